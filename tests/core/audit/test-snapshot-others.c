/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* Whether a user has two home clusters is seen by what this computer has saved of the others, and by nothing else. */

#include "config.h"

#include "audit/tel-snapshot-reader.h"
#include "audit/tel-snapshot-store.h"
#include "model/tel-process-node.h"
#include "tel-test-audit-snapshot.h"
#include "tel-test-rule.h"
#include "tel-test-sound.h"
#include "tel-test.h"

#include <string.h>

#define TOKYO "6f9619ff-8b86-4011-b42d-00c04fc964ff"
#define OSAKA "7f9619ff-8b86-4011-b42d-00c04fc964ff"
#define KYOTO "8f9619ff-8b86-4011-b42d-00c04fc964ff"
#define TADAMS "U06/user/tadams"
#define NOT_JUDGED "Whether another cluster is a home cluster too was not judged.\n"
#define KNOWS_NONE "This computer knows no other cluster. It knows one when a snapshot of an audit of it is saved."

/* Two connections and the snapshots of the second; the first one is audited. */
typedef struct
{
  char *directory;
  GListStore *connections;
  TelSnapshot *here;
  TelSnapshot *there;
} Fixture;

static TelConnection *
add_connection (Fixture *fixture, const char *id, const char *name, const char *host)
{
  g_autoptr (TelConnection) connection = tel_connection_new (id, host, 8443, "axl-admin", "Asia/Tokyo");

  tel_connection_set_name (connection, name);
  g_list_store_append (fixture->connections, connection);

  return connection;
}

static void
set_cluster_id (TelSnapshot *snapshot, const char *cluster_id)
{
  tel_test_sound_set_parameter (snapshot, "Enterprise Wide", "ClusterID", cluster_id);
}

static void
set_server (TelSnapshot *snapshot, const char *name)
{
  g_autoptr (TelObject) server = g_object_new (TEL_TYPE_PROCESS_NODE, "name", name, "usage", "Publisher", NULL);

  tel_snapshot_remove (snapshot, TEL_OBJECT_KIND_PROCESS_NODE, TEL_TEST_SOUND_NODE, NULL);
  if (name != NULL)
    tel_snapshot_put (snapshot, TEL_OBJECT_KIND_PROCESS_NODE, server);
}

/* On both there are tadams and jsmith, at home only here, and tadams there too, in other letters. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = tel_test_make_directory ();
  fixture->connections = g_list_store_new (TEL_TYPE_CONNECTION);
  add_connection (fixture, TOKYO, "Tokyo", "tokyo.example.com");
  add_connection (fixture, OSAKA, "Osaka", "osaka.example.com");
  fixture->here = tel_test_sound_new (TEL_RELEASE_14_0);
  set_cluster_id (fixture->here, "Tokyo");
  fixture->there = tel_test_sound_new (TEL_RELEASE_9_1);
  set_cluster_id (fixture->there, "Osaka");
  g_object_set (tel_snapshot_get_user (fixture->there, "tadams"), "home-cluster", FALSE, NULL);
  g_object_set (tel_snapshot_get_user (fixture->there, "jsmith"), "home-cluster", FALSE, NULL);
  tel_test_sound_add_user (fixture->there, "TAdams", "1005");
  tel_test_sound_add_user (fixture->there, "stranger", "1006");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_remove_directory (fixture->directory);
  g_free (fixture->directory);
  g_assert_finalize_object (fixture->connections);
  g_assert_finalize_object (fixture->here);
  g_assert_finalize_object (fixture->there);
}

static TelSnapshotEntry *
save (Fixture *fixture, const char *id, TelSnapshot *snapshot, GDateTime *expires_at)
{
  g_autoptr (TelSnapshotStore) store = tel_snapshot_store_new (id, fixture->directory);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TelSnapshotEntry *entry;

  tel_snapshot_store_save_async (store, snapshot, expires_at, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  entry = tel_snapshot_store_save_finish (store, result, &error);
  g_assert_no_error (error);

  return entry;
}

static void
save_there (Fixture *fixture)
{
  tel_snapshot_entry_free (save (fixture, OSAKA, fixture->there, NULL));
}

static gboolean
look (TelSnapshot *snapshot, GListModel *connections, const char *id, const char *host, const char *directory)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found;

  tel_snapshot_reader_take_others_async (snapshot, connections, id, host, directory, NULL, tel_test_take_result,
                                         &place);
  result = tel_test_await_result (&place);
  found = tel_snapshot_reader_take_others_finish (snapshot, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tel_snapshot_get_state (snapshot, TEL_SNAPSHOT_PART_OTHER_CLUSTERS) == TEL_SNAPSHOT_STATE_READ, ==,
                   found);

  return found;
}

static TelAudit *
run_audit (Fixture *fixture)
{
  TelAudit *audit = tel_audit_new (fixture->here);

  look (fixture->here, G_LIST_MODEL (fixture->connections), TOKYO, "tokyo.example.com", fixture->directory);
  tel_test_rule_judge (audit);
  g_assert_cmpint (tel_audit_get_state (audit, tel_audit_rule_find ("U06")), ==, TEL_RULE_STATE_RUN);

  return audit;
}

/* What was found of tadams, and of nobody else. */
static void
assert_found (TelAudit *audit, const char *read)
{
  TelFinding *finding = tel_audit_find (audit, TADAMS);

  g_assert_cmpuint (tel_audit_count_of_rule (audit, tel_audit_rule_find ("U06")), ==, read != NULL ? 1 : 0);
  g_assert_cmpstr (finding != NULL ? tel_finding_get_read (finding) : NULL, ==, read);
}

