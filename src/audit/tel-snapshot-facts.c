/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What a snapshot knows besides the objects of the model. */

#include "config.h"

#include "audit/tel-snapshot-private.h"

static TelSnapshotDeviceFacts *
ensure_facts (TelSnapshot *self, const char *device_name)
{
  TelSnapshotDeviceFacts *facts = g_hash_table_lookup (self->device_facts, device_name);

  if (facts == NULL)
    {
      facts = g_new0 (TelSnapshotDeviceFacts, 1);
      g_hash_table_insert (self->device_facts, g_strdup (device_name), facts);
    }

  return facts;
}

/**
 * tel_snapshot_get_string_state:
 * @self: a snapshot
 * @device_name: a device name
 *
 * Tells whether a device has an authentication string.
 *
 * Returns: its state
 */
TelStringState
tel_snapshot_get_string_state (TelSnapshot *self, const char *device_name)
{
  TelSnapshotDeviceFacts *facts;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), TEL_STRING_STATE_ABSENT);

  facts = g_hash_table_lookup (self->device_facts, device_name);

  return facts != NULL ? facts->string_state : TEL_STRING_STATE_ABSENT;
}

/**
 * tel_snapshot_get_string_ordinal:
 * @self: a snapshot
 * @device_name: a device name
 *
 * Tells which authentication strings are equal (C07): those share a number, which says nothing else.
 *
 * Returns: the number, or 0 when there is no string
 */
guint
tel_snapshot_get_string_ordinal (TelSnapshot *self, const char *device_name)
{
  TelSnapshotDeviceFacts *facts;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), 0);

  facts = g_hash_table_lookup (self->device_facts, device_name);

  return facts != NULL ? facts->string_ordinal : 0;
}

/**
 * tel_snapshot_set_string:
 * @self: a snapshot
 * @device_name: a device name
 * @state: whether there is an authentication string
 * @ordinal: a number that equal strings share, or 0 when there is none
 *
 * Says what is known of a device's authentication string.
 */
void
tel_snapshot_set_string (TelSnapshot *self, const char *device_name, TelStringState state, guint ordinal)
{
  TelSnapshotDeviceFacts *facts;

  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (device_name != NULL);

  facts = ensure_facts (self, device_name);
  facts->string_state = state;
  facts->string_ordinal = state != TEL_STRING_STATE_ABSENT ? ordinal : 0;
  self->last_ordinal = MAX (self->last_ordinal, ordinal);
}

/**
 * tel_snapshot_take_string:
 * @self: a snapshot
 * @device: a device with its authentication string, if it has one
 *
 * Notes what is to be known of a device's string: whether there is one, whether it is well-formed (G3.3), and which
 * others are equal (C07). The device forgets it, and so does the snapshot.
 */
void
tel_snapshot_take_string (TelSnapshot *self, TelDevice *device)
{
  TelAuthString *string;
  TelStringState state = TEL_STRING_STATE_ABSENT;
  guint ordinal = 0;

  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (TEL_IS_DEVICE (device));

  string = tel_device_get_authentication_string (device);
  if (string != NULL && *tel_auth_string_peek (string) != '\0')
    {
      g_autofree char *mark = g_compute_hmac_for_string (G_CHECKSUM_SHA256, self->string_key, sizeof self->string_key,
                                                         tel_auth_string_peek (string), -1);

      state = tel_auth_string_is_valid (string) ? TEL_STRING_STATE_PRESENT : TEL_STRING_STATE_MALFORMED;
      if (self->has_string_key)
        ordinal = GPOINTER_TO_UINT (g_hash_table_lookup (self->string_ordinals, mark));
      if (ordinal == 0)
        {
          ordinal = ++self->last_ordinal;
          g_hash_table_insert (self->string_ordinals, g_steal_pointer (&mark), GUINT_TO_POINTER (ordinal));
        }
    }

  tel_snapshot_set_string (self, tel_device_get_name (device), state, ordinal);
  tel_device_forget_authentication_string (device);
}

