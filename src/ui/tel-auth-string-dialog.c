/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-auth-string-dialog.h"

#include "delivery/tel-letter.h"
#include "model/tel-deadline.h"
#include "plan/tel-capf-builder.h"
#include "plan/tel-softphone-builder.h"
#include "ui/tel-delivery-log.h"
#include "ui/tel-letter-printer.h"
#include "ui/tel-mail-sender.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-secret-clipboard.h"

#include <glib/gi18n-lib.h>

/* How often the time that is left is looked at again. */
#define TICK_SECONDS 5

/* Long enough to read two sentences. */
#define TOAST_SECONDS 10

struct _TelAuthStringDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwWindowTitle *window_title;
  GtkStack *stack;
  GtkWidget *string_box;
  GtkLabel *string_label;
  GtkToggleButton *reveal_button;
  GtkWidget *apply_label;
  GtkWidget *expired_label;
  GtkWidget *give_box;
  GtkWidget *apply_button;
  GtkWidget *copy_button;
  GtkLabel *copy_label;
  GtkLabel *error_label;
  GtkWidget *giving_group;
  AdwComboRow *language_row;
  AdwActionRow *given_row;
  AdwActionRow *cluster_time_row;
  AdwActionRow *local_time_row;
  TelPlanView *plan_view;

  TelCluster *cluster;
  TelUser *user;
  TelDevice *device;
  TelAuthString *string;
  TelDeliveryLog *log;
  GSettings *settings;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (TelAuthStringDialog, tel_auth_string_dialog, ADW_TYPE_WINDOW)

/* In groups of four, so that a person can read it to another over the telephone. */
static char *
format_string (TelAuthString *string, gboolean is_revealed)
{
  const char *digits = tel_auth_string_peek (string);
  GString *text = g_string_new (NULL);

  for (guint i = 0; digits[i] != '\0'; i++)
    {
      if (i > 0)
        g_string_append (text, i % 4 == 0 ? "   " : " ");
      if (is_revealed)
        g_string_append_c (text, digits[i]);
      else
        g_string_append (text, "•");
    }

  return g_string_free (text, FALSE);
}

static void
update_string (TelAuthStringDialog *self)
{
  gboolean is_revealed = gtk_toggle_button_get_active (self->reveal_button);
  const char *tip = is_revealed ? _ ("Hide the string") : _ ("Show the string");
  char *text;

  if (self->string == NULL)
    return;

  text = format_string (self->string, is_revealed);
  gtk_label_set_text (self->string_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->string_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: read by a screen reader instead of the string */
                                  is_revealed ? text : _ ("Hidden authentication string"), -1);
  memset (text, 0, strlen (text));
  g_free (text);

  gtk_button_set_icon_name (GTK_BUTTON (self->reveal_button),
                            is_revealed ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reveal_button), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reveal_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
}

