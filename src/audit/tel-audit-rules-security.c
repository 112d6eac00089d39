/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The rules of the catalogue about phone security profiles and what the cluster needs for them: C12, C13, C16, C17,
 * C19. */

#include "config.h"

#include "audit/tel-audit-devices.h"
#include "audit/tel-audit-parameters.h"
#include "audit/tel-audit-rules-private.h"

#include <glib/gi18n-lib.h>

#include "model/tel-process-node.h"

#define each_profile(pass, profile)                                                                                    \
  guint profile##_i = 0;                                                                                               \
  (profile = get_next_profile (pass, &profile##_i)) != NULL;

/* Of the profiles in a snapshot those are judged that softphones can have: others may have no transport at all. */
static TelSecurityProfile *
get_next_profile (TelAuditPass *pass, guint *i)
{
  while (*i < tel_snapshot_get_n (pass->snapshot, TEL_OBJECT_KIND_SECURITY_PROFILE))
    {
      TelSecurityProfile *profile = tel_snapshot_get_nth (pass->snapshot, TEL_OBJECT_KIND_SECURITY_PROFILE, (*i)++);
      TelDeviceType type;

      if (tel_device_type_from_product (tel_security_profile_get_product (profile), &type) &&
          tel_device_type_is_softphone (type))
        return profile;
    }

  return NULL;
}

/**
 * tel_audit_judge_tftp:
 * @pass: a pass
 *
 * Finds profiles with TFTP encryption whose clients cannot read an encrypted configuration (C12, G8.4).
 */
void
tel_audit_judge_tftp (TelAuditPass *pass)
{
  g_autoptr (GHashTable) index = tel_audit_pass_index_devices (pass, tel_device_get_security_profile);
  TelSecurityProfile *profile;

  for (each_profile (pass, profile))
    {
      const char *name = tel_security_profile_get_name (profile);
      TelDeviceType type;
      TelFinding *finding;

      if (!tel_security_profile_get_tftp_encrypted_config (profile) ||
          !tel_device_type_from_product (tel_security_profile_get_product (profile), &type) ||
          tel_device_type_allows_tftp_encryption (type))
        continue;

      finding = tel_audit_pass_add_other (pass, TEL_SEVERITY_ERROR, TEL_OBJECT_KIND_SECURITY_PROFILE, name, NULL,
                                          /* Translators: a type of phone */
                                          _ ("TFTP Encrypted Config is on, and the profile is for %s."),
                                          tel_device_type_get_product (type));
      tel_audit_pass_concern_devices (pass, finding, g_hash_table_lookup (index, name));
    }
}

/**
 * tel_audit_judge_transport:
 * @pass: a pass
 *
 * Finds secure profiles without TLS (C19, G8.3).
 */
void
tel_audit_judge_transport (TelAuditPass *pass)
{
  g_autoptr (GHashTable) index = tel_audit_pass_index_devices (pass, tel_device_get_security_profile);
  TelSecurityProfile *profile;

  for (each_profile (pass, profile))
    {
      const char *name = tel_security_profile_get_name (profile);
      TelFinding *finding;

      if (!tel_security_profile_is_secure (profile) || tel_security_profile_uses_tls (profile))
        continue;

      finding = tel_audit_pass_add_other (pass, TEL_SEVERITY_ERROR, TEL_OBJECT_KIND_SECURITY_PROFILE, name, NULL,
                                          /* Translators: a security mode, a transport */
                                          _ ("The device security mode is %s, and the transport type is %s."),
                                          tel_security_profile_get_device_security_mode (profile),
                                          tel_audit_show (tel_security_profile_get_transport (profile)));
      tel_audit_pass_concern_devices (pass, finding, g_hash_table_lookup (index, name));
    }
}

/**
 * tel_audit_judge_mixed_mode:
 * @pass: a pass
 *
 * Finds that the cluster is not in mixed mode though there are profiles that need it (C13, G1.6).
 */
void
tel_audit_judge_mixed_mode (TelAuditPass *pass)
{
  g_autoptr (TelParameterDiscovery) discovery = tel_audit_discover (pass->snapshot, TEL_GUIDE_PARAMETER_SECURITY_MODE);
  g_autoptr (GHashTable) index = tel_audit_pass_index_devices (pass, tel_device_get_security_profile);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  TelParameter *mode = tel_parameter_discovery_get_rows (discovery)->pdata[0];
  g_autofree char *list = NULL;
  TelSecurityProfile *profile;
  TelFinding *finding;

  for (each_profile (pass, profile))
    if (tel_security_profile_needs_certificate (profile))
      g_ptr_array_add (names, (gpointer) tel_security_profile_get_name (profile));
  if (names->len == 0 || !g_str_equal (tel_parameter_get_text (mode), "0"))
    return;

  list = tel_audit_list_names (names, names->len);
  finding =
      tel_audit_pass_add_parameter (pass, TEL_SEVERITY_ERROR, mode,
                                    /* Translators: names of phone security profiles */
                                    _ ("“Cluster Security Mode” is 0, and these profiles need mixed mode: %s."), list);
  for (guint i = 0; i < names->len; i++)
    tel_audit_pass_concern_devices (pass, finding, g_hash_table_lookup (index, names->pdata[i]));
}

/**
 * tel_audit_explain_mixed_mode:
 * @snapshot: a snapshot with the enterprise parameters
 *
 * Says why it is not known whether the cluster is in mixed mode (C13).
 *
 * Returns: (transfer full) (nullable): a translated sentence, or %NULL when it is known
 */
char *
tel_audit_explain_mixed_mode (TelSnapshot *snapshot)
{
  return tel_audit_explain_number (snapshot, TEL_GUIDE_PARAMETER_SECURITY_MODE);
}

/**
 * tel_audit_judge_issuer:
 * @pass: a pass
 *
 * Finds another issuer of certificates than CAPF (C16, G1.4).
 */
void
tel_audit_judge_issuer (TelAuditPass *pass)
{
  const TelGuideParameter parameter = TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER;
  g_autoptr (TelParameterDiscovery) discovery = tel_audit_discover (pass->snapshot, parameter);
  GPtrArray *rows = tel_parameter_discovery_get_rows (discovery);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *value = tel_parameter_get_text (rows->pdata[i]);
      TelFinding *finding;
      TelDevice *device;

      if (g_ascii_strcasecmp (value, TEL_GUIDE_PARAMETER_ISSUER) == 0)
        continue;
      /* Translators: the label of a parameter, its value */
      finding = tel_audit_pass_add_parameter (pass, TEL_SEVERITY_ERROR, rows->pdata[i], _ ("“%s” is “%s”."),
                                              tel_guide_parameter_get_label (parameter), value);
      for (each_softphone (pass, device))
        if (tel_device_is_pending (device))
          tel_audit_pass_concern_device (pass, finding, device);
    }
}

/**
 * tel_audit_explain_issuer:
 * @snapshot: a snapshot with the parameter
 *
 * Says why it is not known who issues certificates (C16). The cluster may keep a number instead of the words (contract
 * 7), which says neither yes nor no.
 *
 * Returns: (transfer full) (nullable): a translated sentence, or %NULL when it is known
 */
char *
tel_audit_explain_issuer (TelSnapshot *snapshot)
{
  const TelGuideParameter parameter = TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER;
  g_autoptr (TelParameterDiscovery) discovery = tel_audit_discover (snapshot, parameter);
  GPtrArray *rows = tel_parameter_discovery_get_rows (discovery);

  if (tel_parameter_discovery_get_answer (discovery) != TEL_DISCOVERY_ONE)
    return tel_audit_explain_parameter (snapshot, parameter);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *value = tel_parameter_get_text (rows->pdata[i]);

      if (*value == '\0' || g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT, NULL, NULL))
        /* Translators: the label of a parameter, its value */
        return g_strdup_printf (_ ("“%s” is “%s”, which does not say what it stands for."),
                                tel_guide_parameter_get_label (parameter), value);
    }

  return NULL;
}

