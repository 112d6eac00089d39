/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tel_test_wait_until:
 * @condition: an expression
 *
 * Runs the main loop until @condition holds, and fails the test when it does not within four minutes, which is long for
 * instrumented code on a busy machine. Never sleep in a test: wait for what is to happen.
 */
#define tel_test_wait_until(condition)                                                                                 \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 tel_test_deadline = tel_test_get_deadline ();                                                               \
    while (!(condition))                                                                                               \
      tel_test_iterate (tel_test_deadline, #condition, G_STRLOC);                                                      \
  }                                                                                                                    \
  G_STMT_END

void tel_test_init (int *argc, char ***argv);

guint tel_test_get_patience (void);
gint64 tel_test_get_deadline (void);
void tel_test_iterate (gint64 deadline, const char *condition, const char *place);
void tel_test_take_result (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *tel_test_await_result (GAsyncResult **result);

void tel_test_use_keyring (const char *directory);
char *tel_test_make_directory (void);
void tel_test_remove_directory (const char *path);
guint tel_test_count_files (const char *directory);
gboolean tel_test_file_has (const char *path, const char *text);

char *tel_test_find_shared (const char *relative);
char *tel_test_find_schema (const char *release);

G_END_DECLS
