/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-audit.h"

#include "tel-test.h"

/**
 * tel_test_audit_make_snapshot:
 * @release: the release of the cluster
 * @devices: (array zero-terminated=1): names of softphones
 *
 * Makes a snapshot of softphones without owner, which breaks J01, of which nothing else was read.
 *
 * Returns: (transfer full): the snapshot
 */
TelSnapshot *
tel_test_audit_make_snapshot (TelRelease release, const char *const *devices)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) taken_at = g_date_time_new_utc (2026, 11, 29, 9, 0, 0);
  TelSnapshot *snapshot = tel_snapshot_new (release, taken_at, zone);

  tel_snapshot_set_origin (snapshot, "cucm-pub.example.com", "axluser");
  for (guint i = 0; devices[i] != NULL; i++)
    {
      g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", devices[i], "product",
                                                   "Cisco Unified Client Services Framework", NULL);

      tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DEVICE, device);
    }
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_DEVICES, TEL_SNAPSHOT_STATE_READ, NULL);

  return snapshot;
}

/**
 * tel_test_audit_judge:
 * @snapshot: a snapshot
 *
 * Judges every rule on a snapshot.
 *
 * Returns: (transfer full): the audit
 */
TelAudit *
tel_test_audit_judge (TelSnapshot *snapshot)
{
  TelAudit *audit = tel_audit_new (snapshot);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_audit_judge_async (audit, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  tel_audit_judge_finish (audit, result, &error);
  g_assert_no_error (error);

  return audit;
}
