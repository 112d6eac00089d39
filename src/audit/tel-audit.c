/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit.h"

#include <glib/gi18n-lib.h>

#include "model/tel-translation.h"

struct _TelAudit
{
  GObject parent_instance;

  TelSnapshot *snapshot;
  TelAuditLimits limits;
  char *language;
  TelExceptions *exceptions;
  GPtrArray *findings;
  GHashTable *by_id;
  GHashTable *by_user;
  GHashTable *by_device;
  GHashTable *n_by_rule;
  guint n_by_severity[TEL_N_SEVERITIES];
  GHashTable *n_accepted_by_rule;
  guint n_accepted_by_severity[TEL_N_SEVERITIES];
  GPtrArray *none;
};

enum
{
  SIGNAL_EXCEPTIONS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One judging: a rule at a time, so that a large snapshot does not hold up the main loop. */
typedef struct
{
  guint next;
  GPtrArray *findings;
} Judging;

static void tel_audit_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TelAudit,
                               tel_audit,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tel_audit_list_model_init))

static GType
tel_audit_get_item_type (GListModel *model)
{
  return TEL_TYPE_FINDING;
}

static guint
tel_audit_get_n_items (GListModel *model)
{
  return TEL_AUDIT (model)->findings->len;
}

static gpointer
tel_audit_get_item (GListModel *model, guint position)
{
  TelAudit *self = TEL_AUDIT (model);

  return position < self->findings->len ? g_object_ref (self->findings->pdata[position]) : NULL;
}

static void
tel_audit_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tel_audit_get_item_type;
  iface->get_n_items = tel_audit_get_n_items;
  iface->get_item = tel_audit_get_item;
}

static void
judging_free (Judging *judging)
{
  g_clear_pointer (&judging->findings, g_ptr_array_unref);
  g_free (judging);
}

static void
tel_audit_dispose (GObject *object)
{
  tel_audit_set_exceptions (TEL_AUDIT (object), NULL);

  G_OBJECT_CLASS (tel_audit_parent_class)->dispose (object);
}

static void
tel_audit_finalize (GObject *object)
{
  TelAudit *self = TEL_AUDIT (object);

  g_clear_object (&self->snapshot);
  g_free (self->language);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_user, g_hash_table_unref);
  g_clear_pointer (&self->by_device, g_hash_table_unref);
  g_clear_pointer (&self->n_by_rule, g_hash_table_unref);
  g_clear_pointer (&self->n_accepted_by_rule, g_hash_table_unref);
  g_clear_pointer (&self->none, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_audit_parent_class)->finalize (object);
}

static void
tel_audit_class_init (TelAuditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_audit_dispose;
  object_class->finalize = tel_audit_finalize;

  /**
   * TelAudit::exceptions-changed:
   *
   * What is accepted may be another now, and the counts with it. The findings themselves are the same.
   */
  signals[SIGNAL_EXCEPTIONS_CHANGED] =
      g_signal_new ("exceptions-changed", TEL_TYPE_AUDIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_audit_init (TelAudit *self)
{
  self->limits = TEL_AUDIT_DEFAULT_LIMITS;
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_user = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_device = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->n_by_rule = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->n_accepted_by_rule = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->none = g_ptr_array_new ();
}

static void
add_to_each (GHashTable *index, const char *const *names, TelFinding *finding)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      GPtrArray *findings = g_hash_table_lookup (index, names[i]);

      if (findings == NULL)
        {
          findings = g_ptr_array_new ();
          g_hash_table_insert (index, g_strdup (names[i]), findings);
        }
      g_ptr_array_add (findings, finding);
    }
}

static void
count_one (GHashTable *n_by_rule, const TelAuditRule *rule)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (n_by_rule, rule));

  g_hash_table_insert (n_by_rule, (gpointer) rule, GUINT_TO_POINTER (n + 1));
}

