/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-response.h"
#include "axl/tel-axl-table.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-error.h"
#include "model/tel-parameter.h"
#include "model/tel-sip-profile.h"
#include "model/tel-user.h"
#include "tel-test-schema.h"
#include "tel-test.h"

#include <string.h>

static const TelRelease sampled_releases[] = { TEL_RELEASE_9_1, TEL_RELEASE_10_5, TEL_RELEASE_12_5, TEL_RELEASE_14_0 };

/* Puts the body of an answer into an envelope. */
static char *
wrap (const char *body)
{
  const char *end = g_str_has_prefix (body, "<?xml") ? strstr (body, "?>") : NULL;

  return g_strconcat ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                      "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>",
                      end != NULL ? end + 2 : body, "</soapenv:Body></soapenv:Envelope>", NULL);
}

static char *
make_body (TelRelease release, const char *operation, const char *inside)
{
  return g_strdup_printf ("<ns:%sResponse xmlns:ns=\"http://www.cisco.com/AXL/API/%s\"><return>%s</return>"
                          "</ns:%sResponse>",
                          operation, tel_release_to_string (release), inside, operation);
}

static gboolean
feed (TelAxlResponse *response, const char *answer, gsize piece, GError **error)
{
  gsize length = strlen (answer);

  for (gsize offset = 0; offset < length; offset += piece)
    if (!tel_axl_response_feed (response, answer + offset, MIN (piece, length - offset), error))
      return FALSE;
  return tel_axl_response_finish (response, error);
}

/* Reads the answer whole and byte by byte; both are to give the same objects, carried elements included. */
static GPtrArray *
read_objects (TelAxlRequest *request, const char *answer)
{
  g_autoptr (TelAxlResponse) whole = tel_axl_response_new (request);
  g_autoptr (TelAxlResponse) bytes = tel_axl_response_new (request);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) again = NULL;
  GPtrArray *objects;

  feed (whole, answer, strlen (answer), &error);
  g_assert_no_error (error);
  feed (bytes, answer, 1, &error);
  g_assert_no_error (error);

  objects = tel_axl_response_steal_objects (whole);
  again = tel_axl_response_steal_objects (bytes);
  g_assert_cmpuint (objects->len, ==, again->len);
  g_assert_cmpuint (tel_axl_response_get_n_objects (whole), ==, objects->len);
  for (guint i = 0; i < objects->len; i++)
    {
      TelObject *one = g_ptr_array_index (objects, i);
      TelObject *other = g_ptr_array_index (again, i);
      TelCarried *carried = tel_object_get_carried (one);
      g_auto (GStrv) differences = tel_object_list_differences (one, other);

      /* A secret equals only itself. */
      if (differences[0] != NULL && strcmp (differences[0], "authentication-string") != 0)
        g_error ("“%s” depends on the pieces", differences[0]);
      g_assert_cmpstr (tel_object_get_uuid (one), ==, tel_object_get_uuid (other));
      g_assert_true (carried == NULL || tel_carried_equal (carried, tel_object_get_carried (other)));
    }
  return objects;
}

static char *
read_sample (TelRelease release, const char *name)
{
  g_autofree char *relative = g_strdup_printf ("axl/samples-responses/%s/%s", tel_release_to_string (release), name);
  g_autofree char *path = tel_test_find_shared (relative);
  g_autofree char *body = NULL;

  if (path == NULL)
    return NULL;
  g_assert_true (g_file_get_contents (path, &body, NULL, NULL));
  return wrap (body);
}

static gpointer
read_only_object (TelAxlRequest *request, const char *answer)
{
  g_autoptr (GPtrArray) objects = read_objects (request, answer);

  g_assert_cmpuint (objects->len, ==, 1);
  return g_object_ref (g_ptr_array_index (objects, 0));
}

static gpointer
read_sample_object (TelRelease release, TelAxlRequest *request, const char *name)
{
  g_autofree char *answer = read_sample (release, name);

  return answer != NULL ? read_only_object (request, answer) : NULL;
}

