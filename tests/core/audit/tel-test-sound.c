/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-sound.h"

#include "cluster/tel-guide-parameter.h"
#include "model/tel-parameter.h"
#include "model/tel-process-node.h"
#include "model/tel-reference.h"

#define MOBILE_PROFILE "Standard SIP Profile for Mobile Device"
#define OWN_MOBILE_PROFILE "Jabber Mobile SIP Profile"

static const char *const groups[] = { "Standard CCM End Users", "Standard CTI Enabled",
                                      "Standard CTI Allow Control of Phones supporting Connected Xfer and conf", NULL };

static void
put (TelSnapshot *self, TelObjectKind kind, gpointer object)
{
  tel_snapshot_put (self, kind, object);
  g_object_unref (object);
}

static void
put_sip_profile (TelSnapshot *self, const char *name, gboolean mobile)
{
  TelSipProfile *profile =
      g_object_new (TEL_TYPE_SIP_PROFILE, "name", name, "timer-register-delta", 5u, "timer-register", 3600u,
                    "timer-keep-alive", 120u, "timer-subscribe", 120u, "timer-subscribe-delta", 5u, NULL);

  if (mobile)
    tel_sip_profile_set_mobile_timers (profile);
  put (self, TEL_OBJECT_KIND_SIP_PROFILE, profile);
}

static void
put_security_profile (TelSnapshot *self, TelDeviceType type)
{
  put (self, TEL_OBJECT_KIND_SECURITY_PROFILE,
       g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", tel_device_type_get_standard_security_profile (type), "product",
                     tel_device_type_get_product (type), "protocol", "SIP", "device-security-mode",
                     TEL_SECURITY_MODE_NON_SECURE, "authentication-mode", TEL_AUTHENTICATION_MODE_NULL_STRING,
                     "key-size", "2048", "key-order", TEL_KEY_ORDER_RSA, "transport", "TCP+UDP", NULL));
}

/**
 * tel_test_sound_set_parameter:
 * @snapshot: a snapshot
 * @service: the service of a parameter, which is the enterprise or runs on the one node
 * @name: its name
 * @value: its value
 *
 * Puts a parameter into a snapshot, in the place of the one of that name.
 */
void
tel_test_sound_set_parameter (TelSnapshot *snapshot, const char *service, const char *name, const char *value)
{
  gboolean enterprise = g_str_equal (service, "Enterprise Wide");

  put (snapshot, TEL_OBJECT_KIND_PARAMETER,
       g_object_new (TEL_TYPE_PARAMETER, "service", service, "name", name, "value", value, "node",
                     enterprise ? TEL_PROCESS_NODE_ENTERPRISE : TEL_TEST_SOUND_NODE, NULL));
}

/**
 * tel_test_sound_add_number:
 * @snapshot: a snapshot
 * @pattern: a pattern
 * @partition: (nullable): its partition
 *
 * Adds a directory number with voice mail.
 *
 * Returns: (transfer none): the number
 */
TelDirectoryNumber *
tel_test_sound_add_number (TelSnapshot *snapshot, const char *pattern, const char *partition)
{
  TelDirectoryNumber *number = g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", pattern, "partition", partition,
                                             "usage", "Device", "voice-mail-profile", "Default", "active", TRUE, NULL);

  put (snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER, number);
  tel_snapshot_set_forward (snapshot, number, TRUE);

  return number;
}

/**
 * tel_test_sound_add_user:
 * @snapshot: a snapshot
 * @user_id: the ID of a new user
 * @extension: a new number in the partition of all
 *
 * Adds a user who has everything but a device.
 *
 * Returns: (transfer none): the user
 */
