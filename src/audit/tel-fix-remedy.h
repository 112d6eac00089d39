/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-fix-work.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* What a finding is chosen for when the device is to go. */
#define TEL_FIX_RETIRE "retire:"

/**
 * TelFixRemedy:
 * @id: the rule's number in the catalogue
 * @want: (nullable): says what has to be read
 * @amend: (nullable): changes the drafts; returns (transfer full) why nothing can be done, a translated sentence, %NULL
 *   when it is done
 * @list: (nullable): lists what a person may choose, as #TelFixChoice
 * @build: (nullable): makes a plan of its own of what was chosen, and returns it with the task
 * @takes_text: whether something else than what is listed can be chosen too
 * @lists_all: (nullable): whether that is not so for this finding
 *
 * How what a rule finds is put right: by drafts that go into one plan with others, or by a plan of its own.
 */
typedef struct
{
  const char *id;
  void (*want) (TelFixWork *work, TelFinding *finding);
  char *(*amend) (TelFixWork *work, TelFinding *finding);
  void (*list) (TelFixWork *work, TelFinding *finding, GListStore *choices);
  void (*build) (TelFixWork *work, TelFinding *finding, GTask *task);
  gboolean takes_text;
  gboolean (*lists_all) (TelFixWork *work, TelFinding *finding);
} TelFixRemedy;

/* The chapters of the catalogue; each array ends with a remedy without an ID. */
extern const TelFixRemedy tel_fix_device_remedies[];
extern const TelFixRemedy tel_fix_line_remedies[];
extern const TelFixRemedy tel_fix_enrolment_remedies[];
extern const TelFixRemedy tel_fix_mobile_remedies[];
extern const TelFixRemedy tel_fix_user_remedies[];
extern const TelFixRemedy tel_fix_hygiene_remedies[];

const TelFixRemedy *tel_fix_remedy_find (const char *id);

/* What several remedies want. */
void tel_fix_remedy_want_object (TelFixWork *work, TelFinding *finding);
void tel_fix_remedy_want_device_with_lines (TelFixWork *work, TelFinding *finding);
TelDevice *tel_fix_remedy_draft_device (TelFixWork *work, TelFinding *finding, char **reason);
TelUser *tel_fix_remedy_draft_user (TelFixWork *work, TelFinding *finding, char **reason);
void tel_fix_remedy_add_choice (GListStore *choices, const char *value, char *words);
char *tel_fix_remedy_explain_several (const char *what, const char *const *names);
const char *tel_fix_remedy_pick (TelFixWork *work, TelDeviceType type, const char *property, const char *const *names);
void tel_fix_remedy_build_retirement (TelFixWork *work, const char *device_name, GTask *task);

G_END_DECLS
