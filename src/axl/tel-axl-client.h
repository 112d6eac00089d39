/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-change.h"
#include "axl/tel-axl-rows.h"
#include "axl/tel-axl-wait.h"
#include "axl/tel-negotiation.h"
#include "axl/tel-trust-store.h"
#include "model/tel-object.h"
#include "model/tel-object-kind.h"
#include "model/tel-registration.h"
#include "model/tel-release.h"

G_BEGIN_DECLS

/*
 * The wire to one cluster: session, queue (one write and at most two reads at a time), credentials, trust. Everything
 * is asynchronous and stays on the main context. What writes stands in tel-axl-client-write.h, for src/plan/ alone.
 */
#define TEL_TYPE_AXL_CLIENT (tel_axl_client_get_type ())
G_DECLARE_FINAL_TYPE (TelAxlClient, tel_axl_client, TEL, AXL_CLIENT, GObject)

/**
 * TelAxlAccess:
 * @TEL_AXL_ACCESS_UNKNOWN: the cluster does not tell; a write shows
 * @TEL_AXL_ACCESS_READ: it may read and not write
 * @TEL_AXL_ACCESS_WRITE: it may read and write
 *
 * What the account may do, by its roles (contract 1.1).
 */
typedef enum
{
  TEL_AXL_ACCESS_UNKNOWN,
  TEL_AXL_ACCESS_READ,
  TEL_AXL_ACCESS_WRITE,
} TelAxlAccess;

/**
 * TelAxlPageFunc:
 * @objects: (element-type TelObject): the objects of one page of the server's answer; where registrations are listed,
 *   #TelRegistration
 * @user_data: data of the caller
 *
 * Takes the objects of a list as they come, a page at a time.
 */
typedef void (*TelAxlPageFunc) (GPtrArray *objects, gpointer user_data);

TelAxlClient *tel_axl_client_new (const char *connection_id, const char *host, guint port, TelTrustStore *trust_store);
void tel_axl_client_set_ca_file (TelAxlClient *self, const char *ca_file);
void tel_axl_client_set_credentials (TelAxlClient *self, const char *user, const char *password);
const char *tel_axl_client_get_host (TelAxlClient *self);
guint tel_axl_client_get_port (TelAxlClient *self);
const char *tel_axl_client_get_user (TelAxlClient *self);
TelAxlAccess tel_axl_client_get_access (TelAxlClient *self);
void tel_axl_client_set_read_only (TelAxlClient *self, const char *connection_name);
gboolean tel_axl_client_check_may_write (TelAxlClient *self, GError **error);
TelRelease tel_axl_client_get_release (TelAxlClient *self);
const char *tel_axl_client_get_version (TelAxlClient *self);
TelCertificate *tel_axl_client_get_refused_certificate (TelAxlClient *self);
gboolean tel_axl_client_can_trust_refused_certificate (TelAxlClient *self);
TelNegotiation *tel_axl_client_get_negotiation (TelAxlClient *self);
TelTrustStore *tel_axl_client_get_trust_store (TelAxlClient *self);
const char *tel_axl_client_get_connection_id (TelAxlClient *self);
GDateTime *tel_axl_client_dup_server_time (TelAxlClient *self);
void tel_axl_client_set_time_outs (TelAxlClient *self, guint list_milliseconds, guint other_milliseconds);
void tel_axl_client_set_busy_interval (TelAxlClient *self, guint milliseconds);
void tel_axl_client_set_write_pace (TelAxlClient *self, guint n_writes, guint milliseconds);
void tel_axl_client_stop_waiting (TelAxlClient *self);
TelAxlWait tel_axl_client_get_wait (TelAxlClient *self);
gint64 tel_axl_client_get_busy_until (TelAxlClient *self);
void tel_axl_client_set_page_size (TelAxlClient *self, guint rows);

void tel_axl_client_connect_async (TelAxlClient *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tel_axl_client_connect_finish (TelAxlClient *self, GAsyncResult *result, GError **error);

void tel_axl_client_list_async (TelAxlClient *self,
                                TelObjectKind kind,
                                const char *criterion,
                                const char *pattern,
                                TelAxlPageFunc page_func,
                                gpointer page_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void tel_axl_client_list_with_strings_async (TelAxlClient *self,
                                             TelAxlPageFunc page_func,
                                             gpointer page_data,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
GPtrArray *tel_axl_client_list_finish (TelAxlClient *self, GAsyncResult *result, GError **error);

void tel_axl_client_get_async (TelAxlClient *self,
                               TelObjectKind kind,
                               const char *name,
                               const char *partition,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void tel_axl_client_get_again_async (
    TelAxlClient *self, TelObject *object, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TelObject *tel_axl_client_get_finish (TelAxlClient *self, GAsyncResult *result, GError **error);

void tel_axl_client_query_async (TelAxlClient *self,
                                 const char *statement,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
TelAxlRows *tel_axl_client_query_finish (TelAxlClient *self, GAsyncResult *result, GError **error);

void tel_axl_client_get_by_uuid_async (TelAxlClient *self,
                                       TelObjectKind kind,
                                       const char *uuid,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

void tel_axl_client_list_changes_async (TelAxlClient *self,
                                        TelAxlCursor *cursor,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *
tel_axl_client_list_changes_finish (TelAxlClient *self, GAsyncResult *result, TelAxlCursor **next, GError **error);

void tel_axl_client_list_registrations_async (TelAxlClient *self,
                                              const char *pattern,
                                              TelAxlPageFunc page_func,
                                              gpointer page_data,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
GPtrArray *tel_axl_client_list_registrations_finish (TelAxlClient *self, GAsyncResult *result, GError **error);
void tel_axl_client_list_credential_policies_async (TelAxlClient *self,
                                                    GCancellable *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer user_data);
GHashTable *tel_axl_client_list_credential_policies_finish (TelAxlClient *self, GAsyncResult *result, GError **error);

void tel_axl_client_get_phone_options_async (TelAxlClient *self,
                                             const char *uuid,
                                             const char *element,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
char **tel_axl_client_get_phone_options_finish (TelAxlClient *self, GAsyncResult *result, GError **error);

void tel_axl_client_authenticate_user_async (TelAxlClient *self,
                                             const char *user_id,
                                             const char *password,
                                             gboolean is_pin,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean tel_axl_client_authenticate_user_finish (TelAxlClient *self, GAsyncResult *result, GError **error);

void tel_axl_client_close (TelAxlClient *self);

G_END_DECLS