static void
test_get_phone_sample (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sampled_releases); i++)
    {
      TelRelease release = sampled_releases[i];
      g_autoptr (TelAxlRequest) request =
          tel_axl_request_new_get (release, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", NULL, NULL);
      g_autoptr (TelDevice) device = read_sample_object (release, request, "getPhone.xml");
      g_autofree char *field = NULL;
      g_autoptr (TelLine) line = NULL;

      if (device == NULL)
        return;
      g_assert_cmpstr (tel_object_get_uuid (TEL_OBJECT (device)), ==, "{00000003-0000-4000-8000-000000000003}");
      g_assert_cmpstr (tel_device_get_name (device), ==, "CSFTADAMS");
      g_assert_cmpstr (tel_device_get_model (device), ==, "Cisco Unified Client Services Framework");
      g_assert_null (tel_device_get_calling_search_space (device));
      g_assert_cmpstr (tel_device_get_device_pool (device), ==, "Default");
      g_assert_cmpstr (tel_device_get_security_profile (device), ==, "CSF Encrypted AuthString");
      g_assert_cmpstr (tel_device_get_owner (device), ==, "tadams");
      g_assert_cmpstr (tel_device_get_certificate_operation (device), ==, "No Pending Operation");
      g_assert_cmpstr (tel_device_get_certificate_status (device), ==, "Upgrade Success");
      g_assert_cmpstr (tel_device_get_key_size (device), ==, "2048");
      g_assert_cmpstr (tel_device_get_key_order (device), ==, release >= TEL_RELEASE_11_0 ? "RSA Only" : NULL);
      g_assert_null (tel_device_get_authentication_string (device));
      g_assert_null (tel_device_get_completes_by (device));
      field = tel_device_dup_support_field (device);
      g_assert_cmpstr (field, ==, "configurationfile=jabber-config-group1.xml");

      g_assert_cmpuint (g_list_model_get_n_items (tel_device_get_lines (device)), ==, 1);
      line = g_list_model_get_item (tel_device_get_lines (device), 0);
      g_assert_cmpuint (tel_line_get_index (line), ==, 1);
      g_assert_cmpstr (tel_line_get_label (line), ==, "Tanya Adams - 1001");
      g_assert_cmpstr (tel_line_get_pattern (line), ==, "1001");
      g_assert_cmpstr (tel_line_get_partition (line), ==, "PT-Internal");
      g_assert_cmpuint (tel_line_get_maximum_calls (line), ==, 4);
      g_assert_cmpuint (tel_line_get_busy_trigger (line), ==, 2);
      g_assert_cmpstr (tel_line_get_end_users (line)[0], ==, "tadams");
      g_assert_null (tel_line_get_end_users (line)[1]);
    }
}

static void
test_get_user_sample (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sampled_releases); i++)
    {
      g_autoptr (TelAxlRequest) request =
          tel_axl_request_new_get (sampled_releases[i], TEL_OBJECT_KIND_USER, "tadams", NULL, NULL);
      g_autoptr (TelUser) user = read_sample_object (sampled_releases[i], request, "getUser.xml");

      if (user == NULL)
        return;
      g_assert_cmpstr (tel_user_get_user_id (user), ==, "tadams");
      g_assert_cmpstr (tel_user_get_first_name (user), ==, "Tanya");
      g_assert_cmpstr (tel_user_get_associated_devices (user)[0], ==, "CSFTADAMS");
      g_assert_cmpstr (tel_user_get_primary_pattern (user), ==, "1001");
      g_assert_cmpstr (tel_user_get_primary_partition (user), ==, "PT-Internal");
      g_assert_cmpstr (tel_user_get_groups (user)[0], ==, "Standard CCM End Users");
      g_assert_null (tel_user_get_groups (user)[1]);
      g_assert_true (tel_user_get_home_cluster (user));
      g_assert_false (tel_user_get_im_and_presence (user));
      g_assert_null (tel_object_get_carried (TEL_OBJECT (user)));
    }
}

