/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-error.h"

/* The names are part of telephonist-batch's JSON: programs key on them. */
static const char *const names[] = {
  [TEL_ERROR_NETWORK] = "network",
  [TEL_ERROR_TIMED_OUT] = "timed_out",
  [TEL_ERROR_UNTRUSTED_CERTIFICATE] = "untrusted_certificate",
  [TEL_ERROR_CERTIFICATE_CHANGED] = "certificate_changed",
  [TEL_ERROR_LOGIN] = "login",
  [TEL_ERROR_FORBIDDEN] = "forbidden",
  [TEL_ERROR_NOT_AXL] = "not_axl",
  [TEL_ERROR_RELEASE] = "release",
  [TEL_ERROR_THROTTLED] = "throttled",
  [TEL_ERROR_TOO_LARGE] = "too_large",
  [TEL_ERROR_NOT_FOUND] = "not_found",
  [TEL_ERROR_DUPLICATE] = "duplicate",
  [TEL_ERROR_CONFLICT] = "conflict",
  [TEL_ERROR_REJECTED] = "rejected",
  [TEL_ERROR_INVALID] = "invalid",
  [TEL_ERROR_PROTOCOL] = "protocol",
  [TEL_ERROR_UNKNOWN_OUTCOME] = "unknown_outcome",
  [TEL_ERROR_READ_ONLY] = "read_only",
  [TEL_ERROR_STORAGE] = "storage",
  [TEL_ERROR_UNSUPPORTED] = "unsupported",
};

/* clang-format off */
G_DEFINE_QUARK (tel-error-quark, tel_error)
/* clang-format on */

/**
 * tel_error_get_name:
 * @kind: a kind of error
 *
 * Gives the kind's name in lower case, as `telephonist-batch --json` prints it.
 *
 * Returns: a static string
 */
const char *
tel_error_get_name (TelError kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

/**
 * tel_error_is_about_connection:
 * @error: an error
 *
 * Tells whether the cluster cannot be talked to at all, so that whatever was asked would have failed.
 *
 * Returns: %TRUE when the connection is to be made anew
 */
gboolean
tel_error_is_about_connection (const GError *error)
{
  static const TelError kinds[] = { TEL_ERROR_NETWORK, TEL_ERROR_TIMED_OUT, TEL_ERROR_UNTRUSTED_CERTIFICATE,
                                    TEL_ERROR_LOGIN,   TEL_ERROR_FORBIDDEN, TEL_ERROR_CERTIFICATE_CHANGED,
                                    TEL_ERROR_NOT_AXL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_error_matches (error, TEL_ERROR, kinds[i]))
      return TRUE;

  return FALSE;
}
