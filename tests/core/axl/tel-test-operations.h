/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-request-cluster.h"
#include "tel-test-connection.h"

G_BEGIN_DECLS

/* Every request that the program can send, made as often as one likes, each time so that the cluster carries it out. */
typedef struct _TelTestOperations TelTestOperations;

TelTestOperations *tel_test_operations_new (TelTestConnection *connection);
void tel_test_operations_free (TelTestOperations *self);
guint tel_test_operations_get_length (TelTestOperations *self);
TelAxlRequest *tel_test_operations_make (TelTestOperations *self, guint position);
gboolean tel_test_operations_call (TelTestOperations *self, TelAxlRequest *request, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestOperations, tel_test_operations_free)

G_END_DECLS
