/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-mail-sender.h"

#include "delivery/tel-mail.h"
#include "model/tel-deadline.h"
#include "model/tel-error.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/*
 * How a string leaves by mail (G4.6): first whether the address is outside, which wants a tick; then by what way, which
 * is asked once and kept in a setting; then the mail program or the file.
 */
typedef struct
{
  /* Not owned: when it ends it cancels, and nothing here outlives that. */
  GtkWindow *parent;
  TelMessage *message;
  GSettings *settings;
  gboolean always_file;
  GCancellable *cancellable;
  gulong cancelled_handler;

  /* What the person is asked with at the moment; a question may have gone with its parent. */
  gboolean is_asking;
  GtkWindow *question;
  GtkFileChooserNative *chooser;
  GFile *file;
} Sending;

static void choose_method (GTask *task);

static void
sending_free (Sending *sending)
{
  if (sending->cancelled_handler != 0)
    g_signal_handler_disconnect (sending->cancellable, sending->cancelled_handler);
  g_clear_object (&sending->cancellable);
  g_clear_object (&sending->message);
  g_clear_object (&sending->settings);
  g_clear_weak_pointer (&sending->question);
  g_clear_object (&sending->chooser);
  g_clear_object (&sending->file);
  g_free (sending);
}

static void
return_cancelled (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled by the person");
}

static void
forget_question (Sending *sending)
{
  sending->is_asking = FALSE;
  g_clear_weak_pointer (&sending->question);
  g_clear_object (&sending->chooser);
}

/* What waits for the person ends with the window that asked. In an idle source, since cancelling may be that end. */
static gboolean
end_question (gpointer user_data)
{
  GTask *task = user_data;
  Sending *sending = g_task_get_task_data (task);

  if (!sending->is_asking)
    return G_SOURCE_REMOVE;

  if (sending->question != NULL)
    {
      g_signal_handlers_disconnect_by_data (sending->question, task);
      gtk_window_destroy (sending->question);
    }
  if (sending->chooser != NULL)
    {
      g_signal_handlers_disconnect_by_data (sending->chooser, task);
      gtk_native_dialog_hide (GTK_NATIVE_DIALOG (sending->chooser));
    }
  forget_question (sending);
  return_cancelled (task);
  g_object_unref (task);

  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *cancellable, GTask *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, end_question, g_object_ref (task), g_object_unref);
}

static void
present_question (GTask *task, GtkWidget *dialog, GCallback on_answered)
{
  Sending *sending = g_task_get_task_data (task);

  sending->is_asking = TRUE;
  g_set_weak_pointer (&sending->question, GTK_WINDOW (dialog));
  g_signal_connect (dialog, "response", on_answered, task);
  gtk_window_present (sending->question);
}

static void
on_uri_shown (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    {
      g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_STORAGE,
                               _ ("No mail program could be opened. Choose to save a file in the preferences. (%s)"),
                               error->message);
      return;
    }

  g_task_return_pointer (task,
                         g_strdup_printf (_ ("The message to %s was handed to the mail program."),
                                          tel_message_get_address (sending->message)),
                         g_free);
}

