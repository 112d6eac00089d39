/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-fix-work.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/**
 * TelFixBuilding:
 * @work: the drafts
 * @findings: (element-type TelFinding): what is put right, without what had to be left out before
 * @value: (nullable): what was chosen, of the only finding
 * @apply_profiles: whether the devices of a profile take a change over now (G8.9)
 * @title: the title of the plan
 * @omissions: (element-type TelFixOmission): what is left out
 *
 * The making of one plan of drafts.
 */
typedef struct
{
  TelFixWork *work;
  GPtrArray *findings;
  char *value;
  gboolean apply_profiles;
  char *title;
  GListStore *omissions;

  /*< private >*/
  GPtrArray *touched;
  TelPlanSketch *sketch;
  guint position;
} TelFixBuilding;

TelFixBuilding *tel_fix_building_new (TelFixWork *work);
void tel_fix_building_free (TelFixBuilding *self);
void tel_fix_building_run (TelFixBuilding *self, GTask *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelFixBuilding, tel_fix_building_free)

G_END_DECLS
