/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-connection-file.h"

#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define HEADER "Telephonist connections"
#define CONNECTION "Connection "
#define VERSION 1

#define KEY_VERSION "Version"
#define KEY_NAME "Name"
#define KEY_CLASS "Class"
#define KEY_HOST "Host"
#define KEY_PORT "Port"
#define KEY_CAPF_PORT "CapfPort"
#define KEY_USER "User"
#define KEY_TIME_ZONE "TimeZone"
#define KEY_READ_ONLY "ReadOnly"
#define KEY_CA_FILE "CaFile"
/* Followed by what the parameter is called. */
#define KEY_PARAMETER "Parameter-"
#define KEY_NOT_WANTED "NotWanted"

static void
write_parameter_names (GKeyFile *file, const char *group, TelConnection *connection)
{
  g_auto (GStrv) nicks = tel_connection_list_parameters (connection);

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (KEY_PARAMETER, nicks[i], NULL);

      g_key_file_set_string (file, group, key, tel_connection_get_parameter_name (connection, nicks[i]));
    }
}

static void
write_unwanted (GKeyFile *file, const char *group, TelConnection *connection)
{
  g_auto (GStrv) unwanted = tel_connection_list_unwanted (connection);

  if (*unwanted != NULL)
    g_key_file_set_string_list (file, group, KEY_NOT_WANTED, (const char *const *) unwanted, g_strv_length (unwanted));
}

static void
write_connection (GKeyFile *file, TelConnection *connection)
{
  g_autofree char *group = g_strconcat (CONNECTION, tel_connection_get_id (connection), NULL);
  TelEnvironment environment = tel_connection_get_environment (connection);

  g_key_file_set_string (file, group, KEY_NAME, tel_connection_get_name (connection));
  g_key_file_set_string (file, group, KEY_CLASS, tel_environment_get_nick (environment));
  g_key_file_set_string (file, group, KEY_HOST, tel_connection_get_host (connection));
  g_key_file_set_uint64 (file, group, KEY_PORT, tel_connection_get_port (connection));
  g_key_file_set_string (file, group, KEY_USER, tel_connection_get_user (connection));
  g_key_file_set_string (file, group, KEY_TIME_ZONE, tel_connection_get_time_zone (connection));
  g_key_file_set_boolean (file, group, KEY_READ_ONLY, tel_connection_is_read_only (connection));
  if (tel_connection_get_ca_file (connection) != NULL)
    g_key_file_set_string (file, group, KEY_CA_FILE, tel_connection_get_ca_file (connection));
  if (tel_connection_get_capf_port (connection) != TEL_CONNECTION_CAPF_PORT)
    g_key_file_set_uint64 (file, group, KEY_CAPF_PORT, tel_connection_get_capf_port (connection));
  write_parameter_names (file, group, connection);
  write_unwanted (file, group, connection);
}

/* What does not stand there is empty: the checks say then what is missing. */
static char *
read_text (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);

  return text != NULL ? g_strdup (g_strstrip (text)) : g_strdup ("");
}

static const char *
explain_missing (const char *host, const char *user)
{
  if (*host == '\0')
    return _ ("The host name is missing.");
  if (*user == '\0')
    return _ ("The user name is missing.");

  return NULL;
}

static const char *
explain (const char *name, const char *host, const char *user, const char *time_zone)
{
  const char *problem = explain_missing (host, user);

  if (problem == NULL)
    problem = tel_connection_explain_name (name);
  if (problem == NULL)
    problem = tel_connection_explain_host (host);
  if (problem == NULL)
    problem = tel_connection_explain_user (user);
  if (problem == NULL)
    problem = tel_connection_explain_time_zone (time_zone);

  return problem;
}

/* A class that a newer program knows would be guessed wrongly, so it is an error as the others are. */
static const char *
read_use (GKeyFile *file, const char *group, TelEnvironment *environment, gboolean *read_only)
{
  g_autofree char *nick = read_text (file, group, KEY_CLASS);
  g_autoptr (GError) error = NULL;

  if (!tel_environment_from_nick (nick, environment))
    return _ ("Its class is none of lab, test and production.");

  *read_only = g_key_file_get_boolean (file, group, KEY_READ_ONLY, &error);
  if (error == NULL)
    return NULL;
  /* Where nothing is said nothing is written. */
  *read_only = TRUE;

  return g_error_matches (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND)
             ? NULL
             : _ ("Whether it is read-only is neither true nor false.");
}

static void
read_parameter_names (GKeyFile *file, const char *group, TelConnection *connection)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], KEY_PARAMETER))
      {
        g_autofree char *name = read_text (file, group, keys[i]);

        tel_connection_set_parameter_name (connection, keys[i] + strlen (KEY_PARAMETER), name);
      }
}

static void
read_unwanted (GKeyFile *file, const char *group, TelConnection *connection)
{
  g_auto (GStrv) unwanted = g_key_file_get_string_list (file, group, KEY_NOT_WANTED, NULL, NULL);

  for (guint i = 0; unwanted != NULL && unwanted[i] != NULL; i++)
    tel_connection_set_wanted (connection, unwanted[i], FALSE);
}

