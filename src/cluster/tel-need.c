/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-need.h"

static const char *const nicks[] = {
  [TEL_NEED_CSF] = "CSF", [TEL_NEED_TCT] = "TCT",       [TEL_NEED_BOT] = "BOT",
  [TEL_NEED_TAB] = "TAB", [TEL_NEED_SECURE] = "secure",
};

G_STATIC_ASSERT (G_N_ELEMENTS (nicks) == TEL_N_NEEDS);

/**
 * tel_need_of_type:
 * @type: a type of softphone
 *
 * Gets what softphones of a type are as a need.
 *
 * Returns: the need
 */
TelNeed
tel_need_of_type (TelDeviceType type)
{
  static const TelNeed needs[] = {
    [TEL_DEVICE_TYPE_CSF] = TEL_NEED_CSF,
    [TEL_DEVICE_TYPE_TCT] = TEL_NEED_TCT,
    [TEL_DEVICE_TYPE_BOT] = TEL_NEED_BOT,
    [TEL_DEVICE_TYPE_TAB] = TEL_NEED_TAB,
  };

  g_return_val_if_fail (type < TEL_N_SOFTPHONE_TYPES, TEL_NEED_NONE);

  return needs[type];
}

/**
 * tel_need_get_nick:
 * @need: a need, not %TEL_NEED_NONE
 *
 * Gets what a need is called on a command line and in a file.
 *
 * Returns: the nick
 */
const char *
tel_need_get_nick (TelNeed need)
{
  g_return_val_if_fail (need > TEL_NEED_NONE && need < TEL_N_NEEDS, NULL);

  return nicks[need];
}

/**
 * tel_need_from_nick:
 * @nick: a word
 * @need: (out): return location for the need
 *
 * Reads what a need is called. The case of letters is not told apart.
 *
 * Returns: %TRUE when there is such a need
 */
gboolean
tel_need_from_nick (const char *nick, TelNeed *need)
{
  g_return_val_if_fail (nick != NULL && need != NULL, FALSE);

  for (guint i = TEL_NEED_NONE + 1; i < TEL_N_NEEDS; i++)
    if (g_ascii_strcasecmp (nicks[i], nick) == 0)
      {
        *need = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tel_need_list_nicks:
 *
 * Lists what the needs are called.
 *
 * Returns: (transfer full): the nicks, with commas between them
 */
char *
tel_need_list_nicks (void)
{
  const char *names[TEL_N_NEEDS] = { NULL };

  for (guint i = TEL_NEED_NONE + 1; i < TEL_N_NEEDS; i++)
    names[i - 1] = nicks[i];

  return g_strjoinv (", ", (char **) names);
}
