/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-parameters.h"

#include "simulator/tel-simulator-fault.h"

#include <string.h>

#define ENTERPRISE "Enterprise Wide"
#define CALL_MANAGER "Cisco CallManager"
#define TFTP "Cisco Tftp"
#define CAPF "Cisco Certificate Authority Proxy Function"

#define BOOLEAN "boolean", "one of F|T"
#define FLAG "long", "one of 0|1"
#define TEXT "string", "at most 255"
#define FIXED "fixed"

/*
 * A parameter of a service, its type, what it may be, and what a fresh cluster and one in use have for its value.
 *
 * The rule is kept beside the value: `from A to B` for a number, `one of A|B`, `at most N` characters, `fixed` for what
 * is set elsewhere, or a regular expression that begins with `^`.
 */
typedef struct
{
  const char *service;
  const char *name;
  const char *type;
  const char *rule;
  const char *fresh;
  const char *used;
  guint since;
} Parameter;

/*
 * A part of the parameters of a real cluster: those of the guide (contract 7), and some that administrators know, with
 * the ranges that the administration's help gives. The names of ClusterSIPOAuthMode, CAPFOperationExpiresIn,
 * CertificateIssuerToEndpoint and SIPDualModeAlertTimer are UNVERIFIED, as is the range of the latter.
 */
