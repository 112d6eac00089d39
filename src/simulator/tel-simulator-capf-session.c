/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-capf-session.h"

#include "simulator/tel-simulator-capf.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-registration.h"
#include "simulator/tel-simulator-types.h"

#define MOST_WRONG_STRINGS 10
#define BLOCKED_SECONDS (10 * 60)
#define LSC_YEARS 5

/* The certificate of CAPF itself is as old as the cluster. */
#define ISSUER_VALID_UNTIL 2046

#define BY_STRING "By Authentication String"
#define BY_LSC "By Existing Certificate (precedence to LSC)"
#define BY_MIC "By Existing Certificate (precedence to MIC)"

#define LATE "User Initiated Request Late/Timedout"
#define WRONG_STRING "Invalid Authentication String"
#define INVALID_LSC "Invalid LSC"
#define INVALID_MIC "Invalid MIC"

/* One conversation of a phone with CAPF. What is @verb here begins every status of the operation. */
typedef struct
{
  const TelSimulatorContext *context;
  GDateTime *now;
  const char *device;
  const char *verb;
  TelSimulatorRows *rows;
} Session;

/* The columns of @rows, as find_phone() selects them. */
enum
{
  PKID,
  OPERATION,
  APPLIED,
  STRING,
  DEADLINE,
  BLOCKED_UNTIL,
  MODE,
  KEY_ORDER,
  KEY,
  LSC_UNTIL,
  MODEL,
};

static void
session_clear (Session *self)
{
  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Session, session_clear)

static const char *
get (const Session *self, guint column)
{
  return tel_simulator_rows_get (self->rows, 0, column);
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, format, arguments));
  va_end (arguments);

  return FALSE;
}

/* @words are the whole of the status. */
static gboolean
set_status (const Session *self, const char *words, const char **status, GError **error)
{
  g_autofree char *number =
      tel_simulator_store_look_up (self->context->store, "SELECT enum FROM typecertificatestatus WHERE name = ?", words,
                                   TEL_SIMULATOR_END);

  if (number == NULL)
    return refuse (error, "“%s” is no certificate status of this release.", words);

  *status = g_intern_string (words);

  return tel_simulator_store_run (self->context->store, error,
                                  "UPDATE device SET tkcertificatestatus = ? WHERE pkid = ?", number, get (self, PKID),
                                  TEL_SIMULATOR_END);
}

/* The operation stays pending: the person before the phone may try again. */
static gboolean
fail (const Session *self, const char *reason, const char **status, GError **error)
{
  g_autofree char *words = *reason != '\0' ? g_strdup_printf ("%s Failed: %s", self->verb, reason)
                                           : g_strdup_printf ("%s Failed", self->verb);

  return set_status (self, words, status, error);
}

static gboolean
count_wrong_string (const Session *self, gboolean blocked, const char **status, GError **error)
{
  TelSimulatorStore *store = self->context->store;
  g_autofree char *until = g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (self->now) + BLOCKED_SECONDS);
  g_autofree char *most = g_strdup_printf ("%d", MOST_WRONG_STRINGS);

  if (!blocked &&
      !tel_simulator_store_run (store, error, "UPDATE device SET capfattempts = capfattempts + 1 WHERE pkid = ?",
                                get (self, PKID), TEL_SIMULATOR_END))
    return FALSE;

  return tel_simulator_store_run (store, error,
                                  "UPDATE device SET capfattempts = 0, capfblockeduntil = ?"
                                  " WHERE capfattempts >= ? + 0 AND pkid = ?",
                                  until, most, get (self, PKID), TEL_SIMULATOR_END) &&
         fail (self, WRONG_STRING, status, error);
}

/* A desk phone has a certificate of its manufacturer's, which does not run out here; a softphone has none. */
static gboolean
has_mic (const Session *self)
{
  const TelSimulatorModel *model =
      tel_simulator_types_find_model (get (self, MODEL), tel_simulator_store_get_release (self->context->store));

  return model != NULL && !model->softphone;
}

static gboolean
has_lsc (const Session *self)
{
  return get (self, KEY) != NULL;
}

static gboolean
is_lsc_valid (const Session *self)
{
  return has_lsc (self) && g_ascii_strtoll (get (self, LSC_UNTIL), NULL, 10) > g_date_time_to_unix (self->now);
}

/* Why an existing certificate does not do, NULL when it does. Which of the two comes first decides only where a phone
 * has both. */
static const char *
check_certificate (const Session *self)
{
  gboolean mic_first = g_strcmp0 (get (self, MODE), BY_MIC) == 0;

  if (mic_first && has_mic (self))
    return NULL;
  if (has_lsc (self))
    return is_lsc_valid (self) ? NULL : INVALID_LSC;
  if (has_mic (self))
    return NULL;

  return mic_first ? INVALID_MIC : INVALID_LSC;
}

