/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-profiles-view.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-profile-builder.h"
#include "plan/tel-profile-proposal.h"
#include "plan/tel-profile-rules.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-notice-box.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-profile-form.h"
#include "ui/tel-profile-row.h"

/* The form that a dialog shows. */
#define FORM_KEY "tel-profile-form"

/**
 * TelProfilesView:
 *
 * Reads when it is looked at first. Phone security profiles stand below the phone type that they are made for, those of
 * other types not at all (G8.1).
 */
struct _TelProfilesView
{
  AdwBin parent_instance;

  GtkStack *states;
  AdwStatusPage *error_page;
  GtkWidget *scrolled_window;
  GtkBox *box;

  TelObjectKind kind;
  TelCluster *cluster;
  GCancellable *cancellable;
  guint n_pending;
  gboolean is_read;
  gboolean is_stale;
  GHashTable *expanded;
};

/* Of a plan that is being made. */
typedef struct
{
  TelProfilesView *view;
  TelCluster *cluster;
} Building;

G_DEFINE_FINAL_TYPE (TelProfilesView, tel_profiles_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SIP,
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_security (TelProfilesView *self)
{
  return self->kind == TEL_OBJECT_KIND_SECURITY_PROFILE;
}

static void
cancel (TelProfilesView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->n_pending = 0;
}

static GtkWindow *
get_window (TelProfilesView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* What was open stays open when the list is made anew. */
static void
on_expanded (AdwExpanderRow *row, GParamSpec *pspec, TelProfilesView *self)
{
  const char *name = tel_object_get_key (tel_profile_row_get_profile (TEL_PROFILE_ROW (row)));

  if (adw_expander_row_get_expanded (row))
    g_hash_table_add (self->expanded, g_strdup (name));
  else
    g_hash_table_remove (self->expanded, name);
}

static guint
add_profiles (TelProfilesView *self, AdwPreferencesGroup *group, const char *product)
{
  GListModel *profiles = G_LIST_MODEL (tel_cluster_get_store (self->cluster, self->kind));
  guint n_rows = 0;

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelObject) profile = g_list_model_get_item (profiles, i);
      GtkWidget *row;

      if (product != NULL &&
          g_strcmp0 (tel_security_profile_get_product (TEL_SECURITY_PROFILE (profile)), product) != 0)
        continue;
      row = tel_profile_row_new (self->cluster, profile);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                     g_hash_table_contains (self->expanded, tel_object_get_key (profile)));
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), self, 0);
      adw_preferences_group_add (group, row);
      n_rows++;
    }

  return n_rows;
}

static AdwPreferencesGroup *
add_group (TelProfilesView *self, const char *title, const char *type, const char *button_name)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("New…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "profiles.new");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", type);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, button_name, -1);
  gtk_widget_set_tooltip_text (button, button_name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  gtk_box_append (self->box, group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_security_groups (TelProfilesView *self)
{
  for (TelDeviceType type = 0; type < TEL_N_DEVICE_TYPES; type++)
    {
      const char *product = tel_device_type_get_product (type);
      /* Translators: a phone type */
      g_autofree char *name = g_strdup_printf (_ ("New phone security profile for %s"), product);
      AdwPreferencesGroup *group;

      /* Without its COP file there is nothing to make one for (G1.1). */
      if (!tel_cluster_has_product (self->cluster, type))
        continue;
      group = add_group (self, tel_device_type_get_label (type), tel_device_type_get_prefix (type), name);
      if (add_profiles (self, group, product) == 0)
        adw_preferences_group_set_description (group, _ ("The cluster has no profile for this type."));
      else if (tel_device_type_is_softphone (type))
        adw_preferences_group_set_description (group, product);
    }
}

/* Not in the heading of a group: beside a button a text of mixed scripts is given less room than it asks for (GTK 4.8).
 */
static void
add_text (TelProfilesView *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->box, label);
}

static void
add_sip_group (TelProfilesView *self)
{
  g_autofree char *problem = tel_sip_profile_rules_explain_standard (self->cluster);
  const char *reason = tel_sip_profile_rules_explain_preset (self->cluster);
  const char *const sentences[] = { problem, NULL };
  AdwPreferencesGroup *group;

  if (problem != NULL)
    gtk_box_append (self->box, GTK_WIDGET (tel_notice_box_new (_ ("Mobile devices"), sentences)));
  add_text (self, reason != NULL ? reason
                                 : _ ("Mobile devices need a profile of their own on this cluster, with the timers "
                                      "that keep their connection. Desktop clients use the default one."));
  group = add_group (self, _ ("SIP profiles"), "", _ ("New SIP profile"));
  add_profiles (self, group, NULL);
}

static void
show_profiles (TelProfilesView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (is_security (self))
    add_security_groups (self);
  else
    add_sip_group (self);
  gtk_stack_set_visible_child_name (self->states, "content");
}

static void
show_error (TelProfilesView *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  cancel (self);
  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->states, "error");
}

/* A client that was closed, as it is while the window is locked, ends what it reads in the same way as the view itself
 * does: then it is read when the view is looked at again. */
