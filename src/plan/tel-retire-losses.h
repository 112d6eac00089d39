/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* What goes with a device or a directory number that is removed, in words for a sentence. */

char *tel_retire_losses_describe_device (TelCluster *cluster, TelDevice *device);
char *tel_retire_losses_describe_number (TelDirectoryNumber *number);

G_END_DECLS
