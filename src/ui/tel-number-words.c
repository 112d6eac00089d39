/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-number-words.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static char *
dup_existing (const TelNumberFacts *facts, const char *label, const char *own)
{
  g_auto (GStrv) all = tel_number_facts_dup_devices (facts, NULL);
  g_auto (GStrv) others = tel_number_facts_dup_devices (facts, own);
  g_autofree char *names = NULL;

  if (all == NULL)
    /* Translators: a directory number */
    return g_strdup_printf (_ ("%s exists. This release does not tell which devices use it."), label);

  names = g_strjoinv (", ", others);
  if (g_strv_length (others) < g_strv_length (all))
    return *names == '\0' ? g_strdup_printf (_ ("%s is on this device alone."), label)
                          /* Translators: a directory number, then the other devices that show it */
                          : g_strdup_printf (_ ("%s is shared with %s: they ring together."), label, names);

  return *names == '\0' ? g_strdup_printf (_ ("%s exists and will be used."), label)
                        : g_strdup_printf (_ ("%s exists and is on %s: the line will be shared."), label, names);
}

/**
 * tel_number_words_dup_use:
 * @number: a directory number that a search has brought
 *
 * Says which devices use a number.
 *
 * Returns: (transfer full): a sentence
 */
char *
tel_number_words_dup_use (TelDirectoryNumber *number)
{
  const char *const *devices;
  g_autofree char *names = NULL;

  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (number), NULL);

  devices = tel_directory_number_get_associated_devices (number);
  if (devices == NULL)
    return g_strdup (_ ("This release does not tell which devices use it."));
  if (devices[0] == NULL)
    return g_strdup (_ ("No device uses it."));

  names = g_strjoinv (", ", (char **) devices);

  /* Translators: %s are the names of devices */
  return g_strdup_printf (_ ("Used by %s."), names);
}

/**
 * tel_number_words_dup_elsewhere:
 * @partitions: (nullable): other partitions that have the digits, an empty name for none
 *
 * Says where else the digits of a number exist.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL when they exist nowhere else
 */
char *
tel_number_words_dup_elsewhere (const char *const *partitions)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) shown = NULL;
  g_autofree char *names = NULL;

  if (partitions == NULL || partitions[0] == NULL)
    return NULL;

  builder = g_strv_builder_new ();
  for (guint i = 0; partitions[i] != NULL; i++)
    /* Translators: where a directory number stands that is in no partition; one of a list of partitions */
    g_strv_builder_add (builder, *partitions[i] != '\0' ? partitions[i] : _ ("no partition"));
  shown = g_strv_builder_end (builder);
  names = g_strjoinv (", ", shown);

  /* Translators: %s are partitions that have a number of the same digits too */
  return g_strdup_printf (_ ("The same digits exist in another place: %s."), names);
}

/**
 * tel_number_words_dup_facts:
 * @facts: what is known of a number
 * @pattern: the number as the cluster keeps it
 * @partition: (nullable): its partition
 * @own: (nullable): the device that the line is of; it is no other one
 *
 * Says everything that there is to say of a number before it is used: whether it exists, who uses it, whether it is
 * inactive, and where else the digits exist.
 *
 * Returns: (transfer full): one sentence or several
 */
char *
tel_number_words_dup_facts (const TelNumberFacts *facts, const char *pattern, const char *partition, const char *own)
{
  g_autofree char *label = NULL;
  g_autofree char *first = NULL;
  g_autofree char *elsewhere = NULL;
  GString *text;

  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (pattern != NULL, NULL);

  label = tel_directory_number_make_label (pattern, partition);
  elsewhere = tel_number_words_dup_elsewhere (tel_number_facts_get_elsewhere (facts));
  first = tel_number_facts_get_number (facts) != NULL
              ? dup_existing (facts, label, own)
              : g_strdup_printf (_ ("%s does not exist yet and will be added."), label);

  text = g_string_new (first);
  if (tel_number_facts_is_inactive (facts))
    g_string_append_printf (text, " %s", _ ("It is not active: no call reaches it until it is."));
  if (elsewhere != NULL)
    g_string_append_printf (text, " %s", elsewhere);

  return g_string_free (text, FALSE);
}

/**
 * tel_number_words_follow_label:
 * @label: (nullable): the text beside a line, perhaps with its number at the end
 * @from: (nullable): the number that the line had
 * @to: the number that it gets
 *
 * Changes the number that a label ends with, so that it does not tell one that the line has no more.
 *
 * Returns: (transfer full) (nullable): the label
 */
char *
tel_number_words_follow_label (const char *label, const char *from, const char *to)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (to != NULL, NULL);

  before = from != NULL ? tel_directory_number_show_pattern (from) : NULL;
  if (label == NULL || before == NULL || *before == '\0' || !g_str_has_suffix (label, before))
    return g_strdup (label);

  after = tel_directory_number_show_pattern (to);
  rest = g_strndup (label, strlen (label) - strlen (before));

  return g_strconcat (rest, after, NULL);
}
