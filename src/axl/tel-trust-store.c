/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-trust-store.h"

#include "model/tel-error.h"

#include <glib/gi18n-lib.h>
#include <gnutls/abstract.h>
#include <gnutls/x509.h>

/*
 * A line of GnuTLS' known hosts is |g0|host|service|expiration|public key in base64. A pin hangs on the connection and
 * on no host name, hence one host for all; the connection is the service. GnuTLS skips the lines that begin otherwise:
 * in one of those we keep the fingerprint that the person saw, to be shown beside a changed one.
 */
#define KEY_LINE "|g0|telephonist|"
#define FINGERPRINT_LINE "#fingerprint|"
#define NEVER_EXPIRES "0"

/**
 * TelTrustStore:
 *
 * The keys that a person has trusted. The file is read anew for every question, so that what another running copy of
 * the program was told holds here too; it has some lines.
 */
struct _TelTrustStore
{
  GObject parent_instance;

  char *path;
  char *text;
  GHashTable *expected;
};

G_DEFINE_FINAL_TYPE (TelTrustStore, tel_trust_store, G_TYPE_OBJECT)

static char *
read_text (TelTrustStore *self, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) read_error = NULL;

  if (self->path == NULL)
    return g_strdup (self->text);

  if (g_file_get_contents (self->path, &text, NULL, &read_error))
    return g_steal_pointer (&text);
  if (g_error_matches (read_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_strdup ("");

  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The file of trusted servers, “%s”, cannot be read: %s."),
               self->path, read_error->message);
  return NULL;
}

static gboolean
write_text (TelTrustStore *self, const char *text, GError **error)
{
  g_autofree char *directory = NULL;
  g_autoptr (GError) write_error = NULL;

  if (self->path == NULL)
    {
      g_free (self->text);
      self->text = g_strdup (text);
      return TRUE;
    }

  /* Where the directory cannot be made, the file cannot be written: that says why. */
  directory = g_path_get_dirname (self->path);
  g_mkdir_with_parents (directory, 0700);

  /* Over a temporary file and a rename: a crash leaves the old pins or the new ones. */
  if (g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &write_error))
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The file of trusted servers, “%s”, cannot be written: %s."),
               self->path, write_error->message);
  return FALSE;
}

/* The service of a connection: its identifier, without what would end a field or a line. */
static char *
make_service (const char *connection_id)
{
  return g_uri_escape_string (connection_id, NULL, FALSE);
}

/* Finds the value behind prefix and service, on the first line that begins so. */
static char *
find_value (const char *text, const char *prefix, const char *service)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *start = g_strconcat (prefix, service, "|", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], start))
        return g_strdup (lines[i] + strlen (start));
    }

  return NULL;
}

static GString *
copy_without (const char *text, const char *service)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *key_start = g_strconcat (KEY_LINE, service, "|", NULL);
  g_autofree char *fingerprint_start = g_strconcat (FINGERPRINT_LINE, service, "|", NULL);
  GString *copy = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0' || g_str_has_prefix (lines[i], key_start) || g_str_has_prefix (lines[i], fingerprint_start))
        continue;
      g_string_append_printf (copy, "%s\n", lines[i]);
    }

  return copy;
}

/* The public key as GnuTLS writes it; NULL for a certificate that it cannot read. */
static char *
encode_public_key (TelCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  gnutls_datum_t input, key = { NULL, 0 };
  gnutls_x509_crt_t x509 = NULL;
  gnutls_pubkey_t public_key = NULL;
  char *encoded = NULL;

  g_object_get (tel_certificate_get_tls_certificate (certificate), "certificate", &der, NULL);
  if (der == NULL || gnutls_x509_crt_init (&x509) < 0)
    return NULL;
  if (gnutls_pubkey_init (&public_key) < 0)
    {
      gnutls_x509_crt_deinit (x509);
      return NULL;
    }

  input.data = der->data;
  input.size = der->len;
  if (gnutls_x509_crt_import (x509, &input, GNUTLS_X509_FMT_DER) >= 0 &&
      gnutls_pubkey_import_x509 (public_key, x509, 0) >= 0 &&
      gnutls_pubkey_export2 (public_key, GNUTLS_X509_FMT_DER, &key) >= 0)
    encoded = g_base64_encode (key.data, key.size);

  gnutls_free (key.data);
  gnutls_pubkey_deinit (public_key);
  gnutls_x509_crt_deinit (x509);
  return encoded;
}

