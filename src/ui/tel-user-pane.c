/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-pane.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-softphone-builder.h"
#include "ui/tel-checks.h"
#include "ui/tel-device-place.h"
#include "ui/tel-device-slot.h"
#include "ui/tel-edit-bar.h"
#include "ui/tel-end-user.h"
#include "ui/tel-other-devices.h"
#include "ui/tel-slot-layout.h"
#include "ui/tel-softphone-dialog.h"
#include "ui/tel-user-actions.h"
#include "ui/tel-user-heading.h"

/**
 * TelUserPane:
 *
 * What the list knew of the user is shown at once; the rest is read whole. Choosing somebody else cancels the read, so
 * that an answer is always about the user who is shown.
 */
struct _TelUserPane
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scrolled_window;
  TelUserHeading *heading;
  GtkSpinner *spinner;
  GtkBox *error_box;
  GtkLabel *error_label;
  TelChecks *checks;
  TelEndUser *end_user;
  AdwBin *slots_bin;
  AdwBin *others_bin;
  TelDevicePlace *device_place;
  TelEditBar *edit_bar;
  TelDeviceSlot *slots[TEL_N_SOFTPHONE_TYPES];

  TelCluster *cluster;
  TelUser *user;
  GPtrArray *devices;
  char *shown_device;
  GCancellable *cancellable;
  GHashTable *registrations;
  GCancellable *registrations_cancellable;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (TelUserPane, tel_user_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SHOWN_DEVICE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_READ_FAILED,
  SIGNAL_READ_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_checks (TelUserPane *self)
{
  /* What was edited of the user stands beside what was read. */
  TelDraft *draft = self->devices != NULL ? tel_end_user_get_draft (self->end_user) : NULL;

  tel_checks_show (self->checks, self->cluster, self->user,
                   draft != NULL ? TEL_USER (tel_draft_get_object (draft)) : NULL, self->devices);
}

static TelDevice *
find_softphone (TelUserPane *self, TelDeviceType type)
{
  for (guint i = 0; self->devices != NULL && i < self->devices->len; i++)
    {
      TelDevice *device = g_ptr_array_index (self->devices, i);
      TelDeviceType its_type;

      if (tel_device_get_softphone_type (device, &its_type) && its_type == type)
        return device;
    }

  return NULL;
}

static TelDevice *
find_device (TelUserPane *self, const char *name)
{
  for (guint i = 0; self->devices != NULL && i < self->devices->len; i++)
    if (g_strcmp0 (tel_device_get_name (g_ptr_array_index (self->devices, i)), name) == 0)
      return g_ptr_array_index (self->devices, i);

  return NULL;
}

static void
show_empty_slot (TelUserPane *self, TelDeviceType type)
{
  g_autofree char *refusal = NULL;

  if (!tel_cluster_has_references (self->cluster))
    {
      if (self->loading)
        tel_device_slot_show_waiting (self->slots[type]);
      else
        tel_device_slot_show_unread (self->slots[type]);
      return;
    }

  refusal = tel_softphone_builder_explain_refusal (self->cluster, self->user, type);
  tel_device_slot_show_empty (self->slots[type], refusal,
                              tel_softphone_builder_lacks_sip_profile (self->cluster, self->user, type));
}

static TelRegistrationState
get_registration (TelUserPane *self, TelDevice *device)
{
  TelRegistration *registration = g_hash_table_lookup (self->registrations, tel_device_get_name (device));

  return registration != NULL ? tel_registration_get_state (registration) : TEL_REGISTRATION_STATE_UNKNOWN;
}

static void
show_slot (TelUserPane *self, TelDeviceType type)
{
  TelDevice *device = find_softphone (self, type);

  if (device != NULL)
    {
      tel_device_slot_show_device (self->slots[type], self->cluster, device);
      if (self->registrations != NULL)
        tel_device_slot_show_registration (self->slots[type], get_registration (self, device));
    }
  else if (self->devices != NULL)
    show_empty_slot (self, type);
  else if (self->cancellable == NULL)
    tel_device_slot_show_unread (self->slots[type]);
  else
    {
      TelDevice *listed = tel_cluster_get_softphone (self->cluster, self->user, type);

      if (listed != NULL)
        tel_device_slot_show_name (self->slots[type], tel_device_get_name (listed));
      else
        tel_device_slot_show_waiting (self->slots[type]);
    }
}

static void
show_slots (TelUserPane *self)
{
  for (guint i = 0; i < TEL_N_SOFTPHONE_TYPES; i++)
    show_slot (self, i);
}

static void
show_other_registrations (TelUserPane *self)
{
  GtkWidget *others = adw_bin_get_child (self->others_bin);

  for (guint i = 0; self->registrations != NULL && self->devices != NULL && i < self->devices->len; i++)
    tel_other_devices_show_registration (TEL_OTHER_DEVICES (others), tel_device_get_name (self->devices->pdata[i]),
                                         get_registration (self, self->devices->pdata[i]));
}

static void
show_others (TelUserPane *self)
{
  adw_bin_set_child (self->others_bin,
                     self->devices != NULL ? GTK_WIDGET (tel_other_devices_new (self->devices)) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->others_bin), self->devices != NULL);
  show_other_registrations (self);
}

