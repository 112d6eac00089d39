/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-phone-lines.h"

#include "simulator/tel-simulator-defaults.h"
#include "simulator/tel-simulator-fault.h"

#define MOST_END_USERS 5

static void complete (const TelSimulatorContext *context,
                      const char *pkid,
                      const TelSimulatorElement *tags,
                      TelSimulatorElement *element);

static const TelSimulatorField fields[] = {
  { "index", "numplanindex", TEL_SIMULATOR_FIELD_TEXT, NULL, TEL_SIMULATOR_FIELD_READ_ONLY },
  { "label", "label", TEL_SIMULATOR_FIELD_TEXT },
  { "asciiLabel", "labelascii", TEL_SIMULATOR_FIELD_TEXT },
  { "display", "display", TEL_SIMULATOR_FIELD_TEXT },
  { "displayAscii", "displayascii", TEL_SIMULATOR_FIELD_TEXT },
  { "e164Mask", "e164mask", TEL_SIMULATOR_FIELD_TEXT },
  { "maxNumCalls", "maxnumcalls", TEL_SIMULATOR_FIELD_TEXT },
  { "busyTrigger", "busytrigger", TEL_SIMULATOR_FIELD_TEXT },
};

static const char *const own[] = { "dirn", "associatedEndusers", "dialPlanWizardId", NULL };

static const TelSimulatorObject appearance_object = {
  "devicenumplanmap", "line", "Line", "index", "numplanindex", fields, G_N_ELEMENTS (fields), own, NULL, complete,
};

static void
add_directory_number (const TelSimulatorContext *context, const char *pkid, TelSimulatorElement *line)
{
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      context->store,
      "SELECT n.pkid, n.dnorpattern, r.name, r.pkid FROM devicenumplanmap m JOIN numplan n ON m.fknumplan = n.pkid"
      " LEFT JOIN routepartition r ON n.fkroutepartition = r.pkid WHERE m.pkid = ?",
      pkid, TEL_SIMULATOR_END);
  TelSimulatorElement *dirn = tel_simulator_element_add_child (line, "dirn");
  g_autofree char *uuid = tel_simulator_record_brace (tel_simulator_rows_get (rows, 0, 0));

  tel_simulator_element_set_attribute (dirn, "uuid", uuid);
  tel_simulator_element_add_text_child (dirn, "pattern", tel_simulator_rows_get (rows, 0, 1));
  tel_simulator_record_add_reference (dirn, "routePartitionName", tel_simulator_rows_get (rows, 0, 2),
                                      tel_simulator_rows_get (rows, 0, 3));
}

static void
complete (const TelSimulatorContext *context,
          const char *pkid,
          const TelSimulatorElement *tags,
          TelSimulatorElement *element)
{
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      context->store,
      "SELECT e.userid FROM devicenumplanmapendusermap m JOIN enduser e ON m.fkenduser = e.pkid"
      " WHERE m.fkdevicenumplanmap = ? ORDER BY m.rowid",
      pkid, TEL_SIMULATOR_END);
  TelSimulatorElement *endusers;

  add_directory_number (context, pkid, element);

  if (rows->len == 0)
    return;

  endusers = tel_simulator_element_add_child (element, "associatedEndusers");

  for (guint i = 0; i < rows->len; i++)
    tel_simulator_element_add_text_child (tel_simulator_element_add_child (endusers, "enduser"), "userId",
                                          tel_simulator_rows_get (rows, i, 0));
}

static char *
find_directory_number (const TelSimulatorContext *context,
                       const char *pattern,
                       const TelSimulatorElement *partition,
                       GError **error)
{
  g_autofree char *route_partition = NULL;
  char *number;

  if (partition != NULL && !tel_simulator_record_refer (context, partition, "routepartition", &route_partition, error))
    return NULL;

  number = tel_simulator_store_look_up (
      context->store,
      "SELECT n.pkid FROM numplan n JOIN typepatternusage t ON n.tkpatternusage = t.enum"
      " WHERE n.dnorpattern = ? AND coalesce (n.fkroutepartition, '') = ? AND t.name = 'Device'",
      pattern, route_partition != NULL ? route_partition : "", TEL_SIMULATOR_END);

  if (number == NULL)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND,
                 "Item not valid: The specified %s was not found", pattern);

  return number;
}

static char *
find_dirn (const TelSimulatorContext *context, const TelSimulatorElement *line, GError **error)
{
  const TelSimulatorElement *dirn = tel_simulator_element_get_child (line, "dirn");
  const char *uuid = dirn != NULL ? tel_simulator_element_get_attribute (dirn, "uuid") : NULL;
  const char *pattern = dirn != NULL ? tel_simulator_element_get_child_text (dirn, "pattern") : NULL;
  char *pkid = NULL;

  if (uuid != NULL)
    return tel_simulator_record_refer (context, dirn, "numplan", &pkid, error) ? pkid : NULL;

  if (pattern != NULL && *pattern != '\0')
    return find_directory_number (context, pattern, tel_simulator_element_get_child (dirn, "routePartitionName"),
                                  error);

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NULL,
                       "Cannot insert a null into column (devicenumplanmap.fknumplan).");

  return NULL;
}

