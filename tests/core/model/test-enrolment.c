/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-enrolment.h"

#include <string.h>

#include "tel-test.h"

typedef struct
{
  const char *operation;
  const char *completes_by;
  const char *status;
  TelEnrolmentState state;
  const char *words;
  const char *remedy;
} Case;

/* Seen from noon of 20 November 2026 in Tokyo. */
static const Case cases[] = {
  { NULL, NULL, NULL, TEL_ENROLMENT_STATE_NONE, "no CAPF enrolment" },
  { "No Pending Operation", "2026:11:01:12:00", "None", TEL_ENROLMENT_STATE_NONE, "no CAPF enrolment" },
  { "Install/Upgrade", "2026:11:22:13:00", "Operation Pending", TEL_ENROLMENT_STATE_WAITING,
    "waits for enrolment until 22 Nov 2026 13:00 (2 days left)", "company network" },
  { "Install/Upgrade", "2026:11:22:13:00", "Upgrade Success", TEL_ENROLMENT_STATE_WAITING,
    "waits for enrolment until 22 Nov 2026 13:00 (2 days left)", "company network" },
  { "Install/Upgrade", "2026:11:22:13:00", "Upgrade Failed: Invalid Authentication String", TEL_ENROLMENT_STATE_WAITING,
    "waits for enrolment until 22 Nov 2026 13:00 (2 days left); the last try failed: the authentication string was "
    "wrong",
    "After ten wrong tries none is taken for ten minutes" },
  { "Install/Upgrade", NULL, NULL, TEL_ENROLMENT_STATE_WAITING, "waits for enrolment", "company network" },
  { "Install/Upgrade", "2026:11:20:12:00", "Operation Pending", TEL_ENROLMENT_STATE_EXPIRED,
    "enrolment expired on 20 Nov 2026 12:00; only a new string helps", "cannot be extended any more" },
  { "Install/Upgrade", "2026:11:20:12:00", "Upgrade Failed: Invalid Authentication String", TEL_ENROLMENT_STATE_EXPIRED,
    "enrolment expired on 20 Nov 2026 12:00; only a new string helps", "cannot be extended any more" },
  { "No Pending Operation", NULL, "Upgrade Success", TEL_ENROLMENT_STATE_ENROLLED, "enrolled" },
  { "No Pending Operation", NULL, "Upgrade Failed: Invalid LSC", TEL_ENROLMENT_STATE_FAILED,
    "enrolment failed: CAPF does not accept the certificate that the device has (LSC)", "issue a new string" },
  { "No Pending Operation", NULL, "Upgrade Failed: Moon In The Way", TEL_ENROLMENT_STATE_FAILED,
    "enrolment failed: “Upgrade Failed: Moon In The Way”" },
  { "No Pending Operation", NULL, "Delete Success", TEL_ENROLMENT_STATE_NONE, "no CAPF enrolment",
    "Issue a new string" },
};

static void
test_states (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Tokyo");
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2026, 11, 20, 12, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelDevice) device =
          g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", "certificate-operation", cases[i].operation,
                        "completes-by", cases[i].completes_by, "certificate-status", cases[i].status, NULL);
      g_autofree char *words = tel_enrolment_describe (device, now, zone);
      const char *remedy;

      g_test_message ("case %u", i);
      g_assert_cmpint (tel_enrolment_get_state (device, now, zone), ==, cases[i].state);
      g_assert_cmpstr (words, ==, cases[i].words);
      remedy = tel_enrolment_get_remedy (device, now, zone);
      if (cases[i].remedy == NULL)
        g_assert_cmpstr (remedy, ==, NULL);
      else
        g_assert_nonnull (strstr (remedy, cases[i].remedy));
    }
}

/* In the cluster's time and in local time (G3.5). */
static void
test_deadline (void)
{
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new (tokyo, 2026, 11, 20, 12, 0, 0);
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", "certificate-operation",
                                               "Install/Upgrade", "completes-by", "2026:11:22:03:00", NULL);
  g_autofree char *pending = tel_enrolment_describe_deadline (device, now, tokyo, utc);
  g_autofree char *ended = NULL;

  g_assert_cmpstr (pending, ==,
                   "22 Nov 2026 03:00 in the cluster’s time\n21 Nov 2026 18:00 in local time · 1 day left");

  g_object_set (device, "certificate-operation", "No Pending Operation", NULL);
  ended = tel_enrolment_describe_deadline (device, now, tokyo, utc);
  g_assert_cmpstr (ended, ==, "22 Nov 2026 03:00 in the cluster’s time\n21 Nov 2026 18:00 in local time");

  g_object_set (device, "completes-by", NULL, NULL);
  g_assert_null (tel_enrolment_describe_deadline (device, now, tokyo, utc));
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/enrolment/G4.3/states-in-words", test_states);
  g_test_add_func ("/enrolment/G3.5/deadline-in-both-times", test_deadline);

  return g_test_run ();
}
