/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-world.h"

#include "simulator/tel-simulator-line.h"
#include "simulator/tel-simulator-phone.h"
#include "simulator/tel-simulator-security-profile.h"
#include "simulator/tel-simulator-sip-profile.h"
#include "simulator/tel-simulator-types.h"
#include "simulator/tel-simulator-user-associations.h"
#include "simulator/tel-simulator-user.h"

#define CSF "Cisco Unified Client Services Framework"
#define TCT "Cisco Dual Mode for iPhone"
#define BOT "Cisco Dual Mode for Android"
#define TAB "Cisco Jabber for Tablet"
#define MOBILE_ON_NINE "Jabber Mobile SIP Profile"
#define MOBILE_SINCE_TEN "Standard SIP Profile for Mobile Device"
#define END_USERS "Standard CCM End Users"
#define CTI "Standard CTI Enabled"
#define CTI_SECURE "Standard CTI Secure Connection"

/* A long way off, so that what is pending in the world stays pending, whenever it is looked at. */
#define PENDING_UNTIL "2036:06:30:12:00"
#define CERTIFICATE_UNTIL "2082758400"

/* @groups are separated by bars; @extension is a pattern in PT-Internal. */
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
} User;

typedef struct
{
  const char *pattern;
  const char *partition;
  const char *description;
} Number;

/* @number is a pattern in PT-Internal; without @profile and @sip_profile the phone has the standard ones. */
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
} Phone;

typedef struct
{
  const char *type;
  const char *name;
  const char *mode;
  const char *authentication;
} Profile;

static const User users[] = {
  { "tadams", "Tanya", "Adams", "tadams@example.com", "Sales", "1001", END_USERS, TRUE },
  { "amckenzi", "Adam", "McKenzie", "amckenzi@example.com", "Sales", "1003", END_USERS "|" CTI, TRUE },
  { "tyamada", "太郎", "山田", "tyamada@example.com", "営業部", "1004", END_USERS, TRUE },
  { "hsuzuki", "花子", "鈴木", "hsuzuki@example.com", "開発部", "1005", END_USERS "|" CTI, FALSE },
  { "mgarcia", "María \"Mari\"", "García-López", "mgarcia@example.com", "Marketing", NULL, END_USERS, FALSE },
  { "sobrien", "Seán", "O'Brien", "sobrien@example.net", "Support & Service", NULL, END_USERS, FALSE },
  { "bmarkup", "<b>Bold</b>", "Müller & <i>Söhne</i>", "bmarkup@example.com", "R&D <labs>", NULL, END_USERS, FALSE },
  { "egrin", "Emma 😀", "Grin 🚀", "egrin@example.com", "Design", NULL, END_USERS, FALSE },
  { "dcohen", "דוד", "כהן", "dcohen@example.com", "מכירות", NULL, END_USERS, FALSE },
  { "mhassan", "محمد", "حسن", "mhassan@example.com", "Sales", NULL, END_USERS, TRUE },
  { "jean-pierre.dubois", "Jean-Pierre",
    "Dubois de la Très Longue Allée des Acacias au Bord de l’Étang du Moulin sous les Grands Chênes Cente"
    "naires de la Forêt Domaniale entre le Canal et la Vieille Route Royale qui Mène au Château d’Eau du Nord",
    "jean-pierre.dubois@example.com", "Finance", NULL, END_USERS, TRUE },
  { "nmailer", "Nora", "Mailer", NULL, NULL, NULL, NULL, FALSE },
  { "tribeiro", "Tiago", "Ribeiro", "tribeiro@example.com", "Field Service", "1006", END_USERS "|" CTI, TRUE },
  { "csecure", "Carla", "Secure", "csecure@example.com", "Legal", "1007", END_USERS "|" CTI "|" CTI_SECURE, FALSE },
  { "pnowak", "Piotr", "Nowak", "pnowak@example.com", "Sales", "1008", END_USERS "|" CTI, TRUE },
};

