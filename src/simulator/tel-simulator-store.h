/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TEL_TYPE_SIMULATOR_STORE (tel_simulator_store_get_type ())
G_DECLARE_FINAL_TYPE (TelSimulatorStore, tel_simulator_store, TEL, SIMULATOR_STORE, GObject)

/**
 * TEL_SIMULATOR_END:
 *
 * Ends the list of values of a statement; NULL is a value there, the null of SQL.
 */
#define TEL_SIMULATOR_END (tel_simulator_store_end_of_values)

extern const char *const tel_simulator_store_end_of_values;

/**
 * TelSimulatorRows:
 *
 * The rows of an answer, each a #GPtrArray of its columns as text, NULL for the null of SQL.
 */
typedef GPtrArray TelSimulatorRows;

struct _TelSimulatorChanges;

TelSimulatorStore *tel_simulator_store_open (const char *path, guint release, const char *world, GError **error);
TelSimulatorStore *tel_simulator_store_copy (TelSimulatorStore *self, GError **error);
char *tel_simulator_store_dump (TelSimulatorStore *self, GError **error);

guint tel_simulator_store_get_release (TelSimulatorStore *self);
char *tel_simulator_store_dup_world (TelSimulatorStore *self);
char *tel_simulator_store_new_pkid (TelSimulatorStore *self);

const struct _TelSimulatorChanges *tel_simulator_store_get_changes (TelSimulatorStore *self);

gboolean tel_simulator_store_begin (TelSimulatorStore *self, GError **error);
gboolean tel_simulator_store_commit (TelSimulatorStore *self, GError **error);
void tel_simulator_store_roll_back (TelSimulatorStore *self);

gboolean tel_simulator_store_run (TelSimulatorStore *self, GError **error, const char *sql, ...);
gboolean tel_simulator_store_run_array (TelSimulatorStore *self, const char *sql, GPtrArray *values, GError **error);
char *tel_simulator_store_look_up (TelSimulatorStore *self, const char *sql, ...);
TelSimulatorRows *tel_simulator_store_select (TelSimulatorStore *self, const char *sql, ...);
TelSimulatorRows *tel_simulator_store_select_array (TelSimulatorStore *self, const char *sql, GPtrArray *values);
const char *tel_simulator_rows_get (TelSimulatorRows *rows, guint row, guint column);

G_END_DECLS
