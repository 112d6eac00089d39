/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-acceptance.h"

#include "audit/tel-finding.h"
#include "ui/tel-accept-dialog.h"

/* So many findings are accepted at once at most: one reason seldom holds for more. */
#define N_ACCEPTED_AT_ONCE 200

struct _TelAuditAcceptance
{
  GObject parent_instance;

  /* What it is asked for on, which holds this. */
  GtkWidget *widget;
  TelExceptions *exceptions;
};

G_DEFINE_FINAL_TYPE (TelAuditAcceptance, tel_audit_acceptance, G_TYPE_OBJECT)

static void
toast (TelAuditAcceptance *self, const char *text)
{
  gtk_widget_activate_action (self->widget, "win.toast", "s", text);
}

static GPtrArray *
list_open (GPtrArray *findings)
{
  GPtrArray *open = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < findings->len; i++)
    if (!tel_finding_is_accepted (findings->pdata[i]))
      g_ptr_array_add (open, g_object_ref (findings->pdata[i]));

  return open;
}

static void
tel_audit_acceptance_dispose (GObject *object)
{
  g_clear_object (&TEL_AUDIT_ACCEPTANCE (object)->exceptions);

  G_OBJECT_CLASS (tel_audit_acceptance_parent_class)->dispose (object);
}

static void
tel_audit_acceptance_class_init (TelAuditAcceptanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_audit_acceptance_dispose;
}

static void
tel_audit_acceptance_init (TelAuditAcceptance *self)
{
}

/**
 * tel_audit_acceptance_new:
 * @widget: (transfer none): what it is asked for on, which has to live as long
 *
 * Makes what accepts findings, of no connection yet.
 *
 * Returns: (transfer full): a new object
 */
TelAuditAcceptance *
tel_audit_acceptance_new (GtkWidget *widget)
{
  TelAuditAcceptance *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (TEL_TYPE_AUDIT_ACCEPTANCE, NULL);
  self->widget = widget;

  return self;
}

/**
 * tel_audit_acceptance_set_connection:
 * @self: what accepts findings
 * @connection_id: (nullable): the identity of a connection, %NULL for none: then nothing can be accepted
 *
 * Sets whose findings they are, and reads what was accepted there before. What cannot be read is said.
 */
void
tel_audit_acceptance_set_connection (TelAuditAcceptance *self, const char *connection_id)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TEL_IS_AUDIT_ACCEPTANCE (self));

  g_clear_object (&self->exceptions);
  if (connection_id == NULL)
    return;

  path = tel_exceptions_dup_path (connection_id);
  self->exceptions = tel_exceptions_new (path);
  if (!tel_exceptions_load (self->exceptions, &error))
    toast (self, error->message);
}

/**
 * tel_audit_acceptance_get_exceptions:
 * @self: what accepts findings
 *
 * Gets what was accepted.
 *
 * Returns: (transfer none) (nullable): the exceptions, %NULL where there is no connection
 */
TelExceptions *
tel_audit_acceptance_get_exceptions (TelAuditAcceptance *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ACCEPTANCE (self), NULL);

  return self->exceptions;
}

/**
 * tel_audit_acceptance_can_accept:
 * @self: what accepts findings
 * @findings: (element-type TelFinding): findings
 *
 * Tells whether any of them is open, and not too many for one reason.
 *
 * Returns: %TRUE when they can be accepted
 */
gboolean
tel_audit_acceptance_can_accept (TelAuditAcceptance *self, GPtrArray *findings)
{
  g_autoptr (GPtrArray) open = NULL;

  g_return_val_if_fail (TEL_IS_AUDIT_ACCEPTANCE (self), FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);

  open = list_open (findings);

  return self->exceptions != NULL && open->len > 0 && open->len <= N_ACCEPTED_AT_ONCE;
}

/**
 * tel_audit_acceptance_accept:
 * @self: what accepts findings
 * @findings: (element-type TelFinding): findings
 *
 * Asks for the reason and accepts those that are open.
 */
void
tel_audit_acceptance_accept (TelAuditAcceptance *self, GPtrArray *findings)
{
  g_autoptr (GPtrArray) open = NULL;
  GtkWidget *window;
  TelAcceptDialog *dialog;

  g_return_if_fail (TEL_IS_AUDIT_ACCEPTANCE (self));
  g_return_if_fail (findings != NULL);

  if (!tel_audit_acceptance_can_accept (self, findings))
    return;

  open = list_open (findings);
  window = gtk_widget_get_ancestor (self->widget, GTK_TYPE_WINDOW);
  dialog = tel_accept_dialog_new (self->exceptions, open);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tel_audit_acceptance_withdraw:
 * @self: what accepts findings
 * @findings: (element-type TelFinding): findings
 *
 * Has those that were accepted count again. What keeps the file from being written is said.
 */
void
tel_audit_acceptance_withdraw (TelAuditAcceptance *self, GPtrArray *findings)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TEL_IS_AUDIT_ACCEPTANCE (self));
  g_return_if_fail (findings != NULL);

  for (guint i = 0; i < findings->len; i++)
    if (tel_finding_get_exception (findings->pdata[i]) != NULL)
      g_strv_builder_add (builder, tel_finding_get_id (findings->pdata[i]));
  ids = g_strv_builder_end (builder);

  if (self->exceptions != NULL && ids[0] != NULL &&
      !tel_exceptions_withdraw_all (self->exceptions, (const char *const *) ids, &error))
    toast (self, error->message);
}
