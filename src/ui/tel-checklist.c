/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-checklist.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"
#include "model/tel-enrolment.h"
#include "plan/tel-capf-builder.h"
#include "plan/tel-softphone-builder.h"
#include "plan/tel-user-repair.h"
#include "ui/tel-cluster-check.h"
#include "ui/tel-profile-check.h"

/* The groups of G4.4. */
static const char *const required_groups[] = { "Standard CCM End Users", "Standard CTI Enabled" };
static const char *const forbidden_group = "Standard CTI Secure Connection";

/* What is looked at: a user with their softphones, and what is still wrong with the draft of the user. */
typedef struct
{
  TelCluster *cluster;
  TelUser *user;
  GPtrArray *softphones;
  GHashTable *given;
  GListModel *faults;
  GListStore *checks;
} Checklist;

static void
take (Checklist *self, TelCheck *check)
{
  g_list_store_append (self->checks, check);
  g_object_unref (check);
}

/* The list keeps the check. */
static TelCheck *
add (Checklist *self, const char *title, TelCheckState state, const char *text)
{
  TelCheck *check = tel_check_new (title, state, text);

  take (self, check);

  return check;
}

static void
offer_device (TelCheck *check, TelDevice *device)
{
  /* Translators: a device */
  g_autofree char *description = g_strdup_printf (_ ("Show %s"), tel_device_get_name (device));

  tel_check_set_action (check, _ ("Show"), description, "user.show-device",
                        g_variant_new_string (tel_device_get_name (device)));
}

static void
offer_string (TelCheck *check, TelDevice *device)
{
  /* Translators: %s is the name of a device. */
  g_autofree char *description =
      g_strdup_printf (_ ("Show the authentication string of %s…"), tel_device_get_name (device));

  /* Translators: on a button: show an authentication string */
  tel_check_set_action (check, _ ("String…"), description, "user.show-string",
                        g_variant_new_string (tel_device_get_name (device)));
}

/* Where the device can have one at all (G3.4). */
static void
offer_new_string (Checklist *self, TelCheck *check, TelDevice *device)
{
  g_autofree char *refusal = NULL;
  g_autofree char *description = NULL;

  if (!tel_cluster_has_references (self->cluster))
    return;
  refusal = tel_capf_builder_explain_refusal (self->cluster, device, TEL_CAPF_ACTION_ISSUE);
  if (refusal != NULL)
    return;

  /* Translators: a device */
  description = g_strdup_printf (_ ("Issue a new authentication string for %s…"), tel_device_get_name (device));
  tel_check_set_action (check, _ ("New string…"), description, "user.issue-string",
                        g_variant_new_string (tel_device_get_name (device)));
}

/* Offers to put an aspect of the user right where that can be done here. */
static void
offer_repair (Checklist *self, TelCheck *check, TelUserAspect aspect)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->faults); i++)
    {
      g_autoptr (TelUserFault) fault = g_list_model_get_item (self->faults, i);

      if (tel_user_fault_get_aspect (fault) != aspect || tel_user_fault_get_remedy (fault) > TEL_REMEDY_APART)
        continue;
      /* Translators: on a button: write what is right into the draft of a user */
      tel_check_set_action (check, _ ("Put right"), tel_user_fault_get_text (fault), "user.put-right-aspect",
                            g_variant_new_uint32 (aspect));
      return;
    }
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

/* The first type that can be made now, and nothing where none can. */
static void
offer_softphone (Checklist *self, TelCheck *check)
{
  if (!tel_cluster_has_references (self->cluster))
    return;

  for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    {
      g_autofree char *refusal = tel_softphone_builder_explain_refusal (self->cluster, self->user, type);
      g_autofree char *description = NULL;

      if (refusal != NULL)
        continue;
      /* Translators: %s is a type of softphone, for example “Desktop”. */
      description = g_strdup_printf (_ ("Create a softphone: %s…"), tel_device_type_get_label (type));
      tel_check_set_action (check, _ ("Create…"), description, "user.create-softphone", g_variant_new_uint32 (type));
      return;
    }
}

/* G2.1 */
static void
check_devices (Checklist *self)
{
  GPtrArray *softphones = self->softphones;
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

      add (self, title, TEL_CHECK_STATE_PROBLEM, text);
    }
  else if (softphones->len > 0)
    add (self, title, TEL_CHECK_STATE_DONE, names);
  else
    offer_softphone (self, add (self, title, TEL_CHECK_STATE_MISSING, _ ("no softphone yet")));
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
check_lines (Checklist *self)
{
  const char *title = _ ("Line");
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autofree char *lines = NULL;
  TelDevice *wrong = NULL;

  if (self->softphones->len == 0)
    {
      add (self, title, TEL_CHECK_STATE_MISSING, _ ("no line on a softphone yet"));
      return;
    }

  for (guint i = 0; i < self->softphones->len; i++)
    {
      TelDevice *device = g_ptr_array_index (self->softphones, i);
      char *problem = find_line_problem (device, tel_user_get_user_id (self->user));

      if (problem == NULL)
        continue;
      add_sentence (problems, problem);
      wrong = wrong != NULL ? wrong : device;
    }

  lines = describe_lines (self->softphones);
  if (wrong != NULL)
    offer_device (add (self, title, TEL_CHECK_STATE_PROBLEM, problems->str), wrong);
  else
    add (self, title, TEL_CHECK_STATE_DONE, lines);
}

