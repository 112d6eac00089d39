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

static const char *
end_of_tag (const char *tag)
{
  char quote = '\0';

  for (; *tag != '\0'; tag++)
    {
      if (quote != '\0')
        quote = *tag == quote ? '\0' : quote;
      else if (*tag == '"' || *tag == '\'')
        quote = *tag;
      else if (*tag == '>')
        return tag + 1;
    }

  return tag;
}

/* The text is large: functions that look for its end each time would make this quadratic under a sanitizer. */
static const char *
skip_past (const char *text, const char *text_end, const char *mark)
{
  const char *found = g_strstr_len (text, text_end - text, mark);

  return found != NULL ? found + strlen (mark) : text_end;
}

static char *
find_attribute (const char *tag, const char *end, const char *name)
{
  g_autofree char *mark = g_strdup_printf (" %s=", name);
  const char *value = g_strstr_len (tag, end - tag, mark);
  const char *close;

  if (value == NULL)
    return NULL;

  /* The schema of 9.1 has quotation marks of both kinds. */
  value += strlen (mark) + 1;
  close = memchr (value, value[-1], (gsize) (end - value));

  return close != NULL ? g_strndup (value, (gsize) (close - value)) : NULL;
}

/* The name of a tag stands before its first blank and may have a prefix. */
static gboolean
is_tag_of (const char *tag, const char *end, const char *name)
{
  const char *at = tag;

  while (at < end && !g_ascii_isspace (*at) && *at != '>')
    at++;

  return g_strstr_len (tag, at - tag, name) != NULL;
}

static void
add_component (TelSimulatorVendorSchema *self, const char *start, const char *end)
{
  const char *tag_end = end_of_tag (start);
  g_autofree char *name = find_attribute (start, tag_end, "name");
  gboolean is_element = is_tag_of (start, tag_end, "element");
  Span *span;

  if (name == NULL)
    return;

  span = g_new (Span, 1);
  span->start = (gsize) (start - self->text);
  span->length = (gsize) (end - start);
  g_hash_table_insert (self->components, g_strconcat (is_element ? "element " : "type ", name, NULL), span);
}

static void
index_components (TelSimulatorVendorSchema *self, gsize length)
{
  const char *at = self->text;
  const char *text_end = at + length;
  const char *start = NULL;
  guint depth = 0;

  while ((at = memchr (at, '<', (gsize) (text_end - at))) != NULL)
    {
      const char *end = end_of_tag (at);

      if (g_str_has_prefix (at, "<!--"))
        end = skip_past (at, text_end, "-->");
      else if (at[1] == '/')
        {
          depth--;
          if (depth == 1)
            add_component (self, start, end);
        }
      else if (at[1] != '?' && at[1] != '!')
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
take_references (Extraction *extraction, const char *text, const char *attribute)
{
  g_autofree char *mark = g_strdup_printf (" %s=", attribute);
  const char *at = text;

  while ((at = strstr (at, mark)) != NULL)
    {
      g_autofree char *value = NULL;
      g_auto (GStrv) names = NULL;

      at += strlen (mark);
      if (*at != '"' && *at != '\'')
        continue;
      value = g_strndup (at + 1, strcspn (at + 1, *at == '"' ? "\"" : "'"));
      names = g_strsplit (value, " ", -1);
      for (guint i = 0; names[i] != NULL; i++)
        {
          const char *colon = strchr (names[i], ':');

          take (extraction, "type ", colon != NULL ? colon + 1 : names[i]);
        }
    }
}

/* Adds a component and, after it, what it refers to. A name of XML Schema itself is none of the components. */
static void
take (Extraction *extraction, const char *kind, const char *name)
{
  static const char *const attributes[] = { "type", "base", "memberTypes", "itemType" };
  g_autofree char *key = g_strconcat (kind, name, NULL);
  const Span *span = g_hash_table_lookup (extraction->schema->components, key);
  g_autofree char *text = NULL;

  if (span == NULL || g_hash_table_contains (extraction->taken, key))
    return;

  g_hash_table_add (extraction->taken, g_steal_pointer (&key));
  text = g_strndup (extraction->schema->text + span->start, span->length);
  g_string_append (extraction->result, text);
  g_string_append_c (extraction->result, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    take_references (extraction, text, attributes[i]);
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
