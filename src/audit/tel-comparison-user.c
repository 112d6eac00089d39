/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-comparison-private.h"

#include <glib/gi18n-lib.h>

static const char *const who[] = { "user-id",       "first-name", "middle-name",   "last-name",
                                   "display-name",  "mail",       "department",    "telephone-number",
                                   "directory-uri", "status",     "ldap-directory" };
static const char *const settings[] = { "user-locale",  "cti-enabled",     "mobility-enabled", "presence-group",
                                        "home-cluster", "im-and-presence", "service-profile" };
static const char *const theirs[] = { "primary-pattern", "primary-partition", "associated-devices" };

static void
add_properties (TelComparison *self, const TelComparisonPlace *place, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    tel_comparison_add_property (self, place, names[i], TEL_COMPARISON_APPLIES_BOTH,
                                 _ ("It is not copied: it tells who this user is, or what is theirs."));
}

static void
add_group (TelComparison *self, const TelComparisonPlace *place, const char *group)
{
  gboolean is_left = tel_user_is_in_group (TEL_USER (place->left), group);
  gboolean is_right = tel_user_is_in_group (TEL_USER (place->right), group);
  /* Translators: of a user and a user group */
  const char *words[] = { _ ("not a member"), _ ("member") };
  TelComparisonState state = TEL_COMPARISON_STATE_SAME;
  TelComparisonRow *row;
  g_autofree char *object = tel_object_kind_describe (TEL_OBJECT_KIND_USER_GROUP, group, NULL);
  g_autofree char *reason = NULL;

  if (is_left != is_right)
    state = is_left ? TEL_COMPARISON_STATE_ONLY_LEFT : TEL_COMPARISON_STATE_ONLY_RIGHT;
  row = tel_comparison_add_in_state (self, place, group, group, state, words[is_left], words[is_right]);
  tel_comparison_show_group (self, row, group);
  if (!tel_comparison_row_is_difference (row))
    return;
  if (!is_left || tel_store_lookup (tel_cluster_get_store (self->cluster, TEL_OBJECT_KIND_USER_GROUP), group) != NULL)
    {
      tel_comparison_take_group (self, row, group);
      return;
    }

  /* Translators: an object such as device pool “Tokyo” */
  reason = g_strdup_printf (_ ("The %s is not copied: the cluster does not have it."), object);
  tel_comparison_row_forbid (row, reason);
}

static void
add_groups (TelComparison *self, const TelComparisonPlace *place)
{
  const char *const *left = tel_user_get_groups (TEL_USER (place->left));
  const char *const *right = tel_user_get_groups (TEL_USER (place->right));

  if (!tel_comparison_is_told (self, place->left, "groups"))
    return;

  for (guint i = 0; left != NULL && left[i] != NULL; i++)
    add_group (self, place, left[i]);
  for (guint i = 0; right != NULL && right[i] != NULL; i++)
    if (!tel_user_is_in_group (TEL_USER (place->left), right[i]))
      add_group (self, place, right[i]);
}

/**
 * tel_comparison_add_user:
 * @self: a comparison
 * @pair: two users
 *
 * Adds the fields of two users, group by group.
 */
void
tel_comparison_add_user (TelComparison *self, TelComparisonPair *pair)
{
  TelComparisonPlace place = { pair, _ ("User"), "", pair->left, pair->right };

  add_properties (self, &place, who, G_N_ELEMENTS (who));
  /* Translators: a section of a user's fields */
  place.section = _ ("Settings");
  add_properties (self, &place, settings, G_N_ELEMENTS (settings));
  place.section = tel_object_get_property_label (pair->right, "groups");
  place.prefix = "groups.";
  add_groups (self, &place);
  place.section = _ ("Devices and extension");
  place.prefix = "";
  add_properties (self, &place, theirs, G_N_ELEMENTS (theirs));
  tel_comparison_add_rest (self, pair);
}

static const char *
get_type_label (TelDevice *device)
{
  TelDeviceType type;

  if (tel_device_get_device_type (device, &type))
    return tel_device_type_get_label (type);

  return tel_device_get_product (device) != NULL ? tel_device_get_product (device) : "";
}

