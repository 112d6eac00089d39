/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-parameters-view.h"

#include <glib/gi18n-lib.h>

#define TIMER TEL_GUIDE_PARAMETER_ALERT_TIMER

struct _TelParametersView
{
  AdwBin parent_instance;

  GtkLabel *hindrance_label;
  AdwBin *timer_bin;
  GtkWidget *timer_buttons;
  GtkButton *set_button;
  GtkButton *raise_button;
  GtkButton *back_button;
  AdwBin *others_bin;
};

G_DEFINE_FINAL_TYPE (TelParametersView, tel_parameters_view, ADW_TYPE_BIN)

static AdwActionRow *
make_row (const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);

  return row;
}

/* Why nothing is shown of a parameter; which one is meant is chosen where the prerequisites stand. */
static const char *
explain (TelReadiness *readiness, TelGuideParameter parameter)
{
  TelParameterDiscovery *discovery = tel_readiness_get_parameter (readiness, parameter);
  const char *refusal = tel_readiness_get_refusal (readiness, parameter);

  if (refusal != NULL)
    return refusal;
  if (discovery != NULL && tel_parameter_discovery_get_answer (discovery) == TEL_DISCOVERY_SEVERAL)
    return _ ("Several parameters may be meant. Choose one under “Readiness”.");

  return _ ("The cluster shows no such parameter.");
}

static void
add_node (AdwPreferencesGroup *group, TelParameter *row)
{
  AdwActionRow *widget = make_row (tel_parameter_get_node (row), tel_parameter_get_name (row));
  /* Translators: a number of milliseconds */
  g_autofree char *text = g_strdup_printf (_ ("%s ms"), tel_parameter_get_text (row));
  GtkWidget *label = gtk_label_new (text);

  adw_action_row_add_suffix (widget, label);
  adw_preferences_group_add (group, GTK_WIDGET (widget));
}

static GtkWidget *
make_timer_group (TelReadiness *readiness)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GPtrArray *rows = tel_readiness_get_rows (readiness, TIMER);

  adw_preferences_group_set_title (group, tel_guide_parameter_get_label (TIMER));
  adw_preferences_group_set_description (
      group, _ ("How long a call to a Jabber extension waits for the mobile device before it goes to the mobile number "
                "(G7). Raise it only where users on narrow-band networks report trouble receiving calls: to 10000 ms "
                "first, then by 500 ms at a time where calls are still cut and diverted by mobile connect. It is "
                "clusterwide, so every node gets the same value. Business calls arrive only while Jabber runs."));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_node (group, rows->pdata[i]);
  if (rows == NULL)
    adw_preferences_group_add (group, GTK_WIDGET (make_row (_ ("It cannot be read"), explain (readiness, TIMER))));

  return GTK_WIDGET (group);
}

static void
arm_button (GtkButton *button, char *label, guint64 value)
{
  g_autofree char *owned_label = label;
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, value);

  gtk_button_set_label (button, owned_label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", tel_guide_parameter_get_nick (TIMER), text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "cluster.set-parameter");
}

static void
show_timer_buttons (TelParametersView *self, TelReadiness *readiness, const char *before, gboolean may_write)
{
  TelParameterDiscovery *discovery = tel_readiness_get_parameter (readiness, TIMER);
  guint64 now = 0;
  guint64 was = 0;
  gboolean is_number = discovery != NULL && tel_parameter_discovery_find_highest (discovery, &now);
  gboolean has_before = before != NULL && g_ascii_string_to_unsigned (before, 10, 1, G_MAXINT32, &was, NULL);

  gtk_widget_set_visible (self->timer_buttons, is_number);
  gtk_widget_set_sensitive (self->timer_buttons, may_write);
  arm_button (self->set_button, g_strdup_printf (_ ("Set to %d ms"), TEL_GUIDE_PARAMETER_ALERT_TIMER_VALUE),
              TEL_GUIDE_PARAMETER_ALERT_TIMER_VALUE);
  arm_button (self->raise_button, g_strdup_printf (_ ("Raise by %d ms"), TEL_GUIDE_PARAMETER_ALERT_TIMER_STEP),
              now + TEL_GUIDE_PARAMETER_ALERT_TIMER_STEP);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), has_before && was != now);
  /* Translators: what the timer was before, in milliseconds */
  arm_button (self->back_button, g_strdup_printf (_ ("Back to %s ms"), has_before ? before : ""), was);
}

