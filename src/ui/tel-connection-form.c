/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-form.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-ca-file-row.h"

/**
 * TelConnectionForm:
 *
 * A new connection is of the class Production until something else is chosen, and read-only as long as it is.
 */
struct _TelConnectionForm
{
  AdwBin parent_instance;

  AdwEntryRow *name_row;
  GtkToggleButton *lab_button;
  GtkToggleButton *test_button;
  GtkToggleButton *production_button;
  GtkSwitch *read_only_switch;
  AdwEntryRow *host_row;
  AdwEntryRow *port_row;
  AdwEntryRow *user_row;
  AdwEntryRow *time_zone_row;
  AdwEntryRow *capf_port_row;
  TelCaFileRow *ca_file_row;
  GtkLabel *hint_label;

  TelConnectionStore *store;
  char *id;
  gboolean is_new;
};

G_DEFINE_FINAL_TYPE (TelConnectionForm, tel_connection_form, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_text (gpointer row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static TelEnvironment
get_environment (TelConnectionForm *self)
{
  if (gtk_toggle_button_get_active (self->lab_button))
    return TEL_ENVIRONMENT_LAB;

  return gtk_toggle_button_get_active (self->test_button) ? TEL_ENVIRONMENT_TEST : TEL_ENVIRONMENT_PRODUCTION;
}

static void
set_environment (TelConnectionForm *self, TelEnvironment environment)
{
  GtkToggleButton *buttons[TEL_N_ENVIRONMENTS] = { self->lab_button, self->test_button, self->production_button };

  gtk_toggle_button_set_active (buttons[environment], TRUE);
}

static char *
dup_name_problem (TelConnectionForm *self)
{
  g_autofree char *name = dup_text (self->name_row);

  if (self->store != NULL && tel_connection_store_has_name (self->store, name, self->id))
    return g_strdup_printf (_ ("There is another connection named “%s”. Choose another name."), name);

  return g_strdup (tel_connection_explain_name (name));
}

/* Marks the row and tells what is wrong first. */
static void
mark_row (gpointer row, const char *problem, char **first)
{
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (*first == NULL)
    *first = g_strdup (problem);
}

static void
check (TelConnectionForm *self)
{
  g_autofree char *host = dup_text (self->host_row);
  g_autofree char *port = dup_text (self->port_row);
  g_autofree char *user = dup_text (self->user_row);
  g_autofree char *time_zone = dup_text (self->time_zone_row);
  g_autofree char *capf_port = dup_text (self->capf_port_row);
  g_autofree char *name_problem = dup_name_problem (self);
  const char *ca_file = tel_ca_file_row_get_path (self->ca_file_row);
  g_autofree char *first = NULL;

  mark_row (self->name_row, name_problem, &first);
  mark_row (self->host_row, tel_connection_explain_host (host), &first);
  mark_row (self->port_row, tel_connection_explain_port (port, NULL), &first);
  mark_row (self->user_row, tel_connection_explain_user (user), &first);
  mark_row (self->time_zone_row, tel_connection_explain_time_zone (time_zone), &first);
  mark_row (self->capf_port_row, tel_connection_explain_capf_port (capf_port, NULL), &first);
  if (ca_file != NULL && first == NULL)
    first = g_strdup (tel_connection_explain_ca_file (ca_file));
  gtk_label_set_text (self->hint_label, first != NULL ? first : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), first != NULL);
}

static void
on_changed (TelConnectionForm *self)
{
  check (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What was saved before keeps its switch whatever its class becomes, but what becomes Production is made safe first. */
static void
on_class_toggled (TelConnectionForm *self, GtkToggleButton *button)
{
  TelEnvironment environment = get_environment (self);

  if (!gtk_toggle_button_get_active (button))
    return;

  if (environment == TEL_ENVIRONMENT_PRODUCTION)
    gtk_switch_set_active (self->read_only_switch, TRUE);
  else if (self->is_new)
    gtk_switch_set_active (self->read_only_switch, FALSE);
  on_changed (self);
}

static void
tel_connection_form_dispose (GObject *object)
{
  TelConnectionForm *self = TEL_CONNECTION_FORM (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (tel_connection_form_parent_class)->dispose (object);
}

/* What one cannot do without comes first. */
static gboolean
tel_connection_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEL_CONNECTION_FORM (widget)->host_row));
}

static void
tel_connection_form_class_init (TelConnectionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_connection_form_dispose;
  widget_class->grab_focus = tel_connection_form_grab_focus;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEL_TYPE_CA_FILE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-connection-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, lab_button);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, test_button);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, production_button);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, read_only_switch);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, host_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, port_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, user_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, time_zone_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, capf_port_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, ca_file_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionForm, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_class_toggled);
}

