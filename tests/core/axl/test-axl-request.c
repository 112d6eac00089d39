/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-request.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-error.h"
#include "model/tel-parameter.h"
#include "model/tel-security-profile.h"
#include "model/tel-sip-profile.h"
#include "model/tel-user.h"
#include "tel-test-schema.h"
#include "tel-test.h"

#include <libxml/parser.h>

#include <string.h>

static const char *
get_text (TelAxlRequest *request)
{
  static char *text;
  gsize size;
  const char *data = g_bytes_get_data (tel_axl_request_get_body (request), &size);

  g_free (text);
  return text = g_strndup (data, size);
}

/* Validates where the schema is at hand; the request is built on every release. */
static void
check_valid (TelAxlRequest *request)
{
  TelTestSchema *schema = tel_test_schema_load (tel_release_to_string (tel_axl_request_get_release (request)));
  gsize size;
  const char *data = g_bytes_get_data (tel_axl_request_get_body (request), &size);

  if (schema != NULL)
    tel_test_schema_assert_valid (schema, data, size);
}

static void
assert_has (TelAxlRequest *request, const char *words)
{
  const char *text = get_text (request);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in %s", words, text);
}

static void
assert_lacks (TelAxlRequest *request, const char *words)
{
  const char *text = get_text (request);

  if (strstr (text, words) != NULL)
    g_error ("“%s” is in %s", words, text);
}

typedef void (*ReleaseFunc) (TelRelease release);

static void
on_every_release (gconstpointer data)
{
  ReleaseFunc func = (ReleaseFunc) data;
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  g_assert_cmpuint (n_releases, ==, 9);
  for (guint i = 0; i < n_releases; i++)
    func (releases[i]);
}

static void
add_line (TelDevice *device, guint index, const char *pattern, const char *partition)
{
  static const char *const users[] = { "tadams", NULL };
  g_autoptr (TelLine) line =
      g_object_new (TEL_TYPE_LINE, "index", index, "label", "Tanya Adams - 1001", "display", "Tanya Adams", "pattern",
                    pattern, "partition", partition, "display-ascii", "Tanya Adams", "external-mask", "+81352191XXX",
                    "maximum-calls", 4, "busy-trigger", 2, "end-users", users, NULL);

  g_list_store_append (G_LIST_STORE (tel_device_get_lines (device)), line);
}

/* The softphone of contract 2.9. */
static TelDevice *
make_softphone (TelRelease release)
{
  static const char *const path[] = { "desktopClient", "ciscoSupportField", NULL };
  g_autoptr (TelTree) empty = tel_tree_new ("vendorConfig", NULL, NULL, 0);
  g_autoptr (TelTree) settings = tel_tree_insert (empty, path, "configurationfile=jabber-config-group1.xml");
  g_autoptr (TelAuthString) string = tel_auth_string_new ("4815162342");
  TelDevice *device =
      g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", "description", "Jabber tadams", "product",
                    "Cisco Unified Client Services Framework", "class", "Phone", "protocol", "SIP", "protocol-side",
                    "User", "calling-search-space", "CSS-Internal", "device-pool", "Default", "common-phone-profile",
                    "Standard Common Phone Profile", "location", "Hub_None", "vendor-config", settings,
                    "security-profile", "CSF Encrypted AuthString", "sip-profile", "Standard SIP Profile",
                    "button-template", "Standard Client Services Framework", "owner", "tadams", "cti-control", TRUE,
                    "presence-group", "Standard Presence group", "certificate-operation", "Install/Upgrade",
                    "authentication-mode", "By Authentication String", "key-size", "2048", "key-order",
                    release >= TEL_RELEASE_11_0 ? "RSA Only" : NULL, "authentication-string", string, "completes-by",
                    "2026:12:31:12:00", NULL);

  add_line (device, 1, "1001", "PT-Internal");
  return device;
}

