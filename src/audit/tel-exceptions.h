/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

#include "audit/tel-exception.h"

G_BEGIN_DECLS

/**
 * TelExceptionsFormat:
 * @TEL_EXCEPTIONS_FORMAT_CSV: a table for a spreadsheet
 * @TEL_EXCEPTIONS_FORMAT_JSON: a document for programs
 *
 * What exceptions are exported as.
 */
typedef enum
{
  TEL_EXCEPTIONS_FORMAT_CSV,
  TEL_EXCEPTIONS_FORMAT_JSON,
} TelExceptionsFormat;

/*
 * The findings that are accepted on one connection: a GListModel of #TelException in the order of their IDs, kept in a
 * file of our own, mode 0600.
 */
#define TEL_TYPE_EXCEPTIONS (tel_exceptions_get_type ())
G_DECLARE_FINAL_TYPE (TelExceptions, tel_exceptions, TEL, EXCEPTIONS, GObject)

TelExceptions *tel_exceptions_new (const char *path);
char *tel_exceptions_dup_path (const char *connection_id);
gboolean tel_exceptions_load (TelExceptions *self, GError **error);
TelException *tel_exceptions_find (TelExceptions *self, const char *finding_id);
gboolean tel_exceptions_accept (TelExceptions *self, TelException *exception, GError **error);
gboolean tel_exceptions_accept_all (TelExceptions *self, GPtrArray *added, GError **error);
gboolean tel_exceptions_withdraw (TelExceptions *self, const char *finding_id, GError **error);
gboolean tel_exceptions_withdraw_all (TelExceptions *self, const char *const *finding_ids, GError **error);
char *tel_exceptions_export (TelExceptions *self, TelExceptionsFormat format);
gboolean tel_exceptions_forget (const char *connection_id, GError **error);

G_END_DECLS