static gboolean
add_end_users (const TelSimulatorContext *context,
               const char *appearance,
               const TelSimulatorElement *endusers,
               GError **error)
{
  guint n_endusers = endusers != NULL ? tel_simulator_element_get_n_children (endusers) : 0;

  if (n_endusers > MOST_END_USERS)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "The maximum number of end users associated with a line appearance is %d.", MOST_END_USERS);

      return FALSE;
    }

  for (guint i = 0; i < n_endusers; i++)
    {
      const TelSimulatorElement *enduser = tel_simulator_element_get_nth_child (endusers, i);
      const TelSimulatorElement *userid = tel_simulator_element_get_child (enduser, "userId");
      g_autofree char *user = NULL;
      g_autofree char *pkid = NULL;

      if (userid == NULL || !tel_simulator_record_refer (context, userid, "enduser", &user, error))
        return FALSE;

      pkid = tel_simulator_store_new_pkid (context->store);

      if (!tel_simulator_store_run (context->store, error,
                                    "INSERT INTO devicenumplanmapendusermap (pkid, fkdevicenumplanmap, fkenduser)"
                                    " VALUES (?, ?, ?)",
                                    pkid, appearance, user, TEL_SIMULATOR_END))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_index (const TelSimulatorElement *line, GError **error)
{
  const char *index = tel_simulator_element_get_child_text (line, "index");

  if (index != NULL && g_regex_match_simple ("^[1-9][0-9]{0,2}$", index, G_REGEX_DOLLAR_ENDONLY, 0))
    return TRUE;

  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, "The specified index is not valid: %s",
               index != NULL ? index : "");

  return FALSE;
}

/* @kept gives an appearance of the same number its key back when the whole set is replaced. */
static gboolean
add_line (const TelSimulatorContext *context,
          const char *device,
          const TelSimulatorElement *line,
          GHashTable *kept,
          GError **error)
{
  g_autoptr (TelSimulatorElement) full = tel_simulator_defaults_apply (line, "line appearance", context->release);
  g_autofree char *number = NULL;
  g_autofree char *pkid = NULL;

  if (!check_index (line, error) || (number = find_dirn (context, line, error)) == NULL)
    return FALSE;

  if (kept != NULL)
    pkid = g_strdup (g_hash_table_lookup (kept, number));

  if (pkid == NULL)
    pkid = tel_simulator_store_new_pkid (context->store);

  return tel_simulator_store_run (
             context->store, error,
             "INSERT INTO devicenumplanmap (pkid, fkdevice, fknumplan, numplanindex) VALUES (?, ?, ?, ?)", pkid, device,
             number, tel_simulator_element_get_child_text (line, "index"), TEL_SIMULATOR_END) &&
         tel_simulator_record_write (context, &appearance_object, pkid, full, error) &&
         add_end_users (context, pkid, tel_simulator_element_get_child (line, "associatedEndusers"), error);
}

/* A `lineIdentifier` only names a number: what the phone has of that line stays, otherwise it gets one with defaults.
 */
static TelSimulatorElement *
read_identified_line (const TelSimulatorContext *context,
                      const TelSimulatorElement *identifier,
                      const TelSimulatorElement *before,
                      guint position)
{
  const char *pattern = tel_simulator_element_get_child_text (identifier, "directoryNumber");
  const char *partition = tel_simulator_element_get_child_text (identifier, "routePartitionName");
  g_autofree char *index = g_strdup_printf ("%u", position + 1);
  TelSimulatorElement *line;
  TelSimulatorElement *dirn;

  for (guint i = 0; before != NULL && i < tel_simulator_element_get_n_children (before); i++)
    {
      const TelSimulatorElement *old = tel_simulator_element_get_nth_child (before, i);
      const TelSimulatorElement *old_dirn = tel_simulator_element_get_child (old, "dirn");

      if (g_strcmp0 (tel_simulator_element_get_child_text (old_dirn, "pattern"), pattern) == 0 &&
          g_strcmp0 (tel_simulator_element_get_child_text (old_dirn, "routePartitionName"),
                     partition != NULL ? partition : "") == 0)
        return tel_simulator_element_copy (old);
    }

  line = tel_simulator_element_new ("line", NULL);
  tel_simulator_element_add_text_child (line, "index", index);
  dirn = tel_simulator_element_add_child (line, "dirn");
  tel_simulator_element_add_text_child (dirn, "pattern", pattern != NULL ? pattern : "");
  tel_simulator_element_add_text_child (dirn, "routePartitionName", partition != NULL ? partition : "");

  return line;
}

