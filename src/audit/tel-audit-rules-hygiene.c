/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The rules of the catalogue about order in what works as it is: H01 to H06. */

#include "config.h"

#include "audit/tel-audit-devices.h"
#include "audit/tel-audit-peers.h"
#include "audit/tel-audit-rules-private.h"
#include "model/tel-element-label.h"
#include "model/tel-process-node.h"
#include "model/tel-secret-name.h"
#include "model/tel-text.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define DAY (24 * 60 * 60)

/* What a text says as NAME=VALUE or NAME: VALUE. */
#define ASSIGNMENT "([A-Za-z0-9_.-]+)\\s*[=:]\\s*[^\\s;,&]"

/* A device that is registered now has not been seen to change for as long as that may be. */
static void
judge_seen (TelAuditPass *pass)
{
  gint64 long_ago = pass->now - (gint64) pass->limits.days_unseen * DAY;
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelRegistration *registration = tel_snapshot_get_registration (pass->snapshot, tel_device_get_name (device));
      gint64 seen = registration != NULL ? tel_registration_get_last_seen (registration) : 0;
      g_autoptr (GDateTime) when = NULL;
      g_autoptr (GDateTime) there = NULL;
      g_autofree char *day = NULL;

      if (registration != NULL && tel_registration_get_state (registration) == TEL_REGISTRATION_STATE_REGISTERED)
        continue;

      if (seen == 0)
        {
          tel_audit_pass_add_device (pass, TEL_SEVERITY_INFORMATION, device, _ ("The cluster has never heard of it."));
          continue;
        }
      if (seen >= long_ago)
        continue;

      when = g_date_time_new_from_unix_utc (seen);
      there = g_date_time_to_timezone (when, tel_snapshot_get_time_zone (pass->snapshot));
      day = g_date_time_format (there, "%F");
      tel_audit_pass_add_device (pass, TEL_SEVERITY_INFORMATION, device,
                                 /* Translators: a date */
                                 _ ("The cluster last heard of it on %s."), day);
    }
}

/* The servers of the cluster by name, in small letters. */
typedef struct
{
  GHashTable *names;
  guint n_addresses;
  guint n_hosts;
} Servers;

static char *
get_host (const char *name)
{
  const char *dot = strchr (name, '.');

  return dot != NULL ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

static void
read_servers (TelAuditPass *pass, Servers *servers)
{
  TelProcessNode *node;

  for (each_object (pass, TEL_OBJECT_KIND_PROCESS_NODE, node))
    {
      char *name;

      if (!tel_process_node_is_server (node) || tel_audit_is_empty (tel_process_node_get_name (node)))
        continue;

      name = g_ascii_strdown (tel_process_node_get_name (node), -1);
      if (g_hostname_is_ip_address (name))
        servers->n_addresses++;
      else
        {
          servers->n_hosts++;
          g_hash_table_add (servers->names, get_host (name));
        }
      g_hash_table_add (servers->names, name);
    }
}

/* A server may be known by its address here and by its name there, with its domain or without: what cannot be told
 * apart is not called unexpected. */
static gboolean
is_unexpected (Servers *servers, const char *server)
{
  g_autofree char *name = g_ascii_strdown (server, -1);
  gboolean address = g_hostname_is_ip_address (name);

  if (g_hash_table_contains (servers->names, name))
    return FALSE;
  if (address)
    return servers->n_hosts == 0 && servers->n_addresses > 0;
  if (strchr (name, '.') != NULL)
    {
      g_autofree char *host = get_host (name);

      if (g_hash_table_contains (servers->names, host) && !g_hash_table_contains (servers->names, name))
        return FALSE;
    }

  return servers->n_addresses == 0 && servers->n_hosts > 0;
}

static void
judge_registration (TelAuditPass *pass)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Servers servers = { names, 0, 0 };
  TelDevice *device;

  read_servers (pass, &servers);
  for (each_softphone (pass, device))
    {
      TelRegistration *registration = tel_snapshot_get_registration (pass->snapshot, tel_device_get_name (device));
      const char *server = registration != NULL ? tel_registration_get_server (registration) : NULL;

      if (registration == NULL)
        continue;

      if (tel_registration_is_rejected (registration))
        tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device,
                                   /* Translators: a server */
                                   _ ("The cluster rejected it. The server is %s."), tel_audit_show (server));
      else if (!tel_audit_is_empty (server) && is_unexpected (&servers, server))
        tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device,
                                   /* Translators: a server */
                                   _ ("It was last registered with %s, which is not a server of this cluster."),
                                   server);
    }
}

static void
judge_place (TelAuditPass *pass)
{
  g_autoptr (TelAuditPeers) peers = tel_audit_peers_new (pass);
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      g_autofree char *read = tel_audit_peers_compare (peers, device);

      if (read != NULL)
        tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device, "%s", read);
    }
}

static gboolean
is_secret_name (const char *name)
{
  return tel_secret_name_matches (name) ||
         (strlen (name) >= 4 && g_ascii_strcasecmp (name + strlen (name) - 4, "pass") == 0);
}

