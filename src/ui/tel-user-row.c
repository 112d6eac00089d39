/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-row.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "plan/tel-drafts.h"
#include "ui/tel-severity-image.h"

/**
 * TelUserRow:
 *
 * All rows have one height, whatever the script of the names: GTK 4.8 scrolls backwards over unequal ones.
 */
struct _TelUserRow
{
  AdwBin parent_instance;

  GtkInscription *name_inscription;
  GtkInscription *details_inscription;
  GtkImage *findings_image;
  GtkBox *marks_box;
  GtkImage *marks[TEL_N_SOFTPHONE_TYPES];

  GtkLabel *edited_label;

  TelUser *user;
  TelCluster *cluster;
  TelDrafts *drafts;
  TelUserFindings *findings;
  guint shown_marks;
};

G_DEFINE_FINAL_TYPE (TelUserRow, tel_user_row, ADW_TYPE_BIN)

static char *
dup_details (TelUser *user)
{
  const char *parts[] = { tel_user_get_user_id (user), tel_user_get_primary_pattern (user),
                          tel_user_get_department (user) };
  g_autoptr (GString) details = g_string_new (NULL);

  if (parts[1] == NULL || *parts[1] == '\0')
    parts[1] = tel_user_get_telephone_number (user);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    tel_text_append (details, " · ", parts[i]);

  return g_string_free (g_steal_pointer (&details), FALSE);
}

static char *
describe_mark (TelDeviceType type, gboolean present)
{
  const char *label = tel_device_type_get_label (type);

  if (present)
    /* Translators: %s is a type of softphone, for example “Desktop”. */
    return g_strdup_printf (_ ("%s: has a softphone"), label);

  /* Translators: %s is a type of softphone, for example “Desktop”. */
  return g_strdup_printf (_ ("%s: no softphone"), label);
}

static void
show_mark (TelUserRow *self, TelDeviceType type, gboolean present)
{
  GtkWidget *mark = GTK_WIDGET (self->marks[type]);
  g_autofree char *words = describe_mark (type, present);

  if (present)
    gtk_widget_remove_css_class (mark, "tel-absent");
  else
    gtk_widget_add_css_class (mark, "tel-absent");
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Two hundred rows are bound anew after each key in the search, so only what differs is touched. */
static void
show_marks (TelUserRow *self)
{
  guint before = self->shown_marks;

  self->shown_marks =
      self->user != NULL && self->cluster != NULL ? tel_cluster_get_device_marks (self->cluster, self->user) : 0;

  for (guint i = 0; i < TEL_N_SOFTPHONE_TYPES; i++)
    if (((before ^ self->shown_marks) & (1u << i)) != 0)
      show_mark (self, i, (self->shown_marks & (1u << i)) != 0);
}

static void
show_edited (TelUserRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->edited_label),
                          self->drafts != NULL && tel_drafts_has_edits_of_user (self->drafts, self->user));
}

static char *
dup_findings (TelUserRow *self)
{
  return self->findings != NULL && self->user != NULL ? tel_user_findings_describe (self->findings, self->user) : NULL;
}

static void
show_findings (TelUserRow *self)
{
  TelSeverity worst;
  gboolean has_findings = self->findings != NULL && tel_user_findings_count (self->findings, self->user, &worst) > 0;

  if (has_findings)
    tel_severity_image_show (self->findings_image, worst);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_image), has_findings);
}

/* The list item around a row has no words of its own in GTK 4.8; a reader of the screen says those of this one. */
static void
update_words (TelUserRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *words = tel_user_row_dup_words (self);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Asked for when the pointer rests: setting the text beforehand would ask the display where the pointer is. */
static gboolean
on_query_tooltip (GtkWidget *mark, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip, TelUserRow *self)
{
  for (guint i = 0; i < TEL_N_SOFTPHONE_TYPES; i++)
    if (GTK_WIDGET (self->marks[i]) == mark)
      {
        g_autofree char *words = describe_mark (i, (self->shown_marks & (1u << i)) != 0);

        gtk_tooltip_set_text (tooltip, words);
      }

  return TRUE;
}

static gboolean
on_query_findings (GtkWidget *image, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip, TelUserRow *self)
{
  g_autofree char *words = dup_findings (self);

  gtk_tooltip_set_text (tooltip, words);

  return words != NULL;
}

static void
on_devices_changed (TelUserRow *self)
{
  guint before = self->shown_marks;

  show_marks (self);
  if (before != self->shown_marks)
    update_words (self);
}

static void
on_drafts_changed (TelUserRow *self)
{
  show_edited (self);
  update_words (self);
}

static void
on_findings_changed (TelUserRow *self)
{
  show_findings (self);
  update_words (self);
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, TelUserRow *self)
{
  if (self->user != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "users.open", NULL);
}

static void
tel_user_row_dispose (GObject *object)
{
  TelUserRow *self = TEL_USER_ROW (object);

  tel_user_row_unbind (self);

  G_OBJECT_CLASS (tel_user_row_parent_class)->dispose (object);
}

static void
tel_user_row_class_init (TelUserRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_user_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-user-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TelUserRow, name_inscription);
  gtk_widget_class_bind_template_child (widget_class, TelUserRow, details_inscription);
  gtk_widget_class_bind_template_child (widget_class, TelUserRow, findings_image);
  gtk_widget_class_bind_template_child (widget_class, TelUserRow, marks_box);
  gtk_widget_class_bind_template_child (widget_class, TelUserRow, edited_label);
}

