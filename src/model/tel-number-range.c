/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-number-range.h"

#include "model/tel-directory-number.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What still fits into 64 bits; the longest telephone number has fifteen digits. */
#define MAXIMUM_DIGITS 18

/* How the cluster keeps a leading plus sign (contract 1.4). */
#define PLUS "\\+"

struct _TelNumberRange
{
  gboolean plus;
  int n_digits;
  guint64 first;
  guint64 last;
};

/* One end of a range as it was typed. */
typedef struct
{
  gboolean plus;
  const char *digits;
  gsize n_digits;
  /* How many X stand behind the digits. */
  gsize n_open;
} End;

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (TEL_ERROR, TEL_ERROR_INVALID, format, arguments));
  va_end (arguments);

  return FALSE;
}

/* As plain digits and signs, whatever an input method made of them, and without blanks. */
static char *
normalize (const char *text)
{
  static const char *const dashes[] = { "–", "—", "−", "‐", "‑", "~", "〜", NULL };
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *result = g_string_new (NULL);

  for (const char *letter = plain; letter != NULL && *letter != '\0'; letter = g_utf8_next_char (letter))
    if (!g_unichar_isspace (g_utf8_get_char (letter)))
      g_string_append_unichar (result, g_unichar_toupper (g_utf8_get_char (letter)));
  for (guint i = 0; dashes[i] != NULL; i++)
    g_string_replace (result, dashes[i], "-", 0);

  return g_string_free (result, FALSE);
}

static gboolean
read_end (const char *text, End *end)
{
  const char *at = text;

  end->plus = g_str_has_prefix (at, PLUS) || *at == '+';
  if (end->plus)
    at += *at == '+' ? 1 : strlen (PLUS);
  end->digits = at;
  end->n_digits = strspn (at, "0123456789");
  at += end->n_digits;
  end->n_open = strspn (at, "X");

  return at[end->n_open] == '\0' && end->n_digits + end->n_open > 0 && end->n_digits + end->n_open <= MAXIMUM_DIGITS;
}

static guint64
fill_end (const End *end, guint digit)
{
  guint64 value = 0;

  for (gsize i = 0; i < end->n_digits; i++)
    value = value * 10 + (guint64) (end->digits[i] - '0');
  for (gsize i = 0; i < end->n_open; i++)
    value = value * 10 + digit;

  return value;
}

static gboolean
check_ends (const End *first, const End *last, const char *text, GError **error)
{
  if (first->n_open > 0 || last->n_open > 0)
    return refuse (error, _ ("The range “%s” has both ends and an X. Enter either 1000-1999 or 1XXX."), text);
  if (first->plus != last->plus)
    return refuse (error, _ ("Write both ends of the range “%s” with a plus sign, or neither."), text);
  if (first->n_digits != last->n_digits)
    return refuse (error, _ ("The ends of the range “%s” differ in their number of digits."), text);
  if (fill_end (first, 0) > fill_end (last, 0))
    return refuse (error, _ ("The range “%s” begins with the greater number. Exchange its ends."), text);

  return TRUE;
}

static TelNumberRange *
make (const End *first, const End *last)
{
  TelNumberRange *self = g_new0 (TelNumberRange, 1);

  self->plus = first->plus;
  self->n_digits = (int) (first->n_digits + first->n_open);
  self->first = fill_end (first, 0);
  self->last = fill_end (last, 9);

  return self;
}

static char *
write_number (const TelNumberRange *self, guint64 value)
{
  return g_strdup_printf ("%s%0*" G_GUINT64_FORMAT, self->plus ? PLUS : "", self->n_digits, value);
}

static gboolean
read_number (const TelNumberRange *self, const char *pattern, guint64 *value)
{
  End end;

  if (!read_end (pattern, &end) || end.n_open > 0 || end.plus != self->plus || (int) end.n_digits != self->n_digits)
    return FALSE;

  *value = fill_end (&end, 0);

  return *value >= self->first && *value <= self->last;
}

static gboolean
is_in_partition (TelDirectoryNumber *number, const char *partition)
{
  const char *theirs = tel_directory_number_get_partition (number);

  return g_strcmp0 (theirs != NULL ? theirs : "", partition != NULL ? partition : "") == 0;
}

static GHashTable *
collect_taken (const TelNumberRange *self, GPtrArray *numbers, const char *partition)
{
  GHashTable *taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      const char *pattern = tel_directory_number_get_pattern (numbers->pdata[i]);
      guint64 value;

      if (pattern != NULL && is_in_partition (numbers->pdata[i], partition) && read_number (self, pattern, &value))
        g_hash_table_add (taken, g_memdup2 (&value, sizeof value));
    }

  return taken;
}

static char **
list_elsewhere (GPtrArray *numbers, const char *pattern, const char *partition)
{
  g_autoptr (GStrvBuilder) partitions = g_strv_builder_new ();

  for (guint i = 0; i < numbers->len; i++)
    {
      TelDirectoryNumber *number = numbers->pdata[i];
      const char *theirs = tel_directory_number_get_partition (number);

      if (g_strcmp0 (tel_directory_number_get_pattern (number), pattern) == 0 && !is_in_partition (number, partition))
        g_strv_builder_add (partitions, theirs != NULL ? theirs : "");
    }

  return g_strv_builder_end (partitions);
}

