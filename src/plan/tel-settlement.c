/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-settlement.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"
#include "model/tel-device.h"

#include "plan/tel-conflict.h"
#include "plan/tel-merge.h"
#include "plan/tel-step-private.h"

/* These go together in one write: the string may only be sent with its operation (contract 4.2). */
static const char *const enrolment[] = {
  "certificate-operation", "authentication-mode",   "key-size",     "key-order",
  "ec-key-size",           "authentication-string", "completes-by", NULL,
};

static GParamSpec *
find_property (TelObject *object, const char *property)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (object), property);
}

static gboolean
contains_all (const char *const *list, const char *const *members)
{
  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    if (list == NULL || !g_strv_contains (list, members[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_same_set (const char *const *one, const char *const *other)
{
  return contains_all (one, other) && contains_all (other, one);
}

static gboolean
is_same_secret (TelAuthString *one, TelAuthString *other)
{
  return one == other || (one != NULL && other != NULL && tel_auth_string_equal (one, other));
}

/* The cluster takes minutes and may give none (contract 4.4). Any zone serves to compare. */
static gboolean
is_same_deadline (const char *one, const char *other)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) first = tel_deadline_parse (one, zone);
  g_autoptr (GDateTime) second = tel_deadline_parse (other, zone);

  return first != NULL && second != NULL && g_date_time_equal (first, second);
}

static gboolean
is_blank_value (const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_get_string (value) == NULL || *g_value_get_string (value) == '\0';
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return !g_value_get_boolean (value);
  if (G_VALUE_HOLDS_UINT (value))
    return g_value_get_uint (value) == 0;
  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return g_value_get_boxed (value) == NULL || *(char **) g_value_get_boxed (value) == NULL;
  if (G_VALUE_HOLDS_BOXED (value))
    return g_value_get_boxed (value) == NULL;
  if (G_VALUE_HOLDS_OBJECT (value) && G_IS_LIST_MODEL (g_value_get_object (value)))
    return g_list_model_get_n_items (g_value_get_object (value)) == 0;

  return TRUE;
}

static gboolean
is_blank (TelObject *object, const char *property)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (object), property, &value);

  return is_blank_value (&value);
}

/* The cluster does not tell an empty value from none (contract 2.0, rule 5). */
static gboolean
is_nothing (const TelTree *tree)
{
  const char *text = tel_tree_get_text (tree);

  return tel_tree_get_n_children (tree) == 0 && (text == NULL || *text == '\0');
}

/* A tree that was taken away may be told all the same, as one that leads nowhere. */
static gboolean
is_blank_tree (const TelTree *tree)
{
  if (tree == NULL || is_nothing (tree))
    return TRUE;
  if (tel_tree_get_n_children (tree) == 0)
    return g_str_equal (tel_tree_get_text (tree), "false");

  for (guint i = 0; i < tel_tree_get_n_children (tree); i++)
    if (!is_blank_tree (tel_tree_get_child (tree, i)))
      return FALSE;

  return TRUE;
}

/* All that was sent stands in what was found; the cluster may have added to it. */
static gboolean
tree_has (const TelTree *found, const TelTree *sent)
{
  if (found == NULL || g_strcmp0 (tel_tree_get_name (found), tel_tree_get_name (sent)) != 0)
    return FALSE;
  if (tel_tree_get_n_children (sent) == 0)
    return g_strcmp0 (tel_tree_get_text (found) != NULL ? tel_tree_get_text (found) : "",
                      tel_tree_get_text (sent) != NULL ? tel_tree_get_text (sent) : "") == 0;

  for (guint i = 0; i < tel_tree_get_n_children (sent); i++)
    {
      gboolean has = is_nothing (tel_tree_get_child (sent, i)) &&
                     tel_tree_find (found, tel_tree_get_name (tel_tree_get_child (sent, i))) == NULL;

      for (guint j = 0; !has && j < tel_tree_get_n_children (found); j++)
        has = tree_has (tel_tree_get_child (found, j), tel_tree_get_child (sent, i));
      if (!has)
        return FALSE;
    }

  return TRUE;
}

