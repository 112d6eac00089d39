/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-sql-translation.h"

#include <string.h>

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-sql-catalog.h"
#include "simulator/tel-simulator-sql-parser.h"
#include "simulator/tel-simulator-sql-tokens.h"

/* Something that rows come from: its name in the query and its columns. */
typedef struct
{
  char *name;
  GPtrArray *columns;
} Source;

/* One of the things that a query selects. */
typedef struct
{
  char *written;
  char *label;
  gboolean is_column;
} Item;

/* A query while its parts are read; they come in another order than that in which they can be understood. */
typedef struct
{
  gboolean outermost;
  gboolean distinct;
  gint64 skip;
  gint64 first;
  guint end_of_list;
  GPtrArray *items;
  GPtrArray *groups;
  gboolean grouped;
  TelSimulatorSqlScope scope;
  GString *from;
  GString *where;
  GString *having;
  GString *order;
} Query;

static gboolean read_sources (TelSimulatorSqlParser *self, GString *out, GError **error);

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->name);
  g_ptr_array_unref (source->columns);
  g_free (source);
}

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->written);
  g_free (item->label);
  g_free (item);
}

static void
query_clear (Query *query)
{
  /* One that was never begun. */
  if (query->items == NULL)
    return;

  g_ptr_array_unref (query->items);
  g_ptr_array_unref (query->groups);
  g_ptr_array_unref (query->scope.sources);
  g_string_free (query->from, TRUE);
  g_string_free (query->where, TRUE);
  g_string_free (query->having, TRUE);
  g_string_free (query->order, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, query_clear)

static gboolean
read_number (TelSimulatorSqlParser *self, gint64 *number, GError **error)
{
  const TelSimulatorSqlToken *token = g_ptr_array_index (self->tokens, self->at);

  if (token->kind != TEL_SIMULATOR_SQL_NUMBER || strchr (token->text, '.') != NULL)
    return tel_simulator_sql_parser_refuse (error);
  *number = g_ascii_strtoll (token->text, NULL, 10);
  self->at++;

  return TRUE;
}

static gboolean
read_head (TelSimulatorSqlParser *self, Query *query, GError **error)
{
  if (!tel_simulator_sql_parser_take (self, "select"))
    return tel_simulator_sql_parser_refuse (error);
  if (query->outermost && tel_simulator_sql_parser_take (self, "skip") && !read_number (self, &query->skip, error))
    return FALSE;
  if (query->outermost && tel_simulator_sql_parser_take (self, "first") && !read_number (self, &query->first, error))
    return FALSE;
  query->distinct = tel_simulator_sql_parser_take (self, "distinct") || tel_simulator_sql_parser_take (self, "unique");
  if (!query->distinct)
    tel_simulator_sql_parser_take (self, "all");

  return TRUE;
}

/* The tables are read first: what is selected can be understood only then. */
static gboolean
find_from (TelSimulatorSqlParser *self, guint *position, GError **error)
{
  guint depth = 0;

  for (guint i = self->at; i < self->tokens->len; i++)
    {
      const TelSimulatorSqlToken *token = g_ptr_array_index (self->tokens, i);

      if (token->kind == TEL_SIMULATOR_SQL_SYMBOL && *token->text == '(')
        depth++;
      else if (token->kind == TEL_SIMULATOR_SQL_SYMBOL && *token->text == ')' && depth-- == 0)
        break;
      else if (token->kind == TEL_SIMULATOR_SQL_WORD && depth == 0 && g_str_equal (token->text, "from"))
        {
          *position = i;
          return TRUE;
        }
    }

  return tel_simulator_sql_parser_refuse (error);
}

/* A name of its own for a table or for what is selected, with or without AS. */
static gboolean
read_label (TelSimulatorSqlParser *self, char **label, GError **error)
{
  gboolean announced = tel_simulator_sql_parser_take (self, "as");
  const char *word = tel_simulator_sql_parser_get_word (self, 0);

  if (word == NULL || tel_simulator_sql_parser_is_keyword (word))
    return !announced || tel_simulator_sql_parser_refuse (error);
  g_free (*label);
  *label = g_strdup (word);
  self->at++;

  return TRUE;
}

static gboolean
read_derived (TelSimulatorSqlParser *self, Source *source, GString *out, GError **error)
{
  self->at++;
  g_string_append_c (out, '(');
  if (!tel_simulator_sql_parser_read_query (self, out, source->columns, error))
    return FALSE;
  g_string_append_c (out, ')');

  return tel_simulator_sql_parser_take (self, ")") || tel_simulator_sql_parser_refuse (error);
}

static gboolean
read_table (TelSimulatorSqlParser *self, Source *source, GString *out, GError **error)
{
  const char *word = tel_simulator_sql_parser_get_word (self, 0);
  g_autofree char *written = NULL;

  if (word == NULL || tel_simulator_sql_parser_is_keyword (word))
    return tel_simulator_sql_parser_refuse (error);
  if (g_str_equal (word, "informix") && tel_simulator_sql_parser_is (self, 1, "."))
    self->at += 2;
  word = tel_simulator_sql_parser_get_word (self, 0);
  if (word != NULL)
    written =
        tel_simulator_sql_catalog_find (word, tel_simulator_store_get_release (self->context->store), source->columns);
  if (written == NULL)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_TABLE,
                   "The specified table (%s) is not in the database.", word != NULL ? word : "");
      return FALSE;
    }
  source->name = g_strdup (word);
  g_string_append (out, written);
  self->at++;

  return TRUE;
}

