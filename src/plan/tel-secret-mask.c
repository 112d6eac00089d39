/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-secret-mask.h"

/**
 * tel_secret_mask:
 * @text: (nullable): words that a cluster may have chosen
 * @string: (nullable): what they must not repeat
 *
 * Takes an authentication string out of a text.
 *
 * Returns: (transfer full) (nullable): the text without it
 */
char *
tel_secret_mask (const char *text, TelAuthString *string)
{
  g_auto (GStrv) parts = NULL;

  if (text == NULL || string == NULL)
    return g_strdup (text);

  parts = g_strsplit (text, tel_auth_string_peek (string), -1);

  return g_strjoinv ("…", parts);
}

/**
 * tel_secret_mask_device:
 * @text: (nullable): words that a cluster may have chosen
 * @device: (nullable): an object, which may be a device with a string
 *
 * Takes the authentication string of a device out of a text.
 *
 * Returns: (transfer full) (nullable): the text without it
 */
char *
tel_secret_mask_device (const char *text, TelObject *device)
{
  return tel_secret_mask (text,
                          TEL_IS_DEVICE (device) ? tel_device_get_authentication_string (TEL_DEVICE (device)) : NULL);
}
