/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-guide-parameter.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "model/tel-error.h"

#define ENTERPRISE_SERVICE "Enterprise Wide"
#define CALL_SERVICE "Cisco CallManager"
#define CAPF_SERVICE "Cisco Certificate Authority Proxy Function"

#define MAXIMUM_LENGTH 255
/* The cluster's own range is not known (contract 7): it refuses what it does not take. */
#define MAXIMUM_MILLISECONDS 999999

#define ENTERPRISE_PAGE N_ ("Cisco Unified CM Administration: System → Enterprise Parameters")
#define SERVICE_PAGE N_ ("Cisco Unified CM Administration: System → Service Parameters")

typedef gboolean (*CheckFunc) (const char *value, GError **error);

static gboolean check_issuer (const char *value, GError **error);
static gboolean check_timer (const char *value, GError **error);
static gboolean check_domain (const char *value, GError **error);

/*
 * What the administration's page calls it, where it is, what its internal name looks like, and how it is called on a
 * command line and in a file. What the guide does not let the program write has no check.
 */
static const struct
{
  const char *label;
  const char *service;
  const char *pattern;
  const char *nick;
  const char *rule;
  const char *place;
  CheckFunc check;
} guide[] = {
  [TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER] = { N_ ("Certificate Issuer to Endpoint"), CAPF_SERVICE, "issuer",
                                               "certificate-issuer", "G1.4", SERVICE_PAGE, check_issuer },
  [TEL_GUIDE_PARAMETER_ALERT_TIMER] = { N_ ("SIP Dual Mode Alert Timer"), CALL_SERVICE, "dual.?mode.*alert|alert.*dual",
                                        "alert-timer", "G7.2", SERVICE_PAGE, check_timer },
  [TEL_GUIDE_PARAMETER_CAPF_EXPIRY] = { N_ ("CAPF Operation Expires in (days)"), ENTERPRISE_SERVICE, "capf.*expir",
                                        "capf-expiry", "G3.5", ENTERPRISE_PAGE },
  [TEL_GUIDE_PARAMETER_OAUTH_MODE] = { N_ ("Cluster SIPOAuth Mode"), ENTERPRISE_SERVICE, "oauth.*mode", "oauth-mode",
                                       "G1.8", ENTERPRISE_PAGE },
  [TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN] = { N_ ("Organization Top Level Domain"), ENTERPRISE_SERVICE,
                                                "organi[sz]ation.*domain", "organization-domain", "G1.5",
                                                ENTERPRISE_PAGE, check_domain },
  [TEL_GUIDE_PARAMETER_SECURITY_MODE] = { N_ ("Cluster Security Mode"), ENTERPRISE_SERVICE, "^ClusterSecurityMode$",
                                          "security-mode", "G1.6", ENTERPRISE_PAGE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (guide) == TEL_N_GUIDE_PARAMETERS);

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, TEL_ERROR, TEL_ERROR_INVALID, sentence);

  return FALSE;
}

static gboolean
check_issuer (const char *value, GError **error)
{
  if (g_str_equal (value, TEL_GUIDE_PARAMETER_ISSUER))
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
               /* Translators: the value of a parameter */
               _ ("Jabber supports no other certificate issuer than “%s” (G1.4)."), TEL_GUIDE_PARAMETER_ISSUER);

  return FALSE;
}

static gboolean
check_timer (const char *value, GError **error)
{
  return g_ascii_string_to_unsigned (value, 10, 1, MAXIMUM_MILLISECONDS, NULL, NULL) ||
         refuse (error, _ ("The timer is a whole number of milliseconds, such as 10000 (G7.2)."));
}

static gboolean
check_label (const char *label, gboolean is_last, GError **error)
{
  if (*label == '\0')
    return refuse (error, _ ("A part of the domain is empty. Give it as in example.com."));
  if (*label == '-')
    return refuse (error, _ ("No part of the domain begins with a hyphen."));
  if (is_last && g_ascii_isdigit (*label))
    return refuse (error, _ ("The last part of the domain does not begin with a digit."));

  return TRUE;
}

