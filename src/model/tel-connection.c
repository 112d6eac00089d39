/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-connection.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "model/tel-text.h"

/**
 * TelConnection:
 *
 * The id is a UUID and stays for life, so that a cluster that moves to another address keeps what hangs on it.
 */
struct _TelConnection
{
  GObject parent_instance;

  char *id;
  char *name;
  TelEnvironment environment;
  gboolean read_only;
  char *host;
  guint port;
  guint capf_port;
  char *user;
  char *time_zone;
  char *ca_file;
  GHashTable *parameter_names;
  /* What is not used on the cluster, as a set. */
  GHashTable *unwanted;
};

G_DEFINE_FINAL_TYPE (TelConnection, tel_connection, G_TYPE_OBJECT)

static gboolean
has_same_parameter_names (TelConnection *self, TelConnection *other)
{
  GHashTableIter iter;
  gpointer nick, name;

  if (g_hash_table_size (self->parameter_names) != g_hash_table_size (other->parameter_names))
    return FALSE;

  g_hash_table_iter_init (&iter, self->parameter_names);
  while (g_hash_table_iter_next (&iter, &nick, &name))
    if (g_strcmp0 (tel_connection_get_parameter_name (other, nick), name) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
has_same_unwanted (TelConnection *self, TelConnection *other)
{
  GHashTableIter iter;
  gpointer need;

  if (g_hash_table_size (self->unwanted) != g_hash_table_size (other->unwanted))
    return FALSE;

  g_hash_table_iter_init (&iter, self->unwanted);
  while (g_hash_table_iter_next (&iter, &need, NULL))
    if (!g_hash_table_contains (other->unwanted, need))
      return FALSE;

  return TRUE;
}

static void
tel_connection_finalize (GObject *object)
{
  TelConnection *self = TEL_CONNECTION (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->host);
  g_free (self->user);
  g_free (self->time_zone);
  g_free (self->ca_file);
  g_hash_table_unref (self->parameter_names);
  g_hash_table_unref (self->unwanted);

  G_OBJECT_CLASS (tel_connection_parent_class)->finalize (object);
}

static void
tel_connection_class_init (TelConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_connection_finalize;
}

static void
tel_connection_init (TelConnection *self)
{
  self->capf_port = TEL_CONNECTION_CAPF_PORT;
  /* What nobody has said anything of is treated as what must not break. */
  self->environment = TEL_ENVIRONMENT_PRODUCTION;
  self->parameter_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unwanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * tel_connection_new:
 * @id: the identity of the connection
 * @host: a host name or an address
 * @port: the port of the AXL service
 * @user: the user name of the AXL account
 * @time_zone: the time zone of the cluster's clock, such as “Asia/Tokyo”; empty when it is not known (G3.5)
 *
 * Makes a connection of the class Production that may write, named after its host.
 *
 * Returns: (transfer full): a new connection
 */
TelConnection *
tel_connection_new (const char *id, const char *host, guint port, const char *user, const char *time_zone)
{
  TelConnection *self;

  g_return_val_if_fail (id != NULL && host != NULL && user != NULL && time_zone != NULL, NULL);

  self = g_object_new (TEL_TYPE_CONNECTION, NULL);
  self->id = g_strdup (id);
  self->name = g_strdup (host);
  self->host = g_strdup (host);
  self->port = port;
  self->user = g_strdup (user);
  self->time_zone = g_strdup (time_zone);

  return self;
}

/**
 * tel_connection_copy:
 * @self: a connection
 * @id: the identity of the copy
 * @name: the name of the copy
 *
 * Makes a connection that is like another one.
 *
 * Returns: (transfer full): a new connection
 */
TelConnection *
tel_connection_copy (TelConnection *self, const char *id, const char *name)
{
  TelConnection *copy;

  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  copy = tel_connection_new (id, self->host, self->port, self->user, self->time_zone);
  tel_connection_set_name (copy, name);
  copy->environment = self->environment;
  copy->read_only = self->read_only;
  copy->ca_file = g_strdup (self->ca_file);
  copy->capf_port = self->capf_port;
  tel_connection_copy_choices (self, copy);

  return copy;
}

/**
 * tel_connection_equals:
 * @self: a connection
 * @other: another one
 *
 * Compares everything that is kept of two connections, their identity too.
 *
 * Returns: %TRUE when nothing differs
 */
gboolean
tel_connection_equals (TelConnection *self, TelConnection *other)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self) && TEL_IS_CONNECTION (other), FALSE);

  return g_str_equal (self->id, other->id) && g_str_equal (self->name, other->name) &&
         self->environment == other->environment && self->read_only == other->read_only &&
         g_str_equal (self->host, other->host) && self->port == other->port && g_str_equal (self->user, other->user) &&
         g_str_equal (self->time_zone, other->time_zone) && g_strcmp0 (self->ca_file, other->ca_file) == 0 &&
         self->capf_port == other->capf_port && has_same_parameter_names (self, other) &&
         has_same_unwanted (self, other);
}

