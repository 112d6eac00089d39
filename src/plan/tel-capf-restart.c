/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-capf-restart.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"

#include "plan/tel-softphone-rules.h"

#define RULE "G8.10"

static gboolean
needs_certificate (TelCluster *cluster, TelDevice *device)
{
  TelSecurityProfile *profile = tel_cluster_get_security_profile (cluster, tel_device_get_security_profile (device));

  return profile != NULL && tel_security_profile_needs_certificate (profile);
}

/* Of these two the device says itself whether its enrolment may go on without a string. */
static gboolean
starts_without_string (TelSoftphoneSituation *situation)
{
  return situation->profile != NULL && tel_security_profile_is_secure (situation->profile) &&
         g_strcmp0 (tel_security_profile_get_authentication_mode (situation->profile),
                    TEL_AUTHENTICATION_MODE_NULL_STRING) == 0 &&
         (situation->mac_only || !tel_device_type_needs_mac_for_null_string (situation->type));
}

/* That no string can be issued matters only where one is needed. */
static void
take_notices (TelPlanSketch *sketch, TelSoftphoneSituation *situation)
{
  GListModel *notices = G_LIST_MODEL (situation->notices);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (!starts_without_string (situation) || !g_str_equal (tel_notice_get_rule (notice), "G3.4"))
        tel_plan_sketch_add_notice (sketch, notice);
    }
}

static TelDevice *
restart (const TelCapfRestart *self,
         TelPlanSketch *sketch,
         TelCluster *cluster,
         TelUser *owner,
         TelDevice *base,
         TelDevice *draft,
         gboolean *new_string)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);
  g_autoptr (GDateTime) completes_by = NULL;
  g_autoptr (TelSoftphoneSituation) situation = NULL;

  completes_by = self->completes_by != NULL ? g_date_time_ref (self->completes_by)
                                            : tel_deadline_after_days (now, tel_cluster_get_capf_expiry_days (cluster),
                                                                       tel_cluster_get_time_zone (cluster));
  situation = tel_softphone_situation_new_for_string (cluster, owner, draft, completes_by);
  situation->mac_only = self->mac_only;
  tel_softphone_rules_run (situation);
  take_notices (sketch, situation);
  *new_string = tel_softphone_situation_issues_string (situation);
  if (tel_device_is_pending (base))
    tel_plan_sketch_say (sketch, "G4.5", TEL_FORCE_TICK,
                         _ ("The authentication string given before for %s stops working."),
                         tel_device_get_name (base));
  else if (needs_certificate (cluster, base))
    tel_plan_sketch_say (sketch, RULE, TEL_FORCE_TICK,
                         /* Translators: a user, a device */
                         _ ("%s cannot call on %s until enrolment is done, on the company network."),
                         situation->user_name, tel_device_get_name (draft));

  return g_object_ref (situation->device);
}

/**
 * tel_capf_restart_copy:
 * @from: (nullable): what is asked; %NULL asks nothing
 * @to: where it is kept, to be cleared with tel_capf_restart_clear()
 *
 * Copies it.
 */
void
tel_capf_restart_copy (const TelCapfRestart *from, TelCapfRestart *to)
{
  g_return_if_fail (to != NULL);

  to->wanted = from != NULL && from->wanted;
  to->mac_only = from != NULL && from->mac_only;
  to->completes_by = from != NULL && from->completes_by != NULL ? g_date_time_ref (from->completes_by) : NULL;
}

/**
 * tel_capf_restart_clear:
 * @self: what is asked
 *
 * Frees what is in it.
 */
void
tel_capf_restart_clear (TelCapfRestart *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->completes_by, g_date_time_unref);
}

/**
 * tel_capf_restart_is_needed:
 * @device: a device, read whole
 *
 * Tells whether a device is known to hold a certificate, so that it enrols again when it is renamed or gets another
 * owner (G8.10).
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_capf_restart_is_needed (TelDevice *device)
{
  const char *status;

  g_return_val_if_fail (TEL_IS_DEVICE (device), FALSE);

  /* An operation that failed or only looked has left the certificate where it was. */
  status = tel_device_get_certificate_status (device);

  return tel_device_get_softphone_type (device, NULL) && status != NULL &&
         (g_str_equal (status, "Upgrade Success") || g_str_has_prefix (status, "Delete Failed") ||
          g_str_has_prefix (status, "Troubleshoot"));
}

/**
 * tel_capf_restart_say_without:
 * @sketch: the plan, which is told
 * @cluster: a cluster with its references
 * @base: a softphone as it was read
 *
 * Says what it means that a softphone gets another name or owner and does not enrol anew: one that holds a certificate
 * has to (G8.10).
 */
void
tel_capf_restart_say_without (TelPlanSketch *sketch, TelCluster *cluster, TelDevice *base)
{
  const char *name;

  g_return_if_fail (sketch != NULL);
  g_return_if_fail (TEL_IS_DEVICE (base));

  name = tel_device_get_name (base);
  if (tel_capf_restart_is_needed (base))
    tel_plan_sketch_say (
        sketch, RULE, TEL_FORCE_REFUSE,
        /* Translators: a device */
        _ ("%s holds a certificate, which is made for its present name and owner. Start CAPF enrolment "
           "in the same plan."),
        name);
  else if (needs_certificate (cluster, base))
    tel_plan_sketch_say (
        sketch, RULE, TEL_FORCE_TICK,
        /* Translators: a device */
        _ ("Whether %s holds a certificate is not known. If it does, it has to enrol again: start CAPF "
           "enrolment in this plan, or issue a new string afterwards."),
        name);
}

/**
 * tel_capf_restart_put:
 * @self: what is asked
 * @sketch: the plan, which is told what the rules say
 * @cluster: a cluster with its references
 * @owner: (nullable): who will enrol
 * @base: the device as it was read
 * @draft: the device as it is to be
 * @new_string: (out): whether the write carries a new authentication string
 *
 * Starts enrolment on the draft where that was asked for, with what the rules of enrolment say; otherwise says that it
 * has to be started (G8.10).
 *
 * Returns: (transfer full): the draft to be written
 */
TelDevice *
tel_capf_restart_put (const TelCapfRestart *self,
                      TelPlanSketch *sketch,
                      TelCluster *cluster,
                      TelUser *owner,
                      TelDevice *base,
                      TelDevice *draft,
                      gboolean *new_string)
{
  g_return_val_if_fail (self != NULL && new_string != NULL, NULL);

  *new_string = FALSE;
  if (tel_device_get_softphone_type (base, NULL) && self->wanted)
    return restart (self, sketch, cluster, owner, base, draft, new_string);

  if (tel_device_get_softphone_type (base, NULL))
    tel_capf_restart_say_without (sketch, cluster, base);

  return g_object_ref (draft);
}
