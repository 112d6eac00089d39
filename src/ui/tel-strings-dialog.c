/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-strings-dialog.h"

#include "plan/tel-issue.h"
#include "ui/tel-string-row.h"

struct _TelStringsDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (TelStringsDialog, tel_strings_dialog, ADW_TYPE_WINDOW)

static void
tel_strings_dialog_class_init (TelStringsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-strings-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelStringsDialog, group);
}

static void
tel_strings_dialog_init (TelStringsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_strings_dialog_new:
 * @cluster: the cluster
 * @issued: (element-type TelIssue): what may be given out, as tel_runner_list_issued() lists it
 *
 * Makes the list. It keeps the strings itself, until it is closed.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelStringsDialog *
tel_strings_dialog_new (TelCluster *cluster, GPtrArray *issued)
{
  TelStringsDialog *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (issued != NULL, NULL);

  self = g_object_new (TEL_TYPE_STRINGS_DIALOG, NULL);
  for (guint i = 0; i < issued->len; i++)
    {
      TelIssue *issue = issued->pdata[i];

      adw_preferences_group_add (self->group, tel_string_row_new (cluster, issue->device, issue->string));
    }

  return self;
}
