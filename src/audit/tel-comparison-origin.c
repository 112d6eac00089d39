/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* When what differs from a snapshot was changed, and by whom: what the journal of our own plans tells of it. */

#include "config.h"

#include "audit/tel-comparison-private.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"

/* What a write did to what a row shows. */
typedef enum
{
  EFFECT_NONE,
  /* It left what is there now. */
  EFFECT_PRESENT,
  /* It left something else. */
  EFFECT_PAST,
} Effect;

static Effect
judge_effect (gboolean changed, gboolean left_what_is_there)
{
  if (!changed)
    return EFFECT_NONE;

  return left_what_is_there ? EFFECT_PRESENT : EFFECT_PAST;
}

/* The snapshot and the cluster have one that the other does not have: the pair has it twice. */
static gboolean
is_presence (const TelComparisonField *field)
{
  return field->left == field->right;
}

static gboolean
has_key (TelObject *object, const char *key)
{
  return object != NULL && g_strcmp0 (tel_object_get_key (object), key) == 0;
}

static gboolean
is_of (TelJournalWrite *write, TelObject *object)
{
  TelObjectKind kind = TEL_IS_USER (object) ? TEL_OBJECT_KIND_USER : TEL_OBJECT_KIND_DEVICE;
  const char *key = tel_object_get_key (object);

  return tel_journal_write_get_kind (write) == kind &&
         (has_key (tel_journal_write_get_before (write), key) || has_key (tel_journal_write_get_wanted (write), key) ||
          has_key (tel_journal_write_get_after (write), key));
}

static gboolean
is_of_pair (TelJournalWrite *write, const TelComparisonPair *pair)
{
  return is_of (write, pair->left) || is_of (write, pair->right);
}

static gboolean
has_number (TelObject *number, const char *pattern, const char *partition)
{
  const char *has_partition = tel_directory_number_get_partition (TEL_DIRECTORY_NUMBER (number));

  return g_strcmp0 (tel_directory_number_get_pattern (TEL_DIRECTORY_NUMBER (number)), pattern) == 0 &&
         g_str_equal (has_partition != NULL ? has_partition : "", partition != NULL ? partition : "");
}

static gboolean
is_number_of (TelObject *number, TelObject *object)
{
  if (TEL_IS_LINE (object))
    return has_number (number, tel_line_get_pattern (TEL_LINE (object)), tel_line_get_partition (TEL_LINE (object)));
  if (TEL_IS_USER (object))
    return has_number (number, tel_user_get_primary_pattern (TEL_USER (object)),
                       tel_user_get_primary_partition (TEL_USER (object)));

  return FALSE;
}

/* A number that was renumbered has taken along the lines and the primary extensions that it is. */
static Effect
judge_renumbering (const TelComparisonField *field, TelJournalWrite *write)
{
  TelObject *before = tel_journal_write_get_before (write);
  TelObject *wanted = tel_journal_write_get_wanted (write);
  gboolean shows_number = field->property != NULL && (g_str_has_suffix (field->property, "pattern") ||
                                                      g_str_has_suffix (field->property, "partition"));

  return judge_effect (shows_number && before != NULL && wanted != NULL && is_number_of (before, field->left) &&
                           !is_number_of (wanted, field->left),
                       is_number_of (tel_journal_write_get_after (write), field->right));
}

static TelLine *
find_line (TelObject *device, TelObject *line)
{
  return device != NULL ? tel_line_find (tel_device_get_lines (TEL_DEVICE (device)), TEL_LINE (line)) : NULL;
}

/* The line of either side: a line that was given another number is on both. */
static TelObject *
find_either (TelObject *device, const TelComparisonField *field)
{
  TelLine *line = find_line (device, field->right);

  return (TelObject *) (line != NULL ? line : find_line (device, field->left));
}

static gboolean
has_same (TelObject *object, TelObject *other, const char *property)
{
  g_autofree char *text = object != NULL ? tel_comparison_describe (object, property) : NULL;
  g_autofree char *other_text = other != NULL ? tel_comparison_describe (other, property) : NULL;

  return g_strcmp0 (text, other_text) == 0;
}