static void
tel_user_row_init (TelUserRow *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < TEL_N_SOFTPHONE_TYPES; i++)
    {
      self->marks[i] = GTK_IMAGE (gtk_image_new_from_icon_name (tel_device_type_get_icon_name (i)));
      gtk_box_append (self->marks_box, GTK_WIDGET (self->marks[i]));
      gtk_widget_set_has_tooltip (GTK_WIDGET (self->marks[i]), TRUE);
      g_signal_connect_object (self->marks[i], "query-tooltip", G_CALLBACK (on_query_tooltip), self, 0);
      show_mark (self, i, FALSE);
    }
  g_signal_connect_object (self->findings_image, "query-tooltip", G_CALLBACK (on_query_findings), self, 0);

  g_signal_connect_object (gesture, "released", G_CALLBACK (on_released), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

/**
 * tel_user_row_new:
 *
 * Makes an empty row.
 *
 * Returns: (transfer floating): a new widget
 */
TelUserRow *
tel_user_row_new (void)
{
  return g_object_new (TEL_TYPE_USER_ROW, NULL);
}

/**
 * tel_user_row_bind:
 * @self: a row
 * @user: the user to show
 * @cluster: (nullable): the cluster that knows the user's devices
 * @findings: (nullable): what an audit found of the users
 *
 * Shows a user. The marks follow the cluster's list of devices and the audit until the row is unbound.
 */
void
tel_user_row_bind (TelUserRow *self, TelUser *user, TelCluster *cluster, TelUserFindings *findings)
{
  g_autofree char *name = NULL;
  g_autofree char *details = NULL;

  g_return_if_fail (TEL_IS_USER_ROW (self));
  g_return_if_fail (TEL_IS_USER (user));
  g_return_if_fail (findings == NULL || TEL_IS_USER_FINDINGS (findings));

  tel_user_row_unbind (self);
  g_set_object (&self->user, user);
  g_set_object (&self->cluster, cluster);
  g_set_object (&self->findings, findings);

  name = tel_user_dup_full_name (user);
  details = dup_details (user);
  gtk_inscription_set_text (self->name_inscription, name);
  gtk_inscription_set_text (self->details_inscription, details);
  if (cluster != NULL && tel_cluster_get_client (cluster) != NULL)
    {
      self->drafts =
          tel_drafts_get_for_connection (tel_axl_client_get_connection_id (tel_cluster_get_client (cluster)));
      g_signal_connect_object (self->drafts, "changed", G_CALLBACK (on_drafts_changed), self, G_CONNECT_SWAPPED);
    }
  show_marks (self);
  show_edited (self);
  show_findings (self);
  update_words (self);

  if (findings != NULL)
    g_signal_connect_object (findings, "changed", G_CALLBACK (on_findings_changed), self, G_CONNECT_SWAPPED);
  if (cluster != NULL)
    g_signal_connect_object (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_DEVICE), "items-changed",
                             G_CALLBACK (on_devices_changed), self, G_CONNECT_SWAPPED);
}

/**
 * tel_user_row_unbind:
 * @self: a row
 *
 * Lets go of the user that was shown.
 */
void
tel_user_row_unbind (TelUserRow *self)
{
  g_return_if_fail (TEL_IS_USER_ROW (self));

  if (self->cluster != NULL)
    g_signal_handlers_disconnect_by_func (tel_cluster_get_store (self->cluster, TEL_OBJECT_KIND_DEVICE),
                                          on_devices_changed, self);
  if (self->drafts != NULL)
    g_signal_handlers_disconnect_by_func (self->drafts, on_drafts_changed, self);
  self->drafts = NULL;
  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_func (self->findings, on_findings_changed, self);
  g_clear_object (&self->findings);
  g_clear_object (&self->cluster);
  g_clear_object (&self->user);
}

/**
 * tel_user_row_dup_words:
 * @self: a row
 *
 * Says the row in words, the marks too: what a reader of the screen says.
 *
 * Returns: (transfer full): a text
 */
char *
tel_user_row_dup_words (TelUserRow *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *name = NULL;
  g_autofree char *details = NULL;
  g_autofree char *findings = NULL;

  g_return_val_if_fail (TEL_IS_USER_ROW (self), NULL);

  if (self->user == NULL)
    return g_strdup ("");

  name = tel_user_dup_full_name (self->user);
  details = dup_details (self->user);
  g_string_append_printf (words, "%s, %s", name, details);
  for (guint i = 0; i < TEL_N_SOFTPHONE_TYPES; i++)
    if (self->shown_marks & (1u << i))
      {
        g_autofree char *mark = describe_mark (i, TRUE);

        g_string_append_printf (words, ", %s", mark);
      }
  if (gtk_widget_get_visible (GTK_WIDGET (self->edited_label)))
    g_string_append_printf (words, ", %s", gtk_label_get_text (self->edited_label));
  findings = dup_findings (self);
  if (findings != NULL)
    g_string_append_printf (words, ", %s", findings);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * tel_user_row_get_marks:
 * @self: a row
 *
 * Gets which marks are shown as present.
 *
 * Returns: one bit for each #TelDeviceType
 */
guint
tel_user_row_get_marks (TelUserRow *self)
{
  g_return_val_if_fail (TEL_IS_USER_ROW (self), 0);

  return self->shown_marks;
}
