/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-registration.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-record.h"
#include "simulator/tel-simulator-types.h"

#define HOUR (60 * 60)

/* A softphone's day: how long it goes round, at least and at most, and how much of that it is on. */
#define SHORTEST_ROUND (6 * HOUR)
#define LONGEST_ROUND (12 * HOUR)
#define on_part(round) ((round) / 4 * 3)

/* The end of an absence that has none. */
#define NEVER "9999999999"

static const TelSimulatorField fields[] = {
  { "device", "fkdevice", TEL_SIMULATOR_FIELD_REFERENCE, "device" },
  { "lastKnownIpAddress", "lastknownipaddress", TEL_SIMULATOR_FIELD_TEXT },
  { "lastKnownUcm", "lastknownucm", TEL_SIMULATOR_FIELD_TEXT },
  { "lastKnownConfigVersion", "lastknownconfigversion", TEL_SIMULATOR_FIELD_TEXT },
  { "locationDetails", "locationdetails", TEL_SIMULATOR_FIELD_TEXT },
  { "endpointConnection", "endpointconnection", TEL_SIMULATOR_FIELD_TEXT },
  { "portOrSsid", "portorssid", TEL_SIMULATOR_FIELD_TEXT },
  { "lastSeen", "datetimestamp", TEL_SIMULATOR_FIELD_TEXT },
  { "risStatus", "tkrisstatus", TEL_SIMULATOR_FIELD_ENUMERATION, "typerisstatus" },
};

static const char *const own[] = { NULL };

static gboolean settle (const TelSimulatorContext *context, const char *rows_wanted, GPtrArray *values, GError **error);

static const TelSimulatorObject object = {
  "registrationdynamic",
  "registrationDynamic",
  "RegistrationDynamic",
  "device",
  "fkdevice",
  fields,
  G_N_ELEMENTS (fields),
  own,
  NULL,
  NULL,
  settle,
};

/* What decides of a device's registration: the columns of one row of registrationdynamic, as settle() selects them. */
typedef struct
{
  const char *pkid;
  guint32 seed;
  gboolean softphone;
  gboolean admitted;
  gint64 logged_in;
  gint64 away_from;
  gint64 away_until;
} Phone;

static char *
format (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static gint64
get_now (const TelSimulatorContext *context)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (context->clock);

  return g_date_time_to_unix (now);
}

/* The keys of a cluster are as good as random and the same in each cluster of the same world. */
static guint32
get_seed (const char *pkid)
{
  return (guint32) g_ascii_strtoull (pkid, NULL, 16);
}

static gint64
get_round (guint32 seed)
{
  return SHORTEST_ROUND + seed % (LONGEST_ROUND - SHORTEST_ROUND);
}

static char *
list_softphones (void)
{
  guint n_models;
  const TelSimulatorModel *models = tel_simulator_types_get_models (&n_models);
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < n_models; i++)
    if (models[i].softphone)
      g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "", models[i].number);

  return g_string_free (numbers, FALSE);
}

/*
 * Whether the cluster lets the device in that presents the certificates it has, by the configuration that it fetches
 * now. A softphone has no certificate but an LSC that is in force, and needs one where its profile is secure, unless
 * the profile has it come with OAuth (G1.6, G6.5); a telephone has one from its manufacturer.
 */
static char *
write_admission (gint64 now)
{
  g_autofree char *softphones = list_softphones ();

  return g_strdup_printf (
      "(SELECT CASE WHEN coalesce (d.isactive, 't') = 'f' THEN 'f' WHEN d.tkmodel NOT IN (%s) THEN 't'"
      " WHEN coalesce (m.name, 'Non Secure') IN ('Authenticated', 'Encrypted') AND coalesce (s.sipoauthflag, 'f') <> "
      "'t'"
      " AND (d.publickey IS NULL OR d.lscvaliduntil <= %" G_GINT64_FORMAT ") THEN 'f' ELSE 't' END"
      " FROM device d LEFT JOIN securityprofile s ON d.fksecurityprofile = s.pkid"
      " LEFT JOIN typedevicesecuritymode m ON s.tkdevicesecuritymode = m.enum"
      " WHERE d.pkid = registrationdynamic.fkdevice)",
      softphones, now);
}

