/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "tel-test.h"

#define PROFILE(user, instance, rest)                                                                                  \
  "<endUserCapfProfile><endUserId>" user "</endUserId><instanceId>" instance "</instanceId>" rest                      \
  "</endUserCapfProfile>"
#define INSTALL                                                                                                        \
  "<certificationOperation>Install/Upgrade</certificationOperation>"                                                   \
  "<authenticationMode>By Authentication String</authenticationMode>"                                                  \
  "<authenticationString>12345</authenticationString><keySize>2048</keySize>"
#define NOTHING                                                                                                        \
  "<certificationOperation>No Pending Operation</certificationOperation>"                                              \
  "<authenticationMode>By Null String</authenticationMode><keySize>1024</keySize>"
#define LIST(criterion, value)                                                                                         \
  "<searchCriteria><" criterion ">" value "</" criterion "></searchCriteria><returnedTags><instanceId/></"             \
  "returnedTags>"
#define KEY(instance) "<instanceId>" instance "</instanceId>"

static void
run (TelTestCluster *cluster, const char *name, const char *body)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, name, body);
}

static void
assert_profile (TelTestCluster *cluster, const char *body, const char *element, const char *value)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "getEndUserCapfProfile", body);
  g_autofree char *path = g_strconcat ("return/endUserCapfProfile/", element, NULL);

  g_assert_cmpstr (tel_test_get (response, path), ==, value);
}

static void
assert_listed (TelTestCluster *cluster, const char *body, guint number)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "listEndUserCapfProfile", body);
  const TelSimulatorElement *list = tel_test_find (response, "return");

  g_assert_cmpuint (tel_simulator_element_get_n_children (list), ==, number);
  for (guint i = 0; i < number; i++)
    {
      const TelSimulatorElement *row = tel_simulator_element_get_nth_child (list, i);

      g_assert_cmpuint (tel_simulator_element_get_n_children (row), ==, 1);
      g_assert_nonnull (tel_simulator_element_get_attribute (row, "uuid"));
      g_assert_nonnull (tel_simulator_element_get_child_text (row, "instanceId"));
    }
}

static void
test_add (gconstpointer user_data)
{
  guint release = GPOINTER_TO_UINT (user_data);
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (release, "small");

  run (cluster, "addEndUserCapfProfile", PROFILE ("tadams", "Desk1", INSTALL));
  assert_profile (cluster, KEY ("Desk1"), "endUserId", "tadams");
  assert_profile (cluster, KEY ("Desk1"), "certificationOperation", "Install/Upgrade");
  assert_profile (cluster, KEY ("Desk1"), "certificationOperationStatus", "Operation Pending");
  assert_profile (cluster, KEY ("Desk1"), "authenticationString", "12345");
  assert_profile (cluster, KEY ("Desk1"), "operationCompletion", "2026:11:11:12:00");
  assert_profile (cluster, KEY ("Desk1"), "keyOrder", release >= 1100 ? "RSA Only" : NULL);
  tel_test_cluster_refuse (cluster, "addEndUserCapfProfile", PROFILE ("hsuzuki", "Desk1", NOTHING), -239,
                           "duplicate value");
}

static void
test_refuse (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autofree char *name = g_strnfill (129, 'x');
  g_autofree char *long_name =
      g_strdup_printf ("<endUserCapfProfile><endUserId>tadams</endUserId><instanceId>%s</instanceId>" NOTHING
                       "</endUserCapfProfile>",
                       name);

  tel_test_cluster_refuse (cluster, "addEndUserCapfProfile", PROFILE ("nobody", "Desk1", NOTHING), 5007,
                           "Item not valid: The specified nobody was not found");
  tel_test_cluster_refuse (cluster, "addEndUserCapfProfile", PROFILE ("", "Desk1", NOTHING), -391,
                           "Cannot insert a null");
  tel_test_cluster_refuse (cluster, "addEndUserCapfProfile", PROFILE ("tadams", "", NOTHING), -391,
                           "Cannot insert a null");
  tel_test_cluster_refuse (cluster, "addEndUserCapfProfile", long_name, -1, "1 to 128 characters");
  tel_test_cluster_refuse (cluster, "addEndUserCapfProfile",
                           PROFILE ("tadams", "Desk1",
                                    "<certificationOperation>Invent</certificationOperation>"
                                    "<authenticationMode>By Null String</authenticationMode><keySize>1024</keySize>"),
                           -1, "The specified value for certificationOperation is not valid: Invent");
  tel_test_cluster_refuse (cluster, "addEndUserCapfProfile",
                           PROFILE ("tadams", "Desk1",
                                    "<certificationOperation>Install/Upgrade</certificationOperation>"
                                    "<authenticationMode>By Null String</authenticationMode><keySize>1024</keySize>"
                                    "<operationCompletion>2025:01:01:12</operationCompletion>"),
                           -1, "The specified operationCompletion is in the past: 2025:01:01:12");
  assert_listed (cluster, LIST ("instanceId", "%"), 0);
}

