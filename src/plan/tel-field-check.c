/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-field-check.h"

#include <glib/gi18n-lib.h>

#include "axl/tel-axl-table.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-security-profile.h"
#include "model/tel-sip-profile.h"
#include "model/tel-text.h"
#include "model/tel-user.h"

/* What the server takes of calls per line; its own limit depends on the model (UNVERIFIED), and it says so itself. */
#define MAXIMUM_CALLS 200

typedef enum
{
  ANYTHING,
  ASCII,
  MASK,
  MAIL,
  PATTERN,
} Alphabet;

/* Lengths in characters: the schema's types where it has one, otherwise CUCM's own pages. */
static const struct
{
  GType (*type) (void);
  const char *property;
  guint maximum;
  gboolean required;
  Alphabet alphabet;
} fields[] = {
  { tel_device_get_type, "description", 128, FALSE, ANYTHING },
  { tel_line_get_type, "label", 50, FALSE, ANYTHING },
  { tel_line_get_type, "display", 50, FALSE, ANYTHING },
  { tel_line_get_type, "display-ascii", 50, FALSE, ASCII },
  { tel_line_get_type, "external-mask", 24, FALSE, MASK },
  { tel_line_get_type, "pattern", 255, TRUE, PATTERN },
  { tel_directory_number_get_type, "description", 200, FALSE, ANYTHING },
  { tel_directory_number_get_type, "alerting-name", 50, FALSE, ANYTHING },
  { tel_directory_number_get_type, "ascii-alerting-name", 32, FALSE, ASCII },
  { tel_directory_number_get_type, "pattern", 255, TRUE, PATTERN },
  { tel_user_get_type, "first-name", 64, FALSE, ANYTHING },
  { tel_user_get_type, "middle-name", 64, FALSE, ANYTHING },
  { tel_user_get_type, "last-name", 64, TRUE, ANYTHING },
  { tel_user_get_type, "display-name", 128, FALSE, ANYTHING },
  { tel_user_get_type, "department", 64, FALSE, ANYTHING },
  { tel_user_get_type, "telephone-number", 64, FALSE, ANYTHING },
  { tel_user_get_type, "mail", 254, FALSE, MAIL },
  { tel_user_get_type, "directory-uri", 254, FALSE, MAIL },
  { tel_security_profile_get_type, "name", 128, TRUE, ANYTHING },
  { tel_security_profile_get_type, "description", 128, FALSE, ANYTHING },
  { tel_sip_profile_get_type, "name", 50, TRUE, ANYTHING },
  { tel_sip_profile_get_type, "description", 100, FALSE, ANYTHING },
};

static char *
check_alphabet (Alphabet alphabet, const char *label, const char *text)
{
  switch (alphabet)
    {
    case ASCII:
      /* Translators: a field */
      return g_str_is_ascii (text) ? NULL : g_strdup_printf (_ ("“%s” takes ASCII characters only."), label);

    case MASK:
      if (g_regex_match_simple ("^\\\\?\\+?[0-9X*#]+$", text, 0, 0))
        return NULL;
      /* Translators: a field */
      return g_strdup_printf (_ ("“%s” takes digits, X for each digit of the directory number, *, # and a leading +."),
                              label);

    case MAIL:
      if (g_regex_match_simple ("^[^\\s@]+@[^\\s@]+$", text, 0, 0))
        return NULL;
      /* Translators: a field */
      return g_strdup_printf (_ ("“%s” has the form name@example.com."), label);

    case PATTERN:
      return tel_field_check_pattern (text);

    case ANYTHING:
    default:
      return NULL;
    }
}

static char *
check_text (TelObject *object, guint row, const char *text)
{
  const char *label = tel_object_get_property_label (object, fields[row].property);

  if (tel_text_is_blank (text))
    /* Translators: a field */
    return fields[row].required ? g_strdup_printf (_ ("“%s” may not be empty."), label) : NULL;
  if (tel_text_has_control_characters (text))
    /* Translators: a field */
    return g_strdup_printf (_ ("“%s” holds a character that cannot be shown. Type it anew."), label);
  if (g_utf8_strlen (text, -1) > fields[row].maximum)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         /* Translators: a field, how many characters it takes, how many it has */
                                         "“%s” takes at most %u character; it has %ld.",
                                         "“%s” takes at most %u characters; it has %ld.", fields[row].maximum),
                            label, fields[row].maximum, g_utf8_strlen (text, -1));

  return check_alphabet (fields[row].alphabet, label, text);
}

static char *
check_calls (TelLine *line, const char *property)
{
  guint calls = tel_line_get_maximum_calls (line);
  guint trigger = tel_line_get_busy_trigger (line);

  if (g_str_equal (property, "maximum-calls") && (calls < 1 || calls > MAXIMUM_CALLS))
    return g_strdup_printf (_ ("“%s” is a number from 1 to %u."),
                            tel_object_get_property_label (TEL_OBJECT (line), property), MAXIMUM_CALLS);
  if (g_str_equal (property, "busy-trigger") && (trigger < 1 || trigger > calls))
    return g_strdup_printf (_ ("“%s” is a number from 1 to the maximum number of calls, which is %u."),
                            tel_object_get_property_label (TEL_OBJECT (line), property), calls);

  return NULL;
}

