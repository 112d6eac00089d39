/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Which properties make an object what it is, and not whose or which, and whether one is valid for another object. */

gboolean tel_settings_check_is_setting (TelObject *object, const char *property);
gboolean tel_settings_check (TelCluster *cluster, TelObject *from, TelObject *to, const char *property, char **reason);
void tel_settings_check_copy (TelObject *from, TelObject *to, const char *property);

G_END_DECLS
