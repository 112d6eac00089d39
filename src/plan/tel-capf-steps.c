/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-capf-steps.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"
#include "model/tel-text.h"

#include "plan/tel-plan-private.h"
#include "plan/tel-softphone-rules.h"
#include "plan/tel-softphone-steps.h"
#include "plan/tel-step-private.h"

/* The rules that say whether a string can be issued at all; the others speak of a plan. */
static const char *const issue_rules[] = { "G1.3", "G3.2", "G3.4", NULL };
/* What is pending stays as it is: of the rules of enrolment these speak of its deadline and of the user. */
static const char *const extend_rules[] = { "G3.5", "G3.6", "G4.2", NULL };

/* What is the profile's, and would move the device to another profile when it were written otherwise (contract 4.1). */
static const char *const profile_properties[] = { "authentication-mode", "key-size", "key-order", NULL };

static GDateTime *
get_deadline (TelCluster *cluster, TelDevice *device)
{
  return tel_deadline_parse (tel_device_get_completes_by (device), tel_cluster_get_time_zone (cluster));
}

static void
run_rules (TelSoftphoneSituation *situation, const char *const *names)
{
  guint n_rules;
  const TelSoftphoneRule *rules = tel_capf_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    if (g_strv_contains (names, rules[i].rule))
      rules[i].check (situation, rules[i].rule);
}

static char *
explain_issue (TelCluster *cluster, TelDevice *device, const char **rule)
{
  g_autoptr (TelSoftphoneSituation) situation = tel_softphone_situation_new_for_string (cluster, NULL, device, NULL);
  GListModel *notices = G_LIST_MODEL (situation->notices);

  run_rules (situation, issue_rules);
  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (tel_notice_get_force (notice) != TEL_FORCE_REFUSE)
        continue;
      *rule = g_intern_string (tel_notice_get_rule (notice));
      return g_strdup (tel_notice_get_text (notice));
    }

  return NULL;
}

static char *
explain_extension (TelCluster *cluster, TelDevice *device, const char **rule)
{
  g_autoptr (GDateTime) deadline = get_deadline (cluster, device);
  g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);
  g_autofree char *shown = NULL;

  if (deadline == NULL || g_date_time_compare (now, deadline) < 0)
    return NULL;

  *rule = "G4.3";
  shown = tel_deadline_describe (deadline, tel_cluster_get_time_zone (cluster));

  return g_strdup_printf (
      /* Translators: a device, a date and time */
      _ ("The deadline of %s was %s in the cluster's time. After it the authentication string is refused, and "
         "extending does not help: only a new string does."),
      tel_device_get_name (device), shown);
}

/**
 * tel_capf_steps_explain_refusal:
 * @cluster: a cluster with its references
 * @device: a device, read whole
 * @action: what is to happen to its enrolment
 * @rule: (out): the rule that refuses it
 *
 * Says why an action is refused, whatever the deadline that is asked for (G2.2, G3.2, G3.4, G4.3).
 *
 * Returns: (transfer full) (nullable): the sentence, %NULL when it is possible
 */
char *
tel_capf_steps_explain_refusal (TelCluster *cluster, TelDevice *device, TelCapfAction action, const char **rule)
{
  if (!tel_device_get_softphone_type (device, NULL))
    {
      *rule = "G2.2";
      return g_strdup_printf (_ ("%s is not a softphone, so no authentication string is issued for it here."),
                              tel_device_get_name (device));
    }
  if (action == TEL_CAPF_ACTION_ISSUE)
    return explain_issue (cluster, device, rule);
  if (!tel_device_is_pending (device))
    {
      *rule = "G4.3";
      return g_strdup_printf (_ ("No certificate operation is pending on %s, so there is nothing to extend or to "
                                 "cancel."),
                              tel_device_get_name (device));
    }

  return action == TEL_CAPF_ACTION_EXTEND ? explain_extension (cluster, device, rule) : NULL;
}

static void
refuse (TelSoftphoneSituation *situation, TelDevice *base, TelCapfAction action)
{
  const char *rule = NULL;
  g_autofree char *text = tel_capf_steps_explain_refusal (situation->cluster, base, action, &rule);

  if (text != NULL)
    tel_softphone_situation_say (situation, rule, TEL_FORCE_REFUSE, "%s", text);
}

/* By Null String nobody was given anything. */
static gboolean
has_string (TelDevice *device)
{
  return tel_device_is_pending (device) &&
         g_strcmp0 (tel_device_get_authentication_mode (device), TEL_AUTHENTICATION_MODE_NULL_STRING) != 0;
}

