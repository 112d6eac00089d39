/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-softphone-steps.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "plan/tel-plan-private.h"
#include "plan/tel-softphone-proposal.h"
#include "plan/tel-step-private.h"

/* Lengths of the schema (contract 2.2). */
#define MAXIMUM_ALERTING_NAME 50
#define MAXIMUM_ASCII_ALERTING_NAME 32

/**
 * tel_softphone_steps_add:
 * @plan: a plan
 * @step: a step
 * @sentence: (transfer full): what it does
 *
 * Appends a step with the fields that it changes.
 */
void
tel_softphone_steps_add (TelPlan *plan, TelStep *step, char *sentence)
{
  tel_step_take_sentence (step, sentence);
  if (tel_step_get_operation (step) == TEL_STEP_OPERATION_ADD ||
      tel_step_get_operation (step) == TEL_STEP_OPERATION_UPDATE)
    tel_step_describe_changes (step);
  tel_plan_add_step (plan, step);
}

static void
add_number (TelPlan *plan, TelSoftphoneSituation *situation)
{
  const char *pattern = tel_softphone_request_get_pattern (situation->request);
  const char *partition = tel_softphone_request_get_partition (situation->request);
  g_autoptr (TelDirectoryNumber) number = NULL;
  g_autoptr (TelStep) step = NULL;
  g_autofree char *label = NULL;

  number = tel_softphone_steps_make_number (situation->cluster, situation->user, pattern, partition,
                                            tel_device_get_presence_group (situation->device));
  label = tel_directory_number_dup_label (number);
  step = tel_step_new (TEL_STEP_OPERATION_ADD, TEL_OBJECT_KIND_DIRECTORY_NUMBER, NULL, TEL_OBJECT (number));
  /* Translators: a directory number with its partition, e.g. 1001 in PT-Internal */
  tel_softphone_steps_add (plan, step, g_strdup_printf (_ ("Add directory number %s"), label));
}

static void
add_device (TelPlan *plan, TelSoftphoneSituation *situation)
{
  g_autoptr (TelStep) step = NULL;

  step = tel_step_new (TEL_STEP_OPERATION_ADD, TEL_OBJECT_KIND_DEVICE, NULL, TEL_OBJECT (situation->device));
  tel_step_set_new_string (step, tel_softphone_situation_issues_string (situation));
  tel_softphone_steps_add (plan, step, g_strdup_printf (_ ("Add device %s"), situation->device_name));
}

/* Before the device: Cisco's guide to Extend and Connect has mobility enabled first, and its pages offer nobody else as
 * owner of a CTI remote device. Whether AXL refuses another order is UNVERIFIED. */
static void
enable_mobility (TelPlan *plan, TelSoftphoneSituation *situation)
{
  TelUser *user = situation->user;
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (user));
  g_autoptr (TelStep) step = NULL;

  if (tel_device_type_is_softphone (situation->type) || tel_user_get_mobility_enabled (user))
    return;

  g_object_set (draft, "mobility-enabled", TRUE, NULL);
  step = tel_step_new (TEL_STEP_OPERATION_UPDATE, TEL_OBJECT_KIND_USER, TEL_OBJECT (user), TEL_OBJECT (draft));
  /* Translators: a user */
  tel_softphone_steps_add (plan, step, g_strdup_printf (_ ("Enable mobility for %s"), situation->user_name));
}

/* The groups of G4.4 that the cluster has are added; removal is asked for apart. */
static void
put_groups (TelUser *draft, TelSoftphoneSituation *situation)
{
  static const char *const required[] = { TEL_GROUP_END_USERS, TEL_GROUP_CTI_ENABLED };

  if (tel_softphone_request_get_leave_secure_connection (situation->request))
    tel_user_leave_group (draft, TEL_GROUP_SECURE_CONNECTION);
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (tel_softphone_situation_has_reference (situation, TEL_OBJECT_KIND_USER_GROUP, required[i]))
      tel_user_join_group (draft, required[i]);
}

static void
update_user (TelPlan *plan, TelSoftphoneSituation *situation)
{
  TelUser *user = situation->user;
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (user));
  g_autoptr (TelStep) step = NULL;
  const char *partition = tel_softphone_request_get_partition (situation->request);

  tel_user_associate (draft, situation->device_name);
  put_groups (draft, situation);
  g_object_set (draft, "cti-enabled", TRUE, NULL);
  if (tel_text_is_blank (tel_user_get_primary_pattern (user)) ||
      tel_softphone_request_get_set_primary (situation->request))
    g_object_set (draft, "primary-pattern", tel_softphone_request_get_pattern (situation->request), "primary-partition",
                  tel_text_is_blank (partition) ? NULL : partition, NULL);

  step = tel_step_new (TEL_STEP_OPERATION_UPDATE, TEL_OBJECT_KIND_USER, TEL_OBJECT (user), TEL_OBJECT (draft));
  tel_softphone_steps_add (plan, step,
                           /* Translators: a device, a user */
                           g_strdup_printf (_ ("Associate %s with %s and put them into the groups that Jabber needs"),
                                            situation->device_name, situation->user_name));
}

