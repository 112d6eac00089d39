/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "simulator/tel-simulator-capf-session.h"
#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-schema.h"

#include "tel-test.h"

#define PHONE "SEP001122334455"

/* Where a reader of the queue stands. */
typedef struct
{
  char *queue_id;
  char *next;
} Place;

static void
place_clear (Place *self)
{
  g_free (self->queue_id);
  g_free (self->next);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
run (TelTestCluster *cluster, const char *operation, const char *body)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, operation, body);
}

static void
move (Place *place, const TelSimulatorElement *response)
{
  place_clear (place);
  place->queue_id = g_strdup (tel_test_get (response, "queueInfo/queueId"));
  place->next = g_strdup (tel_test_get (response, "queueInfo/nextStartChangeId"));
}

static void
begin (TelTestCluster *cluster, Place *place)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "listChange", "");

  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (response, "changes")), ==, 0);
  move (place, response);
}

static TelSimulatorElement *
poll (TelTestCluster *cluster, Place *place, const char *objects)
{
  g_autofree char *body = g_strdup_printf ("<startChangeId queueId=\"%s\">%s</startChangeId>%s", place->queue_id,
                                           place->next, objects != NULL ? objects : "");
  TelSimulatorElement *response = tel_test_cluster_run (cluster, "listChange", body);

  move (place, response);

  return response;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of the alphabet: which of several effects of one request comes first is nobody's concern. */
static char *
describe (const TelSimulatorElement *response)
{
  const TelSimulatorElement *changes = tel_test_find (response, "changes");
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tel_simulator_element_get_n_children (changes); i++)
    {
      const TelSimulatorElement *change = tel_simulator_element_get_nth_child (changes, i);
      const TelSimulatorElement *tags = tel_test_find (change, "changedTags");

      GString *text = g_string_new (NULL);

      g_string_append_printf (text, "%s %s%s", tel_test_get (change, "action"),
                              tel_simulator_element_get_attribute (change, "type"),
                              g_str_equal (tel_test_get (change, "doGet"), "true") ? " get" : "");
      for (guint j = 0; j < tel_simulator_element_get_n_children (tags); j++)
        g_string_append_printf (text, " %s=%s",
                                tel_simulator_element_get_attribute (tel_simulator_element_get_nth_child (tags, j),
                                                                     "name"),
                                tel_simulator_element_get_text (tel_simulator_element_get_nth_child (tags, j)));
      g_ptr_array_add (texts, g_string_free (text, FALSE));
    }

  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("; ", (char **) texts->pdata);
}

static void
assert_changes (TelTestCluster *cluster, Place *place, const char *expected)
{
  g_autoptr (TelSimulatorElement) response = poll (cluster, place, NULL);
  g_autofree char *text = describe (response);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_releases (void)
{
  static const guint releases[] = { 1000, 1005, 1100, 1105, 1200, 1205, 1400, 1500 };
  g_autoptr (TelTestCluster) old = tel_test_cluster_new (901, "small");

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (releases[i], "small");
      g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "listChange", "");

      g_assert_cmpstr (tel_test_get (response, "queueInfo/firstChangeId"), ==, "1");
      g_assert_cmpstr (tel_test_get (response, "queueInfo/lastChangeId"), ==, "0");
      g_assert_cmpstr (tel_test_get (response, "queueInfo/nextStartChangeId"), ==, "1");
      g_assert_null (tel_test_find (response, "return"));
    }

  tel_test_cluster_refuse (old, "listChange", "", TEL_SIMULATOR_FAULT_GENERIC, "does not exist");
}

static void
test_update (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_auto (Place) place = { NULL };
  g_autoptr (TelSimulatorElement) phone = NULL;
  g_autoptr (TelSimulatorElement) response = NULL;

  begin (cluster, &place);
  run (cluster, "updateLine",
       "<pattern>1002</pattern><routePartitionName>PT-Internal</routePartitionName>"
       "<description>Taken</description><alertingName>Somebody</alertingName>");
  run (cluster, "updateUser", "<userid>hsuzuki</userid><department>営業部</department><enableCti>false</enableCti>");
  run (cluster, "updateServiceParameter",
       "<processNodeName>EnterpriseWideData</processNodeName><name>OrganizationDomain</name>"
       "<service>Enterprise Wide</service><value>example.net</value>");
  assert_changes (cluster, &place,
                  "u Line description=Taken alertingName=Somebody; u ServiceParameter value=example.net; "
                  "u User department=営業部 enableCti=false");

  run (cluster, "updatePhone", "<name>" PHONE "</name><networkLocation>OnNet</networkLocation>");
  response = poll (cluster, &place, NULL);
  phone = tel_test_cluster_run (cluster, "getPhone", "<name>" PHONE "</name>");
  g_assert_cmpstr (tel_simulator_element_get_attribute (tel_test_find (response, "changes/change"), "uuid"), ==,
                   tel_simulator_element_get_attribute (tel_test_find (phone, "return/phone"), "uuid"));
  g_assert_cmpstr (tel_test_get (response, "changes/change/changedTags/0"), ==, "OnNet");

  /* Nothing is different afterwards. */
  run (cluster, "updateUser", "<userid>hsuzuki</userid><enableCti>false</enableCti>");
  assert_changes (cluster, &place, "");
}

