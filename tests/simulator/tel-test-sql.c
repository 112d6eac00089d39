/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-sql.h"

static char *
make_body (const char *statement)
{
  return g_markup_printf_escaped ("<sql>%s</sql>", statement);
}

/**
 * tel_test_sql_ask:
 * @cluster: a cluster
 * @statement: a query
 *
 * Returns: (transfer full): the answer, which holds against the vendor's schema
 */
TelSimulatorElement *
tel_test_sql_ask (TelTestCluster *cluster, const char *statement)
{
  g_autofree char *body = make_body (statement);

  return tel_test_cluster_run (cluster, "executeSQLQuery", body);
}

/**
 * tel_test_sql_query:
 * @cluster: a cluster
 * @statement: a query
 *
 * Returns: (transfer full): the rows, one in a line, the values between bars, a dash for null
 */
char *
tel_test_sql_query (TelTestCluster *cluster, const char *statement)
{
  g_autoptr (TelSimulatorElement) response = tel_test_sql_ask (cluster, statement);
  const TelSimulatorElement *list = tel_test_find (response, "return");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < tel_simulator_element_get_n_children (list); i++)
    {
      const TelSimulatorElement *row = tel_simulator_element_get_nth_child (list, i);

      g_assert_cmpstr (tel_simulator_element_get_name (row), ==, "row");
      g_string_append (text, i > 0 ? "\n" : "");
      for (guint j = 0; j < tel_simulator_element_get_n_children (row); j++)
        {
          const char *value = tel_simulator_element_get_text (tel_simulator_element_get_nth_child (row, j));

          g_string_append_printf (text, "%s%s", j > 0 ? "|" : "", value != NULL && *value != '\0' ? value : "-");
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tel_test_sql_refuse:
 * @cluster: a cluster
 * @statement: what is refused
 * @code: the code of the fault
 * @message: what its words contain
 *
 * Sends a statement that the cluster refuses.
 */
void
tel_test_sql_refuse (TelTestCluster *cluster, const char *statement, int code, const char *message)
{
  g_autofree char *body = make_body (statement);

  g_test_message ("%s", statement);
  tel_test_cluster_refuse (cluster, "executeSQLQuery", body, code, message);
}
