/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-seed.h"

#include "simulator/tel-simulator-line.h"
#include "simulator/tel-simulator-phone.h"
#include "simulator/tel-simulator-security-profile.h"
#include "simulator/tel-simulator-sip-profile.h"
#include "simulator/tel-simulator-user-associations.h"
#include "simulator/tel-simulator-user.h"
#include "simulator/tel-simulator-world.h"

#define MOBILE_ON_NINE "Jabber Mobile SIP Profile"
#define MOBILE_SINCE_TEN "Standard SIP Profile for Mobile Device"

/* A long way off, so that what is pending in a world stays pending, whenever it is looked at. */
#define PENDING_UNTIL "2036:06:30:12:00"
#define CERTIFICATE_UNTIL "2082758400"

static void
add_text (TelSimulatorElement *parent, const char *name, const char *text)
{
  if (text != NULL)
    tel_simulator_element_add_text_child (parent, name, text);
}

/**
 * tel_simulator_seed_lists:
 * @context: a cluster with the standard objects, inside a transaction
 * @error: return location for a #GError
 *
 * Adds what a cluster in use has for its users and phones to refer to: partitions, search spaces, a second device pool,
 * service profiles, a directory.
 *
 * Returns: whether everything was added
 */
gboolean
tel_simulator_seed_lists (const TelSimulatorContext *context, GError **error)
{
  TelSimulatorStore *store = context->store;
  g_autofree char *directory = tel_simulator_store_new_pkid (store);

  return tel_simulator_world_insert (store, "routepartition", "PT-Internal", "description", "Internal numbers",
                                     error) &&
         tel_simulator_world_insert (store, "routepartition", "PT-Other", "description", "Other numbers", error) &&
         tel_simulator_world_insert (store, "callingsearchspace", "CSS-Internal", "clause", "PT-Internal", error) &&
         tel_simulator_world_insert (store, "callingsearchspace", "CSS-International", "clause", "PT-Internal:PT-Other",
                                     error) &&
         tel_simulator_world_insert (store, "location", "Tokyo", "id", "2", error) &&
         tel_simulator_world_insert (store, "devicepool", "Tokyo", "fkcallmanagergroup", NULL, error) &&
         tel_simulator_world_insert (store, "commonphoneconfig", "Quiet Rooms", "description", "Rings softly", error) &&
         tel_simulator_world_insert (store, "ucserviceprofile", "Jabber Service Profile", "isdefault", "t", error) &&
         tel_simulator_world_insert (store, "ucserviceprofile", "Executives & Guests", "isdefault", "f", error) &&
         tel_simulator_store_run (store, error, "INSERT INTO directorypluginconfig (pkid, name) VALUES (?, ?)",
                                  directory, "Example Directory", TEL_SIMULATOR_END);
}

static void
add_voice_mail (TelSimulatorElement *line)
{
  add_text (tel_simulator_element_add_child (line, "callForwardBusy"), "forwardToVoiceMail", "true");
  add_text (tel_simulator_element_add_child (line, "callForwardNoAnswer"), "forwardToVoiceMail", "true");
  add_text (line, "voiceMailProfileName", TEL_SIMULATOR_WORLD_VOICE_MAIL);
}

/**
 * tel_simulator_seed_number:
 * @context: the cluster, inside a transaction
 * @number: a directory number
 * @error: return location for a #GError
 *
 * Adds a directory number by the rules of an addLine.
 *
 * Returns: whether it was added
 */
gboolean
tel_simulator_seed_number (const TelSimulatorContext *context, const TelSimulatorSeedNumber *number, GError **error)
{
  g_autoptr (TelSimulatorElement) line = tel_simulator_element_new ("line", NULL);
  g_autofree char *pkid = NULL;

  add_text (line, "pattern", number->pattern);
  add_text (line, "description", number->description);
  add_text (line, "usage", "Device");
  add_text (line, "routePartitionName", number->partition);
  add_text (line, "shareLineAppearanceCssName", "CSS-Internal");
  if (number->voice_mail)
    add_voice_mail (line);
  pkid = tel_simulator_line_create (context, line, error);

  return pkid != NULL;
}

/**
 * tel_simulator_seed_profile:
 * @context: the cluster, inside a transaction
 * @profile: a phone security profile
 * @error: return location for a #GError
 *
 * Adds a profile by the rules of an addPhoneSecurityProfile.
 *
 * Returns: whether it was added
 */
