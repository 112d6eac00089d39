/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-fault.h"
#include "axl/tel-axl-request.h"
#include "axl/tel-axl-rows.h"

G_BEGIN_DECLS

/* The answer to a request, read piece by piece. Only one object of it is held as a tree at a time. */
typedef struct _TelAxlResponse TelAxlResponse;

/**
 * TelAxlObjectFunc:
 * @object: the object that was just read
 * @user_data: what was given with the function
 *
 * Called for each object of an answer, in the answer's order.
 */
typedef void (*TelAxlObjectFunc) (TelObject *object, gpointer user_data);

TelAxlResponse *tel_axl_response_new (TelAxlRequest *request);
TelAxlResponse *tel_axl_response_copy (TelAxlResponse *self);
void tel_axl_response_set_object_func (TelAxlResponse *self, TelAxlObjectFunc func, gpointer user_data);
gboolean tel_axl_response_feed (TelAxlResponse *self, const char *data, gsize length, GError **error);
gboolean tel_axl_response_finish (TelAxlResponse *self, GError **error);
GPtrArray *tel_axl_response_steal_objects (TelAxlResponse *self);
TelAxlRows *tel_axl_response_steal_rows (TelAxlResponse *self);
guint tel_axl_response_get_n_objects (TelAxlResponse *self);
const char *tel_axl_response_get_value (TelAxlResponse *self);
const TelAxlFault *tel_axl_response_get_fault (TelAxlResponse *self);
void tel_axl_response_free (TelAxlResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlResponse, tel_axl_response_free)

G_END_DECLS