static gboolean
authenticate (const Session *self, const char *string, gboolean *authentic, const char **status, GError **error)
{
  const char *mode = get (self, MODE);
  const char *problem = NULL;

  *authentic = FALSE;

  if (g_strcmp0 (mode, BY_STRING) == 0)
    {
      gboolean blocked = g_ascii_strtoll (get (self, BLOCKED_UNTIL), NULL, 10) > g_date_time_to_unix (self->now);

      if (blocked || string == NULL || g_strcmp0 (get (self, STRING), string) != 0)
        return count_wrong_string (self, blocked, status, error);
    }
  else if (g_strcmp0 (mode, BY_LSC) == 0 || g_strcmp0 (mode, BY_MIC) == 0)
    problem = check_certificate (self);

  if (problem != NULL)
    return fail (self, problem, status, error);

  *authentic = TRUE;

  return TRUE;
}

static char *
get_parameter (const Session *self, const char *name)
{
  return tel_simulator_store_look_up (self->context->store, "SELECT paramvalue FROM processconfig WHERE paramname = ?",
                                      name, TEL_SIMULATOR_END);
}

/* The string has been used: it is good for one operation (contract 4.6; that both fields are emptied is UNVERIFIED). */
static gboolean
succeed (const Session *self, const char **status, GError **error)
{
  g_autofree char *words = g_strdup_printf ("%s Success", self->verb);

  return tel_simulator_store_run (self->context->store, error,
                                  "UPDATE device SET tkcertificateoperation = 1, tkcertificateoperation_applied = 1,"
                                  " authenticationstring = NULL, upgradefinishtime = NULL, capfattempts = 0,"
                                  " capfblockeduntil = 0 WHERE pkid = ?",
                                  get (self, PKID), TEL_SIMULATOR_END) &&
         set_status (self, words, status, error) &&
         tel_simulator_registration_enrolled (self->context, get (self, PKID), error);
}

/* An LSC is good for the years that the service parameter says, and never longer than its issuer. */
static gboolean
write_certificate (const Session *self, GError **error)
{
  g_autofree char *years = get_parameter (self, "DurationOfCertificateValidity");
  guint64 n_years = years != NULL ? g_ascii_strtoull (years, NULL, 10) : LSC_YEARS;
  g_autoptr (GDateTime) issuer_end = g_date_time_new_utc (ISSUER_VALID_UNTIL, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) end = g_date_time_add_years (self->now, (int) n_years);
  gint64 last = g_date_time_to_unix (issuer_end);
  g_autofree char *until = g_strdup_printf ("%" G_GINT64_FORMAT, MIN (g_date_time_to_unix (end), last));
  g_autofree char *issuer_until = g_strdup_printf ("%" G_GINT64_FORMAT, last);
  g_autofree char *key = tel_simulator_store_new_pkid (self->context->store);

  return tel_simulator_store_run (
      self->context->store, error,
      "UPDATE device SET publickey = ?, lscvaliduntil = ?, lscissuervaliduntil = ? WHERE pkid = ?", key, until,
      issuer_until, get (self, PKID), TEL_SIMULATOR_END);
}

/* CAPF signs only while it is the issuer itself (G1.4); there is no other authority here, online or offline: which of
 * the two failures each gives is our choice. Jabber speaks version 3 of the protocol, which has RSA keys only. */
static gboolean
install (const Session *self, const char **status, GError **error)
{
  g_autofree char *issuer = get_parameter (self, "CertificateIssuerToEndpoint");

  if (g_strcmp0 (issuer, "Online CA") == 0)
    return fail (self, "CA Communication Failure", status, error);
  if (g_strcmp0 (issuer, "Offline CA") == 0)
    return fail (self, "CA Rejected Connection", status, error);
  if (!has_mic (self) && g_strcmp0 (get (self, KEY_ORDER), "EC Only") == 0)
    return fail (self, "No Support for EC only in CAPF version 3", status, error);

  return write_certificate (self, error) && succeed (self, status, error);
}

static gboolean delete (const Session *self, const char **status, GError **error)
{
  if (!has_lsc (self))
    return fail (self, INVALID_LSC, status, error);

  return tel_simulator_store_run (self->context->store, error,
                                  "UPDATE device SET publickey = NULL, lscvaliduntil = 0, lscissuervaliduntil = 0"
                                  " WHERE pkid = ?",
                                  get (self, PKID), TEL_SIMULATOR_END) &&
         succeed (self, status, error);
}

