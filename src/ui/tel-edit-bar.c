/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-edit-bar.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-edit.h"
#include "ui/tel-enrolment-choice.h"
#include "ui/tel-plan-dialog.h"

/* Edits that were dropped: what of, onto what, and what they were. */
typedef struct
{
  TelDraft *draft;
  TelObject *base;
  TelObject *object;
} Discarded;

/**
 * TelEditBar:
 *
 * Stays in sight while the editor scrolls. A plan is made of all drafts together, so that a user and their devices are
 * each written once.
 */
struct _TelEditBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *error_label;
  GtkCheckButton *apply_check;
  GtkLabel *apply_label;
  GtkLabel *count_label;
  GtkSpinner *spinner;
  GtkWidget *review_button;

  TelCluster *cluster;
  GPtrArray *drafts;
  GPtrArray *discarded;
  GCancellable *cancellable;
  /* Why what was edited cannot be reviewed, and where. */
  char *problem;
};

G_DEFINE_FINAL_TYPE (TelEditBar, tel_edit_bar, ADW_TYPE_BIN)

enum
{
  SIGNAL_EDITED,
  SIGNAL_ENDED,
  SIGNAL_DISCARDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Discarded *
discarded_new (TelDraft *draft)
{
  Discarded *discarded = g_new0 (Discarded, 1);

  discarded->draft = g_object_ref (draft);
  discarded->base = g_object_ref (tel_draft_get_base (draft));
  discarded->object = g_object_ref (tel_draft_get_object (draft));

  return discarded;
}

static void
discarded_free (Discarded *discarded)
{
  g_object_unref (discarded->draft);
  g_object_unref (discarded->base);
  g_object_unref (discarded->object);
  g_free (discarded);
}

static void
show_error (TelEditBar *self, const char *text)
{
  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static gboolean
has_edited_device (TelEditBar *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    if (tel_draft_get_kind (self->drafts->pdata[i]) == TEL_OBJECT_KIND_DEVICE &&
        tel_draft_is_changed (self->drafts->pdata[i]))
      return TRUE;

  return FALSE;
}

static gboolean
starts_enrolment (TelEditBar *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    if (tel_draft_get_kind (self->drafts->pdata[i]) == TEL_OBJECT_KIND_DEVICE &&
        tel_enrolment_choice_starts (self->cluster, self->drafts->pdata[i]))
      return TRUE;

  return FALSE;
}

static TelDraft *
find_disputed (TelEditBar *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    if (tel_draft_get_conflicts (self->drafts->pdata[i])->len > 0)
      return self->drafts->pdata[i];

  return NULL;
}

static char *
describe_object (TelDraft *draft)
{
  return tel_object_kind_describe (tel_draft_get_kind (draft), tel_object_get_key (tel_draft_get_base (draft)), NULL);
}

/* What is decided in one place has to be found from another. */
static void
show_disputed (TelEditBar *self, TelDraft *draft)
{
  g_autofree char *object = describe_object (draft);
  /* Translators: a user or a device */
  g_autofree char *text =
      g_strdup_printf (_ ("Somebody else changed what you edited of the %s. Decide there first which "
                          "one is to be."),
                       object);

  show_error (self, text);
}

/* Where an enrolment starts, Apply Config is sent whatever is chosen. */
static void
show_apply (TelEditBar *self)
{
  gboolean is_needed = starts_enrolment (self);
  const char *text = is_needed ? _ ("Apply Config at once: starting the CAPF enrolment needs it")
                               : _ ("Apply Config at once: the device may register again");

  gtk_label_set_text (self->apply_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->apply_check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_check), !is_needed);
  gtk_widget_set_visible (GTK_WIDGET (self->apply_check), has_edited_device (self));
}

static void
update (TelEditBar *self)
{
  guint n_changes = tel_edit_bar_get_n_changes (self);
  TelDraft *disputed = find_disputed (self);
  g_autofree char *text = NULL;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n_changes), n_changes);
  gtk_label_set_text (self->count_label, text);
  gtk_revealer_set_reveal_child (self->revealer, n_changes > 0);
  show_apply (self);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->cancellable != NULL);
  gtk_spinner_set_spinning (self->spinner, self->cancellable != NULL);
  gtk_widget_set_sensitive (self->review_button,
                            n_changes > 0 && self->problem == NULL && disputed == NULL && self->cancellable == NULL);
  if (disputed != NULL)
    show_disputed (self, disputed);
  else if (self->problem != NULL)
    show_error (self, self->problem);
}

