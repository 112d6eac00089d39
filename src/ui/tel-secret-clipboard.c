/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-secret-clipboard.h"

#include "ui/tel-secret-provider.h"

#define DATA_KEY "tel-secret-clipboard"

struct _TelSecretClipboard
{
  GObject parent_instance;

  GdkClipboard *clipboard;
  GdkContentProvider *provider;
  GtkWindow *window;
  gint64 deadline;
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (TelSecretClipboard, tel_secret_clipboard, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_REMAINING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* Somebody else's content is none of our business. */
static void
claim_empty (TelSecretClipboard *self)
{
  if (self->provider != NULL && gdk_clipboard_get_content (self->clipboard) == self->provider)
    gdk_clipboard_set_content (self->clipboard, NULL);
  g_clear_object (&self->provider);
}

/* A compositor lets only the focused program claim the clipboard, so the claim may have to wait. */
static void
on_active_changed (TelSecretClipboard *self)
{
  if (self->provider != NULL && self->timeout_id == 0 && self->window != NULL && gtk_window_is_active (self->window))
    claim_empty (self);
}

static void
expire (TelSecretClipboard *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->provider != NULL)
    tel_secret_provider_expire (TEL_SECRET_PROVIDER (self->provider));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMAINING]);
}

static gboolean
on_second (gpointer user_data)
{
  TelSecretClipboard *self = user_data;

  if (tel_secret_clipboard_get_remaining (self) > 0)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMAINING]);
      return G_SOURCE_CONTINUE;
    }

  self->timeout_id = 0;
  expire (self);
  on_active_changed (self);

  return G_SOURCE_REMOVE;
}

static void
set_window (TelSecretClipboard *self, GtkWindow *window)
{
  if (self->window == window)
    return;

  if (self->window != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->window, on_active_changed, self);
      g_object_remove_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
    }
  self->window = window;
  if (window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &self->window);
      g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_active_changed), self, G_CONNECT_SWAPPED);
    }
}

static void
tel_secret_clipboard_dispose (GObject *object)
{
  TelSecretClipboard *self = TEL_SECRET_CLIPBOARD (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  set_window (self, NULL);
  g_clear_object (&self->provider);
  g_clear_object (&self->clipboard);

  G_OBJECT_CLASS (tel_secret_clipboard_parent_class)->dispose (object);
}

static void
tel_secret_clipboard_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelSecretClipboard *self = TEL_SECRET_CLIPBOARD (object);

  switch (property_id)
    {
    case PROP_REMAINING:
      g_value_set_uint (value, tel_secret_clipboard_get_remaining (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_secret_clipboard_class_init (TelSecretClipboardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_secret_clipboard_dispose;
  object_class->get_property = tel_secret_clipboard_get_property;

  properties[PROP_REMAINING] =
      g_param_spec_uint ("remaining", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_secret_clipboard_init (TelSecretClipboard *self)
{
}

/**
 * tel_secret_clipboard_get_for_display:
 * @display: a display
 *
 * Gets the one that looks after the display's clipboard, so that a string is withdrawn in time even when the dialog it
 * was copied from is closed.
 *
 * Returns: (transfer none): the display's secret clipboard
 */
TelSecretClipboard *
tel_secret_clipboard_get_for_display (GdkDisplay *display)
{
  TelSecretClipboard *self;

  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);

  self = g_object_get_data (G_OBJECT (display), DATA_KEY);
  if (self == NULL)
    {
      self = g_object_new (TEL_TYPE_SECRET_CLIPBOARD, NULL);
      self->clipboard = g_object_ref (gdk_display_get_clipboard (display));
      g_object_set_data_full (G_OBJECT (display), DATA_KEY, self, g_object_unref);
    }

  return self;
}

/**
 * tel_secret_clipboard_offer:
 * @self: a secret clipboard
 * @string: the string to offer
 * @seconds: for how long it is served
 * @window: the window whose focus lets us claim the clipboard when the time is over
 *
 * Puts the string on the clipboard. Clipboard managers are asked not to keep it; after @seconds it is not served any
 * more, and the clipboard is emptied as soon as @window has the focus.
 */
void
tel_secret_clipboard_offer (TelSecretClipboard *self, TelAuthString *string, guint seconds, GtkWindow *window)
{
  g_return_if_fail (TEL_IS_SECRET_CLIPBOARD (self));
  g_return_if_fail (string != NULL);

  expire (self);
  g_clear_object (&self->provider);
  set_window (self, window);

  self->deadline = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  self->provider = tel_secret_provider_new (string, self->deadline);
  gdk_clipboard_set_content (self->clipboard, self->provider);
  self->timeout_id = g_timeout_add_seconds (1, on_second, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMAINING]);
}

/**
 * tel_secret_clipboard_clear:
 * @self: a secret clipboard
 *
 * Withdraws the string now: before quitting, and when a new string makes the old one worthless.
 */
void
tel_secret_clipboard_clear (TelSecretClipboard *self)
{
  g_return_if_fail (TEL_IS_SECRET_CLIPBOARD (self));

  expire (self);
  claim_empty (self);
}

/**
 * tel_secret_clipboard_get_remaining:
 * @self: a secret clipboard
 *
 * Gets the seconds for which the string is still served.
 *
 * Returns: seconds, rounded up; 0 when nothing is served
 */
guint
tel_secret_clipboard_get_remaining (TelSecretClipboard *self)
{
  gint64 left;

  g_return_val_if_fail (TEL_IS_SECRET_CLIPBOARD (self), 0);

  if (self->timeout_id == 0)
    return 0;
  left = self->deadline - g_get_monotonic_time ();

  return left > 0 ? (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}

/**
 * tel_secret_clipboard_offers:
 * @self: a secret clipboard
 * @string: (nullable): an authentication string
 *
 * Tells whether it is this string that is served, and not another one.
 *
 * Returns: %TRUE while it is
 */
gboolean
tel_secret_clipboard_offers (TelSecretClipboard *self, TelAuthString *string)
{
  g_return_val_if_fail (TEL_IS_SECRET_CLIPBOARD (self), FALSE);

  return tel_secret_clipboard_get_remaining (self) > 0 && self->provider != NULL &&
         tel_secret_provider_offers (TEL_SECRET_PROVIDER (self->provider), string);
}
