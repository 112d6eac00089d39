/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-overview.h"

/* The users and the devices; their kinds are the first two. */
#define N_SIDES (TEL_OBJECT_KIND_DEVICE + 1)

struct _TelAuditOverview
{
  GObject parent_instance;

  TelAudit *audit;
  TelAuditRows *rows[N_SIDES];
  TelAuditCriteria criteria;
  char *pool;

  /* What was counted. */
  GPtrArray *findings;
  guint n_with_findings[N_SIDES];
  guint n_of_severity[TEL_N_SEVERITIES];
  guint n_accepted;
  guint n_open;
};

G_DEFINE_FINAL_TYPE (TelAuditOverview, tel_audit_overview, G_TYPE_OBJECT)

enum
{
  REBUILT,
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  guint n;
  TelSeverity worst;
} Tally;

static gboolean
shows_device (TelAuditOverview *self, TelDevice *device)
{
  TelDeviceType type;

  if (self->criteria.pool != NULL && g_strcmp0 (tel_device_get_device_pool (device), self->criteria.pool) != 0)
    return FALSE;
  if (self->criteria.type == TEL_AUDIT_ANY_TYPE)
    return TRUE;
  if (!tel_device_get_softphone_type (device, &type))
    return self->criteria.type == TEL_AUDIT_OTHER_TYPES;

  return self->criteria.type == (int) type;
}

static gboolean
is_about_devices (TelAuditOverview *self)
{
  return self->criteria.type != TEL_AUDIT_ANY_TYPE || self->criteria.pool != NULL;
}

/* What concerns no device is not about one of a type or a pool. */
static gboolean
concerns_devices (TelAuditOverview *self, TelFinding *finding)
{
  const char *const *names = tel_finding_get_devices (finding);

  if (!is_about_devices (self))
    return TRUE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      TelAuditRow *row = tel_audit_rows_find (self->rows[TEL_OBJECT_KIND_DEVICE], names[i]);

      if (row != NULL && shows_device (self, tel_audit_row_get_device (row)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_severity (TelAuditOverview *self, TelFinding *finding)
{
  return (self->criteria.severities & (1u << tel_finding_get_severity (finding))) != 0;
}

static void
add_to_tallies (GHashTable *tallies, TelAuditRows *rows, const char *const *names, TelSeverity severity)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      TelAuditRow *row = tel_audit_rows_find (rows, names[i]);
      Tally *tally;

      if (row == NULL)
        continue;

      tally = g_hash_table_lookup (tallies, row);
      if (tally == NULL)
        {
          tally = g_new0 (Tally, 1);
          tally->worst = severity;
          g_hash_table_insert (tallies, row, tally);
        }
      tally->n++;
      tally->worst = MIN (tally->worst, severity);
    }
}

/* Rows that are as they were say nothing, so that a large list costs no more than its findings. */
static void
apply_tallies (TelAuditOverview *self, TelObjectKind kind, GHashTable *tallies)
{
  TelAuditRows *rows = self->rows[kind];

  self->n_with_findings[kind] = g_hash_table_size (tallies);
  for (guint i = 0; i < tel_audit_rows_get_n (rows); i++)
    {
      TelAuditRow *row = tel_audit_rows_get_nth (rows, i);
      Tally *tally = g_hash_table_lookup (tallies, row);

      tel_audit_row_set_findings (row, tally != NULL ? tally->n : 0, tally != NULL ? tally->worst : TEL_N_SEVERITIES);
    }
}

/* The totals of the severities are of what is left by everything else that was chosen: they stand on the buttons that
 * choose among severities. */
static void
count_finding (TelAuditOverview *self, TelFinding *finding, GPtrArray *by_severity[])
{
  gboolean is_accepted = tel_finding_is_accepted (finding);

  if (!is_accepted)
    self->n_open++;
  if (self->criteria.rule != NULL && tel_finding_get_rule (finding) != self->criteria.rule)
    return;
  if (!concerns_devices (self, finding))
    return;
  if (is_accepted)
    {
      self->n_accepted++;
      if (!self->criteria.accepted)
        return;
    }

  self->n_of_severity[tel_finding_get_severity (finding)]++;
  if (has_severity (self, finding))
    g_ptr_array_add (by_severity[tel_finding_get_severity (finding)], finding);
}

static void
reset_counts (TelAuditOverview *self)
{
  g_ptr_array_set_size (self->findings, 0);
  self->n_accepted = 0;
  self->n_open = 0;
  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    self->n_of_severity[i] = 0;
}

/* The worst first, within a severity in the order of the rules. */
static void
collect_findings (TelAuditOverview *self)
{
  GPtrArray *by_severity[TEL_N_SEVERITIES];

  reset_counts (self);
  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    by_severity[i] = g_ptr_array_new ();
  for (guint i = 0; self->audit != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->audit)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->audit), i);

      count_finding (self, finding, by_severity);
    }
  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    {
      for (guint j = 0; j < by_severity[i]->len; j++)
        g_ptr_array_add (self->findings, g_object_ref (by_severity[i]->pdata[j]));
      g_ptr_array_unref (by_severity[i]);
    }
}

