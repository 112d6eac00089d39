/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-amendments.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define SECURE_PROFILE "CSF Encrypted AuthString"

typedef struct
{
  TelTestConnection *connection;
  TelAmendments *amendments;
  GDateTime *deadline;
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->connection = tel_test_connection_new_loaded ("14.0");
  self->amendments = tel_amendments_new (self->connection->cluster);
  self->deadline = g_date_time_new_utc (2036, 5, 4, 12, 0, 0);

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_date_time_unref (self->deadline);
  tel_amendments_free (self->amendments);
  tel_test_connection_free (self->connection);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static void
read_all (Fixture *self)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_amendments_read_async (self->amendments, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  tel_amendments_read_finish (self->amendments, result, &error);
  g_assert_no_error (error);
}

static TelPlan *
make_plan (Fixture *self)
{
  g_autoptr (TelPlanSketch) sketch = tel_plan_sketch_new ();

  tel_amendments_add_to (self->amendments, sketch);
  tel_plan_sketch_gather_notices (sketch);

  return tel_plan_sketch_finish (sketch, "Title", "Verb");
}

/* Enrolment starts on so many desktop softphones that have a profile without it. */
static TelPlan *
plan_strings (Fixture *self, guint n_strings)
{
  GListModel *devices = G_LIST_MODEL (tel_cluster_get_store (self->connection->cluster, TEL_OBJECT_KIND_DEVICE));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names->len < n_strings && i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (TelDevice) device = g_list_model_get_item (devices, i);
      TelDeviceType type;

      if (tel_device_get_device_type (device, &type) && type == TEL_DEVICE_TYPE_CSF &&
          !tel_device_is_pending (device) && tel_device_get_owner (device) != NULL)
        g_ptr_array_add (names, g_strdup (tel_device_get_name (device)));
    }
  g_assert_cmpuint (names->len, ==, n_strings);

  for (guint i = 0; i < names->len; i++)
    tel_amendments_want_device (self->amendments, names->pdata[i]);
  read_all (self);
  for (guint i = 0; i < names->len; i++)
    {
      g_object_set (tel_amendments_draft_device (self->amendments, names->pdata[i]), "security-profile", SECURE_PROFILE,
                    NULL);
      tel_amendments_start_capf (self->amendments, names->pdata[i], self->deadline);
    }

  return make_plan (self);
}

/* Audit rule C18. */
static void
test_few_strings (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelPlan) plan = plan_strings (fixture, 20);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, 40);
  tel_test_plan_assert_silent (plan, "C18");
}

static void
test_many_strings (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelPlan) plan = plan_strings (fixture, 21);

  tel_test_plan_assert_said (plan, "C18", TEL_FORCE_REMIND, "21");
}

/* What one rule says of many is ticked off once, and each of them is named. */
static void
test_gathered (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelPlan) plan = NULL;
  GListModel *notices;
  guint n_ticks = 0;

  tel_amendments_want_device (fixture->amendments, "CSFHSUZUKI");
  tel_amendments_want_device (fixture->amendments, "CSFCSECURE");
  read_all (fixture);
  g_object_set (tel_amendments_draft_device (fixture->amendments, "CSFHSUZUKI"), "security-profile", SECURE_PROFILE,
                NULL);
  g_object_set (tel_amendments_draft_device (fixture->amendments, "CSFCSECURE"), "security-profile", SECURE_PROFILE,
                NULL);
  tel_amendments_start_capf (fixture->amendments, "CSFHSUZUKI", fixture->deadline);
  tel_amendments_start_capf (fixture->amendments, "CSFCSECURE", fixture->deadline);
  plan = make_plan (fixture);

  notices = tel_plan_get_notices (plan);
  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (g_str_equal (tel_notice_get_rule (notice), "G3.7") && tel_notice_get_force (notice) == TEL_FORCE_TICK)
        n_ticks++;
    }
  g_assert_cmpuint (n_ticks, ==, 1);
  tel_test_plan_assert_said (plan, "G3.7", TEL_FORCE_TICK, "CSFHSUZUKI");
  tel_test_plan_assert_said (plan, "G3.7", TEL_FORCE_TICK, "CSFCSECURE");
}

/* What a rule refuses of one object leaves it out, and not the others. */
static void
test_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelPlan) plan = NULL;

  tel_amendments_want_device (fixture->amendments, "CSFHSUZUKI");
  tel_amendments_want_user (fixture->amendments, "csecure");
  read_all (fixture);
  /* Without enrolment nobody gets it (G3.7). */
  g_object_set (tel_amendments_draft_device (fixture->amendments, "CSFHSUZUKI"), "security-profile", SECURE_PROFILE,
                NULL);
  g_object_set (tel_amendments_draft_user (fixture->amendments, "csecure"), "cti-enabled", FALSE, NULL);
  g_assert_false (tel_amendments_judge (fixture->amendments));
  plan = make_plan (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, 1);
  g_assert_nonnull (tel_amendments_explain_refusal (fixture->amendments, TEL_OBJECT_KIND_DEVICE, "CSFHSUZUKI", NULL));
  g_assert_null (tel_amendments_explain_refusal (fixture->amendments, TEL_OBJECT_KIND_USER, "csecure", NULL));
  g_assert_true (tel_amendments_changes (fixture->amendments, TEL_OBJECT_KIND_USER, "csecure", NULL));
}

/* A number is written once, and applied to every device that has it. */
static void
test_number (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelPlan) plan = NULL;

  tel_amendments_want_number (fixture->amendments, "1006", "PT-Internal");
  tel_amendments_want_user (fixture->amendments, "there.is.nobody");
  read_all (fixture);
  g_assert_null (tel_amendments_draft_user (fixture->amendments, "there.is.nobody"));
  g_object_set (tel_amendments_draft_number (fixture->amendments, "1006", "PT-Internal"), "description", "Changed",
                NULL);
  plan = make_plan (fixture);
  /* A desk phone and the three mobile ones. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, 5);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/amendments/few-strings", test_few_strings);
  g_test_add_func ("/amendments/many-strings", test_many_strings);
  g_test_add_func ("/amendments/gathered", test_gathered);
  g_test_add_func ("/amendments/refused", test_refused);
  g_test_add_func ("/amendments/number", test_number);

  return g_test_run ();
}
