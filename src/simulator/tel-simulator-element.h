/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One element of a request or of an answer, with its children in document order. */
typedef struct _TelSimulatorElement TelSimulatorElement;

TelSimulatorElement *tel_simulator_element_new (const char *name, const char *namespace_uri);
TelSimulatorElement *tel_simulator_element_copy (const TelSimulatorElement *self);
void tel_simulator_element_free (TelSimulatorElement *self);

const char *tel_simulator_element_get_name (const TelSimulatorElement *self);
const char *tel_simulator_element_get_namespace (const TelSimulatorElement *self);
const char *tel_simulator_element_get_text (const TelSimulatorElement *self);
void tel_simulator_element_append_text (TelSimulatorElement *self, const char *text, gsize length);
const char *tel_simulator_element_get_attribute (const TelSimulatorElement *self, const char *name);
void tel_simulator_element_set_attribute (TelSimulatorElement *self, const char *name, const char *value);
guint tel_simulator_element_get_n_attributes (const TelSimulatorElement *self);
const char *
tel_simulator_element_get_nth_attribute (const TelSimulatorElement *self, guint position, const char **value);

guint tel_simulator_element_get_n_children (const TelSimulatorElement *self);
TelSimulatorElement *tel_simulator_element_get_nth_child (const TelSimulatorElement *self, guint position);
TelSimulatorElement *tel_simulator_element_get_child (const TelSimulatorElement *self, const char *name);
const char *tel_simulator_element_get_child_text (const TelSimulatorElement *self, const char *name);
TelSimulatorElement *tel_simulator_element_add_child (TelSimulatorElement *self, const char *name);
TelSimulatorElement *
tel_simulator_element_add_text_child (TelSimulatorElement *self, const char *name, const char *text);
void tel_simulator_element_take_child (TelSimulatorElement *self, TelSimulatorElement *child);
void tel_simulator_element_remove_nth_child (TelSimulatorElement *self, guint position);
void tel_simulator_element_remove_nth_attribute (TelSimulatorElement *self, guint position);
void tel_simulator_element_sort_children (TelSimulatorElement *self, GCompareDataFunc compare, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSimulatorElement, tel_simulator_element_free)

G_END_DECLS
