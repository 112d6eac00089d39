/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-object-kind.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-parameter.h"
#include "model/tel-process-node.h"
#include "model/tel-reference.h"
#include "model/tel-security-profile.h"
#include "model/tel-sip-profile.h"
#include "model/tel-user.h"

typedef struct
{
  GType (*object_type) (void);
  const char *nick;
  const char *label;
  const char *noun;
} Kind;

static const Kind kinds[] = {
  [TEL_OBJECT_KIND_USER] = { tel_user_get_type, "user", N_ ("Users"), N_ ("user") },
  [TEL_OBJECT_KIND_DEVICE] = { tel_device_get_type, "phone", N_ ("Devices"), N_ ("device") },
  [TEL_OBJECT_KIND_DIRECTORY_NUMBER] = { tel_directory_number_get_type, "line", N_ ("Directory numbers"),
                                         N_ ("directory number") },
  [TEL_OBJECT_KIND_SECURITY_PROFILE] = { tel_security_profile_get_type, "phone-security-profile",
                                         N_ ("Phone security profiles"), N_ ("phone security profile") },
  [TEL_OBJECT_KIND_SIP_PROFILE] = { tel_sip_profile_get_type, "sip-profile", N_ ("SIP profiles"), N_ ("SIP profile") },
  [TEL_OBJECT_KIND_PARAMETER] = { tel_parameter_get_type, "parameter", N_ ("Parameters"), N_ ("parameter") },
  [TEL_OBJECT_KIND_DEVICE_POOL] = { tel_reference_get_type, "device-pool", N_ ("Device pools"), N_ ("device pool") },
  [TEL_OBJECT_KIND_LOCATION] = { tel_reference_get_type, "location", N_ ("Locations"), N_ ("location") },
  [TEL_OBJECT_KIND_CALLING_SEARCH_SPACE] = { tel_reference_get_type, "css", N_ ("Calling search spaces"),
                                             N_ ("calling search space") },
  [TEL_OBJECT_KIND_PARTITION] = { tel_reference_get_type, "partition", N_ ("Partitions"), N_ ("partition") },
  [TEL_OBJECT_KIND_BUTTON_TEMPLATE] = { tel_reference_get_type, "template", N_ ("Phone button templates"),
                                        N_ ("phone button template") },
  [TEL_OBJECT_KIND_COMMON_PHONE_PROFILE] = { tel_reference_get_type, "common-phone-profile",
                                             N_ ("Common phone profiles"), N_ ("common phone profile") },
  [TEL_OBJECT_KIND_USER_GROUP] = { tel_reference_get_type, "group", N_ ("User groups"), N_ ("user group") },
  [TEL_OBJECT_KIND_SERVICE_PROFILE] = { tel_reference_get_type, "service-profile", N_ ("Service profiles"),
                                        N_ ("service profile") },
  [TEL_OBJECT_KIND_PRESENCE_GROUP] = { tel_reference_get_type, "presence-group", N_ ("Presence groups"),
                                       N_ ("presence group") },
  [TEL_OBJECT_KIND_PROCESS_NODE] = { tel_process_node_get_type, "process-node", N_ ("Nodes"), N_ ("node") },
  [TEL_OBJECT_KIND_CALL_MANAGER_GROUP] = { tel_reference_get_type, "call-manager-group", N_ ("Cisco Unified CM groups"),
                                           N_ ("Cisco Unified CM group") },
  [TEL_OBJECT_KIND_SOFTKEY_TEMPLATE] = { tel_reference_get_type, "softkey-template", N_ ("Softkey templates"),
                                         N_ ("softkey template") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == TEL_N_OBJECT_KINDS);

/* The pseudo node of the enterprise parameters is none. */
static gboolean
has_node (const char *place)
{
  const char *slash = place != NULL ? strchr (place, '/') : NULL;

  return slash != NULL && slash[1] != '\0' && !g_str_equal (slash + 1, TEL_PROCESS_NODE_ENTERPRISE);
}

/**
 * tel_object_kind_get_object_type:
 * @kind: a kind of object
 *
 * Gets the class of the objects of a kind.
 *
 * Returns: a type derived from #TelObject
 */
GType
tel_object_kind_get_object_type (TelObjectKind kind)
{
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, G_TYPE_INVALID);

  return kinds[kind].object_type ();
}

/**
 * tel_object_kind_get_label:
 * @kind: a kind of object
 *
 * Names the objects of a kind, in the plural, e.g. for the heading of their list.
 *
 * Returns: the translated label
 */
const char *
tel_object_kind_get_label (TelObjectKind kind)
{
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);

  return _ (kinds[kind].label);
}

/**
 * tel_object_kind_get_nick:
 * @kind: a kind of object
 *
 * Gets the word for files and command lines.
 *
 * Returns: a word that stays
 */
const char *
tel_object_kind_get_nick (TelObjectKind kind)
{
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);

  return kinds[kind].nick;
}

/**
 * tel_object_kind_from_nick:
 * @nick: a word as tel_object_kind_get_nick() gives it
 * @kind: (out): the kind that it names
 *
 * Reads a kind.
 *
 * Returns: %FALSE when no kind is called so
 */
gboolean
tel_object_kind_from_nick (const char *nick, TelObjectKind *kind)
{
  g_return_val_if_fail (nick != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].nick, nick))
      {
        *kind = (TelObjectKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tel_object_kind_describe:
 * @kind: a kind of object
 * @name: the object's name
 * @partition: (nullable): the partition of a directory number, NULL or empty for none; of a parameter its place
 *   (tel_parameter_dup_place())
 *
 * Names one object within a sentence, e.g. “device “CSFTADAMS””. The sentence itself is the caller's.
 *
 * Returns: (transfer full): the description
 */
char *
tel_object_kind_describe (TelObjectKind kind, const char *name, const char *partition)
{
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    {
      g_autofree char *label = tel_directory_number_make_label (name, partition);

      /* Translators: a directory number and its partition, e.g. “directory number 1001 in PT-Internal” */
      return g_strdup_printf (_ ("directory number %s"), label);
    }

  if (kind == TEL_OBJECT_KIND_PARAMETER && has_node (partition))
    /* Translators: the internal name of a parameter, the node that it stands at */
    return g_strdup_printf (_ ("parameter “%s” of %s"), name, strchr (partition, '/') + 1);

  /* Translators: what an object is and its name, within a sentence, e.g. “device “CSFTADAMS”” */
  return g_strdup_printf (_ ("%s “%s”"), _ (kinds[kind].noun), name);
}
