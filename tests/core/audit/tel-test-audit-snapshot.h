/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot.h"
#include "tel-test-connection.h"

G_BEGIN_DECLS

/* Snapshots for the tests of what is made of them. */

TelSnapshot *tel_test_audit_snapshot_read (TelTestConnection *connection);
void tel_test_audit_snapshot_assert_equal (TelSnapshot *one, TelSnapshot *other);
void tel_test_audit_snapshot_assert_same_states (TelSnapshot *one, TelSnapshot *other, guint but);

G_END_DECLS