static const char *
get_type_name (TelDevice *device)
{
  TelDeviceType type;

  return tel_device_get_device_type (device, &type) ? tel_device_type_get_prefix (type)
                                                    : tel_device_get_product (device);
}

/* Jabber's types come in their order, before all others. */
static guint
get_rank (TelDevice *device)
{
  TelDeviceType type;

  return tel_device_get_device_type (device, &type) ? type : TEL_N_DEVICE_TYPES;
}

static int
compare_devices (gconstpointer a, gconstpointer b)
{
  TelDevice *one = *(TelDevice *const *) a;
  TelDevice *other = *(TelDevice *const *) b;

  if (get_rank (one) != get_rank (other))
    return get_rank (one) < get_rank (other) ? -1 : 1;

  return g_strcmp0 (tel_device_get_name (one), tel_device_get_name (other));
}

static GPtrArray *
sort_devices (GPtrArray *devices)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; devices != NULL && i < devices->len; i++)
    g_ptr_array_add (sorted, devices->pdata[i]);
  g_ptr_array_sort (sorted, compare_devices);

  return sorted;
}

/* Of two people the device of the same type; of one person then and now, the device itself. */
static TelDevice *
take_counterpart (TelComparison *self, GPtrArray *devices, TelDevice *device)
{
  for (guint i = 0; i < devices->len; i++)
    if (self->snapshot != NULL
            ? g_strcmp0 (tel_device_get_name (devices->pdata[i]), tel_device_get_name (device)) == 0
            : g_strcmp0 (tel_device_get_product (devices->pdata[i]), tel_device_get_product (device)) == 0)
      return g_ptr_array_steal_index (devices, i);

  return NULL;
}

static char *
make_prefix (TelDevice *device, GHashTable *used)
{
  const char *name = get_type_name (device);
  guint n_used = GPOINTER_TO_UINT (g_hash_table_lookup (used, name));

  g_hash_table_insert (used, g_strdup (name), GUINT_TO_POINTER (n_used + 1));

  return n_used == 0 ? g_strdup_printf ("%s.", name) : g_strdup_printf ("%s[%u].", name, n_used + 1);
}

static void
add_one (TelComparison *self, TelDevice *device, gboolean is_left, const char *prefix)
{
  TelComparisonPair *pair =
      tel_comparison_add_pair (self, TEL_OBJECT (device), TEL_OBJECT (device), get_type_label (device), prefix);
  TelComparisonPlace place = { pair, NULL, "", TEL_OBJECT (device), TEL_OBJECT (device) };
  const char *name = tel_device_get_name (device);
  TelComparisonRow *row =
      tel_comparison_add (self, &place, "name", tel_object_get_property_label (TEL_OBJECT (device), "name"),
                          is_left ? name : NULL, is_left ? NULL : name);

  tel_comparison_row_forbid (row, _ ("A device is not copied: create or retire it on the Users page."));
}

/**
 * tel_comparison_add_devices:
 * @self: a comparison of users
 * @left: (element-type TelDevice) (nullable): the devices of the left one
 * @right: (element-type TelDevice) (nullable): the devices of the right one
 *
 * Adds the devices of two users, type by type.
 */
void
tel_comparison_add_devices (TelComparison *self, GPtrArray *left, GPtrArray *right)
{
  g_autoptr (GPtrArray) lefts = sort_devices (left);
  g_autoptr (GPtrArray) rights = sort_devices (right);
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lefts->len; i++)
    {
      TelDevice *device = lefts->pdata[i];
      TelDevice *counterpart = take_counterpart (self, rights, device);
      g_autofree char *prefix = make_prefix (device, used);

      if (counterpart != NULL)
        tel_comparison_add_device (self, tel_comparison_add_pair (self, TEL_OBJECT (device), TEL_OBJECT (counterpart),
                                                                  get_type_label (counterpart), prefix));
      else
        add_one (self, device, TRUE, prefix);
    }
  for (guint i = 0; i < rights->len; i++)
    {
      g_autofree char *prefix = make_prefix (rights->pdata[i], used);

      add_one (self, rights->pdata[i], FALSE, prefix);
    }
}
