/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

#define TEL_SIMULATOR_CSF "Cisco Unified Client Services Framework"
#define TEL_SIMULATOR_TCT "Cisco Dual Mode for iPhone"
#define TEL_SIMULATOR_BOT "Cisco Dual Mode for Android"
#define TEL_SIMULATOR_TAB "Cisco Jabber for Tablet"

#define TEL_SIMULATOR_END_USERS "Standard CCM End Users"
#define TEL_SIMULATOR_CTI "Standard CTI Enabled"
#define TEL_SIMULATOR_CTI_SECURE "Standard CTI Secure Connection"
#define TEL_SIMULATOR_CTI_TRANSFER "Standard CTI Allow Control of Phones supporting Connected Xfer and conf"

/**
 * TelSimulatorSeedUser:
 * @extension: (nullable): a pattern in PT-Internal
 * @groups: (nullable): names separated by bars
 *
 * A user of a world, with names as they are in CUCM.
 */
typedef struct
{
  const char *userid;
  const char *first_name;
  const char *last_name;
  const char *mail;
  const char *department;
  const char *extension;
  const char *groups;
  gboolean from_directory;
} TelSimulatorSeedUser;

/**
 * TelSimulatorSeedNumber:
 * @partition: (nullable): its route partition
 * @voice_mail: whether it has a voice mail profile and is forwarded there when it is busy or not answered
 *
 * A directory number of a world.
 */
typedef struct
{
  const char *pattern;
  const char *partition;
  const char *description;
  gboolean voice_mail;
} TelSimulatorSeedNumber;

/**
 * TelSimulatorSeedPhone:
 * @number: a pattern in PT-Internal
 * @profile: (nullable): its security profile, NULL for the standard one
 * @sip_profile: (nullable): NULL for the standard one, anything else for the release's mobile one
 * @string: (nullable): the authentication string of a pending enrolment
 *
 * A phone of a world, with one line.
 */
typedef struct
{
  const char *name;
  const char *product;
  const char *protocol;
  const char *owner;
  const char *number;
  const char *label;
  const char *profile;
  const char *sip_profile;
  const char *string;
} TelSimulatorSeedPhone;

/**
 * TelSimulatorSeedProfile:
 * @oauth: whether it is one for SIP OAuth where the release has that
 *
 * A phone security profile of a world.
 */
typedef struct
{
  const char *type;
  const char *name;
  const char *mode;
  const char *authentication;
  gboolean oauth;
} TelSimulatorSeedProfile;

gboolean tel_simulator_seed_lists (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_seed_mobile_profile (const TelSimulatorContext *context, GError **error);
gboolean
tel_simulator_seed_number (const TelSimulatorContext *context, const TelSimulatorSeedNumber *number, GError **error);
gboolean
tel_simulator_seed_profile (const TelSimulatorContext *context, const TelSimulatorSeedProfile *profile, GError **error);
gboolean tel_simulator_seed_user (const TelSimulatorContext *context, const TelSimulatorSeedUser *user, GError **error);
gboolean
tel_simulator_seed_phone (const TelSimulatorContext *context, const TelSimulatorSeedPhone *phone, GError **error);
gboolean
tel_simulator_seed_association (const TelSimulatorContext *context, const TelSimulatorSeedUser *user, GError **error);
gboolean tel_simulator_seed_certificate (const TelSimulatorContext *context, const char *phone, GError **error);

G_END_DECLS
