/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-checklist.h"

#include <glib/gi18n-lib.h>

#include "model/tel-enrolment.h"

/* The groups of G4.4. */
static const char *const required_groups[] = { "Standard CCM End Users", "Standard CTI Enabled" };
static const char *const forbidden_group = "Standard CTI Secure Connection";

static void
add (GListStore *checks, const char *title, TelCheckState state, const char *text)
{
  g_autoptr (TelCheck) check = tel_check_new (title, state, text);

  g_list_store_append (checks, check);
}

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, sentence);
  g_free (sentence);
}

static GPtrArray *
list_softphones (GPtrArray *devices)
{
  GPtrArray *softphones = g_ptr_array_new ();

  for (guint i = 0; devices != NULL && i < devices->len; i++)
    {
      TelDeviceType type;

      if (tel_device_get_softphone_type (g_ptr_array_index (devices, i), &type))
        g_ptr_array_add (softphones, g_ptr_array_index (devices, i));
    }

  return softphones;
}

static char *
join_names (GPtrArray *devices)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < devices->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", tel_device_get_name (g_ptr_array_index (devices, i)));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* G2.1 */
static void
check_devices (GListStore *checks, GPtrArray *softphones)
{
  const char *title = _ ("Device");
  guint counts[TEL_N_SOFTPHONE_TYPES] = { 0 };
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autofree char *names = NULL;

  for (guint i = 0; i < softphones->len; i++)
    {
      TelDeviceType type;

      if (tel_device_get_softphone_type (g_ptr_array_index (softphones, i), &type) && ++counts[type] == 2)
        /* Translators: %s is a type of softphone, for example “Desktop”. */
        add_sentence (problems,
                      g_strdup_printf (_ ("more than one softphone of the type %s"), tel_device_type_get_label (type)));
    }

  names = join_names (softphones);
  if (problems->len > 0)
    {
      g_autofree char *text = g_strdup_printf ("%s: %s", names, problems->str);

      add (checks, title, TEL_CHECK_STATE_PROBLEM, text);
    }
  else if (softphones->len > 0)
    add (checks, title, TEL_CHECK_STATE_DONE, names);
  else
    add (checks, title, TEL_CHECK_STATE_MISSING, _ ("no softphone yet"));
}

static gboolean
has_end_user (TelLine *line, const char *user_id)
{
  const char *const *end_users = tel_line_get_end_users (line);

  for (guint i = 0; end_users != NULL && end_users[i] != NULL; i++)
    if (g_ascii_strcasecmp (end_users[i], user_id) == 0)
      return TRUE;

  return FALSE;
}

/* G5.2: the user is associated with a line of the device, else the sentence that says what is missing. */
static char *
find_line_problem (TelDevice *device, const char *user_id)
{
  GListModel *lines = tel_device_get_lines (device);
  guint n_lines = g_list_model_get_n_items (lines);

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      if (has_end_user (line, user_id))
        return NULL;
    }

  if (n_lines == 0)
    /* Translators: %s is the name of a device. */
    return g_strdup_printf (_ ("%s has no line"), tel_device_get_name (device));

  /* Translators: the first %s is a user ID, the second the name of a device. */
  return g_strdup_printf (_ ("%s is not associated with a line of %s"), user_id, tel_device_get_name (device));
}