static void
index_finding (TelAudit *self, TelFinding *finding)
{
  g_hash_table_insert (self->by_id, (gpointer) tel_finding_get_id (finding), finding);
  count_one (self->n_by_rule, tel_finding_get_rule (finding));
  self->n_by_severity[tel_finding_get_severity (finding)]++;
  add_to_each (self->by_user, tel_finding_get_users (finding), finding);
  add_to_each (self->by_device, tel_finding_get_devices (finding), finding);
}

static void
apply_exceptions (TelAudit *self)
{
  g_hash_table_remove_all (self->n_accepted_by_rule);
  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    self->n_accepted_by_severity[i] = 0;

  for (guint i = 0; i < self->findings->len; i++)
    tel_finding_set_exception (self->findings->pdata[i], NULL);
  for (guint i = 0; self->exceptions != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->exceptions)); i++)
    {
      g_autoptr (TelException) exception = g_list_model_get_item (G_LIST_MODEL (self->exceptions), i);
      TelFinding *finding = g_hash_table_lookup (self->by_id, tel_exception_get_finding_id (exception));

      if (finding == NULL)
        continue;
      tel_finding_set_exception (finding, exception);
      if (!tel_finding_is_accepted (finding))
        continue;
      count_one (self->n_accepted_by_rule, tel_finding_get_rule (finding));
      self->n_accepted_by_severity[tel_finding_get_severity (finding)]++;
    }
}

static void
on_exceptions_changed (TelAudit *self)
{
  apply_exceptions (self);
  g_signal_emit (self, signals[SIGNAL_EXCEPTIONS_CHANGED], 0);
}

static void
replace_findings (TelAudit *self, GPtrArray *findings)
{
  guint n_before = self->findings->len;
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->findings);

  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->by_user);
  g_hash_table_remove_all (self->by_device);
  g_hash_table_remove_all (self->n_by_rule);
  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    self->n_by_severity[i] = 0;

  self->findings = g_ptr_array_ref (findings);
  for (guint i = 0; i < findings->len; i++)
    index_finding (self, findings->pdata[i]);
  apply_exceptions (self);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, findings->len);
}

static gboolean
judge_next (gpointer user_data)
{
  GTask *task = user_data;
  TelAudit *self = g_task_get_source_object (task);
  Judging *judging = g_task_get_task_data (task);
  const TelAuditRule *rule = tel_audit_rule_get_nth (judging->next);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  if (rule == NULL)
    {
      replace_findings (self, judging->findings);
      g_task_return_boolean (task, TRUE);

      return G_SOURCE_REMOVE;
    }

  if (tel_audit_get_state (self, rule) == TEL_RULE_STATE_RUN)
    {
      TelAuditPass pass = { rule, self->snapshot, self->limits,
                            g_date_time_to_unix (tel_snapshot_get_taken_at (self->snapshot)), judging->findings };

      tel_translation_begin (self->language);
      rule->judge (&pass);
      tel_translation_end ();
    }
  judging->next++;

  return G_SOURCE_CONTINUE;
}

/**
 * tel_audit_new:
 * @snapshot: what was read of a cluster
 *
 * Makes an audit in which nothing was judged yet.
 *
 * Returns: (transfer full): a new audit
 */
TelAudit *
tel_audit_new (TelSnapshot *snapshot)
{
  TelAudit *self;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (snapshot), NULL);

  self = g_object_new (TEL_TYPE_AUDIT, NULL);
  self->snapshot = g_object_ref (snapshot);

  return self;
}

/**
 * tel_audit_get_snapshot:
 * @self: an audit
 *
 * Gets what it judges.
 *
 * Returns: (transfer none): the snapshot
 */
TelSnapshot *
tel_audit_get_snapshot (TelAudit *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT (self), NULL);

  return self->snapshot;
}

/**
 * tel_audit_set_limits:
 * @self: an audit
 * @limits: what this site sees otherwise than the catalogue
 *
 * Sets the limits for the next judging.
 */
void
tel_audit_set_limits (TelAudit *self, const TelAuditLimits *limits)
{
  g_return_if_fail (TEL_IS_AUDIT (self));
  g_return_if_fail (limits != NULL);

  self->limits = *limits;
}

