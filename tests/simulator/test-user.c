/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "tel-test.h"

#define GROUP(name) "<userGroup><name>" name "</name></userGroup>"

static TelTestCluster *
make_cluster (void)
{
  return tel_test_cluster_new (1400, "small");
}

static TelSimulatorElement *
get_user (TelTestCluster *cluster, const char *userid)
{
  g_autofree char *body = g_strdup_printf ("<userid>%s</userid>", userid);

  return tel_test_cluster_run (cluster, "getUser", body);
}

static void
run (TelTestCluster *cluster, const char *operation, const char *body)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, operation, body);
}

static void
test_get (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) user = get_user (cluster, "tadams");
  g_autoptr (TelSimulatorElement) local = get_user (cluster, "hsuzuki");

  g_assert_cmpstr (tel_test_get (user, "return/user/lastName"), ==, "Adams");
  g_assert_cmpstr (tel_test_get (user, "return/user/associatedDevices/device"), ==, "SEP001122334455");
  g_assert_cmpstr (tel_test_get (user, "return/user/primaryExtension/routePartitionName"), ==, "PT-Internal");
  g_assert_cmpstr (tel_test_get (user, "return/user/associatedGroups/userGroup/userRoles/userRole"), ==,
                   "Standard CCM End Users");
  g_assert_cmpstr (tel_test_get (user, "return/user/ldapDirectoryName"), ==, "Example Directory");
  g_assert_cmpstr (tel_test_get (local, "return/user/ldapDirectoryName"), ==, "");
  g_assert_cmpstr (tel_test_get (user, "return/user/status"), ==, "1");
  g_assert_cmpstr (tel_test_get (user, "return/user/homeCluster"), ==, "true");
}

static void
test_add_and_remove (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) user = NULL;
  g_autoptr (JsonNode) dump = NULL;

  run (cluster, "addUser",
       "<user><firstName>Nina</firstName><lastName>New</lastName><userid>nnew</userid><password>C1sco12345!</password>"
       "<pin>135790</pin><mailid>nnew@example.com</mailid><associatedGroups>" GROUP (
           "Standard CCM End Users") "</associatedGroups><presenceGroupName>Standard Presence group</presenceGroupName>"
                                     "<imAndPresenceEnable>true</imAndPresenceEnable><telephoneNumber>1002</"
                                     "telephoneNumber></user>");
  user = get_user (cluster, "nnew");
  g_assert_cmpstr (tel_test_get (user, "return/user/telephoneNumber"), ==, "1002");
  g_assert_cmpstr (tel_test_get (user, "return/user/enableCti"), ==, "true");
  g_assert_cmpstr (tel_test_get (user, "return/user/maxDeskPickupWaitTime"), ==, "10000");
  g_assert_cmpstr (tel_test_get (user, "return/user/ldapDirectoryName"), ==, "");
  g_assert_null (tel_test_get (user, "return/user/password"));
  g_assert_null (tel_test_get (user, "return/user/pin"));

  tel_test_cluster_refuse (cluster, "addUser",
                           "<user><lastName>Twin</lastName><userid>nnew</userid>"
                           "<presenceGroupName>Standard Presence group</presenceGroupName></user>",
                           -239, "duplicate");
  run (cluster, "removeUser", "<userid>nnew</userid>");
  dump = tel_test_cluster_dump (cluster);
  g_assert_null (tel_test_get_json (dump, "users/nnew"));
  tel_test_cluster_refuse (cluster, "getUser", "<userid>nnew</userid>", 5007,
                           "Item not valid: The specified User was not found");
}

static void
test_password_is_not_kept (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autofree char *dump = NULL;

  run (cluster, "updateUser", "<userid>hsuzuki</userid><password>Very5ecret</password><pin>246813</pin>");
  dump = tel_simulator_store_dump (cluster->context.store, NULL);
  g_assert_null (strstr (dump, "Very5ecret"));
  g_assert_null (strstr (dump, "246813"));
}

/* How a password is to be handled is no secret. */
static void
test_policy_is_kept (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) user = NULL;

  run (cluster, "updateUser",
       "<userid>hsuzuki</userid><passwordCredentials><pwdCredUserMustChange>t</pwdCredUserMustChange>"
       "<pwdResetHackCount>t</pwdResetHackCount></passwordCredentials>");
  run (cluster, "updateUser",
       "<userid>hsuzuki</userid><passwordCredentials><pwdCredDoesNotExpire>f</pwdCredDoesNotExpire>"
       "</passwordCredentials>");
  user = get_user (cluster, "hsuzuki");
  g_assert_cmpstr (tel_test_get (user, "return/user/passwordCredentials/pwdCredUserMustChange"), ==, "true");
  g_assert_cmpstr (tel_test_get (user, "return/user/passwordCredentials/pwdCredDoesNotExpire"), ==, "false");
  g_assert_null (tel_test_get (user, "return/user/passwordCredentials/pwdResetHackCount"));
}