static GHashTable *
read_keys (const TelSimulatorContext *context, const char *device)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) rows =
      tel_simulator_store_select (context->store, "SELECT fknumplan, pkid FROM devicenumplanmap WHERE fkdevice = ?",
                                  device, TEL_SIMULATOR_END);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (keys, g_strdup (tel_simulator_rows_get (rows, i, 0)),
                         g_strdup (tel_simulator_rows_get (rows, i, 1)));

  return keys;
}

/**
 * tel_simulator_phone_lines_replace:
 * @context: the cluster
 * @device: the key of a phone
 * @lines: the whole new set (contract 2.1)
 * @error: return location for a #GError
 *
 * Replaces the line appearances of a phone.
 *
 * Returns: FALSE with a #TelSimulatorFault
 */
gboolean
tel_simulator_phone_lines_replace (const TelSimulatorContext *context,
                                   const char *device,
                                   const TelSimulatorElement *lines,
                                   GError **error)
{
  g_autoptr (GHashTable) kept = read_keys (context, device);
  g_autoptr (TelSimulatorElement) phone = tel_simulator_element_new ("phone", NULL);
  const TelSimulatorElement *before;

  tel_simulator_phone_lines_read (context, device, phone);
  before = tel_simulator_element_get_child (phone, "lines");

  if (!tel_simulator_store_run (context->store, error, "DELETE FROM devicenumplanmap WHERE fkdevice = ?", device,
                                TEL_SIMULATOR_END))
    return FALSE;

  for (guint i = 0; i < tel_simulator_element_get_n_children (lines); i++)
    {
      const TelSimulatorElement *child = tel_simulator_element_get_nth_child (lines, i);
      gboolean identified = g_str_equal (tel_simulator_element_get_name (child), "lineIdentifier");
      g_autoptr (TelSimulatorElement) line =
          identified ? read_identified_line (context, child, before, i) : tel_simulator_element_copy (child);

      if (!add_line (context, device, line, kept, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tel_simulator_phone_lines_add:
 * @context: the cluster
 * @device: the key of a phone
 * @lines: the `addLines` of an update
 * @error: return location for a #GError
 *
 * Adds line appearances to those that a phone has (contract 2.1, 10.0 and later).
 *
 * Returns: FALSE with a #TelSimulatorFault
 */
gboolean
tel_simulator_phone_lines_add (const TelSimulatorContext *context,
                               const char *device,
                               const TelSimulatorElement *lines,
                               GError **error)
{
  for (guint i = 0; i < tel_simulator_element_get_n_children (lines); i++)
    if (!add_line (context, device, tel_simulator_element_get_nth_child (lines, i), NULL, error))
      return FALSE;

  return TRUE;
}

/**
 * tel_simulator_phone_lines_remove:
 * @context: the cluster
 * @device: the key of a phone
 * @lines: the `removeLines` of an update
 * @error: return location for a #GError
 *
 * Takes line appearances from a phone, found by their directory numbers. The numbers stay.
 *
 * Returns: FALSE with a #TelSimulatorFault
 */
gboolean
tel_simulator_phone_lines_remove (const TelSimulatorContext *context,
                                  const char *device,
                                  const TelSimulatorElement *lines,
                                  GError **error)
{
  for (guint i = 0; i < tel_simulator_element_get_n_children (lines); i++)
    {
      g_autofree char *number = find_dirn (context, tel_simulator_element_get_nth_child (lines, i), error);
      g_autofree char *appearance = NULL;

      if (number == NULL)
        return FALSE;

      appearance =
          tel_simulator_store_look_up (context->store,
                                       "SELECT pkid FROM devicenumplanmap WHERE fkdevice = ? AND fknumplan = ?", device,
                                       number, TEL_SIMULATOR_END);

      if (appearance == NULL)
        {
          g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND,
                               "Item not valid: The specified Line was not found");

          return FALSE;
        }

      if (!tel_simulator_store_run (context->store, error, "DELETE FROM devicenumplanmap WHERE pkid = ?", appearance,
                                    TEL_SIMULATOR_END))
        return FALSE;
    }

  return TRUE;
}

/**
 * tel_simulator_phone_lines_read:
 * @context: the cluster
 * @device: the key of a phone
 * @phone: the phone's element
 *
 * Adds `lines` to a phone of an answer, in the order of their index.
 */
void
tel_simulator_phone_lines_read (const TelSimulatorContext *context, const char *device, TelSimulatorElement *phone)
{
  TelSimulatorElement *lines = tel_simulator_element_add_child (phone, "lines");
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) elements = NULL;

  g_ptr_array_add (values, (gpointer) device);
  elements = tel_simulator_record_read (context, &appearance_object, NULL,
                                        "WHERE t.fkdevice = ? ORDER BY t.numplanindex", values);

  while (elements->len > 0)
    tel_simulator_element_take_child (lines, g_ptr_array_steal_index (elements, 0));
}