static void
tel_connection_form_init (TelConnectionForm *self)
{
  self->is_new = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  check (self);
}

/**
 * tel_connection_form_set_connection:
 * @self: a form
 * @store: what is saved, whose names are taken
 * @connection: (nullable): what is to be edited, %NULL for a new connection
 *
 * Fills the form in.
 */
void
tel_connection_form_set_connection (TelConnectionForm *self, TelConnectionStore *store, TelConnection *connection)
{
  g_autofree char *port = NULL;

  g_return_if_fail (TEL_IS_CONNECTION_FORM (self));
  g_return_if_fail (TEL_IS_CONNECTION_STORE (store));

  g_set_object (&self->store, store);
  self->is_new = connection == NULL;
  if (connection == NULL)
    return;

  self->id = g_strdup (tel_connection_get_id (connection));
  /* Seldom another one, and who connects for the first time is to see the password without scrolling. */
  gtk_widget_set_visible (GTK_WIDGET (self->capf_port_row), TRUE);
  port = g_strdup_printf ("%u", tel_connection_get_port (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), tel_connection_get_name (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->host_row), tel_connection_get_host (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->port_row), port);
  gtk_editable_set_text (GTK_EDITABLE (self->user_row), tel_connection_get_user (connection));
  gtk_editable_set_text (GTK_EDITABLE (self->time_zone_row), tel_connection_get_time_zone (connection));
  if (tel_connection_get_capf_port (connection) != TEL_CONNECTION_CAPF_PORT)
    {
      g_autofree char *capf_port = g_strdup_printf ("%u", tel_connection_get_capf_port (connection));

      gtk_editable_set_text (GTK_EDITABLE (self->capf_port_row), capf_port);
    }
  tel_ca_file_row_set_path (self->ca_file_row, tel_connection_get_ca_file (connection));
  set_environment (self, tel_connection_get_environment (connection));
  gtk_switch_set_active (self->read_only_switch, tel_connection_is_read_only (connection));
}

/**
 * tel_connection_form_is_valid:
 * @self: a form
 *
 * Tells whether everything that is needed was given, and nothing is wrong.
 *
 * Returns: %TRUE when the connection can be saved
 */
gboolean
tel_connection_form_is_valid (TelConnectionForm *self)
{
  g_autofree char *host = NULL;
  g_autofree char *user = NULL;

  g_return_val_if_fail (TEL_IS_CONNECTION_FORM (self), FALSE);

  host = dup_text (self->host_row);
  user = dup_text (self->user_row);

  return *host != '\0' && *user != '\0' && *gtk_label_get_text (self->hint_label) == '\0';
}

/**
 * tel_connection_form_dup_connection:
 * @self: a form
 * @id: the identity of the connection
 *
 * Makes the connection that was filled in. Without a name it is called as its host is, with a number where another is.
 *
 * Returns: (transfer full) (nullable): a new connection, %NULL while the form is not valid
 */
TelConnection *
tel_connection_form_dup_connection (TelConnectionForm *self, const char *id)
{
  g_autofree char *name = NULL;
  g_autofree char *host = NULL;
  g_autofree char *port = NULL;
  g_autofree char *user = NULL;
  g_autofree char *time_zone = NULL;
  g_autofree char *capf_port = NULL;
  g_autoptr (TelConnection) before = NULL;
  TelConnection *connection;
  guint number = 0;
  guint capf_number = TEL_CONNECTION_CAPF_PORT;

  g_return_val_if_fail (TEL_IS_CONNECTION_FORM (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!tel_connection_form_is_valid (self))
    return NULL;

  name = dup_text (self->name_row);
  host = dup_text (self->host_row);
  port = dup_text (self->port_row);
  user = dup_text (self->user_row);
  time_zone = dup_text (self->time_zone_row);
  capf_port = dup_text (self->capf_port_row);
  tel_connection_explain_port (port, &number);
  tel_connection_explain_capf_port (capf_port, &capf_number);
  if (*name == '\0')
    {
      g_free (name);
      name = tel_connection_store_make_name (self->store, host);
    }

  connection = tel_connection_new (id, host, number, user, time_zone);
  tel_connection_set_name (connection, name);
  tel_connection_set_environment (connection, get_environment (self));
  tel_connection_set_read_only (connection, gtk_switch_get_active (self->read_only_switch));
  tel_connection_set_capf_port (connection, capf_number);
  tel_connection_set_ca_file (connection, tel_ca_file_row_get_path (self->ca_file_row));
  before = tel_connection_store_find (self->store, id);
  if (before != NULL)
    tel_connection_copy_choices (before, connection);

  return connection;
}