static void
tel_trust_store_finalize (GObject *object)
{
  TelTrustStore *self = TEL_TRUST_STORE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->expected, g_hash_table_unref);

  G_OBJECT_CLASS (tel_trust_store_parent_class)->finalize (object);
}

static void
tel_trust_store_class_init (TelTrustStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_trust_store_finalize;
}

static void
tel_trust_store_init (TelTrustStore *self)
{
  self->text = g_strdup ("");
  self->expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * tel_trust_store_new:
 * @path: the file; it and its directory are made with the first pin, mode 0600
 *
 * Makes a store that keeps its pins in a file.
 *
 * Returns: (transfer full): a new store
 */
TelTrustStore *
tel_trust_store_new (const char *path)
{
  TelTrustStore *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (TEL_TYPE_TRUST_STORE, NULL);
  self->path = g_strdup (path);

  return self;
}

/**
 * tel_trust_store_new_in_memory:
 *
 * Makes a store that forgets its pins with itself.
 *
 * Returns: (transfer full): a new store
 */
TelTrustStore *
tel_trust_store_new_in_memory (void)
{
  return g_object_new (TEL_TYPE_TRUST_STORE, NULL);
}

/**
 * tel_trust_store_check:
 * @self: the store
 * @connection_id: whose server
 * @certificate: what the server shows
 *
 * Says whether the server's key was trusted before. A certificate renewed with the same key passes. An expected
 * fingerprint is answered for before any pin, and only that very certificate passes then. A revoked certificate never
 * passes (architecture, "Security"). A store that cannot be read trusts nothing.
 *
 * Returns: what is known of the key
 */
TelTrust
tel_trust_store_check (TelTrustStore *self, const char *connection_id, TelCertificate *certificate)
{
  g_autofree char *service = NULL;
  g_autofree char *text = NULL;
  g_autofree char *pinned = NULL;
  g_autofree char *key = NULL;
  const char *expected, *separator;
  gboolean revoked;

  g_return_val_if_fail (TEL_IS_TRUST_STORE (self), TEL_TRUST_UNKNOWN);
  g_return_val_if_fail (connection_id != NULL, TEL_TRUST_UNKNOWN);
  g_return_val_if_fail (TEL_IS_CERTIFICATE (certificate), TEL_TRUST_UNKNOWN);

  revoked = (tel_certificate_get_flags (certificate) & G_TLS_CERTIFICATE_REVOKED) != 0;

  expected = g_hash_table_lookup (self->expected, connection_id);
  if (expected != NULL)
    {
      if (!tel_certificate_has_fingerprint (certificate, expected))
        return TEL_TRUST_CHANGED;
      return revoked ? TEL_TRUST_UNKNOWN : TEL_TRUST_TRUSTED;
    }

  text = read_text (self, NULL);
  if (text == NULL)
    return TEL_TRUST_UNKNOWN;
  service = make_service (connection_id);
  pinned = find_value (text, KEY_LINE, service);
  if (pinned == NULL)
    return TEL_TRUST_UNKNOWN;

  separator = strchr (pinned, '|');
  key = encode_public_key (certificate);
  if (separator == NULL || key == NULL || !g_str_equal (separator + 1, key))
    return TEL_TRUST_CHANGED;

  return revoked ? TEL_TRUST_UNKNOWN : TEL_TRUST_TRUSTED;
}

/**
 * tel_trust_store_trust:
 * @self: the store
 * @connection_id: whose server
 * @certificate: what the person decided to trust
 * @error: return location
 *
 * Trusts a key from now on, instead of the one trusted before. A revoked certificate is refused (%TEL_ERROR_INVALID); a
 * file that cannot be read or written is %TEL_ERROR_STORAGE.
 *
 * Returns: %FALSE with @error set when nothing was stored
 */
gboolean
tel_trust_store_trust (TelTrustStore *self, const char *connection_id, TelCertificate *certificate, GError **error)
{
  g_autofree char *service = NULL;
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GString) changed = NULL;

  g_return_val_if_fail (TEL_IS_TRUST_STORE (self), FALSE);
  g_return_val_if_fail (connection_id != NULL, FALSE);
  g_return_val_if_fail (TEL_IS_CERTIFICATE (certificate), FALSE);

  if ((tel_certificate_get_flags (certificate) & G_TLS_CERTIFICATE_REVOKED) != 0)
    {
      g_set_error_literal (
          error, TEL_ERROR, TEL_ERROR_INVALID,
          _ ("The certificate was revoked by its authority and cannot be trusted. Ask for a new one on "
             "the cluster."));
      return FALSE;
    }

  key = encode_public_key (certificate);
  if (key == NULL)
    {
      g_set_error_literal (error, TEL_ERROR, TEL_ERROR_INVALID,
                           _ ("The certificate holds no key that could be remembered."));
      return FALSE;
    }

  text = read_text (self, error);
  if (text == NULL)
    return FALSE;

  service = make_service (connection_id);
  changed = copy_without (text, service);
  g_string_append_printf (changed, FINGERPRINT_LINE "%s|%s\n", service, tel_certificate_get_fingerprint (certificate));
  g_string_append_printf (changed, KEY_LINE "%s|" NEVER_EXPIRES "|%s\n", service, key);

  return write_text (self, changed->str, error);
}

