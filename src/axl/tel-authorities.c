/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-authorities.h"

#include "model/tel-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gnutls/x509.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A chain that is longer is nobody's; it is what the server says. */
#define MAXIMUM_CHAIN 16

#define REVOCATION_LIST "-----BEGIN X509 CRL-----"

/**
 * TelAuthorities:
 *
 * GIO reads no revocation list, which is why GnuTLS is asked itself.
 */
struct _TelAuthorities
{
  GObject parent_instance;

  char *path;
  gnutls_x509_trust_list_t list;
  guint n_certificates;
};

G_DEFINE_FINAL_TYPE (TelAuthorities, tel_authorities, G_TYPE_OBJECT)

static const struct
{
  guint status;
  GTlsCertificateFlags flag;
} statuses[] = {
  { GNUTLS_CERT_SIGNER_NOT_FOUND, G_TLS_CERTIFICATE_UNKNOWN_CA },
  { GNUTLS_CERT_SIGNER_NOT_CA, G_TLS_CERTIFICATE_UNKNOWN_CA },
  /* Another authority that goes by the name of ours. */
  { GNUTLS_CERT_SIGNATURE_FAILURE, G_TLS_CERTIFICATE_UNKNOWN_CA },
  { GNUTLS_CERT_UNEXPECTED_OWNER, G_TLS_CERTIFICATE_BAD_IDENTITY },
  { GNUTLS_CERT_NOT_ACTIVATED, G_TLS_CERTIFICATE_NOT_ACTIVATED },
  { GNUTLS_CERT_EXPIRED, G_TLS_CERTIFICATE_EXPIRED },
  { GNUTLS_CERT_REVOKED, G_TLS_CERTIFICATE_REVOKED },
  { GNUTLS_CERT_INSECURE_ALGORITHM, G_TLS_CERTIFICATE_INSECURE },
};

static void
set_unreadable (GError **error, const char *path, int number)
{
  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
               /* Translators: a file, and what the system says */
               _ ("The CA file “%s” cannot be read: %s. Choose another file, or put it back."), path,
               g_strerror (number));
}

/* One byte more than may be shows that there is more. */
static gboolean
read_all (int descriptor, GByteArray *bytes)
{
  guint8 buffer[16 * 1024];
  gssize length;

  do
    {
      length = read (descriptor, buffer, sizeof buffer);
      if (length > 0)
        g_byte_array_append (bytes, buffer, (guint) length);
    }
  while ((length > 0 && bytes->len <= TEL_AUTHORITIES_MAXIMUM) || (length < 0 && errno == EINTR));

  return length >= 0;
}

/* Not waiting for whoever writes into a pipe, nor reading a device that has no end. */
static GByteArray *
read_file (const char *path, const char *shown, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat status;

  if (descriptor < 0 || fstat (descriptor, &status) < 0)
    {
      set_unreadable (error, shown, errno);
      if (descriptor >= 0)
        close (descriptor);
      return NULL;
    }

  if (!S_ISREG (status.st_mode))
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 _ ("“%s” is no file. Choose the file with the certificate of the authority."), shown);
  else if (!read_all (descriptor, bytes))
    set_unreadable (error, shown, errno);
  else if (bytes->len > TEL_AUTHORITIES_MAXIMUM)
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 _ ("“%s” is larger than a CA file can be. Choose the file with the certificate of the authority."),
                 shown);
  else if (bytes->len == 0)
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 _ ("The CA file “%s” is empty. Choose the file with the certificate of the authority."), shown);
  else
    {
      close (descriptor);
      return g_steal_pointer (&bytes);
    }

  close (descriptor);
  return NULL;
}

/* From here on those that were added are the list's, and those that stood there twice are gone. */
static gboolean
add_certificates (TelAuthorities *self, const gnutls_datum_t *pem)
{
  gnutls_x509_crt_t *certificates = NULL;
  unsigned int n_certificates = 0;
  int n_added;

  if (gnutls_x509_crt_list_import2 (&certificates, &n_certificates, pem, GNUTLS_X509_FMT_PEM, 0) < 0)
    return FALSE;

  n_added = gnutls_x509_trust_list_add_cas (self->list, certificates, n_certificates, 0);
  for (unsigned int i = (unsigned int) MAX (n_added, 0); i < n_certificates; i++)
    gnutls_x509_crt_deinit (certificates[i]);
  gnutls_free (certificates);
  self->n_certificates = (guint) MAX (n_added, 0);

  return n_added > 0;
}

