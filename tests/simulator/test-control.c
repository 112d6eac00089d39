/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-control.h"
#include "tel-test-soap.h"
#include "tel-test.h"

#include <json-glib/json-glib.h>

#include <string.h>

#define PHONE "SEP001122334455"

typedef struct
{
  TelTestSoap *soap;
  TelSimulatorControl *control;
  TelTestHttp *http;
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autofree char *base = NULL;
  g_autoptr (GError) error = NULL;

  self->soap = tel_test_soap_new ("14.0");
  self->control = tel_simulator_control_new (self->soap->simulator->server);
  tel_simulator_control_listen (self->control, 0, &error);
  g_assert_no_error (error);
  base = g_strdup_printf ("http://127.0.0.1:%u", tel_simulator_control_get_port (self->control));
  self->http = tel_test_http_new (base, NULL);

  return self;
}

static void
fixture_free (Fixture *self)
{
  tel_test_http_free (self->http);
  g_object_unref (self->control);
  tel_test_soap_free (self->soap);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static JsonNode *
ask (Fixture *self, const char *method, const char *path, const char *body, guint status)
{
  const TelTestRequest request = { .method = method, .path = path, .body = body };
  g_autoptr (TelTestAnswer) answer = tel_test_http_send (self->http, &request);
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_no_error (answer->error);
  if (answer->status != status)
    g_error ("%s %s: %u instead of %u: %s", method, path, answer->status, status, answer->body);
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Content-Type"), ==, "application/json");
  node = json_from_string (answer->body, &error);
  g_assert_no_error (error);

  return node;
}

static const char *
member (JsonNode *node, const char *name)
{
  return json_object_get_string_member (json_node_get_object (node), name);
}

static void
test_dump (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) dump = ask (fixture, "GET", "/dump", NULL, 200);
  JsonObject *root = json_node_get_object (dump);
  JsonObject *phones = json_object_get_object_member (root, "phones");

  g_assert_cmpstr (json_object_get_string_member (root, "release"), ==, "14.0");
  g_assert_true (json_object_has_member (json_object_get_object_member (root, "users"), "tadams"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (phones, "CSFAKenzi"), "ownerUserName"),
                   ==, "amckenzi");
}

static void
test_requests (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelTestAnswer) good = tel_test_soap_call (fixture->soap, "14.0", "getPhone", "<name>" PHONE "</name>");
  g_autoptr (TelTestAnswer) bad = tel_test_soap_call (fixture->soap, "14.0", "getUser", "<userid>nobody</userid>");
  g_autoptr (JsonNode) requests = ask (fixture, "GET", "/requests", NULL, 200);
  JsonArray *array = json_node_get_array (requests);
  JsonObject *first = json_array_get_object_element (array, 0);
  JsonObject *second = json_array_get_object_element (array, 1);

  g_assert_cmpuint (json_array_get_length (array), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (first, "operation"), ==, "getPhone");
  g_assert_cmpstr (json_object_get_string_member (first, "object"), ==, PHONE);
  g_assert_cmpstr (json_object_get_string_member (first, "status"), ==, "ok");
  g_assert_cmpint (json_object_get_int_member (first, "http"), ==, 200);
  g_assert_cmpstr (json_object_get_string_member (second, "object"), ==, "nobody");
  g_assert_cmpstr (json_object_get_string_member (second, "status"), ==, "fault");
  g_assert_cmpint (json_object_get_int_member (second, "http"), ==, 500);
}

static void
test_clock (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) set = ask (fixture, "POST", "/clock", "{\"now\":\"2031-02-03T04:05:06Z\"}", 200);
  g_autoptr (JsonNode) advanced = ask (fixture, "POST", "/clock", "{\"advance\":86400}", 200);
  g_autoptr (JsonNode) read = ask (fixture, "GET", "/clock", NULL, 200);
  g_autoptr (JsonNode) bad = ask (fixture, "POST", "/clock", "{\"now\":\"tomorrow\"}", 400);
  g_autoptr (JsonNode) empty = ask (fixture, "POST", "/clock", "{}", 400);
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (fixture->soap->simulator->clock);

  g_assert_true (g_str_has_prefix (member (set, "now"), "2031-02-03T04:05:0"));
  g_assert_true (g_str_has_prefix (member (advanced, "now"), "2031-02-04T04:05:"));
  g_assert_true (g_str_has_prefix (member (read, "now"), "2031-02-04T04:05:"));
  g_assert_cmpint (g_date_time_get_day_of_month (now), ==, 4);
  g_assert_nonnull (member (bad, "error"));
  g_assert_nonnull (member (empty, "error"));
}