static void
on_edited (TelEditBar *self)
{
  show_error (self, NULL);
  update (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
on_plan_ended (TelEditBar *self)
{
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
show_plan (TelEditBar *self, TelPlan *plan)
{
  TelPlanDialog *dialog = tel_plan_dialog_present_over (GTK_WIDGET (self), self->cluster, plan);

  g_signal_connect_object (dialog, "ended", G_CALLBACK (on_plan_ended), self, G_CONNECT_SWAPPED);
}

static void
on_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelPlan) plan = tel_edit_build_finish (TEL_EDIT (source), result, &error);
  TelEditBar *self;

  /* Somebody else is shown, or the bar is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_EDIT_BAR (user_data);
  g_clear_object (&self->cancellable);
  update (self);
  if (plan == NULL)
    show_error (self, error->message);
  else
    show_plan (self, plan);
}

static void
add_draft (TelEditBar *self, TelEdit *edit, TelDraft *draft)
{
  TelObject *base = tel_draft_get_base (draft);
  TelObject *object = tel_draft_get_object (draft);

  /* A copy: what is edited on meanwhile belongs to the next plan. */
  if (tel_draft_get_kind (draft) == TEL_OBJECT_KIND_USER)
    {
      g_autoptr (TelUser) user = tel_object_copy (object);

      tel_edit_set_user (edit, TEL_USER (base), user);
    }
  else
    {
      g_autoptr (TelDevice) device = tel_object_copy (object);

      tel_edit_add_device (edit, TEL_DEVICE (base), device);
      tel_enrolment_choice_add_to (self->cluster, draft, edit);
    }
}

static void
stop (TelEditBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < self->drafts->len; i++)
    g_signal_handlers_disconnect_by_data (self->drafts->pdata[i], self);
  g_ptr_array_set_size (self->drafts, 0);
}

