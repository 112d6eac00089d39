/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-pack.h"

#include "audit/tel-snapshot-private.h"

#include "model/tel-error.h"
#include "model/tel-tree.h"

#include <glib/gi18n-lib.h>

/* Of what it is, when, in which zone, by whom. */
#define ORIGIN "(sxsmsms)"
/* Nick, state and reason of each part. */
#define PARTS "a(sums)"
/* Of each kind of objects the names of its properties, and of each object its values by the places of those names. */
#define KINDS "a(sasa" VALUES ")"
#define VALUES "a{yv}"
/* What is known of a device: the state of its string and its number, dates, whether it is on a Mac, its registration.
 */
#define DEVICES "a{s(uuxxxb" REGISTRATION ")}"
#define REGISTRATION "m(umsmsx)"
/* What the cluster says of a user's password. */
#define CREDENTIALS "a{s(umsmsms)}"
/* Of each other cluster its name, when it was read or why it was not, and who is at home there. */
#define OTHERS "a(smxmsas)"
#define CONTENT                                                                                                        \
  "(" ORIGIN PARTS "as" KINDS DEVICES "as" CREDENTIALS "a{sb}"                                                         \
  "ab"                                                                                                                 \
  "b"                                                                                                                  \
  "a{su}" OTHERS ")"
#define TREE "(smsav)"

/* Deeper than any answer that is read (TelXmlLimits). */
#define DEEPEST 64

static GVariant *write_values (TelObject *object, GPtrArray *names, GPtrArray *line_names);
static gboolean
read_values (TelObject *object, GVariant *values, const char *const *names, const char *const *line_names);

/* What is carried is no part of what lists tell; a string never is. */
static gboolean
is_packed (const GParamSpec *property)
{
  return property->value_type != TEL_TYPE_AUTH_STRING && property->value_type != TEL_TYPE_CARRIED &&
         (property->flags & G_PARAM_READWRITE) == G_PARAM_READWRITE;
}

static GPtrArray *
list_names (GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GPtrArray *names = g_ptr_array_new ();
  g_autofree GParamSpec **properties = NULL;
  guint n_properties;

  properties = g_object_class_list_properties (G_OBJECT_CLASS (klass), &n_properties);
  for (guint i = 0; i < n_properties; i++)
    if (is_packed (properties[i]))
      g_ptr_array_add (names, (gpointer) g_intern_string (properties[i]->name));

  return names;
}

static GVariant *
write_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_variant_new_string (valid);
}

static GVariant *
write_maybe (const char *text)
{
  return g_variant_new_maybe (G_VARIANT_TYPE_STRING, text != NULL ? write_text (text) : NULL);
}

static GVariant *
write_tree (const TelTree *tree)
{
  GVariantBuilder children;

  g_variant_builder_init (&children, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < tel_tree_get_n_children (tree); i++)
    g_variant_builder_add (&children, "v", write_tree (tel_tree_get_child (tree, i)));

  return g_variant_new ("(@s@ms@av)", write_text (tel_tree_get_name (tree)), write_maybe (tel_tree_get_text (tree)),
                        g_variant_builder_end (&children));
}

static TelTree *
read_tree (GVariant *variant, guint depth)
{
  g_autoptr (GVariant) children = NULL;
  g_autoptr (GPtrArray) trees = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);
  const char *name;
  const char *text;

  if (depth > DEEPEST || !g_variant_is_of_type (variant, G_VARIANT_TYPE (TREE)))
    return NULL;

  g_variant_get (variant, "(&sm&s@av)", &name, &text, &children);
  for (gsize i = 0; i < g_variant_n_children (children); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (children, i);
      g_autoptr (GVariant) child = g_variant_get_variant (boxed);
      TelTree *tree = read_tree (child, depth + 1);

      if (tree == NULL)
        return NULL;
      g_ptr_array_add (trees, tree);
    }

  return tel_tree_new (name, text, (TelTree *const *) trees->pdata, trees->len);
}

