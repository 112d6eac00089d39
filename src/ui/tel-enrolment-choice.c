/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-enrolment-choice.h"

#include "cluster/tel-mac-only.h"
#include "model/tel-deadline.h"
#include "plan/tel-settlement.h"

/* Of the draft: the TelSoftphoneRequest that the section edits. */
#define REQUEST_KEY "tel-enrolment-request"

static TelDevice *
get_device (TelDraft *draft)
{
  return TEL_DEVICE (tel_draft_get_object (draft));
}

/* A choice that was made for another profile, or for an edit that is gone, is none. */
static TelSoftphoneRequest *
find_request (TelCluster *cluster, TelDraft *draft)
{
  TelSoftphoneRequest *request = g_object_get_data (G_OBJECT (draft), REQUEST_KEY);

  if (request == NULL || !tel_enrolment_choice_is_wanted (cluster, draft) ||
      g_strcmp0 (tel_device_get_security_profile (tel_softphone_request_get_device (request)),
                 tel_device_get_security_profile (get_device (draft))) != 0)
    return NULL;

  return request;
}

static TelSoftphoneRequest *
make_request (TelCluster *cluster, TelDraft *draft, TelDeviceType type)
{
  const char *owner = tel_device_get_owner (get_device (draft));
  TelSoftphoneRequest *request = tel_softphone_request_new (owner != NULL ? owner : "", type);
  g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);
  g_autoptr (GDateTime) deadline =
      tel_deadline_after_days (now, tel_cluster_get_capf_expiry_days (cluster), tel_cluster_get_time_zone (cluster));

  g_object_set (request, "completes-by", deadline, "start-capf", tel_enrolment_choice_is_wanted (cluster, draft),
                "mac-only",
                tel_mac_only_recall (cluster, tel_device_get_name (TEL_DEVICE (tel_draft_get_base (draft)))), NULL);
  /* Whether one starts says what else of the edit can be chosen. */
  g_signal_connect_object (request, "notify::start-capf", G_CALLBACK (tel_draft_touch), draft, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (draft), REQUEST_KEY, request, g_object_unref);

  return request;
}

/**
 * tel_enrolment_choice_is_wanted:
 * @cluster: a cluster with its references
 * @draft: a draft of a device
 *
 * A secure profile is given to a device only with its enrolment (G3.7); what starts one without is not the edit's.
 *
 * Returns: %TRUE when the edit gives the device another profile, and that one needs a certificate
 */
gboolean
tel_enrolment_choice_is_wanted (TelCluster *cluster, TelDraft *draft)
{
  TelSecurityProfile *profile;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), FALSE);
  g_return_val_if_fail (TEL_IS_DRAFT (draft), FALSE);

  profile = tel_cluster_get_security_profile (cluster, tel_device_get_security_profile (get_device (draft)));

  return profile != NULL && tel_security_profile_needs_certificate (profile) &&
         !tel_settlement_is_same (tel_draft_get_base (draft), tel_draft_get_object (draft), "security-profile");
}

/**
 * tel_enrolment_choice_get:
 * @cluster: a cluster with its references
 * @draft: a draft of a device
 *
 * Gets the choice for an editor to show and to edit. It stays with the draft, whatever is shown meanwhile.
 *
 * Returns: (transfer none) (nullable): the choice; %NULL for a device that does not enrol
 */
TelSoftphoneRequest *
tel_enrolment_choice_get (TelCluster *cluster, TelDraft *draft)
{
  TelSoftphoneRequest *request;
  TelDeviceType type;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DRAFT (draft), NULL);

  if (!tel_device_get_device_type (get_device (draft), &type) || !tel_device_type_is_softphone (type))
    return NULL;

  request = find_request (cluster, draft);
  if (request == NULL)
    request = make_request (cluster, draft, type);
  if (tel_softphone_request_get_device (request) != get_device (draft))
    g_object_set (request, "device", get_device (draft), NULL);

  return request;
}

/**
 * tel_enrolment_choice_starts:
 * @cluster: a cluster with its references
 * @draft: a draft of a device
 *
 * Tells whether the edit starts an enrolment as it is chosen now.
 *
 * Returns: %TRUE when one starts
 */
gboolean
tel_enrolment_choice_starts (TelCluster *cluster, TelDraft *draft)
{
  TelSoftphoneRequest *request;
  gboolean start = FALSE;

  request = tel_enrolment_choice_is_wanted (cluster, draft) ? tel_enrolment_choice_get (cluster, draft) : NULL;
  if (request != NULL)
    g_object_get (request, "start-capf", &start, NULL);

  return start;
}

/**
 * tel_enrolment_choice_add_to:
 * @cluster: a cluster with its references
 * @draft: a draft of a device
 * @edit: an edit that has the device already
 *
 * Tells an edit what was chosen besides the fields. That a device is used on a Mac only is kept (G3.2).
 */
void
tel_enrolment_choice_add_to (TelCluster *cluster, TelDraft *draft, TelEdit *edit)
{
  TelSoftphoneRequest *request;
  const char *name = tel_device_get_name (TEL_DEVICE (tel_draft_get_base (draft)));
  g_autoptr (GDateTime) deadline = NULL;
  gboolean start = FALSE;
  gboolean mac_only = FALSE;

  g_return_if_fail (TEL_IS_EDIT (edit));

  request = tel_enrolment_choice_get (cluster, draft);
  if (request == NULL || !tel_enrolment_choice_is_wanted (cluster, draft))
    return;

  g_object_get (request, "start-capf", &start, "mac-only", &mac_only, "completes-by", &deadline, NULL);
  if (!start || deadline == NULL)
    return;

  tel_edit_start_capf (edit, name, deadline, mac_only);
  if (mac_only)
    tel_mac_only_remember (cluster, name);
}
