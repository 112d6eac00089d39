/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-client.h"
#include "model/tel-error.h"

#include "tel-test-axl-server.h"

G_BEGIN_DECLS

#define CLIENT_FIXTURE_HOST "127.0.0.1"
#define CLIENT_FIXTURE_CONNECTION "6f9619ff-8b86-d011-b42d-00c04fc964ff"
#define CLIENT_FIXTURE_VERSION "14.0.1.10000-20"
#define CLIENT_FIXTURE_PASSWORD "correct horse battery staple"

/* A misbehaving server and a client that trusts it. What it does after the client is connected is `behaviour`. */
typedef struct _ClientFixture ClientFixture;

/* How the server answers; @number counts from 1 since the behaviour began. */
typedef void (*ClientFixtureBehaviour) (ClientFixture *fixture,
                                        SoupServerMessage *message,
                                        const char *operation,
                                        guint number);

struct _ClientFixture
{
  TelTestAxlServer *server;
  TelTrustStore *trust_store;
  TelAxlClient *client;
  ClientFixtureBehaviour behaviour;
  guint before;
  GPtrArray *held;
  guint page_calls;
  guint page_objects;
  GString *authorizations;
};

void client_fixture_set_up (ClientFixture *fixture, gconstpointer data);
void client_fixture_tear_down (ClientFixture *fixture, gconstpointer data);
gboolean client_fixture_connect (ClientFixture *fixture, GError **error);
void client_fixture_begin (ClientFixture *fixture, ClientFixtureBehaviour behaviour);
TelObject *client_fixture_get_user (ClientFixture *fixture, GCancellable *cancellable, GError **error);
gboolean client_fixture_remove_user (ClientFixture *fixture, GCancellable *cancellable, GError **error);
GPtrArray *client_fixture_list_pools (ClientFixture *fixture, GCancellable *cancellable, GError **error);
void client_fixture_assert_sentence (const GError *error, TelError kind, const char *words);
void client_fixture_answer_user (SoupServerMessage *message);
void client_fixture_hold (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number);
void client_fixture_release_held (ClientFixture *fixture);

G_END_DECLS