static void
count (TelAuditOverview *self)
{
  g_autoptr (GHashTable) users = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) devices = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  collect_findings (self);
  for (guint i = 0; i < self->findings->len; i++)
    {
      TelFinding *finding = self->findings->pdata[i];
      TelSeverity severity = tel_finding_get_severity (finding);

      add_to_tallies (users, self->rows[TEL_OBJECT_KIND_USER], tel_finding_get_users (finding), severity);
      add_to_tallies (devices, self->rows[TEL_OBJECT_KIND_DEVICE], tel_finding_get_devices (finding), severity);
    }
  apply_tallies (self, TEL_OBJECT_KIND_USER, users);
  apply_tallies (self, TEL_OBJECT_KIND_DEVICE, devices);
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
rebuild (TelAuditOverview *self)
{
  TelSnapshot *snapshot = tel_audit_overview_get_snapshot (self);

  for (TelObjectKind kind = 0; kind < N_SIDES; kind++)
    tel_audit_rows_fill (self->rows[kind], snapshot != NULL ? tel_snapshot_get_objects (snapshot, kind) : NULL);
  g_signal_emit (self, signals[REBUILT], 0);
  count (self);
}

static void
tel_audit_overview_dispose (GObject *object)
{
  TelAuditOverview *self = TEL_AUDIT_OVERVIEW (object);

  /* An audit that ends tells that nothing is accepted in it any more. */
  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_data (self->audit, self);
  g_clear_object (&self->audit);
  g_ptr_array_set_size (self->findings, 0);
  for (guint i = 0; i < N_SIDES; i++)
    g_clear_object (&self->rows[i]);

  G_OBJECT_CLASS (tel_audit_overview_parent_class)->dispose (object);
}

static void
tel_audit_overview_finalize (GObject *object)
{
  TelAuditOverview *self = TEL_AUDIT_OVERVIEW (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->pool, g_free);

  G_OBJECT_CLASS (tel_audit_overview_parent_class)->finalize (object);
}

static void
tel_audit_overview_class_init (TelAuditOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_audit_overview_dispose;
  G_OBJECT_CLASS (klass)->finalize = tel_audit_overview_finalize;

  signals[REBUILT] =
      g_signal_new ("rebuilt", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COUNTED] =
      g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_audit_overview_init (TelAuditOverview *self)
{
  self->criteria.severities = TEL_AUDIT_ALL_SEVERITIES;
  self->criteria.type = TEL_AUDIT_ANY_TYPE;
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < N_SIDES; i++)
    self->rows[i] = tel_audit_rows_new ();
}

/**
 * tel_audit_overview_new:
 *
 * Makes an overview of nothing.
 *
 * Returns: (transfer full): a new overview
 */
TelAuditOverview *
tel_audit_overview_new (void)
{
  return g_object_new (TEL_TYPE_AUDIT_OVERVIEW, NULL);
}

