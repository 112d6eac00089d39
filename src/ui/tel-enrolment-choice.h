/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-draft.h"
#include "plan/tel-edit.h"
#include "plan/tel-softphone-request.h"

G_BEGIN_DECLS

/* What is chosen of the enrolment that goes with a secure profile (G3.7): kept with the draft of the device. */

gboolean tel_enrolment_choice_is_wanted (TelCluster *cluster, TelDraft *draft);
TelSoftphoneRequest *tel_enrolment_choice_get (TelCluster *cluster, TelDraft *draft);
gboolean tel_enrolment_choice_starts (TelCluster *cluster, TelDraft *draft);
void tel_enrolment_choice_add_to (TelCluster *cluster, TelDraft *draft, TelEdit *edit);

G_END_DECLS