/**
 * tel_connection_get_id:
 * @self: a connection
 *
 * Gets the identity.
 *
 * Returns: a UUID
 */
const char *
tel_connection_get_id (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return self->id;
}

/**
 * tel_connection_get_name:
 * @self: a connection
 *
 * Gets what people call it.
 *
 * Returns: a name
 */
const char *
tel_connection_get_name (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return self->name;
}

/**
 * tel_connection_set_name:
 * @self: a connection
 * @name: a name
 *
 * Sets what people call it.
 */
void
tel_connection_set_name (TelConnection *self, const char *name)
{
  g_return_if_fail (TEL_IS_CONNECTION (self));
  g_return_if_fail (name != NULL);

  if (name == self->name)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
}

/**
 * tel_connection_get_environment:
 * @self: a connection
 *
 * Gets the class of the connection.
 *
 * Returns: what the cluster is used for
 */
TelEnvironment
tel_connection_get_environment (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), TEL_ENVIRONMENT_PRODUCTION);

  return self->environment;
}

/**
 * tel_connection_set_environment:
 * @self: a connection
 * @environment: what the cluster is used for
 *
 * Sets the class of the connection.
 */
void
tel_connection_set_environment (TelConnection *self, TelEnvironment environment)
{
  g_return_if_fail (TEL_IS_CONNECTION (self));
  g_return_if_fail (environment < TEL_N_ENVIRONMENTS);

  self->environment = environment;
}

/**
 * tel_connection_is_read_only:
 * @self: a connection
 *
 * Tells whether nothing may be changed over it, whatever the account may do.
 *
 * Returns: %TRUE when writing is switched off
 */
gboolean
tel_connection_is_read_only (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), TRUE);

  return self->read_only;
}

/**
 * tel_connection_set_read_only:
 * @self: a connection
 * @read_only: whether nothing may be changed over it
 *
 * Switches writing off or on.
 */
void
tel_connection_set_read_only (TelConnection *self, gboolean read_only)
{
  g_return_if_fail (TEL_IS_CONNECTION (self));

  self->read_only = read_only;
}

/**
 * tel_connection_get_host:
 * @self: a connection
 *
 * Gets the host.
 *
 * Returns: a host name or an address
 */
const char *
tel_connection_get_host (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return self->host;
}

/**
 * tel_connection_get_port:
 * @self: a connection
 *
 * Gets the port of the AXL service.
 *
 * Returns: the port
 */
guint
tel_connection_get_port (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), 0);

  return self->port;
}

/**
 * tel_connection_get_capf_port:
 * @self: a connection
 *
 * Gets the port of the cluster's CAPF service, which phones enrol at (audit rule C17).
 *
 * Returns: the port, %TEL_CONNECTION_CAPF_PORT unless another was set
 */
guint
tel_connection_get_capf_port (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), TEL_CONNECTION_CAPF_PORT);

  return self->capf_port;
}

/**
 * tel_connection_set_capf_port:
 * @self: a connection
 * @port: the port of the cluster's CAPF service
 *
 * Sets the port of the CAPF service, where it is another than usual.
 */
void
tel_connection_set_capf_port (TelConnection *self, guint port)
{
  g_return_if_fail (TEL_IS_CONNECTION (self));
  g_return_if_fail (port >= 1 && port <= G_MAXUINT16);

  self->capf_port = port;
}

/**
 * tel_connection_get_user:
 * @self: a connection
 *
 * Gets the account.
 *
 * Returns: a user name
 */
const char *
tel_connection_get_user (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return self->user;
}

/**
 * tel_connection_get_time_zone:
 * @self: a connection
 *
 * Gets the time zone of the cluster's clock, as the person named it (G3.5).
 *
 * Returns: an identifier such as “Asia/Tokyo”; empty when it is not known
 */
const char *
tel_connection_get_time_zone (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return self->time_zone;
}

/**
 * tel_connection_get_ca_file:
 * @self: a connection
 *
 * Gets the file with the authorities that alone may vouch for the server.
 *
 * Returns: (nullable): an absolute path, %NULL when there is none
 */
const char *
tel_connection_get_ca_file (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return self->ca_file;
}

/**
 * tel_connection_set_ca_file:
 * @self: a connection
 * @ca_file: (nullable): an absolute path, %NULL for none
 *
 * Sets the file with the authorities that alone may vouch for the server.
 */
