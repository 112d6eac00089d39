/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-rule.h"

#include <string.h>

#include "tel-test-sound.h"
#include "tel-test.h"

#define REASON "The cluster said no."

static const TelRelease releases[] = { TEL_RELEASE_9_1, TEL_RELEASE_14_0 };

/* A case on one release. */
typedef struct
{
  const TelTestRuleCase *of;
  TelRelease release;
} Try;

/**
 * tel_test_rule_judge:
 * @audit: an audit
 *
 * Judges and waits for the end.
 */
void
tel_test_rule_judge (TelAudit *audit)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_audit_judge_async (audit, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  tel_audit_judge_finish (audit, result, &error);
  g_assert_no_error (error);
}

static void
append_object (TelFinding *finding, GString *text)
{
  const char *partition = tel_finding_get_partition (finding);

  g_string_append_printf (text, "%s %s", tel_severity_get_nick (tel_finding_get_severity (finding)),
                          tel_finding_get_name (finding));
  if (tel_finding_get_kind (finding) == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    g_string_append_printf (text, " in %s", partition != NULL && *partition != '\0' ? partition : "no partition");
  else if (partition != NULL)
    g_string_append_printf (text, " on %s", partition);
}

/**
 * tel_test_rule_describe:
 * @audit: an audit that was judged
 * @rule: the ID of a rule
 *
 * Says what a rule found: a line for each finding, with severity, object, users and devices, such as
 * `error CSFTADAMS | tadams | CSFTADAMS` or `warning 1001 in no partition | tadams | CSFTADAMS TCTTADAMS`.
 *
 * Returns: (transfer full): the lines
 */
char *
tel_test_rule_describe (TelAudit *audit, const char *rule)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (audit)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (audit), i);
      g_autofree char *users = g_strjoinv (" ", (char **) tel_finding_get_users (finding));
      g_autofree char *devices = g_strjoinv (" ", (char **) tel_finding_get_devices (finding));

      if (!g_str_equal (tel_finding_get_rule (finding)->id, rule))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      append_object (finding, text);
      g_string_append_printf (text, " | %s | %s", users, devices);
    }

  return g_string_free (text, FALSE);
}

static TelAudit *
try_case (const TelTestRuleCase *of, TelRelease release)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (release);

  if (of->spoil != NULL)
    of->spoil (snapshot);
  /* What was looked up while spoiling is looked up anew. */
  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_USER, tel_snapshot_get_user (snapshot, "jsmith"));

  return tel_audit_new (snapshot);
}

static gboolean
contains (GPtrArray *findings, TelFinding *finding)
{
  return g_ptr_array_find (findings, finding, NULL);
}

/* Each is a sentence about what was read, and is seen at everybody whom it concerns. */
static void
check_finding (TelAudit *audit, TelFinding *finding, const TelTestRuleCase *of)
{
  const char *read = tel_finding_get_read (finding);

  if (!g_str_has_suffix (read, ".") || (of->read != NULL && strstr (read, of->read) == NULL))
    g_error ("%s: “%s” does not say “%s”", of->rule, read, of->read != NULL ? of->read : ".");
  if (tel_finding_get_severity (finding) < tel_finding_get_rule (finding)->severity)
    g_error ("%s: %s is worse than the rule", of->rule, tel_finding_get_name (finding));

  g_assert_true (tel_audit_find (audit, tel_finding_get_id (finding)) == finding);
  for (guint i = 0; tel_finding_get_users (finding)[i] != NULL; i++)
    g_assert_true (contains (tel_audit_get_findings_of_user (audit, tel_finding_get_users (finding)[i]), finding));
  for (guint i = 0; tel_finding_get_devices (finding)[i] != NULL; i++)
    g_assert_true (contains (tel_audit_get_findings_of_device (audit, tel_finding_get_devices (finding)[i]), finding));
}

