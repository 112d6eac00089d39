/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-exceptions.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/tel-aside.h"
#include "model/tel-csv.h"
#include "model/tel-error.h"
#include "plan/tel-journal-json.h"

#define FORMAT "telephonist-exceptions"
#define VERSION 1

/**
 * TelExceptions:
 *
 * The file is read anew before every change, so that what another running copy of the program accepted is not lost. One
 * that is no such file is set aside and said, never written over.
 */
struct _TelExceptions
{
  GObject parent_instance;

  char *path;
  GPtrArray *exceptions;
};

static void tel_exceptions_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TelExceptions,
                               tel_exceptions,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tel_exceptions_list_model_init))

static GType
tel_exceptions_get_item_type (GListModel *model)
{
  return TEL_TYPE_EXCEPTION;
}

static guint
tel_exceptions_get_n_items (GListModel *model)
{
  return TEL_EXCEPTIONS (model)->exceptions->len;
}

static gpointer
tel_exceptions_get_item (GListModel *model, guint position)
{
  TelExceptions *self = TEL_EXCEPTIONS (model);

  return position < self->exceptions->len ? g_object_ref (self->exceptions->pdata[position]) : NULL;
}

static void
tel_exceptions_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tel_exceptions_get_item_type;
  iface->get_n_items = tel_exceptions_get_n_items;
  iface->get_item = tel_exceptions_get_item;
}

static void
tel_exceptions_finalize (GObject *object)
{
  TelExceptions *self = TEL_EXCEPTIONS (object);

  g_free (self->path);
  g_ptr_array_unref (self->exceptions);

  G_OBJECT_CLASS (tel_exceptions_parent_class)->finalize (object);
}

static void
tel_exceptions_class_init (TelExceptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_exceptions_finalize;
}

static void
tel_exceptions_init (TelExceptions *self)
{
  self->exceptions = g_ptr_array_new_with_free_func (g_object_unref);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  TelException *first = *(TelException *const *) a;
  TelException *second = *(TelException *const *) b;

  return strcmp (tel_exception_get_finding_id (first), tel_exception_get_finding_id (second));
}

/* Takes the list over. */
static void
show (TelExceptions *self, GPtrArray *exceptions)
{
  guint n_before = self->exceptions->len;
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->exceptions);

  g_ptr_array_sort (exceptions, compare_ids);
  self->exceptions = exceptions;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, exceptions->len);
}

static gboolean
find_position (GPtrArray *exceptions, const char *finding_id, guint *position)
{
  for (guint i = 0; i < exceptions->len; i++)
    if (g_str_equal (tel_exception_get_finding_id (exceptions->pdata[i]), finding_id))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* All of them or, when one is not what it should be, none: one that is passed over would be lost with the next change.
 */
static GPtrArray *
read_list (JsonObject *root)
{
  JsonNode *member = json_object_get_member (root, "exceptions");
  JsonArray *list = member != NULL && JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
  g_autoptr (GPtrArray) exceptions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      TelException *exception = tel_exception_from_json (json_array_get_element (list, i));

      if (exception == NULL)
        return NULL;
      g_ptr_array_add (exceptions, exception);
    }

  return list != NULL ? g_steal_pointer (&exceptions) : NULL;
}

static JsonObject *
get_root (JsonParser *parser, const char *text, gsize length)
{
  JsonNode *root;
  JsonNode *format;

  if (!g_utf8_validate (text, (gssize) length, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;

  root = json_parser_get_root (parser);
  format = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
               ? json_object_get_member (json_node_get_object (root), "format")
               : NULL;
  if (format == NULL || !JSON_NODE_HOLDS_VALUE (format) || g_strcmp0 (json_node_get_string (format), FORMAT) != 0)
    return NULL;

  return json_node_get_object (root);
}

static GPtrArray *
set_aside (TelExceptions *self, GError **error)
{
  g_autofree char *aside = tel_aside_make_path (self->path);

  if (g_rename (self->path, aside) != 0)
    g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
                 /* Translators: a file name, another one, what the system says */
                 _ ("“%s” is no file of exceptions, and cannot be moved to “%s”: %s."), self->path, aside,
                 g_strerror (errno));
  else
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 /* Translators: a file name, another one */
                 _ ("The exceptions in “%s” cannot be read, so none of them counts. The file is now “%s”. Put it right "
                    "and give it its name back, or accept the findings anew."),
                 self->path, aside);

  return NULL;
}

