/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-checklist.h"

#include "cluster/tel-cluster-private.h"
#include "model/tel-parameter.h"
#include "plan/tel-user-repair.h"
#include "ui/tel-check-row.h"

#include "tel-test-widgets.h"
#include "tel-test.h"

#define CSF "Cisco Unified Client Services Framework"

typedef struct
{
  TelCluster *cluster;
  TelUser *user;
  TelUser *draft;
  GPtrArray *devices;
  GHashTable *given;
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
  fixture->draft = g_object_ref (fixture->user);
  fixture->given = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_date_time_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_hash_table_unref (fixture->given);
  g_ptr_array_unref (fixture->devices);
  g_object_unref (fixture->draft);
  g_assert_finalize_object (fixture->user);
  g_assert_finalize_object (fixture->cluster);
}

static void
assert_check (Fixture *fixture, guint position, TelCheckState state, const char *text)
{
  g_autoptr (GListModel) checks =
      tel_checklist_new (fixture->cluster, fixture->user, fixture->draft, fixture->devices, fixture->given);
  g_autoptr (TelCheck) check = g_list_model_get_item (checks, position);

  g_assert_cmpuint (g_list_model_get_n_items (checks), >=, 8);
  g_assert_cmpstr (tel_check_get_text (check), ==, text);
  g_assert_cmpint (tel_check_get_state (check), ==, state);
}

/* The button of a line: its action with the parameter as text; NULL for a line that has none. */
static void
assert_action (Fixture *fixture, guint position, const char *action)
{
  g_autoptr (GListModel) checks =
      tel_checklist_new (fixture->cluster, fixture->user, fixture->draft, fixture->devices, fixture->given);
  g_autoptr (TelCheck) check = g_list_model_get_item (checks, position);
  g_autofree char *target = NULL;
  g_autofree char *detailed = NULL;

  if (tel_check_get_action_name (check) != NULL)
    {
      target = g_variant_print (tel_check_get_action_target (check), FALSE);
      detailed = g_strdup_printf ("%s %s", tel_check_get_action_name (check), target);
      g_assert_nonnull (tel_check_get_action_label (check));
      g_assert_nonnull (tel_check_get_action_description (check));
    }
  g_assert_cmpstr (detailed, ==, action);
}

static void
put (Fixture *fixture, TelObjectKind kind, gpointer object)
{
  tel_store_replace (tel_cluster_get_store (fixture->cluster, kind), object);
  g_object_unref (object);
}

static void
put_group (Fixture *fixture, const char *name)
{
  put (fixture, TEL_OBJECT_KIND_USER_GROUP, g_object_new (TEL_TYPE_REFERENCE, "name", name, NULL));
}

static void
put_parameter (Fixture *fixture, const char *service, const char *name, const char *value)
{
  put (fixture, TEL_OBJECT_KIND_PARAMETER,
       g_object_new (TEL_TYPE_PARAMETER, "service", service, "name", name, "value", value, NULL));
}

static void
put_security_profile (Fixture *fixture, const char *name, const char *product, const char *mode, const char *transport)
{
  put (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE,
       g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", name, "product", product, "device-security-mode", mode,
                     "transport", transport, NULL));
}

/* A cluster that lacks nothing, read whole. */
static void
load_references (Fixture *fixture)
{
  for (guint kind = TEL_OBJECT_KIND_SECURITY_PROFILE; kind <= TEL_OBJECT_KIND_PROCESS_NODE; kind++)
    tel_cluster_set_loaded (fixture->cluster, kind, TRUE);
  tel_cluster_set_release (fixture->cluster, TEL_RELEASE_14_0);
  for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    put_security_profile (fixture, tel_device_type_get_standard_security_profile (type),
                          tel_device_type_get_product (type), "Non Secure", "TCP+UDP");
  put_group (fixture, "Standard CCM End Users");
  put_group (fixture, "Standard CTI Enabled");
  put_parameter (fixture, "Enterprise Wide", "OrganizationDomain", "example.com");
  put_parameter (fixture, "Enterprise Wide", "ClusterSecurityMode", "1");
}

