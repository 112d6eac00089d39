/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-settings-copy.h"

#include <glib/gi18n-lib.h>

#include "axl/tel-axl-table.h"
#include "model/tel-element-label.h"
#include "plan/tel-settings-check.h"

#define VERSION_STAMP "versionStamp"

typedef struct
{
  TelCluster *cluster;
  TelDevice *from;
  TelDevice *draft;
  GPtrArray *left_out;
} Copy;

/* In the order in which they are told. */
static const char *const settings[] = {
  "device-pool",
  "location",
  "calling-search-space",
  "rerouting-calling-search-space",
  "common-phone-profile",
  "button-template",
  "security-profile",
  "sip-profile",
  "presence-group",
  "media-resource-list",
  "cti-control",
  "route-when-inactive",
  "mra-mode",
};

static void G_GNUC_PRINTF (2, 3) leave_out (Copy *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->left_out, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
copy_setting (Copy *self, const char *property)
{
  char *reason = NULL;

  if (tel_object_property_equal (TEL_OBJECT (self->from), TEL_OBJECT (self->draft), property))
    return;

  if (tel_settings_check (self->cluster, TEL_OBJECT (self->from), TEL_OBJECT (self->draft), property, &reason))
    tel_settings_check_copy (TEL_OBJECT (self->from), TEL_OBJECT (self->draft), property);
  else
    g_ptr_array_add (self->left_out, reason);
}

static TelTree *
dup_other_product_settings (TelDevice *device)
{
  g_autoptr (TelDevice) copy = tel_object_copy (TEL_OBJECT (device));

  tel_device_set_support_field (copy, "x");

  return tel_tree_remove (tel_device_get_vendor_config (copy), "ciscoSupportField");
}

/* Of these settings Jabber uses the Cisco Support Field only, and no other is ever written (G2.8). */
static void
copy_product_settings (Copy *self)
{
  g_autofree char *theirs = tel_device_dup_support_field (self->from);
  g_autofree char *ours = tel_device_dup_support_field (self->draft);
  g_autoptr (TelTree) their_rest = dup_other_product_settings (self->from);
  g_autoptr (TelTree) our_rest = dup_other_product_settings (self->draft);
  TelDeviceType type;

  if (tel_device_get_device_type (self->draft, &type) && type == TEL_DEVICE_TYPE_CSF && g_strcmp0 (theirs, ours) != 0)
    copy_setting (self, "vendor-config");
  if (their_rest != NULL && our_rest != NULL && !tel_tree_equal (their_rest, our_rest))
    leave_out (self,
               _ ("The product specific settings are not copied, but for the Cisco Support Field: Jabber does not use "
                  "them."));
}

static gboolean
is_written (Copy *self, const char *element)
{
  TelRelease release = tel_cluster_get_release (self->cluster);
  const TelAxlRow *row = tel_axl_table_find_element (&tel_axl_phone_table, element, release, NULL);

  return row != NULL && row->property == NULL && !g_str_equal (element, VERSION_STAMP) &&
         tel_axl_row_stands (row, TEL_AXL_UPDATE, release);
}

static gboolean
has_same (TelDevice *device, TelTree *element)
{
  TelCarried *carried = tel_object_get_carried (TEL_OBJECT (device));
  TelTree *other = carried != NULL ? tel_carried_get (carried, tel_tree_get_name (element)) : NULL;

  return other != NULL && tel_tree_equal (other, element);
}

/* They stay as they are on the target, and that is said. */
static void
say_of_the_rest (Copy *self)
{
  TelCarried *carried = tel_object_get_carried (TEL_OBJECT (self->from));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; carried != NULL && i < tel_carried_get_n_known (carried); i++)
    {
      TelTree *element = tel_carried_get_known (carried, i);

      if (is_written (self, tel_tree_get_name (element)) && !has_same (self->draft, element))
        g_ptr_array_add (names, (gpointer) tel_element_label_get (tel_tree_get_name (element)));
    }
  if (names->len == 0)
    return;

  g_ptr_array_add (names, NULL);
  text = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: a device, names of settings */
  leave_out (self, _ ("Settings of %s that are not shown here differ and are not copied: %s."),
             tel_device_get_name (self->from), text);
}

/**
 * tel_settings_copy:
 * @cluster: a cluster with its references
 * @from: a device, read whole
 * @to: another of the same type, read whole or edited
 * @left_out: (out) (transfer full): sentences, %NULL-terminated: what was not copied, and why
 *
 * Makes a draft of a device with the settings of another of its type. Name, description, owner, lines, enrolment and
 * associations stay the target's own; what is not valid for the target is left out and said: a reference that the
 * cluster does not have, a profile that needs a certificate or would disturb a pending enrolment, a field that the
 * release does not know, a support field made for somebody else, and what the program does not show.
 *
 * Returns: (transfer full): the draft of @to
 */
TelDevice *
tel_settings_copy (TelCluster *cluster, TelDevice *from, TelDevice *to, char ***left_out)
{
  g_autoptr (TelDevice) draft = NULL;
  Copy self = { cluster, from, NULL, NULL };

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (from), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (to), NULL);
  g_return_val_if_fail (left_out != NULL, NULL);

  draft = tel_object_copy (TEL_OBJECT (to));
  self.draft = draft;
  self.left_out = g_ptr_array_new ();
  if (g_strcmp0 (tel_device_get_product (from), tel_device_get_product (to)) != 0)
    {
      leave_out (&self,
                 /* Translators: a device, its type, a device, its type */
                 _ ("Nothing is copied: %s is a “%s”, %s a “%s”. Choose a device of the same type."),
                 tel_device_get_name (from), tel_device_get_product (from), tel_device_get_name (to),
                 tel_device_get_product (to));
    }
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
        copy_setting (&self, settings[i]);
      copy_product_settings (&self);
      say_of_the_rest (&self);
    }
  g_ptr_array_add (self.left_out, NULL);
  *left_out = (char **) g_ptr_array_free (self.left_out, FALSE);

  return g_steal_pointer (&draft);
}
