/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-number-facts.h"

struct _TelNumberFacts
{
  TelDirectoryNumber *number;
  char **elsewhere;
  gboolean tells_active;
};

/**
 * tel_number_facts_new:
 * @number: (nullable): the number, %NULL when there is none in the partition; its associated devices are %NULL where
 *   the cluster did not tell them, and empty where it has none
 * @elsewhere: (transfer full): the other partitions that have the same digits, an empty one for none
 * @tells_active: whether the cluster told if the number is active
 *
 * Puts together what is known.
 *
 * Returns: (transfer full): the facts
 */
TelNumberFacts *
tel_number_facts_new (TelDirectoryNumber *number, char **elsewhere, gboolean tells_active)
{
  TelNumberFacts *self = g_new0 (TelNumberFacts, 1);

  g_set_object (&self->number, number);
  self->elsewhere = elsewhere;
  self->tells_active = tells_active;

  return self;
}

/**
 * tel_number_facts_free:
 * @self: facts
 *
 * Frees them.
 */
void
tel_number_facts_free (TelNumberFacts *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->number);
  g_strfreev (self->elsewhere);
  g_free (self);
}

/**
 * tel_number_facts_get_number:
 * @self: facts
 *
 * Gets the number as it is on the cluster.
 *
 * Returns: (transfer none) (nullable): the number, %NULL when it does not exist in its partition
 */
TelDirectoryNumber *
tel_number_facts_get_number (const TelNumberFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->number;
}

/**
 * tel_number_facts_get_elsewhere:
 * @self: facts
 *
 * Gets the other partitions that have the same digits.
 *
 * Returns: the names, an empty one for a number in no partition
 */
const char *const *
tel_number_facts_get_elsewhere (const TelNumberFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->elsewhere;
}

/**
 * tel_number_facts_is_inactive:
 * @self: facts
 *
 * Tells whether the number is known to be inactive (from release 10.0): no call reaches it.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_number_facts_is_inactive (const TelNumberFacts *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->tells_active && self->number != NULL && !tel_directory_number_get_active (self->number);
}

/**
 * tel_number_facts_dup_devices:
 * @self: facts
 * @except: (nullable): a device that is not counted
 *
 * Gets the devices that show the number.
 *
 * Returns: (transfer full) (nullable): their names, %NULL where the cluster does not tell
 */
char **
tel_number_facts_dup_devices (const TelNumberFacts *self, const char *except)
{
  g_autoptr (GStrvBuilder) names = NULL;
  const char *const *devices;

  g_return_val_if_fail (self != NULL, NULL);

  devices = self->number != NULL ? tel_directory_number_get_associated_devices (self->number) : NULL;
  if (devices == NULL)
    return NULL;

  names = g_strv_builder_new ();
  for (guint i = 0; devices[i] != NULL; i++)
    if (except == NULL || g_ascii_strcasecmp (devices[i], except) != 0)
      g_strv_builder_add (names, devices[i]);

  return g_strv_builder_end (names);
}