static void
take_draft (TelEditBar *self, TelDraft *draft)
{
  g_ptr_array_add (self->drafts, g_object_ref (draft));
  g_signal_connect_object (draft, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

static void
offer_undo (TelEditBar *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;

  toast = adw_toast_new (_ ("The changes were discarded"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (tel_edit_bar_restore), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
tel_edit_bar_dispose (GObject *object)
{
  TelEditBar *self = TEL_EDIT_BAR (object);

  stop (self);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_edit_bar_parent_class)->dispose (object);
}

static void
tel_edit_bar_finalize (GObject *object)
{
  TelEditBar *self = TEL_EDIT_BAR (object);

  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->discarded);
  g_free (self->problem);

  G_OBJECT_CLASS (tel_edit_bar_parent_class)->finalize (object);
}

static void
tel_edit_bar_class_init (TelEditBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_edit_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = tel_edit_bar_finalize;

  signals[SIGNAL_EDITED] =
      g_signal_new ("edited", TEL_TYPE_EDIT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENDED] =
      g_signal_new ("ended", TEL_TYPE_EDIT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DISCARDED] =
      g_signal_new ("discarded", TEL_TYPE_EDIT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-edit-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TelEditBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TelEditBar, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelEditBar, apply_check);
  gtk_widget_class_bind_template_child (widget_class, TelEditBar, apply_label);
  gtk_widget_class_bind_template_child (widget_class, TelEditBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, TelEditBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, TelEditBar, review_button);
}

static void
tel_edit_bar_init (TelEditBar *self)
{
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
  self->discarded = g_ptr_array_new_with_free_func ((GDestroyNotify) discarded_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * tel_edit_bar_set_drafts:
 * @self: a bar
 * @cluster: (nullable): the cluster
 * @drafts: (nullable) (element-type TelDraft): what is edited
 *
 * Changes what the bar speaks of. A plan that is being made of the former is given up.
 */
void
tel_edit_bar_set_drafts (TelEditBar *self, TelCluster *cluster, GPtrArray *drafts)
{
  g_return_if_fail (TEL_IS_EDIT_BAR (self));

  stop (self);
  g_set_object (&self->cluster, cluster);
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    take_draft (self, drafts->pdata[i]);
  show_error (self, NULL);
  update (self);
}

/**
 * tel_edit_bar_has_edits:
 * @self: a bar
 * @device: a device of the user who is shown
 *
 * Returns: %TRUE when the device was edited
 */
gboolean
tel_edit_bar_has_edits (TelEditBar *self, TelDevice *device)
{
  g_return_val_if_fail (TEL_IS_EDIT_BAR (self), FALSE);
  g_return_val_if_fail (TEL_IS_DEVICE (device), FALSE);

  for (guint i = 0; i < self->drafts->len; i++)
    if (g_strcmp0 (tel_object_get_key (tel_draft_get_base (self->drafts->pdata[i])), tel_device_get_name (device)) == 0)
      return tel_draft_is_changed (self->drafts->pdata[i]);

  return FALSE;
}

/**
 * tel_edit_bar_describe_problem:
 * @draft: the draft of what has it
 * @problem: a sentence about one of its fields
 *
 * Says of a problem where it is.
 *
 * Returns: (transfer full): what to tell the bar
 */
char *
tel_edit_bar_describe_problem (TelDraft *draft, const char *problem)
{
  g_autofree char *object = NULL;

  g_return_val_if_fail (TEL_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (problem != NULL, NULL);

  object = describe_object (draft);

  /* Translators: a user or a device, what is wrong with one of its fields */
  return g_strdup_printf (_ ("Before the changes can be reviewed, correct the %s. %s"), object, problem);
}

/**
 * tel_edit_bar_set_problem:
 * @self: a bar
 * @problem: (nullable): why the edits cannot be reviewed, and where; %NULL when they can
 *
 * Says whether the edits can be reviewed, and if not, why.
 */
void
tel_edit_bar_set_problem (TelEditBar *self, const char *problem)
{
  g_return_if_fail (TEL_IS_EDIT_BAR (self));

  /* What else stands there stays. */
  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  show_error (self, NULL);
  update (self);
}

/**
 * tel_edit_bar_get_n_changes:
 * @self: a bar
 *
 * Returns: how many fields were edited
 */
guint
tel_edit_bar_get_n_changes (TelEditBar *self)
{
  guint n_changes = 0;

  g_return_val_if_fail (TEL_IS_EDIT_BAR (self), 0);

  for (guint i = 0; i < self->drafts->len; i++)
    n_changes += tel_draft_get_n_changes (self->drafts->pdata[i]);

  return n_changes;
}

/**
 * tel_edit_bar_review:
 * @self: a bar
 *
 * Makes a plan of the edits and shows it.
 */
void
tel_edit_bar_review (TelEditBar *self)
{
  g_autoptr (TelEdit) edit = NULL;

  g_return_if_fail (TEL_IS_EDIT_BAR (self));

  if (self->cancellable != NULL || self->problem != NULL || find_disputed (self) != NULL ||
      tel_edit_bar_get_n_changes (self) == 0)
    return;

  edit = tel_edit_new ();
  for (guint i = 0; i < self->drafts->len; i++)
    if (tel_draft_is_changed (self->drafts->pdata[i]))
      add_draft (self, edit, self->drafts->pdata[i]);
  tel_edit_set_apply (edit, gtk_check_button_get_active (self->apply_check));

  self->cancellable = g_cancellable_new ();
  show_error (self, NULL);
  update (self);
  tel_edit_build_async (edit, self->cluster, self->cancellable, on_built, self);
}

/**
 * tel_edit_bar_discard:
 * @self: a bar
 *
 * Drops the edits. They can be brought back until others are dropped.
 */
void
tel_edit_bar_discard (TelEditBar *self)
{
  g_return_if_fail (TEL_IS_EDIT_BAR (self));

  if (tel_edit_bar_get_n_changes (self) == 0)
    return;

  g_ptr_array_set_size (self->discarded, 0);
  for (guint i = 0; i < self->drafts->len; i++)
    if (tel_draft_is_changed (self->drafts->pdata[i]))
      {
        g_ptr_array_add (self->discarded, discarded_new (self->drafts->pdata[i]));
        tel_draft_revert (self->drafts->pdata[i]);
      }
  g_signal_emit (self, signals[SIGNAL_DISCARDED], 0);
  offer_undo (self);
}

/**
 * tel_edit_bar_restore:
 * @self: a bar
 *
 * Brings back the edits that were dropped last, whoever is shown by now.
 */
void
tel_edit_bar_restore (TelEditBar *self)
{
  g_return_if_fail (TEL_IS_EDIT_BAR (self));

  for (guint i = 0; i < self->discarded->len; i++)
    {
      Discarded *discarded = self->discarded->pdata[i];

      tel_draft_restore (discarded->draft, discarded->base, discarded->object);
    }
  g_ptr_array_set_size (self->discarded, 0);
}
