/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-lines-section.h"

#include "plan/tel-softphone-proposal.h"
#include "ui/tel-line-editor.h"
#include "ui/tel-number-dialog.h"

#include <glib/gi18n-lib.h>

struct _TelLinesSection
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list_box;
  GtkWidget *empty_label;

  TelCluster *cluster;
  TelDevice *base;
  TelDevice *device;
  gboolean is_moving;
  char *problem;
};

G_DEFINE_FINAL_TYPE (TelLinesSection, tel_lines_section, ADW_TYPE_PREFERENCES_GROUP)

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
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static TelLineEditor *
get_editor (TelLinesSection *self, guint position)
{
  return (TelLineEditor *) gtk_list_box_get_row_at_index (self->list_box, (int) position);
}

/* The first line that cannot be planned, and why. */
static char *
describe_problem (TelLinesSection *self)
{
  TelLineEditor *editor;

  for (guint i = 0; (editor = get_editor (self, i)) != NULL; i++)
    if (tel_line_editor_get_problem (editor) != NULL)
      {
        g_autofree char *place = tel_line_describe_place (tel_line_editor_get_line (editor));

        /* Translators: which line of a device, what is wrong with it */
        return g_strdup_printf (_ ("%s: %s"), place, tel_line_editor_get_problem (editor));
      }

  return NULL;
}

static void
update_problem (TelLinesSection *self)
{
  g_autofree char *problem = describe_problem (self);

  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* What one line is told of the others: their number and their places. */
static void
update (TelLinesSection *self)
{
  TelLineEditor *editor;

  for (guint i = 0; (editor = get_editor (self, i)) != NULL; i++)
    tel_line_editor_update (editor);
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), get_editor (self, 0) != NULL);
  gtk_widget_set_visible (self->empty_label, get_editor (self, 0) == NULL);
  update_problem (self);
}

static void
on_edited (TelLinesSection *self)
{
  if (self->is_moving)
    return;

  update (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static guint
find_place (TelLinesSection *self, TelLineEditor *editor)
{
  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (editor));
}

/* The places on the device stay, the lines change them. */
static void
swap_lines (TelLinesSection *self, guint position)
{
  GListStore *store = G_LIST_STORE (tel_device_get_lines (self->device));
  g_autoptr (TelLine) first = g_list_model_get_item (G_LIST_MODEL (store), position);
  g_autoptr (TelLine) second = g_list_model_get_item (G_LIST_MODEL (store), position + 1);
  gpointer swapped[] = { second, first };
  guint index = tel_line_get_index (first);

  g_object_set (first, "index", tel_line_get_index (second), NULL);
  g_object_set (second, "index", index, NULL);
  g_list_store_splice (store, position, 2, swapped, 2);
}

/* The row goes with its line, as open as it was, and the focus stays on its buttons. */
static void
on_move (TelLinesSection *self, int delta, TelLineEditor *editor)
{
  guint place = find_place (self, editor);

  self->is_moving = TRUE;
  swap_lines (self, delta < 0 ? place - 1 : place);
  gtk_list_box_invalidate_sort (self->list_box);
  self->is_moving = FALSE;
  on_edited (self);
  tel_line_editor_focus_move (editor, delta);
}

static guint
find_position (GListModel *lines, TelLine *wanted)
{
  guint position = 0;

  g_list_store_find (G_LIST_STORE (lines), wanted, &position);

  return position;
}

static int
compare_rows (GtkListBoxRow *one, GtkListBoxRow *other, gpointer user_data)
{
  TelLinesSection *self = user_data;
  GListModel *lines = tel_device_get_lines (self->device);

  return (int) find_position (lines, tel_line_editor_get_line (TEL_LINE_EDITOR (one))) -
         (int) find_position (lines, tel_line_editor_get_line (TEL_LINE_EDITOR (other)));
}

/* Those behind move up, so that no button of the device stays without a line. */
static void
on_remove_line (TelLinesSection *self, TelLineEditor *editor)
{
  GListModel *lines = tel_device_get_lines (self->device);
  guint place = find_place (self, editor);

  g_list_store_remove (G_LIST_STORE (lines), place);
  for (guint i = place; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      g_object_set (line, "index", tel_line_get_index (line) - 1, NULL);
    }
}

static TelLineEditor *
make_editor (TelLinesSection *self, TelLine *line)
{
  TelLine *base = tel_line_find (tel_device_get_lines (self->base), line);
  TelLineEditor *editor = tel_line_editor_new (self->cluster, self->device, base, line);

  g_signal_connect_object (editor, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "move", G_CALLBACK (on_move), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "remove-line", G_CALLBACK (on_remove_line), self, G_CONNECT_SWAPPED);

  return editor;
}

static void
on_lines_changed (TelLinesSection *self, guint position, guint removed, guint added, GListModel *lines)
{
  if (self->is_moving)
    return;

  for (guint i = 0; i < removed; i++)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (get_editor (self, position)));
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      gtk_list_box_append (self->list_box, GTK_WIDGET (make_editor (self, line)));
    }
  on_edited (self);
}

