/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-connection-test.h"

#include "axl/tel-axl-client.h"
#include "axl/tel-axl-failure.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#define TCP_SECONDS 10

/**
 * TelConnectionTest:
 *
 * The first two stages are tried by themselves, since a client that fails there says less; the others are what the
 * client finds when it connects.
 */
struct _TelConnectionTest
{
  GObject parent_instance;

  TelConnection *connection;
  TelAxlClient *client;
  TelConnectionStageState states[TEL_N_CONNECTION_STAGES];
  char *texts[TEL_N_CONNECTION_STAGES];
};

G_DEFINE_FINAL_TYPE (TelConnectionTest, tel_connection_test, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const labels[TEL_N_CONNECTION_STAGES] = {
  /* Translators: a stage of a test: whether the host name is found */
  [TEL_CONNECTION_STAGE_NAME] = N_ ("Name"),
  /* Translators: a stage of a test: whether something listens on the port */
  [TEL_CONNECTION_STAGE_TCP] = N_ ("Port (TCP)"),
  /* Translators: a stage of a test: whether it is encrypted and the certificate is trusted */
  [TEL_CONNECTION_STAGE_TLS] = N_ ("Encryption (TLS)"),
  /* Translators: a stage of a test: whether user name and password are right */
  [TEL_CONNECTION_STAGE_LOGIN] = N_ ("Login"),
  /* Translators: a stage of a test: what the account may do */
  [TEL_CONNECTION_STAGE_ROLE] = N_ ("Role"),
  /* Translators: a stage of a test: which release of CUCM it is */
  [TEL_CONNECTION_STAGE_RELEASE] = N_ ("Release"),
};

/* Takes over the text. */
static void
set_stage (TelConnectionTest *self, TelConnectionStage stage, TelConnectionStageState state, char *text)
{
  self->states[stage] = state;
  g_free (self->texts[stage]);
  self->texts[stage] = text;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
begin_stage (TelConnectionTest *self, TelConnectionStage stage)
{
  set_stage (self, stage, TEL_CONNECTION_STAGE_STATE_RUNNING, g_strdup (_ ("Being tried…")));
}

static void
pass (TelConnectionTest *self, TelConnectionStage stage, char *text)
{
  set_stage (self, stage, TEL_CONNECTION_STAGE_STATE_PASSED, text);
}

/* Ends the test; what was not come to stays waiting. Takes over task and error. */
static void
fail (GTask *task, TelConnectionStage stage, GError *error)
{
  TelConnectionTest *self = g_task_get_source_object (task);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_stage (self, stage, TEL_CONNECTION_STAGE_STATE_WAITING, g_strdup (_ ("Stopped.")));
  else
    set_stage (self, stage, TEL_CONNECTION_STAGE_STATE_FAILED, g_strdup (error->message));
  if (self->client != NULL)
    tel_axl_client_close (self->client);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
fail_broken (GTask *task, TelConnectionStage stage, GError *cause)
{
  TelConnectionTest *self = g_task_get_source_object (task);
  g_autoptr (GError) owned = cause;

  fail (task, stage,
        tel_axl_failure_new_broken (tel_connection_get_host (self->connection),
                                    tel_connection_get_port (self->connection), owned));
}

/* What was negotiated is known from the first answer on. */
static void
pass_tls (TelConnectionTest *self)
{
  TelNegotiation *negotiation = tel_axl_client_get_negotiation (self->client);
  g_autofree char *basis = negotiation != NULL ? tel_negotiation_dup_basis_words (negotiation) : NULL;

  if (negotiation == NULL)
    pass (self, TEL_CONNECTION_STAGE_TLS,
          g_strdup (_ ("The connection is encrypted, and the certificate is trusted.")));
  else
    pass (self, TEL_CONNECTION_STAGE_TLS,
          /* Translators: a version of TLS, the name of a cipher suite, and a sentence that says why it is trusted */
          g_strdup_printf (_ ("The connection is encrypted by %s (%s). %s"), tel_negotiation_get_protocol (negotiation),
                           tel_negotiation_get_cipher_suite (negotiation), basis));
}

static void
pass_login (TelConnectionTest *self)
{
  pass (self, TEL_CONNECTION_STAGE_LOGIN,
        g_strdup_printf (_ ("The cluster takes the password of “%s”."), tel_connection_get_user (self->connection)));
}

static void
pass_role (TelConnectionTest *self)
{
  static const char *const texts[] = {
    [TEL_AXL_ACCESS_UNKNOWN] = N_ ("The account may use AXL. Whether it may change anything the cluster does not tell: "
                                   "the first change shows."),
    [TEL_AXL_ACCESS_READ] = N_ ("The account may read and change nothing. To change anything, give it the role "
                                "“Standard AXL API Access”."),
    [TEL_AXL_ACCESS_WRITE] = N_ ("The account may read and write."),
  };

  pass (self, TEL_CONNECTION_STAGE_ROLE, g_strdup (_ (texts[tel_axl_client_get_access (self->client)])));
}

static void
pass_release (TelConnectionTest *self)
{
  /* Translators: the release of the cluster, and its full version */
  pass (self, TEL_CONNECTION_STAGE_RELEASE,
        g_strdup_printf (_ ("CUCM %s (%s) is spoken here."),
                         tel_release_to_string (tel_axl_client_get_release (self->client)),
                         tel_axl_client_get_version (self->client)));
}

/* At which stage a client failed: what it had before that was in order. */
static TelConnectionStage
find_stage (TelConnectionTest *self, const GError *error)
{
  g_autoptr (GDateTime) answered = tel_axl_client_dup_server_time (self->client);

  if (error->domain == TEL_ERROR)
    switch ((TelError) error->code)
      {
      case TEL_ERROR_UNTRUSTED_CERTIFICATE:
      case TEL_ERROR_CERTIFICATE_CHANGED:
        return TEL_CONNECTION_STAGE_TLS;

      case TEL_ERROR_FORBIDDEN:
        return TEL_CONNECTION_STAGE_ROLE;

      case TEL_ERROR_RELEASE:
        return TEL_CONNECTION_STAGE_RELEASE;

      default:
        break;
      }

  /* Nothing is answered before there is encryption. */
  return answered != NULL ? TEL_CONNECTION_STAGE_LOGIN : TEL_CONNECTION_STAGE_TLS;
}

static void
on_client_connected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelConnectionTest *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean connected = tel_axl_client_connect_finish (TEL_AXL_CLIENT (source), result, &error);
  TelConnectionStage stage = connected ? TEL_CONNECTION_STAGE_RELEASE : find_stage (self, error);

  if (stage > TEL_CONNECTION_STAGE_TLS)
    pass_tls (self);
  if (stage > TEL_CONNECTION_STAGE_LOGIN)
    pass_login (self);
  if (connected)
    {
      pass_role (self);
      pass_release (self);
      tel_axl_client_close (self->client);
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
  else if (g_error_matches (error, TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE) &&
           tel_axl_client_can_trust_refused_certificate (self->client))
    {
      GError *advised =
          /* Translators: a sentence about a certificate that is not trusted yet */
          g_error_new (TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE, _ ("%s Connect to be shown it."), error->message);

      g_error_free (error);
      fail (task, stage, advised);
    }
  else
    {
      fail (task, stage, error);
    }
}

static void
on_tcp_connected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelConnectionTest *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GSocketConnection) stream =
      g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (source), result, &error);

  if (stream == NULL)
    {
      fail_broken (task, TEL_CONNECTION_STAGE_TCP, error);
      return;
    }

  g_io_stream_close (G_IO_STREAM (stream), NULL, NULL);
  pass (self, TEL_CONNECTION_STAGE_TCP,
        g_strdup_printf (_ ("Port %u is open."), tel_connection_get_port (self->connection)));
  begin_stage (self, TEL_CONNECTION_STAGE_TLS);
  tel_axl_client_connect_async (self->client, g_task_get_cancellable (task), on_client_connected, task);
}

