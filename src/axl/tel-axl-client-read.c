/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-private.h"
#include "axl/tel-axl-request-cluster.h"

#include "model/tel-error.h"

#define ANYTHING "%"

/* Twice what the largest cluster may have of anything; a server that never ends is not followed any further. */
#define MAX_ROWS 1000000

#define SUGGESTION_DIVISOR 5

/* A list that is being read: what is asked for, how far it has come, and what was there. */
typedef struct
{
  TelObjectKind kind;
  TelAxlPurpose purpose;
  char *criterion;
  char *pattern;
  TelAxlPageFunc page_func;
  gpointer page_data;
  guint skip;
  guint first;
  guint page_rows;
  guint barren_rows;
  gboolean was_too_large;
  GHashTable *seen;
  GPtrArray *objects;
} List;

static void read_page (GTask *task);

static List *
list_new (TelAxlClient *self, TelObjectKind kind, TelAxlPageFunc page_func, gpointer page_data)
{
  List *list = g_new0 (List, 1);

  list->kind = kind;
  list->purpose = TEL_AXL_PURPOSE_OVERVIEW;
  list->page_func = page_func;
  list->page_data = page_data;
  list->page_rows = tel_axl_client_get_page_size (self);
  list->first = list->page_rows;
  list->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list->objects = g_ptr_array_new_with_free_func (g_object_unref);

  return list;
}

static void
list_free (List *list)
{
  g_free (list->criterion);
  g_free (list->pattern);
  g_hash_table_unref (list->seen);
  g_ptr_array_unref (list->objects);
  g_free (list);
}

/* No order is promised, so that a row may come twice when something is added meanwhile (contract 2.0). */
static GPtrArray *
keep_new (List *list, GPtrArray *objects)
{
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < objects->len; i++)
    {
      TelObject *object = g_ptr_array_index (objects, i);
      const char *uuid = tel_object_get_uuid (object);

      if (uuid != NULL && !g_hash_table_add (list->seen, g_strdup (uuid)))
        continue;
      g_ptr_array_add (page, g_object_ref (object));
      g_ptr_array_add (list->objects, g_object_ref (object));
    }

  return page;
}

/* The server's suggestion is an average and not to be relied on: rows further on may be longer. One fifth of it has
 * worked for others (user-needs 3.27); where that is refused too, halving ends this in any case. */
static gboolean
shrink_page (List *list, const GError *error)
{
  guint matched, suggested;
  guint first = list->first / 2;

  if (!g_error_matches (error, TEL_ERROR, TEL_ERROR_TOO_LARGE) || first == 0)
    return FALSE;

  if (!list->was_too_large && tel_axl_fault_parse_too_large (error->message, &matched, &suggested))
    first = MIN (first, MAX (suggested / SUGGESTION_DIVISOR, 1));
  list->was_too_large = TRUE;
  list->first = first;

  return TRUE;
}

/* A page that is not full is the last one. One that brings nothing new may be small and repeat what has moved; when a
 * whole page's worth of rows was nothing new, that server does not page. */
static gboolean
is_more_to_come (List *list, guint n_rows, guint n_new)
{
  list->barren_rows = n_new > 0 ? 0 : list->barren_rows + n_rows;

  return n_rows == list->first && list->barren_rows < list->page_rows && list->objects->len < MAX_ROWS;
}

static void
on_page_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  List *list = g_task_get_task_data (task);
  g_autoptr (TelAxlResponse) response = NULL;
  g_autoptr (GPtrArray) objects = NULL;
  g_autoptr (GPtrArray) page = NULL;
  GError *error = NULL;

  response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);
  if (response == NULL && shrink_page (list, error))
    {
      g_error_free (error);
      read_page (task);
      return;
    }
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

  objects = tel_axl_response_steal_objects (response);
  page = keep_new (list, objects);
  if (page->len > 0 && list->page_func != NULL)
    list->page_func (page, list->page_data);

  if (is_more_to_come (list, objects->len, page->len))
    {
      list->skip += objects->len;
      read_page (task);
      return;
    }

  g_task_return_pointer (task, g_ptr_array_ref (list->objects), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
read_page (GTask *task)
{
  TelAxlClient *self = g_task_get_source_object (task);
  List *list = g_task_get_task_data (task);
  const TelAxlCriterion criterion = { list->criterion, list->pattern != NULL ? list->pattern : ANYTHING };
  TelAxlRequest *request;
  GError *error = NULL;

  request = tel_axl_request_new_list (tel_axl_client_get_release (self), list->kind, &criterion,
                                      list->criterion != NULL ? 1 : 0, list->purpose, list->skip, list->first, &error);
  tel_axl_client_call (task, request, error, on_page_answered);
}

static void
on_object_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (TelAxlResponse) response = NULL;
  g_autoptr (GPtrArray) objects = NULL;
  GError *error = NULL;

  response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);
  if (response == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  objects = tel_axl_response_steal_objects (response);
  /* The answer to a get holds one object, or it is refused as it is read. */
  g_task_return_pointer (task, g_object_ref (g_ptr_array_index (objects, 0)), g_object_unref);
}

/* The property by which objects of a kind are found where nothing else is said. */
static const char *
get_default_criterion (TelObjectKind kind)
{
  g_autoptr (TelObjectClass) klass = g_type_class_ref (tel_object_kind_get_object_type (kind));

  return klass->key;
}

