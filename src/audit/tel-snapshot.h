/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-credential.h"
#include "audit/tel-other-cluster.h"
#include "audit/tel-snapshot-part.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-object-kind.h"
#include "model/tel-registration.h"
#include "model/tel-release.h"
#include "model/tel-security-profile.h"
#include "model/tel-sip-profile.h"
#include "model/tel-user.h"

G_BEGIN_DECLS

/**
 * TelSnapshotState:
 * @TEL_SNAPSHOT_STATE_NOT_READ: nobody has asked for it yet
 * @TEL_SNAPSHOT_STATE_READ: it was read whole, or where it is read for the objects shown only, for those
 * @TEL_SNAPSHOT_STATE_NOT_OFFERED: this release does not tell it
 * @TEL_SNAPSHOT_STATE_REFUSED: the cluster refused it, or reading failed
 *
 * How far a part of a snapshot was read.
 */
typedef enum
{
  TEL_SNAPSHOT_STATE_NOT_READ,
  TEL_SNAPSHOT_STATE_READ,
  TEL_SNAPSHOT_STATE_NOT_OFFERED,
  TEL_SNAPSHOT_STATE_REFUSED,
} TelSnapshotState;

/**
 * TelStringState:
 * @TEL_STRING_STATE_ABSENT: there is no authentication string
 * @TEL_STRING_STATE_PRESENT: there is one of 4 to 10 digits (G3.3)
 * @TEL_STRING_STATE_MALFORMED: there is one that is not
 *
 * All that a snapshot tells of an authentication string, besides which are equal.
 */
typedef enum
{
  TEL_STRING_STATE_ABSENT,
  TEL_STRING_STATE_PRESENT,
  TEL_STRING_STATE_MALFORMED,
} TelStringState;

/*
 * What was read of a cluster for an audit, at one moment. Its users have their associated devices, groups and primary
 * extension, its devices their lines, as far as those parts were read. It holds no authentication string that anybody
 * could get at: only whether there is one, and which are equal.
 */
#define TEL_TYPE_SNAPSHOT (tel_snapshot_get_type ())
G_DECLARE_FINAL_TYPE (TelSnapshot, tel_snapshot, TEL, SNAPSHOT, GObject)

TelSnapshot *tel_snapshot_new (TelRelease release, GDateTime *taken_at, GTimeZone *cluster_zone);

/* What it is of, when it was taken, and by whom. */
TelRelease tel_snapshot_get_release (TelSnapshot *self);
GDateTime *tel_snapshot_get_taken_at (TelSnapshot *self);
GTimeZone *tel_snapshot_get_time_zone (TelSnapshot *self);
const char *tel_snapshot_get_cluster_name (TelSnapshot *self);
const char *tel_snapshot_get_taken_by (TelSnapshot *self);
void tel_snapshot_set_origin (TelSnapshot *self, const char *cluster_name, const char *taken_by);

/* How far each part was read, and why no further. */
TelSnapshotState tel_snapshot_get_state (TelSnapshot *self, TelSnapshotPart part);
const char *tel_snapshot_get_reason (TelSnapshot *self, TelSnapshotPart part);
void tel_snapshot_set_state (TelSnapshot *self, TelSnapshotPart part, TelSnapshotState state, const char *reason);
gboolean tel_snapshot_has (TelSnapshot *self, guint parts);

/* The objects of a kind, in the order in which they were read. */
GListModel *tel_snapshot_get_objects (TelSnapshot *self, TelObjectKind kind);
gpointer tel_snapshot_get_nth (TelSnapshot *self, TelObjectKind kind, guint i);
guint tel_snapshot_get_n (TelSnapshot *self, TelObjectKind kind);
void tel_snapshot_put (TelSnapshot *self, TelObjectKind kind, gpointer object);
void tel_snapshot_remove (TelSnapshot *self, TelObjectKind kind, const char *name, const char *partition);

/* Looking up. */
TelUser *tel_snapshot_get_user (TelSnapshot *self, const char *user_id);
TelDevice *tel_snapshot_get_device (TelSnapshot *self, const char *name);
TelDirectoryNumber *tel_snapshot_get_number (TelSnapshot *self, const char *pattern, const char *partition);
TelSecurityProfile *tel_snapshot_get_security_profile (TelSnapshot *self, const char *name);
TelSipProfile *tel_snapshot_get_sip_profile (TelSnapshot *self, const char *name);
GPtrArray *tel_snapshot_get_devices_of_user (TelSnapshot *self, const char *user_id);
GPtrArray *tel_snapshot_get_users_of_device (TelSnapshot *self, const char *device_name);
GPtrArray *tel_snapshot_get_devices_of_number (TelSnapshot *self, const char *pattern, const char *partition);

/* What no object of the model tells. */
TelStringState tel_snapshot_get_string_state (TelSnapshot *self, const char *device_name);
guint tel_snapshot_get_string_ordinal (TelSnapshot *self, const char *device_name);
void tel_snapshot_set_string (TelSnapshot *self, const char *device_name, TelStringState state, guint ordinal);
void tel_snapshot_get_certificate_dates (TelSnapshot *self,
                                         const char *device_name,
                                         gint64 *valid_until,
                                         gint64 *issuer_valid_until);
void tel_snapshot_set_certificate_dates (TelSnapshot *self,
                                         const char *device_name,
                                         gint64 valid_until,
                                         gint64 issuer_valid_until);
TelRegistration *tel_snapshot_get_registration (TelSnapshot *self, const char *device_name);
void tel_snapshot_set_registration (TelSnapshot *self, TelRegistration *registration);
gint64 tel_snapshot_get_delivered_at (TelSnapshot *self, const char *device_name);
void tel_snapshot_set_delivered_at (TelSnapshot *self, const char *device_name, gint64 when);
gboolean tel_snapshot_is_mac_only (TelSnapshot *self, const char *device_name);
void tel_snapshot_set_mac_only (TelSnapshot *self, const char *device_name);
gboolean tel_snapshot_is_from_directory (TelSnapshot *self, const char *user_id);
void tel_snapshot_set_from_directory (TelSnapshot *self, const char *user_id);
gboolean tel_snapshot_has_product (TelSnapshot *self, TelDeviceType type);
void tel_snapshot_set_product (TelSnapshot *self, TelDeviceType type, gboolean installed);
gboolean tel_snapshot_is_capf_reachable (TelSnapshot *self);
void tel_snapshot_set_capf_reachable (TelSnapshot *self, gboolean reachable);

/* What this computer knows of other clusters. */
GPtrArray *tel_snapshot_get_other_clusters (TelSnapshot *self);
void tel_snapshot_add_other_cluster (TelSnapshot *self, TelOtherCluster *other);

/* What is read for the objects shown only. */
const TelCredential *tel_snapshot_get_credential (TelSnapshot *self, const char *user_id);
void tel_snapshot_set_credential (TelSnapshot *self, const char *user_id, const TelCredential *credential);
gboolean tel_snapshot_get_credential_policy (TelSnapshot *self, const char *name, guint *days);
void tel_snapshot_set_credential_policy (TelSnapshot *self, const char *name, guint days);
char **tel_snapshot_list_credential_policies (TelSnapshot *self);
gboolean tel_snapshot_get_forward (TelSnapshot *self, TelDirectoryNumber *number, gboolean *to_voice_mail);
void tel_snapshot_set_forward (TelSnapshot *self, TelDirectoryNumber *number, gboolean to_voice_mail);

G_END_DECLS
