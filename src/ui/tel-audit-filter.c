/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-filter.h"

#include <glib/gi18n-lib.h>

/**
 * TelAuditFilter:
 *
 * What is chosen is said in words under the search, so that nobody misses a finding without knowing why.
 */
struct _TelAuditFilter
{
  AdwBin parent_instance;

  GtkSearchEntry *search_entry;
  GtkDropDown *rule_drop_down;
  GtkDropDown *type_drop_down;
  GtkDropDown *pool_drop_down;
  GtkCheckButton *accepted_check;
  GtkWidget *summary_box;
  GtkLabel *summary_label;

  char *needle;
  char **words;
  /* In the order of the drop-downs, after their first entries. */
  GPtrArray *rules;
  GPtrArray *pools;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (TelAuditFilter, tel_audit_filter, ADW_TYPE_BIN)

enum
{
  SEARCHED,
  CHANGED,
  ENTERED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const TelAuditRule *
get_rule (TelAuditFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->rule_drop_down);

  return selected > 0 && selected <= self->rules->len ? self->rules->pdata[selected - 1] : NULL;
}

static int
get_type (TelAuditFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->type_drop_down);

  return selected > 0 && selected <= TEL_AUDIT_OTHER_TYPES + 1 ? (int) selected - 1 : TEL_AUDIT_ANY_TYPE;
}

static const char *
get_pool (TelAuditFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->pool_drop_down);

  return selected > 0 && selected <= self->pools->len ? self->pools->pdata[selected - 1] : NULL;
}

static const char *
get_type_label (int type)
{
  /* Translators: devices that are no softphones */
  return type == TEL_AUDIT_OTHER_TYPES ? _ ("Other devices") : tel_device_type_get_label ((TelDeviceType) type);
}

static void
show_summary (TelAuditFilter *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  g_autofree char *text = NULL;
  const TelAuditRule *rule = get_rule (self);
  g_autofree char *rule_text = rule != NULL ? g_strdup_printf ("%s %s", rule->id, _ (rule->title)) : NULL;

  if (rule_text != NULL)
    g_ptr_array_add (choices, rule_text);
  if (get_type (self) != TEL_AUDIT_ANY_TYPE)
    g_ptr_array_add (choices, (gpointer) get_type_label (get_type (self)));
  if (get_pool (self) != NULL)
    g_ptr_array_add (choices, (gpointer) get_pool (self));
  if (gtk_check_button_get_active (self->accepted_check))
    g_ptr_array_add (choices, _ ("With accepted findings"));

  gtk_widget_set_visible (self->summary_box, choices->len > 0);
  g_ptr_array_add (choices, NULL);
  text = g_strjoinv (" · ", (char **) choices->pdata);
  gtk_label_set_text (self->summary_label, text);
}

static void
on_chosen (TelAuditFilter *self)
{
  if (self->is_filling)
    return;

  show_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_search_changed (TelAuditFilter *self)
{
  g_autofree char *stripped = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  g_autofree char *needle = tel_user_fold_search_text (stripped);

  if (g_str_equal (needle, self->needle))
    return;

  g_free (self->needle);
  self->needle = g_steal_pointer (&needle);
  g_strfreev (self->words);
  self->words = self->needle[0] != '\0' ? g_strsplit_set (self->needle, " \t", -1) : NULL;
  g_signal_emit (self, signals[SEARCHED], 0);
}

static void
on_stop_search (TelAuditFilter *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  on_search_changed (self);
}

/* Also before the delay is over. */
static void
on_search_activate (TelAuditFilter *self)
{
  on_search_changed (self);
  g_signal_emit (self, signals[ENTERED], 0);
}

static gboolean
on_key_pressed (
    GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, TelAuditFilter *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  on_search_changed (self);
  g_signal_emit (self, signals[LEFT], 0);

  return GDK_EVENT_STOP;
}

static void
on_item_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_list_item_set_child (item, label);
}

static void
on_item_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

/* The titles of rules are long; without this, the popover would be as wide as the longest. */
static void
set_up_drop_down (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
  gtk_drop_down_set_expression (drop_down, expression);
  gtk_expression_unref (expression);
}

static void
fill_types (TelAuditFilter *self)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);

  gtk_string_list_append (texts, _ ("All types"));
  for (int type = 0; type <= TEL_AUDIT_OTHER_TYPES; type++)
    gtk_string_list_append (texts, get_type_label (type));
  gtk_drop_down_set_model (self->type_drop_down, G_LIST_MODEL (texts));
}

static void
fill_rules (TelAuditFilter *self, TelAudit *audit)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  const TelAuditRule *chosen = get_rule (self);
  const TelAuditRule *rule;
  guint selected = 0;

  g_ptr_array_set_size (self->rules, 0);
  gtk_string_list_append (texts, _ ("All rules"));
  for (guint i = 0; audit != NULL && (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    {
      guint n = tel_audit_count_of_rule (audit, rule);
      g_autofree char *text = NULL;

      if (n == 0 && rule != chosen)
        continue;
      /* Translators: the number of a rule, what it is about, and how much was found: “J01 Device without owner (2)” */
      text = g_strdup_printf (_ ("%s %s (%'u)"), rule->id, _ (rule->title), n);
      g_ptr_array_add (self->rules, (gpointer) rule);
      gtk_string_list_append (texts, text);
      if (rule == chosen)
        selected = self->rules->len;
    }
  gtk_drop_down_set_model (self->rule_drop_down, G_LIST_MODEL (texts));
  gtk_drop_down_set_selected (self->rule_drop_down, selected);
}

static int
compare_pools (gconstpointer one, gconstpointer other)
{
  return g_utf8_collate (*(const char *const *) one, *(const char *const *) other);
}

static void
collect_pools (TelAuditFilter *self, TelSnapshot *snapshot)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DEVICE); i++)
    {
      const char *pool = tel_device_get_device_pool (tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_DEVICE, i));

      if (pool != NULL && *pool != '\0' && g_hash_table_add (seen, (gpointer) pool))
        g_ptr_array_add (self->pools, g_strdup (pool));
    }
  g_ptr_array_sort (self->pools, compare_pools);
}

