/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-validator.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include <string.h>

#include "simulator/tel-simulator-release.h"
#include "simulator/tel-simulator-vendor-schema.h"

struct _TelSimulatorValidator
{
  GObject parent_instance;

  char *directory;
  /* By release; NULL for one whose schema is not there. */
  GHashTable *releases;
  /* By release and operation; NULL for one that the release does not have. */
  GHashTable *schemas;
  TelSimulatorValidatorCounts counts;
};

G_DEFINE_FINAL_TYPE (TelSimulatorValidator, tel_simulator_validator, G_TYPE_OBJECT)

typedef xmlDoc XmlDocument;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlDocument, xmlFreeDoc)

static void
schema_free (gpointer schema)
{
  if (schema != NULL)
    xmlSchemaFree (schema);
}

static void
release_free (gpointer release)
{
  if (release != NULL)
    tel_simulator_vendor_schema_free (release);
}

/* The vendor's schemas make libxml2 warn; what matters is whether it can use them. */
static void
ignore_error (gpointer user_data, xmlErrorPtr error)
{
}

static TelSimulatorVendorSchema *
find_release (TelSimulatorValidator *self, guint release)
{
  gpointer vendor = NULL;

  if (!g_hash_table_lookup_extended (self->releases, GUINT_TO_POINTER (release), NULL, &vendor))
    {
      g_autofree char *path =
          g_build_filename (self->directory, tel_simulator_release_get_name (release), "AXLSoap.xsd", NULL);

      vendor = tel_simulator_vendor_schema_open (path);
      g_hash_table_insert (self->releases, GUINT_TO_POINTER (release), vendor);
    }

  return vendor;
}

static xmlSchemaPtr
compile (TelSimulatorVendorSchema *vendor, const char *operation)
{
  g_autofree char *text = tel_simulator_vendor_schema_extract (vendor, operation);
  xmlSchemaParserCtxtPtr context;
  xmlSchemaPtr schema;

  if (text == NULL)
    return NULL;

  context = xmlSchemaNewMemParserCtxt (text, (int) strlen (text));
  xmlSchemaSetParserStructuredErrors (context, ignore_error, NULL);
  schema = xmlSchemaParse (context);
  xmlSchemaFreeParserCtxt (context);

  return schema;
}

static xmlSchemaPtr
find_schema (TelSimulatorValidator *self, guint release, const char *operation)
{
  TelSimulatorVendorSchema *vendor = find_release (self, release);
  g_autofree char *key = g_strdup_printf ("%u %s", release, operation);
  gpointer schema = NULL;

  if (!g_hash_table_lookup_extended (self->schemas, key, NULL, &schema))
    {
      schema = compile (vendor, operation);
      g_hash_table_insert (self->schemas, g_steal_pointer (&key), schema);
    }

  return schema;
}

static gboolean
is_secret (const xmlNode *node)
{
  static const char *const secrets[] = { "authenticationString", "password", "pin", "sshPwd", "mlppPassword", NULL };

  return node != NULL && node->name != NULL && g_strv_contains (secrets, (const char *) node->name);
}

static void
note_error (gpointer user_data, xmlErrorPtr error)
{
  GString *sentences = user_data;
  const xmlNode *node = error->node;

  if (sentences->len > 0)
    g_string_append_c (sentences, ' ');
  if (is_secret (node))
    g_string_append_printf (sentences, "Element '%s': not valid.", (const char *) node->name);
  else
    g_string_append (sentences, error->message != NULL ? error->message : "Not valid.");
  g_strchomp (sentences->str);
  sentences->len = strlen (sentences->str);
}

static xmlNodePtr
first_element (xmlNodePtr node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->next;

  return node;
}

static xmlNodePtr
find_operation (xmlDocPtr document)
{
  xmlNodePtr node = xmlDocGetRootElement (document);

  for (node = first_element (node != NULL ? node->children : NULL); node != NULL; node = first_element (node->next))
    if (g_str_equal ((const char *) node->name, "Body"))
      return first_element (node->children);

  return NULL;
}

