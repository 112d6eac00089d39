/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "cluster/tel-cluster-private.h"
#include "plan/tel-profile-proposal.h"
#include "plan/tel-profile-rules.h"
#include "tel-test-rules.h"
#include "tel-test.h"

static const TelRelease releases[] = { TEL_RELEASE_9_1, TEL_RELEASE_10_5, TEL_RELEASE_12_5, TEL_RELEASE_14_0,
                                       TEL_RELEASE_15_0 };

static void
clear (TelProfileSituation *self)
{
  g_clear_object (&self->base);
  g_clear_object (&self->source);
  g_clear_object (&self->draft);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TelProfileSituation, clear)

static TelProfileSituation
make_new (TelDeviceType type, TelRelease release)
{
  TelProfileSituation self = { release, NULL, NULL, NULL, FALSE };

  self.draft = TEL_OBJECT (tel_profile_proposal_new_security (type, release));
  g_object_set (self.draft, "name", "Jabber Encrypted", NULL);

  return self;
}

/* A profile that the cluster has, as it is and as it is to be. */
static TelProfileSituation
make_edit (TelDeviceType type, TelRelease release, const char *mode, const char *transport)
{
  TelProfileSituation self = make_new (type, release);

  g_object_set (self.draft, "device-security-mode", mode, "transport", transport, NULL);
  self.base = tel_object_copy (self.draft);

  return self;
}

static TelProfileSituation
make_sip (TelRelease release)
{
  TelProfileSituation self = { release, NULL, NULL, NULL, FALSE };

  self.draft = TEL_OBJECT (tel_profile_proposal_new_sip ());
  g_object_set (self.draft, "name", "Mobile", NULL);

  return self;
}

static void
assert_says (const TelProfileSituation *self, const char *rule, TelForce force, const char *property, const char *part)
{
  g_autoptr (GPtrArray) notices = tel_profile_rules_run (self);
  g_autoptr (TelNotice) found = tel_profile_rules_find (self, property);
  gboolean said = FALSE;

  for (guint i = 0; i < notices->len; i++)
    {
      TelNotice *notice = notices->pdata[i];

      g_test_message ("%s: %s", tel_notice_get_rule (notice), tel_notice_get_text (notice));
      said = said || (g_str_equal (tel_notice_get_rule (notice), rule) && tel_notice_get_force (notice) == force &&
                      strstr (tel_notice_get_text (notice), part) != NULL);
    }
  g_assert_true (said);
  g_assert_nonnull (found);
  if (force == TEL_FORCE_REFUSE)
    g_assert_cmpint (tel_notice_get_force (found), ==, TEL_FORCE_REFUSE);
}

static void
assert_silent (const TelProfileSituation *self, const char *rule)
{
  g_autoptr (GPtrArray) notices = tel_profile_rules_run (self);

  for (guint i = 0; i < notices->len; i++)
    if (g_str_equal (tel_notice_get_rule (notices->pdata[i]), rule))
      g_error ("%s: %s", rule, tel_notice_get_text (notices->pdata[i]));
}

/* Nothing stops what is proposed, of any type on any release. */
static void
test_proposal (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    for (TelDeviceType type = 0; type < TEL_N_DEVICE_TYPES; type++)
      {
        g_auto (TelProfileSituation) self = make_new (type, releases[i]);
        g_autoptr (GPtrArray) notices = tel_profile_rules_run (&self);
        TelSecurityProfile *draft = TEL_SECURITY_PROFILE (self.draft);

        for (guint j = 0; j < notices->len; j++)
          g_assert_cmpint (tel_notice_get_force (notices->pdata[j]), ==, TEL_FORCE_REMIND);
        g_assert_cmpint (tel_security_profile_is_secure (draft), ==, tel_device_type_is_softphone (type));
        if (tel_device_type_is_softphone (type))
          {
            g_assert_cmpstr (tel_security_profile_get_key_size (draft), ==, "2048");
            g_assert_cmpstr (tel_security_profile_get_key_order (draft), ==,
                             releases[i] >= TEL_RELEASE_11_0 ? "RSA Only" : NULL);
          }
      }
}

