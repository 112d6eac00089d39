/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-ca-file-row.h"

#include <glib/gi18n-lib.h>

#include "axl/tel-authorities.h"
#include "model/tel-connection.h"

/**
 * TelCaFileRow:
 *
 * What is wrong with a file keeps nobody from saving the connection: the file may be on a disk that is not there just
 * now, and nothing is connected to without it.
 */
struct _TelCaFileRow
{
  AdwActionRow parent_instance;

  GtkWidget *clear_button;
  GtkWidget *choose_button;

  char *path;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelCaFileRow, tel_ca_file_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show (TelCaFileRow *self, const char *text, gboolean is_problem)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  if (is_problem)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               is_problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAuthorities) authorities = tel_authorities_load_finish (result, &error);
  g_autofree char *text = NULL;
  guint n_certificates;
  TelCaFileRow *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_CA_FILE_ROW (user_data);
  g_clear_object (&self->cancellable);
  if (authorities == NULL)
    {
      show (self, error->message, TRUE);
      return;
    }

  n_certificates = tel_authorities_get_n_certificates (authorities);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: a file, how many authorities it holds */
                                       "%s (%u authority). Nobody else may vouch for the server.",
                                       "%s (%u authorities). Nobody else may vouch for the server.", n_certificates),
                          tel_authorities_get_path (authorities), n_certificates);
  show (self, text, FALSE);
}

static void
stop_loading (TelCaFileRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
look_at_file (TelCaFileRow *self)
{
  const char *problem = self->path != NULL ? tel_connection_explain_ca_file (self->path) : NULL;
  g_autofree char *shown = NULL;

  stop_loading (self);
  gtk_widget_set_visible (self->clear_button, self->path != NULL);
  if (self->path == NULL)
    {
      show (self,
            _ ("None: authorities that this computer knows may vouch for the server, and you are asked about others."),
            FALSE);
      return;
    }
  if (problem != NULL)
    {
      show (self, problem, TRUE);
      return;
    }

  shown = g_filename_display_name (self->path);
  show (self, shown, FALSE);
  self->cancellable = g_cancellable_new ();
  tel_authorities_load_async (self->path, self->cancellable, on_loaded, self);
}

static void
change_path (TelCaFileRow *self, const char *path)
{
  tel_ca_file_row_set_path (self, path);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_chosen (TelCaFileRow *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (file != NULL)
    path = g_file_get_path (file);
  g_clear_object (&self->chooser);
  if (path != NULL)
    change_path (self, path);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
choose (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  static const char *const certificates[] = { "pem", "crt", "cer", NULL };
  static const char *const all[] = { NULL };
  TelCaFileRow *self = TEL_CA_FILE_ROW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GFile) file = self->path != NULL ? g_file_new_for_path (self->path) : NULL;

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a CA file"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _ ("_Choose"), NULL);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Certificates (PEM)"), certificates);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("All files"), all);
  if (file != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (self->chooser), file, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
clear (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelCaFileRow *self = TEL_CA_FILE_ROW (widget);

  /* Before the button that has the focus goes. */
  gtk_widget_grab_focus (self->choose_button);
  change_path (self, NULL);
}

static void
tel_ca_file_row_dispose (GObject *object)
{
  TelCaFileRow *self = TEL_CA_FILE_ROW (object);

  stop_loading (self);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (tel_ca_file_row_parent_class)->dispose (object);
}

static void
tel_ca_file_row_finalize (GObject *object)
{
  g_free (TEL_CA_FILE_ROW (object)->path);

  G_OBJECT_CLASS (tel_ca_file_row_parent_class)->finalize (object);
}

static void
tel_ca_file_row_class_init (TelCaFileRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_ca_file_row_dispose;
  object_class->finalize = tel_ca_file_row_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-ca-file-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TelCaFileRow, clear_button);
  gtk_widget_class_bind_template_child (widget_class, TelCaFileRow, choose_button);
  gtk_widget_class_install_action (widget_class, "ca-file.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "ca-file.clear", NULL, clear);
}

static void
tel_ca_file_row_init (TelCaFileRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  look_at_file (self);
}

/**
 * tel_ca_file_row_set_path:
 * @self: a row
 * @path: (nullable): the path of a CA file, %NULL for none
 *
 * Shows a file, and looks what it holds.
 */
void
tel_ca_file_row_set_path (TelCaFileRow *self, const char *path)
{
  g_return_if_fail (TEL_IS_CA_FILE_ROW (self));

  if (path != self->path)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  look_at_file (self);
}

/**
 * tel_ca_file_row_get_path:
 * @self: a row
 *
 * Gets what was chosen.
 *
 * Returns: (nullable): a path that can be written down, %NULL for none
 */
const char *
tel_ca_file_row_get_path (TelCaFileRow *self)
{
  g_return_val_if_fail (TEL_IS_CA_FILE_ROW (self), NULL);

  return self->path;
}
