/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-failure.h"

#include "axl/tel-axl-fault.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include <string.h>

/* Tomcat's own, "Incorrect axl version" (contract 1.3). */
#define STATUS_UNSUPPORTED_VERSION 599

/* What is asked to connect at all: the host that every sentence names is all that it is about. */
#define VERSION_OPERATION "getCCMVersion"

/* The words of a library, to be put into a sentence of ours, which has a full stop of its own. */
static char *
dup_words (const GError *cause)
{
  char *words = g_strdup (cause->message);
  gsize length = strlen (words);

  if (length > 0 && words[length - 1] == '.')
    words[length - 1] = '\0';
  return words;
}

/* What is wrong, in sentences one behind the other. */
static char *
dup_problems (TelCertificate *certificate, GTlsCertificateFlags but)
{
  g_autoptr (TelCertificate) rest = tel_certificate_new (tel_certificate_get_tls_certificate (certificate),
                                                         tel_certificate_get_flags (certificate) & ~but);
  char *problems = tel_certificate_dup_problems (rest);

  return g_strdelimit (problems, "\n", ' ');
}

static GError *
new_revoked (const char *host)
{
  return g_error_new (TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE,
                      _ ("The certificate of %s was revoked by its authority and cannot be trusted. Have a new one "
                         "installed on the cluster."),
                      host);
}

/**
 * tel_axl_failure_new_refused_certificate:
 * @host: the host
 * @certificate: what it shows
 * @trust: what is known of the key; not %TEL_TRUST_TRUSTED
 *
 * Makes the error of a certificate that was refused. The dialog shows the certificate itself.
 *
 * Returns: (transfer full): %TEL_ERROR_UNTRUSTED_CERTIFICATE or %TEL_ERROR_CERTIFICATE_CHANGED
 */
GError *
tel_axl_failure_new_refused_certificate (const char *host, TelCertificate *certificate, TelTrust trust)
{
  const char *fingerprint = tel_certificate_get_fingerprint (certificate);
  g_autofree char *problems = NULL;

  if (tel_certificate_is_revoked (certificate))
    return new_revoked (host);

  if (trust == TEL_TRUST_CHANGED)
    return g_error_new (
        TEL_ERROR, TEL_ERROR_CERTIFICATE_CHANGED,
        _ ("%s shows another certificate than the one that is trusted: its fingerprint is now SHA256:%s. "
           "Someone may be in between. Ask the cluster's administrator whether the certificate was "
           "changed before you trust the new one."),
        host, fingerprint);

  problems = dup_problems (certificate, 0);

  return g_error_new (
      TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE,
      /* Translators: a host, sentences that say what is wrong with its certificate, a fingerprint */
      _ ("The certificate of %s is not trusted yet. %s Its fingerprint is SHA256:%s. Compare it with what the "
         "cluster's administrator tells you before you trust it."),
      host, problems, fingerprint);
}

/**
 * tel_axl_failure_new_unvouched_certificate:
 * @host: the host
 * @certificate: what it shows, and what is wrong with it
 * @ca_file: the CA file of the connection
 *
 * Makes the error of a certificate for which no authority of the CA file vouches. It is not up to the person to trust
 * it.
 *
 * Returns: (transfer full): %TEL_ERROR_UNTRUSTED_CERTIFICATE
 */
GError *
tel_axl_failure_new_unvouched_certificate (const char *host, TelCertificate *certificate, const char *ca_file)
{
  GTlsCertificateFlags flags = tel_certificate_get_flags (certificate);
  const char *issuer = tel_certificate_get_issuer (certificate);
  g_autofree char *problems = NULL;
  g_autofree char *further = NULL;

  if (tel_certificate_is_revoked (certificate))
    return new_revoked (host);

  problems = dup_problems (certificate, G_TLS_CERTIFICATE_UNKNOWN_CA);
  if ((flags & G_TLS_CERTIFICATE_UNKNOWN_CA) == 0)
    return g_error_new (
        TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE,
        /* Translators: a host, a file, sentences that say what is wrong */
        _ ("The certificate of %s was refused, although an authority of the CA file “%s” has signed it. "
           "%s Nothing was sent. Have it put right on the cluster."),
        host, ca_file, problems);

  further = *problems != '\0' ? g_strconcat (" ", problems, NULL) : g_strdup ("");

  return g_error_new (
      TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE,
      /* Translators: a host, a file, the name of an authority, further sentences or nothing */
      _ ("The certificate of %s is signed by none of the authorities in the CA file of this connection, "
         "“%s”, but by “%s”.%s It was refused, and nothing was sent. Somebody may be in between. If the "
         "cluster has a new certificate, choose the file of the authority that signed it."),
      host, ca_file, issuer != NULL ? issuer : "–", further);
}

