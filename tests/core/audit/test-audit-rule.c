/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit-rule.h"

#include "tel-test.h"

#define E TEL_SEVERITY_ERROR
#define W TEL_SEVERITY_WARNING
#define I TEL_SEVERITY_INFORMATION

/* The catalogue: each rule with its severity, the worst where it has several, how it is put right, and the guide. */
static const struct
{
  const char *id;
  TelSeverity severity;
  TelFixClass fix;
  const char *guide;
} catalogue[] = {
  { "J01", E, TEL_FIX_AUTO, "G2.3, G5.5" },
  { "J02", W, TEL_FIX_CHOOSE, "G2.3" },
  { "J03", E, TEL_FIX_AUTO, "G5.4" },
  { "J04", W, TEL_FIX_CHOOSE, "G5.6" },
  { "J05", E, TEL_FIX_CHOOSE, "G2.4" },
  { "J06", E, TEL_FIX_CHOOSE, "G2.5" },
  { "J07", E, TEL_FIX_CHOOSE, "G2.5" },
  { "J08", E, TEL_FIX_CHOOSE, "G2.1" },
  { "J09", W, TEL_FIX_BY_HAND, "G2.5" },
  { "J10", E, TEL_FIX_AUTO, "G8.1" },
  { "J11", E, TEL_FIX_CHOOSE, "G5.1" },
  { "J12", W, TEL_FIX_AUTO, "G5.2" },
  { "J13", W, TEL_FIX_CHOOSE, "G5.1" },
  { "J14", E, TEL_FIX_AUTO, "G5.1" },
  { "J15", I, TEL_FIX_CHOOSE, NULL },
  { "J16", I, TEL_FIX_CHOOSE, NULL },
  { "J17", I, TEL_FIX_CHOOSE, NULL },
  { "C01", E, TEL_FIX_DELIVER, "G3.4" },
  { "C02", E, TEL_FIX_DELIVER, "G3.2, G8.5" },
  { "C03", E, TEL_FIX_OWN_PLAN, "G3.2, G3.4" },
  { "C04", E, TEL_FIX_DELIVER, "G3.3" },
  { "C05", E, TEL_FIX_DELIVER, "G4.3" },
  { "C06", E, TEL_FIX_DELIVER, "G4.2" },
  { "C07", W, TEL_FIX_DELIVER, "G3.3" },
  { "C08", I, TEL_FIX_BY_HAND, "G4.5" },
  { "C09", W, TEL_FIX_BY_HAND, "G4.6" },
  { "C10", E, TEL_FIX_DELIVER, "G3.7" },
  { "C11", E, TEL_FIX_DELIVER, "G3.7" },
  { "C12", E, TEL_FIX_AUTO, "G8.4" },
  { "C13", E, TEL_FIX_BY_HAND, "G1.6" },
  { "C14", W, TEL_FIX_BY_HAND, "G3.6" },
  { "C15", I, TEL_FIX_BY_HAND, "G1.8" },
  { "C16", E, TEL_FIX_CHOOSE, "G1.4" },
  { "C17", E, TEL_FIX_BY_HAND, "G1.4" },
  { "C18", W, TEL_FIX_OWN_PLAN, "G4.1" },
  { "C19", E, TEL_FIX_AUTO, "G8.3" },
  { "M01", E, TEL_FIX_AUTO, "G6.2, G6.4" },
  { "M02", W, TEL_FIX_AUTO, "G6.2" },
  { "M03", I, TEL_FIX_AUTO, "G6.3" },
  { "M04", I, TEL_FIX_CHOOSE, "G7.2" },
  { "M05", E, TEL_FIX_CHOOSE, "G1.5" },
  { "M06", E, TEL_FIX_BY_HAND, "G1.1" },
  { "U01", E, TEL_FIX_AUTO, "G4.4" },
  { "U02", E, TEL_FIX_AUTO, "G4.4" },
  { "U03", E, TEL_FIX_CHOOSE, "G4.4" },
  { "U04", W, TEL_FIX_AUTO, NULL },
  { "U05", W, TEL_FIX_AUTO, NULL },
  { "U06", E, TEL_FIX_CHOOSE, NULL },
  { "U07", W, TEL_FIX_AUTO, NULL },
  { "U08", W, TEL_FIX_AUTO, "G5.5" },
  { "U09", W, TEL_FIX_AUTO, "G5.7" },
  { "U10", W, TEL_FIX_BY_HAND, "G4.6" },
  { "U11", W, TEL_FIX_BY_HAND, NULL },
  { "U12", W, TEL_FIX_BY_HAND, NULL },
  { "U13", I, TEL_FIX_BY_HAND, NULL },
  { "U14", I, TEL_FIX_CHOOSE, NULL },
  { "H01", I, TEL_FIX_CHOOSE, NULL },
  { "H02", W, TEL_FIX_BY_HAND, NULL },
  { "H03", W, TEL_FIX_CHOOSE, NULL },
  { "H04", W, TEL_FIX_CHOOSE, NULL },
  { "H05", I, TEL_FIX_BY_HAND, NULL },
  { "H06", W, TEL_FIX_OWN_PLAN, NULL },
};

