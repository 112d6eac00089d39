/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-response.h"

#include "axl/tel-axl-elements.h"
#include "axl/tel-axl-reader.h"
#include "axl/tel-axl-table.h"
#include "axl/tel-xml-reader.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Before the release, and for some servers before something else too. */
#define NAMESPACE_PREFIX "http://www.cisco.com/AXL/"

/* How deep what matters lies: Envelope / Body / answer / return / object or row. */
enum
{
  DEPTH_ENVELOPE = 1,
  DEPTH_BODY,
  DEPTH_ANSWER,
  DEPTH_RETURN,
  DEPTH_OBJECT,
  DEPTH_ROW = DEPTH_OBJECT,
};

typedef enum
{
  PART_NONE,
  PART_ANSWER,
  PART_FAULT,
} Part;

struct _TelAxlResponse
{
  TelAxlRequest *request;
  const TelAxlTable *table;
  char *answer_name;
  TelXmlReader *reader;

  guint depth;
  gboolean in_body;
  Part part;
  gboolean in_return;
  gboolean in_object;
  gboolean complete;
  TelAxlElements *elements;
  GString *text;
  GString *value;

  int fault_code;
  char *fault_string;
  char *fault_message;
  char *fault_request;
  TelAxlFault *fault;

  GPtrArray *objects;
  TelAxlRows *rows;
  gboolean in_row;
  guint row_depth;
  GString *around_row;
  guint n_objects;
  TelAxlObjectFunc func;
  gpointer func_data;
};

static gboolean
refuse (TelAxlResponse *self, GError **error)
{
  g_set_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL,
               /* Translators: what was asked for, the name of an operation */
               _ ("The answer to the request for %s (%s) is not what AXL answers. Check the host and the port."),
               tel_axl_request_get_subject (self->request), tel_axl_request_get_operation (self->request));
  return FALSE;
}

static const char *
find_uuid (const TelXmlAttribute *attributes, guint n_attributes)
{
  for (guint i = 0; i < n_attributes; i++)
    if (strcmp (attributes[i].name, "uuid") == 0 && attributes[i].value[0] != '\0')
      return attributes[i].value;
  return NULL;
}

/* An element of the frame, down to what the answer returns. */
static gboolean
start_frame (TelAxlResponse *self, const char *name, const char *namespace_uri, GError **error)
{
  switch (self->depth)
    {
    case DEPTH_ENVELOPE:
      return strcmp (name, "Envelope") == 0 || refuse (self, error);

    case DEPTH_BODY:
      self->in_body = strcmp (name, "Body") == 0;
      return TRUE;

    case DEPTH_ANSWER:
      if (!self->in_body)
        return TRUE;
      if (self->part != PART_NONE)
        return refuse (self, error);
      if (strcmp (name, "Fault") == 0)
        self->part = PART_FAULT;
      else if (strcmp (name, self->answer_name) == 0 &&
               (namespace_uri == NULL || g_str_has_prefix (namespace_uri, NAMESPACE_PREFIX)))
        self->part = PART_ANSWER;
      else
        return refuse (self, error);
      return TRUE;

    case DEPTH_RETURN:
      self->in_return = self->in_body && self->part == PART_ANSWER && strcmp (name, "return") == 0;
      return TRUE;

    default:
      return TRUE;
    }
}

static gboolean
begins_row (TelAxlResponse *self, const char *name)
{
  const char *const *names = tel_axl_request_get_row_elements (self->request);

  if (!tel_axl_request_returns_rows (self->request) || self->part != PART_ANSWER || self->in_row)
    return FALSE;

  return names != NULL ? self->depth >= DEPTH_RETURN && g_strv_contains (names, name)
                       : self->depth == DEPTH_ROW && self->in_return;
}

static void
begin_row (TelAxlResponse *self, const TelXmlAttribute *attributes, guint n_attributes)
{
  self->in_row = TRUE;
  self->row_depth = self->depth;
  tel_axl_rows_begin_row (self->rows);
  for (guint i = 0; i < n_attributes; i++)
    {
      g_autofree char *column = g_strconcat ("@", attributes[i].name, NULL);

      tel_axl_rows_add_value (self->rows, column, attributes[i].value);
    }
}

static gboolean
start_element (gpointer user_data,
               const char *name,
               const char *namespace_uri,
               const TelXmlAttribute *attributes,
               guint n_attributes,
               GError **error)
{
  TelAxlResponse *self = user_data;

  self->depth++;
  /* What a value of a row may be made of is nowhere said: its text is all that is in it. */
  if (!self->in_row || self->depth <= self->row_depth + 1)
    g_string_truncate (self->text, 0);
  if (self->depth <= DEPTH_RETURN && !start_frame (self, name, namespace_uri, error))
    return FALSE;

  if (begins_row (self, name))
    begin_row (self, attributes, n_attributes);
  else if (!self->in_row)
    g_string_assign (self->around_row, name);
  if (self->depth <= DEPTH_RETURN)
    return TRUE;

  if (self->depth == DEPTH_OBJECT && self->in_return && tel_axl_request_returns_objects (self->request))
    self->in_object = strcmp (name, self->table->element) == 0;
  if (self->in_object)
    tel_axl_elements_start (self->elements, name, find_uuid (attributes, n_attributes));
  return TRUE;
}

