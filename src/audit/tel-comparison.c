/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-comparison-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "axl/tel-axl-table.h"
#include "model/tel-error.h"
#include "plan/tel-secret-mask.h"
#include "plan/tel-settings-check.h"

/**
 * TelComparison:
 *
 * The rows are made once. A draft of the right side is made of the rows that are chosen; nothing is written but by the
 * plan that is made of it.
 */
static void tel_comparison_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TelComparison,
                               tel_comparison,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tel_comparison_list_model_init))

enum
{
  SIGNAL_CHOSEN_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
tel_comparison_get_item_type (GListModel *model)
{
  return TEL_TYPE_COMPARISON_ROW;
}

static guint
tel_comparison_get_n_items (GListModel *model)
{
  return TEL_COMPARISON (model)->rows->len;
}

static gpointer
tel_comparison_get_item (GListModel *model, guint position)
{
  TelComparison *self = TEL_COMPARISON (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
tel_comparison_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tel_comparison_get_item_type;
  iface->get_n_items = tel_comparison_get_n_items;
  iface->get_item = tel_comparison_get_item;
}

static void
pair_free (TelComparisonPair *pair)
{
  g_clear_object (&pair->left);
  g_clear_object (&pair->right);
  g_free (pair->title);
  g_free (pair->prefix);
  g_free (pair);
}

static void
field_free (TelComparisonField *field)
{
  g_clear_object (&field->left);
  g_clear_object (&field->right);
  g_free (field->property);
  g_free (field->group);
  g_free (field);
}

static void
on_chosen (TelComparison *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN_CHANGED], 0);
}

static void
tel_comparison_finalize (GObject *object)
{
  TelComparison *self = TEL_COMPARISON (object);

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->pairs);
  g_clear_pointer (&self->writes, g_ptr_array_unref);
  g_free (self->journal_problem);
  g_clear_object (&self->cluster);
  g_clear_object (&self->snapshot);

  G_OBJECT_CLASS (tel_comparison_parent_class)->finalize (object);
}

static void
tel_comparison_class_init (TelComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_comparison_finalize;

  signals[SIGNAL_CHOSEN_CHANGED] = g_signal_new ("chosen-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_comparison_init (TelComparison *self)
{
  self->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) pair_free);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
}

static TelComparison *
new_for_cluster (TelCluster *cluster)
{
  TelComparison *self = g_object_new (TEL_TYPE_COMPARISON, NULL);

  self->cluster = g_object_ref (cluster);

  return self;
}

/**
 * tel_comparison_add_pair:
 * @self: a comparison
 * @left: the left object
 * @right: the right object
 * @title: (nullable): what the sections of the pair begin with
 * @prefix: what the names of its rows begin with
 *
 * Adds two objects, of which a draft can be made.
 *
 * Returns: (transfer none): the pair
 */
TelComparisonPair *
tel_comparison_add_pair (TelComparison *self, TelObject *left, TelObject *right, const char *title, const char *prefix)
{
  TelComparisonPair *pair = g_new0 (TelComparisonPair, 1);

  pair->left = g_object_ref (left);
  pair->right = g_object_ref (right);
  pair->title = g_strdup (title);
  pair->prefix = g_strdup (prefix);
  g_ptr_array_add (self->pairs, pair);

  return pair;
}

static TelComparisonState
compare_texts (const char *left, const char *right)
{
  if (g_strcmp0 (left, right) == 0)
    return TEL_COMPARISON_STATE_SAME;
  if (left == NULL)
    return TEL_COMPARISON_STATE_ONLY_RIGHT;

  return right == NULL ? TEL_COMPARISON_STATE_ONLY_LEFT : TEL_COMPARISON_STATE_DIFFERS;
}

static char *
make_section (const TelComparisonPlace *place)
{
  if (place->pair->title == NULL)
    return g_strdup (place->section != NULL ? place->section : "");
  if (place->section == NULL)
    return g_strdup (place->pair->title);

  /* Translators: a type of device, a part of its settings */
  return g_strdup_printf (_ ("%s · %s"), place->pair->title, place->section);
}

/* A person can have typed the string anywhere. */
static char *
mask (const TelComparisonPair *pair, const char *text)
{
  g_autofree char *without_left = tel_secret_mask_device (text, pair->left);

  return tel_secret_mask_device (without_left, pair->right);
}

/**
 * tel_comparison_add_in_state:
 * @self: a comparison
 * @place: what the row is about
 * @name: the name of the field
 * @label: the field in words
 * @state: how the sides compare
 * @left: (nullable): the left value in words
 * @right: (nullable): the right value in words
 *
 * Adds a row.
 *
 * Returns: (transfer none): the row
 */
