/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-heading.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-initials.h"
#include "ui/tel-severity-image.h"
#include "ui/tel-user-words.h"

struct _TelUserHeading
{
  AdwBin parent_instance;

  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *identity_label;
  GtkLabel *origin_label;
  GtkButton *findings_button;
  GtkImage *findings_image;
  GtkLabel *findings_label;

  TelUserFindings *findings;
  TelUser *user;
};

G_DEFINE_FINAL_TYPE (TelUserHeading, tel_user_heading, ADW_TYPE_BIN)

/* What was found may be long ago. */
static char *
dup_tooltip (TelUserHeading *self)
{
  TelSnapshot *snapshot = tel_audit_get_snapshot (tel_user_findings_get_audit (self->findings));
  g_autoptr (GDateTime) local = g_date_time_to_local (tel_snapshot_get_taken_at (snapshot));
  /* Translators: a date with a time, as of g_date_time_format() */
  g_autofree char *when = g_date_time_format (local, _ ("%e %b %Y %H:%M"));

  /* Translators: a date with a time */
  return g_strdup_printf (_ ("Show on the Audit page what was wrong on %s"), g_strstrip (when));
}

static void
show_findings (TelUserHeading *self)
{
  g_autofree char *text = NULL;
  g_autofree char *tooltip = NULL;
  TelSeverity worst;

  if (self->findings != NULL && self->user != NULL)
    text = tel_user_findings_describe (self->findings, self->user);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_button), text != NULL);
  if (text == NULL)
    return;

  tel_user_findings_count (self->findings, self->user, &worst);
  tel_severity_image_show (self->findings_image, worst);
  gtk_label_set_text (self->findings_label, text);
  tooltip = dup_tooltip (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->findings_button), tooltip);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->findings_button), "s", tel_user_get_user_id (self->user));
}

static void
on_findings_changed (TelUserHeading *self)
{
  show_findings (self);
}

static void
tel_user_heading_dispose (GObject *object)
{
  TelUserHeading *self = TEL_USER_HEADING (object);

  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_func (self->findings, on_findings_changed, self);
  g_clear_object (&self->findings);
  g_clear_object (&self->user);

  G_OBJECT_CLASS (tel_user_heading_parent_class)->dispose (object);
}

static void
tel_user_heading_class_init (TelUserHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_user_heading_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-user-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, TelUserHeading, avatar);
  gtk_widget_class_bind_template_child (widget_class, TelUserHeading, name_label);
  gtk_widget_class_bind_template_child (widget_class, TelUserHeading, identity_label);
  gtk_widget_class_bind_template_child (widget_class, TelUserHeading, origin_label);
  gtk_widget_class_bind_template_child (widget_class, TelUserHeading, findings_button);
  gtk_widget_class_bind_template_child (widget_class, TelUserHeading, findings_image);
  gtk_widget_class_bind_template_child (widget_class, TelUserHeading, findings_label);
}

static void
tel_user_heading_init (TelUserHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Selecting makes a label a stop for the focus, and the first one; the pointer selects without that. */
  gtk_widget_set_focusable (GTK_WIDGET (self->name_label), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self->identity_label), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self->origin_label), FALSE);
}

/**
 * tel_user_heading_set_findings:
 * @self: a heading
 * @findings: what an audit found of the users
 *
 * Sets by what the heading is told what was found, once.
 */
void
tel_user_heading_set_findings (TelUserHeading *self, TelUserFindings *findings)
{
  g_return_if_fail (TEL_IS_USER_HEADING (self));
  g_return_if_fail (TEL_IS_USER_FINDINGS (findings));
  g_return_if_fail (self->findings == NULL);

  self->findings = g_object_ref (findings);
  g_signal_connect_object (findings, "changed", G_CALLBACK (on_findings_changed), self, G_CONNECT_SWAPPED);
  show_findings (self);
}

/**
 * tel_user_heading_show:
 * @self: a heading
 * @cluster: (nullable): the cluster of the user
 * @user: (nullable): the user, %NULL for nobody
 *
 * Shows who a user is.
 */
void
tel_user_heading_show (TelUserHeading *self, TelCluster *cluster, TelUser *user)
{
  g_autofree char *name = NULL;
  g_autofree char *initials = NULL;
  g_autofree char *identity = NULL;
  g_autofree char *origin = NULL;

  g_return_if_fail (TEL_IS_USER_HEADING (self));
  g_return_if_fail (user == NULL || TEL_IS_CLUSTER (cluster));

  g_set_object (&self->user, user);
  show_findings (self);
  if (user == NULL)
    return;

  name = tel_user_dup_full_name (user);
  initials = tel_initials_dup_text (name);
  identity = tel_user_words_dup_identity (user);
  origin = tel_user_words_dup_origin (cluster, user);
  adw_avatar_set_text (self->avatar, initials);
  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->identity_label, identity);
  gtk_label_set_text (self->origin_label, origin);
}