/**
 * tel_snapshot_get_certificate_dates:
 * @self: a snapshot
 * @device_name: a device name
 * @valid_until: (out): until when the certificate is valid, in seconds since 1970, or 0 when there is none
 * @issuer_valid_until: (out): the same of its issuer
 *
 * Gets the dates of a device's certificate (C10, C11).
 */
void
tel_snapshot_get_certificate_dates (TelSnapshot *self,
                                    const char *device_name,
                                    gint64 *valid_until,
                                    gint64 *issuer_valid_until)
{
  TelSnapshotDeviceFacts *facts;

  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (valid_until != NULL && issuer_valid_until != NULL);

  facts = g_hash_table_lookup (self->device_facts, device_name);
  *valid_until = facts != NULL ? facts->valid_until : 0;
  *issuer_valid_until = facts != NULL ? facts->issuer_valid_until : 0;
}

/**
 * tel_snapshot_set_certificate_dates:
 * @self: a snapshot
 * @device_name: a device name
 * @valid_until: until when its certificate is valid, in seconds since 1970, or 0 when there is none
 * @issuer_valid_until: the same of its issuer
 *
 * Says until when a device's certificate is valid.
 */
void
tel_snapshot_set_certificate_dates (TelSnapshot *self,
                                    const char *device_name,
                                    gint64 valid_until,
                                    gint64 issuer_valid_until)
{
  TelSnapshotDeviceFacts *facts;

  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (device_name != NULL);

  facts = ensure_facts (self, device_name);
  facts->valid_until = valid_until;
  facts->issuer_valid_until = issuer_valid_until;
}

/**
 * tel_snapshot_get_registration:
 * @self: a snapshot
 * @device_name: a device name
 *
 * Gets what the cluster says of a device's registration (H01, H02).
 *
 * Returns: (nullable) (transfer none): the registration, or %NULL when it was never seen
 */
TelRegistration *
tel_snapshot_get_registration (TelSnapshot *self, const char *device_name)
{
  TelSnapshotDeviceFacts *facts;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  facts = g_hash_table_lookup (self->device_facts, device_name);

  return facts != NULL ? facts->registration : NULL;
}

/**
 * tel_snapshot_set_registration:
 * @self: a snapshot
 * @registration: (transfer none): what the cluster says of a device
 *
 * Says how a device is registered.
 */
void
tel_snapshot_set_registration (TelSnapshot *self, TelRegistration *registration)
{
  TelSnapshotDeviceFacts *facts;

  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (registration != NULL);

  facts = ensure_facts (self, tel_registration_get_device_name (registration));
  tel_registration_ref (registration);
  g_clear_pointer (&facts->registration, tel_registration_unref);
  facts->registration = registration;
}

/**
 * tel_snapshot_get_delivered_at:
 * @self: a snapshot
 * @device_name: a device name
 *
 * Gets when the string that a device waits with was given out (C09), as the journal of this computer knows.
 *
 * Returns: seconds since 1970, or 0 when it was not
 */
gint64
tel_snapshot_get_delivered_at (TelSnapshot *self, const char *device_name)
{
  TelSnapshotDeviceFacts *facts;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), 0);

  facts = g_hash_table_lookup (self->device_facts, device_name);

  return facts != NULL ? facts->delivered_at : 0;
}

/**
 * tel_snapshot_set_delivered_at:
 * @self: a snapshot
 * @device_name: a device name
 * @when: seconds since 1970
 *
 * Says when a device's string was given out.
 */
void
tel_snapshot_set_delivered_at (TelSnapshot *self, const char *device_name, gint64 when)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (device_name != NULL);

  ensure_facts (self, device_name)->delivered_at = when;
}

/**
 * tel_snapshot_is_mac_only:
 * @self: a snapshot
 * @device_name: a device name
 *
 * Tells whether it was confirmed on this computer that a softphone is used on a Mac only, where the mode By Null String
 * works (C02, G3.2).
 *
 * Returns: %TRUE when it was
 */
gboolean
tel_snapshot_is_mac_only (TelSnapshot *self, const char *device_name)
{
  TelSnapshotDeviceFacts *facts;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), FALSE);
  g_return_val_if_fail (device_name != NULL, FALSE);

  facts = g_hash_table_lookup (self->device_facts, device_name);

  return facts != NULL && facts->mac_only;
}

