/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-findings.h"

#include "ui/tel-audit-list.h"
#include "ui/tel-audit-page.h"
#include "ui/tel-audit-view.h"
#include "ui/tel-user-heading.h"
#include "ui/tel-user-list.h"
#include "ui/tel-user-row.h"
#include "ui/tel-users-page.h"

#include "tel-test-widgets.h"
#include "tel-test.h"

#define CSF "Cisco Unified Client Services Framework"
#define MANY 25000

/* The Users page and the Audit page of one cluster, as a window has them, without anything that is read. */
typedef struct
{
  TelCluster *cluster;
  TelSnapshot *snapshot;
  TelExceptions *exceptions;
  char *directory;
  TelUsersPage *users_page;
  TelAuditPage *audit_page;
  TelUserList *list;
  GtkWidget *window;
  char *page;
} Fixture;

static void
add_user (Fixture *fixture, const char *user_id, const char *last_name, const char *device)
{
  const char *devices[] = { device, NULL };
  g_autoptr (TelUser) user =
      g_object_new (TEL_TYPE_USER, "user-id", user_id, "first-name", "Tanya", "last-name", last_name, "status", "1",
                    "home-cluster", TRUE, "mail", "somebody@example.com", "associated-devices", devices, NULL);

  tel_test_add_user (fixture->cluster, user_id, "Tanya", last_name, NULL, NULL);
  tel_snapshot_put (fixture->snapshot, TEL_OBJECT_KIND_USER, user);
}

static void
add_device (Fixture *fixture, const char *name, const char *owner)
{
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", name, "product", CSF, "owner", owner, NULL);

  tel_test_add_device (fixture->cluster, name, CSF, owner);
  tel_snapshot_put (fixture->snapshot, TEL_OBJECT_KIND_DEVICE, device);
}

static void
make_snapshot (Fixture *fixture)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 1, 12, 0, 0);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  fixture->snapshot = tel_snapshot_new (TEL_RELEASE_14_0, now, zone);
  tel_snapshot_set_state (fixture->snapshot, TEL_SNAPSHOT_PART_USERS, TEL_SNAPSHOT_STATE_READ, NULL);
  tel_snapshot_set_state (fixture->snapshot, TEL_SNAPSHOT_PART_DEVICES, TEL_SNAPSHOT_STATE_READ, NULL);
  tel_snapshot_set_state (fixture->snapshot, TEL_SNAPSHOT_PART_ASSOCIATIONS, TEL_SNAPSHOT_STATE_READ, NULL);
}

static void
keep_page (GSimpleAction *action, GVariant *parameter, Fixture *fixture)
{
  g_free (fixture->page);
  fixture->page = g_variant_dup_string (parameter, NULL);
}

static void
show_audit_of (GSimpleAction *action, GVariant *parameter, Fixture *fixture)
{
  tel_audit_page_show_user (fixture->audit_page, g_variant_get_string (parameter, NULL));
}

/* What the window does. */
static void
add_actions (Fixture *fixture)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) page = g_simple_action_new ("page", G_VARIANT_TYPE_STRING);
  g_autoptr (GSimpleAction) audit_user = g_simple_action_new ("audit-user", G_VARIANT_TYPE_STRING);

  g_signal_connect (page, "activate", G_CALLBACK (keep_page), fixture);
  g_signal_connect (audit_user, "activate", G_CALLBACK (show_audit_of), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (page));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (audit_user));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->cluster = tel_test_make_cluster ();
  make_snapshot (fixture);
  add_user (fixture, "tadams", "Adams", "CSFTADAMS");
  add_user (fixture, "hsuzuki", "鈴木", "CSFHSUZUKI");
  add_user (fixture, "lonely", "Lonely", NULL);
  add_device (fixture, "CSFTADAMS", "tadams");
  add_device (fixture, "CSFHSUZUKI", NULL);

  fixture->directory = tel_test_make_directory ();
  path = g_build_filename (fixture->directory, "exceptions", NULL);
  fixture->exceptions = tel_exceptions_new (path);

  fixture->users_page = g_object_new (TEL_TYPE_USERS_PAGE, NULL);
  fixture->audit_page = g_object_new (TEL_TYPE_AUDIT_PAGE, NULL);
  g_object_bind_property (fixture->audit_page, "audit", fixture->users_page, "audit", G_BINDING_SYNC_CREATE);
  fixture->list = tel_test_get_child (fixture->users_page, "list");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->users_page));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->audit_page));
  fixture->window = tel_test_present (box, 1000, 900);
  add_actions (fixture);
  tel_user_list_set_cluster (fixture->list, fixture->cluster);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_widget_insert_action_group (fixture->window, "win", NULL);
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->users_page));
  g_assert_finalize_object (fixture->cluster);
  g_clear_object (&fixture->snapshot);
  g_clear_object (&fixture->exceptions);
  tel_test_remove_directory (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->page);
}

