/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-object.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-device.h"
#include "batch/tel-batch-output.h"
#include "model/tel-auth-string.h"
#include "model/tel-device.h"
#include "model/tel-line.h"

/* “device-pool” is “devicePool” for programs. */
static char *
dup_member (const char *property)
{
  GString *member = g_string_new (NULL);

  for (const char *c = property; *c != '\0'; c++)
    if (*c == '-' && c[1] != '\0')
      g_string_append_c (member, g_ascii_toupper (*++c));
    else
      g_string_append_c (member, *c);

  return g_string_free (member, FALSE);
}

static char *
dup_value_text (const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_dup_string (value);
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return g_strdup (g_value_get_boolean (value) ? _ ("yes") : _ ("no"));
  if (G_VALUE_HOLDS_UINT (value))
    return g_value_get_uint (value) != 0 ? g_strdup_printf ("%u", g_value_get_uint (value)) : NULL;
  if (G_VALUE_HOLDS (value, G_TYPE_STRV) && g_value_get_boxed (value) != NULL)
    return g_strjoinv (", ", g_value_get_boxed (value));

  return NULL;
}

/**
 * tel_batch_object_dup_text:
 * @object: an object
 * @property: one of its properties
 *
 * Tells a property's value to people. What is no text, number, flag or list of texts is nothing; so is a secret.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
tel_batch_object_dup_text (TelObject *object, const char *property)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (TEL_IS_OBJECT (object), NULL);
  g_return_val_if_fail (property != NULL, NULL);

  g_object_get_property (G_OBJECT (object), property, &value);

  return dup_value_text (&value);
}

static void
add_row (TelBatchTable *table, const char *label, const char *text)
{
  if (text != NULL && text[0] != '\0')
    tel_batch_table_add (table, (const char *const[]){ label, text });
}

/* Strings are shown to those who ask for this one (architecture, “Security”). */
static void
add_secret_row (TelBatchTable *table, const char *label, const TelAuthString *string, gboolean show_string)
{
  if (string != NULL)
    add_row (table, label, show_string ? tel_auth_string_peek (string) : _ ("not shown; --show-string shows it"));
}

static void
add_line_rows (TelBatchTable *table, GListModel *lines)
{
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelObject) line = g_list_model_get_item (lines, i);
      g_autofree char *heading = NULL;
      g_autofree char *label = NULL;

      if (!TEL_IS_LINE (line))
        continue;
      heading = g_strdup_printf (_ ("Line %u"), tel_line_get_index (TEL_LINE (line)));
      label = tel_line_dup_number_label (TEL_LINE (line));
      add_row (table, heading, label);
    }
}

static void
add_property_row (
    TelBatchTable *table, TelObject *object, const char *property, TelCluster *cluster, gboolean show_string)
{
  g_auto (GValue) value = G_VALUE_INIT;
  const char *label = tel_object_get_property_label (object, property);
  g_autofree char *text = NULL;

  g_object_get_property (G_OBJECT (object), property, &value);
  if (G_VALUE_HOLDS (&value, TEL_TYPE_AUTH_STRING))
    add_secret_row (table, label, g_value_get_boxed (&value), show_string);
  else if (G_VALUE_HOLDS_OBJECT (&value) && G_IS_LIST_MODEL (g_value_get_object (&value)))
    add_line_rows (table, g_value_get_object (&value));
  else
    {
      text = TEL_IS_DEVICE (object) && G_VALUE_HOLDS_STRING (&value)
                 ? tel_batch_device_dup_shown_value (TEL_DEVICE (object), property, cluster)
                 : dup_value_text (&value);
      add_row (table, label, text);
    }
}

/* The properties that the release's answers tell of a kind, in the order of the property table. */
static GPtrArray *
list_properties (TelObject *object, const TelAxlTable *table, guint uses, TelRelease release)
{
  guint n_specs;
  g_autofree GParamSpec **specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_specs);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < n_specs; i++)
    if (tel_axl_table_find_property (table, specs[i]->name, uses, release) != NULL)
      g_ptr_array_add (names, (gpointer) specs[i]->name);

  return names;
}

/* Of most references there is nothing but what their lists tell. */
static TelAxlUse
get_most_telling_use (const TelAxlTable *table)
{
  return (table->operations & TEL_AXL_HAS_GET) != 0 ? TEL_AXL_GET : TEL_AXL_LIST;
}