static void
test_type (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_edit (TEL_DEVICE_TYPE_CSF, releases[i], "Encrypted", "TLS");

      assert_silent (&self, "G8.1");
      g_object_set (self.draft, "product", "Cisco Jabber for Tablet", NULL);
      assert_says (&self, "G8.1", TEL_FORCE_REFUSE, "product", "cannot be changed");
      g_clear_object (&self.base);
      assert_silent (&self, "G8.1");
      g_object_set (self.draft, "product", "Cisco 8841", NULL);
      assert_says (&self, "G8.1", TEL_FORCE_REFUSE, "product", "Cisco 8841");
      g_object_set (self.draft, "product", "Cisco Jabber for Tablet", "protocol", "SCCP", NULL);
      assert_says (&self, "G8.1", TEL_FORCE_REFUSE, "product", "protocol “SIP”");
    }
}

static void
test_remote_device (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_new (TEL_DEVICE_TYPE_CTIRD, releases[i]);

      assert_silent (&self, "G8.1");
      assert_silent (&self, "G8.8");
      g_object_set (self.draft, "tftp-encrypted-config", TRUE, NULL);
      assert_says (&self, "G8.1", TEL_FORCE_REFUSE, "tftp-encrypted-config", "name and a description only");
      g_object_set (self.draft, "tftp-encrypted-config", FALSE, "device-security-mode", "Encrypted", NULL);
      assert_says (&self, "G8.1", TEL_FORCE_REFUSE, "device-security-mode", "Device Security Mode");
    }
}

static void
test_name_and_mode (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_new (TEL_DEVICE_TYPE_TCT, releases[i]);
      g_autofree char *long_name = g_strnfill (129, 'x');

      assert_silent (&self, "G8.2");
      g_object_set (self.draft, "name", "", NULL);
      assert_says (&self, "field", TEL_FORCE_REFUSE, "name", "may not be empty");
      g_object_set (self.draft, "name", long_name, NULL);
      assert_says (&self, "field", TEL_FORCE_REFUSE, "name", "at most 128");
      g_object_set (self.draft, "name", "Cisco Dual Mode for iPhone - Standard SIP Secure Profile", NULL);
      assert_says (&self, "G8.2", TEL_FORCE_REFUSE, "name", "another name");
      g_object_set (self.draft, "name", "TCT", "device-security-mode", "Authenticated", NULL);
      assert_silent (&self, "G8.2");
      g_object_set (self.draft, "device-security-mode", "Non Secure", NULL);
      assert_says (&self, "G8.2", TEL_FORCE_REFUSE, "device-security-mode", "kept where it is");
      g_object_set (self.draft, "device-security-mode", "Very Secure", NULL);
      assert_says (&self, "field", TEL_FORCE_REFUSE, "device-security-mode", "no value");
      g_object_set (self.draft, "device-security-mode", NULL, NULL);
      assert_says (&self, "G8.2", TEL_FORCE_REFUSE, "device-security-mode", "Choose");
    }
}

/* What is found is kept: in an edit, and in a copy. */
static void
test_non_secure_is_kept (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_edit (TEL_DEVICE_TYPE_CSF, releases[i], "Non Secure", "TCP+UDP");
      g_auto (GStrv) offered =
          tel_profile_proposal_list_values (NULL, TEL_DEVICE_TYPE_CSF, "device-security-mode", releases[i]);
      g_auto (GStrv) kept = tel_profile_proposal_list_values (TEL_SECURITY_PROFILE (self.base), TEL_DEVICE_TYPE_CSF,
                                                              "device-security-mode", releases[i]);

      g_assert_cmpuint (g_strv_length (offered), ==, 2);
      g_assert_false (g_strv_contains ((const char *const *) offered, "Non Secure"));
      g_assert_cmpuint (g_strv_length (kept), ==, 3);
      g_object_set (self.draft, "description", "Of the office", NULL);
      assert_silent (&self, "G8.2");
      assert_silent (&self, "G8.3");
      self.source = g_steal_pointer (&self.base);
      assert_silent (&self, "G8.2");
    }
}

