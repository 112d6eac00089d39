/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-private.h"
#include "axl/tel-axl-request-cluster.h"

#include "model/tel-error.h"

/* A queue that never ends is not followed any further. */
#define MOST_PAGES 100

/* Twice what the largest cluster may have of anything. */
#define MOST_REGISTRATIONS 1000000

/* What is read page by page: where it stands, what was there, and whether the reader has to begin anew. */
typedef struct
{
  TelAxlCursor *cursor;
  char *name;
  TelAxlPageFunc page_func;
  gpointer page_data;
  guint skip;
  guint n_pages;
  GPtrArray *found;
  /* The devices that were found. */
  GHashTable *seen;
  gboolean lost;
} Reading;

static void read_changes (GTask *task);
static void read_registrations (GTask *task);

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->cursor, tel_axl_cursor_unref);
  g_free (reading->name);
  g_ptr_array_unref (reading->found);
  g_clear_pointer (&reading->seen, g_hash_table_unref);
  g_free (reading);
}

static GTask *
create_task (TelAxlClient *self,
             GDestroyNotify free_found,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data,
             gpointer source_tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, source_tag);
  reading->found = g_ptr_array_new_with_free_func (free_found);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);

  return task;
}

static guint64
read_number (TelAxlRows *rows, guint row, const char *column)
{
  const char *text = tel_axl_rows_look_up (rows, row, column);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
take_changes (GTask *task, TelAxlRows *rows)
{
  Reading *reading = g_task_get_task_data (task);
  const char *queue_id = NULL;
  guint64 first = 0;
  guint64 last = 0;
  guint64 next = 0;

  for (guint i = 0; i < tel_axl_rows_get_n_rows (rows); i++)
    {
      TelAxlChange *change;

      if (tel_axl_rows_look_up (rows, i, "queueId") != NULL)
        {
          queue_id = tel_axl_rows_look_up (rows, i, "queueId");
          first = read_number (rows, i, "firstChangeId");
          last = read_number (rows, i, "lastChangeId");
          next = read_number (rows, i, "nextStartChangeId");
          continue;
        }

      change = tel_axl_change_new (tel_axl_rows_look_up (rows, i, "@type"), tel_axl_rows_look_up (rows, i, "@uuid"),
                                   tel_axl_rows_look_up (rows, i, "action"));
      if (change != NULL)
        g_ptr_array_add (reading->found, change);
    }

  /* A queue that was begun anew, or has forgotten where the reader stands, has lost changes. */
  reading->lost = queue_id == NULL ||
                  (reading->cursor != NULL && (!g_str_equal (queue_id, tel_axl_cursor_get_queue_id (reading->cursor)) ||
                                               first > tel_axl_cursor_get_next (reading->cursor)));
  if (!reading->lost)
    {
      gboolean more = reading->cursor != NULL && last >= next && next > tel_axl_cursor_get_next (reading->cursor);

      g_clear_pointer (&reading->cursor, tel_axl_cursor_unref);
      reading->cursor = tel_axl_cursor_new (queue_id, next);
      if (more && ++reading->n_pages < MOST_PAGES)
        {
          read_changes (task);
          return;
        }
    }

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_changes_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (TelAxlResponse) response = NULL;
  g_autoptr (TelAxlRows) rows = NULL;
  GError *error = NULL;

  response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);
  if (response != NULL)
    {
      rows = tel_axl_response_steal_rows (response);
      take_changes (task, rows);
      return;
    }

  /* So says a queue of another name, and one that is asked for what it has no more: a full reading is needed. */
  if (reading->cursor != NULL && g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    {
      g_error_free (error);
      reading->lost = TRUE;
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static void
read_changes (GTask *task)
{
  TelAxlClient *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_changes (tel_axl_client_get_release (self), reading->cursor, &error);
  tel_axl_client_call (task, request, error, on_changes_answered);
}

/**
 * tel_axl_client_list_changes_async:
 * @self: the client
 * @cursor: (nullable): where the last reading ended; %NULL to learn where the queue stands now
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads what has changed on the cluster since (contract 2.8, 10.0 and later), by whomever, in as many answers as it
 * takes.
 */
void
tel_axl_client_list_changes_async (TelAxlClient *self,
                                   TelAxlCursor *cursor,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  task = create_task (self, (GDestroyNotify) tel_axl_change_free, cancellable, callback, user_data,
                      tel_axl_client_list_changes_async);
  reading = g_task_get_task_data (task);
  reading->cursor = cursor != NULL ? tel_axl_cursor_ref (cursor) : NULL;
  read_changes (task);
}

/**
 * tel_axl_client_list_changes_finish:
 * @self: the client
 * @result: the result
 * @next: (out) (transfer full) (nullable): where to go on; %NULL when changes were lost and everything has to be read
 *   again, after asking where the queue stands
 * @error: return location
 *
 * Ends tel_axl_client_list_changes_async().
 *
 * Returns: (transfer full) (element-type TelAxlChange): the changes of objects that are ours, in their order; %NULL
 * with a #TelError (%TEL_ERROR_UNSUPPORTED before 10.0) or %G_IO_ERROR_CANCELLED set
 */
GPtrArray *
tel_axl_client_list_changes_finish (TelAxlClient *self, GAsyncResult *result, TelAxlCursor **next, GError **error)
{
  Reading *reading;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (next != NULL, NULL);

  *next = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  reading = g_task_get_task_data (G_TASK (result));
  *next = !reading->lost ? tel_axl_cursor_ref (reading->cursor) : NULL;

  return g_ptr_array_ref (reading->found);
}

/* No order is promised, so that a row may come twice when something is added meanwhile (contract 2.0). */
static GPtrArray *
take_registrations (Reading *reading, TelAxlRows *rows)
{
  GPtrArray *page = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_registration_unref);

  for (guint i = 0; i < tel_axl_rows_get_n_rows (rows); i++)
    {
      const char *device = tel_axl_rows_look_up (rows, i, "device");
      TelRegistration *registration;

      if (device == NULL || !g_hash_table_add (reading->seen, g_strdup (device)))
        continue;

      registration = tel_registration_new (device, tel_axl_rows_look_up (rows, i, "risStatus"),
                                           tel_axl_rows_look_up (rows, i, "lastKnownIpAddress"),
                                           tel_axl_rows_look_up (rows, i, "lastKnownUcm"),
                                           (gint64) read_number (rows, i, "lastSeen"));
      g_ptr_array_add (page, registration);
      g_ptr_array_add (reading->found, tel_registration_ref (registration));
    }

  return page;
}

static void
on_registrations_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelAxlClient *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (TelAxlResponse) response = NULL;
  g_autoptr (TelAxlRows) rows = NULL;
  g_autoptr (GPtrArray) page = NULL;
  GError *error = NULL;

  response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);
  if (response == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  /* Whoever has cancelled may be gone, and the data of their function with them. */
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  rows = tel_axl_response_steal_rows (response);
  page = take_registrations (reading, rows);
  if (page->len > 0 && reading->page_func != NULL)
    reading->page_func (page, reading->page_data);

  /* A full page that brings nothing new is of a server that does not page. */
  if (tel_axl_rows_get_n_rows (rows) == tel_axl_client_get_page_size (self) && page->len > 0 &&
      reading->found->len < MOST_REGISTRATIONS)
    {
      reading->skip += tel_axl_rows_get_n_rows (rows);
      read_registrations (task);
      return;
    }

  g_task_return_pointer (task, g_ptr_array_ref (reading->found), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
read_registrations (GTask *task)
{
  TelAxlClient *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_registrations (tel_axl_client_get_release (self), reading->name, reading->skip,
                                                 tel_axl_client_get_page_size (self), &error);
  tel_axl_client_call (task, request, error, on_registrations_answered);
}

/**
 * tel_axl_client_list_registrations_async:
 * @self: the client
 * @pattern: the name of a device, or a pattern of names; “%” stands for any run of characters
 * @page_func: (nullable) (scope async): takes the registrations page by page; not called once @cancellable is cancelled
 * @page_data: for @page_func
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads what the cluster knows of the registration of devices (contract 2.7, 11.5 and later; states from 14.0).
 */
void
tel_axl_client_list_registrations_async (TelAxlClient *self,
                                         const char *pattern,
                                         TelAxlPageFunc page_func,
                                         gpointer page_data,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (pattern != NULL);

  task = create_task (self, (GDestroyNotify) tel_registration_unref, cancellable, callback, user_data,
                      tel_axl_client_list_registrations_async);
  reading = g_task_get_task_data (task);
  reading->name = g_strdup (pattern);
  reading->page_func = page_func;
  reading->page_data = page_data;
  reading->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_registrations (task);
}

/**
 * tel_axl_client_list_registrations_finish:
 * @self: the client
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_client_list_registrations_async().
 *
 * Returns: (transfer full) (element-type TelRegistration): one for each device that the cluster has seen; %NULL with a
 *   #TelError (%TEL_ERROR_UNSUPPORTED before 11.5) or %G_IO_ERROR_CANCELLED set
 */
GPtrArray *
tel_axl_client_list_registrations_finish (TelAxlClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_policies_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (TelAxlResponse) response = NULL;
  g_autoptr (TelAxlRows) rows = NULL;
  GHashTable *policies;
  GError *error = NULL;

  response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);
  if (response == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  rows = tel_axl_response_steal_rows (response);
  policies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < tel_axl_rows_get_n_rows (rows); i++)
    {
      const char *name = tel_axl_rows_look_up (rows, i, "name");
      const char *days = tel_axl_rows_look_up (rows, i, "credExpiresAfter");
      guint64 number;

      if (name != NULL && days != NULL && g_ascii_string_to_unsigned (days, 10, 0, G_MAXINT, &number, NULL))
        g_hash_table_insert (policies, g_strdup (name), GUINT_TO_POINTER ((guint) number));
    }
  g_task_return_pointer (task, policies, (GDestroyNotify) g_hash_table_unref);
}

/**
 * tel_axl_client_list_credential_policies_async:
 * @self: the client
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads after how many days each credential policy of the cluster lets a password expire.
 */
void
tel_axl_client_list_credential_policies_async (TelAxlClient *self,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data)
{
  GTask *task;
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  task = create_task (self, NULL, cancellable, callback, user_data, tel_axl_client_list_credential_policies_async);
  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_credential_policies (tel_axl_client_get_release (self));
  tel_axl_client_call (task, request, error, on_policies_answered);
}

/**
 * tel_axl_client_list_credential_policies_finish:
 * @self: the client
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_client_list_credential_policies_async().
 *
 * Returns: (transfer full) (element-type utf8 guint): by the name of a policy the days, 0 where a password never
 *   expires; one that says no number is left out. %NULL with a #TelError or %G_IO_ERROR_CANCELLED set
 */
GHashTable *
tel_axl_client_list_credential_policies_finish (TelAxlClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_options_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (TelAxlResponse) response = NULL;
  g_autoptr (TelAxlRows) rows = NULL;
  GError *error = NULL;

  response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);
  if (response == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  rows = tel_axl_response_steal_rows (response);
  for (guint i = 0; i < tel_axl_rows_get_n_rows (rows); i++)
    if (tel_axl_rows_look_up (rows, i, reading->name) != NULL)
      g_strv_builder_add (values, tel_axl_rows_look_up (rows, i, reading->name));
  g_task_return_pointer (task, g_strv_builder_end (values), (GDestroyNotify) g_strfreev);
}

/**
 * tel_axl_client_get_phone_options_async:
 * @self: the client
 * @uuid: the uuid of a device that is there
 * @element: the AXL name of an element, such as `devicePoolName`
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Asks which values an element of a device may have (contract 2.1, 10.0 and later).
 */
void
tel_axl_client_get_phone_options_async (TelAxlClient *self,
                                        const char *uuid,
                                        const char *element,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task;
  Reading *reading;
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (uuid != NULL && element != NULL);

  task = create_task (self, NULL, cancellable, callback, user_data, tel_axl_client_get_phone_options_async);
  reading = g_task_get_task_data (task);
  reading->name = g_strdup (element);
  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_phone_options (tel_axl_client_get_release (self), uuid, element, 0,
                                                 tel_axl_client_get_page_size (self), &error);
  tel_axl_client_call (task, request, error, on_options_answered);
}

/**
 * tel_axl_client_get_phone_options_finish:
 * @self: the client
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_client_get_phone_options_async().
 *
 * Returns: (transfer full) (array zero-terminated=1): the values; %NULL with a #TelError or %G_IO_ERROR_CANCELLED set
 */
char **
tel_axl_client_get_phone_options_finish (TelAxlClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_authenticated (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (TelAxlResponse) response = NULL;
  g_autoptr (TelAxlRows) rows = NULL;
  const char *answer = NULL;
  GError *error = NULL;

  response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);
  if (response == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  rows = tel_axl_response_steal_rows (response);
  if (tel_axl_rows_get_n_rows (rows) > 0)
    answer = tel_axl_rows_look_up (rows, 0, "userAuthenticated");
  g_task_return_boolean (task, g_strcmp0 (answer, "true") == 0 || g_strcmp0 (answer, "t") == 0 ||
                                   g_strcmp0 (answer, "1") == 0);
}

/**
 * tel_axl_client_authenticate_user_async:
 * @self: the client
 * @user_id: a user of the cluster
 * @password: the password or PIN to try; kept no longer than the request, which wipes it
 * @is_pin: whether it is a PIN
 * @cancellable: (nullable): ends it as long as it waits for its turn
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Asks whether a password or PIN is a user's (contract 2.3). It is sent once and never repeated: wrong ones count.
 */
void
tel_axl_client_authenticate_user_async (TelAxlClient *self,
                                        const char *user_id,
                                        const char *password,
                                        gboolean is_pin,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task;
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (user_id != NULL && password != NULL);

  task = create_task (self, NULL, cancellable, callback, user_data, tel_axl_client_authenticate_user_async);
  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_authenticate (tel_axl_client_get_release (self), user_id, password, is_pin);
  tel_axl_client_call (task, request, error, on_authenticated);
}

/**
 * tel_axl_client_authenticate_user_finish:
 * @self: the client
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_client_authenticate_user_async().
 *
 * Returns: %TRUE when it is the user's; %FALSE without an error when it is not, and with one when the cluster did not
 *   say: a #TelError or %G_IO_ERROR_CANCELLED
 */
gboolean
tel_axl_client_authenticate_user_finish (TelAxlClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
