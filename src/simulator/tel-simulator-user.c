/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-user.h"

#include "simulator/tel-simulator-credential.h"
#include "simulator/tel-simulator-defaults.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-types.h"
#include "simulator/tel-simulator-user-associations.h"

#define READ_ONLY TEL_SIMULATOR_FIELD_READ_ONLY

/* There are user ranks from there on. */
#define RANK_RELEASE 1105

static const TelSimulatorField fields[] = {
  { "userid", "userid", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
  { "firstName", "firstname", TEL_SIMULATOR_FIELD_TEXT },
  { "displayName", "displayname", TEL_SIMULATOR_FIELD_TEXT },
  { "middleName", "middlename", TEL_SIMULATOR_FIELD_TEXT },
  { "lastName", "lastname", TEL_SIMULATOR_FIELD_TEXT, NULL, TEL_SIMULATOR_FIELD_REQUIRED },
  { "mailid", "mailid", TEL_SIMULATOR_FIELD_TEXT },
  { "department", "department", TEL_SIMULATOR_FIELD_TEXT },
  { "manager", "manager", TEL_SIMULATOR_FIELD_TEXT },
  { "telephoneNumber", "telephonenumber", TEL_SIMULATOR_FIELD_TEXT },
  { "title", "title", TEL_SIMULATOR_FIELD_TEXT },
  { "mobileNumber", "mobile", TEL_SIMULATOR_FIELD_TEXT },
  { "homeNumber", "homephone", TEL_SIMULATOR_FIELD_TEXT },
  { "pagerNumber", "pager", TEL_SIMULATOR_FIELD_TEXT },
  { "directoryUri", "directoryuri", TEL_SIMULATOR_FIELD_TEXT },
  { "status", "status", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
  { "enableCti", "allowcticontrolflag", TEL_SIMULATOR_FIELD_BOOLEAN },
  { "enableMobility", "enablemobility", TEL_SIMULATOR_FIELD_BOOLEAN },
  { "homeCluster", "islocalcluster", TEL_SIMULATOR_FIELD_BOOLEAN },
  { "imAndPresenceEnable", "enablecups", TEL_SIMULATOR_FIELD_BOOLEAN },
  { "serviceProfile", "fkucserviceprofile", TEL_SIMULATOR_FIELD_REFERENCE, "ucserviceprofile" },
  { "userProfile", "fkucuserprofile", TEL_SIMULATOR_FIELD_REFERENCE, "ucuserprofile" },
  { "presenceGroupName", "fkmatrix_presence", TEL_SIMULATOR_FIELD_REFERENCE, "matrix" },
  { "subscribeCallingSearchSpaceName", "fkcallingsearchspace_restrict", TEL_SIMULATOR_FIELD_REFERENCE,
    "callingsearchspace" },
  { "ldapDirectoryName", "fkdirectorypluginconfig", TEL_SIMULATOR_FIELD_REFERENCE, "directorypluginconfig", READ_ONLY },
};

/* What stands in other tables, and secrets, which are never given back. */
static const char *const own[] = {
  "associatedDevices",
  "primaryExtension",
  "associatedGroups",
  "newUserid",
  "password",
  "pin",
  "digestCredentials",
  "mlppPassword",
  "convertUserAccount",
  "associatedCapfProfiles",
  "associatedRemoteDestinationProfiles",
  "associatedTodAccess",
  NULL,
};

static const char *const unlisted[] = {
  "associatedDevices",
  "associatedGroups",
  "phoneProfiles",
  "userProfile",
  "associatedCapfProfiles",
  "lineAppearanceAssociationForPresences",
  NULL,
};

/* What the directory owns for a user who comes from it (contract 2.3). */
static const char *const directory_owned[] = {
  "newUserid",       "firstName", "displayName",  "middleName", "lastName",    "mailid",       "department", "manager",
  "telephoneNumber", "title",     "mobileNumber", "homeNumber", "pagerNumber", "directoryUri", NULL,
};

const TelSimulatorObject tel_simulator_user_object = {
  "enduser",
  "user",
  "User",
  "userid",
  "userid",
  fields,
  G_N_ELEMENTS (fields),
  own,
  unlisted,
  tel_simulator_user_associations_read,
};

static gboolean
check_userid (const char *userid, GError **error)
{
  if (userid != NULL && *userid != '\0')
    return TRUE;

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NULL,
                       "Cannot insert a null into column (enduser.userid).");

  return FALSE;
}

static gboolean
check_last_name (const TelSimulatorElement *user, GError **error)
{
  const char *name = tel_simulator_element_get_child_text (user, "lastName");

  if (name != NULL && *name != '\0')
    return TRUE;

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NULL,
                       "Cannot insert a null into column (enduser.lastname).");

  return FALSE;
}

