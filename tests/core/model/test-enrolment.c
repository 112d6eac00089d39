/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-enrolment.h"

#include "tel-test.h"

typedef struct
{
  const char *operation;
  const char *completes_by;
  const char *status;
  TelEnrolmentState state;
  const char *words;
} Case;

/* Seen from noon of 20 November 2026 in Tokyo. */
static const Case cases[] = {
  { NULL, NULL, NULL, TEL_ENROLMENT_STATE_NONE, "no CAPF enrolment" },
  { "No Pending Operation", "2026:11:01:12:00", "None", TEL_ENROLMENT_STATE_NONE, "no CAPF enrolment" },
  { "Install/Upgrade", "2026:11:22:13:00", "Operation Pending", TEL_ENROLMENT_STATE_WAITING,
    "waits for enrolment until 22 Nov 2026 13:00 (2 days left)" },
  { "Install/Upgrade", "2026:11:22:13:00", "Upgrade Failed: Invalid Authentication String", TEL_ENROLMENT_STATE_WAITING,
    "waits for enrolment until 22 Nov 2026 13:00 (2 days left)" },
  { "Install/Upgrade", NULL, NULL, TEL_ENROLMENT_STATE_WAITING, "waits for enrolment" },
  { "Install/Upgrade", "2026:11:20:12:00", "Operation Pending", TEL_ENROLMENT_STATE_EXPIRED,
    "enrolment expired on 20 Nov 2026 12:00; only a new string helps" },
  { "No Pending Operation", NULL, "Upgrade Success", TEL_ENROLMENT_STATE_ENROLLED, "enrolled" },
  { "No Pending Operation", NULL, "Upgrade Failed: Invalid LSC", TEL_ENROLMENT_STATE_FAILED,
    "enrolment failed: “Upgrade Failed: Invalid LSC”" },
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

      g_test_message ("case %u", i);
      g_assert_cmpint (tel_enrolment_get_state (device, now, zone), ==, cases[i].state);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/enrolment/G4.3/states-in-words", test_states);

  return g_test_run ();
}