static void
assert_told (TelAudit *audit, const char *told)
{
  g_autofree char *text = tel_audit_explain_state (audit, tel_audit_rule_find ("U06"));

  g_assert_cmpstr (text, ==, told);
}

static void
test_two_homes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelAudit) audit = NULL;
  g_auto (GStrv) kept = NULL;

  save_there (fixture);
  audit = run_audit (fixture);
  assert_found (audit, "This cluster is the home cluster of tadams, and so is “Osaka” (as of 2026-11-01 12:00).");
  g_assert_cmpint (tel_finding_get_severity (tel_audit_find (audit, TADAMS)), ==, TEL_SEVERITY_ERROR);
  assert_told (audit, "Other clusters looked at: “Osaka” (as of 2026-11-01 12:00).");

  /* Who is unknown here is nobody's business. */
  kept = tel_other_cluster_list_home_users (tel_snapshot_get_other_clusters (fixture->here)->pdata[0]);
  g_assert_cmpuint (g_strv_length (kept), ==, 1);
  g_assert_cmpstr (kept[0], ==, "tadams");
}

/* Exactly one is right, whichever it is. */
static void
test_home_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelAudit) audit = NULL;

  g_object_set (tel_snapshot_get_user (fixture->here, "tadams"), "home-cluster", FALSE, NULL);
  save_there (fixture);
  audit = run_audit (fixture);
  assert_found (audit, NULL);
  assert_told (audit, "Other clusters looked at: “Osaka” (as of 2026-11-01 12:00).");
}

static void
test_no_softphone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelAudit) audit = NULL;

  tel_test_sound_add_user (fixture->here, "stranger", "1006");
  g_object_set (tel_snapshot_get_user (fixture->there, "TAdams"), "home-cluster", FALSE, NULL);
  save_there (fixture);
  audit = run_audit (fixture);
  assert_found (audit, NULL);
  assert_told (audit, "Other clusters looked at: “Osaka” (as of 2026-11-01 12:00).");
}

/* Half of the rule is not judged then, and is not said to be passed; the other half is judged. */
static void
test_none_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) past = g_date_time_new_utc (2020, 1, 1, 0, 0, 0);
  g_autoptr (TelAudit) audit = NULL;

  tel_snapshot_entry_free (save (fixture, OSAKA, fixture->there, past));
  g_object_set (tel_snapshot_get_user (fixture->here, "tadams"), "home-cluster", FALSE, NULL);
  audit = run_audit (fixture);
  assert_found (audit, "This cluster is not the home cluster of tadams.");
  assert_told (audit, NOT_JUDGED KNOWS_NONE "\n“Osaka” was left out: No snapshot of it is saved on this computer.");
}