static void
test_list_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sampled_releases); i++)
    {
      TelRelease release = sampled_releases[i];
      g_autoptr (TelAxlRequest) users =
          tel_axl_request_new_list (release, TEL_OBJECT_KIND_USER, NULL, 0, TEL_AXL_PURPOSE_OVERVIEW, 0, 100, NULL);
      g_autoptr (TelAxlRequest) phones =
          tel_axl_request_new_list (release, TEL_OBJECT_KIND_DEVICE, NULL, 0, TEL_AXL_PURPOSE_OVERVIEW, 0, 100, NULL);
      g_autoptr (TelUser) user = read_sample_object (release, users, "listUser.xml");
      g_autoptr (TelDevice) device = read_sample_object (release, phones, "listPhone.xml");
      g_autofree char *empty = read_sample (release, "listUser-empty.xml");
      g_autoptr (GPtrArray) nobody = NULL;

      if (user == NULL || device == NULL || empty == NULL)
        return;
      g_assert_cmpstr (tel_user_get_last_name (user), ==, "Adams");
      g_assert_true (tel_user_get_im_and_presence (user));
      g_assert_cmpstr (tel_device_get_completes_by (device), ==, "2026:12:31:12:00");
      g_assert_cmpstr (tel_auth_string_peek (tel_device_get_authentication_string (device)), ==, "4815162342");
      nobody = read_objects (users, empty);
      g_assert_cmpuint (nobody->len, ==, 0);
    }
}

static char *
read_sample_value (TelAxlRequest *request, const char *name)
{
  g_autofree char *answer = read_sample (tel_axl_request_get_release (request), name);
  g_autoptr (TelAxlResponse) response = tel_axl_response_new (request);
  g_autoptr (GError) error = NULL;

  if (answer == NULL)
    return NULL;
  feed (response, answer, 1, &error);
  g_assert_no_error (error);
  return g_strdup (tel_axl_response_get_value (response));
}

static void
test_value_samples (void)
{
  g_autoptr (TelDevice) device =
      g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", "product", "Cisco Unified Client Services Framework", "class",
                    "Phone", "protocol", "SIP", "device-pool", "Default", "location", "Hub_None",
                    "common-phone-profile", "Standard Common Phone Profile", NULL);
  g_autoptr (TelParameter) base = g_object_new (TEL_TYPE_PARAMETER, "name", "OrganizationDomain", "node",
                                                "EnterpriseWideData", "service", "Enterprise Wide", NULL);
  g_autoptr (TelParameter) draft = tel_object_copy (TEL_OBJECT (base));

  g_object_set (draft, "value", "example.com", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sampled_releases); i++)
    {
      TelRelease release = sampled_releases[i];
      g_autoptr (TelAxlRequest) version = tel_axl_request_new_version (release);
      g_autoptr (TelAxlRequest) add = tel_axl_request_new_add (release, TEL_OBJECT (device), NULL);
      g_autoptr (TelAxlRequest) update =
          tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (draft), NULL);
      g_autoptr (TelAxlRequest) get = tel_axl_request_new_get_again (release, TEL_OBJECT (base), NULL);
      g_autofree char *version_value = read_sample_value (version, "getCCMVersion.xml");
      g_autofree char *add_value = NULL;
      g_autofree char *update_value = NULL;
      g_autoptr (TelParameter) parameter = NULL;

      if (version_value == NULL)
        return;
      g_assert_cmpstr (version_value, ==, "14.0.1.10000-20");
      add_value = read_sample_value (add, "addPhone.xml");
      g_assert_cmpstr (add_value, ==, "{00000001-0000-4000-8000-000000000001}");
      update_value = read_sample_value (update, "updateServiceParameter-true.xml");
      g_assert_cmpstr (update_value, ==, "true");
      parameter = read_sample_object (release, get, "getServiceParameter.xml");
      g_assert_cmpstr (tel_parameter_get_value (parameter), ==, "example.com");
      g_assert_cmpstr (tel_parameter_get_node (parameter), ==, "EnterpriseWideData");
      g_assert_cmpstr (tel_parameter_get_value_type (parameter), ==, "string");
    }
}

