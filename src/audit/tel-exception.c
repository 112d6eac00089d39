/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-exception.h"

#include "plan/tel-journal-json.h"

/* Of an ID: the rule, the kind of object, its name, and a partition or a place. */
#define LEAST_PARTS 3
#define MOST_PARTS 4

struct _TelException
{
  GObject parent_instance;

  char *finding_id;
  char *rule_id;
  TelObjectKind kind;
  char *name;
  char *partition;
  char *reason;
  char *who;
  GDateTime *when;
  GDate *last_day;
};

G_DEFINE_FINAL_TYPE (TelException, tel_exception, G_TYPE_OBJECT)

static void
tel_exception_finalize (GObject *object)
{
  TelException *self = TEL_EXCEPTION (object);

  g_free (self->finding_id);
  g_free (self->rule_id);
  g_free (self->name);
  g_free (self->partition);
  g_free (self->reason);
  g_free (self->who);
  g_clear_pointer (&self->when, g_date_time_unref);
  g_clear_pointer (&self->last_day, g_date_free);

  G_OBJECT_CLASS (tel_exception_parent_class)->finalize (object);
}

static void
tel_exception_class_init (TelExceptionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_exception_finalize;
}

static void
tel_exception_init (TelException *self)
{
}

/* A rule that this version does not know keeps its exceptions. */
static gboolean
take_id_apart (const char *id, char **rule_id, TelObjectKind *kind, char **name, char **partition)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", -1);
  guint n_parts = g_strv_length (parts);

  if (n_parts < LEAST_PARTS || n_parts > MOST_PARTS || !g_regex_match_simple ("^[A-Z][0-9]{2}$", parts[0], 0, 0) ||
      !tel_object_kind_from_nick (parts[1], kind))
    return FALSE;

  *name = g_uri_unescape_string (parts[2], NULL);
  *partition = parts[3] != NULL ? g_uri_unescape_string (parts[3], NULL) : NULL;
  *rule_id = g_strdup (parts[0]);

  return *name != NULL && **name != '\0' && (parts[3] == NULL || *partition != NULL);
}

/**
 * tel_exception_new:
 * @finding_id: the ID of a finding (tel_finding_get_id())
 * @reason: why it is accepted
 * @who: who accepts it
 * @when: when
 * @last_day: (nullable): the last day on which it counts, in the time of this computer; %NULL for no end
 *
 * Makes an exception.
 *
 * Returns: (transfer full) (nullable): a new exception, or %NULL when that is no ID of a finding
 */
TelException *
tel_exception_new (const char *finding_id, const char *reason, const char *who, GDateTime *when, const GDate *last_day)
{
  g_autoptr (TelException) self = NULL;

  g_return_val_if_fail (finding_id != NULL && reason != NULL && who != NULL && when != NULL, NULL);
  g_return_val_if_fail (last_day == NULL || g_date_valid (last_day), NULL);

  self = g_object_new (TEL_TYPE_EXCEPTION, NULL);
  if (!take_id_apart (finding_id, &self->rule_id, &self->kind, &self->name, &self->partition))
    return NULL;
  self->finding_id = g_strdup (finding_id);
  self->reason = g_strdup (reason);
  self->who = g_strdup (who);
  self->when = g_date_time_ref (when);
  self->last_day = last_day != NULL ? g_date_copy (last_day) : NULL;

  return g_steal_pointer (&self);
}

/**
 * tel_exception_get_finding_id:
 * @self: an exception
 *
 * Gets which finding is accepted.
 *
 * Returns: its ID
 */
const char *
tel_exception_get_finding_id (TelException *self)
{
  g_return_val_if_fail (TEL_IS_EXCEPTION (self), NULL);

  return self->finding_id;
}

/**
 * tel_exception_get_rule_id:
 * @self: an exception
 *
 * Gets which rule the finding is of.
 *
 * Returns: the rule's number, which this version need not know
 */
const char *
tel_exception_get_rule_id (TelException *self)
{
  g_return_val_if_fail (TEL_IS_EXCEPTION (self), NULL);

  return self->rule_id;
}

/**
 * tel_exception_describe_object:
 * @self: an exception
 *
 * Says which object it is about.
 *
 * Returns: (transfer full): such as “device “CSFTADAMS””
 */
char *
tel_exception_describe_object (TelException *self)
{
  g_return_val_if_fail (TEL_IS_EXCEPTION (self), NULL);

  return tel_object_kind_describe (self->kind, self->name, self->partition);
}

/**
 * tel_exception_get_reason:
 * @self: an exception
 *
 * Gets why the finding is accepted.
 *
 * Returns: what a person wrote
 */
const char *
tel_exception_get_reason (TelException *self)
{
  g_return_val_if_fail (TEL_IS_EXCEPTION (self), NULL);

  return self->reason;
}

/**
 * tel_exception_get_who:
 * @self: an exception
 *
 * Gets who has accepted the finding.
 *
 * Returns: the name of an account of the desktop
 */
const char *
tel_exception_get_who (TelException *self)
{
  g_return_val_if_fail (TEL_IS_EXCEPTION (self), NULL);

  return self->who;
}

/**
 * tel_exception_get_when:
 * @self: an exception
 *
 * Gets when the finding was accepted.
 *
 * Returns: (transfer none): the time
 */
GDateTime *
tel_exception_get_when (TelException *self)
{
  g_return_val_if_fail (TEL_IS_EXCEPTION (self), NULL);

  return self->when;
}

