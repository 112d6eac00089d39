/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "cluster/tel-number-facts.h"
#include "model/tel-number-range.h"

G_BEGIN_DECLS

/* The directory numbers of a cluster, read in bulk: never a request per number. Nothing of it is kept. */

void tel_cluster_find_numbers_async (TelCluster *self,
                                     const char *text,
                                     guint most,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *tel_cluster_find_numbers_finish (TelCluster *self, GAsyncResult *result, gboolean *complete, GError **error);

void tel_cluster_list_range_async (TelCluster *self,
                                   const TelNumberRange *range,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *tel_cluster_list_range_finish (TelCluster *self, GAsyncResult *result, GError **error);

void tel_cluster_list_same_numbers_async (
    TelCluster *self, const char *pattern, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *tel_cluster_list_same_numbers_finish (TelCluster *self, GAsyncResult *result, GError **error);

void tel_cluster_read_number_devices_async (
    TelCluster *self, GPtrArray *numbers, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_cluster_read_number_devices_finish (TelCluster *self, GAsyncResult *result, GError **error);

void tel_cluster_read_number_facts_async (TelCluster *self,
                                          const char *pattern,
                                          const char *partition,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
TelNumberFacts *tel_cluster_read_number_facts_finish (TelCluster *self, GAsyncResult *result, GError **error);

G_END_DECLS
