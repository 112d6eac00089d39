/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-tree.h"

G_BEGIN_DECLS

/*
 * The elements of an object that have no property here: kept as they were read, so that a rewrite of the whole object
 * loses nothing. Immutable and reference counted. An element is known when a field table names it; unknown ones are
 * listed, because an object that has any cannot be rewritten whole.
 */
typedef struct _TelCarried TelCarried;

#define TEL_TYPE_CARRIED (tel_carried_get_type ())
GType tel_carried_get_type (void);

TelCarried *tel_carried_new (TelTree *const *known, guint n_known, const char *const *unknown);
TelCarried *tel_carried_ref (TelCarried *self);
void tel_carried_unref (TelCarried *self);
TelTree *tel_carried_get (TelCarried *self, const char *element);
guint tel_carried_get_n_known (TelCarried *self);
TelTree *tel_carried_get_known (TelCarried *self, guint position);
const char *const *tel_carried_get_unknown (TelCarried *self);
gboolean tel_carried_equal (TelCarried *self, TelCarried *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelCarried, tel_carried_unref)

G_END_DECLS
