/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The only issuer that Jabber supports (G1.4). */
#define TEL_GUIDE_PARAMETER_ISSUER "Cisco Certificate Authority Proxy Function"

/* What the guide raises the alert timer to, and the steps after that, in milliseconds (G7.2, G7.3). */
#define TEL_GUIDE_PARAMETER_ALERT_TIMER_VALUE 10000
#define TEL_GUIDE_PARAMETER_ALERT_TIMER_STEP 500

/**
 * TelGuideParameter:
 * @TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER: “Certificate Issuer to Endpoint” of CAPF (G1.4)
 * @TEL_GUIDE_PARAMETER_ALERT_TIMER: “SIP Dual Mode Alert Timer” of Cisco CallManager, in milliseconds (G7.2)
 * @TEL_GUIDE_PARAMETER_CAPF_EXPIRY: “CAPF Operation Expires in (days)” of the enterprise (G3.5)
 * @TEL_GUIDE_PARAMETER_OAUTH_MODE: “Cluster SIPOAuth Mode” of the enterprise, from release 12.5 on (G1.8)
 * @TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN: “Organization Top Level Domain” of the enterprise (G1.5)
 * @TEL_GUIDE_PARAMETER_SECURITY_MODE: “Cluster Security Mode” of the enterprise (G1.6)
 *
 * The parameters that the guide speaks of. The internal names of most are not known for sure (contract 7).
 */
typedef enum
{
  TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER,
  TEL_GUIDE_PARAMETER_ALERT_TIMER,
  TEL_GUIDE_PARAMETER_CAPF_EXPIRY,
  TEL_GUIDE_PARAMETER_OAUTH_MODE,
  TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN,
  TEL_GUIDE_PARAMETER_SECURITY_MODE,
} TelGuideParameter;

#define TEL_N_GUIDE_PARAMETERS (TEL_GUIDE_PARAMETER_SECURITY_MODE + 1)

const char *tel_guide_parameter_get_label (TelGuideParameter parameter);
const char *tel_guide_parameter_get_service (TelGuideParameter parameter);
const char *tel_guide_parameter_get_pattern (TelGuideParameter parameter);
const char *tel_guide_parameter_get_nick (TelGuideParameter parameter);
const char *tel_guide_parameter_get_rule (TelGuideParameter parameter);
const char *tel_guide_parameter_get_place (TelGuideParameter parameter);
gboolean tel_guide_parameter_from_nick (const char *nick, TelGuideParameter *parameter);
gboolean tel_guide_parameter_is_enterprise (TelGuideParameter parameter);
gboolean tel_guide_parameter_is_writable (TelGuideParameter parameter);
char *tel_guide_parameter_explain_read_only (TelGuideParameter parameter);
const char *tel_guide_parameter_get_meaning (TelGuideParameter parameter, const char *value);
gboolean tel_guide_parameter_check_value (TelGuideParameter parameter,
                                          const char *value_type,
                                          const char *value,
                                          GError **error);

G_END_DECLS
