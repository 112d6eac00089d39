/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-directory-number.h"
#include "plan/tel-device-reading.h"
#include "plan/tel-plan-sketch.h"
#include "plan/tel-softphone-situation.h"

G_BEGIN_DECLS

/**
 * TelEditSituation:
 * @sketch: the plan, which is told what the rules say
 * @reading: everything that the edit depends on, read now
 * @users: (element-type TelUser): the edited users, as read now
 * @user_drafts: (element-type TelUser): the same users as they are to be
 * @devices: (element-type TelSoftphoneSituation): the edited devices
 * @numbers: (element-type TelDirectoryNumber): the edited directory numbers, as read now
 * @number_drafts: (element-type TelDirectoryNumber): the same numbers as they are to be
 * @user: (nullable): the one of @users that the rules speak of
 * @user_draft: (nullable): the same user as they are to be
 *
 * What the rules of edits judge. None of them reads anything by itself.
 */
typedef struct
{
  TelPlanSketch *sketch;
  TelDeviceReading *reading;
  GPtrArray *users;
  GPtrArray *user_drafts;
  GPtrArray *devices;
  GPtrArray *numbers;
  GPtrArray *number_drafts;
  TelUser *user;
  TelUser *user_draft;

  /*< private >*/
  GHashTable *drafts_by_user;
  GHashTable *drafts_by_device;
} TelEditSituation;

TelEditSituation *tel_edit_situation_new (TelDeviceReading *reading);
void tel_edit_situation_free (TelEditSituation *self);
void tel_edit_situation_add_user (TelEditSituation *self, TelUser *now, TelUser *draft);
void tel_edit_situation_add_device (TelEditSituation *self, TelSoftphoneSituation *device);
void tel_edit_situation_add_number (TelEditSituation *self, TelDirectoryNumber *now, TelDirectoryNumber *draft);
TelUser *tel_edit_situation_find_user (TelEditSituation *self, const char *user_id);
TelDevice *tel_edit_situation_find_device (TelEditSituation *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelEditSituation, tel_edit_situation_free)

G_END_DECLS
