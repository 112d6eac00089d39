/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-process-node.h"

#include <glib/gi18n-lib.h>

#define ROLE_CALLS "CUCM Voice/Video"

/**
 * TelProcessNode:
 *
 * A server of the cluster (contract 2.6 and 2.7).
 */
struct _TelProcessNode
{
  TelObject parent_instance;

  char *name;
  char *description;
  char *usage;
  char *role;
};

G_DEFINE_FINAL_TYPE (TelProcessNode, tel_process_node, TEL_TYPE_OBJECT)

static const TelObjectProperty properties[] = {
  { "name", N_ ("Name"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelProcessNode, name) },
  { "description", N_ ("Description"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelProcessNode, description) },
  { "usage", N_ ("Node usage"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelProcessNode, usage) },
  { "role", N_ ("Role"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelProcessNode, role) },
};

static void
tel_process_node_class_init (TelProcessNodeClass *klass)
{
  tel_object_class_install (TEL_OBJECT_CLASS (klass), properties, G_N_ELEMENTS (properties), "name");
}

static void
tel_process_node_init (TelProcessNode *self)
{
}

/**
 * tel_process_node_new:
 *
 * Makes one with every property unset.
 *
 * Returns: (transfer full): a new object
 */
TelProcessNode *
tel_process_node_new (void)
{
  return g_object_new (TEL_TYPE_PROCESS_NODE, NULL);
}

/**
 * tel_process_node_get_name:
 * @self: the object
 *
 * Gets the host name or address, the key of the object.
 *
 * Returns: (nullable): the value
 */
const char *
tel_process_node_get_name (TelProcessNode *self)
{
  g_return_val_if_fail (TEL_IS_PROCESS_NODE (self), NULL);

  return self->name;
}

/**
 * tel_process_node_get_description:
 * @self: the object
 *
 * Gets the description.
 *
 * Returns: (nullable): the value
 */
const char *
tel_process_node_get_description (TelProcessNode *self)
{
  g_return_val_if_fail (TEL_IS_PROCESS_NODE (self), NULL);

  return self->description;
}

/**
 * tel_process_node_get_usage:
 * @self: the object
 *
 * Gets whether it is the publisher or a subscriber.
 *
 * Returns: (nullable): the value
 */
const char *
tel_process_node_get_usage (TelProcessNode *self)
{
  g_return_val_if_fail (TEL_IS_PROCESS_NODE (self), NULL);

  return self->usage;
}

/**
 * tel_process_node_get_role:
 * @self: the object
 *
 * Gets what runs on it, from release 10.0 on.
 *
 * Returns: (nullable): the value
 */
const char *
tel_process_node_get_role (TelProcessNode *self)
{
  g_return_val_if_fail (TEL_IS_PROCESS_NODE (self), NULL);

  return self->role;
}

/**
 * tel_process_node_is_server:
 * @self: the object
 *
 * Tells a server from the pseudo node of the enterprise parameters, which the cluster lists as well (contract 2.6).
 *
 * Returns: %TRUE for a server
 */
gboolean
tel_process_node_is_server (TelProcessNode *self)
{
  g_return_val_if_fail (TEL_IS_PROCESS_NODE (self), FALSE);

  return g_strcmp0 (self->name, TEL_PROCESS_NODE_ENTERPRISE) != 0;
}

/**
 * tel_process_node_processes_calls:
 * @self: the object
 *
 * Tells whether the parameters of Cisco CallManager may stand on it: every server except those of IM and Presence.
 * Before release 10.0 a cluster does not say what runs on a node; those of IM and Presence were not among its nodes.
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_process_node_processes_calls (TelProcessNode *self)
{
  g_return_val_if_fail (TEL_IS_PROCESS_NODE (self), FALSE);

  return tel_process_node_is_server (self) &&
         (self->role == NULL || *self->role == '\0' || g_str_equal (self->role, ROLE_CALLS));
}
