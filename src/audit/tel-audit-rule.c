/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit-rules-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *nick;
  const char *label;
  const char *icon_name;
} Word;

/* In the order of the enumeration. The icon's shape tells them apart without its colour. */
static const Word severities[] = {
  /* Translators: how bad a finding of the audit is. */
  { "error", N_ ("Error"), "dialog-error-symbolic" },
  /* Translators: how bad a finding of the audit is. */
  { "warning", N_ ("Warning"), "dialog-warning-symbolic" },
  /* Translators: how bad a finding of the audit is. */
  { "information", N_ ("Information"), "dialog-information-symbolic" },
};

static const Word fix_classes[] = {
  { "auto", N_ ("Can be put right for one or many"), NULL },
  { "choose", N_ ("Can be put right one at a time"), NULL },
  { "deliver", N_ ("Makes new authentication strings"), NULL },
  { "by-hand", N_ ("By hand"), NULL },
  { "own-plan", N_ ("Checked in every plan"), NULL },
};

static const TelAuditRule *const chapters[] = { tel_audit_device_rules,      tel_audit_device_type_rules,
                                                tel_audit_device_line_rules, tel_audit_enrolment_rules,
                                                tel_audit_mobile_rules,      tel_audit_user_rules,
                                                tel_audit_hygiene_rules };

G_STATIC_ASSERT (G_N_ELEMENTS (severities) == TEL_N_SEVERITIES);
G_STATIC_ASSERT (G_N_ELEMENTS (fix_classes) == TEL_N_FIX_CLASSES);

/**
 * tel_audit_rule_get_n:
 *
 * Counts the rules.
 *
 * Returns: how many the catalogue has
 */
guint
tel_audit_rule_get_n (void)
{
  guint n = 0;

  while (tel_audit_rule_get_nth (n) != NULL)
    n++;

  return n;
}

/**
 * tel_audit_rule_get_nth:
 * @i: the place of a rule in the catalogue
 *
 * Gets a rule.
 *
 * Returns: (nullable) (transfer none): the rule, or %NULL when there are no more
 */
const TelAuditRule *
tel_audit_rule_get_nth (guint i)
{
  for (guint chapter = 0; chapter < G_N_ELEMENTS (chapters); chapter++)
    for (const TelAuditRule *rule = chapters[chapter]; rule->id != NULL; rule++)
      if (i-- == 0)
        return rule;

  return NULL;
}

/**
 * tel_audit_rule_find:
 * @id: a rule's number, such as `J01`, in any case
 *
 * Finds a rule.
 *
 * Returns: (nullable) (transfer none): the rule, or %NULL when there is none
 */
const TelAuditRule *
tel_audit_rule_find (const char *id)
{
  const TelAuditRule *rule;

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    if (g_ascii_strcasecmp (rule->id, id) == 0)
      return rule;

  return NULL;
}

/**
 * tel_severity_get_label:
 * @severity: a severity
 *
 * Gets the word for it.
 *
 * Returns: a translated noun
 */
const char *
tel_severity_get_label (TelSeverity severity)
{
  g_return_val_if_fail (severity < TEL_N_SEVERITIES, NULL);

  return _ (severities[severity].label);
}

/**
 * tel_severity_get_nick:
 * @severity: a severity
 *
 * Gets the word for files and command lines.
 *
 * Returns: a word that stays
 */
const char *
tel_severity_get_nick (TelSeverity severity)
{
  g_return_val_if_fail (severity < TEL_N_SEVERITIES, NULL);

  return severities[severity].nick;
}

/**
 * tel_severity_get_icon_name:
 * @severity: a severity
 *
 * Gets the shape for it.
 *
 * Returns: the name of a symbolic icon
 */
const char *
tel_severity_get_icon_name (TelSeverity severity)
{
  g_return_val_if_fail (severity < TEL_N_SEVERITIES, NULL);

  return severities[severity].icon_name;
}

/**
 * tel_severity_from_nick:
 * @nick: a word as tel_severity_get_nick() gives it
 * @severity: (out): the severity
 *
 * Reads a severity.
 *
 * Returns: %FALSE when there is no such severity
 */
gboolean
tel_severity_from_nick (const char *nick, TelSeverity *severity)
{
  g_return_val_if_fail (nick != NULL && severity != NULL, FALSE);

  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    if (g_ascii_strcasecmp (severities[i].nick, nick) == 0)
      {
        *severity = (TelSeverity) i;

        return TRUE;
      }

  return FALSE;
}

/**
 * tel_fix_class_get_label:
 * @fix: how something is put right
 *
 * Gets the words for it.
 *
 * Returns: a translated phrase
 */
const char *
tel_fix_class_get_label (TelFixClass fix)
{
  g_return_val_if_fail (fix < TEL_N_FIX_CLASSES, NULL);

  return _ (fix_classes[fix].label);
}

/**
 * tel_fix_class_get_nick:
 * @fix: how something is put right
 *
 * Gets the word for files.
 *
 * Returns: a word that stays
 */
const char *
tel_fix_class_get_nick (TelFixClass fix)
{
  g_return_val_if_fail (fix < TEL_N_FIX_CLASSES, NULL);

  return fix_classes[fix].nick;
}
