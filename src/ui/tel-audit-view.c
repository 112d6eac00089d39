/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-view.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-audit-filter.h"
#include "ui/tel-audit-list.h"
#include "ui/tel-audit-rule-list.h"
#include "ui/tel-finding-list.h"
#include "ui/tel-finding-pane.h"
#include "ui/tel-severity-bar.h"

/**
 * TelAuditView:
 *
 * One list leads: the one in which a person has selected something. What belongs to it is marked in the other, and its
 * findings are shown. In a narrow window one list stands before the other, and a finding before the list of findings.
 */
struct _TelAuditView
{
  AdwBin parent_instance;

  TelAuditFilter *filter;
  GtkToggleButton *only_button;
  GtkLabel *origin_label;
  GtkMenuButton *rules_button;
  TelAuditRuleList *rule_list;
  GtkWidget *switch_box;
  GtkToggleButton *users_button;
  GtkToggleButton *devices_button;
  AdwLeaflet *lists_leaflet;
  TelAuditList *users_list;
  TelAuditList *devices_list;
  AdwLeaflet *findings_leaflet;
  GtkWidget *findings_box;
  GtkLabel *findings_label;
  GtkLabel *findings_count_label;
  TelSeverityBar *severity_bar;
  TelFindingList *finding_list;
  TelFindingPane *pane;

  TelAuditOverview *overview;
  TelAuditList *leader;
  TelAuditList *restricted;
  gboolean is_saved;
  gboolean can_go_back;
  guint fold_source;
};

G_DEFINE_FINAL_TYPE (TelAuditView, tel_audit_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CAN_GO_BACK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static TelAuditList *
get_other (TelAuditView *self, TelAuditList *list)
{
  return list == self->users_list ? self->devices_list : self->users_list;
}

static GPtrArray *
get_leading_rows (TelAuditView *self)
{
  return self->leader != NULL ? tel_audit_selection_get_rows (tel_audit_list_get_selection (self->leader)) : NULL;
}

static void
show_heading (TelAuditView *self)
{
  GPtrArray *rows = get_leading_rows (self);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (rows == NULL)
    {
      gtk_label_set_text (self->findings_label, _ ("Findings"));
      return;
    }

  if (rows->len == 1)
    {
      TelUser *user = tel_audit_row_get_user (rows->pdata[0]);

      name = user != NULL ? tel_user_dup_full_name (user) : g_strdup (tel_audit_row_get_name (rows->pdata[0]));
      /* Translators: %s is the name of a user or a device */
      text = g_strdup_printf (_ ("Findings of %s"), name);
    }
  else if (self->leader == self->users_list)
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Findings of %'u user", "Findings of %'u users", rows->len),
                              rows->len);
    }
  else
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Findings of %'u device", "Findings of %'u devices",
                                           rows->len),
                              rows->len);
    }
  gtk_label_set_text (self->findings_label, text);
}

static void
show_finding_count (TelAuditView *self, guint n_shown)
{
  TelAudit *audit = tel_audit_overview_get_audit (self->overview);
  guint n_all = audit != NULL ? g_list_model_get_n_items (G_LIST_MODEL (audit)) : 0;
  guint n_accepted = tel_audit_overview_count_accepted (self->overview);
  /* Translators: how many findings are shown, of how many there are */
  g_autofree char *text = g_strdup_printf (_ ("%'u of %'u"), n_shown, n_all);
  g_autofree char *accepted = NULL;
  g_autofree char *whole = NULL;

  if (n_accepted > 0)
    accepted = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u accepted", "%'u accepted", n_accepted), n_accepted);
  whole = accepted != NULL ? g_strdup_printf ("%s · %s", text, accepted) : g_steal_pointer (&text);
  gtk_label_set_text (self->findings_count_label, whole);
}

/* Why there is nothing to be seen, and what to do. */
static const char *
explain_nothing (TelAuditView *self)
{
  TelAudit *audit = tel_audit_overview_get_audit (self->overview);

  if (audit == NULL || g_list_model_get_n_items (G_LIST_MODEL (audit)) == 0)
    return _ ("The rules that were run have found nothing.");
  if (self->leader != NULL)
    return _ ("Nothing was found here. Press Escape to see the findings of all.");

  if (tel_audit_filter_get_words (self->filter) != NULL)
    return _ ("No finding concerns what is searched.");

  return _ ("No finding fits what was chosen.");
}

