/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* The place of a user's checklist: how far they are provisioned, and what can be done about the rest. */
#define TEL_TYPE_CHECKS (tel_checks_get_type ())
G_DECLARE_FINAL_TYPE (TelChecks, tel_checks, TEL, CHECKS, AdwBin)

void tel_checks_show (TelChecks *self, TelCluster *cluster, TelUser *user, TelUser *draft, GPtrArray *devices);

G_END_DECLS