/* The phones that fit fetch their configuration: they know its version from then on, and are let in by it or not. */
static gboolean
fetch_configuration (const TelSimulatorContext *context, const char *condition, const char *value, GError **error)
{
  g_autofree char *admission = write_admission (get_now (context));
  g_autofree char *sql =
      g_strdup_printf ("UPDATE registrationdynamic SET admitted = %s, lastknownconfigversion ="
                       " (SELECT d.versionstamp FROM device d WHERE d.pkid = registrationdynamic.fkdevice)"
                       " WHERE fkdevice IN (SELECT d.pkid FROM device d WHERE %s)",
                       admission, condition);

  return tel_simulator_store_run (context->store, error, sql, value, TEL_SIMULATOR_END);
}

/* At @now: registered or not, and when the cluster heard of it last. */
static gboolean
is_registered (const Phone *phone, gint64 now, gint64 *seen)
{
  gint64 round = get_round (phone->seed);
  gint64 into_round;

  *seen = phone->logged_in;

  if (!phone->admitted)
    return FALSE;

  if (phone->away_from <= now && now < phone->away_until)
    {
      *seen = phone->away_from;

      return FALSE;
    }

  if (phone->softphone)
    {
      into_round = (now - phone->logged_in) % round;

      if (into_round < 0)
        into_round += round;

      *seen = now - into_round;

      if (into_round >= on_part (round))
        {
          *seen += on_part (round);

          return FALSE;
        }
    }

  if (phone->away_until <= now)
    *seen = MAX (*seen, phone->away_until);

  return TRUE;
}

static gboolean
settle_phone (const TelSimulatorContext *context, TelSimulatorRows *rows, guint row, gint64 now, GError **error)
{
  const char *pkid = tel_simulator_rows_get (rows, row, 0);
  Phone phone = {
    pkid,
    get_seed (pkid),
    g_str_equal (tel_simulator_rows_get (rows, row, 1), "1"),
    g_str_equal (tel_simulator_rows_get (rows, row, 2), "t"),
    g_ascii_strtoll (tel_simulator_rows_get (rows, row, 3), NULL, 10),
    g_ascii_strtoll (tel_simulator_rows_get (rows, row, 4), NULL, 10),
    g_ascii_strtoll (tel_simulator_rows_get (rows, row, 5), NULL, 10),
  };
  gint64 seen;
  const char *status = is_registered (&phone, now, &seen) ? "Registered" : "Unregistered";
  g_autofree char *stamp = format (seen);

  if (g_str_equal (tel_simulator_rows_get (rows, row, 6), status) &&
      g_str_equal (tel_simulator_rows_get (rows, row, 7), stamp))
    return TRUE;

  return tel_simulator_store_run (context->store, error,
                                  "UPDATE registrationdynamic SET datetimestamp = ?, tkrisstatus ="
                                  " (SELECT t.enum FROM typerisstatus t WHERE t.name = ?) WHERE pkid = ?",
                                  stamp, status, pkid, TEL_SIMULATOR_END);
}