static gboolean
is_from_directory (const TelSimulatorContext *context, const char *pkid)
{
  g_autofree char *local =
      tel_simulator_store_look_up (context->store, "SELECT islocaluser FROM enduser WHERE pkid = ?", pkid,
                                   TEL_SIMULATOR_END);

  return g_strcmp0 (local, "f") == 0;
}

/* Sending what is there already changes nothing and is let through. The words are UNVERIFIED (contract 2.3). */
static gboolean
check_directory_fields (const TelSimulatorContext *context,
                        const char *pkid,
                        const TelSimulatorElement *request,
                        GError **error)
{
  g_autoptr (TelSimulatorElement) user = NULL;

  if (!is_from_directory (context, pkid))
    return TRUE;

  user = tel_simulator_record_read_one (context, &tel_simulator_user_object, pkid);

  for (guint i = 0; directory_owned[i] != NULL; i++)
    {
      const TelSimulatorElement *sent = tel_simulator_element_get_child (request, directory_owned[i]);
      const char *element = g_str_equal (directory_owned[i], "newUserid") ? "userid" : directory_owned[i];
      const char *text = sent != NULL ? tel_simulator_element_get_text (sent) : NULL;
      const char *stored = tel_simulator_element_get_child_text (user, element);

      if (sent == NULL || g_strcmp0 (text != NULL ? text : "", stored != NULL ? stored : "") == 0)
        continue;

      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "%s cannot be updated for a user that is synchronized from an LDAP directory", element);

      return FALSE;
    }

  return TRUE;
}

/**
 * tel_simulator_user_create:
 * @context: the cluster
 * @user: the `user` of an addUser
 * @error: return location for a #GError
 *
 * Adds a local user with groups, devices and primary extension.
 *
 * Returns: (transfer full): the key, NULL with a #TelSimulatorFault when the user is refused
 */
char *
tel_simulator_user_create (const TelSimulatorContext *context, const TelSimulatorElement *user, GError **error)
{
  const char *userid = tel_simulator_element_get_child_text (user, "userid");
  const char *last_name = tel_simulator_element_get_child_text (user, "lastName");
  g_autoptr (TelSimulatorElement) full = tel_simulator_defaults_apply (user, "user", context->release);
  g_autofree char *pkid = tel_simulator_store_new_pkid (context->store);

  if (check_userid (userid, error) && check_last_name (user, error) &&
      tel_simulator_store_run (context->store, error,
                               "INSERT INTO enduser (pkid, userid, lastname, enablecups, fkmatrix_presence)"
                               " VALUES (?, ?, ?, 'f', (SELECT m.pkid FROM matrix m"
                               " WHERE m.name = 'Standard Presence group'))",
                               pkid, userid, last_name, TEL_SIMULATOR_END) &&
      tel_simulator_record_write (context, &tel_simulator_user_object, pkid, full, error) &&
      tel_simulator_user_associations_write (context, pkid, user, error) &&
      tel_simulator_credential_write (context, pkid, user, error))
    return g_steal_pointer (&pkid);

  return NULL;
}

/**
 * tel_simulator_user_add:
 * @context: the cluster
 * @request: an addUser
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the user is refused (contract 2.3)
 */
gboolean
tel_simulator_user_add (const TelSimulatorContext *context,
                        const TelSimulatorElement *request,
                        TelSimulatorElement *response,
                        GError **error)
{
  g_autofree char *pkid = tel_simulator_user_create (context, tel_simulator_element_get_child (request, "user"), error);

  return pkid != NULL && tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_user_get:
 * @context: the cluster
 * @request: a getUser
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such user (contract 2.3)
 */
gboolean
tel_simulator_user_get (const TelSimulatorContext *context,
                        const TelSimulatorElement *request,
                        TelSimulatorElement *response,
                        GError **error)
{
  g_autofree char *pkid =
      tel_simulator_record_find (context, &tel_simulator_user_object, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error);
  g_autofree char *rank = NULL;

  if (pkid == NULL)
    return FALSE;

  /* That one that is not listed cannot be had by its name either is a guess: nothing is known of a real cluster. */
  rank = tel_simulator_store_look_up (context->store, "SELECT userrank FROM enduser WHERE pkid = ?", pkid,
                                      TEL_SIMULATOR_END);
  if (tel_simulator_store_get_release (context->store) >= RANK_RELEASE &&
      g_ascii_strtoull (rank, NULL, 10) < context->rank)
    {
      g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND,
                           "Item not valid: The specified User was not found");

      return FALSE;
    }

  return tel_simulator_record_get (context, &tel_simulator_user_object, request, response, error);
}

