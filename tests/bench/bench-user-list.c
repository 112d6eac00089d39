/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-list.h"

#include "tel-test-widgets.h"
#include "tel-test.h"

#define N_USERS 10000

static void
fill (TelCluster *cluster)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_USERS; i++)
    {
      g_autofree char *user_id = g_strdup_printf ("user%05u", i);

      g_ptr_array_add (users, g_object_new (TEL_TYPE_USER, "user-id", user_id, "last-name", user_id, NULL));
    }
  tel_store_append_many (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_USER), users);
}

static void
measure (TelUserList *list, const char *text, guint expected, const char *what)
{
  double seconds;

  g_test_timer_start ();
  tel_user_list_set_search (list, text);
  seconds = g_test_timer_elapsed ();

  g_assert_cmpuint (g_list_model_get_n_items (tel_user_list_get_model (list)), ==, expected);
  g_test_minimized_result (seconds, "%s, among %u users: %.1f ms", what, N_USERS, seconds * 1000);
}

/* What a person waits for after a key: the rows that are shown, without their drawing. */
static void
test_search (void)
{
  g_autoptr (TelCluster) cluster = tel_test_make_cluster ();
  TelUserList *list = g_object_new (TEL_TYPE_USER_LIST, NULL);
  GtkWidget *window;

  fill (cluster);
  tel_user_list_set_cluster (list, cluster);
  window = tel_test_present (GTK_WIDGET (list), 400, 700);

  measure (list, "user0123", 10, "first word");
  measure (list, "user01234", 1, "one letter more");
  measure (list, "user0123", 10, "one letter less");
  measure (list, "", N_USERS, "cleared");
  measure (list, "user09", 1000, "another word");

  tel_test_destroy_and_assert_finalized (window, GTK_WIDGET (list));
}

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/user-list/search-among-10000", test_search);

  return g_test_run ();
}