/**
 * tel_audit_overview_set_audit:
 * @self: an overview
 * @audit: (nullable): an audit that was judged, %NULL for none
 *
 * Shows another audit, and follows it when it is judged again.
 */
void
tel_audit_overview_set_audit (TelAuditOverview *self, TelAudit *audit)
{
  g_return_if_fail (TEL_IS_AUDIT_OVERVIEW (self));
  g_return_if_fail (audit == NULL || TEL_IS_AUDIT (audit));

  if (self->audit == audit)
    return;

  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_data (self->audit, self);
  g_set_object (&self->audit, audit);
  if (audit != NULL)
    {
      g_signal_connect_object (audit, "items-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (audit, "exceptions-changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
    }
  rebuild (self);
}

/**
 * tel_audit_overview_get_audit:
 * @self: an overview
 *
 * Gets the audit.
 *
 * Returns: (transfer none) (nullable): the audit
 */
TelAudit *
tel_audit_overview_get_audit (TelAuditOverview *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), NULL);

  return self->audit;
}

/**
 * tel_audit_overview_get_snapshot:
 * @self: an overview
 *
 * Gets what the audit judges.
 *
 * Returns: (transfer none) (nullable): the snapshot
 */
TelSnapshot *
tel_audit_overview_get_snapshot (TelAuditOverview *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), NULL);

  return self->audit != NULL ? tel_audit_get_snapshot (self->audit) : NULL;
}

/**
 * tel_audit_overview_get_rows:
 * @self: an overview
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 *
 * Gets all users or all devices.
 *
 * Returns: (transfer none): the rows, the same object for ever
 */
TelAuditRows *
tel_audit_overview_get_rows (TelAuditOverview *self, TelObjectKind kind)
{
  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), NULL);
  g_return_val_if_fail (kind < N_SIDES, NULL);

  return self->rows[kind];
}

static void
add_related (TelAuditOverview *self, TelAuditRow *row, GHashTable *seen, GPtrArray *related)
{
  TelSnapshot *snapshot = tel_audit_overview_get_snapshot (self);
  const char *name = tel_audit_row_get_name (row);
  gboolean is_user = tel_audit_row_get_user (row) != NULL;
  GPtrArray *objects =
      is_user ? tel_snapshot_get_devices_of_user (snapshot, name) : tel_snapshot_get_users_of_device (snapshot, name);
  TelAuditRows *rows = self->rows[is_user ? TEL_OBJECT_KIND_DEVICE : TEL_OBJECT_KIND_USER];

  for (guint i = 0; i < objects->len; i++)
    {
      TelAuditRow *other = tel_audit_rows_find (rows, tel_object_get_key (objects->pdata[i]));

      if (other != NULL && g_hash_table_add (seen, other))
        g_ptr_array_add (related, g_object_ref (other));
    }
}

/**
 * tel_audit_overview_list_related:
 * @self: an overview
 * @rows: (element-type TelAuditRow): users, or devices
 *
 * Lists what belongs to them on the other side: the devices of users, owned or associated, or the users of devices.
 *
 * Returns: (transfer full) (element-type TelAuditRow): the rows
 */
GPtrArray *
tel_audit_overview_list_related (TelAuditOverview *self, GPtrArray *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *related = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), related);
  g_return_val_if_fail (rows != NULL, related);

  if (self->audit != NULL)
    for (guint i = 0; i < rows->len; i++)
      add_related (self, rows->pdata[i], seen, related);

  return related;
}

static gboolean
is_same (const TelAuditCriteria *one, const TelAuditCriteria *other)
{
  return one->severities == other->severities && one->rule == other->rule && one->type == other->type &&
         g_strcmp0 (one->pool, other->pool) == 0 && one->accepted == other->accepted;
}

/**
 * tel_audit_overview_set_criteria:
 * @self: an overview
 * @criteria: (transfer none): what is to be counted
 *
 * Chooses which findings count, and counts them where others do than before.
 */
