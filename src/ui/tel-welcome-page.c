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
tel_welcome_page_class_init (TelWelcomePageClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/telephonist/Telephonist/tel-welcome-page.ui");
}

static void
tel_welcome_page_init (TelWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