static TelUser *
make_user (void)
{
  static const char *const devices[] = { "CSFTADAMS", NULL };
  static const char *const groups[] = { "Standard CCM End Users", NULL };

  return g_object_new (TEL_TYPE_USER, "user-id", "tadams", "first-name", "Tanya", "last-name", "Adams", "mail",
                       "tadams@example.com", "department", "Sales", "telephone-number", "+81352191001",
                       "associated-devices", devices, "groups", groups, "primary-pattern", "1001", "primary-partition",
                       "PT-Internal", "presence-group", "Standard Presence group", "home-cluster", TRUE, "cti-enabled",
                       TRUE, NULL);
}

static TelSecurityProfile *
make_security_profile (TelRelease release)
{
  return g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", "CSF Encrypted AuthString", "description", "created by AXL",
                       "product", "Cisco Unified Client Services Framework", "protocol", "SIP", "device-security-mode",
                       "Encrypted", "authentication-mode", "By Authentication String", "key-size", "2048", "key-order",
                       release >= TEL_RELEASE_11_0 ? "RSA Only" : NULL, "tftp-encrypted-config", TRUE, "transport",
                       "TLS", NULL);
}

static void
test_version (TelRelease release)
{
  g_autoptr (TelAxlRequest) request = tel_axl_request_new_version (release);
  g_autofree char *action = g_strdup_printf ("\"CUCM:DB ver=%s getCCMVersion\"", tel_release_to_string (release));

  g_assert_cmpstr (tel_axl_request_get_operation (request), ==, "getCCMVersion");
  g_assert_cmpstr (tel_axl_request_get_soap_action (request), ==, action);
  g_assert_false (tel_axl_request_is_write (request));
  g_assert_false (tel_axl_request_returns_objects (request));
  check_valid (request);
}

static void
test_list_every_kind (TelRelease release)
{
  for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    for (TelAxlPurpose purpose = TEL_AXL_PURPOSE_NAMES; purpose <= TEL_AXL_PURPOSE_SECRETS; purpose++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (TelAxlRequest) request = tel_axl_request_new_list (release, kind, NULL, 0, purpose, 100, 50, &error);

        g_assert_no_error (error);
        g_assert_true (tel_axl_request_returns_objects (request));
        g_assert_false (tel_axl_request_is_write (request));
        assert_has (request, ">%</");
        assert_has (request, "<skip>100</skip><first>50</first>");
        check_valid (request);
      }
}

/* But for strings, where who asks wants to see which are equal. */
static void
test_list_never_asks_for_secrets (TelRelease release)
{
  g_autoptr (TelAxlRequest) strings =
      tel_axl_request_new_list (release, TEL_OBJECT_KIND_DEVICE, NULL, 0, TEL_AXL_PURPOSE_SECRETS, 0, 0, NULL);
  g_autoptr (TelAxlRequest) request =
      tel_axl_request_new_list (release, TEL_OBJECT_KIND_DEVICE, NULL, 0, TEL_AXL_PURPOSE_OVERVIEW, 0, 0, NULL);

  assert_has (request, "<securityProfileName/>");
  assert_has (request, "<certificateStatus/>");
  assert_lacks (request, "authenticationString");
  assert_lacks (request, "sshPwd");
  assert_lacks (request, "<skip>");
  assert_has (strings, "<authenticationString/>");
  assert_lacks (strings, "sshPwd");
}

