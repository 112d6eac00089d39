/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-coverage.h"
#include "axl/tel-axl-table.h"
#include "model/tel-auth-string.h"
#include "model/tel-element-label.h"
#include "model/tel-line.h"
#include "model/tel-tree.h"
#include "tel-test.h"

#include <string.h>

/* Releases whose element order lies beside the project. */
static const TelRelease described_releases[] = { TEL_RELEASE_9_1, TEL_RELEASE_10_5, TEL_RELEASE_12_5,
                                                 TEL_RELEASE_14_0 };

/* One element of a request or an answer, as schema-order has it. */
typedef struct
{
  char *name;
  gboolean demanded;
  gboolean nillable;
} Described;

static void
free_described (gpointer data)
{
  Described *described = data;

  g_free (described->name);
  g_free (described);
}

/* Takes a line such as “phone/name : UniqueString128{maxLength=128} min=1”. */
static void
take_line (GPtrArray *elements, const char *line, const char *within, const char *const *left_out)
{
  const char *colon = strstr (line, " : ");
  g_autofree char *path = colon != NULL ? g_strndup (line, colon - line) : NULL;
  const char *name;
  Described *described;

  if (path == NULL || !g_str_has_prefix (path, within))
    return;
  name = path + strlen (within);
  if (*name == '\0' || strpbrk (name, "/@()<") != NULL || (left_out != NULL && g_strv_contains (left_out, name)))
    return;

  described = g_new0 (Described, 1);
  described->name = g_strdup (name);
  described->demanded = strstr (colon, " min=1") != NULL;
  described->nillable = strstr (colon, " nil=true") != NULL;
  g_ptr_array_add (elements, described);
}

/* Reads what stands directly within an element of an operation; NULL, and the case skipped, where the files are not. */
static GPtrArray *
read_described (TelRelease release, const char *operation, const char *within, const char *const *left_out)
{
  g_autofree char *relative =
      g_strdup_printf ("axl/schema-order/%s/%s.txt", tel_release_to_string (release), operation);
  g_autofree char *path = tel_test_find_shared (relative);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *elements;

  if (path == NULL)
    return NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  elements = g_ptr_array_new_with_free_func (free_described);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (elements, lines[i], within, left_out);
  return elements;
}

static GPtrArray *
collect_rows (const TelAxlTable *table, TelAxlUse use, TelRelease release)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < table->n_rows; i++)
    if (tel_axl_row_stands (&table->rows[i], use, release))
      g_ptr_array_add (rows, (gpointer) &table->rows[i]);
  return rows;
}

/* The rows are the schema's elements: all of them, no other, in its order. */
static void
assert_same_order (const TelAxlTable *table, TelAxlUse use, TelRelease release, GPtrArray *elements)
{
  g_autoptr (GPtrArray) rows = collect_rows (table, use, release);

  g_assert_cmpuint (elements->len, >, 0);
  for (guint i = 0; i < MIN (rows->len, elements->len); i++)
    {
      const TelAxlRow *row = g_ptr_array_index (rows, i);
      const Described *described = g_ptr_array_index (elements, i);

      g_assert_cmpstr (row->element, ==, described->name);
      if ((use & TEL_AXL_WRITTEN) == 0)
        continue;
      if (described->demanded != tel_axl_row_is_required (row, use, release))
        g_error ("%s of %s in release %s: required differs", row->element, table->element,
                 tel_release_to_string (release));
      if (described->nillable && (row->flags & TEL_AXL_NILLABLE) == 0)
        g_error ("%s of %s in release %s: nillable in the schema", row->element, table->element,
                 tel_release_to_string (release));
    }
  g_assert_cmpuint (rows->len, ==, elements->len);
}

static void
assert_same_set (const TelAxlTable *table, TelAxlUse use, TelRelease release, GPtrArray *elements)
{
  g_autoptr (GPtrArray) rows = collect_rows (table, use, release);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (names, (gpointer) ((const TelAxlRow *) g_ptr_array_index (rows, i))->element);
  g_assert_cmpuint (elements->len, >, 0);
  for (guint i = 0; i < elements->len; i++)
    {
      const char *name = ((const Described *) g_ptr_array_index (elements, i))->name;

      if (!g_hash_table_remove (names, name))
        g_error ("%s of %s in release %s has no row", name, table->element, tel_release_to_string (release));
    }
  g_assert_cmpuint (g_hash_table_size (names), ==, 0);
}