/* Contract 7. Several domains are separated by commas. */
static gboolean
check_domain (const char *value, GError **error)
{
  g_auto (GStrv) domains = g_strsplit (value, ",", -1);

  if (*value == '\0')
    return refuse (error, _ ("The domain is empty. Give it as in example.com (G1.5)."));
  if (strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.,") != strlen (value))
    return refuse (error,
                   _ ("A domain has letters, digits, hyphens and dots only; a comma separates several domains."));

  for (guint i = 0; domains[i] != NULL; i++)
    {
      g_auto (GStrv) labels = g_strsplit (domains[i], ".", -1);

      if (labels[0] == NULL)
        return check_label ("", FALSE, error);
      for (guint j = 0; labels[j] != NULL; j++)
        if (!check_label (labels[j], labels[j + 1] == NULL, error))
          return FALSE;
    }

  return TRUE;
}

/* What the cluster says of the type, as far as it forbids something (contract 2.6). */
static gboolean
check_type (const char *value_type, const char *value, GError **error)
{
  if (g_strcmp0 (value_type, "long") == 0 && !g_ascii_string_to_signed (value, 10, G_MININT32, G_MAXINT32, NULL, NULL))
    return refuse (error, _ ("The cluster takes a whole number for this parameter."));
  if (g_strcmp0 (value_type, "boolean") == 0 && !g_str_equal (value, "T") && !g_str_equal (value, "F"))
    return refuse (error, _ ("The cluster takes T or F for this parameter."));

  return TRUE;
}

/**
 * tel_guide_parameter_get_label:
 * @parameter: a parameter
 *
 * Gets what the guide and the administration's pages call the parameter.
 *
 * Returns: the translated label
 */
const char *
tel_guide_parameter_get_label (TelGuideParameter parameter)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  return _ (guide[parameter].label);
}

/**
 * tel_guide_parameter_get_service:
 * @parameter: a parameter
 *
 * Gets the service that the parameter belongs to, as AXL spells it.
 *
 * Returns: the service
 */
const char *
tel_guide_parameter_get_service (TelGuideParameter parameter)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  return guide[parameter].service;
}

/**
 * tel_guide_parameter_get_pattern:
 * @parameter: a parameter
 *
 * Gets what the internal name of the parameter looks like.
 *
 * Returns: a regular expression, in which the case of letters is not told apart
 */
const char *
tel_guide_parameter_get_pattern (TelGuideParameter parameter)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  return guide[parameter].pattern;
}

/**
 * tel_guide_parameter_get_nick:
 * @parameter: a parameter
 *
 * Gets what the parameter is called on a command line and in a file.
 *
 * Returns: the nick, in lower case with hyphens
 */
const char *
tel_guide_parameter_get_nick (TelGuideParameter parameter)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  return guide[parameter].nick;
}

/**
 * tel_guide_parameter_get_rule:
 * @parameter: a parameter
 *
 * Gets the rule of the guide that speaks of the parameter.
 *
 * Returns: the rule's number
 */
const char *
tel_guide_parameter_get_rule (TelGuideParameter parameter)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  return guide[parameter].rule;
}

/**
 * tel_guide_parameter_get_place:
 * @parameter: a parameter
 *
 * Gets where the parameter stands in the cluster's own pages.
 *
 * Returns: the translated place
 */
const char *
tel_guide_parameter_get_place (TelGuideParameter parameter)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  return _ (guide[parameter].place);
}

/**
 * tel_guide_parameter_from_nick:
 * @nick: (nullable): a word
 * @parameter: (out): return location for the parameter
 *
 * Reads what a parameter is called on a command line and in a file.
 *
 * Returns: %TRUE when there is such a parameter
 */