static void
test_list_criteria (TelRelease release)
{
  const TelAxlCriterion criteria[] = { { "partition", "PT-Internal" }, { "pattern", "10%" } };
  const TelAxlCriterion owner[] = { { "owner", "tadams" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) refused = NULL;
  g_autoptr (TelAxlRequest) request =
      tel_axl_request_new_list (release, TEL_OBJECT_KIND_DIRECTORY_NUMBER, criteria, G_N_ELEMENTS (criteria),
                                TEL_AXL_PURPOSE_OVERVIEW, 0, 10, &error);

  g_assert_no_error (error);
  assert_has (request, "<pattern>10%</pattern><routePartitionName>PT-Internal</routePartitionName></searchCriteria>");
  check_valid (request);

  refused =
      tel_axl_request_new_list (release, TEL_OBJECT_KIND_DEVICE, owner, 1, TEL_AXL_PURPOSE_OVERVIEW, 0, 10, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_null (refused);
}

static void
test_get_and_remove (TelRelease release)
{
  static const TelObjectKind kinds[] = { TEL_OBJECT_KIND_USER, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT_KIND_DIRECTORY_NUMBER,
                                         TEL_OBJECT_KIND_SECURITY_PROFILE, TEL_OBJECT_KIND_SIP_PROFILE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < 2; j++)
      {
        g_autoptr (GError) error = NULL;
        const char *partition = kinds[i] == TEL_OBJECT_KIND_DIRECTORY_NUMBER && j == 0 ? "PT-Internal" : NULL;
        g_autoptr (TelAxlRequest) get = tel_axl_request_new_get (release, kinds[i], "1001", partition, &error);
        g_autoptr (TelAxlRequest) removal = NULL;

        g_assert_no_error (error);
        removal = tel_axl_request_new_remove (release, kinds[i], "1001", partition, &error);
        g_assert_no_error (error);
        g_assert_false (tel_axl_request_is_write (get));
        g_assert_true (tel_axl_request_is_write (removal));
        g_assert_false (tel_axl_request_returns_objects (removal));
        check_valid (get);
        check_valid (removal);
      }
}

static void
test_apply_and_reset (TelRelease release)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) apply =
      tel_axl_request_new_apply (release, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", NULL, &error);
  g_autoptr (TelAxlRequest) reset =
      tel_axl_request_new_reset (release, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", NULL, &error);
  g_autoptr (TelAxlRequest) line = NULL;
  g_autoptr (TelAxlRequest) profile = NULL;

  g_assert_no_error (error);
  g_assert_true (tel_axl_request_is_write (apply));
  check_valid (apply);
  check_valid (reset);

  line = tel_axl_request_new_apply (release, TEL_OBJECT_KIND_DIRECTORY_NUMBER, "1001", NULL, &error);
  if (release < TEL_RELEASE_10_0)
    {
      g_assert_cmpstr (tel_axl_request_get_operation (apply), ==, "doDeviceReset");
      assert_has (apply, "<deviceName>CSFTADAMS</deviceName><deviceResetType>Apply Configuration</deviceResetType>");
      assert_has (reset, "<deviceResetType>Reset</deviceResetType>");
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (tel_axl_request_get_operation (apply), ==, "applyPhone");
  g_assert_cmpstr (tel_axl_request_get_operation (reset), ==, "resetPhone");
  assert_has (line, "<pattern>1001</pattern><routePartitionName/>");
  check_valid (line);
  profile = tel_axl_request_new_apply (release, TEL_OBJECT_KIND_SECURITY_PROFILE, "P", NULL, &error);
  g_assert_no_error (error);
  check_valid (profile);
}

static void
test_add_softphone (TelRelease release)
{
  g_autoptr (TelDevice) device = make_softphone (release);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = tel_axl_request_new_add (release, TEL_OBJECT (device), &error);

  g_assert_no_error (error);
  g_assert_true (tel_axl_request_is_write (request));
  check_valid (request);
  assert_has (request, "<authenticationString>4815162342</authenticationString>");
  assert_has (request,
              "<desktopClient><ciscoSupportField>configurationfile=jabber-config-group1.xml</ciscoSupportField>");
  if (release < TEL_RELEASE_10_0)
    assert_has (request, "<mobileSmartClientProfileName/></phone>");
  else
    assert_lacks (request, "mobileSmartClientProfileName");
  if (release == TEL_RELEASE_10_0 || release == TEL_RELEASE_10_5 || release == TEL_RELEASE_11_0)
    assert_has (request, "<recordingMediaSource>Gateway Preferred</recordingMediaSource></line>");
}

/* Flattens a document: one line per element with text, in order. */
static void
flatten (xmlNodePtr node, const char *path, GString *lines)
{
  for (xmlNodePtr child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    {
      g_autofree char *child_path = g_strdup_printf ("%s/%s", path, (const char *) child->name);
      xmlChar *text = xmlFirstElementChild (child) == NULL ? xmlNodeGetContent (child) : NULL;

      g_string_append_printf (lines, "%s=%s\n", child_path, text != NULL ? (const char *) text : "");
      xmlFree (text);
      flatten (child, child_path, lines);
    }
}

static char *
flatten_operation (const char *document, gsize length)
{
  xmlDocPtr tree = xmlReadMemory (document, (int) length, NULL, NULL, XML_PARSE_NONET);
  xmlNodePtr node = xmlDocGetRootElement (tree);
  GString *lines = g_string_new (NULL);

  g_assert_nonnull (node);
  if (strcmp ((const char *) node->name, "Envelope") == 0)
    node = xmlFirstElementChild (xmlNextElementSibling (xmlFirstElementChild (node)));
  g_string_append_printf (lines, "%s {%s}\n", (const char *) node->name, (const char *) node->ns->href);
  flatten (node, "", lines);
  xmlFreeDoc (tree);
  return g_string_free (lines, FALSE);
}

static void
assert_like_sample (TelAxlRequest *request, const char *name)
{
  g_autofree char *relative =
      g_strdup_printf ("axl/samples/%s/%s", tel_release_to_string (tel_axl_request_get_release (request)), name);
  g_autofree char *path = tel_test_find_shared (relative);
  g_autofree char *sample = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *written = NULL;
  gsize size;
  const char *data = g_bytes_get_data (tel_axl_request_get_body (request), &size);

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &sample, NULL, NULL));
  expected = flatten_operation (sample, strlen (sample));
  written = flatten_operation (data, size);
  g_assert_cmpstr (written, ==, expected);
}

/* From 11.5 on the sample names the recording media source, which is not demanded there any more. */
static void
test_softphone_is_the_sample (void)
{
  static const TelRelease releases[] = { TEL_RELEASE_9_1, TEL_RELEASE_10_5, TEL_RELEASE_12_5, TEL_RELEASE_14_0 };

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (TelDevice) device = make_softphone (releases[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (device), 0);
      g_autoptr (TelTree) source = tel_tree_new ("recordingMediaSource", "Gateway Preferred", NULL, 0);
      g_autoptr (TelCarried) carried = tel_carried_new (&source, 1, NULL);
      g_autoptr (TelAxlRequest) request = NULL;

      g_object_set (line, "carried", carried, NULL);
      request = tel_axl_request_new_add (releases[i], TEL_OBJECT (device), &error);
      g_assert_no_error (error);
      assert_like_sample (request, "addPhone-CSF-CAPF.xml");
    }
}

static void
test_add_others (TelRelease release)
{
  g_autoptr (TelUser) user = make_user ();
  g_autoptr (TelSecurityProfile) security_profile = make_security_profile (release);
  g_autoptr (TelSipProfile) sip_profile =
      g_object_new (TEL_TYPE_SIP_PROFILE, "name", "Jabber Mobile SIP Profile", "description",
                    "Jabber mobile (TCT/BOT/TAB)", "timer-register-delta", 120, "timer-register", 720,
                    "timer-keep-alive", 720, "timer-subscribe", 21600, "timer-subscribe-delta", 15, NULL);
  g_autoptr (TelDirectoryNumber) number =
      g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1001", "partition", "PT-Internal", "description",
                    "Tanya Adams", "alerting-name", "Tanya Adams", "calling-search-space", "CSS-Internal", NULL);
  TelObject *objects[] = { TEL_OBJECT (user), TEL_OBJECT (security_profile), TEL_OBJECT (sip_profile),
                           TEL_OBJECT (number) };

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TelAxlRequest) request = tel_axl_request_new_add (release, objects[i], &error);

      g_assert_no_error (error);
      check_valid (request);
      if (objects[i] == TEL_OBJECT (number))
        {
          assert_has (request, "<usage>Device</usage><routePartitionName>PT-Internal</routePartitionName>");
          if (release >= TEL_RELEASE_10_0)
            assert_has (request, "<active>true</active>");
        }
      if (objects[i] == TEL_OBJECT (sip_profile))
        assert_has (request, "<callingLineIdentification>Default</callingLineIdentification>");
    }
}