static void
test_lists_are_replaced_whole (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (JsonNode) replaced = NULL;
  g_autoptr (JsonNode) cleared = NULL;

  run (cluster, "updateUser",
       "<userid>tribeiro</userid><associatedDevices><device>TCTTRIBEIRO</device><device>CSFAKenzi</device>"
       "</associatedDevices><associatedGroups>" GROUP ("Standard CTI Enabled") "</associatedGroups>");
  replaced = tel_test_cluster_dump (cluster);
  g_assert_cmpstr (tel_test_get_json (replaced, "users/tribeiro/associatedDevices"), ==,
                   "[\"CSFAKenzi\",\"TCTTRIBEIRO\"]");
  g_assert_cmpstr (tel_test_get_json (replaced, "users/tribeiro/associatedGroups"), ==, "[\"Standard CTI Enabled\"]");
  g_assert_cmpstr (tel_test_get_json (replaced, "users/amckenzi/associatedDevices"), ==, "[\"CSFAKenzi\"]");

  run (cluster, "updateUser", "<userid>tribeiro</userid><associatedDevices/>");
  cleared = tel_test_cluster_dump (cluster);
  g_assert_cmpstr (tel_test_get_json (cleared, "users/tribeiro/associatedDevices"), ==, "[]");
  g_assert_cmpstr (tel_test_get_json (cleared, "users/tribeiro/associatedGroups"), ==, "[\"Standard CTI Enabled\"]");
}

static void
test_primary_extension (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (JsonNode) set = NULL;
  g_autoptr (JsonNode) cleared = NULL;

  tel_test_cluster_refuse (cluster, "updateUser",
                           "<userid>mgarcia</userid><primaryExtension><pattern>1900</pattern>"
                           "<routePartitionName>PT-Internal</routePartitionName></primaryExtension>",
                           -1, "is not associated with any of the devices");
  tel_test_cluster_refuse (cluster, "updateUser",
                           "<userid>tadams</userid><primaryExtension><pattern>1001</pattern></primaryExtension>", -1,
                           "is not associated with any of the devices");
  run (cluster, "updateUser",
       "<userid>mgarcia</userid><associatedDevices><device>SEP001122334457</device></associatedDevices>"
       "<primaryExtension><pattern>1900</pattern><routePartitionName>PT-Internal</routePartitionName>"
       "</primaryExtension>");
  set = tel_test_cluster_dump (cluster);
  g_assert_cmpstr (tel_test_get_json (set, "users/mgarcia/primaryExtension/pattern"), ==, "1900");

  run (cluster, "updateUser", "<userid>mgarcia</userid><primaryExtension><pattern/></primaryExtension>");
  cleared = tel_test_cluster_dump (cluster);
  g_assert_null (tel_test_get_json (cleared, "users/mgarcia/primaryExtension"));
}

static void
test_directory_owns_its_fields (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  static const char *const refused[] = {
    "<firstName>Tania</firstName>",   "<lastName>Evans</lastName>",         "<newUserid>tevans</newUserid>",
    "<mailid>t@example.com</mailid>", "<department>Marketing</department>", "<telephoneNumber>2</telephoneNumber>",
    "<manager>amckenzi</manager>",    "<mobileNumber>3</mobileNumber>",     "<mailid/>",
  };
  g_autoptr (JsonNode) dump = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *body = g_strconcat ("<userid>tadams</userid>", refused[i], NULL);

      tel_test_cluster_refuse (cluster, "updateUser", body, -1, "synchronized from an LDAP directory");
    }

  tel_test_cluster_refuse (cluster, "removeUser", "<userid>tadams</userid>", -1, "LDAP directory");
  tel_test_cluster_refuse (cluster, "addUser",
                           "<user><lastName>Adams</lastName><userid>tadams</userid>"
                           "<presenceGroupName>Standard Presence group</presenceGroupName></user>",
                           -239, "duplicate value in a UNIQUE INDEX column");
  run (cluster, "updateUser",
       "<userid>tadams</userid><associatedDevices><device>SEP001122334457</device></associatedDevices>"
       "<associatedGroups>" GROUP ("Standard CTI Enabled") "</associatedGroups>");
  run (cluster, "updateUser",
       "<userid>tadams</userid><firstName>Tanya</firstName><enableCti>f</enableCti><homeCluster>0</homeCluster>"
       "<serviceProfile>Executives &amp; Guests</serviceProfile>");
  run (cluster, "updateUser", "<userid>hsuzuki</userid><lastName>佐藤</lastName><newUserid>hsato</newUserid>");
  dump = tel_test_cluster_dump (cluster);
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/serviceProfile"), ==, "Executives & Guests");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/enableCti"), ==, "false");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/homeCluster"), ==, "false");
  g_assert_cmpstr (tel_test_get_json (dump, "users/hsato/lastName"), ==, "佐藤");
}

