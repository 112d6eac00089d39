/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* When what differs from a snapshot was changed, and whether by a plan of our own. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "audit/tel-comparison.h"
#include "plan/tel-capf-builder.h"
#include "plan/tel-journal-private.h"
#include "plan/tel-rename-builder.h"
#include "plan/tel-renumber-builder.h"
#include "tel-test-audit-snapshot.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define DEVICE "CSFHSUZUKI"
#define USER "hsuzuki"

static const char *const releases[] = { "9.1", "14.0" };

typedef struct
{
  TelTestConnection *connection;
  TelSnapshot *snapshot;
  char *directory;
  char *path;
  TelJournal *journal;
} Fixture;

/* The snapshot is of now, and the journal is empty. */
static Fixture *
fixture_new (const char *release)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->connection = tel_test_connection_new_loaded (release);
  self->snapshot = tel_test_audit_snapshot_read (self->connection);
  self->directory = tel_test_make_directory ();
  self->path = g_build_filename (self->directory, "journal.sqlite", NULL);
  self->journal = tel_journal_new (self->path);

  return self;
}

static void
fixture_free (Fixture *self)
{
  if (self->journal != NULL)
    tel_test_journal_close (self->journal, self->path);
  g_object_unref (self->snapshot);
  tel_test_connection_free (self->connection);
  tel_test_remove_directory (self->directory);
  g_free (self->directory);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static void
run (Fixture *self, TelPlan *plan)
{
  g_autoptr (TelRunner) runner = tel_runner_new (self->connection->cluster, plan);

  tel_test_plan_tick_all (plan);
  tel_runner_set_journal (runner, self->journal);
  tel_test_plan_run_to_end (runner);
  tel_test_plan_assert_all_done (plan);
}

static TelPlan *
build_change (Fixture *self, const char *property, const char *value)
{
  g_autoptr (TelDevice) base = tel_test_connection_read_device (self->connection, DEVICE);
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelEdit) edit = tel_edit_new ();

  g_object_set (draft, property, value, NULL);
  tel_edit_add_device (edit, base, draft);

  return tel_test_plan_build_edit (self->connection, edit, NULL);
}

static void
change (Fixture *self, const char *property, const char *value)
{
  g_autoptr (TelPlan) plan = build_change (self, property, value);

  run (self, plan);
}

static void
change_elsewhere (Fixture *self, const char *element, const char *value)
{
  g_autofree char *body =
      g_strdup_printf ("<updatePhone><name>" DEVICE "</name><%s>%s</%s></updatePhone>", element, value, element);

  tel_test_simulator_mutate (self->connection->simulator, body);
}

static TelComparison *
compare_with (Fixture *self, TelObjectKind kind, const char *name, TelSnapshot *snapshot, TelJournal *journal)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TelComparison *comparison;

  tel_comparison_read_since_async (self->connection->cluster, kind, name, snapshot, journal, NULL, tel_test_take_result,
                                   &place);
  result = tel_test_await_result (&place);
  comparison = tel_comparison_read_finish (result, &error);
  g_assert_no_error (error);

  return comparison;
}

static TelComparison *
compare (Fixture *self, TelObjectKind kind, const char *name)
{
  return compare_with (self, kind, name, self->snapshot, self->journal);
}

static TelComparison *
compare_device (Fixture *self)
{
  return compare (self, TEL_OBJECT_KIND_DEVICE, DEVICE);
}

static const char *
get_origin (TelComparison *comparison, const char *name)
{
  TelComparisonRow *row = tel_comparison_find (comparison, name);

  if (row == NULL)
    g_error ("There is no row “%s”.", name);
  g_test_message ("%s: %s", name, tel_comparison_row_get_origin (row));

  return tel_comparison_row_get_origin (row);
}

static void
assert_origin (TelComparison *comparison, const char *name, const char *begins)
{
  const char *origin = get_origin (comparison, name);

  g_assert_nonnull (origin);
  if (!g_str_has_prefix (origin, begins))
    g_error ("%s: %s", name, origin);
}

static void
assert_nowhere (TelComparison *comparison, const char *secret)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (TelComparisonRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);
      const char *origin = tel_comparison_row_get_origin (row);

      g_assert_true (origin == NULL || strstr (origin, secret) == NULL);
    }
}

