/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The Cisco Support Field among a device's product specific settings (G2.8, contract 5). */

#include "config.h"

#include "model/tel-device.h"

#define VENDOR_CONFIG "vendorConfig"
#define DESKTOP_CLIENT "desktopClient"
#define SUPPORT_FIELD "ciscoSupportField"

/**
 * tel_device_dup_support_field:
 * @self: the object
 *
 * Gets the Cisco Support Field, wherever in the product specific settings it stands (G2.8, contract 5).
 *
 * Returns: (nullable) (transfer full): the text, NULL when the device has no such field or an empty one
 */
char *
tel_device_dup_support_field (TelDevice *self)
{
  TelTree *settings;
  TelTree *field;

  g_return_val_if_fail (TEL_IS_DEVICE (self), NULL);

  settings = tel_device_get_vendor_config (self);
  field = settings != NULL ? tel_tree_find (settings, SUPPORT_FIELD) : NULL;
  if (field == NULL || tel_tree_get_text (field) == NULL || tel_tree_get_text (field)[0] == '\0')
    return NULL;

  return g_strdup (tel_tree_get_text (field));
}

/**
 * tel_device_set_support_field:
 * @self: the object
 * @text: (nullable): the new text, NULL or empty to clear it
 *
 * Sets the Cisco Support Field: in its place when the device has one, at whatever depth, else under the desktop client
 * settings; every other setting stays as it is (G2.8, contract 5). Clearing a field that is not there changes nothing.
 */
void
tel_device_set_support_field (TelDevice *self, const char *text)
{
  static const char *const path[] = { DESKTOP_CLIENT, SUPPORT_FIELD, NULL };
  g_autoptr (TelTree) changed = NULL;
  TelTree *settings;

  g_return_if_fail (TEL_IS_DEVICE (self));

  settings = tel_device_get_vendor_config (self);
  if (settings != NULL)
    changed = tel_tree_replace_text (settings, SUPPORT_FIELD, text);
  if (changed == NULL && text != NULL && text[0] != '\0')
    {
      g_autoptr (TelTree) base =
          settings != NULL ? tel_tree_ref (settings) : tel_tree_new (VENDOR_CONFIG, NULL, NULL, 0);

      changed = tel_tree_insert (base, path, text);
    }

  if (changed != NULL)
    g_object_set (self, "vendor-config", changed, NULL);
}

/**
 * tel_device_set_support_field_directly:
 * @self: the object
 * @text: the new text
 *
 * Sets the Cisco Support Field directly in the product specific settings, for a cluster that did not keep it where
 * tel_device_set_support_field() puts it. One that stands elsewhere is taken out; every other setting stays (contract
 * 5).
 */
void
tel_device_set_support_field_directly (TelDevice *self, const char *text)
{
  static const char *const path[] = { SUPPORT_FIELD, NULL };
  g_autoptr (TelTree) base = NULL;
  g_autoptr (TelTree) changed = NULL;
  TelTree *settings;

  g_return_if_fail (TEL_IS_DEVICE (self));
  g_return_if_fail (text != NULL);

  settings = tel_device_get_vendor_config (self);
  if (settings != NULL)
    base = tel_tree_remove (settings, SUPPORT_FIELD);
  if (base == NULL && settings != NULL)
    base = tel_tree_ref (settings);
  if (base == NULL)
    base = tel_tree_new (VENDOR_CONFIG, NULL, NULL, 0);

  changed = tel_tree_insert (base, path, text);
  g_object_set (self, "vendor-config", changed, NULL);
}