static void
show_drafts (TelUserPane *self)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (g_object_unref);

  tel_device_place_list_drafts (self->cluster, self->devices, drafts);
  if (tel_end_user_get_draft (self->end_user) != NULL)
    g_ptr_array_add (drafts, g_object_ref (tel_end_user_get_draft (self->end_user)));
  tel_edit_bar_set_drafts (self->edit_bar, self->cluster, drafts);
}

static void
on_problem_changed (TelUserPane *self)
{
  g_autofree char *problem = tel_device_place_dup_problem (self->device_place);

  if (problem == NULL)
    problem = tel_end_user_dup_problem (self->end_user);
  tel_edit_bar_set_problem (self->edit_bar, problem);
}

static void
on_user_edited (TelUserPane *self)
{
  show_checks (self);
  on_problem_changed (self);
}

static void
show_details (TelUserPane *self)
{
  tel_device_place_show (self->device_place, self->cluster, self->user, find_device (self, self->shown_device));
}

static void
show_edited (TelUserPane *self)
{
  for (guint i = 0; i < TEL_N_SOFTPHONE_TYPES; i++)
    {
      TelDevice *device = find_softphone (self, i);

      tel_device_slot_show_edited (self->slots[i], device != NULL && tel_edit_bar_has_edits (self->edit_bar, device));
    }
}

static void
set_shown_device (TelUserPane *self, const char *name)
{
  if (g_strcmp0 (self->shown_device, name) == 0)
    return;

  g_free (self->shown_device);
  self->shown_device = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN_DEVICE]);
}

static void
choose_shown_device (TelUserPane *self)
{
  if (find_device (self, self->shown_device) != NULL)
    return;

  for (guint i = 0; i < TEL_N_SOFTPHONE_TYPES; i++)
    {
      TelDevice *device = find_softphone (self, i);

      if (device != NULL)
        {
          set_shown_device (self, tel_device_get_name (device));
          return;
        }
    }

  set_shown_device (self, "");
}

/* Nothing of a user stays behind unseen: neither what may hold a string, nor a cluster that was left. */
static void
show_nobody (TelUserPane *self)
{
  tel_user_heading_show (self->heading, NULL, NULL);
  tel_end_user_show (self->end_user, NULL, NULL, NULL);
  tel_edit_bar_set_drafts (self->edit_bar, NULL, NULL);
  tel_checks_show (self->checks, NULL, NULL, NULL, NULL);
  tel_device_place_show (self->device_place, NULL, NULL, NULL);
  adw_bin_set_child (self->others_bin, NULL);
}

static void
show_all (TelUserPane *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->user != NULL ? "user" : "nobody");
  tel_user_actions_update (GTK_WIDGET (self));
  if (self->user == NULL)
    {
      show_nobody (self);
      return;
    }

  tel_user_heading_show (self->heading, self->cluster, self->user);
  tel_end_user_show (self->end_user, self->cluster, self->user, self->devices);
  show_drafts (self);
  show_checks (self);
  choose_shown_device (self);
  show_slots (self);
  show_others (self);
  show_details (self);
  show_edited (self);
}