/* Of what is sent with a member of a list, what was left unset is the cluster's to choose. */
static gboolean
member_as_sent (TelObject *sent, TelObject *found)
{
  g_autofree GParamSpec **pspecs = NULL;
  guint n_pspecs;

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (sent), &n_pspecs);
  for (guint i = 0; i < n_pspecs; i++)
    {
      const char *name = pspecs[i]->name;

      if (g_str_equal (name, "uuid") || g_str_equal (name, "carried"))
        continue;
      if ((!is_blank (sent, name) || g_str_equal (name, "partition")) && !tel_settlement_is_same (sent, found, name))
        return FALSE;
    }

  return TRUE;
}

static gboolean
list_as_sent (GListModel *sent, GListModel *found)
{
  if (g_list_model_get_n_items (sent) != g_list_model_get_n_items (found))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (sent); i++)
    {
      g_autoptr (TelObject) mine = g_list_model_get_item (sent, i);
      g_autoptr (TelObject) theirs = g_list_model_get_item (found, i);

      if (!member_as_sent (mine, theirs))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_as_sent (TelObject *sent, TelObject *found, const char *property)
{
  g_auto (GValue) wanted = G_VALUE_INIT;
  g_auto (GValue) have = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (sent), property, &wanted);
  g_object_get_property (G_OBJECT (found), property, &have);
  if (G_VALUE_HOLDS (&wanted, TEL_TYPE_TREE))
    return g_value_get_boxed (&wanted) != NULL ? tree_has (g_value_get_boxed (&have), g_value_get_boxed (&wanted))
                                               : is_blank_tree (g_value_get_boxed (&have));
  if (G_VALUE_HOLDS_OBJECT (&wanted) && G_IS_LIST_MODEL (g_value_get_object (&wanted)))
    return list_as_sent (g_value_get_object (&wanted), g_value_get_object (&have));

  return tel_settlement_is_same (sent, found, property);
}

/**
 * tel_settlement_is_same:
 * @one: an object
 * @other: another of the same class
 * @property: the name of a property
 *
 * Compares a property by its kind: lists of names without their order, deadlines as times, secrets as secrets.
 *
 * Returns: %TRUE when both have the same value
 */
gboolean
tel_settlement_is_same (TelObject *one, TelObject *other, const char *property)
{
  g_auto (GValue) mine = G_VALUE_INIT;
  g_auto (GValue) theirs = G_VALUE_INIT;

  g_return_val_if_fail (TEL_IS_OBJECT (one), FALSE);
  g_return_val_if_fail (TEL_IS_OBJECT (other), FALSE);

  if (tel_object_property_equal (one, other, property))
    return TRUE;

  g_object_get_property (G_OBJECT (one), property, &mine);
  g_object_get_property (G_OBJECT (other), property, &theirs);
  if (G_VALUE_HOLDS (&mine, G_TYPE_STRV))
    return is_same_set (g_value_get_boxed (&mine), g_value_get_boxed (&theirs));
  if (G_VALUE_HOLDS (&mine, TEL_TYPE_AUTH_STRING))
    return is_same_secret (g_value_get_boxed (&mine), g_value_get_boxed (&theirs));
  if (g_str_equal (property, "completes-by"))
    return is_same_deadline (g_value_get_string (&mine), g_value_get_string (&theirs));

  return FALSE;
}

static char *
describe_conflict (TelConflict *conflict)
{
  g_autoptr (TelConflict) owned = conflict;

  return tel_conflict_describe (owned);
}

/**
 * tel_settlement_merge:
 * @base: the object when the plan was made
 * @draft: the object as it is to be
 * @current: the object as it is now
 * @conflict: (out) (transfer full): what somebody else changed as well, with every version
 *
 * Puts the changes of a draft onto the object as it is now, three-way and by field (architecture, write path 4).
 *
 * Returns: (transfer full) (nullable): what is to be written, %NULL with @conflict set
 */
