/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-comparison-private.h"

#include <glib/gi18n-lib.h>

#include "axl/tel-axl-table.h"
#include "model/tel-element-label.h"
#include "model/tel-secret-name.h"
#include "model/tel-text.h"
#include "plan/tel-settings-secrets.h"

#define SUPPORT_FIELD "ciscoSupportField"
#define VERSION_STAMP "versionStamp"

/* The state of a password is no setting, and says nothing beside that of another user: the audit tells of it (U12). */
static const char *const left_out[] = { VERSION_STAMP, "passwordCredentials", "pinCredentials", NULL };

static gboolean
is_desktop (TelObject *device)
{
  TelDeviceType type;

  return tel_device_get_device_type (TEL_DEVICE (device), &type) && type == TEL_DEVICE_TYPE_CSF;
}

static gboolean
is_same_type (TelComparisonPair *pair)
{
  return g_strcmp0 (tel_device_get_product (TEL_DEVICE (pair->left)),
                    tel_device_get_product (TEL_DEVICE (pair->right))) == 0;
}

/* The leaves of a tree, each once: what a setting is called tells it from the others. */
static void
list_leaves (TelTree *tree, GPtrArray *leaves)
{
  if (tree == NULL)
    return;

  for (guint i = 0; i < tel_tree_get_n_children (tree); i++)
    {
      TelTree *child = tel_tree_get_child (tree, i);

      if (tel_tree_get_n_children (child) > 0)
        list_leaves (child, leaves);
      else if (!tel_text_is_blank (tel_tree_get_text (child)))
        g_ptr_array_add (leaves, child);
    }
}

static TelTree *
find_leaf (GPtrArray *leaves, const char *name)
{
  for (guint i = 0; i < leaves->len; i++)
    if (g_str_equal (tel_tree_get_name (leaves->pdata[i]), name))
      return leaves->pdata[i];

  return NULL;
}

static const char *
describe_leaf (TelTree *leaf)
{
  if (leaf == NULL)
    return NULL;

  /* Translators: of a setting that looks like a password */
  return tel_settings_secrets_matches (leaf) ? _ ("set, not shown") : tel_tree_get_text (leaf);
}

static TelComparisonState
compare_leaves (TelComparisonPair *pair, const char *name, TelTree *left, TelTree *right)
{
  gboolean is_for_both = is_same_type (pair);

  if (g_str_equal (name, SUPPORT_FIELD))
    is_for_both = is_desktop (pair->left) && is_desktop (pair->right);
  if (left != NULL && right != NULL)
    return g_strcmp0 (tel_tree_get_text (left), tel_tree_get_text (right)) == 0 ? TEL_COMPARISON_STATE_SAME
                                                                                : TEL_COMPARISON_STATE_DIFFERS;
  if (!is_for_both)
    return TEL_COMPARISON_STATE_NOT_APPLICABLE;
  if (left == NULL && right == NULL)
    return TEL_COMPARISON_STATE_SAME;

  return left != NULL ? TEL_COMPARISON_STATE_ONLY_LEFT : TEL_COMPARISON_STATE_ONLY_RIGHT;
}

/* A desktop client without the field has an empty one; another client has none. */
static const char *
describe_side (TelObject *device, const char *name, TelTree *leaf)
{
  return leaf == NULL && g_str_equal (name, SUPPORT_FIELD) && is_desktop (device) ? _ ("none") : describe_leaf (leaf);
}

static void
add_leaf (TelComparison *self, const TelComparisonPlace *place, const char *name, TelTree *left, TelTree *right)
{
  const char *label = g_str_equal (name, SUPPORT_FIELD) ? _ ("Cisco Support Field") : tel_element_label_get (name);
  TelComparisonState state = compare_leaves (place->pair, name, left, right);
  gboolean is_for_one = state == TEL_COMPARISON_STATE_NOT_APPLICABLE;
  TelComparisonRow *row =
      tel_comparison_add_in_state (self, place, name, label, state,
                                   is_for_one ? describe_side (place->left, name, left) : describe_leaf (left),
                                   is_for_one ? describe_side (place->right, name, right) : describe_leaf (right));

  if (g_str_equal (name, SUPPORT_FIELD))
    tel_comparison_show_property (self, row, "vendor-config");
  if (!tel_comparison_row_is_difference (row))
    return;
  if ((left != NULL && tel_settings_secrets_matches (left)) || (right != NULL && tel_settings_secrets_matches (right)))
    tel_comparison_row_forbid (row, _ ("It is not copied: it looks like a password."));
  else if (g_str_equal (name, SUPPORT_FIELD))
    tel_comparison_judge (self, place, row, "vendor-config", NULL);
  else
    tel_comparison_row_forbid (
        row, _ ("The product specific settings are not copied, but for the Cisco Support Field: Jabber does not use "
                "them."));
}

/**
 * tel_comparison_add_product_settings:
 * @self: a comparison
 * @pair: two devices
 *
 * Adds the product specific settings, leaf by leaf. What looks like a password is only said to be set.
 */
