/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-audit-line.h"

#include "model/tel-secret-name.h"
#include "plan/tel-journal-json.h"

#define HIDDEN "…"

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/* In UTC, so that the lines of several computers can be put in order. */
static void
add_time (JsonBuilder *builder, const char *name, gint64 microseconds)
{
  g_autoptr (GDateTime) seconds =
      microseconds != 0 ? g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC) : NULL;
  g_autoptr (GDateTime) time = seconds != NULL ? g_date_time_add (seconds, microseconds % G_USEC_PER_SEC) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  tel_journal_json_add_text (builder, name, text);
}

/* Each kind of object has one of these. */
static void
add_object (JsonBuilder *builder, const TelJournalStepRecord *step)
{
  static const char *const keys[] = { "name", "user-id", "pattern" };
  const char *text = step->base != NULL ? step->base : step->draft;
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = NULL;

  for (guint i = 0; object != NULL && name == NULL && i < G_N_ELEMENTS (keys); i++)
    name = json_object_get_string_member_with_default (object, keys[i], NULL);
  tel_journal_json_add_text (builder, "object", name);
  tel_journal_json_add_text (builder, "partition",
                             object != NULL ? json_object_get_string_member_with_default (object, "partition", NULL)
                                            : NULL);
}

/* The label is in the language of whoever ran the plan, and an older journal has nothing else. */
static gboolean
is_secret (const TelJournalStepRecord *step, TelChange *change)
{
  const char *name = tel_change_get_name (change);

  return tel_secret_name_matches (tel_change_get_label (change)) ||
         (name != NULL && (tel_secret_name_matches (name) || tel_journal_record_holds_secret (step->kind, name)));
}

/* The value itself, which is the same in every language, where it can stand in a line. */
static void
add_value (JsonBuilder *builder, const char *member, const char *object, const char *property)
{
  g_autoptr (JsonNode) node = object != NULL ? json_from_string (object, NULL) : NULL;
  JsonNode *value = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                        ? json_object_get_member (json_node_get_object (node), property)
                        : NULL;

  json_builder_set_member_name (builder, member);
  if (value != NULL && JSON_NODE_HOLDS_VALUE (value))
    json_builder_add_value (builder, json_node_copy (value));
  else
    json_builder_add_null_value (builder);
}

/* The plan holds no secret; a field that is one, or is named like one, is hidden all the same. */
static void
add_changes (JsonBuilder *builder, const TelJournalStepRecord *step)
{
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < step->changes->len; i++)
    {
      TelChange *change = g_ptr_array_index (step->changes, i);
      const char *label = tel_change_get_label (change);
      const char *before = tel_change_get_before (change);
      const char *after = tel_change_get_after (change);
      const char *name = tel_change_get_name (change);
      gboolean hides = is_secret (step, change);

      json_builder_begin_object (builder);
      tel_journal_json_add_text (builder, "property", name);
      tel_journal_json_add_text (builder, "field", label);
      tel_journal_json_add_text (builder, "before", hides && before != NULL ? HIDDEN : before);
      tel_journal_json_add_text (builder, "after", hides && after != NULL ? HIDDEN : after);
      add_value (builder, "valueBefore", hides || name == NULL ? NULL : step->base, name);
      add_value (builder, "valueAfter", hides || name == NULL ? NULL : step->draft, name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_step (JsonBuilder *builder, const TelJournalStepRecord *step)
{
  tel_journal_json_add_text (builder, "operation", step->operation);
  tel_journal_json_add_text (builder, "kind", step->kind);
  add_object (builder, step);
  tel_journal_json_add_text (builder, "sentence", step->sentence);
  json_builder_set_member_name (builder, "newString");
  json_builder_add_boolean_value (builder, step->new_string);
  add_changes (builder, step);
  tel_journal_json_add_text (builder, "result", step->state);
  /* Everything was as wanted before, so that nothing was written. */
  json_builder_set_member_name (builder, "written");
  json_builder_add_boolean_value (builder, g_strcmp0 (step->result, TEL_JOURNAL_RECORD_IDLE) != 0);
  tel_journal_json_add_text (builder, "message", step->message);
}

/**
 * tel_audit_line_is_due:
 * @step: a step of a plan
 *
 * Tells whether a step is in the audit trail: whether it was sent, whatever became of it.
 *
 * Returns: %FALSE for one that was never begun
 */
gboolean
tel_audit_line_is_due (const TelJournalStepRecord *step)
{
  g_return_val_if_fail (step != NULL, FALSE);

  return step->sent != 0;
}

/**
 * tel_audit_line_make:
 * @plan: a plan with its steps
 * @position: which of them, from 0
 *
 * Writes a step for the audit trail: who, when, what, before and after without secrets, and the result.
 *
 * Returns: (transfer full): one line of JSON, without the end of the line
 */
char *
tel_audit_line_make (const TelJournalRecord *plan, guint position)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const TelJournalStepRecord *step;

  g_return_val_if_fail (plan != NULL && plan->steps != NULL && position < plan->steps->len, NULL);

  step = g_ptr_array_index (plan->steps, position);
  json_builder_begin_object (builder);
  add_time (builder, "time", step->sent);
  add_time (builder, "settled", step->settled);
  tel_journal_json_add_text (builder, "program", "telephonist " TEL_VERSION);
  tel_journal_json_add_text (builder, "desktopUser", plan->person);
  tel_journal_json_add_text (builder, "axlUser", plan->account);
  tel_journal_json_add_text (builder, "cluster", plan->cluster);
  tel_journal_json_add_text (builder, "connection", plan->connection);
  add_number (builder, "plan", plan->id);
  tel_journal_json_add_text (builder, "title", plan->title);
  add_number (builder, "undoes", plan->undoes);
  add_number (builder, "step", (gint64) position + 1);
  add_step (builder, step);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}
