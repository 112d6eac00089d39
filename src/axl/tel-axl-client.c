/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-private.h"

#include "axl/tel-axl-account-probe.h"
#include "axl/tel-axl-failure.h"
#include "axl/tel-axl-release-probe.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

/* Architecture, "The read path". */
#define PAGE_ROWS 500

/**
 * TelAxlClient:
 *
 * The wire to one cluster: what it is connected to, as whom, and which release answers there. Reading stands in
 * tel-axl-client-read.c, writing in tel-axl-client-write.c.
 */
struct _TelAxlClient
{
  GObject parent_instance;

  TelAxlTransport *transport;
  TelAxlCaller *caller;
  char *ca_file;
  char *user;
  char *version;
  TelRelease release;
  TelAxlAccess access;
  char *read_only_name;
  guint page_size;
};

G_DEFINE_FINAL_TYPE (TelAxlClient, tel_axl_client, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY_UNTIL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
on_busy_until_changed (TelAxlClient *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY_UNTIL]);
}

static void
on_account_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelAxlClient *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (tel_axl_account_probe_finish (TEL_AXL_CALLER (source), result, &self->access, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelAxlClient *self = g_task_get_source_object (task);
  g_autofree char *version = NULL;
  GError *error = NULL;
  TelRelease release = tel_axl_release_probe_finish (TEL_AXL_CALLER (source), result, &version, &error);

  self->release = release;
  g_free (self->version);
  self->version = g_steal_pointer (&version);
  self->access = TEL_AXL_ACCESS_UNKNOWN;
  if (release == TEL_RELEASE_UNKNOWN)
    g_task_return_error (task, error);
  else if (self->user == NULL)
    g_task_return_boolean (task, TRUE);
  else
    tel_axl_account_probe_async (self->caller, release, self->user, g_task_get_cancellable (task), on_account_probed,
                                 g_object_ref (task));
}

static void
on_authorities_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelAxlClient *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (TelAuthorities) authorities = tel_authorities_load_finish (result, &error);

  /* Nor is anything else sent while it is not known who may vouch for the server. */
  if (authorities == NULL)
    {
      tel_axl_caller_close (self->caller);
      g_task_return_error (task, error);
      return;
    }

  tel_axl_guard_set_authorities (tel_axl_transport_get_guard (self->transport), authorities);
  tel_axl_release_probe_async (self->caller, g_task_get_cancellable (task), on_probed, g_object_ref (task));
}

static void
tel_axl_client_dispose (GObject *object)
{
  TelAxlClient *self = TEL_AXL_CLIENT (object);

  g_clear_object (&self->caller);
  g_clear_object (&self->transport);

  G_OBJECT_CLASS (tel_axl_client_parent_class)->dispose (object);
}

static void
tel_axl_client_finalize (GObject *object)
{
  TelAxlClient *self = TEL_AXL_CLIENT (object);

  g_clear_pointer (&self->ca_file, g_free);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->read_only_name, g_free);

  G_OBJECT_CLASS (tel_axl_client_parent_class)->finalize (object);
}