static void
set_error (TelUserPane *self, const char *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_box), message != NULL);
}

static void
set_reading (TelUserPane *self, gboolean reading)
{
  gtk_spinner_set_spinning (self->spinner, reading);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), reading);
}

static void
cancel (TelUserPane *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->registrations_cancellable != NULL)
    g_cancellable_cancel (self->registrations_cancellable);
  g_clear_object (&self->registrations_cancellable);
}

/* It is only worth a word: where it cannot be read, nothing is said. */
static void
on_registrations_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) registrations = tel_cluster_read_registrations_finish (TEL_CLUSTER (source), result, &error);
  TelUserPane *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_USER_PANE (user_data);
  g_clear_object (&self->registrations_cancellable);
  g_clear_pointer (&self->registrations, g_hash_table_unref);
  self->registrations = g_steal_pointer (&registrations);
  show_slots (self);
  if (self->registrations != NULL)
    show_other_registrations (self);
  else
    show_others (self);
}

static void
read_registrations (TelUserPane *self)
{
  if (!tel_cluster_tells_registration (self->cluster) || self->devices->len == 0)
    return;

  self->registrations_cancellable = g_cancellable_new ();
  tel_cluster_read_registrations_async (self->cluster, self->devices, self->registrations_cancellable,
                                        on_registrations_read, self);
}

static void
on_user_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelUser) user = tel_cluster_read_user_finish (TEL_CLUSTER (source), result, &devices, &error);
  TelUserPane *self;

  /* Cancelled: somebody else was chosen, or the pane is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_USER_PANE (user_data);
  g_clear_object (&self->cancellable);
  set_reading (self, FALSE);
  if (user == NULL)
    {
      set_error (self, error->message);
      show_slots (self);
      g_signal_emit (self, signals[SIGNAL_READ_FAILED], 0, error);
      return;
    }

  tel_user_pane_show_devices (self, user, devices);
  read_registrations (self);
  g_signal_emit (self, signals[SIGNAL_READ_DONE], 0);
}

static void
on_softphone_finished (TelUserPane *self, const char *device_name)
{
  /* Translators: %s is the name of a device. */
  g_autofree char *text = g_strdup_printf (_ ("%s was created"), device_name);

  set_shown_device (self, device_name);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static GtkWindow *
get_window (TelUserPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
create_softphone (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUserPane *self = TEL_USER_PANE (widget);
  guint type = g_variant_get_uint32 (parameter);
  TelSoftphoneDialog *dialog;

  if (self->user == NULL || type >= TEL_N_DEVICE_TYPES)
    return;

  dialog = tel_softphone_dialog_new (self->cluster, self->user, type);
  g_signal_connect_object (dialog, "ended", G_CALLBACK (tel_user_pane_reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "finished", G_CALLBACK (on_softphone_finished), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The device is chosen, and what is shown of it comes into sight. */
static void
show_device (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUserPane *self = TEL_USER_PANE (widget);
  GtkWidget *content = gtk_widget_get_first_child (gtk_scrolled_window_get_child (self->scrolled_window));
  double y;

  set_shown_device (self, g_variant_get_string (parameter, NULL));
  show_details (self);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->device_place), content, 0, 0, NULL, &y))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), y);
}

static void
review (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_edit_bar_review (TEL_USER_PANE (widget)->edit_bar);
}

static void
discard_edits (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_edit_bar_discard (TEL_USER_PANE (widget)->edit_bar);
}

static void
reload (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_user_pane_reload (TEL_USER_PANE (widget));
}

static void
tel_user_pane_dispose (GObject *object)
{
  TelUserPane *self = TEL_USER_PANE (object);

  cancel (self);
  g_clear_object (&self->user);
  g_clear_object (&self->cluster);
  g_clear_pointer (&self->registrations, g_hash_table_unref);
  g_clear_pointer (&self->devices, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_user_pane_parent_class)->dispose (object);
}

