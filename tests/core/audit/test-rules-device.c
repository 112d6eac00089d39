/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-rule.h"
#include "tel-test-sound.h"
#include "tel-test.h"

static void
set_owner (TelSnapshot *snapshot, const char *device, const char *owner)
{
  g_object_set (tel_snapshot_get_device (snapshot, device), "owner", owner, NULL);
}

static void
take_owner_of_desktop (TelSnapshot *snapshot)
{
  set_owner (snapshot, "CSFTADAMS", NULL);
}

static void
take_owner_of_mobile (TelSnapshot *snapshot)
{
  set_owner (snapshot, "TCTTADAMS", "");
}

static void
take_owner_of_desk_phone (TelSnapshot *snapshot)
{
  set_owner (snapshot, "SEP001122334455", NULL);
}

static const TelTestRuleCase cases[] = {
  { "J01", "desktop", 0, 0, take_owner_of_desktop, "error CSFTADAMS | tadams | CSFTADAMS", "Owner User ID" },
  { "J01", "mobile", 0, 901, take_owner_of_mobile, "error TCTTADAMS | tadams | TCTTADAMS", "Owner User ID" },
  { "J01", "mobile", 1000, 0, take_owner_of_mobile, "warning TCTTADAMS | tadams | TCTTADAMS", "Owner User ID" },
  { "J01", "desk-phone", 0, 0, take_owner_of_desk_phone, "", NULL },
};

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  tel_test_rule_add_cases (cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
