/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-drafts.h"

#include "plan/tel-merge.h"

struct _TelUserDrafts
{
  /* Connection and user → the user as they were read, and the draft made of that. */
  GHashTable *entries;
};

typedef struct
{
  TelUser *base;
  TelUser *draft;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_object_unref (self->base);
  g_object_unref (self->draft);
  g_free (self);
}

static char *
make_key (TelCluster *cluster, TelUser *user)
{
  TelAxlClient *client = tel_cluster_get_client (cluster);

  return g_strconcat (client != NULL ? tel_axl_client_get_connection_id (client) : "", "\n",
                      tel_user_get_user_id (user), NULL);
}

static gboolean
is_changed (Entry *self)
{
  g_auto (GStrv) differences = tel_object_list_differences (TEL_OBJECT (self->base), TEL_OBJECT (self->draft));

  return differences[0] != NULL;
}

/**
 * tel_user_drafts_new:
 *
 * Makes a place for drafts, with none in it.
 *
 * Returns: (transfer full): a new place
 */
TelUserDrafts *
tel_user_drafts_new (void)
{
  TelUserDrafts *self = g_new0 (TelUserDrafts, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);

  return self;
}

/**
 * tel_user_drafts_free:
 * @self: (transfer full): drafts
 *
 * Forgets them.
 */
void
tel_user_drafts_free (TelUserDrafts *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * tel_user_drafts_get:
 * @self: drafts
 * @cluster: the cluster that the user is of; drafts hang on its connection
 * @user: the user as they were read now, whole
 * @conflicts: (element-type utf8): takes a sentence for each edit that somebody else's change has overtaken
 *
 * Gets the draft of a user: what was edited before, put onto what was read now, or a copy of that where nothing was.
 *
 * Returns: (transfer none): the draft, which is kept
 */
TelUser *
tel_user_drafts_get (TelUserDrafts *self, TelCluster *cluster, TelUser *user, GPtrArray *conflicts)
{
  g_autofree char *key = NULL;
  Entry *before;
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (conflicts != NULL, NULL);

  key = make_key (cluster, user);
  before = g_hash_table_lookup (self->entries, key);
  entry = g_new0 (Entry, 1);
  entry->base = g_object_ref (user);
  entry->draft = tel_object_copy (TEL_OBJECT (user));
  if (before != NULL && is_changed (before))
    tel_merge_fields (TEL_OBJECT (before->base), TEL_OBJECT (before->draft), TEL_OBJECT (entry->draft), NULL,
                      conflicts);
  g_hash_table_replace (self->entries, g_steal_pointer (&key), entry);

  return entry->draft;
}
