/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

/**
 * TelSimulatorFieldKind:
 * @TEL_SIMULATOR_FIELD_TEXT: text or a number, as it is
 * @TEL_SIMULATOR_FIELD_BOOLEAN: `t` or `f` in the database, `true` or `false` in an answer
 * @TEL_SIMULATOR_FIELD_ENUMERATION: a number of the type table @target
 * @TEL_SIMULATOR_FIELD_REFERENCE: the primary key of a row of @target
 *
 * How a column becomes an element.
 */
typedef enum
{
  TEL_SIMULATOR_FIELD_TEXT,
  TEL_SIMULATOR_FIELD_BOOLEAN,
  TEL_SIMULATOR_FIELD_ENUMERATION,
  TEL_SIMULATOR_FIELD_REFERENCE,
} TelSimulatorFieldKind;

/**
 * TelSimulatorFieldFlags:
 * @TEL_SIMULATOR_FIELD_READ_ONLY: never written from a request by tel_simulator_record_write()
 * @TEL_SIMULATOR_FIELD_REQUIRED: may not be cleared
 */
typedef enum
{
  TEL_SIMULATOR_FIELD_READ_ONLY = 1 << 0,
  TEL_SIMULATOR_FIELD_REQUIRED = 1 << 1,
} TelSimulatorFieldFlags;

/**
 * TelSimulatorField:
 * @element: the element's name in AXL
 * @column: the column's name
 * @kind: how the one becomes the other
 * @target: (nullable): the type table or the table referred to
 * @flags: what else is to be known
 */
typedef struct
{
  const char *element;
  const char *column;
  TelSimulatorFieldKind kind;
  const char *target;
  TelSimulatorFieldFlags flags;
} TelSimulatorField;

/**
 * TelSimulatorObject:
 * @table: its table
 * @element: its element in requests and answers
 * @label: what faults call it
 * @key: the element and column that names it
 * @key_column: the column that names it
 * @fields: the elements that have a column
 * @n_fields: how many there are
 * @own: (array zero-terminated=1): elements that the object's own code keeps in other tables
 * @unlisted: (array zero-terminated=1) (nullable): elements that list operations cannot give
 * @complete: (nullable): adds the elements of @own to an element of an answer, when @tags asks for them
 * @settle: (nullable): brings the rows of a page, with the object's table as `t`, to what they are at the present time,
 *   before they are read; outside a transaction
 *
 * One kind of administered object. What has no column goes to the row's `tail`.
 */
typedef struct
{
  const char *table;
  const char *element;
  const char *label;
  const char *key;
  const char *key_column;
  const TelSimulatorField *fields;
  guint n_fields;
  const char *const *own;
  const char *const *unlisted;
  void (*complete) (const TelSimulatorContext *context,
                    const char *pkid,
                    const TelSimulatorElement *tags,
                    TelSimulatorElement *element);
  gboolean (*settle) (const TelSimulatorContext *context, const char *page, GPtrArray *values, GError **error);
} TelSimulatorObject;

const char *tel_simulator_record_get_name_column (const char *table);
char *tel_simulator_record_brace (const char *pkid);
char *tel_simulator_record_unbrace (const char *uuid);

gboolean tel_simulator_record_refer (const TelSimulatorContext *context,
                                     const TelSimulatorElement *reference,
                                     const char *table,
                                     char **pkid,
                                     GError **error);
char *tel_simulator_record_find_type (const TelSimulatorContext *context, const char *table, const char *name);
char *tel_simulator_record_find (const TelSimulatorContext *context,
                                 const TelSimulatorObject *object,
                                 const TelSimulatorElement *request,
                                 int code,
                                 GError **error);

GPtrArray *tel_simulator_record_read (const TelSimulatorContext *context,
                                      const TelSimulatorObject *object,
                                      const TelSimulatorElement *tags,
                                      const char *condition,
                                      GPtrArray *values);
TelSimulatorElement *
tel_simulator_record_read_one (const TelSimulatorContext *context, const TelSimulatorObject *object, const char *pkid);
gboolean tel_simulator_record_wants (const TelSimulatorElement *tags, const char *element);
void
tel_simulator_record_add_reference (TelSimulatorElement *parent, const char *name, const char *text, const char *pkid);

gboolean tel_simulator_record_write (const TelSimulatorContext *context,
                                     const TelSimulatorObject *object,
                                     const char *pkid,
                                     const TelSimulatorElement *values,
                                     GError **error);
char *tel_simulator_record_write_tail (const TelSimulatorContext *context,
                                       const char *old,
                                       const TelSimulatorElement *changes,
                                       GError **error);
void tel_simulator_record_read_tail (const char *tail, TelSimulatorElement *element);
gboolean tel_simulator_record_check_name (const char *table, const char *name, GError **error);
gboolean tel_simulator_record_is_empty (const TelSimulatorElement *element);

gboolean tel_simulator_record_list (const TelSimulatorContext *context,
                                    const TelSimulatorObject *object,
                                    const TelSimulatorElement *request,
                                    TelSimulatorElement *response,
                                    GError **error);
void tel_simulator_record_return (const TelSimulatorContext *context,
                                  const TelSimulatorObject *object,
                                  const char *pkid,
                                  const TelSimulatorElement *request,
                                  TelSimulatorElement *response);
gboolean tel_simulator_record_get (const TelSimulatorContext *context,
                                   const TelSimulatorObject *object,
                                   const TelSimulatorElement *request,
                                   TelSimulatorElement *response,
                                   GError **error);
gboolean tel_simulator_record_remove (const TelSimulatorContext *context,
                                      const TelSimulatorObject *object,
                                      const TelSimulatorElement *request,
                                      TelSimulatorElement *response,
                                      GError **error);
gboolean tel_simulator_record_answer (TelSimulatorElement *response, const char *pkid);

G_END_DECLS
