/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-finding.h"
#include "audit/tel-snapshot.h"
#include "cluster/tel-cluster.h"
#include "plan/tel-amendments.h"

G_BEGIN_DECLS

/**
 * TelFixTouch:
 * @kind: a kind of object
 * @name: its name
 * @partition: (nullable): the partition of a directory number
 *
 * An object that putting a finding right may change.
 */
typedef struct
{
  TelObjectKind kind;
  char *name;
  char *partition;
} TelFixTouch;

/**
 * TelFixProfile:
 * @kind: %TEL_OBJECT_KIND_SECURITY_PROFILE or %TEL_OBJECT_KIND_SIP_PROFILE
 * @base: the profile as the snapshot has it
 * @draft: the profile as it is to be
 * @refusal: (nullable): why it is not changed after all
 *
 * A profile that is changed.
 */
typedef struct
{
  TelObjectKind kind;
  TelObject *base;
  TelObject *draft;
  char *refusal;
} TelFixProfile;

/**
 * TelFixWork:
 * @cluster: the cluster with its references
 * @snapshot: what was found
 * @amendments: the users, devices and numbers, read now, and their drafts
 * @profiles: (element-type TelFixProfile): the profiles that are changed
 * @deadline: until when enrolments are to be done (G3.5)
 * @value: (nullable): what a person chose for the finding at hand
 * @touched: (nullable) (element-type TelFixTouch): the objects of the finding at hand
 *
 * What a remedy works on. It changes drafts and nothing else.
 */
typedef struct
{
  TelCluster *cluster;
  TelSnapshot *snapshot;
  TelAmendments *amendments;
  GPtrArray *profiles;
  GDateTime *deadline;
  const char *value;
  GPtrArray *touched;
} TelFixWork;

TelFixWork *tel_fix_work_new (TelCluster *cluster, TelSnapshot *snapshot);
void tel_fix_work_free (TelFixWork *self);
void tel_fix_work_begin_again (TelFixWork *self);

void tel_fix_work_want_user (TelFixWork *self, const char *user_id);
void tel_fix_work_want_user_with_devices (TelFixWork *self, const char *user_id);
TelUser *tel_fix_work_draft_user (TelFixWork *self, const char *user_id);
TelDevice *tel_fix_work_draft_device (TelFixWork *self, const char *name);
TelDirectoryNumber *tel_fix_work_draft_number (TelFixWork *self, const char *pattern, const char *partition);
gpointer tel_fix_work_draft_profile (TelFixWork *self, TelObjectKind kind, const char *name);
TelFixProfile *tel_fix_work_find_profile (TelFixWork *self, TelObjectKind kind, const char *name);
GPtrArray *tel_fix_work_new_touched (void);

gboolean tel_fix_work_has_reference (TelFixWork *self, TelObjectKind kind, const char *name);
char *tel_fix_work_explain_gone (TelObjectKind kind, const char *name, const char *partition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelFixWork, tel_fix_work_free)

G_END_DECLS
