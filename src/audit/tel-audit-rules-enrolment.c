/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The rules of the catalogue about CAPF enrolment and phone security profiles: C01 to C19. */

#include "config.h"

#include "audit/tel-audit-devices.h"
#include "audit/tel-audit-parameters.h"
#include "audit/tel-audit-rules-private.h"

#include <glib/gi18n-lib.h>

#include "model/tel-certificate-status.h"
#include "model/tel-deadline.h"
#include "model/tel-enrolment.h"

#define SECONDS_PER_DAY (24 * 60 * 60)
/* “CAPF Operation Expires in (days)” where the cluster does not tell it (G3.5). */
#define DEFAULT_CAPF_DAYS 10

static TelSecurityProfile *
get_profile (TelAuditPass *pass, TelDevice *device)
{
  return tel_snapshot_get_security_profile (pass->snapshot, tel_device_get_security_profile (device));
}

static gboolean
needs_certificate (TelAuditPass *pass, TelDevice *device)
{
  TelSecurityProfile *profile = get_profile (pass, device);

  return profile != NULL && tel_security_profile_needs_certificate (profile);
}

static gboolean
has_mode (TelDevice *device, const char *mode)
{
  return g_strcmp0 (tel_device_get_authentication_mode (device), mode) == 0;
}

static TelEnrolmentState
get_state (TelAuditPass *pass, TelDevice *device)
{
  return tel_enrolment_get_state (device, tel_snapshot_get_taken_at (pass->snapshot),
                                  tel_snapshot_get_time_zone (pass->snapshot));
}

static char *
describe_deadline (TelAuditPass *pass, TelDevice *device)
{
  GTimeZone *zone = tel_snapshot_get_time_zone (pass->snapshot);
  g_autoptr (GDateTime) deadline = tel_deadline_parse (tel_device_get_completes_by (device), zone);

  return deadline != NULL ? tel_deadline_describe (deadline, zone) : g_strdup (tel_audit_show (NULL));
}

static char *
describe_date (TelAuditPass *pass, gint64 seconds)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);

  return date != NULL ? tel_deadline_describe (date, tel_snapshot_get_time_zone (pass->snapshot))
                      : g_strdup_printf ("%" G_GINT64_FORMAT, seconds);
}

/* While an operation waits the device can be moved to another profile for it (contract 4.1), and enrolment fails. */
static void
judge_key_size (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelSecurityProfile *profile = get_profile (pass, device);
      const char *size = tel_device_get_key_size (device);

      if (profile == NULL || tel_audit_is_empty (size) ||
          tel_audit_is_empty (tel_security_profile_get_key_size (profile)) ||
          g_strcmp0 (size, tel_security_profile_get_key_size (profile)) == 0)
        continue;

      /* Translators: a number of bits, a phone security profile, a number of bits */
      tel_audit_pass_add_device (pass, tel_device_is_pending (device) ? TEL_SEVERITY_ERROR : TEL_SEVERITY_WARNING,
                                 device, _ ("The key size is %s, that of the profile “%s” is %s."), size,
                                 tel_security_profile_get_name (profile), tel_security_profile_get_key_size (profile));
    }
}

static void
judge_null_string (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelDeviceType type;

      if (!tel_device_get_softphone_type (device, &type) || !tel_device_type_needs_mac_for_null_string (type) ||
          !has_mode (device, TEL_AUTHENTICATION_MODE_NULL_STRING) ||
          tel_snapshot_is_mac_only (pass->snapshot, tel_device_get_name (device)))
        continue;

      if (tel_device_is_pending (device))
        tel_audit_pass_add_device (
            pass, TEL_SEVERITY_ERROR, device,
            _ ("The authentication mode is By Null String, and a certificate operation waits for the device."));
      else if (needs_certificate (pass, device))
        tel_audit_pass_add_device (
            pass, TEL_SEVERITY_ERROR, device,
            /* Translators: a phone security profile */
            _ ("The authentication mode is By Null String, and the profile “%s” needs a certificate."),
            tel_device_get_security_profile (device));
    }
}