static void
test_list (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

  run (cluster, "addEndUserCapfProfile", PROFILE ("tadams", "Desk1", INSTALL));
  run (cluster, "addEndUserCapfProfile", PROFILE ("tadams", "Desk2", NOTHING));
  run (cluster, "addEndUserCapfProfile", PROFILE ("hsuzuki", "Home1", NOTHING));
  assert_listed (cluster, LIST ("endUserId", "tadams"), 2);
  assert_listed (cluster, LIST ("endUserId", "%SUZUKI"), 1);
  assert_listed (cluster, LIST ("endUserId", "nobody"), 0);
  assert_listed (cluster, LIST ("instanceId", "desk%"), 2);
  assert_listed (cluster, LIST ("instanceId", "%") "<skip>2</skip><first>2</first>", 1);
}

static void
test_update (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

  run (cluster, "addEndUserCapfProfile", PROFILE ("tadams", "Desk1", INSTALL));
  run (cluster, "updateEndUserCapfProfile",
       KEY ("Desk1") "<keySize>4096</keySize><operationCompletion>2026:12:24:18</operationCompletion>");
  assert_profile (cluster, KEY ("Desk1"), "keySize", "4096");
  assert_profile (cluster, KEY ("Desk1"), "operationCompletion", "2026:12:24:18");
  assert_profile (cluster, KEY ("Desk1"), "authenticationString", "12345");
  run (cluster, "updateEndUserCapfProfile", KEY ("Desk1") "<authenticationMode>By Null String</authenticationMode>");
  assert_profile (cluster, KEY ("Desk1"), "authenticationString", "");
  run (cluster, "updateEndUserCapfProfile",
       KEY ("Desk1") "<certificationOperation>No Pending Operation</certificationOperation>");
  assert_profile (cluster, KEY ("Desk1"), "certificationOperationStatus", "None");
  tel_test_cluster_refuse (cluster, "updateEndUserCapfProfile",
                           KEY ("Desk1") "<authenticationString>54321</authenticationString>", -1,
                           "can be updated only if");
  tel_test_cluster_refuse (cluster, "updateEndUserCapfProfile", KEY ("Desk9") "<keySize>1024</keySize>", 5003,
                           "EndUserCapfProfile not found");
}

static void
assert_associated (TelTestCluster *cluster, guint number, const char *first)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "getUser", "<userid>hsuzuki</userid>");
  const TelSimulatorElement *profiles = tel_test_find (response, "return/user/associatedCapfProfiles");

  g_assert_cmpuint (profiles != NULL ? tel_simulator_element_get_n_children (profiles) : 0, ==, number);
  if (first != NULL)
    g_assert_cmpstr (tel_simulator_element_get_child_text (profiles, "capfProfileInstanceId"), ==, first);
}

static void
test_user (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

  assert_associated (cluster, 0, NULL);
  run (cluster, "addEndUserCapfProfile", PROFILE ("hsuzuki", "Home1", NOTHING));
  run (cluster, "addEndUserCapfProfile", PROFILE ("hsuzuki", "Home2", NOTHING));
  assert_associated (cluster, 2, "Home1");
  run (cluster, "removeEndUserCapfProfile", KEY ("Home1"));
  assert_associated (cluster, 1, "Home2");
  tel_test_cluster_refuse (cluster, "getEndUserCapfProfile", KEY ("Home1"), 5007,
                           "Item not valid: The specified EndUserCapfProfile was not found");
  run (cluster, "removeUser", "<userid>hsuzuki</userid>");
  assert_listed (cluster, LIST ("instanceId", "%"), 0);
}

int
main (int argc, char **argv)
{
  static const guint releases[] = { 901, 1005, 1205, 1400 };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/end-user-capf-profile/add/%u.%u", releases[i] / 100, releases[i] % 100);

      g_test_add_data_func (path, GUINT_TO_POINTER (releases[i]), test_add);
    }
  g_test_add_func ("/end-user-capf-profile/refuse", test_refuse);
  g_test_add_func ("/end-user-capf-profile/list", test_list);
  g_test_add_func ("/end-user-capf-profile/update", test_update);
  g_test_add_func ("/end-user-capf-profile/user", test_user);

  return g_test_run ();
}