static void
tel_axl_client_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_BUSY_UNTIL:
      g_value_set_int64 (value, tel_axl_client_get_busy_until (TEL_AXL_CLIENT (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_axl_client_class_init (TelAxlClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_axl_client_dispose;
  object_class->finalize = tel_axl_client_finalize;
  object_class->get_property = tel_axl_client_get_property;

  properties[PROP_BUSY_UNTIL] =
      g_param_spec_int64 ("busy-until", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_axl_client_init (TelAxlClient *self)
{
  self->page_size = PAGE_ROWS;
}

/**
 * tel_axl_client_new:
 * @connection_id: the connection's identifier; what is trusted hangs on it
 * @host: the name or the address of the cluster's publisher
 * @port: the TCP port, 8443 on most clusters
 * @trust_store: which keys are trusted
 *
 * Makes a client; nothing is sent yet.
 *
 * Returns: (transfer full): a new client
 */
TelAxlClient *
tel_axl_client_new (const char *connection_id, const char *host, guint port, TelTrustStore *trust_store)
{
  TelAxlClient *self;

  g_return_val_if_fail (connection_id != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (port > 0 && port <= G_MAXUINT16, NULL);
  g_return_val_if_fail (TEL_IS_TRUST_STORE (trust_store), NULL);

  self = g_object_new (TEL_TYPE_AXL_CLIENT, NULL);
  self->transport = tel_axl_transport_new (connection_id, host, port, trust_store);
  self->caller = tel_axl_caller_new (self->transport);
  g_signal_connect_object (self->caller, "notify::busy-until", G_CALLBACK (on_busy_until_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * tel_axl_client_set_ca_file:
 * @self: the client
 * @ca_file: (nullable): the path of a CA file
 *
 * Sets who alone may vouch for the server. The file is read each time that the client connects, and holds from then on.
 */
void
tel_axl_client_set_ca_file (TelAxlClient *self, const char *ca_file)
{
  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  if (ca_file == self->ca_file)
    return;

  g_free (self->ca_file);
  self->ca_file = g_strdup (ca_file);
}

/**
 * tel_axl_client_set_credentials:
 * @self: the client
 * @user: the account at the cluster
 * @password: its password; copied, and the copy wiped when it is replaced, on tel_axl_client_close() and at the end
 *
 * Sets who speaks to the cluster.
 */
void
tel_axl_client_set_credentials (TelAxlClient *self, const char *user, const char *password)
{
  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (user != NULL);
  g_return_if_fail (password != NULL);

  if (user != self->user)
    {
      g_free (self->user);
      self->user = g_strdup (user);
    }
  tel_axl_transport_set_credentials (self->transport, user, password);
}

/**
 * tel_axl_client_get_host:
 * @self: the client
 *
 * Gets the host.
 *
 * Returns: the host as it was given
 */
const char *
tel_axl_client_get_host (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), NULL);

  return tel_axl_transport_get_host (self->transport);
}

/**
 * tel_axl_client_get_port:
 * @self: the client
 *
 * Gets the TCP port.
 *
 * Returns: the port
 */
guint
tel_axl_client_get_port (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), 0);

  return tel_axl_transport_get_port (self->transport);
}

/**
 * tel_axl_client_get_user:
 * @self: the client
 *
 * Gets the account that speaks to the cluster.
 *
 * Returns: (nullable): the account, %NULL before there is one
 */
const char *
tel_axl_client_get_user (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), NULL);

  return self->user;
}

/**
 * tel_axl_client_get_access:
 * @self: the client
 *
 * Gets what the account may do, as it was found when the client connected or shown by a write that was refused.
 *
 * Returns: what it may do
 */
TelAxlAccess
tel_axl_client_get_access (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), TEL_AXL_ACCESS_UNKNOWN);

  return self->access;
}

/**
 * tel_axl_client_set_read_only:
 * @self: the client
 * @connection_name: (nullable): what people call the connection that is read-only; %NULL lets the client write
 *
 * Switches writing off, whatever the account may do: every write is refused from now on, before a byte of it is sent.
 */
void
tel_axl_client_set_read_only (TelAxlClient *self, const char *connection_name)
{
  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  g_free (self->read_only_name);
  self->read_only_name = g_strdup (connection_name);
}

/**
 * tel_axl_client_check_may_write:
 * @self: the client
 * @error: return location
 *
 * Checks that the connection is not switched to read-only and that the account is not known to read only, so that this
 * is said before the first write and not by it.
 *
 * Returns: %FALSE with %TEL_ERROR_READ_ONLY set
 */
gboolean
tel_axl_client_check_may_write (TelAxlClient *self, GError **error)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), FALSE);

  if (!tel_axl_client_check_switch (self, error))
    return FALSE;
  if (self->access != TEL_AXL_ACCESS_READ)
    return TRUE;

  g_propagate_error (error, tel_axl_failure_new_read_only (tel_axl_client_get_host (self)));

  return FALSE;
}

/**
 * tel_axl_client_note_read_only:
 * @self: the client
 *
 * Remembers that a write was refused for want of the role.
 */
void
tel_axl_client_note_read_only (TelAxlClient *self)
{
  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  self->access = TEL_AXL_ACCESS_READ;
}

/**
 * tel_axl_client_get_release:
 * @self: the client
 *
 * Gets the schema that is spoken.
 *
 * Returns: the release, %TEL_RELEASE_UNKNOWN before tel_axl_client_connect_async() has ended well
 */
TelRelease
tel_axl_client_get_release (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), TEL_RELEASE_UNKNOWN);

  return self->release;
}

/**
 * tel_axl_client_get_version:
 * @self: the client
 *
 * Gets the cluster's full version.
 *
 * Returns: (nullable): the version, such as `14.0.1.10000-20`; %NULL before the client is connected
 */
const char *
tel_axl_client_get_version (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), NULL);

  return self->version;
}

/**
 * tel_axl_client_get_refused_certificate:
 * @self: the client
 *
 * Gets the certificate of the last %TEL_ERROR_UNTRUSTED_CERTIFICATE or %TEL_ERROR_CERTIFICATE_CHANGED. A person who
 * trusts it has it put into the trust store and connects again.
 *
 * Returns: (transfer none) (nullable): the certificate
 */
TelCertificate *
tel_axl_client_get_refused_certificate (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), NULL);

  return tel_axl_guard_get_refused_certificate (tel_axl_transport_get_guard (self->transport));
}

