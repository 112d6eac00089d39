/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/tel-error.h"
#include "model/tel-seal.h"

/*
 * The form, version 1: eight letters; the version and the length of the head, each in four bytes, the lowest first; the
 * head; the content, compressed and then encrypted in pieces (see TelSeal), which vouch for everything before it, with
 * a key that is made of the connection's and of random bytes in the head.
 */
#define LETTERS "TELSNAP\n"
#define VERSION 1
#define PREFIX_SIZE (sizeof LETTERS - 1 + 2 * sizeof (guint32))
#define HEAD "(sxsmsmsxay)"
#define MOST_HEAD (64 * 1024)

/* What a key of a file is made for, so that it is none of anything else. */
#define PURPOSE "Telephonist snapshot 1"

/**
 * tel_snapshot_entry_free:
 * @self: (transfer full): an entry
 *
 * Frees it.
 */
void
tel_snapshot_entry_free (TelSnapshotEntry *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  g_clear_pointer (&self->taken_at, g_date_time_unref);
  g_free (self->cluster_name);
  g_free (self->taken_by);
  g_clear_pointer (&self->expires_at, g_date_time_unref);
  g_free (self);
}

static void
set_altered (GError **error)
{
  g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE,
                       _ ("The saved snapshot cannot be opened: it was altered or cut off, or belongs to another key. "
                          "Read the cluster anew."));
}

static void
set_no_snapshot (GError **error)
{
  g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The file is no saved snapshot, or is cut off."));
}

static void
set_impossible (GError **error)
{
  g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE,
                       _ ("The snapshot was not saved, because this computer cannot encrypt it."));
}

static void
write_number (GByteArray *bytes, guint32 number)
{
  guint32 ordered = GUINT32_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &ordered, sizeof ordered);
}

static guint32
read_number (const guint8 *bytes)
{
  guint32 ordered;

  memcpy (&ordered, bytes, sizeof ordered);

  return GUINT32_FROM_LE (ordered);
}

static GBytes *
convert (GBytes *bytes, GConverter *converter, GError **error)
{
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) converted = g_converter_input_stream_new (plain, converter);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, converted, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                              NULL, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static GVariant *
write_head (const TelSnapshotEntry *entry, const guint8 *salt)
{
  GVariant *random = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, salt, TEL_SEAL_SALT_SIZE, 1);
  g_autoptr (GVariant) head = g_variant_ref_sink (
      g_variant_new ("(sxsmsmsx@ay)", tel_release_to_string (entry->release), g_date_time_to_unix (entry->taken_at),
                     g_time_zone_get_identifier (g_date_time_get_timezone (entry->taken_at)), entry->cluster_name,
                     entry->taken_by, g_date_time_to_unix (entry->expires_at), random));

  return G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (head) : g_steal_pointer (&head);
}

/**
 * tel_snapshot_file_make_key:
 * @error: return location
 *
 * Makes the key of a connection.
 *
 * Returns: (transfer full): the key, or %NULL with %TEL_ERROR_STORAGE set when the system gives no random numbers
 */
GBytes *
tel_snapshot_file_make_key (GError **error)
{
  g_autofree guint8 *key = g_malloc (TEL_SEAL_KEY_SIZE);

  if (!tel_seal_fill_random (key, TEL_SEAL_KEY_SIZE))
    {
      set_impossible (error);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&key), TEL_SEAL_KEY_SIZE);
}

/**
 * tel_snapshot_file_seal:
 * @entry: what is to stand at the head; path and size are not looked at
 * @content: what nobody is to read
 * @key: the key of the connection
 * @error: return location
 *
 * Makes a file of a snapshot.
 *
 * Returns: (transfer full): the file, or %NULL with %TEL_ERROR_STORAGE set
 */
