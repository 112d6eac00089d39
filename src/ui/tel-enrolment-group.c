/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-enrolment-group.h"

#include "model/tel-certificate-status.h"
#include "model/tel-deadline.h"
#include "model/tel-enrolment.h"
#include "model/tel-value-label.h"
#include "plan/tel-capf-builder.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-deadline-chooser.h"
#include "ui/tel-delivery-log.h"
#include "ui/tel-plan-dialog.h"

#include <glib/gi18n-lib.h>

struct _TelEnrolmentGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *status_row;
  AdwActionRow *remedy_row;
  AdwActionRow *operation_row;
  AdwActionRow *mode_row;
  AdwActionRow *key_row;
  AdwActionRow *deadline_row;
  AdwActionRow *given_row;
  GtkWidget *show_button;
  GtkWidget *issue_button;
  GtkWidget *extend_button;
  GtkWidget *cancel_button;
  GtkLabel *error_label;

  TelCluster *cluster;
  TelUser *user;
  TelDevice *device;
  TelDeliveryLog *log;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelEnrolmentGroup, tel_enrolment_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const action_names[] = {
  [TEL_CAPF_ACTION_ISSUE] = "enrolment.issue",
  [TEL_CAPF_ACTION_EXTEND] = "enrolment.extend",
  [TEL_CAPF_ACTION_CANCEL] = "enrolment.cancel",
};

static void
set_row (AdwActionRow *row, const char *text)
{
  adw_action_row_set_subtitle (row, text != NULL && *text != '\0' ? text : "–");
}

static char *
describe_status (TelEnrolmentGroup *self, GDateTime *now)
{
  GTimeZone *zone = tel_cluster_get_time_zone (self->cluster);
  const char *status = tel_device_get_certificate_status (self->device);

  if (tel_enrolment_get_state (self->device, now, zone) == TEL_ENROLMENT_STATE_NONE && status != NULL &&
      *status != '\0' && !tel_device_is_pending (self->device))
    return tel_certificate_status_describe (status);

  return tel_enrolment_describe (self->device, now, zone);
}

/* Where the zone of the cluster's clock is known from (G3.5). */
static char *
describe_deadline (TelEnrolmentGroup *self, GDateTime *now)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autofree char *text =
      tel_enrolment_describe_deadline (self->device, now, tel_cluster_get_time_zone (self->cluster), local);
  g_autofree char *name = NULL;

  if (text == NULL)
    return NULL;

  name = tel_cluster_dup_time_zone_name (self->cluster);
  switch (tel_cluster_get_time_zone_origin (self->cluster))
    {
    case TEL_ZONE_ASSUMED:
      /* Translators: a date and time, then the time zone that the program assumes */
      return g_strdup_printf (_ ("%s (time zone assumed: %s)"), text, name);

    case TEL_ZONE_FOUND:
      /* Translators: a date and time, then a time zone such as UTC+09:00 */
      return g_strdup_printf (_ ("%s (%s, found on the cluster)"), text, name);

    default:
      return g_steal_pointer (&text);
    }
}

static void
show_device (TelEnrolmentGroup *self)
{
  TelDevice *device = self->device;
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);
  g_autofree char *status = describe_status (self, now);
  const char *remedy = tel_enrolment_get_remedy (device, now, tel_cluster_get_time_zone (self->cluster));
  g_autofree char *deadline = describe_deadline (self, now);
  g_autofree char *key = NULL;
  g_autofree char *key_order = NULL;
  g_autofree char *key_size = NULL;

  g_object_get (device, "key-size", &key_size, "key-order", &key_order, NULL);
  if (key_order != NULL && *key_order != '\0')
    key = g_strdup_printf ("%s · %s", key_size != NULL ? key_size : "–", key_order);

  set_row (self->status_row, status);
  set_row (self->remedy_row, remedy);
  gtk_widget_set_visible (GTK_WIDGET (self->remedy_row), remedy != NULL);
  set_row (self->operation_row,
           tel_value_label_get ("certificate-operation", tel_device_get_certificate_operation (device)));
  set_row (self->mode_row, tel_value_label_get ("authentication-mode", tel_device_get_authentication_mode (device)));
  set_row (self->key_row, key != NULL ? key : key_size);
  set_row (self->deadline_row, deadline);
}

static void
show_given (TelEnrolmentGroup *self)
{
  g_autofree char *text = tel_delivery_log_describe (self->log);

  gtk_widget_set_visible (GTK_WIDGET (self->given_row), text != NULL);
  set_row (self->given_row, text);
}

/* What cannot be done says why. */
static void
update_actions (TelEnrolmentGroup *self)
{
  GtkWidget *buttons[] = {
    [TEL_CAPF_ACTION_ISSUE] = self->issue_button,
    [TEL_CAPF_ACTION_EXTEND] = self->extend_button,
    [TEL_CAPF_ACTION_CANCEL] = self->cancel_button,
  };
  gboolean is_idle = self->cancellable == NULL;
  gboolean has_string = self->user != NULL && tel_device_is_pending (self->device) &&
                        tel_device_get_authentication_string (self->device) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "enrolment.show", is_idle && has_string);
  for (TelCapfAction action = 0; action < TEL_N_CAPF_ACTIONS; action++)
    {
      g_autofree char *refusal = tel_capf_builder_explain_refusal (self->cluster, self->device, action);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), action_names[action], is_idle && refusal == NULL);
      gtk_widget_set_tooltip_text (buttons[action], refusal);
      if (refusal != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[action]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, refusal,
                                        -1);
    }
}

