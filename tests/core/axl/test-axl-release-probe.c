/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-release-probe.h"

#include "tel-test.h"

static void
test_uds_version_is_the_element (void)
{
  g_autofree char *version = tel_axl_release_probe_parse_uds (
      "<versionInformation uri=\"https://x/cucm-uds/version\" version=\"10.0.0\"><version>11.5.1</version>"
      "<capabilities><version>1</version></capabilities></versionInformation>");
  g_autofree char *none = tel_axl_release_probe_parse_uds ("<versionInformation version=\"10.0.0\"/>");
  g_autofree char *page = tel_axl_release_probe_parse_uds ("<html><p>no</html>");

  g_assert_cmpstr (version, ==, "11.5.1");
  g_assert_null (none);
  g_assert_null (page);
}

static void
test_supported_versions (void)
{
  const char *supported = "12.x, 14.0 and 15.0";

  g_assert_true (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_12_0));
  g_assert_true (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_12_5));
  g_assert_true (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_14_0));
  g_assert_true (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_15_0));
  g_assert_false (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_11_5));
  g_assert_false (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_9_1));
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/axl-release-probe/uds-version-is-the-element", test_uds_version_is_the_element);
  g_test_add_func ("/axl-release-probe/supported-versions", test_supported_versions);

  return g_test_run ();
}