static GError *
new_from_tls (const char *host, guint port, const GError *cause)
{
  g_autofree char *words = dup_words (cause);

  if (cause->code == G_TLS_ERROR_NOT_TLS)
    return g_error_new (TEL_ERROR, TEL_ERROR_NETWORK,
                        _ ("What answers at %s on port %u does not speak TLS. Check the port; most clusters use 8443."),
                        host, port);

  if (cause->code == G_TLS_ERROR_EOF)
    return g_error_new (
        TEL_ERROR, TEL_ERROR_NETWORK,
        _ ("%s closed the connection on port %u while encryption was being set up. Check the port; most "
           "clusters use 8443."),
        host, port);

  return g_error_new (
      TEL_ERROR, TEL_ERROR_NETWORK,
      _ ("No encrypted connection to %s on port %u came about: %s. Check the port, and that the cluster "
         "allows TLS 1.2."),
      host, port, words);
}

static GError *
new_from_io (const char *host, guint port, const GError *cause)
{
  g_autofree char *words = dup_words (cause);

  switch (cause->code)
    {
    case G_IO_ERROR_CONNECTION_REFUSED:
      return g_error_new (
          TEL_ERROR, TEL_ERROR_NETWORK,
          _ ("%s takes no connections on port %u. Check the port; most clusters use 8443. If it is right, "
             "the cluster's web service may not be running."),
          host, port);

    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return g_error_new (TEL_ERROR, TEL_ERROR_NETWORK,
                          _ ("%s cannot be reached from this computer. Check the network or the VPN."), host);

    case G_IO_ERROR_TIMED_OUT:
      return g_error_new (
          TEL_ERROR, TEL_ERROR_TIMED_OUT,
          _ ("%s did not answer on port %u in time. Check host and port, and whether a firewall is in the "
             "way."),
          host, port);

    default:
      break;
    }

  if (tel_axl_failure_is_stale_connection (cause))
    return g_error_new (TEL_ERROR, TEL_ERROR_NETWORK,
                        _ ("The connection to %s broke before its answer was complete. Try again."), host);

  return g_error_new (TEL_ERROR, TEL_ERROR_NETWORK, _ ("The connection to %s on port %u failed: %s."), host, port,
                      words);
}

/**
 * tel_axl_failure_new_broken:
 * @host: the host
 * @port: the port
 * @cause: what tel_axl_transport_exchange_finish() said
 *
 * Puts an error of GIO in words. What is a #TelError or a cancellation already stays what it is.
 *
 * Returns: (transfer full): the error
 */
GError *
tel_axl_failure_new_broken (const char *host, guint port, const GError *cause)
{
  g_autofree char *words = dup_words (cause);

  if (cause->domain == TEL_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);

  if (cause->domain == G_RESOLVER_ERROR)
    return g_error_new (TEL_ERROR, TEL_ERROR_NETWORK,
                        _ ("There is no host named “%s”. Check how it is written, and that this computer is in the "
                           "cluster's network or VPN."),
                        host);

  if (cause->domain == G_TLS_ERROR)
    return new_from_tls (host, port, cause);

  if (cause->domain == G_IO_ERROR)
    return new_from_io (host, port, cause);

  if (cause->domain == SOUP_SESSION_ERROR)
    return g_error_new (TEL_ERROR, TEL_ERROR_NOT_AXL,
                        _ ("What answers at %s on port %u does not speak HTTP: %s. Check the port; most clusters use "
                           "8443."),
                        host, port, words);

  return g_error_new (TEL_ERROR, TEL_ERROR_NETWORK, _ ("The connection to %s on port %u failed: %s."), host, port,
                      words);
}

