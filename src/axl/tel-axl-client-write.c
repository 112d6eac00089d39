/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"

#include "axl/tel-axl-client-private.h"
#include "model/tel-error.h"

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (TelAxlResponse) response = NULL;
  GError *error = NULL;

  response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);
  if (g_error_matches (error, TEL_ERROR, TEL_ERROR_READ_ONLY))
    tel_axl_client_note_read_only (g_task_get_source_object (task));
  if (response == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static GTask *
create_task (TelAxlClient *self,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data,
             gpointer source_tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  /* The outcome of a write is told even when it was cancelled too late. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

/*
 * Takes over task, request and error; sends nothing where there is no request. Every write passes here, so that one
 * that the person has switched off goes no further; what the account may do the cluster itself decides.
 */
static void
write_request (GTask *task, TelAxlRequest *request, GError *error)
{
  if (request != NULL && !tel_axl_client_check_switch (g_task_get_source_object (task), &error))
    g_clear_pointer (&request, tel_axl_request_unref);
  tel_axl_client_call (task, request, error, on_written);
}

/**
 * tel_axl_client_add_async:
 * @self: the client
 * @kind: what it is
 * @object: what is to be; its secrets are sent too
 * @cancellable: (nullable): gives it up as long as it waits for its turn; once sent it goes on, for its outcome has to
 *   be known
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Adds an object.
 */
void
tel_axl_client_add_async (TelAxlClient *self,
                          TelObjectKind kind,
                          TelObject *object,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);
  g_return_if_fail (TEL_IS_OBJECT (object));
  g_return_if_fail (G_OBJECT_TYPE (object) == tel_object_kind_get_object_type (kind));

  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_add (tel_axl_client_get_release (self), object, &error);

  write_request (create_task (self, cancellable, callback, user_data, tel_axl_client_add_async), request, error);
}

/**
 * tel_axl_client_update_async:
 * @self: the client
 * @kind: what it is
 * @base: the object as it was read
 * @draft: the object as it is to be
 * @cancellable: (nullable): gives it up as long as it waits for its turn
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Changes an object: sends what differs between the two, lists whole.
 */
void
tel_axl_client_update_async (TelAxlClient *self,
                             TelObjectKind kind,
                             TelObject *base,
                             TelObject *draft,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);
  g_return_if_fail (TEL_IS_OBJECT (base));
  g_return_if_fail (TEL_IS_OBJECT (draft));
  g_return_if_fail (G_OBJECT_TYPE (draft) == tel_object_kind_get_object_type (kind));

  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_update (tel_axl_client_get_release (self), base, draft, &error);

  write_request (create_task (self, cancellable, callback, user_data, tel_axl_client_update_async), request, error);
}

/**
 * tel_axl_client_remove_async:
 * @self: the client
 * @kind: what it is
 * @name: the name that identifies it
 * @partition: (nullable): the partition of a directory number, %NULL or empty for none
 * @cancellable: (nullable): gives it up as long as it waits for its turn
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Removes an object.
 */
void
tel_axl_client_remove_async (TelAxlClient *self,
                             TelObjectKind kind,
                             const char *name,
                             const char *partition,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);
  g_return_if_fail (name != NULL);

  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_remove (tel_axl_client_get_release (self), kind, name, partition, &error);

  write_request (create_task (self, cancellable, callback, user_data, tel_axl_client_remove_async), request, error);
}

/**
 * tel_axl_client_apply_async:
 * @self: the client
 * @device_name: the device
 * @cancellable: (nullable): gives it up as long as it waits for its turn
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Sends Apply Config to a device, by the operation that the release has for it (contract 2.1). May be repeated.
 */
void
tel_axl_client_apply_async (TelAxlClient *self,
                            const char *device_name,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (device_name != NULL);

  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_apply (tel_axl_client_get_release (self), TEL_OBJECT_KIND_DEVICE, device_name, NULL,
                                         &error);

  write_request (create_task (self, cancellable, callback, user_data, tel_axl_client_apply_async), request, error);
}

static TelAxlRequest *
request_effect (TelRelease release,
                TelAxlEffect effect,
                TelObjectKind kind,
                const char *name,
                const char *partition,
                GError **error)
{
  switch (effect)
    {
    case TEL_AXL_EFFECT_APPLY:
      return tel_axl_request_new_apply (release, kind, name, partition, error);
    case TEL_AXL_EFFECT_RESTART:
      return tel_axl_request_new_restart (release, kind, name, partition, error);
    case TEL_AXL_EFFECT_RESET:
      return tel_axl_request_new_reset (release, kind, name, partition, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * tel_axl_client_effect_async:
 * @self: the client
 * @effect: what the devices are to do
 * @kind: a device, or what several devices share: a directory number, a security profile, a SIP profile
 * @name: the name that identifies it
 * @partition: (nullable): the partition of a directory number, %NULL or empty for none
 * @cancellable: (nullable): gives it up as long as it waits for its turn
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Applies the configuration of a device, or of those that use something, or restarts or resets them, by the operation
 * that the release has for it (contract 2.1): 9.1 knows devices only.
 */
void
tel_axl_client_effect_async (TelAxlClient *self,
                             TelAxlEffect effect,
                             TelObjectKind kind,
                             const char *name,
                             const char *partition,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (kind < TEL_N_OBJECT_KINDS);
  g_return_if_fail (name != NULL);

  if (tel_axl_client_check_connected (self, &error))
    request = request_effect (tel_axl_client_get_release (self), effect, kind, name, partition, &error);

  write_request (create_task (self, cancellable, callback, user_data, tel_axl_client_effect_async), request, error);
}

/**
 * tel_axl_client_enterprise_effect_async:
 * @self: the client
 * @effect: what all devices are to do
 * @cancellable: (nullable): gives it up as long as it waits for its turn
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Puts changed enterprise parameters into effect on every device (contract 2.6, 12.5 and later).
 */
void
tel_axl_client_enterprise_effect_async (TelAxlClient *self,
                                        TelAxlEffect effect,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  TelAxlRequest *request = NULL;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));

  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_enterprise_effect (tel_axl_client_get_release (self), effect, &error);

  write_request (create_task (self, cancellable, callback, user_data, tel_axl_client_enterprise_effect_async), request,
                 error);
}

/**
 * tel_axl_client_write_finish:
 * @self: the client
 * @result: the result
 * @error: return location
 *
 * Ends what adds, updates, removes or applies.
 *
 * Returns: %TRUE when the cluster said that it is done; %FALSE with %TEL_ERROR_UNKNOWN_OUTCOME set when its answer was
 *   lost after sending had begun, and with another #TelError or %G_IO_ERROR_CANCELLED when nothing was carried out
 */
gboolean
tel_axl_client_write_finish (TelAxlClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
