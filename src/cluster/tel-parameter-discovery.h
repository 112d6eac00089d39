/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-guide-parameter.h"
#include "model/tel-parameter.h"

G_BEGIN_DECLS

/**
 * TelDiscoveryAnswer:
 * @TEL_DISCOVERY_NONE: no name fits
 * @TEL_DISCOVERY_ONE: one does, or was chosen among several
 * @TEL_DISCOVERY_SEVERAL: several do, and somebody has to choose
 *
 * What came of looking for a parameter.
 */
typedef enum
{
  TEL_DISCOVERY_NONE,
  TEL_DISCOVERY_ONE,
  TEL_DISCOVERY_SEVERAL,
} TelDiscoveryAnswer;

/* What was found of one parameter of the guide among those of a cluster. */
typedef struct _TelParameterDiscovery TelParameterDiscovery;

TelParameterDiscovery *
tel_parameter_discovery_new (TelGuideParameter parameter, GListModel *parameters, const char *chosen);
void tel_parameter_discovery_free (TelParameterDiscovery *self);
TelDiscoveryAnswer tel_parameter_discovery_get_answer (TelParameterDiscovery *self);
gboolean tel_parameter_discovery_find_highest (TelParameterDiscovery *self, guint64 *highest);
const char *const *tel_parameter_discovery_get_names (TelParameterDiscovery *self);
GPtrArray *tel_parameter_discovery_get_rows (TelParameterDiscovery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelParameterDiscovery, tel_parameter_discovery_free)

G_END_DECLS
