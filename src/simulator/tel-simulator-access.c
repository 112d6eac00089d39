/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-access.h"

#include <string.h>

#include "simulator/tel-simulator-page.h"

#define COOKIE "JSESSIONIDSSO"
#define IDLE_LIMIT (30 * G_TIME_SPAN_MINUTE)

/* A session: who began it, and when it was used last. */
typedef struct
{
  char *account;
  gint64 used;
} Session;

struct _TelSimulatorAccess
{
  TelSimulatorStore *store;
  TelSimulatorClock *clock;
  char *password;
  GHashTable *sessions;
};

static void
session_free (gpointer data)
{
  Session *session = data;

  g_free (session->account);
  g_free (session);
}

static gint64
get_time (TelSimulatorAccess *self)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (self->clock);

  return g_date_time_to_unix (now) * G_USEC_PER_SEC + g_date_time_get_microsecond (now);
}

/* TRUE when credentials were given; @account is left NULL when they are wrong. */
static gboolean
identify (TelSimulatorAccess *self, SoupMessageHeaders *headers, char **account)
{
  const char *header = soup_message_headers_get_one (headers, "Authorization");
  g_autofree char *decoded = NULL;
  g_autofree guchar *bytes = NULL;
  gsize length;
  char *colon;

  if (header == NULL)
    return FALSE;
  if (g_ascii_strncasecmp (header, "Basic ", strlen ("Basic ")) != 0)
    return TRUE;

  bytes = g_base64_decode (header + strlen ("Basic "), &length);
  decoded = g_strndup ((const char *) bytes, length);
  colon = strchr (decoded, ':');
  if (colon == NULL || !g_str_equal (colon + 1, self->password))
    return TRUE;

  *colon = '\0';
  if (tel_simulator_account_get_role (self->store, decoded) != TEL_SIMULATOR_ACCOUNT_UNKNOWN)
    *account = g_steal_pointer (&decoded);

  return TRUE;
}

static char *
find_cookie (SoupMessageHeaders *headers)
{
  const char *header = soup_message_headers_get_list (headers, "Cookie");
  g_auto (GStrv) pairs = NULL;

  if (header == NULL)
    return NULL;

  pairs = g_strsplit_set (header, ";,", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      const char *pair = g_strstrip (pairs[i]);

      if (g_str_has_prefix (pair, COOKIE "="))
        return g_strdup (pair + strlen (COOKIE "="));
    }

  return NULL;
}

static void
begin_session (TelSimulatorAccess *self, SoupServerMessage *message, const char *account)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *session = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uuid, -1);
  g_autofree char *cookie = NULL;
  g_autofree char *other = NULL;
  Session *begun = g_new0 (Session, 1);

  session[32] = '\0';
  cookie = g_strdup_printf (COOKIE "=%s; Path=/; Secure; HttpOnly", session);
  other = g_strdup_printf ("JSESSIONID=%.32s; Path=/axl/; Secure; HttpOnly", uuid);
  soup_message_headers_append (headers, "Set-Cookie", cookie);
  soup_message_headers_append (headers, "Set-Cookie", other);
  begun->account = g_strdup (account);
  begun->used = get_time (self);
  g_hash_table_insert (self->sessions, g_steal_pointer (&session), begun);
}

static TelSimulatorAccountRole
refuse (SoupServerMessage *message, guint status, const char *text)
{
  if (status == SOUP_STATUS_UNAUTHORIZED)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate",
                                  "Basic realm=\"Cisco Web Services Realm\"");
  tel_simulator_page_send_status (message, status, text);

  return TEL_SIMULATOR_ACCOUNT_UNKNOWN;
}

static TelSimulatorAccountRole
refuse_stranger (SoupServerMessage *message)
{
  return refuse (message, SOUP_STATUS_UNAUTHORIZED, "This request requires HTTP authentication ().");
}

/* What the account may do; one that may nothing is answered. */
static TelSimulatorAccountRole
admit_account (TelSimulatorAccess *self, SoupServerMessage *message, const char *account)
{
  TelSimulatorAccountRole role = tel_simulator_account_get_role (self->store, account);

  return role > TEL_SIMULATOR_ACCOUNT_MAY_NOTHING
             ? role
             : refuse (message, SOUP_STATUS_FORBIDDEN, "Access to the requested resource has been denied");
}

