/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-numbers.h"
#include "model/tel-error.h"
#include "tel-test-connection.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0" };

#define MOST 100

static GPtrArray *
find (TelTestConnection *connection, const char *text, guint most, gboolean *complete)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *numbers;

  tel_cluster_find_numbers_async (connection->cluster, text, most, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  numbers = tel_cluster_find_numbers_finish (connection->cluster, done, complete, &error);
  g_assert_no_error (error);

  return numbers;
}

static GPtrArray *
list_range (TelTestConnection *connection, const TelNumberRange *range)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *numbers;

  tel_cluster_list_range_async (connection->cluster, range, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  numbers = tel_cluster_list_range_finish (connection->cluster, done, &error);
  g_assert_no_error (error);

  return numbers;
}

static TelNumberFacts *
read_facts (TelTestConnection *connection, const char *pattern, const char *partition)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  TelNumberFacts *facts;

  tel_cluster_read_number_facts_async (connection->cluster, pattern, partition, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  facts = tel_cluster_read_number_facts_finish (connection->cluster, done, &error);
  g_assert_no_error (error);

  return facts;
}

static guint
count (TelTestConnection *connection, const char *operation)
{
  return tel_test_simulator_count_requests (connection->simulator, operation);
}

static void
assert_numbers (GPtrArray *numbers, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      const char *const *devices = tel_directory_number_get_associated_devices (numbers->pdata[i]);
      g_autofree char *label = tel_directory_number_dup_label (numbers->pdata[i]);
      g_autofree char *names = devices != NULL ? g_strjoinv (",", (char **) devices) : g_strdup ("?");

      g_string_append_printf (text, "%s%s:%s", i > 0 ? "; " : "", label, names);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_find_by_number (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  gboolean complete = FALSE;
  g_autoptr (GPtrArray) numbers = find (connection, " 2001 ", MOST, &complete);
  g_autoptr (GPtrArray) shared = find (connection, "1006", MOST, NULL);
  g_autoptr (GPtrArray) plus = find (connection, "+8135219", MOST, NULL);

  g_assert_true (complete);
  assert_numbers (numbers, "2001 in PT-Internal:; 2001 in PT-Other:");
  assert_numbers (shared, "1006 in PT-Internal:BOTTRIBEIRO,SEP001122334458,TABTRIBEIRO,TCTTRIBEIRO");
  assert_numbers (plus, "+81352191050 in PT-Internal:");
}

static void
test_find_by_description (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  gboolean database = g_str_equal (data, "9.1") || g_ascii_strtod (data, NULL) > 12;
  g_autoptr (GPtrArray) numbers = find (connection, "tanya", MOST, NULL);
  g_autoptr (GPtrArray) japanese = NULL;

  assert_numbers (numbers, "1001 in PT-Internal:SEP001122334455");
  g_assert_cmpuint (count (connection, "listLine"), ==, 1);
  g_assert_cmpuint (count (connection, "executeSQLQuery"), ==, database ? 1 : 0);
  g_assert_cmpuint (count (connection, "getLine"), ==, 0);

  japanese = find (connection, "太郎", MOST, NULL);
  assert_numbers (japanese, "1004 in PT-Internal:SEP001122334456");
}

/* What stands for anything in a criterion is looked for as it is written. */
static void
test_find_wildcards (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GPtrArray) before = find (connection, "%", MOST, NULL);
  g_autoptr (GPtrArray) nothing = find (connection, "10_1", MOST, NULL);
  g_autoptr (GPtrArray) numbers = NULL;

  assert_numbers (before, "");
  assert_numbers (nothing, "");
  tel_test_simulator_mutate (connection->simulator,
                             "<updateLine><pattern>1050</pattern><routePartitionName>PT-Internal</routePartitionName>"
                             "<description>100%_free</description></updateLine>");
  numbers = find (connection, "100%_", MOST, NULL);
  assert_numbers (numbers, "1050 in PT-Internal:");
}

