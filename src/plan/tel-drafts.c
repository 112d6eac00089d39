/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-drafts.h"

#include "model/tel-device.h"
#include "plan/tel-step-private.h"

/**
 * TelDrafts:
 *
 * Hangs on the identity of a connection, never on host and port (architecture, “Running”). Nothing of it is written to
 * the disk: who quits is asked.
 */
struct _TelDrafts
{
  GObject parent_instance;

  GHashTable *drafts;
};

G_DEFINE_FINAL_TYPE (TelDrafts, tel_drafts, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* By the identity of the connection, as long as the program runs. */
static GHashTable *all;

static char *
make_key (TelObjectKind kind, const char *key)
{
  return g_strdup_printf ("%u %s", kind, key);
}

static void
on_edited (TelDrafts *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_of_user (TelDraft *draft, TelUser *user)
{
  TelObject *base = tel_draft_get_base (draft);

  if (TEL_IS_DEVICE (base))
    return g_strcmp0 (tel_device_get_owner (TEL_DEVICE (base)), tel_user_get_user_id (user)) == 0 ||
           tel_user_is_associated_with (user, tel_object_get_key (base));

  return g_strcmp0 (tel_object_get_key (base), tel_object_get_key (TEL_OBJECT (user))) == 0;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
tel_drafts_finalize (GObject *object)
{
  g_hash_table_unref (TEL_DRAFTS (object)->drafts);

  G_OBJECT_CLASS (tel_drafts_parent_class)->finalize (object);
}

static void
tel_drafts_class_init (TelDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_drafts_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", TEL_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_drafts_init (TelDrafts *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * tel_drafts_get_for_connection:
 * @connection_id: the identity of a connection
 *
 * Gets the drafts of a connection, the same ones each time.
 *
 * Returns: (transfer none): the drafts
 */
TelDrafts *
tel_drafts_get_for_connection (const char *connection_id)
{
  TelDrafts *drafts;

  g_return_val_if_fail (connection_id != NULL, NULL);

  if (all == NULL)
    all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  drafts = g_hash_table_lookup (all, connection_id);
  if (drafts == NULL)
    {
      drafts = g_object_new (TEL_TYPE_DRAFTS, NULL);
      g_hash_table_insert (all, g_strdup (connection_id), drafts);
    }

  return drafts;
}

/**
 * tel_drafts_get:
 * @self: drafts
 * @kind: what is edited
 * @base: the object as it was read now
 *
 * Gets the draft of an object: the one that was edited before, put onto what was read now, or a new one.
 *
 * Returns: (transfer none): the draft
 */
TelDraft *
tel_drafts_get (TelDrafts *self, TelObjectKind kind, TelObject *base)
{
  g_autofree char *key = NULL;
  TelDraft *draft;

  g_return_val_if_fail (TEL_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (base), NULL);

  key = make_key (kind, tel_object_get_key (base));
  draft = g_hash_table_lookup (self->drafts, key);
  if (draft != NULL)
    {
      if (tel_draft_get_base (draft) != base)
        tel_draft_rebase (draft, base);
      return draft;
    }

  draft = tel_draft_new (kind, base);
  g_signal_connect_object (draft, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->drafts, g_steal_pointer (&key), draft);

  return draft;
}

/**
 * tel_drafts_has_edits:
 * @self: drafts
 * @kind: a kind of object
 * @key: the name of one
 *
 * Tells whether an object was edited and not reviewed yet.
 *
 * Returns: %TRUE when it was
 */
gboolean
tel_drafts_has_edits (TelDrafts *self, TelObjectKind kind, const char *key)
{
  g_autofree char *full = NULL;
  TelDraft *draft;

  g_return_val_if_fail (TEL_IS_DRAFTS (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  full = make_key (kind, key);
  draft = g_hash_table_lookup (self->drafts, full);

  return draft != NULL && tel_draft_is_changed (draft);
}

/**
 * tel_drafts_has_edits_of_user:
 * @self: drafts
 * @user: a user
 *
 * Tells whether a user, or a device that is theirs, was edited and not reviewed yet.
 *
 * Returns: %TRUE when it was
 */
gboolean
tel_drafts_has_edits_of_user (TelDrafts *self, TelUser *user)
{
  GHashTableIter iter;
  TelDraft *draft;

  g_return_val_if_fail (TEL_IS_DRAFTS (self), FALSE);
  g_return_val_if_fail (TEL_IS_USER (user), FALSE);

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &draft))
    if (tel_draft_is_changed (draft) && is_of_user (draft, user))
      return TRUE;

  return FALSE;
}

static void
add_edited (TelDrafts *self, GPtrArray *names)
{
  GHashTableIter iter;
  TelDraft *draft;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &draft))
    if (tel_draft_is_changed (draft))
      g_ptr_array_add (names, g_strdup (tel_object_get_key (tel_draft_get_base (draft))));
}

static char **
end_names (GPtrArray *names)
{
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * tel_drafts_list_edited:
 * @self: drafts
 *
 * Lists the names of what was edited and not reviewed yet.
 *
 * Returns: (transfer full): the names, in order
 */
char **
tel_drafts_list_edited (TelDrafts *self)
{
  GPtrArray *names;

  g_return_val_if_fail (TEL_IS_DRAFTS (self), NULL);

  names = g_ptr_array_new ();
  add_edited (self, names);

  return end_names (names);
}

/**
 * tel_drafts_list_all_edited:
 *
 * Lists the names of what was edited and not reviewed yet, of every connection.
 *
 * Returns: (transfer full): the names, in order
 */
char **
tel_drafts_list_all_edited (void)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  TelDrafts *drafts;

  if (all != NULL)
    {
      g_hash_table_iter_init (&iter, all);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &drafts))
        add_edited (drafts, names);
    }

  return end_names (names);
}

