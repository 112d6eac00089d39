/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-diagnostics.h"

#include <locale.h>
#include <string.h>

#include "cluster/tel-user-rank.h"

#define STATUS_OK 200
#define MAXIMUM_ERRORS 10
#define HIDDEN "…"
#define VERSION_CHARACTERS "0123456789.-()"
#define CIPHER_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-+"

static const char *const accesses[] = {
  [TEL_AXL_ACCESS_UNKNOWN] = "unknown",
  [TEL_AXL_ACCESS_READ] = "read",
  [TEL_AXL_ACCESS_WRITE] = "read and write",
};

static const char *const shortenings[] = {
  [TEL_SHORTENING_UNKNOWN] = "unknown",
  [TEL_SHORTENING_NO] = "no",
  [TEL_SHORTENING_POSSIBLE] = "perhaps",
  [TEL_SHORTENING_YES] = "yes",
};

/* What a server says is not believed to be what it is called. */
static const char *
check_version (const char *version)
{
  return version != NULL && version[strspn (version, VERSION_CHARACTERS)] == '\0' ? version : HIDDEN;
}

static const char *
check_operation (const char *operation)
{
  for (const char *c = operation; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("/-", *c) == NULL)
      return HIDDEN;

  return operation;
}

static void
append_system (GString *text, const char *toolkit)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  const char *language = setlocale (LC_MESSAGES, NULL);

  g_string_append_printf (text, "Telephonist %s\nSystem: %s\nLibraries: GLib %u.%u.%u%s%s\nLanguage: %s\n", TEL_VERSION,
                          system != NULL ? system : "unknown", glib_major_version, glib_minor_version,
                          glib_micro_version, toolkit != NULL ? ", " : "", toolkit != NULL ? toolkit : "",
                          language != NULL ? language : "unknown");
}

static void
append_types (GString *text, TelCluster *cluster)
{
  static const TelDeviceType types[] = { TEL_DEVICE_TYPE_CSF, TEL_DEVICE_TYPE_TCT, TEL_DEVICE_TYPE_BOT,
                                         TEL_DEVICE_TYPE_TAB };

  g_string_append (text, "Types of softphones:");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (tel_cluster_has_product (cluster, types[i]))
      g_string_append_printf (text, " %s", tel_device_type_get_prefix (types[i]));
  g_string_append_printf (text, "\nMixed mode: %s\n", tel_cluster_is_mixed_mode (cluster) ? "yes" : "no");
}

/* Neither the certificate nor who vouches for it: both name the site. */
static void
append_negotiation (GString *text, TelNegotiation *negotiation)
{
  const char *cipher_suite;

  if (negotiation == NULL)
    return;

  cipher_suite = tel_negotiation_get_cipher_suite (negotiation);
  g_string_append_printf (text, "Encryption: %s, %s\n", tel_negotiation_get_protocol (negotiation),
                          cipher_suite[strspn (cipher_suite, CIPHER_CHARACTERS)] == '\0' ? cipher_suite : HIDDEN);
}

static void
append_cluster (GString *text, TelCluster *cluster)
{
  TelAxlClient *client = cluster != NULL ? tel_cluster_get_client (cluster) : NULL;
  const char *release = client != NULL ? tel_release_to_string (tel_axl_client_get_release (client)) : NULL;

  if (client == NULL)
    {
      g_string_append (text, "Cluster: not connected\n");
      return;
    }

  g_string_append_printf (text, "Cluster: CUCM %s, AXL %s\nAccount may: %s\n",
                          check_version (tel_axl_client_get_version (client)), release != NULL ? release : "unknown",
                          accesses[tel_axl_client_get_access (client)]);
  append_negotiation (text, tel_axl_client_get_negotiation (client));
  g_string_append_printf (text, "User rank shortens lists: %s\n", shortenings[tel_user_rank_get (cluster)->shortening]);
  g_string_append_printf (text, "Tells changes: %s\nTells registrations: %s\n",
                          tel_cluster_can_refresh (cluster) ? "yes" : "no",
                          tel_cluster_tells_registration (cluster) ? "yes" : "no");
  if (tel_cluster_has_references (cluster))
    append_types (text, cluster);
}

static void
append_error (GString *text, const TelRequestFacts *facts)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (facts->time / G_USEC_PER_SEC);
  g_autofree char *moment = g_date_time_format_iso8601 (time);

  g_string_append_printf (text,
                          "  %s %s: status %u, %s, %u ms, %" G_GSIZE_FORMAT " bytes sent, %" G_GSIZE_FORMAT
                          " received\n",
                          moment, check_operation (facts->operation), facts->status,
                          facts->problem != NULL ? facts->problem : "answered", facts->milliseconds, facts->sent,
                          facts->received);
}

static void
append_requests (GString *text, TelRequestLog *log)
{
  guint n_requests = g_list_model_get_n_items (G_LIST_MODEL (log));
  guint n_errors = 0;

  g_string_append_printf (text, "Requests: %" G_GUINT64_FORMAT "\nLast errors:\n", tel_request_log_get_n_added (log));
  for (guint i = 0; i < n_requests && n_errors < MAXIMUM_ERRORS; i++)
    {
      g_autoptr (TelRequestEntry) entry = g_list_model_get_item (G_LIST_MODEL (log), i);
      const TelRequestFacts *facts = tel_request_entry_get_facts (entry);

      if (facts->status == STATUS_OK && facts->problem == NULL)
        continue;
      n_errors++;
      append_error (text, facts);
    }
  if (n_errors == 0)
    g_string_append (text, "  none\n");
}

/**
 * tel_diagnostics_make:
 * @cluster: (nullable): the cluster that is connected, %NULL for none
 * @log: the requests
 * @toolkit: (nullable): what the screen is drawn with, and its version
 *
 * Writes down the version, the release, what the cluster can do and the last errors, for whoever looks for a fault. It
 * is in English, which they read, and has nothing that is personal: nothing but words of this program and numbers.
 *
 * Returns: (transfer full): lines of text
 */
char *
tel_diagnostics_make (TelCluster *cluster, TelRequestLog *log, const char *toolkit)
{
  GString *text;

  g_return_val_if_fail (cluster == NULL || TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_REQUEST_LOG (log), NULL);

  text = g_string_new (NULL);
  append_system (text, toolkit);
  append_cluster (text, cluster);
  append_requests (text, log);

  return g_string_free (text, FALSE);
}