static TelAudit *
audit (Fixture *fixture)
{
  TelAudit *audit;

  tel_audit_page_show_snapshot (fixture->audit_page, fixture->snapshot);
  tel_test_wait_until (!tel_audit_page_is_reading (fixture->audit_page));
  audit = tel_audit_page_get_audit (fixture->audit_page);
  tel_audit_set_exceptions (audit, fixture->exceptions);

  return audit;
}

static void
press (Fixture *fixture, const char *button, gboolean pressed)
{
  gtk_toggle_button_set_active (tel_test_get_child (tel_test_get_child (fixture->list, "user_filter"), button),
                                pressed);
}

static char *
dup_shown (Fixture *fixture)
{
  GListModel *model = tel_user_list_get_model (fixture->list);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TelUser) user = g_list_model_get_item (model, i);

      g_string_append_printf (shown, "%s%s", i > 0 ? " " : "", tel_user_get_user_id (user));
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static void
assert_shown (Fixture *fixture, const char *expected)
{
  g_autofree char *shown = dup_shown (fixture);

  g_assert_cmpstr (shown, ==, expected);
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (tel_test_get_child (fixture->list, "stack"));
}

static void
accept_all_of (Fixture *fixture, const char *user_id)
{
  TelAudit *audit = tel_audit_page_get_audit (fixture->audit_page);
  GPtrArray *findings = tel_audit_get_findings_of_user (audit, user_id);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (added, tel_exception_new (tel_finding_get_id (findings->pdata[i]), "It is meant to be so", "admin",
                                               now, NULL));
  g_assert_true (tel_exceptions_accept_all (fixture->exceptions, added, &error));
  g_assert_no_error (error);
}

static char *
find_words (Fixture *fixture, const char *name)
{
  TelUserRow *row;

  for (guint i = 0; (row = (TelUserRow *) tel_test_find_widget (GTK_WIDGET (fixture->list), TEL_TYPE_USER_ROW, i)); i++)
    {
      g_autofree char *words = tel_user_row_dup_words (row);

      if (g_str_has_prefix (words, name))
        return g_steal_pointer (&words);
    }

  return NULL;
}

static gboolean
says (Fixture *fixture, const char *name, const char *words)
{
  g_autofree char *have = find_words (fixture, name);

  return have != NULL && strstr (have, words) != NULL;
}

/* Before there was an audit, the list says how to get one, and leads there. */
static void
test_no_audit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  press (fixture, "findings_button", TRUE);
  g_assert_cmpstr (get_state (fixture), ==, "unaudited");
  tel_test_assert_accessible (fixture->window);
  button =
      gtk_widget_get_ancestor (tel_test_find_label (GTK_WIDGET (fixture->list), "Go to the audit"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (fixture->page, ==, "audit");

  /* What was asked for is shown as soon as somebody can tell. */
  audit (fixture);
  g_assert_cmpstr (get_state (fixture), ==, "list");
  assert_shown (fixture, "lonely hsuzuki");
  tel_audit_page_set_cluster (fixture->audit_page, fixture->cluster);
  g_assert_cmpstr (get_state (fixture), ==, "unaudited");
  tel_audit_page_set_cluster (fixture->audit_page, NULL);

  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "users.clear-search", NULL);
  assert_shown (fixture, "tadams lonely hsuzuki");
}