/* The domain is set only where it is empty (G1.5), the issuer only where it is another (G1.4). */
static gboolean
is_offered (TelGuideParameter parameter, GPtrArray *rows)
{
  gboolean is_issuer = g_ascii_strcasecmp (tel_parameter_get_text (rows->pdata[0]), TEL_GUIDE_PARAMETER_ISSUER) == 0;

  return tel_guide_parameter_is_writable (parameter) &&
         (parameter != TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN || *tel_parameter_get_text (rows->pdata[0]) == '\0') &&
         (parameter != TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER || !is_issuer);
}

static GtkWidget *
make_button (TelGuideParameter parameter, gboolean may_write)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Change…"));
  const char *nick = tel_guide_parameter_get_nick (parameter);
  g_autofree char *name = g_strdup_printf (_ ("%s (%s)"), _ ("Change…"), tel_guide_parameter_get_label (parameter));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, may_write);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (parameter == TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", nick, TEL_GUIDE_PARAMETER_ISSUER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "cluster.set-parameter");
    }
  else
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", nick);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "cluster.edit-parameter");
    }

  return button;
}

static void
add_parameter (AdwPreferencesGroup *group, TelReadiness *readiness, TelGuideParameter parameter, gboolean may_write)
{
  const char *label = tel_guide_parameter_get_label (parameter);
  GPtrArray *rows = tel_readiness_get_rows (readiness, parameter);
  g_autofree char *value = tel_readiness_describe_values (readiness, parameter);
  g_autofree char *subtitle = NULL;
  AdwActionRow *row;

  if (rows == NULL)
    {
      adw_preferences_group_add (group, GTK_WIDGET (make_row (label, explain (readiness, parameter))));
      return;
    }

  /* Translators: the value of a parameter, its service, its internal name */
  subtitle = g_strdup_printf (_ ("%s · %s, %s"), value, tel_parameter_get_service (rows->pdata[0]),
                              tel_parameter_get_name (rows->pdata[0]));
  row = make_row (label, subtitle);
  if (is_offered (parameter, rows))
    adw_action_row_add_suffix (row, make_button (parameter, may_write));
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

static GtkWidget *
make_others_group (TelReadiness *readiness, gboolean may_write)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Other parameters of the guide"));
  for (TelGuideParameter parameter = 0; parameter < TEL_N_GUIDE_PARAMETERS; parameter++)
    if (parameter != TIMER)
      add_parameter (group, readiness, parameter, may_write);

  return GTK_WIDGET (group);
}

static void
tel_parameters_view_class_init (TelParametersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-parameters-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TelParametersView, hindrance_label);
  gtk_widget_class_bind_template_child (widget_class, TelParametersView, timer_bin);
  gtk_widget_class_bind_template_child (widget_class, TelParametersView, timer_buttons);
  gtk_widget_class_bind_template_child (widget_class, TelParametersView, set_button);
  gtk_widget_class_bind_template_child (widget_class, TelParametersView, raise_button);
  gtk_widget_class_bind_template_child (widget_class, TelParametersView, back_button);
  gtk_widget_class_bind_template_child (widget_class, TelParametersView, others_bin);
}

static void
tel_parameters_view_init (TelParametersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_parameters_view_show:
 * @self: a view
 * @readiness: (nullable): what was read of the cluster, %NULL while nothing is known
 * @timer_before: (nullable): what the alert timer was before it was changed here
 *
 * Shows the parameters of a cluster.
 */
void
tel_parameters_view_show (TelParametersView *self, TelReadiness *readiness, const char *timer_before)
{
  g_autoptr (GError) error = NULL;
  gboolean may_write;

  g_return_if_fail (TEL_IS_PARAMETERS_VIEW (self));
  g_return_if_fail (readiness == NULL || TEL_IS_READINESS (readiness));

  if (readiness == NULL)
    {
      adw_bin_set_child (self->timer_bin, NULL);
      adw_bin_set_child (self->others_bin, NULL);
      return;
    }

  may_write = tel_axl_client_check_may_write (tel_cluster_get_client (tel_readiness_get_cluster (readiness)), &error);
  gtk_label_set_text (self->hindrance_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hindrance_label), !may_write);
  adw_bin_set_child (self->timer_bin, make_timer_group (readiness));
  show_timer_buttons (self, readiness, timer_before, may_write);
  adw_bin_set_child (self->others_bin, make_others_group (readiness, may_write));
}
