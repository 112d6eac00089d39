/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-comparison.h"

#include <string.h>

/* What is no state of the cluster that anybody wanted: it comes and goes by itself, or counts what was done. */
static const char *const volatile_members[] = {
  "authenticationString", "certificateStatus", "versionStamp", "applyCount", "resetCount", "restartCount", NULL,
};

/* What a plan says of a difference that it leaves behind. */
static const struct
{
  const char *member;
  const char *words;
} announcements[] = {
  { "authenticationMode", "of the cancelled operation stay on the device" },
  { "keySize", "of the cancelled operation stay on the device" },
  { "keyOrder", "of the cancelled operation stay on the device" },
  { "ecKeySize", "of the cancelled operation stay on the device" },
  { "upgradeFinishTime", "of the cancelled operation stay on the device" },
  { "registration", "is added again as a new object" },
  { "lscValidUntil", "its certificate and its authentication string are lost" },
  { "lscIssuerValidUntil", "its certificate and its authentication string are lost" },
};

static void compare_nodes (GStrvBuilder *differences, const char *path, JsonNode *one, JsonNode *other);

static void
add_difference (GStrvBuilder *differences, const char *path, JsonNode *one, JsonNode *other)
{
  g_autofree char *mine = one != NULL ? json_to_string (one, FALSE) : g_strdup ("nothing");
  g_autofree char *theirs = other != NULL ? json_to_string (other, FALSE) : g_strdup ("nothing");
  g_autofree char *text = g_strdup_printf ("%s: %s → %s", path, mine, theirs);

  g_strv_builder_add (differences, text);
}

static void
compare_member (GStrvBuilder *differences, const char *path, const char *name, JsonObject *one, JsonObject *other)
{
  g_autofree char *below = g_strdup_printf ("%s/%s", path, name);

  if (!g_strv_contains (volatile_members, name))
    compare_nodes (differences, below, json_object_get_member (one, name), json_object_get_member (other, name));
}

static void
compare_objects (GStrvBuilder *differences, const char *path, JsonObject *one, JsonObject *other)
{
  g_autoptr (GList) mine = json_object_get_members (one);
  g_autoptr (GList) theirs = json_object_get_members (other);

  for (GList *item = mine; item != NULL; item = item->next)
    compare_member (differences, path, item->data, one, other);
  for (GList *item = theirs; item != NULL; item = item->next)
    if (!json_object_has_member (one, item->data))
      compare_member (differences, path, item->data, one, other);
}

static void
compare_arrays (GStrvBuilder *differences, const char *path, JsonArray *one, JsonArray *other)
{
  guint n_mine = json_array_get_length (one);
  guint n_theirs = json_array_get_length (other);

  for (guint i = 0; i < MAX (n_mine, n_theirs); i++)
    {
      g_autofree char *below = g_strdup_printf ("%s/%u", path, i);

      compare_nodes (differences, below, i < n_mine ? json_array_get_element (one, i) : NULL,
                     i < n_theirs ? json_array_get_element (other, i) : NULL);
    }
}

static void
compare_nodes (GStrvBuilder *differences, const char *path, JsonNode *one, JsonNode *other)
{
  if (one == NULL || other == NULL)
    add_difference (differences, path, one, other);
  else if (JSON_NODE_HOLDS_OBJECT (one) && JSON_NODE_HOLDS_OBJECT (other))
    compare_objects (differences, path, json_node_get_object (one), json_node_get_object (other));
  else if (JSON_NODE_HOLDS_ARRAY (one) && JSON_NODE_HOLDS_ARRAY (other))
    compare_arrays (differences, path, json_node_get_array (one), json_node_get_array (other));
  else if (!json_node_equal (one, other))
    add_difference (differences, path, one, other);
}

/**
 * tel_test_comparison_take:
 * @simulator: a simulated cluster
 *
 * Takes the logical dump of it.
 *
 * Returns: (transfer full): the dump
 */
JsonNode *
tel_test_comparison_take (TelTestSimulator *simulator)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tel_simulator_store_dump (simulator->store, &error);
  JsonNode *root;

  g_assert_no_error (error);
  root = json_from_string (text, &error);
  g_assert_no_error (error);

  return root;
}

/**
 * tel_test_comparison_compare:
 * @one: a dump
 * @other: another one
 *
 * Lists what differs.
 *
 * Returns: (transfer full): “path: before → after” for each
 */
char **
tel_test_comparison_compare (JsonNode *one, JsonNode *other)
{
  g_autoptr (GStrvBuilder) differences = g_strv_builder_new ();

  compare_nodes (differences, "", one, other);

  return g_strv_builder_end (differences);
}

/**
 * tel_test_comparison_assert_same:
 * @one: a dump
 * @other: another one
 *
 * Asserts that nothing differs.
 */
void
tel_test_comparison_assert_same (JsonNode *one, JsonNode *other)
{
  g_auto (GStrv) differences = tel_test_comparison_compare (one, other);

  g_assert_cmpstr (differences[0], ==, NULL);
}

static gboolean
has_said (TelPlan *plan, const char *words)
{
  GListModel *notices = tel_plan_get_notices (plan);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (strstr (tel_notice_get_text (notice), words) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_announced (const char *difference, TelPlan *plan)
{
  for (guint i = 0; i < G_N_ELEMENTS (announcements); i++)
    {
      g_autofree char *member = g_strdup_printf ("/%s: ", announcements[i].member);

      if (strstr (difference, member) != NULL)
        return has_said (plan, announcements[i].words);
    }

  return FALSE;
}

/**
 * tel_test_comparison_assert_announced:
 * @one: the first dump
 * @other: the dump after a plan was undone
 * @plan: the plan that undid it
 *
 * Asserts that every difference that remains is one that the plan announced.
 */
void
tel_test_comparison_assert_announced (JsonNode *one, JsonNode *other, TelPlan *plan)
{
  g_auto (GStrv) differences = tel_test_comparison_compare (one, other);

  for (guint i = 0; differences[i] != NULL; i++)
    {
      g_test_message ("%s", differences[i]);
      if (!is_announced (differences[i], plan))
        g_error ("This difference was not announced: %s", differences[i]);
    }
}