/* Those of what is selected, otherwise those of what is searched. */
static GPtrArray *
list_findings (TelAuditView *self)
{
  GPtrArray *rows = get_leading_rows (self);
  const char *const *words = tel_audit_filter_get_words (self->filter);

  if (rows != NULL)
    return tel_audit_overview_list_findings (self->overview, rows);
  if (words != NULL)
    return tel_audit_overview_list_findings_with (self->overview, words);

  return g_ptr_array_ref (tel_audit_overview_get_findings (self->overview));
}

static void
show_findings (TelAuditView *self)
{
  g_autoptr (GPtrArray) findings = list_findings (self);

  show_heading (self);
  show_finding_count (self, findings->len);
  tel_finding_list_show (self->finding_list, findings, explain_nothing (self));
}

static void
show_origin (TelAuditView *self)
{
  TelSnapshot *snapshot = tel_audit_overview_get_snapshot (self->overview);
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rules = NULL;
  const char *release;
  const char *who;

  if (snapshot == NULL)
    return;

  local = g_date_time_to_local (tel_snapshot_get_taken_at (snapshot));
  /* Translators: a date with a time, as of g_date_time_format() */
  when = g_date_time_format (local, _ ("%e %b %Y %H:%M"));
  g_strstrip (when);
  release = tel_release_to_string (tel_snapshot_get_release (snapshot));
  who = tel_snapshot_get_taken_by (snapshot) != NULL ? tel_snapshot_get_taken_by (snapshot) : "?";
  if (self->is_saved)
    /* Translators: when a saved snapshot was read, the release of the cluster, and the account that read it */
    text = g_strdup_printf (_ ("Snapshot of %s · CUCM %s · read by %s"), when, release, who);
  else
    /* Translators: the release of a cluster, when it was read, and by which account */
    text = g_strdup_printf (_ ("CUCM %s · read on %s by %s"), release, when, who);
  gtk_label_set_text (self->origin_label, text);
  rules = tel_audit_rule_list_dup_summary (tel_audit_overview_get_audit (self->overview));
  gtk_menu_button_set_label (self->rules_button, rules);
}

static void
apply_criteria (TelAuditView *self)
{
  TelAuditCriteria criteria = { 0 };

  tel_audit_filter_get_criteria (self->filter, &criteria);
  criteria.severities = tel_severity_bar_get_severities (self->severity_bar);
  tel_audit_overview_set_criteria (self->overview, &criteria);
}

static void
restrict_to_selection (TelAuditView *self)
{
  GPtrArray *rows = get_leading_rows (self);
  TelAuditList *other;
  g_autoptr (GPtrArray) related = NULL;

  if (rows == NULL || !gtk_toggle_button_get_active (self->only_button))
    {
      self->restricted = NULL;
      tel_audit_list_restrict (self->users_list, NULL);
      tel_audit_list_restrict (self->devices_list, NULL);
      return;
    }
  /* Who picks from what is left over goes on looking at the same. */
  if (self->restricted == self->leader)
    return;

  other = get_other (self, self->leader);
  related = tel_audit_overview_list_related (self->overview, rows);
  self->restricted = other;
  tel_audit_list_restrict (self->leader, NULL);
  tel_audit_list_restrict (other, related);
}

static void
on_picked (TelAuditView *self, TelAuditList *list)
{
  GPtrArray *rows = tel_audit_selection_get_rows (tel_audit_list_get_selection (list));
  g_autoptr (GPtrArray) related = tel_audit_overview_list_related (self->overview, rows);

  self->leader = rows->len > 0 ? list : NULL;
  restrict_to_selection (self);
  tel_audit_list_mark (get_other (self, list), related);
  show_findings (self);
}

/* Whether something was found of a user that was filtered out. */
static gboolean
hides_findings (TelAuditView *self, TelAuditRow *row)
{
  GPtrArray *findings =
      tel_audit_get_findings_of_user (tel_audit_overview_get_audit (self->overview), tel_audit_row_get_name (row));
  guint n_open = 0;

  for (guint i = 0; i < findings->len; i++)
    if (!tel_finding_is_accepted (findings->pdata[i]))
      n_open++;

  return tel_audit_row_get_n_findings (row) < n_open;
}

