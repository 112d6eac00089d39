/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-readiness-view.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-readiness-row.h"

struct _TelReadinessView
{
  AdwBin parent_instance;

  GtkLabel *summary_label;
  AdwBin *groups_bin;
};

G_DEFINE_FINAL_TYPE (TelReadinessView, tel_readiness_view, ADW_TYPE_BIN)

static const char *const *
get_candidates (TelReadiness *readiness, TelReadinessCheck *check)
{
  TelParameterDiscovery *discovery;

  if (tel_readiness_check_get_fix (check) != TEL_READINESS_FIX_CHOICE)
    return NULL;

  discovery = tel_readiness_get_parameter (readiness, tel_readiness_check_get_target (check));

  return tel_parameter_discovery_get_names (discovery);
}

static GtkWidget *
make_group (TelReadiness *readiness, TelReadinessGroup group, const char *hindrance)
{
  AdwPreferencesGroup *widget = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (widget, tel_readiness_group_get_label (group));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (readiness)); i++)
    {
      g_autoptr (TelReadinessCheck) check = g_list_model_get_item (G_LIST_MODEL (readiness), i);

      if (tel_readiness_check_get_group (check) == group)
        adw_preferences_group_add (widget, GTK_WIDGET (tel_readiness_row_new (check, get_candidates (readiness, check),
                                                                              hindrance)));
    }

  return GTK_WIDGET (widget);
}

/* A new box each time: what is shown is judged as a whole. */
static GtkWidget *
make_groups (TelReadiness *readiness)
{
  TelAxlClient *client = tel_cluster_get_client (tel_readiness_get_cluster (readiness));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autoptr (GError) error = NULL;

  tel_axl_client_check_may_write (client, &error);
  for (TelReadinessGroup group = 0; group < TEL_N_READINESS_GROUPS; group++)
    gtk_box_append (GTK_BOX (box), make_group (readiness, group, error != NULL ? error->message : NULL));

  return box;
}

static void
append_sentence (char **text, char *sentence)
{
  g_autofree char *before = *text;
  g_autofree char *last = sentence;

  /* Translators: two sentences, one after the other */
  *text = before == NULL ? g_steal_pointer (&last) : g_strdup_printf (_ ("%s %s"), before, last);
}

static void
show_summary (TelReadinessView *self, TelReadiness *readiness)
{
  guint n_not_met = tel_readiness_count (readiness, TEL_READINESS_STATE_NOT_MET);
  guint n_unreadable = tel_readiness_count (readiness, TEL_READINESS_STATE_UNREADABLE);
  guint n_not_wanted = tel_readiness_count (readiness, TEL_READINESS_STATE_NOT_WANTED);
  g_autofree char *text = NULL;

  append_sentence (&text, n_not_met == 0 ? g_strdup (_ ("Every prerequisite that could be read is met."))
                                         : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u prerequisite is not met.",
                                                                         "%u prerequisites are not met.", n_not_met),
                                                            n_not_met));
  if (n_unreadable > 0)
    append_sentence (&text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cannot be read.", "%u cannot be read.",
                                                          n_unreadable),
                                             n_unreadable));
  if (n_not_wanted > 0)
    append_sentence (&text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is for what is not used here.",
                                                          "%u are for what is not used here.", n_not_wanted),
                                             n_not_wanted));

  gtk_label_set_text (self->summary_label, text);
}

static void
tel_readiness_view_class_init (TelReadinessViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-readiness-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TelReadinessView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessView, groups_bin);
}

static void
tel_readiness_view_init (TelReadinessView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_readiness_view_show:
 * @self: a view
 * @readiness: (nullable): how ready the cluster is, %NULL while that is not known
 *
 * Shows how a cluster stands to the prerequisites.
 */
void
tel_readiness_view_show (TelReadinessView *self, TelReadiness *readiness)
{
  g_return_if_fail (TEL_IS_READINESS_VIEW (self));
  g_return_if_fail (readiness == NULL || TEL_IS_READINESS (readiness));

  adw_bin_set_child (self->groups_bin, readiness != NULL ? make_groups (readiness) : NULL);
  if (readiness != NULL)
    show_summary (self, readiness);
}