static void
test_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelAudit) audit = tel_audit_new (fixture->here);

  save_there (fixture);
  g_assert_false (look (fixture->here, NULL, "demo", "127.0.0.1", fixture->directory));
  tel_test_rule_judge (audit);
  assert_found (audit, NULL);
  assert_told (audit, NOT_JUDGED "The demo cluster is held against no other one.");
}

/* Of a rule that nobody has asked others for, as in a snapshot of an older version. */
static void
test_not_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelAudit) audit = tel_audit_new (fixture->here);

  tel_snapshot_set_state (fixture->here, TEL_SNAPSHOT_PART_OTHER_CLUSTERS, TEL_SNAPSHOT_STATE_NOT_READ, NULL);
  tel_test_rule_judge (audit);
  assert_told (audit, "Whether another cluster is a home cluster too was not judged.");
}

static void
assert_same (Fixture *fixture)
{
  g_autoptr (TelAudit) audit = NULL;

  save_there (fixture);
  audit = run_audit (fixture);
  assert_found (audit, NULL);
  assert_told (audit, NOT_JUDGED KNOWS_NONE "\n“Osaka” was left out: It is this cluster, over another connection.");
}

static void
test_same_id (Fixture *fixture, gconstpointer data)
{
  set_cluster_id (fixture->there, "tokyo");
  set_server (fixture->there, "10.0.0.2");
  assert_same (fixture);
}

/* The ID that every cluster has at first tells nothing; an ID that was changed since is no other cluster. */
static void
test_same_server (Fixture *fixture, gconstpointer data)
{
  set_cluster_id (fixture->there, "StandAloneCluster");
  assert_same (fixture);
}

static void
test_same_host (Fixture *fixture, gconstpointer data)
{
  g_list_store_remove (fixture->connections, 1);
  add_connection (fixture, OSAKA, "Osaka", "TOKYO.example.com");
  set_cluster_id (fixture->there, "StandAloneCluster");
  set_server (fixture->there, NULL);
  assert_same (fixture);
}

static void
test_default_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelAudit) audit = NULL;

  set_cluster_id (fixture->here, "StandAloneCluster");
  set_cluster_id (fixture->there, "StandAloneCluster");
  set_server (fixture->there, "osaka.example.com");
  save_there (fixture);
  audit = run_audit (fixture);
  assert_found (audit, "This cluster is the home cluster of tadams, and so is “Osaka” (as of 2026-11-01 12:00).");
}

/* The publisher and a subscriber of another cluster are one cluster, of which the newer snapshot counts. */
static void
test_two_connections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) later = g_date_time_new_utc (2026, 11, 2, 8, 30, 0);
  g_autoptr (TelSnapshot) newer = tel_snapshot_new (TEL_RELEASE_9_1, later, zone);
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "jsmith", "home-cluster", TRUE, NULL);
  g_autoptr (TelAudit) audit = NULL;
  TelFinding *finding;

  add_connection (fixture, KYOTO, "Osaka, subscriber", "osaka-sub.example.com");
  tel_snapshot_set_state (newer, TEL_SNAPSHOT_PART_USERS, TEL_SNAPSHOT_STATE_READ, NULL);
  tel_snapshot_put (newer, TEL_OBJECT_KIND_USER, user);
  set_cluster_id (newer, "Osaka");
  save_there (fixture);
  tel_snapshot_entry_free (save (fixture, KYOTO, newer, NULL));

  audit = run_audit (fixture);
  g_assert_null (tel_audit_find (audit, TADAMS));
  finding = tel_audit_find (audit, "U06/user/jsmith");
  g_assert_cmpstr (tel_finding_get_read (finding), ==,
                   "This cluster is the home cluster of jsmith, and so is “Osaka, subscriber” (as of 2026-11-02 "
                   "08:30).");
  assert_told (audit, "Other clusters looked at: “Osaka, subscriber” (as of 2026-11-02 08:30).\n“Osaka” was left out: "
                      "It is the same cluster as “Osaka, subscriber”.");
}

