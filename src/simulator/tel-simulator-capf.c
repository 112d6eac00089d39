/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-capf.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-record.h"

#include <stdio.h>

#define NO_PENDING_OPERATION "1"

/* In characters: getPhoneSecurityProfile takes no longer one. */
#define PROFILE_NAME_LENGTH 100
#define BY_AUTHENTICATION_STRING "By Authentication String"
#define BY_NULL_STRING "By Null String"
#define DEFAULT_EXPIRY_DAYS 10

/*
 * The CAPF settings, as names: the security profile's (contract 4.1). A phone may have another key size all the same;
 * no request leaves it so, since one that starts an operation with that size moves the phone to a profile that has it.
 */
typedef struct
{
  char *mode;
  char *key_size;
  char *key_order;
  char *ec_key_size;
} Settings;

static void
settings_clear (Settings *settings)
{
  g_free (settings->mode);
  g_free (settings->key_size);
  g_free (settings->key_order);
  g_free (settings->ec_key_size);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, message);

  return FALSE;
}

/* Whether the element was sent with a text. */
static const char *
get_sent (const TelSimulatorElement *request, const char *element)
{
  const char *text = tel_simulator_element_get_child_text (request, element);

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
read_settings (const TelSimulatorContext *context, const char *device, Settings *settings)
{
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      context->store,
      "SELECT a.name, k.name, o.name, c.name FROM device d JOIN securityprofile s ON d.fksecurityprofile = s.pkid"
      " LEFT JOIN typeauthenticationmode a ON s.tkauthenticationmode = a.enum"
      " LEFT JOIN typekeysize k ON coalesce (d.capfkeysize, s.tkkeysize) = k.enum"
      " LEFT JOIN typekeyorder o ON s.tkkeyorder = o.enum LEFT JOIN typeeckeysize c ON s.tkeckeysize = c.enum"
      " WHERE d.pkid = ?",
      device, TEL_SIMULATOR_END);

  if (rows->len == 0)
    return FALSE;

  settings->mode = g_strdup (tel_simulator_rows_get (rows, 0, 0));
  settings->key_size = g_strdup (tel_simulator_rows_get (rows, 0, 1));
  settings->key_order = g_strdup (tel_simulator_rows_get (rows, 0, 2));
  settings->ec_key_size = g_strdup (tel_simulator_rows_get (rows, 0, 3));

  return settings->mode != NULL;
}

static void
take_wanted (char **setting, const char *sent, const char *fallback)
{
  if (sent == NULL && fallback == NULL)
    return;

  g_free (*setting);
  *setting = g_strdup (sent != NULL ? sent : fallback);
}

/* What an add leaves out has the schema's default, the trap of audit rule C03; what an update leaves out stays. */
static void
apply_request (const TelSimulatorContext *context,
               const TelSimulatorElement *request,
               gboolean adding,
               Settings *settings)
{
  const char *key_size = context->release >= 1205 ? "2048" : "1024";

  take_wanted (&settings->mode, get_sent (request, "authenticationMode"), adding ? BY_NULL_STRING : NULL);
  take_wanted (&settings->key_size, get_sent (request, "keySize"), adding ? key_size : NULL);
  take_wanted (&settings->key_order, get_sent (request, "keyOrder"),
               adding && context->release >= 1100 ? "RSA Only" : NULL);

  /* With RSA alone the size of an elliptic curve's key says nothing. */
  if (g_strcmp0 (settings->key_order, "RSA Only") != 0)
    take_wanted (&settings->ec_key_size, get_sent (request, "ecKeySize"), NULL);
}

static gboolean
check_type (const TelSimulatorContext *context,
            const char *table,
            const char *element,
            const char *name,
            char **number,
            GError **error)
{
  *number = name != NULL ? tel_simulator_record_find_type (context, table, name) : NULL;

  return name == NULL || *number != NULL ||
         refuse (error, "The specified value for %s is not valid: %s", element, name);
}