static void
judge_missing_string (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelStringState state = tel_snapshot_get_string_state (pass->snapshot, tel_device_get_name (device));

      if (!tel_device_is_pending (device) || !has_mode (device, TEL_AUTHENTICATION_MODE_STRING))
        continue;

      if (state == TEL_STRING_STATE_ABSENT)
        tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device,
                                   _ ("The device waits with the mode By Authentication String, and there is no "
                                      "authentication string."));
      else if (state == TEL_STRING_STATE_MALFORMED)
        tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device,
                                   _ ("The device waits with the mode By Authentication String, and the "
                                      "authentication string does not have 4 to 10 digits."));
    }
}

static void
judge_deadline (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      g_autofree char *deadline = NULL;

      if (get_state (pass, device) != TEL_ENROLMENT_STATE_EXPIRED)
        continue;
      deadline = describe_deadline (pass, device);
      tel_audit_pass_add_device (
          pass, TEL_SEVERITY_ERROR, device,
          /* Translators: a date and time of the cluster’s clock */
          _ ("The operation was to be completed by %s in the cluster’s time, and it still waits."), deadline);
    }
}

/* What is to be done differs with what the cluster says. */
static void
judge_failure (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      const char *status = tel_device_get_certificate_status (device);
      const char *remedy = tel_certificate_status_get_remedy (status);
      const char *reason = tel_certificate_status_describe_reason (status);

      if (status == NULL || !g_str_has_prefix (status, "Upgrade Failed"))
        continue;

      if (remedy == NULL)
        /* Translators: the cluster’s own words for a status */
        tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device, _ ("The certificate status is “%s”."), status);
      else if (reason == NULL)
        /* Translators: the cluster’s own words for a status, what to do about it */
        tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device, _ ("The certificate status is “%s”. %s"), status,
                                   remedy);
      else
        /* Translators: the cluster’s own words for a status, why, what to do about it */
        tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device, _ ("The certificate status is “%s”: %s. %s"),
                                   status, reason, remedy);
    }
}

/* The devices of each string, by the string's ordinal. */
static GHashTable *
index_strings (TelAuditPass *pass)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  TelDevice *device;

  for (each_object (pass, TEL_OBJECT_KIND_DEVICE, device))
    {
      gpointer ordinal =
          GUINT_TO_POINTER (tel_snapshot_get_string_ordinal (pass->snapshot, tel_device_get_name (device)));
      GPtrArray *devices = g_hash_table_lookup (index, ordinal);

      if (ordinal == NULL)
        continue;
      if (devices == NULL)
        {
          devices = g_ptr_array_new ();
          g_hash_table_insert (index, ordinal, devices);
        }
      g_ptr_array_add (devices, (gpointer) tel_device_get_name (device));
    }

  return index;
}

/* The names of all others but one, of whom no more are looked at than are shown. */
static char *
list_others (GPtrArray *names, const char *name)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < MIN (names->len, TEL_AUDIT_MANY_NAMES + 1); i++)
    if (!g_str_equal (names->pdata[i], name))
      g_ptr_array_add (others, names->pdata[i]);

  return tel_audit_list_names (others, names->len - 1);
}

static void
judge_shared_string (TelAuditPass *pass)
{
  g_autoptr (GHashTable) index = index_strings (pass);
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      const char *name = tel_device_get_name (device);
      guint ordinal = tel_snapshot_get_string_ordinal (pass->snapshot, name);
      GPtrArray *names = g_hash_table_lookup (index, GUINT_TO_POINTER (ordinal));
      g_autofree char *others = NULL;

      if (names == NULL || names->len < 2)
        continue;
      others = list_others (names, name);
      /* Translators: names of devices */
      tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device,
                                 _ ("The authentication string is the same as that of %s."), others);
    }
}

