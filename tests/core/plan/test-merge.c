/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-device.h"
#include "model/tel-line.h"
#include "plan/tel-settlement.h"
#include "tel-test.h"

#define PARTITION "PT-Internal"

static void
add_line (TelObject *device, guint index, const char *pattern, const char *label)
{
  g_autoptr (TelLine) line = g_object_new (TEL_TYPE_LINE, "index", index, "pattern", pattern, "partition", PARTITION,
                                           "label", label, "display", "Adams", NULL);

  g_list_store_append (G_LIST_STORE (tel_device_get_lines (TEL_DEVICE (device))), line);
}

/* A device with two lines. */
static TelObject *
make_device (void)
{
  TelObject *device = g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", NULL);

  add_line (device, 1, "1001", "One");
  add_line (device, 2, "1002", "Two");

  return device;
}

static TelLine *
dup_line (TelObject *device, guint position)
{
  return g_list_model_get_item (tel_device_get_lines (TEL_DEVICE (device)), position);
}

static void
set_line (TelObject *device, guint position, const char *property, const char *value)
{
  g_autoptr (TelLine) line = dup_line (device, position);

  g_object_set (line, property, value, NULL);
}

static void
remove_line (TelObject *device, guint position)
{
  g_list_store_remove (G_LIST_STORE (tel_device_get_lines (TEL_DEVICE (device))), position);
}

/* “1 1001 One Adams; 2 …” */
static char *
describe (TelObject *device)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (tel_device_get_lines (TEL_DEVICE (device))); i++)
    {
      g_autoptr (TelLine) line = dup_line (device, i);

      g_string_append_printf (text, "%s%u %s %s %s", i > 0 ? "; " : "", tel_line_get_index (line),
                              tel_line_get_pattern (line), tel_line_get_label (line), tel_line_get_display (line));
    }

  return g_strdup (text->str);
}

typedef struct
{
  TelObject *base;
  TelObject *draft;
  TelObject *current;
} Versions;

static Versions
versions_new (void)
{
  return (Versions){ make_device (), make_device (), make_device () };
}

static void
versions_clear (Versions *self)
{
  g_clear_object (&self->base);
  g_clear_object (&self->draft);
  g_clear_object (&self->current);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Versions, versions_clear)

static void
assert_merged (Versions *versions, const char *expected)
{
  g_autofree char *conflict = NULL;
  g_autoptr (TelObject) merged = tel_settlement_merge (versions->base, versions->draft, versions->current, &conflict);
  g_autofree char *lines = NULL;

  g_assert_cmpstr (conflict, ==, NULL);
  lines = describe (merged);
  g_assert_cmpstr (lines, ==, expected);
}

static void
assert_conflict (Versions *versions, const char *first, const char *second)
{
  g_autofree char *conflict = NULL;
  g_autoptr (TelObject) merged = tel_settlement_merge (versions->base, versions->draft, versions->current, &conflict);

  g_assert_null (merged);
  g_test_message ("%s", conflict);
  g_assert_nonnull (strstr (conflict, first));
  g_assert_nonnull (strstr (conflict, second));
}

static void
test_other_line (void)
{
  g_auto (Versions) versions = versions_new ();

  set_line (versions.draft, 0, "label", "Mine");
  set_line (versions.current, 1, "label", "Theirs");
  assert_merged (&versions, "1 1001 Mine Adams; 2 1002 Theirs Adams");
}

static void
test_other_field_of_the_line (void)
{
  g_auto (Versions) versions = versions_new ();

  set_line (versions.draft, 0, "label", "Mine");
  set_line (versions.current, 0, "display", "Theirs");
  assert_merged (&versions, "1 1001 Mine Theirs; 2 1002 Two Adams");
}

static void
test_same_field (void)
{
  g_auto (Versions) versions = versions_new ();

  set_line (versions.draft, 1, "label", "Mine");
  set_line (versions.current, 1, "label", "Theirs");
  assert_conflict (&versions, "“Line 2 (1002 in PT-Internal): Line text label” was “Two”",
                   "wants “Mine”, and the cluster has “Theirs” now.");
}

static void
test_both_added (void)
{
  g_auto (Versions) versions = versions_new ();

  add_line (versions.draft, 3, "1003", "Mine");
  add_line (versions.current, 4, "1004", "Theirs");
  assert_merged (&versions, "1 1001 One Adams; 2 1002 Two Adams; 3 1003 Mine Adams; 4 1004 Theirs Adams");
}

static void
test_both_added_the_same (void)
{
  g_auto (Versions) versions = versions_new ();

  add_line (versions.draft, 3, "1003", "Three");
  add_line (versions.current, 3, "1003", "Three");
  set_line (versions.draft, 2, "display", NULL);
  assert_merged (&versions, "1 1001 One Adams; 2 1002 Two Adams; 3 1003 Three Adams");
}

static void
test_same_position (void)
{
  g_auto (Versions) versions = versions_new ();

  add_line (versions.draft, 3, "1003", "Mine");
  add_line (versions.current, 3, "1004", "Theirs");
  assert_conflict (&versions, "wants “1003 in PT-Internal", "the cluster has “1004 in PT-Internal");
}

static void
test_removed (void)
{
  g_auto (Versions) versions = versions_new ();

  remove_line (versions.draft, 1);
  set_line (versions.current, 0, "label", "Theirs");
  assert_merged (&versions, "1 1001 Theirs Adams");
}

