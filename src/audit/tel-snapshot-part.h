/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TelSnapshotPart:
 * @TEL_SNAPSHOT_PART_USERS: the users, as the cluster lists them
 * @TEL_SNAPSHOT_PART_DEVICES: the phones, as the cluster lists them
 * @TEL_SNAPSHOT_PART_NUMBERS: the directory numbers, as the cluster lists them
 * @TEL_SNAPSHOT_PART_SECURITY_PROFILES: the phone security profiles
 * @TEL_SNAPSHOT_PART_SIP_PROFILES: the SIP profiles
 * @TEL_SNAPSHOT_PART_SERVICE_PROFILES: the UC service profiles
 * @TEL_SNAPSHOT_PART_NODES: the servers
 * @TEL_SNAPSHOT_PART_ENTERPRISE_PARAMETERS: the enterprise parameters
 * @TEL_SNAPSHOT_PART_ALERT_TIMER: SIP Dual Mode Alert Timer
 * @TEL_SNAPSHOT_PART_CERTIFICATE_ISSUER: Certificate Issuer to Endpoint
 * @TEL_SNAPSHOT_PART_PRODUCTS: which types of softphone are installed
 * @TEL_SNAPSHOT_PART_ASSOCIATIONS: the associated devices of the users
 * @TEL_SNAPSHOT_PART_GROUPS: the groups of the users
 * @TEL_SNAPSHOT_PART_PRIMARY_EXTENSIONS: the primary extensions of the users
 * @TEL_SNAPSHOT_PART_LINES: the lines of the devices
 * @TEL_SNAPSHOT_PART_LINE_USERS: the users associated with each line
 * @TEL_SNAPSHOT_PART_LINE_STATES: whether a directory number is active
 * @TEL_SNAPSHOT_PART_CERTIFICATE_DATES: until when certificates and their issuers are valid
 * @TEL_SNAPSHOT_PART_REGISTRATIONS: where devices are registered and when they were seen
 * @TEL_SNAPSHOT_PART_CAPF_SERVICE: whether the CAPF service can be reached
 * @TEL_SNAPSHOT_PART_ORIGINS: which users come from a directory
 * @TEL_SNAPSHOT_PART_DELIVERIES: which authentication strings were given out, from the journal
 * @TEL_SNAPSHOT_PART_OTHER_CLUSTERS: who is at home on other clusters, from their saved snapshots
 * @TEL_SNAPSHOT_PART_PRODUCT_SETTINGS: the product specific settings of the softphones (vendorConfig)
 * @TEL_SNAPSHOT_PART_FORWARDS: where numbers forward to; read for the objects shown only
 * @TEL_SNAPSHOT_PART_CREDENTIALS: the state of users' credentials; read for the objects shown only
 * @TEL_SNAPSHOT_PART_CREDENTIAL_POLICIES: after how many days passwords expire; read with the credentials
 *
 * What a snapshot is made of, as far as it can fail by itself.
 */
typedef enum
{
  TEL_SNAPSHOT_PART_USERS,
  TEL_SNAPSHOT_PART_DEVICES,
  TEL_SNAPSHOT_PART_NUMBERS,
  TEL_SNAPSHOT_PART_SECURITY_PROFILES,
  TEL_SNAPSHOT_PART_SIP_PROFILES,
  TEL_SNAPSHOT_PART_SERVICE_PROFILES,
  TEL_SNAPSHOT_PART_NODES,
  TEL_SNAPSHOT_PART_ENTERPRISE_PARAMETERS,
  TEL_SNAPSHOT_PART_ALERT_TIMER,
  TEL_SNAPSHOT_PART_CERTIFICATE_ISSUER,
  TEL_SNAPSHOT_PART_PRODUCTS,
  TEL_SNAPSHOT_PART_ASSOCIATIONS,
  TEL_SNAPSHOT_PART_GROUPS,
  TEL_SNAPSHOT_PART_PRIMARY_EXTENSIONS,
  TEL_SNAPSHOT_PART_LINES,
  TEL_SNAPSHOT_PART_LINE_USERS,
  TEL_SNAPSHOT_PART_LINE_STATES,
  TEL_SNAPSHOT_PART_CERTIFICATE_DATES,
  TEL_SNAPSHOT_PART_REGISTRATIONS,
  TEL_SNAPSHOT_PART_CAPF_SERVICE,
  TEL_SNAPSHOT_PART_ORIGINS,
  TEL_SNAPSHOT_PART_DELIVERIES,
  TEL_SNAPSHOT_PART_OTHER_CLUSTERS,
  TEL_SNAPSHOT_PART_PRODUCT_SETTINGS,
  TEL_SNAPSHOT_PART_FORWARDS,
  TEL_SNAPSHOT_PART_CREDENTIALS,
  TEL_SNAPSHOT_PART_CREDENTIAL_POLICIES,
} TelSnapshotPart;

#define TEL_N_SNAPSHOT_PARTS (TEL_SNAPSHOT_PART_CREDENTIAL_POLICIES + 1)

/* A set of parts. */
#define TEL_SNAPSHOT_BIT(part) (1u << TEL_SNAPSHOT_PART_##part)

const char *tel_snapshot_part_get_label (TelSnapshotPart part);
const char *tel_snapshot_part_get_nick (TelSnapshotPart part);

G_END_DECLS
