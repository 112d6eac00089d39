/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-end-user-capf-profile.h"

#include "simulator/tel-simulator-capf.h"
#include "simulator/tel-simulator-defaults.h"
#include "simulator/tel-simulator-fault.h"

#define READ_ONLY TEL_SIMULATOR_FIELD_READ_ONLY
#define REQUIRED TEL_SIMULATOR_FIELD_REQUIRED

/* As long as getUser may show it (schema, `capfProfileInstanceId`). */
#define INSTANCE_ID_LENGTH 128

#define NO_PENDING_OPERATION "1"

static const TelSimulatorField fields[] = {
  { "endUserId", "fkenduser", TEL_SIMULATOR_FIELD_REFERENCE, "enduser", READ_ONLY },
  { "instanceId", "instanceid", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
  { "certificationOperation", "tkcertificateoperation", TEL_SIMULATOR_FIELD_ENUMERATION, "typecertificateoperation",
    REQUIRED },
  { "authenticationMode", "tkauthenticationmode", TEL_SIMULATOR_FIELD_ENUMERATION, "typeauthenticationmode", REQUIRED },
  { "authenticationString", "authenticationstring", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
  { "keySize", "tkkeysize", TEL_SIMULATOR_FIELD_ENUMERATION, "typekeysize", REQUIRED },
  { "keyOrder", "tkkeyorder", TEL_SIMULATOR_FIELD_ENUMERATION, "typekeyorder" },
  { "ecKeySize", "tkeckeysize", TEL_SIMULATOR_FIELD_ENUMERATION, "typeeckeysize" },
  { "operationCompletion", "upgradefinishtime", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
  { "certificationOperationStatus", "tkcertificatestatus", TEL_SIMULATOR_FIELD_ENUMERATION, "typecertificatestatus",
    READ_ONLY },
};

static const char *const own[] = { NULL };

const TelSimulatorObject tel_simulator_end_user_capf_profile_object = {
  "endusercapfmap",      "endUserCapfProfile",
  "EndUserCapfProfile",  "instanceId",
  "instanceid",          fields,
  G_N_ELEMENTS (fields), own,
};

static const char *
get_sent (const TelSimulatorElement *request, const char *element)
{
  const char *text = tel_simulator_element_get_child_text (request, element);

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
check_instance_id (const char *instance_id, GError **error)
{
  if (instance_id == NULL)
    g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NULL,
                         "Cannot insert a null into column (endusercapfmap.instanceid).");
  else if (g_utf8_strlen (instance_id, -1) > INSTANCE_ID_LENGTH)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "The specified instanceId is not valid. It must have 1 to %u characters.", INSTANCE_ID_LENGTH);
  else
    return TRUE;

  return FALSE;
}

static char *
find_end_user (const TelSimulatorContext *context, const TelSimulatorElement *profile, GError **error)
{
  const TelSimulatorElement *reference = tel_simulator_element_get_child (profile, "endUserId");
  char *user = NULL;

  if (reference != NULL && !tel_simulator_record_refer (context, reference, "enduser", &user, error))
    return NULL;

  if (user == NULL)
    g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NULL,
                         "Cannot insert a null into column (endusercapfmap.fkenduser).");

  return user;
}

/* As for phones (contract 4.1): a string cannot be set while nothing is pending, and what was set stays. */
static gboolean
write_no_operation (const TelSimulatorContext *context,
                    const char *pkid,
                    const TelSimulatorElement *request,
                    GError **error)
{
  if (get_sent (request, "authenticationString") != NULL)
    {
      g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                           "authenticationString can be updated only if certificationOperation field is "
                           "Install/Upgrade, Delete or Troubleshoot");

      return FALSE;
    }

  return tel_simulator_store_run (context->store, error,
                                  "UPDATE endusercapfmap SET tkcertificatestatus = (SELECT t.enum FROM"
                                  " typecertificatestatus t WHERE t.name = 'None') WHERE pkid = ?",
                                  pkid, TEL_SIMULATOR_END);
}

static gboolean
write_operation (const TelSimulatorContext *context,
                 const char *pkid,
                 const TelSimulatorElement *request,
                 GError **error)
{
  const char *string = get_sent (request, "authenticationString");
  g_autofree char *finish_time = NULL;

  if (!tel_simulator_capf_check_string (string, error))
    return FALSE;

  if (get_sent (request, "certificationOperation") != NULL || get_sent (request, "operationCompletion") != NULL)
    {
      finish_time = tel_simulator_capf_choose_finish_time (context, request, "operationCompletion", error);
      if (finish_time == NULL)
        return FALSE;
    }

  return tel_simulator_store_run (
      context->store, error,
      "UPDATE endusercapfmap SET tkcertificatestatus = (SELECT t.enum FROM typecertificatestatus t"
      " WHERE t.name = 'Operation Pending'), upgradefinishtime = coalesce (?, upgradefinishtime),"
      " authenticationstring = CASE WHEN tkauthenticationmode = (SELECT m.enum FROM typeauthenticationmode m"
      " WHERE m.name = 'By Authentication String') THEN coalesce (?, authenticationstring) END WHERE pkid = ?",
      finish_time, string, pkid, TEL_SIMULATOR_END);
}

