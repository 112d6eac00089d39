/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-account.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-record.h"
#include "simulator/tel-simulator-tree.h"

#define WRITE_ROLE "Standard AXL API Access"
#define READ_ROLE "Standard AXL Read Only API Access"

/* The keys are fixed, so that the counted ones of everything else stay what they are. */
#define KEY "1b1b9eb6-7803-11d3-bdf0-00108302ec"

/*
 * The group of readers is one that an administrator makes: CUCM brings the roles, and no group that has just them
 * (contract 1.1; both roles together are said to be needed).
 */
static const char accounts[] =
    "INSERT INTO applicationuser (pkid, name, isstandard) VALUES"
    " ('" KEY "01', '" TEL_SIMULATOR_ACCOUNT_ADMINISTRATOR "', 'f'),"
    " ('" KEY "02', '" TEL_SIMULATOR_ACCOUNT_READER "', 'f'),"
    " ('" KEY "03', '" TEL_SIMULATOR_ACCOUNT_WITHOUT_ROLE "', 'f');"
    "INSERT INTO applicationuser (pkid, name, isstandard, userrank) VALUES"
    " ('" KEY "04', '" TEL_SIMULATOR_ACCOUNT_RANKED "', 'f', 4);"
    "INSERT INTO dirgroup (pkid, name, isstandard) VALUES ('" KEY "11', 'AXL Readers', 'f');"
    "INSERT INTO functionrole (pkid, name) VALUES ('" KEY "21', 'Standard AXL API Users'),"
    " ('" KEY "22', '" READ_ROLE "');"
    "INSERT INTO functionroledirgroupmap (pkid, fkfunctionrole, fkdirgroup) VALUES"
    " ('" KEY "31', '" KEY "21', '" KEY "11'), ('" KEY "32', '" KEY "22', '" KEY "11');"
    "INSERT INTO applicationuserdirgroupmap (pkid, fkapplicationuser, fkdirgroup)"
    " SELECT '" KEY "41', '" KEY "01', g.pkid FROM dirgroup g WHERE g.name = 'Standard CCM Super Users';"
    "INSERT INTO applicationuserdirgroupmap (pkid, fkapplicationuser, fkdirgroup) VALUES"
    " ('" KEY "42', '" KEY "02', '" KEY "11');"
    "INSERT INTO applicationuserdirgroupmap (pkid, fkapplicationuser, fkdirgroup)"
    " SELECT '" KEY "43', '" KEY "04', g.pkid FROM dirgroup g WHERE g.name = 'Standard CCM Super Users'";

/**
 * tel_simulator_account_fill:
 * @store: a new database with its groups, inside a transaction
 * @error: return location for a #GError
 *
 * Adds the application users that every cluster has: one that may do everything, one that may read, one without a role,
 * and one that may do everything and is not shown the users of a smaller rank. They get what they may do from the roles
 * of their groups.
 *
 * Returns: whether they were added
 */
gboolean
tel_simulator_account_fill (TelSimulatorStore *store, GError **error)
{
  g_auto (GStrv) statements = g_strsplit (accounts, ";", -1);

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (store), FALSE);

  for (guint i = 0; statements[i] != NULL; i++)
    if (!tel_simulator_store_run (store, error, statements[i], TEL_SIMULATOR_END))
      return FALSE;

  return TRUE;
}

static gboolean
has_role (TelSimulatorStore *store, const char *name, const char *role)
{
  g_autofree char *found = tel_simulator_store_look_up (
      store,
      "SELECT a.pkid FROM applicationuser a JOIN applicationuserdirgroupmap m ON m.fkapplicationuser = a.pkid"
      " JOIN functionroledirgroupmap f ON f.fkdirgroup = m.fkdirgroup JOIN functionrole r ON f.fkfunctionrole = r.pkid"
      " WHERE a.name = ? AND r.name = ?",
      name, role, TEL_SIMULATOR_END);

  return found != NULL;
}

/**
 * tel_simulator_account_get_role:
 * @store: the cluster's database
 * @name: of an application user
 *
 * Tells what an account may do, by the roles of its groups (contract 1.1).
 *
 * Returns: the most that one of its roles allows
 */
TelSimulatorAccountRole
tel_simulator_account_get_role (TelSimulatorStore *store, const char *name)
{
  g_autofree char *pkid = NULL;

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (store), TEL_SIMULATOR_ACCOUNT_UNKNOWN);
  g_return_val_if_fail (name != NULL, TEL_SIMULATOR_ACCOUNT_UNKNOWN);

  pkid =
      tel_simulator_store_look_up (store, "SELECT pkid FROM applicationuser WHERE name = ?", name, TEL_SIMULATOR_END);
  if (pkid == NULL)
    return TEL_SIMULATOR_ACCOUNT_UNKNOWN;
  if (has_role (store, name, WRITE_ROLE))
    return TEL_SIMULATOR_ACCOUNT_MAY_WRITE;

  return has_role (store, name, READ_ROLE) ? TEL_SIMULATOR_ACCOUNT_MAY_READ : TEL_SIMULATOR_ACCOUNT_MAY_NOTHING;
}

