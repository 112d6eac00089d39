/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-certificate.h"
#include "tel-test.h"

#include <glib/gstdio.h>

#include <string.h>

static void
test_made (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = tel_simulator_certificate_make (&error);
  g_autoptr (GTlsCertificate) other = tel_simulator_certificate_make (&error);
  g_autofree char *fingerprint = tel_simulator_certificate_dup_fingerprint (certificate);
  g_autofree char *other_fingerprint = tel_simulator_certificate_dup_fingerprint (other);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) end = g_tls_certificate_get_not_valid_after (certificate);
  static const char *const hosts[] = { "127.0.0.1", "localhost" };

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (fingerprint), ==, 32 * 3 - 1);
  g_assert_cmpuint (strspn (fingerprint, "0123456789ABCDEF:"), ==, strlen (fingerprint));
  g_assert_cmpstr (fingerprint, !=, other_fingerprint);
  g_assert_cmpint (g_date_time_difference (end, now), >, 365 * G_TIME_SPAN_DAY);
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (GSocketConnectable) host = g_network_address_new (hosts[i], 443);

      /* Trusted by nobody, but made for this host and valid now. */
      g_assert_cmpuint (g_tls_certificate_verify (certificate, host, NULL), ==, 0);
      g_assert_cmpuint (g_tls_certificate_verify (certificate, host, other), !=, 0);
    }
}

static void
test_kept (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) first = tel_simulator_certificate_open (path, &error);
  g_autoptr (GTlsCertificate) second = tel_simulator_certificate_open (path, &error);
  g_autoptr (GTlsCertificate) broken = NULL;
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_true (g_tls_certificate_is_same (first, second));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  g_file_set_contents (path, "nonsense", -1, &error);
  g_assert_no_error (error);
  broken = tel_simulator_certificate_open (path, &error);
  g_assert_null (broken);
  g_assert_nonnull (error);

  tel_test_remove_directory (directory);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/simulator/certificate/made", test_made);
  g_test_add_func ("/simulator/certificate/kept", test_kept);

  return g_test_run ();
}
