/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-vendor-schema.h"

#include <string.h>

/*
 * The vendor's schema of one release is 3.7 MB and takes a second to compile, many times that in instrumented code. One
 * operation needs some hundred of its thousands of types, so they are cut out of the text before anything is compiled.
 */
struct _TelSimulatorVendorSchema
{
  char *text;
  gsize head_length;
  /* By "element " or "type " and the name: where each component lies in the text. */
  GHashTable *components;
};

typedef struct
{
  gsize start;
  gsize length;
} Span;

typedef struct
{
  TelSimulatorVendorSchema *schema;
  GHashTable *taken;
  GString *result;
} Extraction;

/* A piece of the text. */
typedef struct
{
  const char *start;
  gsize length;
} Slice;

/*
 * The text is walked through by hand: it is large, and instrumented code measures a string anew at each call of
 * strchr() and its like.
 */
static const char *
find_character (const char *at, const char *end, char wanted)
{
  while (at < end && *at != wanted)
    at++;

  return at;
}

static const char *
end_of_tag (const char *tag, const char *end)
{
  for (; tag < end && *tag != '>'; tag++)
    if (*tag == '"' || *tag == '\'')
      tag = find_character (tag + 1, end, *tag);

  return MIN (tag + 1, end);
}

static const char *
skip_past (const char *at, const char *end, const char *mark)
{
  const char *found = g_strstr_len (at, end - at, mark);

  return found != NULL ? found + strlen (mark) : end;
}

static gboolean
begins_with (const char *at, const char *end, const char *mark)
{
  return (gsize) (end - at) >= strlen (mark) && memcmp (at, mark, strlen (mark)) == 0;
}

static gboolean
is_named (const Slice *slice, const char *name)
{
  return slice->length == strlen (name) && memcmp (slice->start, name, slice->length) == 0;
}

/* Both kinds of quotes are met with: the schema of 9.1 has the single ones. */
static gboolean
next_attribute (const char **at, const char *end, Slice *name, Slice *value)
{
  const char *place = find_character (*at, end, '=');
  const char *start = place;

  if (place + 1 >= end || (place[1] != '"' && place[1] != '\''))
    return FALSE;

  while (start > *at && !g_ascii_isspace (start[-1]))
    start--;
  name->start = start;
  name->length = (gsize) (place - start);
  value->start = place + 2;
  *at = find_character (value->start, end, place[1]);
  value->length = (gsize) (*at - value->start);

  return *at < end;
}

/* The name of a tag stands before its first blank and may have a prefix. */
static gboolean
is_element_tag (const char *tag, const char *end)
{
  static const char name[] = "element";
  const char *at = tag;

  while (at < end && !g_ascii_isspace (*at) && *at != '>' && *at != '/')
    at++;

  return (gsize) (at - tag) > strlen (name) && memcmp (at - strlen (name), name, strlen (name)) == 0;
}

static void
add_component (TelSimulatorVendorSchema *self, const char *start, const char *end)
{
  const char *tag_end = end_of_tag (start, end);
  const char *kind = is_element_tag (start, tag_end) ? "element " : "type ";
  const char *at = start;
  Slice name;
  Slice value;

  while (next_attribute (&at, tag_end, &name, &value))
    if (is_named (&name, "name"))
      {
        g_autofree char *text = g_strndup (value.start, value.length);
        Span *span = g_new (Span, 1);

        span->start = (gsize) (start - self->text);
        span->length = (gsize) (end - start);
        g_hash_table_insert (self->components, g_strconcat (kind, text, NULL), span);
      }
}

/* What is not an element's tag is skipped: comments, character data, declarations. */
static const char *
skip_other (const char *at, const char *end)
{
  if (begins_with (at, end, "<!--"))
    return skip_past (at, end, "-->");
  if (begins_with (at, end, "<![CDATA["))
    return skip_past (at, end, "]]>");
  if (begins_with (at, end, "<?"))
    return skip_past (at, end, "?>");

  return begins_with (at, end, "<!") ? end_of_tag (at, end) : NULL;
}