/* What is accepted, or put right, counts no longer. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  TelAudit *audited = audit (fixture);
  g_autoptr (TelDevice) owned =
      g_object_new (TEL_TYPE_DEVICE, "name", "CSFHSUZUKI", "product", CSF, "owner", "hsuzuki", NULL);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *id = NULL;

  press (fixture, "findings_button", TRUE);
  assert_shown (fixture, "lonely hsuzuki");
  g_assert_nonnull (tel_test_find_label (GTK_WIDGET (fixture->list), "2 of 3"));

  id = g_strdup (tel_finding_get_id (tel_audit_get_findings_of_user (audited, "lonely")->pdata[0]));
  accept_all_of (fixture, "lonely");
  assert_shown (fixture, "hsuzuki");
  g_assert_true (tel_exceptions_withdraw (fixture->exceptions, id, NULL));
  assert_shown (fixture, "lonely hsuzuki");

  tel_snapshot_put (fixture->snapshot, TEL_OBJECT_KIND_DEVICE, owned);
  tel_audit_judge_async (audited, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_audit_judge_finish (audited, result, NULL));
  assert_shown (fixture, "lonely");
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  tel_test_wait_until (says (fixture, "Tanya Lonely", "lonely"));
  g_assert_false (says (fixture, "Tanya Lonely", "finding"));
  audit (fixture);
  g_assert_true (says (fixture, "Tanya Lonely", ", 1 finding · Information"));
  g_assert_false (says (fixture, "Tanya Adams", "finding"));
  accept_all_of (fixture, "lonely");
  g_assert_false (says (fixture, "Tanya Lonely", "finding"));
}

static void
replace_device (Fixture *fixture, const char *name, const char *owner, const char *operation)
{
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", name, "product", CSF, "owner", owner,
                                               "certificate-operation", operation, NULL);

  tel_store_replace (tel_cluster_get_store (fixture->cluster, TEL_OBJECT_KIND_DEVICE), TEL_OBJECT (device));
}

/* What the list of devices tells; a user has to fit all that is pressed. */
static void
test_devices (Fixture *fixture, gconstpointer data)
{
  press (fixture, "without_button", TRUE);
  assert_shown (fixture, "lonely hsuzuki");
  replace_device (fixture, "CSFHSUZUKI", "hsuzuki", "No Pending Operation");
  assert_shown (fixture, "lonely");

  press (fixture, "pending_button", TRUE);
  assert_shown (fixture, "");
  g_assert_cmpstr (get_state (fixture), ==, "nothing");
  g_assert_nonnull (tel_test_find_label (GTK_WIDGET (fixture->list), "No user fits the search and what was chosen."));
  press (fixture, "without_button", FALSE);
  assert_shown (fixture, "");
  replace_device (fixture, "CSFHSUZUKI", "hsuzuki", "Install/Upgrade");
  assert_shown (fixture, "hsuzuki");
  tel_user_list_set_search (fixture->list, "adams");
  assert_shown (fixture, "");
  tel_user_list_set_search (fixture->list, "");
  assert_shown (fixture, "hsuzuki");

  /* Another cluster begins with everybody. */
  tel_user_list_set_cluster (fixture->list, NULL);
  tel_user_list_set_cluster (fixture->list, fixture->cluster);
  assert_shown (fixture, "tadams lonely hsuzuki");
}

