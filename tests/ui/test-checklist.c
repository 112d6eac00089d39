/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-checklist.h"

#include "tel-test-widgets.h"
#include "tel-test.h"

#define CSF "Cisco Unified Client Services Framework"

typedef struct
{
  TelCluster *cluster;
  TelUser *user;
  GPtrArray *devices;
} Fixture;

static void
add_line (TelDevice *device, const char *pattern, const char *end_user)
{
  const char *const end_users[] = { end_user, NULL };
  g_autoptr (TelLine) line = g_object_new (TEL_TYPE_LINE, "index", 1, "pattern", pattern, "partition", "PT-Internal",
                                           "end-users", end_user != NULL ? end_users : NULL, NULL);

  g_list_store_append (G_LIST_STORE (tel_device_get_lines (device)), line);
}

static TelDevice *
add_device (Fixture *fixture, const char *name, const char *owner)
{
  TelDevice *device = g_object_new (TEL_TYPE_DEVICE, "name", name, "product", CSF, "owner", owner, NULL);

  g_ptr_array_add (fixture->devices, device);

  return device;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *const groups[] = { "Standard CCM End Users", "Standard CTI Enabled", NULL };
  const char *const associated[] = { "CSFTADAMS", NULL };

  fixture->cluster = tel_test_make_cluster ();
  fixture->devices = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->user =
      g_object_new (TEL_TYPE_USER, "user-id", "tadams", "groups", groups, "associated-devices", associated, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->devices);
  g_assert_finalize_object (fixture->user);
  g_assert_finalize_object (fixture->cluster);
}

static void
assert_check (Fixture *fixture, guint position, TelCheckState state, const char *text)
{
  g_autoptr (GListModel) checks = tel_checklist_new (fixture->cluster, fixture->user, fixture->devices);
  g_autoptr (TelCheck) check = g_list_model_get_item (checks, position);

  g_assert_cmpuint (g_list_model_get_n_items (checks), ==, 5);
  g_assert_cmpstr (tel_check_get_text (check), ==, text);
  g_assert_cmpint (tel_check_get_state (check), ==, state);
}

enum
{
  DEVICE,
  LINE,
  ASSOCIATION,
  GROUPS,
  STRING,
};

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  add_line (add_device (fixture, "CSFTADAMS", "tadams"), "1001", "tadams");

  assert_check (fixture, DEVICE, TEL_CHECK_STATE_DONE, "CSFTADAMS");
  assert_check (fixture, LINE, TEL_CHECK_STATE_DONE, "1001 in PT-Internal");
  assert_check (fixture, ASSOCIATION, TEL_CHECK_STATE_DONE, "owner of and associated with every softphone");
  assert_check (fixture, GROUPS, TEL_CHECK_STATE_DONE, "in the groups that Jabber needs");
  assert_check (fixture, STRING, TEL_CHECK_STATE_MISSING, "no string was given; needed for secure phones only");
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  assert_check (fixture, DEVICE, TEL_CHECK_STATE_MISSING, "no softphone yet");
  assert_check (fixture, LINE, TEL_CHECK_STATE_MISSING, "no line on a softphone yet");
  assert_check (fixture, ASSOCIATION, TEL_CHECK_STATE_MISSING, "not associated with a softphone yet");
}

static void
test_two_of_a_type (Fixture *fixture, gconstpointer data)
{
  add_device (fixture, "CSFTADAMS", "tadams");
  add_device (fixture, "CSFTADAMS2", "tadams");

  assert_check (fixture, DEVICE, TEL_CHECK_STATE_PROBLEM,
                "CSFTADAMS, CSFTADAMS2: more than one softphone of the type Desktop");
}

static void
test_line (Fixture *fixture, gconstpointer data)
{
  TelDevice *device = add_device (fixture, "CSFTADAMS", "tadams");

  assert_check (fixture, LINE, TEL_CHECK_STATE_PROBLEM, "CSFTADAMS has no line");
  add_line (device, "1001", "somebody");
  assert_check (fixture, LINE, TEL_CHECK_STATE_PROBLEM, "tadams is not associated with a line of CSFTADAMS");
}

static void
test_owner (Fixture *fixture, gconstpointer data)
{
  TelDevice *device = add_device (fixture, "CSFTADAMS", NULL);

  assert_check (fixture, ASSOCIATION, TEL_CHECK_STATE_PROBLEM, "CSFTADAMS has no owner");
  g_object_set (device, "owner", "amckenzi", "name", "CSFOTHER", NULL);
  assert_check (fixture, ASSOCIATION, TEL_CHECK_STATE_PROBLEM,
                "not associated with CSFOTHER; the owner of CSFOTHER is amckenzi");
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  const char *const few[] = { "Standard CCM End Users", NULL };
  const char *const forbidden[] = { "Standard CCM End Users", "Standard CTI Enabled", "Standard CTI Secure Connection",
                                    NULL };

  g_object_set (fixture->user, "groups", few, NULL);
  assert_check (fixture, GROUPS, TEL_CHECK_STATE_MISSING, "not in “Standard CTI Enabled”");
  add_device (fixture, "CSFTADAMS", "tadams");
  assert_check (fixture, GROUPS, TEL_CHECK_STATE_PROBLEM, "not in “Standard CTI Enabled”");
  g_object_set (fixture->user, "groups", forbidden, NULL);
  assert_check (fixture, GROUPS, TEL_CHECK_STATE_PROBLEM,
                "in “Standard CTI Secure Connection”, which a Jabber user must not be");
}

static void
test_string (Fixture *fixture, gconstpointer data)
{
  TelDevice *device = add_device (fixture, "CSFTADAMS", "tadams");

  g_object_set (device, "certificate-operation", "Install/Upgrade", "completes-by", "2012:11:01:12:00", NULL);
  assert_check (fixture, STRING, TEL_CHECK_STATE_PROBLEM,
                "CSFTADAMS: enrolment expired on 1 Nov 2012 12:00; only a new string helps");
  g_object_set (device, "completes-by", NULL, NULL);
  assert_check (fixture, STRING, TEL_CHECK_STATE_WAITING, "CSFTADAMS: waits for enrolment");
  g_object_set (device, "certificate-operation", NULL, "certificate-status", "Upgrade Success", NULL);
  assert_check (fixture, STRING, TEL_CHECK_STATE_DONE, "CSFTADAMS: enrolled");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("/checklist/sound", test_sound);
  ADD ("/checklist/no-softphone", test_none);
  ADD ("/checklist/G2.1/two-of-a-type", test_two_of_a_type);
  ADD ("/checklist/G5.2/line", test_line);
  ADD ("/checklist/G5.5/owner-and-association", test_owner);
  ADD ("/checklist/G4.4/groups", test_groups);
  ADD ("/checklist/G4.3/string", test_string);

  return g_test_run ();
}