/* The client reads the cluster's clock off the answers: one Date, and that of the clock which was moved (G3.5). */
static void
test_clock_dates_answers (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) set = ask (fixture, "POST", "/clock", "{\"now\":\"2031-02-03T04:05:06Z\"}", 200);
  g_autoptr (TelTestAnswer) first = tel_test_soap_call (fixture->soap, "14.0", "getCCMVersion", "");
  g_autoptr (JsonNode) advanced = ask (fixture, "POST", "/clock", "{\"advance\":86400}", 200);
  const TelTestRequest nowhere = { .method = "GET", .path = "/nowhere" };
  g_autoptr (TelTestAnswer) second = tel_test_soap_call (fixture->soap, "14.0", "getUser", "<userid>nobody</userid>");
  g_autoptr (TelTestAnswer) third = tel_test_http_send (fixture->soap->http, &nowhere);

  tel_test_assert_contains (soup_message_headers_get_list (first->headers, "Date"), "Mon, 03 Feb 2031 04:05:");
  tel_test_assert_contains (soup_message_headers_get_list (second->headers, "Date"), "Tue, 04 Feb 2031 04:05:");
  tel_test_assert_contains (soup_message_headers_get_list (third->headers, "Date"), "Tue, 04 Feb 2031 04:05:");
  g_assert_cmpuint (strlen (soup_message_headers_get_list (first->headers, "Date")), ==,
                    strlen ("Mon, 03 Feb 2031 04:05:06 GMT"));
}

static void
test_fault (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) done = ask (fixture, "POST", "/fault",
                                   "{\"operation\":\"getPhone\",\"occurrence\":2,\"kind\":\"refuse\",\"code\":-239,"
                                   "\"message\":\"refused by arrangement\"}",
                                   200);
  static const guint statuses[] = { 200, 500, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (TelTestAnswer) answer =
          tel_test_soap_call (fixture->soap, "14.0", "getPhone", "<name>" PHONE "</name>");

      g_assert_cmpuint (answer->status, ==, statuses[i]);
      if (statuses[i] == 500)
        {
          tel_test_assert_contains (answer->body, "<axlcode>-239</axlcode>");
          tel_test_assert_contains (answer->body, "refused by arrangement");
        }
    }
}

/* Every kind is reached by its name. */
static void
test_fault_kinds (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();

  for (TelSimulatorDisturbanceKind kind = 0; kind < TEL_SIMULATOR_DISTURBANCE_MUTATE; kind++)
    {
      g_autofree char *body =
          g_strdup_printf ("{\"operation\":\"getPhone\",\"occurrence\":9,\"kind\":\"%s\",\"code\":404}",
                           tel_simulator_disturbances_get_name (kind));
      g_autoptr (JsonNode) done = ask (fixture, "POST", "/fault", body, 200);
    }
}

static void
test_fault_several_times (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) done =
      ask (fixture, "POST", "/fault", "{\"operation\":\"getPhone\",\"kind\":\"status\",\"code\":403,\"times\":2}", 200);
  static const guint statuses[] = { 403, 403, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (TelTestAnswer) answer =
          tel_test_soap_call (fixture->soap, "14.0", "getPhone", "<name>" PHONE "</name>");

      g_assert_cmpuint (answer->status, ==, statuses[i]);
    }
}

static void
test_fault_cleared (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) done =
      ask (fixture, "POST", "/fault", "{\"operation\":\"*\",\"occurrence\":0,\"kind\":\"throttle\"}", 200);
  g_autoptr (TelTestAnswer) throttled = tel_test_soap_call (fixture->soap, "14.0", "getCCMVersion", "");
  g_autoptr (JsonNode) cleared = ask (fixture, "DELETE", "/fault", NULL, 200);
  g_autoptr (TelTestAnswer) served = tel_test_soap_call (fixture->soap, "14.0", "getCCMVersion", "");

  g_assert_cmpuint (throttled->status, ==, 503);
  g_assert_cmpuint (served->status, ==, 200);
}

