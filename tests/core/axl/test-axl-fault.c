/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-fault.h"
#include "axl/tel-axl-request.h"
#include "model/tel-error.h"
#include "tel-test.h"

#include <string.h>

/* The texts of contract 1.4, verbatim. */
static void
test_kinds (void)
{
  static const struct
  {
    int code;
    const char *message;
    const char *operation;
    TelError kind;
  } cases[] = {
    { 5007, "Item not valid: The specified Phone was not found", "getPhone", TEL_ERROR_NOT_FOUND },
    { 5007, "Item not valid: The specified SEP0023AF482340 was not found", "removePhone", TEL_ERROR_NOT_FOUND },
    { 5003, "CSFTADAMS not found", "updatePhone", TEL_ERROR_NOT_FOUND },
    { 0, "Item not valid: The specified User was not found", "getUser", TEL_ERROR_NOT_FOUND },
    { 5007, "Item not valid: The specified DevicePool was not found", "addPhone", TEL_ERROR_REJECTED },
    { 0, "Item not valid: The specified DevicePool was not found", "addPhone", TEL_ERROR_REJECTED },
    { -239, "Could not insert new row - duplicate value in a UNIQUE INDEX column (Unique Index:).", "addPhone",
      TEL_ERROR_DUPLICATE },
    { -239, "anything else", "addPhone", TEL_ERROR_DUPLICATE },
    { 0, "Could not insert new row - duplicate value in a UNIQUE INDEX column (Unique Index:).", "addUser",
      TEL_ERROR_DUPLICATE },
    { 4052, "Cannot insert or update pattern. A DN exists with the same pattern and partition.", "addLine",
      TEL_ERROR_DUPLICATE },
    { -691, "Missing key in referenced table for referential constraint (informix.fk_device_fkenduser)", "addPhone",
      TEL_ERROR_REJECTED },
    { 0, "The specified Security Profile is not valid for this device type (model and protocol).", "updatePhone",
      TEL_ERROR_REJECTED },
    { 0,
      "The specified name has invalid characters or is not formatted correctly for this device type.Valid characters "
      "include [a-zA-Z0-9._-]{1,50}",
      "addPhone", TEL_ERROR_REJECTED },
    { 0, "Query request too large. Total rows matched: 1277 rows. Suggestive Row Fetch: less than 953 rows",
      "listPhone", TEL_ERROR_TOO_LARGE },
    { 201, "A syntax error has occurred.", "executeSQLQuery", TEL_ERROR_UNSUPPORTED },
    { -206, "The specified table (nothing) is not in the database.", "executeSQLQuery", TEL_ERROR_UNSUPPORTED },
    { 217, "Column (nothing) not found in any table in the query (or SLV is undefined).", "executeSQLQuery",
      TEL_ERROR_UNSUPPORTED },
    { 0, "Column (nothing) not found in any table in the query (or SLV is undefined).", "executeSQLQuery",
      TEL_ERROR_UNSUPPORTED },
    { 0, "The specified table (nothing) is not in the database.", "executeSQLQuery", TEL_ERROR_UNSUPPORTED },
    { 0, "A syntax error has occurred.", "executeSQLQuery", TEL_ERROR_UNSUPPORTED },
    { 294, "The column (name) must be in the GROUP BY list.", "executeSQLQuery", TEL_ERROR_REJECTED },
    { 0, "", "addPhone", TEL_ERROR_REJECTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelAxlFault) fault = tel_axl_fault_new (cases[i].code, cases[i].message, cases[i].operation);
      g_autoptr (GError) error = tel_axl_fault_to_error (fault, cases[i].operation, "device “CSFTADAMS”");

      if (!g_error_matches (error, TEL_ERROR, cases[i].kind))
        g_error ("case %u is %s: %s", i, tel_error_get_name (error->code), error->message);
      g_assert_nonnull (strstr (error->message, "device “CSFTADAMS”"));
      g_assert_nonnull (strstr (error->message, cases[i].operation));
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

/* Only what refers to others can fail for the lack of another. */
static void
test_not_found (void)
{
  static const struct
  {
    const char *operation;
    const char *beginning;
  } cases[] = {
    { "getUser", "The cluster has no user “nobody”. Check the spelling. It answered (getUser): Item not valid" },
    { "removeUser", "The cluster has no user “nobody” any more (removeUser): Item not valid" },
    { "updateUser", "The cluster did not find user “nobody”, or something that it refers to (updateUser): Item" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelAxlFault) fault =
          tel_axl_fault_new (5007, "Item not valid: The specified User was not found", cases[i].operation);
      g_autoptr (GError) error = tel_axl_fault_to_error (fault, cases[i].operation, "user “nobody”");

      g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
      if (!g_str_has_prefix (error->message, cases[i].beginning))
        g_error ("“%s” does not begin with “%s”", error->message, cases[i].beginning);
    }
}

static void
test_words_stay_words (void)
{
  g_autoptr (TelAxlFault) fault = tel_axl_fault_new (1, "  100%s <b>& %n\377 ", NULL);
  g_autoptr (GError) error = tel_axl_fault_to_error (fault, "addPhone", "device “%d”");

  g_assert_nonnull (strstr (error->message, "100%s <b>& %n"));
  g_assert_nonnull (strstr (error->message, "device “%d”"));
  g_assert_nonnull (strstr (error->message, "[1]"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_too_large (void)
{
  static const struct
  {
    const char *message;
    guint matched;
    guint suggested;
  } cases[] = {
    { "Query request too large. Total rows matched: 1277 rows. Suggestive Row Fetch: less than 953 rows", 1277, 953 },
    { "Query request too large. Total rows matched: 90000. Suggested row fetch: less than 12000.", 90000, 12000 },
    { "suggestive row fetch:less than 7", 0, 7 },
  };
  guint matched = 1;
  guint suggested = 1;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (tel_axl_fault_parse_too_large (cases[i].message, &matched, &suggested));
      g_assert_cmpuint (matched, ==, cases[i].matched);
      g_assert_cmpuint (suggested, ==, cases[i].suggested);
    }
  g_assert_false (tel_axl_fault_parse_too_large ("Query request too large.", NULL, &suggested));
  g_assert_false (tel_axl_fault_parse_too_large ("Suggestive Row Fetch: less than 0 rows", NULL, &suggested));
  g_assert_false (tel_axl_fault_parse_too_large ("Suggestive Row Fetch: less than 99999999999999999999999 rows",
                                                 &matched, &suggested));
}

static void
test_supported_versions (void)
{
  g_autofree char *versions = tel_axl_fault_parse_supported_versions (
      "<html><h1>HTTP Status 599 - Incorrect axl version. Supported axl versions are 12.x, 14.0 and 15.0</h1></html>");

  g_assert_cmpstr (versions, ==, "12.x, 14.0 and 15.0");
  g_assert_null (tel_axl_fault_parse_supported_versions ("<html>HTTP Status 599</html>"));
}

/* A name that nobody could read does not bury the sentence; what is sent is the whole name. */
static void
test_long_name_in_subject (void)
{
  g_autofree char *name = g_strnfill (5000, 'x');
  g_autofree char *eighty = g_strnfill (80, 'x');
  g_autoptr (TelAxlRequest) long_one =
      tel_axl_request_new_get (TEL_RELEASE_14_0, TEL_OBJECT_KIND_USER, name, NULL, NULL);
  g_autoptr (TelAxlRequest) short_one =
      tel_axl_request_new_get (TEL_RELEASE_14_0, TEL_OBJECT_KIND_USER, eighty, NULL, NULL);
  g_autofree char *shortened = g_strdup_printf ("user “%.79s…”", name);
  g_autofree char *whole = g_strdup_printf ("user “%s”", eighty);

  g_assert_cmpstr (tel_axl_request_get_subject (long_one), ==, shortened);
  g_assert_cmpstr (tel_axl_request_get_subject (short_one), ==, whole);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/axl-fault/contract-1.4/kinds-by-code-then-words", test_kinds);
  g_test_add_func ("/axl-fault/contract-1.4/not-found", test_not_found);
  g_test_add_func ("/axl-fault/long-name-is-shortened", test_long_name_in_subject);
  g_test_add_func ("/axl-fault/the-clusters-words-stay-words", test_words_stay_words);
  g_test_add_func ("/axl-fault/contract-1.5/numbers-of-too-large", test_too_large);
  g_test_add_func ("/axl-fault/contract-1.2/supported-versions", test_supported_versions);

  return g_test_run ();
}