void
tel_audit_overview_set_criteria (TelAuditOverview *self, const TelAuditCriteria *criteria)
{
  g_autofree char *pool = NULL;

  g_return_if_fail (TEL_IS_AUDIT_OVERVIEW (self));
  g_return_if_fail (criteria != NULL);

  if (is_same (&self->criteria, criteria))
    return;

  pool = g_strdup (criteria->pool);
  g_free (self->pool);
  self->pool = g_steal_pointer (&pool);
  self->criteria = *criteria;
  self->criteria.pool = self->pool;
  count (self);
}

/**
 * tel_audit_overview_shows_row:
 * @self: an overview
 * @row: one of its rows
 *
 * Tells whether the device is of the type and the device pool that were chosen, or the user has such a device.
 *
 * Returns: %TRUE when it is to be shown
 */
gboolean
tel_audit_overview_shows_row (TelAuditOverview *self, TelAuditRow *row)
{
  GPtrArray *devices;

  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), FALSE);
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (row), FALSE);

  if (!is_about_devices (self))
    return TRUE;
  if (tel_audit_row_get_device (row) != NULL)
    return shows_device (self, tel_audit_row_get_device (row));

  devices = tel_snapshot_get_devices_of_user (tel_audit_overview_get_snapshot (self), tel_audit_row_get_name (row));
  for (guint i = 0; i < devices->len; i++)
    if (shows_device (self, devices->pdata[i]))
      return TRUE;

  return FALSE;
}

/**
 * tel_audit_overview_count_with_findings:
 * @self: an overview
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 *
 * Counts the users or the devices that findings concern.
 *
 * Returns: how many there are
 */
guint
tel_audit_overview_count_with_findings (TelAuditOverview *self, TelObjectKind kind)
{
  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), 0);
  g_return_val_if_fail (kind < N_SIDES, 0);

  return self->n_with_findings[kind];
}

/**
 * tel_audit_overview_count_of_severity:
 * @self: an overview
 * @severity: a severity
 *
 * Counts what is as bad as that, whether this severity is chosen or not.
 *
 * Returns: the number of findings
 */
guint
tel_audit_overview_count_of_severity (TelAuditOverview *self, TelSeverity severity)
{
  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), 0);
  g_return_val_if_fail (severity < TEL_N_SEVERITIES, 0);

  return self->n_of_severity[severity];
}

/**
 * tel_audit_overview_count_accepted:
 * @self: an overview
 *
 * Counts what was accepted, whether it is shown or not.
 *
 * Returns: the number of findings
 */
guint
tel_audit_overview_count_accepted (TelAuditOverview *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), 0);

  return self->n_accepted;
}

/**
 * tel_audit_overview_count_open:
 * @self: an overview
 *
 * Counts the findings that nobody has accepted, whatever is chosen.
 *
 * Returns: the number of findings
 */
guint
tel_audit_overview_count_open (TelAuditOverview *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), 0);

  return self->n_open;
}

/**
 * tel_audit_overview_get_findings:
 * @self: an overview
 *
 * Gets the findings that count, the worst first.
 *
 * Returns: (transfer none) (element-type TelFinding): the findings, until they are counted again
 */
GPtrArray *
tel_audit_overview_get_findings (TelAuditOverview *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), NULL);

  return self->findings;
}

static void
add_findings_of_row (TelAuditOverview *self, TelAuditRow *row, GHashTable *wanted)
{
  const char *name = tel_audit_row_get_name (row);
  GPtrArray *findings = tel_audit_row_get_user (row) != NULL ? tel_audit_get_findings_of_user (self->audit, name)
                                                             : tel_audit_get_findings_of_device (self->audit, name);

  for (guint i = 0; i < findings->len; i++)
    g_hash_table_add (wanted, findings->pdata[i]);
}