static const Parameter parameters[] = {
  { ENTERPRISE, "ClusterID", "string", "^[A-Za-z0-9-]{1,50}$", "StandAloneCluster", "StandAloneCluster" },
  { ENTERPRISE, "ClusterName", TEXT, "", "cucm.example.com" },
  { ENTERPRISE, "OrganizationDomain", "string", "^([A-Za-z0-9][A-Za-z0-9-]*([,.][A-Za-z0-9][A-Za-z0-9-]*)*)?$", "",
    "example.com" },
  { ENTERPRISE, "ClusterSecurityMode", "long", FIXED, "0", "1" },
  { ENTERPRISE, "ClusterSIPOAuthMode", "long", FIXED, "0", "0", 1205 },
  { ENTERPRISE, "CAPFOperationExpiresIn", "long", "from 1 to 365", "10", "10" },
  { ENTERPRISE, "AdvertiseG722Codec", FLAG, "1", "1" },
  { ENTERPRISE, "AutoRegistrationPhoneProtocol", FLAG, "0", "1" },
  { ENTERPRISE, "BLFForCallLists", FLAG, "0", "0" },
  { ENTERPRISE, "ConnectionMonitorDuration", "long", "from 0 to 2592000", "120", "120" },
  { ENTERPRISE, "EnableDependencyRecords", BOOLEAN, "F", "T" },
  { ENTERPRISE, "MLPPDomainIdentifier", "string", "^[0-9A-Fa-f]{6}$", "000000", "000000" },
  { ENTERPRISE, "MLPPIndicationStatus", FLAG, "0", "0" },
  { ENTERPRISE, "MaxNumberOfDeviceLevelTrace", "long", "from 0 to 256", "12", "12" },
  { ENTERPRISE, "PhonePersonalization", FLAG, "0", "0" },
  { ENTERPRISE, "ServicesProvisioning", "long", "one of 0|1|2", "0", "0" },
  { ENTERPRISE, "URLAuthentication", TEXT, "http://cucm-pub.example.com:8080/ccmcip/authenticate.jsp",
    "http://cucm-pub.example.com:8080/ccmcip/authenticate.jsp" },
  { ENTERPRISE, "URLDirectories", TEXT, "http://cucm-pub.example.com:8080/ccmcip/xmldirectory.jsp",
    "http://cucm-pub.example.com:8080/ccmcip/xmldirectory.jsp" },
  { ENTERPRISE, "URLIdle", TEXT, "", "" },
  { ENTERPRISE, "URLIdleTime", "long", "from 0 to 604800", "0", "0" },
  { ENTERPRISE, "URLServices", TEXT, "http://cucm-pub.example.com:8080/ccmcip/getservicesmenu.jsp",
    "http://cucm-pub.example.com:8080/ccmcip/getservicesmenu.jsp" },
  { ENTERPRISE, "UserSearchLimit", "long", "from 1 to 500", "64", "64" },

  { CAPF, "CertificateIssuerToEndpoint", "string", "one of " CAPF "|Online CA|Offline CA", CAPF, CAPF, 1000 },
  { CAPF, "DurationOfCertificateValidity", "long", "from 1 to 20", "5", "5" },
  { CAPF, "MaximumAllowableAttemptsForKeyGeneration", "long", "from 1 to 10", "3", "3" },
  { CAPF, "MaximumAllowableTimeForKeyGeneration", "long", "from 1 to 99", "30", "30" },

  { TFTP, "AlternateFileLocation1", TEXT, "", "" },
  { TFTP, "BuildCNFFiles", "string", "one of Build All|Build None|Build Selective", "Build Selective",
    "Build Selective" },
  { TFTP, "EnableCachingOfBinFiles", BOOLEAN, "T", "T" },
  { TFTP, "EnableCachingOfConstantFiles", BOOLEAN, "T", "T" },
  { TFTP, "FileLocation", TEXT, "/usr/local/cm/tftp/", "/usr/local/cm/tftp/" },
  { TFTP, "MaximumServingCount", "long", "from 1 to 5000", "2500", "2500" },

  { CALL_MANAGER, "AutomaticAlternateRoutingEnable", BOOLEAN, "F", "F" },
  { CALL_MANAGER, "BlockOffNetToOffNetTransfer", BOOLEAN, "F", "F" },
  { CALL_MANAGER, "BuiltInBridgeEnable", FLAG, "0", "1" },
  { CALL_MANAGER, "CallDiagnosticsEnabled", "long", "one of 0|1|2", "0", "1" },
  { CALL_MANAGER, "CallParkReversionTimer", "long", "from 1 to 1200", "60", "60" },
  { CALL_MANAGER, "CdrEnabled", BOOLEAN, "F", "T" },
  { CALL_MANAGER, "CdrLogCallsWithZeroDurationFlag", BOOLEAN, "F", "F" },
  { CALL_MANAGER, "DefaultNetworkHoldMOHAudioSourceID", "long", "from 1 to 51", "1", "1" },
  { CALL_MANAGER, "DefaultUserHoldMOHAudioSourceID", "long", "from 1 to 51", "1", "1" },
  { CALL_MANAGER, "DropAdhocConference", "long", "one of 0|1|2", "0", "0" },
  { CALL_MANAGER, "ForwardMaximumHopCount", "long", "from 1 to 60", "12", "12" },
  { CALL_MANAGER, "ForwardNoAnswerTimeout", "long", "from 1 to 300", "12", "20" },
  { CALL_MANAGER, "MatchingCgpnWithAttendantFlag", BOOLEAN, "F", "F" },
  { CALL_MANAGER, "MaximumAdHocConference", "long", "from 3 to 64", "4", "4" },
  { CALL_MANAGER, "MaximumMeetMeConferenceUnicast", "long", "from 1 to 256", "4", "4" },
  { CALL_MANAGER, "MobileVoiceAccessEnable", BOOLEAN, "F", "F" },
  { CALL_MANAGER, "SIPDualModeAlertTimer", "long", "from 0 to 300000", "1500", "1500" },
  { CALL_MANAGER, "StationKeepAliveInterval", "long", "from 10 to 60", "30", "30" },
  { CALL_MANAGER, "SuppressMOHToConferenceBridge", BOOLEAN, "T", "T" },
  { CALL_MANAGER, "TimerT301_msec", "long", "from 30000 to 600000", "180000", "180000" },
  { CALL_MANAGER, "TimerT302_msec", "long", "from 3000 to 120000", "15000", "5000" },
  { CALL_MANAGER, "VoiceMailMaximumHopCount", "long", "from 0 to 99", "12", "12" },
};

static gboolean
insert (TelSimulatorStore *store, const Parameter *parameter, const char *node, const char *value, GError **error)
{
  g_autofree char *pkid = tel_simulator_store_new_pkid (store);

  return tel_simulator_store_run (
      store, error,
      "INSERT INTO processconfig (pkid, paramname, paramvalue, tkservice, fkprocessnode, tkparam, paramrule,"
      " paramdefault) VALUES (?, ?, ?, (SELECT s.enum FROM typeservice s WHERE s.name = ?), ?,"
      " (SELECT t.enum FROM typeparam t WHERE t.name = ?), ?, ?)",
      pkid, parameter->name, *value != '\0' ? value : NULL, parameter->service, node, parameter->type, parameter->rule,
      *parameter->fresh != '\0' ? parameter->fresh : NULL, TEL_SIMULATOR_END);
}

/* Enterprise parameters have a node of their own, CAPF runs on the publisher only, the other services on each node that
 * processes calls (contract 2.6 and 7). */
