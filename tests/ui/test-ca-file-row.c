/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-connection-store.h"
#include "ui/tel-ca-file-row.h"
#include "ui/tel-connection-form.h"

#include "tel-test-certificate.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define ID "6f9619ff-8b86-4011-b42d-00c04fc964ff"

/* A form with its row, and a CA file. */
typedef struct
{
  char *directory;
  char *path;
  TelConnectionStore *store;
  TelConnectionForm *form;
  TelCaFileRow *row;
  GtkWidget *window;
  guint n_changes;
} Fixture;

static void
on_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (GTlsCertificate) authority = tel_test_certificate_make (key, "Corporate CA", 1);
  g_autofree char *connections = NULL;

  fixture->directory = tel_test_make_directory ();
  fixture->path = tel_test_certificate_write (authority, NULL, fixture->directory, "認証局 & co.pem");
  connections = g_build_filename (fixture->directory, "connections", NULL);
  fixture->store = tel_connection_store_new (connections);
  fixture->form = g_object_new (TEL_TYPE_CONNECTION_FORM, NULL);
  fixture->row = tel_test_get_child (fixture->form, "ca_file_row");
  fixture->window = tel_test_present (GTK_WIDGET (fixture->form), 400, 600);
  tel_connection_form_set_connection (fixture->form, fixture->store, NULL);
  g_signal_connect_swapped (fixture->form, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->form));
  g_object_unref (fixture->store);
  tel_test_remove_directory (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->path);
}

static const char *
get_text (Fixture *fixture)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (fixture->row));
}

static gboolean
is_wrong (Fixture *fixture)
{
  return gtk_widget_has_css_class (GTK_WIDGET (fixture->row), "error");
}

static void
fill (Fixture *fixture)
{
  gtk_editable_set_text (tel_test_get_child (fixture->form, "host_row"), "cucm.example.com");
  gtk_editable_set_text (tel_test_get_child (fixture->form, "user_row"), "axl-admin");
}

static void
assert_saved (Fixture *fixture, const char *path)
{
  g_autoptr (TelConnection) connection = tel_connection_form_dup_connection (fixture->form, ID);

  g_assert_nonnull (connection);
  g_assert_cmpstr (tel_connection_get_ca_file (connection), ==, path);
}

static void
test_chosen_and_cleared (Fixture *fixture, gconstpointer data)
{
  GtkWidget *clear_button = tel_test_get_child (fixture->row, "clear_button");

  fill (fixture);
  g_assert_true (g_str_has_prefix (get_text (fixture), "None: "));
  g_assert_false (gtk_widget_get_visible (clear_button));
  assert_saved (fixture, NULL);

  tel_ca_file_row_set_path (fixture->row, fixture->path);
  tel_test_wait_until (strstr (get_text (fixture), "(1 authority)") != NULL);
  g_assert_nonnull (strstr (get_text (fixture), fixture->path));
  g_assert_false (is_wrong (fixture));
  g_assert_true (gtk_widget_get_visible (clear_button));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 400);
  assert_saved (fixture, fixture->path);
  tel_test_assert_accessible (fixture->window);

  fixture->n_changes = 0;
  gtk_widget_activate_action (GTK_WIDGET (fixture->row), "ca-file.clear", NULL);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (g_str_has_prefix (get_text (fixture), "None: "));
  assert_saved (fixture, NULL);
}

/* Said at the field, and saved all the same: the disk may be away just now. */
static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->directory, "missing.pem", NULL);

  fill (fixture);
  tel_ca_file_row_set_path (fixture->row, missing);
  tel_test_wait_until (is_wrong (fixture));
  g_assert_nonnull (strstr (get_text (fixture), "cannot be read"));
  g_assert_nonnull (strstr (get_text (fixture), missing));
  assert_saved (fixture, missing);

  g_assert_true (g_file_set_contents (fixture->path, "garbage", -1, NULL));
  tel_ca_file_row_set_path (fixture->row, fixture->path);
  tel_test_wait_until (strstr (get_text (fixture), "no certificate in PEM") != NULL);
  g_assert_true (is_wrong (fixture));

  tel_ca_file_row_set_path (fixture->row, NULL);
  g_assert_false (is_wrong (fixture));
}

/* What cannot be written down cannot be saved either. */
static void
test_bad_name (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  tel_ca_file_row_set_path (fixture->row, "/tmp/\xff.pem");
  g_signal_emit_by_name (fixture->row, "changed");
  g_assert_true (is_wrong (fixture));
  g_assert_nonnull (strstr (get_text (fixture), "Rename the file"));
  g_assert_false (tel_connection_form_is_valid (fixture->form));
}

/* What is edited shows what was saved. */
static void
test_edited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) saved = tel_connection_new (ID, "cucm.example.com", 8443, "axl-admin", "");

  tel_connection_set_ca_file (saved, fixture->path);
  tel_connection_form_set_connection (fixture->form, fixture->store, saved);
  tel_test_wait_until (strstr (get_text (fixture), "(1 authority)") != NULL);
  assert_saved (fixture, fixture->path);
}

#define ADD(path, function) g_test_add ("/ca-file-row/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("chosen-and-cleared", test_chosen_and_cleared);
  ADD ("bad-file", test_bad_file);
  ADD ("bad-name", test_bad_name);
  ADD ("edited", test_edited);

  return g_test_run ();
}
