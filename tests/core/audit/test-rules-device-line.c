/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-rule.h"
#include "tel-test-sound.h"
#include "tel-test.h"

#define DESK "SEP001122334455"

#define OTHER_PARTITION "PT-Other"

static void
remove_lines (TelSnapshot *snapshot)
{
  g_list_store_remove_all (G_LIST_STORE (tel_device_get_lines (tel_snapshot_get_device (snapshot, "CSFTADAMS"))));
}

static void
remove_lines_of_desk_phone (TelSnapshot *snapshot)
{
  g_list_store_remove_all (G_LIST_STORE (tel_device_get_lines (tel_snapshot_get_device (snapshot, DESK))));
}

static void
set_end_users (TelSnapshot *snapshot, const char *device, const char *names)
{
  g_auto (GStrv) users = g_strsplit (names, " ", -1);

  g_object_set (tel_test_sound_get_line (snapshot, device), "end-users", users, NULL);
}

static void
dissociate_line (TelSnapshot *snapshot)
{
  set_end_users (snapshot, "CSFTADAMS", "");
}

static void
associate_line_with_other (TelSnapshot *snapshot)
{
  set_end_users (snapshot, "CSFTADAMS", "jsmith");
}

static void
associate_line_with_as_many_as_can_be (TelSnapshot *snapshot)
{
  set_end_users (snapshot, "CSFTADAMS", "a b c d jsmith");
}

static void
associate_line_with_several (TelSnapshot *snapshot)
{
  set_end_users (snapshot, "CSFTADAMS", "jsmith tadams");
}

static void
dissociate_second_line (TelSnapshot *snapshot)
{
  tel_test_sound_add_number (snapshot, "1900", TEL_TEST_SOUND_PARTITION);
  tel_test_sound_add_line (tel_snapshot_get_device (snapshot, "TCTTADAMS"), "1900", TEL_TEST_SOUND_PARTITION, NULL);
}

static void
dissociate_line_of_desk_phone (TelSnapshot *snapshot)
{
  set_end_users (snapshot, DESK, "");
}

static void
dissociate_line_without_owner (TelSnapshot *snapshot)
{
  dissociate_line (snapshot);
  g_object_set (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "owner", NULL, NULL);
}

/* The same digits in a partition are another number. */
static void
add_line_without_partition (TelSnapshot *snapshot)
{
  tel_test_sound_add_number (snapshot, "1001", NULL);
  tel_test_sound_add_line (tel_snapshot_get_device (snapshot, "CSFJSMITH"), "1001", NULL, "jsmith");
}

static void
add_desk_line_without_partition (TelSnapshot *snapshot)
{
  tel_test_sound_add_number (snapshot, "1900", NULL);
  tel_test_sound_add_line (tel_snapshot_get_device (snapshot, DESK), "1900", NULL, "tadams");
}

static void
deactivate (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_number (snapshot, "1001", TEL_TEST_SOUND_PARTITION), "active", FALSE, NULL);
}

static void
deactivate_unused (TelSnapshot *snapshot)
{
  g_object_set (tel_test_sound_add_number (snapshot, "1001", OTHER_PARTITION), "active", FALSE, NULL);
}

static void
take_voice_mail_profile (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_number (snapshot, "1002", TEL_TEST_SOUND_PARTITION), "voice-mail-profile", "", NULL);
}

static void
switch_forward_off (TelSnapshot *snapshot)
{
  tel_snapshot_set_forward (snapshot, tel_snapshot_get_number (snapshot, "1002", TEL_TEST_SOUND_PARTITION), FALSE);
}

/* As it is before anybody asks for the forwards: what is not read is not wrong, and the profiles are judged. */
static void
leave_forwards_unread (TelSnapshot *snapshot)
{
  g_autoptr (TelDirectoryNumber) number =
      g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1900", "partition", TEL_TEST_SOUND_PARTITION,
                    "voice-mail-profile", "Default", NULL);

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER, number);
  tel_test_sound_add_line (tel_snapshot_get_device (snapshot, "CSFJSMITH"), "1900", TEL_TEST_SOUND_PARTITION, "jsmith");
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_FORWARDS, TEL_SNAPSHOT_STATE_NOT_READ, NULL);
}

static void
add_unused_number_without_voice_mail (TelSnapshot *snapshot)
{
  g_object_set (tel_test_sound_add_number (snapshot, "1900", TEL_TEST_SOUND_PARTITION), "voice-mail-profile", NULL,
                NULL);
}

static void
change_label (TelSnapshot *snapshot)
{
  g_object_set (tel_test_sound_get_line (snapshot, "TCTTADAMS"), "label", "T. Adams", NULL);
}

static void
change_mask (TelSnapshot *snapshot)
{
  g_object_set (tel_test_sound_get_line (snapshot, DESK), "external-mask", "0352191001", NULL);
}