static gboolean
counts (TelAuditOverview *self, TelFinding *finding)
{
  if (self->criteria.rule != NULL && tel_finding_get_rule (finding) != self->criteria.rule)
    return FALSE;

  return has_severity (self, finding) && concerns_devices (self, finding) &&
         (self->criteria.accepted || !tel_finding_is_accepted (finding));
}

static int
compare_findings (gconstpointer one, gconstpointer other)
{
  TelFinding *a = *(TelFinding **) one;
  TelFinding *b = *(TelFinding **) other;
  int order = (int) tel_finding_get_severity (a) - (int) tel_finding_get_severity (b);

  return order != 0 ? order : strcmp (tel_finding_get_id (a), tel_finding_get_id (b));
}

/**
 * tel_audit_overview_list_findings:
 * @self: an overview
 * @rows: (element-type TelAuditRow): users, or devices
 *
 * Lists the findings that count and concern them, the worst first.
 *
 * Returns: (transfer full) (element-type TelFinding): the findings
 */
GPtrArray *
tel_audit_overview_list_findings (TelAuditOverview *self, GPtrArray *rows)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer finding;

  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), findings);
  g_return_val_if_fail (rows != NULL, findings);

  if (self->audit == NULL)
    return findings;

  for (guint i = 0; i < rows->len; i++)
    add_findings_of_row (self, rows->pdata[i], wanted);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &finding, NULL))
    if (counts (self, finding))
      g_ptr_array_add (findings, g_object_ref (finding));
  g_ptr_array_sort (findings, compare_findings);

  return findings;
}

static gboolean
has_row_with_words (TelAuditRows *rows, const char *const *names, TelSnapshot *snapshot, const char *const *words)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      TelAuditRow *row = tel_audit_rows_find (rows, names[i]);

      if (row != NULL && tel_audit_row_has_words (row, snapshot, words))
        return TRUE;
    }

  return FALSE;
}

/* A profile or a parameter is no row: it has its name only. */
static gboolean
has_name_with_words (TelFinding *finding, const char *const *words)
{
  g_autofree char *name = NULL;

  if (tel_finding_get_kind (finding) < N_SIDES)
    return FALSE;

  name = tel_user_fold_search_text (tel_finding_get_name (finding));
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (name, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * tel_audit_overview_list_findings_with:
 * @self: an overview
 * @words: folded words, see tel_user_fold_search_text()
 *
 * Lists the findings that count and concern something that a search for the words finds, the worst first.
 *
 * Returns: (transfer full) (element-type TelFinding): the findings
 */
GPtrArray *
tel_audit_overview_list_findings_with (TelAuditOverview *self, const char *const *words)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  TelSnapshot *snapshot;

  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), findings);
  g_return_val_if_fail (words != NULL, findings);

  snapshot = tel_audit_overview_get_snapshot (self);
  for (guint i = 0; i < self->findings->len; i++)
    {
      TelFinding *finding = self->findings->pdata[i];

      if (has_row_with_words (self->rows[TEL_OBJECT_KIND_USER], tel_finding_get_users (finding), snapshot, words) ||
          has_row_with_words (self->rows[TEL_OBJECT_KIND_DEVICE], tel_finding_get_devices (finding), snapshot, words) ||
          has_name_with_words (finding, words))
        g_ptr_array_add (findings, g_object_ref (finding));
    }

  return findings;
}

/**
 * tel_audit_overview_list_findings_of_rule:
 * @self: an overview
 * @rule: a rule
 *
 * Lists the findings of a rule that count, except for those that were accepted.
 *
 * Returns: (transfer full) (element-type TelFinding): the findings
 */
GPtrArray *
tel_audit_overview_list_findings_of_rule (TelAuditOverview *self, const TelAuditRule *rule)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (TEL_IS_AUDIT_OVERVIEW (self), findings);

  for (guint i = 0; i < self->findings->len; i++)
    {
      TelFinding *finding = self->findings->pdata[i];

      if (tel_finding_get_rule (finding) == rule && !tel_finding_is_accepted (finding))
        g_ptr_array_add (findings, g_object_ref (finding));
    }

  return findings;
}
