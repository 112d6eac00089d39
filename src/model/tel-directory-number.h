/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"
#include "model/tel-tree.h"

G_BEGIN_DECLS

/* The properties that are forwards. Calls of the company are internal, all others external, where nothing is said. */
#define TEL_FORWARD_BUSY "forward-busy"
#define TEL_FORWARD_BUSY_INTERNAL "forward-busy-internal"
#define TEL_FORWARD_NO_ANSWER "forward-no-answer"
#define TEL_FORWARD_NO_ANSWER_INTERNAL "forward-no-answer-internal"

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
gboolean tel_directory_number_forwards_to_voice_mail (TelDirectoryNumber *self, const char *forward);
char *tel_directory_number_dup_forward_destination (TelDirectoryNumber *self, const char *forward);
char *tel_directory_number_describe_forward (TelDirectoryNumber *self, const char *forward);
void tel_directory_number_forward_to_voice_mail (TelDirectoryNumber *self, const char *forward);
char *tel_directory_number_dup_label (TelDirectoryNumber *self);
char *tel_directory_number_read_pattern (const char *typed);
char *tel_directory_number_show_pattern (const char *pattern);

G_END_DECLS
