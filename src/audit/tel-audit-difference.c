/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit-difference.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-journal-json.h"

struct _TelAuditDifference
{
  GObject parent_instance;

  TelReport *before;
  TelReport *after;
  GPtrArray *findings[TEL_N_DIFFERENCE_KINDS];
  /* By the ID of the finding, one more than the kind. */
  GHashTable *kinds;
};

G_DEFINE_FINAL_TYPE (TelAuditDifference, tel_audit_difference, G_TYPE_OBJECT)

static const struct
{
  const char *nick;
  /* The name of its list in a document. */
  const char *member;
  const char *label;
} words[] = {
  /* Translators: what became of a finding of the audit since the one before. */
  [TEL_DIFFERENCE_NEW] = { "new", "new", N_ ("New") },
  /* Translators: what became of a finding of the audit since the one before. */
  [TEL_DIFFERENCE_GONE] = { "gone", "gone", N_ ("Gone") },
  /* Translators: what became of a finding of the audit since the one before. */
  [TEL_DIFFERENCE_REMAINING] = { "remaining", "remaining", N_ ("Remaining") },
  /* Translators: of a finding of the audit that was not judged the time before. */
  [TEL_DIFFERENCE_PERHAPS_NEW] = { "perhaps-new", "perhapsNew", N_ ("Perhaps new") },
  /* Translators: of a finding of the audit that was not judged this time. */
  [TEL_DIFFERENCE_PERHAPS_GONE] = { "perhaps-gone", "perhapsGone", N_ ("Perhaps gone") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == TEL_N_DIFFERENCE_KINDS);

static void
tel_audit_difference_finalize (GObject *object)
{
  TelAuditDifference *self = TEL_AUDIT_DIFFERENCE (object);

  for (guint kind = 0; kind < TEL_N_DIFFERENCE_KINDS; kind++)
    g_ptr_array_unref (self->findings[kind]);
  g_hash_table_unref (self->kinds);
  g_clear_object (&self->before);
  g_clear_object (&self->after);

  G_OBJECT_CLASS (tel_audit_difference_parent_class)->finalize (object);
}

static void
tel_audit_difference_class_init (TelAuditDifferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_audit_difference_finalize;
}

static void
tel_audit_difference_init (TelAuditDifference *self)
{
  for (guint kind = 0; kind < TEL_N_DIFFERENCE_KINDS; kind++)
    self->findings[kind] = g_ptr_array_new ();
  self->kinds = g_hash_table_new (g_str_hash, g_str_equal);
}

static GHashTable *
index_findings (TelReport *report)
{
  GPtrArray *findings = tel_report_get_findings (report);
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < findings->len; i++)
    g_hash_table_insert (by_id, ((TelReportFinding *) findings->pdata[i])->id, findings->pdata[i]);

  return by_id;
}

static void
add (TelAuditDifference *self, TelDifferenceKind kind, TelReportFinding *finding)
{
  g_ptr_array_add (self->findings[kind], finding);
  g_hash_table_insert (self->kinds, finding->id, GUINT_TO_POINTER (kind + 1));
}

static void
compare (TelAuditDifference *self)
{
  GPtrArray *findings_before = tel_report_get_findings (self->before);
  GPtrArray *findings_after = tel_report_get_findings (self->after);
  g_autoptr (GHashTable) by_id_before = index_findings (self->before);
  g_autoptr (GHashTable) by_id_after = index_findings (self->after);

  for (guint i = 0; i < findings_after->len; i++)
    {
      TelReportFinding *finding = findings_after->pdata[i];

      if (g_hash_table_contains (by_id_before, finding->id))
        add (self, TEL_DIFFERENCE_REMAINING, finding);
      else
        add (self, tel_report_has_judged (self->before, finding) ? TEL_DIFFERENCE_NEW : TEL_DIFFERENCE_PERHAPS_NEW,
             finding);
    }
  for (guint i = 0; i < findings_before->len; i++)
    {
      TelReportFinding *finding = findings_before->pdata[i];

      if (g_hash_table_contains (by_id_after, finding->id))
        continue;
      /* What was accepted since is still there. */
      if (tel_report_has_left_out (self->after, finding->id))
        add (self, TEL_DIFFERENCE_REMAINING, finding);
      else
        add (self, tel_report_has_judged (self->after, finding) ? TEL_DIFFERENCE_GONE : TEL_DIFFERENCE_PERHAPS_GONE,
             finding);
    }
}

/**
 * tel_audit_difference_new:
 * @before: what was found first
 * @after: what was found later, with the same filter (tel_report_has_filter_of())
 *
 * Compares two audits by the IDs of their findings. A finding that was not judged on one side (tel_report_has_judged())
 * is neither new nor gone: nobody knows.
 *
 * Returns: (transfer full): the comparison
 */
