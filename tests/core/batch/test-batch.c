/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "simulator/tel-simulator-certificate.h"

#include "tel-test-batch.h"
#include "tel-test.h"

static void
test_version (gconstpointer data)
{
  const char *release = data;
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (release, "small");
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "version", NULL);
  g_autofree char *version = tel_test_batch_get (run->json, "version");

  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (run->json, "schema", release);
  g_assert_true (g_str_has_prefix (version, release));
  tel_test_batch_assert (run->json, "tls/protocol", "TLS 1.3");
  tel_test_batch_assert (run->json, "tls/trustedBy", "fingerprint");
  tel_test_batch_assert (run->json, "tls/fingerprint", simulator->fingerprint);
}

/* With the variable set nothing is read: the standard input of these runs stays open without a byte. */
static void
test_password_from_the_input (void)
{
  static const char *const command[] = { "version", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autofree char *line = g_strdup_printf ("%s\r\nnot the password\n", simulator->password);
  const TelTestBatchSetup right = { NULL, line, simulator->fingerprint, TRUE };
  const TelTestBatchSetup none = { NULL, "", simulator->fingerprint, TRUE };
  g_autoptr (TelTestBatch) with = tel_test_batch_run_with (simulator, &right, command);
  g_autoptr (TelTestBatch) without = tel_test_batch_run_with (simulator, &none, command);

  g_assert_cmpint (with->status, ==, 0);
  tel_test_batch_assert_error (without, "invalid", "TELEPHONIST_PASSWORD");
}

static void
test_wrong_password_is_sent_once (void)
{
  static const char *const command[] = { "version", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup setup = { "wrong-secret", NULL, simulator->fingerprint, TRUE };
  g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, command);

  tel_test_batch_assert_error (run, "login", "127.0.0.1");
  g_assert_null (strstr (run->output, "wrong-secret"));
  g_assert_null (strstr (run->errors, "wrong-secret"));
}

static void
test_fingerprint (void)
{
  static const char *const command[] = { "version", NULL };
  static const char *const wrong = "SHA256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (GString) bare = g_string_new (simulator->fingerprint);
  TelTestBatchSetup setup = { simulator->password, NULL, NULL, TRUE };
  g_autoptr (TelTestBatch) untrusted = tel_test_batch_run_with (simulator, &setup, command);
  g_autoptr (TelTestBatch) other = NULL;
  g_autoptr (TelTestBatch) plain = NULL;

  tel_test_batch_assert_error (untrusted, "untrusted_certificate", simulator->fingerprint);
  tel_test_batch_assert_error (untrusted, "untrusted_certificate", "--fingerprint SHA256:");

  setup.fingerprint = wrong;
  other = tel_test_batch_run_with (simulator, &setup, command);
  tel_test_batch_assert_error (other, "certificate_changed", simulator->fingerprint);

  g_string_replace (bare, ":", "", 0);
  g_string_ascii_down (bare);
  setup.fingerprint = bare->str;
  plain = tel_test_batch_run_with (simulator, &setup, command);
  g_assert_cmpint (plain->status, ==, 0);
}

/* Neither is asked about nor told how it could be trusted all the same. */
static void
assert_refused_by_ca_file (TelTestSimulator *simulator, const char *ca_file, const char *kind, const char *words)
{
  static const char *const command[] = { "version", NULL };
  const TelTestBatchSetup setup = { simulator->password, NULL, NULL, TRUE, NULL, 0, ca_file };
  g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, command);

  tel_test_batch_assert_error (run, kind, words);
  g_assert_null (strstr (run->output, "--fingerprint"));
  g_assert_cmpuint (tel_simulator_log_get_length (tel_simulator_server_get_log (simulator->server)), ==, 0);
}