static void
test_add_without_partition (TelRelease release)
{
  g_autoptr (TelDirectoryNumber) number = g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "\\+81352191001", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = tel_axl_request_new_add (release, TEL_OBJECT (number), &error);

  g_assert_no_error (error);
  assert_has (request, "<pattern>\\+81352191001</pattern>");
  check_valid (request);
}

static void
test_add_refused (TelRelease release)
{
  static const struct
  {
    const char *property;
    const char *value;
    const char *words;
  } cases[] = {
    { "name", NULL, "Device Name" },
    { "device-pool", NULL, "Device pool" },
    { "location", "", "Location" },
    { "product", "Cisco Softphone", "Cisco Softphone" },
    { "key-size", "1536", "1536" },
    { "certificate-operation", "Install", "Install" },
    { "authentication-mode", "By String", "By String" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelDevice) device = make_softphone (release);
      g_autoptr (GError) error = NULL;
      g_autoptr (TelAxlRequest) request = NULL;

      g_object_set (device, cases[i].property, cases[i].value, NULL);
      request = tel_axl_request_new_add (release, TEL_OBJECT (device), &error);
      g_assert_null (request);
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].words);
    }
}

/* 3072 and 4096 bits are there from release 11.5 on. */
static void
test_key_size_gate (TelRelease release)
{
  g_autoptr (TelDevice) device = make_softphone (release);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = NULL;

  g_object_set (device, "key-size", "4096", NULL);
  request = tel_axl_request_new_add (release, TEL_OBJECT (device), &error);
  if (release >= TEL_RELEASE_11_5)
    g_assert_no_error (error);
  else
    g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
}

