/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In which order the steps of a plan are undone. */

guint tel_undo_order_find (GListModel *steps, guint position);

G_END_DECLS