/* The client of the tests knows the first certificate, and no other. */
static void
test_certificate (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  TelTestSimulator *simulator = fixture->soap->simulator;
  g_autofree char *before = g_strdup (tel_simulator_server_get_fingerprint (simulator->server));
  g_autoptr (TelTestAnswer) known = tel_test_soap_call (fixture->soap, "14.0", "getCCMVersion", "");
  g_autoptr (JsonNode) changed = ask (fixture, "POST", "/certificate", "{}", 200);
  g_autoptr (TelTestAnswer) unknown = tel_test_soap_call (fixture->soap, "14.0", "getCCMVersion", "");

  g_assert_cmpuint (known->status, ==, 200);
  g_assert_error (unknown->error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (changed), "fingerprint"), !=, before);
}

static void
test_mutate (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) now =
      ask (fixture, "POST", "/mutate",
           "{\"request\":\"<updatePhone><name>" PHONE "</name><description>now</description></updatePhone>\"}", 200);
  g_autoptr (TelTestAnswer) first = tel_test_soap_call (fixture->soap, "14.0", "getPhone", "<name>" PHONE "</name>");
  g_autoptr (JsonNode) before =
      ask (fixture, "POST", "/mutate",
           "{\"request\":\"<updatePhone><name>" PHONE "</name><description>then</description></updatePhone>\","
           "\"before\":{\"operation\":\"getPhone\",\"occurrence\":1}}",
           200);
  g_autoptr (TelTestAnswer) second = tel_test_soap_call (fixture->soap, "14.0", "getPhone", "<name>" PHONE "</name>");

  tel_test_assert_contains (first->body, "<description>now</description>");
  tel_test_assert_contains (second->body, "<description>then</description>");
}

/* Adam's phone is given a string; he enters a wrong one, then the right one. */
static void
test_enter_string (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelTestAnswer) armed = tel_test_soap_call (fixture->soap, "14.0", "updatePhone",
                                                        "<name>CSFAKenzi</name>"
                                                        "<certificateOperation>Install/Upgrade</certificateOperation>"
                                                        "<authenticationMode>By Authentication String"
                                                        "</authenticationMode><keySize>2048</keySize>"
                                                        "<authenticationString>4815162342</authenticationString>"
                                                        "<upgradeFinishTime>2036:12:31:12:00</upgradeFinishTime>");
  g_autoptr (JsonNode) early = NULL;
  g_autoptr (TelTestAnswer) applied = NULL;
  g_autoptr (JsonNode) wrong = NULL;
  g_autoptr (JsonNode) right = NULL;
  g_autoptr (JsonNode) again = NULL;

  g_assert_cmpuint (armed->status, ==, 200);
  early = ask (fixture, "POST", "/phone/CSFAKenzi/enter-string", "{\"string\":\"4815162342\"}", 409);
  g_assert_nonnull (member (early, "error"));
  applied = tel_test_soap_call (fixture->soap, "14.0", "applyPhone", "<name>CSFAKenzi</name>");
  g_assert_cmpuint (applied->status, ==, 200);
  wrong = ask (fixture, "POST", "/phone/CSFAKenzi/enter-string", "{\"string\":\"1111111111\"}", 200);
  g_assert_false (json_object_get_boolean_member (json_node_get_object (wrong), "accepted"));
  right = ask (fixture, "POST", "/phone/CSFAKenzi/enter-string", "{\"string\":\"4815162342\"}", 200);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (right), "accepted"));
  g_assert_cmpstr (member (right, "certificateStatus"), ==, "Upgrade Success");
  g_assert_cmpstr (member (right, "certificateOperation"), ==, "No Pending Operation");
  again = ask (fixture, "POST", "/phone/CSFAKenzi/enter-string", "{\"string\":\"4815162342\"}", 409);
  g_assert_nonnull (member (again, "error"));
}

static const char *
get_registration (Fixture *self, const char *phone)
{
  g_autoptr (JsonNode) dump = ask (self, "GET", "/dump", NULL, 200);
  JsonObject *phones = json_object_get_object_member (json_node_get_object (dump), "phones");

  return g_intern_string (
      json_object_get_string_member (json_object_get_object_member (phones, phone), "registration"));
}

static void
test_contact_capf (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) troubled =
      ask (fixture, "POST", "/phone/CSFPNOWAK/contact-capf", "{\"trouble\":\"Phone Communication Failure\"}", 200);
  g_autoptr (JsonNode) null = ask (fixture, "POST", "/phone/CSFHNAKANO/contact-capf", "{}", 200);

  g_assert_false (json_object_get_boolean_member (json_node_get_object (troubled), "accepted"));
  g_assert_cmpstr (member (troubled, "certificateStatus"), ==, "Upgrade Failed: Phone Communication Failure");
  g_assert_cmpstr (member (troubled, "certificateOperation"), ==, "Install/Upgrade");
  g_assert_true (json_object_get_boolean_member (json_node_get_object (null), "accepted"));
}

