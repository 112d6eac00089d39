/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "audit/tel-exceptions.h"
#include "audit/tel-snapshot-store.h"
#include "cluster/tel-connection-store.h"
#include "tel-test-batch.h"
#include "tel-test.h"

#define CONNECTION "6f9619ff-8b86-4011-b42d-00c04fc964ff"
/* The devices of the world that have no owner. */
#define DESKTOP "J01/phone/CSFMOGAWA"
#define MOBILE "J01/phone/TCTMOGAWA"
/* Loses its owner in the course of a test. */
#define ANOTHER "J01/phone/CSFKSATO"

static const char *const releases[] = { "9.1", "14.0" };

typedef struct
{
  TelTestSimulator *simulator;
  char *file;
} Fixture;

static void
forget (TelTestSimulator *simulator)
{
  g_autofree char *connections = tel_connection_store_dup_default_path ();
  g_autofree char *cluster = g_strdup_printf ("%s:%u", simulator->host, simulator->port);
  g_autoptr (TelSnapshotStore) store = tel_snapshot_store_new (cluster, NULL);

  if (g_file_test (tel_snapshot_store_get_directory (store), G_FILE_TEST_IS_DIR))
    tel_test_remove_directory (tel_snapshot_store_get_directory (store));
  g_assert_true (tel_exceptions_forget (cluster, NULL));
  g_assert_true (tel_exceptions_forget (CONNECTION, NULL));
  g_unlink (connections);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->simulator = tel_test_simulator_new (data, "small");
  self->file = g_build_filename (g_get_user_data_dir (), "report", NULL);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  forget (self->simulator);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  forget (self->simulator);
  g_unlink (self->file);
  g_free (self->file);
  tel_test_simulator_free (self->simulator);
}

static TelTestBatchSetup
for_people (TelTestSimulator *simulator)
{
  return (TelTestBatchSetup){ simulator->password, NULL, simulator->fingerprint, FALSE };
}

static TelTestBatch *
run_for_people (Fixture *self, const char *const *command)
{
  const TelTestBatchSetup setup = for_people (self->simulator);

  return tel_test_batch_run_with (self->simulator, &setup, command);
}

static guint
count (TelTestBatch *run, const char *member)
{
  JsonObject *root = json_node_get_object (run->json);

  return json_object_has_member (root, member) ? json_array_get_length (json_object_get_array_member (root, member))
                                               : 0;
}

/* What is found makes the command fail, and a filter that it does not pass lets it succeed. */
static void
test_filters (Fixture *self, gconstpointer data)
{
  gboolean is_old = g_str_equal (data, "9.1");
  g_autoptr (TelTestBatch) all = tel_test_batch_run (self->simulator, "audit", "--rule", "j01", NULL);
  g_autoptr (TelTestBatch) errors =
      tel_test_batch_run (self->simulator, "audit", "--rule", "J01", "--severity", "error", NULL);
  g_autoptr (TelTestBatch) mine =
      tel_test_batch_run (self->simulator, "audit", "--rule", "J01,J05", "--device", "TCTMOGAWA", NULL);
  g_autoptr (TelTestBatch) nobody =
      tel_test_batch_run (self->simulator, "audit", "--rule", "J01", "--user", "tadams", NULL);

  g_assert_cmpint (all->status, ==, 1);
  g_assert_cmpuint (count (all, "findings"), ==, 2);
  g_assert_cmpuint (count (all, "rules"), ==, 1);
  tel_test_batch_assert (all->json, "format", "telephonist-audit");
  tel_test_batch_assert (all->json, "release", data);
  tel_test_batch_assert (all->json, "cluster", self->simulator->host);
  tel_test_batch_assert (all->json, "takenBy", self->simulator->user);
  tel_test_batch_assert (all->json, "findings/0/id", DESKTOP);
  tel_test_batch_assert (all->json, "findings/1/id", MOBILE);
  tel_test_batch_assert (all->json, "findings/1/severity", is_old ? "error" : "warning");
  g_assert_cmpint (errors->status, ==, 1);
  g_assert_cmpuint (count (errors, "findings"), ==, is_old ? 2 : 1);
  g_assert_cmpint (mine->status, ==, 1);
  g_assert_cmpuint (count (mine, "findings"), ==, 1);
  g_assert_cmpint (nobody->status, ==, 0);
  g_assert_cmpuint (count (nobody, "findings"), ==, 0);
}

static void
assert_says (TelTestBatch *run, int status, const char *sentence)
{
  if (run->status != status || strstr (run->errors, sentence) == NULL)
    g_error ("%d: %s%s", run->status, run->output, run->errors);
}

