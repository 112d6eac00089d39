/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-soap.h"
#include "tel-test.h"

#include <glib/gstdio.h>

#include <string.h>

#define PHONE "SEP001122334455"
#define SECRET "8675309421"

static const char get_phone[] = "<name>" PHONE "</name>";
static const char describe[] = "<name>" PHONE "</name><description>%s</description>";

static TelTestAnswer *
set_description (TelTestSoap *soap, const char *text)
{
  g_autoptr (GString) inner = g_string_new (describe);

  g_string_replace (inner, "%s", text, 1);

  return tel_test_soap_call (soap, "14.0", "updatePhone", inner->str);
}

static void
assert_description (TelTestSoap *soap, const char *text)
{
  g_autofree char *element = g_strdup_printf ("<description>%s</description>", text);
  g_autoptr (TelTestAnswer) answer = tel_test_soap_call (soap, "14.0", "getPhone", get_phone);

  g_assert_cmpuint (answer->status, ==, 200);
  tel_test_assert_contains (answer->body, element);
}

static void
assert_status (TelTestSoap *soap, const char *operation, const char *status, guint http)
{
  TelSimulatorLog *log = tel_simulator_server_get_log (soap->simulator->server);
  const TelSimulatorLogEntry *entry = tel_simulator_log_get_entry (log, tel_simulator_log_get_length (log) - 1);

  g_assert_cmpstr (entry->operation, ==, operation);
  g_assert_cmpstr (entry->object, ==, PHONE);
  g_assert_cmpstr (entry->status, ==, status);
  g_assert_cmpuint (entry->http, ==, http);
}

static void
test_refuse (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  static const guint statuses[] = { 200, 500, 200 };

  tel_test_simulator_refuse (soap->simulator, "updatePhone", 2, 4711, "The moon is in the wrong house.");
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *text = g_strdup_printf ("number %u", i);
      g_autoptr (TelTestAnswer) answer = set_description (soap, text);

      g_assert_cmpuint (answer->status, ==, statuses[i]);
      assert_status (soap, "updatePhone", statuses[i] == 200 ? "ok" : "fault", statuses[i]);
      if (statuses[i] == 500)
        {
          tel_test_assert_contains (answer->body, "<axlcode>4711</axlcode>");
          tel_test_assert_contains (answer->body, "<axlmessage>The moon is in the wrong house.</axlmessage>");
          assert_description (soap, "number 0");
        }
    }
  assert_description (soap, "number 2");
}

static void
test_each (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");

  tel_test_simulator_disturb (soap->simulator, TEL_SIMULATOR_DISTURBANCE_THROTTLE, "*", 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TelTestAnswer) answer = set_description (soap, "throttled");

      g_assert_cmpuint (answer->status, ==, 503);
      tel_test_assert_contains (answer->body, "<html>");
      assert_status (soap, "updatePhone", "throttled", 503);
    }

  tel_simulator_disturbances_clear (tel_simulator_server_get_disturbances (soap->simulator->server));
  {
    g_autoptr (TelTestAnswer) answer = set_description (soap, "not throttled");

    g_assert_cmpuint (answer->status, ==, 200);
  }
}

static void
test_reset_before (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) before = set_description (soap, "as it was");
  g_autoptr (TelTestAnswer) answer = NULL;

  tel_test_simulator_disturb (soap->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, "updatePhone", 1);
  answer = set_description (soap, "never written");
  g_assert_nonnull (answer->error);
  assert_status (soap, "updatePhone", "reset-before", 0);
  assert_description (soap, "as it was");
}

static void
test_reset_after (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) answer = NULL;

  tel_test_simulator_disturb (soap->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, "updatePhone", 1);
  answer = set_description (soap, "written all the same");
  g_assert_nonnull (answer->error);
  assert_status (soap, "updatePhone", "reset-after", 0);
  assert_description (soap, "written all the same");
}

/* With a latency the connection ends while the message is paused. */
static void
test_reset_later (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) answer = NULL;

  tel_simulator_server_set_latency (soap->simulator->server, 20);
  tel_test_simulator_disturb (soap->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, "updatePhone", 1);
  answer = set_description (soap, "written late");
  g_assert_nonnull (answer->error);
  assert_description (soap, "written late");
}

static void
test_stall (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  TelSimulatorLog *log = tel_simulator_server_get_log (soap->simulator->server);
  TelSimulatorDisturbance disturbance = {
    .kind = TEL_SIMULATOR_DISTURBANCE_STALL,
    .operation = (char *) "updatePhone",
    .occurrence = 1,
    .seconds = 1,
  };
  gint64 started = g_get_monotonic_time ();
  g_autoptr (TelTestAnswer) answer = NULL;

  tel_simulator_disturbances_add (tel_simulator_server_get_disturbances (soap->simulator->server), &disturbance);
  answer = set_description (soap, "slow");
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - started, >=, G_USEC_PER_SEC);
  g_assert_cmpuint (tel_simulator_log_get_entry (log, 0)->milliseconds, >=, 1000);
}