static TelConnection *
read_connection (GKeyFile *file, const char *group, const char *file_name, GError **error)
{
  const char *id = group + strlen (CONNECTION);
  g_autofree char *name = read_text (file, group, KEY_NAME);
  g_autofree char *host = read_text (file, group, KEY_HOST);
  g_autofree char *port = read_text (file, group, KEY_PORT);
  g_autofree char *capf_port = read_text (file, group, KEY_CAPF_PORT);
  g_autofree char *user = read_text (file, group, KEY_USER);
  g_autofree char *time_zone = read_text (file, group, KEY_TIME_ZONE);
  g_autofree char *ca_file = read_text (file, group, KEY_CA_FILE);
  const char *problem = explain (name, host, user, time_zone);
  TelEnvironment environment = TEL_ENVIRONMENT_PRODUCTION;
  gboolean read_only = TRUE;
  TelConnection *connection;
  guint number = 0;
  guint capf_number = TEL_CONNECTION_CAPF_PORT;

  if (problem == NULL)
    problem = tel_connection_explain_port (port, &number);
  if (problem == NULL)
    problem = tel_connection_explain_capf_port (capf_port, &capf_number);
  if (problem == NULL)
    problem = read_use (file, group, &environment, &read_only);
  if (problem == NULL && *ca_file != '\0')
    problem = tel_connection_explain_ca_file (ca_file);
  if (problem == NULL && !g_uuid_string_is_valid (id))
    problem = _ ("Its identity is no UUID.");
  if (problem != NULL)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: the name of a connection, a file, and a sentence that says what is wrong */
                   _ ("The connection “%s” in “%s” cannot be read. %s Put it right in the file."),
                   *name != '\0' ? name : id, file_name, problem);
      return NULL;
    }

  connection = tel_connection_new (id, host, number, user, time_zone);
  if (*name != '\0')
    tel_connection_set_name (connection, name);
  tel_connection_set_environment (connection, environment);
  tel_connection_set_read_only (connection, read_only);
  tel_connection_set_ca_file (connection, *ca_file != '\0' ? ca_file : NULL);
  tel_connection_set_capf_port (connection, capf_number);
  read_parameter_names (file, group, connection);
  read_unwanted (file, group, connection);

  return connection;
}

static gboolean
check_header (GKeyFile *file, const char *file_name, GError **error)
{
  guint64 version = g_key_file_get_uint64 (file, HEADER, KEY_VERSION, NULL);

  if (version == VERSION)
    return TRUE;

  if (version > VERSION)
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 _ ("“%s” was written by a newer Telephonist. Update this one to read it."), file_name);
  else
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 _ ("“%s” is no file with connections of Telephonist. Choose one that Telephonist has exported."),
                 file_name);

  return FALSE;
}

/**
 * tel_connection_file_write:
 * @connections: (element-type TelConnection): the connections
 *
 * Writes down connections. The path of a CA file goes along as text, into an export too: where it was left out, the
 * connection would be less strict on the other computer than it was here, and nobody would be told. Where there is no
 * such file the connection says so and connects to nothing until another one is chosen.
 *
 * Returns: (transfer full): the text of a file
 */
char *
tel_connection_file_write (GListModel *connections)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (G_IS_LIST_MODEL (connections), NULL);

  g_key_file_set_uint64 (file, HEADER, KEY_VERSION, VERSION);
  for (guint i = 0; i < g_list_model_get_n_items (connections); i++)
    {
      g_autoptr (TelConnection) connection = g_list_model_get_item (connections, i);

      write_connection (file, connection);
    }

  return g_key_file_to_data (file, NULL, NULL);
}

/**
 * tel_connection_file_read:
 * @text: what a file holds
 * @length: how many bytes that are
 * @file_name: what the file is called, for the sentences
 * @error: return location
 *
 * Reads connections. What the program does not know is passed over, a password that somebody put there too.
 *
 * Returns: (transfer full) (nullable) (element-type TelConnection): the connections, or %NULL with %TEL_ERROR_INVALID
 *   when one of them cannot be read
 */
GPtrArray *
tel_connection_file_read (const char *text, gsize length, const char *file_name, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (text != NULL && file_name != NULL, NULL);

  if (length > TEL_CONNECTION_FILE_MAXIMUM)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   _ ("“%s” is larger than a file with connections can be. Choose one that Telephonist has exported."),
                   file_name);
      return NULL;
    }
  /* Where it is no key file it is empty, and has no header. */
  g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL);
  if (!check_header (file, file_name, error))
    return NULL;

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      TelConnection *connection;

      if (!g_str_has_prefix (groups[i], CONNECTION))
        continue;
      connection = read_connection (file, groups[i], file_name, error);
      if (connection == NULL)
        return NULL;
      g_ptr_array_add (connections, connection);
    }

  return g_steal_pointer (&connections);
}
