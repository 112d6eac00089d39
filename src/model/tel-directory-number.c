/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-directory-number.h"

#include <glib/gi18n-lib.h>

/**
 * TelDirectoryNumber:
 *
 * A directory number of the cluster, whichever devices show it.
 */
struct _TelDirectoryNumber
{
  TelObject parent_instance;

  char *pattern;
  char *partition;
  char *description;
  char *usage;
  char *alerting_name;
  char *ascii_alerting_name;
  char *calling_search_space;
  char *presence_group;
  char *voice_mail_profile;
  gboolean active;
  gboolean cti_control;
  char **associated_devices;
  TelTree *forward_busy;
  TelTree *forward_busy_internal;
  TelTree *forward_no_answer;
  TelTree *forward_no_answer_internal;
};

G_DEFINE_FINAL_TYPE (TelDirectoryNumber, tel_directory_number, TEL_TYPE_OBJECT)

static const TelObjectProperty properties[] = {
  { "pattern", N_ ("Directory Number"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDirectoryNumber, pattern) },
  { "partition", N_ ("Partition"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDirectoryNumber, partition) },
  { "description", N_ ("Description"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDirectoryNumber, description) },
  { "usage", N_ ("Usage"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelDirectoryNumber, usage) },
  { "alerting-name", N_ ("Alerting name"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDirectoryNumber, alerting_name) },
  { "ascii-alerting-name", N_ ("ASCII alerting name"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDirectoryNumber, ascii_alerting_name) },
  { "calling-search-space", N_ ("Calling search space"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDirectoryNumber, calling_search_space) },
  { "presence-group", N_ ("Presence group"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDirectoryNumber, presence_group) },
  { "voice-mail-profile", N_ ("Voice mail profile"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelDirectoryNumber, voice_mail_profile) },
  { "active", N_ ("Active"), TEL_PROPERTY_BOOLEAN, NULL, G_STRUCT_OFFSET (TelDirectoryNumber, active) },
  { "cti-control", N_ ("Allow Control of Device from CTI"), TEL_PROPERTY_BOOLEAN, NULL,
    G_STRUCT_OFFSET (TelDirectoryNumber, cti_control) },
  { "associated-devices", N_ ("Associated devices"), TEL_PROPERTY_STRINGS, NULL,
    G_STRUCT_OFFSET (TelDirectoryNumber, associated_devices) },
  { TEL_FORWARD_BUSY, N_ ("Forward Busy External"), TEL_PROPERTY_BOXED, tel_tree_get_type,
    G_STRUCT_OFFSET (TelDirectoryNumber, forward_busy) },
  { TEL_FORWARD_BUSY_INTERNAL, N_ ("Forward Busy Internal"), TEL_PROPERTY_BOXED, tel_tree_get_type,
    G_STRUCT_OFFSET (TelDirectoryNumber, forward_busy_internal) },
  { TEL_FORWARD_NO_ANSWER, N_ ("Forward No Answer External"), TEL_PROPERTY_BOXED, tel_tree_get_type,
    G_STRUCT_OFFSET (TelDirectoryNumber, forward_no_answer) },
  { TEL_FORWARD_NO_ANSWER_INTERNAL, N_ ("Forward No Answer Internal"), TEL_PROPERTY_BOXED, tel_tree_get_type,
    G_STRUCT_OFFSET (TelDirectoryNumber, forward_no_answer_internal) },
};

static void
tel_directory_number_class_init (TelDirectoryNumberClass *klass)
{
  tel_object_class_install (TEL_OBJECT_CLASS (klass), properties, G_N_ELEMENTS (properties), "pattern");
}

static void
tel_directory_number_init (TelDirectoryNumber *self)
{
  /* As the cluster makes one; release 9.1 and every list do not say (contract 2.2). */
  self->active = TRUE;
  self->cti_control = TRUE;
}

/**
 * tel_directory_number_new:
 *
 * Makes one with every property unset.
 *
 * Returns: (transfer full): a new object
 */
TelDirectoryNumber *
tel_directory_number_new (void)
{
  return g_object_new (TEL_TYPE_DIRECTORY_NUMBER, NULL);
}

/**
 * tel_directory_number_get_pattern:
 * @self: the object
 *
 * Gets the number, part of the key.
 *
 * Returns: (nullable): the value
 */
const char *
tel_directory_number_get_pattern (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  return self->pattern;
}

/**
 * tel_directory_number_get_partition:
 * @self: the object
 *
 * Gets the partition, part of the key; NULL when the number is in none.
 *
 * Returns: (nullable): the value
 */
const char *
tel_directory_number_get_partition (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  return self->partition;
}

/**
 * tel_directory_number_get_description:
 * @self: the object
 *
 * Gets the description.
 *
 * Returns: (nullable): the value
 */
const char *
tel_directory_number_get_description (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  return self->description;
}

