/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that chooses one of the cluster's objects by name and keeps the choice in a property of another object. */
#define TEL_TYPE_REFERENCE_ROW (tel_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (TelReferenceRow, tel_reference_row, TEL, REFERENCE_ROW, AdwActionRow)

void tel_reference_row_bind (
    TelReferenceRow *self, GListModel *objects, GObject *target, const char *property, gboolean optional);

G_END_DECLS