static void
warn_of_given_string (TelSoftphoneSituation *situation, const char *deadline)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autofree char *given = tel_deadline_describe (situation->given, local);

  if (deadline == NULL)
    tel_softphone_situation_say (situation, "G4.5", TEL_FORCE_TICK,
                                 /* Translators: a device, a date and time */
                                 _ ("The authentication string for %s that was given on %s stops working."),
                                 situation->device_name, given);
  else
    tel_softphone_situation_say (situation, "G4.5", TEL_FORCE_TICK,
                                 /* Translators: a device, a date and time, the time of its expiry */
                                 _ ("The authentication string for %s that was given on %s, and is good until %s, "
                                    "stops working."),
                                 situation->device_name, given, deadline);
}

static void
warn_of_old_string (TelSoftphoneSituation *situation, TelDevice *base)
{
  g_autoptr (GDateTime) deadline = get_deadline (situation->cluster, base);
  g_autofree char *shown = NULL;

  if (!has_string (base))
    return;

  if (deadline != NULL)
    shown = tel_deadline_describe (deadline, tel_cluster_get_time_zone (situation->cluster));
  if (situation->given != NULL)
    warn_of_given_string (situation, shown);
  else if (shown == NULL)
    tel_softphone_situation_say (situation, "G4.5", TEL_FORCE_TICK,
                                 _ ("The authentication string given before for %s stops working."),
                                 situation->device_name);
  else
    tel_softphone_situation_say (situation, "G4.5", TEL_FORCE_TICK,
                                 /* Translators: a device, a date and time */
                                 _ ("The authentication string given before for %s, which is good until %s, stops "
                                    "working."),
                                 situation->device_name, shown);
}

static void
add_update (TelPlan *plan, TelSoftphoneSituation *situation, TelDevice *base, gboolean new_string, char *sentence)
{
  g_autoptr (TelStep) step = tel_step_new (TEL_STEP_OPERATION_UPDATE, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base),
                                           TEL_OBJECT (situation->device));

  tel_step_set_new_string (step, new_string);
  tel_softphone_steps_add (plan, step, sentence);
  tel_softphone_steps_add_apply (plan, situation);
}

/**
 * tel_capf_steps_make_issue_plan:
 * @situation: a situation on which the rules have spoken
 * @base: the device as it was read
 *
 * Makes the plan of a new string: the device with its new operation, then Apply Config (G3.3, G4.2, G4.5).
 *
 * Returns: (transfer full): the plan
 */
TelPlan *
tel_capf_steps_make_issue_plan (TelSoftphoneSituation *situation, TelDevice *base)
{
  g_autofree char *title = NULL;
  TelPlan *plan;

  g_return_val_if_fail (situation != NULL, NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (base), NULL);

  if (!tel_device_get_softphone_type (base, NULL))
    refuse (situation, base, TEL_CAPF_ACTION_ISSUE);
  warn_of_old_string (situation, base);

  title = g_strdup_printf (_ ("New authentication string for %s"), situation->device_name);
  plan = tel_plan_new (title, _ ("Issue new string"));
  if (tel_softphone_steps_add_notices (plan, situation))
    add_update (plan, situation, base, TRUE,
                g_strdup_printf (_ ("Start CAPF enrolment of %s with a new string"), situation->device_name));

  return plan;
}

/* All that is pending is written once more with the deadline; what is not the profile's would move the device. */
static void
check_profile (TelSoftphoneSituation *situation, TelDevice *base)
{
  for (guint i = 0; situation->profile != NULL && profile_properties[i] != NULL; i++)
    {
      g_autofree char *mine = NULL;
      g_autofree char *profiles = NULL;

      g_object_get (base, profile_properties[i], &mine, NULL);
      g_object_get (situation->profile, profile_properties[i], &profiles, NULL);
      if (tel_text_is_blank (mine) || tel_text_is_blank (profiles) || g_str_equal (mine, profiles))
        continue;
      tel_softphone_situation_say (
          situation, "G3.4", TEL_FORCE_REFUSE,
          /* Translators: a field, a device, its value, a phone security profile, the value there */
          _ ("“%s” of %s is “%s”, but its phone security profile “%s” has “%s”. Writing it would move the device to "
             "another profile. Issue a new string instead, which takes what the profile has."),
          tel_object_get_property_label (TEL_OBJECT (base), profile_properties[i]), situation->device_name, mine,
          tel_security_profile_get_name (situation->profile), profiles);
    }
}