/**
 * tel_softphone_steps_add_apply:
 * @plan: a plan
 * @situation: a situation
 *
 * Appends Apply Config of its device (G2.7).
 */
void
tel_softphone_steps_add_apply (TelPlan *plan, TelSoftphoneSituation *situation)
{
  g_autoptr (TelStep) step = NULL;

  step = tel_step_new (TEL_STEP_OPERATION_APPLY, TEL_OBJECT_KIND_DEVICE, NULL, TEL_OBJECT (situation->device));
  tel_step_add_change (step, "name", tel_object_get_property_label (TEL_OBJECT (situation->device), "name"), NULL,
                       situation->device_name);
  tel_softphone_steps_add (plan, step, g_strdup_printf (_ ("Apply the configuration to %s"), situation->device_name));
}

/**
 * tel_softphone_steps_add_notices:
 * @plan: a plan
 * @situation: a situation on which the rules have spoken
 *
 * Hands what the rules have said over to a plan: what stops it comes first, then what is to be ticked off, then the
 * reminders.
 *
 * Returns: %TRUE when no rule refuses it, so that it may have steps
 */
gboolean
tel_softphone_steps_add_notices (TelPlan *plan, TelSoftphoneSituation *situation)
{
  GListModel *notices = G_LIST_MODEL (situation->notices);
  gboolean is_refused = FALSE;

  for (TelForce force = TEL_FORCE_REFUSE; force <= TEL_FORCE_REMIND; force++)
    for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
      {
        g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

        if (tel_notice_get_force (notice) == force)
          tel_plan_add_notice (plan, notice);
        is_refused = is_refused || tel_notice_get_force (notice) == TEL_FORCE_REFUSE;
      }

  return !is_refused;
}

/**
 * tel_softphone_steps_make_number:
 * @cluster: the cluster
 * @user: (nullable): whom the number is for
 * @pattern: its pattern
 * @partition: (nullable): its partition, %NULL or empty for none
 * @presence_group: (nullable): its presence group, that of the device
 *
 * Makes a directory number as the administration pages do for a user (contract 2.2, G5.1).
 *
 * Returns: (transfer full): the number that is to be added
 */
TelDirectoryNumber *
tel_softphone_steps_make_number (
    TelCluster *cluster, TelUser *user, const char *pattern, const char *partition, const char *presence_group)
{
  TelDirectoryNumber *number = tel_directory_number_new ();

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), number);
  g_return_val_if_fail (pattern != NULL, number);

  g_object_set (number, "pattern", pattern, "partition", tel_text_is_blank (partition) ? NULL : partition, "usage",
                "Device", "presence-group", presence_group, NULL);
  if (user != NULL)
    {
      g_autofree char *display = tel_softphone_proposal_make_display (user);
      g_autofree char *alerting_name = tel_softphone_proposal_cut (display, MAXIMUM_ALERTING_NAME);
      g_autofree char *ascii =
          tel_softphone_proposal_cut (g_str_is_ascii (display) ? display : tel_user_get_user_id (user),
                                      MAXIMUM_ASCII_ALERTING_NAME);

      g_object_set (number, "description", display, "alerting-name", alerting_name, "ascii-alerting-name", ascii, NULL);
    }
  /* Before release 10 a number cannot be inactive, and nothing says that it is active (contract 2.2). */
  if (tel_cluster_get_release (cluster) >= TEL_RELEASE_10_0)
    g_object_set (number, "active", TRUE, NULL);

  return number;
}

/**
 * tel_softphone_steps_make_plan:
 * @situation: a situation on which the rules have spoken
 *
 * Makes the plan of a new softphone: number, device, user, Apply Config (contract, “Safe write order”; G2.7, G4.4, G5).
 * A plan that a rule refuses has no steps.
 *
 * Returns: (transfer full): the plan
 */
TelPlan *
tel_softphone_steps_make_plan (TelSoftphoneSituation *situation)
{
  g_autofree char *title = NULL;
  g_autofree char *verb = NULL;
  TelPlan *plan;

  g_return_val_if_fail (situation != NULL && situation->request != NULL, NULL);

  /* Translators: a device, a user */
  title = g_strdup_printf (_ ("%s for %s"), situation->device_name, situation->user_name);
  /* Translators: the button that carries the plan out; a user */
  verb = g_strdup_printf (_ ("Provision %s"), situation->user_name);
  plan = tel_plan_new (title, verb);
  if (!tel_softphone_steps_add_notices (plan, situation))
    return plan;

  if (situation->number == NULL)
    add_number (plan, situation);
  enable_mobility (plan, situation);
  add_device (plan, situation);
  update_user (plan, situation);
  tel_softphone_steps_add_apply (plan, situation);

  return plan;
}
