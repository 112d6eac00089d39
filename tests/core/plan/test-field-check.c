/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-security-profile.h"
#include "model/tel-sip-profile.h"
#include "model/tel-user.h"
#include "plan/tel-field-check.h"
#include "tel-test.h"

/* A value, and a part of what is said of it; NULL when it can be sent. A length of a long text stands before a “*”. */
typedef struct
{
  GType (*type) (void);
  const char *property;
  const char *value;
  const char *said;
} Case;

static const Case cases[] = {
  { tel_device_get_type, "description", "128*", NULL },
  { tel_device_get_type, "description", "129*", "at most 128" },
  { tel_device_get_type, "description", "two\nlines", "cannot be shown" },
  { tel_device_get_type, "description", "", NULL },
  { tel_device_get_type, "device-pool", "Tokyo", NULL },
  { tel_line_get_type, "label", "50*", NULL },
  { tel_line_get_type, "label", "51*", "at most 50" },
  { tel_line_get_type, "display", "花子", NULL },
  { tel_line_get_type, "display", "51*", "at most 50" },
  { tel_line_get_type, "display-ascii", "Hanako", NULL },
  { tel_line_get_type, "display-ascii", "花子", "ASCII" },
  { tel_line_get_type, "display-ascii", "51*", "at most 50" },
  { tel_line_get_type, "external-mask", "+81352191XXX", NULL },
  { tel_line_get_type, "external-mask", "\\+81352191XXX", NULL },
  { tel_line_get_type, "external-mask", "five", "takes digits" },
  { tel_line_get_type, "pattern", "1001", NULL },
  { tel_line_get_type, "pattern", "\\+81352191050", NULL },
  { tel_line_get_type, "pattern", "+81352191050", "plus sign" },
  { tel_line_get_type, "pattern", "10 01", "without blanks" },
  { tel_line_get_type, "pattern", "", "may not be empty" },
  { tel_line_get_type, "ring-setting", "Ring Once", NULL },
  { tel_line_get_type, "ring-setting", "Loudly", "no value" },
  { tel_line_get_type, "busy-ring-setting", "Beep Only", NULL },
  { tel_line_get_type, "busy-ring-setting", "Loudly", "no value" },
  { tel_directory_number_get_type, "alerting-name", "51*", "at most 50" },
  { tel_directory_number_get_type, "ascii-alerting-name", "33*", "at most 32" },
  { tel_directory_number_get_type, "ascii-alerting-name", "花子", "ASCII" },
  { tel_user_get_type, "last-name", "Adams", NULL },
  { tel_user_get_type, "last-name", "", "may not be empty" },
  { tel_user_get_type, "first-name", "", NULL },
  { tel_user_get_type, "mail", "tadams@example.com", NULL },
  { tel_user_get_type, "mail", "tadams", "name@example.com" },
  { tel_user_get_type, "directory-uri", "tadams@example.com", NULL },
  { tel_user_get_type, "directory-uri", "t adams@example.com", "name@example.com" },
  { tel_security_profile_get_type, "name", "128*", NULL },
  { tel_security_profile_get_type, "name", "", "may not be empty" },
  { tel_security_profile_get_type, "key-size", "3072", NULL },
  { tel_security_profile_get_type, "key-size", "1000", "no value" },
  { tel_sip_profile_get_type, "name", "51*", "at most 50" },
  { tel_sip_profile_get_type, "description", "101*", "at most 100" },
};

static void
assert_says (TelObject *object, const char *property, TelRelease release, const char *said)
{
  g_autofree char *wrong = tel_field_check (object, property, release);

  g_test_message ("%s: %s", property, wrong != NULL ? wrong : "fits");
  if (said == NULL)
    g_assert_cmpstr (wrong, ==, NULL);
  else
    g_assert_nonnull (wrong != NULL ? strstr (wrong, said) : NULL);
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelObject) object = g_object_new (cases[i].type (), NULL);
      g_autofree char *value = g_str_has_suffix (cases[i].value, "*")
                                   ? g_strnfill (g_ascii_strtoull (cases[i].value, NULL, 10), '7')
                                   : g_strdup (cases[i].value);

      g_object_set (object, cases[i].property, value, NULL);
      assert_says (object, cases[i].property, TEL_RELEASE_14_0, cases[i].said);
    }
}

