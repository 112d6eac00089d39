/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-audit.h"

#include "simulator/tel-simulator-world-faults.h"

#include "tel-test.h"

static const Rule *const parts[] = { tel_test_audit_devices, tel_test_audit_enrolment, tel_test_audit_users };

static GHashTable *
detect (Snapshot *self, const char *rule)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (const Rule *known = parts[i]; known->rule != NULL; known++)
      if (g_str_equal (known->rule, rule))
        {
          known->detect (self, found);

          return found;
        }

  g_error ("Nothing detects %s", rule);
}

static gboolean
exists (Snapshot *self, const char *kind, const char *name)
{
  g_auto (GStrv) place = g_strsplit (name, " in ", 2);
  g_auto (GStrv) halves = g_strsplit (name, " on ", 2);

  if (g_str_equal (kind, "user"))
    return find (self->users, "userid", name) != NULL;
  if (g_str_equal (kind, "phone"))
    return find (self->phones, "name", name) != NULL;
  if (g_str_equal (kind, "line"))
    return find (self->lines, "pattern", place[0]) != NULL;
  if (g_str_equal (kind, "phoneSecurityProfile"))
    return find (self->profiles, "name", name) != NULL;
  if (g_str_equal (kind, "sipProfile"))
    return find (self->sip_profiles, "name", name) != NULL;
  if (g_str_equal (kind, "serviceParameter"))
    return find (self->parameters, "name", halves[0]) != NULL;

  return g_str_equal (kind, "product");
}

static void
check_planted (Snapshot *self, const char *world, gboolean sound)
{
  guint n_faults;
  const TelSimulatorPlantedFault *faults = tel_simulator_world_get_faults (&n_faults);

  for (guint i = 0; i < n_faults; i++)
    {
      const TelSimulatorPlantedFault *planted = &faults[i];
      g_autofree char *object = g_strdup_printf ("%s %s", planted->kind, sound ? planted->sound : planted->fault);
      g_autoptr (GHashTable) found = NULL;

      if (self->release < planted->since || self->release > planted->until ||
          !g_str_equal (sound ? planted->sound_world : planted->world, world))
        continue;

      found = detect (self, planted->rule);
      if (g_hash_table_contains (found, object) == sound)
        g_error ("%s: “%s” of the world %s is %s", planted->rule, object, world, sound ? "not sound" : "sound");
      if (sound && !exists (self, planted->kind, planted->sound))
        g_error ("%s: there is no “%s” in the world %s", planted->rule, object, world);
    }
}

static void
test_planted (gconstpointer data)
{
  g_autoptr (Snapshot) small = tel_test_snapshot_new (GPOINTER_TO_UINT (data), "small");
  g_autoptr (Snapshot) neglected = tel_test_snapshot_new (GPOINTER_TO_UINT (data), "neglected");

  check_planted (small, "small", FALSE);
  check_planted (small, "small", TRUE);
  check_planted (neglected, "neglected", FALSE);
}

static void
test_clean (gconstpointer data)
{
  g_autoptr (Snapshot) clean = tel_test_snapshot_new (GPOINTER_TO_UINT (data), "clean");

  g_assert_cmpuint (clean->users->len, ==, 15);
  check_planted (clean, "clean", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (const Rule *rule = parts[i]; rule->rule != NULL; rule++)
      {
        g_autoptr (GHashTable) found = detect (clean, rule->rule);
        g_autofree const char **names = (const char **) g_hash_table_get_keys_as_array (found, NULL);
        g_autofree char *all = g_strjoinv (", ", (char **) names);

        if (*all != '\0')
          g_error ("%s is broken in the clean world by %s", rule->rule, all);
      }
}

static void
test_every_rule_is_planted (void)
{
  guint n_faults;
  const TelSimulatorPlantedFault *faults = tel_simulator_world_get_faults (&n_faults);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (const Rule *rule = parts[i]; rule->rule != NULL; rule++)
      {
        gboolean planted = FALSE;

        for (guint j = 0; j < n_faults; j++)
          planted = planted || g_str_equal (faults[j].rule, rule->rule);
        if (!planted)
          g_error ("No world has a fault of %s", rule->rule);
      }
}

static void
test_listed (void)
{
  g_autoptr (TelTestCluster) small = tel_test_cluster_new (901, "small");
  g_autoptr (TelTestCluster) clean = tel_test_cluster_new (1400, "clean");
  g_autofree char *faults = tel_simulator_world_faults_to_json (small->context.store);
  g_autofree char *none = tel_simulator_world_faults_to_json (clean->context.store);
  g_autoptr (JsonNode) root = json_from_string (faults, NULL);

  g_assert_cmpstr (tel_test_get_json (root, "0/rule"), ==, "J01");
  g_assert_cmpstr (tel_test_get_json (root, "0/kind"), ==, "phone");
  g_assert_cmpstr (tel_test_get_json (root, "0/fault"), ==, "CSFMOGAWA");
  g_assert_cmpstr (tel_test_get_json (root, "0/sound"), ==, "CSFKSATO");
  g_assert_cmpstr (tel_test_get_json (root, "0/soundWorld"), ==, "small");
  g_assert_nonnull (strstr (faults, "\"M02\""));
  g_assert_null (strstr (faults, "\"C11\""));
  g_assert_null (strstr (faults, "\"M05\""));
  g_assert_cmpstr (none, ==, "[]");
}

int
main (int argc, char **argv)
{
  static const guint releases[] = { 901, 1105, 1400 };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *planted = g_strdup_printf ("/faults/planted/%u.%u", releases[i] / 100, releases[i] % 100);
      g_autofree char *clean = g_strdup_printf ("/faults/clean/%u.%u", releases[i] / 100, releases[i] % 100);

      g_test_add_data_func (planted, GUINT_TO_POINTER (releases[i]), test_planted);
      g_test_add_data_func (clean, GUINT_TO_POINTER (releases[i]), test_clean);
    }
  g_test_add_func ("/faults/every-rule-is-planted", test_every_rule_is_planted);
  g_test_add_func ("/faults/listed", test_listed);

  return g_test_run ();
}
