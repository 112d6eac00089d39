/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-format.h"

/* Row n makes format n + 1 of format n; 0 is an empty file. A row that was released is never changed: files stand where
 * it left them. What a new row adds has a default, since another copy of the program may have the file open and know
 * nothing of it. */
static const char *const scripts[] = {
  "CREATE TABLE plan ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT, begun INTEGER NOT NULL, ended INTEGER NOT NULL DEFAULT 0,"
  "  connection TEXT NOT NULL, cluster TEXT NOT NULL, account TEXT NOT NULL, person TEXT NOT NULL,"
  "  title TEXT NOT NULL, verb TEXT NOT NULL, state TEXT NOT NULL, message TEXT, lock TEXT NOT NULL);"
  "CREATE INDEX plan_begun ON plan (begun);"
  "CREATE TABLE step ("
  "  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, position INTEGER NOT NULL,"
  "  operation TEXT NOT NULL, kind TEXT NOT NULL, sentence TEXT NOT NULL, new_string INTEGER NOT NULL,"
  "  base TEXT, draft TEXT, state TEXT NOT NULL, message TEXT, sent INTEGER NOT NULL DEFAULT 0,"
  "  settled INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (plan, position)) WITHOUT ROWID;"
  "CREATE TABLE change ("
  "  plan INTEGER NOT NULL, position INTEGER NOT NULL, number INTEGER NOT NULL, label TEXT NOT NULL,"
  "  before TEXT, after TEXT, PRIMARY KEY (plan, position, number),"
  "  FOREIGN KEY (plan, position) REFERENCES step ON DELETE CASCADE) WITHOUT ROWID;",

  "CREATE TABLE delivery ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT, connection TEXT NOT NULL, device TEXT NOT NULL, user TEXT NOT NULL,"
  "  how TEXT NOT NULL, address TEXT, language TEXT, deadline TEXT, given INTEGER NOT NULL, person TEXT NOT NULL,"
  "  account TEXT NOT NULL);"
  "CREATE INDEX delivery_device ON delivery (connection, device);",

  "ALTER TABLE plan ADD COLUMN undoes INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX plan_undoes ON plan (undoes);"
  "ALTER TABLE step ADD COLUMN result TEXT;",
};

/* What versions that know nothing of it neither read nor harm, so that they go on with the file: its format is not a
 * new one. */
static const char supplement[] =
    "CREATE TABLE IF NOT EXISTS field ("
    "  plan INTEGER NOT NULL, position INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,"
    "  PRIMARY KEY (plan, position, number),"
    "  FOREIGN KEY (plan, position, number) REFERENCES change ON DELETE CASCADE) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS separable (plan INTEGER PRIMARY KEY REFERENCES plan ON DELETE CASCADE);";

/**
 * tel_journal_format_get_newest:
 *
 * Gets the format that this version writes.
 *
 * Returns: its number
 */
guint
tel_journal_format_get_newest (void)
{
  return G_N_ELEMENTS (scripts);
}

/**
 * tel_journal_format_get_script:
 * @format: a format older than the newest, 0 for an empty file
 *
 * Gets what makes the next format of this one.
 *
 * Returns: SQL statements, to be run in one transaction with the new number
 */
const char *
tel_journal_format_get_script (guint format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (scripts), NULL);

  return scripts[format];
}

/**
 * tel_journal_format_get_supplement:
 *
 * Gets what a file of the newest format may lack because an older version made it.
 *
 * Returns: SQL statements that do nothing where nothing is missing
 */
const char *
tel_journal_format_get_supplement (void)
{
  return supplement;
}
