/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-device-type.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"

/* The longest name that Jabber can be given (G2.4, G2.5). What is no client may have what CUCM takes (contract 1.4). */
#define MAXIMUM_SOFTPHONE_NAME 15
#define MAXIMUM_NAME 50

typedef struct
{
  const char *product;
  const char *prefix;
  const char *label;
  const char *icon_name;
  const char *protocol;
  const char *button_template;
  const char *standard_security_profile;
  const char *name_punctuation;
  int name_length;
  gboolean name_has_lower_case;
  gboolean prefix_required;
  gboolean mobile;
  gboolean tftp_encryption;
  gboolean mac_for_null_string;
} DeviceType;

static const DeviceType types[] = {
  [TEL_DEVICE_TYPE_CSF] = {
    .product = "Cisco Unified Client Services Framework",
    .prefix = "CSF",
    .label = N_ ("Desktop"),
    .icon_name = "tel-desktop-symbolic",
    .protocol = "SIP",
    .button_template = "Standard Client Services Framework",
    .standard_security_profile = "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile",
    .name_punctuation = "",
    .name_length = MAXIMUM_SOFTPHONE_NAME,
    .name_has_lower_case = TRUE,
    .tftp_encryption = TRUE,
    .mac_for_null_string = TRUE,
  },
  [TEL_DEVICE_TYPE_TCT] = {
    .product = "Cisco Dual Mode for iPhone",
    .prefix = "TCT",
    .label = N_ ("iPhone"),
    .icon_name = "tel-iphone-symbolic",
    .protocol = "SIP",
    .button_template = "Standard Dual Mode for iPhone",
    .standard_security_profile = "Cisco Dual Mode for iPhone - Standard SIP Non-Secure Profile",
    .name_punctuation = "._-",
    .name_length = MAXIMUM_SOFTPHONE_NAME,
    .prefix_required = TRUE,
    .mobile = TRUE,
  },
  [TEL_DEVICE_TYPE_BOT] = {
    .product = "Cisco Dual Mode for Android",
    .prefix = "BOT",
    .label = N_ ("Android"),
    .icon_name = "tel-android-symbolic",
    .protocol = "SIP",
    .button_template = "Standard Dual Mode for Android",
    .standard_security_profile = "Cisco Dual Mode for Android - Standard SIP Non-Secure Profile",
    .name_punctuation = "._-",
    .name_length = MAXIMUM_SOFTPHONE_NAME,
    .prefix_required = TRUE,
    .mobile = TRUE,
  },
  [TEL_DEVICE_TYPE_TAB] = {
    .product = "Cisco Jabber for Tablet",
    .prefix = "TAB",
    .label = N_ ("Tablet"),
    .icon_name = "tel-tablet-symbolic",
    .protocol = "SIP",
    .button_template = "Standard Jabber for Tablet",
    .standard_security_profile = "Cisco Jabber for Tablet - Standard SIP Non-Secure Profile",
    .name_punctuation = "._-",
    .name_length = MAXIMUM_SOFTPHONE_NAME,
    .prefix_required = TRUE,
    .mobile = TRUE,
  },
  /* The name of its standard profile is not known for sure (contract 3.3), so it is looked for by its product. */
  [TEL_DEVICE_TYPE_CTIRD] = {
    .product = "CTI Remote Device",
    .prefix = "CTIRD",
    .label = N_ ("CTI Remote Device"),
    .icon_name = "tel-desktop-symbolic",
    .protocol = "CTI Remote Device",
    .name_punctuation = "._-",
    .name_length = MAXIMUM_NAME,
    .name_has_lower_case = TRUE,
  },
};

G_STATIC_ASSERT (G_N_ELEMENTS (types) == TEL_N_DEVICE_TYPES);

static gboolean
is_known (TelDeviceType type)
{
  return (guint) type < TEL_N_DEVICE_TYPES;
}

static gboolean
allows_character (const DeviceType *type, gunichar character)
{
  if (character > 127 || character == 0)
    return FALSE;

  return g_ascii_isdigit (character) || g_ascii_isupper (character) ||
         (type->name_has_lower_case && g_ascii_islower (character)) ||
         strchr (type->name_punctuation, (int) character) != NULL;
}