static void
check_later (TelSoftphoneSituation *situation, TelDevice *base)
{
  GTimeZone *zone = tel_cluster_get_time_zone (situation->cluster);
  g_autoptr (GDateTime) old = get_deadline (situation->cluster, base);
  g_autofree char *wanted = tel_deadline_format (situation->completes_by, zone);
  g_autoptr (GDateTime) deadline = tel_deadline_parse (wanted, zone);
  g_autofree char *shown = NULL;

  if (old == NULL || g_date_time_compare (deadline, old) > 0)
    return;

  shown = tel_deadline_describe (old, zone);
  tel_softphone_situation_say (situation, "G4.3", TEL_FORCE_REFUSE,
                               /* Translators: a device, a date and time */
                               _ ("The deadline of %s is %s in the cluster's time already. Extending it needs a later "
                                  "one."),
                               situation->device_name, shown);
}

/**
 * tel_capf_steps_make_extend_plan:
 * @situation: a situation on which no rule has spoken
 * @base: the device as it was read
 *
 * Makes the plan of a later deadline: operation, mode, keys and string stay (G4.3). The string is in none of the steps:
 * the writing of one takes it from the device as it is then.
 *
 * Returns: (transfer full): the plan
 */
TelPlan *
tel_capf_steps_make_extend_plan (TelSoftphoneSituation *situation, TelDevice *base)
{
  g_autofree char *title = NULL;
  g_autofree char *deadline = NULL;
  g_autofree char *shown = NULL;
  GTimeZone *zone;
  TelPlan *plan;

  g_return_val_if_fail (situation != NULL && situation->completes_by != NULL, NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (base), NULL);

  zone = tel_cluster_get_time_zone (situation->cluster);
  refuse (situation, base, TEL_CAPF_ACTION_EXTEND);
  if (g_list_model_get_n_items (G_LIST_MODEL (situation->notices)) == 0)
    {
      situation->starts_capf = TRUE;
      run_rules (situation, extend_rules);
      check_profile (situation, base);
      check_later (situation, base);
    }

  title = g_strdup_printf (_ ("Later deadline for %s"), situation->device_name);
  plan = tel_plan_new (title, _ ("Extend"));
  if (!tel_softphone_steps_add_notices (plan, situation))
    return plan;

  deadline = tel_deadline_format (situation->completes_by, zone);
  shown = tel_deadline_describe (situation->completes_by, zone);
  g_object_set (situation->device, "completes-by", deadline, NULL);
  add_update (plan, situation, base, FALSE,
              /* Translators: a device, a date and time */
              g_strdup_printf (_ ("Extend the CAPF enrolment of %s until %s; the string stays"), situation->device_name,
                               shown));

  return plan;
}

static void
warn_of_lock_out (TelSoftphoneSituation *situation)
{
  if (situation->profile != NULL && tel_security_profile_needs_certificate (situation->profile))
    tel_softphone_situation_say (situation, "G3.7", TEL_FORCE_TICK,
                                 /* Translators: a phone security profile, a user, a device */
                                 _ ("The phone security profile “%s” needs a certificate. Unless the device has one "
                                    "already, %s cannot call on %s until a new string is issued and enrolment is "
                                    "done."),
                                 tel_security_profile_get_name (situation->profile), situation->user_name,
                                 situation->device_name);
}

/**
 * tel_capf_steps_make_cancel_plan:
 * @situation: a situation on which no rule has spoken
 * @base: the device as it was read
 *
 * Makes the plan that ends what is pending: the operation alone is written (contract 4.2), then Apply Config. The
 * string that was given stops working (G4.5).
 *
 * Returns: (transfer full): the plan
 */
TelPlan *
tel_capf_steps_make_cancel_plan (TelSoftphoneSituation *situation, TelDevice *base)
{
  g_autofree char *title = NULL;
  TelPlan *plan;

  g_return_val_if_fail (situation != NULL, NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (base), NULL);

  refuse (situation, base, TEL_CAPF_ACTION_CANCEL);
  if (g_list_model_get_n_items (G_LIST_MODEL (situation->notices)) == 0)
    {
      warn_of_old_string (situation, base);
      warn_of_lock_out (situation);
    }

  title = g_strdup_printf (_ ("Cancel the enrolment of %s"), situation->device_name);
  plan = tel_plan_new (title, _ ("Cancel the enrolment"));
  if (!tel_softphone_steps_add_notices (plan, situation))
    return plan;

  g_object_set (situation->device, "certificate-operation", TEL_CERTIFICATE_OPERATION_NONE, NULL);
  add_update (plan, situation, base, FALSE,
              g_strdup_printf (_ ("Cancel the CAPF enrolment of %s"), situation->device_name));

  return plan;
}
