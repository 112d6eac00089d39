/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-overview.h"

G_BEGIN_DECLS

/**
 * TelAuditColumn:
 * @id: what it is called in the settings
 * @title: its head, untranslated
 * @width: in pixels, -1 for what is left over, 0 for as much as its words need
 * @is_standard: whether it is shown as long as nobody has chosen
 * @dup_text: (nullable): what stands in a cell; %NULL for the findings, which have a shape beside the words
 * @compare: how two rows stand to each other
 *
 * A column of one of the two lists of the Audit page.
 */
typedef struct
{
  const char *id;
  const char *title;
  int width;
  gboolean is_standard;
  char *(*dup_text) (TelAuditOverview *overview, TelAuditRow *row);
  int (*compare) (TelAuditOverview *overview, TelAuditRow *one, TelAuditRow *other);
} TelAuditColumn;

const TelAuditColumn *tel_audit_column_get_nth (TelObjectKind kind, guint i);
const TelAuditColumn *tel_audit_column_find (TelObjectKind kind, const char *id);
const char *tel_audit_column_get_title (const TelAuditColumn *self);

G_END_DECLS