static void
test_case (gconstpointer data)
{
  const Try *try = data;
  g_autoptr (TelAudit) audit = try_case (try->of, try->release);
  const TelAuditRule *rule = tel_audit_rule_find (try->of->rule);
  g_autofree char *found = NULL;

  g_assert_nonnull (rule);
  tel_test_rule_judge (audit);
  found = tel_test_rule_describe (audit, rule->id);
  g_assert_cmpint (tel_audit_get_state (audit, rule), ==, TEL_RULE_STATE_RUN);
  g_assert_cmpstr (found, ==, try->of->found);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (audit)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (audit), i);

      if (tel_finding_get_rule (finding) == rule)
        check_finding (audit, finding, try->of);
    }
}

/* Nothing else is wrong in what is spoilt for the cases. */
static void
test_sound (gconstpointer data)
{
  const Try *try = data;
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (try->release);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autofree char *found = NULL;

  tel_test_rule_judge (audit);
  found = tel_test_rule_describe (audit, try->of->rule);
  g_assert_cmpstr (found, ==, "");
}

/* A part that is missing is named, and nothing passes for lack of it. */
static void
check_without (const Try *try, TelSnapshotPart part)
{
  g_autoptr (TelAudit) audit = try_case (try->of, try->release);
  const TelAuditRule *rule = tel_audit_rule_find (try->of->rule);
  g_autofree char *found = NULL;
  g_autofree char *explanation = NULL;

  tel_snapshot_set_state (tel_audit_get_snapshot (audit), part, TEL_SNAPSHOT_STATE_REFUSED, REASON);
  tel_test_rule_judge (audit);
  found = tel_test_rule_describe (audit, rule->id);
  explanation = tel_audit_explain_state (audit, rule);
  g_assert_cmpstr (found, ==, "");
  g_assert_cmpint (tel_audit_get_state (audit, rule), ==, TEL_RULE_STATE_NOT_RUN);
  g_assert_nonnull (strstr (explanation, tel_snapshot_part_get_label (part)));
  g_assert_nonnull (strstr (explanation, REASON));
}

static void
test_unreadable (gconstpointer data)
{
  const Try *try = data;
  const TelAuditRule *rule = tel_audit_rule_find (try->of->rule);

  g_assert_nonnull (rule);
  g_assert_cmpuint (rule->needs, !=, 0);
  for (guint part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    if ((rule->needs & (1u << part)) != 0)
      check_without (try, part);
}

static void
add_test (const TelTestRuleCase *of, const char *name, TelRelease release, GTestDataFunc function)
{
  g_autofree char *path = g_strdup_printf ("/rule/%s/%s/%s", of->rule, name, tel_release_to_string (release));
  Try *try = g_new0 (Try, 1);

  try->of = of;
  try->release = release;
  g_test_add_data_func_full (path, try, function, g_free);
}

static gboolean
is_first_fault (const TelTestRuleCase *cases, guint i, TelRelease release)
{
  if (*cases[i].found == '\0')
    return FALSE;

  for (guint j = 0; j < i; j++)
    if (g_str_equal (cases[j].rule, cases[i].rule) && *cases[j].found != '\0' && cases[j].since <= release &&
        (cases[j].until == 0 || release <= cases[j].until))
      return FALSE;

  return TRUE;
}

/**
 * tel_test_rule_add_cases:
 * @cases: (array length=n_cases): cases
 * @n_cases: how many there are
 *
 * Adds a test for each case on release 9.1 and on 14.0. The first fault of a rule is tried besides with each part that
 * the rule needs refused, and not planted at all.
 */
void
tel_test_rule_add_cases (const TelTestRuleCase *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    for (guint j = 0; j < G_N_ELEMENTS (releases); j++)
      {
        if (releases[j] < cases[i].since || (cases[i].until != 0 && releases[j] > cases[i].until))
          continue;

        add_test (&cases[i], cases[i].name, releases[j], test_case);
        if (!is_first_fault (cases, i, releases[j]))
          continue;
        add_test (&cases[i], "sound", releases[j], test_sound);
        add_test (&cases[i], "unreadable", releases[j], test_unreadable);
      }
}
