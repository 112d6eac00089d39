/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-account.h"
#include "tel-test-soap.h"
#include "tel-test.h"

#include <string.h>

#define ALL_USERS "<searchCriteria><userid>%</userid></searchCriteria><returnedTags><userid/></returnedTags>"
#define THROTTLED "Throttling: too many outstanding change notifications"

/* The two numbers of the refusal, whose words are those of contract 1.5 to the letter. */
static void
parse_refusal (const TelTestAnswer *answer, guint *matched, guint *suggested)
{
  g_autoptr (GRegex) regex = g_regex_new ("<faultstring>Query request too large\\. Total rows matched: ([0-9]+) rows\\."
                                          " Suggestive Row Fetch: less than ([0-9]+) rows</faultstring>",
                                          0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpuint (answer->status, ==, 500);
  if (!g_regex_match (regex, answer->body, 0, &info))
    g_error ("“%s” is no refusal", answer->body);
  first = g_match_info_fetch (info, 1);
  second = g_match_info_fetch (info, 2);
  *matched = (guint) g_ascii_strtoull (first, NULL, 10);
  *suggested = (guint) g_ascii_strtoull (second, NULL, 10);
}

static guint
count_users (const TelTestAnswer *answer)
{
  g_auto (GStrv) parts = g_strsplit (answer->body, "</user>", -1);

  return g_strv_length (parts) - 1;
}

/* Rows of one size: what is suggested passes, and hardly more does. */
static void
test_answer_limit (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) whole = tel_test_soap_call (soap, "14.0", "listUser", ALL_USERS);
  guint n_users = count_users (whole);
  gsize bytes = strlen (whole->body);
  g_autoptr (TelTestAnswer) fits = NULL;
  g_autoptr (TelTestAnswer) refused = NULL;
  g_autoptr (TelTestAnswer) page = NULL;
  g_autofree char *first = NULL;
  guint matched, suggested;

  g_assert_cmpuint (n_users, >, 5);
  tel_simulator_server_set_answer_limit (soap->simulator->server, bytes);
  fits = tel_test_soap_call (soap, "14.0", "listUser", ALL_USERS);
  g_assert_cmpuint (fits->status, ==, 200);

  tel_simulator_server_set_answer_limit (soap->simulator->server, bytes - 1);
  refused = tel_test_soap_call (soap, "14.0", "listUser", ALL_USERS);
  parse_refusal (refused, &matched, &suggested);
  g_assert_cmpuint (matched, ==, n_users);
  g_assert_cmpuint (suggested, ==, n_users - 1);

  first = g_strdup_printf ("%s<skip>0</skip><first>%u</first>", ALL_USERS, suggested - 1);
  page = tel_test_soap_call (soap, "14.0", "listUser", first);
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_cmpuint (count_users (page), ==, suggested - 1);
}

/* What was matched does not depend on the page; one row is always suggested. */
static void
test_answer_limit_of_a_page (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("9.1");
  g_autoptr (TelTestAnswer) whole = tel_test_soap_call (soap, "9.1", "listUser", ALL_USERS);
  g_autoptr (TelTestAnswer) page = NULL;
  g_autoptr (TelTestAnswer) single = NULL;
  guint matched, suggested;

  tel_simulator_server_set_answer_limit (soap->simulator->server, 10);
  page = tel_test_soap_call (soap, "9.1", "listUser", ALL_USERS "<skip>0</skip><first>3</first>");
  parse_refusal (page, &matched, &suggested);
  g_assert_cmpuint (matched, ==, count_users (whole));
  g_assert_cmpuint (suggested, ==, 1);

  single = tel_test_soap_call (soap, "9.1", "getUser", "<userid>tadams</userid>");
  g_assert_cmpuint (single->status, ==, 200);
}

/* A query is weighed like a list. */
static void
test_answer_limit_of_a_query (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("12.5");
  static const char *const query = "<sql>SELECT userid FROM enduser</sql>";
  g_autoptr (TelTestAnswer) whole = tel_test_soap_call (soap, "12.5", "executeSQLQuery", query);
  g_autoptr (TelTestAnswer) refused = NULL;
  guint matched, suggested;

  g_assert_cmpuint (whole->status, ==, 200);
  tel_simulator_server_set_answer_limit (soap->simulator->server, strlen (whole->body) - 1);
  refused = tel_test_soap_call (soap, "12.5", "executeSQLQuery", query);
  parse_refusal (refused, &matched, &suggested);
  g_assert_cmpuint (suggested, ==, matched - 1);
}