static void
test_calls (void)
{
  g_autoptr (TelLine) line = tel_line_new ();

  assert_says (TEL_OBJECT (line), "maximum-calls", TEL_RELEASE_14_0, "from 1 to 200");
  g_object_set (line, "maximum-calls", 4u, "busy-trigger", 4u, NULL);
  assert_says (TEL_OBJECT (line), "maximum-calls", TEL_RELEASE_14_0, NULL);
  assert_says (TEL_OBJECT (line), "busy-trigger", TEL_RELEASE_14_0, NULL);
  g_object_set (line, "busy-trigger", 5u, NULL);
  assert_says (TEL_OBJECT (line), "busy-trigger", TEL_RELEASE_14_0, "which is 4");
}

/* G2.4 and G2.5 for the types that are made here, the server's rule for any other phone (contract 1.4). */
static void
test_names (void)
{
  static const struct
  {
    const char *product;
    const char *name;
    const char *said;
  } names[] = {
    { "Cisco Unified Client Services Framework", "CSFTADAMS", NULL },
    { "Cisco Unified Client Services Framework", "CSF-TADAMS", "CSF-TADAMS" },
    { "Cisco Unified Client Services Framework", "CSFTADAMSTADAMST", "At most 15" },
    { "Cisco Dual Mode for iPhone", "TCTTADAMS", NULL },
    { "Cisco Dual Mode for iPhone", "TADAMS", "begins with TCT" },
    { "Cisco 8841", "SEP001122334455", NULL },
    { "Cisco 8841", "SEP 0011", "does not fit" },
    { "Cisco 8841", NULL, "does not fit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TelDevice) device =
          g_object_new (TEL_TYPE_DEVICE, "product", names[i].product, "name", names[i].name, NULL);

      assert_says (TEL_OBJECT (device), "name", TEL_RELEASE_14_0, names[i].said);
    }
}

static void
test_release (void)
{
  g_autoptr (TelDevice) base = g_object_new (TEL_TYPE_DEVICE, "name", "CTIRDTADAMS", NULL);
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
  g_autofree char *old = NULL;
  g_autofree char *product = NULL;

  g_object_set (draft, "route-when-inactive", TRUE, NULL);
  assert_says (TEL_OBJECT (draft), "route-when-inactive", TEL_RELEASE_9_1, "does not know");
  assert_says (TEL_OBJECT (draft), "route-when-inactive", TEL_RELEASE_14_0, NULL);
  g_object_set (draft, "route-when-inactive", FALSE, "key-order", "RSA Only", NULL);
  old = tel_field_check_all (TEL_OBJECT (base), TEL_OBJECT (draft), TEL_RELEASE_9_1);
  g_assert_nonnull (old);
  g_object_set (draft, "key-order", NULL, "product", "Cisco 8841", NULL);
  product = tel_field_check_all (TEL_OBJECT (base), TEL_OBJECT (draft), TEL_RELEASE_14_0);
  g_assert_nonnull (product);
  g_assert_nonnull (strstr (product, "cannot be changed"));
  g_clear_pointer (&product, g_free);

  /* Of a new one it can be set. */
  product = tel_field_check_all (NULL, TEL_OBJECT (draft), TEL_RELEASE_14_0);
  g_assert_cmpstr (product, ==, NULL);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/field-check/table", test_table);
  g_test_add_func ("/field-check/calls", test_calls);
  g_test_add_func ("/field-check/G2.4-G2.5-names", test_names);
  g_test_add_func ("/field-check/release", test_release);

  return g_test_run ();
}