void
tel_comparison_add_product_settings (TelComparison *self, TelComparisonPair *pair)
{
  const char *section = tel_object_get_property_label (pair->right, "vendor-config");
  TelComparisonPlace place = { pair, section, "vendor-config.", pair->left, pair->right };
  g_autoptr (GPtrArray) lefts = g_ptr_array_new ();
  g_autoptr (GPtrArray) rights = g_ptr_array_new ();

  if (!tel_comparison_is_told (self, pair->left, "vendor-config"))
    return;

  list_leaves (tel_device_get_vendor_config (TEL_DEVICE (pair->left)), lefts);
  list_leaves (tel_device_get_vendor_config (TEL_DEVICE (pair->right)), rights);
  if ((is_desktop (pair->left) || is_desktop (pair->right)) && find_leaf (lefts, SUPPORT_FIELD) == NULL &&
      find_leaf (rights, SUPPORT_FIELD) == NULL)
    add_leaf (self, &place, SUPPORT_FIELD, NULL, NULL);
  for (guint i = 0; i < lefts->len; i++)
    {
      const char *name = tel_tree_get_name (lefts->pdata[i]);

      add_leaf (self, &place, name, lefts->pdata[i], find_leaf (rights, name));
    }
  for (guint i = 0; i < rights->len; i++)
    if (find_leaf (lefts, tel_tree_get_name (rights->pdata[i])) == NULL)
      add_leaf (self, &place, tel_tree_get_name (rights->pdata[i]), NULL, rights->pdata[i]);
}

static void
flatten (TelTree *tree, GString *text)
{
  for (guint i = 0; i < tel_tree_get_n_children (tree); i++)
    {
      TelTree *child = tel_tree_get_child (tree, i);

      if (tel_tree_get_n_children (child) > 0)
        flatten (child, text);
      else if (!tel_text_is_blank (tel_tree_get_text (child)))
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ", " : "", tel_tree_get_name (child),
                                describe_leaf (child));
    }
}

static char *
describe_element (TelComparison *self, const TelAxlRow *row, TelTree *element)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *value = element != NULL ? tel_tree_get_text (element) : NULL;

  if (element == NULL)
    return NULL;
  if (tel_tree_get_n_children (element) > 0)
    flatten (element, text);
  else if (!tel_text_is_blank (value) && row != NULL && row->kind == TEL_AXL_BOOLEAN)
    g_string_append (text, g_str_equal (value, "true") || g_str_equal (value, "t") ? _ ("yes") : _ ("no"));
  else if (!tel_text_is_blank (value))
    g_string_append (text, describe_leaf (element));

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
add_element (TelComparison *self, const TelComparisonPlace *place, const char *name, TelTree *left, TelTree *right)
{
  const TelAxlTable *table = tel_axl_table_find (G_OBJECT_TYPE (place->right));
  const TelAxlRow *row = tel_axl_table_find_element (table, name, tel_cluster_get_release (self->cluster), NULL);
  g_autofree char *left_text = describe_element (self, row, left);
  g_autofree char *right_text = describe_element (self, row, right);
  TelComparisonRow *added;

  if (g_strv_contains (left_out, name) || (left_text == NULL && right_text == NULL) ||
      (row != NULL && (row->flags & TEL_AXL_SECRET_TEXT) != 0))
    return;

  if (left != NULL && right != NULL && !tel_tree_equal (left, right) && g_strcmp0 (left_text, right_text) == 0)
    added = tel_comparison_add_in_state (self, place, name, tel_element_label_get (name), TEL_COMPARISON_STATE_DIFFERS,
                                         left_text, right_text);
  else
    added = tel_comparison_add (self, place, name, tel_element_label_get (name), left_text, right_text);
  if (tel_comparison_row_is_difference (added))
    tel_comparison_row_forbid (added, _ ("It is not copied: the program does not change this setting."));
}

/**
 * tel_comparison_add_rest:
 * @self: a comparison
 * @pair: two objects
 *
 * Adds what was read of the objects and has no field in the editors.
 */
void
tel_comparison_add_rest (TelComparison *self, TelComparisonPair *pair)
{
  TelCarried *left = tel_object_get_carried (pair->left);
  TelCarried *right = tel_object_get_carried (pair->right);
  /* Translators: a section: settings that the program does not change */
  TelComparisonPlace place = { pair, _ ("Further settings"), "carried.", pair->left, pair->right };

  if (left == NULL || right == NULL || self->snapshot != NULL)
    return;

  for (guint i = 0; i < tel_carried_get_n_known (left); i++)
    {
      TelTree *element = tel_carried_get_known (left, i);
      const char *name = tel_tree_get_name (element);

      add_element (self, &place, name, element, tel_carried_get (right, name));
    }
  for (guint i = 0; i < tel_carried_get_n_known (right); i++)
    {
      TelTree *element = tel_carried_get_known (right, i);

      if (tel_carried_get (left, tel_tree_get_name (element)) == NULL)
        add_element (self, &place, tel_tree_get_name (element), NULL, element);
    }
}
