/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-reader.h"
#include "tel-test-audit-snapshot.h"
#include "tel-test-rule.h"
#include "tel-test.h"

#include "simulator/tel-simulator-world-faults.h"

#include <string.h>

/*
 * What a fault that is planted for one rule breaks besides, or what the people of a world lack by their nature.
 * @objects: as name_object() says it, separated by bars
 * @since: the first release on which it is so, 0 for every one
 */
typedef struct
{
  const char *rule;
  const char *world;
  TelRelease since;
  const char *objects;
} SideEffect;

static const SideEffect side_effects[] = {
  /* The numbers of the first people of this world have no voice mail, as 1003 has none. */
  { "J15", "small", 0,
    "line 1005 in PT-Internal|line 1006 in PT-Internal|line 1007 in PT-Internal|line 1008 in PT-Internal" },
  /* What is to enrol first was refused whenever it came, and so was never registered. */
  { "H01", "small", TEL_RELEASE_11_5,
    "phone CSFAENDO|phone CSFHMARUYAMA|phone CSFHNAKANO|phone CSFKHARADA|phone CSFKUEDA|phone CSFMONO|"
    "phone CSFNMATSUNAGA|phone CSFPNOWAK|phone CSFSNOMURA|phone CSFTIMAI|phone CSFTISHII|phone CSFYSAKAI" },
  /* The string of C08 is left where nothing is pending, so that its secure profile waits for nothing. */
  { "C10", "small", 0, "phone CSFHMARUYAMA" },
  /* Whoever enrols with CAPF could use SIP OAuth. */
  { "C15", "small", TEL_RELEASE_12_5,
    "phone CSFAENDO|phone CSFAKenzi|phone CSFHMARUYAMA|phone CSFHNAKANO|phone CSFKHARADA|phone CSFKUEDA|"
    "phone CSFMKONDO|phone CSFMONO|phone CSFNMATSUNAGA|phone CSFPNOWAK|phone CSFSNOMURA|phone CSFTIMAI|phone "
    "CSFTISHII|phone CSFYSAKAI" },
  /* The same after the fault of C13, which takes OAuth from the profiles. */
  { "C15", "neglected", TEL_RELEASE_12_5, "phone CSFAKenzi|phone CSFPNOWAK" },
  /* Each server has the timer. */
  { "M04", "small", 0, "serviceParameter SIPDualModeAlertTimer on cucm-sub1.example.com" },
  /* One of the first people, with a desk phone of the 8800 series and only the groups that every Jabber user needs. */
  { "U04", "small", 0, "user tribeiro" },
  /* The device of J11 has no line, and so not the primary extension. */
  { "U09", "small", 0, "user sabe" },
  /* What U13 would have put right in the directory is the mail address. */
  { "U10", "small", 0, "user rmatsuo" },
  /* The first people of this world are there to be given their softphones. */
  { "U14", "small", 0,
    "user bmarkup|user dcohen|user egrin|user jean-pierre.dubois|user mgarcia|user mhassan|user nmailer|"
    "user sobrien|user tadams|user tyamada" },
  { NULL },
};

/* In the words of the table of faults. */
static char *
name_object (TelFinding *finding)
{
  const char *name = tel_finding_get_name (finding);
  const char *place = tel_finding_get_partition (finding);

  switch ((int) tel_finding_get_kind (finding))
    {
    case TEL_OBJECT_KIND_USER:
      return g_strdup_printf ("user %s", name);
    case TEL_OBJECT_KIND_DEVICE:
      return g_strdup_printf ("phone %s", name);
    case TEL_OBJECT_KIND_DIRECTORY_NUMBER:
      return g_strdup_printf ("line %s in %s", name, place != NULL && *place != '\0' ? place : "no partition");
    case TEL_OBJECT_KIND_SECURITY_PROFILE:
      return g_strdup_printf ("phoneSecurityProfile %s", name);
    case TEL_OBJECT_KIND_SIP_PROFILE:
      return g_strdup_printf ("sipProfile %s", name);
    case TEL_OBJECT_KIND_PARAMETER:
      return g_strdup_printf ("serviceParameter %s on %s", name, strrchr (place, '/') + 1);
    default:
      return g_strdup_printf ("product %s", name);
    }
}

static GHashTable *
list_found (TelAudit *audit, const TelAuditRule *rule)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (audit)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (audit), i);

      if (tel_finding_get_rule (finding) == rule)
        g_hash_table_add (found, name_object (finding));
    }

  return found;
}