static void
open_mail_program (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  GError *error = NULL;
  char *uri = tel_mail_dup_uri (sending->message, &error);

  if (uri == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  /* Once it is chosen it is done, and told, also when the window is closed meanwhile. */
  gtk_show_uri_full (sending->parent, uri, GDK_CURRENT_TIME, NULL, on_uri_shown, task);
  tel_mail_wipe (uri);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sending *sending = g_task_get_task_data (task);
  g_autofree char *path = g_file_get_parse_name (sending->file);
  g_autofree char *name = g_path_get_basename (path);
  GError *error = NULL;

  if (tel_mail_save_finish (result, &error))
    /* Translators: the name of a file */
    g_task_return_pointer (task,
                           g_strdup_printf (_ ("Saved as %s, readable by you alone. Remove it once it is sent."), name),
                           g_free);
  else
    g_task_return_error (task, error);
}

static void
on_file_chosen (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  GTask *task = user_data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  forget_question (sending);
  if (response != GTK_RESPONSE_ACCEPT)
    {
      return_cancelled (task);
      g_object_unref (task);
      return;
    }

  sending->file = g_steal_pointer (&file);
  tel_mail_save_async (sending->message, sending->file, NULL, on_saved, task);
}

static void
choose_file (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  sending->is_asking = TRUE;
  sending->chooser = gtk_file_chooser_native_new (_ ("Save the message"), sending->parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                                  _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (sending->chooser), TRUE);
  /* Not the device's name: it comes from the cluster, and such names are no file names. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (sending->chooser), "jabber.eml");
  g_signal_connect (sending->chooser, "response", G_CALLBACK (on_file_chosen), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (sending->chooser));
}

static void
on_method_chosen (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  GTask *task = user_data;
  Sending *sending = g_task_get_task_data (task);

  forget_question (sending);
  if (g_str_equal (response, "cancel"))
    {
      return_cancelled (task);
      g_object_unref (task);
      return;
    }

  g_settings_set_string (sending->settings, "mail-method", response);
  choose_method (task);
}

static void
ask_method (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  GtkWidget *dialog = adw_message_dialog_new (
      sending->parent, _ ("How should the string be mailed?"),
      _ ("The mail program gets the message, and the string in it, on its command line, which other people on this "
         "computer may read while it starts. A file is readable by you alone; open it with the mail program and remove "
         "it afterwards. A string in a mail can be read on its way in either case.\n\nThe choice is kept; change it in "
         "the preferences."));

  /* Translators: “Cancel” on a dialog’s button */
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "file", _ ("Save a file"),
                                    "mail-program", _ ("Open the mail program"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  present_question (task, dialog, G_CALLBACK (on_method_chosen));
}

static void
choose_method (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  g_autofree char *method = g_settings_get_string (sending->settings, "mail-method");

  if (sending->always_file || g_str_equal (method, "file"))
    choose_file (task);
  else if (g_str_equal (method, "mail-program"))
    open_mail_program (task);
  else
    ask_method (task);
}

static void
on_outside_answered (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  GTask *task = user_data;
  Sending *sending = g_task_get_task_data (task);

  forget_question (sending);
  if (g_str_equal (response, "send"))
    {
      choose_method (task);
      return;
    }

  return_cancelled (task);
  g_object_unref (task);
}

static void
ask_outside (GTask *task, const char *domain)
{
  Sending *sending = g_task_get_task_data (task);
  GtkWidget *dialog = adw_message_dialog_new (sending->parent, _ ("Mail the string outside the organization?"), NULL);

  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      /* Translators: a mail address, then the organization’s domain */
      _ ("%s is not an address of %s. Whoever reads the mail on its way can enrol in the user’s place."),
      tel_message_get_address (sending->message), domain);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "send",
                                    _ ("Mail it all the same"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "send", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  present_question (task, dialog, G_CALLBACK (on_outside_answered));
}

/**
 * tel_mail_sender_send_async:
 * @parent: the window that asks; it cancels when it ends
 * @cluster: the cluster
 * @user: whom the string is for; the mail goes to the directory's address only
 * @device: the device
 * @string: the string, which was read back and applied (G4.5)
 * @language: the language of the message
 * @always_file: whether the message is saved as a file, whatever the setting says
 * @cancellable: takes back what is being asked; what was answered already is carried out
 * @callback: called when the message was handed on
 * @user_data: data for @callback
 *
 * Mails the string to its user (G4.6): by the desktop's mail program or as a file, whichever was chosen. A file that
 * exists is asked about by the file chooser. An address outside the organization is asked about. Refused with
 * %TEL_ERROR_INVALID when the directory has no address, or the cluster names no deadline.
 */
void
tel_mail_sender_send_async (GtkWindow *parent,
                            TelCluster *cluster,
                            TelUser *user,
                            TelDevice *device,
                            TelAuthString *string,
                            TelLanguage language,
                            gboolean always_file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) deadline = NULL;
  g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);
  GTimeZone *zone = tel_cluster_get_time_zone (cluster);
  const char *domain = tel_cluster_get_organization_domain (cluster);
  Sending *sending = g_new0 (Sending, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, tel_mail_sender_send_async);
  /* What was handed out is told, although the window has ended meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);

  deadline = tel_deadline_parse (tel_device_get_completes_by (device), zone);
  sending->parent = parent;
  sending->cancellable = g_object_ref (cancellable);
  sending->cancelled_handler = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), task);
  sending->settings = g_settings_new (TEL_APPLICATION_ID);
  sending->always_file = always_file;
  if (deadline != NULL)
    sending->message = tel_message_new (user, device, string, deadline, zone, local, language);

  if (deadline == NULL)
    {
      g_task_return_new_error (
          task, TEL_ERROR, TEL_ERROR_INVALID,
          _ ("The cluster names no deadline for %s, so that the user cannot be told one. Make a new "
             "string."),
          tel_device_get_name (device));
      g_object_unref (task);
    }
  else if (g_date_time_compare (deadline, now) <= 0)
    {
      g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_INVALID,
                               _ ("The string for %s has expired and is refused by the cluster. Make a new one."),
                               tel_device_get_name (device));
      g_object_unref (task);
    }
  else if (!tel_mail_check_address (sending->message, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else if (domain != NULL && tel_mail_is_outside (tel_message_get_address (sending->message), domain))
    {
      ask_outside (task, domain);
    }
  else
    {
      choose_method (task);
    }
}

/**
 * tel_mail_sender_send_finish:
 * @result: the result
 * @is_file: (out): whether a file was made
 * @error: return location for an error
 *
 * Ends what tel_mail_sender_send_async() began.
 *
 * Returns: (transfer full): a sentence that says what was done; NULL with @error set, %G_IO_ERROR_CANCELLED when the
 *   person thought better of it
 */
char *
tel_mail_sender_send_finish (GAsyncResult *result, gboolean *is_file, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  *is_file = ((Sending *) g_task_get_task_data (G_TASK (result)))->file != NULL;

  return g_task_propagate_pointer (G_TASK (result), error);
}