TelComparisonRow *
tel_comparison_add_in_state (TelComparison *self,
                             const TelComparisonPlace *place,
                             const char *name,
                             const char *label,
                             TelComparisonState state,
                             const char *left,
                             const char *right)
{
  g_autofree char *section = make_section (place);
  g_autofree char *full_name = g_strconcat (place->pair->prefix, place->prefix, name, NULL);
  g_autofree char *masked_left = mask (place->pair, left);
  g_autofree char *masked_right = mask (place->pair, right);
  TelComparisonRow *row = tel_comparison_row_new (section, full_name, label, state, masked_left, masked_right);
  TelComparisonField *field = g_new0 (TelComparisonField, 1);

  field->pair = place->pair;
  field->left = g_object_ref (place->left);
  field->right = g_object_ref (place->right);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->fields, field);
  g_signal_connect_object (row, "notify::chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);

  return row;
}

/**
 * tel_comparison_add:
 * @self: a comparison
 * @place: what the row is about
 * @name: the name of the field
 * @label: the field in words
 * @left: (nullable): the left value in words
 * @right: (nullable): the right value in words
 *
 * Adds a row whose texts tell how the sides compare.
 *
 * Returns: (transfer none): the row
 */
TelComparisonRow *
tel_comparison_add (TelComparison *self,
                    const TelComparisonPlace *place,
                    const char *name,
                    const char *label,
                    const char *left,
                    const char *right)
{
  return tel_comparison_add_in_state (self, place, name, label, compare_texts (left, right), left, right);
}

static TelComparisonField *
find_field (TelComparison *self, TelComparisonRow *row)
{
  guint position;

  if (!g_ptr_array_find (self->rows, row, &position))
    return NULL;

  return self->fields->pdata[position];
}

/**
 * tel_comparison_show_property:
 * @self: a comparison
 * @row: a row of it
 * @property: a property of what the row is about
 *
 * Says which property the row shows.
 */
void
tel_comparison_show_property (TelComparison *self, TelComparisonRow *row, const char *property)
{
  TelComparisonField *field = find_field (self, row);

  g_free (field->property);
  field->property = g_strdup (property);
}

/**
 * tel_comparison_show_group:
 * @self: a comparison
 * @row: a row of it
 * @group: the name of a user group
 *
 * Says of which group the row shows who is in it.
 */
void
tel_comparison_show_group (TelComparison *self, TelComparisonRow *row, const char *group)
{
  TelComparisonField *field = find_field (self, row);

  g_free (field->group);
  field->group = g_strdup (group);
}

/**
 * tel_comparison_take_property:
 * @self: a comparison
 * @row: a row of it that may be copied
 * @property: a property of what the row is about
 *
 * Says what is given to the right side when the row is chosen.
 */
void
tel_comparison_take_property (TelComparison *self, TelComparisonRow *row, const char *property)
{
  tel_comparison_show_property (self, row, property);
  tel_comparison_row_allow (row);
}

/**
 * tel_comparison_take_group:
 * @self: a comparison
 * @row: a row of it that may be copied
 * @group: the name of a user group
 *
 * Has the right user join or leave a group, as the left one is in it or not, when the row is chosen.
 */
void
tel_comparison_take_group (TelComparison *self, TelComparisonRow *row, const char *group)
{
  tel_comparison_show_group (self, row, group);
  tel_comparison_row_allow (row);
}

/**
 * tel_comparison_judge:
 * @self: a comparison
 * @place: what the row is about
 * @row: a row of it
 * @property: the property that it shows
 * @reason: why the property is not copied where it is no setting, a sentence
 *
 * Lets a difference be copied where that is valid for the right side, or says why not.
 */
void
tel_comparison_judge (TelComparison *self,
                      const TelComparisonPlace *place,
                      TelComparisonRow *row,
                      const char *property,
                      const char *reason)
{
  g_autofree char *found = NULL;

  if (!tel_comparison_row_is_difference (row))
    return;

  if (!tel_settings_check_is_setting (place->right, property))
    tel_comparison_row_forbid (row, reason);
  else if (tel_settings_check (self->cluster, place->left, place->right, property, &found))
    tel_comparison_take_property (self, row, property);
  else
    tel_comparison_row_forbid (row, found);
}

