/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-auth-string.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include "model/tel-error.h"

#define MINIMUM_LENGTH 4
#define MAXIMUM_LENGTH 10

struct _TelAuthString
{
  gatomicrefcount references;
  gsize size;
  char digits[];
};

G_DEFINE_BOXED_TYPE (TelAuthString, tel_auth_string, tel_auth_string_ref, tel_auth_string_unref)

static TelAuthString *
allocate (gsize length)
{
  gsize size = sizeof (TelAuthString) + length + 1;
  TelAuthString *self = g_malloc0 (size);

  g_atomic_ref_count_init (&self->references);
  self->size = size;

  return self;
}

/* Draws a number below @limit without the bias that a mere remainder would have. */
static gboolean
draw (guint limit, guint *number)
{
  const guint fair = 256 / limit * limit;
  guint8 byte;

  do
    {
      if (gnutls_rnd (GNUTLS_RND_KEY, &byte, sizeof byte) != GNUTLS_E_SUCCESS)
        return FALSE;
    }
  while (byte >= fair);

  *number = byte % limit;
  gnutls_memset (&byte, 0, sizeof byte);

  return TRUE;
}

/**
 * tel_auth_string_generate:
 * @length: the number of digits, 4 to 10
 * @error: return location for an error
 *
 * Makes a new authentication string of random digits; AXL has no generator (G3.3, contract 4.3). The first digit is
 * not 0, since nobody knows whether every release keeps it.
 *
 * Returns: (transfer full): the string, or NULL with %TEL_ERROR_STORAGE when the system gives no random numbers
 */
TelAuthString *
tel_auth_string_generate (guint length, GError **error)
{
  g_autoptr (TelAuthString) self = NULL;

  g_return_val_if_fail (length >= MINIMUM_LENGTH && length <= MAXIMUM_LENGTH, NULL);

  self = allocate (length);
  for (guint i = 0; i < length; i++)
    {
      guint digit;

      if (!draw (i == 0 ? 9 : 10, &digit))
        {
          g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE,
                               _ ("No authentication string could be made, because this computer gives no random "
                                  "numbers. Restart it and try again."));
          return NULL;
        }
      self->digits[i] = (char) ((i == 0 ? '1' : '0') + digit);
      digit = 0;
    }

  return g_steal_pointer (&self);
}

/**
 * tel_auth_string_new:
 * @digits: the string as a cluster gave it
 *
 * Keeps a string that was read. What it is taken from stays the caller's to wipe.
 *
 * Returns: (transfer full): the string; see tel_auth_string_is_valid()
 */
TelAuthString *
tel_auth_string_new (const char *digits)
{
  TelAuthString *self;
  gsize length;

  g_return_val_if_fail (digits != NULL, NULL);

  length = strlen (digits);
  self = allocate (length);
  memcpy (self->digits, digits, length);

  return self;
}

/**
 * tel_auth_string_ref:
 * @self: a string
 *
 * Takes a reference: the secret stands in memory once, however many hold it.
 *
 * Returns: (transfer full): @self
 */
TelAuthString *
tel_auth_string_ref (TelAuthString *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * tel_auth_string_unref:
 * @self: (transfer full): a string
 *
 * Drops a reference; with the last one the memory is wiped.
 */
void
tel_auth_string_unref (TelAuthString *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  gnutls_memset (self, 0, self->size);
  g_free (self);
}

/**
 * tel_auth_string_peek:
 * @self: a string
 *
 * Shows the secret itself. It must not be copied where it is not wiped, nor shown where nobody asked for it.
 *
 * Returns: the digits, valid as long as @self
 */
const char *
tel_auth_string_peek (const TelAuthString *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->digits;
}

/**
 * tel_auth_string_is_valid:
 * @self: a string
 *
 * Tells whether a string is one that CAPF takes: 4 to 10 digits (contract 4.3).
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_auth_string_is_valid (const TelAuthString *self)
{
  gsize length;

  g_return_val_if_fail (self != NULL, FALSE);

  length = strspn (self->digits, "0123456789");

  return self->digits[length] == '\0' && length >= MINIMUM_LENGTH && length <= MAXIMUM_LENGTH;
}

/**
 * tel_auth_string_equal:
 * @self: (nullable): a string
 * @other: (nullable): another
 *
 * Compares two strings, in a time that does not tell where they differ.
 *
 * Returns: %TRUE when both are the same, or both are NULL
 */
gboolean
tel_auth_string_equal (const TelAuthString *self, const TelAuthString *other)
{
  if (self == NULL || other == NULL)
    return self == other;
  if (self->size != other->size)
    return FALSE;

  return gnutls_memcmp (self->digits, other->digits, self->size - sizeof (TelAuthString)) == 0;
}