static void
test_transport (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_new (TEL_DEVICE_TYPE_BOT, releases[i]);
      g_auto (TelProfileSituation) old = make_edit (TEL_DEVICE_TYPE_BOT, releases[i], "Non Secure", "UDP");

      assert_silent (&self, "G8.3");
      g_object_set (self.draft, "transport", "TCP", NULL);
      assert_says (&self, "G8.3", TEL_FORCE_REFUSE, "transport", "TLS");
      g_object_set (old.draft, "transport", "TCP", NULL);
      assert_says (&old, "G8.3", TEL_FORCE_REFUSE, "transport", "stays as it is");
      tel_profile_proposal_set_mode (TEL_SECURITY_PROFILE (old.draft), TEL_SECURITY_PROFILE (old.base),
                                     "Authenticated");
      g_assert_cmpstr (tel_security_profile_get_transport (TEL_SECURITY_PROFILE (old.draft)), ==, "TLS");
      assert_silent (&old, "G8.3");
      tel_profile_proposal_set_mode (TEL_SECURITY_PROFILE (old.draft), TEL_SECURITY_PROFILE (old.base), "Non Secure");
      g_assert_cmpstr (tel_security_profile_get_transport (TEL_SECURITY_PROFILE (old.draft)), ==, "UDP");
      assert_silent (&old, "G8.3");
    }
}

static void
test_tftp_encryption (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
      {
        g_auto (TelProfileSituation) self = make_new (type, releases[i]);

        assert_silent (&self, "G8.4");
        g_object_set (self.draft, "tftp-encrypted-config", TRUE, NULL);
        if (type == TEL_DEVICE_TYPE_CSF)
          assert_silent (&self, "G8.4");
        else
          assert_says (&self, "G8.4", TEL_FORCE_REFUSE, "tftp-encrypted-config", tel_device_type_get_product (type));
      }
}

static void
test_null_string (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
      {
        g_auto (TelProfileSituation) self = make_new (type, releases[i]);

        assert_silent (&self, "G8.5");
        g_object_set (self.draft, "authentication-mode", "By Null String", NULL);
        if (type != TEL_DEVICE_TYPE_CSF)
          {
            assert_silent (&self, "G8.5");
            continue;
          }
        assert_says (&self, "G8.5", TEL_FORCE_REFUSE, "authentication-mode", "only Macs");
        self.mac_only = TRUE;
        assert_silent (&self, "G8.5");
        self.mac_only = FALSE;
        self.base = tel_object_copy (self.draft);
        assert_says (&self, "G8.5", TEL_FORCE_TICK, "authentication-mode", "only Macs");
        g_object_set (self.base, "device-security-mode", "Non Secure", NULL);
        assert_says (&self, "G8.5", TEL_FORCE_REFUSE, "authentication-mode", "only Macs");
        g_object_set (self.draft, "device-security-mode", "Non Secure", NULL);
        assert_silent (&self, "G8.5");
      }
}