/**
 * tel_exception_get_last_day:
 * @self: an exception
 *
 * Gets until when it counts.
 *
 * Returns: (transfer none) (nullable): the last day on which it does, %NULL for no end
 */
const GDate *
tel_exception_get_last_day (TelException *self)
{
  g_return_val_if_fail (TEL_IS_EXCEPTION (self), NULL);

  return self->last_day;
}

/**
 * tel_exception_dup_last_day:
 * @self: an exception
 *
 * Gets until when it counts, for files and tables.
 *
 * Returns: (transfer full) (nullable): the last day as in 2027-01-31, %NULL for no end
 */
char *
tel_exception_dup_last_day (TelException *self)
{
  g_return_val_if_fail (TEL_IS_EXCEPTION (self), NULL);

  return self->last_day != NULL
             ? g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (self->last_day),
                                (guint) g_date_get_month (self->last_day), g_date_get_day (self->last_day))
             : NULL;
}

/**
 * tel_exception_has_ended:
 * @self: an exception
 *
 * Tells whether it counts no longer. Days are those of this computer.
 *
 * Returns: %TRUE when its last day is over
 */
gboolean
tel_exception_has_ended (TelException *self)
{
  g_autoptr (GDateTime) now = NULL;
  GDate today;

  g_return_val_if_fail (TEL_IS_EXCEPTION (self), FALSE);

  if (self->last_day == NULL)
    return FALSE;

  now = g_date_time_new_now_local ();
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));

  return g_date_compare (&today, self->last_day) > 0;
}

/**
 * tel_exception_is_finding_id:
 * @text: a text
 *
 * Tells whether a text is the ID of a finding, which need not be there now.
 *
 * Returns: %TRUE when an exception can be made for it
 */
gboolean
tel_exception_is_finding_id (const char *text)
{
  g_autofree char *rule_id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *partition = NULL;
  TelObjectKind kind;

  g_return_val_if_fail (text != NULL, FALSE);

  return take_id_apart (text, &rule_id, &kind, &name, &partition);
}

/**
 * tel_exception_read_day:
 * @text: a day as in 2027-01-31
 * @day: (out): the day
 *
 * Reads a day.
 *
 * Returns: %FALSE when it is none
 */
gboolean
tel_exception_read_day (const char *text, GDate *day)
{
  guint64 year = 0;
  guint64 month = 0;
  guint64 number = 0;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL && day != NULL, FALSE);

  if (!g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, 0, 0))
    return FALSE;

  parts = g_strsplit (text, "-", -1);
  g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT16, &year, NULL);
  g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT8, &month, NULL);
  g_ascii_string_to_unsigned (parts[2], 10, 0, G_MAXUINT8, &number, NULL);
  g_date_clear (day, 1);
  if (!g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

/**
 * tel_exception_add_json:
 * @self: an exception
 * @builder: a builder within an object
 *
 * Writes an exception down. What is read back is the finding's ID and what a person said; the rule and the object are
 * there for programs.
 */
void
tel_exception_add_json (TelException *self, JsonBuilder *builder)
{
  g_autofree char *when = NULL;
  g_autofree char *last_day = NULL;

  g_return_if_fail (TEL_IS_EXCEPTION (self));
  g_return_if_fail (JSON_IS_BUILDER (builder));

  when = g_date_time_format_iso8601 (self->when);
  last_day = tel_exception_dup_last_day (self);
  tel_journal_json_add_text (builder, "finding", self->finding_id);
  tel_journal_json_add_text (builder, "rule", self->rule_id);
  tel_journal_json_add_text (builder, "kind", tel_object_kind_get_nick (self->kind));
  tel_journal_json_add_text (builder, "name", self->name);
  tel_journal_json_add_text (builder, "partition", self->partition);
  tel_journal_json_add_text (builder, "reason", self->reason);
  tel_journal_json_add_text (builder, "acceptedBy", self->who);
  tel_journal_json_add_text (builder, "acceptedAt", when);
  tel_journal_json_add_text (builder, "until", last_day);
  json_builder_set_member_name (builder, "ended");
  json_builder_add_boolean_value (builder, tel_exception_has_ended (self));
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/**
 * tel_exception_from_json:
 * @node: what tel_exception_add_json() has written, as an object
 *
 * Reads an exception.
 *
 * Returns: (transfer full) (nullable): the exception, or %NULL when something of it is missing or not what it should be
 */
TelException *
tel_exception_from_json (JsonNode *node)
{
  JsonObject *object;
  const char *id, *reason, *who, *when_text, *day_text;
  g_autoptr (GDateTime) when = NULL;
  GDate day;

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  id = get_text (object, "finding");
  reason = get_text (object, "reason");
  who = get_text (object, "acceptedBy");
  when_text = get_text (object, "acceptedAt");
  day_text = get_text (object, "until");
  when = when_text != NULL ? g_date_time_new_from_iso8601 (when_text, NULL) : NULL;
  if (id == NULL || reason == NULL || who == NULL || when == NULL)
    return NULL;
  /* An end that cannot be read must not become none. */
  if (day_text != NULL && !tel_exception_read_day (day_text, &day))
    return NULL;
  if (day_text == NULL && json_object_has_member (object, "until") && !json_object_get_null_member (object, "until"))
    return NULL;

  return tel_exception_new (id, reason, who, when, day_text != NULL ? &day : NULL);
}
