/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-pace.h"

G_BEGIN_DECLS

/*
 * The paces of this run: clients of one connection have one, so that neither a second window nor connecting again makes
 * room for more writes than are set. For the main thread.
 */

TelAxlPace *tel_axl_paces_get (const char *connection_id, const char *host, guint port);

G_END_DECLS
