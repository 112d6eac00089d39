/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <adwaita.h>

#include "tel-test-widgets.h"
#include "ui/tel-initials.h"

/* What an avatar shows of a name. */
static void
test_letters_only (void)
{
  static const struct
  {
    const char *name;
    const char *initials;
  } names[] = {
    { "Tanya Adams", "TA" },
    { "<b>Bold</b> Müller & <i>Söhne</i>", "BI" },
    { "\"Mari\" O'Brien", "MO" },
    { "Emma 😀 Grin 🚀", "EG" },
    { "😀", NULL },
    { "山田 太郎", "山" },
    { "ササキ ハナ", "サ" },
    { "דוד כהן", "דכ" },
    { "Prince", "P" },
    { "12 & 34", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = tel_initials_dup_text (names[i].name);
      GtkWidget *avatar = g_object_ref_sink (adw_avatar_new (48, text, TRUE));
      GtkWidget *window = tel_test_present (avatar, 100, 100);

      g_test_message ("%s", names[i].name);
      if (names[i].initials != NULL)
        g_assert_nonnull (tel_test_find_label (window, names[i].initials));
      else
        g_assert_cmpstr (text, ==, "");
      gtk_window_destroy (GTK_WINDOW (window));
      g_object_unref (avatar);
    }
}

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/initials/letters-only", test_letters_only);

  return g_test_run ();
}