/* The columns first: what counts beyond them depends on the operation and the mode that they have then. */
static gboolean
write_profile (const TelSimulatorContext *context, const char *pkid, const TelSimulatorElement *request, GError **error)
{
  g_autofree char *operation = NULL;

  if (!tel_simulator_record_write (context, &tel_simulator_end_user_capf_profile_object, pkid, request, error))
    return FALSE;

  operation =
      tel_simulator_store_look_up (context->store, "SELECT tkcertificateoperation FROM endusercapfmap WHERE pkid = ?",
                                   pkid, TEL_SIMULATOR_END);

  return g_strcmp0 (operation, NO_PENDING_OPERATION) == 0 ? write_no_operation (context, pkid, request, error)
                                                          : write_operation (context, pkid, request, error);
}

/**
 * tel_simulator_end_user_capf_profile_add:
 * @context: the cluster
 * @request: an addEndUserCapfProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Adds the profile by which an application of a user gets its certificate from CAPF. The settings follow the rules that
 * contract 4 has for phones; that they hold here too is UNVERIFIED. No two profiles have the same instance identifier,
 * as the other operations name them by it alone.
 *
 * Returns: FALSE with a #TelSimulatorFault when the profile is refused, there is no such user among other reasons
 */
gboolean
tel_simulator_end_user_capf_profile_add (const TelSimulatorContext *context,
                                         const TelSimulatorElement *request,
                                         TelSimulatorElement *response,
                                         GError **error)
{
  const TelSimulatorElement *profile = tel_simulator_element_get_child (request, "endUserCapfProfile");
  g_autoptr (TelSimulatorElement) full = tel_simulator_defaults_apply (profile, "endUserCapfProfile", context->release);
  g_autofree char *pkid = tel_simulator_store_new_pkid (context->store);
  const char *instance_id = get_sent (profile, "instanceId");
  g_autofree char *user = NULL;

  if (!check_instance_id (instance_id, error) || (user = find_end_user (context, profile, error)) == NULL)
    return FALSE;

  return tel_simulator_store_run (context->store, error,
                                  "INSERT INTO endusercapfmap (pkid, fkenduser, instanceid) VALUES (?, ?, ?)", pkid,
                                  user, instance_id, TEL_SIMULATOR_END) &&
         write_profile (context, pkid, full, error) && tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_end_user_capf_profile_get:
 * @context: the cluster
 * @request: a getEndUserCapfProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such profile
 */
gboolean
tel_simulator_end_user_capf_profile_get (const TelSimulatorContext *context,
                                         const TelSimulatorElement *request,
                                         TelSimulatorElement *response,
                                         GError **error)
{
  return tel_simulator_record_get (context, &tel_simulator_end_user_capf_profile_object, request, response, error);
}

/**
 * tel_simulator_end_user_capf_profile_list:
 * @context: the cluster
 * @request: a listEndUserCapfProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Lists profiles by the identifier of their user or their own (contract 2.0, rule 6).
 *
 * Returns: FALSE with a #TelSimulatorFault when the request is refused
 */
gboolean
tel_simulator_end_user_capf_profile_list (const TelSimulatorContext *context,
                                          const TelSimulatorElement *request,
                                          TelSimulatorElement *response,
                                          GError **error)
{
  return tel_simulator_record_list (context, &tel_simulator_end_user_capf_profile_object, request, response, error);
}

/**
 * tel_simulator_end_user_capf_profile_update:
 * @context: the cluster
 * @request: an updateEndUserCapfProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Changes the settings; neither the user nor the identifier can be another. An operation that is begun without a time
 * completes after the enterprise parameter's number of days.
 *
 * Returns: FALSE with a #TelSimulatorFault when the change is refused
 */
gboolean
tel_simulator_end_user_capf_profile_update (const TelSimulatorContext *context,
                                            const TelSimulatorElement *request,
                                            TelSimulatorElement *response,
                                            GError **error)
{
  g_autofree char *pkid = tel_simulator_record_find (context, &tel_simulator_end_user_capf_profile_object, request,
                                                     TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND, error);

  return pkid != NULL && write_profile (context, pkid, request, error) && tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_end_user_capf_profile_remove:
 * @context: the cluster
 * @request: a removeEndUserCapfProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Removes a profile. One whose user is removed goes with the user.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such profile
 */
gboolean
tel_simulator_end_user_capf_profile_remove (const TelSimulatorContext *context,
                                            const TelSimulatorElement *request,
                                            TelSimulatorElement *response,
                                            GError **error)
{
  return tel_simulator_record_remove (context, &tel_simulator_end_user_capf_profile_object, request, response, error);
}