static GVariant *
write_lines (GListModel *lines, GPtrArray *line_names)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" VALUES));
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelObject) line = g_list_model_get_item (lines, i);

      g_variant_builder_add_value (&builder, write_values (line, line_names, NULL));
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
write_strings (const char *const *strings)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; strings[i] != NULL; i++)
    g_variant_builder_add_value (&builder, write_text (strings[i]));

  return g_variant_builder_end (&builder);
}

/* %NULL for what is not set. */
static GVariant *
write_value (const GValue *value, GPtrArray *line_names)
{
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_get_string (value) != NULL ? write_text (g_value_get_string (value)) : NULL;
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return g_variant_new_boolean (g_value_get_boolean (value));
  if (G_VALUE_HOLDS_UINT (value))
    return g_variant_new_uint32 (g_value_get_uint (value));
  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return g_value_get_boxed (value) != NULL ? write_strings (g_value_get_boxed (value)) : NULL;
  if (G_VALUE_HOLDS (value, TEL_TYPE_TREE))
    return g_value_get_boxed (value) != NULL ? write_tree (g_value_get_boxed (value)) : NULL;
  if (G_VALUE_HOLDS (value, G_TYPE_LIST_STORE) && line_names != NULL)
    return write_lines (g_value_get_object (value), line_names);

  g_assert_not_reached ();
}

static GVariant *
write_values (TelObject *object, GPtrArray *names, GPtrArray *line_names)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (VALUES));
  for (guint i = 0; i < names->len; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      GVariant *variant;

      g_object_get_property (G_OBJECT (object), names->pdata[i], &value);
      variant = write_value (&value, line_names);
      if (variant != NULL)
        g_variant_builder_add (&builder, "{yv}", (guchar) i, variant);
    }

  return g_variant_builder_end (&builder);
}

static gboolean
read_lines (GValue *value, GVariant *variant, const char *const *line_names)
{
  g_autoptr (GListStore) lines = g_list_store_new (TEL_TYPE_LINE);

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE ("a" VALUES)))
    return FALSE;

  for (gsize i = 0; i < g_variant_n_children (variant); i++)
    {
      g_autoptr (GVariant) values = g_variant_get_child_value (variant, i);
      g_autoptr (TelLine) line = tel_line_new ();

      if (!read_values (TEL_OBJECT (line), values, line_names, NULL))
        return FALSE;
      g_list_store_append (lines, line);
    }
  g_value_take_object (value, g_steal_pointer (&lines));

  return TRUE;
}

static gboolean
read_value (GValue *value, GVariant *variant, const char *const *line_names)
{
  if (G_VALUE_HOLDS_STRING (value) && g_variant_is_of_type (variant, G_VARIANT_TYPE_STRING))
    g_value_set_string (value, g_variant_get_string (variant, NULL));
  else if (G_VALUE_HOLDS_BOOLEAN (value) && g_variant_is_of_type (variant, G_VARIANT_TYPE_BOOLEAN))
    g_value_set_boolean (value, g_variant_get_boolean (variant));
  else if (G_VALUE_HOLDS_UINT (value) && g_variant_is_of_type (variant, G_VARIANT_TYPE_UINT32))
    g_value_set_uint (value, g_variant_get_uint32 (variant));
  else if (G_VALUE_HOLDS (value, G_TYPE_STRV) && g_variant_is_of_type (variant, G_VARIANT_TYPE_STRING_ARRAY))
    g_value_take_boxed (value, g_variant_dup_strv (variant, NULL));
  else if (G_VALUE_HOLDS (value, TEL_TYPE_TREE))
    g_value_take_boxed (value, read_tree (variant, 0));
  else if (G_VALUE_HOLDS (value, G_TYPE_LIST_STORE) && line_names != NULL)
    return read_lines (value, variant, line_names);
  else
    return FALSE;

  return TRUE;
}

