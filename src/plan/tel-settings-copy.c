/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-settings-copy.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "axl/tel-axl-table.h"
#include "model/tel-element-label.h"
#include "model/tel-enrolment.h"

#define VERSION_STAMP "versionStamp"

typedef struct
{
  TelCluster *cluster;
  TelDevice *from;
  TelDevice *draft;
  GPtrArray *left_out;
} Copy;

static gboolean is_profile_valid (Copy *self);

/* What makes a device what it is, and not whose or which: name, description, owner, lines, enrolment and associations
 * are not here. */
static const struct
{
  const char *property;
  TelObjectKind kind;
  gboolean is_reference;
  gboolean (*is_valid) (Copy *self);
} settings[] = {
  { "device-pool", TEL_OBJECT_KIND_DEVICE_POOL, TRUE, NULL },
  { "location", TEL_OBJECT_KIND_LOCATION, TRUE, NULL },
  { "calling-search-space", TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, TRUE, NULL },
  { "rerouting-calling-search-space", TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, TRUE, NULL },
  { "common-phone-profile", TEL_OBJECT_KIND_COMMON_PHONE_PROFILE, TRUE, NULL },
  { "button-template", TEL_OBJECT_KIND_BUTTON_TEMPLATE, TRUE, NULL },
  { "security-profile", TEL_OBJECT_KIND_SECURITY_PROFILE, TRUE, is_profile_valid },
  { "sip-profile", TEL_OBJECT_KIND_SIP_PROFILE, TRUE, NULL },
  { "presence-group", TEL_OBJECT_KIND_PRESENCE_GROUP, TRUE, NULL },
  { "cti-control", 0, FALSE, NULL },
  { "route-when-inactive", 0, FALSE, NULL },
  { "mra-mode", 0, FALSE, NULL },
};

static void G_GNUC_PRINTF (2, 3) leave_out (Copy *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->left_out, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* A profile that needs a certificate comes with an enrolment only (G3.7), and one under a pending enrolment would move
 * the device (contract 4.1). */
static gboolean
is_profile_valid (Copy *self)
{
  const char *name = tel_device_get_security_profile (self->from);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (self->cluster, name);
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);
  TelEnrolmentState state = tel_enrolment_get_state (self->draft, now, tel_cluster_get_time_zone (self->cluster));

  if (tel_device_is_pending (self->draft))
    leave_out (self,
               /* Translators: a phone security profile, a device */
               _ ("The phone security profile “%s” is not copied: %s waits for its enrolment with another one."), name,
               tel_device_get_name (self->draft));
  else if (profile != NULL && tel_security_profile_needs_certificate (profile) && state != TEL_ENROLMENT_STATE_ENROLLED)
    leave_out (self,
               /* Translators: a phone security profile, a device */
               _ ("The phone security profile “%s” is not copied: it needs a certificate, which %s does not have. "
                  "Choose it together with CAPF enrolment."),
               name, tel_device_get_name (self->draft));
  else
    return TRUE;

  return FALSE;
}

/* A file that was made for one device or user is named after them. */
static gboolean
is_support_field_valid (Copy *self)
{
  g_autofree char *text = tel_device_dup_support_field (self->from);
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);
  const char *const names[] = { tel_device_get_name (self->from), tel_device_get_owner (self->from) };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = is_blank (names[i]) ? NULL : g_utf8_casefold (names[i], -1);

      if (name == NULL || strstr (folded, name) == NULL)
        continue;
      leave_out (self,
                 /* Translators: the text of the field, a device or a user ID */
                 _ ("The Cisco Support Field “%s” is not copied: it is made for %s."), text, names[i]);
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_reference_valid (Copy *self, guint i)
{
  g_autofree char *name = NULL;
  g_autofree char *object = NULL;
  const TelAxlRow *row;

  g_object_get (self->from, settings[i].property, &name, NULL);
  if (is_blank (name))
    {
      row = tel_axl_table_find_property (&tel_axl_phone_table, settings[i].property, TEL_AXL_UPDATE,
                                         tel_cluster_get_release (self->cluster));
      return row != NULL && (row->flags & TEL_AXL_NILLABLE) != 0;
    }
  if (tel_store_lookup (tel_cluster_get_store (self->cluster, settings[i].kind), name) != NULL)
    return settings[i].is_valid == NULL || settings[i].is_valid (self);

  object = tel_object_kind_describe (settings[i].kind, name, NULL);
  /* Translators: an object such as device pool “Tokyo” */
  leave_out (self, _ ("The %s is not copied: the cluster does not have it."), object);

  return FALSE;
}

static void
copy_setting (Copy *self, guint i)
{
  const char *property = settings[i].property;
  g_auto (GValue) value = G_VALUE_INIT;

  if (tel_object_property_equal (TEL_OBJECT (self->from), TEL_OBJECT (self->draft), property))
    return;
  if (tel_axl_table_find_property (&tel_axl_phone_table, property, TEL_AXL_UPDATE,
                                   tel_cluster_get_release (self->cluster)) == NULL)
    {
      /* Translators: a field */
      leave_out (self, _ ("“%s” is not copied: this release does not know it."),
                 tel_object_get_property_label (TEL_OBJECT (self->from), property));
      return;
    }
  if (settings[i].is_reference && !is_reference_valid (self, i))
    return;

  g_object_get_property (G_OBJECT (self->from), property, &value);
  g_object_set_property (G_OBJECT (self->draft), property, &value);
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

  if (tel_device_get_device_type (self->draft, &type) && type == TEL_DEVICE_TYPE_CSF && g_strcmp0 (theirs, ours) != 0 &&
      is_support_field_valid (self))
    tel_device_set_support_field (self->draft, theirs);
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
        copy_setting (&self, i);
      copy_product_settings (&self);
      say_of_the_rest (&self);
    }
  g_ptr_array_add (self.left_out, NULL);
  *left_out = (char **) g_ptr_array_free (self.left_out, FALSE);

  return g_steal_pointer (&draft);
}