static void
update_copy (TelAuthStringDialog *self)
{
  TelSecretClipboard *clipboard = tel_secret_clipboard_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  guint remaining = tel_secret_clipboard_get_remaining (clipboard);
  g_autofree char *text = NULL;

  if (tel_secret_clipboard_offers (clipboard, self->string))
    /* Translators: the string is on the clipboard and is cleared in so many seconds */
    text = g_strdup_printf (ngettext ("Copied · clears in %u s", "Copied · clears in %u s", remaining), remaining);

  gtk_label_set_text (self->copy_label, text != NULL ? text : _ ("Copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->copy_label), -1);
}

static GDateTime *
parse_deadline (TelAuthStringDialog *self)
{
  return tel_deadline_parse (tel_device_get_completes_by (self->device), tel_cluster_get_time_zone (self->cluster));
}

/* A time of the cluster, and where its zone is known from (G3.5). */
static char *
dup_with_zone (TelCluster *cluster, const char *time)
{
  g_autofree char *name = tel_cluster_dup_time_zone_name (cluster);

  switch (tel_cluster_get_time_zone_origin (cluster))
    {
    case TEL_ZONE_ASSUMED:
      /* Translators: a date and time, then the time zone that the program assumes */
      return g_strdup_printf (_ ("%s (time zone assumed: %s)"), time, name);

    case TEL_ZONE_FOUND:
      /* Translators: a date and time, then a time zone such as UTC+09:00 */
      return g_strdup_printf (_ ("%s (%s, found on the cluster)"), time, name);

    default:
      return g_strdup (time);
    }
}

static void
update_deadline (TelAuthStringDialog *self)
{
  g_autoptr (GDateTime) deadline = parse_deadline (self);
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  GTimeZone *zone = tel_cluster_get_time_zone (self->cluster);
  g_autofree char *there = NULL;
  g_autofree char *there_text = NULL;
  g_autofree char *here = NULL;
  g_autofree char *remaining = NULL;
  g_autofree char *here_text = NULL;

  if (deadline == NULL)
    {
      adw_action_row_set_subtitle (self->cluster_time_row, _ ("The cluster names no deadline."));
      gtk_widget_set_visible (GTK_WIDGET (self->local_time_row), FALSE);
      return;
    }

  there = tel_deadline_describe (deadline, zone);
  there_text = dup_with_zone (self->cluster, there);
  adw_action_row_set_subtitle (self->cluster_time_row, there_text);

  here = tel_deadline_describe (deadline, local);
  remaining = tel_deadline_describe_remaining (deadline, now);
  here_text = g_strdup_printf ("%s · %s", here, remaining);
  gtk_widget_set_visible (GTK_WIDGET (self->local_time_row), TRUE);
  adw_action_row_set_subtitle (self->local_time_row, here_text);
}

/* After the deadline the string is refused: only a new one helps (G4.3). */
static gboolean
is_expired (TelAuthStringDialog *self)
{
  g_autoptr (GDateTime) deadline = parse_deadline (self);
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);

  return deadline != NULL && g_date_time_compare (deadline, now) <= 0;
}

static void
show_given (TelAuthStringDialog *self)
{
  g_autofree char *text = self->log != NULL ? tel_delivery_log_describe (self->log) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->given_row), text != NULL);
  adw_action_row_set_subtitle (self->given_row, text != NULL ? text : "");
  gtk_widget_set_visible (self->giving_group, text != NULL || gtk_widget_get_visible (GTK_WIDGET (self->language_row)));
}

static void
update (TelAuthStringDialog *self)
{
  gboolean has_expired = is_expired (self);
  gboolean has_string = self->string != NULL && !has_expired;
  gboolean wants_apply = self->string == NULL && !has_expired;
  gboolean is_idle = self->cancellable == NULL;

  gtk_widget_set_visible (self->string_box, has_string);
  gtk_widget_set_visible (self->give_box, has_string);
  gtk_widget_set_visible (GTK_WIDGET (self->language_row), has_string);
  gtk_widget_set_visible (self->apply_label, wants_apply);
  gtk_widget_set_visible (self->expired_label, has_expired);
  gtk_widget_set_visible (gtk_widget_get_parent (self->apply_button), wants_apply);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "string.copy", has_string);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "string.mail", has_string && is_idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "string.save-message", has_string && is_idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "string.print-letter", has_string && is_idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "string.save-letter", has_string && is_idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "string.apply", wants_apply && is_idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "string.new", is_idle);
  show_given (self);
  update_string (self);
  update_copy (self);
  update_deadline (self);
}