static void
test_no_operation_sends_no_settings (TelRelease release)
{
  g_autoptr (TelDevice) device = make_softphone (release);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = NULL;

  g_object_set (device, "certificate-operation", "No Pending Operation", NULL);
  request = tel_axl_request_new_add (release, TEL_OBJECT (device), &error);
  g_assert_no_error (error);
  assert_has (request, "<certificateOperation>No Pending Operation</certificateOperation>");
  assert_lacks (request, "authenticationMode");
  assert_lacks (request, "authenticationString");
  assert_lacks (request, "upgradeFinishTime");
  check_valid (request);
}

static void
test_update_sends_what_differs (TelRelease release)
{
  g_autoptr (TelDevice) base = make_softphone (release);
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = NULL;

  g_object_set (draft, "owner", NULL, "description", "Jabber & <co>", NULL);
  request = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (draft), &error);
  g_assert_no_error (error);
  assert_has (request, ":updatePhone><name>CSFTADAMS</name><description>Jabber &amp; &lt;co&gt;</description>"
                       "<ownerUserName/></ns:updatePhone>");
  check_valid (request);
}

static void
test_update_renames (TelRelease release)
{
  g_autoptr (TelDirectoryNumber) base =
      g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1001", "partition", "PT-Internal", NULL);
  g_autoptr (TelDirectoryNumber) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelUser) user = make_user ();
  g_autoptr (TelUser) renamed = tel_object_copy (TEL_OBJECT (user));
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) number_request = NULL;
  g_autoptr (TelAxlRequest) user_request = NULL;

  g_object_set (draft, "pattern", "1002", "partition", NULL, "description", "new", NULL);
  number_request = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (draft), &error);
  g_assert_no_error (error);
  assert_has (number_request, "<pattern>1001</pattern><routePartitionName>PT-Internal</routePartitionName>"
                              "<newPattern>1002</newPattern><description>new</description><newRoutePartitionName/>");
  check_valid (number_request);

  g_object_set (renamed, "user-id", "tanya", NULL);
  user_request = tel_axl_request_new_update (release, TEL_OBJECT (user), TEL_OBJECT (renamed), &error);
  g_assert_no_error (error);
  assert_has (user_request, "<userid>tadams</userid><newUserid>tanya</newUserid></ns:updateUser>");
  check_valid (user_request);
}