static void
test_find_no_more_than_wanted (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "branch");
  gboolean complete = TRUE;
  g_autoptr (GPtrArray) numbers = NULL;

  tel_axl_client_set_page_size (connection->client, 20);
  numbers = find (connection, "1", 30, &complete);
  g_assert_cmpuint (numbers->len, ==, 30);
  g_assert_false (complete);
  g_assert_cmpuint (count (connection, "listLine"), <=, 4);
  g_assert_cmpuint (count (connection, "executeSQLQuery"), ==, 1);
}

/* A cluster that does not answer the database's question tells the numbers all the same. */
static void
test_find_without_database (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (GPtrArray) numbers = NULL;

  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 0, 217, "Column (pkid) not found");
  numbers = find (connection, "tanya", MOST, NULL);
  assert_numbers (numbers,
                  g_str_equal (data, "10.5") ? "1001 in PT-Internal:SEP001122334455" : "1001 in PT-Internal:?");
}

static void
test_find_cancelled (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_disturb (connection->simulator, TEL_SIMULATOR_DISTURBANCE_STALL, "listLine", 0);
  tel_cluster_find_numbers_async (connection->cluster, "1001", MOST, cancellable, tel_test_take_result, &result);
  g_cancellable_cancel (cancellable);
  done = tel_test_await_result (&result);
  g_assert_null (tel_cluster_find_numbers_finish (connection->cluster, done, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_find_failed (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (connection->simulator, "listLine", 1, 4711, "Not now");
  tel_cluster_find_numbers_async (connection->cluster, "1001", MOST, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  g_assert_null (tel_cluster_find_numbers_finish (connection->cluster, done, NULL, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
}

static void
assert_free (TelTestConnection *connection, const char *text, const char *partition, const char *expected)
{
  g_autoptr (TelNumberRange) range = tel_number_range_parse (text, NULL);
  g_autoptr (GPtrArray) numbers = list_range (connection, range);
  g_autofree char *found = tel_number_range_find_free (range, numbers, partition, NULL, NULL);

  g_assert_cmpstr (found, ==, expected);
}

/* From one bulk read, however many numbers there are. */
static void
test_free_of_range (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");

  assert_free (connection, "1001-1099", "PT-Internal", "1009");
  g_assert_cmpuint (count (connection, "listLine"), ==, 1);
  assert_free (connection, "1001-1099", "PT-Other", "1001");
  assert_free (connection, "2001-2002", "PT-Other", NULL);
  assert_free (connection, "3001-3009", NULL, "3002");
  assert_free (connection, "+8135219105X", "PT-Internal", "\\+81352191051");
  g_assert_cmpuint (count (connection, "listLine"), ==, 5);
  g_assert_cmpuint (count (connection, "getLine"), ==, 0);
  g_assert_cmpuint (count (connection, "executeSQLQuery"), ==, 0);
}

static void
test_free_of_large_range (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "branch");
  g_autoptr (TelNumberRange) range = tel_number_range_parse ("XXXXX", NULL);
  g_autoptr (GPtrArray) numbers = list_range (connection, range);
  g_autoptr (TelNumberRange) taken = NULL;
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  guint n_taken = 0;

  /* Its only page is full, so that there might be another. */
  g_assert_cmpuint (count (connection, "listLine"), ==, 2);
  g_assert_cmpuint (count (connection, "getLine"), ==, 0);
  g_assert_cmpuint (numbers->len, ==, 500);
  text = g_strdup_printf ("%s-%s", tel_directory_number_get_pattern (numbers->pdata[0]), "99999");
  taken = tel_number_range_parse (text, NULL);
  found = tel_number_range_find_free (taken, numbers, "PT-Internal", &n_taken, NULL);
  g_assert_cmpuint (n_taken, ==, numbers->len);
  g_assert_true (tel_number_range_contains (taken, found));
  for (guint i = 0; i < numbers->len; i++)
    g_assert_cmpstr (tel_directory_number_get_pattern (numbers->pdata[i]), !=, found);
}

static void
test_facts (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelNumberFacts) shared = read_facts (connection, "1006", "PT-Internal");
  g_autoptr (TelNumberFacts) unused = read_facts (connection, "2001", "PT-Internal");
  g_autoptr (TelNumberFacts) missing = read_facts (connection, "2002", "PT-Internal");
  g_autoptr (TelNumberFacts) plus = read_facts (connection, "\\+81352191050", "PT-Internal");
  g_autoptr (TelNumberFacts) bare = read_facts (connection, "3001", NULL);
  g_auto (GStrv) others = tel_number_facts_dup_devices (shared, "SEP001122334458");
  g_auto (GStrv) none = tel_number_facts_dup_devices (unused, NULL);
  g_autofree char *names = g_strjoinv (",", others);

  g_assert_cmpuint (count (connection, "listLine"), ==, 5);
  g_assert_cmpstr (names, ==, "BOTTRIBEIRO,TABTRIBEIRO,TCTTRIBEIRO");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (g_strv_length ((char **) tel_number_facts_get_elsewhere (unused)), ==, 1);
  g_assert_cmpstr (tel_number_facts_get_elsewhere (unused)[0], ==, "PT-Other");
  g_assert_null (tel_number_facts_get_number (missing));
  g_assert_null (tel_number_facts_dup_devices (missing, NULL));
  g_assert_cmpstr (tel_number_facts_get_elsewhere (missing)[0], ==, "PT-Other");
  g_assert_nonnull (tel_number_facts_get_number (plus));
  g_assert_nonnull (tel_number_facts_get_number (bare));
  g_assert_null (tel_number_facts_get_elsewhere (bare)[0]);
}

static void
test_inactive (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelNumberFacts) before = read_facts (connection, "1050", "PT-Internal");
  g_autoptr (TelNumberFacts) facts = NULL;

  g_assert_false (tel_number_facts_is_inactive (before));
  if (g_str_equal (data, "9.1"))
    return;

  tel_test_simulator_mutate (connection->simulator,
                             "<updateLine><pattern>1050</pattern><routePartitionName>PT-Internal</routePartitionName>"
                             "<active>false</active></updateLine>");
  facts = read_facts (connection, "1050", "PT-Internal");
  g_assert_true (tel_number_facts_is_inactive (facts));
}

/* 9.1 tells neither, and its database need not answer. */
static void
test_facts_not_told (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("9.1", "small");
  g_autoptr (TelNumberFacts) facts = NULL;

  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 0, 201, "A syntax error has occurred.");
  facts = read_facts (connection, "1001", "PT-Internal");
  g_assert_nonnull (tel_number_facts_get_number (facts));
  g_assert_null (tel_number_facts_dup_devices (facts, NULL));
}

static void
add_for_each_release (const char *name, GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cluster-numbers/%s/%s", releases[i], name);

      g_test_add_data_func (path, releases[i], test);
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  add_for_each_release ("find-by-number", test_find_by_number);
  add_for_each_release ("find-by-description", test_find_by_description);
  add_for_each_release ("find-without-database", test_find_without_database);
  add_for_each_release ("free-of-range", test_free_of_range);
  add_for_each_release ("facts", test_facts);
  add_for_each_release ("inactive", test_inactive);
  g_test_add_func ("/cluster-numbers/find-wildcards", test_find_wildcards);
  g_test_add_func ("/cluster-numbers/find-no-more-than-wanted", test_find_no_more_than_wanted);
  g_test_add_func ("/cluster-numbers/find-cancelled", test_find_cancelled);
  g_test_add_func ("/cluster-numbers/find-failed", test_find_failed);
  g_test_add_data_func ("/cluster-numbers/9.1/free-of-large-range", "9.1", test_free_of_large_range);
  g_test_add_data_func ("/cluster-numbers/14.0/free-of-large-range", "14.0", test_free_of_large_range);
  g_test_add_func ("/cluster-numbers/9.1/facts-not-told", test_facts_not_told);

  return g_test_run ();
}