static Effect
judge_property (const TelComparisonField *field, TelJournalWrite *write)
{
  gboolean is_line = TEL_IS_LINE (field->right);
  TelObject *before = tel_journal_write_get_before (write);
  TelObject *wanted = tel_journal_write_get_wanted (write);
  TelObject *after = tel_journal_write_get_after (write);

  if (is_line)
    {
      before = find_either (before, field);
      wanted = find_either (wanted, field);
      after = find_either (after, field);
    }

  return judge_effect (!has_same (before, wanted, field->property), has_same (after, field->right, field->property));
}

/* Of a string nobody tells more than that there is one. What ends an operation takes its string away. */
static Effect
judge_string (const TelComparisonField *field, TelJournalWrite *write)
{
  gboolean is_there = tel_device_get_authentication_string (TEL_DEVICE (field->right)) != NULL;
  TelObject *before = tel_journal_write_get_before (write);
  TelObject *wanted = tel_journal_write_get_wanted (write);
  gboolean makes_string = tel_journal_write_makes_string (write);
  gboolean ends = !makes_string && before != NULL && wanted != NULL &&
                  !tel_object_property_equal (before, wanted, "certificate-operation");

  return judge_effect (makes_string || ends, is_there == makes_string);
}

static gboolean
is_member (TelObject *user, const char *group)
{
  return user != NULL && tel_user_is_in_group (TEL_USER (user), group);
}

static Effect
judge_group (const TelComparisonField *field, TelJournalWrite *write)
{
  gboolean is_now = is_member (field->right, field->group);

  return judge_effect (is_member (tel_journal_write_get_before (write), field->group) !=
                           is_member (tel_journal_write_get_wanted (write), field->group),
                       is_member (tel_journal_write_get_after (write), field->group) == is_now);
}

static Effect
judge_line (const TelComparisonField *field, TelJournalWrite *write, gboolean is_there)
{
  gboolean was = find_line (tel_journal_write_get_before (write), field->right) != NULL;
  gboolean is_wanted = find_line (tel_journal_write_get_wanted (write), field->right) != NULL;

  return judge_effect (was != is_wanted, is_wanted == is_there);
}

static gboolean
is_owned (TelObject *device, TelObject *user)
{
  return device != NULL && g_strcmp0 (tel_device_get_owner (TEL_DEVICE (device)), tel_object_get_key (user)) == 0;
}

static gboolean
is_associated (TelObject *user, TelObject *device)
{
  const char *const *devices = user != NULL ? tel_user_get_associated_devices (TEL_USER (user)) : NULL;

  return devices != NULL && g_strv_contains (devices, tel_object_get_key (device));
}

/* A device comes to a user and leaves by its owner or by its association; it is made, renamed and removed, too. */
static Effect
judge_device (const TelComparisonField *field, TelJournalWrite *write, TelObject *user, gboolean is_there)
{
  TelObject *before = tel_journal_write_get_before (write);
  TelObject *wanted = tel_journal_write_get_wanted (write);
  const char *name = tel_object_get_key (field->right);
  gboolean was;
  gboolean is_wanted;

  if (is_of (write, user))
    {
      was = is_associated (before, field->right);
      is_wanted = is_associated (wanted, field->right);
    }
  else if (!is_of (write, field->right))
    return EFFECT_NONE;
  else if (!has_key (before, name) || !has_key (wanted, name))
    {
      was = has_key (before, name);
      is_wanted = has_key (wanted, name);
    }
  else
    {
      was = is_owned (before, user);
      is_wanted = is_owned (wanted, user);
    }

  return judge_effect (was != is_wanted, is_wanted == is_there);
}