/**
 * tel_batch_object_print:
 * @object: an object that was read whole
 * @kind: its kind
 * @cluster: the cluster it is on
 * @show_string: whether an authentication string is shown
 *
 * Prints an object for people: what is set of it, with the labels of the property table.
 */
void
tel_batch_object_print (TelObject *object, TelObjectKind kind, TelCluster *cluster, gboolean show_string)
{
  const TelAxlTable *axl_table = tel_axl_table_get (kind);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (TelBatchTable) table = tel_batch_table_new (2, 0);

  g_return_if_fail (TEL_IS_OBJECT (object));

  names = list_properties (object, axl_table, get_most_telling_use (axl_table), tel_cluster_get_release (cluster));
  for (guint i = 0; i < names->len; i++)
    add_property_row (table, object, names->pdata[i], cluster, show_string);
  if (TEL_IS_DEVICE (object))
    {
      g_autofree char *support_field = tel_device_dup_support_field (TEL_DEVICE (object));

      add_row (table, _ ("Cisco Support Field"), support_field);
    }
  tel_batch_table_print (table);
}

/* Adds a member for a text, a flag, a number or a list of texts. */
static void
add_plain_json (const GValue *value, const char *member, JsonBuilder *builder)
{
  if (G_VALUE_HOLDS_STRING (value))
    tel_batch_output_add_text (builder, member, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    tel_batch_output_add_flag (builder, member, g_value_get_boolean (value));
  else if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    tel_batch_output_add_texts (builder, member, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS_UINT (value))
    {
      json_builder_set_member_name (builder, member);
      json_builder_add_int_value (builder, g_value_get_uint (value));
    }
}

static void
add_lines_json (GListModel *lines, const char *member, TelRelease release, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelObject) line = g_list_model_get_item (lines, i);
      g_autoptr (GPtrArray) names = list_properties (line, &tel_axl_line_appearance_table, TEL_AXL_GET, release);

      json_builder_begin_object (builder);
      for (guint j = 0; j < names->len; j++)
        {
          g_auto (GValue) value = G_VALUE_INIT;
          g_autofree char *name = dup_member (names->pdata[j]);

          g_object_get_property (G_OBJECT (line), names->pdata[j], &value);
          add_plain_json (&value, name, builder);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_property_json (
    TelObject *object, const char *property, TelRelease release, gboolean show_string, JsonBuilder *builder)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *member = dup_member (property);

  g_object_get_property (G_OBJECT (object), property, &value);
  if (G_VALUE_HOLDS_OBJECT (&value) && G_IS_LIST_MODEL (g_value_get_object (&value)))
    add_lines_json (g_value_get_object (&value), member, release, builder);
  else if (!G_VALUE_HOLDS (&value, TEL_TYPE_AUTH_STRING))
    add_plain_json (&value, member, builder);
  else if (show_string && g_value_get_boxed (&value) != NULL)
    tel_batch_output_add_text (builder, member, tel_auth_string_peek (g_value_get_boxed (&value)));
}

/**
 * tel_batch_object_add_json:
 * @object: an object
 * @kind: its kind
 * @use: %TEL_AXL_LIST for one of a list, %TEL_AXL_GET for one that was read whole
 * @release: the release of the cluster
 * @show_string: whether an authentication string is told
 * @builder: a builder that waits for a value
 *
 * Adds an object for programs: a member for each property that such an answer tells, named after it.
 */
void
tel_batch_object_add_json (TelObject *object,
                           TelObjectKind kind,
                           TelAxlUse use,
                           TelRelease release,
                           gboolean show_string,
                           JsonBuilder *builder)
{
  const TelAxlTable *table = tel_axl_table_get (kind);
  g_autoptr (GPtrArray) names = NULL;

  g_return_if_fail (TEL_IS_OBJECT (object));
  g_return_if_fail (JSON_IS_BUILDER (builder));

  names = list_properties (object, table, use == TEL_AXL_LIST ? TEL_AXL_TAG : get_most_telling_use (table), release);
  json_builder_begin_object (builder);
  tel_batch_output_add_text (builder, "uuid", tel_object_get_uuid (object));
  for (guint i = 0; i < names->len; i++)
    add_property_json (object, names->pdata[i], release, show_string, builder);
  if (TEL_IS_DEVICE (object) && use == TEL_AXL_GET)
    {
      g_autofree char *support_field = tel_device_dup_support_field (TEL_DEVICE (object));

      tel_batch_output_add_text (builder, "supportField", support_field);
    }
  json_builder_end_object (builder);
}