static gboolean
refuse_character (const DeviceType *type, const char *name, gunichar character, GError **error)
{
  char text[16] = { 0 };

  if (g_unichar_isgraph (character))
    g_unichar_to_utf8 (character, text);
  else
    g_snprintf (text, sizeof text, "U+%04X", character);

  if (type->name_has_lower_case && *type->name_punctuation != '\0')
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 /* Translators: a device name, the character that does not fit */
                 _ ("The device name “%s” contains “%s”. Only the letters A–Z and a–z, digits, full stop, underscore "
                    "and hyphen are allowed."),
                 name, text);
  else if (type->name_has_lower_case)
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 /* Translators: a device name, the character that does not fit */
                 _ ("The device name “%s” contains “%s”. Only the letters A–Z and a–z and digits are allowed."), name,
                 text);
  else if (g_unichar_islower (character) && character < 128)
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 /* Translators: a device name, the character that does not fit, the prefix of its type */
                 _ ("The device name “%s” contains the small letter “%s”. The name of a %s device has capital letters "
                    "only."),
                 name, text, type->prefix);
  else
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 /* Translators: a device name, the character that does not fit */
                 _ ("The device name “%s” contains “%s”. Only the letters A–Z, digits, full stop, underscore and "
                    "hyphen are allowed."),
                 name, text);

  return FALSE;
}

/**
 * tel_device_type_from_product:
 * @product: (nullable): CUCM's name of a phone type
 * @type: (out) (optional): return location for the type
 *
 * Finds the type that a product is (G2.2).
 *
 * Returns: %TRUE when it is one
 */
gboolean
tel_device_type_from_product (const char *product, TelDeviceType *type)
{
  for (guint i = 0; i < TEL_N_DEVICE_TYPES; i++)
    if (g_strcmp0 (product, types[i].product) == 0)
      {
        if (type != NULL)
          *type = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tel_device_type_from_prefix:
 * @prefix: (nullable): “CSF”, “TCT”, “BOT”, “TAB” or “CTIRD”, in either case
 * @type: (out) (optional): return location for the type
 *
 * Finds the type by the prefix it is known by (G2.2).
 *
 * Returns: %TRUE when there is one
 */
gboolean
tel_device_type_from_prefix (const char *prefix, TelDeviceType *type)
{
  for (guint i = 0; prefix != NULL && i < TEL_N_DEVICE_TYPES; i++)
    if (g_ascii_strcasecmp (prefix, types[i].prefix) == 0)
      {
        if (type != NULL)
          *type = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tel_device_type_get_product:
 * @type: a type
 *
 * Gets CUCM's name of the phone type (G2.2).
 *
 * Returns: a static string
 */
const char *
tel_device_type_get_product (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), NULL);

  return types[type].product;
}

/**
 * tel_device_type_get_prefix:
 * @type: a type
 *
 * Gets the prefix of the names of the type's devices, by which the type is known (G2.2, G2.5).
 *
 * Returns: a static string
 */
const char *
tel_device_type_get_prefix (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), NULL);

  return types[type].prefix;
}

/**
 * tel_device_type_get_label:
 * @type: a type
 *
 * Gets a short name of what the user holds, e.g. “Desktop”.
 *
 * Returns: the translated label
 */
const char *
tel_device_type_get_label (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), NULL);

  return _ (types[type].label);
}

/**
 * tel_device_type_get_icon_name:
 * @type: a type
 *
 * Gets the name of a symbolic icon, one of the program's own.
 *
 * Returns: a static string
 */
const char *
tel_device_type_get_icon_name (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), NULL);

  return types[type].icon_name;
}

/**
 * tel_device_type_get_protocol:
 * @type: a type
 *
 * Gets the protocol that the type's devices and their phone security profiles have (contract 2.9).
 *
 * Returns: a static string
 */
const char *
tel_device_type_get_protocol (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), NULL);

  return types[type].protocol;
}

/**
 * tel_device_type_get_button_template:
 * @type: a type
 *
 * Gets the name of the standard phone button template (contract 3.3). A site may have renamed it.
 *
 * Returns: (nullable): a static string, NULL for a type that has no buttons
 */
const char *
tel_device_type_get_button_template (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), NULL);

  return types[type].button_template;
}

/**
 * tel_device_type_from_button_template:
 * @button_template: (nullable): the name of a phone button template
 * @type: (out) (optional): return location for the type
 *
 * Finds the type whose standard phone button template has a name. AXL does not tell which type any other template is
 * for (contract 2.7).
 *
 * Returns: %TRUE when it is a type's standard one
 */
gboolean
tel_device_type_from_button_template (const char *button_template, TelDeviceType *type)
{
  for (guint i = 0; button_template != NULL && i < TEL_N_DEVICE_TYPES; i++)
    if (g_strcmp0 (button_template, types[i].button_template) == 0)
      {
        if (type != NULL)
          *type = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tel_device_type_get_standard_security_profile:
 * @type: a type
 *
 * Gets the name of the standard non-secure phone security profile, which new devices propose (G3.7, contract 3.3).
 *
 * Returns: (nullable): a static string, NULL where the name is not known for sure
 */
const char *
tel_device_type_get_standard_security_profile (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), NULL);

  return types[type].standard_security_profile;
}