static void
test_faults (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) faults = ask (fixture, "GET", "/faults", NULL, 200);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (faults)), >, 50);
}

static void
test_log_in_and_out (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) out = NULL;
  g_autoptr (JsonNode) in = NULL;

  g_assert_cmpstr (get_registration (fixture, PHONE), ==, "Registered");
  out = ask (fixture, "POST", "/phone/" PHONE "/log-out", "{}", 200);
  g_assert_cmpstr (get_registration (fixture, PHONE), ==, "Unregistered");
  in = ask (fixture, "POST", "/phone/" PHONE "/log-in", "{}", 200);
  g_assert_cmpstr (get_registration (fixture, PHONE), ==, "Registered");
}

static void
test_product (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) removed =
      ask (fixture, "POST", "/product", "{\"name\":\"Cisco Dual Mode for iPhone\",\"installed\":false}", 200);
  g_autoptr (TelTestAnswer) missing =
      tel_test_soap_call (fixture->soap, "14.0", "getPhone", "<name>TCTTRIBEIRO</name>");
  g_autoptr (JsonNode) installed =
      ask (fixture, "POST", "/product", "{\"name\":\"Cisco Dual Mode for iPhone\",\"installed\":true}", 200);
  g_autoptr (TelTestAnswer) profile =
      tel_test_soap_call (fixture->soap, "14.0", "getPhoneSecurityProfile",
                          "<name>Cisco Dual Mode for iPhone - Standard SIP Non-Secure Profile</name>");

  g_assert_cmpuint (missing->status, ==, 500);
  g_assert_cmpuint (profile->status, ==, 200);
}

static void
test_bad_input (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  static const struct
  {
    const char *method;
    const char *path;
    const char *body;
    guint status;
  } attempts[] = {
    { "GET", "/nothing", NULL, 404 },
    { "POST", "/dump", "{}", 404 },
    { "POST", "/phone/enter-string", "{\"string\":\"1\"}", 404 },
    { "POST", "/phone//enter-string", "{\"string\":\"1\"}", 404 },
    { "POST", "/phone/NOBODY/enter-string", "{\"string\":\"1\"}", 404 },
    { "POST", "/phone/NOBODY/log-in", "{}", 404 },
    { "POST", "/phone/NOBODY/log-out", "{}", 404 },
    { "POST", "/phone/CSFAKenzi/enter-string", "{}", 400 },
    { "POST", "/phone/CSFAKenzi/enter-string", "{\"string\":1234}", 400 },
    { "POST", "/phone/CSFAKenzi/contact-capf", "{}", 409 },
    { "POST", "/phone/NOBODY/contact-capf", "{}", 404 },
    { "POST", "/phone/CSFPNOWAK/enter-string", "{\"string\":\"1\",\"trouble\":\"Bad mood\"}", 409 },
    { "POST", "/fault", NULL, 400 },
    { "POST", "/fault", "[]", 400 },
    { "POST", "/fault", "not JSON", 400 },
    { "POST", "/fault", "{\"operation\":\"getPhone\",\"kind\":\"explode\"}", 400 },
    { "POST", "/fault", "{\"operation\":\"getPhone\",\"kind\":\"status\"}", 400 },
    { "POST", "/fault", "{\"operation\":\"getPhone\",\"kind\":\"status\",\"code\":200}", 400 },
    { "POST", "/fault", "{\"operation\":{},\"kind\":\"refuse\"}", 400 },
    { "POST", "/mutate", "{}", 400 },
    { "POST", "/mutate", "{\"request\":\"<unclosed>\"}", 400 },
    { "POST", "/mutate", "{\"request\":\"<removePhone><name>NOBODY</name></removePhone>\"}", 400 },
    { "POST", "/mutate", "{\"request\":\"<removePhone><colour/></removePhone>\"}", 400 },
    { "POST", "/mutate", "{\"request\":\"<removePhone><name>A</name></removePhone>\",\"before\":{}}", 400 },
    { "POST", "/product", "{\"name\":\"Cisco Jabber for Tablet\"}", 400 },
    { "POST", "/product", "{\"name\":\"Cisco Jabber for Tablet\",\"installed\":{}}", 400 },
    { "POST", "/product", "{\"name\":\"Cisco Jabber for Toasters\",\"installed\":false}", 400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (JsonNode) answer =
          ask (fixture, attempts[i].method, attempts[i].path, attempts[i].body, attempts[i].status);

      g_assert_nonnull (member (answer, "error"));
    }
}

static void
test_throttle (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) fresh = ask (fixture, "GET", "/throttle", NULL, 200);
  g_autoptr (JsonNode) full =
      ask (fixture, "POST", "/throttle", "{\"outstanding\":10,\"limit\":9,\"perSecond\":0}", 200);
  g_autoptr (TelTestAnswer) refused =
      tel_test_soap_call (fixture->soap, "14.0", "applyPhone", "<name>" PHONE "</name>");
  g_autoptr (JsonNode) empty = ask (fixture, "POST", "/throttle", "{\"outstanding\":0}", 200);
  g_autoptr (TelTestAnswer) written =
      tel_test_soap_call (fixture->soap, "14.0", "applyPhone", "<name>" PHONE "</name>");

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (fresh), "limit"), ==, 1500);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (full), "outstanding"), ==, 10);
  g_assert_cmpuint (refused->status, ==, 503);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (empty), "limit"), ==, 9);
  g_assert_cmpuint (written->status, ==, 200);
}

