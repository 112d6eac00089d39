/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-step-refusal.h"

#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What a cluster says, in small letters, and what is to be done then. */
static const struct
{
  const char *words;
  const char *advice;
} refusals[] = {
  { "not allowed for csf devices",
    N_ ("A desktop softphone (CSF) cannot be a remote destination (H05). Take the remote destination off the user in "
        "Cisco Unified CM Administration, or use a mobile device.") },
};

/**
 * tel_step_refusal_explain:
 * @error: why a step failed
 *
 * Puts before the words of a cluster that refused what they mean for the administrator, where an audit rule knows
 * (H05).
 */
void
tel_step_refusal_explain (GError *error)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (error != NULL);

  if (error->domain != TEL_ERROR)
    return;

  folded = g_utf8_casefold (error->message, -1);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (strstr (folded, refusals[i].words) != NULL)
      {
        g_autofree char *words = error->message;

        error->message = g_strdup_printf ("%s %s", _ (refusals[i].advice), words);

        return;
      }
}
