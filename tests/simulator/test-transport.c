/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-soap.h"
#include "tel-test.h"

#include <string.h>

static const char get_tadams[] = "<userid>tadams</userid>";

static void
test_version (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) answer = tel_test_soap_call (soap, "14.0", "getCCMVersion", "");

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Content-Type"), ==, "text/xml;charset=utf-8");
  tel_test_assert_contains (answer->body, "<ns:getCCMVersionResponse xmlns:ns=\"http://www.cisco.com/AXL/API/14.0\"");
  tel_test_assert_contains (answer->body, "<return><componentVersion><version>14.0.");
}

static void
test_accounts (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  static const struct
  {
    const char *user;
    const char *password;
    guint status;
  } attempts[] = {
    { NULL, NULL, 401 },          { "axladmin", "wrong", 401 },        { "nobody", "the password", 401 },
    { "axladmin", "", 401 },      { "axlnorole", "wrong", 401 },       { "axlnorole", "the password", 403 },
    { "AXLADMIN", "wrong", 401 }, { "axladmin", "the password", 200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (TelTestAnswer) answer = NULL;
      const char *password = attempts[i].password;
      TelTestRequest request;

      if (g_strcmp0 (password, "the password") == 0)
        password = soap->simulator->password;
      request = (TelTestRequest){ .method = "GET", .user = attempts[i].user, .password = password };
      answer = tel_test_http_send (soap->http, &request);

      g_assert_cmpuint (answer->status, ==, attempts[i].status);
      tel_test_assert_contains (answer->body, "<html>");
      g_assert_true ((soup_message_headers_get_one (answer->headers, "WWW-Authenticate") != NULL) ==
                     (attempts[i].status == 401));
      g_assert_true ((soup_message_headers_get_one (answer->headers, "Set-Cookie") != NULL) ==
                     (attempts[i].status == 200));
    }
}

static void
test_paths (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  static const struct
  {
    const char *method;
    const char *path;
    guint status;
    const char *text;
  } pages[] = {
    { "GET", "/axl/", 200, "The AXL Web Service is working and accepting requests. Use HTTP POST to send a request." },
    { "GET", "/axl/", 200, "<title>Cisco CallManager: AXL Web Service</title>" },
    { "GET", "/axl", 404, "HTTP Status 404" },
    { "POST", "/axl", 404, "HTTP Status 404" },
    { "GET", "/", 404, "HTTP Status 404" },
    { "POST", "/axl/x", 404, "HTTP Status 404" },
    { "PUT", "/axl/", 405, "HTTP Status 405" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      TelTestRequest request = {
        .method = pages[i].method,
        .path = pages[i].path,
        .user = soap->simulator->user,
        .password = soap->simulator->password,
      };
      g_autoptr (TelTestAnswer) answer = tel_test_http_send (soap->http, &request);

      g_assert_cmpuint (answer->status, ==, pages[i].status);
      tel_test_assert_contains (answer->body, pages[i].text);
    }
}

static void
test_version_page (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("11.5");
  g_autoptr (TelTestSoap) old = tel_test_soap_new ("9.1");
  const TelTestRequest request = { .method = "GET", .path = "/cucm-uds/version" };
  g_autoptr (TelTestAnswer) answer = tel_test_http_send (soap->http, &request);
  g_autoptr (TelTestAnswer) absent = tel_test_http_send (old->http, &request);

  g_assert_cmpuint (answer->status, ==, 200);
  tel_test_assert_contains (answer->body, "version=\"10.0.0\"><version>11.5.1</version>");
  g_assert_cmpuint (absent->status, ==, 404);
}

static void
test_window (void)
{
  static const struct
  {
    const char *release;
    const char *asked;
    const char *refusal;
  } windows[] = {
    { "15.0", "15.0", NULL },
    { "15.0", "14.0", NULL },
    { "15.0", "12.5", NULL },
    { "15.0", "12.0", NULL },
    { "15.0", "11.5", "Supported axl versions are 12.x, 14.0 and 15.0" },
    { "15.0", "9.1", "Supported axl versions are 12.x, 14.0 and 15.0" },
    { "14.0", "15.0", "Supported axl versions are 11.x, 12.x and 14.0" },
    { "14.0", "1.0", "Supported axl versions are 11.x, 12.x and 14.0" },
    { "12.0", "12.5", "Supported axl versions are 10.x, 11.x and 12.0" },
    { "10.5", "10.0", NULL },
    { "10.5", "9.1", NULL },
    { "10.5", "11.0", "Supported axl versions are 9.1 and 10.x" },
    { "9.1", "9.1", NULL },
    { "9.1", "10.0", "Supported axl versions are 9.1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autoptr (TelTestSoap) soap = tel_test_soap_new (windows[i].release);
      g_autoptr (TelTestAnswer) answer = tel_test_soap_call (soap, windows[i].asked, "getCCMVersion", "");

      g_assert_cmpuint (answer->status, ==, windows[i].refusal != NULL ? 599 : 200);
      if (windows[i].refusal != NULL)
        {
          tel_test_assert_contains (answer->body, "<h1>HTTP Status 599 - Incorrect axl version. ");
          tel_test_assert_contains (answer->body, windows[i].refusal);
        }
    }
}

static void
test_action (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  /* The first is what the schema says, the others were seen to work (contract 1.1). */
  static const char *const good[] = {
    "\"CUCM:DB ver=14.0 getUser\"", "CUCM:DB ver=14.0 getUser", "\"CUCM:DB ver=14.0\"", "CUCM:DB ver=14.0",
    "CUCM:DB ver=14.0 \"getUser\"",
  };
  static const char *const bad[] = {
    NULL,
    "\"CUCM:DB ver=14.0 getPhone\"",
    "CUCM:DB ver=12.5",
    "CUCM:DB ver=",
    "\"CUCM:DB ver=12.5 getUser\"",
    "\"getUser\"",
    "\"",
    "\"\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (TelTestAnswer) answer = tel_test_soap_send (soap, good[i], "14.0", "getUser", get_tadams);

      g_assert_cmpuint (answer->status, ==, 200);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (TelTestAnswer) answer = tel_test_soap_send (soap, bad[i], "14.0", "getUser", get_tadams);

      g_assert_cmpuint (answer->status, ==, 500);
      tel_test_assert_contains (answer->body, "<faultcode>soapenv:Server</faultcode>");
      tel_test_assert_contains (answer->body, "SOAPAction header");
    }

  tel_simulator_server_set_lenient (soap->simulator->server, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (TelTestAnswer) answer = tel_test_soap_send (soap, bad[i], "14.0", "getUser", get_tadams);

      g_assert_cmpuint (answer->status, ==, 200);
    }
}

static void
test_strict_and_lenient (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  static const char *const wrong_order =
      "<name>SEP001122334455</name><isActive>t</isActive><description>d</description>";
  static const char *const unknown = "<name>SEP001122334455</name><colour>red</colour>";
  g_autoptr (TelTestAnswer) order = tel_test_soap_call (soap, "14.0", "updatePhone", wrong_order);
  g_autoptr (TelTestAnswer) name = tel_test_soap_call (soap, "14.0", "updatePhone", unknown);
  g_autoptr (TelTestAnswer) let_pass = NULL;

  g_assert_cmpuint (order->status, ==, 500);
  tel_test_assert_contains (order->body, "starting with element 'description'");
  g_assert_cmpuint (name->status, ==, 500);
  tel_test_assert_contains (name->body, "starting with element 'colour'");

  tel_simulator_server_set_lenient (soap->simulator->server, TRUE);
  let_pass = tel_test_soap_call (soap, "14.0", "updatePhone", wrong_order);
  g_assert_cmpuint (let_pass->status, ==, 200);
}

static void
test_bodies (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  static const char *const envelope =
      "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">%s</s:Envelope>";
  static const char *const operation = "<n:getCCMVersion xmlns:n=\"http://www.cisco.com/AXL/API/14.0\"/>";
  g_autofree char *twice = g_strdup_printf ("<s:Body>%s%s</s:Body>", operation, operation);
  const char *const inner[] = {
    "",
    "<s:Body/>",
    twice,
    "<s:Body><getUser xmlns=\"http://www.cisco.com/AXL/API/14.0\"><userid>tadams</userid></getUser></s:Body>",
    "<s:Body><n:teleport xmlns:n=\"http://www.cisco.com/AXL/API/14.0\"/></s:Body>",
    "<s:Body><unclosed></s:Body>",
    "<s:Body>&x;</s:Body>",
  };
  const char *const whole[] = { "", "no XML at all", "<html/>", "<!DOCTYPE x><x/>", "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    {
      g_autoptr (GString) text = g_string_new (envelope);
      g_autoptr (TelTestAnswer) answer = NULL;

      g_string_replace (text, "%s", inner[i], 1);
      answer = tel_test_soap_send_body (soap, "\"CUCM:DB ver=14.0 getUser\"", text->str);
      g_assert_cmpuint (answer->status, ==, 500);
      tel_test_assert_contains (answer->body, "<soapenv:Fault><faultcode>");
    }
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (TelTestAnswer) answer = tel_test_soap_send_body (soap, "\"CUCM:DB ver=14.0 getUser\"", whole[i]);

      g_assert_cmpuint (answer->status, ==, 500);
      tel_test_assert_contains (answer->body, "<faultcode>soapenv:Client</faultcode>");
    }
}

static void
test_size (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autofree char *body = g_strnfill (5 * 1024 * 1024, ' ');
  g_autoptr (TelTestAnswer) answer = tel_test_soap_send_body (soap, "\"CUCM:DB ver=14.0 getUser\"", body);
  g_autoptr (TelTestAnswer) next = NULL;

  g_assert_cmpuint (answer->status, ==, 413);

  next = tel_test_soap_call (soap, "14.0", "getUser", get_tadams);
  g_assert_cmpuint (next->status, ==, 200);
}

static void
test_faults (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestSoap) old = tel_test_soap_new ("9.1");
  g_autoptr (TelTestAnswer) answer = tel_test_soap_call (soap, "14.0", "getPhone", "<name>NOBODY</name>");
  g_autoptr (TelTestAnswer) old_answer = tel_test_soap_call (old, "9.1", "getPhone", "<name>NOBODY</name>");

  g_assert_cmpuint (answer->status, ==, 500);
  tel_test_assert_contains (answer->body,
                            "<faultstring>Item not valid: The specified Phone was not found</faultstring>");
  tel_test_assert_contains (answer->body, "<detail><axlError><axlcode>5007</axlcode><axlmessage>Item not valid: ");
  tel_test_assert_contains (answer->body, "<request>getPhone</request></axlError></detail>");

  g_assert_cmpuint (old_answer->status, ==, 500);
  tel_test_assert_contains (old_answer->body, "<faultstring>Item not valid: ");
  g_assert_null (strstr (old_answer->body, "axlcode"));
}

static void
test_sequence (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) answer = NULL;
  static const char *const body =
      "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body>"
      "<n:getUser sequence=\"4711\" xmlns:n=\"http://www.cisco.com/AXL/API/14.0\"><userid>tadams</userid></n:getUser>"
      "</s:Body></s:Envelope>";

  answer = tel_test_soap_send_body (soap, "\"CUCM:DB ver=14.0 getUser\"", body);
  g_assert_cmpuint (answer->status, ==, 200);
  tel_test_assert_contains (answer->body, " sequence=\"4711\"");
}