static void
take_part (TelProfilesView *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cancel (self);
  else if (error != NULL)
    show_error (self, error);
  else if (--self->n_pending == 0)
    {
      g_clear_object (&self->cancellable);
      self->is_read = TRUE;
      self->is_stale = FALSE;
      show_profiles (self);
    }
}

/* The view is gone, or shows another cluster. */
static gboolean
is_abandoned (GAsyncResult *result)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  tel_cluster_load_finish (TEL_CLUSTER (source), result, &error);
  if (!is_abandoned (result))
    take_part (user_data, error);
}

static void
on_references_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  tel_cluster_load_references_finish (TEL_CLUSTER (source), result, &error);
  if (!is_abandoned (result))
    take_part (user_data, error);
}

static void
start_reading (TelProfilesView *self)
{
  cancel (self);
  self->cancellable = g_cancellable_new ();
  self->n_pending = 1;
  if (!self->is_read)
    gtk_stack_set_visible_child_name (self->states, "loading");
  if (self->is_stale || !tel_cluster_is_loaded (self->cluster, self->kind))
    {
      self->n_pending++;
      tel_cluster_load_async (self->cluster, self->kind, self->cancellable, on_loaded, self);
    }
  if (self->is_stale || !tel_cluster_is_loaded (self->cluster, TEL_OBJECT_KIND_DEVICE))
    {
      self->n_pending++;
      tel_cluster_load_async (self->cluster, TEL_OBJECT_KIND_DEVICE, self->cancellable, on_loaded, self);
    }
  if (tel_cluster_has_references (self->cluster))
    take_part (self, NULL);
  else
    tel_cluster_load_references_async (self->cluster, self->cancellable, on_references_loaded, self);
}

/* A plan reads back what it wrote, so that the picture of the cluster has it. */
static void
on_ended (TelProfilesView *self)
{
  if (self->is_read)
    show_profiles (self);
  g_signal_emit (self, signals[ENDED], 0);
}

/* The devices of a profile that got another name have it under that name. */
static void
on_form_ended (TelProfilesView *self, GtkWindow *dialog)
{
  if (self->cluster != NULL && tel_profile_form_renames (g_object_get_data (G_OBJECT (dialog), FORM_KEY)))
    {
      self->is_stale = TRUE;
      start_reading (self);
    }
  on_ended (self);
}

static void
present_form (TelProfilesView *self, TelChangeForm *form, const char *title, const char *subtitle)
{
  TelChangeDialog *dialog = tel_change_dialog_new (self->cluster, form, title, subtitle);

  g_object_set_data_full (G_OBJECT (dialog), FORM_KEY, g_object_ref (form), g_object_unref);
  g_signal_connect_object (dialog, "ended", G_CALLBACK (on_form_ended), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static TelObject *
find_profile (TelProfilesView *self, GVariant *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);

  if (self->cluster == NULL)
    return NULL;

  return is_security (self) ? (TelObject *) tel_cluster_get_security_profile (self->cluster, name)
                            : (TelObject *) tel_cluster_get_sip_profile (self->cluster, name);
}

static TelChangeForm *
make_sip_form (TelProfilesView *self, gboolean is_mobile)
{
  TelChangeForm *form = tel_profile_form_new_for_sip (self->cluster);

  if (is_mobile)
    tel_sip_profile_set_mobile_timers (TEL_SIP_PROFILE (tel_profile_form_get_draft (TEL_PROFILE_FORM (form))));

  return form;
}

/* For a phone type, by its prefix; of SIP profiles, for mobile devices or for whatever is wanted. */
static void
new_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelProfilesView *self = TEL_PROFILES_VIEW (widget);
  gboolean is_mobile = g_str_equal (g_variant_get_string (parameter, NULL), "mobile");
  TelDeviceType type;

  if (self->cluster == NULL)
    return;
  if (!is_security (self))
    present_form (self, make_sip_form (self, is_mobile), _ ("New SIP profile"), NULL);
  else if (tel_device_type_from_prefix (g_variant_get_string (parameter, NULL), &type))
    present_form (self, tel_profile_form_new_for_type (self->cluster, type), _ ("New phone security profile"),
                  tel_device_type_get_product (type));
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelProfilesView *self = TEL_PROFILES_VIEW (widget);
  TelObject *profile = find_profile (self, parameter);

  if (profile != NULL)
    present_form (self, tel_profile_form_new_for_change (self->cluster, profile),
                  is_security (self) ? _ ("Phone security profile") : _ ("SIP profile"), tel_object_get_key (profile));
}

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelProfilesView *self = TEL_PROFILES_VIEW (widget);
  TelObject *profile = find_profile (self, parameter);

  if (profile != NULL)
    present_form (self, tel_profile_form_new_for_copy (self->cluster, profile), _ ("Copy of a profile"),
                  tel_object_get_key (profile));
}

