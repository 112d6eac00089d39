/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-world.h"

#include "simulator/tel-simulator-account.h"
#include "simulator/tel-simulator-credential.h"
#include "simulator/tel-simulator-parameters.h"
#include "simulator/tel-simulator-product.h"
#include "simulator/tel-simulator-registration.h"
#include "simulator/tel-simulator-sip-profile.h"
#include "simulator/tel-simulator-types.h"
#include "simulator/tel-simulator-world-site.h"

#include <gio/gio.h>

/* Keys that every CUCM has (contract 2.6 and the schema's own examples). */
#define ENTERPRISE_WIDE_DATA "00000000-1111-0000-0000-000000000000"
#define DEFAULT_DEVICE_POOL "1b1b9eb6-7803-11d3-bdf0-00108302ead1"

#define PUBLISHER "cucm-pub.example.com"
#define SUBSCRIBER "cucm-sub1.example.com"

typedef struct
{
  guint release;
  const char *version;
} Version;

/* @roles are separated by bars. */
typedef struct
{
  const char *name;
  const char *roles;
} Group;

/*
 * A world. One in use has the parameters of a cluster that was set up; without standard objects there is not even a
 * device pool.
 */
typedef struct
{
  const char *name;
  const char *description;
  gboolean used;
  gboolean standard;
  gboolean (*fill) (const TelSimulatorContext *context, GError **error);
  guint n_users;
} World;

static const World worlds[] = {
  { "small", "some seventy users; among them each fault that an audit knows, once", TRUE, TRUE,
    tel_simulator_world_small_fill },
  { "clean", "fifteen users with whom nothing is wrong", TRUE, TRUE, tel_simulator_world_clean_fill },
  { "neglected", "the same users; the cluster itself is set up wrongly", FALSE, TRUE,
    tel_simulator_world_neglected_fill },
  { "unready", "a fresh cluster that lacks every prerequisite of softphones", FALSE, TRUE,
    tel_simulator_world_unready_fill },
  { "puzzling", "the same users; the cluster does not say clearly how it is set up", TRUE, TRUE,
    tel_simulator_world_puzzling_fill },
  { "branch", "500 users", TRUE, TRUE, NULL, 500 },
  { "site", "10,000 users; some of each fault that an audit knows", TRUE, TRUE, NULL, 10000 },
  { "empty", "a fresh cluster without users and phones", FALSE, TRUE, NULL },
  { "bare", "a cluster that has not even a device pool", FALSE, FALSE, NULL },
};

static const Version versions[] = {
  { 901, "9.1.2.10000-28" },   { 1000, "10.0.1.10000-24" }, { 1005, "10.5.2.10000-5" },
  { 1100, "11.0.1.10000-10" }, { 1105, "11.5.1.10000-6" },  { 1200, "12.0.1.10000-10" },
  { 1205, "12.5.1.10000-22" }, { 1400, "14.0.1.10000-20" }, { 1500, "15.0.1.10000-32" },
};

static const Group groups[] = {
  { "Standard CCM End Users", "Standard CCM End Users|Standard CCMUSER Administration" },
  { "Standard CTI Enabled", "Standard CTI Enabled" },
  { "Standard CTI Secure Connection", "Standard CTI Secure Connection" },
  { "Standard CTI Allow Control of All Devices", "Standard CTI Allow Control of All Devices" },
  { "Standard CTI Allow Control of Phones supporting Connected Xfer and conf",
    "Standard CTI Allow Control of Phones supporting Connected Xfer and conf" },
  { "Standard CTI Allow Control of Phones supporting Rollover Mode",
    "Standard CTI Allow Control of Phones supporting Rollover Mode" },
  { "Standard CCM Super Users", "Standard CCM Admin Users|Standard CCMADMIN Administration|Standard AXL API Access" },
};

static const char *
get_version (guint release)
{
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (versions[i].release == release)
      return versions[i].version;

  return NULL;
}

/**
 * tel_simulator_world_insert:
 * @store: the database, inside a transaction
 * @table: a table whose rows have a name
 * @name: the new row's name
 * @column: another column of it
 * @value: (nullable): its value
 * @error: return location for a #GError
 *
 * Adds an object that no operation can add.
 *
 * Returns: whether it was added
 */
