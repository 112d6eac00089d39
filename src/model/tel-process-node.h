/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

/* The node that enterprise parameters belong to: no server, though the cluster lists it among them (contract 2.6). */
#define TEL_PROCESS_NODE_ENTERPRISE "EnterpriseWideData"

#define TEL_TYPE_PROCESS_NODE (tel_process_node_get_type ())
G_DECLARE_FINAL_TYPE (TelProcessNode, tel_process_node, TEL, PROCESS_NODE, TelObject)

TelProcessNode *tel_process_node_new (void);
const char *tel_process_node_get_name (TelProcessNode *self);
const char *tel_process_node_get_description (TelProcessNode *self);
const char *tel_process_node_get_usage (TelProcessNode *self);
const char *tel_process_node_get_role (TelProcessNode *self);
gboolean tel_process_node_is_server (TelProcessNode *self);
gboolean tel_process_node_processes_calls (TelProcessNode *self);

G_END_DECLS
