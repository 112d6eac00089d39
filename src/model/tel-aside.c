/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-aside.h"

/**
 * tel_aside_make_path:
 * @path: a file
 *
 * Makes the name under which a file is kept when it is moved aside: beside it, with the time in its name, and none of a
 * file that is there already.
 *
 * Returns: (transfer full): the path
 */
char *
tel_aside_make_path (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *aside = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  aside = g_strdup_printf ("%s.%s", path, time);
  for (guint i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.%s-%u", path, time, i);
    }

  return g_steal_pointer (&aside);
}
