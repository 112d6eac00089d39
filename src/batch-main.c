/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "batch/tel-batch.h"

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TEL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* Whoever has every message for debugging shown still gets nothing but the answer from the output. */
  g_log_writer_default_set_use_stderr (TRUE);

  return tel_batch_run (argv);
}