/*
 * A list that none of the authorities has signed says nothing of what they revoked. One that is out of date counts all
 * the same, since nothing is unrevoked: GnuTLS would leave it out, whatever flag it is given.
 */
static gboolean
is_signed (gnutls_x509_crl_t list, gnutls_x509_crt_t *certificates, unsigned int n_certificates)
{
  const unsigned int harmless =
      GNUTLS_CERT_INVALID | GNUTLS_CERT_REVOCATION_DATA_SUPERSEDED | GNUTLS_CERT_REVOCATION_DATA_ISSUED_IN_FUTURE;
  unsigned int status = 0;

  if (gnutls_x509_crl_verify (list, certificates, (int) n_certificates, 0, &status) < 0)
    return FALSE;

  return status == 0 || (status != GNUTLS_CERT_INVALID && (status & ~harmless) == 0);
}

static gboolean
add_revocation_lists (TelAuthorities *self, const gnutls_datum_t *pem)
{
  gnutls_x509_crt_t *certificates = NULL;
  gnutls_x509_crl_t *lists = NULL;
  unsigned int n_certificates = 0;
  unsigned int n_lists = 0;

  if (g_strstr_len ((const char *) pem->data, (gssize) pem->size, REVOCATION_LIST) == NULL)
    return TRUE;
  if (gnutls_x509_crl_list_import2 (&lists, &n_lists, pem, GNUTLS_X509_FMT_PEM, 0) < 0)
    return FALSE;

  /* Anew, as the trust list keeps its own to itself. */
  gnutls_x509_crt_list_import2 (&certificates, &n_certificates, pem, GNUTLS_X509_FMT_PEM, 0);
  for (unsigned int i = 0; i < n_lists; i++)
    if (!is_signed (lists[i], certificates, n_certificates) ||
        gnutls_x509_trust_list_add_crls (self->list, &lists[i], 1, 0, 0) < 1)
      gnutls_x509_crl_deinit (lists[i]);
  for (unsigned int i = 0; i < n_certificates; i++)
    gnutls_x509_crt_deinit (certificates[i]);
  gnutls_free (certificates);
  gnutls_free (lists);

  return TRUE;
}

static void
on_load (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  TelAuthorities *self = tel_authorities_new_from_file (task_data, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* As the server showed them: its own certificate first. */
static guint
import_chain (GTlsCertificate *certificate, gnutls_x509_crt_t *chain)
{
  guint length = 0;

  for (GTlsCertificate *link = certificate; link != NULL && length < MAXIMUM_CHAIN;
       link = g_tls_certificate_get_issuer (link))
    {
      g_autoptr (GByteArray) der = NULL;
      gnutls_datum_t input;

      g_object_get (link, "certificate", &der, NULL);
      if (der == NULL || gnutls_x509_crt_init (&chain[length]) < 0)
        break;
      input.data = der->data;
      input.size = der->len;
      if (gnutls_x509_crt_import (chain[length++], &input, GNUTLS_X509_FMT_DER) < 0)
        break;
    }

  return length;
}

static GTlsCertificateFlags
make_flags (guint status)
{
  GTlsCertificateFlags flags = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if ((status & statuses[i].status) != 0)
      flags |= statuses[i].flag;

  return status != 0 && flags == 0 ? G_TLS_CERTIFICATE_GENERIC_ERROR : flags;
}

static void
tel_authorities_finalize (GObject *object)
{
  TelAuthorities *self = TEL_AUTHORITIES (object);

  g_free (self->path);
  gnutls_x509_trust_list_deinit (self->list, 1);

  G_OBJECT_CLASS (tel_authorities_parent_class)->finalize (object);
}

static void
tel_authorities_class_init (TelAuthoritiesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_authorities_finalize;
}

static void
tel_authorities_init (TelAuthorities *self)
{
  if (gnutls_x509_trust_list_init (&self->list, 0) < 0)
    g_error ("No memory is left for a list of authorities");
}

/**
 * tel_authorities_new_from_file:
 * @path: a file with one certificate or more in PEM, and revocation lists where there are any
 * @error: return location
 *
 * Reads a CA file. It waits for the disk: a main loop uses tel_authorities_load_async().
 *
 * Returns: (transfer full) (nullable): the authorities, or %NULL with %TEL_ERROR_STORAGE set when it cannot be read,
 *   %TEL_ERROR_INVALID when it holds something else
 */
TelAuthorities *
tel_authorities_new_from_file (const char *path, GError **error)
{
  g_autoptr (TelAuthorities) self = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *shown = NULL;
  gnutls_datum_t pem;

  g_return_val_if_fail (path != NULL, NULL);

  shown = g_filename_display_name (path);
  bytes = read_file (path, shown, error);
  if (bytes == NULL)
    return NULL;

  self = g_object_new (TEL_TYPE_AUTHORITIES, NULL);
  self->path = g_steal_pointer (&shown);
  pem.data = bytes->data;
  pem.size = bytes->len;
  if (!add_certificates (self, &pem))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   _ ("The CA file “%s” holds no certificate in PEM format. Choose a file that begins with “-----BEGIN "
                      "CERTIFICATE-----”; one in DER format has to be converted first."),
                   self->path);
      return NULL;
    }
  if (!add_revocation_lists (self, &pem))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   _ ("The revocation list in the CA file “%s” cannot be understood. Ask the authority for a new one."),
                   self->path);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * tel_authorities_load_async:
 * @path: a file, see tel_authorities_new_from_file()
 * @cancellable: (nullable): ends the waiting
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads a CA file in a thread, since it may be on a disk that does not answer.
 */