GBytes *
tel_snapshot_file_seal (const TelSnapshotEntry *entry, GBytes *content, GBytes *key, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GVariant) head = NULL;
  g_autoptr (GBytes) compressed = NULL;
  g_autoptr (TelSeal) seal = NULL;
  guint8 salt[TEL_SEAL_SALT_SIZE];
  const guint8 *plain;
  gsize size, place = 0;

  g_return_val_if_fail (entry != NULL && content != NULL && key != NULL, NULL);

  compressed = convert (content, G_CONVERTER (compressor), NULL);
  if (compressed == NULL || !tel_seal_fill_random (salt, sizeof salt))
    {
      set_impossible (error);
      return NULL;
    }

  head = write_head (entry, salt);
  g_byte_array_append (file, (const guint8 *) LETTERS, sizeof LETTERS - 1);
  write_number (file, VERSION);
  write_number (file, (guint32) g_variant_get_size (head));
  g_byte_array_append (file, g_variant_get_data (head), (guint) g_variant_get_size (head));
  seal = tel_seal_new (key, PURPOSE, salt, file->data, file->len);
  if (seal == NULL)
    {
      set_impossible (error);
      return NULL;
    }

  plain = g_bytes_get_data (compressed, &size);
  do
    {
      gsize piece = MIN (size - place, (gsize) TEL_SEAL_PIECE_SIZE);

      if (!tel_seal_encrypt (seal, plain + place, piece, place + piece == size, file))
        {
          set_impossible (error);
          return NULL;
        }
      place += piece;
    }
  while (place < size);

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

static GVariant *
parse_head (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes, size);
  g_autoptr (GVariant) head = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (HEAD), copy, FALSE));

  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      GVariant *swapped = g_variant_byteswap (head);

      g_variant_unref (head);
      head = swapped;
    }

  return g_variant_is_normal_form (head) ? g_steal_pointer (&head) : NULL;
}

/**
 * tel_snapshot_file_is_one:
 * @file: what is in a file
 * @size: how much, in bytes
 *
 * Tells whether a file says that it is a saved snapshot. Whether it can be opened is another question.
 *
 * Returns: %FALSE when it is anything else
 */
gboolean
tel_snapshot_file_is_one (const char *file, gsize size)
{
  g_return_val_if_fail (file != NULL, FALSE);

  return size >= sizeof LETTERS - 1 && memcmp (file, LETTERS, sizeof LETTERS - 1) == 0;
}

/* Everything before the content. */
static GVariant *
read_before (const guint8 *bytes, gsize size, gsize *before_size, GError **error)
{
  g_autoptr (GVariant) head = NULL;
  guint32 head_size;

  if (size < PREFIX_SIZE || !tel_snapshot_file_is_one ((const char *) bytes, size))
    {
      set_no_snapshot (error);
      return NULL;
    }

  if (read_number (bytes + sizeof LETTERS - 1) != VERSION)
    {
      g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE,
                           _ ("The snapshot was saved by a newer version of this program, which alone can open it."));
      return NULL;
    }

  head_size = read_number (bytes + sizeof LETTERS - 1 + sizeof (guint32));
  if (head_size <= MOST_HEAD && head_size <= size - PREFIX_SIZE)
    head = parse_head (bytes + PREFIX_SIZE, head_size);
  if (head == NULL)
    {
      set_no_snapshot (error);
      return NULL;
    }

  *before_size = PREFIX_SIZE + head_size;

  return g_steal_pointer (&head);
}

static TelSnapshotEntry *
make_entry (GVariant *head)
{
  g_autoptr (TelSnapshotEntry) entry = g_new0 (TelSnapshotEntry, 1);
  const char *release, *zone_name, *cluster_name, *taken_by;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  gint64 taken_at, expires_at;

  g_variant_get (head, "(&sx&sm&sm&sx@ay)", &release, &taken_at, &zone_name, &cluster_name, &taken_by, &expires_at,
                 NULL);
  zone = g_time_zone_new_identifier (zone_name);
  utc = g_date_time_new_from_unix_utc (taken_at);
  entry->release = tel_release_from_string (release);
  entry->expires_at = g_date_time_new_from_unix_utc (expires_at);
  if (zone == NULL || utc == NULL || entry->release == TEL_RELEASE_UNKNOWN || entry->expires_at == NULL)
    return NULL;

  entry->taken_at = g_date_time_to_timezone (utc, zone);
  entry->cluster_name = g_strdup (cluster_name);
  entry->taken_by = g_strdup (taken_by);

  return g_steal_pointer (&entry);
}

