/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-softphone-dialog.h"

#include "cluster/tel-mac-only.h"
#include "plan/tel-softphone-builder.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-capf-section.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-device-section.h"
#include "ui/tel-line-section.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-profile-form.h"
#include "ui/tel-text-binding.h"

#include <glib/gi18n-lib.h>

struct _TelSoftphoneDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkWidget *profile_button;
  TelDeviceSection *device_section;
  TelLineSection *line_section;
  AdwActionRow *owner_row;
  GtkWidget *secure_connection_row;
  GtkSwitch *secure_connection_switch;
  AdwActionRow *primary_row;
  GtkSwitch *primary_switch;
  TelCapfSection *capf_section;
  GtkWidget *desktop_group;
  AdwEntryRow *support_field_row;
  GtkLabel *form_error;
  GtkSpinner *review_spinner;
  TelPlanView *plan_view;

  TelCluster *cluster;
  TelUser *user;
  TelDeviceType type;
  TelSoftphoneRequest *request;
  GCancellable *cancellable;
  gboolean is_finished;
  /* What stood in the form when it was filled, to tell whether anything was changed since. */
  char *proposal;
};

G_DEFINE_FINAL_TYPE (TelSoftphoneDialog, tel_softphone_dialog, ADW_TYPE_WINDOW)

enum
{
  ENDED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_review (TelSoftphoneDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "softphone.review",
                                 self->cancellable == NULL && self->request != NULL &&
                                     tel_device_section_is_valid (self->device_section) &&
                                     tel_line_section_is_valid (self->line_section));
}

/* What was confirmed of a device is not asked again (G3.2). */
static void
recall_mac_only (TelSoftphoneDialog *self)
{
  TelDevice *device = tel_softphone_request_get_device (self->request);

  g_object_set (self->request, "mac-only", tel_mac_only_recall (self->cluster, tel_device_get_name (device)), NULL);
}

static void
fill_form (TelSoftphoneDialog *self)
{
  g_autofree char *primary = NULL;
  const char *extension = tel_user_get_primary_pattern (self->user);

  self->request = tel_softphone_request_new (tel_user_get_user_id (self->user), self->type);
  tel_softphone_builder_propose (self->cluster, self->user, self->request);
  recall_mac_only (self);

  tel_device_section_load (self->device_section, self->cluster, self->request);
  tel_line_section_load (self->line_section, self->cluster, self->request);
  tel_capf_section_load (self->capf_section, self->cluster, self->request);
  gtk_widget_set_visible (GTK_WIDGET (self->capf_section), tel_device_type_is_softphone (self->type));
  tel_text_binding_new (G_OBJECT (self->request), "support-field", GTK_EDITABLE (self->support_field_row));
  gtk_widget_set_visible (self->desktop_group, self->type == TEL_DEVICE_TYPE_CSF);

  adw_action_row_set_subtitle (self->owner_row, tel_user_get_user_id (self->user));
  gtk_widget_set_visible (self->secure_connection_row,
                          tel_user_is_in_group (self->user, "Standard CTI Secure Connection"));
  g_object_bind_property (self->request, "leave-secure-connection", self->secure_connection_switch, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  if (extension != NULL && *extension != '\0')
    {
      primary = g_strdup_printf (_ ("It is %s now, and stays so unless this is on."), extension);
      adw_action_row_set_subtitle (self->primary_row, primary);
      gtk_widget_set_visible (GTK_WIDGET (self->primary_row), TRUE);
    }
  g_object_bind_property (self->request, "set-primary", self->primary_switch, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);

  g_signal_connect_object (self->device_section, "notify::valid", G_CALLBACK (update_review), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->line_section, "notify::valid", G_CALLBACK (update_review), self, G_CONNECT_SWAPPED);
}

static void
append_values (GString *text, gpointer object)
{
  g_autofree GParamSpec **pspecs = NULL;
  guint n_pspecs;

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);
  for (guint i = 0; i < n_pspecs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *content = NULL;

      /* Found out about the number that is there, not chosen. */
      if (g_str_equal (pspecs[i]->name, "add-number"))
        continue;

      g_object_get_property (G_OBJECT (object), pspecs[i]->name, &value);
      content = g_strdup_value_contents (&value);
      g_string_append_printf (text, "%s\n", content);
    }
}

static char *
dup_values (TelSoftphoneDialog *self)
{
  GString *text = g_string_new (NULL);

  append_values (text, self->request);
  append_values (text, tel_softphone_request_get_device (self->request));

  return g_string_free (text, FALSE);
}

