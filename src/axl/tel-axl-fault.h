/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TelAxlFault:
 * @code: the server's number, 0 when it gave none (release 9.1 declares no code)
 * @message: the server's own words
 * @request: (nullable): the operation that the server names
 *
 * A SOAP fault as the server sent it (contract 1.4).
 */
typedef struct
{
  int code;
  char *message;
  char *request;
} TelAxlFault;

TelAxlFault *tel_axl_fault_new (int code, const char *message, const char *request);
void tel_axl_fault_free (TelAxlFault *self);

GError *tel_axl_fault_to_error (const TelAxlFault *self, const char *operation, const char *subject);
gboolean tel_axl_fault_parse_too_large (const char *message, guint *matched, guint *suggested);
char *tel_axl_fault_parse_supported_versions (const char *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlFault, tel_axl_fault_free)

G_END_DECLS
