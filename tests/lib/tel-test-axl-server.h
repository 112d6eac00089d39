/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * A server that misbehaves as it is told, to see what a client makes of it. It runs in the thread's main context, over
 * TLS. What behaves is the simulator.
 */
typedef struct _TelTestAxlServer TelTestAxlServer;

/**
 * TelTestAxlHandler:
 * @server: the server
 * @message: the request; may be paused
 * @operation: (nullable): the operation by its SOAPAction, %NULL for a GET
 * @number: which request this is, the first being 1
 * @user_data: what was given with the function
 *
 * Answers a request.
 */
typedef void (*TelTestAxlHandler) (
    TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data);

TelTestAxlServer *tel_test_axl_server_new (GTlsCertificate *certificate, TelTestAxlHandler handler, gpointer user_data);
void tel_test_axl_server_free (TelTestAxlServer *self);
guint tel_test_axl_server_get_port (TelTestAxlServer *self);
void tel_test_axl_server_set_certificate (TelTestAxlServer *self, GTlsCertificate *certificate);
guint tel_test_axl_server_count (TelTestAxlServer *self, const char *operation);
guint tel_test_axl_server_count_connections (TelTestAxlServer *self);
guint tel_test_axl_server_get_max_parallel (TelTestAxlServer *self);

void tel_test_axl_answer (SoupServerMessage *message, const char *operation, const char *release, const char *content);
void tel_test_axl_answer_fault (SoupServerMessage *message, int code, const char *text);
void tel_test_axl_answer_page (SoupServerMessage *message, guint status, const char *page);
void tel_test_axl_answer_version (SoupServerMessage *message, const char *operation, const char *version);
void tel_test_axl_drop (SoupServerMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestAxlServer, tel_test_axl_server_free)

G_END_DECLS
