/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit.h"
#include "ui/tel-audit-list.h"
#include "ui/tel-audit-view.h"
#include "ui/tel-user-list.h"

#include "tel-test-widgets.h"
#include "tel-test.h"

/* The users that the largest cluster may have (user-needs 5), and a quarter of them. */
#define MANY 160000
#define FEW (MANY / 4)

/* Four times as much costs four times as long, more where less of it fits into the caches. A square would be sixteen.
 */
#define MOST 10

/* A search looks at one text of each user, the filter at what was found of them. */
#define MOST_OF_SEARCH 8

/* What is short is measured so often, and the best of it counts. */
#define N_TIMES 5

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
}

static void
put_pair (TelSnapshot *snapshot, guint i)
{
  g_autofree char *user_id = g_strdup_printf ("user%06u", i);
  g_autofree char *name = g_strdup_printf ("CSFUSER%06u", i);
  const char *devices[] = { name, NULL };
  g_autoptr (TelUser) user =
      g_object_new (TEL_TYPE_USER, "user-id", user_id, "last-name", user_id, "status", "1", "home-cluster", TRUE,
                    "mail", "somebody@example.com", "associated-devices", devices, NULL);
  g_autoptr (TelDevice) device =
      g_object_new (TEL_TYPE_DEVICE, "name", name, "product", "Cisco Unified Client Services Framework", "owner",
                    i % 10 == 0 ? NULL : user_id, "device-pool", "Default", NULL);

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_USER, user);
  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DEVICE, device);
}

/* Each with a softphone, of which every tenth has no owner. */
static TelSnapshot *
make_snapshot (guint n_users)
{
  static const TelSnapshotPart parts[] = {
    TEL_SNAPSHOT_PART_USERS,
    TEL_SNAPSHOT_PART_DEVICES,
    TEL_SNAPSHOT_PART_ASSOCIATIONS,
  };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  TelSnapshot *snapshot = tel_snapshot_new (TEL_RELEASE_14_0, now, zone);

  for (guint i = 0; i < n_users; i++)
    put_pair (snapshot, i);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    tel_snapshot_set_state (snapshot, parts[i], TEL_SNAPSHOT_STATE_READ, NULL);

  return snapshot;
}

static double
judge (TelAudit *audit)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 start = g_get_monotonic_time ();

  tel_audit_judge_async (audit, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_audit_judge_finish (audit, result, NULL));

  return since (start);
}

static double
show (TelAuditView *view, TelAudit *audit)
{
  gint64 start = g_get_monotonic_time ();

  tel_audit_view_set_audit (view, audit, FALSE);
  tel_test_wait_until (tel_audit_list_is_idle (tel_test_get_child (view, "users_list")) &&
                       tel_audit_list_is_idle (tel_test_get_child (view, "devices_list")));

  return since (start);
}

static void
fill (TelCluster *cluster, TelSnapshot *snapshot)
{
  TelObjectKind kinds[] = { TEL_OBJECT_KIND_DEVICE, TEL_OBJECT_KIND_USER };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint j = 0; j < tel_snapshot_get_n (snapshot, kinds[i]); j++)
        g_ptr_array_add (objects, g_object_ref (tel_snapshot_get_nth (snapshot, kinds[i], j)));
      tel_store_append_many (tel_cluster_get_store (cluster, kinds[i]), objects);
    }
}

/* The users with findings, of all, against those whom a search finds. */
static void
test_filter (void)
{
  g_autoptr (TelSnapshot) snapshot = make_snapshot (MANY);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autoptr (TelCluster) cluster = tel_test_make_cluster ();
  g_autoptr (TelUserFindings) findings = tel_user_findings_new ();
  TelUserList *list = g_object_new (TEL_TYPE_USER_LIST, NULL);
  GtkToggleButton *button = tel_test_get_child (tel_test_get_child (list, "user_filter"), "findings_button");
  GListModel *model = tel_user_list_get_model (list);
  GtkWidget *window = tel_test_present (GTK_WIDGET (list), 400, 700);
  double filtered = G_MAXDOUBLE;
  double searched = G_MAXDOUBLE;

  judge (audit);
  fill (cluster, snapshot);
  tel_user_list_set_findings (list, findings);
  tel_user_list_set_cluster (list, cluster);
  tel_user_findings_set_audit (findings, audit);
  for (guint i = 0; i < N_TIMES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      gtk_toggle_button_set_active (button, TRUE);
      filtered = MIN (filtered, since (start));
      g_assert_cmpuint (g_list_model_get_n_items (model), >=, MANY / 10);
      g_assert_cmpuint (g_list_model_get_n_items (model), <, MANY);
      gtk_toggle_button_set_active (button, FALSE);

      start = g_get_monotonic_time ();
      tel_user_list_set_search (list, "5");
      searched = MIN (searched, since (start));
      tel_user_list_set_search (list, "");
    }
  g_test_minimized_result (filtered, "those with findings among %u users: %.1f ms", MANY, filtered * 1000);
  g_test_minimized_result (filtered / searched, "%.1f times what a search needs", filtered / searched);
  g_assert_cmpfloat (filtered / searched, <, MOST_OF_SEARCH);

  tel_test_destroy_and_assert_finalized (window, GTK_WIDGET (list));
}

static void
compare (double few, double many, const char *what)
{
  g_test_minimized_result (many, "%s, of %u users: %.2f s", what, MANY, many);
  g_test_minimized_result (many / few, "%.1f times what %u need", many / few, FEW);
  g_assert_cmpfloat (many / few, <, MOST);
}

/* What is judged and shown grows in line with the users: of a quarter of them it takes a quarter as long. */
static void
test_audit (void)
{
  g_autoptr (TelSnapshot) few_snapshot = make_snapshot (FEW);
  g_autoptr (TelSnapshot) many_snapshot = make_snapshot (MANY);
  g_autoptr (TelAudit) few = tel_audit_new (few_snapshot);
  g_autoptr (TelAudit) many = tel_audit_new (many_snapshot);
  TelAuditView *view = g_object_new (TEL_TYPE_AUDIT_VIEW, NULL);
  GtkWidget *window = tel_test_present (GTK_WIDGET (view), 1000, 700);
  double few_seconds;

  few_seconds = judge (few);
  compare (few_seconds, judge (many), "judged");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (many)), >=, MANY / 10);
  few_seconds = show (view, few);
  compare (few_seconds, show (view, many), "shown on the Audit page");

  tel_test_destroy_and_assert_finalized (window, GTK_WIDGET (view));
}

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/audit/filter-among-160000", test_filter);
  g_test_add_func ("/audit/of-160000-users", test_audit);

  return g_test_run ();
}
