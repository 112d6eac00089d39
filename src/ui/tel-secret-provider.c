/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-secret-provider.h"

#include <string.h>

#define TEXT_TYPE "text/plain;charset=utf-8"
#define PLAIN_TEXT_TYPE "text/plain"
/* Klipper's convention, kept by the other clipboard managers too: an offer with this type is not to be remembered. */
#define HINT_TYPE "x-kde-passwordManagerHint"
#define HINT "secret"

struct _TelSecretProvider
{
  GdkContentProvider parent_instance;

  TelAuthString *string;
  gint64 deadline;
};

G_DEFINE_FINAL_TYPE (TelSecretProvider, tel_secret_provider, GDK_TYPE_CONTENT_PROVIDER)

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GdkContentFormats *
tel_secret_provider_ref_formats (GdkContentProvider *provider)
{
  static const char *mime_types[] = { TEXT_TYPE, PLAIN_TEXT_TYPE, HINT_TYPE };

  return gdk_content_formats_new (mime_types, G_N_ELEMENTS (mime_types));
}

/* Nothing of it is handed to a clipboard manager when the program ends. */
static GdkContentFormats *
tel_secret_provider_ref_storable_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new (NULL, 0);
}

static void
tel_secret_provider_write_mime_type_async (GdkContentProvider *provider,
                                           const char *mime_type,
                                           GOutputStream *stream,
                                           int io_priority,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  TelSecretProvider *self = TEL_SECRET_PROVIDER (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *text = NULL;

  g_task_set_source_tag (task, tel_secret_provider_write_mime_type_async);
  g_task_set_priority (task, io_priority);

  if (g_str_equal (mime_type, HINT_TYPE))
    text = HINT;
  else if (self->string != NULL && g_get_monotonic_time () < self->deadline)
    text = tel_auth_string_peek (self->string);

  if (text == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The offer has expired");
      return;
    }

  /* The task keeps the string, and so the text, until it is written. */
  if (self->string != NULL)
    g_task_set_task_data (task, tel_auth_string_ref (self->string), (GDestroyNotify) tel_auth_string_unref);
  g_output_stream_write_all_async (stream, text, strlen (text), io_priority, cancellable, on_written,
                                   g_steal_pointer (&task));
}

static gboolean
tel_secret_provider_write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
tel_secret_provider_finalize (GObject *object)
{
  tel_secret_provider_expire (TEL_SECRET_PROVIDER (object));

  G_OBJECT_CLASS (tel_secret_provider_parent_class)->finalize (object);
}

static void
tel_secret_provider_class_init (TelSecretProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tel_secret_provider_finalize;
  provider_class->ref_formats = tel_secret_provider_ref_formats;
  provider_class->ref_storable_formats = tel_secret_provider_ref_storable_formats;
  provider_class->write_mime_type_async = tel_secret_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = tel_secret_provider_write_mime_type_finish;
}

static void
tel_secret_provider_init (TelSecretProvider *self)
{
}

/**
 * tel_secret_provider_new:
 * @string: an authentication string
 * @deadline: the monotonic time in microseconds from which it is not served any more
 *
 * Makes an offer of the string.
 *
 * Returns: (transfer full): a new provider
 */
GdkContentProvider *
tel_secret_provider_new (TelAuthString *string, gint64 deadline)
{
  TelSecretProvider *self = g_object_new (TEL_TYPE_SECRET_PROVIDER, NULL);

  self->string = tel_auth_string_ref (string);
  self->deadline = deadline;

  return GDK_CONTENT_PROVIDER (self);
}

/**
 * tel_secret_provider_offers:
 * @self: a provider
 * @string: an authentication string
 *
 * Tells whether it is this string that is offered.
 *
 * Returns: %TRUE while it is
 */
gboolean
tel_secret_provider_offers (TelSecretProvider *self, TelAuthString *string)
{
  g_return_val_if_fail (TEL_IS_SECRET_PROVIDER (self), FALSE);

  return self->string != NULL && string != NULL && tel_auth_string_equal (self->string, string);
}

/**
 * tel_secret_provider_expire:
 * @self: a provider
 *
 * Lets the string go. Whoever asks for it from now on gets an error.
 */
void
tel_secret_provider_expire (TelSecretProvider *self)
{
  g_return_if_fail (TEL_IS_SECRET_PROVIDER (self));

  g_clear_pointer (&self->string, tel_auth_string_unref);
}
