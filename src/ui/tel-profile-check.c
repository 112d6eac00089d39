/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-profile-check.h"

#include <glib/gi18n-lib.h>

/* The rules that a phone security profile can break for its device; NULL when it breaks none. */
static char *
find_security_problem (TelCluster *cluster, TelDevice *device, TelDeviceType type)
{
  const char *name = tel_device_get_security_profile (device);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (cluster, name);
  const char *product;

  if (profile == NULL)
    /* Translators: a device, a phone security profile */
    return g_strdup_printf (_ ("%s: the cluster does not show its profile “%s”"), tel_device_get_name (device),
                            name != NULL ? name : "");

  product = tel_security_profile_get_product (profile);
  if (product != NULL && g_strcmp0 (product, tel_device_type_get_product (type)) != 0)
    /* Translators: a device, a phone security profile, a type of phone */
    return g_strdup_printf (_ ("%s: the profile “%s” is made for “%s” (G8.1)"), tel_device_get_name (device), name,
                            product);
  if (tel_security_profile_is_secure (profile) && !tel_security_profile_uses_tls (profile))
    /* Translators: a device, a phone security profile */
    return g_strdup_printf (_ ("%s: the profile “%s” is secure and does not use TLS (G8.3)"),
                            tel_device_get_name (device), name);
  if (tel_device_type_is_mobile (type) && tel_security_profile_get_tftp_encrypted_config (profile))
    /* Translators: a device, a phone security profile */
    return g_strdup_printf (_ ("%s: the profile “%s” encrypts the configuration, which mobile devices cannot (G8.4)"),
                            tel_device_get_name (device), name);

  return NULL;
}

/* G6.2, G6.4 */
static char *
find_sip_problem (TelCluster *cluster, TelDevice *device, TelDeviceType type)
{
  const char *name = tel_device_get_sip_profile (device);
  TelSipProfile *profile = tel_cluster_get_sip_profile (cluster, name);

  if (!tel_device_type_is_mobile (type) || profile == NULL || tel_sip_profile_has_mobile_timers (profile) ||
      g_strcmp0 (name, tel_device_type_get_sip_profile (type, tel_cluster_get_release (cluster))) == 0)
    return NULL;

  /* Translators: a device, a SIP profile */
  return g_strdup_printf (_ ("%s: the SIP profile “%s” lacks the timers for mobile devices (G6)"),
                          tel_device_get_name (device), name);
}

static void
take_sentence (GString *text, char *sentence)
{
  if (sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", sentence);
  g_free (sentence);
}

static void
offer_device (TelCheck *check, const char *device_name)
{
  /* Translators: a device */
  g_autofree char *description = g_strdup_printf (_ ("Show %s"), device_name);

  tel_check_set_action (check, _ ("Show"), description, "user.show-device", g_variant_new_string (device_name));
}

/**
 * tel_profile_check_new:
 * @cluster: a cluster
 * @softphones: (element-type TelDevice): the user's softphones, each read whole
 *
 * Says which phone security profile or SIP profile does not fit its device, and offers to show the first such device.
 *
 * Returns: (transfer full): the line of the checklist
 */
TelCheck *
tel_profile_check_new (TelCluster *cluster, GPtrArray *softphones)
{
  const char *title = _ ("Profiles");
  g_autoptr (GString) text = g_string_new (NULL);
  const char *wrong = NULL;
  TelCheck *check;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (softphones != NULL, NULL);

  if (!tel_cluster_has_references (cluster))
    return tel_check_new (title, TEL_CHECK_STATE_MISSING, _ ("the cluster’s profiles are not read yet"));
  if (softphones->len == 0)
    return tel_check_new (title, TEL_CHECK_STATE_MISSING, _ ("chosen with the first softphone"));

  for (guint i = 0; i < softphones->len; i++)
    {
      TelDevice *device = g_ptr_array_index (softphones, i);
      TelDeviceType type;

      if (!tel_device_get_softphone_type (device, &type))
        continue;
      take_sentence (text, find_security_problem (cluster, device, type));
      take_sentence (text, find_sip_problem (cluster, device, type));
      if (wrong == NULL && text->len > 0)
        wrong = tel_device_get_name (device);
    }

  if (wrong == NULL)
    return tel_check_new (title, TEL_CHECK_STATE_DONE, _ ("fit every softphone"));

  check = tel_check_new (title, TEL_CHECK_STATE_PROBLEM, text->str);
  offer_device (check, wrong);

  return check;
}