TelObject *
tel_settlement_merge (TelObject *base, TelObject *draft, TelObject *current, char **conflict)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_conflict_free);
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_autoptr (TelObject) merged = NULL;
  g_auto (GStrv) list = NULL;

  g_return_val_if_fail (TEL_IS_OBJECT (base), NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (draft), NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (current), NULL);
  g_return_val_if_fail (conflict != NULL, NULL);

  merged = tel_object_copy (current);
  tel_merge_fields (base, draft, merged, TEL_MERGE_SIDE_CURRENT, conflicts);
  if (conflicts->len == 0)
    return g_steal_pointer (&merged);

  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *sentence = tel_conflict_describe (g_ptr_array_index (conflicts, i));

      g_strv_builder_add (sentences, sentence);
    }
  list = g_strv_builder_end (sentences);
  *conflict = g_strjoinv (" ", list);

  return NULL;
}

/**
 * tel_settlement_describe_conflict:
 * @base: (nullable): the object before it was written, %NULL for an addition
 * @sent: the object that was written
 * @found: the object as it is now
 * @properties: the properties that differ
 *
 * Says of each property all three versions.
 *
 * Returns: (transfer full): the sentences
 */
char *
tel_settlement_describe_conflict (TelObject *base, TelObject *sent, TelObject *found, const char *const *properties)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_autoptr (TelObject) nothing = NULL;
  g_auto (GStrv) list = NULL;

  g_return_val_if_fail (TEL_IS_OBJECT (sent), NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (found), NULL);
  g_return_val_if_fail (properties != NULL, NULL);

  if (base == NULL)
    nothing = g_object_new (G_OBJECT_TYPE (sent), NULL);
  for (guint i = 0; properties[i] != NULL; i++)
    {
      g_autofree char *sentence = describe_conflict (
          tel_conflict_new_for_property (base != NULL ? base : nothing, sent, found, properties[i], NULL));

      g_strv_builder_add (sentences, sentence);
    }
  list = g_strv_builder_end (sentences);

  return g_strjoinv (" ", list);
}

/* The journal keeps no string, so that a device read from it seems to have none. A string of somebody else comes with
 * another deadline. */
static gboolean
is_forgotten (TelObject *base, const char *property)
{
  return g_str_equal (property, "authentication-string") && is_blank (base, property);
}

/**
 * tel_settlement_find_enrolment_conflict:
 * @base: the device when the plan was made
 * @draft: the device as it is to be
 * @current: the device as it is now
 *
 * Finds what of a device's enrolment changed meanwhile: somebody issued a string, or the phone enrolled. Its fields are
 * written together, so that each of them counts.
 *
 * Returns: (transfer full) (nullable): every version of the field, %NULL when nothing changed
 */
char *
tel_settlement_find_enrolment_conflict (TelObject *base, TelObject *draft, TelObject *current)
{
  if (!tel_settlement_is_same (base, current, "security-profile"))
    return describe_conflict (tel_conflict_new_for_property (base, draft, current, "security-profile", NULL));

  for (guint i = 0; enrolment[i] != NULL; i++)
    if (!tel_settlement_is_same (base, current, enrolment[i]) && !is_forgotten (base, enrolment[i]))
      return describe_conflict (tel_conflict_new_for_property (base, draft, current, enrolment[i], NULL));

  return NULL;
}

/**
 * tel_settlement_clear_enrolment:
 * @device: a device
 *
 * Makes a copy that knows nothing of enrolment, so that a write against it sends all of it (contract 4.2).
 *
 * Returns: (transfer full): the copy
 */
TelObject *
tel_settlement_clear_enrolment (TelObject *device)
{
  TelObject *copy = tel_object_copy (device);

  for (guint i = 0; enrolment[i] != NULL; i++)
    g_object_set (copy, enrolment[i], NULL, NULL);

  return copy;
}

