/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

#include "model/tel-carried.h"

G_BEGIN_DECLS

/**
 * TelPropertyType:
 * @TEL_PROPERTY_STRING: a char *, NULL when unset
 * @TEL_PROPERTY_BOOLEAN: a gboolean
 * @TEL_PROPERTY_UINT: a guint
 * @TEL_PROPERTY_STRINGS: a GStrv, NULL when unset
 * @TEL_PROPERTY_BOXED: a boxed value
 * @TEL_PROPERTY_OBJECT: a GObject
 */
typedef enum
{
  TEL_PROPERTY_STRING,
  TEL_PROPERTY_BOOLEAN,
  TEL_PROPERTY_UINT,
  TEL_PROPERTY_STRINGS,
  TEL_PROPERTY_BOXED,
  TEL_PROPERTY_OBJECT,
} TelPropertyType;

/**
 * TelObjectProperty:
 * @name: the property's name
 * @nick: the term of the glossary, marked for translation: every label is taken from here
 * @type: how the value is kept
 * @value_type: (nullable): the GType of a boxed value or an object
 * @offset: where the value stands in the instance
 *
 * One property of an administered object. A table of them is all that a class has to say.
 */
typedef struct
{
  const char *name;
  const char *nick;
  TelPropertyType type;
  GType (*value_type) (void);
  gssize offset;
} TelObjectProperty;

#define TEL_TYPE_OBJECT (tel_object_get_type ())
G_DECLARE_DERIVABLE_TYPE (TelObject, tel_object, TEL, OBJECT, GObject)

struct _TelObjectClass
{
  GObjectClass parent_class;

  /*< private >*/
  const TelObjectProperty *properties;
  guint n_properties;
  const char *key;
};

void tel_object_class_install (TelObjectClass *klass,
                               const TelObjectProperty *properties,
                               guint n_properties,
                               const char *key);

const char *tel_object_get_uuid (TelObject *self);
const char *tel_object_get_key (TelObject *self);
TelCarried *tel_object_get_carried (TelObject *self);
const char *tel_object_get_property_label (TelObject *self, const char *property);
gpointer tel_object_copy (TelObject *self);
gboolean tel_object_property_equal (TelObject *self, TelObject *other, const char *property);
char **tel_object_list_differences (TelObject *self, TelObject *other);

G_END_DECLS
