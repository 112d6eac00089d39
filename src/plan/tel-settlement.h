/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

/* How a write is judged: what of it conflicts, what was sent, and whether that is what the cluster has now. */

gboolean tel_settlement_is_same (TelObject *one, TelObject *other, const char *property);
TelObject *tel_settlement_merge (TelObject *base, TelObject *draft, TelObject *current, char **conflict);
char *
tel_settlement_describe_conflict (TelObject *base, TelObject *sent, TelObject *found, const char *const *properties);
char *tel_settlement_find_enrolment_conflict (TelObject *base, TelObject *draft, TelObject *current);
TelObject *tel_settlement_clear_enrolment (TelObject *device);
gboolean tel_settlement_keeps_enrolment (TelObject *before, TelObject *after);
char **tel_settlement_list_sent (TelObject *before, TelObject *sent);
char **tel_settlement_list_wrong (TelObject *sent, TelObject *found, const char *const *properties);
gboolean tel_settlement_lost_support_field (TelObject *sent, TelObject *found, const char *const *wrong);
char *tel_settlement_describe_wrong (TelObject *sent, TelObject *found, const char *const *properties);

G_END_DECLS
