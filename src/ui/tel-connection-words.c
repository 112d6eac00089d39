/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-words.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const char *const css_classes[TEL_N_ENVIRONMENTS] = {
  [TEL_ENVIRONMENT_LAB] = "tel-lab",
  [TEL_ENVIRONMENT_TEST] = "tel-test",
  [TEL_ENVIRONMENT_PRODUCTION] = "tel-production",
};

/**
 * tel_connection_words_show_class:
 * @widget: a widget that shows the class of a connection by its colour
 * @css_class: the style class for its form
 * @connection: (nullable): the connection, %NULL hides the widget
 *
 * Gives a widget the colour of a class. What it means is said in words beside it.
 */
void
tel_connection_words_show_class (GtkWidget *widget, const char *css_class, TelConnection *connection)
{
  const char *classes[3] = { css_class };

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_visible (widget, connection != NULL);
  if (connection == NULL)
    return;

  classes[1] = css_classes[tel_connection_get_environment (connection)];
  gtk_widget_set_css_classes (widget, classes);
}

/**
 * tel_connection_words_dup_use:
 * @connection: a connection
 *
 * Says of which class it is and whether anything may be changed over it.
 *
 * Returns: (transfer full): a few words
 */
char *
tel_connection_words_dup_use (TelConnection *connection)
{
  const char *label;

  g_return_val_if_fail (TEL_IS_CONNECTION (connection), NULL);

  label = tel_environment_get_label (tel_connection_get_environment (connection));
  if (!tel_connection_is_read_only (connection))
    return g_strdup (label);

  /* Translators: the class of a connection, for example “Production, read-only” */
  return g_strdup_printf (_ ("%s, read-only"), label);
}

/**
 * tel_connection_words_dup_address:
 * @connection: a connection
 *
 * Says where the cluster is and who connects to it.
 *
 * Returns: (transfer full): a few words
 */
char *
tel_connection_words_dup_address (TelConnection *connection)
{
  const char *host;
  gboolean is_ipv6;

  g_return_val_if_fail (TEL_IS_CONNECTION (connection), NULL);

  host = tel_connection_get_host (connection);
  is_ipv6 = strchr (host, ':') != NULL;

  return g_strdup_printf ("%s%s%s:%u · %s", is_ipv6 ? "[" : "", host, is_ipv6 ? "]" : "",
                          tel_connection_get_port (connection), tel_connection_get_user (connection));
}

/**
 * tel_connection_words_dup_title:
 * @connection: a connection
 *
 * Makes the title of a window that is on the connection.
 *
 * Returns: (transfer full): the name with the class
 */
char *
tel_connection_words_dup_title (TelConnection *connection)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (connection), NULL);

  /* Translators: the name of a connection and its class, for example “Tokyo (Production)” */
  return g_strdup_printf (_ ("%s (%s)"), tel_connection_get_name (connection),
                          tel_environment_get_label (tel_connection_get_environment (connection)));
}
