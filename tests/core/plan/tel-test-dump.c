/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-dump.h"

#include <json-glib/json-glib.h>

struct _TelTestDump
{
  JsonNode *root;
};

/* How deep the dump is compared: section, object, field. */
#define DEPTH 3
#define TO_THE_BOTTOM G_MAXUINT

static void
compare (JsonObject *before, JsonObject *after, const char *path, guint depth, guint most, GPtrArray *changes);

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
note (GPtrArray *changes, char mark, const char *path)
{
  /* These count every write, whatever it was. */
  if (!g_str_has_suffix (path, "/versionStamp"))
    g_ptr_array_add (changes, g_strdup_printf ("%c%s", mark, path));
}

static void
compare_nodes (JsonNode *one, JsonNode *other, const char *path, guint depth, guint most, GPtrArray *changes)
{
  gboolean are_arrays =
      JSON_NODE_HOLDS_ARRAY (one) && JSON_NODE_HOLDS_ARRAY (other) &&
      json_array_get_length (json_node_get_array (one)) == json_array_get_length (json_node_get_array (other));

  if (depth < most && JSON_NODE_HOLDS_OBJECT (one) && JSON_NODE_HOLDS_OBJECT (other))
    compare (json_node_get_object (one), json_node_get_object (other), path, depth + 1, most, changes);
  else if (depth < most && most == TO_THE_BOTTOM && are_arrays)
    for (guint i = 0; i < json_array_get_length (json_node_get_array (one)); i++)
      {
        g_autofree char *below = g_strdup_printf ("%s/%u", path, i);

        compare_nodes (json_array_get_element (json_node_get_array (one), i),
                       json_array_get_element (json_node_get_array (other), i), below, depth + 1, most, changes);
      }
  else if (!json_node_equal (one, other))
    note (changes, '~', path);
}

static void
compare (JsonObject *before, JsonObject *after, const char *path, guint depth, guint most, GPtrArray *changes)
{
  g_autoptr (GList) old = json_object_get_members (before);
  g_autoptr (GList) new = json_object_get_members (after);

  for (GList *l = old; l != NULL; l = l->next)
    {
      g_autofree char *below = g_strdup_printf ("%s%s%s", path, *path != '\0' ? "/" : "", (const char *) l->data);
      JsonNode *one = json_object_get_member (before, l->data);
      JsonNode *other = json_object_get_member (after, l->data);

      if (other == NULL)
        note (changes, depth < DEPTH ? '-' : '~', below);
      else
        compare_nodes (one, other, below, depth, most, changes);
    }
  for (GList *l = new; l != NULL; l = l->next)
    {
      g_autofree char *below = g_strdup_printf ("%s%s%s", path, *path != '\0' ? "/" : "", (const char *) l->data);

      if (!json_object_has_member (before, l->data))
        note (changes, depth < DEPTH ? '+' : '~', below);
    }
}

/**
 * tel_test_dump_new:
 * @store: a simulated cluster
 *
 * Remembers everything that the cluster holds.
 *
 * Returns: (transfer full): the memory
 */
TelTestDump *
tel_test_dump_new (TelSimulatorStore *store)
{
  TelTestDump *self = g_new0 (TelTestDump, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tel_simulator_store_dump (store, &error);

  g_assert_no_error (error);
  self->root = json_from_string (text, &error);
  g_assert_no_error (error);

  return self;
}

/**
 * tel_test_dump_free:
 * @self: a memory
 *
 * Forgets it.
 */
void
tel_test_dump_free (TelTestDump *self)
{
  json_node_unref (self->root);
  g_free (self);
}

static void
assert_differences (TelTestDump *self, TelTestDump *other, const char *expected, guint most)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *found = NULL;

  compare (json_node_get_object (self->root), json_node_get_object (other->root), "", 1, most, changes);
  g_ptr_array_sort (changes, compare_texts);
  g_ptr_array_add (changes, NULL);
  found = g_strjoinv (" ", (char **) changes->pdata);
  g_assert_cmpstr (found, ==, expected);
}

/**
 * tel_test_dump_assert_changed:
 * @self: what was there
 * @store: the simulated cluster
 * @expected: what is to have changed, in alphabetical order: “+” is new, “-” is gone, “~” is another, each a path, each
 *   with a blank behind it but the last
 *
 * Asserts that this has changed and nothing else, whichever object.
 */
void
tel_test_dump_assert_changed (TelTestDump *self, TelSimulatorStore *store, const char *expected)
{
  g_autoptr (TelTestDump) now = tel_test_dump_new (store);

  assert_differences (self, now, expected, DEPTH);
}

/**
 * tel_test_dump_assert_same:
 * @self: what one cluster held
 * @other: what another held
 *
 * Asserts that both held the same.
 */
void
tel_test_dump_assert_same (TelTestDump *self, TelTestDump *other)
{
  assert_differences (self, other, "", DEPTH);
}

/**
 * tel_test_dump_assert_changed_within:
 * @self: what was there
 * @store: the simulated cluster
 * @expected: what is to have changed, as for tel_test_dump_assert_changed(), but down to the last value; a member of a
 *   list is its position
 *
 * Asserts that this has changed and nothing beside it, in lists and product specific settings too.
 */
void
tel_test_dump_assert_changed_within (TelTestDump *self, TelSimulatorStore *store, const char *expected)
{
  g_autoptr (TelTestDump) now = tel_test_dump_new (store);

  assert_differences (self, now, expected, TO_THE_BOTTOM);
}
