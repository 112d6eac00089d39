/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * TelTestCluster:
 * @context: the cluster, with a clock that stands at noon of 1 November 2026, UTC
 *
 * A simulated cluster without a server: requests go to its operations at once, and every answer is held against the
 * vendor's schema where that is at hand.
 */
typedef struct
{
  TelSimulatorContext context;
} TelTestCluster;

TelTestCluster *tel_test_cluster_new (guint release, const char *world);
TelTestCluster *tel_test_cluster_open (guint release, const char *world, const char *path);
void tel_test_cluster_free (TelTestCluster *self);

TelSimulatorElement *tel_test_cluster_run_request (TelTestCluster *self, const TelSimulatorElement *request);
TelSimulatorElement *tel_test_cluster_run (TelTestCluster *self, const char *operation, const char *body);
void
tel_test_cluster_refuse (TelTestCluster *self, const char *operation, const char *body, int code, const char *message);
JsonNode *tel_test_cluster_dump (TelTestCluster *self);
guint tel_test_cluster_get_n_validated (void);

const TelSimulatorElement *tel_test_find (const TelSimulatorElement *element, const char *path);
const char *tel_test_get (const TelSimulatorElement *element, const char *path);
const char *tel_test_get_json (JsonNode *root, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestCluster, tel_test_cluster_free)

G_END_DECLS
