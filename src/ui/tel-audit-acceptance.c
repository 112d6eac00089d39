/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-acceptance.h"

#include "ui/tel-accept-dialog.h"

/* So many findings are accepted at once at most: nobody has looked at more of them one by one. */
#define N_AT_ONCE 200

static GPtrArray *
list_acceptable (GPtrArray *findings)
{
  GPtrArray *acceptable = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < findings->len; i++)
    if (!tel_finding_is_accepted (findings->pdata[i]))
      g_ptr_array_add (acceptable, g_object_ref (findings->pdata[i]));

  return acceptable;
}

/**
 * tel_audit_acceptance_is_offered:
 * @exceptions: (nullable): what is accepted on the connection, %NULL where nothing can be
 * @findings: (element-type TelFinding): what is selected
 *
 * Tells whether findings can be accepted: there are some that are not, and not too many at once.
 *
 * Returns: %TRUE when they can
 */
gboolean
tel_audit_acceptance_is_offered (TelExceptions *exceptions, GPtrArray *findings)
{
  g_autoptr (GPtrArray) acceptable = NULL;

  g_return_val_if_fail (findings != NULL, FALSE);

  acceptable = list_acceptable (findings);

  return exceptions != NULL && acceptable->len > 0 && acceptable->len <= N_AT_ONCE;
}

/**
 * tel_audit_acceptance_ask:
 * @widget: what it is asked for on
 * @exceptions: (nullable): what is accepted on the connection
 * @findings: (element-type TelFinding): what is selected
 *
 * Asks why findings are accepted, and until when.
 */
void
tel_audit_acceptance_ask (GtkWidget *widget, TelExceptions *exceptions, GPtrArray *findings)
{
  g_autoptr (GPtrArray) acceptable = NULL;
  TelAcceptDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (findings != NULL);

  acceptable = list_acceptable (findings);
  if (acceptable->len == 0 || exceptions == NULL)
    return;

  dialog = tel_accept_dialog_new (exceptions, acceptable);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW)));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tel_audit_acceptance_withdraw:
 * @exceptions: (nullable): what is accepted on the connection
 * @findings: (element-type TelFinding): what is selected, which may change with the first that is withdrawn
 * @error: return location for an error: the file cannot be written
 *
 * Takes the acceptance of findings back.
 *
 * Returns: %FALSE when not all of them were
 */
gboolean
tel_audit_acceptance_withdraw (TelExceptions *exceptions, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (findings != NULL, FALSE);

  for (guint i = 0; i < findings->len; i++)
    if (tel_finding_get_exception (findings->pdata[i]) != NULL)
      g_ptr_array_add (ids, g_strdup (tel_finding_get_id (findings->pdata[i])));

  for (guint i = 0; i < ids->len && exceptions != NULL; i++)
    if (!tel_exceptions_withdraw (exceptions, ids->pdata[i], error))
      return FALSE;

  return TRUE;
}
