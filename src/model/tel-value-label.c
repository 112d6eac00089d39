/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-value-label.h"

#include <glib/gi18n-lib.h>

/* What CUCM's own pages call the values in the user's language; names of objects are nobody's to translate. */
static const struct
{
  const char *property;
  const char *value;
} labels[] = {
  { "certificate-operation", N_ ("No Pending Operation") },
  { "certificate-operation", N_ ("Install/Upgrade") },
  { "certificate-operation", N_ ("Delete") },
  { "certificate-operation", N_ ("Troubleshoot") },
  { "authentication-mode", N_ ("By Authentication String") },
  { "authentication-mode", N_ ("By Null String") },
  { "authentication-mode", N_ ("By Existing Certificate (precedence to LSC)") },
  { "authentication-mode", N_ ("By Existing Certificate (precedence to MIC)") },
  { "device-security-mode", N_ ("Non Secure") },
  { "device-security-mode", N_ ("Authenticated") },
  { "device-security-mode", N_ ("Encrypted") },
  /* Translators: the state of a certificate operation */
  { "certificate-status", N_ ("None") },
  { "certificate-status", N_ ("Operation Pending") },
  { "certificate-status", N_ ("Upgrade Success") },
  { "certificate-status", N_ ("Upgrade Failed: Invalid Authentication String") },
  { "certificate-status", N_ ("Upgrade Failed: User Initiated Request Late/Timedout") },
  { "ring-setting", N_ ("Use System Default") },
  { "ring-setting", N_ ("Disable") },
  { "ring-setting", N_ ("Flash Only") },
  { "ring-setting", N_ ("Ring Once") },
  /* Translators: a ring setting: the line rings */
  { "ring-setting", N_ ("Ring") },
  { "ring-setting", N_ ("Beep Only") },
  { "busy-ring-setting", N_ ("Use System Default") },
  { "busy-ring-setting", N_ ("Disable") },
  { "busy-ring-setting", N_ ("Flash Only") },
  { "busy-ring-setting", N_ ("Ring Once") },
  { "busy-ring-setting", N_ ("Ring") },
  { "busy-ring-setting", N_ ("Beep Only") },
};

/**
 * tel_value_label_get:
 * @property: the name of a property of an administered object
 * @value: (nullable): a value as the cluster spells it
 *
 * Gets the glossary's term for a value that CUCM names itself.
 *
 * Returns: (nullable): the term in the user's language, or @value itself where there is none
 */
const char *
tel_value_label_get (const char *property, const char *value)
{
  g_return_val_if_fail (property != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].property, property) && g_strcmp0 (labels[i].value, value) == 0)
      return _ (labels[i].value);

  return value;
}
