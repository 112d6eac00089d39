/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-trust-store.h"
#include "model/tel-connection.h"

G_BEGIN_DECLS

/**
 * TelConnectionStage:
 * @TEL_CONNECTION_STAGE_NAME: the host name is found
 * @TEL_CONNECTION_STAGE_TCP: something listens on the port
 * @TEL_CONNECTION_STAGE_TLS: it is encrypted, and the certificate is trusted
 * @TEL_CONNECTION_STAGE_LOGIN: the user name and the password are taken
 * @TEL_CONNECTION_STAGE_ROLE: the account may use AXL
 * @TEL_CONNECTION_STAGE_RELEASE: the release is one that is spoken here
 *
 * What stands between a person and a cluster, one after the other.
 */
typedef enum
{
  TEL_CONNECTION_STAGE_NAME,
  TEL_CONNECTION_STAGE_TCP,
  TEL_CONNECTION_STAGE_TLS,
  TEL_CONNECTION_STAGE_LOGIN,
  TEL_CONNECTION_STAGE_ROLE,
  TEL_CONNECTION_STAGE_RELEASE,
} TelConnectionStage;

#define TEL_N_CONNECTION_STAGES (TEL_CONNECTION_STAGE_RELEASE + 1)

/**
 * TelConnectionStageState:
 * @TEL_CONNECTION_STAGE_STATE_WAITING: not come to
 * @TEL_CONNECTION_STAGE_STATE_RUNNING: under way
 * @TEL_CONNECTION_STAGE_STATE_PASSED: in order
 * @TEL_CONNECTION_STAGE_STATE_FAILED: what is wrong; nothing behind it was tried
 *
 * How a stage stands.
 */
typedef enum
{
  TEL_CONNECTION_STAGE_STATE_WAITING,
  TEL_CONNECTION_STAGE_STATE_RUNNING,
  TEL_CONNECTION_STAGE_STATE_PASSED,
  TEL_CONNECTION_STAGE_STATE_FAILED,
} TelConnectionStageState;

/* Tries a connection stage by stage and tells each in words. Signal *changed*. The password is sent once at most. */
#define TEL_TYPE_CONNECTION_TEST (tel_connection_test_get_type ())
G_DECLARE_FINAL_TYPE (TelConnectionTest, tel_connection_test, TEL, CONNECTION_TEST, GObject)

TelConnectionTest *
tel_connection_test_new (TelConnection *connection, const char *password, TelTrustStore *trust_store);
void tel_connection_test_run_async (TelConnectionTest *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean tel_connection_test_run_finish (TelConnectionTest *self, GAsyncResult *result, GError **error);
TelConnectionStageState tel_connection_test_get_state (TelConnectionTest *self, TelConnectionStage stage);
const char *tel_connection_test_get_text (TelConnectionTest *self, TelConnectionStage stage);
const char *tel_connection_stage_get_label (TelConnectionStage stage);

G_END_DECLS
