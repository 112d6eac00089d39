/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-line.h"

#include "simulator/tel-simulator-defaults.h"
#include "simulator/tel-simulator-fault.h"

#define REQUIRED TEL_SIMULATOR_FIELD_REQUIRED

static void complete (const TelSimulatorContext *context,
                      const char *pkid,
                      const TelSimulatorElement *tags,
                      TelSimulatorElement *element);

static const TelSimulatorField fields[] = {
  { "pattern", "dnorpattern", TEL_SIMULATOR_FIELD_TEXT, NULL, TEL_SIMULATOR_FIELD_READ_ONLY },
  { "description", "description", TEL_SIMULATOR_FIELD_TEXT },
  { "usage", "tkpatternusage", TEL_SIMULATOR_FIELD_ENUMERATION, "typepatternusage", REQUIRED },
  { "routePartitionName", "fkroutepartition", TEL_SIMULATOR_FIELD_REFERENCE, "routepartition",
    TEL_SIMULATOR_FIELD_READ_ONLY },
  { "alertingName", "alertingname", TEL_SIMULATOR_FIELD_TEXT },
  { "asciiAlertingName", "alertingnameascii", TEL_SIMULATOR_FIELD_TEXT },
  { "presenceGroupName", "fkmatrix_presence", TEL_SIMULATOR_FIELD_REFERENCE, "matrix" },
  { "shareLineAppearanceCssName", "fkcallingsearchspace_sharedlineappear", TEL_SIMULATOR_FIELD_REFERENCE,
    "callingsearchspace" },
  { "allowCtiControlFlag", "allowcticontrolflag", TEL_SIMULATOR_FIELD_BOOLEAN },
  { "active", "iscallable", TEL_SIMULATOR_FIELD_BOOLEAN },
};

static const char *const own[] = { "associatedDevices", "newPattern", "newRoutePartitionName", NULL };

/* Lists give the devices in 10.0 to 11.5 only (contract 2.2); the other releases leave them out of the answer. */
const TelSimulatorObject tel_simulator_line_object = {
  "numplan", "line", "Line", "pattern", "dnorpattern", fields, G_N_ELEMENTS (fields), own, NULL, complete,
};

/* The elements stay in the row's tail, whole; where the calls go stands in a column besides, for queries. */
static const struct
{
  const char *element;
  const char *sql;
} forwards[] = {
  { "callForwardBusy", "UPDATE numplan SET cfbdestination = ? WHERE pkid = ?" },
  { "callForwardBusyInt", "UPDATE numplan SET cfbintdestination = ? WHERE pkid = ?" },
  { "callForwardNoAnswer", "UPDATE numplan SET cfnadestination = ? WHERE pkid = ?" },
  { "callForwardNoAnswerInt", "UPDATE numplan SET cfnaintdestination = ? WHERE pkid = ?" },
  { "callForwardNoCoverage", "UPDATE numplan SET pffdestination = ? WHERE pkid = ?" },
  { "callForwardNoCoverageInt", "UPDATE numplan SET pffintdestination = ? WHERE pkid = ?" },
  { "callForwardOnFailure", "UPDATE numplan SET cfdfdestination = ? WHERE pkid = ?" },
  { "callForwardAlternateParty", "UPDATE numplan SET cfaptdestination = ? WHERE pkid = ?" },
  { "callForwardNotRegistered", "UPDATE numplan SET cfurdestination = ? WHERE pkid = ?" },
  { "callForwardNotRegisteredInt", "UPDATE numplan SET cfurintdestination = ? WHERE pkid = ?" },
};

