/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-draft.h"

#include "model/tel-device.h"
#include "plan/tel-conflict.h"
#include "plan/tel-merge.h"
#include "plan/tel-settlement.h"

/**
 * TelDraft:
 *
 * Base and draft give the changes (architecture, write path 1). A draft outlives the reading anew of its object: what
 * was edited is put onto what was read.
 */
struct _TelDraft
{
  GObject parent_instance;

  TelObjectKind kind;
  TelObject *base;
  TelObject *object;
  /* What both changed. While something is in dispute the object has the edits there; beside it are kept what it was
   * when that was found, and what it is to be otherwise. */
  GPtrArray *disputed;
  TelObject *mine;
  TelObject *theirs;
  /* The versions of each in words. */
  GPtrArray *conflicts;
  /* Counted when it is asked for after an edit: every row of the user list asks. */
  guint n_changes;
  gboolean is_counted;
};

G_DEFINE_FINAL_TYPE (TelDraft, tel_draft, G_TYPE_OBJECT)

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
forget_conflicts (TelDraft *self)
{
  g_ptr_array_set_size (self->disputed, 0);
  g_ptr_array_set_size (self->conflicts, 0);
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
}

static void
take_object (TelDraft *self, TelObject *object)
{
  if (self->object != NULL)
    g_signal_handlers_disconnect_by_data (self->object, self);
  g_clear_object (&self->object);
  self->object = object;
  g_signal_connect_object (object, "notify", G_CALLBACK (tel_draft_touch), self, G_CONNECT_SWAPPED);
}

static TelObject *
merge (TelObject *base, TelObject *draft, TelObject *now, TelMergeSide side, GPtrArray *conflicts)
{
  TelObject *merged = tel_object_copy (now);

  tel_merge_fields (base, draft, merged, side, conflicts);

  return merged;
}

/* The object as it is to be when the cluster's version is taken: what was edited since beside it stays. */
static TelObject *
give_in (TelDraft *self)
{
  g_autoptr (GPtrArray) ignored = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_conflict_free);

  if (self->theirs == NULL)
    return tel_object_copy (self->object);

  return merge (self->mine, self->object, self->theirs, TEL_MERGE_SIDE_CURRENT, ignored);
}

/* What was told of a field before is told anew. */
static void
note_conflict (TelDraft *self, TelConflict *conflict)
{
  guint i = 0;

  while (i < self->disputed->len && !g_str_equal (self->disputed->pdata[i], conflict->label))
    i++;
  if (i < self->disputed->len)
    {
      g_ptr_array_remove_index (self->disputed, i);
      g_ptr_array_remove_index (self->conflicts, i);
    }
  g_ptr_array_add (self->disputed, g_strdup (conflict->label));
  g_ptr_array_add (self->conflicts, tel_conflict_describe_edit (conflict));
}

static gboolean
is_same (TelObject *one, TelObject *other)
{
  g_auto (GStrv) differences = tel_settlement_list_sent (one, other);

  return differences[0] == NULL;
}

/* Both choices, of which the edits stay for the time being. Where they are one, as when the cluster has what is wanted
 * by now, there is nothing to decide. */
static void
take_choices (TelDraft *self, TelObject *mine, TelObject *theirs)
{
  g_set_object (&self->mine, mine);
  g_set_object (&self->theirs, theirs);
  take_object (self, tel_object_copy (mine));
  if (self->disputed->len == 0 || is_same (mine, theirs))
    forget_conflicts (self);
  tel_draft_touch (self);
}

static void
tel_draft_finalize (GObject *object)
{
  TelDraft *self = TEL_DRAFT (object);

  g_clear_object (&self->base);
  g_clear_object (&self->object);
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  g_ptr_array_unref (self->disputed);
  g_ptr_array_unref (self->conflicts);

  G_OBJECT_CLASS (tel_draft_parent_class)->finalize (object);
}