static void
on_row_activated (TelAuditView *self)
{
  tel_finding_list_focus (self->finding_list);
}

static void
on_only_toggled (TelAuditView *self)
{
  if (self->restricted == self->leader)
    self->restricted = NULL;
  restrict_to_selection (self);
}

/* Those whom nobody sees are not what is meant. */
static void
unselect_hidden (TelAuditView *self)
{
  GPtrArray *rows = get_leading_rows (self);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    if (tel_audit_list_shows (self->leader, rows->pdata[i]))
      g_ptr_array_add (shown, g_object_ref (rows->pdata[i]));
  if (shown->len == rows->len)
    return;

  tel_audit_selection_choose (tel_audit_list_get_selection (self->leader), shown);
  on_picked (self, self->leader);
}

static void
on_searched (TelAuditView *self)
{
  tel_audit_list_set_words (self->users_list, tel_audit_filter_get_words (self->filter));
  tel_audit_list_set_words (self->devices_list, tel_audit_filter_get_words (self->filter));
  if (self->leader == NULL)
    show_findings (self);
  else if (tel_audit_filter_get_words (self->filter) != NULL)
    unselect_hidden (self);
}

static void
on_search_left (TelAuditView *self)
{
  TelAuditList *list = TEL_AUDIT_LIST (adw_leaflet_get_visible_child (self->lists_leaflet));

  tel_audit_list_focus (list);
}

static void
on_counted (TelAuditView *self)
{
  tel_severity_bar_show_counts (self->severity_bar, self->overview);
  show_findings (self);
}

/* The rows are others now; what was selected is what still says so, and what can no longer be chosen hides nothing. */
static void
on_rebuilt (TelAuditView *self)
{
  TelAudit *audit = tel_audit_overview_get_audit (self->overview);
  GPtrArray *rows = get_leading_rows (self);

  tel_audit_filter_set_audit (self->filter, audit);
  tel_audit_rule_list_show (self->rule_list, audit);
  if (rows == NULL || rows->len == 0)
    self->leader = NULL;
  self->restricted = NULL;
  restrict_to_selection (self);
  apply_criteria (self);
  show_origin (self);
}

static void
on_finding_selected (TelAuditView *self)
{
  tel_finding_pane_show (self->pane, tel_finding_list_get_selected (self->finding_list));
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_finding_activated (TelAuditView *self)
{
  if (adw_leaflet_get_folded (self->findings_leaflet))
    adw_leaflet_set_visible_child (self->findings_leaflet, GTK_WIDGET (self->pane));
}

static void
on_findings_leaflet_changed (TelAuditView *self)
{
  gboolean can_go_back = adw_leaflet_get_folded (self->findings_leaflet) &&
                         adw_leaflet_get_visible_child (self->findings_leaflet) == GTK_WIDGET (self->pane);

  if (self->can_go_back == can_go_back)
    return;

  self->can_go_back = can_go_back;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.back", can_go_back);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

static void
show_switch (TelAuditView *self)
{
  gboolean shows_devices = adw_leaflet_get_visible_child (self->lists_leaflet) == GTK_WIDGET (self->devices_list);

  gtk_widget_set_visible (self->switch_box, adw_leaflet_get_folded (self->lists_leaflet));
  gtk_toggle_button_set_active (shows_devices ? self->devices_button : self->users_button, TRUE);
}

static gboolean
on_fold_stands (gpointer user_data)
{
  TelAuditView *self = TEL_AUDIT_VIEW (user_data);

  self->fold_source = 0;
  show_switch (self);

  return G_SOURCE_REMOVE;
}

/* This comes while the page is given its size, when nothing in it may be shown or hidden. */
static void
on_lists_leaflet_changed (TelAuditView *self)
{
  if (self->fold_source == 0)
    self->fold_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_fold_stands, self, NULL);
}

static void
on_switched (TelAuditView *self)
{
  gboolean devices = gtk_toggle_button_get_active (self->devices_button);

  adw_leaflet_set_visible_child (self->lists_leaflet, GTK_WIDGET (devices ? self->devices_list : self->users_list));
}

static void
show_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditView *self = TEL_AUDIT_VIEW (widget);

  gtk_toggle_button_set_active (self->only_button, FALSE);
  tel_audit_list_reset (self->users_list);
  tel_audit_list_reset (self->devices_list);
  tel_severity_bar_reset (self->severity_bar);
  tel_audit_filter_reset (self->filter);
}