static GError *
new_unsupported_version (const char *host, const TelAxlExchange *exchange)
{
  g_autofree char *supported = NULL;

  if (exchange->page != NULL)
    supported = tel_axl_fault_parse_supported_versions (exchange->page->str);

  if (supported == NULL)
    return g_error_new (TEL_ERROR, TEL_ERROR_RELEASE,
                        _ ("%s does not support the version of AXL that was asked for, and does not say which it "
                           "supports."),
                        host);

  return g_error_new (TEL_ERROR, TEL_ERROR_RELEASE,
                      _ ("%s does not support the version of AXL that was asked for. It supports %s."), host,
                      supported);
}

/**
 * tel_axl_failure_new_status:
 * @host: the host
 * @port: the port
 * @exchange: an exchange whose answer is no SOAP
 *
 * Puts the HTTP status of an answer in words (contract 1.3).
 *
 * Returns: (transfer full): %TEL_ERROR_LOGIN, %TEL_ERROR_FORBIDDEN, %TEL_ERROR_NOT_AXL, %TEL_ERROR_THROTTLED,
 *   %TEL_ERROR_RELEASE or %TEL_ERROR_NETWORK
 */
GError *
tel_axl_failure_new_status (const char *host, guint port, const TelAxlExchange *exchange)
{
  if (SOUP_STATUS_IS_REDIRECTION (exchange->status))
    return g_error_new (
        TEL_ERROR, TEL_ERROR_NOT_AXL,
        _ ("%s sends one on to another place, which was not followed. Enter the name and the port of the "
           "cluster's publisher itself."),
        host);

  switch (exchange->status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
      return g_error_new (TEL_ERROR, TEL_ERROR_LOGIN,
                          _ ("%s refused the user name or the password. It was asked once only, so that the account is "
                             "not locked. Check both."),
                          host);

    case SOUP_STATUS_FORBIDDEN:
      return g_error_new (TEL_ERROR, TEL_ERROR_FORBIDDEN,
                          _ ("%s knows the account but does not let it use AXL. Give it the roles “Standard AXL API "
                             "Access” and “Standard CCM Admin Users” on the cluster or, to read only, “Standard AXL "
                             "API Users” and “Standard AXL Read Only API Access”."),
                          host);

    case SOUP_STATUS_NOT_FOUND:
      return g_error_new (TEL_ERROR, TEL_ERROR_NOT_AXL,
                          _ ("There is no AXL service at %s on port %u. Check that it is the cluster's publisher, and "
                             "that the “Cisco AXL Web Service” is activated there."),
                          host, port);

    case SOUP_STATUS_SERVICE_UNAVAILABLE:
      return g_error_new (TEL_ERROR, TEL_ERROR_THROTTLED,
                          _ ("%s is too busy and took nothing on. Wait some minutes and try again."), host);

    case SOUP_STATUS_BAD_GATEWAY:
    case SOUP_STATUS_GATEWAY_TIMEOUT:
      return g_error_new (TEL_ERROR, TEL_ERROR_NETWORK,
                          _ ("A gateway before %s answers that it cannot reach it (HTTP status %u). Try again later."),
                          host, exchange->status);

    case STATUS_UNSUPPORTED_VERSION:
      return new_unsupported_version (host, exchange);

    case SOUP_STATUS_OK:
      return g_error_new (TEL_ERROR, TEL_ERROR_NOT_AXL,
                          _ ("%s answers on port %u with a web page instead of AXL. Check host and port; a proxy or a "
                             "login page may be in between."),
                          host, port);

    default:
      return g_error_new (
          TEL_ERROR, TEL_ERROR_NOT_AXL,
          _ ("%s answers on port %u with HTTP status %u and no word of AXL. Check host and port, and that "
             "the “Cisco AXL Web Service” is in order."),
          host, port, exchange->status);
    }
}