static gboolean
has_field (TelComparison *self, TelObject *object, const char *property)
{
  const TelAxlTable *table =
      TEL_IS_LINE (object) ? &tel_axl_line_appearance_table : tel_axl_table_find (G_OBJECT_TYPE (object));

  /* The partition is a part of an element. */
  return g_str_has_suffix (property, "partition") ||
         tel_axl_table_find_property (table, property, TEL_AXL_GET, tel_cluster_get_release (self->cluster)) != NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * tel_comparison_describe:
 * @object: an object
 * @property: a property of it
 *
 * Tells a property's value in words. A list of names is a set: in which order it was read says nothing.
 *
 * Returns: (transfer full) (nullable): the value, %NULL when it is unset
 */
char *
tel_comparison_describe (TelObject *object, const char *property)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GStrv) names = NULL;

  g_object_get_property (G_OBJECT (object), property, &value);
  if (!G_VALUE_HOLDS (&value, G_TYPE_STRV) || g_value_get_boxed (&value) == NULL)
    return tel_step_describe_property (object, property);

  names = g_value_dup_boxed (&value);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);

  return names[0] != NULL ? g_strjoinv (", ", names) : NULL;
}

static const char *
get_label (TelObject *object, const char *property)
{
  if (TEL_IS_LINE (object) && g_str_equal (property, "index"))
    return _ ("Position");

  return tel_object_get_property_label (object, property);
}

/* The other side has no such field, which is another thing than an empty one. */
static TelComparisonRow *
add_for_one (TelComparison *self,
             const TelComparisonPlace *place,
             const char *name,
             const char *label,
             TelComparisonApplies applies,
             const char *value)
{
  const char *text = value != NULL ? value : _ ("none");
  gboolean is_left = applies == TEL_COMPARISON_APPLIES_LEFT;

  return tel_comparison_add_in_state (self, place, name, label, TEL_COMPARISON_STATE_NOT_APPLICABLE,
                                      is_left ? text : NULL, is_left ? NULL : text);
}

/**
 * tel_comparison_add_property:
 * @self: a comparison
 * @place: what the row is about
 * @property: a property of it
 * @applies: for which of the two it is there
 * @reason: why it is not copied where it is no setting, a sentence
 *
 * Adds a row for a property, unless the release does not know it or it is there for neither side.
 *
 * Returns: (transfer none) (nullable): the row
 */
TelComparisonRow *
tel_comparison_add_property (TelComparison *self,
                             const TelComparisonPlace *place,
                             const char *property,
                             TelComparisonApplies applies,
                             const char *reason)
{
  const char *label = get_label (place->right, property);
  g_autofree char *left = tel_comparison_describe (place->left, property);
  g_autofree char *right = tel_comparison_describe (place->right, property);
  TelComparisonRow *row;

  if (applies == 0 || !has_field (self, place->right, property))
    return NULL;
  if (applies != TEL_COMPARISON_APPLIES_BOTH)
    return add_for_one (self, place, property, label, applies, applies == TEL_COMPARISON_APPLIES_LEFT ? left : right);
  if (!tel_comparison_is_told (self, place->left, property))
    return tel_comparison_add_in_state (self, place, property, label, TEL_COMPARISON_STATE_UNKNOWN, NULL, right);

  row = tel_comparison_add (self, place, property, label, left, right);
  tel_comparison_show_property (self, row, property);
  tel_comparison_judge (self, place, row, property, reason);

  return row;
}

/**
 * tel_comparison_new_for_devices:
 * @cluster: a cluster with its references
 * @left: a device, read whole
 * @right: another one, of whatever type
 *
 * Compares two devices.
 *
 * Returns: (transfer full): a new comparison
 */
TelComparison *
tel_comparison_new_for_devices (TelCluster *cluster, TelDevice *left, TelDevice *right)
{
  TelComparison *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (left), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (right), NULL);

  self = new_for_cluster (cluster);
  tel_comparison_add_device (self, tel_comparison_add_pair (self, TEL_OBJECT (left), TEL_OBJECT (right), NULL, ""));

  return self;
}

/**
 * tel_comparison_new_for_users:
 * @cluster: a cluster with its references
 * @left: a user, read whole
 * @left_devices: (element-type TelDevice): their devices, read whole
 * @right: another user, read whole
 * @right_devices: (element-type TelDevice): their devices, read whole
 *
 * Compares two users, and their devices type by type.
 *
 * Returns: (transfer full): a new comparison
 */
TelComparison *
tel_comparison_new_for_users (
    TelCluster *cluster, TelUser *left, GPtrArray *left_devices, TelUser *right, GPtrArray *right_devices)
{
  TelComparison *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (left), NULL);
  g_return_val_if_fail (TEL_IS_USER (right), NULL);

  self = new_for_cluster (cluster);
  tel_comparison_add_user (self, tel_comparison_add_pair (self, TEL_OBJECT (left), TEL_OBJECT (right), NULL, ""));
  tel_comparison_add_devices (self, left_devices, right_devices);

  return self;
}

