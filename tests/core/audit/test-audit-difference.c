/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit-difference.h"

#include "tel-test-audit.h"
#include "tel-test.h"

static const char *const first[] = { "CSFA", "CSFB", "CSFC", NULL };
static const char *const second[] = { "CSFB", "CSFC", "CSFD", NULL };

static TelReport *
make_report (const char *const *devices, gboolean read, gboolean with_accepted, TelExceptions *exceptions)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, devices);
  g_autoptr (TelAudit) audit = NULL;
  TelReportFilter filter = TEL_REPORT_EVERYTHING;

  if (!read)
    tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_DEVICES, TEL_SNAPSHOT_STATE_REFUSED, "Not now.");
  audit = tel_test_audit_judge (snapshot);
  tel_audit_set_exceptions (audit, exceptions);
  filter.with_accepted = with_accepted;

  return tel_report_new (audit, &filter);
}

static void
assert_ids (TelAuditDifference *difference, TelDifferenceKind kind, const char *expected)
{
  GPtrArray *findings = tel_audit_difference_get (difference, kind);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const TelReportFinding *finding = findings->pdata[i];
      TelDifferenceKind found;

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", finding->name);
      g_assert_true (tel_audit_difference_find (difference, finding->id, &found));
      g_assert_cmpint (found, ==, kind);
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_new_gone_remaining (void)
{
  g_autoptr (TelReport) before = make_report (first, TRUE, TRUE, NULL);
  g_autoptr (TelReport) after = make_report (second, TRUE, TRUE, NULL);
  g_autoptr (TelAuditDifference) difference = tel_audit_difference_new (before, after);
  TelDifferenceKind kind;

  assert_ids (difference, TEL_DIFFERENCE_NEW, "CSFD");
  assert_ids (difference, TEL_DIFFERENCE_GONE, "CSFA");
  assert_ids (difference, TEL_DIFFERENCE_REMAINING, "CSFB CSFC");
  assert_ids (difference, TEL_DIFFERENCE_PERHAPS_NEW, "");
  assert_ids (difference, TEL_DIFFERENCE_PERHAPS_GONE, "");
  g_assert_false (tel_audit_difference_find (difference, "J01/phone/CSFX", &kind));
}

/* What was not looked for is not gone. */
static void
test_not_run_now (void)
{
  g_autoptr (TelReport) before = make_report (first, TRUE, TRUE, NULL);
  g_autoptr (TelReport) after = make_report (second, FALSE, TRUE, NULL);
  g_autoptr (TelAuditDifference) difference = tel_audit_difference_new (before, after);

  assert_ids (difference, TEL_DIFFERENCE_GONE, "");
  assert_ids (difference, TEL_DIFFERENCE_PERHAPS_GONE, "CSFA CSFB CSFC");
  assert_ids (difference, TEL_DIFFERENCE_REMAINING, "");
}

static void
test_not_run_before (void)
{
  g_autoptr (TelReport) before = make_report (first, FALSE, TRUE, NULL);
  g_autoptr (TelReport) after = make_report (second, TRUE, TRUE, NULL);
  g_autoptr (TelAuditDifference) difference = tel_audit_difference_new (before, after);

  assert_ids (difference, TEL_DIFFERENCE_NEW, "");
  assert_ids (difference, TEL_DIFFERENCE_PERHAPS_NEW, "CSFB CSFC CSFD");
}

/* What is accepted is there all the same, whether the report tells of it or not. */
static void
test_accepted_since (gconstpointer data)
{
  gboolean with_accepted = GPOINTER_TO_INT (data);
  g_autofree char *path = tel_exceptions_dup_path ("6f9619ff-8b86-4011-b42d-00c04fc964ff");
  g_autoptr (TelExceptions) exceptions = tel_exceptions_new (path);
  g_autoptr (GDateTime) when = g_date_time_new_now_utc ();
  g_autoptr (TelException) exception = tel_exception_new ("J01/phone/CSFB", "Lobby", "hanako", when, NULL);
  g_autoptr (TelReport) before = make_report (first, TRUE, TRUE, NULL);
  g_autoptr (TelReport) after = NULL;
  g_autoptr (TelAuditDifference) difference = NULL;

  g_assert_true (tel_exceptions_accept (exceptions, exception, NULL));
  after = make_report (second, TRUE, with_accepted, exceptions);
  g_assert_cmpuint (tel_report_get_findings (after)->len, ==, with_accepted ? 3 : 2);
  g_assert_cmpuint (tel_report_count_open (after, TEL_SEVERITY_ERROR), ==, 2);
  g_assert_cmpuint (tel_report_count_accepted (after, TEL_SEVERITY_ERROR), ==, 1);
  difference = tel_audit_difference_new (before, after);
  assert_ids (difference, TEL_DIFFERENCE_GONE, "CSFA");
  assert_ids (difference, TEL_DIFFERENCE_REMAINING, with_accepted ? "CSFB CSFC" : "CSFC CSFB");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/audit-difference/new-gone-remaining", test_new_gone_remaining);
  g_test_add_func ("/audit-difference/not-run-now", test_not_run_now);
  g_test_add_func ("/audit-difference/not-run-before", test_not_run_before);
  g_test_add_data_func ("/audit-difference/accepted-since/told", GINT_TO_POINTER (TRUE), test_accepted_since);
  g_test_add_data_func ("/audit-difference/accepted-since/left-out", GINT_TO_POINTER (FALSE), test_accepted_since);

  return g_test_run ();
}