/**
 * tel_snapshot_set_mac_only:
 * @self: a snapshot
 * @device_name: a device name
 *
 * Says that a softphone is used on a Mac only.
 */
void
tel_snapshot_set_mac_only (TelSnapshot *self, const char *device_name)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (device_name != NULL);

  ensure_facts (self, device_name)->mac_only = TRUE;
}

/**
 * tel_snapshot_is_from_directory:
 * @self: a snapshot
 * @user_id: a user ID
 *
 * Tells whether a user comes from a directory (U13); on 9.1 only the database knows.
 *
 * Returns: %TRUE when they do
 */
gboolean
tel_snapshot_is_from_directory (TelSnapshot *self, const char *user_id)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), FALSE);

  return g_hash_table_contains (self->from_directory, user_id);
}

/**
 * tel_snapshot_set_from_directory:
 * @self: a snapshot
 * @user_id: a user ID
 *
 * Says that a user comes from a directory.
 */
void
tel_snapshot_set_from_directory (TelSnapshot *self, const char *user_id)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (user_id != NULL);

  g_hash_table_add (self->from_directory, g_strdup (user_id));
}

/**
 * tel_snapshot_has_product:
 * @self: a snapshot
 * @type: a type of softphone
 *
 * Tells whether the cluster knows a type of phone (G1.1, M06).
 *
 * Returns: %TRUE when its COP file is installed
 */
gboolean
tel_snapshot_has_product (TelSnapshot *self, TelDeviceType type)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), FALSE);
  g_return_val_if_fail (type < TEL_N_DEVICE_TYPES, FALSE);

  return self->products[type];
}

/**
 * tel_snapshot_set_product:
 * @self: a snapshot
 * @type: a type of softphone
 * @installed: whether the cluster knows it
 *
 * Says whether the cluster knows a type of phone.
 */
void
tel_snapshot_set_product (TelSnapshot *self, TelDeviceType type, gboolean installed)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (type < TEL_N_DEVICE_TYPES);

  self->products[type] = installed;
}

/**
 * tel_snapshot_is_capf_reachable:
 * @self: a snapshot
 *
 * Tells whether somebody answered at the port of the CAPF service (C17).
 *
 * Returns: %TRUE when the connection was accepted
 */
gboolean
tel_snapshot_is_capf_reachable (TelSnapshot *self)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), FALSE);

  return self->capf_reachable;
}

/**
 * tel_snapshot_set_capf_reachable:
 * @self: a snapshot
 * @reachable: whether the connection was accepted
 *
 * Says whether the CAPF service can be reached.
 */
void
tel_snapshot_set_capf_reachable (TelSnapshot *self, gboolean reachable)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));

  self->capf_reachable = reachable;
}

/**
 * tel_snapshot_get_other_clusters:
 * @self: a snapshot
 *
 * Gets the other clusters that were looked at, or left out, for whose home the users are (U06).
 *
 * Returns: (transfer none) (element-type TelOtherCluster): the clusters
 */
GPtrArray *
tel_snapshot_get_other_clusters (TelSnapshot *self)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  return self->other_clusters;
}

/**
 * tel_snapshot_add_other_cluster:
 * @self: a snapshot
 * @other: (transfer none): what is known of another cluster
 *
 * Adds another cluster. Of its users only those have to be in it whom the snapshot has too.
 */
void
tel_snapshot_add_other_cluster (TelSnapshot *self, TelOtherCluster *other)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (other != NULL);

  g_ptr_array_add (self->other_clusters, tel_other_cluster_ref (other));
}

/**
 * tel_snapshot_get_credential:
 * @self: a snapshot
 * @user_id: a user ID
 *
 * Gets what the cluster says of a user's password (U12), which is read for the users shown only.
 *
 * Returns: (nullable) (transfer none): what it says, or %NULL when it was not read
 */
