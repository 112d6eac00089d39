/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-request.h"
#include "axl/tel-axl-table.h"
#include "axl/tel-xml-writer.h"
#include "model/tel-object.h"

G_BEGIN_DECLS

/* The one writer of objects: it follows a field table, row by row. */

gboolean tel_axl_writer_write_key (TelXmlWriter *xml, const TelAxlTable *table, TelObject *object, GError **error);
gboolean tel_axl_writer_write_added (
    TelXmlWriter *xml, const TelAxlTable *table, TelRelease release, TelObject *object, GError **error);
gboolean tel_axl_writer_write_changed (
    TelXmlWriter *xml, const TelAxlTable *table, TelRelease release, TelObject *base, TelObject *draft, GError **error);
void tel_axl_writer_write_tags (TelXmlWriter *xml, const TelAxlTable *table, TelRelease release, TelAxlPurpose purpose);

G_END_DECLS