/**
 * tel_audit_get_limits:
 * @self: an audit
 * @limits: (out): what this site sees otherwise than the catalogue
 *
 * Gets the limits of the next judging.
 */
void
tel_audit_get_limits (TelAudit *self, TelAuditLimits *limits)
{
  g_return_if_fail (TEL_IS_AUDIT (self));
  g_return_if_fail (limits != NULL);

  *limits = self->limits;
}

/**
 * tel_audit_set_language:
 * @self: an audit
 * @language: (nullable): a code of ISO 639, %NULL for the language of the program
 *
 * Sets in what language the next judging says what was read.
 */
void
tel_audit_set_language (TelAudit *self, const char *language)
{
  g_return_if_fail (TEL_IS_AUDIT (self));

  g_free (self->language);
  self->language = g_strdup (language);
}

/**
 * tel_audit_set_exceptions:
 * @self: an audit
 * @exceptions: (nullable): what is accepted on this connection, %NULL for nothing
 *
 * Sets what is accepted, and follows it from then on: a finding that is accepted is found all the same, and says so.
 */
void
tel_audit_set_exceptions (TelAudit *self, TelExceptions *exceptions)
{
  g_return_if_fail (TEL_IS_AUDIT (self));
  g_return_if_fail (exceptions == NULL || TEL_IS_EXCEPTIONS (exceptions));

  if (self->exceptions == exceptions)
    return;

  if (self->exceptions != NULL)
    g_signal_handlers_disconnect_by_func (self->exceptions, on_exceptions_changed, self);
  g_set_object (&self->exceptions, exceptions);
  if (exceptions != NULL)
    g_signal_connect_swapped (exceptions, "items-changed", G_CALLBACK (on_exceptions_changed), self);
  on_exceptions_changed (self);
}

/**
 * tel_audit_get_exceptions:
 * @self: an audit
 *
 * Gets what is accepted.
 *
 * Returns: (nullable) (transfer none): the exceptions, or %NULL when none were set
 */
TelExceptions *
tel_audit_get_exceptions (TelAudit *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT (self), NULL);

  return self->exceptions;
}

/**
 * tel_audit_judge_async:
 * @self: an audit
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when every rule was judged
 * @user_data: data for @callback
 *
 * Judges every rule on the snapshot, as it is now, and replaces what was found before.
 */
void
tel_audit_judge_async (TelAudit *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GSource) source = NULL;
  Judging *judging;

  g_return_if_fail (TEL_IS_AUDIT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_audit_judge_async);
  judging = g_new0 (Judging, 1);
  judging->findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, judging, (GDestroyNotify) judging_free);

  source = g_idle_source_new ();
  g_source_set_callback (source, judge_next, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
}

/**
 * tel_audit_judge_finish:
 * @self: an audit
 * @result: the result given to the callback
 * @error: return location for an error: only that it was cancelled, which leaves what was found before
 *
 * Ends tel_audit_judge_async().
 *
 * Returns: %TRUE when every rule was judged
 */