enum
{
  CLUSTER,
  PROFILES,
  DEVICE,
  LINE,
  ASSOCIATION,
  GROUPS,
  STRING,
  ENROLMENT,
};

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  add_line (add_device (fixture, "CSFTADAMS", "tadams"), "1001", "tadams");

  assert_check (fixture, DEVICE, TEL_CHECK_STATE_DONE, "CSFTADAMS");
  assert_check (fixture, LINE, TEL_CHECK_STATE_DONE, "1001 in PT-Internal");
  assert_check (fixture, ASSOCIATION, TEL_CHECK_STATE_DONE, "owner of and associated with every softphone");
  assert_check (fixture, GROUPS, TEL_CHECK_STATE_DONE, "in the groups that Jabber needs");
  assert_check (fixture, STRING, TEL_CHECK_STATE_MISSING, "none is waiting; needed for secure phones only");
  assert_check (fixture, ENROLMENT, TEL_CHECK_STATE_MISSING, "no CAPF enrolment; needed for secure phones only");
  /* Nothing offers what would do nothing. */
  for (guint i = CLUSTER; i <= ENROLMENT; i++)
    assert_action (fixture, i, NULL);
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
  g_autoptr (TelAuthString) string = tel_auth_string_new ("4815162342");

  g_object_set (device, "certificate-operation", "Install/Upgrade", "completes-by", "2012:11:01:12:00",
                "authentication-string", string, NULL);
  assert_check (fixture, STRING, TEL_CHECK_STATE_PROBLEM, "CSFTADAMS: expired; only a new string helps");
  assert_action (fixture, STRING, "user.show-string 'CSFTADAMS'");
  assert_check (fixture, ENROLMENT, TEL_CHECK_STATE_PROBLEM,
                "CSFTADAMS: enrolment expired on 1 Nov 2012 12:00; only a new string helps");
  g_object_set (device, "completes-by", NULL, NULL);
  assert_check (fixture, STRING, TEL_CHECK_STATE_WAITING, "CSFTADAMS: issued, to be given to the user");
  assert_action (fixture, STRING, "user.show-string 'CSFTADAMS'");
  assert_check (fixture, ENROLMENT, TEL_CHECK_STATE_WAITING, "CSFTADAMS: waits for enrolment");

  g_hash_table_insert (fixture->given, (gpointer) "CSFTADAMS", g_date_time_new_local (2012, 10, 30, 9, 5, 59));
  assert_check (fixture, STRING, TEL_CHECK_STATE_WAITING, "CSFTADAMS: given to the user on 30 Oct 2012 09:05");
  assert_action (fixture, STRING, "user.show-string 'CSFTADAMS'");
  g_object_set (device, "completes-by", "2012:11:01:12:00", NULL);
  assert_check (fixture, STRING, TEL_CHECK_STATE_PROBLEM, "CSFTADAMS: expired; only a new string helps");

  g_object_set (device, "certificate-operation", NULL, "certificate-status", "Upgrade Success", NULL);
  assert_check (fixture, STRING, TEL_CHECK_STATE_MISSING, "none is waiting; needed for secure phones only");
  assert_action (fixture, STRING, NULL);
  assert_check (fixture, ENROLMENT, TEL_CHECK_STATE_DONE, "CSFTADAMS: enrolled");
}

/* By Null String has nothing to give to the user (G3.2); a string that is not there is no string. */
static void
test_string_missing (Fixture *fixture, gconstpointer data)
{
  TelDevice *device = add_device (fixture, "CSFTADAMS", "tadams");

  g_object_set (device, "certificate-operation", "Install/Upgrade", "authentication-mode", "By Authentication String",
                NULL);
  assert_check (fixture, STRING, TEL_CHECK_STATE_PROBLEM, "CSFTADAMS: the cluster shows none; only a new string helps");
  assert_action (fixture, STRING, NULL);
  load_references (fixture);
  put (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE,
       g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", "Secure", "product", CSF, "device-security-mode", "Encrypted",
                     "transport", "TLS", "authentication-mode", "By Authentication String", NULL));
  g_object_set (device, "security-profile", "Secure", NULL);
  assert_action (fixture, STRING, "user.issue-string 'CSFTADAMS'");
  g_object_set (device, "certificate-operation", NULL, "certificate-status",
                "Upgrade Failed: Invalid Authentication String", NULL);
  assert_action (fixture, ENROLMENT, "user.issue-string 'CSFTADAMS'");
  g_object_set (device, "certificate-operation", "Install/Upgrade", "certificate-status", NULL, NULL);
  g_object_set (device, "authentication-mode", "By Null String", NULL);
  assert_check (fixture, STRING, TEL_CHECK_STATE_MISSING, "none is waiting; needed for secure phones only");
}