static char *
find_matching_profile (const TelSimulatorContext *context,
                       const char *device,
                       const char *mode,
                       const char *key_size,
                       const char *key_order,
                       const char *ec_key_size)
{
  return tel_simulator_store_look_up (
      context->store,
      "SELECT s.pkid FROM securityprofile s, device d JOIN securityprofile p ON d.fksecurityprofile = p.pkid"
      " WHERE d.pkid = ? AND s.tkmodel IS p.tkmodel AND s.tkdeviceprotocol IS p.tkdeviceprotocol"
      " AND s.tkdevicesecuritymode IS p.tkdevicesecuritymode AND s.tktransport IS p.tktransport"
      " AND s.tftpencryptedflag IS p.tftpencryptedflag AND s.sipoauthflag IS p.sipoauthflag"
      " AND s.tkauthenticationmode = ? AND s.tkkeysize = ? AND coalesce (s.tkkeyorder, 0) = coalesce (?, 0) + 0"
      " AND coalesce (s.tkeckeysize, 0) = coalesce (?, 0) + 0 ORDER BY s.pkid <> p.pkid, s.rowid LIMIT 1",
      device, mode, key_size, key_order, ec_key_size, TEL_SIMULATOR_END);
}

static char *
make_profile_name (const TelSimulatorContext *context, const char *device, const Settings *settings)
{
  g_autofree char *old = tel_simulator_store_look_up (
      context->store,
      "SELECT s.name FROM device d JOIN securityprofile s ON d.fksecurityprofile = s.pkid WHERE d.pkid = ?", device,
      TEL_SIMULATOR_END);

  for (guint i = 1;; i++)
    {
      g_autofree char *ending = i == 1 ? g_strdup_printf (" - %s %s", settings->mode, settings->key_size)
                                       : g_strdup_printf (" - %s %s (%u)", settings->mode, settings->key_size, i);
      glong room = MAX (0, PROFILE_NAME_LENGTH - g_utf8_strlen (ending, -1));
      g_autofree char *beginning = g_utf8_substring (old, 0, MIN (room, g_utf8_strlen (old, -1)));
      g_autofree char *name = g_strconcat (beginning, ending, NULL);
      g_autofree char *taken =
          tel_simulator_store_look_up (context->store, "SELECT pkid FROM securityprofile WHERE name = ?", name,
                                       TEL_SIMULATOR_END);

      if (taken == NULL)
        return g_steal_pointer (&name);
    }
}

/* CUCM's own rule: settings unlike the profile's move the phone to a profile that has them, made if there is none
 * (contract 4.1). */
