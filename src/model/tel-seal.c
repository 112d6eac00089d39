/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-seal.h"

#include <gnutls/crypto.h>
#include <string.h>

#define CIPHER GNUTLS_CIPHER_AES_256_GCM
#define NONCE_SIZE 12
#define DIGEST_SIZE 32
#define VOUCHED_SIZE (DIGEST_SIZE + sizeof (guint32) + 1)

struct _TelSeal
{
  gnutls_aead_cipher_hd_t cipher;
  guint8 key[TEL_SEAL_KEY_SIZE];
  guint8 before[DIGEST_SIZE];
  guint32 n_pieces;
};

/**
 * tel_seal_fill_random:
 * @bytes: (array length=size): where they go
 * @size: how many
 *
 * Makes random bytes that are good enough for a key.
 *
 * Returns: %FALSE when the system gives none
 */
gboolean
tel_seal_fill_random (guint8 *bytes, gsize size)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return gnutls_rnd (GNUTLS_RND_KEY, bytes, size) >= 0;
}

static gboolean
begin (TelSeal *self, GBytes *key, GByteArray *input, const guint8 *before, gsize before_size)
{
  gnutls_datum_t datum = { self->key, sizeof self->key };

  return g_bytes_get_size (key) == TEL_SEAL_KEY_SIZE &&
         gnutls_hmac_fast (GNUTLS_MAC_SHA256, g_bytes_get_data (key, NULL), TEL_SEAL_KEY_SIZE, input->data, input->len,
                           self->key) >= 0 &&
         gnutls_hash_fast (GNUTLS_DIG_SHA256, before, before_size, self->before) >= 0 &&
         gnutls_aead_cipher_init (&self->cipher, CIPHER, &datum) >= 0;
}

/**
 * tel_seal_new:
 * @key: a key of %TEL_SEAL_KEY_SIZE bytes
 * @purpose: what the key of the file is made for, so that it is none of anything else
 * @salt: %TEL_SEAL_SALT_SIZE random bytes, others for each file
 * @before: (array length=before_size): what stands before the content and can be read by all
 * @before_size: how much that is, in bytes
 *
 * Begins to encrypt or to decrypt a file.
 *
 * Returns: (transfer full) (nullable): a seal, or %NULL when the key is of another size, or this computer cannot do it
 */
TelSeal *
tel_seal_new (GBytes *key, const char *purpose, const guint8 *salt, const guint8 *before, gsize before_size)
{
  g_autoptr (GByteArray) input = g_byte_array_new ();
  g_autoptr (TelSeal) self = g_new0 (TelSeal, 1);

  g_return_val_if_fail (key != NULL && purpose != NULL && salt != NULL && before != NULL, NULL);

  g_byte_array_append (input, (const guint8 *) purpose, (guint) strlen (purpose) + 1);
  g_byte_array_append (input, salt, TEL_SEAL_SALT_SIZE);

  return begin (self, key, input, before, before_size) ? g_steal_pointer (&self) : NULL;
}

/**
 * tel_seal_free:
 * @self: (transfer full): a seal
 *
 * Frees it and wipes its key.
 */
void
tel_seal_free (TelSeal *self)
{
  g_return_if_fail (self != NULL);

  if (self->cipher != NULL)
    gnutls_aead_cipher_deinit (self->cipher);
  gnutls_memset (self, 0, sizeof *self);
  g_free (self);
}

/* The nonce is the piece's place, which comes once under a key that only this file has. */
static void
number_piece (TelSeal *self, gboolean is_last, guint8 *nonce, guint8 *vouched)
{
  guint32 place = GUINT32_TO_LE (self->n_pieces);

  memset (nonce, 0, NONCE_SIZE);
  memcpy (nonce, &place, sizeof place);
  memcpy (vouched, self->before, sizeof self->before);
  memcpy (vouched + sizeof self->before, &place, sizeof place);
  vouched[sizeof self->before + sizeof place] = is_last ? 1 : 0;
  self->n_pieces++;
}

/**
 * tel_seal_encrypt:
 * @self: a seal
 * @plain: (array length=size): the next piece
 * @size: how much it is, in bytes: %TEL_SEAL_PIECE_SIZE, less only of the last
 * @is_last: whether it is the last
 * @out: where it is appended, encrypted
 *
 * Encrypts a piece.
 *
 * Returns: %FALSE when this computer cannot do it
 */
gboolean
tel_seal_encrypt (TelSeal *self, const guint8 *plain, gsize size, gboolean is_last, GByteArray *out)
{
  guint8 nonce[NONCE_SIZE];
  guint8 vouched[VOUCHED_SIZE];
  gsize room = size + TEL_SEAL_GROWTH;
  guint start;

  g_return_val_if_fail (self != NULL && out != NULL, FALSE);

  start = out->len;
  number_piece (self, is_last, nonce, vouched);
  g_byte_array_set_size (out, start + (guint) room);
  if (gnutls_aead_cipher_encrypt (self->cipher, nonce, sizeof nonce, vouched, sizeof vouched, TEL_SEAL_GROWTH, plain,
                                  size, out->data + start, &room) < 0)
    return FALSE;

  return room == size + TEL_SEAL_GROWTH;
}

/**
 * tel_seal_decrypt:
 * @self: a seal
 * @sealed: (array length=size): the next piece
 * @size: how much it is, in bytes: %TEL_SEAL_PIECE_SIZE and %TEL_SEAL_GROWTH, less only of the last
 * @is_last: whether it is the last
 * @out: where it is appended, decrypted
 *
 * Decrypts a piece.
 *
 * Returns: %FALSE when it was altered, is not the one that belongs here, or is of another key
 */
gboolean
tel_seal_decrypt (TelSeal *self, const guint8 *sealed, gsize size, gboolean is_last, GByteArray *out)
{
  guint8 nonce[NONCE_SIZE];
  guint8 vouched[VOUCHED_SIZE];
  guint8 piece[TEL_SEAL_PIECE_SIZE];
  gsize room = sizeof piece;

  g_return_val_if_fail (self != NULL && sealed != NULL && out != NULL, FALSE);

  if (size < TEL_SEAL_GROWTH)
    return FALSE;

  number_piece (self, is_last, nonce, vouched);
  if (gnutls_aead_cipher_decrypt (self->cipher, nonce, sizeof nonce, vouched, sizeof vouched, TEL_SEAL_GROWTH, sealed,
                                  size, piece, &room) < 0)
    return FALSE;
  g_byte_array_append (out, piece, (guint) room);
  gnutls_memset (piece, 0, sizeof piece);

  return TRUE;
}
