/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-deadline.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"

static GDateTime *
cut_to_hour (GDateTime *time)
{
  g_autoptr (GDateTime) minutes_cut = g_date_time_add_minutes (time, -g_date_time_get_minute (time));

  return g_date_time_add_seconds (minutes_cut, -g_date_time_get_seconds (minutes_cut));
}

static gboolean
is_full_hour (GDateTime *time)
{
  return g_date_time_get_minute (time) == 0 && g_date_time_get_second (time) == 0 &&
         g_date_time_get_microsecond (time) == 0;
}

/* GLib wants seconds, which nobody writes in a deadline: “2026-12-31T12:00Z” becomes “2026-12-31T12:00:00Z”. */
static char *
add_seconds (const char *text)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("^(\\d{4}-?\\d{2}-?\\d{2}[T ]\\d{2}:\\d{2})(Z|[+-]\\d{2}(:?\\d{2})?)?$", 0, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, "\\1:00\\2", 0, NULL);
}

/**
 * tel_deadline_parse:
 * @text: (nullable): a deadline as the cluster gives it, `YYYY:MM:DD:HH:MM` or `YYYY:MM:DD:HH`
 * @cluster_zone: the cluster's time zone
 *
 * Reads the deadline of a device (contract 4.4).
 *
 * Returns: (nullable) (transfer full): the time in the cluster's zone, NULL when there is none or it is not understood
 */
GDateTime *
tel_deadline_parse (const char *text, GTimeZone *cluster_zone)
{
  static const guint widths[] = { 4, 2, 2, 2, 2 };
  int numbers[G_N_ELEMENTS (widths)] = { 0 };
  guint n_numbers = 0;

  g_return_val_if_fail (cluster_zone != NULL, NULL);

  while (text != NULL && n_numbers < G_N_ELEMENTS (widths))
    {
      for (guint i = 0; i < widths[n_numbers]; i++, text++)
        {
          if (!g_ascii_isdigit (*text))
            return NULL;
          numbers[n_numbers] = numbers[n_numbers] * 10 + g_ascii_digit_value (*text);
        }
      n_numbers++;
      if (*text != ':')
        break;
      text++;
    }
  if (n_numbers < 4 || *text != '\0' || text[-1] == ':')
    return NULL;

  return g_date_time_new (cluster_zone, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], 0);
}

/**
 * tel_deadline_format:
 * @deadline: a time
 * @cluster_zone: the cluster's time zone
 *
 * Writes a deadline as the cluster takes it, `YYYY:MM:DD:HH:00` in its own time (contract 4.4). A deadline is a full
 * hour; minutes are cut.
 *
 * Returns: (transfer full): the text
 */
char *
tel_deadline_format (GDateTime *deadline, GTimeZone *cluster_zone)
{
  g_autoptr (GDateTime) there = NULL;

  g_return_val_if_fail (deadline != NULL, NULL);
  g_return_val_if_fail (cluster_zone != NULL, NULL);

  there = g_date_time_to_timezone (deadline, cluster_zone);

  return g_date_time_format (there, "%Y:%m:%d:%H:00");
}

/**
 * tel_deadline_after_days:
 * @now: the cluster's present time
 * @days: the number of days
 * @cluster_zone: the cluster's time zone
 *
 * Makes the default deadline: so many days from now, at the next full hour of the cluster's clock, never earlier than
 * one hour from now (G3.5).
 *
 * Returns: (transfer full): the deadline in the cluster's zone
 */
GDateTime *
tel_deadline_after_days (GDateTime *now, guint days, GTimeZone *cluster_zone)
{
  g_autoptr (GDateTime) there = NULL;
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) hour = NULL;

  g_return_val_if_fail (now != NULL, NULL);
  g_return_val_if_fail (cluster_zone != NULL, NULL);

  there = g_date_time_to_timezone (now, cluster_zone);
  then = days > 0 ? g_date_time_add_days (there, (int) days) : g_date_time_add_hours (there, 1);
  if (is_full_hour (then))
    return g_steal_pointer (&then);
  hour = cut_to_hour (then);

  return g_date_time_add_hours (hour, 1);
}

/**
 * tel_deadline_from_iso8601:
 * @text: a time in ISO 8601, e.g. `2026-12-31T12:00`, without a zone in the cluster's
 * @cluster_zone: the cluster's time zone
 * @now: the cluster's present time
 * @error: return location for an error
 *
 * Reads a deadline that a person or a script gave. It has to be a full hour of the cluster's clock and not earlier
 * than one hour from now (G3.5).
 *
 * Returns: (transfer full): the deadline in the cluster's zone, or NULL with %TEL_ERROR_INVALID
 */
GDateTime *
tel_deadline_from_iso8601 (const char *text, GTimeZone *cluster_zone, GDateTime *now, GError **error)
{
  g_autofree char *complete = NULL;
  g_autoptr (GDateTime) given = NULL;
  g_autoptr (GDateTime) there = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (cluster_zone != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  complete = g_utf8_validate (text, -1, NULL) ? add_seconds (text) : NULL;
  if (complete != NULL)
    given = g_date_time_new_from_iso8601 (complete, cluster_zone);
  if (given == NULL)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   _ ("“%s” is not a date and time. Write it like 2026-12-31T12:00."), text);
      return NULL;
    }

  there = g_date_time_to_timezone (given, cluster_zone);
  if (!is_full_hour (there))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   _ ("“%s” is not a full hour of the cluster's clock, and the cluster takes full hours only."), text);
      return NULL;
    }
  if (g_date_time_difference (there, now) < G_TIME_SPAN_HOUR)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   _ ("“%s” is too early. The operation has to complete at least one hour from now."), text);
      return NULL;
    }

  return g_steal_pointer (&there);
}

/**
 * tel_deadline_describe:
 * @deadline: a time
 * @zone: the zone to tell it in: the cluster's or the local one
 *
 * Tells a deadline to a person, without naming the zone.
 *
 * Returns: (transfer full): the text
 */
char *
tel_deadline_describe (GDateTime *deadline, GTimeZone *zone)
{
  g_autoptr (GDateTime) there = NULL;

  g_return_val_if_fail (deadline != NULL, NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  there = g_date_time_to_timezone (deadline, zone);

  /* Translators: a date and time, e.g. 31 Dec 2026 12:00; see g_date_time_format() */
  return g_date_time_format (there, _ ("%-d %b %Y %H:%M"));
}

/**
 * tel_deadline_describe_remaining:
 * @deadline: a time
 * @now: the cluster's present time
 *
 * Tells how much time is left in the greatest unit that fits, rounded down, so that nobody is promised more.
 *
 * Returns: (transfer full): the text
 */
char *
tel_deadline_describe_remaining (GDateTime *deadline, GDateTime *now)
{
  GTimeSpan left;
  guint count;

  g_return_val_if_fail (deadline != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  left = g_date_time_difference (deadline, now);
  if (left <= 0)
    return g_strdup (_ ("expired"));

  count = (guint) (left / G_TIME_SPAN_DAY);
  if (count > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day left", "%u days left", count), count);
  count = (guint) (left / G_TIME_SPAN_HOUR);
  if (count > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hour left", "%u hours left", count), count);

  return g_strdup (_ ("less than an hour left"));
}
