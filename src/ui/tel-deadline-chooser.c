/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-deadline-chooser.h"

#include "model/tel-deadline.h"

#include <glib/gi18n-lib.h>

struct _TelDeadlineChooser
{
  GtkBox parent_instance;

  GtkCalendar *calendar;
  GtkSpinButton *hour_spin;
  GtkLabel *label;

  TelCluster *cluster;
  GDateTime *after;
  GDateTime *deadline;
  gboolean is_valid;
};

G_DEFINE_FINAL_TYPE (TelDeadlineChooser, tel_deadline_chooser, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_VALID,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gboolean
check (TelDeadlineChooser *self)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);

  return g_date_time_difference (self->deadline, now) >= G_TIME_SPAN_HOUR &&
         (self->after == NULL || g_date_time_compare (self->deadline, self->after) > 0);
}

static void
show (TelDeadlineChooser *self)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autofree char *there = tel_deadline_describe (self->deadline, tel_cluster_get_time_zone (self->cluster));
  g_autofree char *here = tel_deadline_describe (self->deadline, local);
  g_autofree char *text = NULL;

  if (self->is_valid)
    text = g_strdup_printf (_ ("%s in the cluster’s time\n%s in local time"), there, here);
  else
    /* Translators: a date and time */
    text = g_strdup_printf (_ ("%s is too early: choose a later hour."), there);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->label),
                              (const char *[]){ self->is_valid ? "dim-label" : "error", NULL });
}

static void
on_edited (TelDeadlineChooser *self)
{
  g_autoptr (GDateTime) day = NULL;
  gboolean was_valid = self->is_valid;

  if (self->cluster == NULL)
    return;

  day = gtk_calendar_get_date (self->calendar);
  g_clear_pointer (&self->deadline, g_date_time_unref);
  self->deadline = g_date_time_new (tel_cluster_get_time_zone (self->cluster), g_date_time_get_year (day),
                                    g_date_time_get_month (day), g_date_time_get_day_of_month (day),
                                    gtk_spin_button_get_value_as_int (self->hour_spin), 0, 0);
  self->is_valid = check (self);
  show (self);
  if (self->is_valid != was_valid)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

static void
tel_deadline_chooser_dispose (GObject *object)
{
  TelDeadlineChooser *self = TEL_DEADLINE_CHOOSER (object);

  g_clear_object (&self->cluster);
  g_clear_pointer (&self->after, g_date_time_unref);
  g_clear_pointer (&self->deadline, g_date_time_unref);

  G_OBJECT_CLASS (tel_deadline_chooser_parent_class)->dispose (object);
}

static void
tel_deadline_chooser_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, TEL_DEADLINE_CHOOSER (object)->is_valid);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_deadline_chooser_class_init (TelDeadlineChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_deadline_chooser_dispose;
  object_class->get_property = tel_deadline_chooser_get_property;

  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-deadline-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TelDeadlineChooser, calendar);
  gtk_widget_class_bind_template_child (widget_class, TelDeadlineChooser, hour_spin);
  gtk_widget_class_bind_template_child (widget_class, TelDeadlineChooser, label);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
}

static void
tel_deadline_chooser_init (TelDeadlineChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_deadline_chooser_new:
 * @cluster: the cluster, for its clock
 * @proposed: what is chosen at first
 * @after: (nullable): what the choice has to be later than, besides an hour from now
 *
 * Makes a chooser.
 *
 * Returns: (transfer floating): a new widget
 */
TelDeadlineChooser *
tel_deadline_chooser_new (TelCluster *cluster, GDateTime *proposed, GDateTime *after)
{
  TelDeadlineChooser *self;
  g_autoptr (GDateTime) there = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (proposed != NULL, NULL);

  self = g_object_new (TEL_TYPE_DEADLINE_CHOOSER, NULL);
  there = g_date_time_to_timezone (proposed, tel_cluster_get_time_zone (cluster));
  gtk_calendar_select_day (self->calendar, there);
  gtk_spin_button_set_value (self->hour_spin, g_date_time_get_hour (there));
  self->after = after != NULL ? g_date_time_ref (after) : NULL;
  self->cluster = g_object_ref (cluster);
  on_edited (self);

  return self;
}

/**
 * tel_deadline_chooser_get_deadline:
 * @self: a chooser
 *
 * Gets what is chosen.
 *
 * Returns: (transfer none): a full hour in the cluster's zone
 */
GDateTime *
tel_deadline_chooser_get_deadline (TelDeadlineChooser *self)
{
  g_return_val_if_fail (TEL_IS_DEADLINE_CHOOSER (self), NULL);

  return self->deadline;
}

/**
 * tel_deadline_chooser_is_valid:
 * @self: a chooser
 *
 * Tells whether what is chosen is late enough. The property “valid” notifies.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_deadline_chooser_is_valid (TelDeadlineChooser *self)
{
  g_return_val_if_fail (TEL_IS_DEADLINE_CHOOSER (self), FALSE);

  return self->is_valid;
}