/* A form that nobody touched is proposed again as well as it was. */
static gboolean
has_draft (TelSoftphoneDialog *self)
{
  g_autofree char *values = NULL;

  if (self->proposal == NULL || self->is_finished)
    return FALSE;

  values = dup_values (self);

  return !g_str_equal (values, self->proposal);
}

static void
show_error_page (TelSoftphoneDialog *self, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->error_page, title);
  adw_status_page_set_description (self->error_page, escaped);
  gtk_widget_set_visible (self->profile_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
on_user_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelSoftphoneDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (TelUser) user = tel_cluster_read_user_finish (TEL_CLUSTER (source), result, &devices, &error);
  g_autofree char *refusal = NULL;

  /* The dialog may be gone when the reading was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (user == NULL)
    {
      show_error_page (self, _ ("The cluster could not be read"), error->message);
      return;
    }

  g_set_object (&self->user, user);
  refusal = tel_softphone_builder_explain_refusal (self->cluster, user, self->type);
  if (refusal != NULL)
    {
      show_error_page (self, _ ("It cannot be made now"), refusal);
      gtk_widget_set_visible (self->profile_button,
                              tel_softphone_builder_lacks_sip_profile (self->cluster, user, self->type));
      return;
    }

  fill_form (self);
  self->proposal = dup_values (self);
  gtk_stack_set_visible_child_name (self->stack, "form");
  update_review (self);
}

static void
on_references_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelSoftphoneDialog *self = user_data;
  g_autoptr (GError) error = NULL;

  tel_cluster_load_references_finish (TEL_CLUSTER (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      g_clear_object (&self->cancellable);
      show_error_page (self, _ ("The cluster could not be read"), error->message);
      return;
    }
  tel_cluster_read_user_async (self->cluster, tel_user_get_user_id (self->user), self->cancellable, on_user_read, self);
}

static void
load_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelSoftphoneDialog *self = TEL_SOFTPHONE_DIALOG (widget);

  if (self->cancellable != NULL)
    return;

  gtk_stack_set_visible_child_name (self->stack, "loading");
  self->cancellable = g_cancellable_new ();
  tel_cluster_load_references_async (self->cluster, self->cancellable, on_references_loaded, self);
}

/* Whether it was made is for the reading to find. */
static void
on_profile_ended (TelSoftphoneDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "softphone.load", NULL);
}

static void
make_sip_profile_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelSoftphoneDialog *self = TEL_SOFTPHONE_DIALOG (widget);
  TelChangeForm *form = tel_profile_form_new_for_sip (self->cluster);
  TelChangeDialog *dialog;

  tel_sip_profile_set_mobile_timers (TEL_SIP_PROFILE (tel_profile_form_get_draft (TEL_PROFILE_FORM (form))));
  dialog = tel_change_dialog_new (self->cluster, form, _ ("New SIP profile"), tel_device_type_get_product (self->type));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "ended", G_CALLBACK (on_profile_ended), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_plan_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelSoftphoneDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_softphone_builder_build_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->review_spinner);
  update_review (self);
  if (plan == NULL)
    {
      gtk_label_set_text (self->form_error, error->message);
      return;
    }

  tel_plan_view_set_plan (self->plan_view, self->cluster, plan);
  adw_window_title_set_title (self->window_title, tel_plan_get_title (plan));
  gtk_stack_set_visible_child_name (self->stack, "plan");
}

static void
review_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelSoftphoneDialog *self = TEL_SOFTPHONE_DIALOG (widget);

  gtk_label_set_text (self->form_error, "");
  gtk_spinner_start (self->review_spinner);
  self->cancellable = g_cancellable_new ();
  update_review (self);
  tel_softphone_builder_build_async (self->cluster, self->request, self->cancellable, on_plan_built, self);
}

static void
show_title (TelSoftphoneDialog *self)
{
  g_autofree char *name = tel_user_dup_full_name (self->user);
  const char *label = tel_device_type_get_label (self->type);
  g_autofree char *title = tel_device_type_is_softphone (self->type)
                               /* Translators: %s is a type of softphone, for example “Desktop”. */
                               ? g_strdup_printf (_ ("New softphone: %s"), label)
                               /* Translators: %s is a type of device, for example “CTI Remote Device”. */
                               : g_strdup_printf (_ ("New device: %s"), label);

  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, name);
}

static void
on_plan_back (TelSoftphoneDialog *self, TelPlanView *plan_view)
{
  if (self->is_finished)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  show_title (self);
  gtk_stack_set_visible_child_name (self->stack, "form");
  tel_line_section_look_up (self->line_section);
}

