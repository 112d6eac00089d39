/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-fix-reread.h"
#include "audit/tel-fixes.h"
#include "plan/tel-runner.h"
#include "tel-test-connection.h"

G_BEGIN_DECLS

/**
 * TelTestFixes:
 * @connection: a connection to a world, with its lists
 * @audit: what was found there
 * @fixes: nothing yet
 *
 * An audit of a simulated cluster and what is to be put right of it.
 */
typedef struct
{
  TelTestConnection *connection;
  TelAudit *audit;
  TelFixes *fixes;
} TelTestFixes;

TelTestFixes *tel_test_fixes_new (const char *release, const char *world);
void tel_test_fixes_free (TelTestFixes *self);
TelFinding *tel_test_fixes_find (TelTestFixes *self, const char *rule, const char *name);
TelFinding *tel_test_fixes_add (TelTestFixes *self, const char *rule, const char *name);
TelPlan *tel_test_fixes_build (TelTestFixes *self, GError **error);
TelRunner *tel_test_fixes_run (TelTestFixes *self, TelPlan *plan, GError **error);
void tel_test_fixes_begin_again (TelTestFixes *self);
void tel_test_fixes_take_audit (TelTestFixes *self);
TelAudit *tel_test_fixes_audit_again (TelTestFixes *self);
void tel_test_fixes_reread (TelTestFixes *self, TelPlan *plan);
void tel_test_fixes_assert_nothing_new (TelTestFixes *self, TelAudit *after);
void tel_test_fixes_assert_left_out (TelTestFixes *self, const char *name, const char *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestFixes, tel_test_fixes_free)

G_END_DECLS