static void
show_error (TelAuthStringDialog *self, const char *text)
{
  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static void
show_toast (TelAuthStringDialog *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (text);

  /* What is to be done about a file that holds the string stands at the end, and must not be cut off. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
note_given (TelAuthStringDialog *self, TelDeliveryWay way)
{
  TelLanguage language = adw_combo_row_get_selected (self->language_row);

  tel_delivery_log_note (self->log, self->user, self->device, way,
                         way != TEL_DELIVERY_WAY_COPY ? tel_language_get_code (language) : NULL);
}

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuthStringDialog *self = TEL_AUTH_STRING_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (self->string == NULL)
    return;

  tel_secret_clipboard_offer (tel_secret_clipboard_get_for_display (gtk_widget_get_display (widget)), self->string,
                              g_settings_get_uint (self->settings, "clipboard-seconds"),
                              parent != NULL ? parent : GTK_WINDOW (self));
  note_given (self, TEL_DELIVERY_WAY_COPY);
}

/* What is handed out may outlast the dialog, and is written down all the same. */
typedef struct
{
  GWeakRef dialog;
  TelDeliveryLog *log;
  TelUser *user;
  TelDevice *device;
  TelLanguage language;
} HandingOut;

static void
handing_out_free (HandingOut *self)
{
  g_weak_ref_clear (&self->dialog);
  g_object_unref (self->log);
  g_object_unref (self->user);
  g_object_unref (self->device);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HandingOut, handing_out_free)

static HandingOut *
begin_handing_out (TelAuthStringDialog *self)
{
  HandingOut *handing_out = g_new0 (HandingOut, 1);

  g_weak_ref_init (&handing_out->dialog, self);
  handing_out->log = g_object_ref (self->log);
  handing_out->user = g_object_ref (self->user);
  handing_out->device = g_object_ref (self->device);
  handing_out->language = adw_combo_row_get_selected (self->language_row);

  show_error (self, NULL);
  self->cancellable = g_cancellable_new ();
  update (self);

  return handing_out;
}

static void
note_handed_out (HandingOut *self, TelDeliveryWay way)
{
  tel_delivery_log_note (self->log, self->user, self->device, way, tel_language_get_code (self->language));
}

/* Returns the dialog when it is still there. */
static TelAuthStringDialog *
end_handing_out (HandingOut *handing_out)
{
  TelAuthStringDialog *self = g_weak_ref_get (&handing_out->dialog);

  /* Closed already, and kept by somebody else only. */
  if (self != NULL && self->cancellable == NULL)
    g_clear_object (&self);
  if (self != NULL)
    {
      g_clear_object (&self->cancellable);
      update (self);
    }

  return self;
}

static void
show_failure (TelAuthStringDialog *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
}

static void
on_mail_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HandingOut) handing_out = user_data;
  g_autoptr (TelAuthStringDialog) self = end_handing_out (handing_out);
  g_autoptr (GError) error = NULL;
  gboolean is_file;
  g_autofree char *done = tel_mail_sender_send_finish (result, &is_file, &error);

  if (done != NULL)
    note_handed_out (handing_out, is_file ? TEL_DELIVERY_WAY_FILE : TEL_DELIVERY_WAY_MAIL);
  if (self != NULL && done != NULL)
    show_toast (self, done);
  else if (self != NULL)
    show_failure (self, error);
}

static void
send_mail (TelAuthStringDialog *self, gboolean always_file)
{
  HandingOut *handing_out = begin_handing_out (self);

  tel_mail_sender_send_async (GTK_WINDOW (self), self->cluster, self->user, self->device, self->string,
                              handing_out->language, always_file, self->cancellable, on_mail_sent, handing_out);
}

static void
mail_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  send_mail (TEL_AUTH_STRING_DIALOG (widget), FALSE);
}

static void
save_message_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  send_mail (TEL_AUTH_STRING_DIALOG (widget), TRUE);
}

static TelLetter *
make_letter (TelAuthStringDialog *self)
{
  g_autoptr (GDateTime) deadline = parse_deadline (self);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autofree char *text = NULL;

  if (deadline != NULL)
    return tel_letter_new (self->user, self->device, self->string, deadline, tel_cluster_get_time_zone (self->cluster),
                           local, adw_combo_row_get_selected (self->language_row));

  text = g_strdup_printf (_ ("The cluster names no deadline for %s, so that the user cannot be told one. Make a new "
                             "string."),
                          tel_device_get_name (self->device));
  show_error (self, text);

  return NULL;
}

static void
on_letter_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HandingOut) handing_out = user_data;
  g_autoptr (TelAuthStringDialog) self = end_handing_out (handing_out);
  g_autoptr (GError) error = NULL;
  gboolean is_printed = tel_letter_printer_print_finish (result, &error);

  if (is_printed)
    note_handed_out (handing_out, TEL_DELIVERY_WAY_LETTER);
  if (self != NULL && is_printed)
    show_toast (self, _ ("The letter was handed to the printer."));
  else if (self != NULL)
    show_failure (self, error);
}

static void
print_letter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuthStringDialog *self = TEL_AUTH_STRING_DIALOG (widget);
  g_autoptr (TelLetter) letter = make_letter (self);

  if (letter != NULL)
    tel_letter_printer_print_async (letter, GTK_WINDOW (self), on_letter_printed, begin_handing_out (self));
}

