/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-session.h"

#include <signal.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "batch/tel-batch-password.h"
#include "cluster/tel-user-rank.h"
#include "model/tel-error.h"
#include "plan/tel-journal.h"

/* The pins of the application hang on its saved connections, which there are none of here. */
#define CONNECTION_ID TEL_JOURNAL_CONNECTION_SCRIPT

#define A_MINUTE (60 * 1000)

struct _TelBatchSession
{
  TelAxlClient *client;
  TelCluster *cluster;
  GCancellable *cancellable;
  GAsyncResult *result;
  guint interrupt_id;
  guint terminate_id;
};

/* Between two steps of a plan, not within one: what was sent is still read back. */
static gboolean
on_signal (gpointer user_data)
{
  TelBatchSession *self = user_data;

  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_CONTINUE;
}

static void
print_pace (guint seconds)
{
  g_printerr (g_dngettext (GETTEXT_PACKAGE,
                           /* Translators: a number of seconds; the name of an option stays as it is */
                           "The limit of writes a minute (--writes-per-minute) is reached. Going on in %u second.\n",
                           "The limit of writes a minute (--writes-per-minute) is reached. Going on in %u seconds.\n",
                           seconds),
              seconds);
}

/* On the standard error, so that it is in nobody's way. */
static void
on_busy_until_changed (TelAxlClient *client)
{
  gint64 until = tel_axl_client_get_busy_until (client);
  gint64 seconds = (until - g_get_monotonic_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;

  if (tel_axl_client_get_wait (client) == TEL_AXL_WAIT_PACE)
    print_pace ((guint) MAX (seconds, 1));
  else if (until != 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE,
                             /* Translators: a number of seconds */
                             "The cluster is busy. Going on in %u second.\n",
                             "The cluster is busy. Going on in %u seconds.\n", (guint) MAX (seconds, 1)),
                (guint) MAX (seconds, 1));
}

static gboolean
connect_client (TelBatchSession *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) cause = NULL;
  TelCertificate *certificate;

  tel_axl_client_connect_async (self->client, self->cancellable, tel_batch_session_take_result, self);
  result = tel_batch_session_await (self);
  if (tel_axl_client_connect_finish (self->client, result, &cause))
    return TRUE;

  certificate = tel_axl_client_get_refused_certificate (self->client);
  if (g_error_matches (cause, TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE) &&
      tel_axl_client_can_trust_refused_certificate (self->client))
    g_set_error (error, TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE,
                 /* Translators: what is wrong, a fingerprint */
                 _ ("%s If it is the right one, run the command again with --fingerprint SHA256:%s."), cause->message,
                 tel_certificate_get_fingerprint (certificate));
  else
    g_propagate_error (error, g_steal_pointer (&cause));

  return FALSE;
}

/**
 * tel_batch_session_open:
 * @options: the command line
 * @error: return location for an error
 *
 * Reads the password, connects and finds the release. With a fingerprint exactly that certificate is trusted, for this
 * run; with a CA file what one of its authorities vouches for; with both, what both say. Without either a certificate
 * that no authority vouches for is refused with its fingerprint.
 *
 * Returns: (transfer full): the session, or NULL with an error of #TelError
 */
TelBatchSession *
tel_batch_session_open (const TelBatchOptions *options, GError **error)
{
  g_autoptr (TelBatchSession) self = NULL;
  g_autoptr (TelTrustStore) trust_store = tel_trust_store_new_in_memory ();
  char *password;

  g_return_val_if_fail (options != NULL, NULL);

  password = tel_batch_password_read (error);
  if (password == NULL)
    return NULL;

  if (options->fingerprint != NULL)
    tel_trust_store_expect_fingerprint (trust_store, CONNECTION_ID, options->fingerprint);

  self = g_new0 (TelBatchSession, 1);
  self->client = tel_axl_client_new (CONNECTION_ID, options->host, (guint) options->port, trust_store);
  tel_axl_client_set_ca_file (self->client, options->ca_file);
  g_signal_connect (self->client, "notify::busy-until", G_CALLBACK (on_busy_until_changed), NULL);
  tel_axl_client_set_write_pace (self->client, (guint) options->writes_per_minute, A_MINUTE);
  self->cancellable = g_cancellable_new ();
  self->interrupt_id = g_unix_signal_add (SIGINT, on_signal, self);
  self->terminate_id = g_unix_signal_add (SIGTERM, on_signal, self);
  tel_axl_client_set_credentials (self->client, options->user, password);
  tel_batch_password_wipe (password);

  if (!connect_client (self, error))
    return NULL;

  self->cluster = tel_cluster_new (self->client);
  tel_cluster_set_name (self->cluster, options->host);
  tel_cluster_set_capf_port (self->cluster, (guint) options->capf_port);
  if (options->time_zone != NULL)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (options->time_zone);

      tel_cluster_set_time_zone (self->cluster, zone);
    }

  return g_steal_pointer (&self);
}