static void
complete_forward (TelSimulatorElement *element, const TelSimulatorElement *tags, const char *name)
{
  static const char *const parts[][2] = {
    { "forwardToVoiceMail", "false" },
    { "callingSearchSpaceName", "" },
    { "secondaryCallingSearchSpaceName", "" },
  };
  guint n_parts = g_str_equal (name, "callForwardAll") ? G_N_ELEMENTS (parts) : G_N_ELEMENTS (parts) - 1;
  TelSimulatorElement *forward;

  if (!tel_simulator_record_wants (tags, name))
    return;

  forward = tel_simulator_element_get_child (element, name);
  if (forward == NULL)
    forward = tel_simulator_element_add_child (element, name);
  for (guint i = 0; i < n_parts; i++)
    if (tel_simulator_element_get_child (forward, parts[i][0]) == NULL)
      tel_simulator_element_add_text_child (forward, parts[i][0], parts[i][1]);
}

/* A directory number has every forward, whether it leads anywhere or not. */
static void
complete_forwards (TelSimulatorElement *element, const TelSimulatorElement *tags)
{
  complete_forward (element, tags, "callForwardAll");
  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    complete_forward (element, tags, forwards[i].element);
}

static void
complete (const TelSimulatorContext *context,
          const char *pkid,
          const TelSimulatorElement *tags,
          TelSimulatorElement *element)
{
  g_autoptr (GPtrArray) rows = NULL;
  TelSimulatorElement *devices;

  complete_forwards (element, tags);

  if (context->release < 1000 || !tel_simulator_record_wants (tags, "associatedDevices"))
    return;

  rows = tel_simulator_store_select (context->store,
                                     "SELECT d.name FROM devicenumplanmap m JOIN device d ON m.fkdevice = d.pkid"
                                     " WHERE m.fknumplan = ? ORDER BY d.name",
                                     pkid, TEL_SIMULATOR_END);

  if (rows->len == 0)
    return;

  devices = tel_simulator_element_add_child (element, "associatedDevices");

  for (guint i = 0; i < rows->len; i++)
    tel_simulator_element_add_text_child (devices, "device", tel_simulator_rows_get (rows, i, 0));
}

static gboolean
check_pattern (const char *pattern, GError **error)
{
  const char *problem = NULL;

  if (pattern == NULL || *pattern == '\0')
    problem = "The specified pattern is not valid: it is empty";
  else if (*pattern == '+')
    problem = "The first character cannot be a plus sign";
  else if (strlen (pattern) > 50 ||
           !g_regex_match_simple ("^(\\\\\\+)?[0-9A-DXx*#!?.^\\[\\]+-]+$", pattern, G_REGEX_DOLLAR_ENDONLY, 0))
    problem = "The specified pattern contains invalid characters. Valid characters include [0-9, *, #, +, \\, X, ^, !, "
              "-, ?, ., [, ]]";

  if (problem == NULL)
    return TRUE;

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, problem);

  return FALSE;
}

static gboolean
write_forward_all (const TelSimulatorContext *context, const char *pkid, const char *destination, GError **error)
{
  g_autofree char *key = tel_simulator_store_new_pkid (context->store);

  return tel_simulator_store_run (context->store, error, "DELETE FROM callforwarddynamic WHERE fknumplan = ?", pkid,
                                  TEL_SIMULATOR_END) &&
         tel_simulator_store_run (context->store, error,
                                  "INSERT INTO callforwarddynamic (pkid, fknumplan, cfadestination) VALUES (?, ?, ?)",
                                  key, pkid, destination, TEL_SIMULATOR_END);
}

static gboolean
write_forwards (const TelSimulatorContext *context, const char *pkid, const TelSimulatorElement *line, GError **error)
{
  const TelSimulatorElement *all = tel_simulator_element_get_child (line, "callForwardAll");

  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    {
      const TelSimulatorElement *forward = tel_simulator_element_get_child (line, forwards[i].element);
      const TelSimulatorElement *destination =
          forward != NULL ? tel_simulator_element_get_child (forward, "destination") : NULL;

      if (destination != NULL &&
          !tel_simulator_store_run (context->store, error, forwards[i].sql,
                                    tel_simulator_element_get_text (destination), pkid, TEL_SIMULATOR_END))
        return FALSE;
    }

  return all == NULL || tel_simulator_element_get_child (all, "destination") == NULL ||
         write_forward_all (context, pkid, tel_simulator_element_get_child_text (all, "destination"), error);
}