static void
on_letter_file_chosen (GtkNativeDialog *chooser, int response, TelAuthStringDialog *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *done = NULL;
  g_autoptr (TelLetter) letter = NULL;
  g_autoptr (GError) error = NULL;

  gtk_native_dialog_destroy (chooser);
  if (response != GTK_RESPONSE_ACCEPT || path == NULL || self->string == NULL)
    return;

  letter = make_letter (self);
  if (letter == NULL)
    return;
  if (!tel_letter_printer_export (letter, GTK_WINDOW (self), path, &error))
    {
      show_error (self, error->message);
      return;
    }

  note_given (self, TEL_DELIVERY_WAY_PDF);
  /* Translators: the name of a file */
  done = g_strdup_printf (_ ("Saved as %s, readable by you alone. Remove it once it is printed."), name);
  show_toast (self, done);
}

static void
save_letter_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuthStringDialog *self = TEL_AUTH_STRING_DIALOG (widget);

  show_error (self, NULL);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save the letter"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  /* Not the device's name: it comes from the cluster, and such names are no file names. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), "jabber.pdf");
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_letter_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
show_plan (TelAuthStringDialog *self, TelPlan *plan, GError *error)
{
  g_clear_object (&self->cancellable);
  update (self);
  if (plan == NULL)
    {
      show_error (self, error->message);
      return;
    }

  tel_plan_view_set_plan (self->plan_view, self->cluster, plan);
  adw_window_title_set_title (self->window_title, tel_plan_get_title (plan));
  gtk_stack_set_visible_child_name (self->stack, "plan");
}

static void
on_new_string_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_capf_builder_build_finish (result, &error);

  /* The dialog may be gone when the building was cancelled. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_plan (user_data, plan, error);
}

static void
new_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuthStringDialog *self = TEL_AUTH_STRING_DIALOG (widget);
  g_autoptr (GDateTime) given = tel_delivery_log_get_given (self->log);

  show_error (self, NULL);
  self->cancellable = g_cancellable_new ();
  update (self);
  tel_capf_builder_build_async (self->cluster, TEL_CAPF_ACTION_ISSUE, tel_device_get_name (self->device), NULL, given,
                                self->cancellable, on_new_string_built, self);
}

static void
on_apply_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_softphone_builder_build_apply_finish (result, &error);

  /* The dialog may be gone when the building was cancelled. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_plan (user_data, plan, error);
}

static void
apply_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuthStringDialog *self = TEL_AUTH_STRING_DIALOG (widget);

  show_error (self, NULL);
  self->cancellable = g_cancellable_new ();
  update (self);
  tel_softphone_builder_build_apply_async (self->cluster, tel_device_get_name (self->device), self->cancellable,
                                           on_apply_built, self);
}

static void
show_string_page (TelAuthStringDialog *self)
{
  adw_window_title_set_title (self->window_title, _ ("Authentication String"));
  gtk_stack_set_visible_child_name (self->stack, "string");
  update (self);
}

/* What was given before is worth nothing once a new one was written, whatever became of the rest of the plan. */
static void
set_string (TelAuthStringDialog *self, TelAuthString *string)
{
  tel_secret_clipboard_clear (tel_secret_clipboard_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))));
  gtk_toggle_button_set_active (self->reveal_button, FALSE);
  g_clear_pointer (&self->string, tel_auth_string_unref);
  if (string != NULL)
    self->string = tel_auth_string_ref (string);
  update (self);
}

static void
on_plan_ended (TelAuthStringDialog *self, TelRunner *runner, TelPlanView *plan_view)
{
  TelDevice *device = tel_runner_get_device (runner);
  g_autoptr (TelStep) first = g_list_model_get_item (tel_plan_get_steps (tel_runner_get_plan (runner)), 0);

  /* Nothing was sent: what stands in the dialog still holds. */
  if (first == NULL || tel_step_get_state (first) == TEL_STEP_STATE_WAITING)
    return;

  if (device != NULL)
    g_set_object (&self->device, device);
  set_string (self, tel_runner_get_auth_string (runner));
}

