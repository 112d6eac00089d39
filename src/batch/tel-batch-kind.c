/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-kind.h"

#define MOST_COLUMNS 8

/* The properties that are the columns of a list for people. */
static const char *const kinds[][MOST_COLUMNS] = {
  [TEL_OBJECT_KIND_USER] = { "user-id", "first-name", "last-name", "primary-pattern", "department", "mail" },
  [TEL_OBJECT_KIND_DEVICE] = { "name", "description", "product", "owner", "device-pool", "security-profile" },
  [TEL_OBJECT_KIND_DIRECTORY_NUMBER] = { "pattern", "partition", "description", "alerting-name" },
  [TEL_OBJECT_KIND_SECURITY_PROFILE] = { "name", "product", "device-security-mode", "authentication-mode", "key-size",
                                         "transport" },
  [TEL_OBJECT_KIND_SIP_PROFILE] = { "name", "timer-register-delta", "timer-register", "timer-keep-alive",
                                    "timer-subscribe", "timer-subscribe-delta", "description" },
  [TEL_OBJECT_KIND_PARAMETER] = { "service", "node", "name", "value", "value-type" },
  [TEL_OBJECT_KIND_DEVICE_POOL] = { "name", "call-manager-group" },
  [TEL_OBJECT_KIND_LOCATION] = { "name" },
  [TEL_OBJECT_KIND_CALLING_SEARCH_SPACE] = { "name", "description" },
  [TEL_OBJECT_KIND_PARTITION] = { "name", "description" },
  [TEL_OBJECT_KIND_BUTTON_TEMPLATE] = { "name", "is-modifiable" },
  [TEL_OBJECT_KIND_COMMON_PHONE_PROFILE] = { "name", "description" },
  [TEL_OBJECT_KIND_USER_GROUP] = { "name" },
  [TEL_OBJECT_KIND_SERVICE_PROFILE] = { "name", "description", "is-default" },
  [TEL_OBJECT_KIND_PRESENCE_GROUP] = { "name", "description" },
  [TEL_OBJECT_KIND_PROCESS_NODE] = { "name", "description", "usage", "role" },
  [TEL_OBJECT_KIND_CALL_MANAGER_GROUP] = { "name", "is-default" },
  [TEL_OBJECT_KIND_SOFTKEY_TEMPLATE] = { "name", "description" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == TEL_N_OBJECT_KINDS);

/**
 * tel_batch_kind_list_names:
 *
 * Lists what the kinds are called, for a sentence.
 *
 * Returns: (transfer full): the names, with commas
 */
char *
tel_batch_kind_list_names (void)
{
  GString *names = g_string_new (tel_object_kind_get_nick (0));

  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (names, ", %s", tel_object_kind_get_nick (i));

  return g_string_free (names, FALSE);
}

/**
 * tel_batch_kind_get_columns:
 * @kind: a kind of object
 *
 * Gets the properties that a list of the kind shows.
 *
 * Returns: (array zero-terminated=1): their names
 */
const char *const *
tel_batch_kind_get_columns (TelObjectKind kind)
{
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);

  return kinds[kind];
}
