/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-security-profile.h"

#include "simulator/tel-simulator-defaults.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-product.h"

#define READ_ONLY TEL_SIMULATOR_FIELD_READ_ONLY

static const TelSimulatorField fields[] = {
  { "phoneType", "tkmodel", TEL_SIMULATOR_FIELD_ENUMERATION, "typemodel", READ_ONLY },
  { "protocol", "tkdeviceprotocol", TEL_SIMULATOR_FIELD_ENUMERATION, "typedeviceprotocol", READ_ONLY },
  { "name", "name", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
  { "description", "description", TEL_SIMULATOR_FIELD_TEXT },
  { "deviceSecurityMode", "tkdevicesecuritymode", TEL_SIMULATOR_FIELD_ENUMERATION, "typedevicesecuritymode" },
  { "authenticationMode", "tkauthenticationmode", TEL_SIMULATOR_FIELD_ENUMERATION, "typeauthenticationmode" },
  { "keySize", "tkkeysize", TEL_SIMULATOR_FIELD_ENUMERATION, "typekeysize" },
  { "keyOrder", "tkkeyorder", TEL_SIMULATOR_FIELD_ENUMERATION, "typekeyorder" },
  { "ecKeySize", "tkeckeysize", TEL_SIMULATOR_FIELD_ENUMERATION, "typeeckeysize" },
  { "tftpEncryptedConfig", "tftpencryptedflag", TEL_SIMULATOR_FIELD_BOOLEAN },
  { "EnableOAuthAuthentication", "sipoauthflag", TEL_SIMULATOR_FIELD_BOOLEAN },
  { "nonceValidityTime", "noncepolicytime", TEL_SIMULATOR_FIELD_TEXT },
  { "transportType", "tktransport", TEL_SIMULATOR_FIELD_ENUMERATION, "typetransport" },
  { "sipPhonePort", "sipport", TEL_SIMULATOR_FIELD_TEXT },
  { "enableDigestAuthentication", "digestauthenticationflag", TEL_SIMULATOR_FIELD_BOOLEAN },
  { "excludeDigestCredentials", "excludedigestflag", TEL_SIMULATOR_FIELD_BOOLEAN },
};

static const char *const own[] = { "newName", NULL };

const TelSimulatorObject tel_simulator_security_profile_object = {
  "securityprofile", "phoneSecurityProfile", "PhoneSecurityProfile", "name", "name", fields, G_N_ELEMENTS (fields), own,
};

static gboolean
check_standard (const TelSimulatorContext *context, const char *pkid, GError **error)
{
  g_autofree char *standard =
      tel_simulator_store_look_up (context->store, "SELECT isstandard FROM securityprofile WHERE pkid = ?", pkid,
                                   TEL_SIMULATOR_END);

  if (g_strcmp0 (standard, "t") != 0)
    return TRUE;

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                       "The standard Phone Security Profile cannot be modified or deleted.");

  return FALSE;
}

static gboolean
check_type (const TelSimulatorContext *context, const TelSimulatorElement *profile, GError **error)
{
  const char *type = tel_simulator_element_get_child_text (profile, "phoneType");
  const char *protocol = tel_simulator_element_get_child_text (profile, "protocol");
  const char *name = tel_simulator_element_get_child_text (profile, "name");
  const TelSimulatorModel *model = tel_simulator_product_find (context->store, type);

  if (model == NULL)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "The specified value for phoneType is not valid: %s", type != NULL ? type : "");
  else if (g_strcmp0 (protocol, model->protocol) != 0 && g_strcmp0 (protocol, model->other_protocol) != 0)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "The specified protocol is not valid for this device type: %s", protocol != NULL ? protocol : "");
  else
    return tel_simulator_record_check_name ("securityprofile", name, error);

  return FALSE;
}

/* The ranges that the administration's help gives. */
static gboolean
check_numbers (const TelSimulatorElement *profile, GError **error)
{
  static const struct
  {
    const char *element;
    guint minimum;
    guint maximum;
  } ranges[] = {
    { "nonceValidityTime", 0, 999999 },
    { "sipPhonePort", 1024, 49151 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      const char *value = tel_simulator_element_get_child_text (profile, ranges[i].element);

      if (value == NULL || *value == '\0' ||
          g_ascii_string_to_unsigned (value, 10, ranges[i].minimum, ranges[i].maximum, NULL, NULL))
        continue;

      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "The specified value for %s is not valid: %s. The value must be a number from %u to %u.",
                   ranges[i].element, value, ranges[i].minimum, ranges[i].maximum);

      return FALSE;
    }

  return TRUE;
}