void
tel_authorities_load_async (const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_authorities_load_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, on_load);
}

/**
 * tel_authorities_load_finish:
 * @result: the result
 * @error: return location
 *
 * Ends tel_authorities_load_async().
 *
 * Returns: (transfer full) (nullable): the authorities, or %NULL with an error of tel_authorities_new_from_file()
 */
TelAuthorities *
tel_authorities_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_authorities_get_path:
 * @self: the authorities
 *
 * Gets where they stand, for people.
 *
 * Returns: the path of the CA file, in UTF-8
 */
const char *
tel_authorities_get_path (TelAuthorities *self)
{
  g_return_val_if_fail (TEL_IS_AUTHORITIES (self), NULL);

  return self->path;
}

/**
 * tel_authorities_get_n_certificates:
 * @self: the authorities
 *
 * Counts them.
 *
 * Returns: how many certificates the file holds, at least one
 */
guint
tel_authorities_get_n_certificates (TelAuthorities *self)
{
  g_return_val_if_fail (TEL_IS_AUTHORITIES (self), 0);

  return self->n_certificates;
}

/**
 * tel_authorities_verify:
 * @self: the authorities
 * @certificate: what a server shows, with what it sends along to its authority
 * @host: the name or the address that was asked for
 *
 * Checks whether one of the authorities vouches for a server under that name, now. A certificate that stands in the
 * file itself is vouched for as well.
 *
 * Returns: what is wrong, 0 when nothing is
 */
GTlsCertificateFlags
tel_authorities_verify (TelAuthorities *self, GTlsCertificate *certificate, const char *host)
{
  gnutls_x509_crt_t chain[MAXIMUM_CHAIN];
  g_autofree char *name = NULL;
  gnutls_typed_vdata_st data[2];
  unsigned int status = 0;
  guint length;
  int code = -1;

  g_return_val_if_fail (TEL_IS_AUTHORITIES (self), G_TLS_CERTIFICATE_GENERIC_ERROR);
  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), G_TLS_CERTIFICATE_GENERIC_ERROR);
  g_return_val_if_fail (host != NULL, G_TLS_CERTIFICATE_GENERIC_ERROR);

  name = g_hostname_to_ascii (host);
  if (name == NULL)
    return G_TLS_CERTIFICATE_BAD_IDENTITY;

  data[0] = (gnutls_typed_vdata_st){ .type = GNUTLS_DT_DNS_HOSTNAME, .data = (guint8 *) name };
  data[1] = (gnutls_typed_vdata_st){ .type = GNUTLS_DT_KEY_PURPOSE_OID, .data = (guint8 *) GNUTLS_KP_TLS_WWW_SERVER };
  length = import_chain (certificate, chain);
  if (length > 0)
    code = gnutls_x509_trust_list_verify_crt2 (self->list, chain, length, data, G_N_ELEMENTS (data), 0, &status, NULL);
  for (guint i = 0; i < length; i++)
    gnutls_x509_crt_deinit (chain[i]);

  return code < 0 ? G_TLS_CERTIFICATE_GENERIC_ERROR : make_flags (status);
}
