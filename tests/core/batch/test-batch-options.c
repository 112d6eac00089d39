/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-options.h"

#include <string.h>

#include "tel-test.h"

static TelBatchOptions *
parse (const char *line, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *whole = g_strconcat ("telephonist-batch ", line, NULL);

  g_assert_true (g_shell_parse_argv (whole, NULL, &arguments, NULL));

  return tel_batch_options_parse (arguments, error);
}

static void
test_user_means_two_things (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelBatchOptions) options =
      parse ("--host pub.example.com --user axl --json provision --user tadams --type CSF --accept G3.7 --accept G1.4",
             &error);

  g_assert_no_error (error);
  g_assert_cmpstr (options->user, ==, "axl");
  g_assert_cmpstr (options->user_id, ==, "tadams");
  g_assert_cmpint (options->port, ==, 8443);
  g_assert_cmpint (options->writes_per_minute, ==, 60);
  g_assert_cmpint (options->command, ==, TEL_BATCH_COMMAND_PROVISION);
  g_assert_true (options->json);
  g_assert_cmpuint (g_strv_length (options->accept), ==, 2);
  g_assert_false (options->capf || options->dry_run || options->show_string || options->mac_only);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *line;
    const char *pattern;
    const char *partition;
  } cases[] = {
    { "--dn 1001/PT-Internal", "1001", "PT-Internal" },
    { "--dn '\\+81352191050/PT/odd'", "\\+81352191050", "PT/odd" },
    { "--dn 1001 --no-partition", "1001", NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strconcat ("--host h --user u provision --user x --type TAB ", cases[i].line, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (TelBatchOptions) options = parse (line, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (options->pattern, ==, cases[i].pattern);
      g_assert_cmpstr (options->partition, ==, cases[i].partition);
      g_assert_cmpint (options->type, ==, TEL_DEVICE_TYPE_TAB);
    }
}

static void
test_wrong (void)
{
  static const struct
  {
    const char *line;
    const char *reason;
  } cases[] = {
    { "", "--help" },
    { "version", "--host" },
    { "--host h version", "--user" },
    { "--host h --user u --port 0 version", "port" },
    { "--host h --user u --port 65536 version", "port" },
    { "--host h --user u --port x version", "x" },
    { "--host h --user u --writes-per-minute -1 version", "-1" },
    { "--host h --user u --writes-per-minute 601 version", "600" },
    { "--host h --user u --fingerprint AB:CD version", "64" },
    { "--host h --user u --fingerprint SHA1:00 version", "SHA-256" },
    { "--host h --user u --time-zone Nowhere/Land version", "Nowhere/Land" },
    { "--host h --user u --nothing version", "--nothing" },
    { "--host h --user u nothing", "nothing" },
    { "--host h --user u user", "what it is about" },
    { "--host h --user u users a b", "b" },
    { "--host h --user u provision --type CSF", "--user" },
    { "--host h --user u provision --user x", "--type" },
    { "--host h --user u provision --user x --type TFT", "TFT" },
    { "--host h --user u provision --user x --type CSF --dn 1001", "--no-partition" },
    { "--host h --user u provision --user x --type CSF --dn 1001/PT --no-partition", "--no-partition" },
    { "--host h --user u provision --user x --type CSF --no-partition", "--dn" },
    { "--host h --user u provision --user x --type CSF --dn /PT", "/PT" },
    { "--host h --user u provision --user x --type CSF --dn 1001/", "1001/" },
    { "--host h --user u provision --user x --type CSF --accept yes", "yes" },
    { "--host h --user u provision --user x --type CSF --accept G9.9", "G9.9" },
    { "--host h --user u provision --user x --type CSF --accept G3.0", "G3.0" },
    { "--host h --user u provision --user x --type CSF --show-string", "--capf" },
    { "--host h --user u provision --user x --type CSF --completes-by 2036-06-30T12:00", "--capf" },
    { "--host h --user u provision --user x --type CSF --rerouting-css y", "CTIRD" },
    { "--host h --user u provision --user x --type TCT --route-when-inactive", "CTIRD" },
    { "--host h --user u provision --user x --type CSF more", "more" },
    { "activity --state broken", "broken" },
    { "activity --days -1", "-1" },
    { "activity soon", "soon" },
    { "activity --audit --json", "--json" },
    { "activity 0", "0" },
    { "activity 1 2", "2" },
    { "--host h --user u resume", "what it is about" },
    { "--host h --user u resume all", "all" },
    { "resume 1", "--host" },
    { "--host h --user u string new", "what it is about" },
    { "--host h --user u string give X", "give" },
    { "--host h --user u string new X --string-length 3", "4 to 10" },
    { "--host h --user u string new X --string-length 11", "4 to 10" },
    { "--host h --user u string extend X --string-length 6", "--string-length" },
    { "--host h --user u string cancel X --completes-by 2036-06-30T12:00", "--completes-by" },
    { "--host h --user u string new X --accept yes", "yes" },
    { "--host h --user u provision --user x --type CSF --string-length 3", "4 to 10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].line, &error));
      g_assert_true (error->domain == G_OPTION_ERROR);
      if (strstr (error->message, cases[i].reason) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].reason);
    }
}

static void
test_activity (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelBatchOptions) list = parse ("activity --state unfinished --days 7", &error);
  g_autoptr (TelBatchOptions) resume = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (list->command, ==, TEL_BATCH_COMMAND_ACTIVITY);
  g_assert_cmpint (list->state, ==, TEL_JOURNAL_FILTER_STATE_UNFINISHED);
  g_assert_cmpint (list->days, ==, 7);
  g_assert_cmpint (list->plan, ==, 0);

  resume = parse ("--host h --user u resume 12 --json", &error);
  g_assert_no_error (error);
  g_assert_cmpint (resume->command, ==, TEL_BATCH_COMMAND_RESUME);
  g_assert_cmpint (resume->plan, ==, 12);
  g_assert_true (resume->json);
}

static void
test_fingerprint_forms (void)
{
  static const char *const forms[] = {
    "SHA256:00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF",
    "sha256:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff",
    "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *line = g_strdup_printf ("--host h --user u --fingerprint %s version", forms[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (TelBatchOptions) options = parse (line, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (options->fingerprint, ==, forms[i]);
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/batch-options/user-means-two-things", test_user_means_two_things);
  g_test_add_func ("/batch-options/G5.1/numbers", test_numbers);
  g_test_add_func ("/batch-options/wrong", test_wrong);
  g_test_add_func ("/batch-options/activity", test_activity);
  g_test_add_func ("/batch-options/fingerprint-forms", test_fingerprint_forms);

  return g_test_run ();
}