static gboolean
decrypt (TelSeal *seal, const guint8 *sealed, gsize size, GByteArray *plain)
{
  gsize place = 0;

  do
    {
      gsize piece = MIN (size - place, (gsize) TEL_SEAL_PIECE_SIZE + TEL_SEAL_GROWTH);

      if (plain->len > G_MAXUINT - 2 * TEL_SEAL_PIECE_SIZE ||
          !tel_seal_decrypt (seal, sealed + place, piece, place + piece == size, plain))
        return FALSE;
      place += piece;
    }
  while (place < size);

  return TRUE;
}

/**
 * tel_snapshot_file_open:
 * @file: a file
 * @key: the key of the connection
 * @error: return location
 *
 * Opens a file, which is as it was saved or is not opened at all.
 *
 * Returns: (transfer full): the content, or %NULL with %TEL_ERROR_STORAGE set: the file is no snapshot, of a newer
 *   version, altered, cut off, expired, or of another key
 */
GBytes *
tel_snapshot_file_open (GBytes *file, GBytes *key, GError **error)
{
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GVariant) head = NULL;
  g_autoptr (GVariant) random = NULL;
  g_autoptr (TelSnapshotEntry) entry = NULL;
  g_autoptr (GBytes) compressed = NULL;
  GBytes *content;
  g_autoptr (TelSeal) seal = NULL;
  const guint8 *bytes, *salt;
  gsize size, before_size, salt_size;

  g_return_val_if_fail (file != NULL && key != NULL, NULL);

  bytes = g_bytes_get_data (file, &size);
  head = read_before (bytes, size, &before_size, error);
  if (head == NULL)
    return NULL;

  random = g_variant_get_child_value (head, 6);
  salt = g_variant_get_fixed_array (random, &salt_size, 1);
  if (salt_size == TEL_SEAL_SALT_SIZE)
    seal = tel_seal_new (key, PURPOSE, salt, bytes, before_size);
  if (seal == NULL || !decrypt (seal, bytes + before_size, size - before_size, plain))
    {
      set_altered (error);
      return NULL;
    }

  entry = make_entry (head);
  if (entry != NULL && g_date_time_to_unix (entry->expires_at) <= g_get_real_time () / G_USEC_PER_SEC)
    {
      g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE,
                           _ ("The time for which the snapshot was to be kept is over."));
      return NULL;
    }

  compressed = g_byte_array_free_to_bytes (g_steal_pointer (&plain));
  content = convert (compressed, G_CONVERTER (decompressor), NULL);
  if (content == NULL)
    set_altered (error);

  return content;
}

/**
 * tel_snapshot_file_read_head:
 * @path: a file
 * @error: return location
 *
 * Reads what stands at the head of a file. Nobody vouches for it yet.
 *
 * Returns: (transfer full): the entry, or %NULL with %TEL_ERROR_STORAGE set
 */
TelSnapshotEntry *
tel_snapshot_file_read_head (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
  g_autofree guint8 *bytes = g_malloc (PREFIX_SIZE + MOST_HEAD);
  g_autoptr (GVariant) head = NULL;
  TelSnapshotEntry *entry;
  gsize size, before_size;

  if (stream == NULL || info == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, PREFIX_SIZE + MOST_HEAD, &size, NULL, NULL))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The saved snapshot “%s” cannot be read."), path);
      return NULL;
    }

  head = read_before (bytes, size, &before_size, error);
  if (head == NULL)
    return NULL;

  entry = make_entry (head);
  if (entry == NULL)
    {
      set_no_snapshot (error);
      return NULL;
    }
  entry->path = g_strdup (path);
  entry->size = g_file_info_get_size (info);

  return entry;
}