/* A property that this version does not know is passed over. */
static gboolean
read_values (TelObject *object, GVariant *values, const char *const *names, const char *const *line_names)
{
  guint n_names = g_strv_length ((char **) names);

  for (gsize i = 0; i < g_variant_n_children (values); i++)
    {
      g_autoptr (GVariant) variant = NULL;
      g_auto (GValue) value = G_VALUE_INIT;
      GParamSpec *property;
      guchar place;

      g_variant_get_child (values, i, "{yv}", &place, &variant);
      if (place >= n_names)
        return FALSE;
      property = g_object_class_find_property (G_OBJECT_GET_CLASS (object), names[place]);
      if (property == NULL || !is_packed (property))
        continue;
      g_value_init (&value, property->value_type);
      if (!read_value (&value, variant, line_names))
        return FALSE;
      g_object_set_property (G_OBJECT (object), names[place], &value);
    }

  return TRUE;
}

static GVariant *
write_names (GPtrArray *names)
{
  return g_variant_new_strv ((const char *const *) names->pdata, names->len);
}

static GVariant *
write_kinds (TelSnapshot *self, GPtrArray *line_names)
{
  GVariantBuilder kinds;

  g_variant_builder_init (&kinds, G_VARIANT_TYPE (KINDS));
  for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    {
      g_autoptr (GPtrArray) names = list_names (tel_object_kind_get_object_type (kind));
      GVariantBuilder objects;

      g_variant_builder_init (&objects, G_VARIANT_TYPE ("a" VALUES));
      for (guint i = 0; i < tel_snapshot_get_n (self, kind); i++)
        g_variant_builder_add_value (&objects, write_values (tel_snapshot_get_nth (self, kind, i), names, line_names));
      g_variant_builder_add (&kinds, "(s@as@a" VALUES ")", tel_object_kind_get_nick (kind), write_names (names),
                             g_variant_builder_end (&objects));
    }

  return g_variant_builder_end (&kinds);
}

static GVariant *
write_parts (TelSnapshot *self)
{
  GVariantBuilder parts;

  g_variant_builder_init (&parts, G_VARIANT_TYPE (PARTS));
  for (TelSnapshotPart part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    g_variant_builder_add (&parts, "(su@ms)", tel_snapshot_part_get_nick (part), self->parts[part].state,
                           write_maybe (self->parts[part].reason));

  return g_variant_builder_end (&parts);
}

static GVariant *
write_registration (TelRegistration *registration)
{
  GVariant *variant = NULL;

  if (registration != NULL)
    variant = g_variant_new ("(u@ms@msx)", tel_registration_get_state (registration),
                             write_maybe (tel_registration_get_address (registration)),
                             write_maybe (tel_registration_get_server (registration)),
                             tel_registration_get_last_seen (registration));

  return g_variant_new_maybe (G_VARIANT_TYPE ("(umsmsx)"), variant);
}

static GVariant *
write_device_facts (TelSnapshot *self)
{
  GVariantBuilder devices;
  GHashTableIter iter;
  gpointer name, value;

  g_variant_builder_init (&devices, G_VARIANT_TYPE (DEVICES));
  g_hash_table_iter_init (&iter, self->device_facts);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const TelSnapshotDeviceFacts *facts = value;

      g_variant_builder_add (&devices, "{@s(uuxxxb@" REGISTRATION ")}", write_text (name), facts->string_state,
                             facts->string_ordinal, facts->valid_until, facts->issuer_valid_until, facts->delivered_at,
                             facts->mac_only, write_registration (facts->registration));
    }

  return g_variant_builder_end (&devices);
}

