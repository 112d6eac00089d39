/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-snapshots.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-difference-dialog.h"
#include "ui/tel-snapshot-dialog.h"
#include "ui/tel-snapshot-save-dialog.h"

struct _TelAuditSnapshots
{
  GObject parent_instance;

  /* What it is asked for on, which holds this. */
  GtkWidget *widget;
  TelSnapshotStore *store;
  gboolean has_any;
  GtkWindow *dialog;
  /* What a snapshot is being chosen for to compare with. */
  TelAudit *audit;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelAuditSnapshots, tel_audit_snapshots, G_TYPE_OBJECT)

enum
{
  SIGNAL_OPENED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cancel (TelAuditSnapshots *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
set_has_any (TelAuditSnapshots *self, gboolean has_any)
{
  if (self->has_any == has_any)
    return;

  self->has_any = has_any;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Where they cannot be listed the dialog says why. */
static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelAuditSnapshots) self = user_data;
  g_autoptr (GPtrArray) entries = tel_snapshot_store_list_finish (TEL_SNAPSHOT_STORE (source), result, NULL);

  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  set_has_any (self, entries != NULL && entries->len > 0);
}

static void
look (TelAuditSnapshots *self)
{
  cancel (self);
  if (self->store == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  tel_snapshot_store_list_async (self->store, self->cancellable, on_listed, g_object_ref (self));
}

static void
on_opened (TelAuditSnapshots *self, TelSnapshot *snapshot, TelSnapshotDialog *dialog)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, snapshot);
}

static void
present (TelAuditSnapshots *self, GtkWindow *dialog)
{
  g_set_weak_pointer (&self->dialog, dialog);
  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_ancestor (self->widget, GTK_TYPE_WINDOW)));
  gtk_window_present (dialog);
}

static void
on_chosen (TelAuditSnapshots *self, TelSnapshot *snapshot, TelSnapshotDialog *dialog)
{
  present (self, GTK_WINDOW (tel_difference_dialog_new (self->audit, snapshot)));
  g_clear_object (&self->audit);
}

/* Where none was chosen, nothing else lets go of what it was to be compared with. */
static void
on_choice_gone (TelAuditSnapshots *self)
{
  g_clear_object (&self->audit);
}

static void
choose (TelAuditSnapshots *self, const char *title, const char *verb, GCallback on_opening)
{
  TelSnapshotDialog *dialog = tel_snapshot_dialog_new (self->store, title, verb);

  g_signal_connect_object (dialog, "opened", on_opening, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (on_choice_gone), self, G_CONNECT_SWAPPED);
  present (self, GTK_WINDOW (dialog));
}

static void
tel_audit_snapshots_dispose (GObject *object)
{
  TelAuditSnapshots *self = TEL_AUDIT_SNAPSHOTS (object);

  cancel (self);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->audit);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tel_audit_snapshots_parent_class)->dispose (object);
}

static void
tel_audit_snapshots_class_init (TelAuditSnapshotsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_audit_snapshots_dispose;

  signals[SIGNAL_OPENED] =
      g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, TEL_TYPE_SNAPSHOT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_audit_snapshots_init (TelAuditSnapshots *self)
{
}

/**
 * tel_audit_snapshots_new:
 * @widget: what it is asked for on, which must outlive it
 *
 * Makes what saves and opens snapshots. It has none before it is told of which connection.
 *
 * Returns: (transfer full): a new object
 */
TelAuditSnapshots *
tel_audit_snapshots_new (GtkWidget *widget)
{
  TelAuditSnapshots *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (TEL_TYPE_AUDIT_SNAPSHOTS, NULL);
  self->widget = widget;

  return self;
}

/**
 * tel_audit_snapshots_set_connection:
 * @self: the snapshots
 * @connection_id: (nullable): the identity of a connection
 *
 * Sets whose snapshots these are, and looks whether there are any.
 */
void
tel_audit_snapshots_set_connection (TelAuditSnapshots *self, const char *connection_id)
{
  g_return_if_fail (TEL_IS_AUDIT_SNAPSHOTS (self));

  /* A dialog that is open is of another connection. */
  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  g_clear_object (&self->store);
  if (connection_id != NULL)
    self->store = tel_snapshot_store_new (connection_id, NULL);
  set_has_any (self, FALSE);
  look (self);
}

/**
 * tel_audit_snapshots_has_any:
 * @self: the snapshots
 *
 * Tells whether there are any, as far as that is known.
 *
 * Returns: %TRUE if there are
 */
gboolean
tel_audit_snapshots_has_any (TelAuditSnapshots *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_SNAPSHOTS (self), FALSE);

  return self->has_any;
}

/**
 * tel_audit_snapshots_save:
 * @self: the snapshots, of a connection
 * @snapshot: what was read
 *
 * Asks how long the snapshot is kept, and saves it.
 */
void
tel_audit_snapshots_save (TelAuditSnapshots *self, TelSnapshot *snapshot)
{
  TelSnapshotSaveDialog *dialog;

  g_return_if_fail (TEL_IS_AUDIT_SNAPSHOTS (self));
  g_return_if_fail (TEL_IS_SNAPSHOT (snapshot));
  g_return_if_fail (self->store != NULL);

  dialog = tel_snapshot_save_dialog_new (self->store, snapshot);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  present (self, GTK_WINDOW (dialog));
}

/**
 * tel_audit_snapshots_open:
 * @self: the snapshots, of a connection
 *
 * Asks which one is opened, and opens it.
 */
void
tel_audit_snapshots_open (TelAuditSnapshots *self)
{
  g_return_if_fail (TEL_IS_AUDIT_SNAPSHOTS (self));
  g_return_if_fail (self->store != NULL);

  choose (self, _ ("Open snapshot"), _ ("Open"), G_CALLBACK (on_opened));
}

/**
 * tel_audit_snapshots_compare:
 * @self: the snapshots, of a connection
 * @audit: an audit that was judged
 *
 * Asks which snapshot the audit is compared with, and shows what is new, gone and remains.
 */
void
tel_audit_snapshots_compare (TelAuditSnapshots *self, TelAudit *audit)
{
  g_return_if_fail (TEL_IS_AUDIT_SNAPSHOTS (self));
  g_return_if_fail (TEL_IS_AUDIT (audit));
  g_return_if_fail (self->store != NULL);

  g_set_object (&self->audit, audit);
  /* Translators: the button of a snapshot that is compared with */
  choose (self, _ ("Compare with a snapshot"), C_ ("snapshot", "Compare"), G_CALLBACK (on_chosen));
}