gboolean
tel_simulator_world_insert (TelSimulatorStore *store,
                            const char *table,
                            const char *name,
                            const char *column,
                            const char *value,
                            GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (pkid, name, %s) VALUES (?, ?, ?)", table, column);
  g_autofree char *pkid = tel_simulator_store_new_pkid (store);

  return tel_simulator_store_run (store, error, sql, pkid, name, value, TEL_SIMULATOR_END);
}

static gboolean
fill_groups (TelSimulatorStore *store, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_auto (GStrv) roles = g_strsplit (groups[i].roles, "|", -1);

      if (!tel_simulator_world_insert (store, "dirgroup", groups[i].name, "isstandard", "t", error))
        return FALSE;

      for (guint j = 0; roles[j] != NULL; j++)
        {
          g_autofree char *known = tel_simulator_store_look_up (store, "SELECT pkid FROM functionrole WHERE name = ?",
                                                                roles[j], TEL_SIMULATOR_END);
          g_autofree char *role = known != NULL ? g_steal_pointer (&known) : tel_simulator_store_new_pkid (store);
          g_autofree char *map = tel_simulator_store_new_pkid (store);

          if (!tel_simulator_store_run (store, error, "INSERT OR IGNORE INTO functionrole (pkid, name) VALUES (?, ?)",
                                        role, roles[j], TEL_SIMULATOR_END) ||
              !tel_simulator_store_run (store, error,
                                        "INSERT INTO functionroledirgroupmap (pkid, fkfunctionrole, fkdirgroup)"
                                        " VALUES (?, ?, (SELECT g.pkid FROM dirgroup g WHERE g.name = ?))",
                                        map, role, groups[i].name, TEL_SIMULATOR_END))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
fill_nodes (TelSimulatorStore *store, GError **error)
{
  g_autofree char *publisher = tel_simulator_store_new_pkid (store);
  g_autofree char *subscriber = tel_simulator_store_new_pkid (store);
  g_autofree char *presence = tel_simulator_store_new_pkid (store);

  return tel_simulator_store_run (
      store, error,
      "INSERT INTO processnode (pkid, name, description, tknodeusage, tkprocessnoderole, isactive) VALUES"
      " ('" ENTERPRISE_WIDE_DATA "', 'EnterpriseWideData', NULL, 1, 1, 't'),"
      " (?, '" PUBLISHER "', 'Publisher', 1, 1, 't'), (?, '" SUBSCRIBER "', 'Subscriber', 2, 1, 't'),"
      " (?, 'imp1.example.com', 'IM and Presence', 2, 2, 't')",
      publisher, subscriber, presence, TEL_SIMULATOR_END);
}

static gboolean
fill_products (TelSimulatorStore *store, GError **error)
{
  guint n_models;
  const TelSimulatorModel *models = tel_simulator_types_get_models (&n_models);

  for (guint i = 0; i < n_models; i++)
    if (models[i].since <= tel_simulator_store_get_release (store) &&
        !tel_simulator_product_install (store, &models[i], error))
      return FALSE;

  return TRUE;
}

/* The universal templates and the mobile SIP profile came with 10.0 (contract 3.3). */
static gboolean
fill_newer (TelSimulatorStore *store, GError **error)
{
  g_autofree char *profile = NULL;
  g_autofree char *mobile = NULL;

  if (tel_simulator_store_get_release (store) < 1000)
    return TRUE;

  profile = tel_simulator_store_new_pkid (store);
  mobile = tel_simulator_store_new_pkid (store);

  return tel_simulator_world_insert (store, "phonetemplate", "Universal Device Template Button Layout",
                                     "usermodifiableflag", "t", error) &&
         tel_simulator_store_run (
             store, error,
             "INSERT INTO securityprofile (pkid, name, description, tksecuritypolicy, tkdevicesecuritymode, "
             "tktransport,"
             " tftpencryptedflag, sipoauthflag, tkauthenticationmode, tkkeysize, tkkeyorder, isstandard) VALUES (?,"
             " 'Universal Device Template - Model-independent Security Profile',"
             " 'Universal Device Template - Model-independent Security Profile', 99, 1, 4, 'f', 'f', 2, 3, 1, 't')",
             profile, TEL_SIMULATOR_END) &&
         tel_simulator_store_run (
             store, error,
             "INSERT INTO sipprofile (pkid, name, description, siptimerregdelta, siptimerregexpires,"
             " zztimerkeepaliveexpires, zztimersubscribeexpires, zztimersubscribedelta, isstandard, tail)"
             " SELECT ?, 'Standard SIP Profile for Mobile Device', 'Standard SIP Profile for Mobile Device', 120, 720,"
             " 720, 21600, 15, 't', s.tail FROM sipprofile s WHERE s.name = 'Standard SIP Profile'",
             mobile, TEL_SIMULATOR_END);
}

static gboolean
fill_sip_profile (const TelSimulatorContext *context, GError **error)
{
  g_autoptr (TelSimulatorElement) profile = tel_simulator_element_new ("sipProfile", NULL);
  g_autofree char *pkid = NULL;

  tel_simulator_element_add_text_child (profile, "name", "Standard SIP Profile");
  tel_simulator_element_add_text_child (profile, "description", "Default SIP Profile");
  pkid = tel_simulator_sip_profile_create (context, profile, error);

  return pkid != NULL &&
         tel_simulator_store_run (context->store, error, "UPDATE sipprofile SET isstandard = 't' WHERE pkid = ?", pkid,
                                  TEL_SIMULATOR_END);
}

static gboolean
fill_every_cluster (const TelSimulatorContext *context, gboolean used, GError **error)
{
  TelSimulatorStore *store = context->store;
  g_autofree char *component = tel_simulator_store_new_pkid (store);

  return tel_simulator_types_fill (store, error) &&
         tel_simulator_store_run (store, error,
                                  "INSERT INTO componentversion (pkid, softwarecomponent, version)"
                                  " VALUES (?, 'cm-ver', ?)",
                                  component, get_version (context->release), TEL_SIMULATOR_END) &&
         tel_simulator_world_insert (store, "matrix", "Standard Presence group", "description",
                                     "Standard Presence group", error) &&
         fill_groups (store, error) && tel_simulator_account_fill (store, error) && fill_nodes (store, error) &&
         tel_simulator_parameters_fill (store, used, error) && fill_sip_profile (context, error) &&
         fill_products (store, error) && fill_newer (store, error);
}

static gboolean
fill_standard_objects (TelSimulatorStore *store, GError **error)
{
  return tel_simulator_world_insert (store, "callmanagergroup", "Default", "tftpdefault", "t", error) &&
         tel_simulator_store_run (store, error,
                                  "INSERT INTO region (pkid, name) VALUES"
                                  " ('1b1b9eb6-7803-11d3-bdf0-00108302ead2', 'Default')",
                                  TEL_SIMULATOR_END) &&
         tel_simulator_store_run (store, error,
                                  "INSERT INTO datetimesetting (pkid, name) VALUES"
                                  " ('1b1b9eb6-7803-11d3-bdf0-00108302ead3', 'CMLocal')",
                                  TEL_SIMULATOR_END) &&
         tel_simulator_store_run (store, error,
                                  "INSERT INTO devicepool (pkid, name, fkcallmanagergroup, fkregion, fkdatetimesetting)"
                                  " SELECT '" DEFAULT_DEVICE_POOL "', 'Default', c.pkid, r.pkid, d.pkid"
                                  " FROM callmanagergroup c, region r, datetimesetting d",
                                  TEL_SIMULATOR_END) &&
         tel_simulator_world_insert (store, "location", "Hub_None", "id", "1", error) &&
         tel_simulator_world_insert (store, "commonphoneconfig", "Standard Common Phone Profile", "description",
                                     "Standard Common Phone Profile", error) &&
         tel_simulator_world_insert (store, "softkeytemplate", "Standard User", "description", "Standard User",
                                     error) &&
         tel_simulator_world_insert (store, "voicemessagingprofile", TEL_SIMULATOR_WORLD_VOICE_MAIL, "isdefault", "t",
                                     error) &&
         tel_simulator_world_insert (store, "ucuserprofile", "Standard (Factory Default) User Profile", "description",
                                     NULL, error);
}

/* `NUMBER-users` is a world too, though not one of the list. */
static gboolean
find_world (const char *name, World *world)
{
  guint64 n_users;

  for (guint i = 0; i < G_N_ELEMENTS (worlds); i++)
    if (g_strcmp0 (worlds[i].name, name) == 0)
      {
        *world = worlds[i];

        return TRUE;
      }

  if (name == NULL || !g_regex_match_simple ("^[1-9][0-9]{0,5}-users$", name, G_REGEX_DOLLAR_ENDONLY, 0))
    return FALSE;

  n_users = g_ascii_strtoull (name, NULL, 10);
  *world = (World){ name, NULL, TRUE, TRUE, NULL, (guint) n_users };

  return n_users <= TEL_SIMULATOR_WORLD_MOST_USERS;
}

/**
 * tel_simulator_world_is_known:
 * @world: the name of a world
 *
 * Tells whether a cluster can begin with it.
 *
 * Returns: TRUE for the names of tel_simulator_world_list() and for `NUMBER-users`
 */
gboolean
tel_simulator_world_is_known (const char *world)
{
  World found;

  g_return_val_if_fail (world != NULL, FALSE);

  return find_world (world, &found);
}

/**
 * tel_simulator_world_list:
 *
 * Returns: (transfer full): the names of the worlds for a sentence, such as `small, empty and bare`
 */
char *
tel_simulator_world_list (void)
{
  GString *list = g_string_new (worlds[0].name);

  for (guint i = 1; i < G_N_ELEMENTS (worlds); i++)
    g_string_append_printf (list, "%s%s", i + 1 < G_N_ELEMENTS (worlds) ? ", " : " and ", worlds[i].name);

  return g_string_free (list, FALSE);
}

/**
 * tel_simulator_world_describe:
 *
 * Returns: (transfer full): a line for each world, for a program's help
 */
char *
tel_simulator_world_describe (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (worlds); i++)
    g_string_append_printf (text, "%s  %-10s %s", i > 0 ? "\n" : "", worlds[i].name, worlds[i].description);

  return g_string_free (text, FALSE);
}

static gboolean
fill (const TelSimulatorContext *context, const World *world, GError **error)
{
  gboolean is_site = g_str_equal (world->name, "site");

  return fill_every_cluster (context, world->used, error) &&
         (!world->standard || fill_standard_objects (context->store, error)) &&
         (world->fill == NULL || world->fill (context, error)) &&
         (!is_site || tel_simulator_world_site_begin (context, error)) &&
         (world->n_users == 0 || tel_simulator_world_crowd_fill (context, world->n_users, error)) &&
         (!is_site || tel_simulator_world_site_fill (context, error)) &&
         tel_simulator_credential_begin (context, error) && tel_simulator_registration_begin (context, error) &&
         tel_simulator_world_faults_finish (context, world->name, error) &&
         (!is_site || tel_simulator_world_site_finish (context, error));
}

/**
 * tel_simulator_world_fill:
 * @store: a new database, inside a transaction
 * @world: one of tel_simulator_world_list(), or `NUMBER-users`
 * @error: return location for a #GError
 *
 * Fills a new cluster. Every release has what it brings itself; `bare` has no device pool, location or common phone
 * profile; `empty` is a fresh cluster; the others are in use. The same release and world give the same keys.
 *
 * Returns: FALSE with an error when the world is not known
 */
gboolean
tel_simulator_world_fill (TelSimulatorStore *store, const char *world, GError **error)
{
  World found;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (TelSimulatorClock) clock = tel_simulator_clock_new (zone);
  g_autoptr (GDateTime) birthday = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);
  TelSimulatorContext context = { store, clock, tel_simulator_store_get_release (store) };

  if (!find_world (world, &found))
    {
      g_autofree char *list = tel_simulator_world_list ();

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no world “%s”; there are %s.", world,
                   list);

      return FALSE;
    }

  if (get_version (context.release) == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no release %u.%u", context.release / 100,
                   context.release % 100);

      return FALSE;
    }

  tel_simulator_clock_hold (clock, birthday);

  /* What nobody notices whose account has the first rank: the users of every fifth row are of a higher one. */
  return fill (&context, &found, error) &&
         tel_simulator_store_run (store, error, "UPDATE enduser SET userrank = 5 WHERE rowid % 5 <> 1",
                                  TEL_SIMULATOR_END);
}