const TelCredential *
tel_snapshot_get_credential (TelSnapshot *self, const char *user_id)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (user_id != NULL, NULL);

  return g_hash_table_lookup (self->credentials, user_id);
}

/**
 * tel_snapshot_set_credential:
 * @self: a snapshot
 * @user_id: a user ID
 * @credential: what the cluster says of the password
 *
 * Says what is known of a user's password.
 */
void
tel_snapshot_set_credential (TelSnapshot *self, const char *user_id, const TelCredential *credential)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (user_id != NULL && credential != NULL);

  g_hash_table_insert (self->credentials, g_strdup (user_id), tel_credential_copy (credential));
}

/**
 * tel_snapshot_get_credential_policy:
 * @self: a snapshot
 * @name: the name of a credential policy
 * @days: (out): after how many days it lets a password expire, 0 for never
 *
 * Tells what a credential policy says (U12), which is read with the credentials.
 *
 * Returns: %FALSE when the cluster has no such policy, or none was read
 */
gboolean
tel_snapshot_get_credential_policy (TelSnapshot *self, const char *name, guint *days)
{
  gpointer value;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), FALSE);
  g_return_val_if_fail (name != NULL && days != NULL, FALSE);

  if (!g_hash_table_lookup_extended (self->credential_policies, name, NULL, &value))
    return FALSE;

  *days = GPOINTER_TO_UINT (value);

  return TRUE;
}

/**
 * tel_snapshot_set_credential_policy:
 * @self: a snapshot
 * @name: the name of a credential policy
 * @days: after how many days it lets a password expire, 0 for never
 *
 * Says what a credential policy says.
 */
void
tel_snapshot_set_credential_policy (TelSnapshot *self, const char *name, guint days)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (name != NULL);

  g_hash_table_insert (self->credential_policies, g_strdup (name), GUINT_TO_POINTER (days));
}

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (*(const char *const *) one, *(const char *const *) other);
}

/**
 * tel_snapshot_list_credential_policies:
 * @self: a snapshot
 *
 * Lists the credential policies that were read.
 *
 * Returns: (transfer full) (array zero-terminated=1): their names, sorted
 */
char **
tel_snapshot_list_credential_policies (TelSnapshot *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char **names;
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  g_hash_table_iter_init (&iter, self->credential_policies);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_strv_builder_add (builder, name);
  names = g_strv_builder_end (builder);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);

  return names;
}

/**
 * tel_snapshot_get_forward:
 * @self: a snapshot
 * @number: a directory number
 * @to_voice_mail: (out): whether unanswered calls go to voice mail
 *
 * Tells whether a number forwards to voice mail (J15), which is read for the numbers shown only.
 *
 * Returns: %FALSE when it was not read
 */
gboolean
tel_snapshot_get_forward (TelSnapshot *self, TelDirectoryNumber *number, gboolean *to_voice_mail)
{
  g_autofree char *key = NULL;
  gpointer value;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), FALSE);
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (number), FALSE);
  g_return_val_if_fail (to_voice_mail != NULL, FALSE);

  key = tel_snapshot_make_number_key (tel_directory_number_get_pattern (number),
                                      tel_directory_number_get_partition (number));
  if (!g_hash_table_lookup_extended (self->forwards, key, NULL, &value))
    return FALSE;

  *to_voice_mail = GPOINTER_TO_INT (value) != 0;

  return TRUE;
}

/**
 * tel_snapshot_set_forward:
 * @self: a snapshot
 * @number: a directory number
 * @to_voice_mail: whether unanswered calls go to voice mail
 *
 * Says whether a number forwards to voice mail.
 */
void
tel_snapshot_set_forward (TelSnapshot *self, TelDirectoryNumber *number, gboolean to_voice_mail)
{
  g_return_if_fail (TEL_IS_SNAPSHOT (self));
  g_return_if_fail (TEL_IS_DIRECTORY_NUMBER (number));

  g_hash_table_insert (self->forwards,
                       tel_snapshot_make_number_key (tel_directory_number_get_pattern (number),
                                                     tel_directory_number_get_partition (number)),
                       GINT_TO_POINTER (to_voice_mail ? 1 : 0));
}
