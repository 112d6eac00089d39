/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The rules of the catalogue about softphones as devices: J01 to J17. */

#include "config.h"

#include "audit/tel-audit-devices.h"
#include "audit/tel-audit-rules-private.h"

#include <glib/gi18n-lib.h>

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

const TelAuditRule tel_audit_device_rules[] = {
  { "J01", N_ ("Jabber device without owner"), N_ ("the Owner User ID of the device"),
    N_ ("The client finds its device by the owner, and a device without one takes a licence of its own."), "G2.3, G5.5",
    N_ ("Set the owner."), TEL_SEVERITY_ERROR, TEL_FIX_AUTO, 0, 0, TEL_SNAPSHOT_BIT (DEVICES), FALSE, judge_owner },
  { NULL },
};
