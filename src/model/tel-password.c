/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-password.h"

#include <string.h>

struct _TelPassword
{
  gatomicrefcount references;
  gsize size;
  char text[];
};

G_DEFINE_BOXED_TYPE (TelPassword, tel_password, tel_password_ref, tel_password_unref)

/**
 * tel_password_new:
 * @text: what a person typed, or a keyring gave
 *
 * Keeps a password. What it is taken from stays the caller's to wipe.
 *
 * Returns: (transfer full): the password
 */
TelPassword *
tel_password_new (const char *text)
{
  TelPassword *self;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  self = g_malloc0 (sizeof (TelPassword) + length + 1);
  g_atomic_ref_count_init (&self->references);
  self->size = sizeof (TelPassword) + length + 1;
  memcpy (self->text, text, length);

  return self;
}

/**
 * tel_password_ref:
 * @self: a password
 *
 * Takes a reference: the secret stands in memory once, however many hold it.
 *
 * Returns: (transfer full): @self
 */
TelPassword *
tel_password_ref (TelPassword *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * tel_password_unref:
 * @self: (transfer full): a password
 *
 * Drops a reference; with the last one the memory is wiped.
 */
void
tel_password_unref (TelPassword *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  explicit_bzero (self, self->size);
  g_free (self);
}

/**
 * tel_password_peek:
 * @self: a password
 *
 * Shows the secret itself. It must not be copied where it is not wiped.
 *
 * Returns: the password, valid as long as @self
 */
const char *
tel_password_peek (const TelPassword *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}
