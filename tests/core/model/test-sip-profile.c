/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-sip-profile.h"

#include "tel-test.h"

static void
test_mobile_timers (void)
{
  static const char *const timers[] = { "timer-register-delta", "timer-register", "timer-keep-alive", "timer-subscribe",
                                        "timer-subscribe-delta" };
  g_autoptr (TelSipProfile) profile =
      g_object_new (TEL_TYPE_SIP_PROFILE, "timer-register-delta", 120, "timer-register", 720, "timer-keep-alive", 720,
                    "timer-subscribe", 21600, "timer-subscribe-delta", 15, NULL);

  g_assert_true (tel_sip_profile_has_mobile_timers (profile));
  for (guint i = 0; i < G_N_ELEMENTS (timers); i++)
    {
      g_autoptr (TelSipProfile) other = tel_object_copy (TEL_OBJECT (profile));

      g_object_set (other, timers[i], 5, NULL);
      g_assert_false (tel_sip_profile_has_mobile_timers (other));
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/sip-profile/G6.2/mobile-timers", test_mobile_timers);

  return g_test_run ();
}