static void
show_error (TelEnrolmentGroup *self, const char *text)
{
  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static GtkWindow *
get_window (TelEnrolmentGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
emit_changed (TelEnrolmentGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_plan_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_capf_builder_build_finish (result, &error);
  TelEnrolmentGroup *self;
  TelPlanDialog *dialog;

  /* The group may be gone when the building was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_ENROLMENT_GROUP (user_data);
  g_clear_object (&self->cancellable);
  update_actions (self);
  if (plan == NULL)
    {
      show_error (self, error->message);
      return;
    }

  dialog = tel_plan_dialog_present_over (GTK_WIDGET (self), self->cluster, plan);
  g_signal_connect_object (dialog, "ended", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

static void
build (TelEnrolmentGroup *self, TelCapfAction action, GDateTime *deadline)
{
  g_autoptr (GDateTime) given = tel_delivery_log_get_given (self->log);

  show_error (self, NULL);
  self->cancellable = g_cancellable_new ();
  update_actions (self);
  tel_capf_builder_build_async (self->cluster, action, tel_device_get_name (self->device), deadline, given,
                                self->cancellable, on_plan_built, self);
}

static void
show_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelEnrolmentGroup *self = TEL_ENROLMENT_GROUP (widget);
  TelAuthStringDialog *dialog =
      tel_auth_string_dialog_new (self->cluster, self->user, self->device,
                                  tel_cluster_get_applied_string (self->cluster, self->device));

  /* The dialog may have made a new string. */
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
issue_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  build (TEL_ENROLMENT_GROUP (widget), TEL_CAPF_ACTION_ISSUE, NULL);
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  build (TEL_ENROLMENT_GROUP (widget), TEL_CAPF_ACTION_CANCEL, NULL);
}

static void
on_deadline_valid (TelDeadlineChooser *chooser, GParamSpec *pspec, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "extend", tel_deadline_chooser_is_valid (chooser));
}

static void
on_deadline_chosen (AdwMessageDialog *dialog, const char *response, TelEnrolmentGroup *self)
{
  TelDeadlineChooser *chooser = TEL_DEADLINE_CHOOSER (adw_message_dialog_get_extra_child (dialog));

  if (g_str_equal (response, "extend"))
    build (self, TEL_CAPF_ACTION_EXTEND, tel_deadline_chooser_get_deadline (chooser));
}

static void
extend_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelEnrolmentGroup *self = TEL_ENROLMENT_GROUP (widget);
  g_autoptr (GDateTime) proposed = tel_capf_builder_propose_deadline (self->cluster, self->device);
  g_autoptr (GDateTime) old =
      tel_deadline_parse (tel_device_get_completes_by (self->device), tel_cluster_get_time_zone (self->cluster));
  TelDeadlineChooser *chooser = tel_deadline_chooser_new (self->cluster, proposed, old);
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (get_window (self), _ ("Extend until when?"),
                                   _ ("The string that was given stays and works on until then, in the cluster’s "
                                      "time. Only full hours are taken."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (chooser));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "extend", _ ("Review…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "extend", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "extend");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (chooser, "notify::valid", G_CALLBACK (on_deadline_valid), dialog, 0);
  on_deadline_valid (chooser, NULL, ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_deadline_chosen), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tel_enrolment_group_dispose (GObject *object)
{
  TelEnrolmentGroup *self = TEL_ENROLMENT_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->log);
  g_clear_object (&self->device);
  g_clear_object (&self->user);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_enrolment_group_parent_class)->dispose (object);
}

static void
tel_enrolment_group_class_init (TelEnrolmentGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_enrolment_group_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-enrolment-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, status_row);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, remedy_row);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, operation_row);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, mode_row);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, key_row);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, deadline_row);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, given_row);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, show_button);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, issue_button);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, extend_button);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TelEnrolmentGroup, error_label);

  gtk_widget_class_install_action (widget_class, "enrolment.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, action_names[TEL_CAPF_ACTION_ISSUE], NULL, issue_action);
  gtk_widget_class_install_action (widget_class, action_names[TEL_CAPF_ACTION_EXTEND], NULL, extend_action);
  gtk_widget_class_install_action (widget_class, action_names[TEL_CAPF_ACTION_CANCEL], NULL, cancel_action);
}

static void
tel_enrolment_group_init (TelEnrolmentGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_enrolment_group_new:
 * @cluster: the cluster
 * @user: (nullable): who is given the string, %NULL where nobody is
 * @device: the device, read whole
 *
 * Shows how the CAPF enrolment of a device stands, its deadline in the cluster's and in local time (G3.5), the status
 * in words with what to do about it (G4.2, G4.3), and when and how the string was given out; and offers to show the
 * string, to issue a new one, to extend and to cancel, each by a plan that is shown first.
 *
 * Returns: (transfer floating): a new widget
 */
TelEnrolmentGroup *
tel_enrolment_group_new (TelCluster *cluster, TelUser *user, TelDevice *device)
{
  TelEnrolmentGroup *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (user == NULL || TEL_IS_USER (user), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  self = g_object_new (TEL_TYPE_ENROLMENT_GROUP, NULL);
  self->cluster = g_object_ref (cluster);
  g_set_object (&self->user, user);
  self->device = g_object_ref (device);
  self->log = tel_delivery_log_new (cluster, device);
  g_signal_connect_object (self->log, "changed", G_CALLBACK (show_given), self, G_CONNECT_SWAPPED);

  show_device (self);
  show_given (self);
  update_actions (self);

  return self;
}