static Effect
judge_write (TelComparison *self, const TelComparisonField *field, TelComparisonRow *row, TelJournalWrite *write)
{
  const TelComparisonPair *first = self->pairs->pdata[0];
  gboolean is_there = tel_comparison_row_get_state (row) == TEL_COMPARISON_STATE_ONLY_RIGHT;

  if (is_presence (field) && TEL_IS_DEVICE (field->right))
    return judge_device (field, write, first->right, is_there);
  if (tel_journal_write_get_kind (write) == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    return judge_renumbering (field, write);
  if (!is_of_pair (write, field->pair))
    return EFFECT_NONE;
  if (is_presence (field))
    return judge_line (field, write, is_there);
  if (field->group != NULL)
    return judge_group (field, write);
  if (field->property == NULL)
    return EFFECT_NONE;
  if (g_str_equal (field->property, "authentication-string"))
    return judge_string (field, write);

  return judge_property (field, write);
}

static char *
describe_elsewhere (TelComparison *self, GDateTime *since, const char *now)
{
  g_autofree char *when = tel_comparison_describe_time (since);

  if (!self->has_all_writes)
    /* Translators: of a field: two dates with times */
    return g_strdup_printf (_ ("Changed between %s and %s. The journal no longer has every plan of that time, so that "
                               "nobody can tell whether this program did it."),
                            when, now);

  /* Translators: of a field that another program, or this one on another computer, has changed: two dates with times */
  return g_strdup_printf (_ ("Changed elsewhere, between %s and %s."), when, now);
}

static char *
describe_write (TelJournalWrite *write)
{
  g_autofree char *when = tel_comparison_describe_time (tel_journal_write_get_time (write));
  const char *person = tel_journal_write_get_person (write);
  const char *title = tel_journal_write_get_title (write);

  if (!tel_journal_write_is_certain (write))
    /* Translators: of a field: a date with a time, the name of a person, the title of a plan */
    return g_strdup_printf (_ ("Perhaps changed by this program on %s (%s): “%s”. The cluster’s answer was lost."),
                            when, person, title);

  /* Translators: of a field: a date with a time, the name of a person, the title of a plan */
  return g_strdup_printf (_ ("Changed by this program on %s (%s): “%s”."), when, person, title);
}

static char *
describe_past_write (TelJournalWrite *write, const char *now)
{
  g_autofree char *when = tel_comparison_describe_time (tel_journal_write_get_time (write));

  /* Translators: of a field: two dates with times, the title of a plan, the name of a person */
  return g_strdup_printf (
      _ ("Changed elsewhere, between %s and %s. Before that, this program had changed it: “%s” (%s)."), when, now,
      tel_journal_write_get_title (write), tel_journal_write_get_person (write));
}

/* The last write tells where the present value is from. */
static char *
describe_origin (TelComparison *self, guint position, const char *now)
{
  TelComparisonRow *row = self->rows->pdata[position];
  gboolean is_difference = tel_comparison_row_is_difference (row);

  if (!is_difference && tel_comparison_row_get_state (row) != TEL_COMPARISON_STATE_UNKNOWN)
    return NULL;

  for (guint i = self->writes->len; i > 0; i--)
    {
      TelJournalWrite *write = self->writes->pdata[i - 1];
      Effect effect = judge_write (self, self->fields->pdata[position], row, write);

      if (effect == EFFECT_PRESENT)
        return describe_write (write);
      if (effect == EFFECT_PAST && is_difference)
        return describe_past_write (write, now);
    }

  return is_difference ? describe_elsewhere (self, tel_comparison_get_since (self), now) : NULL;
}

static gboolean
is_of_any (TelComparison *self, TelJournalWrite *write)
{
  for (guint i = 0; i < self->pairs->len; i++)
    if (is_of_pair (write, self->pairs->pdata[i]))
      return TRUE;

  for (guint i = 0; i < self->fields->len; i++)
    if (tel_journal_write_get_kind (write) == TEL_OBJECT_KIND_DIRECTORY_NUMBER &&
        judge_renumbering (self->fields->pdata[i], write) != EFFECT_NONE)
      return TRUE;

  return FALSE;
}

static void
add_name (GHashTable *names, const char *name)
{
  if (name != NULL && *name != '\0')
    g_hash_table_add (names, g_strdup (name));
}

/**
 * tel_comparison_list_names:
 * @self: a comparison
 *
 * Lists what the journal is to be asked for: the users and devices of both sides, and the numbers of the left one.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names
 */
char **
tel_comparison_list_names (TelComparison *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gpointer *array = NULL;

  g_return_val_if_fail (TEL_IS_COMPARISON (self), NULL);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const TelComparisonPair *pair = self->pairs->pdata[i];

      add_name (names, tel_object_get_key (pair->left));
      add_name (names, tel_object_get_key (pair->right));
      if (TEL_IS_USER (pair->left))
        add_name (names, tel_user_get_primary_pattern (TEL_USER (pair->left)));
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      const TelComparisonField *field = self->fields->pdata[i];

      if (TEL_IS_LINE (field->left))
        add_name (names, tel_line_get_pattern (TEL_LINE (field->left)));
    }

  array = g_hash_table_get_keys_as_array (names, NULL);

  return g_strdupv ((char **) array);
}

