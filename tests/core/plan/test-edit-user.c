/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-edit.h"
#include "tel-test-dump.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define USER "hsuzuki"

static const char *const releases[] = { "9.1", "14.0" };

typedef struct
{
  TelTestConnection *connection;
  TelUser *base;
  TelUser *draft;
  TelEdit *edit;
} Fixture;

static Fixture *
fixture_new_for (const char *release, const char *user_id)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->connection = tel_test_connection_new_loaded (release);
  self->base = tel_test_connection_read_user (self->connection, user_id);
  self->draft = tel_object_copy (TEL_OBJECT (self->base));
  self->edit = tel_edit_new ();
  tel_edit_set_user (self->edit, self->base, self->draft);

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_object_unref (self->edit);
  g_object_unref (self->draft);
  g_object_unref (self->base);
  tel_test_connection_free (self->connection);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static TelPlan *
build (Fixture *fixture)
{
  return tel_test_plan_build_edit (fixture->connection, fixture->edit, NULL);
}

static void
assert_refused (Fixture *fixture, const char *rule, const char *part)
{
  g_autoptr (TelPlan) plan = build (fixture);

  tel_test_plan_assert_said (plan, rule, TEL_FORCE_REFUSE, part);
  g_assert_false (tel_plan_can_run (plan));
}

static void
assert_ticked (Fixture *fixture, const char *rule, const char *part)
{
  g_autoptr (TelPlan) plan = build (fixture);

  tel_test_plan_assert_said (plan, rule, TEL_FORCE_TICK, part);
}

static void
run_and_compare (Fixture *fixture, const char *expected)
{
  g_autoptr (TelTestDump) before = tel_test_dump_new (fixture->connection->simulator->store);
  g_autoptr (TelPlan) plan = build (fixture);
  g_autoptr (TelRunner) runner = tel_runner_new (fixture->connection->cluster, plan);

  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
  tel_test_dump_assert_changed (before, fixture->connection->simulator->store, expected);
}

