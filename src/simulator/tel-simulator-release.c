/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-release.h"

#define WINDOW 2

typedef struct
{
  guint release;
  const char *name;
} Release;

static const Release releases[] = {
  { 901, "9.1" },   { 1000, "10.0" }, { 1005, "10.5" }, { 1100, "11.0" }, { 1105, "11.5" },
  { 1200, "12.0" }, { 1205, "12.5" }, { 1400, "14.0" }, { 1500, "15.0" },
};

/* Major releases have no gaps for a server: 12 is followed by 14, as there was no 13. */
static const guint majors[] = { 9, 10, 11, 12, 14, 15 };

static guint
place_of_major (guint release)
{
  guint place = 0;

  while (place + 1 < G_N_ELEMENTS (majors) && majors[place] != release / 100)
    place++;

  return place;
}

/* As the server writes it: "12.x" when it knows more than one schema of the major release. */
static char *
describe_major (guint major, guint release)
{
  const char *only = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    if (releases[i].release / 100 == major && releases[i].release <= release)
      {
        if (only != NULL)
          return g_strdup_printf ("%u.x", major);
        only = releases[i].name;
      }

  return g_strdup (only);
}

/**
 * tel_simulator_release_parse:
 * @name: such as "14.0"
 *
 * Reads the name of a schema release.
 *
 * Returns: it as major × 100 + minor, 0 when there is none of that name
 */
guint
tel_simulator_release_parse (const char *name)
{
  g_return_val_if_fail (name != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    if (g_str_equal (releases[i].name, name))
      return releases[i].release;

  return 0;
}

/**
 * tel_simulator_release_get_name:
 * @release: a schema release as major × 100 + minor
 *
 * Gives the name that stands in namespaces and in SOAPAction.
 *
 * Returns: (nullable): such as "14.0", NULL when there is no such release
 */
const char *
tel_simulator_release_get_name (guint release)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    if (releases[i].release == release)
      return releases[i].name;

  return NULL;
}

/**
 * tel_simulator_release_accepts:
 * @release: of the cluster
 * @asked: of a request, 0 for one that nobody knows
 *
 * Tells whether the cluster serves requests of that schema: its own, and those of the two major releases before it
 * (contract 1.2).
 *
 * Returns: TRUE if it does
 */
gboolean
tel_simulator_release_accepts (guint release, guint asked)
{
  return asked != 0 && asked <= release && place_of_major (asked) + WINDOW >= place_of_major (release);
}

/**
 * tel_simulator_release_describe_accepted:
 * @release: of the cluster
 *
 * Names the schemas that the cluster serves, in the words of its answer 599 (contract 1.2).
 *
 * Returns: (transfer full): such as "12.x, 14.0 and 15.0"
 */
char *
tel_simulator_release_describe_accepted (guint release)
{
  guint last = place_of_major (release);
  guint first = last >= WINDOW ? last - WINDOW : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint place = first; place <= last; place++)
    {
      g_autofree char *major = describe_major (majors[place], release);

      if (text->len > 0)
        g_string_append (text, place == last ? " and " : ", ");
      g_string_append (text, major);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tel_simulator_release_list:
 *
 * Names all releases that can be simulated.
 *
 * Returns: (transfer full): the names with commas between them
 */
char *
tel_simulator_release_list (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", releases[i].name);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
