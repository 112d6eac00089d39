/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit-difference.h"

#include <string.h>

#include "audit/tel-report-json.h"
#include "tel-test-audit.h"
#include "tel-test-sound.h"
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

/* What is read for the objects shown only: of tadams and 1001 (@read) or of nobody but others. */
static TelReport *
make_report_of_details (gboolean read, gboolean good, gboolean with_profile)
{
  const TelCredential credential = { good ? TEL_CREDENTIAL_STATE_LASTING : TEL_CREDENTIAL_STATE_LOCKED, NULL, NULL,
                                     NULL };
  const char *const rules[] = { "J15", "U12", NULL };
  const TelReportFilter filter = { rules, TEL_SEVERITY_INFORMATION, NULL, NULL, TRUE };
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_14_0);
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "hsuzuki", NULL);
  g_autoptr (TelDirectoryNumber) number =
      g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1900", "partition", TEL_TEST_SOUND_PARTITION,
                    "voice-mail-profile", with_profile ? "Default" : NULL, NULL);
  g_autoptr (TelAudit) audit = NULL;

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_USER, user);
  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER, number);
  tel_test_sound_add_line (tel_snapshot_get_device (snapshot, "CSFJSMITH"), "1900", TEL_TEST_SOUND_PARTITION, "jsmith");
  if (read)
    {
      tel_snapshot_set_credential (snapshot, "hsuzuki", &credential);
      tel_snapshot_set_forward (snapshot, number, good);
    }
  audit = tel_test_audit_judge (snapshot);

  return tel_report_new (audit, &filter);
}

/* As it is read again from a file, which may be of an earlier version. */
static TelReport *
read_again (TelReport *report, gboolean earlier)
{
  g_autofree char *text = tel_report_json_write (report, NULL);
  g_autofree char *bare = NULL;
  g_autoptr (GError) error = NULL;
  TelReport *again;

  if (earlier)
    {
      g_autoptr (GRegex) members = g_regex_new ("\"(whole|onDemand)\" : (true|false),", 0, 0, NULL);

      bare = g_regex_replace_literal (members, text, -1, 0, "", 0, NULL);
      g_assert_cmpstr (bare, !=, text);
    }
  again = tel_report_json_read (bare != NULL ? bare : text, strlen (bare != NULL ? bare : text), "report.json", &error);
  g_assert_no_error (error);

  return again;
}

static void
assert_kind (TelReport *before, TelReport *after, TelDifferenceKind kind, const char *expected)
{
  g_autoptr (TelAuditDifference) difference = tel_audit_difference_new (before, after);

  assert_ids (difference, kind, expected);
}

/* Nobody knows of an object that was not read, though the rule was run for others. */
static void
test_details_unread (void)
{
  g_autoptr (TelReport) bad = make_report_of_details (TRUE, FALSE, TRUE);
  g_autoptr (TelReport) unread = make_report_of_details (FALSE, FALSE, TRUE);
  g_autoptr (TelReport) bad_read_again = read_again (bad, FALSE);
  g_autoptr (TelReport) bad_of_earlier = read_again (bad, TRUE);
  g_autoptr (TelReport) unread_read_again = read_again (unread, FALSE);

  g_assert_cmpint (tel_report_find_rule (unread, "U12")->state, ==, TEL_RULE_STATE_RUN);
  assert_kind (bad, unread, TEL_DIFFERENCE_PERHAPS_GONE, "1900 hsuzuki");
  assert_kind (unread, bad, TEL_DIFFERENCE_PERHAPS_NEW, "1900 hsuzuki");
  assert_kind (bad_read_again, unread, TEL_DIFFERENCE_PERHAPS_GONE, "1900 hsuzuki");
  assert_kind (bad_of_earlier, unread, TEL_DIFFERENCE_PERHAPS_GONE, "1900 hsuzuki");
  assert_kind (unread_read_again, bad, TEL_DIFFERENCE_PERHAPS_NEW, "1900 hsuzuki");
}

static void
test_details_read (void)
{
  g_autoptr (TelReport) bad = make_report_of_details (TRUE, FALSE, TRUE);
  g_autoptr (TelReport) good = make_report_of_details (TRUE, TRUE, TRUE);
  g_autoptr (TelReport) good_read_again = read_again (good, FALSE);
  g_autoptr (TelReport) good_of_earlier = read_again (good, TRUE);

  assert_kind (bad, good, TEL_DIFFERENCE_GONE, "1900 hsuzuki");
  assert_kind (good, bad, TEL_DIFFERENCE_NEW, "1900 hsuzuki");
  assert_kind (good_read_again, bad, TEL_DIFFERENCE_NEW, "1900 hsuzuki");
  assert_kind (good_of_earlier, bad, TEL_DIFFERENCE_PERHAPS_NEW, "1900 hsuzuki");
}

/* Whoever is no longer there is not locked, and the profile comes with the list of numbers. */
static void
test_details_not_needed (void)
{
  g_autoptr (TelReport) bad = make_report_of_details (TRUE, FALSE, TRUE);
  g_autoptr (TelReport) unread = make_report_of_details (FALSE, FALSE, TRUE);
  g_autoptr (TelReport) without_profile = make_report_of_details (FALSE, FALSE, FALSE);
  g_autoptr (TelReport) without_profile_read_again = read_again (without_profile, FALSE);
  g_autoptr (TelSnapshot) smaller = tel_test_sound_new (TEL_RELEASE_14_0);
  g_autoptr (TelAudit) audit = tel_test_audit_judge (smaller);
  g_autoptr (TelReport) without_them = tel_report_new (audit, &TEL_REPORT_EVERYTHING);

  assert_kind (bad, without_them, TEL_DIFFERENCE_GONE, "1900 hsuzuki");
  assert_kind (without_profile, unread, TEL_DIFFERENCE_GONE, "1900");
  assert_kind (without_profile_read_again, unread, TEL_DIFFERENCE_GONE, "1900");
  assert_kind (unread, without_profile, TEL_DIFFERENCE_NEW, "1900");
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
  g_test_add_func ("/audit-difference/details/unread", test_details_unread);
  g_test_add_func ("/audit-difference/details/read", test_details_read);
  g_test_add_func ("/audit-difference/details/not-needed", test_details_not_needed);

  return g_test_run ();
}
