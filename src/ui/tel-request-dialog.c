/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-request-dialog.h"

#include "ui/tel-request-row.h"

#include <glib/gi18n-lib.h>

struct _TelRequestDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkTextView *text_view;
};

G_DEFINE_FINAL_TYPE (TelRequestDialog, tel_request_dialog, ADW_TYPE_WINDOW)

static void
append_body (GString *text, const char *heading, const char *body)
{
  /* Translators: what was not kept of a request */
  g_string_append_printf (text, "\n%s\n%s\n", heading, body != NULL ? body : _ ("(not kept)"));
}

static void
show_entry (TelRequestDialog *self, TelRequestEntry *entry)
{
  const TelRequestFacts *facts = tel_request_entry_get_facts (entry);
  g_autofree char *title = tel_request_row_dup_title (entry);
  g_autofree char *details = tel_request_row_dup_details (entry);
  g_autofree char *result = tel_request_row_dup_result (entry);
  g_autoptr (GString) text = g_string_new (NULL);

  adw_window_title_set_title (self->title, facts->operation);
  g_string_append_printf (text, "%s\n%s\n%s\n", title, details, result);
  if (facts->request != NULL || facts->answer != NULL)
    {
      /* Translators: above what was sent to a cluster */
      append_body (text, _ ("Sent"), facts->request);
      /* Translators: above what a cluster answered */
      append_body (text, _ ("Answered"), facts->answer);
    }
  else
    {
      g_string_append_printf (text, "\n%s\n",
                              _ ("What was said was not kept. Switch on “Keep what is said” in the preferences to see "
                                 "it of the requests from then on."));
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text->str, -1);
}

static void
tel_request_dialog_class_init (TelRequestDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-request-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelRequestDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TelRequestDialog, text_view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tel_request_dialog_init (TelRequestDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_request_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @entry: a request
 *
 * Makes a window that shows a request.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelRequestDialog *
tel_request_dialog_new (GtkWindow *parent, TelRequestEntry *entry)
{
  TelRequestDialog *self;

  g_return_val_if_fail (TEL_IS_REQUEST_ENTRY (entry), NULL);

  self = g_object_new (TEL_TYPE_REQUEST_DIALOG, "transient-for", parent, NULL);
  show_entry (self, entry);

  return self;
}