/**
 * tel_drafts_forget:
 * @self: drafts
 * @kind: a kind of object
 * @key: the name of one that is gone
 *
 * Forgets the draft of an object.
 */
void
tel_drafts_forget (TelDrafts *self, TelObjectKind kind, const char *key)
{
  g_autofree char *full = NULL;

  g_return_if_fail (TEL_IS_DRAFTS (self));
  g_return_if_fail (key != NULL);

  full = make_key (kind, key);
  if (g_hash_table_remove (self->drafts, full))
    on_edited (self);
}

/**
 * tel_drafts_rename:
 * @self: drafts
 * @kind: a kind of object
 * @key: the name that one had
 * @renamed: the object as it is now, by its new name
 *
 * Keeps the draft of an object under its new name, put onto what the object is now. Where it was edited under the new
 * name already, the edits of both are kept.
 */
void
tel_drafts_rename (TelDrafts *self, TelObjectKind kind, const char *key, TelObject *renamed)
{
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autoptr (TelDraft) draft = NULL;
  TelDraft *later;

  g_return_if_fail (TEL_IS_DRAFTS (self));
  g_return_if_fail (key != NULL);
  g_return_if_fail (TEL_IS_OBJECT (renamed));

  old = make_key (kind, key);
  new = make_key (kind, tel_object_get_key (renamed));
  if (g_str_equal (old, new) || g_hash_table_lookup (self->drafts, old) == NULL)
    return;

  draft = g_object_ref (g_hash_table_lookup (self->drafts, old));
  g_hash_table_remove (self->drafts, old);
  /* Who was quick may have edited it by its new name already, and looks at that draft. */
  later = g_hash_table_lookup (self->drafts, new);
  if (later != NULL && tel_draft_is_changed (later))
    tel_draft_absorb (later, draft);
  else
    {
      tel_draft_rebase (draft, renamed);
      g_hash_table_replace (self->drafts, g_steal_pointer (&new), g_steal_pointer (&draft));
    }
  on_edited (self);
}

static gboolean
was_carried_out (TelStep *step)
{
  TelStepState state = tel_step_get_state (step);

  return state == TEL_STEP_STATE_DONE || state == TEL_STEP_STATE_WARNING;
}

static void
follow_step (TelDrafts *self, TelStep *step)
{
  const char *key = tel_step_get_base (step) != NULL ? tel_object_get_key (tel_step_get_base (step)) : NULL;
  TelObject *result = tel_step_get_result (step);

  if (tel_step_get_operation (step) == TEL_STEP_OPERATION_REMOVE)
    tel_drafts_forget (self, tel_step_get_kind (step), key);
  else if (tel_step_renames (step))
    tel_drafts_rename (self, tel_step_get_kind (step), key, result != NULL ? result : tel_step_get_draft (step));
}

/**
 * tel_drafts_follow_plan:
 * @self: drafts
 * @plan: a plan that has run, well or not
 *
 * Forgets the drafts of what the plan removed, and keeps those of what it renamed under the new name.
 */
void
tel_drafts_follow_plan (TelDrafts *self, TelPlan *plan)
{
  GListModel *steps;

  g_return_if_fail (TEL_IS_DRAFTS (self));
  g_return_if_fail (TEL_IS_PLAN (plan));

  steps = tel_plan_get_steps (plan);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (steps, i);

      if (was_carried_out (step))
        follow_step (self, step);
    }
}

/**
 * tel_drafts_forget_strings:
 * @self: drafts
 *
 * Lets the authentication strings of all drafts go. What was edited stays.
 */
void
tel_drafts_forget_strings (TelDrafts *self)
{
  GHashTableIter iter;
  TelDraft *draft;

  g_return_if_fail (TEL_IS_DRAFTS (self));

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &draft))
    tel_draft_forget_string (draft);
}

/**
 * tel_drafts_discard:
 * @self: drafts
 *
 * Forgets every draft.
 */
void
tel_drafts_discard (TelDrafts *self)
{
  g_return_if_fail (TEL_IS_DRAFTS (self));

  g_hash_table_remove_all (self->drafts);
  on_edited (self);
}

/**
 * tel_drafts_count_all:
 *
 * Counts what was edited and not reviewed yet, of every connection.
 *
 * Returns: how many objects
 */
guint
tel_drafts_count_all (void)
{
  GHashTableIter iter;
  TelDrafts *drafts;
  guint n_edited = 0;

  if (all == NULL)
    return 0;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &drafts))
    {
      g_auto (GStrv) names = tel_drafts_list_edited (drafts);

      n_edited += g_strv_length (names);
    }

  return n_edited;
}

/**
 * tel_drafts_discard_all:
 *
 * Forgets every draft of every connection.
 */
void
tel_drafts_discard_all (void)
{
  GHashTableIter iter;
  TelDrafts *drafts;

  if (all == NULL)
    return;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &drafts))
    tel_drafts_discard (drafts);
}