static const Number numbers[] = {
  { "1001", "PT-Internal", "Tanya Adams" },
  { "1002", "PT-Internal", "Free" },
  { "1003", "PT-Internal", "Adam McKenzie" },
  { "1004", "PT-Internal", "山田 太郎" },
  { "1005", "PT-Internal", "鈴木 花子" },
  { "1006", "PT-Internal", "Tiago Ribeiro" },
  { "1007", "PT-Internal", "Carla Secure" },
  { "1008", "PT-Internal", "Piotr Nowak" },
  { "1050", "PT-Internal", "Free" },
  { "1051", "PT-Internal", "Free" },
  { "1900", "PT-Internal", "Lobby" },
  { "2001", "PT-Internal", "Free" },
  { "2001", "PT-Other", "Free" },
  { "2002", "PT-Other", "Free" },
  { "3001", NULL, "In no partition" },
  { "\\+81352191050", "PT-Internal", "Free, with its full number" },
};

static const Profile profiles[] = {
  { CSF, "CSF Encrypted AuthString", "Encrypted", "By Authentication String" },
  { CSF, "CSF Authenticated NullString", "Authenticated", "By Null String" },
  { TCT, "TCT Encrypted AuthString", "Encrypted", "By Authentication String" },
  { TCT, "TCT Authenticated NullString", "Authenticated", "By Null String" },
  { BOT, "BOT Encrypted AuthString", "Encrypted", "By Authentication String" },
  { BOT, "BOT Authenticated NullString", "Authenticated", "By Null String" },
  { TAB, "TAB Encrypted AuthString", "Encrypted", "By Authentication String" },
  { TAB, "TAB Authenticated NullString", "Authenticated", "By Null String" },
};

static const Phone phones[] = {
  { "SEP001122334455", "Cisco 8841", "SIP", "tadams", "1001", "Tanya Adams" },
  { "SEP001122334456", "Cisco 7841", "SIP", "tyamada", "1004", "山田 太郎" },
  { "SEP001122334457", "Cisco 7962", "SCCP", NULL, "1900", "Lobby" },
  { "SEP001122334458", "Cisco 8841", "SIP", "tribeiro", "1006", "Tiago Ribeiro" },
  { "CSFAKenzi", CSF, "SIP", "amckenzi", "1003", "Adam McKenzie", "CSF Encrypted AuthString" },
  { "CSFHSUZUKI", CSF, "SIP", "hsuzuki", "1005", "鈴木 花子" },
  { "TCTTRIBEIRO", TCT, "SIP", "tribeiro", "1006", "Tiago Ribeiro", NULL, "mobile" },
  { "BOTTRIBEIRO", BOT, "SIP", "tribeiro", "1006", "Tiago Ribeiro", NULL, "mobile" },
  { "TABTRIBEIRO", TAB, "SIP", "tribeiro", "1006", "Tiago Ribeiro", NULL, "mobile" },
  { "CSFCSECURE", CSF, "SIP", "csecure", "1007", "Carla Secure" },
  { "CSFPNOWAK", CSF, "SIP", "pnowak", "1008", "Piotr Nowak", "CSF Encrypted AuthString", NULL, "4815162342" },
};

static void
add_text (TelSimulatorElement *parent, const char *name, const char *text)
{
  if (text != NULL)
    tel_simulator_element_add_text_child (parent, name, text);
}

static gboolean
add_lists (const TelSimulatorContext *context, GError **error)
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

static gboolean
add_numbers (const TelSimulatorContext *context, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (TelSimulatorElement) line = tel_simulator_element_new ("line", NULL);
      g_autofree char *pkid = NULL;

      add_text (line, "pattern", numbers[i].pattern);
      add_text (line, "description", numbers[i].description);
      add_text (line, "usage", "Device");
      add_text (line, "routePartitionName", numbers[i].partition);
      add_text (line, "shareLineAppearanceCssName", "CSS-Internal");
      pkid = tel_simulator_line_create (context, line, error);

      if (pkid == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_profiles (const TelSimulatorContext *context, GError **error)
{
  g_autofree char *mobile = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autoptr (TelSimulatorElement) profile = tel_simulator_element_new ("phoneSecurityProfile", NULL);
      g_autofree char *pkid = NULL;

      add_text (profile, "phoneType", profiles[i].type);
      add_text (profile, "protocol", "SIP");
      add_text (profile, "name", profiles[i].name);
      add_text (profile, "description", profiles[i].name);
      add_text (profile, "deviceSecurityMode", profiles[i].mode);
      add_text (profile, "authenticationMode", profiles[i].authentication);
      add_text (profile, "keySize", "2048");
      add_text (profile, "keyOrder", "RSA Only");
      add_text (profile, "transportType", "TLS");
      pkid = tel_simulator_security_profile_create (context, profile, error);

      if (pkid == NULL)
        return FALSE;
    }

  if (context->release < 1000)
    {
      g_autoptr (TelSimulatorElement) profile = tel_simulator_element_new ("sipProfile", NULL);

      add_text (profile, "name", MOBILE_ON_NINE);
      add_text (profile, "description", "Jabber mobile (TCT/BOT/TAB)");
      add_text (profile, "timerRegisterDelta", "120");
      add_text (profile, "timerRegister", "720");
      add_text (profile, "timerKeepAlive", "720");
      add_text (profile, "timerSubscribe", "21600");
      add_text (profile, "timerSubscribeDelta", "15");
      mobile = tel_simulator_sip_profile_create (context, profile, error);
    }

  return context->release >= 1000 || mobile != NULL;
}

static gboolean
add_user (const TelSimulatorContext *context, const User *user, GError **error)
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

  if (pkid == NULL)
    return FALSE;

  return !user->from_directory ||
         tel_simulator_store_run (context->store, error,
                                  "UPDATE enduser SET islocaluser = 'f', fkdirectorypluginconfig ="
                                  " (SELECT d.pkid FROM directorypluginconfig d) WHERE pkid = ?",
                                  pkid, TEL_SIMULATOR_END);
}