void
tel_connection_set_ca_file (TelConnection *self, const char *ca_file)
{
  g_return_if_fail (TEL_IS_CONNECTION (self));
  g_return_if_fail (ca_file == NULL || *ca_file != '\0');

  if (ca_file == self->ca_file)
    return;

  g_free (self->ca_file);
  self->ca_file = g_strdup (ca_file);
}

/**
 * tel_connection_get_parameter_name:
 * @self: a connection
 * @nick: what a parameter is called in files
 *
 * Gets the internal name that a person chose for a parameter, where several of this cluster's names fit (contract 7).
 *
 * Returns: (nullable): the internal name, %NULL when nobody has chosen
 */
const char *
tel_connection_get_parameter_name (TelConnection *self, const char *nick)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);
  g_return_val_if_fail (nick != NULL, NULL);

  return g_hash_table_lookup (self->parameter_names, nick);
}

/**
 * tel_connection_set_parameter_name:
 * @self: a connection
 * @nick: what a parameter is called in files: letters, digits and hyphens
 * @name: (nullable): the internal name that it has on this cluster, %NULL to choose again
 *
 * Remembers which of several parameters is meant.
 */
void
tel_connection_set_parameter_name (TelConnection *self, const char *nick, const char *name)
{
  g_return_if_fail (TEL_IS_CONNECTION (self));
  g_return_if_fail (nick != NULL);

  if (name == NULL || *name == '\0')
    g_hash_table_remove (self->parameter_names, nick);
  else
    g_hash_table_replace (self->parameter_names, g_strdup (nick), g_strdup (name));
}

/**
 * tel_connection_is_wanted:
 * @self: a connection
 * @need: what is asked for, as files call it
 *
 * Tells whether a person has said that something is not used on this cluster, such as a type of phone (G1.1, G1.3).
 *
 * Returns: %TRUE when nobody has
 */
gboolean
tel_connection_is_wanted (TelConnection *self, const char *need)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), TRUE);
  g_return_val_if_fail (need != NULL, TRUE);

  return !g_hash_table_contains (self->unwanted, need);
}

/**
 * tel_connection_set_wanted:
 * @self: a connection
 * @need: what is spoken of, as files call it: letters only
 * @wanted: whether it is used
 *
 * Remembers what is not used on this cluster.
 */
void
tel_connection_set_wanted (TelConnection *self, const char *need, gboolean wanted)
{
  g_return_if_fail (TEL_IS_CONNECTION (self));
  g_return_if_fail (need != NULL);

  if (wanted)
    g_hash_table_remove (self->unwanted, need);
  else
    g_hash_table_add (self->unwanted, g_strdup (need));
}

/**
 * tel_connection_copy_choices:
 * @self: a connection
 * @copy: another one
 *
 * Lets the choices of one connection hold for another one too: which parameters are meant, and what is not used.
 */
void
tel_connection_copy_choices (TelConnection *self, TelConnection *copy)
{
  GHashTableIter iter;
  gpointer nick, name;

  g_return_if_fail (TEL_IS_CONNECTION (self) && TEL_IS_CONNECTION (copy));

  g_hash_table_iter_init (&iter, self->parameter_names);
  while (g_hash_table_iter_next (&iter, &nick, &name))
    tel_connection_set_parameter_name (copy, nick, name);
  g_hash_table_iter_init (&iter, self->unwanted);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    tel_connection_set_wanted (copy, name, FALSE);
}

static int
compare_nicks (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
list_keys (GHashTable *table)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, g_strdup (key));
  g_ptr_array_sort (keys, compare_nicks);
  g_ptr_array_add (keys, NULL);

  return (char **) g_ptr_array_steal (keys, NULL);
}

/**
 * tel_connection_list_parameters:
 * @self: a connection
 *
 * Lists the parameters for which a name was chosen.
 *
 * Returns: (transfer full) (array zero-terminated=1): their nicks, in alphabetical order
 */
char **
tel_connection_list_parameters (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return list_keys (self->parameter_names);
}

/**
 * tel_connection_list_unwanted:
 * @self: a connection
 *
 * Lists what is not used on the cluster.
 *
 * Returns: (transfer full) (array zero-terminated=1): as files call it, in alphabetical order
 */
char **
tel_connection_list_unwanted (TelConnection *self)
{
  g_return_val_if_fail (TEL_IS_CONNECTION (self), NULL);

  return list_keys (self->unwanted);
}

/**
 * tel_connection_explain_name:
 * @name: what was given as a name, without blanks around it
 *
 * Looks for what is wrong with a name.
 *
 * Returns: (nullable): a sentence, %NULL when nothing is wrong
 */
