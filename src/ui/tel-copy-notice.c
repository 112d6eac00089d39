/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-copy-notice.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-settlement.h"
#include "ui/tel-notice-box.h"

/* Of the draft: the Outcome of the copy that was made last. */
#define OUTCOME_KEY "tel-copy-outcome"

typedef struct
{
  char *heading;
  GPtrArray *sentences;
  TelObject *copied;
} Outcome;

struct _TelCopyNotice
{
  AdwBin parent_instance;

  TelDraft *draft;
};

G_DEFINE_FINAL_TYPE (TelCopyNotice, tel_copy_notice, ADW_TYPE_BIN)

static void
outcome_free (Outcome *outcome)
{
  g_free (outcome->heading);
  g_ptr_array_unref (outcome->sentences);
  g_object_unref (outcome->copied);
  g_free (outcome);
}

/* Discarded or sent, the copy is no longer to be reviewed. */
static Outcome *
find_outcome (TelDraft *draft)
{
  Outcome *outcome = g_object_get_data (G_OBJECT (draft), OUTCOME_KEY);

  if (outcome != NULL && outcome->copied != tel_draft_get_object (draft) && !tel_draft_is_changed (draft))
    {
      g_object_set_data (G_OBJECT (draft), OUTCOME_KEY, NULL);
      outcome = NULL;
    }

  return outcome;
}

static void
show_outcome (TelCopyNotice *self)
{
  Outcome *outcome = find_outcome (self->draft);
  TelNoticeBox *box;

  gtk_widget_set_visible (GTK_WIDGET (self), outcome != NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  if (outcome == NULL)
    return;

  box = tel_notice_box_new (outcome->heading, (const char *const *) outcome->sentences->pdata);
  /* Translators: takes away what was said of a copy */
  tel_notice_box_add_button (box, C_ ("copy", "Dismiss"), "copy-notice.dismiss", NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

static void
dismiss_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelCopyNotice *self = TEL_COPY_NOTICE (widget);

  g_object_set_data (G_OBJECT (self->draft), OUTCOME_KEY, NULL);
  show_outcome (self);
}

static void
tel_copy_notice_finalize (GObject *object)
{
  g_clear_object (&TEL_COPY_NOTICE (object)->draft);

  G_OBJECT_CLASS (tel_copy_notice_parent_class)->finalize (object);
}

static void
tel_copy_notice_class_init (TelCopyNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_copy_notice_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "copy-notice.dismiss", NULL, dismiss_action);
}

static void
tel_copy_notice_init (TelCopyNotice *self)
{
}

/**
 * tel_copy_notice_new:
 * @draft: a draft
 *
 * Makes a notice, not to be seen while no copy was made into the draft.
 *
 * Returns: (transfer floating): a new widget
 */
TelCopyNotice *
tel_copy_notice_new (TelDraft *draft)
{
  TelCopyNotice *self;

  g_return_val_if_fail (TEL_IS_DRAFT (draft), NULL);

  self = g_object_new (TEL_TYPE_COPY_NOTICE, NULL);
  self->draft = g_object_ref (draft);
  show_outcome (self);

  return self;
}

/**
 * tel_copy_notice_keep:
 * @draft: a draft that is about to take a copy
 * @from: the device whose settings were copied
 * @copied: what the draft takes
 * @left_out: (array zero-terminated=1): sentences: what was not copied
 *
 * Notes what came of a copy, for every notice of the draft that is made from now on.
 */
void
tel_copy_notice_keep (TelDraft *draft, TelDevice *from, TelDevice *copied, const char *const *left_out)
{
  Outcome *outcome;
  g_auto (GStrv) changes = NULL;

  g_return_if_fail (TEL_IS_DRAFT (draft));
  g_return_if_fail (TEL_IS_DEVICE (from));
  g_return_if_fail (TEL_IS_DEVICE (copied));

  changes = tel_settlement_list_sent (tel_draft_get_object (draft), TEL_OBJECT (copied));
  outcome = g_new0 (Outcome, 1);
  outcome->copied = g_object_ref (TEL_OBJECT (copied));
  outcome->sentences = g_ptr_array_new_with_free_func (g_free);
  outcome->heading = g_strdup_printf (changes[0] != NULL
                                          /* Translators: a device */
                                          ? _ ("The settings of %s were copied. Review them below.")
                                          /* Translators: a device */
                                          : _ ("No setting of %s was copied."),
                                      tel_device_get_name (from));
  for (guint i = 0; left_out[i] != NULL; i++)
    g_ptr_array_add (outcome->sentences, g_strdup (left_out[i]));
  if (left_out[0] == NULL)
    g_ptr_array_add (outcome->sentences,
                     g_strdup (changes[0] != NULL ? _ ("Nothing was left out.") : _ ("Both have the same settings.")));
  g_ptr_array_add (outcome->sentences, NULL);
  g_object_set_data_full (G_OBJECT (draft), OUTCOME_KEY, outcome, (GDestroyNotify) outcome_free);
}