static void
add_appearance (const TelSimulatorContext *context, TelSimulatorElement *phone, const Phone *seed)
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
build_phone (const TelSimulatorContext *context, const Phone *seed)
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
  add_appearance (context, phone, seed);
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

/* Whatever is in the world was applied once; the phone with the sound CSF has its certificate. */
static gboolean
settle_phones (const TelSimulatorContext *context, GError **error)
{
  g_autofree char *key = tel_simulator_store_new_pkid (context->store);

  return tel_simulator_store_run (context->store, error,
                                  "UPDATE device SET tkcertificateoperation_applied = tkcertificateoperation",
                                  TEL_SIMULATOR_END) &&
         tel_simulator_store_run (context->store, error,
                                  "UPDATE device SET publickey = ?, lscvaliduntil = " CERTIFICATE_UNTIL
                                  ", lscissuervaliduntil = " CERTIFICATE_UNTIL ", tkcertificatestatus ="
                                  " (SELECT t.enum FROM typecertificatestatus t WHERE t.name = 'Upgrade Success')"
                                  " WHERE name = 'CSFAKenzi'",
                                  key, TEL_SIMULATOR_END);
}

static gboolean
add_phones (const TelSimulatorContext *context, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autoptr (TelSimulatorElement) phone = build_phone (context, &phones[i]);
      g_autofree char *pkid = tel_simulator_phone_create (context, phone, error);

      if (pkid == NULL)
        return FALSE;
    }

  return settle_phones (context, error);
}

static gboolean
associate (const TelSimulatorContext *context, const User *user, GError **error)
{
  g_autoptr (TelSimulatorElement) element = tel_simulator_element_new ("user", NULL);
  TelSimulatorElement *devices = tel_simulator_element_add_child (element, "associatedDevices");
  g_autofree char *pkid = tel_simulator_store_look_up (context->store, "SELECT pkid FROM enduser WHERE userid = ?",
                                                       user->userid, TEL_SIMULATOR_END);

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    if (g_strcmp0 (phones[i].owner, user->userid) == 0)
      add_text (devices, "device", phones[i].name);

  if (user->extension != NULL)
    {
      TelSimulatorElement *extension = tel_simulator_element_add_child (element, "primaryExtension");

      add_text (extension, "pattern", user->extension);
      add_text (extension, "routePartitionName", "PT-Internal");
    }

  return tel_simulator_user_associations_write (context, pkid, element, error);
}

/**
 * tel_simulator_world_small_fill:
 * @context: a cluster with the standard objects, inside a transaction
 * @error: return location for a #GError
 *
 * Adds some fifteen users with their devices: sound and unsound ones, pending and finished enrolments, names of every
 * kind. Everything goes through the same rules as a request.
 *
 * Returns: whether everything was added
 */
gboolean
tel_simulator_world_small_fill (const TelSimulatorContext *context, GError **error)
{
  if (!add_lists (context, error) || !add_numbers (context, error) || !add_profiles (context, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    if (!add_user (context, &users[i], error))
      return FALSE;

  if (!add_phones (context, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    if (!associate (context, &users[i], error))
      return FALSE;

  return TRUE;
}
