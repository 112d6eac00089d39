/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "axl/tel-axl-table.h"
#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Any administered object, told property by property. */

char *tel_batch_object_dup_text (TelObject *object, const char *property);
void tel_batch_object_print (TelObject *object, TelObjectKind kind, TelCluster *cluster, gboolean show_string);
void tel_batch_object_add_json (TelObject *object,
                                TelObjectKind kind,
                                TelAxlUse use,
                                TelRelease release,
                                gboolean show_string,
                                JsonBuilder *builder);

G_END_DECLS