static void
test_ca_file (void)
{
  static const char *const command[] = { "version", NULL };
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "ca.pem", NULL);
  g_autofree char *pem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = tel_simulator_certificate_make (&error);
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  TelTestBatchSetup setup = { simulator->password, NULL, NULL, TRUE, NULL, 0, path };
  g_autoptr (TelTestBatch) run = NULL;
  g_autoptr (TelTestBatch) people = NULL;

  g_assert_no_error (error);
  assert_refused_by_ca_file (simulator, path, "storage", "cannot be read");
  g_object_get (certificate, "certificate-pem", &pem, NULL);
  g_assert_true (g_file_set_contents (path, pem, -1, NULL));
  assert_refused_by_ca_file (simulator, path, "untrusted_certificate", path);

  tel_simulator_server_change_certificate (simulator->server, certificate, &error);
  g_assert_no_error (error);
  run = tel_test_batch_run_with (simulator, &setup, command);
  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (run->json, "tls/trustedBy", "ca-file");
  setup.json = FALSE;
  people = tel_test_batch_run_with (simulator, &setup, command);
  g_assert_nonnull (strstr (people->output, "The connection is encrypted by TLS 1.3 (TLS_"));
  g_assert_nonnull (strstr (people->output, path));
  tel_test_remove_directory (directory);
}

static void
test_users (void)
{
  static const char *const command[] = { "users", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup people = { simulator->password, NULL, simulator->fingerprint, FALSE };
  g_autoptr (TelTestBatch) all = tel_test_batch_run_with (simulator, &people, command);
  g_autoptr (TelTestBatch) one = tel_test_batch_run (simulator, "users", "ＭＣKENZIE", NULL);
  g_autoptr (TelTestBatch) none = tel_test_batch_run (simulator, "users", "nobody at all", NULL);

  g_assert_cmpint (all->status, ==, 0);
  g_assert_nonnull (strstr (all->output, "Tanya Adams"));
  g_assert_nonnull (strstr (all->output, "山田 太郎"));
  g_assert_nonnull (strstr (all->output, "<b>Bold</b>"));
  g_assert_nonnull (strstr (all->output, "Jean-Pierre Dubois de la Très Longue Al…  "));
  g_assert_nonnull (strstr (all->output, "Emma 😀"));
  g_assert_cmpstr (all->errors, ==, "");

  g_assert_cmpint (one->status, ==, 0);
  tel_test_batch_assert (one->json, "users/0/userId", "amckenzi");
  tel_test_batch_assert (one->json, "users/0/fullName", "Adam McKenzie");
  tel_test_batch_assert (one->json, "users/0/primaryExtension", "1003");
  tel_test_batch_assert (one->json, "users/0/deviceTypes", "[\"CSF\"]");
  tel_test_batch_assert (one->json, "users/1", NULL);
  g_assert_cmpint (none->status, ==, 0);
  tel_test_batch_assert (none->json, "users", "[]");
}

/* A word for each device, from the release on that has it. */
static void
test_registration (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestSimulator) old = tel_test_simulator_new ("10.5", "small");
  static const char *const command[] = { "user", "pnowak", NULL };
  const TelTestBatchSetup people = { simulator->password, NULL, simulator->fingerprint, FALSE };
  g_autoptr (TelTestBatch) registered = tel_test_batch_run (simulator, "user", "tadams", NULL);
  g_autoptr (TelTestBatch) pending = tel_test_batch_run_with (simulator, &people, command);
  g_autoptr (TelTestBatch) untold = tel_test_batch_run (old, "user", "tadams", NULL);

  tel_test_batch_assert (registered->json, "devices/0/name", "SEP001122334455");
  tel_test_batch_assert (registered->json, "devices/0/registration", "registered");
  g_assert_nonnull (strstr (pending->output, "Not registered"));
  tel_test_batch_assert (untold->json, "devices/0/name", "SEP001122334455");
  tel_test_batch_assert (untold->json, "devices/0/registration", NULL);
}