static GVariant *
write_table (GHashTable *table, const char *type)
{
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer key, value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (type));
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (g_str_equal (type, "as"))
        g_variant_builder_add_value (&builder, write_text (key));
      else if (g_str_equal (type, "a{su}"))
        g_variant_builder_add (&builder, "{@su}", write_text (key), GPOINTER_TO_UINT (value));
      else
        g_variant_builder_add (&builder, "{@sb}", write_text (key), GPOINTER_TO_INT (value) != 0);
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
write_credentials (TelSnapshot *self)
{
  GVariantBuilder credentials;
  GHashTableIter iter;
  gpointer user_id, value;

  g_variant_builder_init (&credentials, G_VARIANT_TYPE (CREDENTIALS));
  g_hash_table_iter_init (&iter, self->credentials);
  while (g_hash_table_iter_next (&iter, &user_id, &value))
    {
      const TelCredential *credential = value;

      g_variant_builder_add (&credentials, "{@s(u@ms@ms@ms)}", write_text (user_id), credential->state,
                             write_maybe (credential->policy), write_maybe (credential->changed),
                             write_maybe (credential->locked));
    }

  return g_variant_builder_end (&credentials);
}

static GVariant *
write_others (TelSnapshot *self)
{
  GVariantBuilder others;

  g_variant_builder_init (&others, G_VARIANT_TYPE (OTHERS));
  for (guint i = 0; i < self->other_clusters->len; i++)
    {
      TelOtherCluster *other = self->other_clusters->pdata[i];
      GDateTime *taken_at = tel_other_cluster_get_taken_at (other);
      GVariant *when = taken_at != NULL ? g_variant_new_int64 (g_date_time_to_unix (taken_at)) : NULL;
      g_auto (GStrv) users = tel_other_cluster_list_home_users (other);

      g_variant_builder_add (&others, "(@s@mx@ms@as)", write_text (tel_other_cluster_get_name (other)),
                             g_variant_new_maybe (G_VARIANT_TYPE_INT64, when),
                             write_maybe (tel_other_cluster_get_reason (other)),
                             write_strings ((const char *const *) users));
    }

  return g_variant_builder_end (&others);
}

static GVariant *
write_products (TelSnapshot *self)
{
  GVariantBuilder products;

  g_variant_builder_init (&products, G_VARIANT_TYPE ("ab"));
  for (TelDeviceType type = 0; type < TEL_N_DEVICE_TYPES; type++)
    g_variant_builder_add (&products, "b", self->products[type]);

  return g_variant_builder_end (&products);
}

/**
 * tel_snapshot_copy:
 * @self: a snapshot
 *
 * Copies what a snapshot holds at this moment, for a thread that packs it while the snapshot goes on. The objects are
 * the same, which are exchanged rather than changed.
 *
 * Returns: (transfer full): another snapshot
 */
TelSnapshot *
tel_snapshot_copy (TelSnapshot *self)
{
  TelSnapshot *copy = tel_snapshot_new (self->release, self->taken_at, self->zone);
  GHashTableIter iter;
  gpointer key, value;

  tel_snapshot_set_origin (copy, self->cluster_name, self->taken_by);
  for (TelSnapshotPart part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    tel_snapshot_set_state (copy, part, self->parts[part].state, self->parts[part].reason);
  for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    for (guint i = 0; i < tel_snapshot_get_n (self, kind); i++)
      tel_snapshot_put (copy, kind, tel_snapshot_get_nth (self, kind, i));

  g_hash_table_iter_init (&iter, self->device_facts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      TelSnapshotDeviceFacts *facts = g_memdup2 (value, sizeof (TelSnapshotDeviceFacts));

      if (facts->registration != NULL)
        tel_registration_ref (facts->registration);
      g_hash_table_insert (copy->device_facts, g_strdup (key), facts);
    }
  g_hash_table_iter_init (&iter, self->from_directory);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy->from_directory, g_strdup (key));
  g_hash_table_iter_init (&iter, self->credentials);
  while (g_hash_table_iter_next (&iter, &key, &value))
    tel_snapshot_set_credential (copy, key, value);
  g_hash_table_iter_init (&iter, self->credential_policies);
  while (g_hash_table_iter_next (&iter, &key, &value))
    tel_snapshot_set_credential_policy (copy, key, GPOINTER_TO_UINT (value));
  for (guint i = 0; i < self->other_clusters->len; i++)
    tel_snapshot_add_other_cluster (copy, self->other_clusters->pdata[i]);
  g_hash_table_iter_init (&iter, self->forwards);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->forwards, g_strdup (key), value);
  memcpy (copy->products, self->products, sizeof self->products);
  copy->capf_reachable = self->capf_reachable;
  copy->last_ordinal = self->last_ordinal;

  return copy;
}

