/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-credential.h"

/**
 * tel_credential_copy:
 * @self: what is known of a password
 *
 * Copies it.
 *
 * Returns: (transfer full): the copy
 */
TelCredential *
tel_credential_copy (const TelCredential *self)
{
  TelCredential *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (TelCredential, 1);
  copy->state = self->state;
  copy->policy = g_strdup (self->policy);
  copy->changed = g_strdup (self->changed);
  copy->locked = g_strdup (self->locked);

  return copy;
}

/**
 * tel_credential_free:
 * @self: (transfer full): what is known of a password
 *
 * Frees it.
 */
void
tel_credential_free (TelCredential *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->policy);
  g_free (self->changed);
  g_free (self->locked);
  g_free (self);
}

static gint
find_month (const char *name)
{
  static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strcasecmp (months[i], name) == 0)
      return (gint) i + 1;

  return 0;
}

/* An abbreviation means different zones in different countries, so it is the cluster's own. */
static GTimeZone *
find_zone (GMatchInfo *match, GTimeZone *cluster_zone)
{
  g_autofree char *name = g_match_info_fetch_named (match, "name");
  g_autofree char *sign = g_match_info_fetch_named (match, "sign");
  g_autofree char *hours = g_match_info_fetch_named (match, "hours");
  g_autofree char *minutes = g_match_info_fetch_named (match, "minutes");
  gint32 offset;

  if (name != NULL && name[0] != '\0')
    return g_str_equal (name, "GMT") || g_str_equal (name, "UTC") ? g_time_zone_new_utc ()
                                                                  : g_time_zone_ref (cluster_zone);

  offset = (gint32) g_ascii_strtoll (hours, NULL, 10) * 3600;
  if (minutes != NULL)
    offset += (gint32) g_ascii_strtoll (minutes, NULL, 10) * 60;

  return g_time_zone_new_offset (sign[0] == '-' ? -offset : offset);
}

static gint
get_number (GMatchInfo *match, gint group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  return (gint) g_ascii_strtoll (text, NULL, 10);
}

/**
 * tel_credential_parse_time:
 * @text: (nullable): a time, as a cluster writes it with the credentials of a user
 * @zone: the zone of the cluster's clock
 * @seconds: (out): the time in seconds since 1970
 *
 * Reads a time such as “February 28, 2020 16:05:58 PST” or “November 24, 2012 18:00:39 GMT”, which is all that answers
 * of clusters have shown; the schemas say no more than that it is a text (UNVERIFIED). An abbreviation means different
 * zones in different countries: any but GMT and UTC is the cluster's own, for a cluster writes its local time. A zone
 * without an abbreviation is written as its distance from UTC, such as “-03”, “+0530” or “GMT-03:00”. What lies before
 * 1971 was never set.
 *
 * Returns: %FALSE for any other text
 */
gboolean
tel_credential_parse_time (const char *text, GTimeZone *zone, gint64 *seconds)
{
  static const char *const pattern =
      "^\\s*([A-Za-z]+) ([0-9]{1,2}), ([0-9]{4}) ([0-9]{1,2}):([0-9]{2}):([0-9]{2}) "
      "(?:(?<name>[A-Z]{2,5})|(?:GMT|UTC)?(?<sign>[+-])(?<hours>0[0-9]|1[0-4])(?::?(?<minutes>[0-5][0-9]))?)\\s*$";
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GTimeZone) written_zone = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *month = NULL;

  g_return_val_if_fail (zone != NULL && seconds != NULL, FALSE);

  regex = g_regex_new (pattern, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
  if (text == NULL || !g_regex_match (regex, text, 0, &match))
    return FALSE;

  month = g_match_info_fetch (match, 1);
  written_zone = find_zone (match, zone);
  time = g_date_time_new (written_zone, get_number (match, 3), find_month (month), get_number (match, 2),
                          get_number (match, 4), get_number (match, 5), get_number (match, 6));
  if (time == NULL || g_date_time_get_year (time) < 1971)
    return FALSE;

  *seconds = g_date_time_to_unix (time);

  return TRUE;
}
