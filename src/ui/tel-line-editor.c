/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-line-editor.h"

#include "model/tel-text.h"
#include "model/tel-value-label.h"
#include "plan/tel-field-check.h"
#include "plan/tel-softphone-situation.h"
#include "ui/tel-number-dialog.h"
#include "ui/tel-number-watch.h"
#include "ui/tel-number-words.h"
#include "ui/tel-text-binding.h"
#include "ui/tel-user-picker.h"

#include <glib/gi18n-lib.h>

struct _TelLineEditor
{
  AdwExpanderRow parent_instance;

  GtkImage *state_image;
  GtkWidget *up_button;
  GtkWidget *down_button;
  AdwActionRow *number_row;
  AdwEntryRow *label_row;
  AdwActionRow *label_hint;
  AdwEntryRow *display_row;
  AdwActionRow *display_hint;
  AdwEntryRow *ascii_row;
  AdwActionRow *ascii_hint;
  AdwEntryRow *mask_row;
  AdwActionRow *mask_hint;
  AdwComboRow *ring_row;
  AdwComboRow *busy_ring_row;
  AdwActionRow *calls_row;
  GtkSpinButton *calls_spin;
  AdwActionRow *calls_hint;
  AdwActionRow *trigger_row;
  GtkSpinButton *trigger_spin;
  AdwActionRow *trigger_hint;
  AdwActionRow *users_row;
  GtkMenuButton *users_button;
  AdwActionRow *users_hint;

  TelCluster *cluster;
  TelDevice *device;
  TelLine *line;
  /* The line as the cluster has it, or nothing: what the cluster has itself is not judged. */
  TelLine *base;
  TelNumberWatch *watch;
  /* The rows of the associated users, made anew whenever they change. */
  GPtrArray *user_rows;
  gboolean is_duplicate;
  char *problem;
};

G_DEFINE_FINAL_TYPE (TelLineEditor, tel_line_editor, ADW_TYPE_EXPANDER_ROW)

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  EDITED,
  MOVE,
  REMOVE_LINE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The values that CUCM has on every release (contract 3.2). */
static const char *const ring_settings[] = { "Use System Default", "Disable", "Flash Only", "Ring Once", "Ring",
                                             "Beep Only",          NULL };

static gboolean
is_changed (TelLineEditor *self, const char *property)
{
  return !tel_object_property_equal (TEL_OBJECT (self->line), TEL_OBJECT (self->base), property);
}

static char *
find_problem (TelLineEditor *self, const char *property)
{
  const char *const *users = tel_line_get_end_users (self->line);

  /* The one is judged by the other. */
  if (!is_changed (self, property) && !(g_str_equal (property, "busy-trigger") && is_changed (self, "maximum-calls")))
    return NULL;
  if (g_str_equal (property, "end-users") && users != NULL && g_strv_length ((char **) users) > TEL_MAXIMUM_LINE_USERS)
    return g_strdup_printf (_ ("At most %u users can be associated with a line. Remove one."), TEL_MAXIMUM_LINE_USERS);

  return tel_field_check (TEL_OBJECT (self->line), property, tel_cluster_get_release (self->cluster));
}