static GPtrArray *
read_text (TelExceptions *self, const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *root = get_root (parser, text, length);
  GPtrArray *exceptions;

  if (root != NULL && json_object_get_int_member_with_default (root, "version", 0) > VERSION)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   _ ("“%s” was written by a newer Telephonist. Update this one to read it."), self->path);
      return NULL;
    }

  exceptions = root != NULL ? read_list (root) : NULL;

  return exceptions != NULL ? exceptions : set_aside (self, error);
}

static GPtrArray *
read_file (TelExceptions *self, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) reason = NULL;

  if (g_file_get_contents (self->path, &text, &length, &reason))
    return read_text (self, text, length, error);
  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_ptr_array_new_with_free_func (g_object_unref);

  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The file of exceptions, “%s”, cannot be read: %s."), self->path,
               reason->message);
  return NULL;
}

static char *
make_json (GPtrArray *exceptions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  tel_journal_json_add_text (builder, "format", FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "exceptions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < exceptions->len; i++)
    {
      json_builder_begin_object (builder);
      tel_exception_add_json (exceptions->pdata[i], builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}

static char *
make_csv (GPtrArray *exceptions)
{
  g_autoptr (TelCsv) csv = tel_csv_new ();
  /* Translators: heads of columns: the ID of a finding, its rule, what it is about, why it is accepted, by whom, when,
   * and until when */
  const char *const headers[] = { _ ("Finding"),     _ ("Rule"),        _ ("Object"), _ ("Reason"),
                                  _ ("Accepted by"), _ ("Accepted on"), _ ("Until"),  _ ("Ended") };

  tel_csv_add_all (csv, headers, G_N_ELEMENTS (headers));
  tel_csv_end_row (csv);
  for (guint i = 0; i < exceptions->len; i++)
    {
      TelException *exception = exceptions->pdata[i];
      g_autofree char *object = tel_exception_describe_object (exception);
      g_autofree char *when = g_date_time_format_iso8601 (tel_exception_get_when (exception));
      g_autofree char *until = tel_exception_dup_last_day (exception);
      const char *const cells[] = { tel_exception_get_finding_id (exception),
                                    tel_exception_get_rule_id (exception),
                                    object,
                                    tel_exception_get_reason (exception),
                                    tel_exception_get_who (exception),
                                    when,
                                    until,
                                    tel_exception_has_ended (exception) ? _ ("Yes") : _ ("No") };

      tel_csv_add_all (csv, cells, G_N_ELEMENTS (cells));
      tel_csv_end_row (csv);
    }

  return g_strdup (tel_csv_get_text (csv));
}

/* Nothing counts that is not in the file. Takes the list over. */
static gboolean
keep (TelExceptions *self, GPtrArray *exceptions, GError **error)
{
  g_autoptr (GPtrArray) owned = exceptions;
  g_autofree char *text = NULL;
  g_autofree char *directory = g_path_get_dirname (self->path);
  g_autoptr (GError) reason = NULL;

  g_ptr_array_sort (exceptions, compare_ids);
  text = make_json (exceptions);
  /* Where the directory cannot be made, the file cannot be written: that says why. */
  g_mkdir_with_parents (directory, 0700);
  if (!g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, &reason))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The file of exceptions, “%s”, cannot be written: %s."),
                   self->path, reason->message);
      return FALSE;
    }

  show (self, g_steal_pointer (&owned));

  return TRUE;
}

