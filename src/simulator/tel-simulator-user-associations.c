/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-user-associations.h"

#include "simulator/tel-simulator-credential.h"
#include "simulator/tel-simulator-fault.h"

static gboolean
insert_association (
    const TelSimulatorContext *context, const char *sql, const char *user, const char *other, GError **error)
{
  g_autofree char *pkid = tel_simulator_store_new_pkid (context->store);

  return tel_simulator_store_run (context->store, error, sql, pkid, user, other, TEL_SIMULATOR_END);
}

static gboolean
write_devices (const TelSimulatorContext *context, const char *user, const TelSimulatorElement *devices, GError **error)
{
  if (devices == NULL)
    return TRUE;

  if (!tel_simulator_store_run (context->store, error,
                                "DELETE FROM enduserdevicemap WHERE fkenduser = ? AND tkuserassociation = 1", user,
                                TEL_SIMULATOR_END))
    return FALSE;

  for (guint i = 0; i < tel_simulator_element_get_n_children (devices); i++)
    {
      g_autofree char *device = NULL;

      if (!tel_simulator_record_refer (context, tel_simulator_element_get_nth_child (devices, i), "device", &device,
                                       error))
        return FALSE;

      if (device != NULL && !insert_association (context,
                                                 "INSERT INTO enduserdevicemap (pkid, fkenduser, fkdevice,"
                                                 " tkuserassociation) VALUES (?, ?, ?, 1)",
                                                 user, device, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_groups (const TelSimulatorContext *context, const char *user, const TelSimulatorElement *groups, GError **error)
{
  if (groups == NULL)
    return TRUE;

  if (!tel_simulator_store_run (context->store, error, "DELETE FROM enduserdirgroupmap WHERE fkenduser = ?", user,
                                TEL_SIMULATOR_END))
    return FALSE;

  for (guint i = 0; i < tel_simulator_element_get_n_children (groups); i++)
    {
      const TelSimulatorElement *member = tel_simulator_element_get_nth_child (groups, i);
      const TelSimulatorElement *name = tel_simulator_element_get_child (member, "name");
      g_autofree char *group = NULL;

      if (name == NULL)
        continue;

      if (!tel_simulator_record_refer (context, name, "dirgroup", &group, error))
        return FALSE;

      if (group != NULL && !insert_association (context,
                                                "INSERT INTO enduserdirgroupmap (pkid, fkenduser, fkdirgroup)"
                                                " VALUES (?, ?, ?)",
                                                user, group, error))
        return FALSE;
    }

  return TRUE;
}

/* "Only DNs associated with the associatedDevices of the User can be used as primary extension" (contract 2.3). */
static char *
find_extension (
    const TelSimulatorContext *context, const char *user, const char *pattern, const char *partition, GError **error)
{
  char *number = tel_simulator_store_look_up (
      context->store,
      "SELECT n.pkid FROM numplan n JOIN devicenumplanmap m ON m.fknumplan = n.pkid"
      " JOIN enduserdevicemap a ON a.fkdevice = m.fkdevice LEFT JOIN routepartition r ON n.fkroutepartition = r.pkid"
      " WHERE a.fkenduser = ? AND a.tkuserassociation = 1 AND n.dnorpattern = ? AND coalesce (r.name, '') = ? LIMIT 1",
      user, pattern, partition != NULL ? partition : "", TEL_SIMULATOR_END);

  if (number == NULL)
    g_set_error (
        error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
        "The specified primary extension %s is not associated with any of the devices associated with the user",
        pattern);

  return number;
}

static gboolean
write_extension (const TelSimulatorContext *context,
                 const char *user,
                 const TelSimulatorElement *extension,
                 GError **error)
{
  const char *pattern = extension != NULL ? tel_simulator_element_get_child_text (extension, "pattern") : NULL;
  g_autofree char *number = NULL;

  if (extension == NULL)
    return TRUE;

  if (!tel_simulator_store_run (context->store, error,
                                "DELETE FROM endusernumplanmap WHERE fkenduser = ? AND tkdnusage = 1", user,
                                TEL_SIMULATOR_END))
    return FALSE;

  if (pattern == NULL || *pattern == '\0')
    return TRUE;

  number = find_extension (context, user, pattern,
                           tel_simulator_element_get_child_text (extension, "routePartitionName"), error);

  return number != NULL &&
         insert_association (
             context, "INSERT INTO endusernumplanmap (pkid, fkenduser, fknumplan, tkdnusage) VALUES (?, ?, ?, 1)", user,
             number, error);
}

/**
 * tel_simulator_user_associations_write:
 * @context: the cluster
 * @user: the key of a user
 * @request: the `user` of an addUser, or an updateUser
 * @error: return location for a #GError
 *
 * Writes associated devices and groups, each a whole new list, and the primary extension, which must be a number on one
 * of those devices (contract 2.3).
 *
 * Returns: FALSE with a #TelSimulatorFault when something is refused
 */
gboolean
tel_simulator_user_associations_write (const TelSimulatorContext *context,
                                       const char *user,
                                       const TelSimulatorElement *request,
                                       GError **error)
{
  return write_devices (context, user, tel_simulator_element_get_child (request, "associatedDevices"), error) &&
         write_groups (context, user, tel_simulator_element_get_child (request, "associatedGroups"), error) &&
         write_extension (context, user, tel_simulator_element_get_child (request, "primaryExtension"), error);
}

static void
read_devices (const TelSimulatorContext *context, const char *user, TelSimulatorElement *element)
{
  TelSimulatorElement *devices = tel_simulator_element_add_child (element, "associatedDevices");
  g_autoptr (GPtrArray) rows =
      tel_simulator_store_select (context->store,
                                  "SELECT d.name FROM enduserdevicemap m JOIN device d ON m.fkdevice = d.pkid"
                                  " WHERE m.fkenduser = ? AND m.tkuserassociation = 1 ORDER BY m.rowid",
                                  user, TEL_SIMULATOR_END);

  for (guint i = 0; i < rows->len; i++)
    tel_simulator_element_add_text_child (devices, "device", tel_simulator_rows_get (rows, i, 0));
}

static void
read_capf_profiles (const TelSimulatorContext *context, const char *user, TelSimulatorElement *element)
{
  TelSimulatorElement *profiles = tel_simulator_element_add_child (element, "associatedCapfProfiles");
  g_autoptr (GPtrArray) rows =
      tel_simulator_store_select (context->store,
                                  "SELECT m.instanceid FROM endusercapfmap m WHERE m.fkenduser = ? ORDER BY m.rowid",
                                  user, TEL_SIMULATOR_END);

  for (guint i = 0; i < rows->len; i++)
    tel_simulator_element_add_text_child (profiles, "capfProfileInstanceId", tel_simulator_rows_get (rows, i, 0));
}

static void
read_roles (const TelSimulatorContext *context, const char *group, TelSimulatorElement *element)
{
  TelSimulatorElement *roles = tel_simulator_element_add_child (element, "userRoles");
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      context->store,
      "SELECT r.name FROM functionroledirgroupmap m JOIN functionrole r ON m.fkfunctionrole = r.pkid"
      " WHERE m.fkdirgroup = ? ORDER BY r.name",
      group, TEL_SIMULATOR_END);

  for (guint i = 0; i < rows->len; i++)
    tel_simulator_element_add_text_child (roles, "userRole", tel_simulator_rows_get (rows, i, 0));
}

static void
read_groups (const TelSimulatorContext *context, const char *user, TelSimulatorElement *element)
{
  TelSimulatorElement *groups = tel_simulator_element_add_child (element, "associatedGroups");
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      context->store,
      "SELECT g.pkid, g.name FROM enduserdirgroupmap m JOIN dirgroup g ON m.fkdirgroup = g.pkid"
      " WHERE m.fkenduser = ? ORDER BY m.rowid",
      user, TEL_SIMULATOR_END);

  for (guint i = 0; i < rows->len; i++)
    {
      TelSimulatorElement *group = tel_simulator_element_add_child (groups, "userGroup");

      tel_simulator_element_add_text_child (group, "name", tel_simulator_rows_get (rows, i, 1));
      read_roles (context, tel_simulator_rows_get (rows, i, 0), group);
    }
}

static void
read_extension (const TelSimulatorContext *context, const char *user, TelSimulatorElement *element)
{
  TelSimulatorElement *extension = tel_simulator_element_add_child (element, "primaryExtension");
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      context->store,
      "SELECT n.dnorpattern, r.name FROM endusernumplanmap m JOIN numplan n ON m.fknumplan = n.pkid"
      " LEFT JOIN routepartition r ON n.fkroutepartition = r.pkid WHERE m.fkenduser = ? AND m.tkdnusage = 1",
      user, TEL_SIMULATOR_END);
  const char *partition = rows->len > 0 ? tel_simulator_rows_get (rows, 0, 1) : NULL;

  if (rows->len == 0)
    return;

  tel_simulator_element_add_text_child (extension, "pattern", tel_simulator_rows_get (rows, 0, 0));
  tel_simulator_element_add_text_child (extension, "routePartitionName", partition != NULL ? partition : "");
}

/**
 * tel_simulator_user_associations_read:
 * @context: the cluster
 * @user: the key of a user
 * @tags: (nullable): the `returnedTags` of the request
 * @element: the user's element
 *
 * Adds what a user has from other tables: devices, groups with their roles, primary extension, CAPF profiles, and what
 * is told of the password.
 */
void
tel_simulator_user_associations_read (const TelSimulatorContext *context,
                                      const char *user,
                                      const TelSimulatorElement *tags,
                                      TelSimulatorElement *element)
{
  if (tel_simulator_record_wants (tags, "associatedDevices"))
    read_devices (context, user, element);

  if (tel_simulator_record_wants (tags, "primaryExtension"))
    read_extension (context, user, element);

  if (tel_simulator_record_wants (tags, "associatedGroups"))
    read_groups (context, user, element);

  if (tel_simulator_record_wants (tags, "associatedCapfProfiles"))
    read_capf_profiles (context, user, element);

  if (tel_simulator_record_wants (tags, "passwordCredentials"))
    tel_simulator_credential_read (context, user, element);
}