static void
tell_of_failure (TelProfilesView *self, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), _ ("The plan could not be made"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
building_free (Building *building)
{
  g_object_unref (building->view);
  g_object_unref (building->cluster);
  g_free (building);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Building, building_free)

static void
on_plan_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Building) building = user_data;
  TelProfilesView *self = building->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_profile_builder_build_finish (result, &error);
  TelPlanDialog *dialog;

  /* Another cluster is shown by now, or none. */
  if (self->cluster != building->cluster || get_window (self) == NULL)
    return;
  if (plan == NULL)
    {
      tell_of_failure (self, error);
      return;
    }

  dialog = tel_plan_dialog_present_over (GTK_WIDGET (self), self->cluster, plan);
  g_signal_connect_object (dialog, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
}

static void
build_plan (TelProfilesView *self, TelProfileAction action, GVariant *parameter)
{
  const TelProfileWish wish = { action, self->kind, .base = find_profile (self, parameter) };
  Building *building;

  if (wish.base == NULL)
    return;

  building = g_new0 (Building, 1);
  building->view = g_object_ref (self);
  building->cluster = g_object_ref (self->cluster);
  tel_profile_builder_build_async (self->cluster, &wish, NULL, on_plan_built, building);
}

static void
remove_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  build_plan (TEL_PROFILES_VIEW (widget), TEL_PROFILE_ACTION_REMOVE, parameter);
}

static void
apply_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  build_plan (TEL_PROFILES_VIEW (widget), TEL_PROFILE_ACTION_APPLY, parameter);
}

static void
reload_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_profiles_view_reload (TEL_PROFILES_VIEW (widget));
}

static void
tel_profiles_view_map (GtkWidget *widget)
{
  TelProfilesView *self = TEL_PROFILES_VIEW (widget);

  GTK_WIDGET_CLASS (tel_profiles_view_parent_class)->map (widget);

  if (self->cluster == NULL || self->cancellable != NULL)
    return;
  /* What plans of other pages did is in the picture of the cluster. */
  if (self->is_read && !self->is_stale)
    show_profiles (self);
  else
    start_reading (self);
}

static void
tel_profiles_view_constructed (GObject *object)
{
  TelProfilesView *self = TEL_PROFILES_VIEW (object);

  G_OBJECT_CLASS (tel_profiles_view_parent_class)->constructed (object);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled_window), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tel_object_kind_get_label (self->kind), -1);
}

static void
tel_profiles_view_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SIP:
      TEL_PROFILES_VIEW (object)->kind =
          g_value_get_boolean (value) ? TEL_OBJECT_KIND_SIP_PROFILE : TEL_OBJECT_KIND_SECURITY_PROFILE;
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_profiles_view_dispose (GObject *object)
{
  TelProfilesView *self = TEL_PROFILES_VIEW (object);

  cancel (self);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_profiles_view_parent_class)->dispose (object);
}

static void
tel_profiles_view_finalize (GObject *object)
{
  g_hash_table_unref (TEL_PROFILES_VIEW (object)->expanded);

  G_OBJECT_CLASS (tel_profiles_view_parent_class)->finalize (object);
}

static void
tel_profiles_view_class_init (TelProfilesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tel_profiles_view_constructed;
  object_class->set_property = tel_profiles_view_set_property;
  object_class->dispose = tel_profiles_view_dispose;
  object_class->finalize = tel_profiles_view_finalize;
  widget_class->map = tel_profiles_view_map;

  g_object_class_install_property (object_class, PROP_SIP,
                                   g_param_spec_boolean ("sip", NULL, NULL, FALSE,
                                                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                             G_PARAM_STATIC_STRINGS));
  signals[ENDED] =
      g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-profiles-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TelProfilesView, states);
  gtk_widget_class_bind_template_child (widget_class, TelProfilesView, error_page);
  gtk_widget_class_bind_template_child (widget_class, TelProfilesView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, TelProfilesView, box);
  gtk_widget_class_install_action (widget_class, "profiles.new", "s", new_action);
  gtk_widget_class_install_action (widget_class, "profiles.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "profiles.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "profiles.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "profiles.apply", "s", apply_action);
  gtk_widget_class_install_action (widget_class, "profiles.reload", NULL, reload_action);
}

static void
tel_profiles_view_init (TelProfilesView *self)
{
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_profiles_view_set_cluster:
 * @self: the view
 * @cluster: (nullable): a cluster whose client is connected
 *
 * Shows another cluster, or none. It is read when the view is looked at.
 */
void
tel_profiles_view_set_cluster (TelProfilesView *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_PROFILES_VIEW (self));
  g_return_if_fail (cluster == NULL || TEL_IS_CLUSTER (cluster));

  if (self->cluster == cluster)
    return;

  cancel (self);
  g_set_object (&self->cluster, cluster);
  self->is_read = FALSE;
  self->is_stale = FALSE;
  g_hash_table_remove_all (self->expanded);
  gtk_stack_set_visible_child_name (self->states, "loading");
  if (cluster != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    start_reading (self);
}

/**
 * tel_profiles_view_reload:
 * @self: the view
 *
 * Reads the profiles and the devices anew: now, or when the view is looked at.
 */
void
tel_profiles_view_reload (TelProfilesView *self)
{
  g_return_if_fail (TEL_IS_PROFILES_VIEW (self));

  self->is_stale = TRUE;
  if (self->cluster != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    start_reading (self);
}
