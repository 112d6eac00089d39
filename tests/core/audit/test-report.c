/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-report.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "audit/tel-report-csv.h"
#include "audit/tel-report-document.h"
#include "audit/tel-report-json.h"
#include "model/tel-error.h"
#include "tel-test-audit.h"
#include "tel-test.h"

#define ADAMS "J01/phone/CSFTADAMS"
#define BAKER "J01/phone/CSFTBAKER"

static const char *const devices[] = { "CSFTADAMS", "CSFTBAKER", "=CMD()", NULL };

/* The names break other rules too. */
static const char *const rules[] = { "J01", NULL };
static const TelReportFilter of_owners = { rules, TEL_SEVERITY_INFORMATION, NULL, NULL, TRUE };

/* An audit of three devices, in which the second is accepted. */
typedef struct
{
  TelExceptions *exceptions;
  TelAudit *audit;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = tel_exceptions_dup_path ("6f9619ff-8b86-4011-b42d-00c04fc964ff");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, devices);
  g_autoptr (GDateTime) when = g_date_time_new_utc (2026, 11, 29, 10, 0, 0);
  g_autoptr (TelException) exception = tel_exception_new (BAKER, "=Lobby", "hanako", when, NULL);

  self->exceptions = tel_exceptions_new (path);
  g_assert_true (tel_exceptions_accept (self->exceptions, exception, NULL));
  self->audit = tel_test_audit_judge (snapshot);
  tel_audit_set_exceptions (self->audit, self->exceptions);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->audit);
  g_object_unref (self->exceptions);
}

static TelReport *
make_report (Fixture *self, const TelReportFilter *filter, const char *language)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TelReport *report;

  tel_report_make_async (self->audit, filter, language, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  report = tel_report_make_finish (result, &error);
  g_assert_no_error (error);

  return report;
}

static const TelReportFinding *
get_nth (TelReport *report, guint i)
{
  return tel_report_get_findings (report)->pdata[i];
}

static void
test_filters (Fixture *self, gconstpointer data)
{
  static const char *const adams[] = { "CSFTADAMS", NULL };
  static const char *const adams_in_lower_case[] = { "csftadams", NULL };
  static const char *const nobody[] = { "nobody", NULL };
  static const char *const others[] = { "C01", NULL };
  const TelReportFilter filters[] = {
    of_owners,
    { rules, TEL_SEVERITY_INFORMATION, NULL, NULL, FALSE },
    { rules, TEL_SEVERITY_ERROR, NULL, adams, TRUE },
    { rules, TEL_SEVERITY_ERROR, NULL, adams_in_lower_case, TRUE },
    { rules, TEL_SEVERITY_ERROR, nobody, NULL, TRUE },
    { others, TEL_SEVERITY_INFORMATION, NULL, NULL, TRUE },
  };
  const guint n_expected[] = { 3, 2, 1, 1, 0, 0 };
  const guint n_open[] = { 2, 2, 1, 1, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (TelReport) report = make_report (self, &filters[i], NULL);

      g_assert_cmpuint (tel_report_get_findings (report)->len, ==, n_expected[i]);
      g_assert_cmpuint (tel_report_count_open (report, TEL_SEVERITY_ERROR), ==, n_open[i]);
    }
}

/* Every rule of the catalogue is told of, and those that were not run say why. */
static void
test_rules (Fixture *self, gconstpointer data)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, devices);
  g_autoptr (TelAudit) audit = NULL;
  g_autoptr (TelReport) report = NULL;
  const TelReportRule *rule;

  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_DEVICES, TEL_SNAPSHOT_STATE_REFUSED, "Not now.");
  audit = tel_test_audit_judge (snapshot);
  report = tel_report_new (audit, &TEL_REPORT_EVERYTHING);
  g_assert_cmpuint (tel_report_get_rules (report)->len, ==, tel_audit_rule_get_n ());
  rule = tel_report_find_rule (report, "J01");
  g_assert_cmpint (rule->state, ==, TEL_RULE_STATE_NOT_RUN);
  g_assert_nonnull (strstr (rule->explanation, "Not now."));
}

/* No cell begins as a formula does, whether it is the cluster's text or a person's. */
static void
test_csv (Fixture *self, gconstpointer data)
{
  g_autoptr (TelReport) report = make_report (self, &of_owners, NULL);
  g_autofree char *csv = tel_report_csv_write (report, NULL);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbf\"Rule\",\"Severity\","));
  g_assert_true (g_str_has_prefix (lines[1], "\"J01\",\"Error\",\"Open\",,\"Jabber device without owner\",\"phone\","
                                             "\"CSFTADAMS\",,\"The Owner User ID is empty.\",,\"CSFTADAMS\","));
  g_assert_nonnull (strstr (lines[2], "\"Accepted\""));
  g_assert_nonnull (strstr (lines[2], ",\"'=Lobby\",\"hanako\","));
  g_assert_nonnull (strstr (lines[3], ",\"'=CMD()\","));
  g_assert_null (strstr (csv, ",\"="));
}

