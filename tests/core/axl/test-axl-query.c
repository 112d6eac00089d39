/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-query.h"
#include "axl/tel-axl-request.h"
#include "axl/tel-axl-response.h"
#include "model/tel-error.h"
#include "tel-test-schema.h"
#include "tel-test.h"

#include <string.h>

static void
test_single_select_passes (void)
{
  static const struct
  {
    const char *statement;
    const char *sent;
  } cases[] = {
    { "SELECT name FROM device", NULL },
    { " \n\tselect name from device \n", "select name from device" },
    { "SeLeCt SKIP 0 FIRST 5 d.name FROM device d WHERE d.name = 'O''Brien; --'", NULL },
    { "-- all of them\nSELECT name FROM device -- and no more", NULL },
    { "{ all ; of } /* them; */ SELECT name FROM device", NULL },
    { "SELECT name FROM device;", "SELECT name FROM device" },
    { "SELECT name FROM device ; ; -- that was it", "SELECT name FROM device" },
    { "SELECT name FROM device WHERE description = 'DELETE FROM device; INTO'", NULL },
    { "SELECT 'it''s' FROM device WHERE name = \"a;b\"", NULL },
    { "SELECT updated, into_it FROM device", NULL },
    { "SELECT name FROM device WHERE description = '会議室'", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sent = tel_axl_query_check (cases[i].statement, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (sent, ==, cases[i].sent != NULL ? cases[i].sent : cases[i].statement);
    }
}

static void
test_everything_else_is_refused (void)
{
  static const char *const statements[] = {
    "",
    "  \n",
    ";",
    "-- SELECT name FROM device",
    "UPDATE device SET description = 'x'",
    "/* SELECT */ DELETE FROM device",
    "-- SELECT\nINSERT INTO device (name) VALUES ('x')",
    "'SELECT' name FROM device",
    "(SELECT name FROM device)",
    "selection name from device",
    "EXECUTE PROCEDURE dbdelete()",
    "DROP TABLE device",
    "SELECT name FROM device; DELETE FROM device",
    "SELECT name FROM device; SELECT name FROM enduser",
    "SELECT name FROM device /* ; */ ; /* ; */ x",
    "SELECT name FROM device WHERE name = 'x'; 'y'",
    "SELECT name FROM device INTO TEMP copy",
    "SELECT name FROM device FOR UPDATE",
    "SELECT name FROM device WHERE name = 'x",
    "SELECT name FROM device WHERE name = 'it''s",
    "SELECT name FROM device { no end",
    "SELECT name FROM device /* no end",
    "SELECT '\377' FROM device",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sent = tel_axl_query_check (statements[i], &error);

      if (sent != NULL)
        g_error ("“%s” was let through", statements[i]);
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "nothing was sent"));
    }
}

/* Whatever a name holds, it stays one literal. */
static void
test_quoted_text_stays_text (void)
{
  static const struct
  {
    const char *text;
    const char *literal;
  } cases[] = {
    { "", "''" },
    { "tadams", "'tadams'" },
    { "O'Brien", "'O''Brien'" },
    { "'; DELETE FROM device; --", "'''; DELETE FROM device; --'" },
    { "''", "''''''" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *literal = tel_axl_query_quote (cases[i].text);
      g_autofree char *statement = g_strconcat ("SELECT name FROM device WHERE name = ", literal, NULL);
      g_autofree char *sent = tel_axl_query_check (statement, NULL);

      g_assert_cmpstr (literal, ==, cases[i].literal);
      g_assert_cmpstr (sent, ==, statement);
    }
}

static void
test_request_is_valid (void)
{
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  for (guint i = 0; i < n_releases; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TelAxlRequest) request =
          tel_axl_request_new_query (releases[i], "SELECT name FROM device WHERE tkmodel < 503 AND name = 'a&b';",
                                     &error);
      TelTestSchema *schema = tel_test_schema_load (tel_release_to_string (releases[i]));
      gsize size;
      const char *data;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      data = g_bytes_get_data (tel_axl_request_get_body (request), &size);
      text = g_strndup (data, size);
      g_assert_nonnull (
          strstr (text, "<sql>SELECT name FROM device WHERE tkmodel &lt; 503 AND name = 'a&amp;b'</sql>"));
      g_assert_false (tel_axl_request_is_write (request));
      g_assert_true (tel_axl_request_returns_rows (request));
      g_assert_false (tel_axl_request_returns_objects (request));
      g_assert_true (g_str_has_suffix (tel_axl_request_get_soap_action (request), " executeSQLQuery\""));
      if (schema != NULL)
        tel_test_schema_assert_valid (schema, data, size);
    }
}

