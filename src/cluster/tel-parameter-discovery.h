/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-parameter.h"

G_BEGIN_DECLS

/**
 * TelGuideParameter:
 * @TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER: “Certificate Issuer to Endpoint” of CAPF (G1.4)
 * @TEL_GUIDE_PARAMETER_ALERT_TIMER: “SIP Dual Mode Alert Timer” of Cisco CallManager, in milliseconds (G7.2)
 * @TEL_GUIDE_PARAMETER_CAPF_EXPIRY: “CAPF Operation Expires in (days)” of the enterprise (G3.5)
 * @TEL_GUIDE_PARAMETER_OAUTH_MODE: “Cluster SIPOAuth Mode” of the enterprise, from release 12.5 on (G1.8)
 *
 * The parameters that the guide speaks of and whose internal names are not known for sure (contract 7).
 */
typedef enum
{
  TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER,
  TEL_GUIDE_PARAMETER_ALERT_TIMER,
  TEL_GUIDE_PARAMETER_CAPF_EXPIRY,
  TEL_GUIDE_PARAMETER_OAUTH_MODE,
} TelGuideParameter;

#define TEL_N_GUIDE_PARAMETERS (TEL_GUIDE_PARAMETER_OAUTH_MODE + 1)

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
const char *const *tel_parameter_discovery_get_names (TelParameterDiscovery *self);
GPtrArray *tel_parameter_discovery_get_rows (TelParameterDiscovery *self);

const char *tel_guide_parameter_get_label (TelGuideParameter parameter);
const char *tel_guide_parameter_get_service (TelGuideParameter parameter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelParameterDiscovery, tel_parameter_discovery_free)

G_END_DECLS