static void
assert_fault (const char *body, TelError kind, int code, const char *message)
{
  g_autofree char *answer = wrap (body);

  for (gsize piece = 1; piece <= strlen (answer); piece += strlen (answer) - 1)
    {
      g_autoptr (TelAxlRequest) request =
          tel_axl_request_new_get (TEL_RELEASE_9_1, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", NULL, NULL);
      g_autoptr (TelAxlResponse) response = tel_axl_response_new (request);
      g_autoptr (GError) error = NULL;

      g_assert_false (feed (response, answer, piece, &error));
      g_assert_error (error, TEL_ERROR, (int) kind);
      g_assert_nonnull (strstr (error->message, message));
      g_assert_nonnull (strstr (error->message, "CSFTADAMS"));
      g_assert_cmpint (tel_axl_response_get_fault (response)->code, ==, code);
      g_assert_cmpstr (tel_axl_response_get_fault (response)->message, ==, message);
    }
}

static void
test_faults (void)
{
  const char *words = "Item not valid: The specified Phone was not found";

  assert_fault ("<f:Fault xmlns:f=\"http://schemas.xmlsoap.org/soap/envelope/\"><faultcode>f:Server</faultcode>"
                "<faultstring>Item not valid: The specified Phone was not found</faultstring><detail><axlError>"
                "<axlcode>5007</axlcode><axlmessage>Item not valid: The specified Phone was not found</axlmessage>"
                "<request>getPhone</request></axlError></detail></f:Fault>",
                TEL_ERROR_NOT_FOUND, 5007, words);
  /* The error may be in the namespace that the schema gives it, and 9.1 has none. */
  assert_fault ("<f:Fault xmlns:f=\"http://schemas.xmlsoap.org/soap/envelope/\"><faultstring>x</faultstring><detail>"
                "<a:axlError xmlns:a=\"http://www.cisco.com/AXL/API/14.0\"><axlcode>-691</axlcode><axlmessage>no key"
                "</axlmessage></a:axlError></detail></f:Fault>",
                TEL_ERROR_REJECTED, -691, "no key");
  assert_fault ("<f:Fault xmlns:f=\"http://schemas.xmlsoap.org/soap/envelope/\"><faultcode>f:Client</faultcode>"
                "<faultstring>Item not valid: The specified Phone was not found</faultstring></f:Fault>",
                TEL_ERROR_NOT_FOUND, 0, words);
}

static void
test_fault_sample (void)
{
  g_autofree char *path = tel_test_find_shared ("axl/samples-responses/fault-5007.xml");
  g_autofree char *answer = NULL;
  g_autoptr (TelAxlRequest) request =
      tel_axl_request_new_get (TEL_RELEASE_14_0, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", NULL, NULL);
  g_autoptr (TelAxlResponse) response = tel_axl_response_new (request);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &answer, NULL, NULL));
  g_assert_false (feed (response, answer, 1, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
  g_assert_cmpstr (tel_axl_response_get_fault (response)->request, ==, "getPhone");
}

/* Every sample is read: here, and those with rows in test-axl-query and test-axl-client-cluster. */
static void
test_no_sample_is_missed (void)
{
  static const char *const read[] = {
    "addPhone.xml",
    "doAuthenticateUser.xml",
    "executeSQLQuery-empty.xml",
    "executeSQLQuery.xml",
    "getCCMVersion.xml",
    "getPhone.xml",
    "getServiceParameter.xml",
    "getUser.xml",
    "listChange.xml",
    "listPhone.xml",
    "listUser-empty.xml",
    "listUser.xml",
    "updateServiceParameter-true.xml",
    NULL,
  };
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sampled_releases); i++)
    {
      g_autofree char *relative =
          g_strdup_printf ("axl/samples-responses/%s", tel_release_to_string (sampled_releases[i]));
      g_autofree char *path = tel_test_find_shared (relative);
      g_autoptr (GDir) directory = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
      const char *name;

      while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
        {
          /* What it answers is never sent. */
          if (strcmp (name, "executeSQLUpdate.xml") == 0)
            continue;
          if (!g_strv_contains (read, name))
            g_error ("nothing reads %s", name);
          n_read++;
        }
    }
  g_test_message ("%u sample answers read", n_read);
}