/**
 * tel_directory_number_get_usage:
 * @self: the object
 *
 * Gets the pattern usage, “Device” for a directory number.
 *
 * Returns: (nullable): the value
 */
const char *
tel_directory_number_get_usage (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  return self->usage;
}

/**
 * tel_directory_number_get_alerting_name:
 * @self: the object
 *
 * Gets the alerting name.
 *
 * Returns: (nullable): the value
 */
const char *
tel_directory_number_get_alerting_name (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  return self->alerting_name;
}

/**
 * tel_directory_number_get_ascii_alerting_name:
 * @self: the object
 *
 * Gets the alerting name in ASCII.
 *
 * Returns: (nullable): the value
 */
const char *
tel_directory_number_get_ascii_alerting_name (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  return self->ascii_alerting_name;
}

/**
 * tel_directory_number_get_calling_search_space:
 * @self: the object
 *
 * Gets the calling search space of the line.
 *
 * Returns: (nullable): the value
 */
const char *
tel_directory_number_get_calling_search_space (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  return self->calling_search_space;
}

/**
 * tel_directory_number_get_presence_group:
 * @self: the object
 *
 * Gets the presence group.
 *
 * Returns: (nullable): the value
 */
const char *
tel_directory_number_get_presence_group (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  return self->presence_group;
}

/**
 * tel_directory_number_get_voice_mail_profile:
 * @self: the object
 *
 * Gets the voice mail profile.
 *
 * Returns: (nullable): the value
 */
const char *
tel_directory_number_get_voice_mail_profile (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  return self->voice_mail_profile;
}

/**
 * tel_directory_number_get_active:
 * @self: the object
 *
 * Gets whether the number is active (from release 10.0).
 *
 * Returns: the value
 */
gboolean
tel_directory_number_get_active (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), FALSE);

  return self->active;
}

/**
 * tel_directory_number_get_cti_control:
 * @self: the object
 *
 * Tells whether applications may control the number over CTI (audit rule U05).
 *
 * Returns: the value
 */
gboolean
tel_directory_number_get_cti_control (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), FALSE);

  return self->cti_control;
}

/**
 * tel_directory_number_get_associated_devices:
 * @self: the object
 *
 * Gets the names of the devices that show the number (from release 10.0); NULL when not read.
 *
 * Returns: (nullable): the values, NULL-terminated
 */
const char *const *
tel_directory_number_get_associated_devices (TelDirectoryNumber *self)
{
  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  return (const char *const *) self->associated_devices;
}

/**
 * tel_directory_number_dup_label:
 * @self: the object
 *
 * Names the number with its partition, since numbers may repeat between partitions.
 *
 * Returns: (transfer full): e.g. “1001 in PT-Internal”
 */
char *
tel_directory_number_dup_label (TelDirectoryNumber *self)
{
  g_autofree char *pattern = NULL;

  g_return_val_if_fail (TEL_IS_DIRECTORY_NUMBER (self), NULL);

  pattern = tel_directory_number_show_pattern (self->pattern != NULL ? self->pattern : "");
  if (self->partition == NULL || self->partition[0] == '\0')
    /* Translators: a directory number that stands in no partition */
    return g_strdup_printf (_ ("%s in no partition"), pattern);

  /* Translators: a directory number and its partition, e.g. 1001 in PT-Internal */
  return g_strdup_printf (_ ("%s in %s"), pattern, self->partition);
}

/**
 * tel_directory_number_read_pattern:
 * @typed: what a person typed
 *
 * Reads a number as people write it: with a plus sign, which the cluster keeps with a backslash (contract 1.4), with
 * blanks, or in the wide digits of an input method.
 *
 * Returns: (transfer full): the pattern as the cluster keeps it; what is no number at all stays as it is
 */
char *
tel_directory_number_read_pattern (const char *typed)
{
  g_autofree char *plain = NULL;
  GString *pattern;

  g_return_val_if_fail (typed != NULL, NULL);

  plain = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE);
  pattern = g_string_new (NULL);
  for (const char *letter = plain; letter != NULL && *letter != '\0'; letter = g_utf8_next_char (letter))
    if (!g_unichar_isspace (g_utf8_get_char (letter)))
      g_string_append_unichar (pattern, g_utf8_get_char (letter));
  if (pattern->str[0] == '+')
    g_string_prepend_c (pattern, '\\');

  return g_string_free (pattern, FALSE);
}

/**
 * tel_directory_number_show_pattern:
 * @pattern: a number as the cluster keeps it
 *
 * Writes a number as people do: without the backslash before its plus sign.
 *
 * Returns: (transfer full): the number
 */
char *
tel_directory_number_show_pattern (const char *pattern)
{
  g_return_val_if_fail (pattern != NULL, NULL);

  return g_strdup (g_str_has_prefix (pattern, "\\+") ? pattern + 1 : pattern);
}
