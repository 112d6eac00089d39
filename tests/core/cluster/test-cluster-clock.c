/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-private.h"
#include "model/tel-error.h"

#include "../axl/client-fixture.h"
#include "tel-test.h"

/* 31 December 2026, noon, UTC. */
#define MOMENT G_GINT64_CONSTANT (1798718400)

static gboolean
take (TelClusterClock *clock, const char *local, const char *utc, gint64 answered)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (answered);

  return tel_cluster_clock_take_reading (clock, local, utc, time);
}

static void
test_readings (void)
{
  static const struct
  {
    const char *local;
    const char *utc;
    int minutes;
  } readings[] = {
    { "2026-12-31 12:00:00", "1798718400", 0 },           { "2026-12-31 21:00:00", "1798718400", 9 * 60 },
    { "2026-12-31 21:00:01", "1798718400", 9 * 60 },      { "2026-12-31 20:59:59", "1798718400", 9 * 60 },
    { "2026-12-31 07:00:00", "1798718400", -5 * 60 },     { "2026-12-31 06:59:59", "1798718400", -5 * 60 },
    { "2026-12-31 17:30:00", "1798718400", 5 * 60 + 30 }, { "2026-12-31 08:30:00", "1798718400", -3 * 60 - 30 },
    { "2026-12-31 17:45:00", "1798718400", 5 * 60 + 45 }, { "2027-01-01 02:00:00", "1798718400", 14 * 60 },
    { "2026-12-31 00:00:00", "1798718400", -12 * 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (TelClusterClock) clock = tel_cluster_clock_new ();
      GTimeZone *zone;

      g_assert_true (take (clock, readings[i].local, readings[i].utc, MOMENT));
      zone = tel_cluster_clock_get_zone (clock);
      g_assert_cmpint (g_time_zone_get_offset (zone, 0), ==, readings[i].minutes * 60);
      g_assert_cmpint (tel_cluster_clock_get_origin (clock), ==, TEL_ZONE_FOUND);
      g_assert_cmpint (tel_cluster_clock_get_difference (clock), ==, 0);
    }
}

static void
test_nonsense (void)
{
  static const struct
  {
    const char *local;
    const char *utc;
  } readings[] = {
    { NULL, "1798718400" },
    { "2026-12-31 12:00:00", NULL },
    { "", "" },
    { "noon", "1798718400" },
    { "2026-12-31 12:00:00", "noon" },
    { "2026-12-31 12:00:00", "-5" },
    { "2026-12-31 12:07:00", "1798718400" },
    { "2027-01-01 03:00:00", "1798718400" },
    { "2026-12-30 23:00:00", "1798718400" },
    { "2026-12-31 12:00:00", "9223372036854775807" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (TelClusterClock) clock = tel_cluster_clock_new ();

      g_assert_true (take (clock, "2026-12-31 21:00:00", "1798718400", MOMENT));
      g_assert_false (take (clock, readings[i].local, readings[i].utc, MOMENT));
      g_assert_cmpint (tel_cluster_clock_get_origin (clock), ==, TEL_ZONE_ASSUMED);
      g_assert_cmpint (g_time_zone_get_offset (tel_cluster_clock_get_zone (clock), 0), ==, 0);
    }
}

static void
test_difference (void)
{
  g_autoptr (TelClusterClock) clock = tel_cluster_clock_new ();

  g_assert_true (take (clock, "2026-12-31 12:00:00", "1798718400", MOMENT - 3600));
  g_assert_cmpint (tel_cluster_clock_get_difference (clock), ==, G_TIME_SPAN_HOUR);
  g_assert_true (take (clock, "2026-12-31 12:00:00", "1798718400", MOMENT + 90));
  g_assert_cmpint (tel_cluster_clock_get_difference (clock), ==, -90 * G_TIME_SPAN_SECOND);
  g_assert_true (take (clock, "2026-12-31 12:00:00", "1798718400", MOMENT + 2));
  g_assert_cmpint (tel_cluster_clock_get_difference (clock), ==, 0);
}

/* What a person chose counts, then what was found, then what is assumed. */
static void
test_origins (void)
{
  g_autoptr (TelClusterClock) clock = tel_cluster_clock_new ();
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (MOMENT);

  tel_cluster_clock_assume (clock, berlin);
  g_assert_true (tel_cluster_clock_get_zone (clock) == berlin);
  g_assert_cmpint (tel_cluster_clock_get_origin (clock), ==, TEL_ZONE_ASSUMED);
  g_assert_true (take (clock, "2026-12-31 21:00:00", "1798718400", MOMENT));
  g_assert_cmpint (g_time_zone_get_offset (tel_cluster_clock_get_zone (clock), 0), ==, 9 * 3600);
  g_assert_null (tel_cluster_clock_get_contradiction (clock, now));

  tel_cluster_clock_choose (clock, tokyo);
  g_assert_true (tel_cluster_clock_get_zone (clock) == tokyo);
  g_assert_cmpint (tel_cluster_clock_get_origin (clock), ==, TEL_ZONE_CHOSEN);
  g_assert_null (tel_cluster_clock_get_contradiction (clock, now));
  tel_cluster_clock_choose (clock, berlin);
  g_assert_nonnull (tel_cluster_clock_get_contradiction (clock, now));
  g_assert_true (tel_cluster_clock_get_zone (clock) == berlin);

  tel_cluster_clock_lose (clock);
  g_assert_null (tel_cluster_clock_get_contradiction (clock, now));
  tel_cluster_clock_choose (clock, NULL);
  g_assert_cmpint (tel_cluster_clock_get_origin (clock), ==, TEL_ZONE_ASSUMED);
}

static int zone_seconds;
static int ahead_seconds;
static const char *refusal;

static void
answer_clock (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) ahead = g_date_time_add_seconds (now, ahead_seconds);
  g_autoptr (GDateTime) there = g_date_time_add_seconds (ahead, zone_seconds);
  g_autofree char *local = g_date_time_format (there, "%Y-%m-%d %H:%M:%S");
  g_autofree char *content =
      g_strdup_printf ("<return><row><local>%s</local><utc>%" G_GINT64_FORMAT "</utc></row></return>", local,
                       g_date_time_to_unix (ahead));

  g_assert_cmpstr (operation, ==, "executeSQLQuery");
  if (refusal != NULL)
    tel_test_axl_answer_fault (message, 201, refusal);
  else
    tel_test_axl_answer (message, operation, "14.0", content);
}

static gboolean
find_clock (TelCluster *cluster, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_cluster_find_clock_async (cluster, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_cluster_find_clock_finish (cluster, result, error);
}

static void
test_found (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelCluster) cluster = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) here = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  client_fixture_begin (fixture, answer_clock);
  cluster = tel_cluster_new (fixture->client);
  zone_seconds = 9 * 3600;
  ahead_seconds = 2 * 3600;
  refusal = NULL;
  g_assert_true (find_clock (cluster, &error));
  g_assert_no_error (error);

  g_assert_cmpint (tel_cluster_get_time_zone_origin (cluster), ==, TEL_ZONE_FOUND);
  name = tel_cluster_dup_time_zone_name (cluster);
  g_assert_cmpstr (name, ==, "UTC+09:00");
  now = tel_cluster_get_now (cluster);
  here = g_date_time_new_now_utc ();
  g_assert_cmpint (g_date_time_get_utc_offset (now), ==, 9 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (ABS (g_date_time_difference (now, here) - 2 * G_TIME_SPAN_HOUR), <, 30 * G_TIME_SPAN_MINUTE);
}

static void
test_refused (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelCluster) cluster = NULL;
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  client_fixture_begin (fixture, answer_clock);
  cluster = tel_cluster_new (fixture->client);
  tel_cluster_assume_time_zone (cluster, berlin);
  refusal = "A syntax error has occurred.";
  g_assert_false (find_clock (cluster, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_UNSUPPORTED);
  g_assert_true (tel_cluster_is_time_zone_assumed (cluster));
  name = tel_cluster_dup_time_zone_name (cluster);
  g_assert_cmpstr (name, ==, "Europe/Berlin");
}

static void
test_contradicted (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelCluster) cluster = NULL;
  g_autoptr (GTimeZone) kolkata = g_time_zone_new_identifier ("Asia/Kolkata");
  g_autofree char *name = NULL;
  g_autofree char *agreeing = NULL;

  client_fixture_begin (fixture, answer_clock);
  cluster = tel_cluster_new (fixture->client);
  tel_cluster_set_time_zone (cluster, kolkata);
  refusal = NULL;
  ahead_seconds = 0;
  zone_seconds = 5 * 3600 + 1800;
  g_assert_true (find_clock (cluster, NULL));
  agreeing = tel_cluster_dup_contradicting_zone_name (cluster);
  g_assert_null (agreeing);

  zone_seconds = -3 * 3600;
  g_assert_true (find_clock (cluster, NULL));
  name = tel_cluster_dup_contradicting_zone_name (cluster);
  g_assert_cmpstr (name, ==, "UTC-03:00");
  g_assert_cmpint (tel_cluster_get_time_zone_origin (cluster), ==, TEL_ZONE_CHOSEN);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/cluster-clock/" path, ClientFixture, NULL, client_fixture_set_up, function, client_fixture_tear_down)

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/cluster-clock/readings", test_readings);
  g_test_add_func ("/cluster-clock/nonsense", test_nonsense);
  g_test_add_func ("/cluster-clock/difference", test_difference);
  g_test_add_func ("/cluster-clock/origins", test_origins);
  ADD ("found", test_found);
  ADD ("refused", test_refused);
  ADD ("contradicted", test_contradicted);

  return g_test_run ();
}