gboolean
tel_guide_parameter_from_nick (const char *nick, TelGuideParameter *parameter)
{
  g_return_val_if_fail (parameter != NULL, FALSE);

  for (guint i = 0; i < TEL_N_GUIDE_PARAMETERS; i++)
    if (g_strcmp0 (guide[i].nick, nick) == 0)
      {
        *parameter = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tel_guide_parameter_is_enterprise:
 * @parameter: a parameter
 *
 * Tells whether it is an enterprise parameter, which stands once, at no node (contract 2.6).
 *
 * Returns: %TRUE for an enterprise parameter, %FALSE for a service parameter
 */
gboolean
tel_guide_parameter_is_enterprise (TelGuideParameter parameter)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, FALSE);

  return g_str_equal (guide[parameter].service, ENTERPRISE_SERVICE);
}

/**
 * tel_guide_parameter_is_writable:
 * @parameter: a parameter
 *
 * Tells whether the guide has the parameter set by an administrator of phones. The security mode and the SIP OAuth mode
 * are set on a node's command line alone (G1.6, G1.8); of the expiry of CAPF operations the guide only reads (G3.5).
 *
 * Returns: %TRUE when a plan may write it
 */
gboolean
tel_guide_parameter_is_writable (TelGuideParameter parameter)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, FALSE);

  return guide[parameter].check != NULL;
}

/**
 * tel_guide_parameter_explain_read_only:
 * @parameter: a parameter
 *
 * Tells where a parameter is set that is only read here. The expiry of CAPF operations is its page's to change: the
 * guide has deadlines proposed by it and no more (G3.5).
 *
 * Returns: (transfer full) (nullable): translated sentences, %NULL when a plan may write it
 */
char *
tel_guide_parameter_explain_read_only (TelGuideParameter parameter)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  if (guide[parameter].check != NULL)
    return NULL;

  if (parameter == TEL_GUIDE_PARAMETER_CAPF_EXPIRY)
    return g_strdup_printf (
        /* Translators: the label of a parameter, the number of a rule of the guide, a place in the cluster's pages */
        _ ("“%s” is only read here (%s). Change it in %s."), tel_guide_parameter_get_label (parameter),
        guide[parameter].rule, tel_guide_parameter_get_place (parameter));

  /* Translators: the label of a parameter, the number of a rule of the guide */
  return g_strdup_printf (_ ("“%s” is only read here: it is set on the command line of a node (%s)."),
                          tel_guide_parameter_get_label (parameter), guide[parameter].rule);
}

/**
 * tel_guide_parameter_get_meaning:
 * @parameter: a parameter
 * @value: (nullable): a value
 *
 * Says in words what a number stands for, where that is known (contract 7).
 *
 * Returns: (nullable): translated words, %NULL where the value speaks for itself or nothing is known
 */
const char *
tel_guide_parameter_get_meaning (TelGuideParameter parameter, const char *value)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  if (parameter != TEL_GUIDE_PARAMETER_SECURITY_MODE)
    return NULL;
  if (g_strcmp0 (value, "0") == 0)
    /* Translators: of a cluster */
    return _ ("non-secure");

  return g_strcmp0 (value, "1") == 0 ? _ ("mixed mode") : NULL;
}

/**
 * tel_guide_parameter_check_value:
 * @parameter: a parameter
 * @value_type: (nullable): the type that the cluster gives it
 * @value: a value
 * @error: return location for an error
 *
 * Tells whether a parameter may be given a value: by what the guide says of it, and by the type (contract 2.6 and 7).
 *
 * Returns: %TRUE when it may, %FALSE with %TEL_ERROR_INVALID and a sentence when not
 */
gboolean
tel_guide_parameter_check_value (TelGuideParameter parameter, const char *value_type, const char *value, GError **error)
{
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (guide[parameter].check == NULL)
    {
      g_autofree char *sentence = tel_guide_parameter_explain_read_only (parameter);

      return refuse (error, sentence);
    }
  if (g_utf8_strlen (value, -1) > MAXIMUM_LENGTH)
    return refuse (error, _ ("The value may have 255 characters."));

  return guide[parameter].check (value, error) && check_type (value_type, value, error);
}
