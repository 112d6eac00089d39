/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-show.h"

#include <string.h>

#include <glib/gi18n.h>

#include "batch/tel-batch-device.h"
#include "batch/tel-batch-output.h"

/* What a column of the list of users may take of a line. */
#define WIDEST 40

static int
compare_users (gconstpointer a, gconstpointer b)
{
  return strcmp (tel_user_get_collation_key (*(TelUser *const *) a),
                 tel_user_get_collation_key (*(TelUser *const *) b));
}

static GPtrArray *
find_users (TelCluster *cluster, const char *filter)
{
  GListModel *users = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_USER));
  g_autofree char *folded = tel_user_fold_search_text (filter != NULL ? filter : "");
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (users); i++)
    {
      g_autoptr (TelUser) user = g_list_model_get_item (users, i);

      if (strstr (tel_user_get_search_key (user), folded) != NULL)
        g_ptr_array_add (found, g_steal_pointer (&user));
    }
  g_ptr_array_sort (found, compare_users);

  return found;
}

static char **
list_types (TelCluster *cluster, TelUser *user)
{
  g_autoptr (GStrvBuilder) types = g_strv_builder_new ();
  guint marks = tel_cluster_get_device_marks (cluster, user);

  for (guint type = 0; type < TEL_N_DEVICE_TYPES; type++)
    if ((marks & 1u << type) != 0)
      g_strv_builder_add (types, tel_device_type_get_prefix (type));

  return g_strv_builder_end (types);
}

static void
add_user_members (JsonBuilder *builder, TelUser *user)
{
  g_autofree char *full_name = tel_user_dup_full_name (user);

  tel_batch_output_add_text (builder, "userId", tel_user_get_user_id (user));
  tel_batch_output_add_text (builder, "fullName", full_name);
  tel_batch_output_add_text (builder, "firstName", tel_user_get_first_name (user));
  tel_batch_output_add_text (builder, "lastName", tel_user_get_last_name (user));
  tel_batch_output_add_text (builder, "department", tel_user_get_department (user));
  tel_batch_output_add_text (builder, "mail", tel_user_get_mail (user));
  tel_batch_output_add_text (builder, "primaryExtension", tel_user_get_primary_pattern (user));
  tel_batch_output_add_text (builder, "primaryPartition", tel_user_get_primary_partition (user));
}

static void
add_users (TelCluster *cluster, GPtrArray *users, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "users");
  json_builder_begin_array (builder);
  for (guint i = 0; i < users->len; i++)
    {
      g_auto (GStrv) types = list_types (cluster, users->pdata[i]);

      json_builder_begin_object (builder);
      add_user_members (builder, users->pdata[i]);
      tel_batch_output_add_texts (builder, "deviceTypes", (const char *const *) types);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_users (TelCluster *cluster, GPtrArray *users)
{
  const char *const heading[] = { _ ("User ID"), _ ("Name"),       _ ("Primary extension"),
                                  _ ("Devices"), _ ("Department"), _ ("Mail address") };
  g_autoptr (TelBatchTable) table = tel_batch_table_new (G_N_ELEMENTS (heading), WIDEST);

  tel_batch_table_add (table, heading);
  for (guint i = 0; i < users->len; i++)
    {
      TelUser *user = users->pdata[i];
      g_autofree char *name = tel_user_dup_full_name (user);
      g_auto (GStrv) types = list_types (cluster, user);
      g_autofree char *devices = g_strjoinv (" ", types);
      const char *const row[] = { tel_user_get_user_id (user),         name,
                                  tel_user_get_primary_pattern (user), devices,
                                  tel_user_get_department (user),      tel_user_get_mail (user) };

      tel_batch_table_add (table, row);
    }
  tel_batch_table_print (table);
}

static void
add_user (TelUser *user, GPtrArray *devices, GHashTable *registrations, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "user");
  json_builder_begin_object (builder);
  add_user_members (builder, user);
  tel_batch_output_add_text (builder, "userLocale", tel_user_get_user_locale (user));
  tel_batch_output_add_text (builder, "serviceProfile", tel_user_get_service_profile (user));
  tel_batch_output_add_text (builder, "ldapDirectory", tel_user_get_ldap_directory (user));
  tel_batch_output_add_texts (builder, "groups", tel_user_get_groups (user));
  tel_batch_output_add_texts (builder, "associatedDevices", tel_user_get_associated_devices (user));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "devices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < devices->len; i++)
    tel_batch_device_add_json (devices->pdata[i], registrations, builder);
  json_builder_end_array (builder);
}

static void
add_property (TelBatchTable *table, TelUser *user, const char *property, const char *value)
{
  const char *const row[] = { tel_object_get_property_label (TEL_OBJECT (user), property), value };

  if (value != NULL && value[0] != '\0')
    tel_batch_table_add (table, row);
}

static void
print_user (TelUser *user, GPtrArray *devices, GHashTable *registrations, TelCluster *cluster)
{
  g_autoptr (TelBatchTable) table = tel_batch_table_new (2, 0);
  g_autofree char *name = tel_user_dup_full_name (user);
  const char *const *groups = tel_user_get_groups (user);
  g_autofree char *group_names = groups != NULL ? g_strjoinv (", ", (char **) groups) : NULL;
  g_autofree char *extension = NULL;

  if (tel_user_get_primary_pattern (user) != NULL && tel_user_get_primary_pattern (user)[0] != '\0')
    extension =
        tel_directory_number_make_label (tel_user_get_primary_pattern (user), tel_user_get_primary_partition (user));

  tel_batch_output_print ("%s", name);
  add_property (table, user, "user-id", tel_user_get_user_id (user));
  add_property (table, user, "primary-pattern", extension);
  add_property (table, user, "department", tel_user_get_department (user));
  add_property (table, user, "mail", tel_user_get_mail (user));
  add_property (table, user, "service-profile", tel_user_get_service_profile (user));
  add_property (table, user, "ldap-directory", tel_user_get_ldap_directory (user));
  add_property (table, user, "groups", group_names);
  tel_batch_table_print (table);
  for (guint i = 0; i < devices->len; i++)
    {
      g_print ("\n");
      tel_batch_device_print (devices->pdata[i], registrations, cluster);
    }
}

