/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The rules of the catalogue about whose a softphone is: J01 to J04. */

#include "config.h"

#include "audit/tel-audit-devices.h"
#include "audit/tel-audit-rules-private.h"
#include "model/tel-reference.h"
#include "model/tel-text.h"

#include <glib/gi18n-lib.h>

#define ACTIVE "1"

/* A CSF without owner cannot be found by its client; a mobile type only on release 9, later it costs a licence more. */
static void
judge_owner (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelDeviceType type;
      gboolean blocks;

      if (!tel_audit_is_empty (tel_device_get_owner (device)) || !tel_device_get_softphone_type (device, &type))
        continue;

      blocks = type == TEL_DEVICE_TYPE_CSF || tel_snapshot_get_release (pass->snapshot) < TEL_RELEASE_10_0;
      tel_audit_pass_add_device (pass, blocks ? TEL_SEVERITY_ERROR : TEL_SEVERITY_WARNING, device,
                                 _ ("The Owner User ID is empty."));
    }
}

static void
judge_owner_status (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      const char *owner = tel_device_get_owner (device);
      TelUser *user = tel_snapshot_get_user (pass->snapshot, owner);
      const char *status = user != NULL ? tel_user_get_status (user) : NULL;

      if (tel_audit_is_empty (owner))
        continue;

      if (user == NULL)
        tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device,
                                   /* Translators: a user ID */
                                   _ ("The owner %s is not among the users of the cluster."), owner);
      else if (!tel_audit_is_empty (status) && !g_str_equal (status, ACTIVE))
        tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device,
                                   /* Translators: a user ID, a number */
                                   _ ("The owner %s is not active: the status is %s."), owner, status);
    }
}

static void
judge_association (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelUser *owner = tel_snapshot_get_user (pass->snapshot, tel_device_get_owner (device));

      if (owner != NULL && !tel_user_is_associated_with (owner, tel_device_get_name (device)))
        tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device,
                                   /* Translators: a user ID */
                                   _ ("The Device Association of the owner %s does not have it."),
                                   tel_user_get_user_id (owner));
    }
}

/* Who has no service profile has the default one (G5.5). */
static const char *
get_default_service_profile (TelAuditPass *pass)
{
  TelReference *profile;

  for (each_object (pass, TEL_OBJECT_KIND_SERVICE_PROFILE, profile))
    if (tel_reference_get_is_default (profile))
      return tel_reference_get_name (profile);

  return "";
}

static const char *
get_service_profile (TelUser *user, const char *by_default)
{
  return tel_audit_is_empty (tel_user_get_service_profile (user)) ? by_default : tel_user_get_service_profile (user);
}

static void
judge_others (TelAuditPass *pass)
{
  const char *by_default = get_default_service_profile (pass);
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelUser *owner = tel_snapshot_get_user (pass->snapshot, tel_device_get_owner (device));
      GPtrArray *users = tel_snapshot_get_users_of_device (pass->snapshot, tel_device_get_name (device));
      g_autoptr (GString) others = g_string_new (NULL);
      gboolean differ = FALSE;

      for (guint i = 0; i < users->len && !tel_audit_is_empty (tel_device_get_owner (device)); i++)
        {
          TelUser *user = users->pdata[i];

          if (user == owner)
            continue;
          tel_text_append (others, _ (", "), tel_user_get_user_id (user));
          differ = differ || (owner != NULL && !g_str_equal (get_service_profile (user, by_default),
                                                             get_service_profile (owner, by_default)));
        }

      if (others->len > 0)
        tel_audit_pass_add_device (
            pass, differ ? TEL_SEVERITY_WARNING : TEL_SEVERITY_INFORMATION, device,
            differ
                /* Translators: user IDs, a user ID */
                ? _ ("It is associated with %s besides its owner %s, and their service profiles differ.")
                /* Translators: user IDs, a user ID */
                : _ ("It is associated with %s besides its owner %s."),
            others->str, tel_device_get_owner (device));
    }
}

const TelAuditRule tel_audit_device_rules[] = {
  { "J01", N_ ("Jabber device without owner"), N_ ("the Owner User ID of the device"),
    N_ ("The client finds its device by the owner, and a device without one takes a licence of its own."), "G2.3, G5.5",
    N_ ("Set the owner."), TEL_SEVERITY_ERROR, TEL_FIX_AUTO, 0, 0, TEL_SNAPSHOT_BIT (DEVICES), FALSE, judge_owner },
  { "J02", N_ ("Owner inactive or absent"), N_ ("the owner of the device and the status of that user"),
    N_ ("Nobody can sign in as a user who is inactive or gone, and the device keeps its licence."), "G2.3",
    N_ ("Give the device to another user, or retire it."), TEL_SEVERITY_WARNING, TEL_FIX_CHOOSE, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (USERS), FALSE, judge_owner_status },
  { "J03", N_ ("Device not associated with its owner"),
    N_ ("the owner of the device and the associated devices of users"),
    N_ ("The client needs the device among those that its user is associated with; the owner alone is not enough."),
    "G5.4", N_ ("Associate the device with its owner. The other devices of the user stay."), TEL_SEVERITY_ERROR,
    TEL_FIX_AUTO, 0, 0, TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (USERS) | TEL_SNAPSHOT_BIT (ASSOCIATIONS), FALSE,
    judge_association },
  { "J04", N_ ("Device associated with other users"),
    N_ ("the owner of the device, the associated devices of users and their service profiles"),
    N_ ("Users with different service profiles do not share a device: it can have the settings of one of them only."),
    "G5.6", N_ ("Remove the association with the other users, or accept it."), TEL_SEVERITY_WARNING, TEL_FIX_CHOOSE, 0,
    0,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (USERS) | TEL_SNAPSHOT_BIT (ASSOCIATIONS) |
        TEL_SNAPSHOT_BIT (SERVICE_PROFILES),
    FALSE, judge_others },
  { NULL },
};