/* As the cluster compares them; one that is not there is no passed audit. */
static void
test_names (Fixture *self, gconstpointer data)
{
  const char *const first[] = { "audit",    "--rule", "C04",      "--device", "CSFMONO",
                                "--format", "json",   "--output", self->file, NULL };
  static const char *const stranger[] = { "audit", "--user", "tadams", "--user", "ghost", NULL };
  static const char *const no_device[] = { "audit", "--rule", "C04", "--device", "CSFGHOST", NULL };
  g_autoptr (TelTestBatch) device =
      tel_test_batch_run (self->simulator, "audit", "--device", "csfmono", "--rule", "C04", NULL);
  g_autoptr (TelTestBatch) user =
      tel_test_batch_run (self->simulator, "audit", "--user", "MOno", "--rule", "C04", NULL);
  g_autoptr (TelTestBatch) no_user = run_for_people (self, stranger);
  g_autoptr (TelTestBatch) nothing = run_for_people (self, no_device);
  g_autoptr (TelTestBatch) same = NULL;
  g_autoptr (TelTestBatch) remaining = NULL;

  g_assert_cmpint (device->status, ==, 1);
  g_assert_cmpuint (count (device, "findings"), ==, 1);
  tel_test_batch_assert (device->json, "findings/0/id", "C04/phone/CSFMONO");
  g_assert_cmpint (user->status, ==, 1);
  g_assert_cmpuint (count (user, "findings"), >, 0);
  assert_says (no_user, 1, "There is no user “ghost” in what was read of the cluster.");
  g_assert_cmpstr (no_user->output, ==, "");
  assert_says (nothing, 1, "There is no device “CSFGHOST” in what was read of the cluster.");

  same = run_for_people (self, first);
  g_assert_cmpint (same->status, ==, 1);
  remaining = tel_test_batch_run (self->simulator, "audit", "--rule", "C04", "--device", "csfmono", "--baseline",
                                  self->file, NULL);
  g_assert_cmpint (remaining->status, ==, 0);
  tel_test_batch_assert (remaining->json, "comparison/remaining", "[\"C04/phone/CSFMONO\"]");
}

/* Where the list was not read, nobody can tell whether there is one of that name. */
static void
test_names_not_read (Fixture *self, gconstpointer data)
{
  static const char *const device[] = { "audit", "--device", "CSFMONO", NULL };
  static const char *const user[] = { "audit", "--user", "tadams", NULL };
  g_autoptr (TelTestBatch) no_devices = NULL;
  g_autoptr (TelTestBatch) no_users = NULL;

  tel_test_simulator_refuse (self->simulator, "listPhone", 0, 4711, "Not now");
  no_devices = run_for_people (self, device);
  assert_says (no_devices, 1, "Whether there is a device “CSFMONO” is not known, for the devices could not be read: ");
  g_assert_nonnull (strstr (no_devices->errors, "Not now"));
  tel_test_simulator_refuse (self->simulator, "listUser", 0, 4711, "Nor this");
  no_users = run_for_people (self, user);
  assert_says (no_users, 1, "Whether there is a user “tadams” is not known, for the users could not be read: ");
  g_assert_nonnull (strstr (no_users->errors, "Nor this"));
}

