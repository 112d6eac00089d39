/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-audit-page.h"

#include "ui/tel-audit-selection.h"
#include "ui/tel-finding-list.h"

#include "tel-test-widgets.h"
#include "tel-test.h"

/**
 * tel_test_audit_page_make_snapshot:
 *
 * Makes a snapshot whose lists were read and are empty.
 *
 * Returns: (transfer full): the snapshot
 */
TelSnapshot *
tel_test_audit_page_make_snapshot (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  TelSnapshot *snapshot = tel_snapshot_new (TEL_RELEASE_14_0, now, zone);

  tel_snapshot_set_origin (snapshot, "Lab", "axladmin");
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_USERS, TEL_SNAPSHOT_STATE_READ, NULL);
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_DEVICES, TEL_SNAPSHOT_STATE_READ, NULL);
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_ASSOCIATIONS, TEL_SNAPSHOT_STATE_READ, NULL);

  return snapshot;
}

/**
 * tel_test_audit_page_put_user:
 * @snapshot: a snapshot
 * @user_id: the user ID
 * @last_name: the last name; the first one is Tanya
 * @device: (nullable): the one device that is associated
 *
 * Puts a user into a snapshot.
 */
void
tel_test_audit_page_put_user (TelSnapshot *snapshot, const char *user_id, const char *last_name, const char *device)
{
  const char *devices[] = { device, NULL };
  g_autoptr (TelUser) user =
      g_object_new (TEL_TYPE_USER, "user-id", user_id, "first-name", "Tanya", "last-name", last_name, "status", "1",
                    "mail", "somebody@example.com", "associated-devices", devices, NULL);

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_USER, user);
}

/**
 * tel_test_audit_page_put_device:
 * @snapshot: a snapshot
 * @name: the name
 * @product: the product
 * @owner: (nullable): the owner's user ID
 * @pool: the device pool
 *
 * Puts a device into a snapshot.
 */
void
tel_test_audit_page_put_device (
    TelSnapshot *snapshot, const char *name, const char *product, const char *owner, const char *pool)
{
  g_autoptr (TelDevice) device =
      g_object_new (TEL_TYPE_DEVICE, "name", name, "product", product, "owner", owner, "device-pool", pool, NULL);

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DEVICE, device);
}

static TelSnapshot *
make_small_snapshot (void)
{
  TelSnapshot *snapshot = tel_test_audit_page_make_snapshot ();

  tel_test_audit_page_put_user (snapshot, "tadams", "Adams", "CSFTADAMS");
  tel_test_audit_page_put_user (snapshot, "hsuzuki", "鈴木", "CSFHSUZUKI");
  tel_test_audit_page_put_user (snapshot, "lonely", "Lonely", NULL);
  tel_test_audit_page_put_device (snapshot, "CSFTADAMS", "Cisco Unified Client Services Framework", "tadams",
                                  "Default");
  tel_test_audit_page_put_device (snapshot, "SEP001122334455", "Cisco 8841", "tadams", "Default");
  tel_test_audit_page_put_device (snapshot, "CSFHSUZUKI", "Cisco Unified Client Services Framework", NULL, "Tokyo");
  tel_test_audit_page_put_device (snapshot, "CSFORPHAN", "Cisco Unified Client Services Framework", NULL, "Tokyo");
  tel_test_audit_page_put_device (snapshot, "TCTORPHAN", "Cisco Dual Mode for iPhone", NULL, "Tokyo");

  return snapshot;
}

