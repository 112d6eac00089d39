/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-schema.h"

#include "tel-test.h"

#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <libxml/xmlschemas.h>

#include <string.h>
#include <sys/mman.h>

struct _TelTestSchema
{
  char *release;
  xmlSchemaPtr schema;
  guint n_validated;
};

/*
 * A schema is a million small pieces, and an instrumented allocator notes the stack of each, which makes reading one
 * take half a minute. The pieces of a schema lie in a region of their own instead. What is read or written by the
 * program itself is not touched by this.
 */
#define REGION_BYTES ((gsize) 8 * 1024 * 1024 * 1024)
#define PIECE_ALIGNMENT ((gsize) 16)

static char *region;
static gsize region_used;
static gboolean in_region;

static gboolean
is_in_region (const void *piece)
{
  return region != NULL && (const char *) piece >= region && (const char *) piece < region + REGION_BYTES;
}

/* The size stands in front of the piece. */
static gsize *
get_piece_size (void *piece)
{
  return (gsize *) (void *) ((char *) piece - PIECE_ALIGNMENT);
}

static void *
allocate_piece (size_t size)
{
  void *piece;

  if (!in_region)
    return malloc (size);

  g_assert (region_used + size + 2 * PIECE_ALIGNMENT < REGION_BYTES);
  piece = region + region_used + PIECE_ALIGNMENT;
  *get_piece_size (piece) = size;
  region_used += PIECE_ALIGNMENT + (size + PIECE_ALIGNMENT - 1) / PIECE_ALIGNMENT * PIECE_ALIGNMENT;
  return piece;
}

static void
free_piece (void *piece)
{
  if (!is_in_region (piece))
    free (piece);
}

static void *
reallocate_piece (void *piece, size_t size)
{
  void *moved;

  if (piece == NULL)
    return allocate_piece (size);
  if (!is_in_region (piece))
    return realloc (piece, size);
  if (size <= *get_piece_size (piece))
    return piece;
  moved = allocate_piece (size);
  memcpy (moved, piece, *get_piece_size (piece));
  return moved;
}

static char *
copy_text (const char *text)
{
  gsize size = strlen (text) + 1;

  return memcpy (allocate_piece (size), text, size);
}

static void
make_region (void)
{
  if (region != NULL)
    return;
  region = mmap (NULL, REGION_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  g_assert (region != MAP_FAILED);
  xmlMemSetup (free_piece, allocate_piece, reallocate_piece, copy_text);
}

/* Kept until the end: a schema takes a third of a second to read, and every case asks for it. */
static GHashTable *schemas;

static void
collect_problem (void *user_data, xmlErrorPtr problem)
{
  g_string_append_printf (user_data, "line %d: %s", problem->line, problem->message);
}

static void
free_schema (gpointer data)
{
  TelTestSchema *self = data;

  xmlSchemaFree (self->schema);
  g_free (self->release);
  g_free (self);
}

/* Only the operation can be validated: the schemas do not describe the envelope (contract 2.9). */
static xmlNodePtr
find_operation (xmlDocPtr document)
{
  xmlNodePtr root = xmlDocGetRootElement (document);
  xmlNodePtr node;

  if (root == NULL || strcmp ((const char *) root->name, "Envelope") != 0)
    return root;
  for (node = xmlFirstElementChild (root); node != NULL; node = xmlNextElementSibling (node))
    if (strcmp ((const char *) node->name, "Body") == 0)
      return xmlFirstElementChild (node);
  return NULL;
}

/**
 * tel_test_schema_load:
 * @release: a release, such as “14.0”
 *
 * Loads the schema of a release, where it is at hand (tel_test_find_schema()).
 *
 * Returns: (transfer none) (nullable): the schema, %NULL when it is absent
 */
TelTestSchema *
tel_test_schema_load (const char *release)
{
  g_autofree char *directory = tel_test_find_schema (release);
  g_autofree char *path = directory != NULL ? g_build_filename (directory, "AXLSoap.xsd", NULL) : NULL;
  TelTestSchema *self;
  xmlSchemaParserCtxtPtr parser;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  if (schemas == NULL)
    schemas = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_schema);
  self = g_hash_table_lookup (schemas, release);
  if (self != NULL)
    return self;

  self = g_new0 (TelTestSchema, 1);
  self->release = g_strdup (release);
  make_region ();
  in_region = TRUE;
  parser = xmlSchemaNewParserCtxt (path);
  self->schema = xmlSchemaParse (parser);
  xmlSchemaFreeParserCtxt (parser);
  in_region = FALSE;
  if (self->schema == NULL)
    g_error ("%s is no schema", path);
  g_hash_table_insert (schemas, self->release, self);
  return self;
}

/**
 * tel_test_schema_validate:
 * @self: a schema
 * @document: a SOAP envelope or what stands in its body
 * @length: its length in bytes
 * @problems: (out): what is wrong, "" when nothing is
 *
 * Validates a request or an answer and counts it.
 *
 * Returns: %TRUE when it is valid
 */
gboolean
tel_test_schema_validate (TelTestSchema *self, const char *document, gsize length, char **problems)
{
  GString *collected = g_string_new (NULL);
  xmlDocPtr tree = xmlReadMemory (document, (int) length, NULL, NULL, XML_PARSE_NONET);
  xmlNodePtr operation = tree != NULL ? find_operation (tree) : NULL;
  xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt (self->schema);
  gboolean valid;

  xmlSchemaSetValidStructuredErrors (context, (xmlStructuredErrorFunc) collect_problem, collected);
  if (operation == NULL)
    g_string_append (collected, "there is no operation");
  valid = operation != NULL && xmlSchemaValidateOneElement (context, operation) == 0;
  self->n_validated++;

  xmlSchemaFreeValidCtxt (context);
  xmlFreeDoc (tree);
  *problems = g_string_free (collected, FALSE);
  return valid;
}

/**
 * tel_test_schema_assert_valid:
 * @self: a schema
 * @document: a SOAP envelope or what stands in its body
 * @length: its length in bytes
 *
 * Validates a request or an answer and ends the test when it is not valid.
 */
void
tel_test_schema_assert_valid (TelTestSchema *self, const char *document, gsize length)
{
  g_autofree char *problems = NULL;

  if (!tel_test_schema_validate (self, document, length, &problems))
    g_error ("not valid in release %s: %s\n%.*s", self->release, problems, (int) length, document);
}

/**
 * tel_test_schema_get_n_validated:
 * @self: a schema
 *
 * Counts what was validated so far.
 *
 * Returns: how much
 */
guint
tel_test_schema_get_n_validated (TelTestSchema *self)
{
  return self->n_validated;
}

/**
 * tel_test_schema_report:
 *
 * Writes into the test's log how much was validated per release.
 */
void
tel_test_schema_report (void)
{
  GHashTableIter iterator;
  TelTestSchema *self;

  if (schemas == NULL)
    return;
  g_hash_table_iter_init (&iterator, schemas);
  while (g_hash_table_iter_next (&iterator, NULL, (gpointer *) &self))
    g_test_message ("validated in release %s: %u", self->release, self->n_validated);
}