gboolean
tel_simulator_seed_profile (const TelSimulatorContext *context, const TelSimulatorSeedProfile *profile, GError **error)
{
  g_autoptr (TelSimulatorElement) element = tel_simulator_element_new ("phoneSecurityProfile", NULL);
  g_autofree char *pkid = NULL;

  add_text (element, "phoneType", profile->type);
  add_text (element, "protocol", "SIP");
  add_text (element, "name", profile->name);
  add_text (element, "description", profile->name);
  add_text (element, "deviceSecurityMode", profile->mode);
  add_text (element, "authenticationMode", profile->authentication);
  add_text (element, "keySize", "2048");
  add_text (element, "keyOrder", "RSA Only");
  add_text (element, "transportType", "TLS");
  if (profile->oauth && context->release >= 1205)
    add_text (element, "EnableOAuthAuthentication", "true");
  pkid = tel_simulator_security_profile_create (context, element, error);

  return pkid != NULL;
}

/**
 * tel_simulator_seed_mobile_profile:
 * @context: the cluster, inside a transaction
 * @error: return location for a #GError
 *
 * Adds the mobile SIP profile that a site makes before release 10, with the timers of G6.2.
 *
 * Returns: whether it was added or is not needed
 */
gboolean
tel_simulator_seed_mobile_profile (const TelSimulatorContext *context, GError **error)
{
  g_autoptr (TelSimulatorElement) profile = tel_simulator_element_new ("sipProfile", NULL);
  g_autofree char *pkid = NULL;

  if (context->release >= 1000)
    return TRUE;

  add_text (profile, "name", MOBILE_ON_NINE);
  add_text (profile, "description", "Jabber mobile (TCT/BOT/TAB)");
  add_text (profile, "timerRegisterDelta", "120");
  add_text (profile, "timerRegister", "720");
  add_text (profile, "timerKeepAlive", "720");
  add_text (profile, "timerSubscribe", "21600");
  add_text (profile, "timerSubscribeDelta", "15");
  pkid = tel_simulator_sip_profile_create (context, profile, error);

  return pkid != NULL;
}

/**
 * tel_simulator_seed_user:
 * @context: the cluster, inside a transaction
 * @user: a user
 * @error: return location for a #GError
 *
 * Adds a user with groups by the rules of an addUser; devices and extension come with
 * tel_simulator_seed_association().
 *
 * Returns: whether the user was added
 */
gboolean
tel_simulator_seed_user (const TelSimulatorContext *context, const TelSimulatorSeedUser *user, GError **error)
{
  g_autoptr (TelSimulatorElement) element = tel_simulator_element_new ("user", NULL);
  g_auto (GStrv) groups = g_strsplit (user->groups != NULL ? user->groups : "", "|", -1);
  TelSimulatorElement *list = tel_simulator_element_add_child (element, "associatedGroups");
  g_autofree char *pkid = NULL;

  add_text (element, "userid", user->userid);
  add_text (element, "firstName", user->first_name);
  add_text (element, "lastName", user->last_name);
  add_text (element, "mailid", user->mail);
  add_text (element, "department", user->department);
  add_text (element, "telephoneNumber", user->extension);
  add_text (element, "presenceGroupName", "Standard Presence group");
  add_text (element, "imAndPresenceEnable", user->mail != NULL ? "true" : "false");
  add_text (element, "serviceProfile", "Jabber Service Profile");

  for (guint i = 0; groups[i] != NULL; i++)
    add_text (tel_simulator_element_add_child (list, "userGroup"), "name", groups[i]);

  pkid = tel_simulator_user_create (context, element, error);

  return pkid != NULL && (!user->from_directory ||
                          tel_simulator_store_run (context->store, error,
                                                   "UPDATE enduser SET islocaluser = 'f', fkdirectorypluginconfig ="
                                                   " (SELECT d.pkid FROM directorypluginconfig d) WHERE pkid = ?",
                                                   pkid, TEL_SIMULATOR_END));
}

static void
add_appearance (TelSimulatorElement *phone, const TelSimulatorSeedPhone *seed)
{
  TelSimulatorElement *line =
      tel_simulator_element_add_child (tel_simulator_element_add_child (phone, "lines"), "line");
  TelSimulatorElement *dirn;

  add_text (line, "index", "1");
  add_text (line, "label", seed->label);
  add_text (line, "display", seed->label);
  dirn = tel_simulator_element_add_child (line, "dirn");
  add_text (dirn, "pattern", seed->number);
  add_text (dirn, "routePartitionName", "PT-Internal");
  add_text (line, "maxNumCalls", "4");
  add_text (line, "busyTrigger", "2");

  if (seed->owner != NULL)
    add_text (tel_simulator_element_add_child (tel_simulator_element_add_child (line, "associatedEndusers"), "enduser"),
              "userId", seed->owner);
}

