/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-schema-private.h"

/* The application user, as it is read: nothing here adds or changes one. */
static const TelSimulatorSchemaParticle password_credentials[] = {
  { "pwdCredPolicyName", ALL, REFERENCE },
  { "pwdCredUserCantChange", ALL, TRUTH },
  { "pwdCredUserMustChange", ALL, TRUTH },
  { "pwdCredDoesNotExpire", ALL, TRUTH },
  { "pwdCredTimeChanged", ALL, STRING },
  { "pwdCredTimeAdminLockout", ALL, STRING },
  { "pwdCredLockedByAdministrator", ALL, TRUTH },
  { "pwdResetHackCount", ALL, TRUTH, SINCE (1100) },
  LAST,
};

static const TelSimulatorSchemaParticle devices[] = {
  { "device", ALL, TEXT (50), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle roles[] = {
  { "userRole", ALL, TEXT (100), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle group[] = {
  { "name", ALL, TEXT (100) },
  { "userRoles", ALL, CONTENT (roles) },
  LAST,
};

static const TelSimulatorSchemaParticle groups[] = {
  { "userGroup", ALL, CONTENT (group), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle capf_profiles[] = {
  { "capfProfileInstanceId", ALL, TEXT (128), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle device_profiles[] = {
  { "deviceProfile", ALL, TEXT (50), MANY },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_account[] = {
  { "userid", ALL, STRING },
  { "password", ALL, STRING },
  { "passwordCredentials", ALL, CONTENT (password_credentials) },
  { "digestCredentials", ALL, STRING },
  { "presenceGroupName", ALL, REFERENCE },
  { "acceptPresenceSubscription", ALL, TRUTH },
  { "acceptOutOfDialogRefer", ALL, TRUTH },
  { "acceptUnsolicitedNotification", ALL, TRUTH },
  { "allowReplaceHeader", ALL, TRUTH },
  { "isStandard", ALL, TRUTH },
  { "associatedDevices", ALL, CONTENT (devices) },
  { "associatedGroups", ALL, CONTENT (groups) },
  { "associatedCapfProfiles", ALL, CONTENT (capf_profiles) },
  { "ctiControlledDeviceProfiles", ALL, CONTENT (device_profiles) },
  { "@uuid", ALL, UUID },
  LAST,
};