static gboolean
read_source (TelSimulatorSqlParser *self, GString *out, GError **error)
{
  Source *source;
  gboolean derived = tel_simulator_sql_parser_is (self, 0, "(") && tel_simulator_sql_parser_is (self, 1, "select");

  if (!derived && tel_simulator_sql_parser_take (self, "("))
    {
      g_string_append_c (out, '(');
      if (!read_sources (self, out, error))
        return FALSE;
      g_string_append_c (out, ')');
      return tel_simulator_sql_parser_take (self, ")") || tel_simulator_sql_parser_refuse (error);
    }

  source = g_new0 (Source, 1);
  source->columns = g_ptr_array_new_with_free_func (g_free);
  if (!(derived ? read_derived (self, source, out, error) : read_table (self, source, out, error)) ||
      !read_label (self, &source->name, error))
    {
      source_free (source);
      return FALSE;
    }
  if (source->name == NULL)
    source->name = g_strdup ("");
  else
    g_string_append_printf (out, " AS [%s]", source->name);
  g_ptr_array_add (self->scope->sources, source);

  return TRUE;
}

/* FALSE without an error when no other table is joined. */
static gboolean
read_join (TelSimulatorSqlParser *self, GString *out)
{
  static const char *const sides[] = { "left", "right", "full" };

  if (tel_simulator_sql_parser_take (self, ","))
    {
      g_string_append (out, ", ");
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (tel_simulator_sql_parser_take (self, sides[i]))
      {
        tel_simulator_sql_parser_take (self, "outer");
        g_string_append_printf (out, " %s", sides[i]);
        break;
      }
  if (!tel_simulator_sql_parser_take (self, "inner") && tel_simulator_sql_parser_take (self, "cross"))
    g_string_append (out, " CROSS");
  if (!tel_simulator_sql_parser_take (self, "join"))
    return FALSE;
  g_string_append (out, " JOIN ");

  return TRUE;
}

static gboolean
read_sources (TelSimulatorSqlParser *self, GString *out, GError **error)
{
  do
    {
      if (!read_source (self, out, error))
        return FALSE;
      if (tel_simulator_sql_parser_take (self, "on"))
        {
          g_string_append (out, " ON ");
          if (!tel_simulator_sql_parser_read_expression (self, out, error))
            return FALSE;
        }
    }
  while (read_join (self, out));

  return TRUE;
}

static void
add_item (Query *query, char *written, const char *label, gboolean is_column)
{
  Item *item = g_new (Item, 1);

  item->written = written;
  item->label = g_strdup (label);
  item->is_column = is_column;
  g_ptr_array_add (query->items, item);
}

static gboolean
add_all (Query *query, const char *name)
{
  gboolean found = FALSE;

  for (guint i = 0; i < query->scope.sources->len; i++)
    {
      const Source *source = g_ptr_array_index (query->scope.sources, i);

      if (name != NULL && !g_str_equal (source->name, name))
        continue;
      found = TRUE;
      for (guint j = 0; j < source->columns->len; j++)
        {
          const char *column = g_ptr_array_index (source->columns, j);

          add_item (query,
                    *source->name != '\0' ? g_strdup_printf ("[%s].[%s]", source->name, column)
                                          : g_strdup_printf ("[%s]", column),
                    column, TRUE);
        }
    }

  return found;
}

/* Whether it is the call of an aggregate and nothing else. */
static gboolean
is_aggregate (const TelSimulatorSqlParser *self, guint start)
{
  static const char *const aggregates[] = { "avg", "count", "max", "min", "sum", NULL };
  const TelSimulatorSqlToken *first = g_ptr_array_index (self->tokens, start);
  guint depth = 0;

  if (first->kind != TEL_SIMULATOR_SQL_WORD || !g_strv_contains (aggregates, first->text))
    return FALSE;

  for (guint i = start + 1; i < self->at; i++)
    {
      const TelSimulatorSqlToken *token = g_ptr_array_index (self->tokens, i);

      if (token->kind == TEL_SIMULATOR_SQL_SYMBOL && *token->text == '(')
        depth++;
      else if (token->kind == TEL_SIMULATOR_SQL_SYMBOL && *token->text == ')')
        depth--;
      if (depth == 0)
        return i == self->at - 1;
    }

  return FALSE;
}

/* Informix writes (count(*)), (max), (expression) or (constant) over what has no name. None of that can be an element:
 * what stands in the parentheses is taken. That AXL does the same is UNVERIFIED. */
static const char *
name_item (const TelSimulatorSqlParser *self, guint start, gboolean *is_column)
{
  const TelSimulatorSqlToken *first = g_ptr_array_index (self->tokens, start);
  const TelSimulatorSqlToken *last = g_ptr_array_index (self->tokens, self->at - 1);
  guint n_tokens = self->at - start;

  *is_column = (n_tokens == 1 && first->kind == TEL_SIMULATOR_SQL_WORD) ||
               (n_tokens == 3 && first->kind == TEL_SIMULATOR_SQL_WORD && last->kind == TEL_SIMULATOR_SQL_WORD);
  if (*is_column)
    return last->text;
  if (n_tokens == 1)
    return "constant";

  return is_aggregate (self, start) ? first->text : "expression";
}

static gboolean
read_item (TelSimulatorSqlParser *self, Query *query, GError **error)
{
  g_autoptr (GString) written = g_string_new (NULL);
  g_autofree char *label = NULL;
  guint start = self->at;
  gboolean is_column;

  if (tel_simulator_sql_parser_take (self, "*"))
    return add_all (query, NULL) || tel_simulator_sql_parser_refuse (error);
  if (tel_simulator_sql_parser_get_word (self, 0) != NULL && tel_simulator_sql_parser_is (self, 1, ".") &&
      tel_simulator_sql_parser_is (self, 2, "*"))
    {
      self->at += 3;
      return add_all (query, ((TelSimulatorSqlToken *) g_ptr_array_index (self->tokens, start))->text) ||
             tel_simulator_sql_parser_refuse (error);
    }

  if (!tel_simulator_sql_parser_read_expression (self, written, error))
    return FALSE;
  label = g_strdup (name_item (self, start, &is_column));
  if (!read_label (self, &label, error))
    return FALSE;
  add_item (query, g_strdup (written->str), label, is_column);

  return TRUE;
}

static gboolean
read_items (TelSimulatorSqlParser *self, Query *query, GError **error)
{
  guint n_aggregates = self->n_aggregates;

  do
    if (!read_item (self, query, error))
      return FALSE;
  while (tel_simulator_sql_parser_take (self, ","));
  query->grouped = self->n_aggregates > n_aggregates;

  return self->at == query->end_of_list || tel_simulator_sql_parser_refuse (error);
}

static gboolean
read_groups (TelSimulatorSqlParser *self, Query *query, GError **error)
{
  if (!tel_simulator_sql_parser_take (self, "group"))
    return TRUE;
  if (!tel_simulator_sql_parser_take (self, "by"))
    return tel_simulator_sql_parser_refuse (error);

  query->grouped = TRUE;
  do
    {
      g_autoptr (GString) written = g_string_new (NULL);

      if (!tel_simulator_sql_parser_read_expression (self, written, error))
        return FALSE;
      g_ptr_array_add (query->groups, g_strdup (written->str));
    }
  while (tel_simulator_sql_parser_take (self, ","));

  return TRUE;
}

static gboolean
is_grouped (const Query *query, const Item *item, guint number)
{
  g_autofree char *position = g_strdup_printf ("%u", number);
  const char *column = strrchr (item->written, '[');

  for (guint i = 0; i < query->groups->len; i++)
    {
      const char *group = g_ptr_array_index (query->groups, i);

      if (g_str_equal (group, item->written) || g_str_equal (group, position) || g_strcmp0 (group, column) == 0 ||
          (column == item->written && g_str_has_suffix (group, column)))
        return TRUE;
    }

  return FALSE;
}

/* SQLite would take the value of any row. */
static gboolean
check_groups (const Query *query, GError **error)
{
  for (guint i = 0; query->grouped && i < query->items->len; i++)
    {
      const Item *item = g_ptr_array_index (query->items, i);

      if (item->is_column && !is_grouped (query, item, i + 1))
        {
          g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_GROUP,
                       "The column (%s) must be in the GROUP BY list.", item->label);
          return FALSE;
        }
    }

  return TRUE;
}

