/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-audit-snapshot.h"

#include "audit/tel-snapshot-private.h"
#include "audit/tel-snapshot-reader.h"
#include "tel-test.h"

/**
 * tel_test_audit_snapshot_read:
 * @connection: a connection
 *
 * Reads a snapshot. The cluster's clock stands still from now on, so that devices do not come and go between two.
 *
 * Returns: (transfer full): what was read
 */
TelSnapshot *
tel_test_audit_snapshot_read (TelTestConnection *connection)
{
  TelSimulatorClock *clock = connection->simulator->clock;
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (clock);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TelSnapshot *snapshot;

  tel_simulator_clock_hold (clock, now);
  tel_snapshot_reader_read_async (connection->cluster, NULL, NULL, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  snapshot = tel_snapshot_reader_read_finish (result, &error);
  g_assert_no_error (error);

  return snapshot;
}

static void
assert_objects_equal (TelSnapshot *one, TelSnapshot *other, TelObjectKind kind)
{
  g_assert_cmpuint (tel_snapshot_get_n (one, kind), ==, tel_snapshot_get_n (other, kind));

  for (guint i = 0; i < tel_snapshot_get_n (one, kind); i++)
    {
      TelObject *mine = tel_snapshot_get_nth (one, kind, i);
      TelObject *theirs = tel_snapshot_find (other, kind, tel_object_get_uuid (mine));
      g_auto (GStrv) differences = NULL;
      g_autofree char *named = NULL;

      g_assert_nonnull (theirs);
      differences = tel_object_list_differences (mine, theirs);
      named = g_strjoinv (" ", differences);
      if (differences[0] != NULL)
        g_error ("%s differs in %s", tel_object_get_key (mine), named);
    }
}

static void
assert_registrations_equal (TelRegistration *one, TelRegistration *other)
{
  g_assert_true ((one == NULL) == (other == NULL));
  if (one == NULL)
    return;

  g_assert_cmpstr (tel_registration_get_device_name (one), ==, tel_registration_get_device_name (other));
  g_assert_cmpint (tel_registration_get_state (one), ==, tel_registration_get_state (other));
  g_assert_cmpstr (tel_registration_get_address (one), ==, tel_registration_get_address (other));
  g_assert_cmpstr (tel_registration_get_server (one), ==, tel_registration_get_server (other));
  g_assert_cmpint (tel_registration_get_last_seen (one), ==, tel_registration_get_last_seen (other));
}

static void
assert_device_facts_equal (TelSnapshot *one, TelSnapshot *other, const char *name)
{
  gint64 until[2];
  gint64 issuer_until[2];

  tel_snapshot_get_certificate_dates (one, name, &until[0], &issuer_until[0]);
  tel_snapshot_get_certificate_dates (other, name, &until[1], &issuer_until[1]);
  g_assert_cmpint (until[0], ==, until[1]);
  g_assert_cmpint (issuer_until[0], ==, issuer_until[1]);
  g_assert_cmpint (tel_snapshot_get_string_state (one, name), ==, tel_snapshot_get_string_state (other, name));
  g_assert_cmpuint (tel_snapshot_get_string_ordinal (one, name), ==, tel_snapshot_get_string_ordinal (other, name));
  g_assert_cmpint (tel_snapshot_get_delivered_at (one, name), ==, tel_snapshot_get_delivered_at (other, name));
  assert_registrations_equal (tel_snapshot_get_registration (one, name), tel_snapshot_get_registration (other, name));
}

static void
assert_policies_equal (TelSnapshot *one, TelSnapshot *other)
{
  g_auto (GStrv) mine = tel_snapshot_list_credential_policies (one);
  g_auto (GStrv) theirs = tel_snapshot_list_credential_policies (other);
  guint days[2];

  g_assert_cmpstrv (mine, theirs);
  for (guint i = 0; mine[i] != NULL; i++)
    {
      g_assert_true (tel_snapshot_get_credential_policy (one, mine[i], &days[0]));
      g_assert_true (tel_snapshot_get_credential_policy (other, mine[i], &days[1]));
      g_assert_cmpuint (days[0], ==, days[1]);
    }
}

static void
assert_details_equal (TelSnapshot *one, TelSnapshot *other)
{
  for (guint i = 0; i < tel_snapshot_get_n (one, TEL_OBJECT_KIND_USER); i++)
    {
      const char *user_id = tel_user_get_user_id (tel_snapshot_get_nth (one, TEL_OBJECT_KIND_USER, i));
      const TelCredential *mine = tel_snapshot_get_credential (one, user_id);
      const TelCredential *theirs = tel_snapshot_get_credential (other, user_id);

      g_assert_true (tel_snapshot_is_from_directory (one, user_id) == tel_snapshot_is_from_directory (other, user_id));
      g_assert_true ((mine == NULL) == (theirs == NULL));
      if (mine == NULL)
        continue;
      g_assert_cmpuint (mine->state, ==, theirs->state);
      g_assert_cmpstr (mine->policy, ==, theirs->policy);
      g_assert_cmpstr (mine->changed, ==, theirs->changed);
      g_assert_cmpstr (mine->locked, ==, theirs->locked);
    }
  assert_policies_equal (one, other);

  for (guint i = 0; i < tel_snapshot_get_n (one, TEL_OBJECT_KIND_DIRECTORY_NUMBER); i++)
    {
      TelDirectoryNumber *number = tel_snapshot_get_nth (one, TEL_OBJECT_KIND_DIRECTORY_NUMBER, i);
      gboolean forwards[2] = { FALSE, FALSE };

      g_assert_true (tel_snapshot_get_forward (one, number, &forwards[0]) ==
                     tel_snapshot_get_forward (other, number, &forwards[1]));
      g_assert_true (forwards[0] == forwards[1]);
    }
}

/**
 * tel_test_audit_snapshot_assert_equal:
 * @one: a snapshot
 * @other: another
 *
 * Asserts that both hold the same: every property of every object and every fact.
 */
void
tel_test_audit_snapshot_assert_equal (TelSnapshot *one, TelSnapshot *other)
{
  g_assert_cmpint (tel_snapshot_get_release (one), ==, tel_snapshot_get_release (other));
  g_assert_true (tel_snapshot_is_capf_reachable (one) == tel_snapshot_is_capf_reachable (other));
  for (TelDeviceType type = 0; type < TEL_N_DEVICE_TYPES; type++)
    g_assert_true (tel_snapshot_has_product (one, type) == tel_snapshot_has_product (other, type));

  for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    assert_objects_equal (one, other, kind);
  for (guint i = 0; i < tel_snapshot_get_n (one, TEL_OBJECT_KIND_DEVICE); i++)
    assert_device_facts_equal (one, other, tel_device_get_name (tel_snapshot_get_nth (one, TEL_OBJECT_KIND_DEVICE, i)));
  assert_details_equal (one, other);
}

/**
 * tel_test_audit_snapshot_assert_same_states:
 * @one: a snapshot
 * @other: another
 * @but: a set of TEL_SNAPSHOT_BIT() that are not looked at
 *
 * Asserts that the same parts were read, and that the same is said of those that were not.
 */
void
tel_test_audit_snapshot_assert_same_states (TelSnapshot *one, TelSnapshot *other, guint but)
{
  for (TelSnapshotPart part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    if ((but & 1u << part) == 0)
      {
        g_assert_cmpint (tel_snapshot_get_state (one, part), ==, tel_snapshot_get_state (other, part));
        g_assert_cmpstr (tel_snapshot_get_reason (one, part), ==, tel_snapshot_get_reason (other, part));
      }
}
