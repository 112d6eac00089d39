/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-settings-check.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "axl/tel-axl-table.h"
#include "model/tel-enrolment.h"
#include "model/tel-text.h"

typedef char *(*Explain) (TelCluster *cluster, TelDevice *from, TelDevice *to);

static char *explain_type (TelCluster *cluster, TelDevice *from, TelDevice *to);
static char *explain_profile (TelCluster *cluster, TelDevice *from, TelDevice *to);
static char *explain_support_field (TelCluster *cluster, TelDevice *from, TelDevice *to);

/* Name, description, owner, lines, enrolment and associations are not here. A kind of 0 is no reference. */
static const struct
{
  GType (*object_type) (void);
  const char *property;
  TelObjectKind kind;
  Explain explain;
} settings[] = {
  { tel_device_get_type, "device-pool", TEL_OBJECT_KIND_DEVICE_POOL, NULL },
  { tel_device_get_type, "location", TEL_OBJECT_KIND_LOCATION, NULL },
  { tel_device_get_type, "calling-search-space", TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, NULL },
  { tel_device_get_type, "rerouting-calling-search-space", TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, NULL },
  { tel_device_get_type, "common-phone-profile", TEL_OBJECT_KIND_COMMON_PHONE_PROFILE, NULL },
  { tel_device_get_type, "button-template", TEL_OBJECT_KIND_BUTTON_TEMPLATE, explain_type },
  { tel_device_get_type, "security-profile", TEL_OBJECT_KIND_SECURITY_PROFILE, explain_profile },
  { tel_device_get_type, "sip-profile", TEL_OBJECT_KIND_SIP_PROFILE, explain_type },
  { tel_device_get_type, "presence-group", TEL_OBJECT_KIND_PRESENCE_GROUP, NULL },
  { tel_device_get_type, "media-resource-list", 0, NULL },
  { tel_device_get_type, "cti-control", 0, NULL },
  { tel_device_get_type, "route-when-inactive", 0, NULL },
  { tel_device_get_type, "mra-mode", 0, NULL },
  { tel_device_get_type, "vendor-config", 0, explain_support_field },
  { tel_line_get_type, "external-mask", 0, NULL },
  { tel_line_get_type, "maximum-calls", 0, NULL },
  { tel_line_get_type, "busy-trigger", 0, NULL },
  { tel_line_get_type, "ring-setting", 0, NULL },
  { tel_line_get_type, "busy-ring-setting", 0, NULL },
  { tel_user_get_type, "user-locale", 0, NULL },
  { tel_user_get_type, "cti-enabled", 0, NULL },
  { tel_user_get_type, "mobility-enabled", 0, NULL },
  { tel_user_get_type, "presence-group", TEL_OBJECT_KIND_PRESENCE_GROUP, NULL },
  { tel_user_get_type, "home-cluster", 0, NULL },
  { tel_user_get_type, "im-and-presence", 0, NULL },
  { tel_user_get_type, "service-profile", TEL_OBJECT_KIND_SERVICE_PROFILE, NULL },
};

static const TelAxlTable *
get_table (TelObject *object)
{
  return TEL_IS_LINE (object) ? &tel_axl_line_appearance_table : tel_axl_table_find (G_OBJECT_TYPE (object));
}

static int
find_setting (TelObject *object, const char *property)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (settings[i].object_type () == G_OBJECT_TYPE (object) && g_str_equal (settings[i].property, property))
      return i;

  return -1;
}

static char *
explain_type (TelCluster *cluster, TelDevice *from, TelDevice *to)
{
  if (g_strcmp0 (tel_device_get_product (from), tel_device_get_product (to)) == 0)
    return NULL;

  /* Translators: a device, its type, a device, its type */
  return g_strdup_printf (_ ("It is not copied: %s is a “%s”, %s a “%s”."), tel_device_get_name (from),
                          tel_device_get_product (from), tel_device_get_name (to), tel_device_get_product (to));
}

/* A profile that needs a certificate comes with an enrolment only (G3.7), and one under a pending enrolment would move
 * the device (contract 4.1). */
static char *
explain_profile (TelCluster *cluster, TelDevice *from, TelDevice *to)
{
  const char *name = tel_device_get_security_profile (from);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (cluster, name);
  g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);
  TelEnrolmentState state = tel_enrolment_get_state (to, now, tel_cluster_get_time_zone (cluster));

  if (tel_device_is_pending (to))
    return g_strdup_printf (
        /* Translators: a phone security profile, a device */
        _ ("The phone security profile “%s” is not copied: %s waits for its enrolment with another one."), name,
        tel_device_get_name (to));
  if (profile != NULL && tel_security_profile_needs_certificate (profile) && state != TEL_ENROLMENT_STATE_ENROLLED)
    return g_strdup_printf (
        /* Translators: a phone security profile, a device */
        _ ("The phone security profile “%s” is not copied: it needs a certificate, which %s does not have. "
           "Choose it together with CAPF enrolment."),
        name, tel_device_get_name (to));

  return explain_type (cluster, from, to);
}

