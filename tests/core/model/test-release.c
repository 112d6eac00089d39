/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-release.h"

#include "tel-test.h"

static void
test_names_go_both_ways (void)
{
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  g_assert_cmpuint (n_releases, ==, 9);
  for (guint i = 0; i < n_releases; i++)
    {
      g_assert_cmpint (tel_release_from_string (tel_release_to_string (releases[i])), ==, releases[i]);
      g_assert_true (i == 0 || releases[i - 1] < releases[i]);
    }
  g_assert_cmpint (tel_release_from_string ("14"), ==, TEL_RELEASE_UNKNOWN);
  g_assert_cmpint (tel_release_from_string (NULL), ==, TEL_RELEASE_UNKNOWN);
  g_assert_null (tel_release_to_string (TEL_RELEASE_UNKNOWN));
}

static void
test_version_finds_schema (void)
{
  static const struct
  {
    const char *version;
    TelRelease release;
  } cases[] = {
    { "9.1.2.10000-28", TEL_RELEASE_9_1 },
    { "9.1", TEL_RELEASE_9_1 },
    { "10.0.1", TEL_RELEASE_10_0 },
    { "10.5.2.10000-5", TEL_RELEASE_10_5 },
    { "11.0.1", TEL_RELEASE_11_0 },
    { "11.5.1", TEL_RELEASE_11_5 },
    { "12.0.1", TEL_RELEASE_12_0 },
    { "12.5.1", TEL_RELEASE_12_5 },
    { "14.0.1.10000-20", TEL_RELEASE_14_0 },
    { "15.0.1", TEL_RELEASE_15_0 },
    { "16.5.1", TEL_RELEASE_15_0 },
    { "9.0.1", TEL_RELEASE_UNKNOWN },
    { "8.6.2", TEL_RELEASE_UNKNOWN },
    { "", TEL_RELEASE_UNKNOWN },
    { "14", TEL_RELEASE_UNKNOWN },
    { "14.", TEL_RELEASE_UNKNOWN },
    { "14.0beta", TEL_RELEASE_UNKNOWN },
    { "-1.0", TEL_RELEASE_UNKNOWN },
    { "99999999999999999999.0", TEL_RELEASE_UNKNOWN },
    { NULL, TEL_RELEASE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tel_release_from_version (cases[i].version), ==, cases[i].release);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/release/names-go-both-ways", test_names_go_both_ways);
  g_test_add_func ("/release/version-finds-schema", test_version_finds_schema);

  return g_test_run ();
}