/* The client gives up: the operation that was to be delayed is carried out, the one never to be answered is not. */
static void
test_given_up (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  TelSimulatorLog *log = tel_simulator_server_get_log (soap->simulator->server);
  static const guint seconds[] = { 1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      TelSimulatorDisturbance disturbance = {
        .kind = TEL_SIMULATOR_DISTURBANCE_STALL,
        .operation = (char *) "updatePhone",
        .occurrence = 1,
        .seconds = seconds[i],
      };
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GString) inner = g_string_new (describe);
      g_autoptr (TelTestAnswer) answer = NULL;
      g_autofree char *text = g_strdup_printf ("after %u seconds", seconds[i]);
      gint64 wait = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

      g_string_replace (inner, "%s", text, 1);
      tel_simulator_disturbances_add (tel_simulator_server_get_disturbances (soap->simulator->server), &disturbance);
      answer = tel_test_soap_begin (soap, "14.0", "updatePhone", inner->str, cancellable);
      tel_test_wait_until (g_get_monotonic_time () > wait);
      g_cancellable_cancel (cancellable);
      tel_test_wait_until (tel_test_answer_has_come (answer));
      g_assert_error (answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      tel_test_wait_until (tel_simulator_log_get_length (log) == 2 * i + 1);
      assert_status (soap, "updatePhone", seconds[i] > 0 ? "ok" : "stalled", seconds[i] > 0 ? 200 : 0);
      assert_description (soap, "after 1 seconds");
    }
}

static gboolean
has_description (TelTestSoap *soap, const char *text)
{
  g_autofree char *found =
      tel_simulator_store_look_up (soap->simulator->store, "SELECT description FROM device WHERE name = ?", PHONE,
                                   TEL_SIMULATOR_END);

  return g_strcmp0 (found, text) == 0;
}

/* Nothing is left behind when the server ends while it stalls; the leak checker looks. */
static void
test_end_while_stalling (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) stalled = NULL;
  g_autoptr (TelTestAnswer) delayed = NULL;

  tel_simulator_server_set_latency (soap->simulator->server, 60 * 1000);
  tel_test_simulator_disturb (soap->simulator, TEL_SIMULATOR_DISTURBANCE_STALL, "getPhone", 1);
  tel_test_simulator_mutate_before (soap->simulator,
                                    "<updatePhone><name>" PHONE
                                    "</name><description>both are there</description></updatePhone>",
                                    "getPhone", 2);
  stalled = tel_test_soap_begin (soap, "14.0", "getPhone", get_phone, NULL);
  delayed = tel_test_soap_begin (soap, "14.0", "getPhone", get_phone, NULL);
  tel_test_wait_until (has_description (soap, "both are there"));
  tel_simulator_server_stop (soap->simulator->server);
  tel_test_wait_until (tel_test_answer_has_come (stalled) && tel_test_answer_has_come (delayed));
  g_assert_nonnull (stalled->error);
  g_assert_nonnull (delayed->error);
}

static void
test_mutate (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  g_autoptr (TelTestAnswer) answer = NULL;

  tel_test_simulator_mutate (soap->simulator,
                             "<updatePhone><name>" PHONE "</name><description>somebody</description></updatePhone>");
  assert_description (soap, "somebody");

  tel_test_simulator_mutate_before (soap->simulator, "<removePhone><name>" PHONE "</name></removePhone>", "updatePhone",
                                    1);
  assert_description (soap, "somebody");
  answer = set_description (soap, "too late");
  g_assert_cmpuint (answer->status, ==, 500);
}

static void
test_log (void)
{
  g_autoptr (TelTestSoap) soap = tel_test_soap_new ("14.0");
  TelSimulatorLog *log = tel_simulator_server_get_log (soap->simulator->server);
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "log", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelTestAnswer) secret = NULL;
  g_autoptr (TelTestAnswer) forged = NULL;
  g_autoptr (TelTestAnswer) line = NULL;
  g_auto (GStrv) lines = NULL;
  GStatBuf status;

  tel_simulator_log_open (log, path, &error);
  g_assert_no_error (error);
  secret = tel_test_soap_call (soap, "14.0", "updatePhone",
                               "<name>" PHONE "</name><authenticationString>" SECRET "</authenticationString>");
  forged = tel_test_soap_call (soap, "14.0", "getPhone", "<name>x&#10;2026 addPhone CSFX 200 ok</name>");
  line = tel_test_soap_call (soap, "14.0", "getLine",
                             "<pattern>1001</pattern><routePartitionName>PT-Internal</routePartitionName>");
  g_assert_cmpuint (line->status, ==, 200);

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  tel_test_assert_contains (lines[0], "Z updatePhone " PHONE " ");
  tel_test_assert_contains (lines[1], "Z getPhone x 2026 addPhone CSFX 200 ok 500 fault ");
  tel_test_assert_contains (lines[2], "Z getLine 1001/PT-Internal 200 ok ");
  g_assert_null (strstr (text, SECRET));
  g_assert_null (strstr (text, soap->simulator->password));

  tel_test_remove_directory (directory);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/simulator/disturbances/refuse", test_refuse);
  g_test_add_func ("/simulator/disturbances/each", test_each);
  g_test_add_func ("/simulator/disturbances/reset-before", test_reset_before);
  g_test_add_func ("/simulator/disturbances/reset-after", test_reset_after);
  g_test_add_func ("/simulator/disturbances/reset-later", test_reset_later);
  g_test_add_func ("/simulator/disturbances/stall", test_stall);
  g_test_add_func ("/simulator/disturbances/given-up", test_given_up);
  g_test_add_func ("/simulator/disturbances/end-while-stalling", test_end_while_stalling);
  g_test_add_func ("/simulator/disturbances/mutate", test_mutate);
  g_test_add_func ("/simulator/log/without-secrets", test_log);

  return g_test_run ();
}