/**
 * tel_exceptions_new:
 * @path: the file; it and its directory are made with the first exception
 *
 * Makes a list, empty until it is loaded.
 *
 * Returns: (transfer full): a new list
 */
TelExceptions *
tel_exceptions_new (const char *path)
{
  TelExceptions *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (TEL_TYPE_EXCEPTIONS, NULL);
  self->path = g_strdup (path);

  return self;
}

/**
 * tel_exceptions_dup_path:
 * @connection_id: the identity of a connection
 *
 * Gets where the exceptions of a connection are: beside the connections.
 *
 * Returns: (transfer full): the file
 */
char *
tel_exceptions_dup_path (const char *connection_id)
{
  g_autofree char *escaped = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (connection_id != NULL, NULL);

  escaped = g_uri_escape_string (connection_id, NULL, FALSE);
  name = g_strconcat (escaped, ".json", NULL);

  return g_build_filename (g_get_user_config_dir (), "telephonist", "exceptions", name, NULL);
}

/**
 * tel_exceptions_load:
 * @self: a list
 * @error: return location for an error
 *
 * Reads the file. One that is not there yet holds nothing. One that cannot be understood is moved aside, which the
 * error says, and the list is empty then; one that cannot be read, or that a newer version has written, stays where it
 * is, and nothing can be accepted before it can be read.
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE or %TEL_ERROR_INVALID when what is there could not be read
 */
gboolean
tel_exceptions_load (TelExceptions *self, GError **error)
{
  GPtrArray *exceptions;

  g_return_val_if_fail (TEL_IS_EXCEPTIONS (self), FALSE);

  exceptions = read_file (self, error);
  if (exceptions == NULL)
    {
      show (self, g_ptr_array_new_with_free_func (g_object_unref));
      return FALSE;
    }

  show (self, exceptions);

  return TRUE;
}

/**
 * tel_exceptions_find:
 * @self: a list
 * @finding_id: the ID of a finding
 *
 * Looks up the exception of a finding.
 *
 * Returns: (nullable) (transfer none): the exception, which may have ended, or %NULL when there is none
 */
TelException *
tel_exceptions_find (TelExceptions *self, const char *finding_id)
{
  guint position;

  g_return_val_if_fail (TEL_IS_EXCEPTIONS (self), NULL);
  g_return_val_if_fail (finding_id != NULL, NULL);

  return find_position (self->exceptions, finding_id, &position) ? self->exceptions->pdata[position] : NULL;
}

/**
 * tel_exceptions_accept:
 * @self: a list
 * @exception: an exception
 * @error: return location for an error
 *
 * Keeps an exception, instead of the one for the same finding where there is one.
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE or %TEL_ERROR_INVALID when the file cannot be read or written; then nothing
 *   was kept
 */
gboolean
tel_exceptions_accept (TelExceptions *self, TelException *exception, GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_return_val_if_fail (TEL_IS_EXCEPTIONS (self), FALSE);
  g_return_val_if_fail (TEL_IS_EXCEPTION (exception), FALSE);

  g_ptr_array_add (one, exception);

  return tel_exceptions_accept_all (self, one, error);
}

/**
 * tel_exceptions_accept_all:
 * @self: a list
 * @added: (element-type TelException): exceptions
 * @error: return location for an error
 *
 * Keeps exceptions like tel_exceptions_accept(), all of them or none, and writes the file once.
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE or %TEL_ERROR_INVALID when the file cannot be read or written; then nothing
 *   was kept
 */
