/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-draft-question.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-drafts.h"
#include "ui/tel-window.h"

/* How many names are told before the rest is counted. */
#define MAXIMUM_NAMES 5

/* The drafts live as long as the program does. */
static gboolean
is_last (GtkWindow *window)
{
  GtkApplication *application = gtk_window_get_application (window);

  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL; l = l->next)
    if (TEL_IS_WINDOW (l->data) && l->data != window)
      return FALSE;

  return TRUE;
}

static char *
describe (const char *const *names)
{
  guint n_names = g_strv_length ((char **) names);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n_names, MAXIMUM_NAMES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", names[i]);
  if (n_names > MAXIMUM_NAMES)
    /* Translators: names, how many others */
    return g_strdup_printf (_ ("What was edited of %s and %u others was not sent to the cluster."), text->str,
                            n_names - MAXIMUM_NAMES);

  /* Translators: names of devices and users */
  return g_strdup_printf (_ ("What was edited of %s was not sent to the cluster."), text->str);
}

static void
on_answered (gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  gtk_window_close (window);
}

/* The question still looks at its parent when it has been answered, so that the parent outlives it (libadwaita 1.2). */
static void
on_response (AdwMessageDialog *dialog, const char *response, GtkWindow *window)
{
  if (!g_str_equal (response, "discard"))
    return;

  tel_drafts_discard_all ();
  g_idle_add_once (on_answered, g_object_ref (window));
}

/**
 * tel_draft_question_ask:
 * @window: a window that is to be closed
 *
 * Asks whether edits are to be lost, where the program ends with the window and there are any. The window is closed
 * again when the person says so.
 *
 * Returns: %TRUE when the window has to stay for now
 */
gboolean
tel_draft_question_ask (GtkWindow *window)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  names = tel_drafts_list_all_edited ();
  if (names[0] == NULL || !is_last (window))
    return FALSE;

  text = describe ((const char *const *) names);
  dialog = adw_message_dialog_new (window, _ ("Discard the changes?"), text);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("Keep editing"), "discard", _ ("Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}