/* A label is known here only; in every other place it would be a column that nobody has. */
static gboolean
write_label (TelSimulatorSqlParser *self, Query *query)
{
  const char *word = tel_simulator_sql_parser_get_word (self, 0);
  const char *next = tel_simulator_sql_parser_get_word (self, 1);

  if (word == NULL || tel_simulator_sql_parser_is (self, 1, ".") || tel_simulator_sql_parser_is (self, 1, "(") ||
      (next != NULL && !tel_simulator_sql_parser_is_keyword (next)))
    return FALSE;

  for (guint i = 0; i < query->items->len; i++)
    if (g_str_equal (((Item *) g_ptr_array_index (query->items, i))->label, word))
      {
        g_string_append_printf (query->order, "%u", i + 1);
        self->at++;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_order (TelSimulatorSqlParser *self, Query *query, GError **error)
{
  if (!tel_simulator_sql_parser_take (self, "order"))
    return TRUE;
  if (!tel_simulator_sql_parser_take (self, "by"))
    return tel_simulator_sql_parser_refuse (error);

  do
    {
      g_string_append (query->order, query->order->len > 0 ? ", " : "");
      if (!write_label (self, query) && !tel_simulator_sql_parser_read_expression (self, query->order, error))
        return FALSE;
      if (tel_simulator_sql_parser_take (self, "desc"))
        g_string_append (query->order, " DESC");
      else
        tel_simulator_sql_parser_take (self, "asc");
    }
  while (tel_simulator_sql_parser_take (self, ","));

  return TRUE;
}

static gboolean
read_condition (TelSimulatorSqlParser *self, const char *word, GString *out, GError **error)
{
  return !tel_simulator_sql_parser_take (self, word) || tel_simulator_sql_parser_read_expression (self, out, error);
}

static gboolean
read_parts (TelSimulatorSqlParser *self, Query *query, GError **error)
{
  guint list, rest;

  if (!read_head (self, query, error) || !find_from (self, &query->end_of_list, error))
    return FALSE;

  list = self->at;
  self->at = query->end_of_list + 1;
  if (!read_sources (self, query->from, error))
    return FALSE;
  rest = self->at;
  self->at = list;
  if (!read_items (self, query, error))
    return FALSE;
  self->at = rest;

  return read_condition (self, "where", query->where, error) && read_groups (self, query, error) &&
         read_condition (self, "having", query->having, error) && check_groups (query, error) &&
         read_order (self, query, error);
}

static void
write_part (GString *out, const char *word, const GString *part)
{
  if (part->len > 0)
    g_string_append_printf (out, " %s %s", word, part->str);
}

/* What is selected within another query needs its names; what the answer is made of has none, as SQLite would know them
 * in places where Informix does not. */
static void
write_query (const Query *query, GString *out)
{
  g_string_append (out, query->distinct ? "SELECT DISTINCT " : "SELECT ");
  for (guint i = 0; i < query->items->len; i++)
    {
      const Item *item = g_ptr_array_index (query->items, i);

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", item->written);
      if (!query->outermost)
        g_string_append_printf (out, " AS [%s]", item->label);
    }
  write_part (out, "FROM", query->from);
  write_part (out, "WHERE", query->where);
  for (guint i = 0; i < query->groups->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : " GROUP BY ", (char *) g_ptr_array_index (query->groups, i));
  write_part (out, "HAVING", query->having);
  write_part (out, "ORDER BY", query->order);
}

static gboolean
read_one (TelSimulatorSqlParser *self, Query *query, GString *out, GPtrArray *columns, GError **error)
{
  guint n_aggregates = self->n_aggregates;
  gboolean read;

  query->first = -1;
  query->items = g_ptr_array_new_with_free_func (item_free);
  query->groups = g_ptr_array_new_with_free_func (g_free);
  query->scope.outer = self->scope;
  query->scope.sources = g_ptr_array_new_with_free_func (source_free);
  query->from = g_string_new (NULL);
  query->where = g_string_new (NULL);
  query->having = g_string_new (NULL);
  query->order = g_string_new (NULL);

  self->scope = &query->scope;
  read = read_parts (self, query, error);
  self->scope = query->scope.outer;
  self->n_aggregates = n_aggregates;
  if (!read)
    return FALSE;

  write_query (query, out);
  for (guint i = 0; columns->len < query->items->len && i < query->items->len; i++)
    g_ptr_array_add (columns, g_strdup (((Item *) g_ptr_array_index (query->items, i))->label));

  return TRUE;
}

/* Several queries of which the rows come one after the other. */
static gboolean
read_all (
    TelSimulatorSqlParser *self, GString *out, GPtrArray *columns, gboolean outermost, Query *head, GError **error)
{
  head->outermost = outermost;
  if (!read_one (self, head, out, columns, error))
    return FALSE;

  while (tel_simulator_sql_parser_take (self, "union"))
    {
      g_auto (Query) next = { 0 };

      g_string_append (out, tel_simulator_sql_parser_take (self, "all") ? " UNION ALL " : " UNION ");
      if (head->order->len > 0 || head->skip > 0 || head->first >= 0)
        return tel_simulator_sql_parser_refuse (error);
      next.outermost = FALSE;
      if (!read_one (self, &next, out, columns, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * tel_simulator_sql_parser_read_query:
 * @self: a parser before the SELECT of a query within another
 * @out: where to write
 * @columns: takes the names of its columns
 * @error: return location for a #GError
 *
 * Reads a query.
 *
 * Returns: FALSE with a #TelSimulatorFault when it is none
 */
gboolean
tel_simulator_sql_parser_read_query (TelSimulatorSqlParser *self, GString *out, GPtrArray *columns, GError **error)
{
  g_auto (Query) query = { 0 };

  return read_all (self, out, columns, FALSE, &query, error);
}

/**
 * tel_simulator_sql_translate:
 * @context: the cluster
 * @statement: a query in Informix' dialect (contract 6.2)
 * @error: return location for a #GError
 *
 * Translates a query for SQLite. Every table that it names is one of contract 6.1 with the columns that the cluster's
 * release has; what Informix has no word for is refused.
 *
 * Returns: (transfer full): the translation, NULL with a #TelSimulatorFault in Informix' words
 */
TelSimulatorSqlTranslation *
tel_simulator_sql_translate (const TelSimulatorContext *context, const char *statement, GError **error)
{
  g_autoptr (GPtrArray) tokens = NULL;
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) written = g_string_new (NULL);
  g_auto (Query) query = { 0 };
  TelSimulatorSqlParser parser = { context };
  TelSimulatorSqlTranslation *self;

  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  tokens = tel_simulator_sql_tokens_read (statement, error);
  if (tokens == NULL)
    return NULL;
  parser.tokens = tokens;
  if (!tel_simulator_sql_parser_is (&parser, 0, "select"))
    {
      g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                           "executeSQLQuery carries out SELECT statements only");
      return NULL;
    }
  if (!read_all (&parser, written, columns, TRUE, &query, error))
    return NULL;
  tel_simulator_sql_parser_take (&parser, ";");
  if (parser.at != tokens->len - 1)
    {
      tel_simulator_sql_parser_refuse (error);
      return NULL;
    }

  self = g_new (TelSimulatorSqlTranslation, 1);
  self->statement = g_strdup (written->str);
  self->columns = g_steal_pointer (&columns);
  self->skip = query.skip;
  self->first = query.first;

  return self;
}

/**
 * tel_simulator_sql_translation_free:
 * @self: (nullable) (transfer full): a translation
 *
 * Frees the translation.
 */
void
tel_simulator_sql_translation_free (TelSimulatorSqlTranslation *self)
{
  if (self == NULL)
    return;

  g_free (self->statement);
  g_ptr_array_unref (self->columns);
  g_free (self);
}
