/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

#define TEL_TYPE_DIRECTORY_NUMBER (tel_directory_number_get_type ())
G_DECLARE_FINAL_TYPE (TelDirectoryNumber, tel_directory_number, TEL, DIRECTORY_NUMBER, TelObject)

TelDirectoryNumber *tel_directory_number_new (void);
const char *tel_directory_number_get_pattern (TelDirectoryNumber *self);
const char *tel_directory_number_get_partition (TelDirectoryNumber *self);
const char *tel_directory_number_get_description (TelDirectoryNumber *self);
const char *tel_directory_number_get_usage (TelDirectoryNumber *self);
const char *tel_directory_number_get_alerting_name (TelDirectoryNumber *self);
const char *tel_directory_number_get_ascii_alerting_name (TelDirectoryNumber *self);
const char *tel_directory_number_get_calling_search_space (TelDirectoryNumber *self);
const char *tel_directory_number_get_presence_group (TelDirectoryNumber *self);
const char *tel_directory_number_get_voice_mail_profile (TelDirectoryNumber *self);
gboolean tel_directory_number_get_active (TelDirectoryNumber *self);
gboolean tel_directory_number_get_cti_control (TelDirectoryNumber *self);
const char *const *tel_directory_number_get_associated_devices (TelDirectoryNumber *self);
char *tel_directory_number_dup_label (TelDirectoryNumber *self);
char *tel_directory_number_make_label (const char *pattern, const char *partition);
char *tel_directory_number_read_pattern (const char *typed);
char *tel_directory_number_show_pattern (const char *pattern);

G_END_DECLS