/* Only the rows that are read: who reads a large table page by page would have all of it settled for each page. */
static gboolean
settle (const TelSimulatorContext *context, const char *rows_wanted, GPtrArray *values, GError **error)
{
  g_autofree char *softphones = list_softphones ();
  g_autofree char *sql = g_strdup_printf (
      "SELECT t.pkid, d.tkmodel IN (%s), t.admitted, t.loggedinat, t.awayfrom, t.awayuntil, s.name, t.datetimestamp"
      " FROM registrationdynamic t JOIN device d ON t.fkdevice = d.pkid JOIN typerisstatus s ON t.tkrisstatus = s.enum"
      " %s",
      softphones, rows_wanted);
  g_autoptr (GPtrArray) rows = tel_simulator_store_select_array (context->store, sql, values);
  gint64 now = get_now (context);

  if (!tel_simulator_store_begin (context->store, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (!settle_phone (context, rows, i, now, error))
      {
        tel_simulator_store_roll_back (context->store);

        return FALSE;
      }

  return tel_simulator_store_commit (context->store, error);
}

/**
 * tel_simulator_registration_settle:
 * @context: the cluster
 * @error: return location for a #GError
 *
 * Brings the whole table `registrationdynamic` to what it is at the cluster's present time. To be called before
 * anything but tel_simulator_registration_list() reads the table; outside a transaction.
 *
 * A device is in the table once it has logged in. A desk phone stays registered. A softphone goes round: it is on for
 * three quarters of six to twelve hours, then off. Which it is follows from the clock, the time of its log-in and its
 * key alone. One that the cluster does not let in, or that is restarting, is not registered.
 *
 * Returns: whether the table could be written
 */
gboolean
tel_simulator_registration_settle (const TelSimulatorContext *context, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  return settle (context, "", values, error);
}

/* An address that no two clusters' phones need share; which node serves a phone follows from its key too. */
static gboolean
insert (const TelSimulatorContext *context, const char *device, gint64 now, GError **error)
{
  g_autofree char *pkid = tel_simulator_store_new_pkid (context->store);
  guint32 seed = get_seed (pkid);
  g_autofree char *address = g_strdup_printf ("10.%u.%u.%u", 16 + seed % 16, (seed >> 8) % 256, 1 + (seed >> 16) % 254);
  g_autofree char *time = format (now);
  g_autofree char *choice = g_strdup_printf ("%u", seed % 2);

  return tel_simulator_store_run (
      context->store, error,
      "INSERT INTO registrationdynamic (pkid, fkdevice, lastknownipaddress, lastknownucm, datetimestamp, tkrisstatus,"
      " loggedinat) VALUES (?, ?, ?, (SELECT n.name FROM processnode n JOIN typeprocessnoderole r"
      " ON n.tkprocessnoderole = r.enum WHERE r.name = 'CUCM Voice/Video' AND n.name <> 'EnterpriseWideData'"
      " ORDER BY n.rowid LIMIT 1 OFFSET ?), ?, (SELECT t.enum FROM typerisstatus t WHERE t.name = 'Unregistered'), ?)",
      pkid, device, address, choice, time, time, TEL_SIMULATOR_END);
}

static gboolean
log_in (const TelSimulatorContext *context, const char *device, gint64 now, GError **error)
{
  g_autofree char *known =
      tel_simulator_store_look_up (context->store, "SELECT pkid FROM registrationdynamic WHERE fkdevice = ?", device,
                                   TEL_SIMULATOR_END);
  g_autofree char *time = format (now);

  if (known == NULL && !insert (context, device, now, error))
    return FALSE;

  return tel_simulator_store_run (
             context->store, error,
             "UPDATE registrationdynamic SET loggedinat = ?, awayfrom = 0, awayuntil = 0 WHERE fkdevice = ?", time,
             device, TEL_SIMULATOR_END) &&
         fetch_configuration (context, "d.pkid = ?", device, error);
}

/**
 * tel_simulator_registration_begin:
 * @context: a cluster that is being filled, inside a transaction
 * @error: return location for a #GError
 *
 * Has every phone of a new world log in, each at another time. CTI remote devices are no phones that could.
 *
 * Returns: whether it was written
 */
gboolean
tel_simulator_registration_begin (const TelSimulatorContext *context, GError **error)
{
  g_autoptr (GPtrArray) rows =
      tel_simulator_store_select (context->store,
                                  "SELECT d.pkid FROM device d JOIN typedeviceprotocol p ON d.tkdeviceprotocol = p.enum"
                                  " WHERE p.name <> 'CTI Remote Device' ORDER BY d.rowid",
                                  TEL_SIMULATOR_END);
  gint64 now = get_now (context);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *device = tel_simulator_rows_get (rows, i, 0);

      if (!log_in (context, device, now - get_seed (device) % LONGEST_ROUND, error))
        return FALSE;
    }

  return TRUE;
}

static char *
find_device (const TelSimulatorContext *context, const char *name, GError **error)
{
  char *device =
      tel_simulator_store_look_up (context->store, "SELECT pkid FROM device WHERE name = ?", name, TEL_SIMULATOR_END);

  if (device == NULL)
    g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND,
                         "Item not valid: The specified Phone was not found");

  return device;
}

