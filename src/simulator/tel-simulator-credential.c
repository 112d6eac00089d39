/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-credential.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-record.h"

#define PASSWORD "3"
#define PIN "4"

/* The policy of every user for whom no other one was chosen, as a fresh cluster has it. */
#define DEFAULT_POLICY "Default Credential Policy"
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

static const char *
get_setting (const TelSimulatorElement *user, const char *name)
{
  const TelSimulatorElement *settings = tel_simulator_element_get_child (user, "passwordCredentials");

  return settings != NULL ? tel_simulator_element_get_child_text (settings, name) : NULL;
}

static gboolean
is_set (const TelSimulatorElement *user, const char *name)
{
  return g_strcmp0 (get_setting (user, name), "true") == 0;
}

static const char *
get_policy (const TelSimulatorElement *user)
{
  const char *policy = get_setting (user, "pwdCredPolicyName");

  return policy != NULL && *policy != '\0' ? policy : DEFAULT_POLICY;
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

/* So a cluster writes it: “February 28, 2020 16:05:58 PST”, in its own zone. */
static char *
describe_time (const TelSimulatorContext *context, gint64 seconds)
{
  static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December" };
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  /* A dump has no clock. */
  g_autoptr (GDateTime) time = context->clock != NULL
                                   ? g_date_time_to_timezone (utc, tel_simulator_clock_get_zone (context->clock))
                                   : g_date_time_ref (utc);

  return g_strdup_printf ("%s %02d, %d %02d:%02d:%02d %s", months[g_date_time_get_month (time) - 1],
                          g_date_time_get_day_of_month (time), g_date_time_get_year (time), g_date_time_get_hour (time),
                          g_date_time_get_minute (time), g_date_time_get_second (time),
                          g_date_time_get_timezone_abbreviation (time));
}

static void
put (TelSimulatorElement *settings, const char *name, const char *text)
{
  if (tel_simulator_element_get_child (settings, name) == NULL)
    tel_simulator_element_add_text_child (settings, name, text);
}

static void
put_policy (const TelSimulatorContext *context, TelSimulatorElement *settings, const char *name)
{
  g_autofree char *policy = g_strdup (name);
  g_autofree char *pkid =
      tel_simulator_store_look_up (context->store, "SELECT pkid FROM credentialpolicy WHERE name = ?", policy,
                                   TEL_SIMULATOR_END);

  for (guint i = tel_simulator_element_get_n_children (settings); i > 0; i--)
    if (g_str_equal (tel_simulator_element_get_name (tel_simulator_element_get_nth_child (settings, i - 1)),
                     "pwdCredPolicyName"))
      tel_simulator_element_remove_nth_child (settings, i - 1);
  tel_simulator_record_add_reference (settings, "pwdCredPolicyName", policy, pkid);
}

/**
 * tel_simulator_credential_read:
 * @context: the cluster
 * @user: the key of a user
 * @element: the user's element, with what was written about the password
 *
 * Adds what a cluster tells of every password that it keeps: the policy, and when it was changed. The form of the time
 * is that of answers which were seen (contract 2.3).
 */
void
tel_simulator_credential_read (const TelSimulatorContext *context, const char *user, TelSimulatorElement *element)
{
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      context->store,
      "SELECT timechanged, doesnotexpire FROM credential WHERE fkenduser = ? AND tkcredential = " PASSWORD, user,
      TEL_SIMULATOR_END);
  TelSimulatorElement *settings = tel_simulator_element_get_child (element, "passwordCredentials");
  g_autofree char *time = NULL;

  if (rows->len == 0)
    return;

  if (settings == NULL)
    settings = tel_simulator_element_add_child (element, "passwordCredentials");
  time = describe_time (context, g_ascii_strtoll (tel_simulator_rows_get (rows, 0, 0), NULL, 10));
  put_policy (context, settings, get_policy (element));
  put (settings, "pwdCredUserCantChange", "false");
  put (settings, "pwdCredUserMustChange", "false");
  put (settings, "pwdCredDoesNotExpire", g_str_equal (tel_simulator_rows_get (rows, 0, 1), "t") ? "true" : "false");
  put (settings, "pwdCredTimeChanged", time);
  put (settings, "pwdCredTimeAdminLockout", "");
  put (settings, "pwdCredLockedByAdministrator", "false");
}