/* The newest snapshot of a connection counts. */
static void
test_newest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) later = g_date_time_new_utc (2026, 11, 2, 8, 30, 0);
  g_autoptr (TelSnapshot) newer = tel_snapshot_new (TEL_RELEASE_9_1, later, zone);
  g_autoptr (TelAudit) audit = NULL;

  tel_snapshot_set_state (newer, TEL_SNAPSHOT_PART_USERS, TEL_SNAPSHOT_STATE_READ, NULL);
  set_cluster_id (newer, "Osaka");
  tel_snapshot_entry_free (save (fixture, OSAKA, newer, NULL));
  save_there (fixture);
  audit = run_audit (fixture);
  assert_found (audit, NULL);
  assert_told (audit, "Other clusters looked at: “Osaka” (as of 2026-11-02 08:30).");
}

static void
test_other_class (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) osaka = g_list_model_get_item (G_LIST_MODEL (fixture->connections), 1);
  g_autoptr (TelAudit) audit = NULL;

  tel_connection_set_environment (osaka, TEL_ENVIRONMENT_LAB);
  save_there (fixture);
  audit = run_audit (fixture);
  assert_found (audit, NULL);
  assert_told (audit, NOT_JUDGED KNOWS_NONE "\n“Osaka” was left out: It is a connection of another class.");
}

static void
test_without_users (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelAudit) audit = NULL;

  tel_snapshot_set_state (fixture->there, TEL_SNAPSHOT_PART_USERS, TEL_SNAPSHOT_STATE_REFUSED, "Not for you.");
  save_there (fixture);
  audit = run_audit (fixture);
  assert_found (audit, NULL);
  assert_told (audit, NOT_JUDGED KNOWS_NONE "\n“Osaka” was left out: The saved snapshot has no users.");
}

static void
test_cannot_be_opened (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelSnapshotEntry) entry = save (fixture, OSAKA, fixture->there, NULL);
  g_autoptr (TelAudit) audit = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *told = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (entry->path, &bytes, &size, NULL));
  bytes[size - 1] ^= 1;
  g_assert_true (g_file_set_contents (entry->path, bytes, (gssize) size, NULL));
  audit = run_audit (fixture);
  assert_found (audit, NULL);
  told = tel_audit_explain_state (audit, tel_audit_rule_find ("U06"));
  g_assert_nonnull (strstr (told, "“Osaka” was left out: The saved snapshot cannot be opened"));
}

