/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-kind.h"

#include <string.h>

#define MOST_COLUMNS 8

/* The name on the command line, and the properties that are the columns of a list for people. */
static const struct
{
  const char *name;
  const char *columns[MOST_COLUMNS];
} kinds[] = {
  [TEL_OBJECT_KIND_USER] = { "user",
                             { "user-id", "first-name", "last-name", "primary-pattern", "department", "mail" } },
  [TEL_OBJECT_KIND_DEVICE] = { "phone",
                               { "name", "description", "product", "owner", "device-pool", "security-profile" } },
  [TEL_OBJECT_KIND_DIRECTORY_NUMBER] = { "line", { "pattern", "partition", "description", "alerting-name" } },
  [TEL_OBJECT_KIND_SECURITY_PROFILE] = { "phone-security-profile",
                                         { "name", "product", "device-security-mode", "authentication-mode", "key-size",
                                           "transport" } },
  [TEL_OBJECT_KIND_SIP_PROFILE] = { "sip-profile",
                                    { "name", "timer-register-delta", "timer-register", "timer-keep-alive",
                                      "timer-subscribe", "timer-subscribe-delta", "description" } },
  [TEL_OBJECT_KIND_PARAMETER] = { "parameter", { "service", "node", "name", "value", "value-type" } },
  [TEL_OBJECT_KIND_DEVICE_POOL] = { "device-pool", { "name", "call-manager-group" } },
  [TEL_OBJECT_KIND_LOCATION] = { "location", { "name" } },
  [TEL_OBJECT_KIND_CALLING_SEARCH_SPACE] = { "css", { "name", "description" } },
  [TEL_OBJECT_KIND_PARTITION] = { "partition", { "name", "description" } },
  [TEL_OBJECT_KIND_BUTTON_TEMPLATE] = { "template", { "name", "is-modifiable" } },
  [TEL_OBJECT_KIND_COMMON_PHONE_PROFILE] = { "common-phone-profile", { "name", "description" } },
  [TEL_OBJECT_KIND_USER_GROUP] = { "group", { "name" } },
  [TEL_OBJECT_KIND_SERVICE_PROFILE] = { "service-profile", { "name", "description", "is-default" } },
  [TEL_OBJECT_KIND_PRESENCE_GROUP] = { "presence-group", { "name", "description" } },
  [TEL_OBJECT_KIND_PROCESS_NODE] = { "process-node", { "name", "description", "usage", "role" } },
  [TEL_OBJECT_KIND_CALL_MANAGER_GROUP] = { "call-manager-group", { "name", "is-default" } },
  [TEL_OBJECT_KIND_SOFTKEY_TEMPLATE] = { "softkey-template", { "name", "description" } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == TEL_N_OBJECT_KINDS);

/**
 * tel_batch_kind_find:
 * @name: a word of the command line
 * @kind: (out): the kind that it names
 *
 * Finds a kind by its name.
 *
 * Returns: %FALSE when no kind is called so
 */
gboolean
tel_batch_kind_find (const char *name, TelObjectKind *kind)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tel_batch_kind_get_name:
 * @kind: a kind of object
 *
 * Gets what the command line calls a kind.
 *
 * Returns: the name, which is not translated
 */
const char *
tel_batch_kind_get_name (TelObjectKind kind)
{
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);

  return kinds[kind].name;
}

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
  GString *names = g_string_new (kinds[0].name);

  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (names, ", %s", kinds[i].name);

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

  return kinds[kind].columns;
}