/* What a plan has changed says by which, when and by whom; the rest was somebody else. */
static void
test_device (gconstpointer release)
{
  g_autoptr (Fixture) fixture = fixture_new (release);
  g_autoptr (TelComparison) comparison = NULL;
  const char *origin;
  GPtrArray *writes;

  change (fixture, "description", "By us");
  change_elsewhere (fixture, "callingSearchSpaceName", "CSS-International");
  comparison = compare_device (fixture);

  assert_origin (comparison, "description", "Changed by this program on ");
  origin = get_origin (comparison, "description");
  writes = tel_comparison_get_writes (comparison);
  g_assert_cmpuint (writes->len, ==, 1);
  g_assert_nonnull (strstr (origin, g_get_user_name ()));
  g_assert_nonnull (strstr (origin, tel_journal_write_get_title (writes->pdata[0])));
  g_assert_cmpstr (tel_journal_write_get_account (writes->pdata[0]), ==, fixture->connection->simulator->user);
  g_assert_true (tel_comparison_has_all_writes (comparison));
  assert_origin (comparison, "calling-search-space", "Changed elsewhere, between ");
  g_assert_null (strstr (get_origin (comparison, "calling-search-space"), "Before that"));
  g_assert_null (get_origin (comparison, "device-pool"));
}

/* The last one to write it is the one that counts. */
static void
test_changed_again (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelComparison) elsewhere = NULL;
  g_autoptr (TelComparison) ours = NULL;
  g_autoptr (TelComparison) back = NULL;
  g_autofree char *was = g_strdup (tel_device_get_description (tel_snapshot_get_device (fixture->snapshot, DEVICE)));

  change (fixture, "description", "By us");
  change_elsewhere (fixture, "description", "By them");
  elsewhere = compare_device (fixture);
  assert_origin (elsewhere, "description", "Changed elsewhere, between ");
  g_assert_nonnull (strstr (get_origin (elsewhere, "description"), "Before that, this program had changed it"));

  change (fixture, "description", "By us again");
  ours = compare_device (fixture);
  assert_origin (ours, "description", "Changed by this program on ");
  g_assert_cmpuint (tel_comparison_get_writes (ours)->len, ==, 2);

  /* What is as it was needs no explanation, but the plans are told. */
  change (fixture, "description", was);
  back = compare_device (fixture);
  g_assert_null (get_origin (back, "description"));
  g_assert_cmpuint (tel_comparison_get_writes (back)->len, ==, 3);
}

/* Neither what was before the snapshot nor what was sent to another cluster or another object. */
static void
test_others (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelTestConnection) other =
      tel_test_connection_new_as ("6f9619ff-8b86-4011-b42d-00c04fc964ff", "14.0", "small");
  g_autoptr (GDateTime) later = g_date_time_add_hours (tel_snapshot_get_taken_at (fixture->snapshot), 1);
  g_autoptr (TelSnapshot) snapshot =
      tel_snapshot_new (TEL_RELEASE_14_0, later, tel_snapshot_get_time_zone (fixture->snapshot));
  g_autoptr (TelDevice) then = tel_object_copy (TEL_OBJECT (tel_snapshot_get_device (fixture->snapshot, DEVICE)));
  g_autoptr (TelComparison) comparison = NULL;
  g_autoptr (TelComparison) another = NULL;
  TelTestConnection *connection = fixture->connection;

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DEVICE, then);
  change (fixture, "description", "By us");
  comparison = compare_with (fixture, TEL_OBJECT_KIND_DEVICE, DEVICE, snapshot, fixture->journal);
  assert_origin (comparison, "description", "Changed elsewhere, between ");
  g_assert_cmpuint (tel_comparison_get_writes (comparison)->len, ==, 0);

  tel_test_connection_load (other);
  fixture->connection = other;
  change_elsewhere (fixture, "description", "By us");
  another = compare_device (fixture);
  fixture->connection = connection;
  assert_origin (another, "description", "Changed elsewhere, between ");
  g_assert_cmpuint (tel_comparison_get_writes (another)->len, ==, 0);
}