static void
tel_draft_class_init (TelDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_draft_finalize;

  signals[SIGNAL_EDITED] =
      g_signal_new ("edited", TEL_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_draft_init (TelDraft *self)
{
  self->disputed = g_ptr_array_new_with_free_func (g_free);
  self->conflicts = g_ptr_array_new_with_free_func (g_free);
}

/**
 * tel_draft_new:
 * @kind: what is edited
 * @base: the object as it was read whole
 *
 * Makes a draft that changes nothing.
 *
 * Returns: (transfer full): a new draft
 */
TelDraft *
tel_draft_new (TelObjectKind kind, TelObject *base)
{
  TelDraft *self;

  g_return_val_if_fail (TEL_IS_OBJECT (base), NULL);

  self = g_object_new (TEL_TYPE_DRAFT, NULL);
  self->kind = kind;
  self->base = g_object_ref (base);
  take_object (self, tel_object_copy (base));

  return self;
}

/**
 * tel_draft_get_kind:
 * @self: a draft
 *
 * Returns: what is edited
 */
TelObjectKind
tel_draft_get_kind (TelDraft *self)
{
  g_return_val_if_fail (TEL_IS_DRAFT (self), TEL_OBJECT_KIND_USER);

  return self->kind;
}

/**
 * tel_draft_get_base:
 * @self: a draft
 *
 * Returns: (transfer none): the object as it was read last
 */
TelObject *
tel_draft_get_base (TelDraft *self)
{
  g_return_val_if_fail (TEL_IS_DRAFT (self), NULL);

  return self->base;
}

/**
 * tel_draft_get_object:
 * @self: a draft
 *
 * Gets the object as it is to be. It is edited in place; whoever changes its lists tells so with tel_draft_touch().
 *
 * Returns: (transfer none): the object
 */
TelObject *
tel_draft_get_object (TelDraft *self)
{
  g_return_val_if_fail (TEL_IS_DRAFT (self), NULL);

  return self->object;
}

/**
 * tel_draft_get_n_changes:
 * @self: a draft
 *
 * Returns: how many fields are to be others
 */
guint
tel_draft_get_n_changes (TelDraft *self)
{
  g_return_val_if_fail (TEL_IS_DRAFT (self), 0);

  if (!self->is_counted)
    {
      g_auto (GStrv) changes = tel_settlement_list_sent (self->base, self->object);

      self->n_changes = g_strv_length (changes);
      self->is_counted = TRUE;
    }

  return self->n_changes;
}

/**
 * tel_draft_is_changed:
 * @self: a draft
 *
 * Returns: %TRUE when there is something to review
 */
gboolean
tel_draft_is_changed (TelDraft *self)
{
  return tel_draft_get_n_changes (self) > 0;
}

/**
 * tel_draft_touch:
 * @self: a draft
 *
 * Tells that the object was edited, where its properties do not tell it themselves: in a list, or a member of one.
 */
void
tel_draft_touch (TelDraft *self)
{
  g_return_if_fail (TEL_IS_DRAFT (self));

  self->is_counted = FALSE;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/**
 * tel_draft_replace:
 * @self: a draft
 * @object: the object as it is to be
 *
 * Puts another object in the place of the one that was edited, as if it had been edited so. What is in dispute stays.
 */
void
tel_draft_replace (TelDraft *self, TelObject *object)
{
  g_return_if_fail (TEL_IS_DRAFT (self));
  g_return_if_fail (G_OBJECT_TYPE (object) == G_OBJECT_TYPE (self->base));

  take_object (self, g_object_ref (object));
  tel_draft_touch (self);
}

/**
 * tel_draft_revert:
 * @self: a draft
 *
 * Drops every edit.
 */
void
tel_draft_revert (TelDraft *self)
{
  g_return_if_fail (TEL_IS_DRAFT (self));

  forget_conflicts (self);
  take_object (self, tel_object_copy (self->base));
  tel_draft_touch (self);
}

/**
 * tel_draft_rebase:
 * @self: a draft
 * @base: the object as it was read now
 *
 * Puts the edits onto what was read now, three-way and by field. Where the cluster has another value by now in a field
 * that was edited as well, the edit stays for the time being, and the conflict is told.
 */
void
tel_draft_rebase (TelDraft *self, TelObject *base)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_conflict_free);
  g_autoptr (GPtrArray) ignored = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_conflict_free);
  g_autoptr (TelObject) other = NULL;
  g_autoptr (TelObject) mine = NULL;
  g_autoptr (TelObject) theirs = NULL;

  g_return_if_fail (TEL_IS_DRAFT (self));
  g_return_if_fail (G_OBJECT_TYPE (base) == G_OBJECT_TYPE (self->base));

  other = give_in (self);
  mine = merge (self->base, self->object, base, TEL_MERGE_SIDE_DRAFT, conflicts);
  theirs = merge (self->base, other, base, TEL_MERGE_SIDE_CURRENT, ignored);
  for (guint i = 0; i < conflicts->len; i++)
    note_conflict (self, conflicts->pdata[i]);
  g_set_object (&self->base, base);
  take_choices (self, mine, theirs);
}

