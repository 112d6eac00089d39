/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-step-check.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-error.h"

#include "plan/tel-conflict.h"
#include "plan/tel-settings-secrets.h"
#include "plan/tel-settlement.h"
#include "plan/tel-step-private.h"

/* What enrolment moves on by itself, and what the cluster lists of others. */
static const char *const moving[] = {
  "certificate-operation", "certificate-status", "authentication-mode",   "key-size",           "key-order",
  "ec-key-size",           "completes-by",       "authentication-string", "associated-devices", NULL,
};

/* The journal keeps no secrets of the product specific settings. */
static TelObject *
dup_without_secrets (TelObject *object)
{
  TelObject *copy = tel_object_copy (object);
  g_autoptr (TelTree) settings = NULL;
  g_autoptr (TelTree) stripped = NULL;

  if (!TEL_IS_DEVICE (copy))
    return copy;

  g_object_get (copy, "vendor-config", &settings, NULL);
  stripped = settings != NULL ? tel_settings_secrets_strip (settings, NULL) : NULL;
  g_object_set (copy, "vendor-config", stripped, NULL);

  return copy;
}

/* That enrolment went on is no change. */
static char *
find_change (TelObject *base, TelObject *current)
{
  g_autoptr (TelObject) was = dup_without_secrets (base);
  g_autoptr (TelObject) now = dup_without_secrets (current);
  g_auto (GStrv) differences = tel_object_list_differences (was, now);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; differences[i] != NULL; i++)
    {
      g_autoptr (TelConflict) conflict = NULL;
      g_autofree char *sentence = NULL;

      if (g_strv_contains (moving, differences[i]) || tel_settlement_is_same (was, now, differences[i]))
        continue;
      conflict = tel_conflict_new_for_property (was, was, now, differences[i], NULL);
      sentence = tel_conflict_describe_removal (conflict);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* Only 10.0 and newer tell where a number is. */
static char *
find_use (TelObject *base, TelObject *current)
{
  const char *const *was;
  const char *const *now;

  if (!TEL_IS_DIRECTORY_NUMBER (base))
    return NULL;

  was = tel_directory_number_get_associated_devices (TEL_DIRECTORY_NUMBER (base));
  now = tel_directory_number_get_associated_devices (TEL_DIRECTORY_NUMBER (current));
  for (guint i = 0; now != NULL && now[i] != NULL; i++)
    if (was == NULL || !g_strv_contains (was, now[i]))
      return g_strdup_printf (
          /* Translators: a directory number, a device */
          _ ("%s is a line of %s by now, so that it is not removed. Take it off there first, or leave it."),
          tel_directory_number_get_pattern (TEL_DIRECTORY_NUMBER (base)), now[i]);

  return NULL;
}

static char *
describe_object (TelStep *step)
{
  return tel_object_kind_describe (tel_step_get_kind (step), tel_step_get_object_name (step),
                                   tel_step_get_partition (step));
}

/**
 * tel_step_check_is_same_object:
 * @one: an object
 * @other: an object of the same name
 *
 * Tells whether both are the same object, as far as their identities are known.
 *
 * Returns: %FALSE when another object took the name
 */
gboolean
tel_step_check_is_same_object (TelObject *one, TelObject *other)
{
  const char *mine = tel_object_get_uuid (one);
  const char *theirs = tel_object_get_uuid (other);

  return mine == NULL || theirs == NULL || g_ascii_strcasecmp (mine, theirs) == 0;
}

/**
 * tel_step_check_is_extension:
 * @step: an update
 *
 * Tells whether a pending enrolment is changed whose string the plan knew: another one is somebody else's (G4.3). A
 * plan of the journal knows none.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_step_check_is_extension (TelStep *step)
{
  TelObject *base = tel_step_get_base (step);

  return TEL_IS_DEVICE (base) && tel_device_get_authentication_string (TEL_DEVICE (base)) != NULL &&
         tel_settlement_keeps_enrolment (base, tel_step_get_draft (step));
}

/**
 * tel_step_check_find_deadline:
 * @cluster: the cluster, whose clock counts
 * @current: (nullable): the object as it is now, %NULL for an addition
 * @sent: the object as it is about to be sent
 * @new_string: whether a new string goes with it
 *
 * Finds whether a deadline that is about to be written is too near, or comes too late to extend another (G3.5, G4.3):
 * the plan may have waited long.
 *
 * Returns: (transfer full) (nullable): the sentence, %NULL when there is nothing to say
 */
char *
tel_step_check_find_deadline (TelCluster *cluster, TelObject *current, TelObject *sent, gboolean new_string)
{
  GTimeZone *zone = tel_cluster_get_time_zone (cluster);
  g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);
  g_autoptr (GDateTime) deadline = NULL;
  g_autoptr (GDateTime) old = NULL;
  g_autofree char *shown = NULL;
  gboolean was_pending;

  if (!TEL_IS_DEVICE (sent) || !tel_device_is_pending (TEL_DEVICE (sent)))
    return NULL;
  was_pending = current != NULL && tel_device_is_pending (TEL_DEVICE (current)) && !new_string;
  if (was_pending && tel_settlement_is_same (current, sent, "completes-by"))
    return NULL;

  old = was_pending ? tel_deadline_parse (tel_device_get_completes_by (TEL_DEVICE (current)), zone) : NULL;
  if (old != NULL && g_date_time_compare (old, now) <= 0)
    {
      shown = tel_deadline_describe (old, zone);
      return g_strdup_printf (
          /* Translators: a device, a date and time */
          _ ("The deadline of %s was %s in the cluster's time. After it the authentication string is refused, and "
             "extending does not help: only a new string does."),
          tel_device_get_name (TEL_DEVICE (sent)), shown);
    }

  deadline = tel_deadline_parse (tel_device_get_completes_by (TEL_DEVICE (sent)), zone);
  if (deadline == NULL || g_date_time_difference (deadline, now) >= G_TIME_SPAN_HOUR)
    return NULL;
  shown = tel_deadline_describe (deadline, zone);

  return g_strdup_printf (
      /* Translators: a date and time, a device */
      _ ("The deadline %s of %s is less than one hour away, or over, in the cluster's time. Make a new plan with a "
         "later one."),
      shown, tel_device_get_name (TEL_DEVICE (sent)));
}

