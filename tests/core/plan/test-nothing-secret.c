/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "axl/tel-request-file.h"
#include "plan/tel-audit-sink.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define USER "tadams"
#define NAME "CSFTADAMS"

/* Everything that is written while a plan makes a string, with all that can be switched on. */
static GString *messages;

static GLogWriterOutput
take_message (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].length < 0)
      g_string_append_printf (messages, "%s\n", (const char *) fields[i].value);

  return G_LOG_WRITER_HANDLED;
}

static void
assert_without (const char *name, const char *text, gsize length, const char *secret)
{
  if (memmem (text, length, secret, strlen (secret)) != NULL)
    g_error ("%s has a secret", name);
}

static guint
check_files (const char *directory, const char *const *secrets)
{
  g_autoptr (GDir) files = g_dir_open (directory, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (!g_file_get_contents (path, &text, &length, NULL))
        continue;
      n_files++;
      for (guint i = 0; secrets[i] != NULL; i++)
        assert_without (name, text, length, secrets[i]);
    }

  return n_files;
}

static void
check_log (const char *const *secrets)
{
  GListModel *log = G_LIST_MODEL (tel_request_log_get_default ());
  gboolean has_answer = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (log); i++)
    {
      g_autoptr (TelRequestEntry) entry = g_list_model_get_item (log, i);
      const TelRequestFacts *facts = tel_request_entry_get_facts (entry);
      g_autofree char *text =
          g_strdup_printf ("%s %s %s %s", facts->operation, facts->object, facts->request, facts->answer);

      if (facts->answer != NULL && strstr (facts->answer, "<name>" NAME "</name>") != NULL &&
          strstr (facts->answer, "<authenticationString>…</authenticationString>") != NULL)
        has_answer = TRUE;
      for (guint j = 0; secrets[j] != NULL; j++)
        assert_without (facts->operation, text, strlen (text), secrets[j]);
    }
  g_assert_true (has_answer);
}

static TelPlan *
build_plan (TelTestConnection *connection)
{
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new (USER, TEL_DEVICE_TYPE_CSF);
  TelPlan *plan;

  tel_softphone_builder_propose (connection->cluster, tel_cluster_get_user (connection->cluster, USER), request);
  g_object_set (tel_softphone_request_get_device (request), "security-profile", "CSF Encrypted AuthString", NULL);
  g_object_set (request, "start-capf", TRUE, "pattern", "1060", "add-number", TRUE, NULL);
  plan = tel_test_plan_build (connection, request);
  tel_test_plan_tick_all (plan);

  return plan;
}

static void
test_everything (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *journal_path = g_build_filename (directory, "journal.sqlite", NULL);
  g_autofree char *trail = g_build_filename (directory, "audit.jsonl", NULL);
  g_autofree char *requests = g_build_filename (directory, "requests.log", NULL);
  g_autoptr (TelAuditSink) sink = tel_audit_sink_new_file (trail);
  TelRequestLog *log = tel_request_log_get_default ();
  TelRequestFile *file = tel_request_file_new (log, requests, TEL_REQUEST_FILE_DEFAULT_BYTES);
  TelJournal *journal = tel_journal_new (journal_path);
  g_autoptr (TelTestConnection) connection = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *account = NULL;
  g_autofree char *basic = NULL;
  const char *secrets[4] = { NULL };

  tel_request_log_set_keeps_bodies (log, TRUE);
  tel_journal_set_audit_sink (journal, sink);
  connection = tel_test_connection_new_loaded ("14.0");
  plan = build_plan (connection);
  runner = tel_runner_new (connection->cluster, plan);
  tel_runner_set_journal (runner, journal);
  tel_test_plan_run (runner, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (file);

  account = g_strdup_printf ("%s:%s", connection->simulator->user, connection->simulator->password);
  basic = g_base64_encode ((const guchar *) account, strlen (account));
  secrets[0] = connection->simulator->password;
  secrets[1] = basic;
  secrets[2] = tel_auth_string_peek (tel_runner_get_auth_string (runner));
  g_assert_cmpuint (check_files (directory, secrets), >=, 3);
  check_log (secrets);
  g_assert_nonnull (strstr (messages->str, "addPhone"));
  for (guint i = 0; secrets[i] != NULL; i++)
    assert_without ("debug output", messages->str, messages->len, secrets[i]);

  /* What is no longer wanted is gone. */
  tel_request_log_set_keeps_bodies (log, FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (log)); i++)
    {
      g_autoptr (TelRequestEntry) entry = g_list_model_get_item (G_LIST_MODEL (log), i);

      g_assert_null (tel_request_entry_get_facts (entry)->request);
      g_assert_null (tel_request_entry_get_facts (entry)->answer);
    }
  g_clear_object (&runner);
  tel_test_journal_close (journal, journal_path);
  tel_test_remove_directory (directory);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  messages = g_string_new (NULL);
  g_log_set_writer_func (take_message, NULL, NULL);

  g_test_add_func ("/nothing-secret/everything", test_everything);

  return g_test_run ();
}