static guint
describe_phone (TelTestSoap *soap)
{
  g_autoptr (TelTestAnswer) answer =
      tel_test_soap_call (soap, "14.0", "updatePhone",
                          "<name>SEP001122334455</name><description>described</description>");

  if (answer->status == 503)
    {
      g_assert_cmpstr (soup_message_headers_get_content_type (answer->headers, NULL), ==, "text/html");
      tel_test_assert_contains (answer->body, THROTTLED);
    }

  return answer->status;
}

/* Each write adds a notification, and the clock takes them away. */
static void
test_throttle (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  TelSimulatorThrottle *throttle = tel_simulator_server_get_throttle (soap->simulator->server);
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (soap->simulator->clock);
  g_autoptr (GDateTime) later = g_date_time_add_seconds (now, 1);
  g_autoptr (TelTestAnswer) reading = NULL;
  g_autoptr (TelTestAnswer) fault = NULL;

  g_assert_cmpuint (tel_simulator_throttle_get_limit (throttle), ==, 1500);
  tel_simulator_clock_hold (soap->simulator->clock, now);
  tel_simulator_throttle_set_outstanding (throttle, 0);
  tel_simulator_throttle_set_limit (throttle, 2);
  tel_simulator_throttle_set_rate (throttle, 2);

  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (describe_phone (soap), ==, 200);
  g_assert_cmpuint (tel_simulator_throttle_get_outstanding (throttle), ==, 3);
  g_assert_cmpuint (describe_phone (soap), ==, 503);
  g_assert_cmpuint (tel_simulator_throttle_get_outstanding (throttle), ==, 3);
  reading = tel_test_soap_call (soap, "14.0", "getUser", "<userid>tadams</userid>");
  g_assert_cmpuint (reading->status, ==, 200);

  tel_simulator_clock_hold (soap->simulator->clock, later);
  g_assert_cmpuint (tel_simulator_throttle_get_outstanding (throttle), ==, 1);
  fault = tel_test_soap_call (soap, "14.0", "removePhone", "<name>NOBODY</name>");
  g_assert_cmpuint (fault->status, ==, 500);
  g_assert_cmpuint (tel_simulator_throttle_get_outstanding (throttle), ==, 1);
  g_assert_cmpuint (describe_phone (soap), ==, 200);
}

static void
test_clock_set_back (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  TelSimulatorThrottle *throttle = tel_simulator_server_get_throttle (soap->simulator->server);
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (soap->simulator->clock);
  g_autoptr (GDateTime) before = g_date_time_add_hours (now, -1);
  g_autoptr (GDateTime) next = g_date_time_add_seconds (before, 1);

  tel_simulator_clock_hold (soap->simulator->clock, now);
  tel_simulator_throttle_set_rate (throttle, 10);
  tel_simulator_throttle_set_outstanding (throttle, 100);
  tel_simulator_clock_hold (soap->simulator->clock, before);
  g_assert_cmpuint (tel_simulator_throttle_get_outstanding (throttle), ==, 100);
  tel_simulator_clock_hold (soap->simulator->clock, next);
  g_assert_cmpuint (tel_simulator_throttle_get_outstanding (throttle), ==, 90);
}

static void
test_reader (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  static const struct
  {
    const char *operation;
    const char *inner;
    guint status;
  } requests[] = {
    { "getCCMVersion", "", 200 },
    { "getUser", "<userid>tadams</userid>", 200 },
    { "listUser", ALL_USERS, 200 },
    { "updateUser", "<userid>tadams</userid><lastName>Other</lastName>", 403 },
    { "removeUser", "<userid>tadams</userid>", 403 },
    { "applyPhone", "<name>SEP001122334455</name>", 403 },
    { "resetPhone", "<name>SEP001122334455</name>", 403 },
  };
  g_autoptr (TelTestAnswer) user = NULL;

  soap->simulator->user = TEL_SIMULATOR_ACCOUNT_READER;
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (TelTestAnswer) answer = tel_test_soap_call (soap, "14.0", requests[i].operation, requests[i].inner);

      if (answer->status != requests[i].status)
        g_error ("%s: %u instead of %u", requests[i].operation, answer->status, requests[i].status);
      if (answer->status == 403)
        tel_test_assert_contains (answer->body, "<html>");
    }

  user = tel_test_soap_call (soap, "14.0", "getUser", "<userid>tadams</userid>");
  tel_test_assert_contains (user->body, "<lastName>Adams</lastName>");
}