static void
test_update_user (TelRelease release)
{
  static const char *const devices[] = { "CSFTADAMS", "TCTTADAMS", NULL };
  static const char *const groups[] = { "Standard CCM End Users", "Standard CTI Enabled", NULL };
  g_autoptr (TelUser) base = make_user ();
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelUser) cleared = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = NULL;
  g_autoptr (TelAxlRequest) clearing = NULL;

  g_object_set (draft, "associated-devices", devices, "groups", groups, "telephone-number", "+81352191002",
                "directory-uri", "tadams@example.com", "cti-enabled", FALSE, NULL);
  request = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (draft), &error);
  g_assert_no_error (error);
  assert_has (request, "<associatedDevices><device>CSFTADAMS</device><device>TCTTADAMS</device></associatedDevices>"
                       "<associatedGroups><userGroup><name>Standard CCM End Users</name></userGroup><userGroup><name>"
                       "Standard CTI Enabled</name></userGroup></associatedGroups><enableCti>false</enableCti>");
  check_valid (request);

  g_object_set (cleared, "associated-devices", NULL, "primary-pattern", NULL, "primary-partition", NULL, NULL);
  clearing = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (cleared), &error);
  g_assert_no_error (error);
  assert_has (clearing, "<associatedDevices/><primaryExtension><pattern/><routePartitionName/></primaryExtension>");
  check_valid (clearing);
}

static void
test_update_profiles (TelRelease release)
{
  g_autoptr (TelSecurityProfile) base = make_security_profile (release);
  g_autoptr (TelSecurityProfile) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelSipProfile) sip_base = g_object_new (TEL_TYPE_SIP_PROFILE, "name", "P", NULL);
  g_autoptr (TelSipProfile) sip_draft = tel_object_copy (TEL_OBJECT (sip_base));
  g_autoptr (TelParameter) parameter = g_object_new (TEL_TYPE_PARAMETER, "name", "OrganizationDomain", "node",
                                                     "EnterpriseWideData", "service", "Enterprise Wide", NULL);
  g_autoptr (TelParameter) parameter_draft = tel_object_copy (TEL_OBJECT (parameter));
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = NULL;
  g_autoptr (TelAxlRequest) sip_request = NULL;
  g_autoptr (TelAxlRequest) parameter_request = NULL;
  g_autoptr (TelAxlRequest) parameter_again = NULL;

  g_object_set (draft, "name", "Q", "device-security-mode", "Authenticated", "tftp-encrypted-config", FALSE, NULL);
  request = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (draft), &error);
  g_assert_no_error (error);
  assert_has (request, "<newName>Q</newName>");
  check_valid (request);

  g_object_set (sip_draft, "timer-register", 720, "timer-subscribe-delta", 15, NULL);
  sip_request = tel_axl_request_new_update (release, TEL_OBJECT (sip_base), TEL_OBJECT (sip_draft), &error);
  g_assert_no_error (error);
  check_valid (sip_request);

  g_object_set (parameter_draft, "value", "example.com", NULL);
  parameter_request =
      tel_axl_request_new_update (release, TEL_OBJECT (parameter), TEL_OBJECT (parameter_draft), &error);
  g_assert_no_error (error);
  check_valid (parameter_request);
  parameter_again = tel_axl_request_new_get_again (release, TEL_OBJECT (parameter), &error);
  g_assert_no_error (error);
  check_valid (parameter_again);
}

