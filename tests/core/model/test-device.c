/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-device.h"

#include "tel-test.h"

static void
assert_support_field (TelDevice *device, const char *expected)
{
  g_autofree char *text = tel_device_dup_support_field (device);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_type (void)
{
  g_autoptr (TelDevice) softphone =
      g_object_new (TEL_TYPE_DEVICE, "product", "Cisco Unified Client Services Framework", NULL);
  g_autoptr (TelDevice) desk_phone = g_object_new (TEL_TYPE_DEVICE, "product", "Cisco 8845", NULL);
  TelDeviceType type;

  g_assert_true (tel_device_get_device_type (softphone, &type));
  g_assert_cmpint (type, ==, TEL_DEVICE_TYPE_CSF);
  g_assert_false (tel_device_get_device_type (desk_phone, &type));
}

static void
test_pending (void)
{
  g_autoptr (TelDevice) device = tel_device_new ();

  g_assert_false (tel_device_is_pending (device));
  g_object_set (device, "certificate-operation", "No Pending Operation", NULL);
  g_assert_false (tel_device_is_pending (device));
  g_object_set (device, "certificate-operation", "Install/Upgrade", NULL);
  g_assert_true (tel_device_is_pending (device));
}

static void
test_support_field_of_a_new_device (void)
{
  g_autoptr (TelDevice) device = tel_device_new ();
  TelTree *config;

  assert_support_field (device, NULL);
  tel_device_set_support_field (device, "");
  g_assert_null (tel_device_get_vendor_config (device));

  tel_device_set_support_field (device, "configurationfile=groupa-config.xml");
  assert_support_field (device, "configurationfile=groupa-config.xml");
  config = tel_device_get_vendor_config (device);
  g_assert_cmpstr (tel_tree_get_name (config), ==, "vendorConfig");
  g_assert_cmpstr (tel_tree_get_name (tel_tree_get_child (config, 0)), ==, "desktopClient");

  tel_device_set_support_field (device, NULL);
  assert_support_field (device, NULL);
}

/* One that stands directly under vendorConfig is changed there, and its neighbours stay. */
static void
test_support_field_in_place (void)
{
  g_autoptr (TelTree) video = tel_tree_new ("videoCapability", "0", NULL, 0);
  g_autoptr (TelTree) field = tel_tree_new ("ciscoSupportField", "old", NULL, 0);
  g_autoptr (TelTree) client = tel_tree_new ("desktopClient", NULL, NULL, 0);
  TelTree *children[] = { video, field, client };
  g_autoptr (TelTree) config = tel_tree_new ("vendorConfig", NULL, children, G_N_ELEMENTS (children));
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "vendor-config", config, NULL);
  TelTree *changed;

  tel_device_set_support_field (device, "new");
  changed = tel_device_get_vendor_config (device);

  assert_support_field (device, "new");
  g_assert_cmpuint (tel_tree_get_n_children (changed), ==, 3);
  g_assert_cmpstr (tel_tree_get_text (tel_tree_get_child (changed, 0)), ==, "0");
  g_assert_cmpstr (tel_tree_get_text (tel_tree_get_child (changed, 1)), ==, "new");
  g_assert_cmpuint (tel_tree_get_n_children (tel_tree_get_child (changed, 2)), ==, 0);
}

static void
test_support_field_is_inserted (void)
{
  g_autoptr (TelTree) setting = tel_tree_new ("extendAndConnectCapability", "0", NULL, 0);
  g_autoptr (TelTree) client = tel_tree_new ("desktopClient", NULL, &setting, 1);
  g_autoptr (TelTree) config = tel_tree_new ("vendorConfig", NULL, &client, 1);
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "vendor-config", config, NULL);
  TelTree *changed;

  tel_device_set_support_field (device, "new");
  changed = tel_tree_get_child (tel_device_get_vendor_config (device), 0);

  g_assert_cmpuint (tel_tree_get_n_children (tel_device_get_vendor_config (device)), ==, 1);
  g_assert_cmpuint (tel_tree_get_n_children (changed), ==, 2);
  g_assert_cmpstr (tel_tree_get_text (tel_tree_get_child (changed, 1)), ==, "new");
}

