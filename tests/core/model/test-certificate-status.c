/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-certificate-status.h"

#include <string.h>

#include "tel-test.h"

/* Every status of XCertificateStatus (contract 3.2), a word of what is said of it and of what is to be done. */
static const struct
{
  const char *status;
  const char *words;
  const char *remedy;
} rows[] = {
  { "None", "No certificate operation", NULL },
  { "Operation Pending", "waits for the device", "company network" },
  { "Upgrade Success", "installed", NULL },
  { "Delete Success", "deleted", "Issue a new string" },
  { "Troubleshoot Success", "fetched from the device", "trace files" },
  { "Upgrade Failed", "Installing the certificate failed", "names no reason" },
  { "Delete Failed", "Deleting the certificate failed", "names no reason" },
  { "Troubleshoot Failed", "Fetching the certificate for troubleshooting failed", "names no reason" },
  { "Upgrade Failed: Invalid LSC", "Installing the certificate failed: CAPF does not accept", "issue a new string" },
  { "Upgrade Failed: Invalid Authentication String", "string was wrong", "After ten wrong tries" },
  { "Upgrade Failed: Invalid MIC", "manufacturer", "By Authentication String" },
  { "Upgrade Failed: Invalid Credentials", "prove who it is", "apply the configuration" },
  { "Upgrade Failed: Phone Communication Failure", "broke off", "port 3804" },
  { "Upgrade Failed: Key Generation Failed/Timeout", "make its keys", "key size of 1024" },
  { "Upgrade Failed: CA Communication Failure", "did not reach", "Certificate Issuer to Endpoint" },
  { "Upgrade Failed: CA Rejected Connection", "refused the connection", "Certificate Issuer to Endpoint" },
  { "Upgrade Failed: User Initiated Request Late/Timedout", "after the deadline", "later deadline" },
  { "Delete Failed: Invalid LSC", "Deleting the certificate failed: CAPF does not accept", "issue a new string" },
  { "Delete Failed: Invalid Authentication String", "string was wrong", "After ten wrong tries" },
  { "Delete Failed: Invalid MIC", "manufacturer", "By Authentication String" },
  { "Delete Failed: Invalid Credentials", "prove who it is", "apply the configuration" },
  { "Delete Failed: Phone Communication Failure", "broke off", "port 3804" },
  { "Delete Failed: Key Generation Failed/Timeout", "make its keys", "key size of 1024" },
  { "Delete Failed: CA Communication Failure", "did not reach", "Certificate Issuer to Endpoint" },
  { "Delete Failed: CA Rejected Connection", "refused the connection", "Certificate Issuer to Endpoint" },
  { "Delete Failed: User Initiated Request Late/Timedout", "after the deadline", "later deadline" },
  { "Troubleshoot Failed: Invalid LSC", "troubleshooting failed: CAPF does not accept", "issue a new string" },
  { "Troubleshoot Failed: Invalid Authentication String", "string was wrong", "After ten wrong tries" },
  { "Troubleshoot Failed: Invalid MIC", "manufacturer", "By Authentication String" },
  { "Troubleshoot Failed: Invalid Credentials", "prove who it is", "apply the configuration" },
  { "Troubleshoot Failed: Phone Communication Failure", "broke off", "port 3804" },
  { "Troubleshoot Failed: Key Generation Failed/Timeout", "make its keys", "key size of 1024" },
  { "Troubleshoot Failed: User Initiated Request Late/Timedout", "after the deadline", "later deadline" },
  { "Upgrade Failed: No Support for EC only in CAPF version 3", "elliptic curves", "RSA Only" },
};

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *words = tel_certificate_status_describe (rows[i].status);
  const char *remedy = tel_certificate_status_get_remedy (rows[i].status);

  g_assert_nonnull (strstr (words, rows[i].words));
  if (rows[i].remedy == NULL)
    g_assert_cmpstr (remedy, ==, NULL);
  else
    g_assert_nonnull (strstr (remedy, rows[i].remedy));
}

/* What the schema of the newest release knows and the table above does not. */
static void
test_schema (void)
{
  g_autofree char *path = tel_test_find_shared ("axl/schema/14.0/AXLEnums.xsd");
  g_autofree char *schema = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  const char *type;
  guint n_found = 0;

  if (path == NULL)
    return;

  g_assert_true (g_file_get_contents (path, &schema, NULL, NULL));
  type = strstr (schema, "name=\"XCertificateStatus\"");
  g_assert_nonnull (type);
  *strstr (type, "</xsd:simpleType>") = '\0';
  regex = g_regex_new ("<xsd:enumeration value=\"([^\"]*)\"", 0, 0, NULL);
  for (g_regex_match (regex, type, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *status = g_match_info_fetch (match, 1);
      g_autofree char *words = tel_certificate_status_describe (status);

      g_assert_cmpstr (words, !=, status);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (rows));
}

/* A later release may know others: they are shown as they are, and nothing is advised. */
static void
test_unknown (void)
{
  static const char *const unknown[] = { "Upgrade Failed: Moon In The Way", "Moved", "Moved: Invalid LSC",
                                         "Upgrade Failed:", "" };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autofree char *words = tel_certificate_status_describe (unknown[i]);

      g_assert_cmpstr (words, ==, unknown[i]);
      g_assert_null (tel_certificate_status_get_remedy (unknown[i]));
      g_assert_null (tel_certificate_status_describe_reason (unknown[i]));
    }
  g_assert_null (tel_certificate_status_describe (NULL));
  g_assert_null (tel_certificate_status_get_remedy (NULL));
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/certificate-status/G4.2/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/certificate-status/every-one-of-the-schema", test_schema);
  g_test_add_func ("/certificate-status/unknown-as-it-is", test_unknown);

  return g_test_run ();
}