/**
 * tel_simulator_registration_log_in:
 * @context: the cluster
 * @device: the name of a phone
 * @error: return location for a #GError
 *
 * Plays the phone that is switched on, or the person who signs in to Jabber: it fetches its configuration and, if the
 * cluster lets it in, registers.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such phone
 */
gboolean
tel_simulator_registration_log_in (const TelSimulatorContext *context, const char *device, GError **error)
{
  g_autofree char *pkid = find_device (context, device, error);

  if (pkid == NULL || !tel_simulator_store_begin (context->store, error))
    return FALSE;

  if (log_in (context, pkid, get_now (context), error))
    return tel_simulator_store_commit (context->store, error);

  tel_simulator_store_roll_back (context->store);

  return FALSE;
}

/**
 * tel_simulator_registration_log_out:
 * @context: the cluster
 * @device: the name of a phone
 * @error: return location for a #GError
 *
 * Plays the phone that is switched off: it stays unregistered until it logs in again.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such phone
 */
gboolean
tel_simulator_registration_log_out (const TelSimulatorContext *context, const char *device, GError **error)
{
  g_autofree char *pkid = find_device (context, device, error);
  g_autofree char *now = format (get_now (context));

  return pkid != NULL && tel_simulator_store_run (context->store, error,
                                                  "UPDATE registrationdynamic SET awayfrom = ?, awayuntil = " NEVER
                                                  " WHERE fkdevice = ?",
                                                  now, pkid, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_registration_enrolled:
 * @context: the cluster, inside a transaction
 * @pkid: the key of a phone that has just got its certificate
 * @error: return location for a #GError
 *
 * Has the phone register with its certificate: somebody sits before it.
 *
 * Returns: whether it was written
 */
gboolean
tel_simulator_registration_enrolled (const TelSimulatorContext *context, const char *pkid, GError **error)
{
  return log_in (context, pkid, get_now (context), error);
}

/**
 * tel_simulator_registration_interrupt:
 * @context: the cluster, inside a transaction
 * @seconds: how long the phones are away
 * @condition: which phones, with the table of devices as `d` and one `?`
 * @value: what stands for the `?`
 * @error: return location for a #GError
 *
 * Has phones that have logged in unregister, fetch their configuration and come back. Those that are away for good stay
 * away.
 *
 * Returns: whether it was written
 */
gboolean
tel_simulator_registration_interrupt (
    const TelSimulatorContext *context, guint seconds, const char *condition, const char *value, GError **error)
{
  gint64 now = get_now (context);
  g_autofree char *from = format (now);
  g_autofree char *until = format (now + seconds);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE registrationdynamic SET awayfrom = ?, awayuntil = ?"
                       " WHERE awayuntil < " NEVER " AND fkdevice IN (SELECT d.pkid FROM device d WHERE %s)",
                       condition);

  return tel_simulator_store_run (context->store, error, sql, from, until, value, TEL_SIMULATOR_END) &&
         fetch_configuration (context, condition, value, error);
}

/**
 * tel_simulator_registration_list:
 * @context: the cluster
 * @request: a listRegistrationDynamic
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Lists what is known of the registration of devices (contract 2.7, 11.5 and later). A device that has never logged in
 * is not there. `lastSeen` is taken to be seconds since 1970, UNVERIFIED.
 *
 * Returns: FALSE with a #TelSimulatorFault when the request is refused
 */
gboolean
tel_simulator_registration_list (const TelSimulatorContext *context,
                                 const TelSimulatorElement *request,
                                 TelSimulatorElement *response,
                                 GError **error)
{
  return tel_simulator_record_list (context, &object, request, response, error);
}