/**
 * tel_axl_client_list_async:
 * @self: the client
 * @kind: what is listed
 * @criterion: (nullable): the property to search by; %NULL for the one by which such objects are named
 * @pattern: (nullable): what it is to match, “%” standing for any run of characters; %NULL for anything
 * @page_func: (nullable) (scope async): takes the objects page by page; not called once @cancellable is cancelled
 * @page_data: for @page_func
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Lists objects, with what the release's list can tell of them (contract 2, "List paging"). It is read page by page;
 * where the server finds a page too large it goes on with smaller ones from the rows already read. An object that comes
 * twice is kept once.
 */
void
tel_axl_client_list_async (TelAxlClient *self,
                           TelObjectKind kind,
                           const char *criterion,
                           const char *pattern,
                           TelAxlPageFunc page_func,
                           gpointer page_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  List *list;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_axl_client_list_async);
  if (!tel_axl_client_check_connected (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (criterion == NULL && pattern != NULL)
    criterion = get_default_criterion (kind);

  list = list_new (self, kind, page_func, page_data);
  list->criterion = g_strdup (criterion);
  list->pattern = g_strdup (pattern);
  g_task_set_task_data (task, list, (GDestroyNotify) list_free);

  read_page (g_steal_pointer (&task));
}

/**
 * tel_axl_client_list_with_strings_async:
 * @self: the client
 * @page_func: (scope async): takes the devices page by page; not called once @cancellable is cancelled
 * @page_data: for @page_func
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Lists all devices with their authentication strings, which no other list asks for: for who looks which of them are
 * equal or unfit (C04, C07, C08) and has each device forget its own in @page_func. tel_axl_client_list_finish() ends
 * it.
 */
void
tel_axl_client_list_with_strings_async (TelAxlClient *self,
                                        TelAxlPageFunc page_func,
                                        gpointer page_data,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  List *list;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (page_func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_axl_client_list_with_strings_async);
  if (!tel_axl_client_check_connected (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  list = list_new (self, TEL_OBJECT_KIND_DEVICE, page_func, page_data);
  list->purpose = TEL_AXL_PURPOSE_SECRETS;
  g_task_set_task_data (task, list, (GDestroyNotify) list_free);

  read_page (g_steal_pointer (&task));
}

/**
 * tel_axl_client_list_finish:
 * @self: the client
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_client_list_async().
 *
 * Returns: (transfer full) (element-type TelObject): all objects of the list, those given to the page function too;
 *   %NULL with a #TelError or %G_IO_ERROR_CANCELLED set
 */
GPtrArray *
tel_axl_client_list_finish (TelAxlClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_axl_client_get_async:
 * @self: the client
 * @kind: what it is
 * @name: the name that identifies it: a user ID, a device name, the pattern of a directory number
 * @partition: (nullable): the partition of a directory number, %NULL or empty for none
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads one object whole.
 */
void
tel_axl_client_get_async (TelAxlClient *self,
                          TelObjectKind kind,
                          const char *name,
                          const char *partition,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  TelAxlRequest *request = NULL;
  GError *error = NULL;
  GTask *task;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);
  /* A parameter has no name of its own: it is found by node and service, in a list. */
  g_return_if_fail (kind != TEL_OBJECT_KIND_PARAMETER);
  g_return_if_fail (name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_axl_client_get_async);
  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_get (tel_axl_client_get_release (self), kind, name, partition, &error);

  tel_axl_client_call (task, request, error, on_object_answered);
}

/**
 * tel_axl_client_get_by_uuid_async:
 * @self: the client
 * @kind: what it is
 * @uuid: its uuid, in braces
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads one object whole, whatever it is called by now. tel_axl_client_get_finish() ends it.
 */
void
tel_axl_client_get_by_uuid_async (TelAxlClient *self,
                                  TelObjectKind kind,
                                  const char *uuid,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  TelAxlRequest *request = NULL;
  GError *error = NULL;
  GTask *task;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);
  g_return_if_fail (uuid != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_axl_client_get_by_uuid_async);
  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_get_by_uuid (tel_axl_client_get_release (self), kind, uuid);

  tel_axl_client_call (task, request, error, on_object_answered);
}

/**
 * tel_axl_client_get_again_async:
 * @self: the client
 * @object: an object with all that names it, not a reference; of a parameter its service, node and name
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads one object whole that is known already, or that has more than one name (contract 2.6).
 * tel_axl_client_get_finish() ends it.
 */
void
tel_axl_client_get_again_async (
    TelAxlClient *self, TelObject *object, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  TelAxlRequest *request = NULL;
  GError *error = NULL;
  GTask *task;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (TEL_IS_OBJECT (object));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_axl_client_get_again_async);
  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_get_again (tel_axl_client_get_release (self), object, &error);

  tel_axl_client_call (task, request, error, on_object_answered);
}

/**
 * tel_axl_client_get_finish:
 * @self: the client
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_client_get_async().
 *
 * Returns: (transfer full): the object; %NULL with a #TelError (%TEL_ERROR_NOT_FOUND where there is none) or
 *   %G_IO_ERROR_CANCELLED set
 */
TelObject *
tel_axl_client_get_finish (TelAxlClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
