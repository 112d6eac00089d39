/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-exchange.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include <string.h>

#include "cluster/tel-connection-file.h"

#define FILE_NAME "telephonist.connections"

typedef void (*Exchange) (GtkWidget *widget, TelConnectionStore *connections, GFile *file);

/* What the file chooser was opened for. */
typedef struct
{
  GtkWidget *widget;
  TelConnectionStore *connections;
  Exchange exchange;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->connections);
  g_free (self);
}

static void
on_response (GtkNativeDialog *native, int response, Question *question)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  if (file != NULL)
    question->exchange (question->widget, question->connections, file);
  g_object_unref (native);
}

/* Takes over the chooser, which ends with its answer. */
static void
ask (GtkFileChooserNative *native, GtkWidget *widget, TelConnectionStore *connections, Exchange exchange)
{
  Question *question = g_new0 (Question, 1);

  question->widget = g_object_ref (widget);
  question->connections = g_object_ref (connections);
  question->exchange = exchange;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect_data (native, "response", G_CALLBACK (on_response), question, question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static void
show_error (GtkWidget *widget, const char *heading, const char *message)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  /* The window may be gone by now. */
  if (root == NULL)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/* No more than one byte over what can be right, however long the file is. */
static char *
read_text (GFile *file, gsize *length, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = g_malloc0 (TEL_CONNECTION_FILE_MAXIMUM + 2);

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, TEL_CONNECTION_FILE_MAXIMUM + 1, length, NULL, error))
    return NULL;

  return g_steal_pointer (&text);
}

static char *
dup_result (guint n_added, guint n_present)
{
  g_autofree char *added = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u connection was imported.",
                                                         "%u connections were imported.", n_added),
                                            n_added);
  g_autofree char *present = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u was there already and stays as it is.",
                                                           "%u were there already and stay as they are.", n_present),
                                              n_present);

  if (n_present == 0)
    return g_steal_pointer (&added);

  /* Translators: two sentences: how many connections were imported, and how many were there already */
  return g_strdup_printf (_ ("%s %s"), added, present);
}

/**
 * tel_connection_exchange_import:
 * @widget: what it was asked for on
 * @connections: the connections that are saved
 * @file: a file that was exported
 *
 * Saves the connections of a file, and says how many or, where nothing was changed, why.
 */
void
tel_connection_exchange_import (GtkWidget *widget, TelConnectionStore *connections, GFile *file)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *result = NULL;
  gsize length = 0;
  guint n_added, n_present;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEL_IS_CONNECTION_STORE (connections));
  g_return_if_fail (G_IS_FILE (file));

  name = dup_name (file);
  text = read_text (file, &length, &error);
  if (text == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("“%s” cannot be read: %s."), name, error->message);

      show_error (widget, _ ("Nothing was imported"), message);
      return;
    }
  if (!tel_connection_store_import (connections, text, length, name, &n_added, &n_present, &error))
    {
      show_error (widget, _ ("Nothing was imported"), error->message);
      return;
    }

  result = dup_result (n_added, n_present);
  gtk_widget_activate_action (widget, "win.toast", "s", result);
}

/**
 * tel_connection_exchange_ask_import:
 * @widget: what it was asked for on
 * @connections: the connections that are saved
 *
 * Asks which file is to be imported, and imports it.
 */
void
tel_connection_exchange_ask_import (GtkWidget *widget, TelConnectionStore *connections)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEL_IS_CONNECTION_STORE (connections));

  ask (gtk_file_chooser_native_new (_ ("Import connections"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                    GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), NULL),
       widget, connections, tel_connection_exchange_import);
}

/**
 * tel_connection_exchange_export:
 * @widget: what it was asked for on
 * @connections: the connections that are saved
 * @file: where to
 *
 * Writes the connections into a file that another Telephonist imports. There is no secret in it.
 */
void
tel_connection_exchange_export (GtkWidget *widget, TelConnectionStore *connections, GFile *file)
{
  GListModel *list;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  guint n_connections;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEL_IS_CONNECTION_STORE (connections));
  g_return_if_fail (G_IS_FILE (file));

  list = tel_connection_store_get_connections (connections);
  n_connections = g_list_model_get_n_items (list);
  name = dup_name (file);
  text = tel_connection_file_write (list);
  if (!g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    {
      message = g_strdup_printf (_ ("“%s” cannot be written: %s."), name, error->message);
      show_error (widget, _ ("The connections were not exported"), message);
      return;
    }

  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u connection was exported.",
                                          "%u connections were exported.", n_connections),
                             n_connections);
  gtk_widget_activate_action (widget, "win.toast", "s", message);
}

/**
 * tel_connection_exchange_ask_export:
 * @widget: what it was asked for on
 * @connections: the connections that are saved
 *
 * Asks where the connections are to be written, and writes them there.
 */
void
tel_connection_exchange_ask_export (GtkWidget *widget, TelConnectionStore *connections)
{
  GtkFileChooserNative *native;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TEL_IS_CONNECTION_STORE (connections));

  native = gtk_file_chooser_native_new (_ ("Export connections"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), FILE_NAME);
  ask (native, widget, connections, tel_connection_exchange_export);
}