gboolean
tel_exceptions_accept_all (TelExceptions *self, GPtrArray *added, GError **error)
{
  GPtrArray *exceptions;

  g_return_val_if_fail (TEL_IS_EXCEPTIONS (self), FALSE);
  g_return_val_if_fail (added != NULL, FALSE);

  exceptions = read_file (self, error);
  if (exceptions == NULL)
    return FALSE;

  for (guint i = 0; i < added->len; i++)
    {
      guint position;

      if (find_position (exceptions, tel_exception_get_finding_id (added->pdata[i]), &position))
        g_ptr_array_remove_index (exceptions, position);
      g_ptr_array_add (exceptions, g_object_ref (added->pdata[i]));
    }

  return keep (self, exceptions, error);
}

/**
 * tel_exceptions_withdraw:
 * @self: a list
 * @finding_id: the ID of a finding
 * @error: return location for an error
 *
 * Ends an exception: the finding is open again.
 *
 * Returns: %FALSE with %TEL_ERROR_NOT_FOUND when there is none, with %TEL_ERROR_STORAGE or %TEL_ERROR_INVALID when the
 *   file cannot be read or written
 */
gboolean
tel_exceptions_withdraw (TelExceptions *self, const char *finding_id, GError **error)
{
  GPtrArray *exceptions;
  guint position;

  g_return_val_if_fail (TEL_IS_EXCEPTIONS (self), FALSE);
  g_return_val_if_fail (finding_id != NULL, FALSE);

  exceptions = read_file (self, error);
  if (exceptions == NULL)
    return FALSE;
  if (!find_position (exceptions, finding_id, &position))
    {
      show (self, exceptions);
      g_set_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND, _ ("There is no exception for “%s”."), finding_id);
      return FALSE;
    }

  g_ptr_array_remove_index (exceptions, position);

  return keep (self, exceptions, error);
}

/**
 * tel_exceptions_withdraw_all:
 * @self: a list
 * @finding_ids: the IDs of findings
 * @error: return location for an error
 *
 * Ends exceptions, all of them or none, and writes the file once. Where there is none any more, as after another
 * running copy of the program has withdrawn it, the finding is open as it is to be.
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE or %TEL_ERROR_INVALID when the file cannot be read or written; then all of
 *   them still count
 */
gboolean
tel_exceptions_withdraw_all (TelExceptions *self, const char *const *finding_ids, GError **error)
{
  GPtrArray *exceptions;
  guint n_before;
  guint position;

  g_return_val_if_fail (TEL_IS_EXCEPTIONS (self), FALSE);
  g_return_val_if_fail (finding_ids != NULL, FALSE);

  exceptions = read_file (self, error);
  if (exceptions == NULL)
    return FALSE;

  n_before = exceptions->len;
  for (guint i = 0; finding_ids[i] != NULL; i++)
    if (find_position (exceptions, finding_ids[i], &position))
      g_ptr_array_remove_index (exceptions, position);
  if (exceptions->len < n_before)
    return keep (self, exceptions, error);

  show (self, exceptions);

  return TRUE;
}

/**
 * tel_exceptions_export:
 * @self: a list
 * @format: what they are written as
 *
 * Writes the exceptions as a text, in UTF-8. The document for programs is the same as the file itself.
 *
 * Returns: (transfer full): the text
 */
char *
tel_exceptions_export (TelExceptions *self, TelExceptionsFormat format)
{
  g_return_val_if_fail (TEL_IS_EXCEPTIONS (self), NULL);

  return format == TEL_EXCEPTIONS_FORMAT_CSV ? make_csv (self->exceptions) : make_json (self->exceptions);
}

/**
 * tel_exceptions_forget:
 * @connection_id: the identity of a connection that is there no longer
 * @error: return location for an error
 *
 * Removes the exceptions of a connection. That there are none is no error.
 *
 * Returns: %FALSE with %TEL_ERROR_STORAGE when the file cannot be removed
 */
gboolean
tel_exceptions_forget (const char *connection_id, GError **error)
{
  g_autofree char *path = tel_exceptions_dup_path (connection_id);

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("The file of exceptions, “%s”, cannot be removed: %s."), path,
               g_strerror (errno));

  return FALSE;
}