static void
test_removed_by_them (void)
{
  g_auto (Versions) versions = versions_new ();

  set_line (versions.draft, 0, "label", "Mine");
  remove_line (versions.current, 1);
  assert_merged (&versions, "1 1001 Mine Adams");
}

static void
test_removed_what_they_changed (void)
{
  g_auto (Versions) versions = versions_new ();

  remove_line (versions.draft, 1);
  set_line (versions.current, 1, "label", "Theirs");
  assert_conflict (&versions, "“Line 2 (1002 in PT-Internal)”", "wants empty");
}

static void
test_changed_what_they_removed (void)
{
  g_auto (Versions) versions = versions_new ();

  set_line (versions.draft, 1, "label", "Mine");
  remove_line (versions.current, 1);
  assert_conflict (&versions, "“Line 2 (1002 in PT-Internal)”", "the cluster has empty now");
}

/* A number that was given to an appearance elsewhere is followed by the identity of the appearance. */
static void
test_renumbered (void)
{
  g_auto (Versions) versions = versions_new ();

  set_line (versions.base, 0, "uuid", "{A}");
  set_line (versions.draft, 0, "uuid", "{A}");
  set_line (versions.current, 0, "uuid", "{A}");
  set_line (versions.draft, 0, "label", "Mine");
  set_line (versions.current, 0, "pattern", "1060");
  assert_merged (&versions, "1 1060 Mine Adams; 2 1002 Two Adams");
}

static TelTree *
make_settings (const char *const *values)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);

  for (guint i = 0; values[i] != NULL; i += 2)
    g_ptr_array_add (children, tel_tree_new (values[i], values[i + 1], NULL, 0));

  return tel_tree_new ("vendorConfig", NULL, (TelTree *const *) children->pdata, children->len);
}

static void
set_settings (TelObject *device, const char *const *values)
{
  g_autoptr (TelTree) tree = make_settings (values);

  g_object_set (device, "vendor-config", tree, NULL);
}

#define SETTINGS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* What the journal left out of both versions, and what others changed, stays as it is. */
static void
test_settings (void)
{
  g_auto (Versions) versions = versions_new ();
  g_autofree char *conflict = NULL;
  g_autoptr (TelObject) merged = NULL;
  g_autoptr (TelTree) expected = NULL;
  g_autoptr (TelTree) found = NULL;

  set_settings (versions.base, SETTINGS ("a", "1", "b", "1", "c", "1"));
  set_settings (versions.draft, SETTINGS ("a", "2", "b", "1", "d", "4"));
  set_settings (versions.current, SETTINGS ("a", "1", "b", "3", "c", "1", "adminPassword", "s3cret"));
  merged = tel_settlement_merge (versions.base, versions.draft, versions.current, &conflict);
  g_assert_null (conflict);
  expected = make_settings (SETTINGS ("a", "2", "b", "3", "adminPassword", "s3cret", "d", "4"));
  g_object_get (merged, "vendor-config", &found, NULL);
  g_assert_true (tel_tree_equal (found, expected));
}

static void
test_settings_conflict (void)
{
  g_auto (Versions) versions = versions_new ();

  set_settings (versions.base, SETTINGS ("webAccess", "0", "b", "1"));
  set_settings (versions.draft, SETTINGS ("webAccess", "1", "b", "1"));
  set_settings (versions.current, SETTINGS ("webAccess", "2", "b", "1"));
  assert_conflict (&versions, "webAccess” was “0”", "wants “1”, and the cluster has “2”");
}

/* What is secret by its name is never told. */
static void
test_settings_conflict_of_secret (void)
{
  g_auto (Versions) versions = versions_new ();
  g_autofree char *conflict = NULL;
  g_autoptr (TelObject) merged = NULL;

  set_settings (versions.base, SETTINGS ("adminPassword", "first-s3cret"));
  set_settings (versions.draft, SETTINGS ("adminPassword", "second-s3cret"));
  set_settings (versions.current, SETTINGS ("adminPassword", "third-s3cret"));
  merged = tel_settlement_merge (versions.base, versions.draft, versions.current, &conflict);
  g_assert_null (merged);
  g_assert_nonnull (strstr (conflict, "adminPassword"));
  g_assert_null (strstr (conflict, "s3cret"));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/merge/lines/other-line", test_other_line);
  g_test_add_func ("/merge/lines/other-field", test_other_field_of_the_line);
  g_test_add_func ("/merge/lines/same-field", test_same_field);
  g_test_add_func ("/merge/lines/both-added", test_both_added);
  g_test_add_func ("/merge/lines/both-added-the-same", test_both_added_the_same);
  g_test_add_func ("/merge/lines/same-position", test_same_position);
  g_test_add_func ("/merge/lines/removed", test_removed);
  g_test_add_func ("/merge/lines/removed-by-them", test_removed_by_them);
  g_test_add_func ("/merge/lines/removed-what-they-changed", test_removed_what_they_changed);
  g_test_add_func ("/merge/lines/changed-what-they-removed", test_changed_what_they_removed);
  g_test_add_func ("/merge/lines/renumbered", test_renumbered);
  g_test_add_func ("/merge/settings/elements", test_settings);
  g_test_add_func ("/merge/settings/conflict", test_settings_conflict);
  g_test_add_func ("/merge/settings/conflict-of-secret", test_settings_conflict_of_secret);

  return g_test_run ();
}
