/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"

G_BEGIN_DECLS

/**
 * TelTestRuleCase:
 * @rule: the ID of a rule
 * @name: what the case is about
 * @since: the first release that it is tried on, 0 for every one
 * @until: the last one, 0 for every one
 * @spoil: (nullable): changes the sound snapshot (tel_test_sound_new())
 * @found: what the rule is to find in it, as tel_test_rule_describe() says it; empty for nothing
 * @read: (nullable): what each sentence about what was read has to name
 *
 * A fault that a rule is to find, or something like one that it is not to find.
 */
typedef struct
{
  const char *rule;
  const char *name;
  TelRelease since;
  TelRelease until;
  void (*spoil) (TelSnapshot *snapshot);
  const char *found;
  const char *read;
} TelTestRuleCase;

void tel_test_rule_judge (TelAudit *audit);
char *tel_test_rule_describe (TelAudit *audit, const char *rule);
void tel_test_rule_add_cases (const TelTestRuleCase *cases, guint n_cases);

G_END_DECLS