static void
add_negotiation (TelNegotiation *negotiation, JsonBuilder *builder)
{
  TelCertificate *certificate = tel_negotiation_get_certificate (negotiation);

  json_builder_set_member_name (builder, "tls");
  json_builder_begin_object (builder);
  tel_batch_output_add_text (builder, "protocol", tel_negotiation_get_protocol (negotiation));
  tel_batch_output_add_text (builder, "cipherSuite", tel_negotiation_get_cipher_suite (negotiation));
  tel_batch_output_add_text (builder, "trustedBy", tel_negotiation_get_basis_nick (negotiation));
  tel_batch_output_add_text (builder, "fingerprint", tel_certificate_get_fingerprint (certificate));
  json_builder_end_object (builder);
}

static void
print_negotiation (TelNegotiation *negotiation)
{
  g_autofree char *basis = tel_negotiation_dup_basis_words (negotiation);

  /* Translators: a version of TLS, the name of a cipher suite, and a sentence that says why it is trusted */
  tel_batch_output_print (_ ("The connection is encrypted by %s (%s). %s"), tel_negotiation_get_protocol (negotiation),
                          tel_negotiation_get_cipher_suite (negotiation), basis);
}

/**
 * tel_batch_show_version:
 * @session: a session
 * @options: the command line
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Shows the cluster's version, the schema that is spoken with it (contract 1.2), and how the connection is secured.
 *
 * Returns: %TRUE
 */
gboolean
tel_batch_show_version (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  TelAxlClient *client = tel_cluster_get_client (cluster);
  TelNegotiation *negotiation = tel_axl_client_get_negotiation (client);
  const char *version = tel_axl_client_get_version (client);
  const char *schema = tel_release_to_string (tel_cluster_get_release (cluster));

  if (builder != NULL)
    {
      tel_batch_output_add_text (builder, "host", options->host);
      tel_batch_output_add_text (builder, "version", version);
      tel_batch_output_add_text (builder, "schema", schema);
      if (negotiation != NULL)
        add_negotiation (negotiation, builder);
    }
  else
    {
      tel_batch_output_print (/* Translators: a host, a version such as 14.0.1.10000-20, a schema such as 14.0 */
                              _ ("%s is Cisco Unified CM %s; AXL is spoken as of release %s."), options->host,
                              version != NULL ? version : schema, schema);
      if (negotiation != NULL)
        print_negotiation (negotiation);
    }

  return TRUE;
}

/**
 * tel_batch_show_users:
 * @session: a session
 * @options: the command line, whose argument filters by name, user ID, number, department and mail
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Shows the users and the types of the softphones that they own.
 *
 * Returns: %TRUE when they were read
 */
gboolean
tel_batch_show_users (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (GPtrArray) users = NULL;

  if (!tel_batch_session_load (session, TEL_OBJECT_KIND_USER, error) ||
      !tel_batch_session_load (session, TEL_OBJECT_KIND_DEVICE, error))
    return FALSE;

  tel_batch_session_warn_of_rank (session, g_list_model_get_n_items (
                                               G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_USER))));
  users = find_users (cluster, options->argument);
  if (builder != NULL)
    add_users (cluster, users, builder);
  else if (users->len > 0)
    print_users (cluster, users);
  else if (options->argument == NULL || options->argument[0] == '\0')
    tel_batch_output_print ("%s", _ ("The cluster has no users."));
  else
    tel_batch_output_print (_ ("“%s” is found in no user."), options->argument);

  return TRUE;
}

/* Where it is not found, the deadlines say that their zone is assumed. */
static void
find_clock (TelBatchSession *session)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (GAsyncResult) result = NULL;

  tel_cluster_find_clock_async (cluster, tel_batch_session_get_cancellable (session), tel_batch_session_take_result,
                                session);
  result = tel_batch_session_await (session);
  tel_cluster_find_clock_finish (cluster, result, NULL);
}

/* NULL where the cluster does not tell, or does not answer: the user was read all the same. */
static GHashTable *
read_registrations (TelBatchSession *session, GPtrArray *devices)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (GAsyncResult) result = NULL;

  if (!tel_cluster_tells_registration (cluster))
    return NULL;

  tel_cluster_read_registrations_async (cluster, devices, tel_batch_session_get_cancellable (session),
                                        tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_cluster_read_registrations_finish (cluster, result, NULL);
}

/**
 * tel_batch_show_user:
 * @session: a session
 * @options: the command line, whose argument is the user ID
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Shows a user with devices, lines and groups.
 *
 * Returns: %TRUE when all was read
 */
gboolean
tel_batch_show_user (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (GHashTable) registrations = NULL;
  g_autoptr (TelUser) user = NULL;

  tel_cluster_read_user_async (cluster, options->argument, tel_batch_session_get_cancellable (session),
                               tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);
  user = tel_cluster_read_user_finish (cluster, result, &devices, error);
  if (user == NULL)
    return FALSE;

  find_clock (session);
  registrations = read_registrations (session, devices);
  if (builder != NULL)
    {
      add_user (user, devices, registrations, builder);
      tel_batch_device_add_zone_json (cluster, builder);
    }
  else
    {
      print_user (user, devices, registrations, cluster);
    }

  return TRUE;
}
