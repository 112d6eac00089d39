/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-other-cluster.h"

struct _TelOtherCluster
{
  char *name;
  GDateTime *taken_at;
  char *reason;
  /* Their user IDs, as they are compared. */
  GHashTable *home_users;
};

static TelOtherCluster *
create (const char *name, GDateTime *taken_at, const char *reason)
{
  TelOtherCluster *self = g_atomic_rc_box_new0 (TelOtherCluster);

  self->name = g_strdup (name);
  self->taken_at = taken_at != NULL ? g_date_time_ref (taken_at) : NULL;
  self->reason = g_strdup (reason);
  self->home_users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * tel_other_cluster_new:
 * @name: what its connection is called
 * @taken_at: when it was read
 *
 * Makes a cluster that was looked at, with no users yet.
 *
 * Returns: (transfer full): a new cluster
 */
TelOtherCluster *
tel_other_cluster_new (const char *name, GDateTime *taken_at)
{
  g_return_val_if_fail (name != NULL && taken_at != NULL, NULL);

  return create (name, taken_at, NULL);
}

/**
 * tel_other_cluster_new_left_out:
 * @name: what its connection is called
 * @reason: why it was not looked at, a sentence
 *
 * Makes a cluster that was not looked at.
 *
 * Returns: (transfer full): a new cluster
 */
TelOtherCluster *
tel_other_cluster_new_left_out (const char *name, const char *reason)
{
  g_return_val_if_fail (name != NULL && reason != NULL, NULL);

  return create (name, NULL, reason);
}

/**
 * tel_other_cluster_ref:
 * @self: another cluster
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
TelOtherCluster *
tel_other_cluster_ref (TelOtherCluster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (TelOtherCluster *self)
{
  g_free (self->name);
  g_clear_pointer (&self->taken_at, g_date_time_unref);
  g_free (self->reason);
  g_hash_table_unref (self->home_users);
}

/**
 * tel_other_cluster_unref:
 * @self: (transfer full): another cluster
 *
 * Drops a reference.
 */
void
tel_other_cluster_unref (TelOtherCluster *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * tel_other_cluster_get_name:
 * @self: another cluster
 *
 * Gets what its connection is called.
 *
 * Returns: the name
 */
const char *
tel_other_cluster_get_name (TelOtherCluster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * tel_other_cluster_get_taken_at:
 * @self: another cluster
 *
 * Gets from when what is known of it is.
 *
 * Returns: (nullable) (transfer none): the time, or %NULL when it was not looked at
 */
GDateTime *
tel_other_cluster_get_taken_at (TelOtherCluster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->taken_at;
}

/**
 * tel_other_cluster_get_reason:
 * @self: another cluster
 *
 * Gets why it was not looked at.
 *
 * Returns: (nullable): a sentence, or %NULL when it was
 */
const char *
tel_other_cluster_get_reason (TelOtherCluster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reason;
}

/**
 * tel_other_cluster_add_home_user:
 * @self: another cluster
 * @user_id: the ID of a user who is at home there
 *
 * Adds a home user.
 */
void
tel_other_cluster_add_home_user (TelOtherCluster *self, const char *user_id)
{
  g_return_if_fail (self != NULL && user_id != NULL);

  g_hash_table_add (self->home_users, g_utf8_casefold (user_id, -1));
}

/**
 * tel_other_cluster_is_home_of:
 * @self: another cluster
 * @user_id: the ID of a user, in any case, as clusters compare it
 *
 * Tells whether a user is at home there.
 *
 * Returns: %TRUE when that is known
 */
gboolean
tel_other_cluster_is_home_of (TelOtherCluster *self, const char *user_id)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && user_id != NULL, FALSE);

  folded = g_utf8_casefold (user_id, -1);

  return g_hash_table_contains (self->home_users, folded);
}

/**
 * tel_other_cluster_list_home_users:
 * @self: another cluster
 *
 * Lists who is at home there.
 *
 * Returns: (transfer full) (array zero-terminated=1): user IDs, in the case in which they are compared
 */
char **
tel_other_cluster_list_home_users (TelOtherCluster *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer user_id;

  g_return_val_if_fail (self != NULL, NULL);

  g_hash_table_iter_init (&iter, self->home_users);
  while (g_hash_table_iter_next (&iter, &user_id, NULL))
    g_strv_builder_add (builder, user_id);

  return g_strv_builder_end (builder);
}
