/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-seal.h"

#include <string.h>

#include "tel-test.h"

#define HEAD "what all may read"
#define FIRST "the first piece"
#define LAST "the last piece"

static GBytes *
make_key (guint8 byte)
{
  guint8 key[TEL_SEAL_KEY_SIZE];

  memset (key, byte, sizeof key);

  return g_bytes_new (key, sizeof key);
}

static TelSeal *
begin (guint8 key_byte, guint8 salt_byte, const char *head)
{
  g_autoptr (GBytes) key = make_key (key_byte);
  guint8 salt[TEL_SEAL_SALT_SIZE];

  memset (salt, salt_byte, sizeof salt);

  return tel_seal_new (key, "test", salt, (const guint8 *) head, strlen (head));
}

/* Both pieces, one after the other. */
static GByteArray *
encrypt (guint8 salt_byte)
{
  g_autoptr (TelSeal) seal = begin (1, salt_byte, HEAD);
  GByteArray *sealed = g_byte_array_new ();

  g_assert_true (tel_seal_encrypt (seal, (const guint8 *) FIRST, strlen (FIRST), FALSE, sealed));
  g_assert_true (tel_seal_encrypt (seal, (const guint8 *) LAST, strlen (LAST), TRUE, sealed));
  g_assert_cmpuint (sealed->len, ==, strlen (FIRST) + strlen (LAST) + 2 * TEL_SEAL_GROWTH);

  return sealed;
}

static gboolean
decrypt_first (TelSeal *seal, GByteArray *sealed, gboolean is_last, GByteArray *plain)
{
  return tel_seal_decrypt (seal, sealed->data, strlen (FIRST) + TEL_SEAL_GROWTH, is_last, plain);
}

static gboolean
decrypt_last (TelSeal *seal, GByteArray *sealed, GByteArray *plain)
{
  return tel_seal_decrypt (seal, sealed->data + strlen (FIRST) + TEL_SEAL_GROWTH, strlen (LAST) + TEL_SEAL_GROWTH, TRUE,
                           plain);
}

static void
test_there_and_back (void)
{
  g_autoptr (GByteArray) sealed = encrypt (2);
  g_autoptr (GByteArray) again = encrypt (3);
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (TelSeal) seal = begin (1, 2, HEAD);

  g_assert_true (decrypt_first (seal, sealed, FALSE, plain));
  g_assert_true (decrypt_last (seal, sealed, plain));
  g_assert_cmpmem (plain->data, plain->len, FIRST LAST, strlen (FIRST LAST));
  /* Another salt is another key. */
  g_assert_cmpint (memcmp (sealed->data, again->data, sealed->len), !=, 0);
}

/* Of what is not as it was, and where it was, nothing is told. */
static void
test_altered (void)
{
  g_autoptr (GByteArray) sealed = encrypt (2);
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (TelSeal) other_key = begin (4, 2, HEAD);
  g_autoptr (TelSeal) other_salt = begin (1, 3, HEAD);
  g_autoptr (TelSeal) other_head = begin (1, 2, HEAD "!");
  g_autoptr (TelSeal) other_place = begin (1, 2, HEAD);
  g_autoptr (TelSeal) other_end = begin (1, 2, HEAD);
  g_autoptr (TelSeal) other_byte = begin (1, 2, HEAD);
  g_autoptr (TelSeal) too_short = begin (1, 2, HEAD);

  g_assert_false (decrypt_first (other_key, sealed, FALSE, plain));
  g_assert_false (decrypt_first (other_salt, sealed, FALSE, plain));
  g_assert_false (decrypt_first (other_head, sealed, FALSE, plain));
  g_assert_false (decrypt_last (other_place, sealed, plain));
  g_assert_false (decrypt_first (other_end, sealed, TRUE, plain));
  sealed->data[0] ^= 1;
  g_assert_false (decrypt_first (other_byte, sealed, FALSE, plain));
  g_assert_false (tel_seal_decrypt (too_short, sealed->data, TEL_SEAL_GROWTH - 1, TRUE, plain));
  g_assert_cmpuint (plain->len, ==, 0);
}

static void
test_key_of_another_size (void)
{
  g_autoptr (GBytes) key = g_bytes_new ("short", 5);
  guint8 salt[TEL_SEAL_SALT_SIZE] = { 0 };

  g_assert_null (tel_seal_new (key, "test", salt, (const guint8 *) HEAD, strlen (HEAD)));
}

static void
test_random (void)
{
  guint8 one[TEL_SEAL_KEY_SIZE];
  guint8 other[TEL_SEAL_KEY_SIZE];

  g_assert_true (tel_seal_fill_random (one, sizeof one));
  g_assert_true (tel_seal_fill_random (other, sizeof other));
  g_assert_cmpint (memcmp (one, other, sizeof one), !=, 0);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/seal/there-and-back", test_there_and_back);
  g_test_add_func ("/seal/altered", test_altered);
  g_test_add_func ("/seal/key-of-another-size", test_key_of_another_size);
  g_test_add_func ("/seal/random", test_random);

  return g_test_run ();
}