static void
test_existing_certificate (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_edit (TEL_DEVICE_TYPE_TAB, releases[i], "Encrypted", "TLS");
      g_auto (GStrv) offered = tel_profile_proposal_list_values (TEL_SECURITY_PROFILE (self.base), TEL_DEVICE_TYPE_TAB,
                                                                 "authentication-mode", releases[i]);

      g_assert_cmpuint (g_strv_length (offered), ==, 2);
      g_object_set (self.draft, "authentication-mode", "By Existing Certificate (precedence to LSC)", NULL);
      assert_says (&self, "G8.5", TEL_FORCE_REFUSE, "authentication-mode", "kept where it is");
      g_object_set (self.base, "authentication-mode", "By Existing Certificate (precedence to LSC)", NULL);
      assert_silent (&self, "G8.5");
      g_object_set (self.draft, "authentication-mode", NULL, NULL);
      assert_says (&self, "G8.5", TEL_FORCE_REFUSE, "authentication-mode", "Choose");
    }
}

static void
test_key_size (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_new (TEL_DEVICE_TYPE_CSF, releases[i]);
      g_auto (GStrv) offered = tel_profile_proposal_list_values (NULL, TEL_DEVICE_TYPE_CSF, "key-size", releases[i]);

      g_assert_cmpuint (g_strv_length (offered), ==, releases[i] >= TEL_RELEASE_11_5 ? 5 : 3);
      assert_says (&self, "G8.6", TEL_FORCE_REMIND, "key-size", "takes longer");
      g_object_set (self.draft, "key-size", "1024", NULL);
      assert_silent (&self, "G8.6");
      g_object_set (self.draft, "key-size", "512", NULL);
      assert_says (&self, "G8.6", TEL_FORCE_REMIND, "key-size", "easily broken");
      g_object_set (self.draft, "key-size", "4096", NULL);
      if (releases[i] >= TEL_RELEASE_11_5)
        assert_silent (&self, "field");
      else
        assert_says (&self, "field", TEL_FORCE_REFUSE, "key-size", "no value");
    }
}

static TelCarried *
make_port (const char *port)
{
  g_autoptr (TelTree) tree = tel_tree_new ("sipPhonePort", port, NULL, 0);
  TelTree *known[] = { tree };

  return tel_carried_new (known, 1, NULL);
}

static void
test_port (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_new (TEL_DEVICE_TYPE_CSF, releases[i]);
      g_autoptr (TelCarried) usual = make_port ("5060");
      g_autoptr (TelCarried) other = make_port ("5070");

      assert_silent (&self, "G8.7");
      g_object_set (self.draft, "carried", usual, NULL);
      assert_silent (&self, "G8.7");
      g_object_set (self.draft, "carried", other, NULL);
      assert_says (&self, "G8.7", TEL_FORCE_REFUSE, TEL_PROFILE_RULES_PORT, "stays as it is");
      self.source = tel_object_copy (self.draft);
      assert_silent (&self, "G8.7");
    }
}

static void
test_release_gates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_new (TEL_DEVICE_TYPE_CSF, releases[i]);

      assert_silent (&self, "release");
      g_object_set (self.draft, "key-order", "EC Only", NULL);
      assert_says (&self, "field", TEL_FORCE_REFUSE, "ec-key-size", "EC key");
      g_object_set (self.draft, "ec-key-size", "384", NULL);
      if (releases[i] >= TEL_RELEASE_11_0)
        assert_silent (&self, "release");
      else
        assert_says (&self, "release", TEL_FORCE_REFUSE, "ec-key-size", "11.0");
      g_object_set (self.draft, "key-order", NULL, "ec-key-size", NULL, "oauth", TRUE, NULL);
      if (releases[i] >= TEL_RELEASE_12_5)
        assert_silent (&self, "release");
      else
        assert_says (&self, "release", TEL_FORCE_REFUSE, "oauth", "12.5");
    }
}

static void
test_oauth_and_calls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_new (TEL_DEVICE_TYPE_TCT, releases[i]);

      assert_says (&self, "G8.8", TEL_FORCE_REMIND, "device-security-mode", "other end");
      if (releases[i] < TEL_RELEASE_12_5)
        {
          assert_silent (&self, "G1.8");
          continue;
        }
      assert_says (&self, "G1.8", TEL_FORCE_REMIND, "oauth", "recommended");
      g_object_set (self.draft, "oauth", TRUE, NULL);
      assert_silent (&self, "G1.8");
    }
}