static gboolean
assign_profile (const TelSimulatorContext *context, const char *device, const Settings *settings, GError **error)
{
  g_autofree char *mode = NULL;
  g_autofree char *key_size = NULL;
  g_autofree char *key_order = NULL;
  g_autofree char *ec_key_size = NULL;
  g_autofree char *profile = NULL;
  g_autofree char *name = NULL;

  if (!check_type (context, "typeauthenticationmode", "authenticationMode", settings->mode, &mode, error) ||
      !check_type (context, "typekeysize", "keySize", settings->key_size, &key_size, error) ||
      !check_type (context, "typekeyorder", "keyOrder", settings->key_order, &key_order, error) ||
      !check_type (context, "typeeckeysize", "ecKeySize", settings->ec_key_size, &ec_key_size, error))
    return FALSE;

  profile = find_matching_profile (context, device, mode, key_size, key_order, ec_key_size);

  if (profile == NULL)
    {
      profile = tel_simulator_store_new_pkid (context->store);
      name = make_profile_name (context, device, settings);

      if (!tel_simulator_store_run (
              context->store, error,
              "INSERT INTO securityprofile (pkid, name, description, tksecuritypolicy, tkmodel, tkdeviceprotocol,"
              " tkdevicesecuritymode, tktransport, tftpencryptedflag, sipoauthflag, tkauthenticationmode, tkkeysize,"
              " tkkeyorder, tkeckeysize, noncepolicytime, sipport, digestauthenticationflag, excludedigestflag,"
              " isstandard, tail) SELECT ?, ?, s.description, s.tksecuritypolicy, s.tkmodel, s.tkdeviceprotocol,"
              " s.tkdevicesecuritymode, s.tktransport, s.tftpencryptedflag, s.sipoauthflag, ?, ?, ?, ?,"
              " s.noncepolicytime, s.sipport, s.digestauthenticationflag, s.excludedigestflag, 'f', s.tail"
              " FROM device d JOIN securityprofile s ON d.fksecurityprofile = s.pkid WHERE d.pkid = ?",
              profile, name, mode, key_size, key_order, ec_key_size, device, TEL_SIMULATOR_END))
        return FALSE;
    }

  return tel_simulator_store_run (context->store, error,
                                  "UPDATE device SET fksecurityprofile = ?, capfkeysize = NULL WHERE pkid = ?", profile,
                                  device, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_capf_parse_time:
 * @context: the cluster
 * @text: the time until which an operation completes
 *
 * Reads a time as the cluster writes it: its own, `YYYY:MM:DD:HH` with or without minutes (contract 4.4).
 *
 * Returns: (transfer full) (nullable): the time, NULL when it is none
 */
GDateTime *
tel_simulator_capf_parse_time (const TelSimulatorContext *context, const char *text)
{
  int year;
  int month;
  int day;
  int hour;
  int minute = 0;

  if (!g_regex_match_simple ("^[0-9]{4}(:[0-9]{2}){3,4}$", text, G_REGEX_DOLLAR_ENDONLY, 0) ||
      sscanf (text, "%4d:%2d:%2d:%2d:%2d", &year, &month, &day, &hour, &minute) < 4)
    return NULL;

  return g_date_time_new (tel_simulator_clock_get_zone (context->clock), year, month, day, hour, minute, 0);
}

static guint
get_expiry_days (const TelSimulatorContext *context)
{
  g_autofree char *days =
      tel_simulator_store_look_up (context->store,
                                   "SELECT paramvalue FROM processconfig WHERE paramname = 'CAPFOperationExpiresIn'",
                                   TEL_SIMULATOR_END);
  guint64 number = days != NULL ? g_ascii_strtoull (days, NULL, 10) : 0;

  return number > 0 ? (guint) number : DEFAULT_EXPIRY_DAYS;
}

/**
 * tel_simulator_capf_choose_finish_time:
 * @context: the cluster
 * @request: what begins an operation
 * @element: the name of the element that may say until when it completes
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the time that was sent, or the one that comes of the enterprise parameter's number of days;
 *   NULL with a #TelSimulatorFault when it is none or over
 */
char *
tel_simulator_capf_choose_finish_time (const TelSimulatorContext *context,
                                       const TelSimulatorElement *request,
                                       const char *element,
                                       GError **error)
{
  const char *sent = get_sent (request, element);
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (context->clock);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (now, tel_simulator_clock_get_zone (context->clock));
  g_autoptr (GDateTime) time = NULL;

  if (sent == NULL)
    {
      time = g_date_time_add_days (local, (int) get_expiry_days (context));

      return g_date_time_format (time, "%Y:%m:%d:%H:00");
    }

  time = tel_simulator_capf_parse_time (context, sent);

  if (time == NULL)
    refuse (error, "The specified %s is not valid: %s", element, sent);
  else if (g_date_time_compare (time, now) <= 0)
    refuse (error, "The specified %s is in the past: %s", element, sent);
  else
    return g_strdup (sent);

  return NULL;
}

/**
 * tel_simulator_capf_check_string:
 * @string: (nullable): an authentication string
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when it is not of four to ten digits
 */
gboolean
tel_simulator_capf_check_string (const char *string, GError **error)
{
  return string == NULL || g_regex_match_simple ("^[0-9]{4,10}$", string, G_REGEX_DOLLAR_ENDONLY, 0) ||
         refuse (error, "The specified authenticationString is not valid. It must have 4 to 10 digits.");
}

/* The fields are disabled while no operation is pending: an earlier string and time stay as they are (audit C08). */
static gboolean
write_no_operation (const TelSimulatorContext *context,
                    const char *device,
                    const TelSimulatorElement *request,
                    GError **error)
{
  if (get_sent (request, "authenticationString") != NULL)
    return refuse (error, "authenticationString can be updated only if certificateOperation field is Install/Upgrade, "
                          "Delete or Troubleshoot");

  return tel_simulator_store_run (
      context->store, error,
      "UPDATE device SET tkcertificatestatus = (SELECT t.enum FROM typecertificatestatus t WHERE t.name ="
      " CASE WHEN tkcertificateoperation = 1 THEN (SELECT o.name FROM typecertificatestatus o"
      "  WHERE o.enum = tkcertificatestatus)"
      " WHEN publickey IS NULL THEN 'None' ELSE 'Upgrade Success' END), tkcertificateoperation = 1 WHERE pkid = ?",
      device, TEL_SIMULATOR_END);
}

static gboolean
write_operation (const TelSimulatorContext *context,
                 const char *device,
                 const TelSimulatorElement *request,
                 const char *operation,
                 gboolean adding,
                 GError **error)
{
  const char *string = get_sent (request, "authenticationString");
  g_auto (Settings) settings = { NULL };
  g_autofree char *finish_time = NULL;

  if (!read_settings (context, device, &settings))
    return refuse (error, "The specified certificateOperation is not supported for this device type.");

  apply_request (context, request, adding, &settings);

  if (!tel_simulator_capf_check_string (string, error) ||
      (finish_time = tel_simulator_capf_choose_finish_time (context, request, "upgradeFinishTime", error)) == NULL ||
      !assign_profile (context, device, &settings, error))
    return FALSE;

  return tel_simulator_store_run (
             context->store, error,
             "UPDATE device SET tkcertificateoperation = ?, tkcertificatestatus ="
             " (SELECT t.enum FROM typecertificatestatus t WHERE t.name = 'Operation Pending'),"
             " upgradefinishtime = ?, authenticationstring = coalesce (?, authenticationstring) WHERE pkid = ?",
             operation, finish_time, string, device, TEL_SIMULATOR_END) &&
         (g_str_equal (settings.mode, BY_AUTHENTICATION_STRING) ||
          tel_simulator_store_run (context->store, error,
                                   "UPDATE device SET authenticationstring = NULL WHERE pkid = ?", device,
                                   TEL_SIMULATOR_END));
}

static gboolean
touches_capf (const TelSimulatorElement *request)
{
  static const char *const elements[] = {
    "certificateOperation", "authenticationMode", "keySize", "keyOrder", "ecKeySize",
    "authenticationString", "upgradeFinishTime"
  };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (get_sent (request, elements[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* A phone that is given a profile has the settings of that one. */
static gboolean
take_over_profile (const TelSimulatorContext *context,
                   const char *device,
                   const TelSimulatorElement *request,
                   GError **error)
{
  return tel_simulator_element_get_child (request, "securityProfileName") == NULL ||
         tel_simulator_store_run (context->store, error, "UPDATE device SET capfkeysize = NULL WHERE pkid = ?", device,
                                  TEL_SIMULATOR_END);
}

/**
 * tel_simulator_capf_write:
 * @context: the cluster
 * @device: the key of a phone whose profile is written already
 * @request: the phone of an add, or an update
 * @adding: whether it is an add
 * @error: return location for a #GError
 *
 * Writes the CAPF settings of a phone (contract 4): they count only with an operation; settings unlike those of its
 * security profile move the phone to another profile; what an add leaves out has the schema's default. Without a time
 * the operation completes after the enterprise parameter's number of days.
 *
 * Returns: FALSE with a #TelSimulatorFault when the settings are refused
 */
gboolean
tel_simulator_capf_write (const TelSimulatorContext *context,
                          const char *device,
                          const TelSimulatorElement *request,
                          gboolean adding,
                          GError **error)
{
  const char *sent = get_sent (request, "certificateOperation");
  g_autofree char *operation = NULL;

  if (!take_over_profile (context, device, request, error))
    return FALSE;

  if (!touches_capf (request))
    return TRUE;

  if (!check_type (context, "typecertificateoperation", "certificateOperation", sent, &operation, error))
    return FALSE;

  if (operation == NULL)
    operation = tel_simulator_store_look_up (context->store, "SELECT tkcertificateoperation FROM device WHERE pkid = ?",
                                             device, TEL_SIMULATOR_END);

  if (g_str_equal (operation, NO_PENDING_OPERATION))
    return write_no_operation (context, device, request, error);

  return write_operation (context, device, request, operation, adding, error);
}

static void
add_setting (TelSimulatorElement *phone, const TelSimulatorElement *tags, const char *name, const char *value)
{
  if (tel_simulator_record_wants (tags, name))
    tel_simulator_element_add_text_child (phone, name, value != NULL ? value : "");
}

/**
 * tel_simulator_capf_read:
 * @context: the cluster
 * @device: the key of a phone
 * @tags: (nullable): the `returnedTags` of the request
 * @phone: the phone's element
 *
 * Adds the CAPF settings of a phone: those of its security profile, but for a key size of its own.
 */
void
tel_simulator_capf_read (const TelSimulatorContext *context,
                         const char *device,
                         const TelSimulatorElement *tags,
                         TelSimulatorElement *phone)
{
  g_auto (Settings) settings = { NULL };

  if (!tel_simulator_record_wants (tags, "authenticationMode") && !tel_simulator_record_wants (tags, "keySize") &&
      !tel_simulator_record_wants (tags, "keyOrder") && !tel_simulator_record_wants (tags, "ecKeySize"))
    return;

  read_settings (context, device, &settings);
  add_setting (phone, tags, "authenticationMode", settings.mode);
  add_setting (phone, tags, "keySize", settings.key_size);
  add_setting (phone, tags, "keyOrder", settings.key_order);
  add_setting (phone, tags, "ecKeySize", settings.ec_key_size);
}