static GHashTable *
list_expected (const TelAuditRule *rule, TelRelease release, const char *world)
{
  GHashTable *expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_faults;
  const TelSimulatorPlantedFault *faults = tel_simulator_world_get_faults (&n_faults);

  for (guint i = 0; i < n_faults; i++)
    if (g_str_equal (faults[i].rule, rule->id) && g_str_equal (faults[i].world, world) &&
        faults[i].since <= (guint) release && (guint) release <= faults[i].until)
      g_hash_table_add (expected, g_strdup_printf ("%s %s", faults[i].kind, faults[i].fault));

  for (const SideEffect *also = side_effects; also->rule != NULL; also++)
    if (g_str_equal (also->rule, rule->id) && g_str_equal (also->world, world) && also->since <= release)
      {
        g_auto (GStrv) objects = g_strsplit (also->objects, "|", -1);

        for (guint i = 0; objects[i] != NULL; i++)
          g_hash_table_add (expected, g_strdup (objects[i]));
      }

  return expected;
}

static void
append_missing (GString *text, const TelAuditRule *rule, GHashTable *one, GHashTable *other, const char *what)
{
  GHashTableIter iter;
  gpointer object;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    if (!g_hash_table_contains (other, object))
      g_string_append_printf (text, "\n%s: %s %s", rule->id, (const char *) object, what);
}

/* The counterparts are there, so that they could be found. */
static void
append_sound (GString *text, TelAudit *audit, const TelAuditRule *rule, GHashTable *found, const char *world)
{
  TelRelease release = tel_snapshot_get_release (tel_audit_get_snapshot (audit));
  guint n_faults;
  const TelSimulatorPlantedFault *faults = tel_simulator_world_get_faults (&n_faults);

  for (guint i = 0; i < n_faults; i++)
    {
      g_autofree char *object = g_strdup_printf ("%s %s", faults[i].kind, faults[i].sound);

      if (g_str_equal (faults[i].rule, rule->id) && g_str_equal (faults[i].sound_world, world) &&
          faults[i].since <= (guint) release && (guint) release <= faults[i].until &&
          g_hash_table_contains (found, object))
        g_string_append_printf (text, "\n%s: %s is sound", rule->id, object);
    }
}

/* As the program does for the numbers and users that it shows: here it is all of them. */
static void
read_on_demand (TelTestConnection *connection, TelSnapshot *snapshot)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new ();
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_USER); i++)
    g_ptr_array_add (users, (gpointer) tel_user_get_user_id (tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_USER, i)));
  g_ptr_array_add (users, NULL);
  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER); i++)
    g_ptr_array_add (numbers, tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER, i));

  tel_snapshot_reader_read_details_async (snapshot, connection->cluster, (const char *const *) users->pdata, numbers,
                                          NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  tel_snapshot_reader_read_details_finish (snapshot, result, &error);
  g_assert_no_error (error);
}

/* Of the CAPF service nothing is asked but whether somebody answers, as the simulator does at its own port. */
static TelSnapshot *
read_snapshot (TelTestConnection *connection)
{
  TelSnapshot *snapshot;

  tel_cluster_set_capf_port (connection->cluster, connection->simulator->port);
  snapshot = tel_test_audit_snapshot_read (connection);
  read_on_demand (connection, snapshot);

  return snapshot;
}

static void
check_world (const char *release, const char *world)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, world);
  g_autoptr (TelSnapshot) snapshot = read_snapshot (connection);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autoptr (GString) wrong = g_string_new (NULL);
  const TelAuditRule *rule;

  tel_test_rule_judge (audit);
  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    {
      g_autoptr (GHashTable) found = list_found (audit, rule);
      g_autoptr (GHashTable) expected = list_expected (rule, tel_snapshot_get_release (snapshot), world);

      append_missing (wrong, rule, expected, found, "is not found");
      append_missing (wrong, rule, found, expected, "is found");
      append_sound (wrong, audit, rule, found, world);
    }

  if (wrong->len > 0)
    g_error ("%s on %s:%s", world, release, wrong->str);
}

static void
test_small (gconstpointer data)
{
  check_world (data, "small");
}

static void
test_clean (gconstpointer data)
{
  check_world (data, "clean");
}

static void
test_neglected (gconstpointer data)
{
  check_world (data, "neglected");
}

int
main (int argc, char **argv)
{
  static const char *const releases[] = { "9.1", "11.5", "14.0" };
  static const struct
  {
    const char *name;
    GTestDataFunc function;
  } worlds[] = { { "small", test_small }, { "clean", test_clean }, { "neglected", test_neglected } };

  tel_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (worlds); i++)
    for (guint j = 0; j < G_N_ELEMENTS (releases); j++)
      {
        g_autofree char *path = g_strdup_printf ("/rules/%s/%s", worlds[i].name, releases[j]);

        g_test_add_data_func (path, releases[j], worlds[i].function);
      }

  return g_test_run ();
}