static void
change_ring (TelSnapshot *snapshot)
{
  g_object_set (tel_test_sound_get_line (snapshot, "TCTTADAMS"), "ring-setting", "Disable", NULL);
}

/* Two numbers of one user are to differ, and so are those of two users. */
static void
add_second_number (TelSnapshot *snapshot)
{
  tel_test_sound_add_number (snapshot, "1001", OTHER_PARTITION);
  g_object_set (tel_test_sound_add_line (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "1001", OTHER_PARTITION,
                                         "tadams"),
                "label", "Hotline", NULL);
  tel_test_sound_add_line (tel_snapshot_get_device (snapshot, "CSFJSMITH"), "1001", OTHER_PARTITION, "jsmith");
}

static void
set_calls (TelSnapshot *snapshot, const char *device, guint most, guint trigger)
{
  g_object_set (tel_test_sound_get_line (snapshot, device), "maximum-calls", most, "busy-trigger", trigger, NULL);
}

static void
set_one_call (TelSnapshot *snapshot)
{
  set_calls (snapshot, "CSFTADAMS", 1, 1);
}

static void
set_fewer_calls_than_trigger (TelSnapshot *snapshot)
{
  set_calls (snapshot, "CSFTADAMS", 2, 3);
}

static void
set_two_calls (TelSnapshot *snapshot)
{
  set_calls (snapshot, "CSFTADAMS", 2, 2);
}

static void
set_one_call_on_desk_phone (TelSnapshot *snapshot)
{
  set_calls (snapshot, DESK, 1, 1);
}

static void
leave_calls_unread (TelSnapshot *snapshot)
{
  set_calls (snapshot, "CSFTADAMS", 0, 0);
}

static const TelTestRuleCase cases[] = {
  { "J11", "softphone", 0, 0, remove_lines, "error CSFTADAMS | tadams | CSFTADAMS", "no line" },
  { "J11", "desk-phone", 0, 0, remove_lines_of_desk_phone, "", NULL },

  { "J12", "nobody", 0, 0, dissociate_line, "warning CSFTADAMS | tadams | CSFTADAMS", "1001 in PT-Internal" },
  { "J12", "other", 0, 0, associate_line_with_other, "warning CSFTADAMS | tadams | CSFTADAMS", "jsmith" },
  { "J12", "full", 0, 0, associate_line_with_as_many_as_can_be, "warning CSFTADAMS | tadams | CSFTADAMS",
    "as many as can be" },
  { "J12", "second-line", 0, 0, dissociate_second_line, "warning TCTTADAMS | tadams | TCTTADAMS", "Line 2 (1900" },
  { "J12", "several", 0, 0, associate_line_with_several, "", NULL },
  { "J12", "desk-phone", 0, 0, dissociate_line_of_desk_phone, "", NULL },
  { "J12", "without-owner", 0, 0, dissociate_line_without_owner, "", NULL },

  { "J13", "softphone", 0, 0, add_line_without_partition, "warning 1001 in no partition | jsmith | CSFJSMITH",
    "no partition" },
  { "J13", "desk-phone", 0, 0, add_desk_line_without_partition, "", NULL },

  { "J14", "used", 0, 0, deactivate, "error 1001 in PT-Internal | tadams | CSFTADAMS TCTTADAMS SEP001122334455",
    "not active" },
  { "J14", "unused", 0, 0, deactivate_unused, "", NULL },

  { "J15", "profile", 0, 0, take_voice_mail_profile, "information 1002 in PT-Internal | jsmith | CSFJSMITH",
    "voice mail profile" },
  { "J15", "forward", 0, 0, switch_forward_off, "information 1002 in PT-Internal | jsmith | CSFJSMITH",
    "not forwarded" },
  { "J15", "forward-unread", 0, 0, leave_forwards_unread, "", NULL },
  { "J15", "unused", 0, 0, add_unused_number_without_voice_mail, "", NULL },

  { "J16", "label", 0, 0, change_label, "information tadams | tadams | CSFTADAMS TCTTADAMS", "T. Adams" },
  { "J16", "mask", 0, 0, change_mask, "information tadams | tadams | CSFTADAMS SEP001122334455", "0352191001" },
  { "J16", "ring", 0, 0, change_ring, "", NULL },
  { "J16", "other-number", 0, 0, add_second_number, "", NULL },

  { "J17", "one", 0, 0, set_one_call, "information CSFTADAMS | tadams | CSFTADAMS", "1 calls at most" },
  { "J17", "trigger", 0, 0, set_fewer_calls_than_trigger, "information CSFTADAMS | tadams | CSFTADAMS",
    "busy trigger 3" },
  { "J17", "two", 0, 0, set_two_calls, "", NULL },
  { "J17", "desk-phone", 0, 0, set_one_call_on_desk_phone, "", NULL },
  { "J17", "unread", 0, 0, leave_calls_unread, "", NULL },
};

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  tel_test_rule_add_cases (cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
