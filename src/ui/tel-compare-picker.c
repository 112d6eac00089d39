/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-compare-picker.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-object-list.h"
#include "ui/tel-user-picker.h"

#define LIST_WIDTH 280

struct _TelComparePicker
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkLabel *label;
  char *side;
};

G_DEFINE_FINAL_TYPE (TelComparePicker, tel_compare_picker, ADW_TYPE_BIN)

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_picked (TelComparePicker *self, TelObject *object)
{
  g_autoptr (TelObject) picked = g_object_ref (object);

  /* The list of users has closed itself. */
  if (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button)))))
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, picked);
}

static void
on_list_shown (TelObjectList *list)
{
  tel_object_list_begin (list);
}

static GtkWidget *
make_device_popover (TelComparePicker *self, TelCluster *cluster)
{
  GtkWidget *popover = gtk_popover_new ();
  TelObjectList *list = g_object_new (TEL_TYPE_OBJECT_LIST, "contents", _ ("Devices"), "nothing",
                                      _ ("No device has this text in its name, owner or description."), NULL);

  gtk_widget_set_size_request (GTK_WIDGET (list), LIST_WIDTH, -1);
  tel_object_list_set_objects (list, G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_DEVICE)), NULL);
  g_signal_connect_object (list, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_list_shown), list, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (list));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Devices"), -1);

  return popover;
}

static GtkWidget *
make_user_popover (TelComparePicker *self, TelCluster *cluster)
{
  GtkWidget *popover = GTK_WIDGET (tel_user_picker_new (cluster));

  g_signal_connect_object (popover, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);

  return popover;
}

static void
tel_compare_picker_finalize (GObject *object)
{
  g_free (TEL_COMPARE_PICKER (object)->side);

  G_OBJECT_CLASS (tel_compare_picker_parent_class)->finalize (object);
}

static void
tel_compare_picker_class_init (TelComparePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_compare_picker_finalize;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, TEL_TYPE_OBJECT);
}

static void
tel_compare_picker_init (TelComparePicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), arrow);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), self->button);
  self->side = g_strdup ("");
  tel_compare_picker_show_name (self, NULL);
}

/**
 * tel_compare_picker_set_side:
 * @self: a picker
 * @side: “Left” or “Right”, for people
 *
 * Says for which side is chosen.
 */
void
tel_compare_picker_set_side (TelComparePicker *self, const char *side)
{
  g_return_if_fail (TEL_IS_COMPARE_PICKER (self));
  g_return_if_fail (side != NULL);

  g_free (self->side);
  self->side = g_strdup (side);
  tel_compare_picker_show_name (self, NULL);
}

/**
 * tel_compare_picker_set_cluster:
 * @self: a picker
 * @cluster: a cluster whose users and devices are listed
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 *
 * Offers the users or the devices of a cluster.
 */
void
tel_compare_picker_set_cluster (TelComparePicker *self, TelCluster *cluster, TelObjectKind kind)
{
  GtkWidget *popover;

  g_return_if_fail (TEL_IS_COMPARE_PICKER (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  popover = kind == TEL_OBJECT_KIND_USER ? make_user_popover (self, cluster) : make_device_popover (self, cluster);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
}

/**
 * tel_compare_picker_show_name:
 * @self: a picker
 * @name: (nullable): what was chosen, for people; %NULL for nothing
 *
 * Shows what stands on the side.
 */
void
tel_compare_picker_show_name (TelComparePicker *self, const char *name)
{
  const char *text = name != NULL ? name : _ ("Choose…");
  /* Translators: a side of a comparison (“Left”), what stands there */
  g_autofree char *label = NULL;

  g_return_if_fail (TEL_IS_COMPARE_PICKER (self));

  label = g_strdup_printf (_ ("%s: %s"), self->side, text);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