static void
on_show_all (TelAuditView *self)
{
  show_all (GTK_WIDGET (self), NULL, NULL);
}

static void
go_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_audit_view_go_back (TEL_AUDIT_VIEW (widget));
}

static void
clear_selection (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditView *self = TEL_AUDIT_VIEW (widget);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (self->can_go_back)
    {
      tel_audit_view_go_back (self);
      return;
    }

  tel_audit_selection_choose (tel_audit_list_get_selection (self->users_list), none);
  tel_audit_selection_choose (tel_audit_list_get_selection (self->devices_list), none);
  self->leader = NULL;
  restrict_to_selection (self);
  show_findings (self);
}

static void
choose_rule (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelAuditView *self = TEL_AUDIT_VIEW (widget);
  GPtrArray *selected = tel_finding_list_get_selected (self->finding_list);

  if (selected->len > 0)
    tel_audit_filter_choose_rule (self->filter, tel_finding_get_rule (selected->pdata[0]));
}

static void
tel_audit_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, TEL_AUDIT_VIEW (object)->can_go_back);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_audit_view_dispose (GObject *object)
{
  TelAuditView *self = TEL_AUDIT_VIEW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  if (self->overview != NULL)
    g_signal_handlers_disconnect_by_data (self->overview, self);
  g_clear_object (&self->overview);

  G_OBJECT_CLASS (tel_audit_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, filter);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, only_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, origin_label);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, rules_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, rule_list);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, switch_box);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, users_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, devices_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, lists_leaflet);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, users_list);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, devices_list);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, findings_leaflet);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, findings_box);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, findings_label);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, findings_count_label);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, severity_bar);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, finding_list);
  gtk_widget_class_bind_template_child (widget_class, TelAuditView, pane);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, apply_criteria);
  gtk_widget_class_bind_template_callback (widget_class, on_finding_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_finding_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_findings_leaflet_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_lists_leaflet_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_only_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_left);
  gtk_widget_class_bind_template_callback (widget_class, on_searched);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  gtk_widget_class_bind_template_callback (widget_class, on_switched);
}

static void
tel_audit_view_class_init (TelAuditViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_audit_view_dispose;
  object_class->get_property = tel_audit_view_get_property;

  properties[PROP_CAN_GO_BACK] =
      g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SELECTED] =
      g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEL_TYPE_AUDIT_FILTER);
  g_type_ensure (TEL_TYPE_AUDIT_LIST);
  g_type_ensure (TEL_TYPE_AUDIT_RULE_LIST);
  g_type_ensure (TEL_TYPE_FINDING_LIST);
  g_type_ensure (TEL_TYPE_FINDING_PANE);
  g_type_ensure (TEL_TYPE_SEVERITY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-audit-view.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_install_action (widget_class, "audit.show-all", NULL, show_all);
  gtk_widget_class_install_action (widget_class, "audit.choose-rule", NULL, choose_rule);
  gtk_widget_class_install_action (widget_class, "audit.clear-selection", NULL, clear_selection);
  gtk_widget_class_install_action (widget_class, "audit.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "audit.clear-selection", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "audit.back", NULL);
}

static void
tel_audit_view_init (TelAuditView *self)
{
  self->overview = tel_audit_overview_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.back", FALSE);
  tel_audit_list_set_overview (self->users_list, self->overview);
  tel_audit_list_set_overview (self->devices_list, self->overview);
  /* After the lists, which are to know first. */
  g_signal_connect_object (self->overview, "rebuilt", G_CALLBACK (on_rebuilt), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->overview, "counted", G_CALLBACK (on_counted), self, G_CONNECT_SWAPPED);
  show_switch (self);
}

/**
 * tel_audit_view_set_audit:
 * @self: a view
 * @audit: (nullable): an audit that was judged, %NULL for none
 * @is_saved: whether it is of a saved snapshot, rather than of what the cluster has now
 *
 * Shows an audit.
 */
void
tel_audit_view_set_audit (TelAuditView *self, TelAudit *audit, gboolean is_saved)
{
  g_return_if_fail (TEL_IS_AUDIT_VIEW (self));

  self->is_saved = is_saved;
  tel_audit_overview_set_audit (self->overview, audit);
}

/**
 * tel_audit_view_get_overview:
 * @self: a view
 *
 * Gets what is shown.
 *
 * Returns: (transfer none): the overview
 */
TelAuditOverview *
tel_audit_view_get_overview (TelAuditView *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_VIEW (self), NULL);

  return self->overview;
}

