/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-envelope.h"

#include <string.h>

#include "axl/tel-xml-reader.h"
#include "axl/tel-xml-writer.h"
#include "simulator/tel-simulator-fault.h"

#define SOAP_NAMESPACE "http://schemas.xmlsoap.org/soap/envelope/"
#define INSTANCE_NAMESPACE "http://www.w3.org/2001/XMLSchema-instance"

#define MAXIMUM_DEPTH 40
#define MAXIMUM_ELEMENTS 200000

/* The last release whose schema declares no fault (contract 1.4), and the first that declares xsi on its answers. */
#define LAST_WITHOUT_AXL_ERROR 901
#define FIRST_WITH_INSTANCE 1400

/* What is being read: of an envelope only what stands in its body is kept, of a bare element all. */
typedef struct
{
  gboolean is_bare;
  guint depth;
  gboolean in_body;
  gboolean seen_body;
  TelSimulatorElement *request;
  GPtrArray *open;
} Reading;

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, message);

  return FALSE;
}

static TelSimulatorElement *
make_element (const char *name, const char *namespace_uri, const TelXmlAttribute *attributes, guint n_attributes)
{
  TelSimulatorElement *element = tel_simulator_element_new (name, namespace_uri);

  for (guint i = 0; i < n_attributes; i++)
    {
      const TelXmlAttribute *attribute = &attributes[i];
      g_autofree char *qualified = NULL;

      if (g_strcmp0 (attribute->namespace_uri, INSTANCE_NAMESPACE) == 0)
        qualified = g_strconcat ("xsi:", attribute->name, NULL);
      else if (attribute->namespace_uri != NULL)
        qualified = g_strdup_printf ("{%s}%s", attribute->namespace_uri, attribute->name);
      else
        qualified = g_strdup (attribute->name);
      tel_simulator_element_set_attribute (element, qualified, attribute->value);
    }

  return element;
}

static gboolean
start_of_envelope (Reading *reading, const char *name, const char *namespace_uri, GError **error)
{
  if (g_strcmp0 (namespace_uri, SOAP_NAMESPACE) != 0)
    return fail (error, "The request is not a SOAP 1.1 envelope.");
  if (reading->depth == 1)
    return g_str_equal (name, "Envelope") || fail (error, "The request is not a SOAP 1.1 envelope.");
  if (g_str_equal (name, "Body") && !reading->seen_body)
    {
      reading->in_body = TRUE;
      reading->seen_body = TRUE;
      return TRUE;
    }

  return (g_str_equal (name, "Header") && !reading->seen_body) ||
         fail (error, "The SOAP envelope has more than a header and a body.");
}

static gboolean
on_start_element (gpointer user_data,
                  const char *name,
                  const char *namespace_uri,
                  const TelXmlAttribute *attributes,
                  guint n_attributes,
                  GError **error)
{
  Reading *reading = user_data;
  TelSimulatorElement *element;

  reading->depth++;
  if (!reading->is_bare && reading->depth <= 2)
    return start_of_envelope (reading, name, namespace_uri, error);
  if (!reading->is_bare && !reading->in_body)
    return TRUE;
  if (reading->open->len == 0 && reading->request != NULL)
    return fail (error, "The SOAP body has more than one operation.");

  element = make_element (name, namespace_uri, attributes, n_attributes);
  if (reading->open->len == 0)
    reading->request = element;
  else
    tel_simulator_element_take_child (g_ptr_array_index (reading->open, reading->open->len - 1), element);
  g_ptr_array_add (reading->open, element);

  return TRUE;
}

static gboolean
on_text (gpointer user_data, const char *text, gsize length, GError **error)
{
  Reading *reading = user_data;

  if (reading->open->len > 0)
    tel_simulator_element_append_text (g_ptr_array_index (reading->open, reading->open->len - 1), text, length);

  return TRUE;
}

static gboolean
on_end_element (gpointer user_data, const char *name, const char *namespace_uri, GError **error)
{
  Reading *reading = user_data;

  if (reading->open->len > 0)
    g_ptr_array_set_size (reading->open, (int) reading->open->len - 1);
  else if (reading->depth == 2)
    reading->in_body = FALSE;
  reading->depth--;

  return TRUE;
}

static TelSimulatorElement *
read_document (const char *data, gsize length, gboolean is_bare, GError **error)
{
  static const TelXmlHandler handler = { on_start_element, on_text, on_end_element };
  static const TelXmlLimits limits = { .depth = MAXIMUM_DEPTH, .elements = MAXIMUM_ELEMENTS };
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Reading reading = { .is_bare = is_bare, .open = open };
  g_autoptr (TelXmlReader) reader = tel_xml_reader_new (&handler, &reading, &limits);
  g_autoptr (TelSimulatorElement) request = NULL;
  gboolean read;

  read = tel_xml_reader_feed (reader, data, length, error) && tel_xml_reader_finish (reader, error);
  request = g_steal_pointer (&reading.request);
  if (!read)
    return NULL;
  if (request == NULL)
    {
      fail (error, "The SOAP body is empty.");
      return NULL;
    }

  return g_steal_pointer (&request);
}