static void
tel_user_pane_finalize (GObject *object)
{
  g_free (TEL_USER_PANE (object)->shown_device);

  G_OBJECT_CLASS (tel_user_pane_parent_class)->finalize (object);
}

static void
tel_user_pane_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SHOWN_DEVICE:
      g_value_set_string (value, TEL_USER_PANE (object)->shown_device);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_user_pane_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  TelUserPane *self = TEL_USER_PANE (object);

  switch (property_id)
    {
    case PROP_SHOWN_DEVICE:
      set_shown_device (self, g_value_get_string (value));
      show_details (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "user.device", "shown-device");
  gtk_widget_class_install_action (widget_class, "user.create-softphone", "u", create_softphone);
  gtk_widget_class_install_action (widget_class, "user.show-device", "s", show_device);
  gtk_widget_class_install_action (widget_class, "user.reload", NULL, reload);
  gtk_widget_class_install_action (widget_class, "user.review", NULL, review);
  gtk_widget_class_install_action (widget_class, "user.discard-edits", NULL, discard_edits);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "user.review", NULL);
  tel_user_actions_install (widget_class);
}

static void
tel_user_pane_class_init (TelUserPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_user_pane_dispose;
  object_class->finalize = tel_user_pane_finalize;
  object_class->get_property = tel_user_pane_get_property;
  object_class->set_property = tel_user_pane_set_property;

  properties[PROP_SHOWN_DEVICE] =
      g_param_spec_string ("shown-device", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_READ_FAILED] = g_signal_new ("read-failed", TEL_TYPE_USER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_READ_DONE] =
      g_signal_new ("read-done", TEL_TYPE_USER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEL_TYPE_CHECKS);
  g_type_ensure (TEL_TYPE_DEVICE_PLACE);
  g_type_ensure (TEL_TYPE_EDIT_BAR);
  g_type_ensure (TEL_TYPE_END_USER);
  g_type_ensure (TEL_TYPE_USER_HEADING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-user-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, stack);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, heading);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, error_box);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, checks);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, end_user);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, slots_bin);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, others_bin);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, device_place);
  gtk_widget_class_bind_template_child (widget_class, TelUserPane, edit_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_all);
  gtk_widget_class_bind_template_callback (widget_class, show_edited);
  gtk_widget_class_bind_template_callback (widget_class, tel_user_pane_reload);
  install_actions (widget_class);
}

static void
tel_user_pane_init (TelUserPane *self)
{
  GtkWidget *box;

  self->shown_device = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->end_user, "edited", G_CALLBACK (on_user_edited), self, G_CONNECT_SWAPPED);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (box, tel_slot_layout_new ());
  for (guint i = 0; i < TEL_N_SOFTPHONE_TYPES; i++)
    {
      self->slots[i] = tel_device_slot_new (i);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->slots[i]));
    }
  adw_bin_set_child (self->slots_bin, box);
  show_all (self);
}

/**
 * tel_user_pane_set_cluster:
 * @self: a pane
 * @cluster: (nullable): the cluster that the users are of
 *
 * Changes the cluster; nobody is shown then.
 */
void
tel_user_pane_set_cluster (TelUserPane *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_USER_PANE (self));

  tel_user_pane_show_user (self, NULL);
  g_set_object (&self->cluster, cluster);
}

/**
 * tel_user_pane_set_findings:
 * @self: a pane
 * @findings: what an audit found of the users
 *
 * Sets by what the pane is told what was found of the user, once.
 */
void
tel_user_pane_set_findings (TelUserPane *self, TelUserFindings *findings)
{
  g_return_if_fail (TEL_IS_USER_PANE (self));

  tel_user_heading_set_findings (self->heading, findings);
}

/**
 * tel_user_pane_show_user:
 * @self: a pane
 * @user: (nullable): a user of the cluster, as the list has it; NULL for nobody
 *
 * Shows a user at once with what is known, and reads the rest. A newer object of the same user changes nothing.
 */