static TelAxlRows *
read_rows (TelRelease release, const char *body, gsize piece)
{
  g_autoptr (TelAxlRequest) request = tel_axl_request_new_query (release, "SELECT name FROM device", NULL);
  g_autoptr (TelAxlResponse) response = tel_axl_response_new (request);
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = g_strconcat ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>",
                                         body, "</s:Body></s:Envelope>", NULL);
  gsize length = strlen (answer);

  for (gsize offset = 0; offset < length; offset += piece)
    {
      tel_axl_response_feed (response, answer + offset, MIN (piece, length - offset), &error);
      g_assert_no_error (error);
    }
  tel_axl_response_finish (response, &error);
  g_assert_no_error (error);

  return tel_axl_response_steal_rows (response);
}

static void
test_rows (void)
{
  static const char body[] = "<n:executeSQLQueryResponse xmlns:n='http://www.cisco.com/AXL/API/14.0'><return>\n"
                             " <row><name>CSF &amp; TCT</name><name>Default</name><userid/></row>\n"
                             " <row>\n  <name/>\n  <name> x </name>\n  <userid>ta<!-- -->dams</userid>\n </row>\n"
                             " <row><userid>a</userid><name>b</name><late><b>1</b>2</late></row>\n"
                             "</return></n:executeSQLQueryResponse>";

  for (gsize piece = 1; piece <= sizeof body; piece += sizeof body - 1)
    {
      g_autoptr (TelAxlRows) rows = read_rows (TEL_RELEASE_14_0, body, piece);

      g_assert_cmpuint (tel_axl_rows_get_n_rows (rows), ==, 3);
      g_assert_cmpuint (tel_axl_rows_get_n_columns (rows), ==, 4);
      g_assert_cmpstr (tel_axl_rows_get_column (rows, 0), ==, "name");
      g_assert_cmpstr (tel_axl_rows_get_column (rows, 1), ==, "name");
      g_assert_cmpstr (tel_axl_rows_get_column (rows, 2), ==, "userid");
      g_assert_cmpstr (tel_axl_rows_get_column (rows, 3), ==, "late");
      g_assert_cmpstr (tel_axl_rows_get_value (rows, 0, 0), ==, "CSF & TCT");
      g_assert_cmpstr (tel_axl_rows_get_value (rows, 0, 1), ==, "Default");
      g_assert_null (tel_axl_rows_get_value (rows, 0, 2));
      g_assert_null (tel_axl_rows_get_value (rows, 0, 3));
      g_assert_null (tel_axl_rows_get_value (rows, 1, 0));
      g_assert_cmpstr (tel_axl_rows_get_value (rows, 1, 1), ==, " x ");
      g_assert_cmpstr (tel_axl_rows_look_up (rows, 1, "userid"), ==, "tadams");
      g_assert_cmpstr (tel_axl_rows_look_up (rows, 2, "userid"), ==, "a");
      g_assert_cmpstr (tel_axl_rows_look_up (rows, 2, "name"), ==, "b");
      g_assert_cmpstr (tel_axl_rows_look_up (rows, 2, "late"), ==, "12");
      g_assert_null (tel_axl_rows_look_up (rows, 2, "no such column"));
    }
}

static TelAxlRows *
read_sample (TelRelease release, const char *name)
{
  g_autofree char *relative = g_strdup_printf ("axl/samples-responses/%s/%s", tel_release_to_string (release), name);
  g_autofree char *path = tel_test_find_shared (relative);
  g_autofree char *body = NULL;

  if (path == NULL)
    return NULL;
  g_assert_true (g_file_get_contents (path, &body, NULL, NULL));

  return read_rows (release, strstr (body, "?>") + 2, 4096);
}

static void
test_samples (void)
{
  static const TelRelease releases[] = { TEL_RELEASE_9_1, TEL_RELEASE_10_5, TEL_RELEASE_12_5, TEL_RELEASE_14_0 };

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (TelAxlRows) rows = read_sample (releases[i], "executeSQLQuery.xml");
      g_autoptr (TelAxlRows) none = read_sample (releases[i], "executeSQLQuery-empty.xml");

      if (none != NULL)
        g_assert_cmpuint (tel_axl_rows_get_n_rows (none), ==, 0);
      if (rows == NULL)
        continue;
      g_assert_cmpuint (tel_axl_rows_get_n_rows (rows), ==, 2);
      g_assert_cmpstr (tel_axl_rows_look_up (rows, 0, "name"), ==, "CSFTADAMS");
      g_assert_cmpstr (tel_axl_rows_look_up (rows, 0, "userid"), ==, "tadams");
      g_assert_cmpstr (tel_axl_rows_look_up (rows, 1, "name"), ==, "TCTTADAMS");
      g_assert_null (tel_axl_rows_look_up (rows, 1, "userid"));
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/axl-query/single-select-passes", test_single_select_passes);
  g_test_add_func ("/axl-query/everything-else-is-refused", test_everything_else_is_refused);
  g_test_add_func ("/axl-query/quoted-text-stays-text", test_quoted_text_stays_text);
  g_test_add_func ("/axl-query/request-is-valid", test_request_is_valid);
  g_test_add_func ("/axl-query/rows", test_rows);
  g_test_add_func ("/axl-query/samples", test_samples);

  return g_test_run ();
}
