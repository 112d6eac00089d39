/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-editor-section.h"

G_BEGIN_DECLS

/* A group of rows, each a field of a draft: a text with its limits, a reference, a switch, or a value to look at. */
#define TEL_TYPE_FIELD_GROUP (tel_field_group_get_type ())
G_DECLARE_FINAL_TYPE (TelFieldGroup, tel_field_group, TEL, FIELD_GROUP, AdwPreferencesGroup)

/**
 * TelFieldKind:
 * @TEL_FIELD_TEXT: a string property in an entry
 * @TEL_FIELD_SWITCH: a boolean property
 * @TEL_FIELD_VALUE: a string property that is not edited here
 *
 * How a field is shown.
 */
typedef enum
{
  TEL_FIELD_TEXT,
  TEL_FIELD_SWITCH,
  TEL_FIELD_VALUE,
} TelFieldKind;

TelFieldGroup *tel_field_group_new (const char *title);
void tel_field_group_add (TelFieldGroup *self, TelFieldKind kind, const char *property);
void tel_field_group_add_reference (TelFieldGroup *self, GListModel *choices, const char *property, gboolean optional);
void tel_field_group_add_button (TelFieldGroup *self, const char *property, const char *label, const char *action_name);

G_END_DECLS