void
tel_user_pane_show_user (TelUserPane *self, TelUser *user)
{
  g_return_if_fail (TEL_IS_USER_PANE (self));

  if (user != NULL && self->user != NULL &&
      g_strcmp0 (tel_user_get_user_id (user), tel_user_get_user_id (self->user)) == 0)
    return;

  cancel (self);
  g_set_object (&self->user, user);
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_clear_pointer (&self->registrations, g_hash_table_unref);
  set_shown_device (self, "");
  set_error (self, NULL);
  show_all (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
  tel_user_pane_reload (self);
}

/**
 * tel_user_pane_get_user:
 * @self: a pane
 *
 * Gets the user that is shown.
 *
 * Returns: (transfer none) (nullable): the user
 */
TelUser *
tel_user_pane_get_user (TelUserPane *self)
{
  g_return_val_if_fail (TEL_IS_USER_PANE (self), NULL);

  return self->user;
}

/**
 * tel_user_pane_get_cluster:
 * @self: a pane
 *
 * Gets the cluster that the users are of.
 *
 * Returns: (transfer none) (nullable): the cluster
 */
TelCluster *
tel_user_pane_get_cluster (TelUserPane *self)
{
  g_return_val_if_fail (TEL_IS_USER_PANE (self), NULL);

  return self->cluster;
}

/**
 * tel_user_pane_get_devices:
 * @self: a pane
 *
 * Gets the devices of the user who is shown.
 *
 * Returns: (transfer none) (nullable) (element-type TelDevice): the devices, %NULL until they were read
 */
GPtrArray *
tel_user_pane_get_devices (TelUserPane *self)
{
  g_return_val_if_fail (TEL_IS_USER_PANE (self), NULL);

  return self->devices;
}

/**
 * tel_user_pane_get_device:
 * @self: a pane
 * @name: a device name
 *
 * Gets a device of the user who is shown.
 *
 * Returns: (transfer none) (nullable): the device
 */
TelDevice *
tel_user_pane_get_device (TelUserPane *self, const char *name)
{
  g_return_val_if_fail (TEL_IS_USER_PANE (self), NULL);

  return find_device (self, name);
}

/**
 * tel_user_pane_show_devices:
 * @self: a pane
 * @user: the user, read whole
 * @devices: (element-type TelDevice): their devices, each read whole
 *
 * Shows what was read of the user.
 */
void
tel_user_pane_show_devices (TelUserPane *self, TelUser *user, GPtrArray *devices)
{
  g_return_if_fail (TEL_IS_USER_PANE (self));
  g_return_if_fail (TEL_IS_USER (user));
  g_return_if_fail (devices != NULL);

  g_set_object (&self->user, user);
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  self->devices = g_ptr_array_ref (devices);
  set_error (self, NULL);
  show_all (self);
}

/**
 * tel_user_pane_reload:
 * @self: a pane
 *
 * Reads the user again; what is shown stays until the answer is there.
 */
void
tel_user_pane_reload (TelUserPane *self)
{
  g_return_if_fail (TEL_IS_USER_PANE (self));

  cancel (self);
  set_reading (self, self->user != NULL);
  if (self->user == NULL)
    return;

  set_error (self, NULL);
  self->cancellable = g_cancellable_new ();
  show_slots (self);
  tel_cluster_read_user_async (self->cluster, tel_user_get_user_id (self->user), self->cancellable, on_user_read, self);
}

/**
 * tel_user_pane_set_loading:
 * @self: a pane
 * @loading: whether what new softphones need is being read from the cluster
 *
 * Says whether what can be made on the cluster will become known, and shows what is known of it.
 */
void
tel_user_pane_set_loading (TelUserPane *self, gboolean loading)
{
  g_return_if_fail (TEL_IS_USER_PANE (self));

  self->loading = loading;
  if (self->user == NULL)
    return;

  show_slots (self);
  show_drafts (self);
  show_details (self);
  show_checks (self);
}

/**
 * tel_user_pane_get_end_user:
 * @self: a pane
 *
 * Gets the place of the end user's section.
 *
 * Returns: (transfer none): the place
 */
TelEndUser *
tel_user_pane_get_end_user (TelUserPane *self)
{
  g_return_val_if_fail (TEL_IS_USER_PANE (self), NULL);

  return self->end_user;
}
