/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-end-user.h"

#include "plan/tel-drafts.h"
#include "ui/tel-conflict-box.h"
#include "ui/tel-edit-bar.h"

/**
 * TelEndUser:
 *
 * Who edits a user, looks at somebody else and comes back finds what they edited; and it stays open from one user to
 * the next.
 */
struct _TelEndUser
{
  AdwBin parent_instance;

  TelCluster *cluster;
  TelDraft *draft;
  /* What the rows edit; the draft may take another one. */
  TelObject *object;
  GPtrArray *devices;
  TelUserSection *section;
  gboolean is_expanded;
};

G_DEFINE_FINAL_TYPE (TelEndUser, tel_end_user, ADW_TYPE_BIN)

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One that nothing is connected to has no place where drafts are kept. */
static TelDraft *
make_draft (TelCluster *cluster, TelUser *user)
{
  TelAxlClient *client = tel_cluster_get_client (cluster);

  if (client == NULL)
    return tel_draft_new (TEL_OBJECT_KIND_USER, TEL_OBJECT (user));

  return g_object_ref (tel_drafts_get (tel_drafts_get_for_connection (tel_axl_client_get_connection_id (client)),
                                       TEL_OBJECT_KIND_USER, TEL_OBJECT (user)));
}

static void build (TelEndUser *self);

static void
tell_edited (TelEndUser *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* Discarded, or brought back: the rows edit an object that is no longer the draft's. */
static void
on_edited (TelEndUser *self)
{
  if (self->section != NULL && self->object != tel_draft_get_object (self->draft))
    build (self);
  tell_edited (self);
}

static void
set_draft (TelEndUser *self, TelDraft *draft)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (self->draft, on_edited, self);
  g_set_object (&self->draft, draft);
  if (draft != NULL)
    g_signal_connect_object (draft, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

static void
clear (TelEndUser *self)
{
  if (self->section != NULL)
    g_object_get (self->section, "expanded", &self->is_expanded, NULL);
  self->section = NULL;
  g_clear_object (&self->object);
  adw_bin_set_child (ADW_BIN (self), NULL);
}

static void
build (TelEndUser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  TelConflictBox *conflict_box = tel_conflict_box_new (self->draft);

  clear (self);
  self->object = g_object_ref (tel_draft_get_object (self->draft));
  self->section = tel_user_section_new (self->devices);
  g_object_set (self->section, "expanded", self->is_expanded, NULL);
  tel_user_section_load (self->section, self->cluster, TEL_USER (tel_draft_get_base (self->draft)),
                         TEL_USER (self->object));
  g_signal_connect_object (self->section, "notify::problem", G_CALLBACK (tell_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (conflict_box, "settled", G_CALLBACK (build), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (conflict_box));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->section));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
tel_end_user_dispose (GObject *object)
{
  TelEndUser *self = TEL_END_USER (object);

  set_draft (self, NULL);
  clear (self);
  g_clear_object (&self->cluster);
  g_clear_pointer (&self->devices, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_end_user_parent_class)->dispose (object);
}

static void
tel_end_user_class_init (TelEndUserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_end_user_dispose;

  signals[SIGNAL_EDITED] =
      g_signal_new ("edited", TEL_TYPE_END_USER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_end_user_init (TelEndUser *self)
{
}

/**
 * tel_end_user_show:
 * @self: a place
 * @cluster: (nullable): the cluster that the user is of
 * @user: (nullable): the user, read whole where their devices are known
 * @devices: (element-type TelDevice) (nullable): their devices, each read whole; %NULL while they are not known
 *
 * Shows a user, with what was edited of them and not sent.
 */
void
tel_end_user_show (TelEndUser *self, TelCluster *cluster, TelUser *user, GPtrArray *devices)
{
  g_autoptr (TelDraft) draft = NULL;

  g_return_if_fail (TEL_IS_END_USER (self));

  clear (self);
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_set_object (&self->cluster, cluster);
  draft = devices != NULL ? make_draft (cluster, user) : NULL;
  set_draft (self, draft);
  gtk_widget_set_visible (GTK_WIDGET (self), devices != NULL);
  if (devices == NULL)
    return;

  self->devices = g_ptr_array_ref (devices);
  build (self);
}

/**
 * tel_end_user_get_draft:
 * @self: a place
 *
 * Gets the draft of the user who is shown.
 *
 * Returns: (transfer none) (nullable): the draft, %NULL while nothing is known of the user
 */
TelDraft *
tel_end_user_get_draft (TelEndUser *self)
{
  g_return_val_if_fail (TEL_IS_END_USER (self), NULL);

  return self->draft;
}

/**
 * tel_end_user_dup_problem:
 * @self: a place
 *
 * Tells why what was edited of the user who is shown cannot be reviewed.
 *
 * Returns: (transfer full) (nullable): the user and a sentence, %NULL unless something is beyond its limits
 */
char *
tel_end_user_dup_problem (TelEndUser *self)
{
  g_return_val_if_fail (TEL_IS_END_USER (self), NULL);

  if (self->section == NULL || tel_user_section_get_problem (self->section) == NULL)
    return NULL;

  return tel_edit_bar_describe_problem (self->draft, tel_user_section_get_problem (self->section));
}

/**
 * tel_end_user_get_section:
 * @self: a place
 *
 * Gets the section of the user who is shown.
 *
 * Returns: (transfer none) (nullable): the section, %NULL while nothing is known of the user
 */
TelUserSection *
tel_end_user_get_section (TelEndUser *self)
{
  g_return_val_if_fail (TEL_IS_END_USER (self), NULL);

  return self->section;
}
