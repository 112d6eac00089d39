/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-device-type.h"

#include <string.h>

#include "model/tel-error.h"

#include "tel-test.h"

static void
assert_name (TelDeviceType type, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tel_device_type_check_name (type, name, &error));
  g_assert_no_error (error);
}

static void
assert_refused (TelDeviceType type, const char *name, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tel_device_type_check_name (type, name, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” does not say “%s”", error->message, reason);
}

static void
assert_proposed (TelDeviceType type, const char *user_id, const char *expected)
{
  g_autofree char *name = tel_device_type_propose_name (type, user_id);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_products_and_prefixes (void)
{
  static const struct
  {
    const char *product;
    const char *prefix;
    TelDeviceType type;
  } cases[] = {
    { "Cisco Unified Client Services Framework", "CSF", TEL_DEVICE_TYPE_CSF },
    { "Cisco Dual Mode for iPhone", "TCT", TEL_DEVICE_TYPE_TCT },
    { "Cisco Dual Mode for Android", "BOT", TEL_DEVICE_TYPE_BOT },
    { "Cisco Jabber for Tablet", "TAB", TEL_DEVICE_TYPE_TAB },
    { "CTI Remote Device", "CTIRD", TEL_DEVICE_TYPE_CTIRD },
  };
  TelDeviceType type;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (tel_device_type_from_product (cases[i].product, &type));
      g_assert_cmpint (type, ==, cases[i].type);
      g_assert_true (tel_device_type_from_prefix (cases[i].prefix, &type));
      g_assert_cmpint (type, ==, cases[i].type);
      g_assert_cmpstr (tel_device_type_get_product (type), ==, cases[i].product);
      g_assert_cmpstr (tel_device_type_get_prefix (type), ==, cases[i].prefix);
      if (tel_device_type_is_softphone (type))
        g_assert_true (g_str_has_prefix (tel_device_type_get_standard_security_profile (type), cases[i].product));
    }
  g_assert_true (tel_device_type_from_prefix ("csf", &type));
  g_assert_false (tel_device_type_from_prefix ("TFT", &type));
  g_assert_false (tel_device_type_from_prefix (NULL, &type));
  g_assert_false (tel_device_type_from_product ("Cisco 8845", &type));
  g_assert_false (tel_device_type_from_product (NULL, &type));
}

static void
test_csf_names (void)
{
  assert_name (TEL_DEVICE_TYPE_CSF, "CSFTADAMS");
  assert_name (TEL_DEVICE_TYPE_CSF, "CSFAKenzi");
  assert_name (TEL_DEVICE_TYPE_CSF, "tanya");
  assert_name (TEL_DEVICE_TYPE_CSF, "A23456789012345");
  assert_refused (TEL_DEVICE_TYPE_CSF, "", "no name");
  assert_refused (TEL_DEVICE_TYPE_CSF, "A234567890123456", "16 characters");
  assert_refused (TEL_DEVICE_TYPE_CSF, "CSF-TADAMS", "“-”");
  assert_refused (TEL_DEVICE_TYPE_CSF, "CSF.TADAMS", "“.”");
  assert_refused (TEL_DEVICE_TYPE_CSF, "CSF TADAMS", "U+0020");
  assert_refused (TEL_DEVICE_TYPE_CSF, "CSF山田", "“山”");
  assert_refused (TEL_DEVICE_TYPE_CSF, "CSF\u202eX", "U+202E");
  assert_refused (TEL_DEVICE_TYPE_CSF, "CSF😀", "“😀”");
}

static void
test_mobile_names (void)
{
  assert_name (TEL_DEVICE_TYPE_TCT, "TCTTADAMS");
  assert_name (TEL_DEVICE_TYPE_BOT, "BOTT.ADAMS_1-2");
  assert_name (TEL_DEVICE_TYPE_TAB, "TAB123456789012");
  assert_refused (TEL_DEVICE_TYPE_TAB, "TAB1234567890123", "16 characters");
  assert_refused (TEL_DEVICE_TYPE_TCT, "TCTtadams", "small letter “t”");
  assert_refused (TEL_DEVICE_TYPE_TCT, "BOTTADAMS", "TCT");
  assert_refused (TEL_DEVICE_TYPE_TCT, "TCT", "one more character");
  assert_refused (TEL_DEVICE_TYPE_BOT, "BOTÄDAMS", "“Ä”");
  assert_refused (TEL_DEVICE_TYPE_BOT, "", "no name");
}

/* Not a client, so CUCM's own rule holds (contract 1.4). */
static void
test_remote_device_names (void)
{
  assert_name (TEL_DEVICE_TYPE_CTIRD, "CTIRDTADAMS");
  assert_name (TEL_DEVICE_TYPE_CTIRD, "CTIRDt.adams_1-2");
  assert_name (TEL_DEVICE_TYPE_CTIRD, "tadams-at-home-and-away-with-a-long-name-of-50-cha");
  assert_refused (TEL_DEVICE_TYPE_CTIRD, "tadams-at-home-and-away-with-a-long-name-of-51-char", "At most 50");
  assert_refused (TEL_DEVICE_TYPE_CTIRD, "CTIRD TADAMS", "U+0020");
  assert_refused (TEL_DEVICE_TYPE_CTIRD, "CTIRD@TADAMS", "full stop");
  assert_refused (TEL_DEVICE_TYPE_CTIRD, "", "no name");
}

/* A CTI remote device has nothing of what makes a client (contract 2.4, 2.9). */
static void
test_remote_device_is_no_softphone (void)
{
  g_assert_false (tel_device_type_is_softphone (TEL_DEVICE_TYPE_CTIRD));
  g_assert_cmpstr (tel_device_type_get_protocol (TEL_DEVICE_TYPE_CTIRD), ==, "CTI Remote Device");
  g_assert_null (tel_device_type_get_sip_profile (TEL_DEVICE_TYPE_CTIRD, TEL_RELEASE_14_0));
  g_assert_null (tel_device_type_get_button_template (TEL_DEVICE_TYPE_CTIRD));
  for (guint type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    {
      g_assert_true (tel_device_type_is_softphone (type));
      g_assert_cmpstr (tel_device_type_get_protocol (type), ==, "SIP");
    }
}

static void
test_proposals (void)
{
  assert_proposed (TEL_DEVICE_TYPE_CSF, "tadams", "CSFTADAMS");
  assert_proposed (TEL_DEVICE_TYPE_TCT, "tadams", "TCTTADAMS");
  assert_proposed (TEL_DEVICE_TYPE_BOT, "tadams", "BOTTADAMS");
  assert_proposed (TEL_DEVICE_TYPE_TAB, "tadams", "TABTADAMS");
  assert_proposed (TEL_DEVICE_TYPE_CSF, "t.adams@example.com", "CSFTADAMSEXAMPL");
  assert_proposed (TEL_DEVICE_TYPE_TCT, "t.adams@example.com", "TCTT.ADAMSEXAMP");
  assert_proposed (TEL_DEVICE_TYPE_CSF, "o'brien \"x\"", "CSFOBRIENX");
  assert_proposed (TEL_DEVICE_TYPE_TCT, "山田太郎", "TCT");
  assert_proposed (TEL_DEVICE_TYPE_CSF, "", "CSF");
  assert_proposed (TEL_DEVICE_TYPE_CTIRD, "tadams", "CTIRDTADAMS");
  assert_proposed (TEL_DEVICE_TYPE_CTIRD, "t.adams@example.com", "CTIRDT.ADAMSEXAMPLE.COM");
}

/* Whatever the user ID, what is proposed fits as soon as anything of the ID does. */
static void
test_proposals_fit (void)
{
  for (guint i = 0; i < 500; i++)
    {
      GString *user_id = g_string_new ("a");

      for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
        g_string_append_unichar (user_id, (gunichar) g_test_rand_int_range (0x20, 0x3000));
      for (guint type = 0; type < TEL_N_DEVICE_TYPES; type++)
        {
          g_autofree char *name = tel_device_type_propose_name (type, user_id->str);

          assert_name (type, name);
        }
      g_string_free (user_id, TRUE);
    }
}

static void
test_sip_profiles (void)
{
  g_assert_cmpstr (tel_device_type_get_sip_profile (TEL_DEVICE_TYPE_CSF, TEL_RELEASE_9_1), ==, "Standard SIP Profile");
  g_assert_cmpstr (tel_device_type_get_sip_profile (TEL_DEVICE_TYPE_CSF, TEL_RELEASE_15_0), ==, "Standard SIP Profile");
  g_assert_null (tel_device_type_get_sip_profile (TEL_DEVICE_TYPE_TAB, TEL_RELEASE_9_1));
  g_assert_cmpstr (tel_device_type_get_sip_profile (TEL_DEVICE_TYPE_TAB, TEL_RELEASE_10_0), ==,
                   "Standard SIP Profile for Mobile Device");
}

static void
test_what_csf_alone_may (void)
{
  for (guint type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    {
      gboolean csf = type == TEL_DEVICE_TYPE_CSF;

      g_assert_cmpint (tel_device_type_is_mobile (type), ==, !csf);
      g_assert_cmpint (tel_device_type_allows_tftp_encryption (type), ==, csf);
      g_assert_cmpint (tel_device_type_needs_mac_for_null_string (type), ==, csf);
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/device-type/G2.2/products-and-prefixes", test_products_and_prefixes);
  g_test_add_func ("/device-type/G2.4/csf-names", test_csf_names);
  g_test_add_func ("/device-type/G2.5/mobile-names", test_mobile_names);
  g_test_add_func ("/device-type/G8.1/remote-device-names", test_remote_device_names);
  g_test_add_func ("/device-type/G8.1/remote-device-is-no-softphone", test_remote_device_is_no_softphone);
  g_test_add_func ("/device-type/G2.5/proposals", test_proposals);
  g_test_add_func ("/device-type/G2.5/proposals-fit", test_proposals_fit);
  g_test_add_func ("/device-type/G6.3/sip-profiles", test_sip_profiles);
  g_test_add_func ("/device-type/G8.4/what-csf-alone-may", test_what_csf_alone_may);

  return g_test_run ();
}
