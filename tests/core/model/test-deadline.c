/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-deadline.h"

#include "model/tel-error.h"

#include "tel-test.h"

static GTimeZone *
get_tokyo (void)
{
  GTimeZone *zone = g_time_zone_new_identifier ("Asia/Tokyo");

  g_assert_nonnull (zone);

  return zone;
}

static void
test_parses_both_forms (void)
{
  g_autoptr (GTimeZone) tokyo = get_tokyo ();
  g_autoptr (GDateTime) with_minutes = tel_deadline_parse ("2026:12:31:12:00", tokyo);
  g_autoptr (GDateTime) without = tel_deadline_parse ("2026:12:31:12", tokyo);
  g_autofree char *text = g_date_time_format_iso8601 (with_minutes);

  g_assert_cmpstr (text, ==, "2026-12-31T12:00:00+09");
  g_assert_true (g_date_time_equal (with_minutes, without));
}

static void
test_parses_nothing_else (void)
{
  static const char *const wrong[] = {
    "",           "2026:12:31",       "2026:12:31:",     "2026:12:31:12:",      "2026:13:01:00:00", "2026:12:31:24:00",
    "2026-12-31", "2026:12:31:1:00",  "2026:12:31:12:0", "2026:12:31:12:00:00", "x026:12:31:12:00", "2026:12:31:12:00 ",
    ":::",        "2026:02:30:12:00",
  };
  g_autoptr (GTimeZone) tokyo = get_tokyo ();

  g_assert_null (tel_deadline_parse (NULL, tokyo));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (tel_deadline_parse (wrong[i], tokyo));
}

static void
test_format_is_in_the_clusters_time (void)
{
  g_autoptr (GTimeZone) tokyo = get_tokyo ();
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 12, 31, 20, 0, 0);
  g_autofree char *text = tel_deadline_format (time, tokyo);
  g_autoptr (GDateTime) back = tel_deadline_parse (text, tokyo);

  g_assert_cmpstr (text, ==, "2027:01:01:05:00");
  g_assert_true (g_date_time_equal (time, back));
}

static void
assert_after_days (GTimeZone *zone, GDateTime *now, guint days, const char *expected)
{
  g_autoptr (GDateTime) deadline = tel_deadline_after_days (now, days, zone);
  g_autofree char *text = tel_deadline_format (deadline, zone);

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (g_date_time_get_minute (deadline) == 0 && g_date_time_get_seconds (deadline) == 0);
  g_assert_true (g_date_time_difference (deadline, now) >= G_TIME_SPAN_HOUR);
}

static void
test_default_is_a_full_hour (void)
{
  g_autoptr (GTimeZone) tokyo = get_tokyo ();
  g_autoptr (GTimeZone) kolkata = g_time_zone_new_identifier ("Asia/Kolkata");
  g_autoptr (GDateTime) half_past = g_date_time_new (tokyo, 2026, 12, 25, 14, 20, 30.5);
  g_autoptr (GDateTime) on_the_hour = g_date_time_new (tokyo, 2026, 12, 25, 14, 0, 0);

  assert_after_days (tokyo, half_past, 10, "2027:01:04:15:00");
  assert_after_days (tokyo, on_the_hour, 10, "2027:01:04:14:00");
  assert_after_days (tokyo, half_past, 0, "2026:12:25:16:00");
  assert_after_days (tokyo, on_the_hour, 0, "2026:12:25:15:00");
  /* 14:20 in Tokyo is 10:50 in Kolkata, whose hours begin at half past ours. */
  assert_after_days (kolkata, half_past, 1, "2026:12:26:11:00");
}

static void
assert_iso (const char *text, const char *expected)
{
  g_autoptr (GTimeZone) tokyo = get_tokyo ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 12, 25, 0, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) deadline = tel_deadline_from_iso8601 (text, tokyo, now, &error);

  if (expected != NULL)
    {
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      written = tel_deadline_format (deadline, tokyo);
      g_assert_cmpstr (written, ==, expected);
    }
  else
    {
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      g_assert_null (deadline);
    }
}

static void
test_iso_is_read (void)
{
  assert_iso ("2026-12-31T12:00", "2026:12:31:12:00");
  assert_iso ("2026-12-31 12:00:00", "2026:12:31:12:00");
  assert_iso ("2026-12-31T12:00Z", "2026:12:31:21:00");
  assert_iso ("2026-12-31T12:00+01:00", "2026:12:31:20:00");
  /* Now is 09:00 in Tokyo. */
  assert_iso ("2026-12-25T10:00", "2026:12:25:10:00");
}

static void
test_iso_is_refused (void)
{
  assert_iso ("2026-12-25T09:00", NULL);
  assert_iso ("2020-01-01T12:00", NULL);
  assert_iso ("2026-12-31T12:30", NULL);
  assert_iso ("2026-12-31T12:00+05:30", NULL);
  assert_iso ("2026-12-31", NULL);
  assert_iso ("tomorrow", NULL);
  assert_iso ("", NULL);
}

static void
test_words (void)
{
  g_autoptr (GTimeZone) tokyo = get_tokyo ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 12, 25, 0, 30, 0);
  static const struct
  {
    int hours;
    const char *words;
  } cases[] = {
    { 24 * 9 + 23, "9 days left" }, { 47, "1 day left" }, { 23, "23 hours left" },
    { 1, "1 hour left" },           { 0, "expired" },     { -5, "expired" },
  };
  g_autoptr (GDateTime) deadline = g_date_time_new_utc (2026, 12, 31, 3, 0, 0);
  g_autofree char *described = tel_deadline_describe (deadline, tokyo);

  g_assert_cmpstr (described, ==, "31 Dec 2026 12:00");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) then = g_date_time_add_hours (now, cases[i].hours);
      g_autofree char *words = tel_deadline_describe_remaining (then, now);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/deadline/parses-both-forms", test_parses_both_forms);
  g_test_add_func ("/deadline/parses-nothing-else", test_parses_nothing_else);
  g_test_add_func ("/deadline/format-is-in-the-clusters-time", test_format_is_in_the_clusters_time);
  g_test_add_func ("/deadline/G3.5/default-is-a-full-hour", test_default_is_a_full_hour);
  g_test_add_func ("/deadline/G3.5/iso-is-read", test_iso_is_read);
  g_test_add_func ("/deadline/G3.5/iso-is-refused", test_iso_is_refused);
  g_test_add_func ("/deadline/words", test_words);

  return g_test_run ();
}