/* Only desktop clients use it (G2.8), and a file that was made for one device or user is named after them. */
static char *
explain_support_field (TelCluster *cluster, TelDevice *from, TelDevice *to)
{
  g_autofree char *text = tel_device_dup_support_field (from);
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);
  const char *const names[] = { tel_device_get_name (from), tel_device_get_owner (from) };
  TelDeviceType type;

  if (!tel_device_get_device_type (to, &type) || type != TEL_DEVICE_TYPE_CSF)
    /* Translators: a device */
    return g_strdup_printf (_ ("The Cisco Support Field is not copied: the client of %s does not use it."),
                            tel_device_get_name (to));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = tel_text_is_blank (names[i]) ? NULL : g_utf8_casefold (names[i], -1);

      if (name != NULL && strstr (folded, name) != NULL)
        return g_strdup_printf (
            /* Translators: the text of the field, a device or a user ID */
            _ ("The Cisco Support Field “%s” is not copied: it is made for %s."), text, names[i]);
    }

  return NULL;
}

static char *
explain_blank (TelObject *from, const TelAxlRow *row)
{
  if ((row->flags & TEL_AXL_NILLABLE) != 0 || row->kind == TEL_AXL_TEXT)
    return NULL;

  /* Translators: a field */
  return g_strdup_printf (_ ("“%s” is not copied: it cannot be emptied."),
                          tel_object_get_property_label (from, row->property));
}

static char *
explain_value (TelCluster *cluster, TelObject *from, int i, const TelAxlRow *row)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *object = NULL;

  g_object_get_property (G_OBJECT (from), settings[i].property, &value);
  if (G_VALUE_HOLDS_UINT (&value))
    return g_value_get_uint (&value) == 0 ? explain_blank (from, row) : NULL;
  if (!G_VALUE_HOLDS_STRING (&value))
    return NULL;
  if (tel_text_is_blank (g_value_get_string (&value)))
    return explain_blank (from, row);
  if (settings[i].kind == 0 ||
      tel_store_lookup (tel_cluster_get_store (cluster, settings[i].kind), g_value_get_string (&value)) != NULL)
    return NULL;

  object = tel_object_kind_describe (settings[i].kind, g_value_get_string (&value), NULL);

  /* Translators: an object such as device pool “Tokyo” */
  return g_strdup_printf (_ ("The %s is not copied: the cluster does not have it."), object);
}

/**
 * tel_settings_check_is_setting:
 * @object: a device, a line of one or a user
 * @property: a property of it
 *
 * Tells whether the property makes an object what it is, and not whose or which.
 *
 * Returns: %TRUE when it can be the same for another object
 */
gboolean
tel_settings_check_is_setting (TelObject *object, const char *property)
{
  g_return_val_if_fail (TEL_IS_OBJECT (object), FALSE);
  g_return_val_if_fail (property != NULL, FALSE);

  return find_setting (object, property) >= 0;
}

/**
 * tel_settings_check:
 * @cluster: a cluster with its references
 * @from: a device, a line of one or a user, read whole
 * @to: another of the kind
 * @property: a property for which tel_settings_check_is_setting() says yes
 * @reason: (out) (optional): a sentence when the value may not be copied
 *
 * Tells whether the value that @from has is valid for @to. It is not where the release does not know the field, the
 * cluster does not have what is referred to, a profile needs a certificate (G3.7) or would disturb a pending enrolment,
 * it belongs to another type of device, or a support field is made for somebody else (G2.8).
 *
 * Returns: %TRUE when it may be copied
 */
gboolean
tel_settings_check (TelCluster *cluster, TelObject *from, TelObject *to, const char *property, char **reason)
{
  g_autofree char *found = NULL;
  const TelAxlRow *row;
  int i;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), FALSE);
  g_return_val_if_fail (TEL_IS_OBJECT (from), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (from) == G_OBJECT_TYPE (to), FALSE);

  i = find_setting (from, property);
  g_return_val_if_fail (i >= 0, FALSE);

  row = tel_axl_table_find_property (get_table (from), property, TEL_AXL_UPDATE, tel_cluster_get_release (cluster));
  if (row == NULL)
    /* Translators: a field */
    found = g_strdup_printf (_ ("“%s” is not copied: this release does not know it."),
                             tel_object_get_property_label (from, property));
  else
    found = explain_value (cluster, from, i, row);
  if (found == NULL && settings[i].explain != NULL)
    found = settings[i].explain (cluster, TEL_DEVICE (from), TEL_DEVICE (to));
  if (found == NULL)
    return TRUE;

  if (reason != NULL)
    *reason = g_steal_pointer (&found);

  return FALSE;
}

/**
 * tel_settings_check_copy:
 * @from: a device, a line of one or a user
 * @to: the draft of another of the kind
 * @property: a property for which tel_settings_check() says yes
 *
 * Gives the draft the value. Of the product specific settings it is the Cisco Support Field, for no other is ever
 * written (G2.8).
 */
void
tel_settings_check_copy (TelObject *from, TelObject *to, const char *property)
{
  g_return_if_fail (TEL_IS_OBJECT (from));
  g_return_if_fail (G_OBJECT_TYPE (from) == G_OBJECT_TYPE (to));

  if (TEL_IS_DEVICE (from) && g_str_equal (property, "vendor-config"))
    {
      g_autofree char *text = tel_device_dup_support_field (TEL_DEVICE (from));

      tel_device_set_support_field (TEL_DEVICE (to), text);
    }
  else
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (from), property, &value);
      g_object_set_property (G_OBJECT (to), property, &value);
    }
}