static TelSimulatorElement *
build_phone (const TelSimulatorContext *context, const TelSimulatorSeedPhone *seed)
{
  TelSimulatorElement *phone = tel_simulator_element_new ("phone", NULL);
  const char *mobile = context->release < 1000 ? MOBILE_ON_NINE : MOBILE_SINCE_TEN;
  g_autofree char *description = g_strdup_printf ("%s (%s)", seed->label, seed->name);

  add_text (phone, "name", seed->name);
  add_text (phone, "description", description);
  add_text (phone, "product", seed->product);
  add_text (phone, "class", "Phone");
  add_text (phone, "protocol", seed->protocol);
  add_text (phone, "callingSearchSpaceName", "CSS-Internal");
  add_text (phone, "devicePoolName", "Default");
  add_text (phone, "commonPhoneConfigName", "Standard Common Phone Profile");
  add_text (phone, "locationName", "Hub_None");
  add_text (phone, "securityProfileName", seed->profile);
  add_text (phone, "sipProfileName", seed->sip_profile != NULL ? mobile : NULL);
  add_appearance (phone, seed);
  add_text (phone, "ownerUserName", seed->owner);
  add_text (phone, "allowCtiControlFlag", "true");
  add_text (phone, "presenceGroupName", "Standard Presence group");

  if (seed->string != NULL)
    {
      add_text (phone, "certificateOperation", "Install/Upgrade");
      add_text (phone, "authenticationMode", "By Authentication String");
      add_text (phone, "keySize", "2048");
      add_text (phone, "authenticationString", seed->string);
      add_text (phone, "upgradeFinishTime", PENDING_UNTIL);
    }

  return phone;
}

/**
 * tel_simulator_seed_phone:
 * @context: the cluster, inside a transaction
 * @phone: a phone
 * @error: return location for a #GError
 *
 * Adds a phone by the rules of an addPhone; its configuration counts as applied.
 *
 * Returns: whether it was added
 */
gboolean
tel_simulator_seed_phone (const TelSimulatorContext *context, const TelSimulatorSeedPhone *phone, GError **error)
{
  g_autoptr (TelSimulatorElement) element = build_phone (context, phone);
  g_autofree char *pkid = tel_simulator_phone_create (context, element, error);

  return pkid != NULL && tel_simulator_store_run (context->store, error,
                                                  "UPDATE device SET tkcertificateoperation_applied ="
                                                  " tkcertificateoperation WHERE pkid = ?",
                                                  pkid, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_seed_certificate:
 * @context: the cluster, inside a transaction
 * @phone: the name of a phone
 * @error: return location for a #GError
 *
 * Gives a phone a certificate, as if it had enrolled.
 *
 * Returns: whether it has one
 */
gboolean
tel_simulator_seed_certificate (const TelSimulatorContext *context, const char *phone, GError **error)
{
  g_autofree char *key = tel_simulator_store_new_pkid (context->store);

  return tel_simulator_store_run (context->store, error,
                                  "UPDATE device SET publickey = ?, lscvaliduntil = " CERTIFICATE_UNTIL
                                  ", lscissuervaliduntil = " CERTIFICATE_UNTIL ", tkcertificatestatus ="
                                  " (SELECT t.enum FROM typecertificatestatus t WHERE t.name = 'Upgrade Success')"
                                  " WHERE name = ?",
                                  key, phone, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_seed_association:
 * @context: the cluster, inside a transaction
 * @user: a user who is there, as are the user's phones
 * @error: return location for a #GError
 *
 * Associates a user with every phone that the user owns, and sets the primary extension.
 *
 * Returns: whether that was done
 */
gboolean
tel_simulator_seed_association (const TelSimulatorContext *context, const TelSimulatorSeedUser *user, GError **error)
{
  g_autoptr (TelSimulatorElement) element = tel_simulator_element_new ("user", NULL);
  TelSimulatorElement *devices = tel_simulator_element_add_child (element, "associatedDevices");
  g_autofree char *pkid = tel_simulator_store_look_up (context->store, "SELECT pkid FROM enduser WHERE userid = ?",
                                                       user->userid, TEL_SIMULATOR_END);
  g_autoptr (GPtrArray) owned =
      tel_simulator_store_select (context->store, "SELECT name FROM device WHERE fkenduser = ? ORDER BY rowid", pkid,
                                  TEL_SIMULATOR_END);

  for (guint i = 0; i < owned->len; i++)
    add_text (devices, "device", tel_simulator_rows_get (owned, i, 0));

  if (user->extension != NULL)
    {
      TelSimulatorElement *extension = tel_simulator_element_add_child (element, "primaryExtension");

      add_text (extension, "pattern", user->extension);
      add_text (extension, "routePartitionName", "PT-Internal");
    }

  return tel_simulator_user_associations_write (context, pkid, element, error);
}
