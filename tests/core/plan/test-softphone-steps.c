/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "cluster/tel-cluster-private.h"
#include "plan/tel-softphone-builder.h"
#include "plan/tel-softphone-steps.h"
#include "tel-test-rules.h"
#include "tel-test.h"

#define CSF_STANDARD "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile"

static guint
count_forces (TelSoftphoneSituation *situation, TelForce force)
{
  GListModel *notices = G_LIST_MODEL (situation->notices);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (tel_notice_get_force (notice) == force)
        n++;
    }

  return n;
}

static void
test_nothing_to_object (gconstpointer data)
{
  TelDeviceType type = GPOINTER_TO_UINT (data);
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, type);
  g_autoptr (TelSoftphoneSituation) situation = tel_test_rules_judge (fixture);
  g_autoptr (TelPlan) plan = tel_softphone_steps_make_plan (situation);

  g_assert_cmpuint (count_forces (situation, TEL_FORCE_REFUSE), ==, 0);
  g_assert_cmpuint (count_forces (situation, TEL_FORCE_TICK), ==, 0);
  g_assert_true (tel_plan_can_run (plan));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, 3);
}

static void
test_proposal (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);
  g_autoptr (GDateTime) now = tel_cluster_get_now (fixture->cluster);
  GTimeSpan until = g_date_time_difference (tel_softphone_request_get_completes_by (fixture->request), now);

  g_assert_cmpstr (tel_device_get_device_pool (device), ==, "Default");
  g_assert_cmpstr (tel_device_get_location (device), ==, "Hub_None");
  g_assert_cmpstr (tel_device_get_common_phone_profile (device), ==, "Standard Common Phone Profile");
  g_assert_cmpstr (tel_device_get_presence_group (device), ==, "Standard Presence group");
  g_assert_cmpstr (tel_device_get_button_template (device), ==, "Standard Client Services Framework");
  g_assert_cmpstr (tel_device_get_security_profile (device), ==, CSF_STANDARD);
  g_assert_cmpstr (tel_device_get_owner (device), ==, "tadams");
  g_assert_cmpstr (tel_softphone_request_get_pattern (fixture->request), ==, "1001");
  g_assert_cmpstr (tel_softphone_request_get_partition (fixture->request), ==, "PT-Internal");
  g_assert_cmpstr (tel_softphone_request_get_line_label (fixture->request), ==, "Tanya Adams - 1001");
  g_assert_cmpstr (tel_softphone_request_get_line_display (fixture->request), ==, "Tanya Adams");
  g_assert_false (tel_softphone_request_get_start_capf (fixture->request));
  g_assert_cmpint (until, >=, 10 * G_TIME_SPAN_DAY);
  g_assert_cmpint (until, <=, 10 * G_TIME_SPAN_DAY + G_TIME_SPAN_HOUR);

  g_object_set (fixture->request, "pattern", "1002", NULL);
  g_assert_cmpstr (tel_softphone_request_get_line_label (fixture->request), ==, "Tanya Adams - 1002");
}

/* What cannot be chosen without guessing stays empty. */
static void
test_proposal_guesses_nothing (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);

  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_DEVICE_POOL, "Default");
  tel_test_rules_put_reference (fixture->cluster, TEL_OBJECT_KIND_DEVICE_POOL, "Osaka");
  tel_store_clear (tel_cluster_get_store (fixture->cluster, TEL_OBJECT_KIND_LOCATION));
  tel_softphone_builder_propose (fixture->cluster, fixture->user, fixture->request);
  g_assert_cmpstr (tel_device_get_device_pool (device), ==, NULL);
  g_assert_cmpstr (tel_device_get_location (device), ==, NULL);
  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_DEVICE_POOL, "Osaka");
  tel_softphone_builder_propose (fixture->cluster, fixture->user, fixture->request);
  g_assert_cmpstr (tel_device_get_device_pool (device), ==, "Tokyo");
}

/* Long names are cut where we propose them, the number in a label never. */
static void
test_proposal_cuts (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autofree char *long_name = g_strnfill (200, 'x');
  const char *label;

  g_object_set (fixture->user, "display-name", long_name, NULL);
  tel_softphone_builder_propose (fixture->cluster, fixture->user, fixture->request);
  label = tel_softphone_request_get_line_label (fixture->request);
  g_assert_cmpint (g_utf8_strlen (label, -1), ==, 50);
  g_assert_true (g_str_has_suffix (label, "xx - 1001"));
}

static TelChange *
find_change (TelStep *step, const char *label)
{
  GListModel *changes = tel_step_get_changes (step);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (TelChange) change = g_list_model_get_item (changes, i);

      if (g_str_equal (tel_change_get_label (change), label))
        return change;
    }

  return NULL;
}

