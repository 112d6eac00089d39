/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-line-section.h"

#include "model/tel-error.h"
#include "ui/tel-reference-row.h"
#include "ui/tel-text-binding.h"

#include <glib/gi18n-lib.h>

/* Long enough that a number is not looked up digit by digit, in milliseconds. */
#define LOOK_UP_DELAY 400

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
  GCancellable *cancellable;
  guint timeout_id;
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
show_state (TelLineSection *self, const char *icon_name, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->state_row), text != NULL);
  gtk_image_set_from_icon_name (self->state_image, icon_name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), text != NULL ? text : "");
}

static void
show_existing (TelLineSection *self, TelDirectoryNumber *number)
{
  const char *const *devices = tel_directory_number_get_associated_devices (number);
  g_autofree char *label = tel_directory_number_dup_label (number);
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  if (devices != NULL && devices[0] != NULL)
    {
      names = g_strjoinv (", ", (char **) devices);
      /* Translators: a directory number, then the devices that show it */
      text = g_strdup_printf (_ ("%s exists and is on %s: the line will be shared."), label, names);
    }
  else
    {
      /* Translators: a directory number */
      text = g_strdup_printf (_ ("%s exists and will be used."), label);
    }

  g_object_set (self->request, "add-number", FALSE, NULL);
  show_state (self, "emblem-ok-symbolic", text);
  set_valid (self, TRUE);
}

static void
show_missing (TelLineSection *self)
{
  g_autofree char *pattern = NULL;
  g_autofree char *partition = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->request, "pattern", &pattern, "partition", &partition, NULL);
  label = tel_object_kind_describe (TEL_OBJECT_KIND_DIRECTORY_NUMBER, pattern, partition);
  /* Translators: a directory number */
  text = g_strdup_printf (_ ("%s does not exist yet and will be added."), label);

  g_object_set (self->request, "add-number", TRUE, NULL);
  show_state (self, "list-add-symbolic", text);
  set_valid (self, TRUE);
}

static void
on_number_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelLineSection *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) number = tel_cluster_read_finish (TEL_CLUSTER (source), result, &error);

  /* The section may be gone when the reading was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (number != NULL)
    show_existing (self, TEL_DIRECTORY_NUMBER (number));
  else if (g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    show_missing (self);
  else
    show_state (self, "dialog-error-symbolic", error->message);
}

static gboolean
on_look_up (gpointer user_data)
{
  TelLineSection *self = user_data;
  g_autofree char *pattern = NULL;
  g_autofree char *partition = NULL;

  self->timeout_id = 0;
  g_object_get (self->request, "pattern", &pattern, "partition", &partition, NULL);
  self->cancellable = g_cancellable_new ();
  tel_cluster_read_async (self->cluster, TEL_OBJECT_KIND_DIRECTORY_NUMBER, pattern, partition, self->cancellable,
                          on_number_read, self);

  return G_SOURCE_REMOVE;
}

static void
stop_look_up (TelLineSection *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
look_up (TelLineSection *self)
{
  g_autofree char *pattern = NULL;
  g_autofree char *partition = NULL;
  gboolean no_partition = FALSE;

  stop_look_up (self);
  set_valid (self, FALSE);
  g_object_get (self->request, "pattern", &pattern, "partition", &partition, "no-partition", &no_partition, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->partition_row), !no_partition);

  if (pattern == NULL || *pattern == '\0')
    {
      show_state (self, "dialog-information-symbolic", _ ("Every softphone gets a directory number: type one."));
      return;
    }
  if (!no_partition && (partition == NULL || *partition == '\0'))
    {
      show_state (self, "dialog-information-symbolic", _ ("Choose the partition of the directory number."));
      return;
    }

  show_state (self, "content-loading-symbolic", _ ("Looking the number up…"));
  self->timeout_id = g_timeout_add (LOOK_UP_DELAY, on_look_up, self);
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
tel_line_section_dispose (GObject *object)
{
  TelLineSection *self = TEL_LINE_SECTION (object);

  stop_look_up (self);
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

  tel_text_binding_new (G_OBJECT (request), "pattern", GTK_EDITABLE (self->pattern_row));
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