static void
test_issue_and_cancel (TelRelease release)
{
  g_autoptr (TelDevice) base = make_softphone (release);
  g_autoptr (TelDevice) issued = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelDevice) cancelled = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelAuthString) string = tel_auth_string_new ("1234567890");
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) issue = NULL;
  g_autoptr (TelAxlRequest) cancel = NULL;

  /* Only the string is new, yet everything that belongs to the operation goes with it (contract 4, rule 2). */
  g_object_set (issued, "authentication-string", string, NULL);
  issue = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (issued), &error);
  g_assert_no_error (error);
  assert_has (issue, "<name>CSFTADAMS</name><certificateOperation>Install/Upgrade</certificateOperation>"
                     "<authenticationMode>By Authentication String</authenticationMode><keySize>2048</keySize>");
  assert_has (issue, "<authenticationString>1234567890</authenticationString>"
                     "<upgradeFinishTime>2026:12:31:12:00</upgradeFinishTime></ns:updatePhone>");
  check_valid (issue);

  g_object_set (cancelled, "certificate-operation", "No Pending Operation", "authentication-string", NULL, NULL);
  cancel = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (cancelled), &error);
  g_assert_no_error (error);
  assert_has (cancel, "<name>CSFTADAMS</name><certificateOperation>No Pending Operation</certificateOperation>"
                      "</ns:updatePhone>");
  check_valid (cancel);
}

static void
test_update_lines (TelRelease release)
{
  g_autoptr (TelDevice) base = make_softphone (release);
  g_autoptr (TelDevice) longer = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelDevice) emptied = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelDevice) cleared = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (cleared), 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = NULL;
  g_autoptr (TelAxlRequest) removal = NULL;
  g_autoptr (TelAxlRequest) clearing = NULL;

  add_line (longer, 2, "1002", NULL);
  request = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (longer), &error);
  g_assert_no_error (error);
  assert_has (request, "<lines><line><index>1</index>");
  assert_has (request, "<dirn><pattern>1002</pattern><routePartitionName/></dirn>");
  check_valid (request);

  g_object_set (line, "external-mask", NULL, "end-users", NULL, NULL);
  clearing = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (cleared), &error);
  g_assert_no_error (error);
  assert_has (clearing, "<e164Mask/>");
  assert_has (clearing, "<associatedEndusers/>");
  check_valid (clearing);

  g_list_store_remove_all (G_LIST_STORE (tel_device_get_lines (emptied)));
  removal = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (emptied), &error);
  if (release < TEL_RELEASE_10_0)
    {
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      return;
    }
  g_assert_no_error (error);
  assert_has (removal, "<removeLines><line><index>1</index>");
  assert_lacks (removal, "<lines>");
  check_valid (removal);
}

static void
test_update_refused (TelRelease release)
{
  static const struct
  {
    const char *property;
    const char *value;
    const char *words;
  } cases[] = {
    { "product", "Cisco Jabber for Tablet", "cannot be changed" },
    { "model", "x", "cannot be changed" },
    { "location", NULL, "cannot be left empty" },
    { "name", "", NULL },
    { "certificate-operation", "Reinstall", "Reinstall" },
  };
  g_autoptr (TelDevice) base = make_softphone (release);
  g_autoptr (TelDevice) same = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (GError) nothing = NULL;

  g_assert_null (tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (same), &nothing));
  g_assert_error (nothing, TEL_ERROR, TEL_ERROR_INVALID);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
      g_autoptr (GError) error = NULL;

      g_object_set (draft, cases[i].property, cases[i].value, NULL);
      if (cases[i].words == NULL)
        continue;
      g_assert_null (tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (draft), &error));
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].words);
    }
}

