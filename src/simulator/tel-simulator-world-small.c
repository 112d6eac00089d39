/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-world.h"

#include "simulator/tel-simulator-seed.h"

#define CSF TEL_SIMULATOR_CSF
#define TCT TEL_SIMULATOR_TCT
#define BOT TEL_SIMULATOR_BOT
#define TAB TEL_SIMULATOR_TAB
#define END_USERS TEL_SIMULATOR_END_USERS
#define CTI TEL_SIMULATOR_CTI
#define CTI_SECURE TEL_SIMULATOR_CTI_SECURE

/* In a sound world those who have no number here get one from this on. */
#define FIRST_OTHER_NUMBER 1020
#define MOST_OF_A_DEVICE_NAME 15
#define MOST_OF_A_LABEL 30

static const TelSimulatorSeedUser users[] = {
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

static const TelSimulatorSeedNumber numbers[] = {
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

static const TelSimulatorSeedProfile profiles[] = {
  { CSF, "CSF Encrypted AuthString", "Encrypted", "By Authentication String" },
  { CSF, "CSF Authenticated NullString", "Authenticated", "By Null String" },
  { TCT, "TCT Encrypted AuthString", "Encrypted", "By Authentication String" },
  { TCT, "TCT Authenticated NullString", "Authenticated", "By Null String" },
  { BOT, "BOT Encrypted AuthString", "Encrypted", "By Authentication String" },
  { BOT, "BOT Authenticated NullString", "Authenticated", "By Null String" },
  { TAB, "TAB Encrypted AuthString", "Encrypted", "By Authentication String" },
  { TAB, "TAB Authenticated NullString", "Authenticated", "By Null String" },
};

static const TelSimulatorSeedPhone phones[] = {
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

static gboolean
add_numbers (const TelSimulatorContext *context, gboolean sound, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      TelSimulatorSeedNumber number = numbers[i];

      number.voice_mail = sound;
      if ((!sound || number.partition != NULL) && !tel_simulator_seed_number (context, &number, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_profiles (const TelSimulatorContext *context, gboolean sound, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      TelSimulatorSeedProfile profile = profiles[i];
      gboolean fault = g_str_equal (profile.type, CSF) && g_str_equal (profile.authentication, "By Null String");

      profile.oauth = sound;
      if ((!sound || !fault) && !tel_simulator_seed_profile (context, &profile, error))
        return FALSE;
    }

  return tel_simulator_seed_mobile_profile (context, error);
}

static gboolean
add_phones (const TelSimulatorContext *context, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    if (!tel_simulator_seed_phone (context, &phones[i], error))
      return FALSE;

  return tel_simulator_seed_certificate (context, "CSFAKenzi", error);
}

static const TelSimulatorSeedPhone *
find_phone (const char *owner, gboolean softphone)
{
  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    if (g_strcmp0 (phones[i].owner, owner) == 0 && (!softphone || !g_str_has_prefix (phones[i].name, "SEP")))
      return &phones[i];

  return NULL;
}

/* The habit of G2.4: CSF and the user's name, as far as a device's name has room for it. */
static char *
make_device_name (const char *userid)
{
  GString *name = g_string_new ("CSF");

  for (const char *letter = userid; *letter != '\0' && name->len < MOST_OF_A_DEVICE_NAME; letter++)
    if (g_ascii_isalnum (*letter))
      g_string_append_c (name, g_ascii_toupper (*letter));

  return g_string_free (name, FALSE);
}

static gboolean
add_softphone (const TelSimulatorContext *context, const TelSimulatorSeedUser *user, GError **error)
{
  const TelSimulatorSeedPhone *other = find_phone (user->userid, FALSE);
  g_autofree char *name = make_device_name (user->userid);
  g_autofree char *full_name = g_strdup_printf ("%s %s", user->first_name, user->last_name);
  g_autofree char *label = g_utf8_strlen (full_name, -1) > MOST_OF_A_LABEL
                               ? g_utf8_substring (full_name, 0, MOST_OF_A_LABEL)
                               : g_strdup (full_name);
  TelSimulatorSeedPhone phone = { name, CSF, "SIP", user->userid, user->extension, label };

  if (other != NULL)
    phone.label = other->label;

  return tel_simulator_seed_phone (context, &phone, error);
}

/* What the small world leaves out for a user: mail, number, groups, softphone. */
static gboolean
add_sound_user (const TelSimulatorContext *context, guint i, GError **error)
{
  TelSimulatorSeedUser user = users[i];
  g_autofree char *mail = g_strdup_printf ("%s@example.com", user.userid);
  g_autofree char *extension = g_strdup_printf ("%u", FIRST_OTHER_NUMBER + i);
  TelSimulatorSeedNumber number = { extension, "PT-Internal", user.userid, TRUE };

  user.groups = END_USERS "|" CTI "|" TEL_SIMULATOR_CTI_TRANSFER;
  if (user.mail == NULL)
    user.mail = mail;
  if (user.department == NULL)
    user.department = "Facilities";
  if (user.extension == NULL)
    {
      user.extension = extension;
      if (!tel_simulator_seed_number (context, &number, error))
        return FALSE;
    }

  return tel_simulator_seed_user (context, &user, error) &&
         (find_phone (user.userid, TRUE) != NULL || add_softphone (context, &user, error));
}

static gboolean
associate_sound_users (const TelSimulatorContext *context, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    {
      TelSimulatorSeedUser user = users[i];
      g_autofree char *extension = g_strdup_printf ("%u", FIRST_OTHER_NUMBER + i);

      if (user.extension == NULL)
        user.extension = extension;
      if (!tel_simulator_seed_association (context, &user, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tel_simulator_world_small_fill:
 * @context: a cluster with the standard objects, inside a transaction
 * @error: return location for a #GError
 *
 * Adds some fifteen users with their devices: sound and unsound ones, pending and finished enrolments, names of every
 * kind. Everything goes through the same rules as a request. Then come those who have a fault each (see
 * tel_simulator_world_faults_fill()).
 *
 * Returns: whether everything was added
 */
gboolean
tel_simulator_world_small_fill (const TelSimulatorContext *context, GError **error)
{
  if (!tel_simulator_seed_lists (context, error) || !add_numbers (context, FALSE, error) ||
      !add_profiles (context, FALSE, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    if (!tel_simulator_seed_user (context, &users[i], error))
      return FALSE;

  if (!add_phones (context, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    if (!tel_simulator_seed_association (context, &users[i], error))
      return FALSE;

  return tel_simulator_world_faults_fill (context, error);
}

/**
 * tel_simulator_world_clean_fill:
 * @context: a cluster with the standard objects, inside a transaction
 * @error: return location for a #GError
 *
 * Adds the people of the small world in a cluster where nothing is wrong: each with a softphone, groups, number, mail
 * and voice mail.
 *
 * Returns: whether everything was added
 */
gboolean
tel_simulator_world_clean_fill (const TelSimulatorContext *context, GError **error)
{
  if (!tel_simulator_seed_lists (context, error) || !add_numbers (context, TRUE, error) ||
      !add_profiles (context, TRUE, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    if (!add_sound_user (context, i, error))
      return FALSE;

  /* The pending enrolment renews a certificate: the phone is registered meanwhile. */
  return add_phones (context, error) && associate_sound_users (context, error) &&
         tel_simulator_seed_certificate (context, "CSFPNOWAK", error) &&
         tel_simulator_store_run (context->store, error,
                                  "UPDATE device SET tkcertificatestatus = 2 WHERE name = 'CSFPNOWAK'",
                                  TEL_SIMULATOR_END) &&
         tel_simulator_store_run (context->store, error,
                                  "UPDATE processconfig SET paramvalue = '10000'"
                                  " WHERE paramname = 'SIPDualModeAlertTimer'",
                                  TEL_SIMULATOR_END);
}
