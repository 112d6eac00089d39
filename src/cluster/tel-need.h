/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-device-type.h"

G_BEGIN_DECLS

/**
 * TelNeed:
 * @TEL_NEED_NONE: nothing that anybody could do without
 * @TEL_NEED_CSF: softphones of the type CSF
 * @TEL_NEED_TCT: of the type TCT
 * @TEL_NEED_BOT: of the type BOT
 * @TEL_NEED_TAB: of the type TAB
 * @TEL_NEED_SECURE: secure softphones, of whatever type
 *
 * What some prerequisites of the guide are for, which not every cluster has a use for (G1.1, G1.3, G1.6).
 */
typedef enum
{
  TEL_NEED_NONE,
  TEL_NEED_CSF,
  TEL_NEED_TCT,
  TEL_NEED_BOT,
  TEL_NEED_TAB,
  TEL_NEED_SECURE,
} TelNeed;

#define TEL_N_NEEDS (TEL_NEED_SECURE + 1)

TelNeed tel_need_of_type (TelDeviceType type);
const char *tel_need_get_nick (TelNeed need);
gboolean tel_need_from_nick (const char *nick, TelNeed *need);
char *tel_need_list_nicks (void);

G_END_DECLS
