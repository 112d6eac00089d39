/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-store.h"

#include "model/tel-directory-number.h"
#include "model/tel-user.h"

#include "tel-test.h"

typedef struct
{
  TelStore *store;
  GPtrArray *shadow;
  guint n_signals;
} Watch;

/* Replays the signal on a copy, which must then be what the store is. */
static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Watch *watch = user_data;

  watch->n_signals++;
  g_ptr_array_remove_range (watch->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (watch->shadow, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
watch_start (Watch *watch, GType object_type)
{
  watch->store = tel_store_new (object_type);
  watch->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  watch->n_signals = 0;
  g_signal_connect (watch->store, "items-changed", G_CALLBACK (on_items_changed), watch);
}

static void
watch_check (Watch *watch)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (watch->store)), ==, watch->shadow->len);
  for (guint i = 0; i < watch->shadow->len; i++)
    {
      g_autoptr (TelObject) object = g_list_model_get_item (G_LIST_MODEL (watch->store), i);

      g_assert_true (object == g_ptr_array_index (watch->shadow, i));
    }
}

static void
watch_end (Watch *watch)
{
  watch_check (watch);
  g_ptr_array_unref (watch->shadow);
  g_assert_finalize_object (watch->store);
}

static TelUser *
make_user (const char *uuid, const char *user_id)
{
  return g_object_new (TEL_TYPE_USER, "uuid", uuid, "user-id", user_id, NULL);
}

static GPtrArray *
make_page (guint from, guint to)
{
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = from; i < to; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("{%u}", i);
      g_autofree char *user_id = g_strdup_printf ("user%u", i);

      g_ptr_array_add (page, make_user (uuid, user_id));
    }

  return page;
}

static void
test_one_signal_per_page (void)
{
  g_autoptr (GPtrArray) first = make_page (0, 1000);
  g_autoptr (GPtrArray) second = make_page (1000, 1500);
  g_autoptr (GPtrArray) empty = make_page (0, 0);
  Watch watch;
  guint position;

  watch_start (&watch, TEL_TYPE_USER);
  tel_store_append_many (watch.store, first);
  tel_store_append_many (watch.store, second);
  tel_store_append_many (watch.store, empty);

  g_assert_cmpuint (watch.n_signals, ==, 2);
  g_assert_true (tel_store_find (watch.store, "user1234", &position));
  g_assert_cmpuint (position, ==, 1234);
  g_assert_true (tel_store_lookup (watch.store, "{17}") == g_ptr_array_index (first, 17));
  g_assert_null (tel_store_lookup (watch.store, "nobody"));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (watch.store)) == TEL_TYPE_USER);
  watch_end (&watch);
}

static void
test_pages_that_overlap (void)
{
  g_autoptr (GPtrArray) first = make_page (0, 10);
  g_autoptr (GPtrArray) second = make_page (8, 20);
  Watch watch;

  watch_start (&watch, TEL_TYPE_USER);
  tel_store_append_many (watch.store, first);
  tel_store_append_many (watch.store, second);

  g_assert_cmpuint (watch.shadow->len, ==, 20);
  g_assert_true (tel_store_lookup (watch.store, "user8") == g_ptr_array_index (second, 0));
  watch_end (&watch);
}