static void
test_settings_without_operation (TelRelease release)
{
  g_autoptr (TelDevice) base = make_softphone (release);
  g_autoptr (TelDevice) draft = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (base, "certificate-operation", "No Pending Operation", NULL);
  draft = tel_object_copy (TEL_OBJECT (base));
  g_object_set (draft, "key-size", "1024", NULL);
  g_assert_null (tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (draft), &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
}

/* What cannot be written back whole is not written at all. */
static void
test_unknown_stops_rewriting (TelRelease release)
{
  static const char *const unknown[] = { "lineTwist", NULL };
  static const char *const group_twist[] = { "associatedGroups/userGroup/twist", "other", NULL };
  static const char *const groups[] = { "Standard CTI Enabled", NULL };
  g_autoptr (TelDevice) base = make_softphone (release);
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (base), 0);
  g_autoptr (TelCarried) carried = tel_carried_new (NULL, 0, unknown);
  g_autoptr (TelCarried) user_carried = tel_carried_new (NULL, 0, group_twist);
  g_autoptr (TelDevice) draft = NULL;
  g_autoptr (TelUser) user = make_user ();
  g_autoptr (TelUser) user_draft = NULL;
  g_autoptr (TelUser) harmless = NULL;
  g_autoptr (TelAxlRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (line, "carried", carried, NULL);
  draft = tel_object_copy (TEL_OBJECT (base));
  add_line (draft, 2, "1002", NULL);
  g_assert_null (tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (draft), &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "lineTwist"));
  g_clear_error (&error);

  g_object_set (user, "carried", user_carried, NULL);
  user_draft = tel_object_copy (TEL_OBJECT (user));
  g_object_set (user_draft, "groups", groups, NULL);
  g_assert_null (tel_axl_request_new_update (release, TEL_OBJECT (user), TEL_OBJECT (user_draft), &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "userGroup/twist"));
  g_clear_error (&error);

  harmless = tel_object_copy (TEL_OBJECT (user));
  g_object_set (harmless, "department", "x", NULL);
  request = tel_axl_request_new_update (release, TEL_OBJECT (user), TEL_OBJECT (harmless), &error);
  g_assert_no_error (error);
  check_valid (request);
}

static void
test_numbers_validated (void)
{
  guint n_releases;
  guint n_schemas = 0;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  for (guint i = 0; i < n_releases; i++)
    {
      TelTestSchema *schema = tel_test_schema_load (tel_release_to_string (releases[i]));

      if (schema == NULL)
        continue;
      g_assert_cmpuint (tel_test_schema_get_n_validated (schema), >, 0);
      n_schemas++;
    }
  tel_test_schema_report ();
  if (n_schemas == 0)
    g_test_skip ("no schema of the vendor is at hand");
}

static void
add_on_every_release (const char *path, ReleaseFunc func)
{
  g_test_add_data_func (path, (gconstpointer) func, on_every_release);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  add_on_every_release ("/request/contract-1.2/version", test_version);
  add_on_every_release ("/request/contract-2.7/every-kind-is-listed", test_list_every_kind);
  add_on_every_release ("/request/security/a-list-never-asks-for-secrets", test_list_never_asks_for_secrets);
  add_on_every_release ("/request/contract-2.0/criteria-in-schema-order", test_list_criteria);
  add_on_every_release ("/request/contract-2.0/get-and-remove-by-key", test_get_and_remove);
  add_on_every_release ("/request/contract-2.1/apply-and-reset-by-release", test_apply_and_reset);
  add_on_every_release ("/request/contract-2.1/add-softphone", test_add_softphone);
  g_test_add_func ("/request/contract-2.9/softphone-is-the-sample", test_softphone_is_the_sample);
  add_on_every_release ("/request/contract-2/add-others", test_add_others);
  add_on_every_release ("/request/contract-2.2/add-without-partition", test_add_without_partition);
  add_on_every_release ("/request/add-refused-in-words", test_add_refused);
  add_on_every_release ("/request/contract-2.0/key-sizes-by-release", test_key_size_gate);
  add_on_every_release ("/request/contract-4/no-operation-sends-no-settings", test_no_operation_sends_no_settings);
  add_on_every_release ("/request/contract-2.0/update-sends-what-differs", test_update_sends_what_differs);
  add_on_every_release ("/request/contract-2.2/update-renames", test_update_renames);
  add_on_every_release ("/request/contract-2.3/update-user", test_update_user);
  add_on_every_release ("/request/contract-2.4/update-profiles-and-parameters", test_update_profiles);
  add_on_every_release ("/request/contract-4/issue-and-cancel", test_issue_and_cancel);
  add_on_every_release ("/request/contract-2.1/update-lines", test_update_lines);
  add_on_every_release ("/request/update-refused-in-words", test_update_refused);
  add_on_every_release ("/request/contract-4/settings-without-operation-refused", test_settings_without_operation);
  add_on_every_release ("/request/unknown-elements-stop-a-rewrite", test_unknown_stops_rewriting);
  g_test_add_func ("/request/validation/how-many-per-release", test_numbers_validated);

  return g_test_run ();
}