TelUser *
tel_test_sound_add_user (TelSnapshot *snapshot, const char *user_id, const char *extension)
{
  static const TelCredential credential = { TEL_CREDENTIAL_STATE_LASTING, NULL, NULL, NULL };
  g_autofree char *mail = g_strdup_printf ("%s@example.com", user_id);
  TelUser *user =
      g_object_new (TEL_TYPE_USER, "user-id", user_id, "last-name", user_id, "mail", mail, "department", "Sales",
                    "groups", groups, "primary-pattern", extension, "primary-partition", TEL_TEST_SOUND_PARTITION,
                    "cti-enabled", TRUE, "home-cluster", TRUE, "im-and-presence", TRUE, "status", "1", NULL);

  tel_test_sound_add_number (snapshot, extension, TEL_TEST_SOUND_PARTITION);
  put (snapshot, TEL_OBJECT_KIND_USER, user);
  tel_snapshot_set_credential (snapshot, user_id, &credential);

  return user;
}

/**
 * tel_test_sound_add_line:
 * @device: a device
 * @pattern: the pattern of a number
 * @partition: (nullable): its partition
 * @user_id: (nullable): who is associated with it, and whose name it shows
 *
 * Adds a line behind the others.
 *
 * Returns: (transfer none): the line
 */
TelLine *
tel_test_sound_add_line (TelDevice *device, const char *pattern, const char *partition, const char *user_id)
{
  const char *const end_users[] = { user_id, NULL };
  GListModel *lines = tel_device_get_lines (device);
  g_autoptr (TelLine) line =
      g_object_new (TEL_TYPE_LINE, "index", g_list_model_get_n_items (lines) + 1, "pattern", pattern, "partition",
                    partition, "label", user_id, "display", user_id, "display-ascii", user_id, "maximum-calls", 4u,
                    "busy-trigger", 2u, "end-users", user_id != NULL ? end_users : NULL, NULL);

  g_list_store_append (G_LIST_STORE (lines), line);

  return line;
}

/**
 * tel_test_sound_add_device:
 * @snapshot: a snapshot
 * @product: a product, of the types of softphone or another
 * @name: the name of a new device
 * @user_id: the ID of its user
 *
 * Adds a device with the extension of its user, registered and associated.
 *
 * Returns: (transfer none): the device
 */
TelDevice *
tel_test_sound_add_device (TelSnapshot *snapshot, const char *product, const char *name, const char *user_id)
{
  TelUser *user = tel_snapshot_get_user (snapshot, user_id);
  const char *profile = tel_snapshot_get_release (snapshot) >= TEL_RELEASE_10_0 ? MOBILE_PROFILE : OWN_MOBILE_PROFILE;
  TelDeviceType type = TEL_DEVICE_TYPE_CSF;
  gboolean softphone = tel_device_type_from_product (product, &type) && tel_device_type_is_softphone (type);
  gboolean mobile = softphone && tel_device_type_is_mobile (type);
  g_autoptr (TelRegistration) registration =
      tel_registration_new (name, "Registered", "192.0.2.10", TEL_TEST_SOUND_NODE, TEL_TEST_SOUND_NOW);
  TelDevice *device =
      g_object_new (TEL_TYPE_DEVICE, "name", name, "product", product, "model", product, "class", "Phone", "protocol",
                    "SIP", "device-pool", "Default", "calling-search-space", "CSS-Internal", "location", "Hub_None",
                    "sip-profile", mobile ? profile : "Standard SIP Profile", "owner", user_id, "cti-control", TRUE,
                    "certificate-operation", TEL_CERTIFICATE_OPERATION_NONE, "authentication-mode",
                    TEL_AUTHENTICATION_MODE_NULL_STRING, "key-size", "2048", "certificate-status", "None", NULL);

  if (softphone)
    g_object_set (device, "security-profile", tel_device_type_get_standard_security_profile (type), "button-template",
                  tel_device_type_get_button_template (type), NULL);
  tel_user_associate (user, name);
  tel_test_sound_add_line (device, tel_user_get_primary_pattern (user), tel_user_get_primary_partition (user), user_id);
  put (snapshot, TEL_OBJECT_KIND_DEVICE, device);
  if (tel_snapshot_has (snapshot, TEL_SNAPSHOT_BIT (REGISTRATIONS)))
    tel_snapshot_set_registration (snapshot, registration);

  return device;
}