static void
try_port (GTask *task)
{
  TelConnectionTest *self = g_task_get_source_object (task);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  const char *host = tel_connection_get_host (self->connection);
  guint port = tel_connection_get_port (self->connection);

  begin_stage (self, TEL_CONNECTION_STAGE_TCP);
  g_socket_client_set_timeout (client, TCP_SECONDS);
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_to_host_async (client, host, (guint16) port, g_task_get_cancellable (task), on_tcp_connected,
                                         task);
}

static void
on_name_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelConnectionTest *self = g_task_get_source_object (task);
  GError *error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);
  g_autofree char *address = NULL;

  if (addresses == NULL)
    {
      fail_broken (task, TEL_CONNECTION_STAGE_NAME, error);
      return;
    }

  address = g_inet_address_to_string (addresses->data);
  g_resolver_free_addresses (addresses);
  pass (self, TEL_CONNECTION_STAGE_NAME,
        /* Translators: a host name and its address */
        g_strdup_printf (_ ("“%s” has the address %s."), tel_connection_get_host (self->connection), address));
  try_port (task);
}

static void
tel_connection_test_finalize (GObject *object)
{
  TelConnectionTest *self = TEL_CONNECTION_TEST (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->client);
  for (guint i = 0; i < TEL_N_CONNECTION_STAGES; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (tel_connection_test_parent_class)->finalize (object);
}

static void
tel_connection_test_class_init (TelConnectionTestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_connection_test_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_connection_test_init (TelConnectionTest *self)
{
  for (guint i = 0; i < TEL_N_CONNECTION_STAGES; i++)
    self->texts[i] = g_strdup (_ ("Not tried."));
}

/**
 * tel_connection_test_new:
 * @connection: where the cluster is and who connects to it
 * @password: the password; wiped when the test has ended
 * @trust_store: which keys are trusted; nothing is added to it
 *
 * Makes a test that has not begun.
 *
 * Returns: (transfer full): a new test
 */
TelConnectionTest *
tel_connection_test_new (TelConnection *connection, const char *password, TelTrustStore *trust_store)
{
  TelConnectionTest *self;

  g_return_val_if_fail (TEL_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (password != NULL, NULL);

  self = g_object_new (TEL_TYPE_CONNECTION_TEST, NULL);
  self->connection = g_object_ref (connection);
  self->client = tel_axl_client_new (tel_connection_get_id (connection), tel_connection_get_host (connection),
                                     tel_connection_get_port (connection), trust_store);
  tel_axl_client_set_ca_file (self->client, tel_connection_get_ca_file (connection));
  tel_axl_client_set_credentials (self->client, tel_connection_get_user (connection), password);

  return self;
}

/**
 * tel_connection_test_run_async:
 * @self: a test that has not begun
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Tries the stages one after the other, as far as they are in order.
 */
void
tel_connection_test_run_async (TelConnectionTest *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  const char *host;
  GTask *task;

  g_return_if_fail (TEL_IS_CONNECTION_TEST (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_connection_test_run_async);
  host = tel_connection_get_host (self->connection);
  begin_stage (self, TEL_CONNECTION_STAGE_NAME);
  if (g_hostname_is_ip_address (host))
    {
      pass (self, TEL_CONNECTION_STAGE_NAME, g_strdup (_ ("This is an address; there is no name to be found.")));
      try_port (task);
      return;
    }

  g_resolver_lookup_by_name_async (resolver, host, cancellable, on_name_found, task);
}

/**
 * tel_connection_test_run_finish:
 * @self: a test
 * @result: the result
 * @error: return location: why a stage failed, which the stage says too
 *
 * Ends tel_connection_test_run_async().
 *
 * Returns: %TRUE when every stage is in order
 */
gboolean
tel_connection_test_run_finish (TelConnectionTest *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_connection_test_get_state:
 * @self: a test
 * @stage: a stage
 *
 * Gets how a stage stands.
 *
 * Returns: its state
 */
TelConnectionStageState
tel_connection_test_get_state (TelConnectionTest *self, TelConnectionStage stage)
{
  g_return_val_if_fail (TEL_IS_CONNECTION_TEST (self), TEL_CONNECTION_STAGE_STATE_WAITING);
  g_return_val_if_fail (stage < TEL_N_CONNECTION_STAGES, TEL_CONNECTION_STAGE_STATE_WAITING);

  return self->states[stage];
}

/**
 * tel_connection_test_get_text:
 * @self: a test
 * @stage: a stage
 *
 * Gets what was found at a stage and, where it failed, what to do.
 *
 * Returns: a sentence
 */
const char *
tel_connection_test_get_text (TelConnectionTest *self, TelConnectionStage stage)
{
  g_return_val_if_fail (TEL_IS_CONNECTION_TEST (self), NULL);
  g_return_val_if_fail (stage < TEL_N_CONNECTION_STAGES, NULL);

  return self->texts[stage];
}

/**
 * tel_connection_stage_get_label:
 * @stage: a stage
 *
 * Gets what a stage is called.
 *
 * Returns: some words
 */
const char *
tel_connection_stage_get_label (TelConnectionStage stage)
{
  g_return_val_if_fail (stage < TEL_N_CONNECTION_STAGES, NULL);

  return _ (labels[stage]);
}