/* Taken out of where it stands, with what is left empty around it; the neighbours stay (contract 5). */
static void
test_support_field_directly (void)
{
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, NULL);
  g_autoptr (TelTree) setting = tel_tree_new ("extendAndConnectCapability", "0", NULL, 0);
  g_autoptr (TelTree) client = tel_tree_new ("desktopClient", NULL, &setting, 1);
  g_autoptr (TelTree) config = tel_tree_new ("vendorConfig", NULL, &client, 1);
  TelTree *changed;

  tel_device_set_support_field (device, "old");
  tel_device_set_support_field_directly (device, "new");
  changed = tel_device_get_vendor_config (device);
  g_assert_cmpuint (tel_tree_get_n_children (changed), ==, 1);
  g_assert_cmpstr (tel_tree_get_name (tel_tree_get_child (changed, 0)), ==, "ciscoSupportField");
  assert_support_field (device, "new");

  g_object_set (device, "vendor-config", config, NULL);
  tel_device_set_support_field (device, "old");
  tel_device_set_support_field_directly (device, "new");
  changed = tel_device_get_vendor_config (device);
  g_assert_cmpuint (tel_tree_get_n_children (changed), ==, 2);
  g_assert_true (tel_tree_equal (tel_tree_get_child (changed, 0), client));
  assert_support_field (device, "new");
}

/* A draft is a copy with lines of its own, and its changes are a list of properties. */
static void
test_draft (void)
{
  static const char *const users[] = { "tadams", NULL };
  g_autoptr (TelDevice) base =
      g_object_new (TEL_TYPE_DEVICE, "uuid", "{a}", "name", "CSFTADAMS", "device-pool", "Default", "owner", "", NULL);
  g_autoptr (TelLine) line =
      g_object_new (TEL_TYPE_LINE, "index", 1, "pattern", "1001", "partition", "PT-Internal", NULL);
  g_autoptr (TelDevice) draft = NULL;
  g_autoptr (TelLine) draft_line = NULL;
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) changed = NULL;

  g_list_store_append (G_LIST_STORE (tel_device_get_lines (base)), line);
  draft = tel_object_copy (TEL_OBJECT (base));
  none = tel_object_list_differences (TEL_OBJECT (base), TEL_OBJECT (draft));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpstr (tel_object_get_uuid (TEL_OBJECT (draft)), ==, "{a}");

  draft_line = g_list_model_get_item (tel_device_get_lines (draft), 0);
  g_assert_true (draft_line != line);
  g_object_set (draft_line, "end-users", users, NULL);
  g_object_set (draft, "device-pool", "Tokyo", "owner", NULL, NULL);
  changed = tel_object_list_differences (TEL_OBJECT (base), TEL_OBJECT (draft));

  g_assert_cmpuint (g_strv_length (changed), ==, 2);
  g_assert_cmpstr (changed[0], ==, "device-pool");
  g_assert_cmpstr (changed[1], ==, "lines");
  g_assert_null (tel_line_get_end_users (line));
}

static void
test_keys_and_labels (void)
{
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", NULL);
  g_autoptr (TelLine) line = g_object_new (TEL_TYPE_LINE, "pattern", "1001", NULL);

  g_assert_cmpstr (tel_object_get_key (TEL_OBJECT (device)), ==, "CSFTADAMS");
  g_assert_cmpstr (tel_object_get_key (TEL_OBJECT (line)), ==, "1001");
  g_assert_cmpstr (tel_object_get_property_label (TEL_OBJECT (device), "owner"), ==, "Owner User ID");
  g_assert_cmpstr (tel_object_get_property_label (TEL_OBJECT (device), "nothing"), ==, "nothing");
}

static void
test_secret_equals_itself (void)
{
  g_autoptr (TelAuthString) string = tel_auth_string_new ("4815162342");
  g_autoptr (TelDevice) one = g_object_new (TEL_TYPE_DEVICE, "authentication-string", string, NULL);
  g_autoptr (TelDevice) two = tel_object_copy (TEL_OBJECT (one));

  g_assert_true (tel_device_get_authentication_string (two) == string);
  g_assert_true (tel_object_property_equal (TEL_OBJECT (one), TEL_OBJECT (two), "authentication-string"));
  g_object_set (two, "authentication-string", NULL, NULL);
  g_assert_false (tel_object_property_equal (TEL_OBJECT (one), TEL_OBJECT (two), "authentication-string"));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/device/G2.2/type", test_type);
  g_test_add_func ("/device/pending", test_pending);
  g_test_add_func ("/device/G2.8/support-field-of-a-new-device", test_support_field_of_a_new_device);
  g_test_add_func ("/device/G2.8/support-field-in-place", test_support_field_in_place);
  g_test_add_func ("/device/G2.8/support-field-is-inserted", test_support_field_is_inserted);
  g_test_add_func ("/device/G2.8/support-field-directly", test_support_field_directly);
  g_test_add_func ("/device/draft", test_draft);
  g_test_add_func ("/device/keys-and-labels", test_keys_and_labels);
  g_test_add_func ("/device/secret-equals-itself", test_secret_equals_itself);

  return g_test_run ();
}