/**
 * tel_simulator_account_get_rank:
 * @store: the cluster's database
 * @name: of an application user
 *
 * Tells the user rank of an account, which there is from 11.5 on.
 *
 * Returns: the rank, 1 for those who are shown everything
 */
guint
tel_simulator_account_get_rank (TelSimulatorStore *store, const char *name)
{
  g_autofree char *rank = NULL;

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (store), 1);

  rank = tel_simulator_store_look_up (store, "SELECT userrank FROM applicationuser WHERE name = ?", name,
                                      TEL_SIMULATOR_END);

  return rank != NULL ? (guint) g_ascii_strtoull (rank, NULL, 10) : 1;
}

static void
add_roles (TelSimulatorStore *store, const char *group, TelSimulatorElement *element)
{
  TelSimulatorElement *roles = tel_simulator_element_add_child (element, "userRoles");
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      store,
      "SELECT r.name FROM functionroledirgroupmap m JOIN functionrole r ON m.fkfunctionrole = r.pkid"
      " WHERE m.fkdirgroup = ? ORDER BY r.name",
      group, TEL_SIMULATOR_END);

  for (guint i = 0; i < rows->len; i++)
    tel_simulator_element_add_text_child (roles, "userRole", tel_simulator_rows_get (rows, i, 0));
}

static void
add_groups (TelSimulatorStore *store, const char *pkid, TelSimulatorElement *element)
{
  TelSimulatorElement *groups = tel_simulator_element_add_child (element, "associatedGroups");
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      store,
      "SELECT g.pkid, g.name FROM applicationuserdirgroupmap m JOIN dirgroup g ON m.fkdirgroup = g.pkid"
      " WHERE m.fkapplicationuser = ? ORDER BY m.rowid",
      pkid, TEL_SIMULATOR_END);

  for (guint i = 0; i < rows->len; i++)
    {
      TelSimulatorElement *group = tel_simulator_element_add_child (groups, "userGroup");

      tel_simulator_element_add_text_child (group, "name", tel_simulator_rows_get (rows, i, 1));
      add_roles (store, tel_simulator_rows_get (rows, i, 0), group);
    }
}

static char *
find_account (const TelSimulatorContext *context, const TelSimulatorElement *request)
{
  const char *uuid = tel_simulator_element_get_child_text (request, "uuid");
  g_autofree char *pkid = NULL;

  if (uuid == NULL)
    return tel_simulator_store_look_up (context->store, "SELECT pkid FROM applicationuser WHERE name = ?",
                                        tel_simulator_element_get_child_text (request, "userid"), TEL_SIMULATOR_END);

  pkid = tel_simulator_record_unbrace (uuid);
  return tel_simulator_store_look_up (context->store, "SELECT pkid FROM applicationuser WHERE pkid = ?", pkid,
                                      TEL_SIMULATOR_END);
}

/**
 * tel_simulator_account_get:
 * @context: the cluster
 * @request: a getAppUser
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Gives an application user with its groups and their roles, by which a client learns what its account may do. The
 * other elements of the schema are not kept here.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such account
 */
gboolean
tel_simulator_account_get (const TelSimulatorContext *context,
                           const TelSimulatorElement *request,
                           TelSimulatorElement *response,
                           GError **error)
{
  const TelSimulatorElement *tags = tel_simulator_element_get_child (request, "returnedTags");
  g_autofree char *pkid = find_account (context, request);
  g_autofree char *name = NULL;
  g_autofree char *uuid = NULL;
  g_autoptr (TelSimulatorElement) element = NULL;

  if (pkid == NULL)
    {
      g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND,
                           "Item not valid: The specified AppUser was not found");
      return FALSE;
    }

  name = tel_simulator_store_look_up (context->store, "SELECT name FROM applicationuser WHERE pkid = ?", pkid,
                                      TEL_SIMULATOR_END);
  uuid = tel_simulator_record_brace (pkid);
  element = tel_simulator_element_new ("appUser", NULL);
  tel_simulator_element_set_attribute (element, "uuid", uuid);
  tel_simulator_element_add_text_child (element, "userid", name);
  add_groups (context->store, pkid, element);
  tel_simulator_element_take_child (tel_simulator_element_add_child (response, "return"),
                                    tel_simulator_tree_prune (element, tags));

  return TRUE;
}
