/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "delivery/tel-language.h"

static const struct
{
  const char *code;
  const char *name;
  /* How the user locales of a cluster begin that are of the language. */
  const char *locale_prefix;
  /* One for each type of softphone, and one for a device that is none of them. */
  const char *equipment[TEL_N_SOFTPHONE_TYPES + 1];
} languages[] = {
  [TEL_LANGUAGE_ENGLISH] = { "en",
                             "English",
                             "English",
                             { "your computer", "your iPhone", "your Android phone", "your tablet", "your device" } },
  [TEL_LANGUAGE_JAPANESE] = { "ja",
                              "日本語",
                              "Japanese",
                              { "コンピュータ", "iPhone", "Android スマートフォン", "タブレット", "デバイス" } },
};

/**
 * tel_language_choose:
 * @user: who is written to
 *
 * Chooses the language of the user's locale on the cluster; English for one that nothing is written in here.
 *
 * Returns: the language
 */
TelLanguage
tel_language_choose (TelUser *user)
{
  const char *locale;

  g_return_val_if_fail (TEL_IS_USER (user), TEL_LANGUAGE_ENGLISH);

  locale = tel_user_get_user_locale (user);
  for (guint i = 0; locale != NULL && i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_prefix (locale, languages[i].locale_prefix))
      return i;

  return TEL_LANGUAGE_ENGLISH;
}

/**
 * tel_language_get_code:
 * @language: a language
 *
 * Gets the code of ISO 639.
 *
 * Returns: “en” or “ja”
 */
const char *
tel_language_get_code (TelLanguage language)
{
  g_return_val_if_fail (language < TEL_N_LANGUAGES, NULL);

  return languages[language].code;
}

/**
 * tel_language_get_name:
 * @language: a language
 *
 * Gets what the language calls itself.
 *
 * Returns: the name
 */
const char *
tel_language_get_name (TelLanguage language)
{
  g_return_val_if_fail (language < TEL_N_LANGUAGES, NULL);

  return languages[language].name;
}

/**
 * tel_language_describe_equipment:
 * @language: a language
 * @device: a device
 *
 * Tells what a softphone runs on.
 *
 * Returns: words that stand after “Cisco Jabber on”
 */
const char *
tel_language_describe_equipment (TelLanguage language, TelDevice *device)
{
  TelDeviceType type;

  g_return_val_if_fail (language < TEL_N_LANGUAGES, NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  return languages[language]
      .equipment[tel_device_get_softphone_type (device, &type) ? (guint) type : TEL_N_SOFTPHONE_TYPES];
}

/**
 * tel_language_describe_time:
 * @language: a language
 * @time: a time
 * @zone: the zone to tell it in
 *
 * Tells a time with its distance from UTC.
 *
 * Returns: (transfer full): the text
 */
char *
tel_language_describe_time (TelLanguage language, GDateTime *time, GTimeZone *zone)
{
  static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December" };
  static const char *const days[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
  g_autoptr (GDateTime) there = g_date_time_to_timezone (time, zone);
  g_autofree char *offset = g_date_time_format (there, "%:z");
  int year = g_date_time_get_year (there);
  int month = g_date_time_get_month (there);
  int day = g_date_time_get_day_of_month (there);
  int hour = g_date_time_get_hour (there);
  int minute = g_date_time_get_minute (there);

  if (language == TEL_LANGUAGE_JAPANESE)
    return g_strdup_printf ("%d年%d月%d日 %02d:%02d (UTC%s)", year, month, day, hour, minute, offset);

  return g_strdup_printf ("%s, %d %s %d, %02d:%02d (UTC%s)", days[g_date_time_get_day_of_week (there) - 1], day,
                          months[month - 1], year, hour, minute, offset);
}
