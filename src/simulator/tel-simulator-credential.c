/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-credential.h"

#include "simulator/tel-simulator-fault.h"

#define PASSWORD "3"
#define PIN "4"

/* Of a fresh cluster's credential policy. */
#define DAYS_TO_EXPIRY 180
#define WARNING_DAYS 14
#define DAY (24 * 60 * 60)

/* The codes of the cluster's identity management are not published; 0 is success in every answer that was seen. */
#define CODE_AUTHENTICATED "0"
#define CODE_WRONG "1"
#define CODE_EXPIRED "2"
#define CODE_LOCKED "3"

/* Only a digest of it is kept: nothing that reads the database, or shows it, comes across a password. */
static char *
digest (const char *user, const char *type, const char *secret)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) user, -1);
  g_checksum_update (checksum, (const guchar *) type, -1);
  g_checksum_update (checksum, (const guchar *) secret, -1);

  return g_strdup (g_checksum_get_string (checksum));
}

static gint64
get_now (const TelSimulatorContext *context)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (context->clock);

  return g_date_time_to_unix (now);
}

static gboolean
set (const TelSimulatorContext *context, const char *user, const char *type, const char *secret, GError **error)
{
  g_autofree char *pkid = tel_simulator_store_new_pkid (context->store);
  g_autofree char *sum = digest (user, type, secret);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, get_now (context));

  return tel_simulator_store_run (context->store, error,
                                  "INSERT INTO credential (pkid, fkenduser, tkcredential, credentials, timechanged)"
                                  " VALUES (?, ?, ?, ?, ?) ON CONFLICT (fkenduser, tkcredential) DO UPDATE SET"
                                  " credentials = excluded.credentials, timechanged = excluded.timechanged",
                                  pkid, user, type, sum, now, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_credential_write:
 * @context: the cluster, inside a transaction
 * @user: the key of a user
 * @request: the `user` of an addUser, or an updateUser
 * @error: return location for a #GError
 *
 * Sets the password and the PIN that a request brings. They are never given back.
 *
 * Returns: whether they were written
 */
gboolean
tel_simulator_credential_write (const TelSimulatorContext *context,
                                const char *user,
                                const TelSimulatorElement *request,
                                GError **error)
{
  const char *password = tel_simulator_element_get_child_text (request, "password");
  const char *pin = tel_simulator_element_get_child_text (request, "pin");

  return (password == NULL || *password == '\0' || set (context, user, PASSWORD, password, error)) &&
         (pin == NULL || *pin == '\0' || set (context, user, PIN, pin, error));
}

/**
 * tel_simulator_credential_begin:
 * @context: a cluster that is being filled, inside a transaction
 * @error: return location for a #GError
 *
 * Gives the users of a new world what they sign in with: a local user the password `pw-` followed by the user ID,
 * everybody the PIN 12345. The password of a user from a directory is the directory's affair.
 *
 * Returns: whether they were written
 */
gboolean
tel_simulator_credential_begin (const TelSimulatorContext *context, GError **error)
{
  g_autoptr (GPtrArray) rows =
      tel_simulator_store_select (context->store, "SELECT pkid, userid, islocaluser FROM enduser ORDER BY rowid",
                                  TEL_SIMULATOR_END);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *user = tel_simulator_rows_get (rows, i, 0);
      g_autofree char *password = g_strconcat ("pw-", tel_simulator_rows_get (rows, i, 1), NULL);

      if ((g_str_equal (tel_simulator_rows_get (rows, i, 2), "t") && !set (context, user, PASSWORD, password, error)) ||
          !set (context, user, PIN, "12345", error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
answer (TelSimulatorElement *response, const char *code, gint64 days)
{
  TelSimulatorElement *result = tel_simulator_element_add_child (response, "return");
  gboolean authenticated = g_str_equal (code, CODE_AUTHENTICATED);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, days);

  tel_simulator_element_add_text_child (result, "userAuthenticated", authenticated ? "true" : "false");
  tel_simulator_element_add_text_child (result, "code", code);
  tel_simulator_element_add_text_child (result, "daysToExpiry", text);
  tel_simulator_element_add_text_child (result, "isWarningNeeded",
                                        authenticated && days <= WARNING_DAYS ? "true" : "false");

  return TRUE;
}

/**
 * tel_simulator_credential_authenticate:
 * @context: the cluster
 * @request: a doAuthenticateUser
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Tells whether a user's password or PIN is right (contract 2.3). A password lasts for 180 days of the cluster's clock,
 * and in the last fourteen its user is warned (11.0 and later). That a wrong one is an answer and an unknown user a
 * fault is UNVERIFIED.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such user or the user has no password here
 */
gboolean
tel_simulator_credential_authenticate (const TelSimulatorContext *context,
                                       const TelSimulatorElement *request,
                                       TelSimulatorElement *response,
                                       GError **error)
{
  const char *password = tel_simulator_element_get_child_text (request, "password");
  const char *type = password != NULL ? PASSWORD : PIN;
  const char *secret = password != NULL ? password : tel_simulator_element_get_child_text (request, "pin");
  g_autoptr (GPtrArray) rows =
      tel_simulator_store_select (context->store,
                                  "SELECT u.pkid, c.credentials, c.timechanged, c.tkcredential = " PASSWORD
                                  " AND instr (u.tail, '<pwdCredLockedByAdministrator>true<') > 0,"
                                  " c.tkcredential = " PASSWORD
                                  " AND instr (u.tail, '<pwdCredDoesNotExpire>true<') > 0 FROM enduser u JOIN "
                                  "credential c ON c.fkenduser = u.pkid"
                                  " WHERE u.userid = ? AND c.tkcredential = ?",
                                  tel_simulator_element_get_child_text (request, "userid"), type, TEL_SIMULATOR_END);
  g_autofree char *sum = NULL;
  gint64 days;

  if (rows->len == 0)
    {
      g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, "Failed to authenticate the user");

      return FALSE;
    }

  sum = digest (tel_simulator_rows_get (rows, 0, 0), type, secret);
  days = DAYS_TO_EXPIRY - (get_now (context) - g_ascii_strtoll (tel_simulator_rows_get (rows, 0, 2), NULL, 10)) / DAY;

  if (!g_str_equal (sum, tel_simulator_rows_get (rows, 0, 1)))
    return answer (response, CODE_WRONG, 0);
  if (g_strcmp0 (tel_simulator_rows_get (rows, 0, 3), "1") == 0)
    return answer (response, CODE_LOCKED, 0);
  if (g_strcmp0 (tel_simulator_rows_get (rows, 0, 4), "1") == 0)
    return answer (response, CODE_AUTHENTICATED, DAYS_TO_EXPIRY);

  return days > 0 ? answer (response, CODE_AUTHENTICATED, days) : answer (response, CODE_EXPIRED, 0);
}