static void
check_object (const TelAxlTable *table, TelRelease release)
{
  static const struct
  {
    const char *verb;
    const char *suffix;
    const char *within;
    TelAxlUse use;
  } places[] = {
    { "add", "", "%s/", TEL_AXL_ADD },
    { "update", "", "", TEL_AXL_UPDATE },
    { "list", "", "returnedTags/", TEL_AXL_TAG },
    { "list", "", "searchCriteria/", TEL_AXL_CRITERION },
    { "get", "Response", "return/%s/", TEL_AXL_GET },
    { "list", "Response", "return/%s/", TEL_AXL_LIST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *key_names[] = { "uuid", table->keys[0].element, table->keys[1].element, NULL };
      g_autofree char *operation = g_strconcat (places[i].verb, table->operand, places[i].suffix, NULL);
      g_auto (GStrv) parts = g_strsplit (places[i].within, "%s", 2);
      g_autofree char *within = parts[0] != NULL && parts[1] != NULL
                                    ? g_strconcat (parts[0], table->element, parts[1], NULL)
                                    : g_strdup (places[i].within);
      g_autoptr (GPtrArray) elements =
          read_described (release, operation, within, places[i].use == TEL_AXL_UPDATE ? key_names : NULL);

      if (elements == NULL)
        return;
      if (places[i].use == TEL_AXL_GET || places[i].use == TEL_AXL_LIST)
        assert_same_set (table, places[i].use, release, elements);
      else
        assert_same_order (table, places[i].use, release, elements);
    }
}

static void
test_every_element_is_named (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (described_releases); i++)
    check_object (data, described_releases[i]);
}

static void
test_line_appearance (void)
{
  static const char *const add_only[] = { "partitionUsage", NULL };
  const TelAxlTable *table = &tel_axl_line_appearance_table;

  for (guint i = 0; i < G_N_ELEMENTS (described_releases); i++)
    {
      TelRelease release = described_releases[i];
      g_autoptr (GPtrArray) added = read_described (release, "addPhone", "phone/lines/line/", NULL);
      g_autoptr (GPtrArray) updated = read_described (release, "updatePhone", "lines/line/", add_only);
      g_autoptr (GPtrArray) answered = read_described (release, "getPhoneResponse", "return/phone/lines/line/", NULL);

      if (added == NULL || updated == NULL || answered == NULL)
        return;
      assert_same_order (table, TEL_AXL_ADD, release, added);
      assert_same_order (table, TEL_AXL_UPDATE, release, updated);
      assert_same_set (table, TEL_AXL_GET, release, answered);
    }
}

/* Parameters and references, in each place that they have. */
static void
test_references (void)
{
  for (TelObjectKind kind = TEL_OBJECT_KIND_PARAMETER; kind < TEL_N_OBJECT_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (described_releases); i++)
      {
        const TelAxlTable *table = tel_axl_table_get (kind);
        TelRelease release = described_releases[i];
        g_autofree char *operation = g_strconcat ("list", table->operand, NULL);
        g_autofree char *answer = g_strconcat (operation, "Response", NULL);
        g_autofree char *within = g_strconcat ("return/", table->element, "/", NULL);
        g_autoptr (GPtrArray) tags = read_described (release, operation, "returnedTags/", NULL);
        g_autoptr (GPtrArray) criteria = read_described (release, operation, "searchCriteria/", NULL);
        g_autoptr (GPtrArray) answered = read_described (release, answer, within, NULL);

        if (tags == NULL || criteria == NULL || answered == NULL)
          return;
        assert_same_order (table, TEL_AXL_TAG, release, tags);
        assert_same_order (table, TEL_AXL_CRITERION, release, criteria);
        assert_same_set (table, TEL_AXL_LIST, release, answered);
      }
}

static void
test_parameter (void)
{
  static const char *const keys[] = { "uuid", "processNodeName", "name", "service", NULL };
  const TelAxlTable *table = &tel_axl_parameter_table;

  for (guint i = 0; i < G_N_ELEMENTS (described_releases); i++)
    {
      TelRelease release = described_releases[i];
      g_autoptr (GPtrArray) updated = read_described (release, "updateServiceParameter", "", keys);
      g_autoptr (GPtrArray) answered =
          read_described (release, "getServiceParameterResponse", "return/serviceParameter/", NULL);

      if (updated == NULL || answered == NULL)
        return;
      assert_same_order (table, TEL_AXL_UPDATE, release, updated);
      assert_same_set (table, TEL_AXL_GET, release, answered);
    }
}

