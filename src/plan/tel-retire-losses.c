/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-retire-losses.h"

#include <glib/gi18n-lib.h>

#include "model/tel-enrolment.h"

/* What a device has besides its fields. */
static const struct
{
  const char *element;
  const char *label;
} belongings[] = {
  { "speeddials", N_ ("speed dials") },
  { "busyLampFields", N_ ("busy lamp fields") },
  { "blfDirectedCallParks", N_ ("directed call parks") },
  { "services", N_ ("subscribed services") },
  { "addOnModules", N_ ("expansion modules") },
};

static const char *const forwards[] = {
  TEL_FORWARD_BUSY,
  TEL_FORWARD_BUSY_INTERNAL,
  TEL_FORWARD_NO_ANSWER,
  TEL_FORWARD_NO_ANSWER_INTERNAL,
};

/* Forwards that are carried. */
static const char *const carried_forwards[] = {
  "callForwardAll",
  "callForwardNoCoverage",
  "callForwardNoCoverageInt",
  "callForwardOnFailure",
  "callForwardAlternateParty",
  "callForwardNotRegistered",
  "callForwardNotRegisteredInt",
};

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    /* Translators: between the names in a list */
    g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", part);
}

static char *
end_text (GString *text)
{
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static TelTree *
get_carried (TelObject *object, const char *element)
{
  TelCarried *carried = tel_object_get_carried (object);

  return carried != NULL ? tel_carried_get (carried, element) : NULL;
}

static void
add_lines (GString *text, TelDevice *device)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      g_autofree char *number = tel_line_dup_number_label (line);
      /* Translators: what a device has: a line with label and settings of its own; a directory number */
      g_autofree char *part = g_strdup_printf (_ ("the line settings for %s"), number);

      add_part (text, part);
    }
}

static void
add_enrolment (GString *text, TelCluster *cluster, TelDevice *device)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);

  switch (tel_enrolment_get_state (device, now, tel_cluster_get_time_zone (cluster)))
    {
    case TEL_ENROLMENT_STATE_ENROLLED:
      add_part (text, _ ("the enrolment with its certificate"));
      break;

    case TEL_ENROLMENT_STATE_WAITING:
    case TEL_ENROLMENT_STATE_EXPIRED:
      add_part (text, _ ("the pending enrolment: an authentication string that was given out stops working"));
      break;

    case TEL_ENROLMENT_STATE_NONE:
    case TEL_ENROLMENT_STATE_FAILED:
    default:
      break;
    }
}

/**
 * tel_retire_losses_describe_device:
 * @cluster: the cluster, for its clock
 * @device: a device, read whole
 *
 * Lists what is lost with a device.
 *
 * Returns: (transfer full) (nullable): the parts of a sentence, %NULL when there is nothing to name
 */
char *
tel_retire_losses_describe_device (TelCluster *cluster, TelDevice *device)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *support_field = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  add_enrolment (text, cluster, device);
  add_lines (text, device);
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    {
      TelTree *tree = get_carried (TEL_OBJECT (device), belongings[i].element);
      guint n = tree != NULL ? tel_tree_get_n_children (tree) : 0;
      g_autofree char *part = NULL;

      if (n == 0)
        continue;
      /* Translators: what a device has, how many of them, e.g. speed dials (3) */
      part = g_strdup_printf (_ ("%s (%u)"), _ (belongings[i].label), n);
      add_part (text, part);
    }
  support_field = tel_device_dup_support_field (device);
  if (support_field != NULL && *support_field != '\0')
    {
      g_autofree char *part = g_strdup_printf (_ ("the Cisco Support Field “%s”"), support_field);

      add_part (text, part);
    }

  return end_text (text);
}

static gboolean
has_forward (TelDirectoryNumber *number)
{
  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    {
      g_autofree char *where = tel_directory_number_describe_forward (number, forwards[i]);

      if (where != NULL)
        return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (carried_forwards); i++)
    {
      TelTree *forward = get_carried (TEL_OBJECT (number), carried_forwards[i]);
      TelTree *destination = forward != NULL ? tel_tree_find (forward, "destination") : NULL;
      TelTree *voice_mail = forward != NULL ? tel_tree_find (forward, "forwardToVoiceMail") : NULL;
      const char *to = destination != NULL ? tel_tree_get_text (destination) : NULL;
      const char *mail = voice_mail != NULL ? tel_tree_get_text (voice_mail) : NULL;

      if ((to != NULL && *to != '\0') || g_strcmp0 (mail, "true") == 0 || g_strcmp0 (mail, "t") == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * tel_retire_losses_describe_number:
 * @number: a directory number, read whole
 *
 * Lists what is lost with a directory number.
 *
 * Returns: (transfer full) (nullable): the parts of a sentence, %NULL when there is nothing to name
 */
char *
tel_retire_losses_describe_number (TelDirectoryNumber *number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *profile;
  const char *alerting_name;
  const char *search_space;

  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (number), NULL);

  profile = tel_directory_number_get_voice_mail_profile (number);
  alerting_name = tel_directory_number_get_alerting_name (number);
  search_space = tel_directory_number_get_calling_search_space (number);
  if (profile != NULL && *profile != '\0')
    {
      g_autofree char *part = g_strdup_printf (_ ("the voice mail profile “%s”"), profile);

      add_part (text, part);
    }
  if (has_forward (number))
    add_part (text, _ ("its call forwards"));
  if (alerting_name != NULL && *alerting_name != '\0')
    {
      g_autofree char *part = g_strdup_printf (_ ("the alerting name “%s”"), alerting_name);

      add_part (text, part);
    }
  if (search_space != NULL && *search_space != '\0')
    {
      g_autofree char *part = g_strdup_printf (_ ("the calling search space “%s”"), search_space);

      add_part (text, part);
    }

  return end_text (text);
}