static void
test_not_an_answer (void)
{
  static const char *const answers[] = {
    "<html><body>The AXL Web Service is working</body></html>",
    "<s:Envelope xmlns:s='urn:s'><s:Body/></s:Envelope>",
    "<s:Envelope xmlns:s='urn:s'/>",
    "<s:Envelope xmlns:s='urn:s'><s:Body><getUserResponse><return/></getUserResponse></s:Body></s:Envelope>",
    "<s:Envelope xmlns:s='urn:s'><s:Body><getPhoneResponse><return/></getPhoneResponse></s:Body></s:Envelope>",
    "<s:Envelope xmlns:s='urn:s'><s:Body><getPhoneResponse><return><phone/><phone/></return></getPhoneResponse>"
    "</s:Body></s:Envelope>",
    "<s:Envelope xmlns:s='urn:s'><s:Body><getPhoneResponse><return><phone><name>x</name></phone>",
    "<s:Envelope xmlns:s='urn:s'><s:Body><getPhoneResponse><return><phone/></return></getPhoneResponse>"
    "<getPhoneResponse><return><phone/></return></getPhoneResponse></s:Body></s:Envelope>",
    "<s:Envelope xmlns:s='urn:s'><s:Header><getPhoneResponse><return><phone/></return></getPhoneResponse></s:Header>"
    "</s:Envelope>",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (TelAxlRequest) request =
          tel_axl_request_new_get (TEL_RELEASE_14_0, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", NULL, NULL);
      g_autoptr (TelAxlResponse) response = tel_axl_response_new (request);
      g_autoptr (GError) error = NULL;

      if (feed (response, answers[i], 7, &error))
        g_error ("taken for an answer: %s", answers[i]);
      g_assert_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL);
    }
}

static void
count_object (TelObject *object, gpointer user_data)
{
  GPtrArray *names = user_data;

  g_ptr_array_add (names, g_strdup (tel_object_get_key (object)));
}

static void
test_handed_out (void)
{
  g_autoptr (TelAxlRequest) request = tel_axl_request_new_list (TEL_RELEASE_14_0, TEL_OBJECT_KIND_LOCATION, NULL, 0,
                                                                TEL_AXL_PURPOSE_OVERVIEW, 0, 0, NULL);
  g_autofree char *body = make_body (TEL_RELEASE_14_0, "listLocation",
                                     "<location uuid='{1}'><name>Hub_None</name></location>"
                                     "<location uuid='{2}'><name>東京 &lt;b&gt; 📞</name></location><other/>");
  g_autofree char *answer = wrap (body);
  g_autoptr (TelAxlResponse) response = tel_axl_response_new (request);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) objects = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_response_set_object_func (response, count_object, names);
  feed (response, answer, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "Hub_None");
  g_assert_cmpstr (g_ptr_array_index (names, 1), ==, "東京 <b> 📞");
  g_assert_cmpuint (tel_axl_response_get_n_objects (response), ==, 2);
  objects = tel_axl_response_steal_objects (response);
  g_assert_cmpuint (objects->len, ==, 0);
}

/* Real clusters do not keep to the schema's order (contract 1.1), nor to one spelling of a boolean. */
static void
test_lenient (void)
{
  g_autoptr (TelAxlRequest) request =
      tel_axl_request_new_get (TEL_RELEASE_9_1, TEL_OBJECT_KIND_USER, "tadams", NULL, NULL);
  g_autofree char *body = make_body (
      TEL_RELEASE_9_1, "getUser",
      "<user><homeCluster>t</homeCluster><displayName>Tanya</displayName><enableCti>1</enableCti>"
      "<telephoneNumber>1</telephoneNumber><imAndPresenceEnable>f</imAndPresenceEnable><userid>tadams</userid>"
      "<firstName>T</firstName><newThing>x</newThing><associatedGroups><userGroup><name>A</name><shade>1</shade>"
      "<userRoles><userRole>R</userRole></userRoles></userGroup><userGroup><name>B</name></userGroup>"
      "</associatedGroups></user>");
  g_autofree char *answer = wrap (body);
  g_autoptr (TelUser) user = read_only_object (request, answer);
  const char *const *unknown = tel_carried_get_unknown (tel_object_get_carried (TEL_OBJECT (user)));

  g_assert_true (tel_user_get_home_cluster (user));
  g_assert_true (tel_user_get_cti_enabled (user));
  g_assert_false (tel_user_get_im_and_presence (user));
  g_assert_cmpstr (tel_user_get_display_name (user), ==, "Tanya");
  g_assert_cmpstr (tel_user_get_telephone_number (user), ==, "1");
  g_assert_cmpstr (tel_user_get_user_id (user), ==, "tadams");
  g_assert_cmpstr (tel_user_get_groups (user)[1], ==, "B");
  g_assert_cmpstr (unknown[0], ==, "newThing");
  g_assert_cmpstr (unknown[1], ==, "associatedGroups/userGroup/shade");
  g_assert_null (unknown[2]);
}