/**
 * tel_draft_forget_string:
 * @self: a draft
 *
 * Lets the authentication string go that was pending when the object was read. What was edited stays.
 */
void
tel_draft_forget_string (TelDraft *self)
{
  TelObject *versions[4];

  g_return_if_fail (TEL_IS_DRAFT (self));

  /* The base first: the object is what tells that something has changed. */
  versions[0] = self->base;
  versions[1] = self->mine;
  versions[2] = self->theirs;
  versions[3] = self->object;
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (versions[i] != NULL && TEL_IS_DEVICE (versions[i]))
      tel_device_forget_authentication_string (TEL_DEVICE (versions[i]));
}

/**
 * tel_draft_absorb:
 * @self: a draft
 * @earlier: another draft of the same object, which is not used any more
 *
 * Takes over the edits of another draft. Of a field that was edited in both, the edit of this one stays: it is the
 * later one. What the other's edits and the cluster dispute is to be decided here from now on.
 */
void
tel_draft_absorb (TelDraft *self, TelDraft *earlier)
{
  g_autoptr (GPtrArray) ignored = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_conflict_free);
  g_autoptr (TelObject) one = NULL;
  g_autoptr (TelObject) other = NULL;
  g_autoptr (TelObject) mine = NULL;
  g_autoptr (TelObject) theirs = NULL;

  g_return_if_fail (TEL_IS_DRAFT (self));
  g_return_if_fail (TEL_IS_DRAFT (earlier));

  tel_draft_rebase (earlier, self->base);
  one = give_in (earlier);
  other = give_in (self);
  mine = merge (self->base, earlier->object, self->object, TEL_MERGE_SIDE_CURRENT, ignored);
  theirs = merge (self->base, one, other, TEL_MERGE_SIDE_CURRENT, ignored);
  for (guint i = 0; i < earlier->disputed->len; i++)
    {
      g_ptr_array_add (self->disputed, g_strdup (earlier->disputed->pdata[i]));
      g_ptr_array_add (self->conflicts, g_strdup (earlier->conflicts->pdata[i]));
    }
  take_choices (self, mine, theirs);
}

/**
 * tel_draft_restore:
 * @self: a draft
 * @base: what the object was compared with
 * @object: the object as it was to be
 *
 * Brings back edits that were dropped, onto what was read last.
 */
void
tel_draft_restore (TelDraft *self, TelObject *base, TelObject *object)
{
  g_autoptr (TelObject) now = NULL;

  g_return_if_fail (TEL_IS_DRAFT (self));

  now = g_steal_pointer (&self->base);
  self->base = g_object_ref (base);
  take_object (self, tel_object_copy (object));
  tel_draft_rebase (self, now);
}

/**
 * tel_draft_get_conflicts:
 * @self: a draft
 *
 * Tells the versions of every field that was edited here and changed on the cluster meanwhile.
 *
 * Returns: (transfer none) (element-type utf8): sentences; none when nothing is in dispute
 */
GPtrArray *
tel_draft_get_conflicts (TelDraft *self)
{
  g_return_val_if_fail (TEL_IS_DRAFT (self), NULL);

  return self->conflicts;
}

/**
 * tel_draft_settle_conflicts:
 * @self: a draft
 * @keep_mine: whether the edit stays; otherwise what the cluster has does
 *
 * Decides what is in dispute, and nothing beside it: what else was edited stays edited, and what else the cluster has
 * by now stays as it is.
 */
void
tel_draft_settle_conflicts (TelDraft *self, gboolean keep_mine)
{
  g_autoptr (TelObject) settled = NULL;

  g_return_if_fail (TEL_IS_DRAFT (self));

  settled = keep_mine ? g_object_ref (self->object) : give_in (self);
  forget_conflicts (self);
  if (settled != self->object)
    take_object (self, g_steal_pointer (&settled));
  tel_draft_touch (self);
}