/**
 * tel_axl_client_can_trust_refused_certificate:
 * @self: the client
 *
 * Tells whether a person may decide to trust the certificate that was refused last: neither where a CA file says who
 * vouches for the server, nor what was revoked.
 *
 * Returns: %TRUE when it is up to a person
 */
gboolean
tel_axl_client_can_trust_refused_certificate (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), FALSE);

  return tel_axl_guard_can_be_trusted (tel_axl_transport_get_guard (self->transport));
}

/**
 * tel_axl_client_get_negotiation:
 * @self: the client
 *
 * Gets what was negotiated with the server that answered last: TLS, certificate, and why it is trusted.
 *
 * Returns: (transfer none) (nullable): what was negotiated, %NULL before an answer came
 */
TelNegotiation *
tel_axl_client_get_negotiation (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), NULL);

  return tel_axl_guard_get_negotiation (tel_axl_transport_get_guard (self->transport));
}

/**
 * tel_axl_client_get_trust_store:
 * @self: the client
 *
 * Gets the store of trusted keys.
 *
 * Returns: (transfer none): the store
 */
TelTrustStore *
tel_axl_client_get_trust_store (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), NULL);

  return tel_axl_guard_get_trust_store (tel_axl_transport_get_guard (self->transport));
}

/**
 * tel_axl_client_get_connection_id:
 * @self: the client
 *
 * Gets the identifier on which hangs what is trusted.
 *
 * Returns: the identifier
 */
const char *
tel_axl_client_get_connection_id (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), NULL);

  return tel_axl_guard_get_connection_id (tel_axl_transport_get_guard (self->transport));
}

/**
 * tel_axl_client_dup_server_time:
 * @self: the client
 *
 * Gets what the server's clock shows now, by the Date of its last answer and the time gone since (G3.5).
 *
 * Returns: (transfer full) (nullable): the time in UTC, %NULL before an answer came
 */
GDateTime *
tel_axl_client_dup_server_time (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), NULL);

  return tel_axl_transport_dup_server_time (self->transport);
}

/**
 * tel_axl_client_set_time_outs:
 * @self: the client
 * @list_milliseconds: for lists and queries
 * @other_milliseconds: for everything else
 *
 * Sets how long nothing may be heard of the server before an exchange ends with %TEL_ERROR_TIMED_OUT; 60 and 30 seconds
 * where nothing is set (contract 1.5).
 */
void
tel_axl_client_set_time_outs (TelAxlClient *self, guint list_milliseconds, guint other_milliseconds)
{
  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  tel_axl_caller_set_time_outs (self->caller, list_milliseconds, other_milliseconds);
}

/**
 * tel_axl_client_set_busy_interval:
 * @self: the client
 * @milliseconds: the first wait
 *
 * Sets how long a cluster that is busy (HTTP 503) is left alone before it is asked again, the first time; 2 seconds
 * where nothing is set, and longer each time.
 */
void
tel_axl_client_set_busy_interval (TelAxlClient *self, guint milliseconds)
{
  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  tel_axl_caller_set_busy_interval (self->caller, milliseconds);
}

/**
 * tel_axl_client_set_write_pace:
 * @self: the client
 * @n_writes: how many writes may be sent, 0 for any number
 * @milliseconds: in which time
 *
 * Sets how many writes are sent in any time of that length (contract 1.5); no limit where nothing is set. A write that
 * was refused and is sent again counts again. What waits for the limit of before waits for this one.
 */
void
tel_axl_client_set_write_pace (TelAxlClient *self, guint n_writes, guint milliseconds)
{
  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  tel_axl_caller_set_write_pace (self->caller, n_writes, milliseconds);
}

/**
 * tel_axl_client_stop_waiting:
 * @self: the client
 *
 * Ends what waits until tel_axl_client_get_busy_until(), and what waits behind it. A read ends with
 * %TEL_ERROR_THROTTLED, a write with %G_IO_ERROR_CANCELLED: nothing of it was carried out.
 */
void
tel_axl_client_stop_waiting (TelAxlClient *self)
{
  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  tel_axl_caller_stop_waiting (self->caller);
}

/**
 * tel_axl_client_get_wait:
 * @self: the client
 *
 * Gets what is waited for until tel_axl_client_get_busy_until(). The property “busy-until” notifies.
 *
 * Returns: what is waited for
 */
TelAxlWait
tel_axl_client_get_wait (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), TEL_AXL_WAIT_NONE);

  return self->caller != NULL ? tel_axl_caller_get_wait (self->caller) : TEL_AXL_WAIT_NONE;
}

/**
 * tel_axl_client_get_busy_until:
 * @self: the client
 *
 * Gets when a cluster that was too busy is asked again, or a write sent that waits for the limit of
 * tel_axl_client_set_write_pace(), which people want to see. The property “busy-until” notifies.
 *
 * Returns: a time of g_get_monotonic_time(), 0 while nothing waits for such a reason
 */