static void
test_secrets_are_not_carried (void)
{
  g_autoptr (TelAxlRequest) request =
      tel_axl_request_new_get (TEL_RELEASE_14_0, TEL_OBJECT_KIND_DEVICE, "X", NULL, NULL);
  g_autofree char *body =
      make_body (TEL_RELEASE_14_0, "getPhone",
                 "<phone><name>X</name><sshPwd>hunter2</sshPwd><sshUserId>root</sshUserId></phone>");
  g_autofree char *answer = wrap (body);
  g_autoptr (TelDevice) device = read_only_object (request, answer);
  TelCarried *carried = tel_object_get_carried (TEL_OBJECT (device));

  g_assert_nonnull (tel_carried_get (carried, "sshUserId"));
  g_assert_null (tel_carried_get (carried, "sshPwd"));
  g_assert_null (tel_carried_get_unknown (carried)[0]);
}

/* Writes an answer that has every row of a table, with something in each: “t” is a text and a boolean as well. */
static void
append_answer (GString *answer, const TelAxlTable *table, TelRelease release)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];
      const char *text = row->kind == TEL_AXL_BOOLEAN ? "true" : row->kind == TEL_AXL_NUMBER ? "7" : "t";

      if (!tel_axl_row_stands (row, TEL_AXL_GET, release) || (row->kind == TEL_AXL_TREE && row->parts == NULL))
        continue;
      if (row->kind == TEL_AXL_EXTENSION)
        g_string_append_printf (
            answer,
            "<%s uuid='{00000006-0000-4000-8000-000000000006}'><pattern>1001</pattern>"
            "<routePartitionName uuid='{00000007-0000-4000-8000-000000000007}'>PT</routePartitionName>"
            "</%s>",
            row->element, row->element);
      else if (row->kind == TEL_AXL_TEXTS)
        g_string_append_printf (answer, "<%s><enduser><userId>tadams</userId></enduser></%s>", row->element,
                                row->element);
      else if (row->kind == TEL_AXL_TREE)
        {
          g_string_append_printf (answer, "<%s>", row->element);
          for (guint j = 0; row->parts[j] != NULL; j++)
            g_string_append_printf (answer, "<%s>true</%s>", row->parts[j], row->parts[j]);
          g_string_append_printf (answer, "</%s>", row->element);
        }
      else if (row->kind == TEL_AXL_REFERENCE)
        g_string_append_printf (answer, "<%s uuid='{00000009-0000-4000-8000-000000000009}'>x</%s>", row->element,
                                row->element);
      else
        g_string_append_printf (answer, "<%s>%s</%s>", row->element, text, row->element);
    }
}

static void
check_valid (TelRelease release, const char *document, gsize length)
{
  TelTestSchema *schema = tel_test_schema_load (tel_release_to_string (release));

  if (schema != NULL)
    tel_test_schema_assert_valid (schema, document, length);
}

static char *
dup_body (TelAxlRequest *request)
{
  gsize size;
  const char *data = g_bytes_get_data (tel_axl_request_get_body (request), &size);

  return g_strndup (data, size);
}

/* Everything a line was answered with goes back in the update, but for what an update does not take. */
static void
assert_line_is_kept (TelRelease release, const char *body)
{
  const TelAxlTable *table = &tel_axl_line_appearance_table;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];
      g_autofree char *tag = g_strdup_printf ("<%s>", row->element);
      gboolean expected = tel_axl_row_stands (row, TEL_AXL_UPDATE, release);

      if (tel_axl_row_stands (row, TEL_AXL_GET, release) && (strstr (body, tag) != NULL) != expected)
        g_error ("%s in release %s: %s", row->element, tel_release_to_string (release), body);
    }
  g_assert_nonnull (strstr (body, "<callInfoDisplay><callerName>true</callerName><callerNumber>true</callerNumber>"));
  g_assert_null (strstr (body, "uuid"));
}