/**
 * tel_simulator_user_list:
 * @context: the cluster
 * @request: a listUser
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Lists users without what contract 2.3 says that lists cannot give.
 *
 * Returns: FALSE with a #TelSimulatorFault when the request is refused
 */
gboolean
tel_simulator_user_list (const TelSimulatorContext *context,
                         const TelSimulatorElement *request,
                         TelSimulatorElement *response,
                         GError **error)
{
  return tel_simulator_record_list (context, &tel_simulator_user_object, request, response, error);
}

/**
 * tel_simulator_user_update:
 * @context: the cluster
 * @request: an updateUser
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Changes what the request names; associated devices and groups are whole new lists. What the directory owns is
 * refused (contract 2.3).
 *
 * Returns: FALSE with a #TelSimulatorFault when the change is refused
 */
gboolean
tel_simulator_user_update (const TelSimulatorContext *context,
                           const TelSimulatorElement *request,
                           TelSimulatorElement *response,
                           GError **error)
{
  g_autofree char *pkid = tel_simulator_record_find (context, &tel_simulator_user_object, request,
                                                     TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND, error);
  const char *userid = tel_simulator_element_get_child_text (request, "newUserid");

  if (pkid == NULL || !check_directory_fields (context, pkid, request, error))
    return FALSE;

  if (userid != NULL &&
      (!check_userid (userid, error) ||
       !tel_simulator_store_run (context->store, error, "UPDATE enduser SET userid = ? WHERE pkid = ?", userid, pkid,
                                 TEL_SIMULATOR_END)))
    return FALSE;

  return tel_simulator_record_write (context, &tel_simulator_user_object, pkid, request, error) &&
         tel_simulator_user_associations_write (context, pkid, request, error) &&
         tel_simulator_credential_write (context, pkid, request, error) && tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_user_remove:
 * @context: the cluster
 * @request: a removeUser
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Removes a local user. Devices stay, without an owner.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such user or the directory has the user
 */
gboolean
tel_simulator_user_remove (const TelSimulatorContext *context,
                           const TelSimulatorElement *request,
                           TelSimulatorElement *response,
                           GError **error)
{
  g_autofree char *pkid =
      tel_simulator_record_find (context, &tel_simulator_user_object, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error);

  if (pkid == NULL)
    return FALSE;

  if (is_from_directory (context, pkid))
    {
      g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                           "A user that is synchronized from an LDAP directory cannot be deleted");

      return FALSE;
    }

  return tel_simulator_record_remove (context, &tel_simulator_user_object, request, response, error);
}

/**
 * tel_simulator_user_synchronize:
 * @context: the cluster
 * @request: a doLdapSync
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Begins or cancels the synchronization with a directory. What the directory owns cannot be changed here, so that it
 * finds everything as it is; when it was done last is kept.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such directory
 */
gboolean
tel_simulator_user_synchronize (const TelSimulatorContext *context,
                                const TelSimulatorElement *request,
                                TelSimulatorElement *response,
                                GError **error)
{
  static const TelSimulatorObject directory = {
    "directorypluginconfig", "ldapDirectory", "LdapDirectory", "name", "name", NULL, 0, own,
  };
  g_autofree char *pkid =
      tel_simulator_record_find (context, &directory, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error);
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (context->clock);
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (now));

  if (pkid == NULL)
    return FALSE;

  if (tel_simulator_types_read_boolean (tel_simulator_element_get_child_text (request, "sync")) &&
      !tel_simulator_store_run (context->store, error, "UPDATE directorypluginconfig SET lastsync = ? WHERE pkid = ?",
                                time, pkid, TEL_SIMULATOR_END))
    return FALSE;

  return tel_simulator_record_answer (response, NULL);
}
