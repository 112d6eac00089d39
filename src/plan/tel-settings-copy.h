/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* One device with the settings of another of its type. Reads nothing and writes nothing. */

TelDevice *tel_settings_copy (TelCluster *cluster, TelDevice *from, TelDevice *to, char ***left_out);

G_END_DECLS