static void
test_sessions (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelTestAnswer) first = tel_test_soap_call (fixture->soap, "14.0", "getCCMVersion", "");
  const char *header = soup_message_headers_get_list (first->headers, "Set-Cookie");
  g_autofree char *cookie = g_strndup (header, strcspn (header, ";"));
  const TelTestRequest request = { .method = "GET", .cookie = cookie };
  g_autoptr (TelTestAnswer) alive = tel_test_http_send (fixture->soap->http, &request);
  g_autoptr (JsonNode) done = ask (fixture, "DELETE", "/sessions", NULL, 200);
  g_autoptr (TelTestAnswer) ended = tel_test_http_send (fixture->soap->http, &request);

  g_assert_cmpuint (alive->status, ==, 200);
  g_assert_cmpuint (ended->status, ==, 404);
}

/* Whoever finds the port finds out what it does. */
static void
test_index (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (JsonNode) index = ask (fixture, "GET", "/", NULL, SOUP_STATUS_OK);
  g_autoptr (JsonNode) unknown = ask (fixture, "GET", "/unknown", NULL, SOUP_STATUS_NOT_FOUND);
  JsonArray *routes = json_node_get_array (index);
  gboolean has_phone = FALSE;

  for (guint i = 0; i < json_array_get_length (routes); i++)
    {
      JsonObject *route = json_array_get_object_element (routes, i);
      const char *path = json_object_get_string_member (route, "path");

      g_assert_cmpstr (json_object_get_string_member (route, "meaning"), !=, NULL);
      has_phone = has_phone || g_str_equal (path, "/phone/NAME/enter-string");
      if (g_str_equal (json_object_get_string_member (route, "method"), "GET"))
        json_node_unref (ask (fixture, "GET", path, NULL, SOUP_STATUS_OK));
    }
  g_assert_true (has_phone);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/simulator/control/dump", test_dump);
  g_test_add_func ("/simulator/control/requests", test_requests);
  g_test_add_func ("/simulator/control/clock", test_clock);
  g_test_add_func ("/simulator/control/clock-dates-answers", test_clock_dates_answers);
  g_test_add_func ("/simulator/control/fault", test_fault);
  g_test_add_func ("/simulator/control/fault-kinds", test_fault_kinds);
  g_test_add_func ("/simulator/control/fault-several-times", test_fault_several_times);
  g_test_add_func ("/simulator/control/certificate", test_certificate);
  g_test_add_func ("/simulator/control/fault-cleared", test_fault_cleared);
  g_test_add_func ("/simulator/control/mutate", test_mutate);
  g_test_add_func ("/simulator/control/enter-string", test_enter_string);
  g_test_add_func ("/simulator/control/contact-capf", test_contact_capf);
  g_test_add_func ("/simulator/control/faults", test_faults);
  g_test_add_func ("/simulator/control/log-in-and-out", test_log_in_and_out);
  g_test_add_func ("/simulator/control/product", test_product);
  g_test_add_func ("/simulator/control/bad-input", test_bad_input);
  g_test_add_func ("/control/index", test_index);
  g_test_add_func ("/control/throttle", test_throttle);
  g_test_add_func ("/control/sessions", test_sessions);

  return g_test_run ();
}
