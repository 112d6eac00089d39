/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-audit-filter.h"

#include <glib/gi18n.h>

#include "model/tel-error.h"
#include "model/tel-text.h"

static gboolean
is_there (TelSnapshot *snapshot, TelObjectKind kind, const char *name)
{
  guint n_objects = tel_snapshot_get_n (snapshot, kind);

  for (guint i = 0; i < n_objects; i++)
    if (tel_text_is_same_name (tel_object_get_key (tel_snapshot_get_nth (snapshot, kind, i)), name))
      return TRUE;

  return FALSE;
}

static void
set_not_read (GError **error, TelObjectKind kind, const char *name, const char *reason)
{
  if (reason == NULL)
    reason = _ ("The cluster gave no reason.");

  g_set_error (error, TEL_ERROR, TEL_ERROR_REJECTED,
               kind == TEL_OBJECT_KIND_USER
                   /* Translators: a user ID, why */
                   ? _ ("Whether there is a user “%s” is not known, for the users could not be read: %s")
                   /* Translators: the name of a device, why */
                   : _ ("Whether there is a device “%s” is not known, for the devices could not be read: %s"),
               name, reason);
}

static void
set_missing (GError **error, TelObjectKind kind, const char *name)
{
  g_set_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND,
               kind == TEL_OBJECT_KIND_USER
                   ? _ ("There is no user “%s” in what was read of the cluster. Check the spelling.")
                   : _ ("There is no device “%s” in what was read of the cluster. Check the spelling."),
               name);
}

static gboolean
check_names (TelSnapshot *snapshot, TelObjectKind kind, TelSnapshotPart part, const char *const *names, GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (tel_snapshot_get_state (snapshot, part) != TEL_SNAPSHOT_STATE_READ)
        {
          set_not_read (error, kind, names[i], tel_snapshot_get_reason (snapshot, part));
          return FALSE;
        }
      if (!is_there (snapshot, kind, names[i]))
        {
          set_missing (error, kind, names[i]);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * tel_batch_audit_filter_check:
 * @filter: what is reported
 * @snapshot: what was read of a cluster
 * @error: return location for an error
 *
 * Looks whether there are the users and devices that are asked for: of one whose name is mistyped nothing would ever be
 * found, and the audit would pass.
 *
 * Returns: %FALSE with %TEL_ERROR_NOT_FOUND when one is not there, or with %TEL_ERROR_REJECTED when that is not known,
 *   as the cluster has not told its users or devices
 */
gboolean
tel_batch_audit_filter_check (const TelReportFilter *filter, TelSnapshot *snapshot, GError **error)
{
  g_return_val_if_fail (filter != NULL, FALSE);
  g_return_val_if_fail (TEL_IS_SNAPSHOT (snapshot), FALSE);

  return check_names (snapshot, TEL_OBJECT_KIND_USER, TEL_SNAPSHOT_PART_USERS, filter->users, error) &&
         check_names (snapshot, TEL_OBJECT_KIND_DEVICE, TEL_SNAPSHOT_PART_DEVICES, filter->devices, error);
}
