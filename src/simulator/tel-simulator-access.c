/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-access.h"

#include <string.h>

#include "simulator/tel-simulator-page.h"

#define COOKIE "JSESSIONIDSSO"
#define IDLE_LIMIT (30 * G_TIME_SPAN_MINUTE)

struct _TelSimulatorAccess
{
  TelSimulatorClock *clock;
  char *password;
  GHashTable *sessions;
};

typedef enum
{
  NOBODY,
  STRANGER,
  WITHOUT_ROLE,
  ADMINISTRATOR,
} Person;

static gint64
get_time (TelSimulatorAccess *self)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (self->clock);

  return g_date_time_to_unix (now) * G_USEC_PER_SEC + g_date_time_get_microsecond (now);
}

static Person
identify (TelSimulatorAccess *self, SoupMessageHeaders *headers)
{
  const char *header = soup_message_headers_get_one (headers, "Authorization");
  g_autofree char *decoded = NULL;
  g_autofree guchar *bytes = NULL;
  gsize length;
  char *colon;

  if (header == NULL)
    return NOBODY;
  if (g_ascii_strncasecmp (header, "Basic ", strlen ("Basic ")) != 0)
    return STRANGER;

  bytes = g_base64_decode (header + strlen ("Basic "), &length);
  decoded = g_strndup ((const char *) bytes, length);
  colon = strchr (decoded, ':');
  if (colon == NULL || !g_str_equal (colon + 1, self->password))
    return STRANGER;

  *colon = '\0';
  if (g_str_equal (decoded, TEL_SIMULATOR_ACCESS_USER))
    return ADMINISTRATOR;

  return g_str_equal (decoded, TEL_SIMULATOR_ACCESS_USER_WITHOUT_ROLE) ? WITHOUT_ROLE : STRANGER;
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
begin_session (TelSimulatorAccess *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *session = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uuid, -1);
  g_autofree char *cookie = NULL;
  g_autofree char *other = NULL;
  gint64 *used = g_new (gint64, 1);

  session[32] = '\0';
  cookie = g_strdup_printf (COOKIE "=%s; Path=/; Secure; HttpOnly", session);
  other = g_strdup_printf ("JSESSIONID=%.32s; Path=/axl/; Secure; HttpOnly", uuid);
  soup_message_headers_append (headers, "Set-Cookie", cookie);
  soup_message_headers_append (headers, "Set-Cookie", other);
  *used = get_time (self);
  g_hash_table_insert (self->sessions, g_steal_pointer (&session), used);
}

static gboolean
refuse (SoupServerMessage *message, guint status, const char *text)
{
  if (status == SOUP_STATUS_UNAUTHORIZED)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate",
                                  "Basic realm=\"Cisco Web Services Realm\"");
  tel_simulator_page_send_status (message, status, text);

  return FALSE;
}

/**
 * tel_simulator_access_new:
 * @clock: the cluster's clock, by which sessions end
 * @password: of both accounts
 *
 * Makes the door of the cluster.
 *
 * Returns: (transfer full): the door
 */
TelSimulatorAccess *
tel_simulator_access_new (TelSimulatorClock *clock, const char *password)
{
  TelSimulatorAccess *self;

  g_return_val_if_fail (TEL_IS_SIMULATOR_CLOCK (clock), NULL);
  g_return_val_if_fail (password != NULL, NULL);

  self = g_new0 (TelSimulatorAccess, 1);
  self->clock = g_object_ref (clock);
  self->password = g_strdup (password);
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

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

  g_object_unref (self->clock);
  g_free (self->password);
  g_hash_table_unref (self->sessions);
  g_free (self);
}

/**
 * tel_simulator_access_get_password:
 * @self: the door
 *
 * Gives the password of both accounts.
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
 * tel_simulator_access_admit:
 * @self: the door
 * @message: a request
 *
 * Lets in who has the password and the role, or a session that was used within half an hour; a session is begun for
 * who comes without one (contract 1.1). Everybody else is answered: 401, 403, or 404 for a session that has ended.
 *
 * Returns: TRUE if the request may be served; FALSE if it has been answered
 */
gboolean
tel_simulator_access_admit (TelSimulatorAccess *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers;
  g_autofree char *cookie = NULL;
  Person person;
  gint64 *used;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (SOUP_IS_SERVER_MESSAGE (message), FALSE);

  headers = soup_server_message_get_request_headers (message);
  person = identify (self, headers);
  if (person == STRANGER)
    return refuse (message, SOUP_STATUS_UNAUTHORIZED, "This request requires HTTP authentication ().");
  if (person == WITHOUT_ROLE)
    return refuse (message, SOUP_STATUS_FORBIDDEN, "Access to the requested resource has been denied");

  cookie = find_cookie (headers);
  used = cookie != NULL ? g_hash_table_lookup (self->sessions, cookie) : NULL;
  if (used != NULL && get_time (self) - *used > IDLE_LIMIT)
    {
      g_hash_table_remove (self->sessions, cookie);
      return refuse (message, SOUP_STATUS_NOT_FOUND, "/axl/");
    }
  if (used != NULL)
    {
      *used = get_time (self);
      return TRUE;
    }
  if (person == NOBODY)
    return refuse (message, SOUP_STATUS_UNAUTHORIZED, "This request requires HTTP authentication ().");

  begin_session (self, message);

  return TRUE;
}