/**
 * tel_snapshot_pack:
 * @self: a snapshot that nobody changes meanwhile
 *
 * Makes bytes of a snapshot, the same on every machine.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
tel_snapshot_pack (TelSnapshot *self)
{
  g_autoptr (GPtrArray) line_names = list_names (TEL_TYPE_LINE);
  g_autoptr (GVariant) content = NULL;
  GVariant *origin;

  g_return_val_if_fail (TEL_IS_SNAPSHOT (self), NULL);

  origin = g_variant_new ("(sxs@ms@ms)", tel_release_to_string (self->release), g_date_time_to_unix (self->taken_at),
                          g_time_zone_get_identifier (self->zone), write_maybe (self->cluster_name),
                          write_maybe (self->taken_by));
  content = g_variant_ref_sink (
      g_variant_new ("(@" ORIGIN "@" PARTS "@as@" KINDS "@" DEVICES "@as@" CREDENTIALS "@a{sb}@abb@a{su}@" OTHERS ")",
                     origin, write_parts (self), write_names (line_names), write_kinds (self, line_names),
                     write_device_facts (self), write_table (self->from_directory, "as"), write_credentials (self),
                     write_table (self->forwards, "a{sb}"), write_products (self), self->capf_reachable,
                     write_table (self->credential_policies, "a{su}"), write_others (self)));

  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      GVariant *swapped = g_variant_byteswap (content);

      g_variant_unref (content);
      content = swapped;
    }

  return g_variant_get_data_as_bytes (content);
}

static TelSnapshot *
read_origin (GVariant *origin)
{
  const char *release_name, *zone_name, *cluster_name, *taken_by;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) taken_at = NULL;
  TelRelease release;
  TelSnapshot *snapshot;
  gint64 when;

  g_variant_get (origin, "(&sx&sm&sm&s)", &release_name, &when, &zone_name, &cluster_name, &taken_by);
  release = tel_release_from_string (release_name);
  zone = g_time_zone_new_identifier (zone_name);
  utc = g_date_time_new_from_unix_utc (when);
  if (release == TEL_RELEASE_UNKNOWN || zone == NULL || utc == NULL)
    return NULL;

  taken_at = g_date_time_to_timezone (utc, zone);
  snapshot = tel_snapshot_new (release, taken_at, zone);
  tel_snapshot_set_origin (snapshot, cluster_name, taken_by);

  return snapshot;
}

/* A part that this version does not know is passed over; one that was not known then was not read. */
static gboolean
read_parts (TelSnapshot *self, GVariant *parts)
{
  for (gsize i = 0; i < g_variant_n_children (parts); i++)
    {
      const char *nick, *reason;
      guint32 state;

      g_variant_get_child (parts, i, "(&sum&s)", &nick, &state, &reason);
      if (state > TEL_SNAPSHOT_STATE_REFUSED)
        return FALSE;
      for (TelSnapshotPart part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
        if (g_str_equal (tel_snapshot_part_get_nick (part), nick))
          tel_snapshot_set_state (self, part, state, reason);
    }

  return TRUE;
}

static gboolean
find_kind (const char *nick, TelObjectKind *kind)
{
  for (*kind = 0; *kind < TEL_N_OBJECT_KINDS; (*kind)++)
    if (g_str_equal (tel_object_kind_get_nick (*kind), nick))
      return TRUE;

  return FALSE;
}

static gboolean
read_kinds (TelSnapshot *self, GVariant *kinds, const char *const *line_names)
{
  for (gsize i = 0; i < g_variant_n_children (kinds); i++)
    {
      g_autofree const char **names = NULL;
      g_autoptr (GVariant) objects = NULL;
      const char *nick;
      TelObjectKind kind;

      g_variant_get_child (kinds, i, "(&s^a&s@a" VALUES ")", &nick, &names, &objects);
      if (!find_kind (nick, &kind))
        continue;
      for (gsize j = 0; j < g_variant_n_children (objects); j++)
        {
          g_autoptr (GVariant) values = g_variant_get_child_value (objects, j);
          g_autoptr (TelObject) object = g_object_new (tel_object_kind_get_object_type (kind), NULL);

          if (!read_values (object, values, names, line_names))
            return FALSE;
          tel_snapshot_put (self, kind, object);
        }
    }

  return TRUE;
}

static TelRegistration *
read_registration (const char *name, GVariant *maybe)
{
  static const char *const statuses[] = { NULL, "Registered", "UnRegistered" };
  g_autoptr (GVariant) variant = g_variant_get_maybe (maybe);
  const char *address, *server;
  guint32 state;
  gint64 last_seen;

  if (variant == NULL)
    return NULL;

  g_variant_get (variant, "(um&sm&sx)", &state, &address, &server, &last_seen);

  return tel_registration_new (name, state < G_N_ELEMENTS (statuses) ? statuses[state] : NULL, address, server,
                               last_seen);
}

static void
read_device_facts (TelSnapshot *self, GVariant *devices)
{
  for (gsize i = 0; i < g_variant_n_children (devices); i++)
    {
      g_autoptr (GVariant) registered = NULL;
      TelRegistration *registration;
      const char *name;
      guint32 state, ordinal;
      gint64 until, issuer_until, delivered_at;
      gboolean mac_only;

      g_variant_get_child (devices, i, "{&s(uuxxxb@" REGISTRATION ")}", &name, &state, &ordinal, &until, &issuer_until,
                           &delivered_at, &mac_only, &registered);
      tel_snapshot_set_string (self, name, MIN (state, TEL_STRING_STATE_MALFORMED), ordinal);
      tel_snapshot_set_certificate_dates (self, name, until, issuer_until);
      tel_snapshot_set_delivered_at (self, name, delivered_at);
      if (mac_only)
        tel_snapshot_set_mac_only (self, name);
      registration = read_registration (name, registered);
      if (registration != NULL)
        {
          tel_snapshot_set_registration (self, registration);
          tel_registration_unref (registration);
        }
    }
}

static void
read_credentials (TelSnapshot *self, GVariant *credentials, GVariant *policies)
{
  const char *key;
  guint32 number;

  for (gsize i = 0; i < g_variant_n_children (credentials); i++)
    {
      g_autoptr (TelCredential) credential = g_new0 (TelCredential, 1);

      g_variant_get_child (credentials, i, "{&s(umsmsms)}", &key, &number, &credential->policy, &credential->changed,
                           &credential->locked);
      credential->state = (TelCredentialState) number;
      tel_snapshot_set_credential (self, key, credential);
    }
  for (gsize i = 0; i < g_variant_n_children (policies); i++)
    {
      g_variant_get_child (policies, i, "{&su}", &key, &number);
      tel_snapshot_set_credential_policy (self, key, number);
    }
}

static gboolean
read_others (TelSnapshot *self, GVariant *others)
{
  for (gsize i = 0; i < g_variant_n_children (others); i++)
    {
      g_autofree const char **users = NULL;
      g_autoptr (GDateTime) taken_at = NULL;
      g_autoptr (TelOtherCluster) other = NULL;
      const char *name, *reason;
      gboolean has_time;
      gint64 when;

      g_variant_get_child (others, i, "(&smxm&s^a&s)", &name, &has_time, &when, &reason, &users);
      if (has_time)
        taken_at = g_date_time_new_from_unix_utc (when);
      if (taken_at == NULL && reason == NULL)
        return FALSE;
      other = taken_at != NULL ? tel_other_cluster_new (name, taken_at) : tel_other_cluster_new_left_out (name, reason);
      for (guint j = 0; users[j] != NULL; j++)
        tel_other_cluster_add_home_user (other, users[j]);
      tel_snapshot_add_other_cluster (self, other);
    }

  return TRUE;
}

static void
read_tables (TelSnapshot *self, GVariant *directory, GVariant *forwards, GVariant *products)
{
  const char *key;
  gboolean flag;

  for (gsize i = 0; i < g_variant_n_children (directory); i++)
    {
      g_variant_get_child (directory, i, "&s", &key);
      tel_snapshot_set_from_directory (self, key);
    }
  for (gsize i = 0; i < g_variant_n_children (forwards); i++)
    {
      g_variant_get_child (forwards, i, "{&sb}", &key, &flag);
      g_hash_table_insert (self->forwards, g_strdup (key), GINT_TO_POINTER (flag ? 1 : 0));
    }
  for (gsize i = 0; i < MIN (g_variant_n_children (products), TEL_N_DEVICE_TYPES); i++)
    {
      g_variant_get_child (products, i, "b", &flag);
      tel_snapshot_set_product (self, i, flag);
    }
}

/* Bytes that are what they should be by their form, in the order of this machine. */
static GVariant *
read_content (GBytes *bytes)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (CONTENT), bytes, FALSE));

  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      GVariant *swapped = g_variant_byteswap (content);

      g_variant_unref (content);
      content = swapped;
    }

  return g_variant_is_normal_form (content) ? g_steal_pointer (&content) : NULL;
}