static void
test_standard (void)
{
  static const char *const names[] = {
    "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile",
    "CTI Remote Device - Standard Profile",
    "Universal Device Template - Model-independent Security Profile",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (TelProfileSituation) self = make_edit (TEL_DEVICE_TYPE_CSF, TEL_RELEASE_14_0, "Encrypted", "TLS");

      assert_silent (&self, "standard");
      g_object_set (self.base, "name", names[i], NULL);
      assert_says (&self, "standard", TEL_FORCE_REFUSE, "name", "Make a copy");
    }
}

static void
test_timers (void)
{
  static const char *const timers[] = { "timer-register-delta", "timer-register", "timer-keep-alive", "timer-subscribe",
                                        "timer-subscribe-delta" };

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (timers); j++)
      {
        g_auto (TelProfileSituation) self = make_sip (releases[i]);

        assert_silent (&self, "G6.2");
        g_object_set (self.draft, timers[j], 0u, NULL);
        assert_says (&self, "G6.2", TEL_FORCE_REFUSE, timers[j], "from 1 to");
        g_object_set (self.draft, timers[j], 1000000u, NULL);
        assert_says (&self, "G6.2", TEL_FORCE_REFUSE, timers[j], "from 1 to");
      }
}

static void
test_delta (void)
{
  g_auto (TelProfileSituation) self = make_sip (TEL_RELEASE_9_1);

  g_object_set (self.draft, "timer-register-delta", 3600u, NULL);
  assert_says (&self, "G6.2", TEL_FORCE_REFUSE, "timer-register-delta", "less than “Timer Register Expires”");
  g_object_set (self.draft, "timer-register-delta", 3599u, "timer-subscribe-delta", 121u, NULL);
  assert_says (&self, "G6.2", TEL_FORCE_REFUSE, "timer-subscribe-delta", "less than “Timer Subscribe Expires”");
}

/* From release 10 on the cluster's own is named. */
static void
test_preset (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_auto (TelProfileSituation) self = make_sip (releases[i]);
      gboolean offers = releases[i] < TEL_RELEASE_10_0;

      assert_silent (&self, "G6.1");
      assert_silent (&self, "G6.3");
      tel_sip_profile_set_mobile_timers (TEL_SIP_PROFILE (self.draft));
      g_assert_true (tel_sip_profile_has_mobile_timers (TEL_SIP_PROFILE (self.draft)));
      assert_silent (&self, "G6.2");
      assert_says (&self, "G6.3", TEL_FORCE_REMIND, "timer-register", "desktop clients");
      if (offers)
        {
          assert_says (&self, "G6.1", TEL_FORCE_REMIND, "timer-register", "background");
          assert_silent (&self, "G6.4");
        }
      else
        {
          assert_silent (&self, "G6.1");
          assert_says (&self, "G6.4", TEL_FORCE_REMIND, "timer-register", "Standard SIP Profile for Mobile Device");
        }
    }
}

static void
test_name_trap (void)
{
  static const char *const names[] = { "Standard SIP Profile for Mobile Device",
                                       "standard sip profile FOR mobile device", "Standard SIP Profile For Cisco VCS",
                                       "Standard SIP Profile" };

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_auto (TelProfileSituation) self = make_sip (releases[i]);

        assert_silent (&self, "G6.2");
        g_object_set (self.draft, "name", names[j], NULL);
        assert_says (&self, "G6.2", TEL_FORCE_REFUSE, "name",
                     releases[i] < TEL_RELEASE_10_0 ? "the upgrade fails" : "another name");
      }
}

