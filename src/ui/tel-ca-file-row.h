/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Chooses the file with the authorities that alone may vouch for a server, and says what is wrong with it. Signal
 * *changed*.
 */
#define TEL_TYPE_CA_FILE_ROW (tel_ca_file_row_get_type ())
G_DECLARE_FINAL_TYPE (TelCaFileRow, tel_ca_file_row, TEL, CA_FILE_ROW, AdwActionRow)

void tel_ca_file_row_set_path (TelCaFileRow *self, const char *path);
const char *tel_ca_file_row_get_path (TelCaFileRow *self);

G_END_DECLS