/**
 * tel_number_range_parse:
 * @text: what was typed: “1000-1999”, “1XXX”, a single number; “+81…” and “\+81…” are the same
 * @error: return location for a %TEL_ERROR_INVALID
 *
 * Reads a range. Both ends have as many digits; an X stands for any digit and only behind the others.
 *
 * Returns: (transfer full) (nullable): the range, %NULL with a sentence when it is none
 */
TelNumberRange *
tel_number_range_parse (const char *text, GError **error)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) ends = NULL;
  End first, last;

  g_return_val_if_fail (text != NULL, NULL);

  plain = normalize (text);
  ends = g_strsplit (plain, "-", -1);
  if (ends[0] == NULL)
    {
      refuse (error, _ ("Enter a range of directory numbers, e.g. 1000-1999 or 1XXX."));
      return NULL;
    }
  if (g_strv_length (ends) > 2 || !read_end (ends[0], &first) || (ends[1] != NULL && !read_end (ends[1], &last)))
    {
      refuse (error,
              _ ("“%s” is not a range of directory numbers. Enter e.g. 1000-1999, 1XXX or +81352191000-+81352191999."),
              text);
      return NULL;
    }

  if (ends[1] == NULL)
    return make (&first, &first);

  return check_ends (&first, &last, text, error) ? make (&first, &last) : NULL;
}

/**
 * tel_number_range_copy:
 * @self: a range
 *
 * Copies a range.
 *
 * Returns: (transfer full): the copy
 */
TelNumberRange *
tel_number_range_copy (const TelNumberRange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * tel_number_range_free:
 * @self: a range
 *
 * Frees it.
 */
void
tel_number_range_free (TelNumberRange *self)
{
  g_free (self);
}

/**
 * tel_number_range_get_count:
 * @self: a range
 *
 * Gets how many numbers the range has.
 *
 * Returns: at least 1
 */
guint64
tel_number_range_get_count (const TelNumberRange *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->last - self->first + 1;
}

/**
 * tel_number_range_dup_first:
 * @self: a range
 *
 * Gets the first number as the cluster keeps it.
 *
 * Returns: (transfer full): the pattern
 */
char *
tel_number_range_dup_first (const TelNumberRange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return write_number (self, self->first);
}

/**
 * tel_number_range_dup_last:
 * @self: a range
 *
 * Gets the last number as the cluster keeps it.
 *
 * Returns: (transfer full): the pattern
 */
char *
tel_number_range_dup_last (const TelNumberRange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return write_number (self, self->last);
}

/**
 * tel_number_range_dup_prefix:
 * @self: a range
 *
 * Gets what all numbers of the range begin with, for a list that is to bring them all at once.
 *
 * Returns: (transfer full): the beginning as the cluster keeps it, perhaps empty
 */
char *
tel_number_range_dup_prefix (const TelNumberRange *self)
{
  g_autofree char *last = NULL;
  char *prefix;
  gsize length = 0;

  g_return_val_if_fail (self != NULL, NULL);

  prefix = tel_number_range_dup_first (self);
  last = tel_number_range_dup_last (self);
  while (prefix[length] != '\0' && prefix[length] == last[length])
    length++;
  prefix[length] = '\0';

  return prefix;
}

/**
 * tel_number_range_contains:
 * @self: a range
 * @pattern: a directory number as the cluster keeps it
 *
 * Tells whether a number is of the range.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_number_range_contains (const TelNumberRange *self, const char *pattern)
{
  guint64 value;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (pattern != NULL, FALSE);

  return read_number (self, pattern, &value);
}

/**
 * tel_number_range_find_free:
 * @self: a range
 * @numbers: (element-type TelDirectoryNumber): every number of the range that there is, in whatever partition; others
 *   do no harm
 * @partition: (nullable): the partition in which a number is wanted, %NULL for none
 * @n_taken: (out) (optional): how many numbers of the range there are in the partition
 * @elsewhere: (out) (optional) (transfer full): the other partitions that have the free number, an empty one for none
 *
 * Finds the first number of the range that does not exist in the partition. The same digits in another partition are
 * another number, but one that somebody may confuse: it is mentioned, not skipped.
 *
 * Returns: (transfer full) (nullable): the pattern, %NULL when the whole range is taken
 */
char *
tel_number_range_find_free (
    const TelNumberRange *self, GPtrArray *numbers, const char *partition, guint *n_taken, char ***elsewhere)
{
  g_autoptr (GHashTable) taken = NULL;
  char *found = NULL;
  guint64 value;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (numbers != NULL, NULL);

  taken = collect_taken (self, numbers, partition);
  for (value = self->first; value <= self->last && g_hash_table_contains (taken, &value); value++)
    ;
  if (value <= self->last)
    found = write_number (self, value);

  if (n_taken != NULL)
    *n_taken = g_hash_table_size (taken);
  if (elsewhere != NULL)
    *elsewhere = found != NULL ? list_elsewhere (numbers, found, partition) : NULL;

  return found;
}