static void
test_replace_follows_a_renaming (void)
{
  g_autoptr (GPtrArray) page = make_page (0, 5);
  g_autoptr (TelUser) renamed = make_user ("{2}", "tadams");
  g_autoptr (TelUser) added = make_user ("{9}", "amckenzi");
  Watch watch;
  guint position;

  watch_start (&watch, TEL_TYPE_USER);
  tel_store_append_many (watch.store, page);
  tel_store_replace (watch.store, TEL_OBJECT (renamed));
  tel_store_replace (watch.store, TEL_OBJECT (added));

  g_assert_false (tel_store_find (watch.store, "user2", NULL));
  g_assert_true (tel_store_find (watch.store, "tadams", &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_true (tel_store_find (watch.store, "amckenzi", &position));
  g_assert_cmpuint (position, ==, 5);
  watch_end (&watch);
}

static void
test_remove_moves_the_others (void)
{
  g_autoptr (GPtrArray) page = make_page (0, 5);
  Watch watch;
  guint position;

  watch_start (&watch, TEL_TYPE_USER);
  tel_store_append_many (watch.store, page);
  g_assert_true (tel_store_remove (watch.store, "user1"));
  g_assert_false (tel_store_remove (watch.store, "user1"));
  g_assert_true (tel_store_find (watch.store, "user4", &position));
  g_assert_cmpuint (position, ==, 3);
  watch_check (&watch);

  tel_store_clear (watch.store);
  g_assert_false (tel_store_find (watch.store, "user4", NULL));
  watch_end (&watch);
}

static void
test_replace_all_is_one_signal (void)
{
  g_autoptr (GPtrArray) before = make_page (0, 5);
  g_autoptr (GPtrArray) after = make_page (3, 9);
  Watch watch;

  watch_start (&watch, TEL_TYPE_USER);
  tel_store_append_many (watch.store, before);
  tel_store_replace_all (watch.store, after);

  g_assert_cmpuint (watch.n_signals, ==, 2);
  g_assert_null (tel_store_lookup (watch.store, "user0"));
  g_assert_true (tel_store_lookup (watch.store, "user3") == g_ptr_array_index (after, 0));
  watch_end (&watch);
}

static void
test_same_number_in_two_partitions (void)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  Watch watch;

  g_ptr_array_add (page, g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "uuid", "{a}", "pattern", "1001", "partition", "PT-A",
                                       NULL));
  g_ptr_array_add (page, g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "uuid", "{b}", "pattern", "1001", "partition", "PT-B",
                                       NULL));
  watch_start (&watch, TEL_TYPE_DIRECTORY_NUMBER);
  tel_store_append_many (watch.store, page);

  g_assert_cmpuint (watch.shadow->len, ==, 2);
  g_assert_true (tel_store_lookup (watch.store, "1001") == g_ptr_array_index (page, 0));
  g_assert_true (tel_store_lookup (watch.store, "{b}") == g_ptr_array_index (page, 1));
  watch_end (&watch);
}

/* Random pages, replacements and removals: the signals must always tell what happened. */
static void
test_signals_are_true (void)
{
  Watch watch;

  watch_start (&watch, TEL_TYPE_USER);
  for (guint i = 0; i < 300; i++)
    {
      guint from = (guint) g_test_rand_int_range (0, 40);
      g_autoptr (GPtrArray) page = make_page (from, from + (guint) g_test_rand_int_range (0, 8));
      g_autofree char *user_id = g_strdup_printf ("user%u", from);

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          tel_store_append_many (watch.store, page);
          break;
        case 1:
          if (page->len > 0)
            tel_store_replace (watch.store, g_ptr_array_index (page, 0));
          break;
        case 2:
          tel_store_remove (watch.store, user_id);
          break;
        default:
          if (g_test_rand_int_range (0, 10) == 0)
            tel_store_replace_all (watch.store, page);
          break;
        }
      watch_check (&watch);
      for (guint j = 0; j < watch.shadow->len; j++)
        {
          guint position;

          g_assert_true (
              tel_store_find (watch.store, tel_object_get_key (g_ptr_array_index (watch.shadow, j)), &position));
          g_assert_cmpuint (position, ==, j);
        }
    }
  watch_end (&watch);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/store/one-signal-per-page", test_one_signal_per_page);
  g_test_add_func ("/store/pages-that-overlap", test_pages_that_overlap);
  g_test_add_func ("/store/replace-follows-a-renaming", test_replace_follows_a_renaming);
  g_test_add_func ("/store/remove-moves-the-others", test_remove_moves_the_others);
  g_test_add_func ("/store/replace-all-is-one-signal", test_replace_all_is_one_signal);
  g_test_add_func ("/store/same-number-in-two-partitions", test_same_number_in_two_partitions);
  g_test_add_func ("/store/signals-are-true", test_signals_are_true);

  return g_test_run ();
}