static GPtrArray *
select_nodes (TelSimulatorStore *store, const char *service)
{
  if (g_str_equal (service, ENTERPRISE))
    return tel_simulator_store_select (store, "SELECT pkid FROM processnode WHERE name = 'EnterpriseWideData'",
                                       TEL_SIMULATOR_END);
  if (g_str_equal (service, CAPF))
    return tel_simulator_store_select (store,
                                       "SELECT pkid FROM processnode WHERE name <> 'EnterpriseWideData'"
                                       " AND tkprocessnoderole = 1 AND tknodeusage = 1",
                                       TEL_SIMULATOR_END);

  return tel_simulator_store_select (store,
                                     "SELECT pkid FROM processnode WHERE name <> 'EnterpriseWideData'"
                                     " AND tkprocessnoderole = 1 ORDER BY tknodeusage, name",
                                     TEL_SIMULATOR_END);
}

/**
 * tel_simulator_parameters_fill:
 * @store: a database with its nodes
 * @used: whether the cluster is in use, or fresh
 * @error: return location for a #GError
 *
 * Gives the cluster its enterprise and service parameters, as far as its release has them.
 *
 * Returns: whether they were added
 */
gboolean
tel_simulator_parameters_fill (TelSimulatorStore *store, gboolean used, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      const Parameter *parameter = &parameters[i];
      g_autoptr (GPtrArray) nodes = NULL;

      if (parameter->since > tel_simulator_store_get_release (store))
        continue;

      nodes = select_nodes (store, parameter->service);

      for (guint j = 0; j < nodes->len; j++)
        if (!insert (store, parameter, tel_simulator_rows_get (nodes, j, 0), used ? parameter->used : parameter->fresh,
                     error))
          return FALSE;
    }

  return TRUE;
}

/**
 * tel_simulator_parameters_is_fixed:
 * @rule: (nullable): what a parameter may be, as processconfig keeps it
 *
 * Returns: whether the parameter is only read here, as the security mode, which the command line of a node sets
 */
gboolean
tel_simulator_parameters_is_fixed (const char *rule)
{
  return g_strcmp0 (rule, FIXED) == 0;
}

static gboolean
is_one_of (const char *choices, const char *value)
{
  g_auto (GStrv) names = g_strsplit (choices, "|", -1);

  return g_strv_contains ((const char *const *) names, value);
}

static gboolean
is_between (const char *value, const char *range)
{
  g_auto (GStrv) limits = g_strsplit (range, " to ", 2);
  guint64 minimum = g_ascii_strtoull (limits[0], NULL, 10);
  guint64 maximum = g_ascii_strtoull (limits[1], NULL, 10);

  return g_ascii_string_to_unsigned (value, 10, minimum, maximum, NULL, NULL);
}

/**
 * tel_simulator_parameters_check:
 * @rule: (nullable): what the parameter may be, as processconfig keeps it
 * @name: its name
 * @value: (nullable): a new value
 * @error: return location for a #GError
 *
 * Tells whether a parameter can have a value. The words of the refusal are UNVERIFIED (contract 7).
 *
 * Returns: FALSE with a #TelSimulatorFault when it cannot
 */
gboolean
tel_simulator_parameters_check (const char *rule, const char *name, const char *value, GError **error)
{
  const char *text = value != NULL ? value : "";
  g_autofree char *reason = NULL;

  if (rule == NULL)
    return TRUE;

  if (tel_simulator_parameters_is_fixed (rule))
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "The parameter %s is read-only and cannot be modified.", name);

      return FALSE;
    }

  if (g_str_has_prefix (rule, "from "))
    {
      if (is_between (text, rule + strlen ("from ")))
        return TRUE;
      reason = g_strdup_printf ("The value must be a number %s.", rule);
    }
  else if (g_str_has_prefix (rule, "one of "))
    {
      if (is_one_of (rule + strlen ("one of "), text))
        return TRUE;
      reason = g_strdup_printf ("The value must be %s.", rule);
    }
  else if (g_str_has_prefix (rule, "at most "))
    {
      if (g_utf8_strlen (text, -1) <= (glong) g_ascii_strtoull (rule + strlen ("at most "), NULL, 10))
        return TRUE;
      reason = g_strdup_printf ("The value may have %s characters.", rule);
    }
  else
    {
      if (g_utf8_strlen (text, -1) <= 255 && g_regex_match_simple (rule, text, G_REGEX_DOLLAR_ENDONLY, 0))
        return TRUE;
      reason = g_strdup ("It has invalid characters or is not formatted correctly.");
    }

  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
               "The specified value for %s is not valid: %s. %s", name, text, reason);

  return FALSE;
}