/* Whoever is asked for by name is found, whatever hides them. */
static void
test_hidden_is_selected (Fixture *fixture, gconstpointer data)
{
  tel_user_list_set_search (fixture->list, "adams");
  press (fixture, "without_button", TRUE);
  assert_shown (fixture, "");
  tel_user_list_select (fixture->list, "lonely");
  g_assert_cmpstr (tel_user_get_user_id (tel_user_list_get_user (fixture->list)), ==, "lonely");
  assert_shown (fixture, "tadams lonely hsuzuki");

  /* Who is not there at all changes nothing. */
  tel_user_list_set_search (fixture->list, "adams");
  tel_user_list_select (fixture->list, "tadams");
  assert_shown (fixture, "tadams");
}

static GPtrArray *
get_selected (Fixture *fixture, const char *list)
{
  GtkWidget *view = tel_test_get_child (fixture->audit_page, "view");

  return tel_audit_selection_get_rows (tel_audit_list_get_selection (tel_test_get_child (view, list)));
}

/* From a user to what was found of them, past everything that hides it there. */
static void
test_leads_to_audit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelUserFindings) findings = tel_user_findings_new ();
  TelUserHeading *heading = g_object_new (TEL_TYPE_USER_HEADING, NULL);
  GtkWidget *button = tel_test_get_child (heading, "findings_button");
  GtkWidget *view = tel_test_get_child (fixture->audit_page, "view");

  gtk_box_append (GTK_BOX (gtk_window_get_child (GTK_WINDOW (fixture->window))), GTK_WIDGET (heading));
  tel_user_heading_set_findings (heading, findings);
  tel_user_heading_show (heading, fixture->cluster, tel_cluster_get_user (fixture->cluster, "hsuzuki"));
  g_assert_false (gtk_widget_get_visible (button));
  tel_user_findings_set_audit (findings, audit (fixture));
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_label_get_text (tel_test_get_child (heading, "findings_label")), ==, "1 finding · Error");

  gtk_toggle_button_set_active (tel_test_get_child (tel_test_get_child (view, "users_list"), "lonely_button"), TRUE);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (get_selected (fixture, "users_list")->len, ==, 1);
  g_assert_cmpstr (tel_audit_row_get_name (get_selected (fixture, "users_list")->pdata[0]), ==, "hsuzuki");
  g_assert_cmpuint (get_selected (fixture, "devices_list")->len, ==, 1);
  g_assert_cmpstr (gtk_label_get_text (tel_test_get_child (view, "findings_label")), ==, "Findings of 鈴木 Tanya");
  g_assert_false (
      gtk_toggle_button_get_active (tel_test_get_child (tel_test_get_child (view, "users_list"), "lonely_button")));

  accept_all_of (fixture, "hsuzuki");
  g_assert_false (gtk_widget_get_visible (button));
  tel_user_heading_show (heading, NULL, NULL);
}

/* As many as a large site has. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = tel_user_list_get_model (fixture->list);

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *user_id = g_strdup_printf ("user%05u", i);
      TelUser *user = g_object_new (TEL_TYPE_USER, "user-id", user_id, "last-name", user_id, "status", "1", NULL);

      g_ptr_array_add (users, user);
      tel_snapshot_put (fixture->snapshot, TEL_OBJECT_KIND_USER, TEL_OBJECT (user));
    }
  tel_store_append_many (tel_cluster_get_store (fixture->cluster, TEL_OBJECT_KIND_USER), users);
  audit (fixture);
  press (fixture, "findings_button", TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, MANY + 2);
  accept_all_of (fixture, "user00001");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, MANY + 1);

  tel_audit_page_show_user (fixture->audit_page, "user24999");
  g_assert_cmpstr (tel_audit_row_get_name (get_selected (fixture, "users_list")->pdata[0]), ==, "user24999");
}

#define ADD(path, function) g_test_add ("/user-findings/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("no-audit-says-how", test_no_audit);
  ADD ("list-follows-the-audit", test_follows);
  ADD ("rows-say-it", test_rows);
  ADD ("filters-by-devices", test_devices);
  ADD ("hidden-is-selected", test_hidden_is_selected);
  ADD ("leads-to-the-audit", test_leads_to_audit);
  ADD ("many", test_many);

  return g_test_run ();
}
