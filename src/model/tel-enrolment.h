/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-device.h"

G_BEGIN_DECLS

/**
 * TelEnrolmentState:
 * @TEL_ENROLMENT_STATE_NONE: nothing was started, and nothing is known of an earlier enrolment
 * @TEL_ENROLMENT_STATE_WAITING: an operation waits for the device
 * @TEL_ENROLMENT_STATE_EXPIRED: an operation waits, but its deadline is over (G4.3)
 * @TEL_ENROLMENT_STATE_ENROLLED: the last operation put a certificate onto the device
 * @TEL_ENROLMENT_STATE_FAILED: the last operation failed
 *
 * How far a device's CAPF enrolment is, from what was read of the device (contract 4).
 */
typedef enum
{
  TEL_ENROLMENT_STATE_NONE,
  TEL_ENROLMENT_STATE_WAITING,
  TEL_ENROLMENT_STATE_EXPIRED,
  TEL_ENROLMENT_STATE_ENROLLED,
  TEL_ENROLMENT_STATE_FAILED,
} TelEnrolmentState;

TelEnrolmentState tel_enrolment_get_state (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone);
char *tel_enrolment_describe (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone);
const char *tel_enrolment_get_remedy (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone);
char *
tel_enrolment_describe_deadline (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone, GTimeZone *local_zone);

G_END_DECLS