/* The types that are made here have rules of their own; of any other phone the server's is known (contract 1.4). */
static char *
check_device_name (TelDevice *device)
{
  const char *name = tel_device_get_name (device) != NULL ? tel_device_get_name (device) : "";
  g_autoptr (GError) error = NULL;
  TelDeviceType type;

  if (tel_device_get_device_type (device, &type))
    return tel_device_type_check_name (type, name, &error) ? NULL : g_strdup (error->message);
  if (g_regex_match_simple ("^[a-zA-Z0-9._-]{1,50}$", name, 0, 0))
    return NULL;

  return g_strdup_printf (_ ("The device name “%s” does not fit. It has at most 50 of the letters a to z, digits, full "
                             "stops, underscores and hyphens."),
                          name);
}

static const TelAxlRow *
find_row (TelObject *object, const char *property, TelRelease release)
{
  const TelAxlTable *table =
      TEL_IS_LINE (object) ? &tel_axl_line_appearance_table : tel_axl_table_find (G_OBJECT_TYPE (object));

  return table != NULL ? tel_axl_table_find_property (table, property, TEL_AXL_UPDATE, release) : NULL;
}

/* The schema takes any word where it lists some (contract 2.0, rule 2). */
static char *
check_word (TelObject *object, const char *property, TelRelease release)
{
  const TelAxlRow *row = find_row (object, property, release);
  g_autofree char *word = NULL;

  if (row == NULL || row->values == NULL)
    return NULL;

  g_object_get (object, property, &word, NULL);
  if (tel_text_is_blank (word) || tel_axl_row_takes (row, word, release))
    return NULL;

  /* Translators: a value, a field */
  return g_strdup_printf (_ ("“%s” is no value of “%s” on this release."), word,
                          tel_object_get_property_label (object, property));
}

/**
 * tel_field_check:
 * @object: an object that is edited
 * @property: the name of one of its properties
 * @release: the release of the cluster
 *
 * Says what is wrong with the value of a field: its length, its characters, a word that the release does not know, the
 * name rule of the device's type (G2.4, G2.5). Whether what it refers to exists is not known here.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL when the value can be sent
 */
char *
tel_field_check (TelObject *object, const char *property, TelRelease release)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (TEL_IS_OBJECT (object), NULL);
  g_return_val_if_fail (property != NULL, NULL);

  if (TEL_IS_DEVICE (object) && g_str_equal (property, "name"))
    return check_device_name (TEL_DEVICE (object));
  if (TEL_IS_LINE (object) && (g_str_equal (property, "maximum-calls") || g_str_equal (property, "busy-trigger")))
    return check_calls (TEL_LINE (object), property);
  if (TEL_IS_DEVICE (object) && g_str_equal (property, "route-when-inactive") && release < TEL_RELEASE_10_0 &&
      tel_device_get_route_when_inactive (TEL_DEVICE (object)))
    /* Translators: a field, a device */
    return g_strdup_printf (_ ("This release does not know “%s”. Leave it off for %s."),
                            tel_object_get_property_label (object, property),
                            tel_device_get_name (TEL_DEVICE (object)));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (G_OBJECT_TYPE (object) == fields[i].type () && g_str_equal (fields[i].property, property))
      {
        g_object_get (object, property, &text, NULL);
        return check_text (object, i, text);
      }

  return check_word (object, property, release);
}

/**
 * tel_field_check_pattern:
 * @pattern: what is to be a directory number
 *
 * Says why something cannot be a directory number at all (contract 1.4); the cluster judges the rest.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL when it may be one
 */
char *
tel_field_check_pattern (const char *pattern)
{
  g_return_val_if_fail (pattern != NULL, NULL);

  if (*pattern == '+')
    return g_strdup_printf (_ ("The directory number %s begins with a plus sign. The cluster keeps it with a "
                               "backslash: enter \\%s."),
                            pattern, pattern);
  if (!g_regex_match_simple ("^\\\\?[0-9A-Za-z+*#!.@^\\[\\]\\\\?-]{1,255}$", pattern, 0, 0))
    return g_strdup_printf (_ ("“%s” is not a directory number. Enter digits, without blanks."), pattern);

  return NULL;
}

/**
 * tel_field_check_all:
 * @base: (nullable): the object as it was read, %NULL for a new one
 * @draft: the object as it is to be
 * @release: the release of the cluster
 *
 * Checks every field that differs; what the cluster has itself is not judged. Of an object that exists not every field
 * can be changed.
 *
 * Returns: (transfer full) (nullable): the first sentence, %NULL when all can be sent
 */
char *
tel_field_check_all (TelObject *base, TelObject *draft, TelRelease release)
{
  g_autoptr (TelObject) nothing = NULL;
  g_auto (GStrv) changed = NULL;

  g_return_val_if_fail (TEL_IS_OBJECT (draft), NULL);

  if (base == NULL)
    nothing = g_object_new (G_OBJECT_TYPE (draft), NULL);
  changed = tel_object_list_differences (base != NULL ? base : nothing, draft);
  for (guint i = 0; changed[i] != NULL; i++)
    {
      char *wrong = tel_field_check (draft, changed[i], release);

      if (wrong == NULL && base != NULL && find_row (draft, changed[i], release) == NULL)
        /* Translators: a field */
        wrong = g_strdup_printf (_ ("“%s” cannot be changed on this release."),
                                 tel_object_get_property_label (draft, changed[i]));

      if (wrong != NULL)
        return wrong;
    }

  return NULL;
}
