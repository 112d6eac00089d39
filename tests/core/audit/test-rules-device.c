/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-rule.h"
#include "tel-test-sound.h"
#include "tel-test.h"

#define CSF "Cisco Unified Client Services Framework"
#define DESK "SEP001122334455"

static void
set_device (TelSnapshot *snapshot, const char *device, const char *property, const char *value)
{
  g_object_set (tel_snapshot_get_device (snapshot, device), property, value, NULL);
}

static void
take_owner_of_desktop (TelSnapshot *snapshot)
{
  set_device (snapshot, "CSFTADAMS", "owner", NULL);
}

static void
take_owner_of_mobile (TelSnapshot *snapshot)
{
  set_device (snapshot, "TCTTADAMS", "owner", "");
}

static void
take_owner_of_desk_phone (TelSnapshot *snapshot)
{
  set_device (snapshot, DESK, "owner", NULL);
}

static void
make_owner_inactive (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_user (snapshot, "jsmith"), "status", "0", NULL);
}

static void
remove_owner (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, "gone", "1003");
  tel_test_sound_add_device (snapshot, CSF, "CSFGONE", "gone");
  tel_snapshot_remove (snapshot, TEL_OBJECT_KIND_USER, "gone", NULL);
}

static void
leave_status_unread (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_user (snapshot, "jsmith"), "status", NULL, NULL);
}

static void
dissociate_desktop (TelSnapshot *snapshot)
{
  tel_user_dissociate (tel_snapshot_get_user (snapshot, "tadams"), "CSFTADAMS");
}

static void
dissociate_desk_phone (TelSnapshot *snapshot)
{
  tel_user_dissociate (tel_snapshot_get_user (snapshot, "tadams"), DESK);
}

static void
associate_other (TelSnapshot *snapshot)
{
  tel_user_associate (tel_snapshot_get_user (snapshot, "jsmith"), "CSFTADAMS");
}

static void
associate_other_with_profile (TelSnapshot *snapshot)
{
  associate_other (snapshot);
  g_object_set (tel_snapshot_get_user (snapshot, "jsmith"), "service-profile", "Executives", NULL);
}

/* Who has none has the default one. */
static void
associate_other_with_default_profile (TelSnapshot *snapshot)
{
  associate_other (snapshot);
  g_object_set (tel_snapshot_get_user (snapshot, "jsmith"), "service-profile", "Standard", NULL);
}

static void
associate_other_without_owner (TelSnapshot *snapshot)
{
  associate_other (snapshot);
  take_owner_of_desktop (snapshot);
}

static void
associate_other_with_desk_phone (TelSnapshot *snapshot)
{
  tel_user_associate (tel_snapshot_get_user (snapshot, "jsmith"), DESK);
}

static const TelTestRuleCase cases[] = {
  { "J01", "desktop", 0, 0, take_owner_of_desktop, "error CSFTADAMS | tadams | CSFTADAMS", "Owner User ID" },
  { "J01", "mobile", 0, 901, take_owner_of_mobile, "error TCTTADAMS | tadams | TCTTADAMS", "Owner User ID" },
  { "J01", "mobile", 1000, 0, take_owner_of_mobile, "warning TCTTADAMS | tadams | TCTTADAMS", "Owner User ID" },
  { "J01", "desk-phone", 0, 0, take_owner_of_desk_phone, "", NULL },

  { "J02", "inactive", 0, 0, make_owner_inactive, "warning CSFJSMITH | jsmith | CSFJSMITH", "status is 0" },
  { "J02", "absent", 0, 0, remove_owner, "warning CSFGONE |  | CSFGONE", "gone" },
  { "J02", "without-owner", 0, 0, take_owner_of_desktop, "", NULL },
  { "J02", "status-unread", 0, 0, leave_status_unread, "", NULL },

  { "J03", "not-associated", 0, 0, dissociate_desktop, "error CSFTADAMS | tadams | CSFTADAMS", "tadams" },
  { "J03", "desk-phone", 0, 0, dissociate_desk_phone, "", NULL },
  { "J03", "without-owner", 0, 0, take_owner_of_desktop, "", NULL },
  { "J03", "owner-absent", 0, 0, remove_owner, "", NULL },

  { "J04", "same-profile", 0, 0, associate_other, "information CSFTADAMS | tadams jsmith | CSFTADAMS", "jsmith" },
  { "J04", "default-profile", 0, 0, associate_other_with_default_profile,
    "information CSFTADAMS | tadams jsmith | CSFTADAMS", "jsmith" },
  { "J04", "other-profile", 0, 0, associate_other_with_profile, "warning CSFTADAMS | tadams jsmith | CSFTADAMS",
    "profiles differ" },
  { "J04", "without-owner", 0, 0, associate_other_without_owner, "", NULL },
  { "J04", "desk-phone", 0, 0, associate_other_with_desk_phone, "", NULL },
};

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  tel_test_rule_add_cases (cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