static void
fill_pools (TelAuditFilter *self, TelAudit *audit)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (get_pool (self));
  guint selected = 0;

  g_ptr_array_set_size (self->pools, 0);
  if (audit != NULL)
    collect_pools (self, tel_audit_get_snapshot (audit));
  gtk_string_list_append (texts, _ ("All device pools"));
  for (guint i = 0; i < self->pools->len; i++)
    {
      gtk_string_list_append (texts, self->pools->pdata[i]);
      if (g_strcmp0 (self->pools->pdata[i], chosen) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (self->pool_drop_down, G_LIST_MODEL (texts));
  gtk_drop_down_set_selected (self->pool_drop_down, selected);
}

static void
tel_audit_filter_finalize (GObject *object)
{
  TelAuditFilter *self = TEL_AUDIT_FILTER (object);

  g_free (self->needle);
  g_strfreev (self->words);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->pools, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_audit_filter_parent_class)->finalize (object);
}

static void
install_signals (TelAuditFilterClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SEARCHED] = g_signal_new ("searched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_audit_filter_class_init (TelAuditFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tel_audit_filter_finalize;
  install_signals (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-audit-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, TelAuditFilter, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TelAuditFilter, rule_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TelAuditFilter, type_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TelAuditFilter, pool_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TelAuditFilter, accepted_check);
  gtk_widget_class_bind_template_child (widget_class, TelAuditFilter, summary_box);
  gtk_widget_class_bind_template_child (widget_class, TelAuditFilter, summary_label);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
tel_audit_filter_init (TelAuditFilter *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->needle = g_strdup ("");
  self->rules = g_ptr_array_new ();
  self->pools = g_ptr_array_new_with_free_func (g_free);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_drop_down (self->rule_drop_down);
  set_up_drop_down (self->type_drop_down);
  set_up_drop_down (self->pool_drop_down);
  fill_types (self);
  self->is_filling = FALSE;
  tel_audit_filter_set_audit (self, NULL);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), controller);
}

/**
 * tel_audit_filter_set_audit:
 * @self: a filter
 * @audit: (nullable): an audit that was judged
 *
 * Offers the rules that something breaks, and the device pools that there are. What was chosen stays, where it is still
 * there; no signal tells of it.
 */
void
tel_audit_filter_set_audit (TelAuditFilter *self, TelAudit *audit)
{
  g_return_if_fail (TEL_IS_AUDIT_FILTER (self));

  self->is_filling = TRUE;
  fill_rules (self, audit);
  fill_pools (self, audit);
  self->is_filling = FALSE;
  show_summary (self);
}

/**
 * tel_audit_filter_get_words:
 * @self: a filter
 *
 * Gets what is searched.
 *
 * Returns: (nullable) (transfer none): folded words that all must occur
 */
const char *const *
tel_audit_filter_get_words (TelAuditFilter *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_FILTER (self), NULL);

  return (const char *const *) self->words;
}

/**
 * tel_audit_filter_get_criteria:
 * @self: a filter
 * @criteria: (out): everything but the severities
 *
 * Gets what was chosen.
 */
void
tel_audit_filter_get_criteria (TelAuditFilter *self, TelAuditCriteria *criteria)
{
  g_return_if_fail (TEL_IS_AUDIT_FILTER (self));
  g_return_if_fail (criteria != NULL);

  criteria->rule = get_rule (self);
  criteria->type = get_type (self);
  criteria->pool = get_pool (self);
  criteria->accepted = gtk_check_button_get_active (self->accepted_check);
}

/**
 * tel_audit_filter_choose_rule:
 * @self: a filter
 * @rule: a rule that something breaks
 *
 * Shows only what breaks this rule.
 */
void
tel_audit_filter_choose_rule (TelAuditFilter *self, const TelAuditRule *rule)
{
  guint place;

  g_return_if_fail (TEL_IS_AUDIT_FILTER (self));

  if (g_ptr_array_find (self->rules, rule, &place))
    gtk_drop_down_set_selected (self->rule_drop_down, place + 1);
}

/**
 * tel_audit_filter_is_open:
 * @self: a filter
 *
 * Tells whether nothing is filtered out.
 *
 * Returns: %TRUE when everything is shown but accepted findings
 */
gboolean
tel_audit_filter_is_open (TelAuditFilter *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_FILTER (self), TRUE);

  return self->words == NULL && get_rule (self) == NULL && get_type (self) == TEL_AUDIT_ANY_TYPE &&
         get_pool (self) == NULL;
}

/**
 * tel_audit_filter_reset:
 * @self: a filter
 *
 * Shows everything again, without the findings that were accepted.
 */
void
tel_audit_filter_reset (TelAuditFilter *self)
{
  g_return_if_fail (TEL_IS_AUDIT_FILTER (self));

  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->rule_drop_down, 0);
  gtk_drop_down_set_selected (self->type_drop_down, 0);
  gtk_drop_down_set_selected (self->pool_drop_down, 0);
  gtk_check_button_set_active (self->accepted_check, FALSE);
  self->is_filling = FALSE;
  on_stop_search (self);
  on_chosen (self);
}

/**
 * tel_audit_filter_focus:
 * @self: a filter
 *
 * Moves the focus to the search.
 */
void
tel_audit_filter_focus (TelAuditFilter *self)
{
  g_return_if_fail (TEL_IS_AUDIT_FILTER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