/* G2.3, G5.5; NULL when the user is the owner. */
static char *
find_owner_problem (TelDevice *device, const char *user_id)
{
  const char *name = tel_device_get_name (device);
  const char *owner = tel_device_get_owner (device);

  if (owner == NULL || *owner == '\0')
    /* Translators: %s is the name of a device. */
    return g_strdup_printf (_ ("%s has no owner"), name);
  if (g_ascii_strcasecmp (owner, user_id) != 0)
    /* Translators: the first %s is the name of a device, the second a user ID. */
    return g_strdup_printf (_ ("the owner of %s is %s"), name, owner);

  return NULL;
}

/* G2.3, G5.4, G5.5: what can be put right here comes before what another owner would have to say. */
static void
check_association (Checklist *self)
{
  const char *title = _ ("Association");
  g_autoptr (GString) problems = g_string_new (NULL);
  TelDevice *wrong = NULL;
  TelCheck *check;

  if (self->softphones->len == 0)
    {
      add (self, title, TEL_CHECK_STATE_MISSING, _ ("not associated with a softphone yet"));
      return;
    }

  for (guint i = 0; i < self->softphones->len; i++)
    {
      TelDevice *device = g_ptr_array_index (self->softphones, i);
      const char *name = tel_device_get_name (device);
      char *problem = find_owner_problem (device, tel_user_get_user_id (self->user));

      if (!tel_user_is_associated_with (self->user, name))
        /* Translators: %s is the name of a device. */
        add_sentence (problems, g_strdup_printf (_ ("not associated with %s"), name));
      if (problem == NULL)
        continue;
      add_sentence (problems, problem);
      wrong = wrong != NULL ? wrong : device;
    }

  if (problems->len == 0)
    {
      add (self, title, TEL_CHECK_STATE_DONE, _ ("owner of and associated with every softphone"));
      return;
    }

  check = add (self, title, TEL_CHECK_STATE_PROBLEM, problems->str);
  offer_repair (self, check, TEL_USER_ASPECT_ASSOCIATION);
  if (tel_check_get_action_name (check) == NULL && wrong != NULL)
    offer_device (check, wrong);
}

/* G4.4: the group that a Jabber user must not be in has a line and a button of its own. */
static void
check_groups (Checklist *self)
{
  const char *title = _ ("Groups");
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (required_groups); i++)
    if (!tel_user_is_in_group (self->user, required_groups[i]))
      /* Translators: %s is the name of a user group. */
      add_sentence (missing, g_strdup_printf (_ ("not in “%s”"), required_groups[i]));

  if (missing->len > 0)
    offer_repair (self,
                  add (self, title, self->softphones->len > 0 ? TEL_CHECK_STATE_PROBLEM : TEL_CHECK_STATE_MISSING,
                       missing->str),
                  TEL_USER_ASPECT_GROUPS);
  if (tel_user_is_in_group (self->user, forbidden_group))
    {
      /* Translators: %s is the name of a user group. */
      g_autofree char *text = g_strdup_printf (_ ("in “%s”, which a Jabber user must not be"), forbidden_group);

      offer_repair (self, add (self, title, TEL_CHECK_STATE_PROBLEM, text), TEL_USER_ASPECT_SECURE_CONNECTION);
    }
  else if (missing->len == 0)
    add (self, title, TEL_CHECK_STATE_DONE, _ ("in the groups that Jabber needs"));
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

static gboolean
uses_string (TelDevice *device)
{
  return g_strcmp0 (tel_device_get_authentication_mode (device), TEL_AUTHENTICATION_MODE_NULL_STRING) != 0;
}

/* What is to be said of the string of a device that waits for one to be typed in. */
static char *
describe_string (Checklist *self, TelDevice *device, TelEnrolmentState enrolment)
{
  const char *name = tel_device_get_name (device);
  GDateTime *given = self->given != NULL ? g_hash_table_lookup (self->given, name) : NULL;

  if (tel_device_get_authentication_string (device) == NULL)
    /* Translators: a device */
    return g_strdup_printf (_ ("%s: the cluster shows none; only a new string helps"), name);
  if (enrolment == TEL_ENROLMENT_STATE_EXPIRED)
    /* Translators: a device; an authentication string has expired */
    return g_strdup_printf (_ ("%s: expired; only a new string helps"), name);

  if (given != NULL)
    {
      g_autoptr (GTimeZone) local = g_time_zone_new_local ();
      g_autofree char *when = tel_deadline_describe (given, local);

      /* Translators: a device; its authentication string was given to the user at a date and time */
      return g_strdup_printf (_ ("%s: given to the user on %s"), name, when);
    }

  /* Translators: a device; its authentication string can be given to the user */
  return g_strdup_printf (_ ("%s: issued, to be given to the user"), name);
}