static void
index_components (TelSimulatorVendorSchema *self, gsize length)
{
  const char *text_end = self->text + length;
  const char *at = find_character (self->text, text_end, '<');
  const char *start = NULL;
  guint depth = 0;

  for (; at < text_end; at = find_character (at, text_end, '<'))
    {
      const char *other = skip_other (at, text_end);
      const char *end = other != NULL ? other : end_of_tag (at, text_end);

      if (other == NULL && begins_with (at, text_end, "</"))
        {
          depth--;
          if (depth == 1)
            add_component (self, start, end);
        }
      else if (other == NULL)
        {
          if (depth == 0)
            self->head_length = (gsize) (end - self->text);
          else if (depth == 1)
            start = at;
          if (end[-2] != '/')
            depth++;
          else if (depth == 1)
            add_component (self, start, end);
        }
      at = end;
    }
}

static void take (Extraction *extraction, const char *kind, const char *name);

static void
take_value (Extraction *extraction, const Slice *value)
{
  g_autofree char *text = g_strndup (value->start, value->length);
  g_auto (GStrv) names = g_strsplit_set (text, " \t\r\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *colon = strchr (names[i], ':');

      take (extraction, "type ", colon != NULL ? colon + 1 : names[i]);
    }
}

static void
take_references (Extraction *extraction, const char *start, const char *end)
{
  static const char *const attributes[] = { "type", "base", "memberTypes", "itemType" };
  const char *at = start;
  Slice name;
  Slice value;

  while (next_attribute (&at, end, &name, &value))
    for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
      if (is_named (&name, attributes[i]))
        take_value (extraction, &value);
}

static void
take_tags (Extraction *extraction, const char *start, const char *end)
{
  const char *at = find_character (start, end, '<');

  for (; at < end; at = find_character (at, end, '<'))
    {
      const char *other = skip_other (at, end);
      const char *tag_end = other != NULL ? other : end_of_tag (at, end);

      if (other == NULL)
        take_references (extraction, at, tag_end);
      at = tag_end;
    }
}

/* Adds a component and, after it, what it refers to. A name of XML Schema itself is none of the components. */
static void
take (Extraction *extraction, const char *kind, const char *name)
{
  g_autofree char *key = g_strconcat (kind, name, NULL);
  const Span *span = g_hash_table_lookup (extraction->schema->components, key);
  const char *start;

  if (span == NULL || g_hash_table_contains (extraction->taken, key))
    return;

  g_hash_table_add (extraction->taken, g_steal_pointer (&key));
  start = extraction->schema->text + span->start;
  g_string_append_len (extraction->result, start, (gssize) span->length);
  g_string_append_c (extraction->result, '\n');
  take_tags (extraction, start, start + span->length);
}

/**
 * tel_simulator_vendor_schema_open:
 * @path: an AXLSoap.xsd
 *
 * Reads a schema of the vendor, and notes where its types and elements are.
 *
 * Returns: (transfer full) (nullable): the schema, NULL when the file cannot be read
 */
TelSimulatorVendorSchema *
tel_simulator_vendor_schema_open (const char *path)
{
  g_autoptr (TelSimulatorVendorSchema) self = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (TelSimulatorVendorSchema, 1);
  self->components = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!g_file_get_contents (path, &self->text, &length, NULL))
    return NULL;

  index_components (self, length);

  return g_steal_pointer (&self);
}

/**
 * tel_simulator_vendor_schema_free:
 * @self: (transfer full): a schema
 *
 * Frees the schema.
 */
void
tel_simulator_vendor_schema_free (TelSimulatorVendorSchema *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_hash_table_unref (self->components);
  g_free (self);
}

/**
 * tel_simulator_vendor_schema_extract:
 * @self: a schema
 * @operation: such as "addPhone"
 *
 * Cuts out what the operation's request and answer need.
 *
 * Returns: (transfer full) (nullable): a schema of its own, NULL when there is no such operation
 */
char *
tel_simulator_vendor_schema_extract (TelSimulatorVendorSchema *self, const char *operation)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) result = g_string_new (NULL);
  g_autofree char *answer = NULL;
  Extraction extraction = { self, taken, result };
  const char *root;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (operation != NULL, NULL);

  answer = g_strconcat (operation, "Response", NULL);
  g_string_append_len (result, self->text, (gssize) self->head_length);
  take (&extraction, "element ", operation);
  take (&extraction, "element ", answer);
  if (g_hash_table_size (taken) == 0)
    return NULL;

  /* The root's end tag is the last thing in the text. */
  root = strrchr (self->text, '<');
  g_string_append (result, root);

  return g_string_free (g_steal_pointer (&result), FALSE);
}