/**
 * tel_step_check_removal:
 * @step: a removal
 * @current: the object as it is now
 *
 * Checks that what is removed is what the plan was made for: the same object, as it was, and in nobody else's use.
 *
 * Returns: (transfer full) (nullable): %TEL_ERROR_CONFLICT, %NULL when it may be removed
 */
GError *
tel_step_check_removal (TelStep *step, TelObject *current)
{
  TelObject *base = tel_step_get_base (step);
  g_autofree char *object = describe_object (step);
  g_autofree char *change = NULL;
  g_autofree char *use = NULL;

  if (!tel_step_check_is_same_object (base, current))
    return g_error_new (TEL_ERROR, TEL_ERROR_CONFLICT,
                        /* Translators: an object such as device “CSFTADAMS” */
                        _ ("There is another %s now than the one that this plan was to remove, so that it is left "
                           "alone."),
                        object);

  change = find_change (base, current);
  if (change != NULL)
    return tel_step_check_new_conflict (step, change);

  use = find_use (base, current);

  return use != NULL ? g_error_new_literal (TEL_ERROR, TEL_ERROR_CONFLICT, use) : NULL;
}

/**
 * tel_step_check_new_conflict:
 * @step: a step
 * @versions: sentences that tell the versions of each field
 *
 * Says that somebody else changed the object.
 *
 * Returns: (transfer full): the error
 */
GError *
tel_step_check_new_conflict (TelStep *step, const char *versions)
{
  g_autofree char *object = describe_object (step);

  return g_error_new (
      TEL_ERROR, TEL_ERROR_CONFLICT,
      /* Translators: an object such as device “CSFTADAMS”, sentences that tell the versions of fields */
      _ ("Somebody else changed the %s meanwhile. %s Read it again and make a new plan."), object, versions);
}

/**
 * tel_step_check_new_name_taken:
 * @step: a step that renames
 *
 * Says that the new name is another object's.
 *
 * Returns: (transfer full): the error
 */
GError *
tel_step_check_new_name_taken (TelStep *step)
{
  g_autofree char *object = describe_object (step);
  g_autofree char *other = tel_object_kind_describe (tel_step_get_kind (step), tel_step_get_name_after (step),
                                                     tel_step_get_partition_after (step));

  return g_error_new (TEL_ERROR, TEL_ERROR_DUPLICATE,
                      /* Translators: both are objects such as device “CSFTADAMS” */
                      _ ("There is a %s already, so that the %s keeps its name. Choose another name."), other, object);
}

/**
 * tel_step_check_new_unknown:
 * @step: a step whose answer was lost
 *
 * Says that nobody knows what became of it.
 *
 * Returns: (transfer full): the error
 */
GError *
tel_step_check_new_unknown (TelStep *step)
{
  g_autofree char *object = describe_object (step);

  return g_error_new (TEL_ERROR, TEL_ERROR_UNKNOWN_OUTCOME,
                      /* Translators: an object such as device “CSFTADAMS” */
                      _ ("The answer of the cluster was lost, and whether the %s was written could not be found "
                         "out. Look at it on the cluster before you go on."),
                      object);
}