static TelPlan *
provision (Fixture *self)
{
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new (USER, TEL_DEVICE_TYPE_TAB);

  tel_softphone_builder_propose (self->connection->cluster, tel_cluster_get_user (self->connection->cluster, USER),
                                 request);
  g_object_set (request, "pattern", "1060", "partition", "PT-Internal", "add-number", TRUE, NULL);

  return tel_test_plan_build (self->connection, request);
}

/* A new device of a user, and the groups and the association that go with it. */
static void
test_user (gconstpointer release)
{
  g_autoptr (Fixture) fixture = fixture_new (release);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelComparison) comparison = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updateUser><userid>" USER "</userid><department>Elsewhere</department></updateUser>");
  plan = provision (fixture);
  run (fixture, plan);
  comparison = compare (fixture, TEL_OBJECT_KIND_USER, USER);

  assert_origin (comparison, "TAB.name", "Changed by this program on ");
  assert_origin (comparison, "associated-devices", "Changed by this program on ");
  assert_origin (comparison, "department", "Changed elsewhere, between ");
}

/* A device that has another name now is two: the one that is gone and the one that has come. */
static void
test_renamed (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  const TelCapfRestart enrolment = { FALSE, FALSE, NULL };
  GAsyncResult *result = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelComparison) comparison = NULL;

  tel_rename_builder_build_async (fixture->connection->cluster, DEVICE, "CSFHANAKO", &enrolment, NULL,
                                  tel_test_take_result, &result);
  plan = tel_test_plan_await (&result, tel_rename_builder_build_finish);
  run (fixture, plan);
  comparison = compare (fixture, TEL_OBJECT_KIND_USER, USER);
  assert_origin (comparison, "CSF.name", "Changed by this program on ");
  assert_origin (comparison, "CSF[2].name", "Changed by this program on ");
}

static void
test_groups (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelUser) base = tel_test_connection_read_user (fixture->connection, USER);
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelEdit) edit = tel_edit_new ();
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelComparison) comparison = NULL;

  tel_user_join_group (draft, "Standard CTI Secure Connection");
  tel_edit_set_user (edit, base, draft);
  plan = tel_test_plan_build_edit (fixture->connection, edit, NULL);
  run (fixture, plan);
  comparison = compare (fixture, TEL_OBJECT_KIND_USER, USER);
  assert_origin (comparison, "groups.Standard CTI Secure Connection", "Changed by this program on ");
  g_assert_null (get_origin (comparison, "groups.Standard CTI Enabled"));
}

/* Of a new string it is told that there is one and since when, where nobody could tell whether it is the same. */
static void
test_string (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelDevice) device = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelComparison) before = compare (fixture, TEL_OBJECT_KIND_DEVICE, "CSFPNOWAK");
  g_autoptr (TelComparison) comparison = NULL;

  g_assert_null (get_origin (before, "authentication-string"));
  tel_capf_builder_build_async (fixture->connection->cluster, TEL_CAPF_ACTION_ISSUE, "CSFPNOWAK", NULL, NULL, NULL,
                                tel_test_take_result, &result);
  plan = tel_test_plan_await (&result, tel_capf_builder_build_finish);
  run (fixture, plan);
  comparison = compare (fixture, TEL_OBJECT_KIND_DEVICE, "CSFPNOWAK");
  assert_origin (comparison, "authentication-string", "Changed by this program on ");
  device = tel_test_connection_read_device (fixture->connection, "CSFPNOWAK");
  assert_nowhere (comparison, tel_auth_string_peek (tel_device_get_authentication_string (device)));
}

/* The line goes with its number. */
static void
test_renumbered (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  TelDevice *then = tel_snapshot_get_device (fixture->snapshot, DEVICE);
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (then), 0);
  const TelNumberChange wish = { .pattern = tel_line_get_pattern (line),
                                 .partition = tel_line_get_partition (line),
                                 .new_pattern = "1099",
                                 .new_partition = tel_line_get_partition (line) };
  GAsyncResult *result = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelComparison) comparison = NULL;

  tel_renumber_builder_build_async (fixture->connection->cluster, &wish, NULL, tel_test_take_result, &result);
  plan = tel_test_plan_await (&result, tel_renumber_builder_build_finish);
  run (fixture, plan);
  comparison = compare_device (fixture);
  assert_origin (comparison, "lines[1].pattern", "Changed by this program on ");
}