TelAuditDifference *
tel_audit_difference_new (TelReport *before, TelReport *after)
{
  TelAuditDifference *self;

  g_return_val_if_fail (TEL_IS_REPORT (before) && TEL_IS_REPORT (after), NULL);

  self = g_object_new (TEL_TYPE_AUDIT_DIFFERENCE, NULL);
  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  compare (self);

  return self;
}

/**
 * tel_audit_difference_get_before:
 * @self: a comparison
 *
 * Gets what was found first.
 *
 * Returns: (transfer none): the report
 */
TelReport *
tel_audit_difference_get_before (TelAuditDifference *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_DIFFERENCE (self), NULL);

  return self->before;
}

/**
 * tel_audit_difference_get_after:
 * @self: a comparison
 *
 * Gets what was found later.
 *
 * Returns: (transfer none): the report
 */
TelReport *
tel_audit_difference_get_after (TelAuditDifference *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_DIFFERENCE (self), NULL);

  return self->after;
}

/**
 * tel_audit_difference_get:
 * @self: a comparison
 * @kind: what became of a finding
 *
 * Gets the findings of which that became, in the order of their report. What is new or remains is of the later report,
 * the others of the first, and so is what remains but was left out because it is accepted now.
 *
 * Returns: (transfer none) (element-type TelReportFinding): the findings
 */
GPtrArray *
tel_audit_difference_get (TelAuditDifference *self, TelDifferenceKind kind)
{
  g_return_val_if_fail (TEL_IS_AUDIT_DIFFERENCE (self), NULL);
  g_return_val_if_fail (kind < TEL_N_DIFFERENCE_KINDS, NULL);

  return self->findings[kind];
}

/**
 * tel_audit_difference_find:
 * @self: a comparison
 * @finding_id: the ID of a finding
 * @kind: (out): what became of it
 *
 * Tells what became of a finding.
 *
 * Returns: %FALSE when it is in neither report
 */
gboolean
tel_audit_difference_find (TelAuditDifference *self, const char *finding_id, TelDifferenceKind *kind)
{
  guint found;

  g_return_val_if_fail (TEL_IS_AUDIT_DIFFERENCE (self), FALSE);
  g_return_val_if_fail (finding_id != NULL && kind != NULL, FALSE);

  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, finding_id));
  if (found == 0)
    return FALSE;

  *kind = (TelDifferenceKind) (found - 1);

  return TRUE;
}

static void
add_gone (const TelReportFinding *finding, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  tel_journal_json_add_text (builder, "id", finding->id);
  tel_journal_json_add_text (builder, "severity", tel_severity_get_nick (finding->severity));
  tel_journal_json_add_text (builder, "object", finding->object);
  tel_journal_json_add_text (builder, "read", finding->read);
  json_builder_end_object (builder);
}

/**
 * tel_audit_difference_add_json:
 * @self: a comparison
 * @builder: a builder within an object
 *
 * Adds the member `comparison`: the IDs of what is new, perhaps new and remaining, which the report itself tells of,
 * and what is gone or perhaps gone with its words.
 */
void
tel_audit_difference_add_json (TelAuditDifference *self, JsonBuilder *builder)
{
  g_autofree char *taken_at = NULL;

  g_return_if_fail (TEL_IS_AUDIT_DIFFERENCE (self));
  g_return_if_fail (JSON_IS_BUILDER (builder));

  if (tel_report_get_taken_at (self->before) != NULL)
    taken_at = g_date_time_format_iso8601 (tel_report_get_taken_at (self->before));
  json_builder_set_member_name (builder, "comparison");
  json_builder_begin_object (builder);
  tel_journal_json_add_text (builder, "takenAt", taken_at);
  for (guint kind = 0; kind < TEL_N_DIFFERENCE_KINDS; kind++)
    {
      gboolean is_here = kind != TEL_DIFFERENCE_GONE && kind != TEL_DIFFERENCE_PERHAPS_GONE;

      json_builder_set_member_name (builder, words[kind].member);
      json_builder_begin_array (builder);
      for (guint i = 0; i < self->findings[kind]->len; i++)
        {
          const TelReportFinding *finding = self->findings[kind]->pdata[i];

          if (is_here)
            json_builder_add_string_value (builder, finding->id);
          else
            add_gone (finding, builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/**
 * tel_difference_kind_get_label:
 * @kind: what became of a finding
 *
 * Gets the word for it.
 *
 * Returns: a translated word
 */
const char *
tel_difference_kind_get_label (TelDifferenceKind kind)
{
  g_return_val_if_fail (kind < TEL_N_DIFFERENCE_KINDS, NULL);

  return _ (words[kind].label);
}

/**
 * tel_difference_kind_get_nick:
 * @kind: what became of a finding
 *
 * Gets the word for files.
 *
 * Returns: a word that stays
 */
const char *
tel_difference_kind_get_nick (TelDifferenceKind kind)
{
  g_return_val_if_fail (kind < TEL_N_DIFFERENCE_KINDS, NULL);

  return words[kind].nick;
}
