/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "tel-test-snapshot.h"

#include <stdio.h>
#include <string.h>

#define CSF "Cisco Unified Client Services Framework"
#define NOTHING_PENDING "No Pending Operation"
#define BY_STRING "By Authentication String"
#define BY_NULL "By Null String"
#define CAPF "Cisco Certificate Authority Proxy Function"
#define DAY (24 * 60 * 60)
#define DAYS_UNSEEN 30
#define DAYS_TO_RENEW 30

/* A rule, and what adds the objects that break it, each with its kind before its name. */
typedef struct
{
  const char *rule;
  void (*detect) (Snapshot *snapshot, GHashTable *found);
} Rule;

/* Each ends with a rule without a name. */
extern const Rule tel_test_audit_devices[];
extern const Rule tel_test_audit_enrolment[];
extern const Rule tel_test_audit_users[];

/* The words in which the rules are written. */

static G_GNUC_UNUSED const char *const jabber[] = { CSF, "Cisco Dual Mode for iPhone", "Cisco Dual Mode for Android",
                                                    "Cisco Jabber for Tablet" };
static G_GNUC_UNUSED const char *const prefixes[] = { NULL, "TCT", "BOT", "TAB" };
static G_GNUC_UNUSED const char *const templates[] = { "Standard Client Services Framework",
                                                       "Standard Dual Mode for iPhone",
                                                       "Standard Dual Mode for Android", "Standard Jabber for Tablet" };

#define each(item, array)                                                                                              \
  guint item##_i = 0;                                                                                                  \
  item##_i < (array)->len && (item = g_ptr_array_index (array, item##_i)) != NULL;                                     \
  item##_i++

static inline const char *
text (const TelSimulatorElement *element, const char *path)
{
  const char *found = element != NULL ? tel_test_get (element, path) : NULL;

  return found != NULL ? found : "";
}

static inline gboolean
is (const TelSimulatorElement *element, const char *path, const char *value)
{
  return g_str_equal (text (element, path), value);
}

static inline const TelSimulatorElement *
find (GPtrArray *objects, const char *key, const char *name)
{
  for (guint i = 0; i < objects->len; i++)
    if (is (g_ptr_array_index (objects, i), key, name))
      return g_ptr_array_index (objects, i);

  return NULL;
}

static inline void
add (GHashTable *found, const char *kind, const char *name)
{
  g_hash_table_add (found, g_strdup_printf ("%s %s", kind, name));
}

static inline void
add_phone (GHashTable *found, const TelSimulatorElement *phone)
{
  add (found, "phone", text (phone, "name"));
}

static inline void
add_user (GHashTable *found, const TelSimulatorElement *user)
{
  add (found, "user", text (user, "userid"));
}

static inline void
add_line (GHashTable *found, const TelSimulatorElement *line)
{
  const char *partition = text (line, "routePartitionName");
  g_autofree char *name =
      g_strdup_printf ("%s in %s", text (line, "pattern"), *partition != '\0' ? partition : "no partition");

  add (found, "line", name);
}

static inline void
add_parameter (GHashTable *found, const TelSimulatorElement *parameter)
{
  g_autofree char *name = g_strdup_printf ("%s on %s", text (parameter, "name"), text (parameter, "processNodeName"));

  add (found, "serviceParameter", name);
}

/* Which of the four types a phone is, -1 for a desk phone. */
static inline int
get_type (const TelSimulatorElement *phone)
{
  for (guint i = 0; i < G_N_ELEMENTS (jabber); i++)
    if (is (phone, "product", jabber[i]))
      return (int) i;

  return -1;
}

static inline gboolean
is_jabber (const TelSimulatorElement *phone)
{
  return get_type (phone) >= 0;
}

static inline gboolean
is_mobile (const TelSimulatorElement *phone)
{
  return get_type (phone) > 0;
}

static inline gboolean
has_text (const TelSimulatorElement *list, const char *path, const char *wanted)
{
  for (guint i = 0; list != NULL && i < tel_simulator_element_get_n_children (list); i++)
    {
      const TelSimulatorElement *child = tel_simulator_element_get_nth_child (list, i);
      const char *value = path != NULL ? text (child, path) : tel_simulator_element_get_text (child);

      if (g_strcmp0 (value, wanted) == 0)
        return TRUE;
    }

  return FALSE;
}

static inline gboolean
is_associated (const TelSimulatorElement *user, const TelSimulatorElement *phone)
{
  return has_text (tel_test_find (user, "associatedDevices"), NULL, text (phone, "name"));
}

static inline gboolean
is_of (const TelSimulatorElement *phone, const TelSimulatorElement *user)
{
  return is (phone, "ownerUserName", text (user, "userid")) || is_associated (user, phone);
}

static inline gboolean
has_jabber (Snapshot *self, const TelSimulatorElement *user)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_jabber (phone) && is_of (phone, user))
      return TRUE;

  return FALSE;
}

static inline const TelSimulatorElement *
get_profile (Snapshot *self, const TelSimulatorElement *phone)
{
  return find (self->profiles, "name", text (phone, "securityProfileName"));
}

static inline gboolean
is_secure (const TelSimulatorElement *profile)
{
  return is (profile, "deviceSecurityMode", "Authenticated") || is (profile, "deviceSecurityMode", "Encrypted");
}

static inline gboolean
needs_capf (const TelSimulatorElement *profile)
{
  return is_secure (profile) && !is (profile, "EnableOAuthAuthentication", "true");
}

static inline gboolean
is_pending (const TelSimulatorElement *phone)
{
  return !is (phone, "certificateOperation", NOTHING_PENDING);
}

static inline guint
count_lines (const TelSimulatorElement *phone)
{
  const TelSimulatorElement *lines = tel_test_find (phone, "lines");

  return lines != NULL ? tel_simulator_element_get_n_children (lines) : 0;
}

static inline const TelSimulatorElement *
get_nth_line (const TelSimulatorElement *phone, guint i)
{
  return tel_simulator_element_get_nth_child (tel_test_find (phone, "lines"), i);
}

static inline gboolean
matches (const TelSimulatorElement *element, const char *path, const char *pattern)
{
  return g_regex_match_simple (pattern, text (element, path), G_REGEX_DOLLAR_ENDONLY, 0);
}

/* The directory numbers that a Jabber device has. */
static inline gboolean
is_on_jabber (Snapshot *self, const TelSimulatorElement *line)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    for (guint i = 0; is_jabber (phone) && i < count_lines (phone); i++)
      if (is (get_nth_line (phone, i), "dirn/pattern", text (line, "pattern")) &&
          is (get_nth_line (phone, i), "dirn/routePartitionName", text (line, "routePartitionName")))
        return TRUE;

  return FALSE;
}
