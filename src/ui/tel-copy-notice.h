/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "model/tel-device.h"
#include "plan/tel-draft.h"

G_BEGIN_DECLS

/* What came of copying settings into a draft: kept with the draft, said above its editor until the person has read it.
 */
#define TEL_TYPE_COPY_NOTICE (tel_copy_notice_get_type ())
G_DECLARE_FINAL_TYPE (TelCopyNotice, tel_copy_notice, TEL, COPY_NOTICE, AdwBin)

TelCopyNotice *tel_copy_notice_new (TelDraft *draft);
void tel_copy_notice_keep (TelDraft *draft, TelDevice *from, TelDevice *copied, const char *const *left_out);

G_END_DECLS