static void
test_switches (gconstpointer data)
{
  static const struct
  {
    const char *property;
    const char *element;
  } switches[] = {
    { "cti-enabled", "enableCti" },
    { "home-cluster", "homeCluster" },
    { "im-and-presence", "imAndPresenceEnable" },
    { "mobility-enabled", "enableMobility" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new_for (data, USER);
      g_autofree char *expected = g_strdup_printf ("~users/" USER "/%s", switches[i].element);
      gboolean now;

      g_object_get (fixture->base, switches[i].property, &now, NULL);
      g_object_set (fixture->draft, switches[i].property, !now, NULL);
      run_and_compare (fixture, expected);
    }
}

static void
test_service_profile (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new_for (data, USER);

  g_object_set (fixture->draft, "service-profile", "Nowhere", NULL);
  assert_refused (fixture, "reference", "Nowhere");
  g_object_set (fixture->draft, "service-profile", NULL, NULL);
  run_and_compare (fixture, "~users/" USER "/serviceProfile");
}

static void
test_association (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new_for (data, "tadams");
  g_autoptr (TelUser) after = NULL;
  const char *devices[] = { "SEP001122334455", "BOTTRIBEIRO", NULL };

  g_object_set (fixture->draft, "associated-devices", devices, NULL);
  run_and_compare (fixture, "~users/tadams/associatedDevices");
  after = tel_test_connection_read_user (fixture->connection, "tadams");
  g_assert_true (tel_user_is_associated_with (after, "BOTTRIBEIRO"));
  g_assert_true (tel_user_is_associated_with (after, "SEP001122334455"));
}

static void
test_second_by_association (void)
{
  g_autoptr (Fixture) fixture = fixture_new_for ("14.0", USER);
  const char *devices[] = { "CSFHSUZUKI", "CSFAENDO", NULL };

  g_object_set (fixture->draft, "associated-devices", devices, NULL);
  assert_refused (fixture, "G2.1", "CSFHSUZUKI");
}

static void
test_missing_device (void)
{
  g_autoptr (Fixture) fixture = fixture_new_for ("14.0", USER);
  const char *devices[] = { "CSFHSUZUKI", "SEPNOWHERE", NULL };

  g_object_set (fixture->draft, "associated-devices", devices, NULL);
  assert_refused (fixture, "reference", "SEPNOWHERE");
}

static void
test_groups (void)
{
  g_autoptr (Fixture) fixture = fixture_new_for ("14.0", USER);
  const char *without[] = { "Standard CCM End Users", NULL };
  const char *unknown[] = { "Standard CCM End Users", "Standard CTI Enabled", "Nowhere", NULL };
  const char *forbidden[] = { "Standard CCM End Users", "Standard CTI Enabled", "Standard CTI Secure Connection",
                              NULL };

  g_object_set (fixture->draft, "groups", without, NULL);
  assert_ticked (fixture, "G4.4", "Standard CTI Enabled");
  g_object_set (fixture->draft, "groups", unknown, NULL);
  assert_refused (fixture, "reference", "Nowhere");
  g_object_set (fixture->draft, "groups", forbidden, NULL);
  assert_ticked (fixture, "G4.4", "Standard CTI Secure Connection");
}

static void
test_losing_the_association (void)
{
  g_autoptr (Fixture) fixture = fixture_new_for ("14.0", USER);

  g_object_set (fixture->draft, "associated-devices", NULL, "primary-pattern", NULL, "primary-partition", NULL, NULL);
  assert_ticked (fixture, "G5.4", "CSFHSUZUKI");
}

static void
test_primary_extension (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new_for (data, USER);

  g_object_set (fixture->draft, "primary-pattern", "1006", NULL);
  assert_refused (fixture, "G5.7", "1006");
  g_object_set (fixture->draft, "primary-pattern", NULL, "primary-partition", NULL, NULL);
  run_and_compare (fixture, "~users/" USER "/primaryExtension");
}

/* An LDAP user's name is not ours to change, their service profile is (contract 2.3). */
static void
test_directory (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autofree char *user_id = NULL;
  GListModel *users;

  tel_test_connection_load (connection);
  users = G_LIST_MODEL (tel_cluster_get_store (connection->cluster, TEL_OBJECT_KIND_USER));
  for (guint i = 0; user_id == NULL && i < g_list_model_get_n_items (users); i++)
    {
      g_autoptr (TelUser) listed = g_list_model_get_item (users, i);
      g_autoptr (TelUser) user = tel_test_connection_read_user (connection, tel_user_get_user_id (listed));

      if (tel_user_is_from_directory (user))
        user_id = g_strdup (tel_user_get_user_id (user));
    }
  g_assert_nonnull (user_id);
  {
    g_autoptr (Fixture) fixture = fixture_new_for ("14.0", user_id);
    g_autoptr (TelPlan) plan = NULL;

    g_object_set (fixture->draft, "department", "Elsewhere", NULL);
    assert_refused (fixture, "LDAP", user_id);
    g_object_set (fixture->draft, "department", tel_user_get_department (fixture->base), "home-cluster",
                  !tel_user_get_home_cluster (fixture->base), NULL);
    plan = build (fixture);
    g_assert_true (tel_plan_can_run (plan));
  }
}

static void
test_limits (void)
{
  g_autoptr (Fixture) fixture = fixture_new_for ("14.0", USER);

  g_object_set (fixture->draft, "mail", "not an address", NULL);
  assert_refused (fixture, "field", "name@example.com");
  g_object_set (fixture->draft, "mail", "h@example.com", "last-name", "", NULL);
  assert_refused (fixture, "field", "empty");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/edit-user//switches", releases, G_N_ELEMENTS (releases), test_switches);
  tel_test_plan_add_for_releases ("/edit-user//service-profile", releases, G_N_ELEMENTS (releases),
                                  test_service_profile);
  tel_test_plan_add_for_releases ("/edit-user//G5.4-association", releases, G_N_ELEMENTS (releases), test_association);
  tel_test_plan_add_for_releases ("/edit-user//G5.7-primary-extension", releases, G_N_ELEMENTS (releases),
                                  test_primary_extension);
  g_test_add_func ("/edit-user/G2.1", test_second_by_association);
  g_test_add_func ("/edit-user/missing-device", test_missing_device);
  g_test_add_func ("/edit-user/G4.4", test_groups);
  g_test_add_func ("/edit-user/G5.4-lost", test_losing_the_association);
  g_test_add_func ("/edit-user/directory", test_directory);
  g_test_add_func ("/edit-user/limits", test_limits);

  return g_test_run ();
}