static void
judge_left_string (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    if (!tel_device_is_pending (device) &&
        tel_snapshot_get_string_state (pass->snapshot, tel_device_get_name (device)) != TEL_STRING_STATE_ABSENT)
      tel_audit_pass_add_device (pass, TEL_SEVERITY_INFORMATION, device,
                                 _ ("There is an authentication string, and no certificate operation waits for it."));
}

static guint64
get_capf_days (TelAuditPass *pass)
{
  g_autoptr (TelParameterDiscovery) discovery = tel_audit_discover (pass->snapshot, TEL_GUIDE_PARAMETER_CAPF_EXPIRY);
  guint64 days;

  return tel_parameter_discovery_find_highest (discovery, &days) && days > 0 ? days : DEFAULT_CAPF_DAYS;
}

/* The cluster does not keep since when a string waits; it ends a fixed number of days later, unless chosen otherwise.
 */
static gboolean
has_waited (TelAuditPass *pass, TelDevice *device, guint64 capf_days)
{
  g_autoptr (GDateTime) deadline =
      tel_deadline_parse (tel_device_get_completes_by (device), tel_snapshot_get_time_zone (pass->snapshot));
  gint64 begun;

  if (deadline == NULL)
    return FALSE;
  begun = g_date_time_to_unix (deadline) - (gint64) capf_days * SECONDS_PER_DAY;

  return begun + (gint64) pass->limits.days_undelivered * SECONDS_PER_DAY <= pass->now;
}

static void
judge_delivery (TelAuditPass *pass)
{
  guint64 capf_days = get_capf_days (pass);
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      const char *name = tel_device_get_name (device);
      g_autofree char *deadline = NULL;

      /* What is over, or has no string, needs a new one (C04, C05). */
      if (get_state (pass, device) != TEL_ENROLMENT_STATE_WAITING ||
          !has_mode (device, TEL_AUTHENTICATION_MODE_STRING) ||
          tel_snapshot_get_string_state (pass->snapshot, name) != TEL_STRING_STATE_PRESENT ||
          tel_snapshot_get_delivered_at (pass->snapshot, name) != 0 || !has_waited (pass, device, capf_days))
        continue;

      deadline = describe_deadline (pass, device);
      tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device,
                                 /* Translators: a date and time of the cluster’s clock */
                                 _ ("The authentication string is good until %s, and nothing says that it was given "
                                    "out."),
                                 deadline);
    }
}

static void
judge_certificate (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      TelSecurityProfile *profile = get_profile (pass, device);
      gint64 valid_until;
      gint64 issuer_valid_until;

      tel_snapshot_get_certificate_dates (pass->snapshot, tel_device_get_name (device), &valid_until,
                                          &issuer_valid_until);
      if (!needs_certificate (pass, device) || tel_device_is_pending (device) || valid_until != 0 ||
          g_strcmp0 (tel_device_get_certificate_status (device), "None") != 0)
        continue;

      tel_audit_pass_add_device (
          pass, TEL_SEVERITY_ERROR, device,
          /* Translators: a phone security profile, its security mode */
          _ ("The profile “%s” is %s, no certificate was ever installed, and no certificate operation waits."),
          tel_security_profile_get_name (profile), tel_security_profile_get_device_security_mode (profile));
    }
}

/* What is being renewed is not found again; when that runs out, C05 finds it. */
static void
judge_validity (TelAuditPass *pass)
{
  gint64 soon = pass->now + (gint64) pass->limits.days_to_renew * SECONDS_PER_DAY;
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      gint64 valid_until;
      gint64 issuer_valid_until;
      gint64 end;
      TelSeverity severity;
      g_autofree char *own = NULL;
      g_autofree char *issuer = NULL;

      tel_snapshot_get_certificate_dates (pass->snapshot, tel_device_get_name (device), &valid_until,
                                          &issuer_valid_until);
      end = issuer_valid_until != 0 ? MIN (valid_until, issuer_valid_until) : valid_until;
      if (valid_until == 0 || end >= soon || get_state (pass, device) == TEL_ENROLMENT_STATE_WAITING)
        continue;

      severity = end <= pass->now ? TEL_SEVERITY_ERROR : TEL_SEVERITY_WARNING;
      own = describe_date (pass, valid_until);
      issuer = issuer_valid_until != 0 ? describe_date (pass, issuer_valid_until) : NULL;
      if (issuer == NULL)
        /* Translators: a date and time of the cluster’s clock */
        tel_audit_pass_add_device (pass, severity, device, _ ("The certificate is valid until %s."), own);
      else
        /* Translators: two dates and times of the cluster’s clock */
        tel_audit_pass_add_device (pass, severity, device,
                                   _ ("The certificate is valid until %s, its issuer until %s."), own, issuer);
    }
}