/* A step that was sent and never settled may have been carried out. */
static void
test_lost_answer (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelPlan) plan = build_change (fixture, "description", "Perhaps");
  g_autoptr (TelComparison) comparison = NULL;
  GAsyncResult *begun = NULL;
  GAsyncResult *noted = NULL;
  g_autoptr (GAsyncResult) begin_result = NULL;
  g_autoptr (GAsyncResult) note_result = NULL;
  gint64 number;

  tel_journal_begin_async (fixture->journal, plan, fixture->connection->cluster, tel_test_take_result, &begun);
  begin_result = tel_test_await_result (&begun);
  number = tel_journal_begin_finish (fixture->journal, begin_result, NULL);
  tel_journal_note_step_async (fixture->journal, number, 0, TEL_STEP_STATE_RUNNING, NULL, NULL, tel_test_take_result,
                               &noted);
  note_result = tel_test_await_result (&noted);
  g_assert_true (tel_journal_note_step_finish (fixture->journal, note_result, NULL, NULL));

  change_elsewhere (fixture, "description", "Perhaps");
  comparison = compare_device (fixture);
  assert_origin (comparison, "description", "Perhaps changed by this program on ");
}

/* Where plans were forgotten, nobody claims that it was somebody else. */
static void
test_forgotten (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelComparison) comparison = NULL;

  change (fixture, "description", "By us");
  tel_test_journal_prune (fixture->journal, 1, 0);
  comparison = compare_device (fixture);
  g_assert_false (tel_comparison_has_all_writes (comparison));
  g_assert_cmpuint (tel_comparison_get_writes (comparison)->len, ==, 0);
  assert_origin (comparison, "description", "Changed between ");
  g_assert_nonnull (strstr (get_origin (comparison, "description"), "no longer has every plan"));
}

/* Without a journal the comparison is what it was; one that was never written holds nothing. */
static void
test_without_journal (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelJournal) broken = NULL;
  g_autofree char *path = g_build_filename (fixture->directory, "broken.sqlite", NULL);
  g_autoptr (TelComparison) none = NULL;
  g_autoptr (TelComparison) empty = NULL;
  g_autoptr (TelComparison) unreadable = NULL;

  change_elsewhere (fixture, "description", "By them");
  none = compare_with (fixture, TEL_OBJECT_KIND_DEVICE, DEVICE, fixture->snapshot, NULL);
  g_assert_null (get_origin (none, "description"));
  g_assert_null (tel_comparison_get_writes (none));
  g_assert_null (tel_comparison_get_journal_problem (none));
  empty = compare_device (fixture);
  assert_origin (empty, "description", "Changed elsewhere, between ");
  g_assert_true (tel_comparison_has_all_writes (empty));

  g_assert_true (g_file_set_contents (path, "This is no journal, whatever its name says.", -1, NULL));
  broken = tel_journal_new (path);
  unreadable = compare_with (fixture, TEL_OBJECT_KIND_DEVICE, DEVICE, fixture->snapshot, broken);
  g_assert_null (get_origin (unreadable, "description"));
  g_assert_null (tel_comparison_get_writes (unreadable));
  g_assert_nonnull (tel_comparison_get_journal_problem (unreadable));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/comparison-origin/device", releases, G_N_ELEMENTS (releases), test_device);
  g_test_add_func ("/comparison-origin/changed-again", test_changed_again);
  g_test_add_func ("/comparison-origin/others", test_others);
  tel_test_plan_add_for_releases ("/comparison-origin/user", releases, G_N_ELEMENTS (releases), test_user);
  g_test_add_func ("/comparison-origin/renamed", test_renamed);
  g_test_add_func ("/comparison-origin/groups", test_groups);
  g_test_add_func ("/comparison-origin/string", test_string);
  g_test_add_func ("/comparison-origin/renumbered", test_renumbered);
  g_test_add_func ("/comparison-origin/lost-answer", test_lost_answer);
  g_test_add_func ("/comparison-origin/forgotten", test_forgotten);
  g_test_add_func ("/comparison-origin/without-journal", test_without_journal);

  return g_test_run ();
}