static void
on_plan_finished (TelAuthStringDialog *self, TelRunner *runner, TelPlanView *plan_view)
{
  if (tel_runner_get_auth_string (runner) != NULL)
    show_string_page (self);
}

static gboolean
on_tick (gpointer user_data)
{
  update (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
tel_auth_string_dialog_close_request (GtkWindow *window)
{
  TelAuthStringDialog *self = TEL_AUTH_STRING_DIALOG (window);

  if (!tel_plan_view_is_running (self->plan_view))
    return GTK_WINDOW_CLASS (tel_auth_string_dialog_parent_class)->close_request (window);

  /* A string that is being written would be lost with the window. */
  tel_plan_view_ask_to_stop (self->plan_view);

  return TRUE;
}

static void
tel_auth_string_dialog_dispose (GObject *object)
{
  TelAuthStringDialog *self = TEL_AUTH_STRING_DIALOG (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->log);
  g_clear_pointer (&self->string, tel_auth_string_unref);
  g_clear_object (&self->device);
  g_clear_object (&self->user);
  g_clear_object (&self->cluster);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tel_auth_string_dialog_parent_class)->dispose (object);
}

static void
tel_auth_string_dialog_class_init (TelAuthStringDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_auth_string_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tel_auth_string_dialog_close_request;

  g_type_ensure (TEL_TYPE_PLAN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-auth-string-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, string_box);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, string_label);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, apply_label);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, expired_label);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, give_box);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, copy_label);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, giving_group);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, given_row);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, cluster_time_row);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, local_time_row);
  gtk_widget_class_bind_template_child (widget_class, TelAuthStringDialog, plan_view);

  gtk_widget_class_install_action (widget_class, "string.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "string.mail", NULL, mail_action);
  gtk_widget_class_install_action (widget_class, "string.save-message", NULL, save_message_action);
  gtk_widget_class_install_action (widget_class, "string.print-letter", NULL, print_letter_action);
  gtk_widget_class_install_action (widget_class, "string.save-letter", NULL, save_letter_action);
  gtk_widget_class_install_action (widget_class, "string.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "string.new", NULL, new_action);
}

/* Each language by its own name; the user's own is proposed (G4.6). */
static void
fill_languages (TelAuthStringDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (TelLanguage language = 0; language < TEL_N_LANGUAGES; language++)
    gtk_string_list_append (names, tel_language_get_name (language));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, tel_language_choose (self->user));
}

static void
tel_auth_string_dialog_init (TelAuthStringDialog *self)
{
  TelSecretClipboard *clipboard = tel_secret_clipboard_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (TEL_APPLICATION_ID);

  g_signal_connect_object (self->reveal_button, "toggled", G_CALLBACK (update_string), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clipboard, "notify::remaining", G_CALLBACK (update_copy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_view, "back", G_CALLBACK (show_string_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_view, "ended", G_CALLBACK (on_plan_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_view, "finished", G_CALLBACK (on_plan_finished), self, G_CONNECT_SWAPPED);
}

/**
 * tel_auth_string_dialog_new:
 * @cluster: the cluster
 * @user: whom the string is for
 * @device: the device, as it was read back
 * @string: (nullable): the string, once it was read back and Apply Config was sent; NULL for a string found on the
 *   cluster, which is given out after Apply Config was sent from here (G4.5)
 *
 * Makes the dialog that hands the string on.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelAuthStringDialog *
tel_auth_string_dialog_new (TelCluster *cluster, TelUser *user, TelDevice *device, TelAuthString *string)
{
  TelAuthStringDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  self = g_object_new (TEL_TYPE_AUTH_STRING_DIALOG, NULL);
  self->cluster = g_object_ref (cluster);
  self->user = g_object_ref (user);
  self->device = g_object_ref (device);
  if (string != NULL)
    self->string = tel_auth_string_ref (string);

  fill_languages (self);
  self->log = tel_delivery_log_new (cluster, device);
  g_signal_connect_object (self->log, "changed", G_CALLBACK (show_given), self, G_CONNECT_SWAPPED);

  name = tel_user_dup_full_name (user);
  subtitle = g_strdup_printf ("%s · %s", tel_device_get_name (device), name);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  self->tick_id = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
  update (self);

  return self;
}