/* Says at a field what is wrong with it, and keeps what is said first. */
static void
check_field (TelLineEditor *self, const char *property, GtkWidget *row, AdwActionRow *hint, char **first)
{
  g_autofree char *problem = find_problem (self, property);

  gtk_widget_set_visible (GTK_WIDGET (hint), problem != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (hint), problem != NULL ? problem : "");
  if (problem != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");

  if (*first == NULL)
    *first = g_steal_pointer (&problem);
}

static const char *
get_duplicate_words (void)
{
  return _ ("The device has this number twice. Choose another for one of the lines.");
}

static void
check (TelLineEditor *self)
{
  g_autofree char *problem = NULL;

  check_field (self, "label", GTK_WIDGET (self->label_row), self->label_hint, &problem);
  check_field (self, "display", GTK_WIDGET (self->display_row), self->display_hint, &problem);
  check_field (self, "display-ascii", GTK_WIDGET (self->ascii_row), self->ascii_hint, &problem);
  check_field (self, "external-mask", GTK_WIDGET (self->mask_row), self->mask_hint, &problem);
  check_field (self, "maximum-calls", GTK_WIDGET (self->calls_row), self->calls_hint, &problem);
  check_field (self, "busy-trigger", GTK_WIDGET (self->trigger_row), self->trigger_hint, &problem);
  check_field (self, "end-users", GTK_WIDGET (self->users_row), self->users_hint, &problem);

  /* What is wrong with a field is in sight; a number that is there twice is said above. */
  if (problem != NULL && self->problem == NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  if (problem == NULL && self->is_duplicate)
    problem = g_strdup (get_duplicate_words ());
  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* What is wrong goes before what is known. */
static void
show_state (TelLineEditor *self)
{
  const char *text = tel_number_watch_get_text (self->watch);

  if (self->is_duplicate)
    {
      gtk_image_set_from_icon_name (self->state_image, "dialog-error-symbolic");
      text = get_duplicate_words ();
    }
  else
    {
      gtk_image_set_from_icon_name (self->state_image, tel_number_watch_get_icon_name (self->watch));
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_image), text);
}

static void
show_number (TelLineEditor *self)
{
  g_autofree char *number = tel_line_dup_number_label (self->line);
  /* Translators: the place of a line on its device, then its number with the partition */
  g_autofree char *title = g_strdup_printf (_ ("%u: %s"), tel_line_get_index (self->line), number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_set_subtitle (self->number_row, number);
}

static void
look_up (TelLineEditor *self)
{
  if (tel_text_is_blank (tel_line_get_pattern (self->line)))
    tel_number_watch_say (self->watch, _ ("The line has no directory number. Choose one."));
  else
    tel_number_watch_look_up (self->watch, tel_line_get_pattern (self->line), tel_line_get_partition (self->line),
                              tel_device_get_name (self->device));
}

static void
on_line_changed (TelLineEditor *self, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "pattern") || g_str_equal (pspec->name, "partition"))
    look_up (self);
  show_number (self);
  check (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_number_chosen (TelLineEditor *self, const char *pattern, const char *partition)
{
  g_autofree char *label =
      tel_number_words_follow_label (tel_line_get_label (self->line), tel_line_get_pattern (self->line), pattern);

  g_object_set (self->line, "label", label, "partition", partition, "pattern", pattern, NULL);
}

static void
choose_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelLineEditor *self = TEL_LINE_EDITOR (widget);
  TelNumberDialog *dialog =
      tel_number_dialog_new (self->cluster, tel_device_get_owner (self->device), tel_device_get_name (self->device),
                             tel_device_get_lines (self->device));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_number_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
move_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVE], 0, g_str_equal (action_name, "line.move-up") ? -1 : 1);
}

static void
remove_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVE_LINE], 0);
}

/* The users of the line with one more, or with one less. */
static void
change_user (TelLineEditor *self, const char *user_id, gboolean add)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *users = tel_line_get_end_users (self->line);
  g_auto (GStrv) changed = NULL;

  for (guint i = 0; users != NULL && users[i] != NULL; i++)
    if (g_strcmp0 (users[i], user_id) != 0)
      g_strv_builder_add (builder, users[i]);
  if (add)
    g_strv_builder_add (builder, user_id);
  changed = g_strv_builder_end (builder);
  g_object_set (self->line, "end-users", changed, NULL);
}

static void
on_user_picked (TelLineEditor *self, TelUser *user)
{
  const char *const *users = tel_line_get_end_users (self->line);

  if (users == NULL || !g_strv_contains (users, tel_user_get_user_id (user)))
    change_user (self, tel_user_get_user_id (user), TRUE);
}

static void
remove_user_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  change_user (TEL_LINE_EDITOR (widget), g_variant_get_string (parameter, NULL), FALSE);
}

