/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot.h"

#include "model/tel-store.h"

G_BEGIN_DECLS

typedef struct
{
  TelSnapshotState state;
  char *reason;
} TelSnapshotPartState;

/* What no object of the model tells of a device. */
typedef struct
{
  TelStringState string_state;
  guint string_ordinal;
  gint64 valid_until;
  gint64 issuer_valid_until;
  gint64 delivered_at;
  gboolean mac_only;
  TelRegistration *registration;
} TelSnapshotDeviceFacts;

struct _TelSnapshot
{
  GObject parent_instance;

  TelRelease release;
  GDateTime *taken_at;
  GTimeZone *zone;
  char *cluster_name;
  char *taken_by;
  TelSnapshotPartState parts[TEL_N_SNAPSHOT_PARTS];
  TelStore *stores[TEL_N_OBJECT_KINDS];

  GHashTable *device_facts;
  GHashTable *from_directory;
  GHashTable *credentials;
  GHashTable *credential_policies;
  GHashTable *forwards;
  GPtrArray *other_clusters;
  /* Which strings are equal, told by what nobody can make strings of; it goes with this object. */
  guint8 string_key[32];
  gboolean has_string_key;
  GHashTable *string_ordinals;
  guint last_ordinal;
  gboolean products[TEL_N_DEVICE_TYPES];
  gboolean capf_reachable;

  /* Made when first asked for, dropped when an object changes. */
  gboolean indexed;
  GHashTable *devices_by_user;
  GHashTable *users_by_device;
  GHashTable *devices_by_number;
  GHashTable *numbers;
  GPtrArray *none;
};

char *tel_snapshot_make_number_key (const char *pattern, const char *partition);
gpointer tel_snapshot_find (TelSnapshot *self, TelObjectKind kind, const char *uuid);
void tel_snapshot_touch (TelSnapshot *self);
void tel_snapshot_take_string (TelSnapshot *self, TelDevice *device);

G_END_DECLS