const char *
tel_connection_explain_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (tel_text_has_control_characters (name))
    return _ ("A name stands on one line, without control characters.");

  return NULL;
}

/**
 * tel_connection_explain_host:
 * @host: what was given as a host, without blanks around it
 *
 * Looks for what is wrong with a host name, an IPv4 or an IPv6 address. What people paste from a browser is told apart.
 *
 * Returns: (nullable): a sentence, %NULL when nothing is wrong or nothing was given yet
 */
const char *
tel_connection_explain_host (const char *host)
{
  g_return_val_if_fail (host != NULL, NULL);

  if (strstr (host, "://") != NULL || strchr (host, '/') != NULL)
    return _ ("Give the host name alone, without “https://” and without a path.");
  if (strpbrk (host, " \t@?#%") != NULL || tel_text_has_control_characters (host))
    return _ ("A host name has no blanks and none of the characters @ ? # %.");
  if (strchr (host, ':') != NULL && !g_hostname_is_ip_address (host))
    return _ ("Give the port in its own field.");

  return NULL;
}

/**
 * tel_connection_explain_port:
 * @port: what was given as a port, without blanks around it
 * @number: (out) (optional): the port
 *
 * Reads a port.
 *
 * Returns: (nullable): a sentence that says what is wrong, %NULL when nothing is
 */
const char *
tel_connection_explain_port (const char *port, guint *number)
{
  guint64 value = 0;

  g_return_val_if_fail (port != NULL, NULL);

  if (!g_ascii_string_to_unsigned (port, 10, 1, G_MAXUINT16, &value, NULL))
    return _ ("The port is a number from 1 to 65535; AXL is usually on 8443.");
  if (number != NULL)
    *number = (guint) value;

  return NULL;
}

/**
 * tel_connection_explain_capf_port:
 * @port: what was given as the port of CAPF, without blanks around it
 * @number: (out) (optional): the port
 *
 * Reads the port of the CAPF service; nothing stands for the usual one.
 *
 * Returns: (nullable): a sentence that says what is wrong, %NULL when nothing is
 */
const char *
tel_connection_explain_capf_port (const char *port, guint *number)
{
  guint64 value = TEL_CONNECTION_CAPF_PORT;

  g_return_val_if_fail (port != NULL, NULL);

  if (*port != '\0' && !g_ascii_string_to_unsigned (port, 10, 1, G_MAXUINT16, &value, NULL))
    return _ ("The CAPF port is a number from 1 to 65535; it is usually 3804.");
  if (number != NULL)
    *number = (guint) value;

  return NULL;
}

/**
 * tel_connection_explain_user:
 * @user: what was given as a user name, without blanks around it
 *
 * Looks for what is wrong with a user name.
 *
 * Returns: (nullable): a sentence, %NULL when nothing is wrong or nothing was given yet
 */
const char *
tel_connection_explain_user (const char *user)
{
  g_return_val_if_fail (user != NULL, NULL);

  if (strchr (user, ':') != NULL || tel_text_has_control_characters (user))
    return _ ("A user name has no colon: the cluster would read what follows it as the password.");

  return NULL;
}

/**
 * tel_connection_explain_time_zone:
 * @time_zone: what was given as a time zone, without blanks around it
 *
 * Looks for what is wrong with a time zone. It may be left out: the cluster is asked for it then, and where it does
 * not tell it is assumed (G3.5).
 *
 * Returns: (nullable): a sentence, %NULL when nothing is wrong
 */
const char *
tel_connection_explain_time_zone (const char *time_zone)
{
  g_autoptr (GTimeZone) zone = NULL;

  g_return_val_if_fail (time_zone != NULL, NULL);

  if (*time_zone != '\0')
    zone = g_time_zone_new_identifier (time_zone);
  if (zone == NULL && *time_zone != '\0')
    return _ ("There is no such time zone. Give its name, such as “Asia/Tokyo”, or leave it empty.");

  return NULL;
}

/**
 * tel_connection_explain_ca_file:
 * @ca_file: the path of a CA file
 *
 * Looks for what is wrong with the path itself, which has to be written down as text and to mean the same file wherever
 * the program is started. What the file holds is another matter.
 *
 * Returns: (nullable): a sentence, %NULL when nothing is wrong
 */
const char *
tel_connection_explain_ca_file (const char *ca_file)
{
  g_return_val_if_fail (ca_file != NULL, NULL);

  if (!g_utf8_validate (ca_file, -1, NULL) || tel_text_has_control_characters (ca_file))
    return _ ("The name of the CA file has characters that cannot be written down. Rename the file.");
  if (!g_path_is_absolute (ca_file))
    return _ ("The CA file has to be given by its full path, beginning with “/”.");

  return NULL;
}
