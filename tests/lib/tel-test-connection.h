/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "tel-test-simulator.h"

G_BEGIN_DECLS

/**
 * TelTestConnection:
 * @simulator: the simulated cluster
 * @client: connected to it
 * @cluster: the picture of it, with nothing read yet
 *
 * What the program has after its first dialog, for the tests of what comes then.
 */
typedef struct
{
  TelTestSimulator *simulator;
  TelAxlClient *client;
  TelCluster *cluster;
} TelTestConnection;

TelTestConnection *tel_test_connection_new (const char *release, const char *world);
TelTestConnection *tel_test_connection_new_as (const char *id, const char *release, const char *world);
TelTestConnection *tel_test_connection_new_loaded (const char *release);
void tel_test_connection_free (TelTestConnection *self);

void tel_test_connection_sign_in_as (TelTestConnection *self, const char *account);
void tel_test_connection_set_time_out (TelTestConnection *self, guint milliseconds);
void tel_test_connection_run_sql (TelTestConnection *self, const char *sql);
void tel_test_connection_load (TelTestConnection *self);
TelUser *tel_test_connection_read_user (TelTestConnection *self, const char *user_id);
TelDevice *tel_test_connection_read_device (TelTestConnection *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestConnection, tel_test_connection_free)

G_END_DECLS