/* The secrets stay where they are; what is said about them is given back, and can be changed (audit rule U12). */
static void
test_credentials (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) locked = tel_test_cluster_run (cluster, "getUser", "<userid>agoto</userid>");
  g_autoptr (TelSimulatorElement) unlocked = NULL;
  g_autoptr (TelSimulatorElement) answer = NULL;
  const char *path = "return/user/passwordCredentials/pwdCredLockedByAdministrator";
  const char *login = "<userid>agoto</userid><password>pw-agoto</password>";

  g_assert_cmpstr (tel_test_get (locked, path), ==, "true");
  answer = tel_test_cluster_run (cluster, "doAuthenticateUser", login);
  g_assert_cmpstr (tel_test_get (answer, "return/userAuthenticated"), ==, "false");
  g_clear_pointer (&answer, tel_simulator_element_free);
  run (cluster, "updateUser",
       "<userid>agoto</userid><passwordCredentials><pwdCredDoesNotExpire>t</pwdCredDoesNotExpire>"
       "<pwdCredLockedByAdministrator>f</pwdCredLockedByAdministrator></passwordCredentials>");
  unlocked = tel_test_cluster_run (cluster, "getUser", "<userid>agoto</userid>");
  g_assert_cmpstr (tel_test_get (unlocked, path), ==, "false");
  g_assert_cmpstr (tel_test_get (unlocked, "return/user/passwordCredentials/pwdCredDoesNotExpire"), ==, "true");
  answer = tel_test_cluster_run (cluster, "doAuthenticateUser", login);
  g_assert_cmpstr (tel_test_get (answer, "return/userAuthenticated"), ==, "true");
}

/* The policies say how long a password lasts, and each user by which one and since when (audit rule U12). */
static void
test_credential_policies (gconstpointer release)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (GPOINTER_TO_UINT (release), "small");
  g_autoptr (TelSimulatorElement) listed =
      tel_test_cluster_run (cluster, "listCredentialPolicy",
                            "<searchCriteria><name>%</name></searchCriteria><returnedTags><name/><credExpiresAfter/>"
                            "</returnedTags>");
  g_autoptr (TelSimulatorElement) got =
      tel_test_cluster_run (cluster, "getCredentialPolicy", "<name>Short Term Staff</name>");
  g_autoptr (TelSimulatorElement) expired = tel_test_cluster_run (cluster, "getUser", "<userid>nokamoto</userid>");
  g_autoptr (TelSimulatorElement) lasting = tel_test_cluster_run (cluster, "getUser", "<userid>nkikuchi</userid>");
  g_autoptr (TelSimulatorElement) locked = tel_test_cluster_run (cluster, "getUser", "<userid>agoto</userid>");
  g_autoptr (TelSimulatorElement) elsewhere = tel_test_cluster_run (cluster, "getUser", "<userid>tadams</userid>");

  g_assert_cmpstr (tel_test_get (listed, "return/credentialPolicy/name"), ==, "Default Credential Policy");
  g_assert_cmpstr (tel_test_get (listed, "return/credentialPolicy/credExpiresAfter"), ==, "180");
  g_assert_cmpstr (tel_test_get (got, "return/credentialPolicy/credExpiresAfter"), ==, "7");
  g_assert_cmpstr (tel_test_get (got, "return/credentialPolicy/trivialCredCheck"), ==, "true");
  g_assert_cmpstr (tel_test_get (expired, "return/user/passwordCredentials/pwdCredPolicyName"), ==, "Short Term Staff");
  g_assert_cmpstr (tel_test_get (expired, "return/user/passwordCredentials/pwdCredDoesNotExpire"), ==, "false");
  g_assert_cmpstr (tel_test_get (expired, "return/user/passwordCredentials/pwdCredTimeChanged"), ==,
                   "January 01, 2026 00:00:00 UTC");
  g_assert_cmpstr (tel_test_get (lasting, "return/user/passwordCredentials/pwdCredPolicyName"), ==, "Short Term Staff");
  g_assert_cmpstr (tel_test_get (lasting, "return/user/passwordCredentials/pwdCredDoesNotExpire"), ==, "true");
  g_assert_cmpstr (tel_test_get (locked, "return/user/passwordCredentials/pwdCredPolicyName"), ==,
                   "Default Credential Policy");
  g_assert_cmpstr (tel_test_get (locked, "return/user/passwordCredentials/pwdCredTimeAdminLockout"), ==,
                   "January 12, 2026 08:30:00 UTC");
  g_assert_null (tel_test_get (elsewhere, "return/user/passwordCredentials/pwdCredTimeChanged"));
  tel_test_cluster_refuse (cluster, "updateUser",
                           "<userid>agoto</userid><passwordCredentials><pwdCredPolicyName>Nonsense"
                           "</pwdCredPolicyName></passwordCredentials>",
                           5007, "The specified Nonsense was not found");
}