/**
 * tel_snapshot_unpack:
 * @bytes: what tel_snapshot_pack() has made
 * @error: return location
 *
 * Makes a snapshot of bytes. What a later version has added is passed over.
 *
 * Returns: (transfer full): the snapshot, or %NULL with %TEL_ERROR_STORAGE set where the bytes are none
 */
TelSnapshot *
tel_snapshot_unpack (GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GVariant) origin = NULL;
  g_autoptr (GVariant) parts = NULL;
  g_autoptr (GVariant) kinds = NULL;
  g_autoptr (GVariant) devices = NULL;
  g_autoptr (GVariant) directory = NULL;
  g_autoptr (GVariant) credentials = NULL;
  g_autoptr (GVariant) forwards = NULL;
  g_autoptr (GVariant) products = NULL;
  g_autoptr (GVariant) policies = NULL;
  g_autoptr (GVariant) others = NULL;
  g_autofree const char **line_names = NULL;
  g_autoptr (TelSnapshot) self = NULL;
  gboolean capf_reachable;

  g_return_val_if_fail (bytes != NULL, NULL);

  content = read_content (bytes);
  if (content != NULL)
    {
      g_variant_get (content,
                     "(@" ORIGIN "@" PARTS "^a&s@" KINDS "@" DEVICES "@as@" CREDENTIALS "@a{sb}@abb@a{su}@" OTHERS ")",
                     &origin, &parts, &line_names, &kinds, &devices, &directory, &credentials, &forwards, &products,
                     &capf_reachable, &policies, &others);
      self = read_origin (origin);
    }
  if (self == NULL || !read_parts (self, parts) || !read_kinds (self, kinds, line_names) || !read_others (self, others))
    {
      g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE,
                           _ ("The snapshot does not hold what this version of the program reads."));
      return NULL;
    }

  read_device_facts (self, devices);
  read_tables (self, directory, forwards, products);
  read_credentials (self, credentials, policies);
  tel_snapshot_set_capf_reachable (self, capf_reachable);

  return g_steal_pointer (&self);
}
