/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-server.h"

G_BEGIN_DECLS

/**
 * TelTestSimulator:
 * @store: the cluster's database
 * @clock: the cluster's clock, in UTC unless another zone was asked for
 * @server: the service, in the same thread and main context
 * @host: "127.0.0.1"
 * @port: free and chosen by the system
 * @user: the account that may do everything
 * @password: its password
 * @fingerprint: SHA-256 of the certificate, in pairs of hexadecimal digits with colons
 *
 * A simulated cluster for one test. Use it with asynchronous code only: it lives in the main loop of the test.
 */
typedef struct
{
  TelSimulatorStore *store;
  TelSimulatorClock *clock;
  TelSimulatorServer *server;
  const char *host;
  guint16 port;
  const char *user;
  const char *password;
  const char *fingerprint;

  /*< private >*/
  gboolean expects_invalid;
  TelSimulatorValidatorCounts before;
} TelTestSimulator;

TelTestSimulator *tel_test_simulator_new (const char *release, const char *world);
TelTestSimulator *tel_test_simulator_new_in_zone (const char *release, const char *world, const char *time_zone);
void tel_test_simulator_free (TelTestSimulator *self);

void tel_test_simulator_expect_invalid (TelTestSimulator *self);
void tel_test_simulator_disturb (TelTestSimulator *self,
                                 TelSimulatorDisturbanceKind kind,
                                 const char *operation,
                                 guint occurrence);
void tel_test_simulator_refuse (
    TelTestSimulator *self, const char *operation, guint occurrence, int code, const char *message);
void tel_test_simulator_mutate (TelTestSimulator *self, const char *request);
void
tel_test_simulator_mutate_before (TelTestSimulator *self, const char *request, const char *operation, guint occurrence);
guint tel_test_simulator_count_requests (TelTestSimulator *self, const char *operation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestSimulator, tel_test_simulator_free)

G_END_DECLS