/**
 * tel_settlement_keeps_enrolment:
 * @before: an object as it is
 * @after: the object as it is to be
 *
 * Tells whether a device's enrolment is changed and stays pending, as when its deadline is extended. Its fields are
 * then written together, the string that is pending among them, and all of them are read back (contract 4.2).
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_settlement_keeps_enrolment (TelObject *before, TelObject *after)
{
  if (!TEL_IS_DEVICE (before) || !TEL_IS_DEVICE (after) || !tel_device_is_pending (TEL_DEVICE (before)) ||
      !tel_device_is_pending (TEL_DEVICE (after)))
    return FALSE;

  for (guint i = 0; enrolment[i] != NULL; i++)
    if (!tel_settlement_is_same (before, after, enrolment[i]))
      return TRUE;

  return FALSE;
}

/**
 * tel_settlement_list_sent:
 * @before: (nullable): the object that the write starts from, %NULL for an addition
 * @sent: the object that is written
 *
 * Lists the properties that a write carries: what differs, or what is set.
 *
 * Returns: (transfer full): their names
 */
char **
tel_settlement_list_sent (TelObject *before, TelObject *sent)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (TelObject) nothing = NULL;
  g_auto (GStrv) differences = NULL;

  g_return_val_if_fail (TEL_IS_OBJECT (sent), NULL);

  if (before == NULL)
    nothing = g_object_new (G_OBJECT_TYPE (sent), NULL);
  differences = tel_object_list_differences (before != NULL ? before : nothing, sent);
  for (guint i = 0; differences[i] != NULL; i++)
    if (before == NULL || !tel_settlement_is_same (before, sent, differences[i]))
      g_strv_builder_add (names, differences[i]);

  return g_strv_builder_end (names);
}

/**
 * tel_settlement_list_wrong:
 * @sent: the object that was written
 * @found: the object as it was read back
 * @properties: what the write carried
 *
 * Compares what was sent with what is there, by kind (architecture, write path 5).
 *
 * Returns: (transfer full): the names of the properties that differ
 */
char **
tel_settlement_list_wrong (TelObject *sent, TelObject *found, const char *const *properties)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (TEL_IS_OBJECT (sent), NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (found), NULL);
  g_return_val_if_fail (properties != NULL, NULL);

  for (guint i = 0; properties[i] != NULL; i++)
    if (!is_as_sent (sent, found, properties[i]))
      g_strv_builder_add (names, properties[i]);

  return g_strv_builder_end (names);
}

static gboolean
has_support_field (TelObject *object)
{
  g_autofree char *text = TEL_IS_DEVICE (object) ? tel_device_dup_support_field (TEL_DEVICE (object)) : NULL;

  return text != NULL;
}

/**
 * tel_settlement_lost_support_field:
 * @sent: the object as it was sent
 * @found: the object as the cluster has it now
 * @wrong: (array zero-terminated=1): the properties in which they differ
 *
 * Tells whether the cluster has dropped the Cisco Support Field, which it keeps in one of two places (contract 5).
 *
 * Returns: %TRUE when it was sent and is not there
 */
gboolean
tel_settlement_lost_support_field (TelObject *sent, TelObject *found, const char *const *wrong)
{
  return g_strv_contains (wrong, "vendor-config") && has_support_field (sent) && !has_support_field (found);
}

/**
 * tel_settlement_describe_wrong:
 * @sent: the object that was written
 * @found: the object as it was read back
 * @properties: the properties that differ
 *
 * Says of each property what was sent and what the cluster has. Of a secret only that it differs.
 *
 * Returns: (transfer full): the sentences
 */
char *
tel_settlement_describe_wrong (TelObject *sent, TelObject *found, const char *const *properties)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (TEL_IS_OBJECT (sent), NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (found), NULL);
  g_return_val_if_fail (properties != NULL, NULL);

  for (guint i = 0; properties[i] != NULL; i++)
    {
      const char *label = tel_object_get_property_label (sent, properties[i]);
      g_autofree char *wanted = tel_step_describe_property (sent, properties[i]);
      g_autofree char *have = tel_step_describe_property (found, properties[i]);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (find_property (sent, properties[i])->value_type == TEL_TYPE_AUTH_STRING)
        g_string_append (text, _ ("The cluster did not give back the authentication string that was sent, so that none "
                                  "is given out. Issue a new one."));
      else
        g_string_append_printf (text,
                                /* Translators: a field, what was sent, what the cluster has now */
                                _ ("%s: “%s” was sent, the cluster has “%s”."), label, wanted != NULL ? wanted : "",
                                have != NULL ? have : "");
    }

  return g_strdup (text->str);
}
