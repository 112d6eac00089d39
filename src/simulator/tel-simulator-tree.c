/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-tree.h"

#include <string.h>

#include "axl/tel-xml-writer.h"

/* Elements that hold a list: an update replaces them whole, where other elements with children are merged by child. */
static const char *const lists[] = {
  "addOnModules",
  "associatedBlfSdFeatures",
  "associatedHeadsets",
  "blfDirectedCallParks",
  "busyLampFields",
  "ctiControlledDeviceProfiles",
  "customUserFields",
  "directoryURIs",
  "extensionsInfo",
  "externalPresentationInfo",
  "lineAppearanceAssociationForPresences",
  "phoneProfiles",
  "services",
  "speeddials",
  "vendorConfig",
  NULL,
};

static void
write_tree (TelXmlWriter *writer, const TelSimulatorElement *tree)
{
  const char *text = tel_simulator_element_get_text (tree);
  guint n_children = tel_simulator_element_get_n_children (tree);

  tel_xml_writer_start (writer, tel_simulator_element_get_name (tree));

  for (guint i = 0; i < tel_simulator_element_get_n_attributes (tree); i++)
    {
      const char *value = NULL;
      const char *name = tel_simulator_element_get_nth_attribute (tree, i, &value);

      /* Those of a namespace belong to the envelope that they came in. */
      if (strpbrk (name, "{:") == NULL)
        tel_xml_writer_attribute (writer, name, value);
    }

  if (n_children == 0 && text != NULL && *text != '\0')
    tel_xml_writer_text (writer, text);

  for (guint i = 0; i < n_children; i++)
    write_tree (writer, tel_simulator_element_get_nth_child (tree, i));

  tel_xml_writer_end (writer);
}

/**
 * tel_simulator_tree_to_xml:
 * @tree: an element with all below it
 *
 * Returns: (transfer full): the element as XML text, without a declaration
 */
char *
tel_simulator_tree_to_xml (const TelSimulatorElement *tree)
{
  g_autoptr (TelXmlWriter) writer = tel_xml_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  const char *start;
  gsize length;

  g_return_val_if_fail (tree != NULL, NULL);

  write_tree (writer, tree);
  bytes = tel_xml_writer_finish (writer);
  text = g_bytes_get_data (bytes, &length);
  start = g_strstr_len (text, (gssize) length, "?>");
  start = start != NULL ? start + 2 : text;

  return g_strstrip (g_strndup (start, length - (gsize) (start - text)));
}

static gboolean
is_merged (const TelSimulatorElement *element)
{
  return tel_simulator_element_get_n_children (element) > 0 &&
         !g_strv_contains (lists, tel_simulator_element_get_name (element));
}

/**
 * tel_simulator_tree_merge:
 * @base: what there is
 * @changes: what is sent
 *
 * Lays @changes over @base as an update does (contract 2.0, rule 5): an element that is sent replaces the one of that
 * name, one that is sent empty is gone, the others stay. Elements with children are merged child by child, except
 * lists, which are replaced.
 *
 * Returns: (transfer full): the result, named as @base
 */
TelSimulatorElement *
tel_simulator_tree_merge (const TelSimulatorElement *base, const TelSimulatorElement *changes)
{
  g_autoptr (TelSimulatorElement) result = tel_simulator_element_new (tel_simulator_element_get_name (base), NULL);

  for (guint i = 0; i < tel_simulator_element_get_n_children (base); i++)
    {
      const TelSimulatorElement *child = tel_simulator_element_get_nth_child (base, i);

      if (tel_simulator_element_get_child (changes, tel_simulator_element_get_name (child)) == NULL)
        tel_simulator_element_take_child (result, tel_simulator_element_copy (child));
    }

  for (guint i = 0; i < tel_simulator_element_get_n_children (changes); i++)
    {
      const TelSimulatorElement *child = tel_simulator_element_get_nth_child (changes, i);
      const TelSimulatorElement *old = tel_simulator_element_get_child (base, tel_simulator_element_get_name (child));
      const char *text = tel_simulator_element_get_text (child);

      if (is_merged (child) && old != NULL)
        tel_simulator_element_take_child (result, tel_simulator_tree_merge (old, child));
      else if (tel_simulator_element_get_n_children (child) > 0 || (text != NULL && *text != '\0'))
        tel_simulator_element_take_child (result, tel_simulator_element_copy (child));
    }

  return g_steal_pointer (&result);
}

/**
 * tel_simulator_tree_prune:
 * @tree: an object of an answer
 * @tags: (nullable): the `returnedTags` of the request
 *
 * Keeps of @tree what @tags name. A tag asks by its presence, its content is ignored, but tags inside it choose among
 * the children (contract 2.0).
 *
 * Returns: (transfer full): a copy with its attributes and what was asked for; all of it when @tags is NULL or empty
 */
TelSimulatorElement *
tel_simulator_tree_prune (const TelSimulatorElement *tree, const TelSimulatorElement *tags)
{
  g_autoptr (TelSimulatorElement) result = NULL;

  if (tags == NULL || tel_simulator_element_get_n_children (tags) == 0)
    return tel_simulator_element_copy (tree);

  result = tel_simulator_element_new (tel_simulator_element_get_name (tree), NULL);

  for (guint i = 0; i < tel_simulator_element_get_n_attributes (tree); i++)
    {
      const char *value = NULL;
      const char *name = tel_simulator_element_get_nth_attribute (tree, i, &value);

      tel_simulator_element_set_attribute (result, name, value);
    }

  for (guint i = 0; i < tel_simulator_element_get_n_children (tree); i++)
    {
      const TelSimulatorElement *child = tel_simulator_element_get_nth_child (tree, i);
      const TelSimulatorElement *tag = tel_simulator_element_get_child (tags, tel_simulator_element_get_name (child));

      if (tag != NULL)
        tel_simulator_element_take_child (result, tel_simulator_tree_prune (child, tag));
    }

  return g_steal_pointer (&result);
}