static void
test_add_and_remove (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_auto (Place) place = { NULL };

  begin (cluster, &place);
  run (cluster, "addLine",
       "<line><pattern>1099</pattern><usage>Device</usage><routePartitionName>PT-Internal</routePartitionName></line>");
  run (cluster, "removeLine", "<pattern>1099</pattern><routePartitionName>PT-Internal</routePartitionName>");
  assert_changes (cluster, &place, "a Line get; r Line");

  /* Those who go with it are told too. */
  run (cluster, "removePhone", "<name>CSFCSECURE</name>");
  assert_changes (cluster, &place, "r Phone; r UserPhoneAssociation; u User get");
}

static void
test_associations (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_auto (Place) place = { NULL };

  begin (cluster, &place);
  run (cluster, "updateUser",
       "<userid>mgarcia</userid><associatedDevices><device>" PHONE "</device></associatedDevices>");
  assert_changes (cluster, &place, "a UserPhoneAssociation get; u User get");
  run (cluster, "updatePhone",
       "<name>CSFHSUZUKI</name><addLines><line><index>2</index><dirn><pattern>1050</pattern>"
       "<routePartitionName>PT-Internal</routePartitionName></dirn></line></addLines>");
  assert_changes (cluster, &place, "u Phone get");
}

/* The string is nobody's to see but who issues it. */
static void
test_no_secret (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_auto (Place) place = { NULL };
  g_autoptr (TelSimulatorElement) response = NULL;
  g_autofree char *text = NULL;
  const char *status = NULL;

  begin (cluster, &place);
  run (cluster, "updatePhone",
       "<name>CSFAKenzi</name><certificateOperation>Install/Upgrade</certificateOperation>"
       "<authenticationMode>By Authentication String</authenticationMode><keySize>2048</keySize>"
       "<authenticationString>1357924680</authenticationString>");
  response = poll (cluster, &place, NULL);
  text = describe (response);
  g_assert_null (strstr (text, "1357924680"));
  g_assert_cmpstr (text, ==, "u Phone get");

  /* What CAPF does is a change too. */
  run (cluster, "applyPhone", "<name>CSFAKenzi</name>");
  assert_changes (cluster, &place, "");
  tel_simulator_capf_session_run (&cluster->context, "CSFAKenzi", "1357924680", NULL, &status, NULL);
  assert_changes (cluster, &place, "u Phone get");
}

static void
test_filter (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_auto (Place) place = { NULL };
  g_autoptr (TelSimulatorElement) filtered = NULL;
  g_autoptr (TelSimulatorElement) all = NULL;
  g_autofree char *text = NULL;

  begin (cluster, &place);
  run (cluster, "updateLine",
       "<pattern>1002</pattern><routePartitionName>PT-Internal</routePartitionName><description>A</description>");
  run (cluster, "updateUser", "<userid>hsuzuki</userid><department>B</department>");
  run (cluster, "updateUser", "<userid>mgarcia</userid><department>C</department>");
  filtered = poll (cluster, &place, "<objectList><object>User</object><object>Phone</object></objectList>");
  text = describe (filtered);
  g_assert_cmpstr (text, ==, "u User department=B; u User department=C");
  g_assert_cmpstr (tel_test_get (filtered, "changes/0/id"), ==, "2");
  g_assert_cmpstr (place.next, ==, "4");

  /* Without a start: all that the queue has. */
  all = tel_test_cluster_run (cluster, "listChange", "<objectList><object>Line</object></objectList>");
  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (all, "changes")), ==, 1);
}

static void
test_refused (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_auto (Place) place = { NULL };
  g_autofree char *ahead = NULL;
  g_autofree char *behind = NULL;

  begin (cluster, &place);
  ahead = g_strdup_printf ("<startChangeId queueId=\"%s\">7</startChangeId>", place.queue_id);
  behind = g_strdup_printf ("<startChangeId queueId=\"%s\">0</startChangeId>", place.queue_id);
  tel_test_cluster_refuse (cluster, "listChange", "<startChangeId queueId=\"another\">1</startChangeId>",
                           TEL_SIMULATOR_FAULT_NOT_FOUND, "The queueId value does not match the server.");
  tel_test_cluster_refuse (cluster, "listChange", "<startChangeId>1</startChangeId>", TEL_SIMULATOR_FAULT_GENERIC,
                           "queueId");
  tel_test_cluster_refuse (cluster, "listChange", ahead, TEL_SIMULATOR_FAULT_NOT_FOUND, "not in the queue yet");
  tel_test_cluster_refuse (cluster, "listChange", behind, TEL_SIMULATOR_FAULT_NOT_FOUND, "no longer in the queue");
}

/* What was refused has changed nothing. */
static void
test_rolled_back (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_auto (Place) place = { NULL };

  begin (cluster, &place);
  tel_test_cluster_refuse (cluster, "updateUser",
                           "<userid>hsuzuki</userid><department>B</department><associatedDevices>"
                           "<device>NOTHERE</device></associatedDevices>",
                           TEL_SIMULATOR_FAULT_NOT_FOUND, "NOTHERE");
  assert_changes (cluster, &place, "");
}