/* Of a plan that stopped on the way, the form cannot make the rest: its device is there. */
static void
on_plan_ended (TelSoftphoneDialog *self, TelRunner *runner, TelPlanView *plan_view)
{
  self->is_finished = tel_runner_get_n_done (runner) > 0;
  g_signal_emit (self, signals[ENDED], 0);
}

static void
on_plan_finished (TelSoftphoneDialog *self, TelRunner *runner, TelPlanView *plan_view)
{
  TelDevice *device = tel_runner_get_device (runner);
  TelAuthString *string = tel_runner_get_auth_string (runner);

  self->is_finished = TRUE;
  if (tel_softphone_request_get_mac_only (self->request))
    tel_mac_only_remember (self->cluster, tel_device_get_name (device));
  g_signal_emit (self, signals[FINISHED], 0, tel_device_get_name (device));

  if (string != NULL)
    {
      TelAuthStringDialog *dialog = tel_auth_string_dialog_new (self->cluster, self->user, device, string);

      gtk_window_set_transient_for (GTK_WINDOW (dialog), gtk_window_get_transient_for (GTK_WINDOW (self)));
      gtk_window_present (GTK_WINDOW (dialog));
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
on_question_gone (gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  gtk_window_destroy (window);
}

/* The question still looks at its parent when it has been answered, so that the parent outlives it (libadwaita 1.2). */
static void
on_discard_response (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "discard"))
    g_idle_add_once (on_question_gone, g_object_ref (user_data));
}

static void
ask_discard (GtkWindow *window)
{
  GtkWidget *dialog =
      adw_message_dialog_new (window, _ ("Discard the new softphone?"), _ ("What was chosen in the form is lost."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "edit", _ ("Go on"), "discard", _ ("Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "edit");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "edit");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_response), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
tel_softphone_dialog_close_request (GtkWindow *window)
{
  TelSoftphoneDialog *self = TEL_SOFTPHONE_DIALOG (window);

  if (tel_plan_view_is_running (self->plan_view))
    tel_plan_view_ask_to_stop (self->plan_view);
  else if (has_draft (self))
    ask_discard (window);
  else
    return GTK_WINDOW_CLASS (tel_softphone_dialog_parent_class)->close_request (window);

  return TRUE;
}

static void
tel_softphone_dialog_dispose (GObject *object)
{
  TelSoftphoneDialog *self = TEL_SOFTPHONE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->request);
  g_clear_pointer (&self->proposal, g_free);
  g_clear_object (&self->user);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_softphone_dialog_parent_class)->dispose (object);
}

static void
tel_softphone_dialog_class_init (TelSoftphoneDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_softphone_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tel_softphone_dialog_close_request;

  signals[ENDED] =
      g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TEL_TYPE_DEVICE_SECTION);
  g_type_ensure (TEL_TYPE_LINE_SECTION);
  g_type_ensure (TEL_TYPE_CAPF_SECTION);
  g_type_ensure (TEL_TYPE_PLAN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-softphone-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, profile_button);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, device_section);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, line_section);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, secure_connection_row);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, secure_connection_switch);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, primary_row);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, primary_switch);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, capf_section);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, desktop_group);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, support_field_row);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, form_error);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, review_spinner);
  gtk_widget_class_bind_template_child (widget_class, TelSoftphoneDialog, plan_view);

  gtk_widget_class_install_action (widget_class, "softphone.load", NULL, load_action);
  gtk_widget_class_install_action (widget_class, "softphone.make-sip-profile", NULL, make_sip_profile_action);
  gtk_widget_class_install_action (widget_class, "softphone.review", NULL, review_action);
}

static void
tel_softphone_dialog_init (TelSoftphoneDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->plan_view, "back", G_CALLBACK (on_plan_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_view, "ended", G_CALLBACK (on_plan_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_view, "finished", G_CALLBACK (on_plan_finished), self, G_CONNECT_SWAPPED);
}

/**
 * tel_softphone_dialog_new:
 * @cluster: the cluster
 * @user: whom the softphone is for
 * @type: the type of softphone
 *
 * Makes the dialog and begins to read what it needs: the cluster's lists, and the user as they are now.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelSoftphoneDialog *
tel_softphone_dialog_new (TelCluster *cluster, TelUser *user, TelDeviceType type)
{
  TelSoftphoneDialog *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  self = g_object_new (TEL_TYPE_SOFTPHONE_DIALOG, NULL);
  self->cluster = g_object_ref (cluster);
  self->user = g_object_ref (user);
  self->type = type;
  show_title (self);
  update_review (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "softphone.load", NULL);

  return self;
}
