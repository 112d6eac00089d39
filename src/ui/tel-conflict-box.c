/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-conflict-box.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-notice-box.h"

struct _TelConflictBox
{
  AdwBin parent_instance;

  TelDraft *draft;
};

G_DEFINE_FINAL_TYPE (TelConflictBox, tel_conflict_box, ADW_TYPE_BIN)

enum
{
  SIGNAL_SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_conflicts (TelConflictBox *self)
{
  GPtrArray *conflicts = tel_draft_get_conflicts (self->draft);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  TelNoticeBox *notice;

  gtk_widget_set_visible (GTK_WIDGET (self), conflicts->len > 0);
  adw_bin_set_child (ADW_BIN (self), NULL);
  if (conflicts->len == 0)
    return;

  g_ptr_array_extend (sentences, conflicts, NULL, NULL);
  g_ptr_array_add (sentences, NULL);
  notice = tel_notice_box_new (_ ("Somebody else changed what you edited:"), (const char *const *) sentences->pdata);
  gtk_widget_add_css_class (GTK_WIDGET (notice), "tel-error");
  tel_notice_box_add_button (notice, _ ("Keep mine"), "conflict.settle", g_variant_new_boolean (TRUE));
  tel_notice_box_add_button (notice, _ ("Take the cluster’s"), "conflict.settle", g_variant_new_boolean (FALSE));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (notice));
}

static void
settle_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  /* Whoever hears of it may put another box here. */
  g_autoptr (TelConflictBox) self = g_object_ref (TEL_CONFLICT_BOX (widget));

  tel_draft_settle_conflicts (self->draft, g_variant_get_boolean (parameter));
  show_conflicts (self);
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
tel_conflict_box_finalize (GObject *object)
{
  g_clear_object (&TEL_CONFLICT_BOX (object)->draft);

  G_OBJECT_CLASS (tel_conflict_box_parent_class)->finalize (object);
}

static void
tel_conflict_box_class_init (TelConflictBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_conflict_box_finalize;

  signals[SIGNAL_SETTLED] =
      g_signal_new ("settled", TEL_TYPE_CONFLICT_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "conflict.settle", "b", settle_action);
}

static void
tel_conflict_box_init (TelConflictBox *self)
{
}

/**
 * tel_conflict_box_new:
 * @draft: a draft
 *
 * Makes a box that tells the conflicts of a draft and lets the person decide them.
 *
 * Returns: (transfer floating): a new widget
 */
TelConflictBox *
tel_conflict_box_new (TelDraft *draft)
{
  TelConflictBox *self;

  g_return_val_if_fail (TEL_IS_DRAFT (draft), NULL);

  self = g_object_new (TEL_TYPE_CONFLICT_BOX, NULL);
  self->draft = g_object_ref (draft);
  show_conflicts (self);

  return self;
}