static void
test_no_users (void)
{
  static const char *const all[] = { "users", NULL };
  static const char *const some[] = { "users", "nobody at all", NULL };
  g_autoptr (TelTestSimulator) empty = tel_test_simulator_new ("14.0", "empty");
  g_autoptr (TelTestSimulator) small = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup at_empty = { empty->password, NULL, empty->fingerprint, FALSE };
  const TelTestBatchSetup at_small = { small->password, NULL, small->fingerprint, FALSE };
  g_autoptr (TelTestBatch) without = tel_test_batch_run_with (empty, &at_empty, all);
  g_autoptr (TelTestBatch) filtered = tel_test_batch_run_with (small, &at_small, some);

  g_assert_cmpint (without->status, ==, 0);
  g_assert_cmpstr (without->output, ==, "The cluster has no users.\n");
  g_assert_cmpint (filtered->status, ==, 0);
  g_assert_cmpstr (filtered->output, ==, "“nobody at all” is found in no user.\n");
}

static void
test_user (void)
{
  static const char *const command[] = { "user", "pnowak", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup people = { simulator->password, NULL, simulator->fingerprint, FALSE };
  g_autoptr (TelTestBatch) text = tel_test_batch_run_with (simulator, &people, command);
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "user", "pnowak", NULL);
  g_autoptr (TelTestBatch) nobody = tel_test_batch_run (simulator, "user", "<nobody>", NULL);
  g_autofree char *completes_by = NULL;

  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (run->json, "user/fullName", "Piotr Nowak");
  tel_test_batch_assert (run->json, "user/groups", "[\"Standard CCM End Users\",\"Standard CTI Enabled\"]");
  tel_test_batch_assert (run->json, "devices/0/name", "CSFPNOWAK");
  tel_test_batch_assert (run->json, "devices/0/type", "CSF");
  tel_test_batch_assert (run->json, "devices/0/certificateStatus", "Operation Pending");
  tel_test_batch_assert (run->json, "devices/0/lines/0/pattern", "1008");
  tel_test_batch_assert (run->json, "devices/0/lines/0/endUsers", "[\"pnowak\"]");
  g_assert_nonnull (strstr (text->output, "1008 in PT-Internal (pnowak)"));
  /* A person reads a time, a program what the cluster has. */
  completes_by = tel_test_batch_get (run->json, "devices/0/completesBy");
  g_assert_true (g_regex_match_simple ("^[0-9]{4}:[0-9]{2}:[0-9]{2}:[0-9]{2}", completes_by, 0, 0));
  g_assert_null (strstr (text->output, completes_by));
  g_assert_nonnull (strstr (text->output, "(UTC, found on the cluster)"));
  tel_test_batch_assert (run->json, "timeZone/name", "UTC");
  tel_test_batch_assert (run->json, "timeZone/origin", "found");
  g_assert_nonnull (strstr (text->output, "Key order"));
  tel_test_batch_assert (run->json, "devices/0/keyOrder", "RSA Only");

  /* The string that is pending there is nobody's business here. */
  g_assert_null (strstr (run->output, "4815162342"));
  g_assert_null (strstr (text->output, "4815162342"));
  tel_test_batch_assert_error (nobody, "not_found", "The cluster has no user “<nobody>”. Check the spelling.");
}

static void
test_help_names_the_command (void)
{
  static const char *const command[] = { "provision", "--help", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "empty");
  const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, FALSE };
  g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, command);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, "telephonist-batch … provision [OPTION…]"));
}

static void
test_usage (void)
{
  static const char *const wrong[][6] = {
    { "nothing", NULL },
    { "users", "a", "b", NULL },
    { "user", NULL },
    { "version", "--dry-run", NULL },
    { "provision", "--user", "tadams", NULL },
    { "provision", "--accept", "G9.9", NULL },
    { "provision", "--user", "tadams", "--type", "XYZ", NULL },
  };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, wrong[i]);

      g_assert_cmpint (run->status, ==, 2);
      g_assert_cmpstr (run->output, ==, "");
      g_assert_true (g_str_has_prefix (run->errors, "telephonist-batch: "));
    }
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "*"), ==, 0);
}

static void
test_nothing_answers (void)
{
  static const char *const command[] = { "version", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, TRUE };
  g_autoptr (TelTestBatch) run = NULL;

  tel_simulator_server_stop (simulator->server);
  run = tel_test_batch_run_with (simulator, &setup, command);

  tel_test_batch_assert_error (run, "network", "127.0.0.1");
}

