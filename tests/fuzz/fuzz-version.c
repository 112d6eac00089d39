/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-fault.h"
#include "axl/tel-axl-release-probe.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  guint n_releases;
  g_autofree char *said = g_strndup ((const char *) data, size);
  g_autofree char *page = g_utf8_make_valid (said, -1);
  g_autofree char *supported = tel_axl_fault_parse_supported_versions (page);
  const TelRelease *releases = tel_release_get_all (&n_releases);
  g_autofree char *version = tel_axl_release_probe_parse_uds (said);

  fuzz_require (version == NULL || g_utf8_validate (version, -1, NULL));
  for (guint i = 0; supported != NULL && i < n_releases; i++)
    tel_axl_release_probe_is_supported (supported, releases[i]);

  return 0;
}
