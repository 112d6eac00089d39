/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-conflict.h"

#include "model/tel-auth-string.h"
#include "model/tel-element-label.h"
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
 * tel_conflict_new:
 * @label: the field
 * @was: (nullable): its value when the plan was made, or after the plan that is undone
 * @wanted: (nullable): the value that is wanted
 * @now: (nullable): the value that the cluster has
 *
 * Makes a conflict.
 *
 * Returns: (transfer full): a new conflict
 */
TelConflict *
tel_conflict_new (const char *label, const char *was, const char *wanted, const char *now)
{
  TelConflict *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_new0 (TelConflict, 1);
  self->label = g_strdup (label);
  self->was = g_strdup (was);
  self->wanted = g_strdup (wanted);
  self->now = g_strdup (now);

  return self;
}

/**
 * tel_conflict_new_for_property:
 * @base: the object when the plan was made
 * @draft: the object as it is to be
 * @current: the object as it is now
 * @property: the property that both changed
 * @place: (nullable): where in a larger object it stands
 *
 * Makes the conflict of a property.
 *
 * Returns: (transfer full): a new conflict
 */
TelConflict *
tel_conflict_new_for_property (
    TelObject *base, TelObject *draft, TelObject *current, const char *property, const char *place)
{
  const char *label = tel_object_get_property_label (base, property);
  g_autofree char *placed = NULL;
  g_autofree char *was = describe_value (base, property);
  g_autofree char *wanted = describe_value (draft, property);
  g_autofree char *now = describe_value (current, property);

  if (place != NULL)
    /* Translators: a place such as “Line 1 (1001 in PT-Internal)”, a field */
    placed = g_strdup_printf (_ ("%s: %s"), place, label);

  return tel_conflict_new (placed != NULL ? placed : label, was, wanted, now);
}

/**
 * tel_conflict_new_for_element:
 * @base: the object when the plan was made
 * @draft: the object as it is to be
 * @current: the object as it is now
 * @property: the property that is a tree
 * @element: the name of the element that both changed
 *
 * Makes the conflict of one element of a tree.
 *
 * Returns: (transfer full): a new conflict
 */
TelConflict *
tel_conflict_new_for_element (
    TelObject *base, TelObject *draft, TelObject *current, const char *property, const char *element)
{
  g_autofree char *was = dup_element (base, property, element);
  g_autofree char *wanted = dup_element (draft, property, element);
  g_autofree char *now = dup_element (current, property, element);
  g_autofree char *label =
      g_strdup_printf (_ ("%s: %s"), tel_object_get_property_label (base, property), tel_element_label_get (element));

  return tel_conflict_new (label, was, wanted, now);
}

/**
 * tel_conflict_free:
 * @self: (transfer full): a conflict
 *
 * Frees a conflict.
 */
void
tel_conflict_free (TelConflict *self)
{
  g_free (self->label);
  g_free (self->was);
  g_free (self->wanted);
  g_free (self->now);
  g_free (self);
}

/**
 * tel_conflict_describe:
 * @self: a conflict of a plan with somebody else
 *
 * Says all three versions of the field.
 *
 * Returns: (transfer full): the sentence
 */
char *
tel_conflict_describe (const TelConflict *self)
{
  g_autofree char *was = quote (self->was);
  g_autofree char *wanted = quote (self->wanted);
  g_autofree char *now = quote (self->now);

  /* Translators: a field, and its three versions: each “in quotes”, or the word “empty” */
  return g_strdup_printf (_ ("“%s” was %s when the plan was made, the plan wants %s, and the cluster has %s now."),
                          self->label, was, wanted, now);
}

/**
 * tel_conflict_describe_edit:
 * @self: a conflict of an edit that was not planned yet
 *
 * Tells the three versions of the field.
 *
 * Returns: (transfer full): a sentence
 */
char *
tel_conflict_describe_edit (const TelConflict *self)
{
  g_autofree char *was = quote (self->was);
  g_autofree char *wanted = quote (self->wanted);
  g_autofree char *now = quote (self->now);

  /* Translators: a field, and its three versions: each “in quotes”, or the word “empty” */
  return g_strdup_printf (_ ("“%s” was %s, you want %s, and the cluster has %s now."), self->label, was, wanted, now);
}

/**
 * tel_conflict_describe_since:
 * @self: a conflict of an undoing with what somebody did since
 *
 * Says what the plan had made of the field and what it is now.
 *
 * Returns: (transfer full): the sentence
 */
char *
tel_conflict_describe_since (const TelConflict *self)
{
  g_autofree char *was = quote (self->was);
  g_autofree char *now = quote (self->now);

  /* Translators: a field, and two versions: each “in quotes”, or the word “empty” */
  return g_strdup_printf (_ ("“%s” was %s after the plan, and the cluster has %s now."), self->label, was, now);
}

/**
 * tel_conflict_describe_removal:
 * @self: a conflict of a removal with what somebody changed meanwhile
 *
 * Says what the field was when the plan was made and what it is now.
 *
 * Returns: (transfer full): the sentence
 */
char *
tel_conflict_describe_removal (const TelConflict *self)
{
  g_autofree char *was = quote (self->was);
  g_autofree char *now = quote (self->now);

  /* Translators: a field, and two versions: each “in quotes”, or the word “empty” */
  return g_strdup_printf (_ ("“%s” was %s when the plan was made, and the cluster has %s now."), self->label, was, now);
}
