/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-device.h"
#include "model/tel-user.h"

G_BEGIN_DECLS

/**
 * TelLanguage:
 * @TEL_LANGUAGE_ENGLISH: English
 * @TEL_LANGUAGE_JAPANESE: Japanese
 *
 * In what language something is said to the user who is given a string. It is the user's own, or chosen; not that of
 * the administrator's desktop, so that the texts are tables and not gettext's, whose catalogue is chosen once for the
 * whole program.
 */
typedef enum
{
  TEL_LANGUAGE_ENGLISH,
  TEL_LANGUAGE_JAPANESE,
} TelLanguage;

#define TEL_N_LANGUAGES (TEL_LANGUAGE_JAPANESE + 1)

TelLanguage tel_language_choose (TelUser *user);
const char *tel_language_get_code (TelLanguage language);
const char *tel_language_get_name (TelLanguage language);
const char *tel_language_describe_equipment (TelLanguage language, TelDevice *device);
char *tel_language_describe_time (TelLanguage language, GDateTime *time, GTimeZone *zone);

G_END_DECLS