/* In all three formats, on the output and in a file that is whole and for its owner alone. */
static void
test_formats (Fixture *self, gconstpointer data)
{
  const char *const table_command[] = { "audit", "--rule", "J01", NULL };
  const char *const csv_command[] = { "audit", "--rule", "J01", "--format", "csv", NULL };
  const char *const file_command[] = { "audit", "--rule", "J01", "--format", "csv", "--output", self->file, NULL };
  const char *const json_command[] = { "audit", "--rule", "J01", "--format", "json", NULL };
  g_autoptr (TelTestBatch) table = run_for_people (self, table_command);
  g_autoptr (TelTestBatch) csv = run_for_people (self, csv_command);
  g_autoptr (TelTestBatch) json = run_for_people (self, json_command);
  g_autoptr (TelTestBatch) file = run_for_people (self, file_command);
  g_autoptr (JsonNode) root = json_from_string (json->output, NULL);
  g_autofree char *text = NULL;
  GStatBuf status;

  g_assert_nonnull (strstr (table->output, DESKTOP));
  g_assert_nonnull (strstr (table->output, "The Owner User ID is empty."));
  g_assert_cmpint (table->status, ==, 1);
  g_assert_true (g_str_has_prefix (csv->output, "\xef\xbb\xbf\"Rule\","));
  g_assert_nonnull (strstr (csv->output, "\"" MOBILE "\"\r\n"));
  g_assert_cmpint (csv->status, ==, 1);
  tel_test_batch_assert (root, "findings/0/id", DESKTOP);
  g_assert_cmpint (json->status, ==, 1);
  g_assert_cmpint (file->status, ==, 1);
  g_assert_cmpstr (file->output, ==, "");
  g_assert_true (g_file_get_contents (self->file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, csv->output);
  g_assert_cmpint (g_stat (self->file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* No command reads where calls go, and what only the profiles were judged for is not passed. */
static void
test_judged_in_part (Fixture *self, gconstpointer data)
{
  const char *const people[] = { "audit", "--rule", "J15", NULL };
  g_autoptr (TelTestBatch) table = run_for_people (self, people);
  g_autoptr (TelTestBatch) json = tel_test_batch_run (self->simulator, "audit", "--rule", "J15,J01", NULL);

  g_assert_nonnull (strstr (table->output,
                            "What rules could see\n  J15  Where calls go that nobody answers was not read. "
                            "Only the voice mail profiles were judged.\n"));
  tel_test_batch_assert (json->json, "rules/0/id", "J01");
  tel_test_batch_assert (json->json, "rules/0/whole", "true");
  tel_test_batch_assert (json->json, "rules/1/id", "J15");
  tel_test_batch_assert (json->json, "rules/1/state", "run");
  tel_test_batch_assert (json->json, "rules/1/whole", "false");
}

static void
assert_status (Fixture *self, int status, const char *const *command)
{
  g_autoptr (TelTestBatch) run = run_for_people (self, command);

  if (run->status != status)
    g_error ("%d: %s%s", run->status, run->output, run->errors);
}

/* What is accepted lets the command succeed until it is withdrawn, and is shown when asked for. No cluster is asked. */
static void
test_exceptions (Fixture *self, gconstpointer data)
{
  static const char *const audit[] = { "audit", "--rule", "J01", NULL };
  static const char *const first[] = { "audit", "exceptions", "accept", DESKTOP, "--reason", "Lobby", NULL };
  static const char *const second[] = { "audit",  "exceptions", "accept",     MOBILE, "--reason",
                                        "=Lobby", "--until",    "2099-12-31", NULL };
  static const char *const withdraw[] = { "audit", "exceptions", "withdraw", MOBILE, NULL };
  static const char *const export[] = { "audit", "exceptions", "export", "--format", "csv", NULL };
  const TelTestBatchSetup without_password = { NULL, NULL, NULL, FALSE };
  g_autoptr (TelTestBatch) accepted = NULL;
  g_autoptr (TelTestBatch) listed = NULL;
  g_autoptr (TelTestBatch) exported = NULL;

  assert_status (self, 1, audit);
  assert_status (self, 0, first);
  assert_status (self, 1, audit);
  assert_status (self, 0, second);
  assert_status (self, 0, audit);

  accepted = tel_test_batch_run (self->simulator, "audit", "--rule", "J01", "--with-accepted", NULL);
  g_assert_cmpint (accepted->status, ==, 0);
  g_assert_cmpuint (count (accepted, "findings"), ==, 2);
  tel_test_batch_assert (accepted->json, "findings/0/accepted", "true");
  tel_test_batch_assert (accepted->json, "findings/1/exception/until", "2099-12-31");
  tel_test_batch_assert (accepted->json, "rules/0/accepted", "2");

  exported = tel_test_batch_run_with (self->simulator, &without_password, export);
  g_assert_cmpint (exported->status, ==, 0);
  g_assert_nonnull (strstr (exported->output, ",\"'=Lobby\","));

  assert_status (self, 0, withdraw);
  assert_status (self, 1, withdraw);
  listed = tel_test_batch_run (self->simulator, "audit", "exceptions", NULL);
  g_assert_cmpuint (count (listed, "exceptions"), ==, 1);
  tel_test_batch_assert (listed->json, "exceptions/0/finding", DESKTOP);
  tel_test_batch_assert (listed->json, "exceptions/0/acceptedBy", g_get_user_name ());
  assert_status (self, 1, audit);
}

static void
save_connection (TelTestSimulator *simulator, const char *name)
{
  g_autofree char *path = tel_connection_store_dup_default_path ();
  g_autoptr (TelConnectionStore) store = tel_connection_store_new (path);
  g_autoptr (TelConnection) connection =
      tel_connection_new (CONNECTION, simulator->host, simulator->port, simulator->user, "");
  g_autoptr (GError) error = NULL;

  tel_connection_set_name (connection, name);
  tel_connection_store_save (store, connection, &error);
  g_assert_no_error (error);
}

/* What was accepted in the application counts on the command line. */
static void
test_saved_connection (Fixture *self, gconstpointer data)
{
  static const char *const audit[] = { "audit", "--rule", "J01", "--device", "CSFMOGAWA", NULL };
  static const char *const other[] = { "audit", "--rule", "J01", "--connection", "Osaka", NULL };
  static const char *const accept[] = { "audit", "exceptions", "accept", DESKTOP, "--reason", "Lobby", NULL };
  g_autofree char *path = tel_exceptions_dup_path (CONNECTION);
  g_autoptr (TelExceptions) exceptions = tel_exceptions_new (path);

  save_connection (self->simulator, "Tokyo");
  assert_status (self, 0, accept);
  g_assert_true (tel_exceptions_load (exceptions, NULL));
  g_assert_nonnull (tel_exceptions_find (exceptions, DESKTOP));
  assert_status (self, 0, audit);
  assert_status (self, 1, other);
}

/* What the earlier report has lets the command succeed; what is new does not. */
static void
test_baseline (Fixture *self, gconstpointer data)
{
  const char *const first[] = { "audit", "--rule", "J01", "--format", "json", "--output", self->file, NULL };
  const char *const again[] = { "audit", "--rule", "J01", "--baseline", self->file, NULL };
  const char *const another_rule[] = { "audit", "--rule", "J03", "--baseline", self->file, NULL };
  const char *const another_filter[] = { "audit", "--severity", "error", "--baseline", self->file, NULL };
  g_autoptr (TelTestBatch) compared = NULL;
  g_autoptr (TelTestBatch) people = NULL;
  g_autoptr (TelTestBatch) puzzled = NULL;

  assert_status (self, 1, first);
  assert_status (self, 0, again);

  tel_test_simulator_mutate (self->simulator,
                             "<updatePhone><name>CSFKSATO</name><ownerUserName></ownerUserName></updatePhone>");
  tel_test_simulator_mutate (self->simulator,
                             "<updatePhone><name>TCTMOGAWA</name><ownerUserName>mogawa</ownerUserName></updatePhone>");
  compared = tel_test_batch_run (self->simulator, "audit", "--rule", "J01", "--baseline", self->file, NULL);
  g_assert_cmpint (compared->status, ==, 1);
  tel_test_batch_assert (compared->json, "comparison/new", "[\"" ANOTHER "\"]");
  tel_test_batch_assert (compared->json, "comparison/remaining", "[\"" DESKTOP "\"]");
  tel_test_batch_assert (compared->json, "comparison/gone/0/id", MOBILE);
  tel_test_batch_assert (compared->json, "comparison/perhapsNew", "[]");
  people = run_for_people (self, again);
  g_assert_nonnull (strstr (people->output, "New: 1\n"));
  g_assert_nonnull (strstr (people->output, "Gone: 1\n"));

  /* What was not looked for then is not known to be old. */
  puzzled = run_for_people (self, another_rule);
  g_assert_cmpint (puzzled->status, ==, 1);
  g_assert_nonnull (strstr (puzzled->output, "Perhaps new: 1\n"));
  g_assert_nonnull (strstr (puzzled->output, "Perhaps gone: 2\n"));
  assert_status (self, 1, another_filter);
}

/* A keyring for the programs that are run, and for what this one looks into. Free with let_go_of_keyring(). */
static char *
make_keyring (void)
{
  char *sanitizer = g_strdup (g_getenv ("ASAN_OPTIONS"));

  /* libsecret's file, which stands for the keyring, drops the tag of each version that it writes. */
  g_setenv ("ASAN_OPTIONS", "detect_leaks=0:strict_string_checks=1", TRUE);
  tel_test_use_keyring (g_get_user_data_dir ());

  return sanitizer;
}

static void
let_go_of_keyring (char *sanitizer)
{
  g_unsetenv ("SECRET_BACKEND");
  if (sanitizer != NULL)
    g_setenv ("ASAN_OPTIONS", sanitizer, TRUE);
  g_free (sanitizer);
}

static TelSnapshotEntry *
find_saved (TelTestSimulator *simulator)
{
  g_autofree char *cluster = g_strdup_printf ("%s:%u", simulator->host, simulator->port);
  g_autoptr (TelSnapshotStore) store = tel_snapshot_store_new (cluster, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  tel_snapshot_store_list_async (store, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  entries = tel_snapshot_store_list_finish (store, result, NULL);
  g_assert_cmpuint (entries->len, ==, 1);

  return g_ptr_array_steal_index (entries, 0);
}

/* What was read is kept for the application, where there is a keyring for its key. */
static void
test_save (Fixture *self, gconstpointer data)
{
  static const char *const command[] = { "audit", "--rule", "J01", "--user", "tadams", "--save", NULL };
  g_autoptr (TelSnapshotEntry) entry = NULL;
  char *sanitizer;

  assert_status (self, 1, command);
  sanitizer = make_keyring ();
  assert_status (self, 0, command);
  let_go_of_keyring (sanitizer);
  entry = find_saved (self->simulator);
  g_assert_cmpstr (entry->taken_by, ==, self->simulator->user);
}

/* A saved snapshot is as good a baseline as a report, and fits every filter; it is judged alone, too, with no cluster
 * there. */
static void
test_saved_snapshot (Fixture *self, gconstpointer data)
{
  static const char *const save[] = { "audit", "--rule", "J01", "--save", NULL };
  const TelTestBatchSetup offline = { NULL, NULL, NULL, TRUE };
  g_autoptr (TelSnapshotEntry) entry = NULL;
  g_autoptr (TelTestBatch) same = NULL;
  g_autoptr (TelTestBatch) compared = NULL;
  g_autoptr (TelTestBatch) filtered = NULL;
  g_autoptr (TelTestBatch) judged = NULL;
  g_autoptr (TelTestBatch) with_itself = NULL;
  g_autoptr (TelTestBatch) unknown = NULL;
  g_autoptr (TelTestBatch) stranger = NULL;
  guint n_requests;
  char *sanitizer = make_keyring ();

  assert_status (self, 1, save);
  entry = find_saved (self->simulator);
  same = tel_test_batch_run (self->simulator, "audit", "--rule", "J01", "--baseline", entry->path, NULL);
  g_assert_cmpint (same->status, ==, 0);
  tel_test_batch_assert (same->json, "comparison/new", "[]");
  g_assert_cmpuint (count (same, "findings"), ==, 2);

  tel_test_simulator_mutate (self->simulator,
                             "<updatePhone><name>CSFKSATO</name><ownerUserName></ownerUserName></updatePhone>");
  tel_test_simulator_mutate (self->simulator,
                             "<updatePhone><name>TCTMOGAWA</name><ownerUserName>mogawa</ownerUserName></updatePhone>");
  compared = tel_test_batch_run (self->simulator, "audit", "--rule", "J01", "--baseline", entry->path, NULL);
  g_assert_cmpint (compared->status, ==, 1);
  tel_test_batch_assert (compared->json, "comparison/new", "[\"" ANOTHER "\"]");
  tel_test_batch_assert (compared->json, "comparison/remaining", "[\"" DESKTOP "\"]");
  tel_test_batch_assert (compared->json, "comparison/gone/0/id", MOBILE);
  filtered = tel_test_batch_run (self->simulator, "audit", "--rule", "J01", "--device", "CSFMOGAWA", "--baseline",
                                 entry->path, NULL);
  g_assert_cmpint (filtered->status, ==, 0);
  g_assert_cmpuint (count (filtered, "findings"), ==, 1);

  unknown = tel_test_batch_run (self->simulator, "audit", "--device", "CSFGHOST", "--baseline", entry->path, NULL);
  g_assert_cmpint (unknown->status, ==, 1);
  tel_test_batch_assert_error (unknown, "not_found",
                               "There is no device “CSFGHOST” in what was read of the cluster. Check the spelling.");

  n_requests = tel_test_simulator_count_requests (self->simulator, "getCCMVersion");
  judged = tel_test_batch_run_with (self->simulator, &offline,
                                    (const char *const[]){ "audit", "--rule", "J01", "--snapshot", entry->path, NULL });
  g_assert_cmpint (judged->status, ==, 1);
  tel_test_batch_assert (judged->json, "takenBy", self->simulator->user);
  tel_test_batch_assert (judged->json, "findings/1/id", MOBILE);
  with_itself = tel_test_batch_run_with (self->simulator, &offline,
                                         (const char *const[]){ "audit", "--rule", "J01", "--snapshot", entry->path,
                                                                "--baseline", entry->path, NULL });
  g_assert_cmpint (with_itself->status, ==, 0);
  stranger = tel_test_batch_run_with (self->simulator, &offline,
                                      (const char *const[]){ "audit", "--device", "CSFGHOST", "--snapshot", entry->path,
                                                             NULL });
  g_assert_cmpint (stranger->status, ==, 1);
  tel_test_batch_assert_error (stranger, "not_found",
                               "There is no device “CSFGHOST” in what was read of the cluster. Check the spelling.");
  g_assert_cmpuint (tel_test_simulator_count_requests (self->simulator, "getCCMVersion"), ==, n_requests);
  let_go_of_keyring (sanitizer);
}

/* What cannot be opened says why and which file, before a password is asked for. */
static void
test_no_snapshot (Fixture *self, gconstpointer data)
{
  static const char *const save[] = { "audit", "--rule", "J01", "--save", NULL };
  const char *const baseline[] = { "audit", "--baseline", self->file, NULL };
  const char *const subject[] = { "audit", "--snapshot", self->file, NULL };
  const TelTestBatchSetup without_password = { NULL, NULL, NULL, FALSE };
  g_autoptr (TelSnapshotEntry) entry = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (TelTestBatch) cut = NULL;
  g_autoptr (TelTestBatch) other = NULL;
  g_autoptr (TelTestBatch) foreign = NULL;
  char *sanitizer = make_keyring ();

  assert_status (self, 1, save);
  entry = find_saved (self->simulator);
  g_assert_true (g_file_get_contents (entry->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (self->file, bytes, (gssize) length - 1, NULL));
  cut = tel_test_batch_run_with (self->simulator, &without_password, baseline);
  g_assert_cmpint (cut->status, ==, 1);
  g_assert_nonnull (strstr (cut->errors, self->file));
  g_assert_nonnull (strstr (cut->errors, "it was altered or cut off, or belongs to another key"));

  g_assert_true (g_file_set_contents (self->file, "Rule,Severity\r\n", -1, NULL));
  other = tel_test_batch_run_with (self->simulator, &without_password, baseline);
  g_assert_cmpint (other->status, ==, 1);
  g_assert_nonnull (strstr (other->errors, self->file));
  g_assert_nonnull (strstr (other->errors, "is neither a report of an audit nor a saved snapshot"));
  foreign = tel_test_batch_run_with (self->simulator, &without_password, subject);
  g_assert_cmpint (foreign->status, ==, 1);
  g_assert_nonnull (strstr (foreign->errors, self->file));
  g_assert_nonnull (strstr (foreign->errors, "is no saved snapshot"));
  let_go_of_keyring (sanitizer);
}

/* A file that is not there, or is no snapshot, is not the keyring's fault. */
static void
test_no_file (Fixture *self, gconstpointer data)
{
  const char *const command[] = { "audit", "--snapshot", self->file, NULL };
  g_autoptr (TelTestBatch) missing = run_for_people (self, command);
  g_autoptr (TelTestBatch) foreign = NULL;

  assert_says (missing, 1, "No such file or directory");
  g_assert_nonnull (strstr (missing->errors, self->file));
  g_assert_true (g_file_set_contents (self->file, "Rule,Severity\r\n", -1, NULL));
  foreign = run_for_people (self, command);
  assert_says (foreign, 1, "is no saved snapshot");
}

/* Without a keyring there is no key. */
static void
test_no_keyring (Fixture *self, gconstpointer data)
{
  static const char *const save[] = { "audit", "--rule", "J01", "--save", NULL };
  g_autoptr (TelSnapshotEntry) entry = NULL;
  char *sanitizer = make_keyring ();

  assert_status (self, 1, save);
  let_go_of_keyring (sanitizer);
  entry = find_saved (self->simulator);
  assert_status (self, 1, (const char *const[]){ "audit", "--baseline", entry->path, NULL });
}

static void
name_cluster (TelTestSimulator *simulator, const char *cluster_id)
{
  g_autofree char *change =
      g_strdup_printf ("<updateServiceParameter><processNodeName>EnterpriseWideData</processNodeName><name>ClusterID"
                       "</name><service>Enterprise Wide</service><value>%s</value></updateServiceParameter>",
                       cluster_id);

  tel_test_simulator_mutate (simulator, change);
}

static void
forget_snapshots (const char *connection_id)
{
  g_autoptr (TelSnapshotStore) store = tel_snapshot_store_new (connection_id, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  tel_snapshot_store_forget_async (store, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_snapshot_store_forget_finish (store, result, NULL));
}

/* What a saved snapshot of another connection knows counts; without one that half of the rule is not judged. */
static void
test_other_cluster (Fixture *self, gconstpointer data)
{
  static const char *const save[] = { "audit", "--rule", "U06", "--user", "tadams", "--save", NULL };
  static const char *const people[] = { "audit", "--rule", "U06", NULL };
  Fixture there = { tel_test_simulator_new (data, "clean"), NULL };
  g_autoptr (TelTestBatch) alone = NULL;
  g_autoptr (TelTestBatch) both = NULL;
  g_autoptr (TelTestBatch) table = NULL;
  g_autoptr (TelTestBatch) closed = NULL;
  char *sanitizer;

  name_cluster (self->simulator, "Tokyo");
  name_cluster (there.simulator, "Osaka");
  save_connection (there.simulator, "Osaka");
  alone = tel_test_batch_run (self->simulator, "audit", "--rule", "U06", NULL);
  g_assert_cmpuint (count (alone, "findings"), ==, 1);
  tel_test_batch_assert (alone->json, "rules/0/state", "run");
  g_assert_nonnull (strstr (alone->output, "Whether another cluster is a home cluster too was not judged."));
  g_assert_nonnull (strstr (alone->output, "“Osaka” was left out: No snapshot of it is saved on this computer."));

  sanitizer = make_keyring ();
  assert_status (&there, 0, save);
  both = tel_test_batch_run (self->simulator, "audit", "--rule", "U06", NULL);
  table = run_for_people (self, people);
  let_go_of_keyring (sanitizer);
  g_assert_cmpuint (count (both, "findings"), >, 3);
  g_assert_nonnull (strstr (both->output, "and so is “Osaka” (as of "));
  g_assert_nonnull (strstr (both->output, "Other clusters looked at: “Osaka” (as of "));
  g_assert_nonnull (strstr (table->output, "What rules could see\n  U06  Other clusters looked at: “Osaka” (as of "));

  /* Without the keyring it cannot be opened. */
  closed = tel_test_batch_run (self->simulator, "audit", "--rule", "U06", NULL);
  g_assert_cmpuint (count (closed, "findings"), ==, 1);
  g_assert_nonnull (strstr (closed->output, "“Osaka” was left out: The keyring of this computer cannot be used"));
  forget_snapshots (CONNECTION);
  tel_test_simulator_free (there.simulator);
}

/* A rule whose part of the cluster is refused is said and does not count as passed. */
static void
test_not_run (Fixture *self, gconstpointer data)
{
  const TelTestBatchSetup setup = { self->simulator->password, NULL, self->simulator->fingerprint, TRUE };
  static const char *const command[] = { "audit", "--rule", "M03", NULL };
  g_autoptr (TelTestBatch) run = NULL;

  tel_test_simulator_refuse (self->simulator, "listPhone", 0, 4711, "Not now");
  run = tel_test_batch_run_with (self->simulator, &setup, command);
  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (run->json, "rules/0/state", "not-run");
  g_assert_nonnull (strstr (run->output, "Not now"));
  g_assert_nonnull (strstr (run->errors, "M03 was not run. "));
}

/* No report has a secret in it: no string, and not the password. */
static void
test_no_secret (Fixture *self, gconstpointer data)
{
  static const char *const csv_command[] = { "audit", "--format", "csv", NULL };
  static const char *const table_command[] = { "audit", NULL };
  g_autofree char *dump = tel_simulator_store_dump (self->simulator->store, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("\"authenticationString\" *: *\"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (TelTestBatch) json = tel_test_batch_run (self->simulator, "audit", "--with-accepted", NULL);
  g_autoptr (TelTestBatch) csv = run_for_people (self, csv_command);
  g_autoptr (TelTestBatch) table = run_for_people (self, table_command);
  guint n_strings = 0;

  g_assert_cmpuint (count (json, "findings"), >, 0);
  for (g_regex_match (regex, dump, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *string = g_match_info_fetch (match, 1);

      n_strings++;
      g_assert_null (strstr (json->output, string));
      g_assert_null (strstr (csv->output, string));
      g_assert_null (strstr (table->output, string));
    }
  g_assert_cmpuint (n_strings, >, 0);
  g_assert_null (strstr (json->output, self->simulator->password));
}

static void
test_usage (Fixture *self, gconstpointer data)
{
  static const char *const wrong[][8] = {
    { "audit", "users" },
    { "audit", "--rule", "X99" },
    { "audit", "--severity", "bad" },
    { "audit", "--format", "xml" },
    { "audit", "--json", "--format", "csv" },
    { "audit", "--reason", "why" },
    { "audit", "exceptions", "accept", DESKTOP },
    { "audit", "exceptions", "accept", "--reason", "why" },
    { "audit", "exceptions", "accept", "CSFMOGAWA", "--reason", "why" },
    { "audit", "exceptions", "accept", DESKTOP, "--reason", "why", "--until=2020-01-01" },
    { "audit", "exceptions", "accept", DESKTOP, "--reason", "why", "--until=tomorrow" },
    { "audit", "exceptions", "list", DESKTOP },
    { "audit", "exceptions", "mend" },
    { "audit", "exceptions", "--rule", "J01" },
    { "audit", "exceptions", "--snapshot", "last.snapshot" },
    { "audit", "--snapshot", "last.snapshot", "--save" },
    { "audit", "exceptions", "accept", "J99/phone/CSFMOGAWA", "--reason", "why" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *command[9] = { NULL };

      memcpy (command, wrong[i], sizeof wrong[i]);
      g_test_message ("%u", i);
      assert_status (self, 2, command);
    }
}

/* As an unset variable of a shell leaves it: it would fit nothing, and the audit would pass. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  static const char *const options[] = { "--rule",     "--user",     "--device", "--severity",
                                         "--baseline", "--snapshot", "--output", "--connection" };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *empty = g_strdup_printf ("%s=", options[i]);
      g_autofree char *full = g_strdup_printf ("%s=J01", options[i]);
      g_autofree char *sentence = g_strdup_printf ("%s is empty. Write %s ", options[i], options[i]);
      const char *command[] = { "audit", full, empty, NULL };
      g_autoptr (TelTestBatch) run = run_for_people (self, command);

      assert_says (run, 2, sentence);
    }
}

/* It would be kept and never fit anything. */
static void
test_accept_unknown_rule (Fixture *self, gconstpointer data)
{
  static const char *const accept[] = { "audit", "exceptions", "accept", "J99/phone/X", "--reason", "x", NULL };
  g_autoptr (TelTestBatch) run = run_for_people (self, accept);
  g_autoptr (TelTestBatch) listed = tel_test_batch_run (self->simulator, "audit", "exceptions", NULL);

  assert_says (run, 2, "“J99” is no rule of the audit");
  g_assert_cmpuint (count (listed, "exceptions"), ==, 0);
}

/* A report that cannot be read is said before a password is asked for. */
static void
test_no_baseline (Fixture *self, gconstpointer data)
{
  const char *const command[] = { "audit", "--baseline", self->file, NULL };
  const TelTestBatchSetup without_password = { NULL, NULL, NULL, FALSE };
  g_autoptr (TelTestBatch) missing = tel_test_batch_run_with (self->simulator, &without_password, command);
  g_autoptr (TelTestBatch) broken = NULL;

  g_assert_cmpint (missing->status, ==, 1);
  g_assert_nonnull (strstr (missing->errors, self->file));
  g_assert_true (g_file_set_contents (self->file, "{}", -1, NULL));
  broken = tel_test_batch_run_with (self->simulator, &without_password, command);
  g_assert_cmpint (broken->status, ==, 1);
  g_assert_nonnull (strstr (broken->errors, "is no report of an audit"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*function) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "filters", test_filters },
    { "names", test_names },
    { "names-not-read", test_names_not_read },
    { "formats", test_formats },
    { "judged-in-part", test_judged_in_part },
    { "exceptions", test_exceptions },
    { "saved-connection", test_saved_connection },
    { "baseline", test_baseline },
    { "save", test_save },
    { "other-cluster", test_other_cluster },
    { "not-run", test_not_run },
    { "no-secret", test_no_secret },
    { "saved-snapshot", test_saved_snapshot },
  };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
      {
        g_autofree char *path = g_strdup_printf ("/batch-audit/%s/%s", releases[i], tests[j].name);

        g_test_add (path, Fixture, releases[i], set_up, tests[j].function, tear_down);
      }
  g_test_add ("/batch-audit/usage", Fixture, "14.0", set_up, test_usage, tear_down);
  g_test_add ("/batch-audit/empty", Fixture, "14.0", set_up, test_empty, tear_down);
  g_test_add ("/batch-audit/accept-unknown-rule", Fixture, "14.0", set_up, test_accept_unknown_rule, tear_down);
  g_test_add ("/batch-audit/no-file", Fixture, "14.0", set_up, test_no_file, tear_down);
  g_test_add ("/batch-audit/no-baseline", Fixture, "14.0", set_up, test_no_baseline, tear_down);
  g_test_add ("/batch-audit/no-snapshot", Fixture, "14.0", set_up, test_no_snapshot, tear_down);
  g_test_add ("/batch-audit/no-keyring", Fixture, "14.0", set_up, test_no_keyring, tear_down);

  return g_test_run ();
}