static void
test_cluster (Fixture *fixture, gconstpointer data)
{
  TelDevice *device;

  assert_check (fixture, CLUSTER, TEL_CHECK_STATE_MISSING, "its prerequisites are not read yet");
  load_references (fixture);
  assert_check (fixture, CLUSTER, TEL_CHECK_STATE_DONE, "has what softphones need");

  /* What no softphone of the user is in want of is no problem yet. */
  put_parameter (fixture, "Enterprise Wide", "OrganizationDomain", "");
  assert_check (fixture, CLUSTER, TEL_CHECK_STATE_MISSING, "“Organization Top Level Domain” is empty (G1.5)");
  device = add_device (fixture, "TCTTADAMS", "tadams");
  g_object_set (device, "product", "Cisco Dual Mode for iPhone", NULL);
  assert_check (fixture, CLUSTER, TEL_CHECK_STATE_PROBLEM, "“Organization Top Level Domain” is empty (G1.5)");
  assert_action (fixture, CLUSTER, "win.page 'cluster'");
  put_parameter (fixture, "Enterprise Wide", "OrganizationDomain", "example.com");

  put_parameter (fixture, "Cisco Certificate Authority Proxy Function", "CertificateIssuerToEndpoint", "Online CA");
  assert_check (fixture, CLUSTER, TEL_CHECK_STATE_MISSING, "“Certificate Issuer to Endpoint” is “Online CA” (G1.4)");
  put_parameter (fixture, "Cisco Certificate Authority Proxy Function", "CertificateIssuerToEndpoint",
                 "Cisco Certificate Authority Proxy Function");

  put_parameter (fixture, "Enterprise Wide", "ClusterSecurityMode", "0");
  assert_check (fixture, CLUSTER, TEL_CHECK_STATE_DONE, "has what softphones need");
  put_security_profile (fixture, "Secure", "Cisco Dual Mode for iPhone", "Encrypted", "TLS");
  g_object_set (device, "security-profile", "Secure", NULL);
  assert_check (fixture, CLUSTER, TEL_CHECK_STATE_PROBLEM, "it is not in mixed mode, which secure phones need (G1.6)");
}

static void
test_products (Fixture *fixture, gconstpointer data)
{
  load_references (fixture);
  tel_store_remove (tel_cluster_get_store (fixture->cluster, TEL_OBJECT_KIND_SECURITY_PROFILE),
                    tel_device_type_get_standard_security_profile (TEL_DEVICE_TYPE_TAB));
  assert_check (fixture, CLUSTER, TEL_CHECK_STATE_MISSING,
                "the COP file of “Cisco Jabber for Tablet” is not installed (G1.1)");

  tel_cluster_set_release (fixture->cluster, TEL_RELEASE_9_1);
  assert_check (fixture, CLUSTER, TEL_CHECK_STATE_MISSING,
                "the COP file of “Cisco Jabber for Tablet” is not installed (G1.1); there is no SIP profile for mobile "
                "devices (G1.2)");
}

static void
test_profiles (Fixture *fixture, gconstpointer data)
{
  TelDevice *device;

  assert_check (fixture, PROFILES, TEL_CHECK_STATE_MISSING, "the cluster’s profiles are not read yet");
  load_references (fixture);
  assert_check (fixture, PROFILES, TEL_CHECK_STATE_MISSING, "chosen with the first softphone");

  device = add_device (fixture, "CSFTADAMS", "tadams");
  g_object_set (device, "security-profile", tel_device_type_get_standard_security_profile (TEL_DEVICE_TYPE_CSF), NULL);
  assert_check (fixture, PROFILES, TEL_CHECK_STATE_DONE, "fit every softphone");
  assert_action (fixture, PROFILES, NULL);

  put_security_profile (fixture, "iPhones", "Cisco Dual Mode for iPhone", "Encrypted", "TLS");
  g_object_set (device, "security-profile", "iPhones", NULL);
  assert_check (fixture, PROFILES, TEL_CHECK_STATE_PROBLEM,
                "CSFTADAMS: the profile “iPhones” is made for “Cisco Dual Mode for iPhone” (G8.1)");
  assert_action (fixture, PROFILES, "user.show-device 'CSFTADAMS'");

  put_security_profile (fixture, "Plain", CSF, "Encrypted", "TCP");
  g_object_set (device, "security-profile", "Plain", NULL);
  assert_check (fixture, PROFILES, TEL_CHECK_STATE_PROBLEM,
                "CSFTADAMS: the profile “Plain” is secure and does not use TLS (G8.3)");

  g_object_set (device, "security-profile", "Gone", NULL);
  assert_check (fixture, PROFILES, TEL_CHECK_STATE_PROBLEM, "CSFTADAMS: the cluster does not show its profile “Gone”");
}