/* NULL when the schema has nothing against it, a sentence otherwise. */
static char *
validate (xmlSchemaPtr schema, GBytes *envelope)
{
  g_autoptr (GString) sentences = g_string_new (NULL);
  g_autoptr (XmlDocument) document = NULL;
  xmlSchemaValidCtxtPtr context;
  xmlNodePtr operation;
  gsize length;
  const char *data = g_bytes_get_data (envelope, &length);

  if (schema == NULL)
    return g_strdup ("The schema has no such operation, or cannot be used.");

  document = xmlReadMemory (data, (int) length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  operation = document != NULL ? find_operation (document) : NULL;
  if (operation == NULL)
    return g_strdup ("Not an envelope with an operation.");

  context = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (context, note_error, sentences);
  if (xmlSchemaValidateOneElement (context, operation) != 0 && sentences->len == 0)
    g_string_append (sentences, "Not valid.");
  xmlSchemaFreeValidCtxt (context);

  return sentences->len > 0 ? g_string_free (g_steal_pointer (&sentences), FALSE) : NULL;
}

static void
tel_simulator_validator_finalize (GObject *object)
{
  TelSimulatorValidator *self = TEL_SIMULATOR_VALIDATOR (object);

  g_clear_pointer (&self->directory, g_free);
  g_clear_pointer (&self->releases, g_hash_table_unref);
  g_clear_pointer (&self->schemas, g_hash_table_unref);

  G_OBJECT_CLASS (tel_simulator_validator_parent_class)->finalize (object);
}

static void
tel_simulator_validator_class_init (TelSimulatorValidatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_simulator_validator_finalize;
}

static void
tel_simulator_validator_init (TelSimulatorValidator *self)
{
  self->releases = g_hash_table_new_full (NULL, NULL, NULL, release_free);
  self->schemas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, schema_free);
}

/**
 * tel_simulator_validator_new:
 * @directory: holds a directory for each release with the vendor's AXLSoap.xsd in it
 *
 * Makes a validator. A release whose schema is not there is not validated and not counted.
 *
 * Returns: (transfer full): the validator
 */
TelSimulatorValidator *
tel_simulator_validator_new (const char *directory)
{
  TelSimulatorValidator *self;

  g_return_val_if_fail (directory != NULL, NULL);

  self = g_object_new (TEL_TYPE_SIMULATOR_VALIDATOR, NULL);
  self->directory = g_strdup (directory);

  return self;
}

/**
 * tel_simulator_validator_has_release:
 * @self: the validator
 * @release: as major × 100 + minor
 *
 * Tells whether there is a schema of the release, without which nothing of it is validated.
 *
 * Returns: TRUE when there is
 */
gboolean
tel_simulator_validator_has_release (TelSimulatorValidator *self, guint release)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_VALIDATOR (self), FALSE);

  return find_release (self, release) != NULL;
}

/**
 * tel_simulator_validator_check_request:
 * @self: the validator
 * @envelope: a request
 * @operation: that it asks for
 * @release: the schema release that it names
 *
 * Holds a request against the vendor's schema and counts it.
 *
 * Returns: (transfer full) (nullable): what the schema has against it, without secrets; NULL when it is valid
 */
char *
tel_simulator_validator_check_request (TelSimulatorValidator *self,
                                       GBytes *envelope,
                                       const char *operation,
                                       guint release)
{
  char *objection;

  g_return_val_if_fail (TEL_IS_SIMULATOR_VALIDATOR (self), NULL);
  g_return_val_if_fail (envelope != NULL && operation != NULL, NULL);

  if (find_release (self, release) == NULL)
    return NULL;

  objection = validate (find_schema (self, release, operation), envelope);
  self->counts.requests++;
  self->counts.invalid_requests += objection != NULL;

  return objection;
}

/**
 * tel_simulator_validator_check_answer:
 * @self: the validator
 * @envelope: an answer that is no fault
 * @operation: that it answers
 * @release: the schema release of the request
 *
 * Holds an answer against the vendor's schema and counts it. The schema of 9.1 forbids the names that its own
 * listUserGroup returns; that answer is let pass (contract 9.10).
 *
 * Returns: (transfer full) (nullable): what the schema has against it, without secrets; NULL when it is valid
 */
char *
tel_simulator_validator_check_answer (TelSimulatorValidator *self,
                                      GBytes *envelope,
                                      const char *operation,
                                      guint release)
{
  char *objection;

  g_return_val_if_fail (TEL_IS_SIMULATOR_VALIDATOR (self), NULL);
  g_return_val_if_fail (envelope != NULL && operation != NULL, NULL);

  if (find_release (self, release) == NULL || (release == 901 && g_str_equal (operation, "listUserGroup")))
    return NULL;

  objection = validate (find_schema (self, release, operation), envelope);
  self->counts.answers++;
  self->counts.invalid_answers += objection != NULL;

  return objection;
}

/**
 * tel_simulator_validator_get_counts:
 * @self: the validator
 *
 * Tells what was validated so far.
 *
 * Returns: (transfer none): the counts
 */
const TelSimulatorValidatorCounts *
tel_simulator_validator_get_counts (TelSimulatorValidator *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_VALIDATOR (self), NULL);

  return &self->counts;
}
