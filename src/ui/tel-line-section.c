/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-line-section.h"

#include "ui/tel-number-dialog.h"
#include "ui/tel-number-watch.h"
#include "ui/tel-number-words.h"
#include "ui/tel-reference-row.h"
#include "ui/tel-text-binding.h"

#include <glib/gi18n-lib.h>

struct _TelLineSection
{
  AdwPreferencesGroup parent_instance;

  AdwEntryRow *pattern_row;
  TelReferenceRow *partition_row;
  AdwActionRow *no_partition_row;
  GtkSwitch *no_partition_switch;
  AdwActionRow *state_row;
  GtkImage *state_image;
  AdwEntryRow *label_row;
  AdwEntryRow *display_row;
  AdwEntryRow *mask_row;

  TelCluster *cluster;
  TelSoftphoneRequest *request;
  TelNumberWatch *watch;
  gboolean is_valid;
};

G_DEFINE_FINAL_TYPE (TelLineSection, tel_line_section, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_VALID,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_valid (TelLineSection *self, gboolean is_valid)
{
  if (self->is_valid == is_valid)
    return;

  self->is_valid = is_valid;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

static void
on_watch_changed (TelLineSection *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->state_row), TRUE);
  gtk_image_set_from_icon_name (self->state_image, tel_number_watch_get_icon_name (self->watch));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), tel_number_watch_get_text (self->watch));

  if (tel_number_watch_is_known (self->watch))
    g_object_set (self->request, "add-number", !tel_number_watch_exists (self->watch), NULL);
  set_valid (self, tel_number_watch_is_known (self->watch));
}

static void
look_up (TelLineSection *self)
{
  g_autofree char *pattern = NULL;
  g_autofree char *partition = NULL;
  gboolean no_partition = FALSE;

  g_object_get (self->request, "pattern", &pattern, "partition", &partition, "no-partition", &no_partition, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->partition_row), !no_partition);

  if (pattern == NULL || *pattern == '\0')
    {
      tel_number_watch_say (self->watch, _ ("Every softphone gets a directory number: type one."));
      return;
    }
  if (!no_partition && (partition == NULL || *partition == '\0'))
    {
      tel_number_watch_say (self->watch, _ ("Choose the partition of the directory number."));
      return;
    }

  tel_number_watch_look_up (self->watch, pattern, partition, NULL);
}

static void
on_no_partition_changed (TelLineSection *self)
{
  gboolean no_partition = FALSE;

  g_object_get (self->request, "no-partition", &no_partition, NULL);
  if (no_partition)
    g_object_set (self->request, "partition", NULL, NULL);
  look_up (self);
}

static void
on_number_chosen (TelLineSection *self, const char *pattern, const char *partition)
{
  gboolean no_partition = partition == NULL || *partition == '\0';
  g_autofree char *label = tel_number_words_follow_label (tel_softphone_request_get_line_label (self->request),
                                                          tel_softphone_request_get_pattern (self->request), pattern);

  g_object_freeze_notify (G_OBJECT (self->request));
  g_object_set (self->request, "line-label", label, "pattern", pattern, "no-partition", no_partition, "partition",
                no_partition ? NULL : partition, NULL);
  g_object_thaw_notify (G_OBJECT (self->request));
}

static void
choose_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelLineSection *self = TEL_LINE_SECTION (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  TelNumberDialog *dialog;

  dialog = tel_number_dialog_new (self->cluster, tel_softphone_request_get_user_id (self->request), NULL, NULL);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_number_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tel_line_section_dispose (GObject *object)
{
  TelLineSection *self = TEL_LINE_SECTION (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->cluster);
  g_clear_object (&self->request);

  G_OBJECT_CLASS (tel_line_section_parent_class)->dispose (object);
}

static void
tel_line_section_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelLineSection *self = TEL_LINE_SECTION (object);

  switch (property_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, self->is_valid);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_line_section_class_init (TelLineSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_line_section_dispose;
  object_class->get_property = tel_line_section_get_property;

  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TEL_TYPE_REFERENCE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-line-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TelLineSection, pattern_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineSection, partition_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineSection, no_partition_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineSection, no_partition_switch);
  gtk_widget_class_bind_template_child (widget_class, TelLineSection, state_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineSection, state_image);
  gtk_widget_class_bind_template_child (widget_class, TelLineSection, label_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineSection, display_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineSection, mask_row);
  gtk_widget_class_install_action (widget_class, "line.choose", NULL, choose_action);
}

static void
tel_line_section_init (TelLineSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_line_section_load:
 * @self: a section that was not loaded yet
 * @cluster: the cluster, its references loaded
 * @request: the request to edit
 *
 * Shows the request's line and writes every edit into it. The number is looked up as it is typed: an existing one is
 * used, another is added (G5.1).
 */
void
tel_line_section_load (TelLineSection *self, TelCluster *cluster, TelSoftphoneRequest *request)
{
  g_return_if_fail (TEL_IS_LINE_SECTION (self));
  g_return_if_fail (self->request == NULL);

  self->cluster = g_object_ref (cluster);
  self->request = g_object_ref (request);
  self->watch = tel_number_watch_new (cluster);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_watch_changed), self, G_CONNECT_SWAPPED);

  tel_text_binding_new_for_number (G_OBJECT (request), "pattern", GTK_EDITABLE (self->pattern_row));
  tel_text_binding_new (G_OBJECT (request), "line-label", GTK_EDITABLE (self->label_row));
  tel_text_binding_new (G_OBJECT (request), "line-display", GTK_EDITABLE (self->display_row));
  tel_text_binding_new (G_OBJECT (request), "external-mask", GTK_EDITABLE (self->mask_row));
  g_object_bind_property (request, "no-partition", self->no_partition_switch, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  tel_reference_row_bind (self->partition_row,
                          G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_PARTITION)), G_OBJECT (request),
                          "partition", FALSE);

  g_signal_connect_object (request, "notify::pattern", G_CALLBACK (look_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (request, "notify::partition", G_CALLBACK (look_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (request, "notify::no-partition", G_CALLBACK (on_no_partition_changed), self,
                           G_CONNECT_SWAPPED);
  look_up (self);
}

/**
 * tel_line_section_look_up:
 * @self: a section that was loaded
 *
 * Looks the number up again: a plan that stopped half-way may have added it.
 */
void
tel_line_section_look_up (TelLineSection *self)
{
  g_return_if_fail (TEL_IS_LINE_SECTION (self));

  look_up (self);
}

/**
 * tel_line_section_is_valid:
 * @self: a section
 *
 * Tells whether what stands in the section can be planned.
 *
 * Returns: %TRUE when it is known whether the number exists
 */
gboolean
tel_line_section_is_valid (TelLineSection *self)
{
  g_return_val_if_fail (TEL_IS_LINE_SECTION (self), FALSE);

  return self->is_valid;
}