/* What only says that something is on or off is no secret. */
static gboolean
is_switch (const char *text)
{
  static const char *const words[] = { "0", "1", "true", "false", "enabled", "disabled", "yes", "no", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strv_contains (words, g_strstrip (lower));
}

static void
append_secret (GString *names, const char *setting, const char *name)
{
  const char *label = g_str_equal (setting, "ciscoSupportField") ? _ ("Cisco Support Field") : setting;

  tel_text_append (names, _ (", "), label);
  if (name != NULL)
    g_string_append_printf (names, " (%s)", name);
}

static void
append_secrets_of_text (GRegex *assignment, const char *setting, const char *text, GString *names)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (assignment, text, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      if (is_secret_name (name))
        append_secret (names, setting, name);
      g_match_info_next (match, NULL);
    }
}

/* The names only: what is told of a secret is not the secret. */
static void
append_secrets (GRegex *assignment, TelTree *settings, GString *names)
{
  const char *text = tel_tree_get_text (settings);

  for (guint i = 0; i < tel_tree_get_n_children (settings); i++)
    append_secrets (assignment, tel_tree_get_child (settings, i), names);
  if (tel_tree_get_n_children (settings) > 0 || tel_audit_is_empty (text))
    return;

  if (is_secret_name (tel_tree_get_name (settings)) && !is_switch (text))
    append_secret (names, tel_tree_get_name (settings), NULL);
  else
    append_secrets_of_text (assignment, tel_tree_get_name (settings), text, names);
}

static void
judge_secrets (TelAuditPass *pass)
{
  g_autoptr (GRegex) assignment = g_regex_new (ASSIGNMENT, G_REGEX_OPTIMIZE, 0, NULL);
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelTree *settings = tel_device_get_vendor_config (device);
      g_autoptr (GString) names = g_string_new (NULL);

      if (settings != NULL)
        append_secrets (assignment, settings, names);
      if (names->len > 0)
        tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device,
                                   /* Translators: names of settings */
                                   _ ("A secret stands in these settings: %s."), names->str);
    }
}

#define NEEDS_DEVICES TEL_SNAPSHOT_BIT (DEVICES)

const TelAuditRule tel_audit_hygiene_rules[] = {
  { "H01", N_ ("Device not seen for a long time"), N_ ("when the cluster last heard of the device"),
    N_ ("A device that nobody uses takes a licence, and keeps its user from having another of its type."), NULL,
    N_ ("Retire the device, if nobody needs it."), TEL_SEVERITY_INFORMATION, TEL_FIX_CHOOSE, 0, 0,
    NEEDS_DEVICES | TEL_SNAPSHOT_BIT (REGISTRATIONS), FALSE, judge_seen },
  { "H02", N_ ("Registered with an unexpected server, or rejected"),
    N_ ("the registration of the device and the servers of the cluster"),
    N_ ("A device that another server answers, or none, does not get the settings that stand here."), NULL,
    N_ ("Look at the server that the client is given, and at the security profile and the certificate of the device."),
    TEL_SEVERITY_WARNING, TEL_FIX_BY_HAND, 0, 0,
    NEEDS_DEVICES | TEL_SNAPSHOT_BIT (NODES) | TEL_SNAPSHOT_BIT (REGISTRATIONS), FALSE, judge_registration },
  { "H03", N_ ("Device placed unlike its peers"),
    N_ ("device pool, calling search space, location and media resource group list of the device, the desk phone of "
        "its "
        "user and the softphones at the same place"),
    N_ ("Calls from this device take other ways, or may go to other numbers, than the user is used to."), NULL,
    N_ ("Make the settings like those of the others, if there is no reason for the difference."), TEL_SEVERITY_WARNING,
    TEL_FIX_CHOOSE, 0, 0, NEEDS_DEVICES | TEL_SNAPSHOT_BIT (USERS), FALSE, judge_place },
  { "H04", N_ ("Secret in the product specific settings"),
    N_ ("the Cisco Support Field and the other product specific settings of the device"),
    N_ ("These settings go into the configuration file of the device, which others can read."), NULL,
    N_ ("Remove the secret from the settings, and change it wherever it is used."), TEL_SEVERITY_WARNING,
    TEL_FIX_CHOOSE, 0, 0, NEEDS_DEVICES | TEL_SNAPSHOT_BIT (PRODUCT_SETTINGS), FALSE, judge_secrets },
  { "H05", N_ ("Desktop softphone as a remote destination"), N_ ("what the cluster says when it refuses a change"),
    N_ ("The cluster does not allow a CSF as a remote destination."), NULL,
    N_ ("Take the remote destination off the user in Cisco Unified CM Administration, or use a mobile device."),
    TEL_SEVERITY_INFORMATION, TEL_FIX_BY_HAND, 0, 0, 0, FALSE, NULL },
  { "H06", N_ ("Object changed elsewhere since the plan was made"), N_ ("each object, once more before it is written"),
    N_ ("What was planned would undo what somebody else has changed in the meantime."), NULL,
    N_ ("Make the plan anew from what the cluster has now."), TEL_SEVERITY_WARNING, TEL_FIX_OWN_PLAN, 0, 0, 0, FALSE,
    NULL },
  { NULL },
};
