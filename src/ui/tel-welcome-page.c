/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-welcome-page.h"

/**
 * TelWelcomePage:
 *
 * Its rows activate the window's actions.
 */
struct _TelWelcomePage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TelWelcomePage, tel_welcome_page, ADW_TYPE_BIN)

static void
tel_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TEL_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (tel_welcome_page_parent_class)->dispose (object);
}

static void
tel_welcome_page_class_init (TelWelcomePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_welcome_page_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/telephonist/Telephonist/tel-welcome-page.ui");
}

static void
tel_welcome_page_init (TelWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
