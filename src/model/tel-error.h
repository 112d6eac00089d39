/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEL_ERROR (tel_error_quark ())

/**
 * TelError:
 * @TEL_ERROR_NETWORK: the cluster could not be reached, or the connection broke
 * @TEL_ERROR_TIMED_OUT: no answer in time
 * @TEL_ERROR_UNTRUSTED_CERTIFICATE: the server's certificate is not trusted yet
 * @TEL_ERROR_CERTIFICATE_CHANGED: the server shows another key than the one trusted before
 * @TEL_ERROR_LOGIN: user name or password refused (HTTP 401)
 * @TEL_ERROR_FORBIDDEN: the account lacks the role (HTTP 403)
 * @TEL_ERROR_NOT_AXL: what answers is not an AXL service (HTTP 404, a redirect, HTML)
 * @TEL_ERROR_RELEASE: the release is not supported (HTTP 599)
 * @TEL_ERROR_THROTTLED: the cluster asks to write slower (HTTP 503)
 * @TEL_ERROR_TOO_LARGE: the answer would be too large; read in smaller pages
 * @TEL_ERROR_NOT_FOUND: the object does not exist
 * @TEL_ERROR_DUPLICATE: an object of that name exists already
 * @TEL_ERROR_CONFLICT: someone else changed the object meanwhile
 * @TEL_ERROR_REJECTED: the cluster refuses, in its own words
 * @TEL_ERROR_INVALID: our own checks refuse
 * @TEL_ERROR_PROTOCOL: an answer that is malformed or over a limit
 * @TEL_ERROR_UNKNOWN_OUTCOME: the answer to a write was lost; it may or may not have been carried out
 * @TEL_ERROR_READ_ONLY: the connection may not write
 * @TEL_ERROR_STORAGE: a file of our own could not be read or written
 * @TEL_ERROR_UNSUPPORTED: the cluster does not know a table, a column or the form of a query
 *
 * Every error that reaches a person, by what they can do about it. Cancellation stays %G_IO_ERROR_CANCELLED.
 * The message is a translated sentence; the server's own words, where there are any, come after it.
 */
typedef enum
{
  TEL_ERROR_NETWORK,
  TEL_ERROR_TIMED_OUT,
  TEL_ERROR_UNTRUSTED_CERTIFICATE,
  TEL_ERROR_CERTIFICATE_CHANGED,
  TEL_ERROR_LOGIN,
  TEL_ERROR_FORBIDDEN,
  TEL_ERROR_NOT_AXL,
  TEL_ERROR_RELEASE,
  TEL_ERROR_THROTTLED,
  TEL_ERROR_TOO_LARGE,
  TEL_ERROR_NOT_FOUND,
  TEL_ERROR_DUPLICATE,
  TEL_ERROR_CONFLICT,
  TEL_ERROR_REJECTED,
  TEL_ERROR_INVALID,
  TEL_ERROR_PROTOCOL,
  TEL_ERROR_UNKNOWN_OUTCOME,
  TEL_ERROR_READ_ONLY,
  TEL_ERROR_STORAGE,
  TEL_ERROR_UNSUPPORTED,
} TelError;

GQuark tel_error_quark (void);
const char *tel_error_get_name (TelError kind);
gboolean tel_error_is_about_connection (const GError *error);

G_END_DECLS
