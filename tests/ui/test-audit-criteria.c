/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-view.h"

#include "tel-test-audit.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

typedef struct
{
  TelAuditView *view;
  GtkWidget *window;
} Fixture;

/* Nobody owns the devices, and none has a line: two rules are broken. */
static TelAudit *
judge (const char *pool, const char *const *names)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, names);

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DEVICE); i++)
    g_object_set (tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_DEVICE, i), "device-pool", pool, NULL);

  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_LINES, TEL_SNAPSHOT_STATE_READ, NULL);

  return tel_test_audit_judge (snapshot);
}

static void
show (Fixture *self, const char *pool, const char *const *names)
{
  g_autoptr (TelAudit) audit = judge (pool, names);

  tel_audit_view_set_audit (self->view, audit, FALSE);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->view = g_object_new (TEL_TYPE_AUDIT_VIEW, NULL);
  self->window = tel_test_present (GTK_WIDGET (self->view), 1200, 700);
  show (self, "Tokyo", (const char *const[]){ "CSFTADAMS", "CSFTBAKER", NULL });
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (self->window, GTK_WIDGET (self->view));
}

static void
choose (Fixture *self, const char *drop_down, guint place)
{
  gtk_drop_down_set_selected (tel_test_get_child (tel_test_get_child (self->view, "filter"), drop_down), place);
}

static guint
count_shown (Fixture *self)
{
  return tel_audit_overview_get_findings (tel_audit_view_get_overview (self->view))->len;
}

static guint
count_all (Fixture *self)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (tel_audit_overview_get_audit (tel_audit_view_get_overview (self->view))));
}

static gboolean
shows_summary (Fixture *self)
{
  return gtk_widget_get_visible (tel_test_get_child (tel_test_get_child (self->view, "filter"), "summary_box"));
}

/* The pool is chosen no longer once no device is in it: then it hides nothing either. */
static void
test_pool_is_gone (Fixture *self, gconstpointer data)
{
  choose (self, "pool_drop_down", 1);
  g_assert_cmpuint (count_shown (self), >, 0);
  g_assert_true (shows_summary (self));

  show (self, "Osaka", (const char *const[]){ "CSFTADAMS", NULL });
  g_assert_false (shows_summary (self));
  g_assert_cmpuint (count_all (self), >, 0);
  g_assert_cmpuint (count_shown (self), ==, count_all (self));
}

static void
test_pool_stays (Fixture *self, gconstpointer data)
{
  choose (self, "pool_drop_down", 1);
  show (self, "Tokyo", (const char *const[]){ "CSFTADAMS", NULL });
  g_assert_true (shows_summary (self));
  g_assert_cmpuint (count_shown (self), >, 0);
}

/* As when another cluster is shown: of what was chosen before nothing is left. */
static void
test_rule_is_gone (Fixture *self, gconstpointer data)
{
  choose (self, "rule_drop_down", 1);
  g_assert_cmpuint (count_shown (self), <, count_all (self));

  tel_audit_view_set_audit (self->view, NULL, FALSE);
  show (self, "Tokyo", (const char *const[]){ "CSFTADAMS", "CSFTBAKER", NULL });
  g_assert_false (shows_summary (self));
  g_assert_cmpuint (count_shown (self), ==, count_all (self));
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

#define ADD(path, test) g_test_add ("/audit-criteria/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("pool-is-gone", test_pool_is_gone);
  ADD ("pool-stays", test_pool_stays);
  ADD ("rule-is-gone", test_rule_is_gone);
#undef ADD

  return g_test_run ();
}