gint64
tel_axl_client_get_busy_until (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), 0);

  return self->caller != NULL ? tel_axl_caller_get_busy_until (self->caller) : 0;
}

/**
 * tel_axl_client_set_page_size:
 * @self: the client
 * @rows: how many rows a list is asked for at a time
 *
 * Sets the size of a page; 500 where nothing is set.
 */
void
tel_axl_client_set_page_size (TelAxlClient *self, guint rows)
{
  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (rows > 0);

  self->page_size = rows;
}

/**
 * tel_axl_client_connect_async:
 * @self: the client
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads the CA file where there is one, and finds out which release answers, that it takes the credentials (contract
 * 1.2), and what the account may do. May be called again: after a certificate was trusted, with another password, after
 * tel_axl_client_close().
 */
void
tel_axl_client_connect_async (TelAxlClient *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_axl_client_connect_async);

  /* An old session would answer for a password that no longer holds. */
  tel_axl_transport_drop_cookies (self->transport);
  tel_axl_guard_clear_refused_certificate (tel_axl_transport_get_guard (self->transport));
  tel_axl_caller_open (self->caller);
  if (self->ca_file != NULL)
    {
      tel_authorities_load_async (self->ca_file, cancellable, on_authorities_loaded, task);
      return;
    }

  tel_axl_guard_set_authorities (tel_axl_transport_get_guard (self->transport), NULL);
  tel_axl_release_probe_async (self->caller, cancellable, on_probed, task);
}

/**
 * tel_axl_client_connect_finish:
 * @self: the client
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_client_connect_async().
 *
 * Returns: %TRUE when the client can be used; %FALSE with a #TelError or %G_IO_ERROR_CANCELLED set
 */
gboolean
tel_axl_client_connect_finish (TelAxlClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_axl_client_close:
 * @self: the client
 *
 * Disconnects: what reads or waits ends with %G_IO_ERROR_CANCELLED, a write that runs goes on to its end, the password
 * is wiped. tel_axl_client_set_credentials() and tel_axl_client_connect_async() make the client usable again.
 */
void
tel_axl_client_close (TelAxlClient *self)
{
  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  tel_axl_caller_close (self->caller);
  tel_axl_transport_set_credentials (self->transport, NULL, NULL);
}

/**
 * tel_axl_client_get_caller:
 * @self: the client
 *
 * Gets what carries the requests.
 *
 * Returns: (transfer none): the caller
 */
TelAxlCaller *
tel_axl_client_get_caller (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), NULL);

  return self->caller;
}

/**
 * tel_axl_client_get_page_size:
 * @self: the client
 *
 * Gets how many rows a list is asked for at a time.
 *
 * Returns: the number
 */
guint
tel_axl_client_get_page_size (TelAxlClient *self)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), 0);

  return self->page_size;
}

/**
 * tel_axl_client_check_switch:
 * @self: the client
 * @error: return location
 *
 * Checks that the connection is not switched to read-only. What the account may do the cluster itself decides.
 *
 * Returns: %FALSE with %TEL_ERROR_READ_ONLY set
 */
gboolean
tel_axl_client_check_switch (TelAxlClient *self, GError **error)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), FALSE);

  if (self->read_only_name == NULL)
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_READ_ONLY,
               _ ("The connection “%s” is read-only, so nothing is changed over it. To allow changes, edit the "
                  "connection and switch “Read-only” off."),
               self->read_only_name);
  return FALSE;
}

/**
 * tel_axl_client_check_connected:
 * @self: the client
 * @error: return location
 *
 * Checks that the release is known, without which no request can be written.
 *
 * Returns: %FALSE with %TEL_ERROR_NETWORK set before the client is connected
 */
gboolean
tel_axl_client_check_connected (TelAxlClient *self, GError **error)
{
  g_return_val_if_fail (TEL_IS_AXL_CLIENT (self), FALSE);

  if (self->release != TEL_RELEASE_UNKNOWN)
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_NETWORK, _ ("There is no connection to %s yet. Connect first."),
               tel_axl_client_get_host (self));
  return FALSE;
}

/**
 * tel_axl_client_call:
 * @task: (transfer full): a task of a client
 * @request: (transfer full) (nullable): what is sent, %NULL where it could not be written
 * @error: (transfer full) (nullable): why it could not
 * @callback: called with the answer and the task, which it takes over
 *
 * Sends a request, or ends the task where there is none.
 */
void
tel_axl_client_call (GTask *task, TelAxlRequest *request, GError *error, GAsyncReadyCallback callback)
{
  g_autoptr (TelAxlRequest) owned = request;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (callback != NULL);

  if (request == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  tel_axl_caller_call_async (tel_axl_client_get_caller (g_task_get_source_object (task)), request,
                             g_task_get_cancellable (task), callback, task);
}
