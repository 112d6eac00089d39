/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of a key and of what tells two files of one key apart, in bytes. */
#define TEL_SEAL_KEY_SIZE 32
#define TEL_SEAL_SALT_SIZE 32
/* All pieces but the last are of this size before they are encrypted, and grow by as much, in bytes. */
#define TEL_SEAL_PIECE_SIZE (64 * 1024)
#define TEL_SEAL_GROWTH 16

/**
 * TelSeal:
 *
 * Encrypts, piece by piece, what is kept on the disk, or decrypts it (AES-256-GCM). Each salt makes a key of its own of
 * the one that is given. Each piece vouches for what stands before the content, for its own place, and for whether it
 * is the last, so that none can be altered, exchanged or left out.
 */
typedef struct _TelSeal TelSeal;

gboolean tel_seal_fill_random (guint8 *bytes, gsize size);
TelSeal *tel_seal_new (GBytes *key, const char *purpose, const guint8 *salt, const guint8 *before, gsize before_size);
void tel_seal_free (TelSeal *self);
gboolean tel_seal_encrypt (TelSeal *self, const guint8 *plain, gsize size, gboolean is_last, GByteArray *out);
gboolean tel_seal_decrypt (TelSeal *self, const guint8 *sealed, gsize size, gboolean is_last, GByteArray *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSeal, tel_seal_free)

G_END_DECLS