/* Troubleshooting fetches the certificate that a phone has into CAPF's trace. */
static gboolean
troubleshoot (const Session *self, const char **status, GError **error)
{
  return has_lsc (self) || has_mic (self) ? succeed (self, status, error) : fail (self, INVALID_LSC, status, error);
}

static const struct
{
  const char *operation;
  const char *verb;
  gboolean (*run) (const Session *self, const char **status, GError **error);
} operations[] = {
  { "Install/Upgrade", "Upgrade", install },
  { "Delete", "Delete", delete },
  { "Troubleshoot", "Troubleshoot", troubleshoot },
};

static gboolean
find_phone (Session *self, GError **error)
{
  self->rows = tel_simulator_store_select (
      self->context->store,
      "SELECT d.pkid, o.name, p.name, d.authenticationstring, d.upgradefinishtime, d.capfblockeduntil, a.name, k.name,"
      " d.publickey, d.lscvaliduntil, m.name FROM device d"
      " JOIN typecertificateoperation o ON d.tkcertificateoperation = o.enum"
      " JOIN typecertificateoperation p ON d.tkcertificateoperation_applied = p.enum"
      " JOIN typemodel m ON d.tkmodel = m.enum LEFT JOIN securityprofile s ON d.fksecurityprofile = s.pkid"
      " LEFT JOIN typeauthenticationmode a ON s.tkauthenticationmode = a.enum"
      " LEFT JOIN typekeyorder k ON s.tkkeyorder = k.enum WHERE d.name = ?",
      self->device, TEL_SIMULATOR_END);

  if (self->rows->len > 0)
    return TRUE;

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND,
                       "Item not valid: The specified Phone was not found");

  return FALSE;
}

static gboolean
converse (Session *self, guint operation, const char *string, const char *trouble, const char **status, GError **error)
{
  g_autoptr (GDateTime) deadline =
      get (self, DEADLINE) != NULL ? tel_simulator_capf_parse_time (self->context, get (self, DEADLINE)) : NULL;
  gboolean authentic;

  self->verb = operations[operation].verb;

  if (deadline == NULL || g_date_time_compare (self->now, deadline) > 0)
    return fail (self, LATE, status, error);
  if (trouble != NULL)
    return fail (self, trouble, status, error);
  if (!authenticate (self, string, &authentic, status, error))
    return FALSE;

  return !authentic || operations[operation].run (self, status, error);
}

static gboolean
run (Session *self, const char *string, const char *trouble, const char **status, GError **error)
{
  if (!find_phone (self, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    if (g_str_equal (get (self, OPERATION), operations[i].operation))
      {
        if (!g_str_equal (get (self, APPLIED), operations[i].operation))
          return refuse (error,
                         "The configuration file of %s knows of no such certificate operation: it was not applied",
                         self->device);

        return converse (self, i, string, trouble, status, error);
      }

  return refuse (error, "No certificate operation is pending for %s", self->device);
}

/**
 * tel_simulator_capf_session_run:
 * @context: the cluster
 * @device: the name of a phone
 * @string: (nullable): what its user types
 * @trouble: (nullable): what goes wrong: the words after `Failed: ` of a certificate status (contract 3.2), "" for a
 *   failure without a reason
 * @status: (out): the certificate status that the phone has then
 * @error: return location for a #GError
 *
 * Plays the phone that turns to CAPF with the operation that is pending for it (contract 4.6, 4.7). It asks only when
 * the configuration file that it was given last knows of the operation. Ten wrong strings block it for ten minutes, for
 * the right one too; after the deadline, by the cluster's clock, every string is late; a string that was right is used
 * up. A phone whose profile asks for an existing certificate shows the one that it has.
 *
 * An installed certificate has the dates of lscvaliduntil and lscissuervaliduntil; a deleted one is gone, and with it
 * the registration of a phone that needs it. What fails leaves the operation pending.
 *
 * Returns: TRUE when CAPF has answered; FALSE with @error set when there is no such phone, nothing is pending for it,
 * or no such trouble
 */
gboolean
tel_simulator_capf_session_run (const TelSimulatorContext *context,
                                const char *device,
                                const char *string,
                                const char *trouble,
                                const char **status,
                                GError **error)
{
  g_auto (Session) session = { context, NULL, device, NULL, NULL };

  g_return_val_if_fail (context != NULL && device != NULL && status != NULL, FALSE);

  session.now = tel_simulator_clock_get_now (context->clock);

  if (!tel_simulator_store_begin (context->store, error))
    return FALSE;

  if (run (&session, string, trouble, status, error))
    return tel_simulator_store_commit (context->store, error);

  tel_simulator_store_roll_back (context->store);

  return FALSE;
}