/* What was known then stays with a snapshot that is saved. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelSnapshotStore) store = tel_snapshot_store_new (TOKYO, fixture->directory);
  g_autoptr (TelAudit) before = NULL;
  g_autoptr (TelAudit) audit = NULL;
  g_autoptr (TelSnapshotEntry) entry = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelSnapshot) opened = NULL;
  g_autoptr (GError) error = NULL;

  add_connection (fixture, KYOTO, "Kyoto", "kyoto.example.com");
  save_there (fixture);
  before = run_audit (fixture);
  entry = save (fixture, TOKYO, fixture->here, NULL);
  tel_snapshot_store_open_async (store, entry->path, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  opened = tel_snapshot_store_open_finish (store, result, &error);
  g_assert_no_error (error);

  audit = tel_audit_new (opened);
  tel_test_rule_judge (audit);
  assert_found (audit, "This cluster is the home cluster of tadams, and so is “Osaka” (as of 2026-11-01 12:00).");
  assert_told (audit, "Other clusters looked at: “Osaka” (as of 2026-11-01 12:00).\n“Kyoto” was left out: No snapshot "
                      "of it is saved on this computer.");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  save_there (fixture);
  tel_snapshot_reader_take_others_async (fixture->here, G_LIST_MODEL (fixture->connections), TOKYO, "tokyo.example.com",
                                         fixture->directory, cancellable, tel_test_take_result, &place);
  g_cancellable_cancel (cancellable);
  result = tel_test_await_result (&place);
  g_assert_false (tel_snapshot_reader_take_others_finish (fixture->here, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static TelSnapshot *
read_world (const char *release, const char *world, const char *cluster_id)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, world);
  g_autofree char *change =
      g_strdup_printf ("<updateServiceParameter><processNodeName>EnterpriseWideData</processNodeName><name>ClusterID"
                       "</name><service>Enterprise Wide</service><value>%s</value></updateServiceParameter>",
                       cluster_id);

  if (cluster_id != NULL)
    tel_test_simulator_mutate (connection->simulator, change);

  return tel_test_audit_snapshot_read (connection);
}

/* Two clusters as they are read: everybody of the clean world is in the small one too, and at home on both. */
static void
test_worlds (gconstpointer data)
{
  const char *release = data;
  g_autofree char *directory = tel_test_make_directory ();
  Fixture fixture = { directory, g_list_store_new (TEL_TYPE_CONNECTION), NULL, NULL };
  g_autoptr (TelSnapshot) small = read_world (release, "small", NULL);
  g_autoptr (TelSnapshot) same = read_world (release, "clean", NULL);
  g_autoptr (TelSnapshot) clean = read_world (release, "clean", "Osaka");
  g_autoptr (GListStore) connections = fixture.connections;
  const TelAuditRule *rule = tel_audit_rule_find ("U06");
  g_autoptr (TelAudit) audit = tel_audit_new (small);
  guint n_both = 0;

  /* As long as nobody has named it, it is the same cluster by its servers. */
  add_connection (&fixture, KYOTO, "Tokyo, subscriber", "tokyo-sub.example.com");
  tel_snapshot_entry_free (save (&fixture, KYOTO, same, NULL));
  g_assert_false (look (small, G_LIST_MODEL (connections), TOKYO, "tokyo.example.com", directory));
  tel_test_rule_judge (audit);
  g_assert_cmpuint (tel_audit_count_of_rule (audit, rule), ==, 1);
  g_assert_nonnull (tel_audit_find (audit, "U06/user/smatsui"));

  g_clear_object (&audit);
  g_clear_object (&small);
  small = read_world (release, "small", "Tokyo");
  audit = tel_audit_new (small);
  add_connection (&fixture, OSAKA, "Osaka", "osaka.example.com");
  tel_snapshot_entry_free (save (&fixture, OSAKA, clean, NULL));
  g_assert_true (look (small, G_LIST_MODEL (connections), TOKYO, "tokyo.example.com", directory));
  tel_test_rule_judge (audit);

  for (guint i = 0; i < tel_snapshot_get_n (clean, TEL_OBJECT_KIND_USER); i++)
    {
      TelUser *user = tel_snapshot_get_nth (clean, TEL_OBJECT_KIND_USER, i);
      g_autofree char *id = g_strconcat ("U06/user/", tel_user_get_user_id (user), NULL);
      TelFinding *finding = tel_audit_find (audit, id);

      if (finding == NULL)
        continue;
      n_both++;
      g_assert_nonnull (strstr (tel_finding_get_read (finding), "and so is “Osaka” (as of 20"));
    }
  g_assert_cmpuint (n_both, >=, 5);
  g_assert_cmpuint (tel_audit_count_of_rule (audit, rule), ==, n_both + 1);
  tel_test_remove_directory (directory);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *directory = NULL;
  int status;

  tel_test_init (&argc, &argv);
  directory = tel_test_make_directory ();
  tel_test_use_keyring (directory);

  ADD ("/snapshot-others/two-homes", test_two_homes);
  ADD ("/snapshot-others/home-elsewhere", test_home_elsewhere);
  ADD ("/snapshot-others/no-softphone", test_no_softphone);
  ADD ("/snapshot-others/none-known", test_none_known);
  ADD ("/snapshot-others/alone", test_alone);
  ADD ("/snapshot-others/not-asked", test_not_asked);
  ADD ("/snapshot-others/same-id", test_same_id);
  ADD ("/snapshot-others/same-server", test_same_server);
  ADD ("/snapshot-others/same-host", test_same_host);
  ADD ("/snapshot-others/default-ids", test_default_ids);
  ADD ("/snapshot-others/two-connections", test_two_connections);
  ADD ("/snapshot-others/newest", test_newest);
  ADD ("/snapshot-others/other-class", test_other_class);
  ADD ("/snapshot-others/without-users", test_without_users);
  ADD ("/snapshot-others/cannot-be-opened", test_cannot_be_opened);
  ADD ("/snapshot-others/kept", test_kept);
  ADD ("/snapshot-others/cancelled", test_cancelled);
  g_test_add_data_func ("/snapshot-others/worlds/9.1", "9.1", test_worlds);
  g_test_add_data_func ("/snapshot-others/worlds/14.0", "14.0", test_worlds);
  status = g_test_run ();
  tel_test_remove_directory (directory);

  return status;
}