static void
test_session (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) first = tel_test_soap_call (soap, "14.0", "getCCMVersion", "");
  const char *header = soup_message_headers_get_list (first->headers, "Set-Cookie");
  g_autofree char *cookie = NULL;
  TelTestRequest request = { .method = "GET" };
  static const struct
  {
    const char *user;
    GTimeSpan wait;
    guint status;
  } steps[] = {
    { NULL, 0, 200 }, { NULL, 29 * G_TIME_SPAN_MINUTE, 200 }, { "axladmin", 0, 401 },
    { NULL, 0, 200 }, { NULL, 31 * G_TIME_SPAN_MINUTE, 404 }, { NULL, 0, 401 },
  };

  g_assert_nonnull (header);
  tel_test_assert_contains (header, "JSESSIONIDSSO=");
  tel_test_assert_contains (header, "JSESSIONID=");
  cookie = g_strndup (header, strcspn (header, ";"));
  request.cookie = cookie;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (TelTestAnswer) answer = NULL;

      tel_simulator_clock_advance (soap->simulator->clock, steps[i].wait);
      request.user = steps[i].user;
      request.password = "wrong";
      answer = tel_test_http_send (soap->http, &request);
      g_assert_cmpuint (answer->status, ==, steps[i].status);
    }
}

static void
test_latency (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) slow = NULL;
  g_autoptr (TelTestAnswer) page = NULL;
  TelTestRequest request = {
    .method = "GET",
    .user = soap->simulator->user,
    .password = soap->simulator->password,
  };
  gint64 started = g_get_monotonic_time ();

  tel_simulator_server_set_latency (soap->simulator->server, 700);
  slow = tel_test_soap_begin (soap, "14.0", "getUser", get_tadams, NULL);
  page = tel_test_http_send (soap->http, &request);
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_false (tel_test_answer_has_come (slow));

  tel_test_wait_until (tel_test_answer_has_come (slow));
  g_assert_cmpuint (slow->status, ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - started, >=, 700 * 1000);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/simulator/transport/version", test_version);
  g_test_add_func ("/simulator/transport/accounts", test_accounts);
  g_test_add_func ("/simulator/transport/paths", test_paths);
  g_test_add_func ("/simulator/transport/version-page", test_version_page);
  g_test_add_func ("/simulator/transport/window-of-releases", test_window);
  g_test_add_func ("/simulator/transport/action", test_action);
  g_test_add_func ("/simulator/transport/strict-and-lenient", test_strict_and_lenient);
  g_test_add_func ("/simulator/transport/bodies", test_bodies);
  g_test_add_func ("/simulator/transport/size", test_size);
  g_test_add_func ("/simulator/transport/faults", test_faults);
  g_test_add_func ("/simulator/transport/sequence", test_sequence);
  g_test_add_func ("/simulator/transport/session", test_session);
  g_test_add_func ("/simulator/transport/latency-blocks-nobody", test_latency);

  return g_test_run ();
}
