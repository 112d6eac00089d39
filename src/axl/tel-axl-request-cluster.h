/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-change.h"
#include "axl/tel-axl-request.h"

G_BEGIN_DECLS

/* Requests that are about the cluster, or about an object in another way than its table says. */

/**
 * TelAxlEffect:
 * @TEL_AXL_EFFECT_APPLY: fetch the configuration; a restart only where it needs one
 * @TEL_AXL_EFFECT_RESTART: restart, which drops calls
 * @TEL_AXL_EFFECT_RESET: start from scratch, which drops calls
 *
 * What devices can be told to do (contract 2.1).
 */
typedef enum
{
  TEL_AXL_EFFECT_APPLY,
  TEL_AXL_EFFECT_RESTART,
  TEL_AXL_EFFECT_RESET,
} TelAxlEffect;

TelAxlRequest *tel_axl_request_new_changes (TelRelease release, TelAxlCursor *cursor, GError **error);
TelAxlRequest *
tel_axl_request_new_registrations (TelRelease release, const char *pattern, guint skip, guint first, GError **error);
TelAxlRequest *tel_axl_request_new_credential_policies (TelRelease release);
TelAxlRequest *tel_axl_request_new_phone_options (
    TelRelease release, const char *uuid, const char *element, guint skip, guint first, GError **error);
TelAxlRequest *
tel_axl_request_new_authenticate (TelRelease release, const char *user_id, const char *password, gboolean is_pin);
TelAxlRequest *tel_axl_request_new_enterprise_effect (TelRelease release, TelAxlEffect effect, GError **error);
TelAxlRequest *tel_axl_request_new_get_by_uuid (TelRelease release, TelObjectKind kind, const char *uuid);

G_END_DECLS
