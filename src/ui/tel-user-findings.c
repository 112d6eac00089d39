/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-findings.h"

#include <glib/gi18n-lib.h>

/**
 * TelUserFindings:
 *
 * Stays the same object while audits come and go, so that rows that come and go can follow it.
 */
struct _TelUserFindings
{
  GObject parent_instance;

  TelAudit *audit;
};

G_DEFINE_FINAL_TYPE (TelUserFindings, tel_user_findings, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_audit_changed (TelUserFindings *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
let_go (TelUserFindings *self)
{
  if (self->audit != NULL)
    g_signal_handlers_disconnect_by_func (self->audit, on_audit_changed, self);
  g_clear_object (&self->audit);
}

static void
tel_user_findings_dispose (GObject *object)
{
  let_go (TEL_USER_FINDINGS (object));

  G_OBJECT_CLASS (tel_user_findings_parent_class)->dispose (object);
}

static void
tel_user_findings_class_init (TelUserFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_user_findings_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_user_findings_init (TelUserFindings *self)
{
}

/**
 * tel_user_findings_new:
 *
 * Makes findings without an audit.
 *
 * Returns: (transfer full): new findings
 */
TelUserFindings *
tel_user_findings_new (void)
{
  return g_object_new (TEL_TYPE_USER_FINDINGS, NULL);
}

/**
 * tel_user_findings_set_audit:
 * @self: findings
 * @audit: (nullable): an audit that was judged, %NULL for none
 *
 * Sets what was found, and follows it.
 */
void
tel_user_findings_set_audit (TelUserFindings *self, TelAudit *audit)
{
  g_return_if_fail (TEL_IS_USER_FINDINGS (self));
  g_return_if_fail (audit == NULL || TEL_IS_AUDIT (audit));

  if (self->audit == audit)
    return;

  let_go (self);
  if (audit != NULL)
    {
      self->audit = g_object_ref (audit);
      g_signal_connect_object (audit, "items-changed", G_CALLBACK (on_audit_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (audit, "exceptions-changed", G_CALLBACK (on_audit_changed), self, G_CONNECT_SWAPPED);
    }
  on_audit_changed (self);
}

/**
 * tel_user_findings_get_audit:
 * @self: findings
 *
 * Gets the audit.
 *
 * Returns: (transfer none) (nullable): the audit, %NULL before there was one
 */
TelAudit *
tel_user_findings_get_audit (TelUserFindings *self)
{
  g_return_val_if_fail (TEL_IS_USER_FINDINGS (self), NULL);

  return self->audit;
}

/**
 * tel_user_findings_count:
 * @self: findings
 * @user: a user
 * @worst: (out) (optional): how bad the worst is, %TEL_N_SEVERITIES when there is none
 *
 * Counts what was found of a user and nobody has accepted. It costs no more than the findings of this user.
 *
 * Returns: how many findings there are
 */
guint
tel_user_findings_count (TelUserFindings *self, TelUser *user, TelSeverity *worst)
{
  TelSeverity found = TEL_N_SEVERITIES;
  GPtrArray *findings = NULL;
  guint n = 0;

  g_return_val_if_fail (TEL_IS_USER_FINDINGS (self), 0);
  g_return_val_if_fail (TEL_IS_USER (user), 0);

  if (self->audit != NULL && tel_user_get_user_id (user) != NULL)
    findings = tel_audit_get_findings_of_user (self->audit, tel_user_get_user_id (user));
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (!tel_finding_is_accepted (findings->pdata[i]))
      {
        n++;
        found = MIN (found, tel_finding_get_severity (findings->pdata[i]));
      }
  if (worst != NULL)
    *worst = found;

  return n;
}

/**
 * tel_user_findings_describe:
 * @self: findings
 * @user: a user
 *
 * Says how much was found of a user and nobody has accepted, and how bad the worst of it is.
 *
 * Returns: (transfer full) (nullable): such as “3 findings · Error”, %NULL when there is none
 */
char *
tel_user_findings_describe (TelUserFindings *self, TelUser *user)
{
  g_autofree char *count = NULL;
  TelSeverity worst;
  guint n;

  g_return_val_if_fail (TEL_IS_USER_FINDINGS (self), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  n = tel_user_findings_count (self, user, &worst);
  if (n == 0)
    return NULL;

  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u finding", "%'u findings", n), n);

  return g_strdup_printf ("%s · %s", count, tel_severity_get_label (worst));
}
