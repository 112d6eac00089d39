/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TelObjectKind:
 *
 * The kinds of objects that are read from a cluster. From @TEL_OBJECT_KIND_DEVICE_POOL on they are what others refer
 * to: #TelReference, the nodes #TelProcessNode. A softphone needs those from @TEL_OBJECT_KIND_SECURITY_PROFILE to
 * @TEL_OBJECT_KIND_PROCESS_NODE; those behind are there to be looked at.
 */
typedef enum
{
  TEL_OBJECT_KIND_USER,
  TEL_OBJECT_KIND_DEVICE,
  TEL_OBJECT_KIND_DIRECTORY_NUMBER,
  TEL_OBJECT_KIND_SECURITY_PROFILE,
  TEL_OBJECT_KIND_SIP_PROFILE,
  TEL_OBJECT_KIND_PARAMETER,
  TEL_OBJECT_KIND_DEVICE_POOL,
  TEL_OBJECT_KIND_LOCATION,
  TEL_OBJECT_KIND_CALLING_SEARCH_SPACE,
  TEL_OBJECT_KIND_PARTITION,
  TEL_OBJECT_KIND_BUTTON_TEMPLATE,
  TEL_OBJECT_KIND_COMMON_PHONE_PROFILE,
  TEL_OBJECT_KIND_USER_GROUP,
  TEL_OBJECT_KIND_SERVICE_PROFILE,
  TEL_OBJECT_KIND_PRESENCE_GROUP,
  TEL_OBJECT_KIND_PROCESS_NODE,
  TEL_OBJECT_KIND_CALL_MANAGER_GROUP,
  TEL_OBJECT_KIND_SOFTKEY_TEMPLATE,
} TelObjectKind;

#define TEL_N_OBJECT_KINDS (TEL_OBJECT_KIND_SOFTKEY_TEMPLATE + 1)

GType tel_object_kind_get_object_type (TelObjectKind kind);
const char *tel_object_kind_get_label (TelObjectKind kind);
const char *tel_object_kind_get_nick (TelObjectKind kind);
gboolean tel_object_kind_from_nick (const char *nick, TelObjectKind *kind);
char *tel_object_kind_describe (TelObjectKind kind, const char *name, const char *partition);

G_END_DECLS