/* What is written is read again as what it was. */
static void
test_json (Fixture *self, gconstpointer data)
{
  static const char *const wanted_users[] = { "tadams", NULL };
  static const char *const wanted_devices[] = { "CSFTADAMS", "CSFTBAKER", NULL };
  const TelReportFilter filter = { rules, TEL_SEVERITY_WARNING, wanted_users, wanted_devices, TRUE };
  g_autoptr (TelReport) report = make_report (self, &filter, NULL);
  g_autofree char *text = tel_report_json_write (report, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelReport) read = tel_report_json_read (text, strlen (text), "report.json", &error);
  g_autoptr (TelReport) all = make_report (self, &of_owners, NULL);
  g_autoptr (TelAuditDifference) difference = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (tel_report_get_cluster_name (read), ==, "cucm-pub.example.com");
  g_assert_cmpstr (tel_report_get_taken_by (read), ==, "axluser");
  g_assert_cmpstr (tel_report_get_release (read), ==, tel_report_get_release (report));
  g_assert_true (g_date_time_equal (tel_report_get_taken_at (read), tel_report_get_taken_at (report)));
  g_assert_true (tel_report_has_filter_of (read, report));
  g_assert_false (tel_report_has_filter_of (read, all));
  g_assert_cmpuint (tel_report_get_rules (read)->len, ==, tel_report_get_rules (report)->len);
  g_assert_cmpuint (tel_report_get_findings (read)->len, ==, 2);
  g_assert_cmpstr (get_nth (read, 1)->id, ==, BAKER);
  g_assert_true (get_nth (read, 1)->accepted);
  g_assert_cmpstr (get_nth (read, 0)->devices[0], ==, "CSFTADAMS");
  g_assert_cmpuint (tel_report_count_accepted (read, TEL_SEVERITY_ERROR), ==, 1);
  difference = tel_audit_difference_new (read, report);
  g_assert_cmpuint (tel_audit_difference_get (difference, TEL_DIFFERENCE_REMAINING)->len, ==, 2);
  g_assert_cmpuint (tel_audit_difference_get (difference, TEL_DIFFERENCE_NEW)->len, ==, 0);
}

/* The names that programs rely on. */
static void
test_json_names (Fixture *self, gconstpointer data)
{
  static const char *const members[] = { "\"format\" : \"telephonist-audit\"",
                                         "\"version\" : 1",
                                         "\"takenAt\" : \"2026-11-29T09:00:00Z\"",
                                         "\"severity\" : \"error\"",
                                         "\"fix\" : \"auto\"",
                                         "\"rule\" : \"J01\"",
                                         "\"kind\" : \"phone\"",
                                         "\"state\" : \"run\"",
                                         "\"accepted\" : true",
                                         "\"reason\" : \"=Lobby\"",
                                         "\"acceptedBy\" : \"hanako\"",
                                         "\"id\" : \"" ADAMS "\"" };
  g_autoptr (TelReport) report = make_report (self, &of_owners, NULL);
  g_autofree char *text = tel_report_json_write (report, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (strstr (text, members[i]) == NULL)
      g_error ("%s is not in %s", members[i], text);
}

static void
test_no_report (void)
{
  static const char *const texts[] = {
    "", "[]", "{\"format\": \"telephonist-audit\", \"version\": 2}", "{\"format\": \"telephonist-audit\"}",
    "{\"format\": \"telephonist-audit\", \"version\": 1, \"filter\": {\"severity\": \"error\"}, \"rules\": [{}], "
    "\"findings\": []}"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tel_report_json_read (texts[i], strlen (texts[i]), "report.json", &error));
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "report.json"));
    }
}

/* Every word of it: what was read and the rules as well as the heads of the columns. */
static void
test_japanese (Fixture *self, gconstpointer data)
{
  g_autoptr (TelReport) report = make_report (self, &of_owners, "ja");
  g_autofree char *csv = tel_report_csv_write (report, NULL);

  g_assert_cmpuint (tel_report_get_findings (report)->len, ==, 3);
  g_assert_cmpstr (get_nth (report, 0)->read, ==, "オーナーのユーザ ID が空です。");
  g_assert_cmpstr (get_nth (report, 0)->object, ==, "デバイス「CSFTADAMS」");
  g_assert_true (get_nth (report, 1)->accepted);
  g_assert_cmpstr (tel_report_find_rule (report, "J01")->title, ==, "オーナーのない Jabber デバイス");
  g_assert_nonnull (strstr (csv, "\"重要度\""));
  g_assert_nonnull (strstr (csv, "\"エラー\""));
  /* The audit itself stays as it is. */
  g_assert_cmpstr (tel_finding_get_read (tel_audit_find (self->audit, ADAMS)), ==, "The Owner User ID is empty.");
  g_assert_cmpstr (tel_severity_get_label (TEL_SEVERITY_ERROR), ==, "Error");
}