static GtkWidget *
make_user_row (TelLineEditor *self, const char *user_id)
{
  TelUser *user = tel_cluster_get_user (self->cluster, user_id);
  g_autofree char *name = user != NULL ? tel_user_dup_full_name (user) : NULL;
  /* Translators: %s is a user ID */
  g_autofree char *words = g_strdup_printf (_ ("Remove %s from the line"), user_id);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : user_id);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name != NULL ? user_id : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "line.remove-user");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", user_id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_users (TelLineEditor *self)
{
  const char *const *users = tel_line_get_end_users (self->line);
  guint n_users = users != NULL ? g_strv_length ((char **) users) : 0;
  /* Translators: how many users are associated with a line, how many may be */
  g_autofree char *count = g_strdup_printf (_ ("%u of at most %u"), n_users, TEL_MAXIMUM_LINE_USERS);

  for (guint i = 0; i < self->user_rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->user_rows->pdata[i]);
  g_ptr_array_set_size (self->user_rows, 0);
  for (guint i = 0; i < n_users; i++)
    {
      GtkWidget *row = make_user_row (self, users[i]);

      g_ptr_array_add (self->user_rows, row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }

  adw_action_row_set_subtitle (self->users_row, count);
  gtk_widget_set_sensitive (GTK_WIDGET (self->users_button), n_users < TEL_MAXIMUM_LINE_USERS);
}

static const char *
get_value (TelLineEditor *self, AdwComboRow *row)
{
  return row == self->ring_row ? tel_line_get_ring_setting (self->line) : tel_line_get_busy_ring_setting (self->line);
}

static const char *
get_property_name (TelLineEditor *self, AdwComboRow *row)
{
  return row == self->ring_row ? "ring-setting" : "busy-ring-setting";
}

static char *
get_value_label (GtkStringObject *object, const char *property)
{
  const char *value = gtk_string_object_get_string (object);

  /* Translators: a setting that is left to the cluster */
  return g_strdup (*value != '\0' ? tel_value_label_get (property, value) : _ ("Not set"));
}

static void
on_setting_selected (TelLineEditor *self, GParamSpec *pspec, AdwComboRow *row)
{
  GtkStringObject *selected = adw_combo_row_get_selected_item (row);
  const char *value = selected != NULL ? gtk_string_object_get_string (selected) : "";

  if (g_strcmp0 (value, get_value (self, row) != NULL ? get_value (self, row) : "") != 0)
    g_object_set (self->line, get_property_name (self, row), tel_text_is_blank (value) ? NULL : value, NULL);
}

/* A value that is not among those we know stays a choice, and so does none where there is none. */
static void
fill_setting (TelLineEditor *self, AdwComboRow *row)
{
  const char *value = get_value (self, row) != NULL ? get_value (self, row) : "";
  g_autoptr (GtkStringList) values = gtk_string_list_new (ring_settings);
  g_autoptr (GtkExpression) label =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_value_label),
                                   (gpointer) get_property_name (self, row), NULL);
  guint position = 0;

  while (position < g_list_model_get_n_items (G_LIST_MODEL (values)) &&
         !g_str_equal (gtk_string_list_get_string (values, position), value))
    position++;
  if (position == g_list_model_get_n_items (G_LIST_MODEL (values)))
    gtk_string_list_append (values, value);

  adw_combo_row_set_expression (row, label);
  adw_combo_row_set_model (row, G_LIST_MODEL (values));
  adw_combo_row_set_selected (row, position);
  g_signal_connect_object (row, "notify::selected-item", G_CALLBACK (on_setting_selected), self, G_CONNECT_SWAPPED);
}

static void
tel_line_editor_dispose (GObject *object)
{
  TelLineEditor *self = TEL_LINE_EDITOR (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->cluster);
  g_clear_object (&self->device);
  g_clear_object (&self->line);
  g_clear_object (&self->base);
  g_clear_pointer (&self->user_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_line_editor_parent_class)->dispose (object);
}

static void
tel_line_editor_finalize (GObject *object)
{
  g_free (TEL_LINE_EDITOR (object)->problem);

  G_OBJECT_CLASS (tel_line_editor_parent_class)->finalize (object);
}

static void
tel_line_editor_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelLineEditor *self = TEL_LINE_EDITOR (object);

  switch (property_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, state_image);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, up_button);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, down_button);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, number_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, label_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, label_hint);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, display_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, display_hint);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, ascii_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, ascii_hint);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, mask_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, mask_hint);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, ring_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, busy_ring_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, calls_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, calls_spin);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, calls_hint);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, trigger_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, trigger_spin);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, trigger_hint);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, users_row);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, users_button);
  gtk_widget_class_bind_template_child (widget_class, TelLineEditor, users_hint);
}

static void
tel_line_editor_class_init (TelLineEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = tel_line_editor_dispose;
  object_class->finalize = tel_line_editor_finalize;
  object_class->get_property = tel_line_editor_get_property;

  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVE_LINE] = g_signal_new ("remove-line", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-line-editor.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "line.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "line.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "line.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "line.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "line.remove-user", "s", remove_user_action);
}

static GtkWidget *
find_header (GtkWidget *widget)
{
  GtkWidget *header = NULL;

  if (ADW_IS_ACTION_ROW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && header == NULL;
       child = gtk_widget_get_next_sibling (child))
    header = find_header (child);

  return header;
}

/* Labels that wrap without an end ask GTK 4.8 for more width than a narrow window has; with one they are cut at worst,
 * and the tooltip of the symbol has all of it. */
static void
bound_header (TelLineEditor *self)
{
  GtkWidget *header = find_header (GTK_WIDGET (self));

  if (header == NULL)
    return;
  adw_action_row_set_title_lines (ADW_ACTION_ROW (header), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (header), 5);
}

static void
tel_line_editor_init (TelLineEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bound_header (self);
  self->user_rows = g_ptr_array_new ();
}