static const TelAuditRule *
find_once (const char *id)
{
  const TelAuditRule *found = NULL;
  const TelAuditRule *rule;

  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    if (g_str_equal (rule->id, id))
      {
        g_assert_null (found);
        found = rule;
      }
  if (found == NULL)
    g_error ("There is no rule %s.", id);

  return found;
}

static void
test_catalogue (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (catalogue), ==, 62);
  g_assert_cmpuint (tel_audit_rule_get_n (), ==, G_N_ELEMENTS (catalogue));
  for (guint i = 0; i < G_N_ELEMENTS (catalogue); i++)
    {
      const TelAuditRule *rule = find_once (catalogue[i].id);

      if (rule->severity != catalogue[i].severity || rule->fix != catalogue[i].fix ||
          g_strcmp0 (rule->guide, catalogue[i].guide) != 0)
        g_error ("%s is not as the catalogue has it: %s, %s, %s", rule->id, tel_severity_get_nick (rule->severity),
                 tel_fix_class_get_nick (rule->fix), rule->guide);
      g_assert_true (tel_audit_rule_get_nth (i) == rule);
      g_assert_true (tel_audit_rule_find (rule->id) == rule);
    }
}

/* What a plan is checked for has no judge, nor what only the cluster knows; everything else reads something. */
static void
test_judged (void)
{
  const TelAuditRule *rule;

  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    if (rule->fix == TEL_FIX_OWN_PLAN || g_str_equal (rule->id, "H05"))
      g_assert_null (rule->judge);
    else if (rule->judge == NULL || rule->needs == 0)
      g_error ("%s is not judged by anything.", rule->id);
}

static gboolean
is_sentence (const char *text)
{
  return g_ascii_isupper (text[0]) && g_str_has_suffix (text, ".");
}

/* A title and what is read are phrases; the reason and the remedy are sentences. */
static void
test_words (void)
{
  const TelAuditRule *rule;

  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    if (is_sentence (rule->title) || *rule->title == '\0' || is_sentence (rule->reads) || *rule->reads == '\0' ||
        !is_sentence (rule->reason) || !is_sentence (rule->remedy))
      g_error ("%s: “%s”, “%s”, “%s”, “%s”", rule->id, rule->title, rule->reads, rule->reason, rule->remedy);
}

static void
test_find (void)
{
  g_assert_cmpstr (tel_audit_rule_find ("j01")->id, ==, "J01");
  g_assert_null (tel_audit_rule_find ("J18"));
  g_assert_null (tel_audit_rule_find (""));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/audit-rule/catalogue", test_catalogue);
  g_test_add_func ("/audit-rule/judged", test_judged);
  g_test_add_func ("/audit-rule/words", test_words);
  g_test_add_func ("/audit-rule/find", test_find);

  return g_test_run ();
}
