/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-request-log.h"
#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* What helps to find a fault, and may be shown to anybody: no name of a host, a user or a device, and no secret. */

char *tel_diagnostics_make (TelCluster *cluster, TelRequestLog *log, const char *toolkit);

G_END_DECLS