/**
 * tel_simulator_access_new:
 * @store: the cluster's database, with its application users
 * @clock: the cluster's clock, by which sessions end
 * @password: of all accounts
 *
 * Makes the door of the cluster.
 *
 * Returns: (transfer full): the door
 */
TelSimulatorAccess *
tel_simulator_access_new (TelSimulatorStore *store, TelSimulatorClock *clock, const char *password)
{
  TelSimulatorAccess *self;

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (store), NULL);
  g_return_val_if_fail (TEL_IS_SIMULATOR_CLOCK (clock), NULL);
  g_return_val_if_fail (password != NULL, NULL);

  self = g_new0 (TelSimulatorAccess, 1);
  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  self->password = g_strdup (password);
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, session_free);

  return self;
}

/**
 * tel_simulator_access_free:
 * @self: (transfer full): the door
 *
 * Frees the door and forgets all sessions.
 */
void
tel_simulator_access_free (TelSimulatorAccess *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->store);
  g_object_unref (self->clock);
  g_free (self->password);
  g_hash_table_unref (self->sessions);
  g_free (self);
}

/**
 * tel_simulator_access_get_password:
 * @self: the door
 *
 * Gives the password of all accounts.
 *
 * Returns: the password
 */
const char *
tel_simulator_access_get_password (TelSimulatorAccess *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->password;
}

/**
 * tel_simulator_access_get_n_sessions:
 * @self: the door
 *
 * Gives how many sessions were begun and have not been found to have ended.
 *
 * Returns: their number
 */
guint
tel_simulator_access_get_n_sessions (TelSimulatorAccess *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->sessions);
}

/**
 * tel_simulator_access_expire_sessions:
 * @self: the door
 *
 * Ends all sessions, as half an hour without a request would: the next request with the cookie of one is answered 404.
 */
void
tel_simulator_access_expire_sessions (TelSimulatorAccess *self)
{
  GHashTableIter iter;
  gpointer session;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    ((Session *) session)->used = G_MININT64 / 2;
}

/**
 * tel_simulator_access_admit:
 * @self: the door
 * @message: a request
 * @name: (out) (transfer full) (nullable): the account that was let in
 *
 * Lets in who has the password and a role, or a session that was used within half an hour; a session is begun for who
 * comes without one (contract 1.1). Everybody else is answered: 401, 403, or 404 for a session that has ended.
 *
 * Returns: what the account may do if the request may be served; TEL_SIMULATOR_ACCOUNT_UNKNOWN if it has been answered
 */
TelSimulatorAccountRole
tel_simulator_access_admit (TelSimulatorAccess *self, SoupServerMessage *message, char **name)
{
  SoupMessageHeaders *headers;
  g_autofree char *account = NULL;
  g_autofree char *cookie = NULL;
  Session *session;
  TelSimulatorAccountRole role;

  g_return_val_if_fail (self != NULL, TEL_SIMULATOR_ACCOUNT_UNKNOWN);
  g_return_val_if_fail (SOUP_IS_SERVER_MESSAGE (message), TEL_SIMULATOR_ACCOUNT_UNKNOWN);

  *name = NULL;
  headers = soup_server_message_get_request_headers (message);
  if (identify (self, headers, &account) && account == NULL)
    return refuse_stranger (message);

  cookie = find_cookie (headers);
  session = cookie != NULL ? g_hash_table_lookup (self->sessions, cookie) : NULL;
  if (account == NULL && session == NULL)
    return refuse_stranger (message);

  role = admit_account (self, message, account != NULL ? account : session->account);
  if (role == TEL_SIMULATOR_ACCOUNT_UNKNOWN)
    return role;

  if (session == NULL)
    begin_session (self, message, account);
  else if (get_time (self) - session->used > IDLE_LIMIT)
    {
      g_hash_table_remove (self->sessions, cookie);
      return refuse (message, SOUP_STATUS_NOT_FOUND, "/axl/");
    }
  else
    session->used = get_time (self);
  *name = g_strdup (account != NULL ? account : session->account);

  return role;
}