/**
 * tel_device_type_get_sip_profile:
 * @type: a type
 * @release: the cluster's release
 *
 * Gets the name of the SIP profile to propose: the default one for desktop clients, the one for mobile devices from
 * release 10 on (G6.3, G6.4).
 *
 * Returns: (nullable): a static string, NULL where a site has to have made its own (G1.2, G6.2) and for what is no
 *   softphone
 */
const char *
tel_device_type_get_sip_profile (TelDeviceType type, TelRelease release)
{
  g_return_val_if_fail (is_known (type), NULL);

  if (!tel_device_type_is_softphone (type))
    return NULL;
  if (!types[type].mobile)
    return "Standard SIP Profile";

  return release >= TEL_RELEASE_10_0 ? "Standard SIP Profile for Mobile Device" : NULL;
}

/**
 * tel_device_type_is_softphone:
 * @type: a type
 *
 * Tells whether the type is a client (G2.2): one with a SIP profile, a phone button template and a certificate.
 *
 * Returns: %TRUE for CSF, TCT, BOT and TAB, %FALSE for a CTI remote device
 */
gboolean
tel_device_type_is_softphone (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), FALSE);

  return type < TEL_N_SOFTPHONE_TYPES;
}

/**
 * tel_device_type_is_mobile:
 * @type: a type
 *
 * Tells whether the type is one of the mobile ones (G6).
 *
 * Returns: %TRUE for TCT, BOT and TAB
 */
gboolean
tel_device_type_is_mobile (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), FALSE);

  return types[type].mobile;
}

/**
 * tel_device_type_allows_tftp_encryption:
 * @type: a type
 *
 * Tells whether the type's phone security profile may have TFTP Encrypted Config (G8.4).
 *
 * Returns: %TRUE for CSF alone
 */
gboolean
tel_device_type_allows_tftp_encryption (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), FALSE);

  return types[type].tftp_encryption;
}

/**
 * tel_device_type_needs_mac_for_null_string:
 * @type: a type
 *
 * Tells whether By Null String works on a Mac only, so that it has to be confirmed (G3.2).
 *
 * Returns: %TRUE for CSF alone
 */
gboolean
tel_device_type_needs_mac_for_null_string (TelDeviceType type)
{
  g_return_val_if_fail (is_known (type), FALSE);

  return types[type].mac_for_null_string;
}

/**
 * tel_device_type_propose_name:
 * @type: a type
 * @user_id: the ID of the user the device is for
 *
 * Proposes a device name: the prefix and the user ID in capital letters, without the characters that do not fit, cut
 * to what the type allows, 15 for a softphone (G2.4, G2.5). Where nothing of the user ID fits it is the prefix alone,
 * to be completed by a person. Whether the name is free is not known here.
 *
 * Returns: (transfer full): the name
 */
char *
tel_device_type_propose_name (TelDeviceType type, const char *user_id)
{
  GString *name;

  g_return_val_if_fail (is_known (type), NULL);
  g_return_val_if_fail (user_id != NULL, NULL);

  name = g_string_new (types[type].prefix);
  for (const char *c = user_id; *c != '\0' && (int) name->len < types[type].name_length; c++)
    {
      char upper = g_ascii_toupper (*c);

      if (allows_character (&types[type], (guchar) upper))
        g_string_append_c (name, upper);
    }

  return g_string_free (name, FALSE);
}

/**
 * tel_device_type_check_name:
 * @type: a type
 * @name: a device name
 * @error: return location for the reason, in words
 *
 * Checks a device name by the rule of its type (G2.4, G2.5), which AXL does not do.
 *
 * Returns: %TRUE when the name fits, %FALSE with %TEL_ERROR_INVALID when not
 */
gboolean
tel_device_type_check_name (TelDeviceType type, const char *name, GError **error)
{
  const DeviceType *description;
  glong length;

  g_return_val_if_fail (is_known (type), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  description = &types[type];
  if (name[0] == '\0')
    {
      g_set_error_literal (error, TEL_ERROR, TEL_ERROR_INVALID, _ ("The device has no name. Enter one."));
      return FALSE;
    }
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!allows_character (description, character))
        return refuse_character (description, name, character, error);
    }
  length = g_utf8_strlen (name, -1);
  if (length > description->name_length)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: a device name, its length, the greatest length */
                   _ ("The device name “%s” has %ld characters. At most %d are allowed."), name, length,
                   description->name_length);
      return FALSE;
    }
  if (description->prefix_required &&
      (!g_str_has_prefix (name, description->prefix) || name[strlen (description->prefix)] == '\0'))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: a device name, a prefix such as TCT, a product, the prefix again */
                   _ ("The device name “%s” does not fit. The name of a device of the type %s begins with %s and has "
                      "at least one more character."),
                   name, description->product, description->prefix);
      return FALSE;
    }

  return TRUE;
}
