/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The rules of the catalogue about the names and types of softphones: J05 to J10. */

#include "config.h"

#include "audit/tel-audit-devices.h"
#include "audit/tel-audit-rules-private.h"
#include "model/tel-text.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* A profile that is made for every phone type has none, or this in its name. */
#define EVERY_TYPE "Universal Device Template"

/* How many are named in a sentence. */
#define MOST_NAMED 5

static void
judge_desktop_name (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      g_autoptr (GError) error = NULL;
      TelDeviceType type;

      if (tel_device_get_softphone_type (device, &type) && type == TEL_DEVICE_TYPE_CSF &&
          !tel_device_type_check_name (type, tel_device_get_name (device), &error))
        tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device, "%s", error->message);
    }
}

/* The type that a name speaks of, whichever the device is. */
static gboolean
get_named_type (const char *name, TelDeviceType *type)
{
  for (guint i = 0; i < TEL_N_SOFTPHONE_TYPES; i++)
    {
      const char *prefix = tel_device_type_get_prefix (i);

      if (g_ascii_strncasecmp (name, prefix, strlen (prefix)) == 0)
        {
          *type = i;

          return TRUE;
        }
    }

  return FALSE;
}

/* The prefix of another type is J07's: here the rest of such a name is held against the type that it speaks of. */
static void
judge_mobile_name (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      g_autoptr (GError) error = NULL;
      TelDeviceType type;
      TelDeviceType named;

      if (!tel_device_get_softphone_type (device, &type) || !tel_device_type_is_mobile (type))
        continue;
      if (!get_named_type (tel_device_get_name (device), &named))
        named = type;
      if (tel_device_type_is_mobile (named) &&
          !tel_device_type_check_name (named, tel_device_get_name (device), &error))
        tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device, "%s", error->message);
    }
}

static void
judge_prefix (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelDeviceType type;
      TelDeviceType named;

      if (tel_device_get_softphone_type (device, &type) && tel_device_type_is_mobile (type) &&
          get_named_type (tel_device_get_name (device), &named) && named != type)
        tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device,
                                   /* Translators: a prefix such as BOT, a phone type, a prefix such as TCT */
                                   _ ("The name begins with %s. The phone type is “%s”, whose prefix is %s."),
                                   tel_device_type_get_prefix (named), tel_device_get_product (device),
                                   tel_device_type_get_prefix (type));
    }
}

static gboolean
is_of_type (TelDevice *device, TelDeviceType type)
{
  TelDeviceType own;

  return tel_device_get_softphone_type (device, &own) && own == type;
}

/* Adds the devices of a type to the doubles when there are several, and tells whether the user owns several. */
static gboolean
collect_doubles (GPtrArray *devices, TelDeviceType type, const char *user_id, GPtrArray *doubles)
{
  guint n_before = doubles->len;
  guint n_owned = 0;

  for (guint i = 0; i < devices->len; i++)
    if (is_of_type (devices->pdata[i], type))
      {
        g_ptr_array_add (doubles, devices->pdata[i]);
        n_owned += g_strcmp0 (tel_device_get_owner (devices->pdata[i]), user_id) == 0 ? 1 : 0;
      }
  if (doubles->len == n_before + 1)
    g_ptr_array_set_size (doubles, (int) n_before);

  return n_owned > 1;
}

/* Two that a user owns block each other; one that is somebody else's and only associated is a risk. */
static void
judge_devices_of_user (TelAuditPass *pass, TelUser *user)
{
  GPtrArray *devices = tel_snapshot_get_devices_of_user (pass->snapshot, tel_user_get_user_id (user));
  g_autoptr (GPtrArray) doubles = g_ptr_array_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean blocks = FALSE;
  TelFinding *finding;

  for (guint type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    blocks = collect_doubles (devices, type, tel_user_get_user_id (user), doubles) || blocks;
  if (doubles->len == 0)
    return;

  for (guint i = 0; i < doubles->len && i < MOST_NAMED; i++)
    tel_text_append (names, _ (", "), tel_device_get_name (doubles->pdata[i]));
  if (doubles->len > MOST_NAMED)
    tel_text_append (names, _ (", "), "…");
  finding = tel_audit_pass_add_user (pass, blocks ? TEL_SEVERITY_ERROR : TEL_SEVERITY_WARNING, user,
                                     /* Translators: device names */
                                     _ ("The user has several of one type: %s."), names->str);
  for (guint i = 0; i < doubles->len; i++)
    tel_finding_add_device (finding, tel_device_get_name (doubles->pdata[i]));
}

static void
judge_doubles (TelAuditPass *pass)
{
  TelUser *user;

  for (each_user (pass, user))
    judge_devices_of_user (pass, user);
}

/* The users by the names that their devices of a type would have. */
static GHashTable *
make_names (TelAuditPass *pass, TelDeviceType type)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  TelUser *user;

  for (each_user (pass, user))
    {
      char *name = tel_device_type_propose_name (type, tel_user_get_user_id (user));
      GPtrArray *namesakes = g_hash_table_lookup (names, name);

      if (namesakes == NULL)
        {
          namesakes = g_ptr_array_new ();
          g_hash_table_insert (names, name, namesakes);
        }
      else
        g_free (name);
      g_ptr_array_add (namesakes, user);
    }

  return names;
}

static char *
name_others (GPtrArray *namesakes, TelUser *user)
{
  GString *others = g_string_new (NULL);
  guint n_named = 0;

  for (guint i = 0; i < namesakes->len && n_named < MOST_NAMED; i++)
    if (namesakes->pdata[i] != user)
      {
        tel_text_append (others, _ (", "), tel_user_get_user_id (namesakes->pdata[i]));
        n_named++;
      }
  if (namesakes->len - 1 > n_named)
    tel_text_append (others, _ (", "), "…");

  return g_string_free (others, FALSE);
}

