/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* "Operation Completes By": a full hour of the cluster's clock (G3.5, contract 4.4). Plain functions over GDateTime. */

GDateTime *tel_deadline_parse (const char *text, GTimeZone *cluster_zone);
char *tel_deadline_format (GDateTime *deadline, GTimeZone *cluster_zone);
GDateTime *tel_deadline_after_days (GDateTime *now, guint days, GTimeZone *cluster_zone);
GDateTime *tel_deadline_from_iso8601 (const char *text, GTimeZone *cluster_zone, GDateTime *now, GError **error);
char *tel_deadline_describe (GDateTime *deadline, GTimeZone *zone);
char *tel_deadline_describe_remaining (GDateTime *deadline, GDateTime *now);

G_END_DECLS
