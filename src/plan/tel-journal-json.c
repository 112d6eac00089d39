/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-json.h"

/**
 * tel_journal_json_add_text:
 * @builder: a builder within an object
 * @name: the name of a member
 * @text: (nullable): its text; %NULL becomes null
 *
 * Adds a member to what is exported of the journal.
 */
void
tel_journal_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}