static char *
describe_lines (GPtrArray *softphones)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < softphones->len; i++)
    {
      GListModel *lines = tel_device_get_lines (g_ptr_array_index (softphones, i));

      for (guint j = 0; j < g_list_model_get_n_items (lines); j++)
        {
          g_autoptr (TelLine) line = g_list_model_get_item (lines, j);
          g_autofree char *words = tel_line_dup_number_label (line);

          if (g_hash_table_add (seen, g_strdup (words)))
            g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_lines (GListStore *checks, const char *user_id, GPtrArray *softphones)
{
  const char *title = _ ("Line");
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autofree char *lines = NULL;

  if (softphones->len == 0)
    {
      add (checks, title, TEL_CHECK_STATE_MISSING, _ ("no line on a softphone yet"));
      return;
    }

  for (guint i = 0; i < softphones->len; i++)
    {
      char *problem = find_line_problem (g_ptr_array_index (softphones, i), user_id);

      if (problem != NULL)
        add_sentence (problems, problem);
    }

  lines = describe_lines (softphones);
  if (problems->len > 0)
    add (checks, title, TEL_CHECK_STATE_PROBLEM, problems->str);
  else
    add (checks, title, TEL_CHECK_STATE_DONE, lines);
}

/* G2.3, G5.4, G5.5 */
static void
check_association (GListStore *checks, TelUser *user, GPtrArray *softphones)
{
  const char *title = _ ("Association");
  const char *user_id = tel_user_get_user_id (user);
  g_autoptr (GString) problems = g_string_new (NULL);

  if (softphones->len == 0)
    {
      add (checks, title, TEL_CHECK_STATE_MISSING, _ ("not associated with a softphone yet"));
      return;
    }

  for (guint i = 0; i < softphones->len; i++)
    {
      TelDevice *device = g_ptr_array_index (softphones, i);
      const char *name = tel_device_get_name (device);
      const char *owner = tel_device_get_owner (device);

      if (!tel_user_is_associated_with (user, name))
        /* Translators: %s is the name of a device. */
        add_sentence (problems, g_strdup_printf (_ ("not associated with %s"), name));
      if (owner == NULL || *owner == '\0')
        /* Translators: %s is the name of a device. */
        add_sentence (problems, g_strdup_printf (_ ("%s has no owner"), name));
      else if (g_ascii_strcasecmp (owner, user_id) != 0)
        /* Translators: the first %s is the name of a device, the second a user ID. */
        add_sentence (problems, g_strdup_printf (_ ("the owner of %s is %s"), name, owner));
    }

  if (problems->len > 0)
    add (checks, title, TEL_CHECK_STATE_PROBLEM, problems->str);
  else
    add (checks, title, TEL_CHECK_STATE_DONE, _ ("owner of and associated with every softphone"));
}

/* G4.4 */
static void
check_groups (GListStore *checks, TelUser *user, GPtrArray *softphones)
{
  const char *title = _ ("Groups");
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (required_groups); i++)
    if (!tel_user_is_in_group (user, required_groups[i]))
      /* Translators: %s is the name of a user group. */
      add_sentence (missing, g_strdup_printf (_ ("not in “%s”"), required_groups[i]));

  if (tel_user_is_in_group (user, forbidden_group))
    {
      /* Translators: %s is the name of a user group. */
      add_sentence (missing, g_strdup_printf (_ ("in “%s”, which a Jabber user must not be"), forbidden_group));
      add (checks, title, TEL_CHECK_STATE_PROBLEM, missing->str);
    }
  else if (missing->len > 0)
    add (checks, title, softphones->len > 0 ? TEL_CHECK_STATE_PROBLEM : TEL_CHECK_STATE_MISSING, missing->str);
  else
    add (checks, title, TEL_CHECK_STATE_DONE, _ ("in the groups that Jabber needs"));
}

static TelCheckState
merge_enrolment (TelCheckState so_far, TelEnrolmentState state)
{
  if (state == TEL_ENROLMENT_STATE_EXPIRED || state == TEL_ENROLMENT_STATE_FAILED)
    return TEL_CHECK_STATE_PROBLEM;
  if (state == TEL_ENROLMENT_STATE_WAITING && so_far != TEL_CHECK_STATE_PROBLEM)
    return TEL_CHECK_STATE_WAITING;
  if (state == TEL_ENROLMENT_STATE_ENROLLED && so_far == TEL_CHECK_STATE_MISSING)
    return TEL_CHECK_STATE_DONE;

  return so_far;
}

/* G3, G4: only the devices that take part in CAPF are named. */
static void
check_strings (GListStore *checks, TelCluster *cluster, GPtrArray *softphones)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);
  GTimeZone *zone = tel_cluster_get_time_zone (cluster);
  g_autoptr (GString) text = g_string_new (NULL);
  TelCheckState state = TEL_CHECK_STATE_MISSING;

  for (guint i = 0; i < softphones->len; i++)
    {
      TelDevice *device = g_ptr_array_index (softphones, i);
      TelEnrolmentState enrolment = tel_enrolment_get_state (device, now, zone);

      if (enrolment == TEL_ENROLMENT_STATE_NONE)
        continue;

      g_autofree char *words = tel_enrolment_describe (device, now, zone);

      state = merge_enrolment (state, enrolment);
      add_sentence (text, g_strdup_printf ("%s: %s", tel_device_get_name (device), words));
    }

  add (checks, _ ("String"), state,
       text->len > 0 ? text->str : _ ("no string was given; needed for secure phones only"));
}

/**
 * tel_checklist_new:
 * @cluster: the cluster, for its clock
 * @user: the user, read whole
 * @devices: (element-type TelDevice) (nullable): the user's devices, each read whole
 *
 * Works out how far the user is provisioned (requirements.md, "The order of the work").
 *
 * Returns: (transfer full): a model of #TelCheck, always of five
 */
GListModel *
tel_checklist_new (TelCluster *cluster, TelUser *user, GPtrArray *devices)
{
  g_autoptr (GListStore) checks = g_list_store_new (TEL_TYPE_CHECK);
  g_autoptr (GPtrArray) softphones = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  softphones = list_softphones (devices);
  check_devices (checks, softphones);
  check_lines (checks, tel_user_get_user_id (user), softphones);
  check_association (checks, user, softphones);
  check_groups (checks, user, softphones);
  check_strings (checks, cluster, softphones);

  return G_LIST_MODEL (g_steal_pointer (&checks));
}
