/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-security-profile.h"

#include "tel-test.h"

static void
test_what_locks_out (void)
{
  static const struct
  {
    const char *mode;
    gboolean oauth;
    gboolean secure;
    gboolean needs_certificate;
  } cases[] = {
    { "Non Secure", FALSE, FALSE, FALSE },  { "Authenticated", FALSE, TRUE, TRUE }, { "Encrypted", FALSE, TRUE, TRUE },
    { "Authenticated", TRUE, TRUE, FALSE }, { "Encrypted", TRUE, TRUE, FALSE },     { NULL, FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelSecurityProfile) profile = g_object_new (TEL_TYPE_SECURITY_PROFILE, "device-security-mode",
                                                             cases[i].mode, "oauth", cases[i].oauth, NULL);

      g_assert_cmpint (tel_security_profile_is_secure (profile), ==, cases[i].secure);
      g_assert_cmpint (tel_security_profile_needs_certificate (profile), ==, cases[i].needs_certificate);
    }
}

static void
test_what_asks_for_a_string (void)
{
  g_autoptr (TelSecurityProfile) asks =
      g_object_new (TEL_TYPE_SECURITY_PROFILE, "authentication-mode", "By Authentication String", NULL);
  g_autoptr (TelSecurityProfile) does_not =
      g_object_new (TEL_TYPE_SECURITY_PROFILE, "authentication-mode", "By Null String", NULL);
  g_autoptr (TelSecurityProfile) unknown = tel_security_profile_new ();

  g_assert_true (tel_security_profile_asks_for_string (asks));
  g_assert_false (tel_security_profile_asks_for_string (does_not));
  g_assert_false (tel_security_profile_asks_for_string (unknown));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/security-profile/G3.7/what-locks-out", test_what_locks_out);
  g_test_add_func ("/security-profile/G3.4/what-asks-for-a-string", test_what_asks_for_a_string);

  return g_test_run ();
}