/**
 * tel_trust_store_forget:
 * @self: the store
 * @connection_id: whose server
 * @error: return location
 *
 * Forgets the key that was trusted for a connection. One that was never trusted is no error.
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE set when the file cannot be read or written
 */
gboolean
tel_trust_store_forget (TelTrustStore *self, const char *connection_id, GError **error)
{
  g_autofree char *service = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;

  g_return_val_if_fail (TEL_IS_TRUST_STORE (self), FALSE);
  g_return_val_if_fail (connection_id != NULL, FALSE);

  text = read_text (self, error);
  if (text == NULL)
    return FALSE;

  service = make_service (connection_id);
  changed = copy_without (text, service);
  if (g_str_equal (changed->str, text))
    return TRUE;

  return write_text (self, changed->str, error);
}

/**
 * tel_trust_store_dup_fingerprint:
 * @self: the store
 * @connection_id: whose server
 *
 * Gets the fingerprint that is stood by: the one expected for this run, else that of the certificate trusted last.
 *
 * Returns: (transfer full) (nullable): the fingerprint, %NULL when nothing is trusted
 */
char *
tel_trust_store_dup_fingerprint (TelTrustStore *self, const char *connection_id)
{
  g_autofree char *service = NULL;
  g_autofree char *text = NULL;
  const char *expected;

  g_return_val_if_fail (TEL_IS_TRUST_STORE (self), NULL);
  g_return_val_if_fail (connection_id != NULL, NULL);

  expected = g_hash_table_lookup (self->expected, connection_id);
  if (expected != NULL)
    return g_strdup (expected);

  text = read_text (self, NULL);
  if (text == NULL)
    return NULL;

  service = make_service (connection_id);
  return find_value (text, FINGERPRINT_LINE, service);
}

/**
 * tel_trust_store_expect_fingerprint:
 * @self: the store
 * @connection_id: whose server
 * @fingerprint: (nullable): the SHA-256 fingerprint of its certificate as a person wrote it; %NULL expects none
 *
 * Trusts exactly one certificate for this run, whatever was trusted before and whoever signed another. Nothing is
 * written.
 */
void
tel_trust_store_expect_fingerprint (TelTrustStore *self, const char *connection_id, const char *fingerprint)
{
  g_return_if_fail (TEL_IS_TRUST_STORE (self));
  g_return_if_fail (connection_id != NULL);

  if (fingerprint == NULL)
    g_hash_table_remove (self->expected, connection_id);
  else
    g_hash_table_insert (self->expected, g_strdup (connection_id), g_strdup (fingerprint));
}

/**
 * tel_trust_store_expects_fingerprint:
 * @self: the store
 * @connection_id: whose server
 *
 * Says whether exactly one certificate is expected. Then a certificate signed by a known authority is looked at too.
 *
 * Returns: %TRUE after tel_trust_store_expect_fingerprint()
 */
gboolean
tel_trust_store_expects_fingerprint (TelTrustStore *self, const char *connection_id)
{
  g_return_val_if_fail (TEL_IS_TRUST_STORE (self), FALSE);
  g_return_val_if_fail (connection_id != NULL, FALSE);

  return g_hash_table_contains (self->expected, connection_id);
}