static gboolean
add_policy (const TelSimulatorContext *context, const char *name, guint days, GError **error)
{
  g_autofree char *pkid = tel_simulator_store_new_pkid (context->store);
  g_autofree char *text = g_strdup_printf ("%u", days);

  return tel_simulator_store_run (context->store, error,
                                  "INSERT INTO credentialpolicy (pkid, name, credexpiresafter) VALUES (?, ?, ?)", pkid,
                                  name, text, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_credential_begin:
 * @context: a cluster that is being filled, inside a transaction
 * @error: return location for a #GError
 *
 * Gives a new world its credential policies, and its users what they sign in with: a local user the password `pw-`
 * followed by the user ID, everybody the PIN 12345. Those passwords do not expire, whenever the world is used, but
 * where a fault says so. The password of a user from a directory is the directory's affair.
 *
 * Returns: whether they were written
 */
gboolean
tel_simulator_credential_begin (const TelSimulatorContext *context, GError **error)
{
  g_autoptr (GPtrArray) rows =
      tel_simulator_store_select (context->store, "SELECT pkid, userid, islocaluser FROM enduser ORDER BY rowid",
                                  TEL_SIMULATOR_END);

  if (!add_policy (context, DEFAULT_POLICY, DAYS_TO_EXPIRY, error) ||
      (rows->len > 0 && !add_policy (context, TEL_SIMULATOR_SHORT_POLICY, 7, error)))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *user = tel_simulator_rows_get (rows, i, 0);
      g_autofree char *password = g_strconcat ("pw-", tel_simulator_rows_get (rows, i, 1), NULL);

      if ((g_str_equal (tel_simulator_rows_get (rows, i, 2), "t") && !set (context, user, PASSWORD, password, error)) ||
          !set (context, user, PIN, "12345", error))
        return FALSE;
    }

  return tel_simulator_store_run (context->store, error,
                                  "UPDATE credential SET doesnotexpire = 't' WHERE tkcredential = " PASSWORD,
                                  TEL_SIMULATOR_END);
}

/* How many days a password lasts, 0 for ever. */
static gint64
find_days (const TelSimulatorContext *context, const TelSimulatorElement *user)
{
  g_autofree char *days =
      tel_simulator_store_look_up (context->store, "SELECT credexpiresafter FROM credentialpolicy WHERE name = ?",
                                   get_policy (user), TEL_SIMULATOR_END);

  return days != NULL ? g_ascii_strtoll (days, NULL, 10) : 0;
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
 * Tells whether a user's password or PIN is right (contract 2.3). A password lasts for the days of its policy, by the
 * cluster's clock, and in the last fourteen its user is warned (11.0 and later). That a wrong one is an answer and an
 * unknown user a fault is UNVERIFIED.
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
                                  "SELECT u.pkid, c.credentials, c.timechanged, u.tail FROM enduser u JOIN credential c"
                                  " ON c.fkenduser = u.pkid WHERE u.userid = ? AND c.tkcredential = ?",
                                  tel_simulator_element_get_child_text (request, "userid"), type, TEL_SIMULATOR_END);
  g_autoptr (TelSimulatorElement) user = tel_simulator_element_new ("user", NULL);
  g_autofree char *sum = NULL;
  gint64 lasts = DAYS_TO_EXPIRY;
  gint64 days;

  if (rows->len == 0)
    {
      g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, "Failed to authenticate the user");

      return FALSE;
    }

  if (password != NULL)
    {
      tel_simulator_record_read_tail (tel_simulator_rows_get (rows, 0, 3), user);
      tel_simulator_credential_read (context, tel_simulator_rows_get (rows, 0, 0), user);
      lasts = find_days (context, user);
    }

  sum = digest (tel_simulator_rows_get (rows, 0, 0), type, secret);
  if (!g_str_equal (sum, tel_simulator_rows_get (rows, 0, 1)))
    return answer (response, CODE_WRONG, 0);
  if (is_set (user, "pwdCredLockedByAdministrator"))
    return answer (response, CODE_LOCKED, 0);
  if (is_set (user, "pwdCredDoesNotExpire") || lasts == 0)
    return answer (response, CODE_AUTHENTICATED, DAYS_TO_EXPIRY);

  days = lasts - (get_now (context) - g_ascii_strtoll (tel_simulator_rows_get (rows, 0, 2), NULL, 10)) / DAY;

  return days > 0 ? answer (response, CODE_AUTHENTICATED, days) : answer (response, CODE_EXPIRED, 0);
}
