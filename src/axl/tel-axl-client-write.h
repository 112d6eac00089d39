/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-client.h"
#include "axl/tel-axl-request-cluster.h"

G_BEGIN_DECLS

/*
 * What changes the cluster. Included by src/plan/ alone: nothing writes but a plan. None of these is ever sent twice;
 * an answer that does not arrive is TEL_ERROR_UNKNOWN_OUTCOME.
 */

void tel_axl_client_add_async (TelAxlClient *self,
                               TelObjectKind kind,
                               TelObject *object,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void tel_axl_client_update_async (TelAxlClient *self,
                                  TelObjectKind kind,
                                  TelObject *base,
                                  TelObject *draft,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void tel_axl_client_remove_async (TelAxlClient *self,
                                  TelObjectKind kind,
                                  const char *name,
                                  const char *partition,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void tel_axl_client_apply_async (TelAxlClient *self,
                                 const char *device_name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void tel_axl_client_effect_async (TelAxlClient *self,
                                  TelAxlEffect effect,
                                  TelObjectKind kind,
                                  const char *name,
                                  const char *partition,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void tel_axl_client_enterprise_effect_async (TelAxlClient *self,
                                             TelAxlEffect effect,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean tel_axl_client_write_finish (TelAxlClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
