/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-parameters-view.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-parameter-builder.h"

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

/* Of a node that the journal does not know, and of one that has what it had, nothing is said. */
static const char *
get_before (GHashTable *before, TelParameter *row)
{
  const char *value = before != NULL ? g_hash_table_lookup (before, tel_parameter_get_node (row)) : NULL;

  return g_strcmp0 (value, tel_parameter_get_text (row)) != 0 ? value : NULL;
}

/* NULL where there is nothing to go back to, empty where the nodes go back to different values. */
static const char *
find_common_before (GHashTable *before, GPtrArray *rows)
{
  const char *common = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const char *value = get_before (before, rows->pdata[i]);

      if (value != NULL && common != NULL && !g_str_equal (value, common))
        return "";
      if (value != NULL)
        common = value;
    }

  return common;
}

static char *
list_before (GHashTable *before, GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *value = get_before (before, rows->pdata[i]);

      if (value != NULL)
        /* Translators: a node of the cluster, the value of a parameter there */
        g_string_append_printf (text, _ ("%s%s: “%s”"), text->len > 0 ? _ ("; ") : "",
                                tel_parameter_get_node (rows->pdata[i]), value);
    }

  return g_strdup (text->str);
}

static void
show_back_button (TelParametersView *self, TelReadiness *readiness, GHashTable *before)
{
  GPtrArray *rows = tel_readiness_get_rows (readiness, TIMER);
  const char *common = find_common_before (before, rows);
  g_autofree char *label = NULL;
  g_autofree char *details = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->back_button), common != NULL);
  if (common == NULL)
    return;

  /* Translators: what the timer was before, in milliseconds */
  label = *common != '\0' ? g_strdup_printf (_ ("Back to %s ms"), common) : g_strdup (_ ("Back to what it was"));
  details = list_before (before, rows);
  gtk_button_set_label (self->back_button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->back_button), details);
}

static void
show_timer_buttons (TelParametersView *self, TelReadiness *readiness, GHashTable *before, gboolean may_write)
{
  TelParameterDiscovery *discovery = tel_readiness_get_parameter (readiness, TIMER);
  guint64 now = 0;
  gboolean is_number = discovery != NULL && tel_parameter_discovery_find_highest (discovery, &now);

  gtk_widget_set_visible (self->timer_buttons, is_number);
  gtk_widget_set_sensitive (self->timer_buttons, may_write);
  arm_button (self->set_button, g_strdup_printf (_ ("Set to %d ms"), TEL_GUIDE_PARAMETER_ALERT_TIMER_VALUE),
              TEL_GUIDE_PARAMETER_ALERT_TIMER_VALUE);
  arm_button (self->raise_button, g_strdup_printf (_ ("Raise by %d ms"), TEL_GUIDE_PARAMETER_ALERT_TIMER_STEP),
              now + TEL_GUIDE_PARAMETER_ALERT_TIMER_STEP);
  show_back_button (self, readiness, before);
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
  g_autofree char *read_only = tel_guide_parameter_explain_read_only (parameter);
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
  if (read_only != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s\n%s", subtitle, read_only);

      g_free (g_steal_pointer (&subtitle));
      subtitle = g_steal_pointer (&both);
    }
  row = make_row (label, subtitle);
  if (is_offered (parameter, rows))
    adw_action_row_add_suffix (row, make_button (parameter, may_write));
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

/* A step of its own: what was set before, here or elsewhere, is taken over when somebody says so (G8.9). */
static AdwActionRow *
make_apply_row (gboolean may_write)
{
  AdwActionRow *row = make_row (_ ("Apply the enterprise parameters"),
                                _ ("Every device of the cluster takes over what was changed, and may re-register. "
                                   "Otherwise devices take it over when they are reset."));
  GtkWidget *button = gtk_button_new_with_label (_ ("Apply…"));
  g_autofree char *name = g_strdup_printf (_ ("%s (%s)"), _ ("Apply…"), _ ("Apply the enterprise parameters"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, may_write);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "cluster.apply-parameters");
  adw_action_row_add_suffix (row, button);

  return row;
}

static GtkWidget *
make_others_group (TelReadiness *readiness, gboolean may_write)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  const char *by_hand = tel_parameter_builder_explain_apply (tel_readiness_get_cluster (readiness));

  adw_preferences_group_set_title (group, _ ("Other parameters of the guide"));
  if (by_hand != NULL)
    adw_preferences_group_set_description (group, by_hand);
  for (TelGuideParameter parameter = 0; parameter < TEL_N_GUIDE_PARAMETERS; parameter++)
    if (parameter != TIMER)
      add_parameter (group, readiness, parameter, may_write);
  if (by_hand == NULL)
    adw_preferences_group_add (group, GTK_WIDGET (make_apply_row (may_write)));

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
 * @timer_before: (nullable) (element-type utf8 utf8): what the alert timer was before it was first changed from here,
 * by node
 *
 * Shows the parameters of a cluster.
 */
void
tel_parameters_view_show (TelParametersView *self, TelReadiness *readiness, GHashTable *timer_before)
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