static void
test_refused_references (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  tel_test_cluster_refuse (cluster, "updateUser",
                           "<userid>tadams</userid><associatedDevices><device>SEP001122334455</device>"
                           "<device>CSFNOBODY</device></associatedDevices>",
                           5007, "The specified CSFNOBODY was not found");
  tel_test_cluster_refuse (cluster, "updateUser",
                           "<userid>tadams</userid><associatedGroups>" GROUP ("Standard CCM End Users")
                               GROUP ("Standard Nonsense") "</associatedGroups>",
                           5007, "The specified Standard Nonsense was not found");
  tel_test_cluster_refuse (cluster, "updateUser", "<userid>tadams</userid><serviceProfile>Nonsense</serviceProfile>",
                           5007, "The specified Nonsense was not found");
  tel_test_cluster_refuse (cluster, "updateUser", "<userid>nobody</userid><enableCti>t</enableCti>", 5003,
                           "User not found");
  tel_test_cluster_refuse (cluster, "updateUser", "<userid>hsuzuki</userid><lastName/>", -391, "lastname");
}

static void
test_owner_of_a_removed_user (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (JsonNode) dump = NULL;

  run (cluster, "removeUser", "<userid>hsuzuki</userid>");
  dump = tel_test_cluster_dump (cluster);
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFHSUZUKI/ownerUserName"), ==, "");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFHSUZUKI/lines/0/associatedEndusers"), ==, "[]");
}

static void
test_names_of_every_kind (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) markup = get_user (cluster, "bmarkup");
  g_autoptr (TelSimulatorElement) emoji = get_user (cluster, "egrin");
  g_autoptr (TelSimulatorElement) quote = get_user (cluster, "sobrien");

  g_assert_cmpstr (tel_test_get (markup, "return/user/lastName"), ==, "Müller & <i>Söhne</i>");
  g_assert_cmpstr (tel_test_get (emoji, "return/user/firstName"), ==, "Emma 😀");
  g_assert_cmpstr (tel_test_get (quote, "return/user/lastName"), ==, "O'Brien");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/user/get", test_get);
  g_test_add_func ("/user/add-and-remove", test_add_and_remove);
  g_test_add_func ("/user/password-is-not-kept", test_password_is_not_kept);
  g_test_add_func ("/user/policy-of-a-password-is-kept", test_policy_is_kept);
  g_test_add_func ("/user/lists-are-replaced-whole", test_lists_are_replaced_whole);
  g_test_add_func ("/user/primary-extension", test_primary_extension);
  g_test_add_func ("/user/credentials", test_credentials);
  g_test_add_data_func ("/user/credential-policies/9.1", GUINT_TO_POINTER (901), test_credential_policies);
  g_test_add_data_func ("/user/credential-policies/14.0", GUINT_TO_POINTER (1400), test_credential_policies);
  g_test_add_func ("/user/directory-owns-its-fields", test_directory_owns_its_fields);
  g_test_add_func ("/user/refused-references", test_refused_references);
  g_test_add_func ("/user/owner-of-a-removed-user", test_owner_of_a_removed_user);
  g_test_add_func ("/user/names-of-every-kind", test_names_of_every_kind);

  return g_test_run ();
}