static guint
find_free_index (GListModel *lines)
{
  guint index = 0;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      index = MAX (index, tel_line_get_index (line));
    }

  return index + 1;
}

/* As the form of a new softphone makes one (G5.2), for the owner of the device. */
static void
propose (TelLinesSection *self, TelLine *line)
{
  const char *owner = tel_device_get_owner (self->device);
  TelUser *user = owner != NULL ? tel_cluster_get_user (self->cluster, owner) : NULL;
  const char *users[] = { owner, NULL };
  g_autofree char *label = NULL;
  g_autofree char *display = NULL;

  g_object_set (line, "maximum-calls", TEL_PROPOSAL_MAXIMUM_CALLS, "busy-trigger", TEL_PROPOSAL_BUSY_TRIGGER, NULL);
  if (user == NULL)
    return;

  label = tel_softphone_proposal_make_label (user, tel_line_get_pattern (line));
  display = tel_softphone_proposal_make_display (user);
  g_object_set (line, "label", label, "display", display, "display-ascii", g_str_is_ascii (display) ? display : owner,
                "end-users", users, NULL);
}

static void
on_number_chosen (TelLinesSection *self, const char *pattern, const char *partition)
{
  GListModel *lines = tel_device_get_lines (self->device);
  g_autoptr (TelLine) line = tel_line_new ();
  TelLineEditor *editor;

  g_object_set (line, "index", find_free_index (lines), "pattern", pattern, "partition", partition, NULL);
  propose (self, line);
  g_list_store_append (G_LIST_STORE (lines), line);

  editor = get_editor (self, g_list_model_get_n_items (lines) - 1);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (editor), TRUE);
}

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelLinesSection *self = TEL_LINES_SECTION (widget);
  TelNumberDialog *dialog =
      tel_number_dialog_new (self->cluster, tel_device_get_owner (self->device), tel_device_get_name (self->device),
                             tel_device_get_lines (self->device));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_number_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tel_lines_section_dispose (GObject *object)
{
  TelLinesSection *self = TEL_LINES_SECTION (object);

  g_clear_object (&self->cluster);
  g_clear_object (&self->base);
  g_clear_object (&self->device);

  G_OBJECT_CLASS (tel_lines_section_parent_class)->dispose (object);
}

static void
tel_lines_section_finalize (GObject *object)
{
  g_free (TEL_LINES_SECTION (object)->problem);

  G_OBJECT_CLASS (tel_lines_section_parent_class)->finalize (object);
}

static void
tel_lines_section_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelLinesSection *self = TEL_LINES_SECTION (object);

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
tel_lines_section_class_init (TelLinesSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_lines_section_dispose;
  object_class->finalize = tel_lines_section_finalize;
  object_class->get_property = tel_lines_section_get_property;

  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[EDITED] =
      g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-lines-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TelLinesSection, list_box);
  gtk_widget_class_bind_template_child (widget_class, TelLinesSection, empty_label);
  gtk_widget_class_install_action (widget_class, "lines.add", NULL, add_action);
}

static void
tel_lines_section_init (TelLinesSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_lines_section_new:
 *
 * Makes a section that shows nothing yet.
 *
 * Returns: (transfer floating): a new section
 */
TelLinesSection *
tel_lines_section_new (void)
{
  return g_object_new (TEL_TYPE_LINES_SECTION, NULL);
}

/**
 * tel_lines_section_load:
 * @self: a section that shows nothing yet
 * @cluster: the cluster, its references and users loaded
 * @base: the device as it was read
 * @device: the draft of it
 *
 * Shows the lines of the draft and writes every edit into it at once. How many lines the button template of a device
 * allows is not told by AXL: the cluster refuses too many in words of its own.
 */
void
tel_lines_section_load (TelLinesSection *self, TelCluster *cluster, TelDevice *base, TelDevice *device)
{
  GListModel *lines;

  g_return_if_fail (TEL_IS_LINES_SECTION (self));
  g_return_if_fail (self->device == NULL);

  self->cluster = g_object_ref (cluster);
  self->base = g_object_ref (base);
  self->device = g_object_ref (device);
  lines = tel_device_get_lines (device);
  gtk_list_box_set_sort_func (self->list_box, compare_rows, self, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      gtk_list_box_append (self->list_box, GTK_WIDGET (make_editor (self, line)));
    }
  update (self);
  g_signal_connect_object (lines, "items-changed", G_CALLBACK (on_lines_changed), self, G_CONNECT_SWAPPED);
}

/**
 * tel_lines_section_get_problem:
 * @self: a section
 *
 * Tells why what stands in the section cannot be planned.
 *
 * Returns: (transfer none) (nullable): a line and a sentence, %NULL when every line is within its limits
 */
const char *
tel_lines_section_get_problem (TelLinesSection *self)
{
  g_return_val_if_fail (TEL_IS_LINES_SECTION (self), NULL);

  return self->problem;
}
