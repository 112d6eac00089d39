/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-device.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-output.h"
#include "model/tel-registration.h"

/* The properties that are shown, and their names for programs. */
static const struct
{
  const char *property;
  const char *member;
} shown[] = {
  { "product", "product" },
  { "description", "description" },
  { "owner", "owner" },
  { "device-pool", "devicePool" },
  { "rerouting-calling-search-space", "reroutingCallingSearchSpace" },
  { "security-profile", "securityProfile" },
  { "sip-profile", "sipProfile" },
  { "certificate-operation", "certificateOperation" },
  { "certificate-status", "certificateStatus" },
  { "authentication-mode", "authenticationMode" },
  { "key-size", "keySize" },
  { "key-order", "keyOrder" },
  { "completes-by", "completesBy" },
};

static char *
dup_value (TelDevice *device, const char *property)
{
  char *value;

  g_object_get (device, property, &value, NULL);

  return value;
}

/**
 * tel_batch_device_dup_shown_value:
 * @device: a device
 * @property: one of its properties that is a text
 * @cluster: the cluster it is on
 *
 * Tells a property's value to people: a deadline as the plan tells it, or as it was read where it is no time (G3.5).
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
tel_batch_device_dup_shown_value (TelDevice *device, const char *property, TelCluster *cluster)
{
  g_autofree char *value = dup_value (device, property);

  return g_str_equal (property, "completes-by") ? tel_cluster_describe_deadline (cluster, value)
                                                : g_steal_pointer (&value);
}

static char *
dup_line_label (TelLine *line)
{
  g_autofree char *label = tel_line_dup_number_label (line);
  const char *const *users = tel_line_get_end_users (line);
  g_autofree char *names = users != NULL && users[0] != NULL ? g_strjoinv (", ", (char **) users) : NULL;

  if (names == NULL)
    return g_steal_pointer (&label);

  /* Translators: a directory number with its partition, the users associated with the line */
  return g_strdup_printf (_ ("%s (%s)"), label, names);
}

static TelRegistrationState
get_registration (GHashTable *registrations, TelDevice *device)
{
  TelRegistration *registration = g_hash_table_lookup (registrations, tel_device_get_name (device));

  return registration != NULL ? tel_registration_get_state (registration) : TEL_REGISTRATION_STATE_UNKNOWN;
}

/**
 * tel_batch_device_print:
 * @device: a device
 * @registrations: (nullable) (element-type utf8 TelRegistration): by device name; %NULL where the cluster does not tell
 * @cluster: the cluster, in whose time the deadline is
 *
 * Prints a device and its lines for people.
 */
void
tel_batch_device_print (TelDevice *device, GHashTable *registrations, TelCluster *cluster)
{
  g_autoptr (TelBatchTable) table = tel_batch_table_new (2, 0);
  g_autofree char *support_field = NULL;
  GListModel *lines;

  g_return_if_fail (TEL_IS_DEVICE (device));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  tel_batch_output_print ("%s", tel_device_get_name (device));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *value = tel_batch_device_dup_shown_value (device, shown[i].property, cluster);
      const char *const row[] = { tel_object_get_property_label (TEL_OBJECT (device), shown[i].property), value };

      if (value != NULL && value[0] != '\0')
        tel_batch_table_add (table, row);
    }

  support_field = tel_device_dup_support_field (device);
  if (support_field != NULL)
    tel_batch_table_add (table, (const char *const[]){ _ ("Cisco Support Field"), support_field });

  if (registrations != NULL)
    tel_batch_table_add (table,
                         (const char *const[]){ _ ("Registration"), tel_registration_state_get_label (
                                                                        get_registration (registrations, device)) });

  lines = tel_device_get_lines (device);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      g_autofree char *heading = g_strdup_printf (_ ("Line %u"), tel_line_get_index (line));
      g_autofree char *label = dup_line_label (line);

      tel_batch_table_add (table, (const char *const[]){ heading, label });
    }
  tel_batch_table_print (table);
}

/**
 * tel_batch_device_add_json:
 * @device: a device
 * @registrations: (nullable) (element-type utf8 TelRegistration): by device name; %NULL where the cluster does not tell
 * @builder: a builder that waits for a value
 *
 * Adds a device and its lines for programs.
 */
void
tel_batch_device_add_json (TelDevice *device, GHashTable *registrations, JsonBuilder *builder)
{
  g_autofree char *support_field = NULL;
  TelDeviceType type;
  GListModel *lines;

  g_return_if_fail (TEL_IS_DEVICE (device));
  g_return_if_fail (JSON_IS_BUILDER (builder));

  json_builder_begin_object (builder);
  tel_batch_output_add_text (builder, "name", tel_device_get_name (device));
  tel_batch_output_add_text (builder, "type",
                             tel_device_get_device_type (device, &type) ? tel_device_type_get_prefix (type) : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *value = dup_value (device, shown[i].property);

      tel_batch_output_add_text (builder, shown[i].member, value);
    }
  support_field = tel_device_dup_support_field (device);
  tel_batch_output_add_text (builder, "supportField", support_field);
  if (registrations != NULL)
    tel_batch_output_add_text (builder, "registration",
                               tel_registration_state_get_nick (get_registration (registrations, device)));

  lines = tel_device_get_lines (device);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "index");
      json_builder_add_int_value (builder, tel_line_get_index (line));
      tel_batch_output_add_text (builder, "pattern", tel_line_get_pattern (line));
      tel_batch_output_add_text (builder, "partition", tel_line_get_partition (line));
      tel_batch_output_add_text (builder, "label", tel_line_get_label (line));
      tel_batch_output_add_texts (builder, "endUsers", tel_line_get_end_users (line));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * tel_batch_device_add_zone_json:
 * @cluster: the cluster
 * @builder: a builder within an object
 *
 * Adds the member `timeZone`: in which zone the deadlines of devices are, and whether it was found, chosen or assumed
 * (G3.5).
 */
void
tel_batch_device_add_zone_json (TelCluster *cluster, JsonBuilder *builder)
{
  static const char *const origins[] = {
    [TEL_ZONE_ASSUMED] = "assumed",
    [TEL_ZONE_FOUND] = "found",
    [TEL_ZONE_CHOSEN] = "chosen",
  };
  g_autofree char *name = NULL;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  name = tel_cluster_dup_time_zone_name (cluster);
  json_builder_set_member_name (builder, "timeZone");
  json_builder_begin_object (builder);
  tel_batch_output_add_text (builder, "name", name);
  tel_batch_output_add_text (builder, "origin", origins[tel_cluster_get_time_zone_origin (cluster)]);
  json_builder_end_object (builder);
}
