/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <glib/gi18n.h>

#include <locale.h>

#include "model/tel-translation.h"
#include "ui/tel-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (TelApplication) application = NULL;

  tel_translation_prepare ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TEL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = tel_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