static GType
get_kind_type (TelAxlKind kind)
{
  switch (kind)
    {
    case TEL_AXL_BOOLEAN:
      return G_TYPE_BOOLEAN;
    case TEL_AXL_NUMBER:
      return G_TYPE_UINT;
    case TEL_AXL_TEXTS:
      return G_TYPE_STRV;
    case TEL_AXL_TREE:
      return TEL_TYPE_TREE;
    case TEL_AXL_SECRET:
      return TEL_TYPE_AUTH_STRING;
    case TEL_AXL_OBJECTS:
    case TEL_AXL_OBJECTS_REMOVED:
      return G_TYPE_LIST_STORE;
    case TEL_AXL_TEXT:
    case TEL_AXL_REFERENCE:
    case TEL_AXL_ENUMERATION:
    case TEL_AXL_EXTENSION:
    default:
      return G_TYPE_STRING;
    }
}

static void
check_properties (const TelAxlTable *table, GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);

  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];
      const char *names[] = { row->property, row->partition };

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          GParamSpec *property =
              names[j] != NULL ? g_object_class_find_property (G_OBJECT_CLASS (klass), names[j]) : NULL;

          if (names[j] == NULL)
            continue;
          if (property == NULL || property->value_type != get_kind_type (row->kind))
            g_error ("%s: property “%s” of %s does not fit", row->element, names[j], g_type_name (type));
        }
      g_assert_true (row->partition != NULL || row->kind != TEL_AXL_EXTENSION);
      g_assert_true (row->item != NULL || (row->kind != TEL_AXL_TEXTS && row->kind != TEL_AXL_OBJECTS));
      g_assert_true (row->values == NULL || row->property != NULL);
    }
  for (guint i = 0; i < tel_axl_table_get_n_keys (table); i++)
    g_assert_nonnull (g_object_class_find_property (G_OBJECT_CLASS (klass), table->keys[i].property));
}

static void
test_properties_fit (void)
{
  for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    {
      const TelAxlTable *table = tel_axl_table_get (kind);

      g_assert_cmpint (table->kind, ==, kind);
      check_properties (table, tel_object_kind_get_object_type (kind));
    }
  check_properties (&tel_axl_line_appearance_table, TEL_TYPE_LINE);
}

/* A property that no row reads would stay empty for ever. */
static void
test_every_property_is_read (void)
{
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  for (TelObjectKind kind = 0; kind <= TEL_OBJECT_KIND_PARAMETER; kind++)
    {
      const TelAxlTable *table = tel_axl_table_get (kind);
      g_autoptr (GTypeClass) klass = g_type_class_ref (tel_object_kind_get_object_type (kind));
      TelObjectClass *object_class = (TelObjectClass *) klass;

      for (guint i = 0; i < object_class->n_properties; i++)
        if (tel_axl_table_find_property (table, object_class->properties[i].name, TEL_AXL_GET,
                                         releases[n_releases - 1]) == NULL)
          g_error ("no row reads “%s” of %s", object_class->properties[i].name, table->element);
    }
}

/* An element that stands twice stands once in each place of each release. */
static void
test_no_element_twice (void)
{
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    for (guint i = 0; i < n_releases; i++)
      for (TelAxlUse use = TEL_AXL_ADD; use <= TEL_AXL_CRITERION; use <<= 1)
        {
          g_autoptr (GPtrArray) rows = collect_rows (tel_axl_table_get (kind), use, releases[i]);
          g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

          for (guint j = 0; j < rows->len; j++)
            g_assert_true (g_hash_table_add (names, (gpointer) ((TelAxlRow *) g_ptr_array_index (rows, j))->element));
        }
}

