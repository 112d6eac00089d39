/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-finding.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Findings of an audit, of which one or several can be selected.
 *
 * Signals: "selected" (others are selected now), "activated" (one was opened).
 */
#define TEL_TYPE_FINDING_LIST (tel_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (TelFindingList, tel_finding_list, TEL, FINDING_LIST, AdwBin)

void tel_finding_list_show (TelFindingList *self, GPtrArray *findings, const char *nothing);
GPtrArray *tel_finding_list_get_selected (TelFindingList *self);
void tel_finding_list_select (TelFindingList *self, const char *id);
void tel_finding_list_focus (TelFindingList *self);

G_END_DECLS