static gboolean
write_sip_fields (const TelSimulatorContext *context,
                  const char *pkid,
                  const TelSimulatorElement *profile,
                  GError **error)
{
  g_autoptr (TelSimulatorElement) full =
      tel_simulator_defaults_apply (profile, "phoneSecurityProfile", context->release);

  if (!check_numbers (full, error) ||
      !tel_simulator_record_write (context, &tel_simulator_security_profile_object, pkid, full, error))
    return FALSE;

  return tel_simulator_store_run (context->store, error,
                                  "UPDATE securityprofile SET tkdevicesecuritymode = coalesce (tkdevicesecuritymode, 1)"
                                  " WHERE pkid = ?",
                                  pkid, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_security_profile_create:
 * @context: the cluster
 * @profile: the `phoneSecurityProfile` of an addPhoneSecurityProfile
 * @error: return location for a #GError
 *
 * Adds a phone security profile. What is for SIP phones only counts for no other protocol (contract 2.4).
 *
 * Returns: (transfer full): its key, NULL with a #TelSimulatorFault when it is refused
 */
char *
tel_simulator_security_profile_create (const TelSimulatorContext *context,
                                       const TelSimulatorElement *profile,
                                       GError **error)
{
  g_autofree char *pkid = NULL;
  g_autofree char *model = NULL;
  g_autofree char *protocol = NULL;
  const char *name = tel_simulator_element_get_child_text (profile, "name");
  const char *description = tel_simulator_element_get_child_text (profile, "description");

  if (!check_type (context, profile, error))
    return NULL;

  pkid = tel_simulator_store_new_pkid (context->store);
  model = tel_simulator_record_find_type (context, "typemodel",
                                          tel_simulator_element_get_child_text (profile, "phoneType"));
  protocol = tel_simulator_record_find_type (context, "typedeviceprotocol",
                                             tel_simulator_element_get_child_text (profile, "protocol"));

  if (!tel_simulator_store_run (context->store, error,
                                "INSERT INTO securityprofile (pkid, name, description, tksecuritypolicy, tkmodel,"
                                " tkdeviceprotocol) VALUES (?, ?, ?, 4, ?, ?)",
                                pkid, name, description, model, protocol, TEL_SIMULATOR_END))
    return NULL;

  if (g_strcmp0 (tel_simulator_element_get_child_text (profile, "protocol"), "SIP") == 0 &&
      !write_sip_fields (context, pkid, profile, error))
    return NULL;

  return g_steal_pointer (&pkid);
}

/**
 * tel_simulator_security_profile_add:
 * @context: the cluster
 * @request: an addPhoneSecurityProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the profile is refused (contract 2.4)
 */
gboolean
tel_simulator_security_profile_add (const TelSimulatorContext *context,
                                    const TelSimulatorElement *request,
                                    TelSimulatorElement *response,
                                    GError **error)
{
  g_autofree char *pkid =
      tel_simulator_security_profile_create (context, tel_simulator_element_get_child (request, "phoneSecurityProfile"),
                                             error);

  return pkid != NULL && tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_security_profile_get:
 * @context: the cluster
 * @request: a getPhoneSecurityProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such profile
 */
gboolean
tel_simulator_security_profile_get (const TelSimulatorContext *context,
                                    const TelSimulatorElement *request,
                                    TelSimulatorElement *response,
                                    GError **error)
{
  return tel_simulator_record_get (context, &tel_simulator_security_profile_object, request, response, error);
}

/**
 * tel_simulator_security_profile_list:
 * @context: the cluster
 * @request: a listPhoneSecurityProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the request is refused
 */
gboolean
tel_simulator_security_profile_list (const TelSimulatorContext *context,
                                     const TelSimulatorElement *request,
                                     TelSimulatorElement *response,
                                     GError **error)
{
  return tel_simulator_record_list (context, &tel_simulator_security_profile_object, request, response, error);
}

/* As in an add, what is for SIP phones only counts for no other protocol (contract 2.4). */
static gboolean
update_fields (const TelSimulatorContext *context, const char *pkid, const TelSimulatorElement *request, GError **error)
{
  const TelSimulatorElement *description = tel_simulator_element_get_child (request, "description");
  g_autoptr (TelSimulatorElement) rest = tel_simulator_element_new ("phoneSecurityProfile", NULL);
  g_autofree char *protocol =
      tel_simulator_store_look_up (context->store,
                                   "SELECT t.name FROM securityprofile s JOIN typedeviceprotocol t ON t.enum ="
                                   " s.tkdeviceprotocol WHERE s.pkid = ?",
                                   pkid, TEL_SIMULATOR_END);

  if (g_strcmp0 (protocol, "SIP") == 0)
    return check_numbers (request, error) &&
           tel_simulator_record_write (context, &tel_simulator_security_profile_object, pkid, request, error);

  if (description != NULL)
    tel_simulator_element_take_child (rest, tel_simulator_element_copy (description));

  return tel_simulator_record_write (context, &tel_simulator_security_profile_object, pkid, rest, error);
}

/**
 * tel_simulator_security_profile_update:
 * @context: the cluster
 * @request: an updatePhoneSecurityProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Changes a profile, and with it every phone that has it. Standard ones cannot be changed (contract 2.4).
 *
 * Returns: FALSE with a #TelSimulatorFault when the change is refused
 */
gboolean
tel_simulator_security_profile_update (const TelSimulatorContext *context,
                                       const TelSimulatorElement *request,
                                       TelSimulatorElement *response,
                                       GError **error)
{
  g_autofree char *pkid = tel_simulator_record_find (context, &tel_simulator_security_profile_object, request,
                                                     TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND, error);
  const char *name = tel_simulator_element_get_child_text (request, "newName");

  if (pkid == NULL || !check_standard (context, pkid, error))
    return FALSE;

  if (name != NULL &&
      (!tel_simulator_record_check_name ("securityprofile", name, error) ||
       !tel_simulator_store_run (context->store, error, "UPDATE securityprofile SET name = ? WHERE pkid = ?", name,
                                 pkid, TEL_SIMULATOR_END)))
    return FALSE;

  return update_fields (context, pkid, request, error) && tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_security_profile_remove:
 * @context: the cluster
 * @request: a removePhoneSecurityProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Removes a profile that no phone has and that is not a standard one.
 *
 * Returns: FALSE with a #TelSimulatorFault when it is refused
 */
gboolean
tel_simulator_security_profile_remove (const TelSimulatorContext *context,
                                       const TelSimulatorElement *request,
                                       TelSimulatorElement *response,
                                       GError **error)
{
  g_autofree char *pkid = tel_simulator_record_find (context, &tel_simulator_security_profile_object, request,
                                                     TEL_SIMULATOR_FAULT_NOT_FOUND, error);

  return pkid != NULL && check_standard (context, pkid, error) &&
         tel_simulator_record_remove (context, &tel_simulator_security_profile_object, request, response, error);
}