static void
test_gates (void)
{
  const TelAxlTable *user = tel_axl_table_get (TEL_OBJECT_KIND_USER);
  const TelAxlRow *early = tel_axl_table_find_property (user, "telephone-number", TEL_AXL_UPDATE, TEL_RELEASE_9_1);
  const TelAxlRow *late = tel_axl_table_find_property (user, "telephone-number", TEL_AXL_UPDATE, TEL_RELEASE_10_0);
  const TelAxlRow *uri = tel_axl_table_find_property (user, "directory-uri", TEL_AXL_UPDATE, TEL_RELEASE_10_0);

  g_assert_true (early < uri && uri < late);
  g_assert_null (tel_axl_table_find_property (user, "display-name", TEL_AXL_UPDATE, TEL_RELEASE_10_5));
  g_assert_nonnull (tel_axl_table_find_property (user, "display-name", TEL_AXL_UPDATE, TEL_RELEASE_11_0));
  g_assert_null (tel_axl_table_find_property (user, "display-name", TEL_AXL_TAG, TEL_RELEASE_12_5));
  /* What another release has is read all the same. */
  g_assert_nonnull (tel_axl_table_find_element (user, "displayName", TEL_RELEASE_9_1, NULL));
  /* Where the search begins does not decide what it finds. */
  for (guint place = 0; place <= user->n_rows; place++)
    {
      guint moved = place;

      g_assert_true (tel_axl_table_find_element (user, "telephoneNumber", TEL_RELEASE_9_1, &moved) == early);
      g_assert_true (&user->rows[moved - 1] == early);
    }
  g_assert_null (tel_axl_table_find_element (user, "displayname", TEL_RELEASE_14_0, NULL));
}

/* What is left out of a write or a copy is named to a person. What stands for another release, or is a part of an
 * operation, is none of that. */
static void
test_carried_has_label (gconstpointer data)
{
  static const char *const nameless[] = { "versionStamp", "addLines", "removeLines", "userlocale", "isDualMode", NULL };
  const TelAxlTable *table = data;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];

      if (row->property != NULL || (row->uses & TEL_AXL_WRITTEN) == 0 || g_strv_contains (nameless, row->element))
        continue;
      if (g_str_equal (tel_element_label_get (row->element), row->element))
        g_error ("%s has no label", row->element);
    }
}

static void
test_secrets_have_labels (void)
{
  g_auto (GStrv) phone = tel_axl_coverage_list_secrets (TEL_OBJECT_KIND_DEVICE, TEL_RELEASE_14_0);
  g_auto (GStrv) user = tel_axl_coverage_list_secrets (TEL_OBJECT_KIND_USER, TEL_RELEASE_14_0);

  g_assert_true (g_strv_contains ((const char *const *) phone, "Secure Shell Password"));
  g_assert_true (g_strv_contains ((const char *const *) user, "PIN"));
  g_assert_true (g_strv_contains ((const char *const *) user, "MLPP Password"));
  g_assert_cmpstr (tel_element_label_get ("unheardOf"), ==, "unheardOf");
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/axl-table/phone-names-every-element", &tel_axl_phone_table, test_every_element_is_named);
  g_test_add_data_func ("/axl-table/user-names-every-element", &tel_axl_user_table, test_every_element_is_named);
  g_test_add_data_func ("/axl-table/directory-number-names-every-element", &tel_axl_directory_number_table,
                        test_every_element_is_named);
  g_test_add_data_func ("/axl-table/sip-profile-names-every-element", &tel_axl_sip_profile_table,
                        test_every_element_is_named);
  g_test_add_data_func ("/axl-table/security-profile-names-every-element", &tel_axl_security_profile_table,
                        test_every_element_is_named);
  g_test_add_func ("/axl-table/line-appearance-names-every-element", test_line_appearance);
  g_test_add_func ("/axl-table/references-name-every-element", test_references);
  g_test_add_func ("/axl-table/parameter-names-every-element", test_parameter);
  g_test_add_func ("/axl-table/properties-fit-their-kind", test_properties_fit);
  g_test_add_func ("/axl-table/every-property-is-read", test_every_property_is_read);
  g_test_add_func ("/axl-table/no-element-twice-in-a-place", test_no_element_twice);
  g_test_add_func ("/axl-table/gates-by-release", test_gates);
  g_test_add_data_func ("/axl-table/phone-carried-has-label", &tel_axl_phone_table, test_carried_has_label);
  g_test_add_data_func ("/axl-table/line-carried-has-label", &tel_axl_line_appearance_table, test_carried_has_label);
  g_test_add_func ("/axl-table/secrets-have-labels", test_secrets_have_labels);

  return g_test_run ();
}
