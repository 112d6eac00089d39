/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-checks.h"

#include "ui/tel-check-row.h"
#include "ui/tel-checklist.h"
#include "ui/tel-given-strings.h"

struct _TelChecks
{
  AdwBin parent_instance;

  TelCluster *cluster;
  TelUser *user;
  TelUser *draft;
  GPtrArray *devices;
  TelGivenStrings *given_strings;
};

G_DEFINE_FINAL_TYPE (TelChecks, tel_checks, ADW_TYPE_BIN)

/* A new box each time: GTK 4.8 remembers of one that was empty and hidden that its height depends on nothing. */
static GtkWidget *
make_rows (TelChecks *self)
{
  g_autoptr (GListModel) checks = tel_checklist_new (self->cluster, self->user, self->draft, self->devices,
                                                     tel_given_strings_get_times (self->given_strings));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "tel-checks");
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (TelCheck) check = g_list_model_get_item (checks, i);

      gtk_box_append (GTK_BOX (box), GTK_WIDGET (tel_check_row_new (check)));
    }

  return box;
}

static void
show_rows (TelChecks *self)
{
  adw_bin_set_child (ADW_BIN (self), self->devices != NULL ? make_rows (self) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), self->devices != NULL);
}

/* When a string was given out is known a little later than the device, and may come while it is looked at. */
static void
set_devices (TelChecks *self, GPtrArray *devices)
{
  if (self->devices == devices)
    return;

  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_clear_object (&self->given_strings);
  if (devices == NULL)
    return;

  self->devices = g_ptr_array_ref (devices);
  self->given_strings = tel_given_strings_new (self->cluster, devices);
  g_signal_connect_object (self->given_strings, "changed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
}

static void
tel_checks_dispose (GObject *object)
{
  TelChecks *self = TEL_CHECKS (object);

  set_devices (self, NULL);
  g_clear_object (&self->draft);
  g_clear_object (&self->user);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_checks_parent_class)->dispose (object);
}

static void
tel_checks_class_init (TelChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_checks_dispose;
}

static void
tel_checks_init (TelChecks *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tel_checks_show:
 * @self: the place
 * @cluster: (nullable): a cluster
 * @user: (nullable): a user of it, read whole
 * @draft: (nullable): the user as they were edited, once the devices were read
 * @devices: (element-type TelDevice) (nullable): the user's devices, each read whole; %NULL until they are, and shows
 * nothing
 *
 * Shows how far a user is provisioned, and keeps telling when a string is given out.
 */
void
tel_checks_show (TelChecks *self, TelCluster *cluster, TelUser *user, TelUser *draft, GPtrArray *devices)
{
  g_return_if_fail (TEL_IS_CHECKS (self));
  g_return_if_fail (devices == NULL || TEL_IS_CLUSTER (cluster));
  g_return_if_fail (devices == NULL || TEL_IS_USER (user));
  g_return_if_fail (devices == NULL || TEL_IS_USER (draft));

  g_set_object (&self->cluster, cluster);
  g_set_object (&self->user, user);
  g_set_object (&self->draft, draft);
  set_devices (self, devices);
  show_rows (self);
}
