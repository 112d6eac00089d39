/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The settings of the request log. */
#define TEL_TYPE_REQUEST_LOG_GROUP (tel_request_log_group_get_type ())
G_DECLARE_FINAL_TYPE (TelRequestLogGroup, tel_request_log_group, TEL, REQUEST_LOG_GROUP, AdwPreferencesGroup)

G_END_DECLS
