/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-soap.h"
#include "tel-test.h"

#include <string.h>

#define PHONE "SEP001122334455"

static const char get_phone[] = "<name>" PHONE "</name>";

static void
arrange (TelTestSoap *soap, const TelSimulatorDisturbance *disturbance)
{
  tel_simulator_disturbances_add (tel_simulator_server_get_disturbances (soap->simulator->server), disturbance);
}

static TelTestAnswer *
set_description (TelTestSoap *soap, const char *text)
{
  g_autofree char *inner = g_strdup_printf ("<name>" PHONE "</name><description>%s</description>", text);

  return tel_test_soap_call (soap, "14.0", "updatePhone", inner);
}

static gboolean
has_description (TelTestSoap *soap, const char *text)
{
  g_autofree char *element = g_strdup_printf ("<description>%s</description>", text);
  g_autoptr (TelTestAnswer) answer = tel_test_soap_call (soap, "14.0", "getPhone", get_phone);

  g_assert_cmpuint (answer->status, ==, 200);

  return strstr (answer->body, element) != NULL;
}

static const TelSimulatorLogEntry *
get_last (TelTestSoap *soap)
{
  TelSimulatorLog *log = tel_simulator_server_get_log (soap->simulator->server);

  return tel_simulator_log_get_entry (log, tel_simulator_log_get_length (log) - 1);
}

/* Instead of the operation, which is not carried out. */
static void
test_pages (void)
{
  static const struct
  {
    TelSimulatorDisturbanceKind kind;
    int code;
    const char *message;
    guint status;
    const char *said;
  } cases[] = {
    { TEL_SIMULATOR_DISTURBANCE_STATUS, 401, NULL, 401, "The request was refused." },
    { TEL_SIMULATOR_DISTURBANCE_STATUS, 403, "No & never", 403, "No &amp; never" },
    { TEL_SIMULATOR_DISTURBANCE_STATUS, 404, NULL, 404, "<html>" },
    { TEL_SIMULATOR_DISTURBANCE_STATUS, 500, NULL, 500, "<html>" },
    { TEL_SIMULATOR_DISTURBANCE_STATUS, 599, NULL, 599, "Supported axl versions are" },
    { TEL_SIMULATOR_DISTURBANCE_HTML, 0, NULL, 200, "Please log in" },
  };
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TelSimulatorDisturbance disturbance = {
        .kind = cases[i].kind,
        .operation = (char *) "updatePhone",
        .occurrence = 1,
        .code = cases[i].code,
        .message = (char *) cases[i].message,
      };
      g_autoptr (TelTestAnswer) answer = NULL;

      arrange (soap, &disturbance);
      answer = set_description (soap, "never");
      g_assert_cmpuint (answer->status, ==, cases[i].status);
      tel_test_assert_contains (answer->body, cases[i].said);
      g_assert_cmpstr (soup_message_headers_get_content_type (answer->headers, NULL), ==, "text/html");
      g_assert_cmpstr (get_last (soap)->status, ==, "refused");
      g_assert_false (has_description (soap, "never"));
    }
}

static void
test_times (void)
{
  static const guint statuses[] = { 200, 503, 503, 503, 200 };
  TelSimulatorDisturbance disturbance = {
    .kind = TEL_SIMULATOR_DISTURBANCE_THROTTLE,
    .operation = (char *) "updatePhone",
    .occurrence = 2,
    .times = 3,
  };
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");

  arrange (soap, &disturbance);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (TelTestAnswer) answer = set_description (soap, "several times");

      g_assert_cmpuint (answer->status, ==, statuses[i]);
    }
}

/* What was sent without a cookie is served; what comes with one is sent away, and the session is gone. */
static void
test_expired_session (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) first = tel_test_soap_call (soap, "14.0", "getPhone", get_phone);
  g_autofree char *cookie = g_strndup (soup_message_headers_get_list (first->headers, "Set-Cookie"),
                                       strcspn (soup_message_headers_get_list (first->headers, "Set-Cookie"), ";"));
  const TelTestRequest request = {
    .user = soap->simulator->user,
    .password = soap->simulator->password,
    .action = "\"CUCM:DB ver=14.0 getPhone\"",
    .cookie = cookie,
    .body = "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
            "<ns:getPhone xmlns:ns=\"http://www.cisco.com/AXL/API/14.0\"><name>" PHONE "</name></ns:getPhone>"
            "</soapenv:Body></soapenv:Envelope>",
  };
  g_autoptr (TelTestAnswer) before = tel_test_http_send (soap->http, &request);
  g_autoptr (TelTestAnswer) bare = NULL;
  g_autoptr (TelTestAnswer) expired = NULL;

  g_assert_cmpuint (before->status, ==, 200);
  tel_test_simulator_disturb (soap->simulator, TEL_SIMULATOR_DISTURBANCE_EXPIRE_SESSION, "getPhone", 0);
  bare = tel_test_soap_call (soap, "14.0", "getPhone", get_phone);
  g_assert_cmpuint (bare->status, ==, 200);
  expired = tel_test_http_send (soap->http, &request);
  g_assert_cmpuint (expired->status, ==, 404);
}

