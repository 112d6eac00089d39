/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

#define TEL_TYPE_USER (tel_user_get_type ())
G_DECLARE_FINAL_TYPE (TelUser, tel_user, TEL, USER, TelObject)

TelUser *tel_user_new (void);
const char *tel_user_get_user_id (TelUser *self);
const char *tel_user_get_first_name (TelUser *self);
const char *tel_user_get_middle_name (TelUser *self);
const char *tel_user_get_last_name (TelUser *self);
const char *tel_user_get_display_name (TelUser *self);
const char *tel_user_get_mail (TelUser *self);
const char *tel_user_get_department (TelUser *self);
const char *tel_user_get_telephone_number (TelUser *self);
const char *tel_user_get_user_locale (TelUser *self);
const char *const *tel_user_get_associated_devices (TelUser *self);
const char *tel_user_get_primary_pattern (TelUser *self);
const char *tel_user_get_primary_partition (TelUser *self);
const char *const *tel_user_get_groups (TelUser *self);
gboolean tel_user_get_cti_enabled (TelUser *self);
gboolean tel_user_get_mobility_enabled (TelUser *self);
const char *tel_user_get_presence_group (TelUser *self);
gboolean tel_user_get_home_cluster (TelUser *self);
gboolean tel_user_get_im_and_presence (TelUser *self);
const char *tel_user_get_service_profile (TelUser *self);
const char *tel_user_get_directory_uri (TelUser *self);
const char *tel_user_get_status (TelUser *self);
const char *tel_user_get_ldap_directory (TelUser *self);
char *tel_user_dup_full_name (TelUser *self);
gboolean tel_user_is_from_directory (TelUser *self);
gboolean tel_user_is_in_group (TelUser *self, const char *group);
gboolean tel_user_is_associated_with (TelUser *self, const char *device_name);
void tel_user_associate (TelUser *self, const char *device_name);
void tel_user_dissociate (TelUser *self, const char *device_name);
void tel_user_rename_associated (TelUser *self, const char *device_name, const char *new_name);
void tel_user_join_group (TelUser *self, const char *group);
void tel_user_leave_group (TelUser *self, const char *group);
char *tel_user_fold_search_text (const char *text);
const char *tel_user_get_search_key (TelUser *self);
const char *tel_user_get_collation_key (TelUser *self);

G_END_DECLS
