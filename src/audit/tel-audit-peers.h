/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-pass.h"

G_BEGIN_DECLS

/* What softphones are held against when they are placed unlike the others (H03): the desk phone of their user, or those
 * of their type at the same place. */
typedef struct _TelAuditPeers TelAuditPeers;

TelAuditPeers *tel_audit_peers_new (TelAuditPass *pass);
void tel_audit_peers_free (TelAuditPeers *self);
char *tel_audit_peers_compare (TelAuditPeers *self, TelDevice *device);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAuditPeers, tel_audit_peers_free)

G_END_DECLS