/* The operation is carried out, and its answer spoiled. */
static void
test_answers (void)
{
  static const struct
  {
    TelSimulatorDisturbanceKind kind;
    const char *said;
  } cases[] = {
    { TEL_SIMULATOR_DISTURBANCE_MALFORMED, "<never & closed>" },
    { TEL_SIMULATOR_DISTURBANCE_WRONG_NAMESPACE, "\"http://example.com/" },
    { TEL_SIMULATOR_DISTURBANCE_ENTITY_BOMB, "<!ENTITY x \"&i;&i;" },
    { TEL_SIMULATOR_DISTURBANCE_EXTERNAL_ENTITY, "SYSTEM \"file:///" },
    { TEL_SIMULATOR_DISTURBANCE_DEEP_NESTING, "<a><a><a><a>" },
    { TEL_SIMULATOR_DISTURBANCE_GZIP_BOMB, "                                " },
    { TEL_SIMULATOR_DISTURBANCE_SLOW, "</soapenv:Envelope>" },
  };
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TelSimulatorDisturbance disturbance = {
        .kind = cases[i].kind,
        .operation = (char *) "updatePhone",
        .occurrence = 1,
        .seconds = 1,
      };
      const char *name = tel_simulator_disturbances_get_name (cases[i].kind);
      gint64 started = g_get_monotonic_time ();
      g_autoptr (TelTestAnswer) answer = NULL;

      arrange (soap, &disturbance);
      answer = set_description (soap, name);
      g_assert_no_error (answer->error);
      g_assert_cmpuint (answer->status, ==, 200);
      if (strstr (answer->body, cases[i].said) == NULL)
        g_error ("%s: no “%s”", name, cases[i].said);
      if (cases[i].kind == TEL_SIMULATOR_DISTURBANCE_GZIP_BOMB)
        g_assert_cmpuint (strlen (answer->body), >, 100 * 1024 * 1024);
      if (cases[i].kind == TEL_SIMULATOR_DISTURBANCE_SLOW)
        {
          g_assert_cmpint (g_get_monotonic_time () - started, >=, G_USEC_PER_SEC / 2);
          tel_test_wait_until (g_str_equal (get_last (soap)->status, name));
        }
      g_assert_cmpstr (get_last (soap)->status, ==, name);
      g_assert_true (has_description (soap, name));
    }
}

/* Well-formed all the same, and declared as what it is. */
static void
test_utf_16 (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) answer = NULL;
  g_autoptr (GHashTable) parameters = NULL;

  tel_test_simulator_disturb (soap->simulator, TEL_SIMULATOR_DISTURBANCE_UTF_16, "getPhone", 1);
  answer = tel_test_soap_call (soap, "14.0", "getPhone", get_phone);
  g_assert_cmpuint (answer->status, ==, 200);
  soup_message_headers_get_content_type (answer->headers, &parameters);
  g_assert_cmpstr (g_hash_table_lookup (parameters, "charset"), ==, "utf-16");
  g_assert_cmpint ((guchar) answer->body[0], ==, 0xff);
  g_assert_cmpint ((guchar) answer->body[1], ==, 0xfe);
  g_assert_cmpint (answer->body[2], ==, '<');
}

/* The HTTP library of the tests takes what there is for the whole. */
static void
test_truncated (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) answer = NULL;

  tel_test_simulator_disturb (soap->simulator, TEL_SIMULATOR_DISTURBANCE_TRUNCATE, "updatePhone", 1);
  answer = set_description (soap, "half");
  g_assert_null (strstr (answer->body, "Envelope>"));
  if (answer->error == NULL)
    {
      tel_test_assert_contains (answer->body, "<soapenv:Envelope");
      g_assert_cmpint (soup_message_headers_get_content_length (answer->headers), >, strlen (answer->body));
    }
  tel_test_wait_until (g_str_equal (get_last (soap)->status, "truncate"));
  g_assert_true (has_description (soap, "half"));
}

/* It ends when the reader has had enough, and others are served meanwhile. */
static void
test_endless (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TelTestAnswer) answer = NULL;

  tel_test_simulator_disturb (soap->simulator, TEL_SIMULATOR_DISTURBANCE_ENDLESS, "updatePhone", 1);
  answer = tel_test_soap_begin (soap, "14.0", "updatePhone", "<name>" PHONE "</name><description>endless</description>",
                                cancellable);
  tel_test_wait_until (has_description (soap, "endless"));
  g_assert_false (tel_test_answer_has_come (answer));
  g_cancellable_cancel (cancellable);
  tel_test_wait_until (tel_test_answer_has_come (answer) && g_str_equal (get_last (soap)->status, "endless"));
}

/* Nothing is left behind when the server ends meanwhile; the leak checker looks. */
static void
test_end_meanwhile (void)
{
  static const TelSimulatorDisturbanceKind kinds[] = {
    TEL_SIMULATOR_DISTURBANCE_ENDLESS,
    TEL_SIMULATOR_DISTURBANCE_SLOW,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (TelTestAnswer) answer = NULL;

      tel_test_simulator_disturb (soap->simulator, kinds[i], "updatePhone", 1);
      answer = tel_test_soap_begin (soap, "14.0", "updatePhone",
                                    "<name>" PHONE "</name><description>never</description>", cancellable);
      tel_test_wait_until (has_description (soap, "never"));
      tel_simulator_server_stop (soap->simulator->server);
      /* The HTTP library of the tests does not see that the server is gone. */
      g_cancellable_cancel (cancellable);
      tel_test_wait_until (tel_test_answer_has_come (answer));
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/simulator/spoiling/pages", test_pages);
  g_test_add_func ("/simulator/spoiling/times", test_times);
  g_test_add_func ("/simulator/spoiling/expired-session", test_expired_session);
  g_test_add_func ("/simulator/spoiling/answers", test_answers);
  g_test_add_func ("/simulator/spoiling/utf-16", test_utf_16);
  g_test_add_func ("/simulator/spoiling/truncated", test_truncated);
  g_test_add_func ("/simulator/spoiling/endless", test_endless);
  g_test_add_func ("/simulator/spoiling/end-meanwhile", test_end_meanwhile);

  return g_test_run ();
}