static void
round_trip_lines (TelRelease release)
{
  g_autoptr (TelAxlRequest) get = tel_axl_request_new_get (release, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", NULL, NULL);
  g_autoptr (GString) inside = g_string_new ("<phone ctiid='61' uuid='{00000003-0000-4000-8000-000000000003}'>"
                                             "<name>CSFTADAMS</name><lines>"
                                             "<line uuid='{00000005-0000-4000-8000-000000000005}'>");
  static const char *const users[] = { "tadams", "amckenzi", NULL };
  g_autofree char *body = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *written = NULL;
  g_autoptr (TelDevice) base = NULL;
  g_autoptr (TelDevice) draft = NULL;
  g_autoptr (TelLine) line = NULL;
  g_autoptr (TelAxlRequest) update = NULL;
  g_autoptr (GError) error = NULL;

  append_answer (inside, &tel_axl_line_appearance_table, release);
  g_string_append (inside, "</line></lines></phone>");
  body = make_body (release, "getPhone", inside->str);
  answer = wrap (body);
  check_valid (release, answer, strlen (answer));
  base = read_only_object (get, answer);
  draft = tel_object_copy (TEL_OBJECT (base));
  line = g_list_model_get_item (tel_device_get_lines (draft), 0);
  g_object_set (line, "end-users", users, NULL);

  update = tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (draft), &error);
  g_assert_no_error (error);
  written = dup_body (update);
  check_valid (release, written, strlen (written));
  assert_line_is_kept (release, written);
  g_assert_nonnull (strstr (written, "<enduser><userId>tadams</userId></enduser><enduser><userId>amckenzi</userId>"));
}

static void
test_lines_round_trip (void)
{
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  for (guint i = 0; i < n_releases; i++)
    round_trip_lines (releases[i]);
}

/* "Copy the standard profile" (contract 8) is a get and an add, and nothing may be lost on the way. */
static void
round_trip_sip_profile (TelRelease release)
{
  g_autoptr (TelAxlRequest) get =
      tel_axl_request_new_get (release, TEL_OBJECT_KIND_SIP_PROFILE, "Standard SIP Profile", NULL, NULL);
  g_autoptr (GString) inside = g_string_new ("<sipProfile uuid='{00000003-0000-4000-8000-000000000003}'>");
  g_autofree char *body = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *written = NULL;
  g_autoptr (TelSipProfile) profile = NULL;
  g_autoptr (TelSipProfile) copy = NULL;
  g_autoptr (TelAxlRequest) add = NULL;
  g_autoptr (GError) error = NULL;

  append_answer (inside, &tel_axl_sip_profile_table, release);
  g_string_append (inside, "</sipProfile>");
  body = make_body (release, "getSipProfile", inside->str);
  answer = wrap (body);
  check_valid (release, answer, strlen (answer));
  profile = read_only_object (get, answer);
  g_assert_cmpuint (tel_sip_profile_get_timer_register (profile), ==, 7);

  copy = tel_object_copy (TEL_OBJECT (profile));
  g_object_set (copy, "name", "Jabber Mobile SIP Profile", "timer-register", 720, NULL);
  add = tel_axl_request_new_add (release, TEL_OBJECT (copy), &error);
  g_assert_no_error (error);
  written = dup_body (add);
  check_valid (release, written, strlen (written));
  for (guint i = 0; i < tel_axl_sip_profile_table.n_rows; i++)
    {
      const TelAxlRow *row = &tel_axl_sip_profile_table.rows[i];
      g_autofree char *tag = g_strdup_printf ("<%s>", row->element);

      if (tel_axl_row_stands (row, TEL_AXL_ADD, release) && row->kind != TEL_AXL_TREE)
        g_assert_nonnull (strstr (written, tag));
    }
}

static void
test_sip_profile_round_trip (void)
{
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  for (guint i = 0; i < n_releases; i++)
    round_trip_sip_profile (releases[i]);
}