static void
reset_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  static const char *const keys[] = { "audit-users-columns",   "audit-users-sort",   "audit-users-descending",
                                      "audit-devices-columns", "audit-devices-sort", "audit-devices-descending" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

/**
 * tel_test_audit_page_set_up_empty:
 * @self: the fixture
 * @width: the width of the window in pixels, in a pointer
 *
 * Shows the page with nothing on it.
 */
void
tel_test_audit_page_set_up_empty (TelTestAuditPage *self, gconstpointer width)
{
  reset_settings ();
  self->page = g_object_new (TEL_TYPE_AUDIT_PAGE, NULL);
  self->window = tel_test_present (GTK_WIDGET (self->page), GPOINTER_TO_INT (width), 700);
}

/**
 * tel_test_audit_page_set_up:
 * @self: the fixture
 * @width: the width of the window in pixels, in a pointer
 *
 * Shows a snapshot of three users and five devices: one of tadams is a desk phone, the one of hsuzuki has no owner, two
 * belong to nobody.
 */
void
tel_test_audit_page_set_up (TelTestAuditPage *self, gconstpointer width)
{
  tel_test_audit_page_set_up_empty (self, width);
  self->snapshot = make_small_snapshot ();
  tel_test_audit_page_show (self, self->snapshot);
}

/**
 * tel_test_audit_page_set_up_cluster:
 * @self: the fixture
 * @width: the width of the window in pixels, in a pointer
 *
 * Has the page on a simulated cluster that was not read yet.
 */
void
tel_test_audit_page_set_up_cluster (TelTestAuditPage *self, gconstpointer width)
{
  self->connection = tel_test_connection_new ("14.0", "small");
  tel_test_audit_page_set_up_empty (self, width);
  tel_audit_page_set_cluster (self->page, self->connection->cluster);
}

/**
 * tel_test_audit_page_tear_down:
 * @self: the fixture
 * @width: unused
 *
 * Asserts that nothing keeps the page, nor its cluster. A window that was opened from it has to be closed before.
 */
void
tel_test_audit_page_tear_down (TelTestAuditPage *self, gconstpointer width)
{
  tel_test_destroy_and_assert_finalized (self->window, GTK_WIDGET (self->page));
  g_clear_object (&self->snapshot);
  if (self->connection == NULL)
    return;

  tel_test_wait_until (G_OBJECT (self->connection->cluster)->ref_count == 1);
  tel_test_connection_free (self->connection);
}

/**
 * tel_test_audit_page_show:
 * @self: the fixture
 * @snapshot: a snapshot
 *
 * Has a snapshot judged and shown.
 */
void
tel_test_audit_page_show (TelTestAuditPage *self, TelSnapshot *snapshot)
{
  tel_audit_page_show_snapshot (self->page, snapshot);
  tel_test_wait_until (!tel_audit_page_is_reading (self->page));
}

/**
 * tel_test_audit_page_read:
 * @self: the fixture, on a cluster
 *
 * Reads the cluster, as a person does.
 */
void
tel_test_audit_page_read (TelTestAuditPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.read", NULL);
  g_assert_true (tel_audit_page_is_reading (self->page));
  tel_test_wait_until (!tel_audit_page_is_reading (self->page));
}

/**
 * tel_test_audit_page_get_view:
 * @self: the fixture
 *
 * Gets what an audit is shown in.
 *
 * Returns: (transfer none): the #TelAuditView
 */
gpointer
tel_test_audit_page_get_view (TelTestAuditPage *self)
{
  return tel_test_get_child (self->page, "view");
}

/**
 * tel_test_audit_page_get_part:
 * @self: the fixture
 * @name: the name of a child of the view
 *
 * Gets a part of the view.
 *
 * Returns: (transfer none): the widget
 */
gpointer
tel_test_audit_page_get_part (TelTestAuditPage *self, const char *name)
{
  return tel_test_get_child (tel_test_audit_page_get_view (self), name);
}

/**
 * tel_test_audit_page_get_overview:
 * @self: the fixture
 *
 * Gets what is counted.
 *
 * Returns: (transfer none): the overview
 */
TelAuditOverview *
tel_test_audit_page_get_overview (TelTestAuditPage *self)
{
  return tel_audit_view_get_overview (tel_test_audit_page_get_view (self));
}

/**
 * tel_test_audit_page_search:
 * @self: the fixture
 * @text: what is searched for
 *
 * Searches, without waiting for more letters.
 */
void
tel_test_audit_page_search (TelTestAuditPage *self, const char *text)
{
  GtkEditable *entry = tel_test_get_child (tel_test_audit_page_get_part (self, "filter"), "search_entry");

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "search-changed");
}

/**
 * tel_test_audit_page_get_text:
 * @widget: a widget made of a template
 * @name: the name of a label in it
 *
 * Gets what a label says.
 *
 * Returns: the text
 */
const char *
tel_test_audit_page_get_text (gpointer widget, const char *name)
{
  return gtk_label_get_text (tel_test_get_child (widget, name));
}

/**
 * tel_test_audit_page_find_window:
 * @type: the type of a window
 *
 * Looks for a window that is to be seen.
 *
 * Returns: (transfer none) (nullable): the window, %NULL when there is none
 */
gpointer
tel_test_audit_page_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (item->data, type) && gtk_widget_get_visible (item->data))
      return item->data;

  return NULL;
}

/**
 * tel_test_audit_page_get_column_view:
 * @self: the fixture
 * @list: “users_list” or “devices_list”
 *
 * Gets the table of a list.
 *
 * Returns: (transfer none): the view
 */