static gboolean
text (gpointer user_data, const char *run, gsize length, GError **error)
{
  TelAxlResponse *self = user_data;

  if (self->in_object)
    tel_axl_elements_text (self->elements, run, length);
  else if (self->part != PART_NONE)
    g_string_append_len (self->text, run, length);
  return TRUE;
}

static void
replace (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static void
take_fault_text (TelAxlResponse *self, const char *name)
{
  if (strcmp (name, "faultstring") == 0)
    replace (&self->fault_string, self->text->str);
  else if (strcmp (name, "axlmessage") == 0)
    replace (&self->fault_message, self->text->str);
  else if (strcmp (name, "request") == 0)
    replace (&self->fault_request, self->text->str);
  else if (strcmp (name, "axlcode") == 0)
    self->fault_code = (int) g_ascii_strtoll (self->text->str, NULL, 10);
}

static void
finish_object (TelAxlResponse *self)
{
  g_autoptr (TelObject) object =
      tel_axl_reader_read (self->table, tel_axl_request_get_release (self->request), self->elements, 0);

  tel_axl_elements_clear (self->elements);
  self->in_object = FALSE;
  self->n_objects++;
  if (self->func != NULL)
    self->func (object, self->func_data);
  else
    g_ptr_array_add (self->objects, g_steal_pointer (&object));
}

static void
finish_fault (TelAxlResponse *self)
{
  const char *message =
      self->fault_message != NULL && *self->fault_message != '\0' ? self->fault_message : self->fault_string;

  self->fault = tel_axl_fault_new (self->fault_code, message, self->fault_request);
}

/* Takes what is returned without being an object: a uuid, “true”, the version of the cluster, or an account's roles. */
static void
take_value (TelAxlResponse *self, const char *name)
{
  if (strcmp (name, "userRole") == 0)
    {
      g_string_append_printf (self->value, "%s\n", g_strstrip (self->text->str));
      return;
    }

  if (self->depth == DEPTH_RETURN ? self->value->len == 0 : strcmp (name, "version") == 0)
    g_string_assign (self->value, g_strstrip (self->text->str));
}

/* Null is an empty element (contract 2.8). The text of a row is what stands behind the last thing in it, or all it is.
 */
static gboolean
end_in_row (TelAxlResponse *self, const char *name)
{
  if (self->depth == self->row_depth + 1)
    tel_axl_rows_add_value (self->rows, name, self->text->len > 0 ? self->text->str : NULL);
  else if (self->depth == self->row_depth && self->text->len > 0 && *g_strstrip (self->text->str) != '\0')
    tel_axl_rows_add_value (self->rows, self->around_row->str, self->text->str);
  if (self->depth == self->row_depth + 1)
    g_string_truncate (self->text, 0);
  self->in_row = self->depth > self->row_depth;
  if (self->depth == DEPTH_RETURN)
    self->in_return = FALSE;
  self->depth--;
  return TRUE;
}

static gboolean
end_element (gpointer user_data, const char *name, const char *namespace_uri, GError **error)
{
  TelAxlResponse *self = user_data;

  if (self->in_row)
    return end_in_row (self, name);

  if (self->in_object)
    {
      tel_axl_elements_end (self->elements);
      if (self->depth == DEPTH_OBJECT)
        finish_object (self);
    }
  else if (self->part == PART_FAULT && self->depth > DEPTH_ANSWER)
    take_fault_text (self, name);
  else if (self->in_return && !tel_axl_request_returns_objects (self->request))
    take_value (self, name);

  if (self->depth == DEPTH_RETURN)
    self->in_return = FALSE;
  if (self->depth == DEPTH_ANSWER && self->in_body)
    {
      self->complete = TRUE;
      if (self->part == PART_FAULT)
        finish_fault (self);
    }
  g_string_truncate (self->text, 0);
  self->depth--;
  return TRUE;
}

static const TelXmlHandler handler = { start_element, text, end_element };

/**
 * tel_axl_response_new:
 * @request: the request that is being answered
 *
 * Makes a reader of one answer.
 *
 * Returns: (transfer full): a new reader
 */
TelAxlResponse *
tel_axl_response_new (TelAxlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  TelAxlResponse *self = g_new0 (TelAxlResponse, 1);

  self->request = tel_axl_request_ref (request);
  self->table = tel_axl_table_get (tel_axl_request_get_kind (request));
  self->answer_name = g_strconcat (tel_axl_request_get_operation (request), "Response", NULL);
  self->elements = tel_axl_elements_new ();
  self->text = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->objects = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = tel_axl_rows_new ();
  self->around_row = g_string_new (NULL);
  self->reader = tel_xml_reader_new (&handler, self, NULL);
  return self;
}

/**
 * tel_axl_response_copy:
 * @self: a reader that has finished
 *
 * Copies what was read and not taken yet, object by object: whoever gets it may change it.
 *
 * Returns: (transfer full): another reader that has finished
 */
TelAxlResponse *
tel_axl_response_copy (TelAxlResponse *self)
{
  TelAxlResponse *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tel_axl_response_new (self->request);
  copy->complete = self->complete;
  copy->n_objects = self->n_objects;
  g_string_assign (copy->value, self->value->str);
  for (guint i = 0; i < self->objects->len; i++)
    g_ptr_array_add (copy->objects, tel_object_copy (g_ptr_array_index (self->objects, i)));
  tel_axl_rows_free (copy->rows);
  copy->rows = tel_axl_rows_copy (self->rows);

  return copy;
}

/**
 * tel_axl_response_set_object_func:
 * @self: a reader
 * @func: (nullable): what to call for each object
 * @user_data: given to @func
 *
 * Hands out the objects as they are read instead of gathering them. To be called before the first piece.
 */
void
tel_axl_response_set_object_func (TelAxlResponse *self, TelAxlObjectFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->func = func;
  self->func_data = user_data;
}

/**
 * tel_axl_response_feed:
 * @self: a reader
 * @data: the next bytes of the answer
 * @length: their number
 * @error: return location for an error
 *
 * Reads the next piece of the answer.
 *
 * Returns: %FALSE with %TEL_ERROR_PROTOCOL when it is not an answer to the request
 */
gboolean
tel_axl_response_feed (TelAxlResponse *self, const char *data, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return tel_xml_reader_feed (self->reader, data, length, error);
}

/**
 * tel_axl_response_finish:
 * @self: a reader
 * @error: return location for an error
 *
 * Says that the answer has ended, and what it comes to.
 *
 * Returns: %FALSE with @error set when it was a fault (see tel_axl_fault_to_error()), or with %TEL_ERROR_PROTOCOL when
 *   it is incomplete or holds no answer
 */
gboolean
tel_axl_response_finish (TelAxlResponse *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  const char *operation = tel_axl_request_get_operation (self->request);

  if (!tel_xml_reader_finish (self->reader, error))
    return FALSE;
  if (self->fault != NULL)
    {
      g_propagate_error (error,
                         tel_axl_fault_to_error (self->fault, operation, tel_axl_request_get_subject (self->request)));
      return FALSE;
    }
  if (!self->complete)
    return refuse (self, error);
  if (tel_axl_request_returns_objects (self->request) && g_str_has_prefix (operation, "get") && self->n_objects != 1)
    return refuse (self, error);
  return TRUE;
}

/**
 * tel_axl_response_steal_objects:
 * @self: a reader
 *
 * Takes the objects that were read so far; those that follow are gathered anew. With an object function there are none.
 *
 * Returns: (transfer full) (element-type TelObject): the objects
 */
GPtrArray *
tel_axl_response_steal_objects (TelAxlResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *objects = self->objects;

  self->objects = g_ptr_array_new_with_free_func (g_object_unref);
  return objects;
}

/**
 * tel_axl_response_steal_rows:
 * @self: a reader
 *
 * Takes the rows of the answer to a query that were read so far; those that follow are gathered anew.
 *
 * Returns: (transfer full): the rows, none where the request was no query
 */
TelAxlRows *
tel_axl_response_steal_rows (TelAxlResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  TelAxlRows *rows = self->rows;

  self->rows = tel_axl_rows_new ();
  return rows;
}

/**
 * tel_axl_response_get_n_objects:
 * @self: a reader
 *
 * Counts the objects that were read, those handed out or taken included.
 *
 * Returns: how many
 */
guint
tel_axl_response_get_n_objects (TelAxlResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_objects;
}

/**
 * tel_axl_response_get_value:
 * @self: a reader that has finished
 *
 * Gets what a request that returns no objects was answered: the uuid or “true” of a write, the version of
 * getCCMVersion (e.g. “14.0.1.10000-20”).
 *
 * Returns: the value, empty when there was none
 */
const char *
tel_axl_response_get_value (TelAxlResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->value->str;
}

/**
 * tel_axl_response_get_fault:
 * @self: a reader that has finished
 *
 * Gets the fault as the server sent it.
 *
 * Returns: (nullable): the fault, %NULL when the answer was none
 */
const TelAxlFault *
tel_axl_response_get_fault (TelAxlResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fault;
}

/**
 * tel_axl_response_free:
 * @self: (nullable) (transfer full): a reader
 *
 * Frees the reader; the answer need not have ended.
 */
void
tel_axl_response_free (TelAxlResponse *self)
{
  if (self == NULL)
    return;

  tel_xml_reader_free (self->reader);
  tel_axl_request_unref (self->request);
  tel_axl_elements_free (self->elements);
  g_free (self->answer_name);
  g_string_free (self->text, TRUE);
  g_string_free (self->value, TRUE);
  g_string_free (self->around_row, TRUE);
  g_free (self->fault_string);
  g_free (self->fault_message);
  g_free (self->fault_request);
  tel_axl_fault_free (self->fault);
  g_ptr_array_unref (self->objects);
  tel_axl_rows_free (self->rows);
  g_free (self);
}
