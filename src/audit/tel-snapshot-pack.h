/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot.h"

G_BEGIN_DECLS

/* A snapshot as bytes, and back. They hold no authentication string, and are for this program's own files. */

TelSnapshot *tel_snapshot_copy (TelSnapshot *self);
GBytes *tel_snapshot_pack (TelSnapshot *self);
TelSnapshot *tel_snapshot_unpack (GBytes *bytes, GError **error);

G_END_DECLS