/**
 * tel_axl_failure_new_read_only:
 * @host: the host
 *
 * Makes the error of an account that may read and not write (contract 1.1).
 *
 * Returns: (transfer full): %TEL_ERROR_READ_ONLY
 */
GError *
tel_axl_failure_new_read_only (const char *host)
{
  return g_error_new (TEL_ERROR, TEL_ERROR_READ_ONLY,
                      _ ("The account may only read on %s. To change anything, give it the role “Standard AXL API "
                         "Access” there, or sign in with another one."),
                      host);
}

/**
 * tel_axl_failure_new_unknown_outcome:
 * @host: the host
 * @operation: the operation, such as `addPhone`
 * @subject: (nullable): the object, in words
 * @cause: why there is no answer
 *
 * Makes the error of a write of which nobody knows whether it was carried out.
 *
 * Returns: (transfer full): %TEL_ERROR_UNKNOWN_OUTCOME
 */
GError *
tel_axl_failure_new_unknown_outcome (const char *host, const char *operation, const char *subject, const GError *cause)
{
  return g_error_new (
      TEL_ERROR, TEL_ERROR_UNKNOWN_OUTCOME,
      _ ("The answer of %s to %s (%s) was lost. It may have been carried out or not: read the object again "
         "before you repeat it. %s"),
      host, operation, subject != NULL ? subject : "–", cause->message);
}

/**
 * tel_axl_failure_new_given_up:
 * @host: the host
 * @is_write: whether it was to change something
 *
 * Makes the error of a request that the person did not let wait any longer.
 *
 * Returns: (transfer full): %TEL_ERROR_THROTTLED or, of a write, %G_IO_ERROR_CANCELLED: it was called off, and whoever
 *   wanted it may go on with it
 */
GError *
tel_axl_failure_new_given_up (const char *host, gboolean is_write)
{
  if (is_write)
    return g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                        /* Translators: the name of a server */
                        _ ("You stopped waiting for %s before this was sent. Nothing was carried out."), host);

  return g_error_new (TEL_ERROR, TEL_ERROR_THROTTLED,
                      /* Translators: the name of a server */
                      _ ("You stopped waiting for %s, which is busy, before it answered. Try again in a while."), host);
}

/**
 * tel_axl_failure_name_request:
 * @error: (transfer full): why a request failed
 * @host: the host
 * @operation: the operation, such as `getUser`
 * @subject: (nullable): the object, in words
 *
 * Has an error say what was asked for, where it does not do so yet: with several requests on their way, a person is to
 * know which one it was. A cancellation stays what it is.
 *
 * Returns: (transfer full): an error of the same kind
 */
GError *
tel_axl_failure_name_request (GError *error, const char *host, const char *operation, const char *subject)
{
  g_autoptr (GError) owned = error;

  if (error->domain != TEL_ERROR || subject == NULL || strstr (error->message, subject) != NULL)
    return g_steal_pointer (&owned);

  if (error->code == TEL_ERROR_PROTOCOL)
    return g_error_new (TEL_ERROR, error->code,
                        /* Translators: the name of a server, what was asked for, the name of an operation, why */
                        _ ("The answer of %s to the request for %s (%s) cannot be read. %s"), host, subject, operation,
                        error->message);

  if (strcmp (operation, VERSION_OPERATION) == 0)
    return g_steal_pointer (&owned);

  /* Translators: a sentence or two, what was asked for, the name of an operation */
  return g_error_new (TEL_ERROR, error->code, _ ("%s What was asked for: %s (%s)."), error->message, subject,
                      operation);
}

/**
 * tel_axl_failure_is_stale_connection:
 * @cause: what tel_axl_transport_exchange_finish() said
 *
 * Tells whether the server may have closed a connection that was kept for later, just when it was used again. Only
 * what reads may be repeated then (platform-notes 5.2).
 *
 * Returns: %TRUE when the connection ended within an exchange
 */
gboolean
tel_axl_failure_is_stale_connection (const GError *cause)
{
  return g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
         g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
         g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED) ||
         g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_EOF);
}
