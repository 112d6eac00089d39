/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-conflict.h"

#include "model/tel-auth-string.h"
#include "model/tel-secret-name.h"
#include "model/tel-tree.h"

#include "plan/tel-step-private.h"

#include <glib/gi18n-lib.h>

static char *
quote (const char *value)
{
  /* Translators: one version of a field's value */
  return value != NULL && *value != '\0' ? g_strdup_printf (_ ("“%s”"), value)
                                         /* Translators: what stands for the value of a field that has none */
                                         : g_strdup (_ ("empty"));
}

/* Of a secret only that there is one. */
static char *
describe_value (TelObject *object, const char *property)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), property);
  g_autoptr (TelAuthString) string = NULL;

  if (pspec->value_type != TEL_TYPE_AUTH_STRING)
    return tel_step_describe_property (object, property);

  g_object_get (object, property, &string, NULL);

  return string != NULL ? g_strdup ("••••••") : NULL;
}

static char *
dup_element (TelObject *object, const char *property, const char *element)
{
  g_autoptr (TelTree) tree = NULL;
  TelTree *found;

  g_object_get (object, property, &tree, NULL);
  found = tree != NULL ? tel_tree_find (tree, element) : NULL;
  if (found == NULL || tel_tree_get_text (found) == NULL)
    return NULL;

  return g_strdup (tel_secret_name_matches (element) ? "••••••" : tel_tree_get_text (found));
}

/**
 * tel_conflict_describe_versions:
 * @label: the field
 * @was: (nullable): what it was when the plan was made
 * @wanted: (nullable): what the plan wants
 * @now: (nullable): what the cluster has
 *
 * Says all three versions of a field.
 *
 * Returns: (transfer full): the sentence
 */
char *
tel_conflict_describe_versions (const char *label, const char *was, const char *wanted, const char *now)
{
  g_autofree char *first = quote (was);
  g_autofree char *second = quote (wanted);
  g_autofree char *third = quote (now);

  g_return_val_if_fail (label != NULL, NULL);

  /* Translators: a field, and its three versions: each “in quotes”, or the word “empty” */
  return g_strdup_printf (_ ("“%s” was %s when the plan was made, the plan wants %s, and the cluster has %s now."),
                          label, first, second, third);
}

/**
 * tel_conflict_describe:
 * @base: the object when the plan was made
 * @draft: the object as it is to be
 * @current: the object as it is now
 * @property: the property that both changed
 * @place: (nullable): where in a larger object it stands
 *
 * Says all three versions of a property.
 *
 * Returns: (transfer full): the sentence
 */
char *
tel_conflict_describe (TelObject *base, TelObject *draft, TelObject *current, const char *property, const char *place)
{
  const char *label = tel_object_get_property_label (base, property);
  g_autofree char *placed = NULL;
  g_autofree char *was = describe_value (base, property);
  g_autofree char *wanted = describe_value (draft, property);
  g_autofree char *now = describe_value (current, property);

  if (place != NULL)
    /* Translators: a place such as “Line 1 (1001 in PT-Internal)”, a field */
    placed = g_strdup_printf (_ ("%s: %s"), place, label);

  return tel_conflict_describe_versions (placed != NULL ? placed : label, was, wanted, now);
}

/**
 * tel_conflict_describe_element:
 * @base: the object when the plan was made
 * @draft: the object as it is to be
 * @current: the object as it is now
 * @property: the property that is a tree
 * @element: the name of the element that both changed
 *
 * Says all three versions of one element of a tree.
 *
 * Returns: (transfer full): the sentence
 */
char *
tel_conflict_describe_element (
    TelObject *base, TelObject *draft, TelObject *current, const char *property, const char *element)
{
  g_autofree char *was = dup_element (base, property, element);
  g_autofree char *wanted = dup_element (draft, property, element);
  g_autofree char *now = dup_element (current, property, element);
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), tel_object_get_property_label (base, property), element);

  return tel_conflict_describe_versions (label, was, wanted, now);
}
