/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connecting-page.h"

/**
 * TelConnectingPage:
 *
 * Its buttons activate the window's actions.
 */
struct _TelConnectingPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *progress_label;
  AdwStatusPage *error_page;
  GtkButton *retry_button;
};

G_DEFINE_FINAL_TYPE (TelConnectingPage, tel_connecting_page, ADW_TYPE_BIN)

static void
tel_connecting_page_class_init (TelConnectingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-connecting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TelConnectingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TelConnectingPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TelConnectingPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TelConnectingPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TelConnectingPage, retry_button);
}

static void
tel_connecting_page_init (TelConnectingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_connecting_page_show_progress:
 * @self: a page
 * @text: what is being done
 *
 * Says what is being done.
 */
void
tel_connecting_page_show_progress (TelConnectingPage *self, const char *text)
{
  g_return_if_fail (TEL_IS_CONNECTING_PAGE (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (self->progress_label, text);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "progress");
}

/**
 * tel_connecting_page_show_error:
 * @self: a page
 * @title: what failed, a short sentence
 * @message: why, and what to do
 * @retry: the action that tries again
 *
 * Says why there is no cluster.
 */
void
tel_connecting_page_show_error (TelConnectingPage *self, const char *title, const char *message, const char *retry)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (TEL_IS_CONNECTING_PAGE (self));
  g_return_if_fail (message != NULL);

  escaped = g_markup_escape_text (message, -1);
  adw_status_page_set_title (self->error_page, title);
  adw_status_page_set_description (self->error_page, escaped);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->retry_button), retry);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "error");
}
