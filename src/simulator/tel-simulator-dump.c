/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-line.h"
#include "simulator/tel-simulator-phone.h"
#include "simulator/tel-simulator-security-profile.h"
#include "simulator/tel-simulator-service-parameter.h"
#include "simulator/tel-simulator-sip-profile.h"
#include "simulator/tel-simulator-tree.h"
#include "simulator/tel-simulator-types.h"
#include "simulator/tel-simulator-user.h"

#include <json-glib/json-glib.h>

/* A section of the dump: its name, the objects in it, and what their members are called. */
typedef struct
{
  const char *name;
  const TelSimulatorObject *object;
  char *(*get_key) (const TelSimulatorElement *element);
  void (*add) (const TelSimulatorContext *context, const TelSimulatorElement *element, JsonObject *member);
} Section;

static JsonNode *node_from_element (const TelSimulatorElement *element);

static JsonNode *
node_from_text (const char *name, const char *text)
{
  JsonNode *node = json_node_alloc ();

  if (tel_simulator_types_is_boolean (name))
    return json_node_init_boolean (node, tel_simulator_types_read_boolean (text));

  return json_node_init_string (node, text != NULL ? text : "");
}

static void
add_children (const TelSimulatorElement *element, JsonObject *object)
{
  for (guint i = 0; i < tel_simulator_element_get_n_children (element); i++)
    {
      const TelSimulatorElement *child = tel_simulator_element_get_nth_child (element, i);
      const char *name = tel_simulator_element_get_name (child);

      if (!json_object_has_member (object, name))
        json_object_set_member (object, name, node_from_element (child));
    }
}

static JsonNode *
node_from_element (const TelSimulatorElement *element)
{
  JsonObject *object;
  JsonNode *node;

  if (tel_simulator_element_get_n_children (element) == 0)
    return node_from_text (tel_simulator_element_get_name (element), tel_simulator_element_get_text (element));

  object = json_object_new ();
  add_children (element, object);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The texts below @list, each taken from the child @name of a member or, without one, from the member itself. */
static JsonArray *
sorted_texts (const TelSimulatorElement *list, const char *name)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; list != NULL && i < tel_simulator_element_get_n_children (list); i++)
    {
      const TelSimulatorElement *member = tel_simulator_element_get_nth_child (list, i);

      g_ptr_array_add (texts, (gpointer) (name != NULL ? tel_simulator_element_get_child_text (member, name)
                                                       : tel_simulator_element_get_text (member)));
    }

  g_ptr_array_sort (texts, compare_names);

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (texts, i));

  return array;
}

static char *
look_up (const TelSimulatorContext *context, const char *sql, const TelSimulatorElement *element)
{
  g_autofree char *pkid = tel_simulator_record_unbrace (tel_simulator_element_get_attribute (element, "uuid"));

  return tel_simulator_store_look_up (context->store, sql, pkid, TEL_SIMULATOR_END);
}

static void
add_user (const TelSimulatorContext *context, const TelSimulatorElement *user, JsonObject *member)
{
  const TelSimulatorElement *extension = tel_simulator_element_get_child (user, "primaryExtension");
  g_autofree char *local = look_up (context, "SELECT islocaluser FROM enduser WHERE pkid = ?", user);

  json_object_set_array_member (member, "associatedDevices",
                                sorted_texts (tel_simulator_element_get_child (user, "associatedDevices"), NULL));
  json_object_set_array_member (member, "associatedGroups",
                                sorted_texts (tel_simulator_element_get_child (user, "associatedGroups"), "name"));
  json_object_set_boolean_member (member, "ldap", g_strcmp0 (local, "f") == 0);

  if (extension == NULL || tel_simulator_element_get_n_children (extension) == 0)
    json_object_set_null_member (member, "primaryExtension");
}

static JsonNode *
node_from_line (const TelSimulatorElement *line)
{
  const TelSimulatorElement *dirn = tel_simulator_element_get_child (line, "dirn");
  JsonObject *object = json_object_new ();
  JsonNode *node;

  add_children (line, object);
  json_object_remove_member (object, "dirn");
  add_children (dirn, object);
  json_object_set_int_member (object, "index",
                              g_ascii_strtoll (tel_simulator_element_get_child_text (line, "index"), NULL, 10));
  json_object_set_array_member (object, "associatedEndusers",
                                sorted_texts (tel_simulator_element_get_child (line, "associatedEndusers"), "userId"));

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}

static void
add_count (const TelSimulatorContext *context,
           const TelSimulatorElement *phone,
           JsonObject *member,
           const char *name,
           const char *sql)
{
  g_autofree char *count = look_up (context, sql, phone);

  json_object_set_int_member (member, name, g_ascii_strtoll (count, NULL, 10));
}