/**
 * tel_batch_session_close:
 * @self: (transfer full): a session
 *
 * Ends the connection and wipes what was known of the account.
 */
void
tel_batch_session_close (TelBatchSession *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->interrupt_id, g_source_remove);
  g_clear_handle_id (&self->terminate_id, g_source_remove);
  tel_axl_client_close (self->client);
  g_clear_object (&self->cluster);
  g_clear_object (&self->client);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->result);
  g_free (self);
}

/**
 * tel_batch_session_get_cluster:
 * @self: a session
 *
 * Gets the cluster.
 *
 * Returns: (transfer none): the cluster
 */
TelCluster *
tel_batch_session_get_cluster (TelBatchSession *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cluster;
}

/**
 * tel_batch_session_get_cancellable:
 * @self: a session
 *
 * Gets what is cancelled when the program is interrupted.
 *
 * Returns: (transfer none): the cancellable
 */
GCancellable *
tel_batch_session_get_cancellable (TelBatchSession *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

/**
 * tel_batch_session_take_result:
 * @source: (nullable): not used
 * @result: the result
 * @user_data: a #TelBatchSession
 *
 * A #GAsyncReadyCallback that keeps the result for tel_batch_session_await().
 */
void
tel_batch_session_take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelBatchSession *self = user_data;

  g_assert (self->result == NULL);

  self->result = g_object_ref (result);
}

/**
 * tel_batch_session_await:
 * @self: a session
 *
 * Runs the main loop until the operation that was begun with tel_batch_session_take_result() is done.
 *
 * Returns: (transfer full): its result, for its finish function
 */
GAsyncResult *
tel_batch_session_await (TelBatchSession *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&self->result);
}

/**
 * tel_batch_session_load_references:
 * @self: a session
 * @error: return location for an error
 *
 * Reads what plans are made and checked with: the lists that are chosen from and what the cluster is set to.
 *
 * Returns: whether all of it could be read
 */
gboolean
tel_batch_session_load_references (TelBatchSession *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tel_cluster_load_references_async (self->cluster, self->cancellable, tel_batch_session_take_result, self);
  result = tel_batch_session_await (self);

  return tel_cluster_load_references_finish (self->cluster, result, error);
}

/**
 * tel_batch_session_load:
 * @self: a session
 * @kind: a kind of object
 * @error: return location for an error
 *
 * Reads the list of all objects of a kind into the cluster's store.
 *
 * Returns: %TRUE when it was read
 */
gboolean
tel_batch_session_load (TelBatchSession *self, TelObjectKind kind, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  tel_cluster_load_async (self->cluster, kind, self->cancellable, tel_batch_session_take_result, self);
  result = tel_batch_session_await (self);

  return tel_cluster_load_finish (self->cluster, result, error);
}

/**
 * tel_batch_session_warn_of_rank:
 * @self: a session
 * @n_listed: how many users a list of all of them had
 *
 * Says on the standard error what the user rank of the account hides, where that is known.
 */
void
tel_batch_session_warn_of_rank (TelBatchSession *self, guint n_listed)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (self != NULL);

  tel_user_rank_check_async (self->cluster, n_listed, self->cancellable, tel_batch_session_take_result, self);
  result = tel_batch_session_await (self);
  tel_user_rank_check_finish (self->cluster, result, NULL);
  sentence = tel_user_rank_dup_sentence (self->cluster);
  if (sentence != NULL)
    g_printerr ("%s\n", sentence);
}
