/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-certificate-status.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The cluster's spelling, what it means, and what to do about it. */
typedef struct
{
  const char *text;
  const char *words;
  const char *remedy;
} Row;

/* A status that is one text. One that ends in “Failed” may be followed by a colon and a reason. */
static const Row statuses[] = {
  { "None", N_ ("No certificate operation was carried out."), NULL },
  { "Operation Pending", N_ ("A certificate operation waits for the device."),
    N_ ("It begins when the user enters the authentication string into the client, on the company network and not over "
        "MRA.") },
  { "Upgrade Success", N_ ("The certificate was installed."), NULL },
  { "Delete Success", N_ ("The certificate was deleted."),
    N_ ("With a phone security profile that needs a certificate the device does not register any more. Issue a new "
        "string.") },
  { "Troubleshoot Success", N_ ("The certificate was fetched from the device for troubleshooting."),
    N_ ("What was fetched is in the trace files of CAPF.") },
  { "Upgrade Failed", N_ ("Installing the certificate failed"), NULL },
  { "Delete Failed", N_ ("Deleting the certificate failed"), NULL },
  { "Troubleshoot Failed", N_ ("Fetching the certificate for troubleshooting failed"), NULL },
};

/* The words stand after a colon. */
static const Row reasons[] = {
  { "Invalid LSC", N_ ("CAPF does not accept the certificate that the device has (LSC)"),
    N_ ("It has expired, or another cluster issued it. Delete it in the client by resetting Jabber, choose a phone "
        "security profile with the mode By Authentication String, and issue a new string.") },
  { "Invalid Authentication String", N_ ("the authentication string was wrong"),
    N_ ("Compare the string with the user digit by digit; it is good for this device alone. After ten wrong tries none "
        "is taken for ten minutes, not even the right one: have the user stop and wait ten minutes. If the right "
        "string is refused then, issue a new one.") },
  { "Invalid MIC", N_ ("CAPF does not accept the certificate of the manufacturer (MIC)"),
    N_ ("A Jabber client has no such certificate. Choose a phone security profile with the mode By Authentication "
        "String and issue a new string.") },
  { "Invalid Credentials", N_ ("the device could not prove who it is"),
    N_ ("Check that the phone security profile of the device has the mode By Authentication String, apply the "
        "configuration and issue a new string.") },
  { "Phone Communication Failure", N_ ("the connection between the device and CAPF broke off"),
    N_ ("Have the user try again on the company network, not over MRA. If it fails again, see that the client reaches "
        "port 3804 of the publisher and that the CAPF service runs.") },
  { "Key Generation Failed/Timeout", N_ ("the client did not make its keys, or not in time"),
    N_ ("Have the user close other programs and try again. Shorter keys are made faster: clients are tested with a key "
        "size of 1024.") },
  { "CA Communication Failure", N_ ("CAPF did not reach the certificate authority"),
    N_ ("Jabber needs the CAPF parameter “Certificate Issuer to Endpoint” to be “Cisco Certificate Authority Proxy "
        "Function”. Correct it, restart the CAPF service and issue a new string.") },
  { "CA Rejected Connection", N_ ("the certificate authority refused the connection of CAPF"),
    N_ ("Jabber needs the CAPF parameter “Certificate Issuer to Endpoint” to be “Cisco Certificate Authority Proxy "
        "Function”. Correct it, restart the CAPF service and issue a new string.") },
  { "User Initiated Request Late/Timedout", N_ ("the user began after the deadline, or took too long"),
    N_ ("After the deadline the string is refused. Issue a new string, with a later deadline.") },
  { "No Support for EC only in CAPF version 3", N_ ("the client cannot work with keys of elliptic curves alone"),
    N_ ("Choose a phone security profile with the key order RSA Only and issue a new string.") },
};

#define NO_REASON                                                                                                      \
  N_ ("The cluster names no reason. Have the user try again on the company network. If it fails again, look into the " \
      "trace files of CAPF.")

static const Row *
find_row (const Row *rows, guint n_rows, const char *text, gsize length)
{
  for (guint i = 0; i < n_rows; i++)
    if (strlen (rows[i].text) == length && strncmp (rows[i].text, text, length) == 0)
      return &rows[i];

  return NULL;
}

/* Takes a status apart; FALSE for one that nobody has described yet. */
static gboolean
find_rows (const char *text, const Row **status, const Row **reason)
{
  const char *colon = text != NULL ? strstr (text, ": ") : NULL;

  *reason = NULL;
  if (text == NULL)
    return FALSE;

  *status = find_row (statuses, G_N_ELEMENTS (statuses), text, colon != NULL ? (gsize) (colon - text) : strlen (text));
  if (colon != NULL)
    *reason = find_row (reasons, G_N_ELEMENTS (reasons), colon + 2, strlen (colon + 2));

  return *status != NULL && (colon == NULL || *reason != NULL);
}

/**
 * tel_certificate_status_describe:
 * @status: (nullable): the status as the cluster spells it
 *
 * Tells a status in words.
 *
 * Returns: (transfer full) (nullable): the words in the user's language; a status that is not known here as it is
 */
char *
tel_certificate_status_describe (const char *status)
{
  const Row *row;
  const Row *reason;

  if (!find_rows (status, &row, &reason))
    return g_strdup (status);
  if (reason != NULL)
    return g_strdup_printf ("%s: %s", _ (row->words), _ (reason->words));

  return g_strdup (_ (row->words));
}

/**
 * tel_certificate_status_describe_reason:
 * @status: (nullable): the status as the cluster spells it
 *
 * Tells why an operation failed, in words that stand after a colon.
 *
 * Returns: (nullable): the words in the user's language, %NULL where the status names no reason that is known here
 */
const char *
tel_certificate_status_describe_reason (const char *status)
{
  const Row *row;
  const Row *reason;

  return find_rows (status, &row, &reason) && reason != NULL ? _ (reason->words) : NULL;
}

/**
 * tel_certificate_status_get_remedy:
 * @status: (nullable): the status as the cluster spells it
 *
 * Tells what to do about a status.
 *
 * Returns: (nullable): the sentences in the user's language, %NULL where there is nothing to be done, or the status is
 *   not known here
 */
const char *
tel_certificate_status_get_remedy (const char *status)
{
  const Row *row;
  const Row *reason;

  if (!find_rows (status, &row, &reason))
    return NULL;
  if (reason != NULL)
    return _ (reason->remedy);
  if (g_str_has_suffix (row->text, "Failed"))
    return _ (NO_REASON);

  return row->remedy != NULL ? _ (row->remedy) : NULL;
}
