/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit-parameters.h"

#include <glib/gi18n-lib.h>

/**
 * tel_audit_discover:
 * @snapshot: a snapshot
 * @parameter: a parameter of the guide
 *
 * Looks for a parameter among those that were read (contract 7).
 *
 * Returns: (transfer full): what was found
 */
TelParameterDiscovery *
tel_audit_discover (TelSnapshot *snapshot, TelGuideParameter parameter)
{
  g_return_val_if_fail (TEL_IS_SNAPSHOT (snapshot), NULL);

  return tel_parameter_discovery_new (parameter, tel_snapshot_get_objects (snapshot, TEL_OBJECT_KIND_PARAMETER), NULL);
}

/**
 * tel_audit_explain_parameter:
 * @snapshot: a snapshot with the parameters
 * @parameter: a parameter of the guide
 *
 * Says why nothing can be said of a parameter though the parameters were read.
 *
 * Returns: (transfer full) (nullable): a translated sentence, or %NULL when its value is known
 */
char *
tel_audit_explain_parameter (TelSnapshot *snapshot, TelGuideParameter parameter)
{
  g_autoptr (TelParameterDiscovery) discovery = tel_audit_discover (snapshot, parameter);
  const char *label = tel_guide_parameter_get_label (parameter);
  g_autofree char *names = NULL;

  switch (tel_parameter_discovery_get_answer (discovery))
    {
    case TEL_DISCOVERY_ONE:
      return NULL;

    case TEL_DISCOVERY_SEVERAL:
      names = g_strjoinv (_ (", "), (char **) tel_parameter_discovery_get_names (discovery));

      /* Translators: what the guide calls a parameter, the internal names of several */
      return g_strdup_printf (_ ("Several parameters may be “%s”: %s. Choose one on the page Cluster."), label, names);

    case TEL_DISCOVERY_NONE:
    default:
      /* Translators: what the guide calls a parameter */
      return g_strdup_printf (_ ("The cluster shows no parameter “%s”."), label);
    }
}

/**
 * tel_audit_explain_number:
 * @snapshot: a snapshot with the parameters
 * @parameter: a parameter of the guide that has a number
 *
 * Says why nothing can be said of a parameter whose value should be a number.
 *
 * Returns: (transfer full) (nullable): a translated sentence, or %NULL when its value is known
 */
char *
tel_audit_explain_number (TelSnapshot *snapshot, TelGuideParameter parameter)
{
  g_autoptr (TelParameterDiscovery) discovery = tel_audit_discover (snapshot, parameter);
  guint64 highest;

  if (tel_parameter_discovery_get_answer (discovery) != TEL_DISCOVERY_ONE)
    return tel_audit_explain_parameter (snapshot, parameter);
  if (tel_parameter_discovery_find_highest (discovery, &highest))
    return NULL;

  /* Translators: what the guide calls a parameter */
  return g_strdup_printf (_ ("The value of “%s” is not a number."), tel_guide_parameter_get_label (parameter));
}

/**
 * tel_audit_pass_add_parameter:
 * @self: a pass
 * @severity: how bad it is
 * @parameter: the parameter that breaks the rule
 * @format: what was read, a translated sentence
 * @...: what is put into it
 *
 * Adds a finding about a parameter. Whom it concerns is for the rule to add.
 *
 * Returns: (transfer none): the finding
 */
TelFinding *
tel_audit_pass_add_parameter (
    TelAuditPass *self, TelSeverity severity, TelParameter *parameter, const char *format, ...)
{
  g_autofree char *place = NULL;
  g_autofree char *read = NULL;
  va_list arguments;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (TEL_IS_PARAMETER (parameter), NULL);

  va_start (arguments, format);
  read = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  place = tel_parameter_dup_place (parameter);

  return tel_audit_pass_add_other (self, severity, TEL_OBJECT_KIND_PARAMETER, tel_parameter_get_name (parameter), place,
                                   "%s", read);
}