static const char *
get_publisher (TelAuditPass *pass)
{
  const char *first = NULL;
  TelProcessNode *node;

  for (each_object (pass, TEL_OBJECT_KIND_PROCESS_NODE, node))
    {
      if (g_strcmp0 (tel_process_node_get_usage (node), "Publisher") == 0)
        return tel_process_node_get_name (node);
      if (first == NULL && tel_process_node_is_server (node))
        first = tel_process_node_get_name (node);
    }

  return first;
}

/**
 * tel_audit_judge_capf_service:
 * @pass: a pass
 *
 * Finds that nobody answers at the port of CAPF, which runs on the publisher only (C17, G1.4).
 */
void
tel_audit_judge_capf_service (TelAuditPass *pass)
{
  const char *publisher = get_publisher (pass);
  TelFinding *finding;
  TelDevice *device;

  if (publisher == NULL || tel_snapshot_is_capf_reachable (pass->snapshot))
    return;

  finding = tel_audit_pass_add_other (pass, TEL_SEVERITY_ERROR, TEL_OBJECT_KIND_PROCESS_NODE, publisher, NULL,
                                      _ ("Nobody answers at the port of the CAPF service."));
  for (each_softphone (pass, device))
    if (tel_device_is_pending (device))
      tel_audit_pass_concern_device (pass, finding, device);
}