/**
 * tel_test_sound_get_line:
 * @snapshot: a snapshot
 * @device_name: the name of a device
 *
 * Gets the first line of a device.
 *
 * Returns: (transfer none): the line
 */
TelLine *
tel_test_sound_get_line (TelSnapshot *snapshot, const char *device_name)
{
  g_autoptr (TelLine) line =
      g_list_model_get_item (tel_device_get_lines (tel_snapshot_get_device (snapshot, device_name)), 0);

  return line;
}

static void
set_states (TelSnapshot *self)
{
  for (guint part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    tel_snapshot_set_state (self, part, TEL_SNAPSHOT_STATE_READ, NULL);
  if (tel_snapshot_get_release (self) >= TEL_RELEASE_11_5)
    return;

  tel_snapshot_set_state (self, TEL_SNAPSHOT_PART_REGISTRATIONS, TEL_SNAPSHOT_STATE_NOT_OFFERED,
                          "Release 11.5 is the first to tell it.");
  tel_snapshot_set_state (self, TEL_SNAPSHOT_PART_CERTIFICATE_DATES, TEL_SNAPSHOT_STATE_NOT_OFFERED,
                          "Release 11.5 is the first to tell it.");
}

/**
 * tel_test_sound_new:
 * @release: a release
 *
 * Makes a snapshot of a cluster in which nothing is wrong, read as far as its release can tell: tadams has CSFTADAMS,
 * TCTTADAMS and the desk phone SEP001122334455 with the number 1001, jsmith has CSFJSMITH with 1002.
 *
 * Returns: (transfer full): the snapshot, to be spoilt
 */
TelSnapshot *
tel_test_sound_new (TelRelease release)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (TEL_TEST_SOUND_NOW);
  TelSnapshot *self = tel_snapshot_new (release, now, zone);

  set_states (self);
  for (guint type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    {
      put_security_profile (self, type);
      tel_snapshot_set_product (self, type, TRUE);
    }
  put_sip_profile (self, "Standard SIP Profile", FALSE);
  put_sip_profile (self, release >= TEL_RELEASE_10_0 ? MOBILE_PROFILE : OWN_MOBILE_PROFILE, TRUE);
  put (self, TEL_OBJECT_KIND_SERVICE_PROFILE,
       g_object_new (TEL_TYPE_REFERENCE, "name", "Standard", "is-default", TRUE, NULL));
  put (self, TEL_OBJECT_KIND_PROCESS_NODE,
       g_object_new (TEL_TYPE_PROCESS_NODE, "name", TEL_PROCESS_NODE_ENTERPRISE, NULL));
  put (self, TEL_OBJECT_KIND_PROCESS_NODE,
       g_object_new (TEL_TYPE_PROCESS_NODE, "name", TEL_TEST_SOUND_NODE, "usage", "Publisher", NULL));
  tel_test_sound_set_parameter (self, "Enterprise Wide", "OrganizationDomain", "example.com");
  tel_test_sound_set_parameter (self, "Enterprise Wide", "ClusterSecurityMode", "1");
  tel_test_sound_set_parameter (self, "Cisco CallManager", "SIPDualModeAlertTimer", "10000");
  tel_test_sound_set_parameter (self, TEL_GUIDE_PARAMETER_ISSUER, "CertificateIssuerToEndpoint",
                                TEL_GUIDE_PARAMETER_ISSUER);
  tel_snapshot_set_capf_reachable (self, TRUE);

  tel_test_sound_add_user (self, "tadams", "1001");
  tel_test_sound_add_device (self, "Cisco Unified Client Services Framework", "CSFTADAMS", "tadams");
  tel_test_sound_add_device (self, "Cisco Dual Mode for iPhone", "TCTTADAMS", "tadams");
  tel_test_sound_add_device (self, "Cisco 8841", "SEP001122334455", "tadams");
  tel_test_sound_add_user (self, "jsmith", "1002");
  tel_test_sound_add_device (self, "Cisco Unified Client Services Framework", "CSFJSMITH", "jsmith");

  return self;
}