/* The order is the safe one, and what changes is told, but of a string only that it is new. */
static void
test_steps (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  static const TelStepOperation operations[] = { TEL_STEP_OPERATION_ADD, TEL_STEP_OPERATION_ADD,
                                                 TEL_STEP_OPERATION_UPDATE, TEL_STEP_OPERATION_APPLY };
  static const char *const sentences[] = { "Add directory number 1060 in PT-Internal", "Add device CSFTADAMS",
                                           "Associate CSFTADAMS with Tanya Adams", "Apply the configuration" };
  g_autoptr (TelSoftphoneSituation) situation = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelStep) device = NULL;
  g_autoptr (TelStep) user = NULL;

  tel_test_rules_start_capf (fixture, "CSF AuthString");
  g_clear_object (&fixture->number);
  g_object_set (fixture->request, "pattern", "1060", "add-number", TRUE, "support-field", "configurationfile=a.xml",
                NULL);
  situation = tel_test_rules_judge (fixture);
  plan = tel_softphone_steps_make_plan (situation);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, G_N_ELEMENTS (operations));
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (G_LIST_MODEL (plan), i);

      g_assert_cmpuint (tel_step_get_operation (step), ==, operations[i]);
      g_assert_true (g_str_has_prefix (tel_step_get_sentence (step), sentences[i]));
    }

  device = g_list_model_get_item (G_LIST_MODEL (plan), 1);
  g_assert_cmpstr (tel_change_get_after (find_change (device, "Authentication String")), ==, "new string");
  g_assert_cmpstr (tel_change_get_after (find_change (device, "Cisco Support Field")), ==, "configurationfile=a.xml");
  g_assert_nonnull (strstr (tel_change_get_after (find_change (device, "Line 1 (1060 in PT-Internal)")), "tadams"));
  user = g_list_model_get_item (G_LIST_MODEL (plan), 2);
  g_assert_cmpstr (tel_change_get_before (find_change (user, "User groups")), ==, TEL_GROUP_END_USERS);
  g_assert_cmpstr (tel_change_get_after (find_change (user, "User groups")), ==,
                   TEL_GROUP_END_USERS ", " TEL_GROUP_CTI_ENABLED);
  g_assert_null (find_change (user, "Primary extension"));
}

/* What stops the plan is said first, then what is to be ticked off. */
static void
test_order_of_notices (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (TelSoftphoneSituation) situation = NULL;
  g_autoptr (TelPlan) plan = NULL;
  TelForce last = TEL_FORCE_REFUSE;

  tel_test_rules_start_capf (fixture, "CSF AuthString");
  g_object_set (tel_softphone_request_get_device (fixture->request), "name", "no good", NULL);
  situation = tel_test_rules_judge (fixture);
  plan = tel_softphone_steps_make_plan (situation);
  for (guint i = 0; i < g_list_model_get_n_items (tel_plan_get_notices (plan)); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (tel_plan_get_notices (plan), i);

      g_assert_cmpuint (tel_notice_get_force (notice), >=, last);
      last = tel_notice_get_force (notice);
    }
  g_assert_cmpuint (last, ==, TEL_FORCE_REMIND);
}

/* Mobility comes before the device, and only where it is off. */
static void
test_remote_device (void)
{
  for (guint enabled = 0; enabled < 2; enabled++)
    {
      g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CTIRD);
      g_autoptr (TelSoftphoneSituation) situation = NULL;
      g_autoptr (TelPlan) plan = NULL;
      g_autoptr (TelStep) first = NULL;

      g_object_set (fixture->user, "mobility-enabled", enabled == 1, NULL);
      situation = tel_test_rules_judge (fixture);
      plan = tel_softphone_steps_make_plan (situation);
      first = g_list_model_get_item (G_LIST_MODEL (plan), 0);

      g_assert_cmpuint (count_forces (situation, TEL_FORCE_REFUSE), ==, 0);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, enabled == 1 ? 3 : 4);
      if (enabled == 1)
        {
          g_assert_cmpint (tel_step_get_kind (first), ==, TEL_OBJECT_KIND_DEVICE);
          continue;
        }
      g_assert_cmpint (tel_step_get_kind (first), ==, TEL_OBJECT_KIND_USER);
      g_assert_nonnull (find_change (first, "Enable Mobility"));
      g_assert_cmpuint (g_list_model_get_n_items (tel_step_get_changes (first)), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (void);
  } tests[] = {
    { "proposal/all", test_proposal },
    { "proposal/guesses-nothing", test_proposal_guesses_nothing },
    { "proposal/cuts", test_proposal_cuts },
    { "steps/in-safe-order", test_steps },
    { "steps/G8.1/remote-device", test_remote_device },
    { "steps/notices-by-force", test_order_of_notices },
  };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/softphone/", tests[i].path, NULL);

      g_test_add_func (path, tests[i].test);
    }
  for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    {
      g_autofree char *path = g_strconcat ("/softphone/nothing-against/", tel_device_type_get_prefix (type), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (type), test_nothing_to_object);
    }

  return g_test_run ();
}