static void
test_mobile_profiles (Fixture *fixture, gconstpointer data)
{
  TelDevice *device = add_device (fixture, "TCTTADAMS", "tadams");

  load_references (fixture);
  put (fixture, TEL_OBJECT_KIND_SIP_PROFILE, g_object_new (TEL_TYPE_SIP_PROFILE, "name", "Own", NULL));
  g_object_set (device, "product", "Cisco Dual Mode for iPhone", "security-profile",
                tel_device_type_get_standard_security_profile (TEL_DEVICE_TYPE_TCT), "sip-profile", "Own", NULL);
  assert_check (fixture, PROFILES, TEL_CHECK_STATE_PROBLEM,
                "TCTTADAMS: the SIP profile “Own” lacks the timers for mobile devices (G6)");

  put (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE,
       g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", "Hidden", "product", "Cisco Dual Mode for iPhone",
                     "device-security-mode", "Encrypted", "transport", "TLS", "tftp-encrypted-config", TRUE, NULL));
  g_object_set (device, "sip-profile", NULL, "security-profile", "Hidden", NULL);
  assert_check (fixture, PROFILES, TEL_CHECK_STATE_PROBLEM,
                "TCTTADAMS: the profile “Hidden” encrypts the configuration, which mobile devices cannot (G8.4)");
}

/* Each line offers what helps it, and only where it is possible. */
static void
test_actions (Fixture *fixture, gconstpointer data)
{
  const char *const few[] = { "Standard CTI Secure Connection", NULL };
  TelDevice *device;

  assert_action (fixture, DEVICE, NULL);
  load_references (fixture);
  assert_action (fixture, DEVICE, "user.create-softphone 0");

  device = add_device (fixture, "CSFTADAMS", "tadams");
  assert_action (fixture, DEVICE, NULL);
  assert_action (fixture, LINE, "user.show-device 'CSFTADAMS'");

  g_object_set (fixture->user, "associated-devices", NULL, "groups", few, NULL);
  assert_action (fixture, ASSOCIATION, "user.put-right-aspect 0");
  assert_action (fixture, GROUPS, "user.put-right-aspect 2");
  /* The group that a Jabber user must not be in has a line of its own. */
  assert_check (fixture, GROUPS, TEL_CHECK_STATE_PROBLEM,
                "not in “Standard CCM End Users”; not in “Standard CTI Enabled”");
  assert_check (fixture, GROUPS + 1, TEL_CHECK_STATE_PROBLEM,
                "in “Standard CTI Secure Connection”, which a Jabber user must not be");
  assert_action (fixture, GROUPS + 1, "user.put-right-aspect 3");

  /* What is right in the draft already is not offered again. */
  g_set_object (&fixture->draft, NULL);
  fixture->draft = tel_user_repair_make_draft (fixture->cluster, fixture->user, fixture->devices);
  assert_action (fixture, ASSOCIATION, NULL);
  assert_action (fixture, GROUPS, NULL);
  assert_action (fixture, GROUPS + 1, "user.put-right-aspect 3");

  /* Somebody else's device is put right where its owner is, by the editor. */
  g_object_set (device, "owner", "amckenzi", NULL);
  assert_action (fixture, ASSOCIATION, "user.show-device 'CSFTADAMS'");
}

static void
note_activation (GSimpleAction *action, GVariant *parameter, guint *aspect)
{
  *aspect = g_variant_get_uint32 (parameter);
}

static void
test_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelCheck) check = tel_check_new ("Groups", TEL_CHECK_STATE_PROBLEM, "not in a group");
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("put-right-aspect", G_VARIANT_TYPE_UINT32);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint aspect = 0;
  GtkWidget *window;
  GtkWidget *row;
  GtkWidget *button;

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  g_signal_connect (action, "activate", G_CALLBACK (note_activation), &aspect);
  gtk_widget_insert_action_group (box, "user", G_ACTION_GROUP (group));
  row = g_object_ref_sink (GTK_WIDGET (tel_check_row_new (check)));
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (row, "action_button")));
  g_assert_finalize_object (row);

  tel_check_set_action (check, "Put right", "Put it right", "user.put-right-aspect", g_variant_new_uint32 (2));
  row = GTK_WIDGET (tel_check_row_new (check));
  gtk_box_append (GTK_BOX (box), row);
  window = tel_test_present (box, 500, 200);
  button = tel_test_get_child (row, "action_button");
  g_assert_true (gtk_widget_get_visible (button));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Put it right");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (aspect, ==, 2);
  tel_test_destroy_and_assert_finalized (window, box);
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
  ADD ("/checklist/G3.2/no-string", test_string_missing);
  ADD ("/checklist/G1/cluster", test_cluster);
  ADD ("/checklist/G1.1/products", test_products);
  ADD ("/checklist/G8/profiles", test_profiles);
  ADD ("/checklist/G6/mobile-profiles", test_mobile_profiles);
  ADD ("/checklist/actions", test_actions);
  ADD ("/checklist/row", test_row);

  return g_test_run ();
}