/* G4: whether there is a string to give. It is shown in a dialog, which gives it out or makes a new one; where there is
 * none a new one is made. A problem comes before a string that only waits. */
static void
check_strings (Checklist *self)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);
  GTimeZone *zone = tel_cluster_get_time_zone (self->cluster);
  g_autoptr (GString) text = g_string_new (NULL);
  TelDevice *wrong = NULL;
  TelDevice *waiting = NULL;
  TelDevice *device;
  TelCheck *check;

  for (guint i = 0; i < self->softphones->len; i++)
    {
      TelEnrolmentState enrolment;

      device = g_ptr_array_index (self->softphones, i);
      if (!tel_device_is_pending (device) || !uses_string (device))
        continue;
      enrolment = tel_enrolment_get_state (device, now, zone);
      add_sentence (text, describe_string (self, device, enrolment));
      if (tel_device_get_authentication_string (device) == NULL || enrolment == TEL_ENROLMENT_STATE_EXPIRED)
        wrong = wrong != NULL ? wrong : device;
      else
        waiting = waiting != NULL ? waiting : device;
    }

  device = wrong != NULL ? wrong : waiting;
  if (device == NULL)
    {
      add (self, _ ("String"), TEL_CHECK_STATE_MISSING, _ ("none is waiting; needed for secure phones only"));
      return;
    }

  check = add (self, _ ("String"), wrong != NULL ? TEL_CHECK_STATE_PROBLEM : TEL_CHECK_STATE_WAITING, text->str);
  if (tel_device_get_authentication_string (device) != NULL)
    offer_string (check, device);
  else
    offer_new_string (self, check, device);
}

/* G3, G4: only the devices that take part in CAPF are named. */
static void
check_enrolment (Checklist *self)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);
  GTimeZone *zone = tel_cluster_get_time_zone (self->cluster);
  g_autoptr (GString) text = g_string_new (NULL);
  TelCheckState state = TEL_CHECK_STATE_MISSING;
  TelDevice *failed = NULL;
  TelCheck *check;

  for (guint i = 0; i < self->softphones->len; i++)
    {
      TelDevice *device = g_ptr_array_index (self->softphones, i);
      TelEnrolmentState enrolment = tel_enrolment_get_state (device, now, zone);

      if (enrolment == TEL_ENROLMENT_STATE_NONE)
        continue;

      g_autofree char *words = tel_enrolment_describe (device, now, zone);

      if (failed == NULL && enrolment == TEL_ENROLMENT_STATE_FAILED)
        failed = device;
      state = merge_enrolment (state, enrolment);
      add_sentence (text, g_strdup_printf ("%s: %s", tel_device_get_name (device), words));
    }

  /* Translators: a step of provisioning: whether the softphones have a certificate */
  check = add (self, _ ("Enrolment"), state,
               text->len > 0 ? text->str : _ ("no CAPF enrolment; needed for secure phones only"));
  if (failed != NULL)
    offer_new_string (self, check, failed);
}

/**
 * tel_checklist_new:
 * @cluster: the cluster, for its prerequisites and its clock
 * @user: the user, read whole
 * @draft: the user as they were edited; what is right there already is not offered again
 * @devices: (element-type TelDevice) (nullable): the user's devices, each read whole
 * @given: (element-type utf8 GDateTime) (nullable): when the strings of devices were given out, by the devices' names
 *
 * Works out how far the user is provisioned (requirements.md, "The order of the work"), and what can be done about what
 * is missing: each line has the action that helps, and none where none does.
 *
 * Returns: (transfer full): a model of #TelCheck in the order of the work
 */
GListModel *
tel_checklist_new (TelCluster *cluster, TelUser *user, TelUser *draft, GPtrArray *devices, GHashTable *given)
{
  g_autoptr (GListStore) checks = g_list_store_new (TEL_TYPE_CHECK);
  g_autoptr (GPtrArray) softphones = NULL;
  g_autoptr (GPtrArray) all = devices != NULL ? g_ptr_array_ref (devices) : g_ptr_array_new ();
  g_autoptr (GListModel) faults = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (TEL_IS_USER (draft), NULL);

  softphones = list_softphones (devices);
  faults = tel_user_repair_list_faults (cluster, draft, all);

  Checklist self = { cluster, user, softphones, given, faults, checks };

  take (&self, tel_cluster_check_new (cluster, softphones));
  take (&self, tel_profile_check_new (cluster, softphones));
  check_devices (&self);
  check_lines (&self);
  check_association (&self);
  check_groups (&self);
  check_strings (&self);
  check_enrolment (&self);

  return G_LIST_MODEL (g_steal_pointer (&checks));
}