static char *
look_up (const TelSimulatorContext *context, const char *pattern, const char *partition)
{
  return tel_simulator_store_look_up (
      context->store, "SELECT pkid FROM numplan WHERE dnorpattern = ? AND coalesce (fkroutepartition, '') = ?", pattern,
      partition != NULL ? partition : "", TEL_SIMULATOR_END);
}

static gboolean
check_free (const TelSimulatorContext *context, const char *pattern, const char *partition, GError **error)
{
  g_autofree char *taken = look_up (context, pattern, partition);

  if (taken == NULL)
    return TRUE;

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                       "Cannot insert or update pattern. A DN exists with the same pattern and partition.");

  return FALSE;
}

/**
 * tel_simulator_line_find:
 * @context: the cluster
 * @request: a request with `uuid`, or `pattern` and perhaps `routePartitionName`
 * @code: the code of the fault when there is none
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the key of the directory number, NULL with a #TelSimulatorFault when there is none
 */
char *
tel_simulator_line_find (const TelSimulatorContext *context,
                         const TelSimulatorElement *request,
                         int code,
                         GError **error)
{
  const char *pattern = tel_simulator_element_get_child_text (request, "pattern");
  const TelSimulatorElement *reference = tel_simulator_element_get_child (request, "routePartitionName");
  g_autofree char *partition = NULL;
  g_autofree char *pkid = NULL;

  if (tel_simulator_element_get_child (request, "uuid") != NULL)
    return tel_simulator_record_find (context, &tel_simulator_line_object, request, code, error);

  if (reference != NULL && !tel_simulator_record_refer (context, reference, "routepartition", &partition, error))
    return NULL;

  pkid = look_up (context, pattern != NULL ? pattern : "", partition);

  if (pkid != NULL)
    return g_steal_pointer (&pkid);

  if (code == TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND)
    g_set_error_literal (error, TEL_SIMULATOR_FAULT, code, "Line not found");
  else
    g_set_error_literal (error, TEL_SIMULATOR_FAULT, code, "Item not valid: The specified Line was not found");

  return NULL;
}

/**
 * tel_simulator_line_create:
 * @context: the cluster
 * @line: the `line` of an addLine
 * @error: return location for a #GError
 *
 * Adds a directory number.
 *
 * Returns: (transfer full): its key, NULL with a #TelSimulatorFault when it is refused
 */
char *
tel_simulator_line_create (const TelSimulatorContext *context, const TelSimulatorElement *line, GError **error)
{
  const char *pattern = tel_simulator_element_get_child_text (line, "pattern");
  const TelSimulatorElement *reference = tel_simulator_element_get_child (line, "routePartitionName");
  g_autoptr (TelSimulatorElement) full = tel_simulator_defaults_apply (line, "line", context->release);
  g_autofree char *partition = NULL;
  g_autofree char *pkid = NULL;

  if (!check_pattern (pattern, error) ||
      (reference != NULL && !tel_simulator_record_refer (context, reference, "routepartition", &partition, error)) ||
      !check_free (context, pattern, partition, error))
    return NULL;

  pkid = tel_simulator_store_new_pkid (context->store);

  if (tel_simulator_store_run (
          context->store, error,
          "INSERT INTO numplan (pkid, dnorpattern, tkpatternusage, fkroutepartition, iscallable, fkmatrix_presence)"
          " VALUES (?, ?, 2, ?, 't', (SELECT m.pkid FROM matrix m WHERE m.name = 'Standard Presence group'))",
          pkid, pattern, partition, TEL_SIMULATOR_END) &&
      tel_simulator_record_write (context, &tel_simulator_line_object, pkid, full, error) &&
      write_forwards (context, pkid, line, error))
    return g_steal_pointer (&pkid);

  return NULL;
}