/**
 * tel_comparison_take_writes:
 * @self: a comparison with a snapshot, which nobody shows yet
 * @writes: (element-type TelJournalWrite): what the journal has of the objects since the snapshot, the oldest first
 * @is_all: whether it has everything
 * @now: when the right side was read
 *
 * Says of each difference whether a plan of our own made it, and when, or that it was made elsewhere.
 */
void
tel_comparison_take_writes (TelComparison *self, GPtrArray *writes, gboolean is_all, GDateTime *now)
{
  g_autofree char *when = NULL;

  g_return_if_fail (TEL_IS_COMPARISON (self));
  g_return_if_fail (self->snapshot != NULL);
  g_return_if_fail (writes != NULL && now != NULL);

  when = tel_comparison_describe_time (now);
  g_clear_pointer (&self->writes, g_ptr_array_unref);
  self->writes = g_ptr_array_new_with_free_func (g_object_unref);
  self->has_all_writes = is_all;
  for (guint i = 0; i < writes->len; i++)
    if (is_of_any (self, writes->pdata[i]))
      g_ptr_array_add (self->writes, g_object_ref (writes->pdata[i]));
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *origin = describe_origin (self, i, when);

      tel_comparison_row_set_origin (self->rows->pdata[i], origin);
    }
}

/**
 * tel_comparison_get_writes:
 * @self: a comparison
 *
 * Gets what plans of our own have written to the objects since the snapshot.
 *
 * Returns: (transfer none) (nullable) (element-type TelJournalWrite): the writes, the oldest first; %NULL when the left
 *   side is no snapshot, or the journal could not be read
 */
GPtrArray *
tel_comparison_get_writes (TelComparison *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON (self), NULL);

  return self->writes;
}

/**
 * tel_comparison_has_all_writes:
 * @self: a comparison
 *
 * Tells whether the journal still has every plan since the snapshot.
 *
 * Returns: %FALSE when some were forgotten, so that what is not in it may be our own all the same
 */
gboolean
tel_comparison_has_all_writes (TelComparison *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON (self), FALSE);

  return self->has_all_writes;
}

/**
 * tel_comparison_set_journal_problem:
 * @self: a comparison with a snapshot, which nobody shows yet
 * @problem: why the journal could not be read, a sentence
 *
 * Says why nothing is known of who made the differences.
 */
void
tel_comparison_set_journal_problem (TelComparison *self, const char *problem)
{
  g_return_if_fail (TEL_IS_COMPARISON (self));

  g_free (self->journal_problem);
  self->journal_problem = g_strdup (problem);
}

/**
 * tel_comparison_get_journal_problem:
 * @self: a comparison
 *
 * Says why the journal could not be read.
 *
 * Returns: (nullable): a sentence, %NULL where it was read or nobody asked for it
 */
const char *
tel_comparison_get_journal_problem (TelComparison *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON (self), NULL);

  return self->journal_problem;
}

/**
 * tel_comparison_describe_time:
 * @time: a time
 *
 * Tells a time as the person's clock has it, whichever clock it is from.
 *
 * Returns: (transfer full): the text
 */
char *
tel_comparison_describe_time (GDateTime *time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return tel_deadline_describe (time, zone);
}