/* The cluster never answers: the program ends all the same, in order. */
static void
test_interrupted (void)
{
  static const char *const command[] = { "users", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, TRUE, "getCCMVersion" };
  g_autoptr (TelTestBatch) run = NULL;

  tel_test_simulator_disturb (simulator, TEL_SIMULATOR_DISTURBANCE_STALL, "listUser", 0);
  run = tel_test_batch_run_with (simulator, &setup, command);

  tel_test_batch_assert_error (run, "cancelled", "");
}

static void
test_query (void)
{
  static const char *const people_ask[] = { "sql", "SELECT name, description FROM device WHERE tkmodel = 404", NULL };
  static const char *const nobody[] = { "sql", "SELECT name FROM device WHERE name = 'nobody'", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup people = { simulator->password, NULL, simulator->fingerprint, FALSE };
  g_autoptr (TelTestBatch) table = tel_test_batch_run_with (simulator, &people, people_ask);
  g_autoptr (TelTestBatch) nothing = tel_test_batch_run_with (simulator, &people, nobody);
  g_autoptr (TelTestBatch) rows =
      tel_test_batch_run (simulator, "sql",
                          "SELECT d.name, e.userid, m.name FROM device d INNER JOIN typemodel m ON m.enum = d.tkmodel "
                          "LEFT OUTER JOIN enduser e ON e.pkid = d.fkenduser WHERE d.name = 'SEP001122334457';",
                          NULL);
  g_autoptr (TelTestBatch) unknown = tel_test_batch_run (simulator, "sql", "SELECT nothing FROM device", NULL);

  g_assert_cmpint (table->status, ==, 0);
  g_assert_true (g_str_has_prefix (table->output, "name"));
  g_assert_nonnull (strstr (table->output, "\nSEP001122334457"));
  g_assert_cmpint (nothing->status, ==, 0);
  g_assert_cmpstr (nothing->output, ==, "Nothing matches the query.\n");

  g_assert_cmpint (rows->status, ==, 0);
  tel_test_batch_assert (rows->json, "columns", "[\"name\",\"userid\",\"name\"]");
  tel_test_batch_assert (rows->json, "rows", "[[\"SEP001122334457\",null,\"Cisco 7962\"]]");

  tel_test_batch_assert_error (unknown, "unsupported", "Column (nothing) not found");
}

/* Nobody is asked for a password, and nothing is sent, for what would be refused in any case. */
static void
test_only_select (void)
{
  static const char *const statements[] = {
    "UPDATE device SET description = 'x'",
    "SELECT name FROM device; DELETE FROM device",
    "",
  };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup setup = { NULL, NULL, simulator->fingerprint, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      const char *const command[] = { "sql", statements[i], NULL };
      g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, command);

      g_assert_cmpint (run->status, ==, 2);
      g_assert_nonnull (strstr (run->errors, "nothing was sent"));
    }
}

int
main (int argc, char **argv)
{
  static const char *const releases[] = { "9.1", "10.0", "10.5", "11.0", "11.5", "12.0", "12.5", "14.0", "15.0" };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/batch/version/%s", releases[i]);

      g_test_add_data_func (path, releases[i], test_version);
    }
  g_test_add_func ("/batch/password-from-the-input", test_password_from_the_input);
  g_test_add_func ("/batch/wrong-password-is-sent-once", test_wrong_password_is_sent_once);
  g_test_add_func ("/batch/fingerprint", test_fingerprint);
  g_test_add_func ("/batch/ca-file", test_ca_file);
  g_test_add_func ("/batch/users", test_users);
  g_test_add_func ("/batch/registration", test_registration);
  g_test_add_func ("/batch/no-users", test_no_users);
  g_test_add_func ("/batch/user", test_user);
  g_test_add_func ("/batch/help-names-the-command", test_help_names_the_command);
  g_test_add_func ("/batch/usage", test_usage);
  g_test_add_func ("/batch/nothing-answers", test_nothing_answers);
  g_test_add_func ("/batch/interrupted", test_interrupted);
  g_test_add_func ("/batch/query", test_query);
  g_test_add_func ("/batch/only-select", test_only_select);

  return g_test_run ();
}
