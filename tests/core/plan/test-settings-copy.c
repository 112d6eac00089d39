/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "plan/tel-settings-copy.h"
#include "tel-test-connection.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "14.0" };

typedef struct
{
  TelTestConnection *connection;
  TelDevice *from;
  TelDevice *to;
  TelDevice *draft;
  char **left_out;
} Fixture;

static Fixture *
fixture_new (const char *release, const char *from, const char *to)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->connection = tel_test_connection_new_loaded (release);
  self->from = tel_test_connection_read_device (self->connection, from);
  self->to = tel_test_connection_read_device (self->connection, to);

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_clear_object (&self->draft);
  g_clear_pointer (&self->left_out, g_strfreev);
  g_object_unref (self->from);
  g_object_unref (self->to);
  tel_test_connection_free (self->connection);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static void
copy (Fixture *self)
{
  g_clear_object (&self->draft);
  g_clear_pointer (&self->left_out, g_strfreev);
  self->draft = tel_settings_copy (self->connection->cluster, self->from, self->to, &self->left_out);
  for (guint i = 0; self->left_out[i] != NULL; i++)
    g_test_message ("%s", self->left_out[i]);
}

static void
assert_changed (Fixture *self, const char *expected)
{
  g_auto (GStrv) changed = tel_object_list_differences (TEL_OBJECT (self->to), TEL_OBJECT (self->draft));
  g_autofree char *names = g_strjoinv (" ", changed);

  g_assert_cmpstr (names, ==, expected);
}

static void
assert_left_out (Fixture *self, const char *part)
{
  for (guint i = 0; self->left_out[i] != NULL; i++)
    if (strstr (self->left_out[i], part) != NULL)
      return;

  g_error ("It is not said that “%s” is left out.", part);
}

/* All settings, and nothing of whose and which. */
static void
test_settings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (releases[i], "CSFCSECURE", "CSFHSUZUKI");

      g_object_set (fixture->from, "description", "Theirs", "device-pool", "Tokyo", "location", "Tokyo",
                    "calling-search-space", NULL, "common-phone-profile", "Quiet Rooms", "media-resource-list",
                    "MRGL-Tokyo", "cti-control", !tel_device_get_cti_control (fixture->to), "mobility-user", "csecure",
                    NULL);
      tel_device_set_support_field (fixture->from, "configurationfile=group1.xml");
      copy (fixture);
      assert_changed (fixture, "device-pool calling-search-space common-phone-profile location media-resource-list "
                               "cti-control "
                               "vendor-config");
      g_assert_cmpstr (tel_device_get_owner (fixture->draft), ==, "hsuzuki");
      g_assert_null (fixture->left_out[0]);
    }
}

static void
test_nothing_differs (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0", "CSFCSECURE", "CSFHSUZUKI");

  copy (fixture);
  assert_changed (fixture, "");
}

/* It came with release 12.5. */
static void
test_mra_mode (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0", "CSFCSECURE", "CSFHSUZUKI");

  g_object_set (fixture->from, "mra-mode", TRUE, NULL);
  copy (fixture);
  assert_changed (fixture, "mra-mode");
}

static void
test_reference (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0", "CSFCSECURE", "CSFHSUZUKI");

  g_object_set (fixture->from, "device-pool", "Nowhere", "common-phone-profile", NULL, NULL);
  copy (fixture);
  assert_left_out (fixture, "Nowhere");
  assert_changed (fixture, "");
}

/* A secure profile comes with an enrolment only, or to a device that holds a certificate (G3.7). */
static void
test_profile (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0", "CSFAKenzi", "CSFHSUZUKI");
  g_autoptr (Fixture) pending = fixture_new ("14.0", "CSFHSUZUKI", "CSFPNOWAK");

  copy (fixture);
  assert_left_out (fixture, "CSF Encrypted AuthString");
  g_assert_cmpstr (tel_device_get_security_profile (fixture->draft), ==, tel_device_get_security_profile (fixture->to));
  g_assert_cmpstr (tel_device_get_key_size (fixture->draft), ==, tel_device_get_key_size (fixture->to));

  g_object_set (fixture->to, "certificate-status", "Upgrade Success", NULL);
  copy (fixture);
  g_assert_cmpstr (tel_device_get_security_profile (fixture->draft), ==, "CSF Encrypted AuthString");

  copy (pending);
  assert_left_out (pending, "waits for its enrolment");
  g_assert_cmpstr (tel_device_get_security_profile (pending->draft), ==, "CSF Encrypted AuthString");
}

static void
test_named_support_field (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0", "CSFCSECURE", "CSFHSUZUKI");

  tel_device_set_support_field (fixture->from, "configurationfile=CSecure.xml");
  copy (fixture);
  assert_left_out (fixture, "configurationfile=CSecure.xml");
  assert_changed (fixture, "");
}

static void
test_product_settings (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0", "CSFCSECURE", "CSFHSUZUKI");
  g_autoptr (TelTree) video = tel_tree_new ("videoCapability", "1", NULL, 0);
  g_autoptr (TelTree) config = tel_tree_new ("vendorConfig", NULL, (TelTree *const[]){ video }, 1);

  g_object_set (fixture->from, "vendor-config", config, NULL);
  copy (fixture);
  assert_left_out (fixture, "product specific settings");
  assert_changed (fixture, "");
}

/* What has no field here stays as it is, and that is said. */
static void
test_rest (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0", "CSFCSECURE", "CSFHSUZUKI");
  g_autoptr (TelTree) barge = tel_tree_new ("singleButtonBarge", "Barge", NULL, 0);
  g_autoptr (TelTree) stamp = tel_tree_new ("versionStamp", "{1}", NULL, 0);
  g_autoptr (TelCarried) carried = tel_carried_new ((TelTree *const[]){ barge, stamp }, 2, NULL);

  g_object_set (fixture->from, "carried", carried, NULL);
  copy (fixture);
  assert_left_out (fixture,
                   "Settings of CSFCSECURE that are not shown here differ and are not copied: Single Button Barge.");
}

static void
test_other_type (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0", "TCTTRIBEIRO", "CSFHSUZUKI");

  copy (fixture);
  assert_left_out (fixture, "same type");
  assert_changed (fixture, "");
}

static void
test_release (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("9.1", "CSFCSECURE", "CSFHSUZUKI");

  g_object_set (fixture->from, "route-when-inactive", TRUE, NULL);
  copy (fixture);
  assert_left_out (fixture, "this release");
  assert_changed (fixture, "");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/settings-copy/settings", test_settings);
  g_test_add_func ("/settings-copy/nothing-differs", test_nothing_differs);
  g_test_add_func ("/settings-copy/mra-mode", test_mra_mode);
  g_test_add_func ("/settings-copy/reference", test_reference);
  g_test_add_func ("/settings-copy/G3.7-profile", test_profile);
  g_test_add_func ("/settings-copy/G2.8-named-support-field", test_named_support_field);
  g_test_add_func ("/settings-copy/G2.8-product-settings", test_product_settings);
  g_test_add_func ("/settings-copy/rest", test_rest);
  g_test_add_func ("/settings-copy/other-type", test_other_type);
  g_test_add_func ("/settings-copy/release", test_release);

  return g_test_run ();
}