/**
 * tel_audit_view_get_selected:
 * @self: a view
 *
 * Gets the findings that are selected.
 *
 * Returns: (transfer none) (element-type TelFinding): the findings
 */
GPtrArray *
tel_audit_view_get_selected (TelAuditView *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_VIEW (self), NULL);

  return tel_finding_list_get_selected (self->finding_list);
}

/**
 * tel_audit_view_show_user:
 * @self: a view that shows an audit
 * @user_id: a user ID; nothing is selected where the audit does not know them
 *
 * Selects a user, as a person does, and shows what was found of them. Where something was chosen that hides the user or
 * a finding that nobody has accepted, everything is shown again.
 */
void
tel_audit_view_show_user (TelAuditView *self, const char *user_id)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  TelAuditRow *row;

  g_return_if_fail (TEL_IS_AUDIT_VIEW (self));
  g_return_if_fail (user_id != NULL);

  row = tel_audit_rows_find (tel_audit_overview_get_rows (self->overview, TEL_OBJECT_KIND_USER), user_id);
  if (row != NULL)
    g_ptr_array_add (rows, row);
  if (row != NULL && (!tel_audit_list_shows (self->users_list, row) || hides_findings (self, row)))
    show_all (GTK_WIDGET (self), NULL, NULL);

  tel_audit_view_go_back (self);
  adw_leaflet_set_visible_child (self->lists_leaflet, GTK_WIDGET (self->users_list));
  tel_audit_list_mark (self->users_list, rows);
  on_picked (self, self->users_list);
}

/**
 * tel_audit_view_list_users:
 * @self: a view
 * @most: how many at most
 *
 * Lists the users that are selected or, where none is, those that are shown.
 *
 * Returns: (transfer full): their user IDs
 */
char **
tel_audit_view_list_users (TelAuditView *self, guint most)
{
  g_return_val_if_fail (TEL_IS_AUDIT_VIEW (self), NULL);

  return tel_audit_list_list_names (self->users_list, most);
}

/**
 * tel_audit_view_offer:
 * @self: a view
 * @fix: (nullable): what is on the button that puts right what is selected
 * @fix_rule: (nullable): what is on the button that puts right everything of a rule
 * @accept: (nullable): what is on the button that accepts what is selected
 * @refusal: (nullable): what is to be done instead, where nothing can be done from here
 *
 * Offers what can be done with what is selected.
 */
void
tel_audit_view_offer (
    TelAuditView *self, const char *fix, const char *fix_rule, const char *accept, const char *refusal)
{
  g_return_if_fail (TEL_IS_AUDIT_VIEW (self));

  tel_finding_pane_offer (self->pane, fix, fix_rule, accept, refusal);
}

/**
 * tel_audit_view_focus_search:
 * @self: a view
 *
 * Moves the focus to the search.
 */
void
tel_audit_view_focus_search (TelAuditView *self)
{
  g_return_if_fail (TEL_IS_AUDIT_VIEW (self));

  tel_audit_filter_focus (self->filter);
}

/**
 * tel_audit_view_get_can_go_back:
 * @self: a view
 *
 * Tells whether a finding hides the list of findings.
 *
 * Returns: %TRUE in a narrow window that shows a finding
 */
gboolean
tel_audit_view_get_can_go_back (TelAuditView *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_VIEW (self), FALSE);

  return self->can_go_back;
}

/**
 * tel_audit_view_go_back:
 * @self: a view
 *
 * Shows the list of findings again, where a finding hides it.
 */
void
tel_audit_view_go_back (TelAuditView *self)
{
  g_return_if_fail (TEL_IS_AUDIT_VIEW (self));

  adw_leaflet_set_visible_child (self->findings_leaflet, self->findings_box);
}
