/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-store.h"

G_BEGIN_DECLS

/* What a simulated cluster held at one moment, to be held against what it holds later. */
typedef struct _TelTestDump TelTestDump;

TelTestDump *tel_test_dump_new (TelSimulatorStore *store);
void tel_test_dump_free (TelTestDump *self);
void tel_test_dump_assert_changed (TelTestDump *self, TelSimulatorStore *store, const char *expected);
void tel_test_dump_assert_same (TelTestDump *self, TelTestDump *other);
void tel_test_dump_assert_changed_within (TelTestDump *self, TelSimulatorStore *store, const char *expected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestDump, tel_test_dump_free)

G_END_DECLS