/* A session speaks for who began it. */
static void
test_session_of_a_reader (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) first = NULL;
  g_autoptr (TelTestAnswer) read = NULL;
  g_autoptr (TelTestAnswer) written = NULL;
  g_autofree char *cookie = NULL;
  static const char *const envelope = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                                      "<n:%s xmlns:n=\"http://www.cisco.com/AXL/API/14.0\"><userid>tadams</userid>"
                                      "</n:%s></s:Body></s:Envelope>";
  g_autoptr (GString) get = g_string_new (envelope);
  g_autoptr (GString) remove = g_string_new (envelope);
  TelTestRequest request = { .action = "\"CUCM:DB ver=14.0 getUser\"" };
  const char *header;

  g_string_replace (get, "%s", "getUser", 0);
  g_string_replace (remove, "%s", "removeUser", 0);
  soap->simulator->user = TEL_SIMULATOR_ACCOUNT_READER;
  first = tel_test_soap_call (soap, "14.0", "getCCMVersion", "");
  header = soup_message_headers_get_list (first->headers, "Set-Cookie");
  cookie = g_strndup (header, strcspn (header, ";"));
  request.cookie = cookie;
  request.body = get->str;
  read = tel_test_http_send (soap->http, &request);
  g_assert_cmpuint (read->status, ==, 200);

  request.action = "\"CUCM:DB ver=14.0 removeUser\"";
  request.body = remove->str;
  written = tel_test_http_send (soap->http, &request);
  g_assert_cmpuint (written->status, ==, 403);
}

static void
test_account (void)
{
  static const struct
  {
    const char *name;
    const char *part;
  } accounts[] = {
    { TEL_SIMULATOR_ACCOUNT_ADMINISTRATOR, "<name>Standard CCM Super Users</name><userRoles>" },
    { TEL_SIMULATOR_ACCOUNT_ADMINISTRATOR, "<userRole>Standard AXL API Access</userRole>" },
    { TEL_SIMULATOR_ACCOUNT_READER, "<userRole>Standard AXL Read Only API Access</userRole>" },
    { TEL_SIMULATOR_ACCOUNT_READER, "<userRole>Standard AXL API Users</userRole>" },
    { TEL_SIMULATOR_ACCOUNT_WITHOUT_ROLE, "<associatedGroups/>" },
  };
  static const char *const releases[] = { "9.1", "10.5", "14.0" };

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (TelTestSoap) soap = tel_test_soap_new (releases[i]);
      g_autoptr (TelTestAnswer) nobody =
          tel_test_soap_call (soap, releases[i], "getAppUser", "<userid>nobody</userid>");

      g_assert_cmpuint (nobody->status, ==, 500);
      tel_test_assert_contains (nobody->body, "The specified AppUser was not found");
      for (guint j = 0; j < G_N_ELEMENTS (accounts); j++)
        {
          g_autofree char *inner =
              g_strdup_printf ("<userid>%s</userid><returnedTags><associatedGroups/></returnedTags>", accounts[j].name);
          g_autoptr (TelTestAnswer) answer = tel_test_soap_call (soap, releases[i], "getAppUser", inner);

          g_assert_cmpuint (answer->status, ==, 200);
          tel_test_assert_contains (answer->body, accounts[j].part);
        }
    }
}

static void
test_sessions_end_at_will (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) first = tel_test_soap_call (soap, "14.0", "getCCMVersion", "");
  g_autoptr (TelTestAnswer) ended = NULL;
  g_autoptr (TelTestAnswer) again = NULL;
  const char *header = soup_message_headers_get_list (first->headers, "Set-Cookie");
  g_autofree char *cookie = g_strndup (header, strcspn (header, ";"));
  TelTestRequest request = {
    .method = "GET",
    .user = soap->simulator->user,
    .password = soap->simulator->password,
    .cookie = cookie,
  };

  g_assert_cmpuint (tel_simulator_server_get_n_sessions (soap->simulator->server), ==, 1);
  tel_simulator_server_expire_sessions (soap->simulator->server);
  ended = tel_test_http_send (soap->http, &request);
  g_assert_cmpuint (ended->status, ==, 404);

  again = tel_test_http_send (soap->http, &request);
  g_assert_cmpuint (again->status, ==, 200);
  g_assert_nonnull (soup_message_headers_get_one (again->headers, "Set-Cookie"));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/limits/answer", test_answer_limit);
  g_test_add_func ("/limits/answer-of-a-page", test_answer_limit_of_a_page);
  g_test_add_func ("/limits/answer-of-a-query", test_answer_limit_of_a_query);
  g_test_add_func ("/limits/throttle", test_throttle);
  g_test_add_func ("/limits/clock-set-back", test_clock_set_back);
  g_test_add_func ("/limits/reader", test_reader);
  g_test_add_func ("/limits/session-of-a-reader", test_session_of_a_reader);
  g_test_add_func ("/limits/account", test_account);
  g_test_add_func ("/limits/sessions-end-at-will", test_sessions_end_at_will);

  return g_test_run ();
}
