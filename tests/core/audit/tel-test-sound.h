/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot.h"

G_BEGIN_DECLS

/* When the snapshot is taken: noon of 1 November 2026, UTC. */
#define TEL_TEST_SOUND_NOW G_GINT64_CONSTANT (1793534400)
#define TEL_TEST_SOUND_DAY (24 * 60 * 60)
#define TEL_TEST_SOUND_NODE "cucm-pub.example.com"
#define TEL_TEST_SOUND_PARTITION "PT-Internal"

TelSnapshot *tel_test_sound_new (TelRelease release);
TelUser *tel_test_sound_add_user (TelSnapshot *snapshot, const char *user_id, const char *extension);
TelDevice *
tel_test_sound_add_device (TelSnapshot *snapshot, const char *product, const char *name, const char *user_id);
TelDirectoryNumber *tel_test_sound_add_number (TelSnapshot *snapshot, const char *pattern, const char *partition);
TelLine *tel_test_sound_add_line (TelDevice *device, const char *pattern, const char *partition, const char *user_id);
TelLine *tel_test_sound_get_line (TelSnapshot *snapshot, const char *device_name);
void tel_test_sound_set_parameter (TelSnapshot *snapshot, const char *service, const char *name, const char *value);

G_END_DECLS