static void
add_phone (const TelSimulatorContext *context, const TelSimulatorElement *phone, JsonObject *member)
{
  const TelSimulatorElement *lines = tel_simulator_element_get_child (phone, "lines");
  const TelSimulatorElement *config = tel_simulator_element_get_child (phone, "vendorConfig");
  g_autofree char *xml = config != NULL ? tel_simulator_tree_to_xml (config) : NULL;
  g_autofree char *registration =
      look_up (context,
               "SELECT t.name FROM registrationdynamic r JOIN typerisstatus t ON r.tkrisstatus = t.enum"
               " WHERE r.fkdevice = ?",
               phone);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < tel_simulator_element_get_n_children (lines); i++)
    json_array_add_element (array, node_from_line (tel_simulator_element_get_nth_child (lines, i)));

  json_object_set_array_member (member, "lines", array);
  json_object_set_string_member (member, "vendorConfig", xml != NULL ? xml : "");
  add_count (context, phone, member, "applyCount", "SELECT applycount FROM device WHERE pkid = ?");
  add_count (context, phone, member, "resetCount", "SELECT resetcount FROM device WHERE pkid = ?");
  add_count (context, phone, member, "restartCount", "SELECT restartcount FROM device WHERE pkid = ?");
  json_object_set_string_member (member, "registration", registration != NULL ? registration : "Unknown");
  add_count (context, phone, member, "lscValidUntil", "SELECT lscvaliduntil FROM device WHERE pkid = ?");
  add_count (context, phone, member, "lscIssuerValidUntil", "SELECT lscissuervaliduntil FROM device WHERE pkid = ?");
}

static void
add_line (const TelSimulatorContext *context, const TelSimulatorElement *line, JsonObject *member)
{
  json_object_set_array_member (member, "associatedDevices",
                                sorted_texts (tel_simulator_element_get_child (line, "associatedDevices"), NULL));
}

static char *
get_name (const TelSimulatorElement *element)
{
  return g_strdup (tel_simulator_element_get_child_text (element, "name"));
}

static char *
get_userid (const TelSimulatorElement *element)
{
  return g_strdup (tel_simulator_element_get_child_text (element, "userid"));
}

static char *
get_pattern (const TelSimulatorElement *element)
{
  const char *pattern = tel_simulator_element_get_child_text (element, "pattern");
  const char *partition = tel_simulator_element_get_child_text (element, "routePartitionName");

  return partition != NULL && *partition != '\0' ? g_strdup_printf ("%s in %s", pattern, partition)
                                                 : g_strdup_printf ("%s in no partition", pattern);
}

static char *
get_parameter (const TelSimulatorElement *element)
{
  return g_strdup_printf ("%s on %s", tel_simulator_element_get_child_text (element, "name"),
                          tel_simulator_element_get_child_text (element, "processNodeName"));
}

static const Section sections[] = {
  { "users", &tel_simulator_user_object, get_userid, add_user },
  { "phones", &tel_simulator_phone_object, get_name, add_phone },
  { "lines", &tel_simulator_line_object, get_pattern, add_line },
  { "phoneSecurityProfiles", &tel_simulator_security_profile_object, get_name, NULL },
  { "sipProfiles", &tel_simulator_sip_profile_object, get_name, NULL },
  { "serviceParameters", &tel_simulator_service_parameter_object, get_parameter, NULL },
};

static JsonObject *
dump_section (const TelSimulatorContext *context, const Section *section)
{
  g_autofree char *order = g_strdup_printf ("ORDER BY t.%s, t.rowid", section->object->key_column);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) elements = tel_simulator_record_read (context, section->object, NULL, order, values);
  JsonObject *members = json_object_new ();

  for (guint i = 0; i < elements->len; i++)
    {
      const TelSimulatorElement *element = g_ptr_array_index (elements, i);
      g_autofree char *key = section->get_key (element);
      JsonObject *member = json_object_new ();

      add_children (element, member);

      if (section->add != NULL)
        section->add (context, element, member);

      json_object_set_object_member (members, key, member);
    }

  return members;
}

/**
 * tel_simulator_store_dump:
 * @self: a store
 * @error: return location for a #GError
 *
 * Shows everything that the tests look at: users, phones with their lines, directory numbers, profiles and parameters,
 * each by name, in a fixed order. Booleans are booleans. What is secret on a real cluster is shown too: it is a
 * simulated one.
 *
 * Returns: (transfer full): JSON text
 */
char *
tel_simulator_store_dump (TelSimulatorStore *self, GError **error)
{
  /* Every release of the schema has its say about an answer; the dump has it all. */
  TelSimulatorContext context = { self, NULL, 9900 };
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *release = NULL;
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (TEL_IS_SIMULATOR_STORE (self), NULL);

  release = g_strdup_printf ("%u.%u", tel_simulator_store_get_release (self) / 100,
                             tel_simulator_store_get_release (self) % 100);
  json_object_set_string_member (object, "release", release);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    json_object_set_object_member (object, sections[i].name, dump_section (&context, &sections[i]));

  json_node_take_object (root, object);

  return json_to_string (root, TRUE);
}