static gboolean
move (const TelSimulatorContext *context, const char *pkid, const TelSimulatorElement *request, GError **error)
{
  const char *new_pattern = tel_simulator_element_get_child_text (request, "newPattern");
  const TelSimulatorElement *reference = tel_simulator_element_get_child (request, "newRoutePartitionName");
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *partition = NULL;
  const char *pattern;

  if (new_pattern == NULL && reference == NULL)
    return TRUE;

  rows = tel_simulator_store_select (context->store, "SELECT dnorpattern, fkroutepartition FROM numplan WHERE pkid = ?",
                                     pkid, TEL_SIMULATOR_END);
  pattern = new_pattern != NULL ? new_pattern : tel_simulator_rows_get (rows, 0, 0);
  partition = g_strdup (tel_simulator_rows_get (rows, 0, 1));

  if (reference != NULL)
    {
      g_clear_pointer (&partition, g_free);

      if (!tel_simulator_record_refer (context, reference, "routepartition", &partition, error))
        return FALSE;
    }

  if (g_strcmp0 (pattern, tel_simulator_rows_get (rows, 0, 0)) == 0 &&
      g_strcmp0 (partition, tel_simulator_rows_get (rows, 0, 1)) == 0)
    return TRUE;

  return check_pattern (pattern, error) && check_free (context, pattern, partition, error) &&
         tel_simulator_store_run (context->store, error,
                                  "UPDATE numplan SET dnorpattern = ?, fkroutepartition = ? WHERE pkid = ?", pattern,
                                  partition, pkid, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_line_add:
 * @context: the cluster
 * @request: an addLine
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the directory number is refused (contract 2.2)
 */
gboolean
tel_simulator_line_add (const TelSimulatorContext *context,
                        const TelSimulatorElement *request,
                        TelSimulatorElement *response,
                        GError **error)
{
  g_autofree char *pkid = tel_simulator_line_create (context, tel_simulator_element_get_child (request, "line"), error);

  return pkid != NULL && tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_line_get:
 * @context: the cluster
 * @request: a getLine
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such directory number (contract 2.2)
 */
gboolean
tel_simulator_line_get (const TelSimulatorContext *context,
                        const TelSimulatorElement *request,
                        TelSimulatorElement *response,
                        GError **error)
{
  g_autofree char *pkid = tel_simulator_line_find (context, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error);

  if (pkid == NULL)
    return FALSE;

  tel_simulator_record_return (context, &tel_simulator_line_object, pkid, request, response);

  return TRUE;
}

/**
 * tel_simulator_line_list:
 * @context: the cluster
 * @request: a listLine
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the request is refused
 */
gboolean
tel_simulator_line_list (const TelSimulatorContext *context,
                         const TelSimulatorElement *request,
                         TelSimulatorElement *response,
                         GError **error)
{
  return tel_simulator_record_list (context, &tel_simulator_line_object, request, response, error);
}

/**
 * tel_simulator_line_update:
 * @context: the cluster
 * @request: an updateLine
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the change is refused (contract 2.2)
 */
gboolean
tel_simulator_line_update (const TelSimulatorContext *context,
                           const TelSimulatorElement *request,
                           TelSimulatorElement *response,
                           GError **error)
{
  g_autofree char *pkid = tel_simulator_line_find (context, request, TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND, error);

  return pkid != NULL && move (context, pkid, request, error) &&
         tel_simulator_record_write (context, &tel_simulator_line_object, pkid, request, error) &&
         write_forwards (context, pkid, request, error) && tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_line_remove:
 * @context: the cluster
 * @request: a removeLine
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Removes a directory number that no device has.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such number or it is in use
 */
gboolean
tel_simulator_line_remove (const TelSimulatorContext *context,
                           const TelSimulatorElement *request,
                           TelSimulatorElement *response,
                           GError **error)
{
  g_autofree char *pkid = tel_simulator_line_find (context, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error);

  return pkid != NULL &&
         tel_simulator_store_run (context->store, error, "DELETE FROM numplan WHERE pkid = ?", pkid,
                                  TEL_SIMULATOR_END) &&
         tel_simulator_record_answer (response, pkid);
}