gboolean
tel_audit_judge_finish (TelAudit *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_AUDIT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What a release does not tell at all cannot be missed; what was refused is. */
static gboolean
lacks (TelSnapshot *snapshot, const TelAuditRule *rule, TelSnapshotPart part)
{
  TelSnapshotState state = tel_snapshot_get_state (snapshot, part);

  if (state == TEL_SNAPSHOT_STATE_READ)
    return FALSE;
  if ((rule->needs & (1u << part)) != 0)
    return TRUE;

  return (rule->needs_where_offered & (1u << part)) != 0 && state != TEL_SNAPSHOT_STATE_NOT_OFFERED;
}

static gboolean
lacks_any (TelSnapshot *snapshot, const TelAuditRule *rule)
{
  for (guint part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    if (lacks (snapshot, rule, part))
      return TRUE;

  return FALSE;
}

/* Whether the rest was read, so that it needs only to be asked for. */
static gboolean
waits_for_demand (TelSnapshot *snapshot, const TelAuditRule *rule)
{
  for (guint part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    if (lacks (snapshot, rule, part) && tel_snapshot_get_state (snapshot, part) != TEL_SNAPSHOT_STATE_NOT_READ)
      return FALSE;

  return rule->on_demand;
}

static gboolean
is_readable (TelSnapshot *snapshot, const TelAuditRule *rule)
{
  g_autofree char *reason = rule->explain_unread != NULL ? rule->explain_unread (snapshot) : NULL;

  return reason == NULL;
}

/**
 * tel_audit_get_state:
 * @self: an audit
 * @rule: a rule
 *
 * Tells what becomes of a rule with this snapshot. A rule that needs what the cluster does not offer is not run; it
 * never counts as passed.
 *
 * Returns: its state
 */
TelRuleState
tel_audit_get_state (TelAudit *self, const TelAuditRule *rule)
{
  TelRelease release;

  g_return_val_if_fail (TEL_IS_AUDIT (self), TEL_RULE_STATE_NOT_RUN);
  g_return_val_if_fail (rule != NULL, TEL_RULE_STATE_NOT_RUN);

  release = tel_snapshot_get_release (self->snapshot);
  if (rule->fix == TEL_FIX_OWN_PLAN || rule->judge == NULL)
    return TEL_RULE_STATE_OWN_PLAN;
  if (release < rule->since || (rule->until != 0 && release > rule->until))
    return TEL_RULE_STATE_NOT_APPLICABLE;
  if (!lacks_any (self->snapshot, rule))
    return is_readable (self->snapshot, rule) ? TEL_RULE_STATE_RUN : TEL_RULE_STATE_NOT_RUN;

  return waits_for_demand (self->snapshot, rule) ? TEL_RULE_STATE_ON_DEMAND : TEL_RULE_STATE_NOT_RUN;
}

static void
append_reason (TelAudit *self, TelSnapshotPart part, GString *text)
{
  const char *reason = tel_snapshot_get_reason (self->snapshot, part);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (reason != NULL)
    /* Translators: a part of what is read of a cluster, and why it was not read. */
    g_string_append_printf (text, _ ("%s: %s"), tel_snapshot_part_get_label (part), reason);
  else
    g_string_append_printf (text, _ ("%s: not read"), tel_snapshot_part_get_label (part));
}

/**
 * tel_audit_explain_state:
 * @self: an audit
 * @rule: a rule
 *
 * Says why a rule was not judged, or of one that was, what it could see and what of it was not judged.
 *
 * Returns: (transfer full) (nullable): sentences, a line for each part that was not read, or %NULL when it was judged
 * and there is nothing to say
 */
char *
tel_audit_explain_state (TelAudit *self, const TelAuditRule *rule)
{
  GString *text;

  g_return_val_if_fail (TEL_IS_AUDIT (self), NULL);
  g_return_val_if_fail (rule != NULL, NULL);

  switch (tel_audit_get_state (self, rule))
    {
    case TEL_RULE_STATE_RUN:
      return rule->tell_reading != NULL ? rule->tell_reading (self->snapshot) : NULL;
    case TEL_RULE_STATE_NOT_APPLICABLE:
      return g_strdup_printf (_ ("This does not hold for release %s."),
                              tel_release_to_string (tel_snapshot_get_release (self->snapshot)));
    case TEL_RULE_STATE_ON_DEMAND:
      return g_strdup (_ ("This is read for the users and devices that are shown, when it is asked for."));
    case TEL_RULE_STATE_OWN_PLAN:
      if (rule->fix != TEL_FIX_OWN_PLAN)
        return g_strdup (_ ("Only the cluster knows. A plan that it refuses for this says so."));
      return g_strdup (_ ("Every plan is checked for this before it is carried out."));
    case TEL_RULE_STATE_NOT_RUN:
    default:
      break;
    }

  text = g_string_new (NULL);
  for (guint part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    if (lacks (self->snapshot, rule, part))
      append_reason (self, part, text);
  if (text->len == 0 && rule->explain_unread != NULL)
    {
      g_autofree char *reason = rule->explain_unread (self->snapshot);

      g_string_append (text, reason != NULL ? reason : "");
    }

  return g_string_free (text, FALSE);
}

/**
 * tel_audit_count_of_rule:
 * @self: an audit
 * @rule: a rule
 *
 * Counts what breaks a rule.
 *
 * Returns: the number of findings, open and accepted
 */
guint
tel_audit_count_of_rule (TelAudit *self, const TelAuditRule *rule)
{
  g_return_val_if_fail (TEL_IS_AUDIT (self), 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->n_by_rule, rule));
}

/**
 * tel_audit_count_of_severity:
 * @self: an audit
 * @severity: a severity
 *
 * Counts what is as bad as that.
 *
 * Returns: the number of findings, open and accepted
 */
guint
tel_audit_count_of_severity (TelAudit *self, TelSeverity severity)
{
  g_return_val_if_fail (TEL_IS_AUDIT (self), 0);
  g_return_val_if_fail (severity < TEL_N_SEVERITIES, 0);

  return self->n_by_severity[severity];
}

/**
 * tel_audit_count_accepted_of_rule:
 * @self: an audit
 * @rule: a rule
 *
 * Counts what breaks a rule and is accepted.
 *
 * Returns: the number of findings, which tel_audit_count_of_rule() counts too
 */
guint
tel_audit_count_accepted_of_rule (TelAudit *self, const TelAuditRule *rule)
{
  g_return_val_if_fail (TEL_IS_AUDIT (self), 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->n_accepted_by_rule, rule));
}

/**
 * tel_audit_count_accepted_of_severity:
 * @self: an audit
 * @severity: a severity
 *
 * Counts what is as bad as that and is accepted.
 *
 * Returns: the number of findings, which tel_audit_count_of_severity() counts too
 */
guint
tel_audit_count_accepted_of_severity (TelAudit *self, TelSeverity severity)
{
  g_return_val_if_fail (TEL_IS_AUDIT (self), 0);
  g_return_val_if_fail (severity < TEL_N_SEVERITIES, 0);

  return self->n_accepted_by_severity[severity];
}

/**
 * tel_audit_find:
 * @self: an audit
 * @id: the ID of a finding
 *
 * Looks up a finding.
 *
 * Returns: (nullable) (transfer none): the finding, or %NULL when it is gone
 */
TelFinding *
tel_audit_find (TelAudit *self, const char *id)
{
  g_return_val_if_fail (TEL_IS_AUDIT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

static GPtrArray *
look_up (TelAudit *self, GHashTable *index, const char *name)
{
  GPtrArray *found = g_hash_table_lookup (index, name);

  return found != NULL ? found : self->none;
}

/**
 * tel_audit_get_findings_of_user:
 * @self: an audit
 * @user_id: a user ID
 *
 * Gets what concerns a user: what is wrong with them, their devices and their numbers.
 *
 * Returns: (transfer none) (element-type TelFinding): the findings, until the next judging
 */
GPtrArray *
tel_audit_get_findings_of_user (TelAudit *self, const char *user_id)
{
  g_return_val_if_fail (TEL_IS_AUDIT (self), NULL);
  g_return_val_if_fail (user_id != NULL, NULL);

  return look_up (self, self->by_user, user_id);
}

/**
 * tel_audit_get_findings_of_device:
 * @self: an audit
 * @device_name: a device name
 *
 * Gets what concerns a device: what is wrong with it and its numbers.
 *
 * Returns: (transfer none) (element-type TelFinding): the findings, until the next judging
 */
GPtrArray *
tel_audit_get_findings_of_device (TelAudit *self, const char *device_name)
{
  g_return_val_if_fail (TEL_IS_AUDIT (self), NULL);
  g_return_val_if_fail (device_name != NULL, NULL);

  return look_up (self, self->by_device, device_name);
}