/* What is put together is put together in that language too. */
static void
test_japanese_list (void)
{
  static const char *const pair[] = { "CSFTADAMS", "CSFTADAMS2", NULL };
  static const char *const doubles[] = { "J08", NULL };
  const TelReportFilter filter = { doubles, TEL_SEVERITY_INFORMATION, NULL, NULL, TRUE };
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, pair);
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "tadams", "associated-devices", pair, NULL);
  g_autoptr (TelAudit) audit = NULL;
  g_autoptr (TelReport) report = NULL;

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_USER, TEL_OBJECT (user));
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_USERS, TEL_SNAPSHOT_STATE_READ, NULL);
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_ASSOCIATIONS, TEL_SNAPSHOT_STATE_READ, NULL);
  audit = tel_test_audit_judge (snapshot);
  report = make_report (&(Fixture){ .audit = audit }, &filter, "ja");

  g_assert_cmpuint (tel_report_get_findings (report)->len, ==, 1);
  g_assert_nonnull (strstr (get_nth (report, 0)->read, "CSFTADAMS、CSFTADAMS2"));
}

static guint
count_rows (TelReportDocument *document, const char *text)
{
  guint n_rows = 0;

  for (guint i = 0; i < tel_report_document_get_n_blocks (document); i++)
    {
      const TelReportBlock *block = tel_report_document_get_block (document, i);
      gboolean is_there = FALSE;

      for (guint j = 0; j < block->n_cells; j++)
        is_there = is_there || strstr (block->cells[j], text) != NULL;
      if (block->style == TEL_REPORT_STYLE_ROW && is_there)
        n_rows++;
    }

  return n_rows;
}

/* Every finding is told of by rule and by user, and what is accepted with its reason. Shares of columns fill the width.
 */
static void
test_document (Fixture *self, gconstpointer data)
{
  g_autoptr (TelReport) report = make_report (self, &of_owners, NULL);
  g_autoptr (TelReportDocument) document = tel_report_document_new (report, NULL);
  g_autofree char *page = tel_report_document_describe_page (document, 2, 3);

  g_assert_cmpstr (tel_report_document_get_block (document, 0)->cells[0], ==, "Audit of cucm-pub.example.com");
  for (guint i = 0; i + 1 < G_N_ELEMENTS (devices); i++)
    g_assert_cmpuint (count_rows (document, devices[i]), ==, 2);
  g_assert_cmpuint (count_rows (document, "Accepted by hanako: =Lobby"), ==, 2);
  g_assert_cmpstr (page, ==, "Page 2 of 3");
  g_assert_nonnull (strstr (tel_report_document_get_running_head (document), "2026-11-29 09:00"));
  for (guint i = 0; i < tel_report_document_get_n_blocks (document); i++)
    {
      const TelReportBlock *block = tel_report_document_get_block (document, i);
      guint sum = 0;

      for (guint j = 0; block->shares != NULL && j < block->n_cells; j++)
        sum += block->shares[j];
      g_assert_cmpuint (sum, ==, block->shares != NULL ? 100 : 0);
      g_assert_cmpuint (block->n_cells, >, 0);
    }
}

/* What is gone is told of too. */
static void
test_document_of_difference (Fixture *self, gconstpointer data)
{
  static const char *const others[] = { "CSFTADAMS", NULL };
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, others);
  g_autoptr (TelAudit) audit = tel_test_audit_judge (snapshot);
  g_autoptr (TelReport) before = make_report (self, &of_owners, NULL);
  g_autoptr (TelReport) after = tel_report_new (audit, &of_owners);
  g_autoptr (TelAuditDifference) difference = tel_audit_difference_new (before, after);
  g_autoptr (TelReportDocument) document = tel_report_document_new (after, difference);
  g_autofree char *csv = tel_report_csv_write (after, difference);

  g_assert_cmpuint (count_rows (document, "CSFTBAKER"), ==, 1);
  g_assert_cmpuint (count_rows (document, "=CMD()"), ==, 1);
  g_assert_nonnull (strstr (csv, ",\"Gone\",\"Jabber device without owner\""));
  g_assert_nonnull (strstr (csv, ",\"Remaining\","));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TELEPHONIST_TEST_CATALOGUES"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_test_add ("/report/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/report/rules", Fixture, NULL, set_up, test_rules, tear_down);
  g_test_add ("/report/csv", Fixture, NULL, set_up, test_csv, tear_down);
  g_test_add ("/report/json", Fixture, NULL, set_up, test_json, tear_down);
  g_test_add ("/report/json-names", Fixture, NULL, set_up, test_json_names, tear_down);
  g_test_add_func ("/report/no-report", test_no_report);
  g_test_add ("/report/document", Fixture, NULL, set_up, test_document, tear_down);
  g_test_add ("/report/document-of-difference", Fixture, NULL, set_up, test_document_of_difference, tear_down);
  g_test_add ("/report/japanese", Fixture, NULL, set_up, test_japanese, tear_down);
  g_test_add_func ("/report/japanese-list", test_japanese_list);

  return g_test_run ();
}