/* On release 9 a profile of that name is the site's: it can be renamed before the upgrade. */
static void
test_standard_sip (void)
{
  g_auto (TelProfileSituation) self = make_sip (TEL_RELEASE_10_5);

  self.base = tel_object_copy (self.draft);
  assert_silent (&self, "standard");
  g_object_set (self.base, "name", "Standard SIP Profile for Mobile Device", NULL);
  assert_says (&self, "standard", TEL_FORCE_REFUSE, "name", "Make a copy");
  self.release = TEL_RELEASE_9_1;
  assert_silent (&self, "standard");
  g_object_set (self.base, "name", "Standard SIP Profile", NULL);
  assert_says (&self, "standard", TEL_FORCE_REFUSE, "name", "Make a copy");
}

static void
test_standard_mobile (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (TelTestRules) fixture = tel_test_rules_new (releases[i], TEL_DEVICE_TYPE_CSF);
      g_autofree char *fine = NULL;
      g_autofree char *wrong = NULL;
      g_autofree char *missing = NULL;

      tel_test_rules_put_sip_profile (fixture->cluster, "Standard SIP Profile for Mobile Device", TRUE);
      g_assert_cmpint (tel_sip_profile_rules_explain_preset (fixture->cluster) == NULL, ==,
                       releases[i] < TEL_RELEASE_10_0);
      fine = tel_sip_profile_rules_explain_standard (fixture->cluster);
      g_assert_cmpstr (fine, ==, NULL);
      tel_test_rules_put_sip_profile (fixture->cluster, "Standard SIP Profile for Mobile Device", FALSE);
      wrong = tel_sip_profile_rules_explain_standard (fixture->cluster);
      tel_test_rules_remove (fixture, TEL_OBJECT_KIND_SIP_PROFILE, "Standard SIP Profile for Mobile Device");
      missing = tel_sip_profile_rules_explain_standard (fixture->cluster);
      /* Where no profile has them they are offered on any release (G6.4). */
      g_assert_null (tel_sip_profile_rules_explain_preset (fixture->cluster));
      if (releases[i] < TEL_RELEASE_10_0)
        {
          g_assert_cmpstr (wrong, ==, NULL);
          g_assert_cmpstr (missing, ==, NULL);
          continue;
        }
      g_assert_nonnull (strstr (wrong, "timers"));
      g_assert_nonnull (strstr (missing, "lacks"));
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/profile-rules/proposal", test_proposal);
  g_test_add_func ("/profile-rules/G8.1/type", test_type);
  g_test_add_func ("/profile-rules/G8.1/remote-device", test_remote_device);
  g_test_add_func ("/profile-rules/G8.2/name-and-mode", test_name_and_mode);
  g_test_add_func ("/profile-rules/G8.2/non-secure-is-kept", test_non_secure_is_kept);
  g_test_add_func ("/profile-rules/G8.3/transport", test_transport);
  g_test_add_func ("/profile-rules/G8.4/tftp-encryption", test_tftp_encryption);
  g_test_add_func ("/profile-rules/G8.5/null-string", test_null_string);
  g_test_add_func ("/profile-rules/G8.5/existing-certificate", test_existing_certificate);
  g_test_add_func ("/profile-rules/G8.6/key-size", test_key_size);
  g_test_add_func ("/profile-rules/G8.7/port", test_port);
  g_test_add_func ("/profile-rules/release-gates", test_release_gates);
  g_test_add_func ("/profile-rules/G8.8/oauth-and-calls", test_oauth_and_calls);
  g_test_add_func ("/profile-rules/standard", test_standard);
  g_test_add_func ("/profile-rules/G6.2/timers", test_timers);
  g_test_add_func ("/profile-rules/G6.2/delta", test_delta);
  g_test_add_func ("/profile-rules/G6.2/name-trap", test_name_trap);
  g_test_add_func ("/profile-rules/G6.4/preset", test_preset);
  g_test_add_func ("/profile-rules/standard-sip", test_standard_sip);
  g_test_add_func ("/profile-rules/G6.4/standard-mobile", test_standard_mobile);

  return g_test_run ();
}