/* What names of desktop clients leave out tells users apart in those of mobile ones, and takes room there: either can
 * clash without the other. The mobile types differ in the prefix only. */
static void
judge_namesakes (TelAuditPass *pass)
{
  static const TelDeviceType types[] = { TEL_DEVICE_TYPE_CSF, TEL_DEVICE_TYPE_TCT };
  g_autoptr (GHashTable) desktop = make_names (pass, TEL_DEVICE_TYPE_CSF);
  g_autoptr (GHashTable) mobile = make_names (pass, TEL_DEVICE_TYPE_TCT);
  TelUser *user;

  for (each_user (pass, user))
    for (guint i = 0; i < G_N_ELEMENTS (types); i++)
      {
        g_autofree char *name = tel_device_type_propose_name (types[i], tel_user_get_user_id (user));
        GPtrArray *namesakes = g_hash_table_lookup (i == 0 ? desktop : mobile, name);
        g_autofree char *others = name_others (namesakes, user);

        if (namesakes->len < 2)
          continue;

        tel_audit_pass_add_user (pass, TEL_SEVERITY_WARNING, user,
                                 /* Translators: a device name, user IDs */
                                 _ ("The device name made from this user ID is %s, the same as for %s."), name, others);
        break;
      }
}

static gboolean
is_for_every_type (TelSecurityProfile *profile)
{
  return tel_audit_is_empty (tel_security_profile_get_product (profile)) ||
         g_str_has_prefix (tel_security_profile_get_name (profile), EVERY_TYPE);
}

static void
judge_template_and_profile (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      const char *template = tel_device_get_button_template (device);
      TelSecurityProfile *profile =
          tel_snapshot_get_security_profile (pass->snapshot, tel_device_get_security_profile (device));
      g_autoptr (GString) read = g_string_new (NULL);
      TelDeviceType type;
      TelDeviceType other;

      if (tel_device_type_from_button_template (template, &other) && tel_device_get_softphone_type (device, &type) &&
          other != type)
        /* Translators: a phone button template, a phone type */
        g_string_append_printf (read, _ ("The phone button template “%s” is made for “%s”."), template,
                                tel_device_type_get_product (other));
      if (profile != NULL && !is_for_every_type (profile) &&
          g_strcmp0 (tel_security_profile_get_product (profile), tel_device_get_product (device)) != 0)
        {
          if (read->len > 0)
            g_string_append_c (read, '\n');
          /* Translators: a phone security profile, a phone type */
          g_string_append_printf (read, _ ("The phone security profile “%s” is made for “%s”."),
                                  tel_security_profile_get_name (profile), tel_security_profile_get_product (profile));
        }
      if (read->len > 0)
        tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device, "%s", read->str);
    }
}

const TelAuditRule tel_audit_device_type_rules[] = {
  { "J05", N_ ("Device name that a desktop softphone cannot have"), N_ ("the name of the device"),
    N_ ("A CSF is found by a name of letters and digits, 15 at most. The cluster takes other names, the client does "
        "not."),
    "G2.4", N_ ("Make the device anew under a legal name."), TEL_SEVERITY_ERROR, TEL_FIX_CHOOSE, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES), FALSE, judge_desktop_name },
  { "J06", N_ ("Device name that a mobile softphone cannot have"), N_ ("the name and the phone type of the device"),
    N_ ("A TCT, BOT or TAB is found by a name of its prefix, capital letters, digits, full stops, underscores and "
        "hyphens, 15 at most. The cluster takes other names, the client does not."),
    "G2.5", N_ ("Make the device anew under a legal name."), TEL_SEVERITY_ERROR, TEL_FIX_CHOOSE, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES), FALSE, judge_mobile_name },
  { "J07", N_ ("Prefix of another device type"), N_ ("the name and the phone type of the device"),
    N_ ("A mobile client looks for the device with the prefix of its own type, and does not find this one."), "G2.5",
    N_ ("Make the device anew under a name with the prefix of its type."), TEL_SEVERITY_ERROR, TEL_FIX_CHOOSE, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES), FALSE, judge_prefix },
  { "J08", N_ ("Two devices of one type for a user"),
    N_ ("the owners, the phone types and the associated devices of users"),
    N_ ("A user may have one device of each type. Of two, the client takes one, and not always the one that is meant."),
    "G2.1", N_ ("Keep the one that was used last, and retire the other."), TEL_SEVERITY_ERROR, TEL_FIX_CHOOSE, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (USERS) | TEL_SNAPSHOT_BIT (ASSOCIATIONS), FALSE, judge_doubles },
  { "J09", N_ ("Two users with one device name"), N_ ("the device names that are made from the user IDs"),
    N_ ("A device name has 15 characters at most and not all of those that a user ID may have. What is left of these "
        "user IDs is the same."),
    "G2.5", N_ ("Name the devices of these users by another scheme."), TEL_SEVERITY_WARNING, TEL_FIX_BY_HAND, 0, 0,
    TEL_SNAPSHOT_BIT (USERS), FALSE, judge_namesakes },
  { "J10", N_ ("Template or security profile of another type"),
    N_ ("the phone button template and the phone security profile of the device"),
    N_ ("A template or a profile that is made for another phone type gives the device settings that it cannot use."),
    "G8.1", N_ ("Choose those of the device’s own phone type."), TEL_SEVERITY_ERROR, TEL_FIX_AUTO, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (SECURITY_PROFILES), FALSE, judge_template_and_profile },
  { NULL },
};