/* A null that was read is kept as null in a line, and a value that is not known as it is. */
static void
test_nulls_and_strangers_are_kept (void)
{
  g_autoptr (TelAxlRequest) get = tel_axl_request_new_get (TEL_RELEASE_14_0, TEL_OBJECT_KIND_DEVICE, "X", NULL, NULL);
  g_autofree char *body =
      make_body (TEL_RELEASE_14_0, "getPhone",
                 "<phone><name>X</name><lines><line><index>1</index><dirn><pattern>1</pattern><routePartitionName/>"
                 "</dirn><ringSetting>Sing</ringSetting><ringSettingIdlePickupAlert/><recordingFlag/></line></lines>"
                 "</phone>");
  g_autofree char *answer = wrap (body);
  g_autoptr (TelDevice) base = read_only_object (get, answer);
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (draft), 0);
  g_autoptr (TelAxlRequest) update = NULL;
  g_autoptr (TelAxlRequest) refused = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (line, "label", "new", NULL);
  update = tel_axl_request_new_update (TEL_RELEASE_14_0, TEL_OBJECT (base), TEL_OBJECT (draft), &error);
  g_assert_no_error (error);
  written = dup_body (update);
  check_valid (TEL_RELEASE_14_0, written, strlen (written));
  g_assert_nonnull (strstr (written, "<ringSetting>Sing</ringSetting><ringSettingIdlePickupAlert/>"));
  g_assert_null (strstr (written, "recordingFlag"));

  g_object_set (line, "ring-setting", "Hum", NULL);
  refused = tel_axl_request_new_update (TEL_RELEASE_14_0, TEL_OBJECT (base), TEL_OBJECT (draft), &error);
  g_assert_null (refused);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
}

/* An element of a line that no table knows is remembered, and stops the rewrite. */
static void
test_unknown_in_line (void)
{
  static const char *const places[] = { "<twist/>", "<callInfoDisplay><twist/></callInfoDisplay>",
                                        "<associatedEndusers><enduser><twist/></enduser></associatedEndusers>" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (TelAxlRequest) get =
          tel_axl_request_new_get (TEL_RELEASE_14_0, TEL_OBJECT_KIND_DEVICE, "X", NULL, NULL);
      g_autofree char *inside = g_strdup_printf ("<phone><name>X</name><lines><line><index>1</index><dirn><pattern>1</"
                                                 "pattern></dirn>%s</line></lines></phone>",
                                                 places[i]);
      g_autofree char *body = make_body (TEL_RELEASE_14_0, "getPhone", inside);
      g_autofree char *answer = wrap (body);
      g_autoptr (TelDevice) base = read_only_object (get, answer);
      g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
      g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (draft), 0);
      g_autoptr (GError) error = NULL;

      g_object_set (line, "label", "new", NULL);
      g_assert_null (tel_axl_request_new_update (TEL_RELEASE_14_0, TEL_OBJECT (base), TEL_OBJECT (draft), &error));
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "twist"));
    }
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
      g_assert_cmpuint (tel_test_schema_get_n_validated (schema), >=, 4);
      n_schemas++;
    }
  tel_test_schema_report ();
  if (n_schemas == 0)
    g_test_skip ("no schema of the vendor is at hand");
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/response/samples/get-phone", test_get_phone_sample);
  g_test_add_func ("/response/samples/get-user", test_get_user_sample);
  g_test_add_func ("/response/samples/lists", test_list_samples);
  g_test_add_func ("/response/samples/values", test_value_samples);
  g_test_add_func ("/response/samples/fault", test_fault_sample);
  g_test_add_func ("/response/samples/none-is-missed", test_no_sample_is_missed);
  g_test_add_func ("/response/contract-1.4/faults-with-and-without-a-code", test_faults);
  g_test_add_func ("/response/reading/what-is-no-answer-is-refused", test_not_an_answer);
  g_test_add_func ("/response/reading/objects-are-handed-out-as-they-come", test_handed_out);
  g_test_add_func ("/response/reading/order-and-spelling-are-free", test_lenient);
  g_test_add_func ("/response/security/secrets-are-not-carried", test_secrets_are_not_carried);
  g_test_add_func ("/response/round-trip/lines-are-kept-on-every-release", test_lines_round_trip);
  g_test_add_func ("/response/round-trip/sip-profile-is-copied-on-every-release", test_sip_profile_round_trip);
  g_test_add_func ("/response/round-trip/nulls-and-strangers-are-kept", test_nulls_and_strangers_are_kept);
  g_test_add_func ("/response/round-trip/unknown-elements-stop-a-rewrite", test_unknown_in_line);
  g_test_add_func ("/response/validation/how-many-per-release", test_numbers_validated);

  return g_test_run ();
}
