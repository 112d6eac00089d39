/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-device.h"

G_BEGIN_DECLS

/**
 * TelIssue:
 * @name: the device whose step carries the string
 * @device: (nullable): the device as it was read last
 * @string: (nullable): the string; %NULL where it was made before the program ended, and only the cluster has it
 * @is_read_back: whether the device was seen to have it
 * @is_given: whether it may be given out (G4.5)
 *
 * One authentication string of a plan and the device that it is for.
 */
typedef struct
{
  char *name;
  TelDevice *device;
  TelAuthString *string;
  gboolean is_read_back;
  gboolean is_given;
} TelIssue;

TelIssue *tel_issue_new (const char *name, TelAuthString *string);
void tel_issue_free (TelIssue *self);
void tel_issue_take_found (TelIssue *self, TelDevice *device, gboolean is_ours);
gboolean tel_issue_settle (TelIssue *self, gboolean is_applied);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelIssue, tel_issue_free)

G_END_DECLS
