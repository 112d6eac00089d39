/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/*
 * Chooses what stands on one side of a comparison. Signal "picked" (TelObject: a user or a device, as the list has it).
 */
#define TEL_TYPE_COMPARE_PICKER (tel_compare_picker_get_type ())
G_DECLARE_FINAL_TYPE (TelComparePicker, tel_compare_picker, TEL, COMPARE_PICKER, AdwBin)

void tel_compare_picker_set_side (TelComparePicker *self, const char *side);
void tel_compare_picker_set_cluster (TelComparePicker *self, TelCluster *cluster, TelObjectKind kind);
void tel_compare_picker_show_name (TelComparePicker *self, const char *name);

G_END_DECLS
