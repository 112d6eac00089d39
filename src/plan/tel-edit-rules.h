/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-device-reading.h"
#include "plan/tel-plan-sketch.h"
#include "plan/tel-softphone-situation.h"

G_BEGIN_DECLS

/**
 * TelEditSituation:
 * @sketch: the plan, which is told what the rules say
 * @reading: everything that the edit depends on, read now
 * @user: (nullable): the edited user, as read now
 * @user_draft: (nullable): the user as they are to be
 * @devices: (element-type TelSoftphoneSituation): the edited devices
 *
 * What the rules of edits judge. None of them reads anything by itself.
 */
typedef struct
{
  TelPlanSketch *sketch;
  TelDeviceReading *reading;
  TelUser *user;
  TelUser *user_draft;
  GPtrArray *devices;
} TelEditSituation;

void tel_edit_rules_run (TelEditSituation *self);
TelDevice *tel_edit_rules_find_second (TelEditSituation *self, TelUser *user, TelDevice *device);
void tel_edit_line_rules_run (TelEditSituation *self, TelSoftphoneSituation *device);
void tel_edit_line_rules_check_draft (TelEditSituation *self, TelDevice *draft);
void tel_edit_user_rules_run (TelEditSituation *self);

G_END_DECLS
