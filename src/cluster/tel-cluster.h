/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-client.h"
#include "cluster/tel-cluster-clock.h"
#include "cluster/tel-need.h"
#include "cluster/tel-parameter-discovery.h"
#include "model/tel-connection.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-security-profile.h"
#include "model/tel-sip-profile.h"
#include "model/tel-reference.h"
#include "model/tel-store.h"
#include "model/tel-user.h"

G_BEGIN_DECLS

/*
 * One connected cluster and everything that was read of it. Nothing here writes. Every window has its own; there is no
 * global one.
 */
#define TEL_TYPE_CLUSTER (tel_cluster_get_type ())
G_DECLARE_FINAL_TYPE (TelCluster, tel_cluster, TEL, CLUSTER, GObject)

TelCluster *tel_cluster_new (TelAxlClient *client);
TelAxlClient *tel_cluster_get_client (TelCluster *self);
TelRelease tel_cluster_get_release (TelCluster *self);
const char *tel_cluster_get_name (TelCluster *self);
void tel_cluster_set_name (TelCluster *self, const char *name);
guint tel_cluster_get_capf_port (TelCluster *self);
void tel_cluster_set_capf_port (TelCluster *self, guint port);
TelConnection *tel_cluster_get_connection (TelCluster *self);
void tel_cluster_set_connection (TelCluster *self, TelConnection *connection);

/*
 * The clock: its zone is what a person chose for it, else what the cluster itself shows, else assumed. What it shows is
 * read with everything a softphone needs, or by itself.
 */
GTimeZone *tel_cluster_get_time_zone (TelCluster *self);
TelZoneOrigin tel_cluster_get_time_zone_origin (TelCluster *self);
gboolean tel_cluster_is_time_zone_assumed (TelCluster *self);
void tel_cluster_set_time_zone (TelCluster *self, GTimeZone *zone);
void tel_cluster_assume_time_zone (TelCluster *self, GTimeZone *zone);
char *tel_cluster_dup_time_zone_name (TelCluster *self);
char *tel_cluster_describe_deadline (TelCluster *self, const char *text);
char *tel_cluster_dup_contradicting_zone_name (TelCluster *self);
void tel_cluster_find_clock_async (TelCluster *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tel_cluster_find_clock_finish (TelCluster *self, GAsyncResult *result, GError **error);
GDateTime *tel_cluster_get_now (TelCluster *self);

/* Lists, filled by load: users and devices as the server lists them (no associations, no lines). */
TelStore *tel_cluster_get_store (TelCluster *self, TelObjectKind kind);
gboolean tel_cluster_is_loaded (TelCluster *self, TelObjectKind kind);
void tel_cluster_load_async (
    TelCluster *self, TelObjectKind kind, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_cluster_load_finish (TelCluster *self, GAsyncResult *result, GError **error);

/* Everything a softphone needs: all reference lists, profiles and the enterprise and CAPF parameters of G1, each once.
 */
void tel_cluster_load_references_async (TelCluster *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean tel_cluster_load_references_finish (TelCluster *self, GAsyncResult *result, GError **error);
gboolean tel_cluster_has_references (TelCluster *self);

/* One object, read whole and now; it replaces the one in its store. */
void tel_cluster_read_async (TelCluster *self,
                             TelObjectKind kind,
                             const char *name,
                             const char *partition,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
TelObject *tel_cluster_read_finish (TelCluster *self, GAsyncResult *result, GError **error);

/* A user and every device that is theirs by owner or association, each read whole. */
void tel_cluster_read_user_async (
    TelCluster *self, const char *user_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TelUser *tel_cluster_read_user_finish (TelCluster *self, GAsyncResult *result, GPtrArray **devices, GError **error);

/* What has changed since the lists were read, by whomever, where the cluster tells (10.0). */
void tel_cluster_mark_changes_async (TelCluster *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean tel_cluster_mark_changes_finish (TelCluster *self, GAsyncResult *result, GError **error);
gboolean tel_cluster_can_refresh (TelCluster *self);
void tel_cluster_refresh_changes_async (TelCluster *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
tel_cluster_refresh_changes_finish (TelCluster *self, GAsyncResult *result, gboolean *complete, GError **error);

/* Whether devices are registered now, where the cluster tells (11.5). */
gboolean tel_cluster_tells_registration (TelCluster *self);
void tel_cluster_read_registrations_async (
    TelCluster *self, GPtrArray *devices, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GHashTable *tel_cluster_read_registrations_finish (TelCluster *self, GAsyncResult *result, GError **error);

/* What was loaded, asked. */
TelUser *tel_cluster_get_user (TelCluster *self, const char *user_id);
TelDevice *tel_cluster_get_device (TelCluster *self, const char *name);
TelDevice *tel_cluster_get_softphone (TelCluster *self, TelUser *user, TelDeviceType type);
guint tel_cluster_get_device_marks (TelCluster *self, TelUser *user);
TelSecurityProfile *tel_cluster_get_security_profile (TelCluster *self, const char *name);
TelSipProfile *tel_cluster_get_sip_profile (TelCluster *self, const char *name);
gboolean tel_cluster_has_product (TelCluster *self, TelDeviceType type);
const char *tel_cluster_get_enterprise_parameter (TelCluster *self, const char *name);
const char *tel_cluster_get_organization_domain (TelCluster *self);
gboolean tel_cluster_is_mixed_mode (TelCluster *self);
const char *tel_cluster_get_certificate_issuer (TelCluster *self);
guint tel_cluster_get_capf_expiry_days (TelCluster *self);

/* Parameters whose internal names are not known for sure: looked for by the look of their names; where several fit,
 * what the person chooses counts for this cluster (contract 7). */
void tel_cluster_discover_async (TelCluster *self,
                                 TelGuideParameter parameter,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
TelParameterDiscovery *tel_cluster_discover_finish (TelCluster *self, GAsyncResult *result, GError **error);
void tel_cluster_choose_parameter (TelCluster *self, TelGuideParameter parameter, const char *name);
const char *tel_cluster_get_chosen_parameter (TelCluster *self, TelGuideParameter parameter);
void tel_cluster_set_wanted (TelCluster *self, TelNeed need, gboolean wanted);
gboolean tel_cluster_is_wanted (TelCluster *self, TelNeed need);

/* The strings that this program has applied since it connected: what may be given out (G4.5). */
void tel_cluster_note_applied (TelCluster *self, const char *device_name, TelAuthString *string);
TelAuthString *tel_cluster_get_applied_string (TelCluster *self, TelDevice *device);
void tel_cluster_forget_strings (TelCluster *self);

G_END_DECLS
