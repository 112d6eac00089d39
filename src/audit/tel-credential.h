/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TelCredentialState:
 * @TEL_CREDENTIAL_STATE_LOCKED: locked by an administrator
 * @TEL_CREDENTIAL_STATE_MUST_CHANGE: the user must change it at the next sign-in
 * @TEL_CREDENTIAL_STATE_LASTING: it does not expire, whatever its policy says
 *
 * What a cluster says of a password (U12); flags.
 */
typedef enum
{
  TEL_CREDENTIAL_STATE_LOCKED = 1 << 0,
  TEL_CREDENTIAL_STATE_MUST_CHANGE = 1 << 1,
  TEL_CREDENTIAL_STATE_LASTING = 1 << 2,
} TelCredentialState;

/**
 * TelCredential:
 * @state: what the cluster says of it
 * @policy: (nullable): the credential policy by which it expires
 * @changed: (nullable): when it was changed, as the cluster writes it
 * @locked: (nullable): when it was locked, as the cluster writes it
 *
 * All that a snapshot has of a user's password, which is nothing of the password itself.
 */
typedef struct
{
  TelCredentialState state;
  char *policy;
  char *changed;
  char *locked;
} TelCredential;

TelCredential *tel_credential_copy (const TelCredential *self);
void tel_credential_free (TelCredential *self);
gboolean tel_credential_parse_time (const char *text, GTimeZone *zone, gint64 *seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelCredential, tel_credential_free)

G_END_DECLS