static void
judge_mra (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    if (tel_device_get_mra_mode (device) && tel_device_is_pending (device))
      tel_audit_pass_add_device (pass, TEL_SEVERITY_WARNING, device,
                                 /* Translators: a field */
                                 _ ("“%s” is on, and a certificate operation waits for the device."),
                                 tel_object_get_property_label (TEL_OBJECT (device), "mra-mode"));
}

static char *
explain_mra (TelSnapshot *snapshot)
{
  if (tel_snapshot_get_release (snapshot) >= TEL_RELEASE_12_5)
    return NULL;

  return g_strdup (_ ("Before release 12.5 the cluster does not tell which devices are used over MRA."));
}

static void
judge_oauth (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    if (needs_certificate (pass, device))
      tel_audit_pass_add_device (pass, TEL_SEVERITY_INFORMATION, device,
                                 /* Translators: a phone security profile */
                                 _ ("The profile “%s” needs a certificate from CAPF."),
                                 tel_device_get_security_profile (device));
}

#define OF_PROFILES (TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (SECURITY_PROFILES))

const TelAuditRule tel_audit_enrolment_rules[] = {
  { "C01", N_ ("Key size other than that of the profile"),
    N_ ("the key size of every softphone and that of its phone security profile"),
    N_ ("Key size, key order and mode belong to the profile. With another size enrolment fails, or the cluster moves "
        "the "
        "device to another profile."),
    "G3.4", N_ ("Issue a new string with the key size of the profile."), TEL_SEVERITY_ERROR, TEL_FIX_DELIVER, 0, 0,
    OF_PROFILES, FALSE, judge_key_size },
  { "C02", N_ ("Null string on a desktop softphone"),
    N_ ("the authentication mode of every CSF, whether a certificate operation waits, and its phone security profile; "
        "not of those that were confirmed to be used on a Mac only"),
    N_ ("Jabber for Windows does not support the mode By Null String: it does not register."), "G3.2, G8.5",
    N_ ("Choose a profile with the mode By Authentication String and issue a string. Where the softphone is used on a "
        "Mac only, confirm that."),
    TEL_SEVERITY_ERROR, TEL_FIX_DELIVER, 0, 0, OF_PROFILES, FALSE, judge_null_string },
  { "C03", N_ ("Certificate operation without mode or key size"),
    N_ ("the steps of every plan that start a certificate operation"),
    N_ ("What is not said of a certificate operation the cluster fills in: the mode By Null String and a key size of "
        "2048."),
    "G3.2, G3.4", N_ ("Nothing is to be done: every plan sends both, as the profile has them."), TEL_SEVERITY_ERROR,
    TEL_FIX_OWN_PLAN },
  { "C04", N_ ("No usable authentication string"),
    N_ ("whether every softphone that waits with the mode By Authentication String has a string of 4 to 10 digits"),
    N_ ("Without such a string the user has nothing to enter, and enrolment cannot begin."), "G3.3",
    N_ ("Issue a new string."), TEL_SEVERITY_ERROR, TEL_FIX_DELIVER, 0, 0, TEL_SNAPSHOT_BIT (DEVICES), FALSE,
    judge_missing_string },
  { "C05", N_ ("Deadline of the enrolment is over"),
    N_ ("Operation Completes By of every softphone that waits, by the clock of the cluster"),
    N_ ("After the deadline the string is refused, and the deadline cannot be extended any more."), "G4.3",
    N_ ("Issue a new string with a new deadline."), TEL_SEVERITY_ERROR, TEL_FIX_DELIVER, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES), FALSE, judge_deadline },
  { "C06", N_ ("Enrolment failed"), N_ ("the certificate status of every softphone"),
    N_ ("The last try did not end with a certificate. With a profile that needs one the device does not register."),
    "G4.2",
    N_ ("Do what the reason asks for, then issue a new string. After ten wrong strings none is taken for ten minutes, "
        "not even the right one."),
    TEL_SEVERITY_ERROR, TEL_FIX_DELIVER, 0, 0, TEL_SNAPSHOT_BIT (DEVICES), FALSE, judge_failure },
  { "C07", N_ ("The same authentication string on several devices"),
    N_ ("which authentication strings are equal, not what they are"),
    N_ ("Whoever was given the string of one device can enrol the others with it."), "G3.3",
    N_ ("Issue a new string for each device."), TEL_SEVERITY_WARNING, TEL_FIX_DELIVER, 0, 0, TEL_SNAPSHOT_BIT (DEVICES),
    FALSE, judge_shared_string },
  { "C08", N_ ("Authentication string left"),
    N_ ("whether a softphone has an authentication string though no certificate operation waits"),
    N_ ("The string is of no use any more, and every administrator can search for it."), "G4.5",
    N_ ("The cluster changes a string only together with a certificate operation: issue a new string, or start an "
        "operation and cancel it."),
    TEL_SEVERITY_INFORMATION, TEL_FIX_BY_HAND, 0, 0, TEL_SNAPSHOT_BIT (DEVICES), FALSE, judge_left_string },
  { "C09", N_ ("Authentication string not given out"),
    N_ ("which softphones wait with a string, and which strings were given out with this program on this computer; "
        "since "
        "when a device waits is taken from its deadline"),
    N_ ("The user cannot enrol without the string, and it runs out."), "G4.6",
    N_ ("Give the string out by mail or letter, or note how it was given out elsewhere as an exception."),
    TEL_SEVERITY_WARNING, TEL_FIX_BY_HAND, 0, 0, TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (DELIVERIES), FALSE,
    judge_delivery },
  { "C10", N_ ("Secure profile and no certificate"),
    N_ ("the phone security profile of every softphone, its certificate status, and from release 11.5 until when its "
        "certificate is valid"),
    N_ ("Without a certificate the cluster refuses the registration (403)."), "G3.7",
    N_ ("Start the enrolment: issue a string and give it out. The user enrols on the company network."),
    TEL_SEVERITY_ERROR, TEL_FIX_DELIVER, 0, 0, OF_PROFILES, FALSE, judge_certificate,
    TEL_SNAPSHOT_BIT (CERTIFICATE_DATES) },
  { "C11", N_ ("Certificate runs out"),
    N_ ("until when the certificate (LSC) of every softphone and its issuer are valid, where no renewal waits"),
    N_ ("When either is over, the device does not register any more."), "G3.7",
    N_ ("Issue a new string. The user renews the certificate on the company network, not over MRA. Where the issuer "
        "runs "
        "out, renew the certificate of CAPF first."),
    TEL_SEVERITY_ERROR, TEL_FIX_DELIVER, 0, 0, TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (CERTIFICATE_DATES), FALSE,
    judge_validity },
  { "C12", N_ ("TFTP encryption in a profile for mobile devices"),
    N_ ("TFTP Encrypted Config of the phone security profiles for TCT, BOT and TAB"),
    N_ ("Clients on mobile devices cannot read an encrypted configuration file."), "G8.4",
    N_ ("Switch TFTP Encrypted Config off."), TEL_SEVERITY_ERROR, TEL_FIX_AUTO, 0, 0, OF_PROFILES, FALSE,
    tel_audit_judge_tftp },
  { "C13", N_ ("Secure profile and no mixed mode"),
    N_ ("Cluster Security Mode, and which phone security profiles of softphones are secure without OAuth"),
    N_ ("On a cluster that is not in mixed mode devices with such a profile do not register."), "G1.6",
    N_ ("Put the cluster into mixed mode first, with the CTL client, or from release 10 with “utils ctl set-cluster "
        "mixed-mode” on the publisher. From release 12.5 a profile with OAuth does without."),
    TEL_SEVERITY_ERROR, TEL_FIX_BY_HAND, 0, 0, OF_PROFILES | TEL_SNAPSHOT_BIT (ENTERPRISE_PARAMETERS), FALSE,
    tel_audit_judge_mixed_mode, 0, tel_audit_explain_mixed_mode },
  { "C14", N_ ("Enrolment waits for a device that is used over MRA"),
    N_ ("which softphones that wait may be activated over MRA; where their users work is not told"),
    N_ ("CAPF cannot be reached over MRA, neither for the first enrolment nor for a renewal."), "G3.6",
    N_ ("Have the user enrol on the company network, or choose a profile with OAuth."), TEL_SEVERITY_WARNING,
    TEL_FIX_BY_HAND, 0, 0, TEL_SNAPSHOT_BIT (DEVICES), FALSE, judge_mra, 0, explain_mra },
  { "C15", N_ ("CAPF where OAuth would do"),
    N_ ("which softphones have a phone security profile that needs a certificate"),
    N_ ("From release 12.5 SIP OAuth is recommended for Jabber: it needs neither certificates on devices nor mixed "
        "mode."),
    "G1.8", N_ ("Switch SIP OAuth on with “utils sipOAuth-mode enable” and make a profile with OAuth for the device."),
    TEL_SEVERITY_INFORMATION, TEL_FIX_BY_HAND, TEL_RELEASE_12_5, 0, OF_PROFILES, FALSE, judge_oauth },
  { "C16", N_ ("Certificates are not issued by CAPF"), N_ ("Certificate Issuer to Endpoint"),
    N_ ("For enrolment Jabber supports “Cisco Certificate Authority Proxy Function” alone."), "G1.4",
    N_ ("Set it to “Cisco Certificate Authority Proxy Function”. That changes the enrolment of all phones and needs a "
        "restart of the CAPF service."),
    TEL_SEVERITY_ERROR, TEL_FIX_CHOOSE, TEL_RELEASE_10_0, 0,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (CERTIFICATE_ISSUER), FALSE, tel_audit_judge_issuer, 0,
    tel_audit_explain_issuer },
  { "C17", N_ ("CAPF cannot be reached"), N_ ("whether the publisher accepts a connection at the port of CAPF"),
    N_ ("CAPF runs on the publisher only. While nobody answers there no device can enrol."), "G1.4",
    N_ ("Activate and start Cisco Certificate Authority Proxy Function on the publisher in Cisco Unified "
        "Serviceability, "
        "and see that port 3804 is open between here and there."),
    TEL_SEVERITY_ERROR, TEL_FIX_BY_HAND, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (NODES) | TEL_SNAPSHOT_BIT (CAPF_SERVICE), FALSE,
    tel_audit_judge_capf_service },
  { "C18", N_ ("Many strings for one moment"), N_ ("how many strings a plan issues with the same deadline"),
    N_ ("Many devices that enrol at the same time make keys and certificates at the same time, which can hold up call "
        "processing."),
    "G4.1", N_ ("Issue them in parts, on several days, and outside the busy hours."), TEL_SEVERITY_WARNING,
    TEL_FIX_OWN_PLAN },
  { "C19", N_ ("Secure profile without TLS"),
    N_ ("device security mode and transport type of the phone security profiles of softphones"),
    N_ ("An Authenticated or Encrypted device signals over TLS only: with another transport it does not register."),
    "G8.3", N_ ("Set the transport type to TLS."), TEL_SEVERITY_ERROR, TEL_FIX_AUTO, 0, 0, OF_PROFILES, FALSE,
    tel_audit_judge_transport },
  { NULL },
};