static void
bind_rows (TelLineEditor *self)
{
  GObject *line = G_OBJECT (self->line);

  tel_text_binding_new (line, "label", GTK_EDITABLE (self->label_row));
  tel_text_binding_new (line, "display", GTK_EDITABLE (self->display_row));
  tel_text_binding_new (line, "display-ascii", GTK_EDITABLE (self->ascii_row));
  tel_text_binding_new (line, "external-mask", GTK_EDITABLE (self->mask_row));
  g_object_bind_property (line, "maximum-calls", self->calls_spin, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (line, "busy-trigger", self->trigger_spin, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  fill_setting (self, self->ring_row);
  fill_setting (self, self->busy_ring_row);
}

/**
 * tel_line_editor_new:
 * @cluster: the cluster, its references and users loaded
 * @device: the draft that the line is of
 * @base: (nullable): the line as the cluster has it, %NULL for one that comes to the device
 * @line: the line
 *
 * Shows a line and writes every edit into it. What is to be said of its number is looked up.
 *
 * Returns: (transfer floating): a new row
 */
TelLineEditor *
tel_line_editor_new (TelCluster *cluster, TelDevice *device, TelLine *base, TelLine *line)
{
  TelLineEditor *self;
  TelUserPicker *picker;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);
  g_return_val_if_fail (base == NULL || TEL_IS_LINE (base), NULL);
  g_return_val_if_fail (TEL_IS_LINE (line), NULL);

  self = g_object_new (TEL_TYPE_LINE_EDITOR, NULL);
  self->cluster = g_object_ref (cluster);
  self->device = g_object_ref (device);
  self->line = g_object_ref (line);
  self->base = base != NULL ? g_object_ref (base) : tel_line_new ();
  self->watch = tel_number_watch_new (cluster);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);

  picker = tel_user_picker_new (cluster);
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_user_picked), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->users_button, GTK_WIDGET (picker));

  bind_rows (self);
  g_signal_connect_object (line, "notify::end-users", G_CALLBACK (show_users), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "notify", G_CALLBACK (on_line_changed), self, G_CONNECT_SWAPPED);
  show_users (self);
  tel_line_editor_update (self);
  look_up (self);

  return self;
}

/**
 * tel_line_editor_get_line:
 * @self: a row
 *
 * Gets the line that the row edits.
 *
 * Returns: (transfer none): the line
 */
TelLine *
tel_line_editor_get_line (TelLineEditor *self)
{
  g_return_val_if_fail (TEL_IS_LINE_EDITOR (self), NULL);

  return self->line;
}

/**
 * tel_line_editor_get_problem:
 * @self: a row
 *
 * Tells why the line cannot be planned.
 *
 * Returns: (transfer none) (nullable): a sentence, %NULL when every field that was edited is within its limits
 */
const char *
tel_line_editor_get_problem (TelLineEditor *self)
{
  g_return_val_if_fail (TEL_IS_LINE_EDITOR (self), NULL);

  return self->problem;
}

static gboolean
is_same_number (TelLine *one, TelLine *other)
{
  const char *mine = tel_line_get_partition (one);
  const char *theirs = tel_line_get_partition (other);

  return g_strcmp0 (tel_line_get_pattern (one), tel_line_get_pattern (other)) == 0 &&
         g_strcmp0 (mine != NULL ? mine : "", theirs != NULL ? theirs : "") == 0;
}

/**
 * tel_line_editor_update:
 * @self: a row
 *
 * Takes notice of the other lines of the device: whether this one can move up or down, and whether its number is there
 * twice.
 */
void
tel_line_editor_update (TelLineEditor *self)
{
  GListModel *lines;
  guint n_lines;
  guint n_same = 0;
  guint place = 0;

  g_return_if_fail (TEL_IS_LINE_EDITOR (self));

  lines = tel_device_get_lines (self->device);
  n_lines = g_list_model_get_n_items (lines);
  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      if (line == self->line)
        place = i;
      else
        n_same += is_same_number (line, self->line);
    }

  self->is_duplicate = n_same > 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "line.move-up", place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "line.move-down", place + 1 < n_lines);
  show_number (self);
  show_state (self);
  check (self);
}

/**
 * tel_line_editor_focus_move:
 * @self: a row
 * @delta: which way the line was moved: -1 up, 1 down
 *
 * Keeps the focus on the button that moves the line on, or on the other one where it goes no further.
 */
void
tel_line_editor_focus_move (TelLineEditor *self, int delta)
{
  GtkWidget *button;

  g_return_if_fail (TEL_IS_LINE_EDITOR (self));

  button = delta < 0 ? self->up_button : self->down_button;
  if (!gtk_widget_is_sensitive (button))
    button = delta < 0 ? self->down_button : self->up_button;
  gtk_widget_grab_focus (button);
}