static TelObject *
find_then (TelSnapshot *snapshot, TelObject *object, GError **error)
{
  const char *key = tel_object_get_key (object);
  TelObjectKind kind = TEL_IS_USER (object) ? TEL_OBJECT_KIND_USER : TEL_OBJECT_KIND_DEVICE;
  gpointer then = TEL_IS_USER (object) ? (gpointer) tel_snapshot_get_user (snapshot, key)
                                       : (gpointer) tel_snapshot_get_device (snapshot, key);
  g_autofree char *name = tel_object_kind_describe (kind, key, NULL);
  g_autofree char *when = tel_comparison_describe_time (tel_snapshot_get_taken_at (snapshot));

  if (then == NULL)
    g_set_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND,
                 /* Translators: a date and time, an object such as device “CSFTADAMS” */
                 _ ("The snapshot of %s does not have the %s. It was made later, or had another name then."), when,
                 name);

  return then;
}

/**
 * tel_comparison_new_since:
 * @cluster: the cluster with its references
 * @snapshot: a snapshot of the same cluster
 * @object: a user or a device, read whole
 * @devices: (element-type TelDevice) (nullable): the devices of a user, read whole
 * @error: return location for an error
 *
 * Compares what the snapshot has of an object with what it is now. A list tells less than the object read whole: what
 * the snapshot does not have is not known.
 *
 * Returns: (transfer full): a new comparison, or %NULL with %TEL_ERROR_NOT_FOUND when the snapshot does not have it
 */
TelComparison *
tel_comparison_new_since (
    TelCluster *cluster, TelSnapshot *snapshot, TelObject *object, GPtrArray *devices, GError **error)
{
  TelComparison *self;
  TelComparisonPair *pair;
  TelObject *then;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_SNAPSHOT (snapshot), NULL);
  g_return_val_if_fail (TEL_IS_USER (object) || TEL_IS_DEVICE (object), NULL);

  then = find_then (snapshot, object, error);
  if (then == NULL)
    return NULL;

  self = new_for_cluster (cluster);
  self->snapshot = g_object_ref (snapshot);
  pair = tel_comparison_add_pair (self, then, object, NULL, "");
  if (TEL_IS_DEVICE (object))
    tel_comparison_add_device (self, pair);
  else
    {
      tel_comparison_add_user (self, pair);
      tel_comparison_add_devices (self, tel_snapshot_get_devices_of_user (snapshot, tel_object_get_key (object)),
                                  devices);
    }

  return self;
}

static guint
count (TelComparison *self, gboolean (*counts) (TelComparisonRow *row))
{
  guint n_rows = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (counts (self->rows->pdata[i]))
      n_rows++;

  return n_rows;
}

/**
 * tel_comparison_count:
 * @self: a comparison
 * @state: a state
 *
 * Counts the rows of a state.
 *
 * Returns: how many there are
 */
guint
tel_comparison_count (TelComparison *self, TelComparisonState state)
{
  guint n_rows = 0;

  g_return_val_if_fail (TEL_IS_COMPARISON (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    if (tel_comparison_row_get_state (self->rows->pdata[i]) == state)
      n_rows++;

  return n_rows;
}

/**
 * tel_comparison_count_differences:
 * @self: a comparison
 *
 * Counts the fields that are known to differ.
 *
 * Returns: how many there are
 */
guint
tel_comparison_count_differences (TelComparison *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON (self), 0);

  return count (self, tel_comparison_row_is_difference);
}

/**
 * tel_comparison_count_copyable:
 * @self: a comparison
 *
 * Counts the rows that can be chosen.
 *
 * Returns: how many there are
 */
guint
tel_comparison_count_copyable (TelComparison *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON (self), 0);

  return count (self, tel_comparison_row_may_be_copied);
}

/**
 * tel_comparison_count_chosen:
 * @self: a comparison
 *
 * Counts the rows that are chosen.
 *
 * Returns: how many there are
 */
guint
tel_comparison_count_chosen (TelComparison *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON (self), 0);

  return count (self, tel_comparison_row_get_chosen);
}

/**
 * tel_comparison_find:
 * @self: a comparison
 * @name: the name of a row, such as “device-pool” or “lines[1].label”
 *
 * Finds a row.
 *
 * Returns: (transfer none) (nullable): the row
 */
TelComparisonRow *
tel_comparison_find (TelComparison *self, const char *name)
{
  g_return_val_if_fail (TEL_IS_COMPARISON (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (tel_comparison_row_get_name (self->rows->pdata[i]), name))
      return self->rows->pdata[i];

  return NULL;
}

/**
 * tel_comparison_get_since:
 * @self: a comparison
 *
 * Gets when the snapshot was taken that stands on the left.
 *
 * Returns: (transfer none) (nullable): the time, %NULL when the left side is an object of its own
 */
GDateTime *
tel_comparison_get_since (TelComparison *self)
{
  g_return_val_if_fail (TEL_IS_COMPARISON (self), NULL);

  return self->snapshot != NULL ? tel_snapshot_get_taken_at (self->snapshot) : NULL;
}