GtkColumnView *
tel_test_audit_page_get_column_view (TelTestAuditPage *self, const char *list)
{
  return tel_test_get_child (tel_test_audit_page_get_part (self, list), "column_view");
}

/**
 * tel_test_audit_page_get_model:
 * @self: the fixture
 * @list: “users_list” or “devices_list”
 *
 * Gets what a list shows, in its order.
 *
 * Returns: (transfer none): the selection of #TelAuditRow
 */
GtkSelectionModel *
tel_test_audit_page_get_model (TelTestAuditPage *self, const char *list)
{
  return gtk_column_view_get_model (tel_test_audit_page_get_column_view (self, list));
}

/**
 * tel_test_audit_page_count_shown:
 * @self: the fixture
 * @list: “users_list” or “devices_list”
 *
 * Counts the rows that no filter hides.
 *
 * Returns: how many there are
 */
guint
tel_test_audit_page_count_shown (TelTestAuditPage *self, const char *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (tel_test_audit_page_get_model (self, list)));
}

/**
 * tel_test_audit_page_find_row:
 * @self: the fixture
 * @list: “users_list” or “devices_list”
 * @name: a user ID or the name of a device
 *
 * Looks for a row.
 *
 * Returns: its position, %GTK_INVALID_LIST_POSITION when it is not shown
 */
guint
tel_test_audit_page_find_row (TelTestAuditPage *self, const char *list, const char *name)
{
  GListModel *model = G_LIST_MODEL (tel_test_audit_page_get_model (self, list));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TelAuditRow) row = g_list_model_get_item (model, i);

      if (g_str_equal (tel_audit_row_get_name (row), name))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/**
 * tel_test_audit_page_pick:
 * @self: the fixture
 * @list: “users_list” or “devices_list”
 * @name: a user ID or the name of a device
 *
 * Selects a row and no other, as a click does.
 */
void
tel_test_audit_page_pick (TelTestAuditPage *self, const char *list, const char *name)
{
  guint position = tel_test_audit_page_find_row (self, list, name);

  g_assert_true (gtk_selection_model_select_item (tel_test_audit_page_get_model (self, list), position, TRUE));
}

/**
 * tel_test_audit_page_is_marked:
 * @self: the fixture
 * @list: “users_list” or “devices_list”
 * @name: a user ID or the name of a device
 *
 * Tells whether a row is selected, or marked since it belongs to what is.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_test_audit_page_is_marked (TelTestAuditPage *self, const char *list, const char *name)
{
  guint position = tel_test_audit_page_find_row (self, list, name);

  return gtk_selection_model_is_selected (tel_test_audit_page_get_model (self, list), position);
}

/**
 * tel_test_audit_page_count_marked:
 * @self: the fixture
 * @list: “users_list” or “devices_list”
 *
 * Counts the rows that are selected or marked, also where a filter hides them.
 *
 * Returns: how many there are
 */
guint
tel_test_audit_page_count_marked (TelTestAuditPage *self, const char *list)
{
  return tel_audit_selection_get_rows (TEL_AUDIT_SELECTION (tel_test_audit_page_get_model (self, list)))->len;
}

static GListModel *
get_findings (TelTestAuditPage *self)
{
  GtkListView *view = tel_test_get_child (tel_test_audit_page_get_part (self, "finding_list"), "list_view");

  return G_LIST_MODEL (gtk_list_view_get_model (view));
}

/**
 * tel_test_audit_page_count_findings:
 * @self: the fixture
 *
 * Counts the findings that are listed.
 *
 * Returns: how many there are
 */
guint
tel_test_audit_page_count_findings (TelTestAuditPage *self)
{
  return g_list_model_get_n_items (get_findings (self));
}

/**
 * tel_test_audit_page_get_finding:
 * @self: the fixture
 * @position: its place in the list
 *
 * Gets a finding that is listed.
 *
 * Returns: (transfer none): the finding
 */
TelFinding *
tel_test_audit_page_get_finding (TelTestAuditPage *self, guint position)
{
  g_autoptr (TelFinding) finding = g_list_model_get_item (get_findings (self), position);

  return finding;
}

/**
 * tel_test_audit_page_select_finding:
 * @self: the fixture
 * @id: the ID of a finding
 *
 * Selects a finding in the list.
 */
void
tel_test_audit_page_select_finding (TelTestAuditPage *self, const char *id)
{
  tel_finding_list_select (tel_test_audit_page_get_part (self, "finding_list"), id);
}