static void
write_element (TelXmlWriter *writer, const TelSimulatorElement *element)
{
  tel_xml_writer_start (writer, tel_simulator_element_get_name (element));
  for (guint i = 0; i < tel_simulator_element_get_n_attributes (element); i++)
    {
      const char *value = NULL;
      const char *name = tel_simulator_element_get_nth_attribute (element, i, &value);

      tel_xml_writer_attribute (writer, name, value);
    }
  if (*tel_simulator_element_get_text (element) != '\0')
    tel_xml_writer_text (writer, tel_simulator_element_get_text (element));
  for (guint i = 0; i < tel_simulator_element_get_n_children (element); i++)
    write_element (writer, tel_simulator_element_get_nth_child (element, i));
  tel_xml_writer_end (writer);
}

static TelXmlWriter *
start_envelope (void)
{
  TelXmlWriter *writer = tel_xml_writer_new ();

  tel_xml_writer_start_namespaced (writer, "soapenv", "Envelope", SOAP_NAMESPACE);
  tel_xml_writer_start_namespaced (writer, "soapenv", "Body", NULL);

  return writer;
}

static GBytes *
end_envelope (TelXmlWriter *writer)
{
  tel_xml_writer_end (writer);
  tel_xml_writer_end (writer);

  return tel_xml_writer_finish (writer);
}

/**
 * tel_simulator_envelope_read:
 * @body: a SOAP 1.1 envelope
 * @error: return location for an error
 *
 * Reads the operation out of an envelope. Attributes of the schema instance namespace are named "xsi:…" in the element.
 *
 * Returns: (transfer full): the element of the operation; NULL with @error set when @body is no envelope with one
 */
TelSimulatorElement *
tel_simulator_envelope_read (GBytes *body, GError **error)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (body != NULL, NULL);

  data = g_bytes_get_data (body, &length);

  return read_document (data != NULL ? data : "", length, FALSE, error);
}

/**
 * tel_simulator_envelope_read_bare:
 * @body: the element of an operation, without an envelope
 * @error: return location for an error
 *
 * Reads what the control port is given to be done as by somebody else.
 *
 * Returns: (transfer full): the element; NULL with @error set when @body is not XML
 */
TelSimulatorElement *
tel_simulator_envelope_read_bare (const char *body, GError **error)
{
  g_return_val_if_fail (body != NULL, NULL);

  return read_document (body, strlen (body), TRUE, error);
}

/**
 * tel_simulator_envelope_write:
 * @response: the element of an answer, its namespace that of the release
 * @release: the schema release of the request
 *
 * Writes an answer: only its own element has the prefix (contract 1.1).
 *
 * Returns: (transfer full): the envelope
 */
GBytes *
tel_simulator_envelope_write (const TelSimulatorElement *response, guint release)
{
  g_autoptr (TelXmlWriter) writer = NULL;

  g_return_val_if_fail (response != NULL, NULL);

  writer = start_envelope ();
  tel_xml_writer_start_namespaced (writer, "ns", tel_simulator_element_get_name (response),
                                   tel_simulator_element_get_namespace (response));
  if (release >= FIRST_WITH_INSTANCE)
    tel_xml_writer_declare_namespace (writer, "xsi", INSTANCE_NAMESPACE);
  for (guint i = 0; i < tel_simulator_element_get_n_attributes (response); i++)
    {
      const char *value = NULL;
      const char *name = tel_simulator_element_get_nth_attribute (response, i, &value);

      tel_xml_writer_attribute (writer, name, value);
    }
  for (guint i = 0; i < tel_simulator_element_get_n_children (response); i++)
    write_element (writer, tel_simulator_element_get_nth_child (response, i));
  tel_xml_writer_end (writer);

  return end_envelope (writer);
}

/**
 * tel_simulator_envelope_write_fault:
 * @fault: the refusal; of %TEL_SIMULATOR_FAULT its code is told
 * @operation: (nullable): what was asked for, NULL when that is not known
 * @release: the schema release of the request
 *
 * Writes a fault (contract 1.4). 9.1 tells no code.
 *
 * Returns: (transfer full): the envelope
 */
GBytes *
tel_simulator_envelope_write_fault (const GError *fault, const char *operation, guint release)
{
  g_autoptr (TelXmlWriter) writer = NULL;

  g_return_val_if_fail (fault != NULL, NULL);

  writer = start_envelope ();
  tel_xml_writer_start_namespaced (writer, "soapenv", "Fault", NULL);
  tel_xml_writer_element (writer, "faultcode", operation != NULL ? "soapenv:Server" : "soapenv:Client");
  tel_xml_writer_element (writer, "faultstring", fault->message);
  if (release > LAST_WITHOUT_AXL_ERROR)
    {
      g_autofree char *code =
          g_strdup_printf ("%d", fault->domain == TEL_SIMULATOR_FAULT ? fault->code : TEL_SIMULATOR_FAULT_GENERIC);

      tel_xml_writer_start (writer, "detail");
      tel_xml_writer_start (writer, "axlError");
      tel_xml_writer_element (writer, "axlcode", code);
      tel_xml_writer_element (writer, "axlmessage", fault->message);
      tel_xml_writer_element (writer, "request", operation);
      tel_xml_writer_end (writer);
      tel_xml_writer_end (writer);
    }
  tel_xml_writer_end (writer);

  return end_envelope (writer);
}