static void
test_restart (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state.sqlite", NULL);
  g_auto (Place) before = { NULL };
  g_auto (Place) after = { NULL };
  TelTestCluster *cluster = tel_test_cluster_open (1400, "small", path);

  run (cluster, "updateUser", "<userid>hsuzuki</userid><department>B</department>");
  begin (cluster, &before);
  g_assert_cmpstr (before.next, ==, "2");
  tel_test_cluster_free (cluster);

  cluster = tel_test_cluster_open (1400, "small", path);
  begin (cluster, &after);
  g_assert_cmpstr (after.queue_id, !=, before.queue_id);
  g_assert_cmpstr (after.next, ==, "1");
  run (cluster, "updateUser", "<userid>hsuzuki</userid><department>C</department>");
  assert_changes (cluster, &after, "u User department=C");
  tel_test_cluster_free (cluster);
  tel_test_remove_directory (directory);
}

static void
add_locations (TelTestCluster *cluster, guint first, guint last)
{
  TelSimulatorStore *store = cluster->context.store;
  g_autofree char *from = g_strdup_printf ("%u", first);
  g_autofree char *to = g_strdup_printf ("%u", last);
  g_autoptr (GError) error = NULL;

  g_assert_true (tel_simulator_store_begin (store, NULL));
  tel_simulator_store_run (store, &error,
                           "WITH RECURSIVE n (i) AS (SELECT ? + 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? + 0)"
                           " INSERT INTO location (pkid, name)"
                           " SELECT printf ('%08x-0000-4000-8000-000000000000', i), 'Room ' || i FROM n",
                           from, to, TEL_SIMULATOR_END);
  g_assert_no_error (error);
  g_assert_true (tel_simulator_store_commit (store, NULL));
}

/* A hundred thousand are kept; an answer holds ten thousand and says where to go on. */
static void
test_trimmed (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_auto (Place) place = { NULL };
  g_autofree char *old = NULL;
  guint n_pages = 0;
  guint n_changes = 0;

  begin (cluster, &place);
  old = g_strdup_printf ("<startChangeId queueId=\"%s\">%s</startChangeId>", place.queue_id, place.next);
  add_locations (cluster, 1, 12000);

  for (gboolean more = TRUE; more; n_pages++)
    {
      g_autoptr (TelSimulatorElement) page = poll (cluster, &place, NULL);

      n_changes += tel_simulator_element_get_n_children (tel_test_find (page, "changes"));
      more = g_ascii_strtoull (tel_test_get (page, "queueInfo/lastChangeId"), NULL, 10) >=
             g_ascii_strtoull (place.next, NULL, 10);
    }
  g_assert_cmpuint (n_pages, ==, 2);
  g_assert_cmpuint (n_changes, ==, 12000);

  add_locations (cluster, 12001, 100001);
  tel_test_cluster_refuse (cluster, "listChange", old, TEL_SIMULATOR_FAULT_NOT_FOUND, "full sync is needed");
  begin (cluster, &place);
  g_assert_cmpstr (place.next, ==, "100002");
}

/* The authentication string is not shown; only what a user shows of a profile changes the user. */
static void
test_capf_profile (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_auto (Place) place = { NULL };

  begin (cluster, &place);
  run (cluster, "addEndUserCapfProfile",
       "<endUserCapfProfile><endUserId>tadams</endUserId><instanceId>Desk1</instanceId><certificationOperation>"
       "Install/Upgrade</certificationOperation><authenticationMode>By Authentication String</authenticationMode>"
       "<authenticationString>12345</authenticationString><keySize>2048</keySize></endUserCapfProfile>");
  assert_changes (cluster, &place, "a EndUserCapfProfile get; u User get");
  run (cluster, "updateEndUserCapfProfile", "<instanceId>Desk1</instanceId><keySize>4096</keySize>");
  assert_changes (cluster, &place, "u EndUserCapfProfile keySize=4096");
  run (cluster, "updateEndUserCapfProfile",
       "<instanceId>Desk1</instanceId><authenticationString>54321</authenticationString>");
  assert_changes (cluster, &place, "u EndUserCapfProfile get");
  run (cluster, "removeEndUserCapfProfile", "<instanceId>Desk1</instanceId>");
  assert_changes (cluster, &place, "r EndUserCapfProfile; u User get");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/changes/releases", test_releases);
  g_test_add_func ("/changes/update", test_update);
  g_test_add_func ("/changes/add-and-remove", test_add_and_remove);
  g_test_add_func ("/changes/associations", test_associations);
  g_test_add_func ("/changes/no-secret", test_no_secret);
  g_test_add_func ("/changes/filter", test_filter);
  g_test_add_func ("/changes/refused", test_refused);
  g_test_add_func ("/changes/rolled-back", test_rolled_back);
  g_test_add_func ("/changes/restart", test_restart);
  g_test_add_func ("/changes/trimmed", test_trimmed);
  g_test_add_func ("/changes/capf-profile", test_capf_profile);

  return g_test_run ();
}
