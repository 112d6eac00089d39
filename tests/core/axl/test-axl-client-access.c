/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-error.h"

#include "client-fixture.h"
#include "tel-test.h"

/* What an account may do, as it is found when the client connects. */

static const char *application_roles;
static const char *end_user_roles;

static void
answer_roles (SoupServerMessage *message, const char *operation, const char *element, const char *roles)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_auto (GStrv) names = NULL;

  if (roles == NULL)
    {
      tel_test_axl_answer_fault (message, 5007, "Item not valid: The specified user was not found");
      return;
    }

  names = g_strsplit (roles, "|", -1);
  g_string_append_printf (content,
                          "<return><%s uuid=\"{11111111-1111-1111-1111-111111111111}\"><associatedGroups><userGroup>"
                          "<name>Group</name><userRoles>",
                          element);
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (content, "<userRole>%s</userRole>", names[i]);
  g_string_append_printf (content, "</userRoles></userGroup></associatedGroups></%s></return>", element);
  tel_test_axl_answer (message, operation, "14.0", content->str);
}

static void
behave (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (g_strcmp0 (operation, "getAppUser") == 0)
    answer_roles (message, operation, "appUser", application_roles);
  else if (g_strcmp0 (operation, "getUser") == 0)
    answer_roles (message, operation, "user", end_user_roles);
  else if (g_strcmp0 (operation, "removeUser") == 0)
    tel_test_axl_answer_page (message, 403, "<html>HTTP Status 403</html>");
  else
    tel_test_axl_answer_version (message, operation, CLIENT_FIXTURE_VERSION);
}

static void
assert_access (
    ClientFixture *fixture, const char *application, const char *end_user, TelAxlAccess access, guint n_end_user)
{
  g_autoptr (GError) error = NULL;
  guint before = tel_test_axl_server_count (fixture->server, "getUser");

  fixture->behaviour = behave;
  application_roles = application;
  end_user_roles = end_user;
  client_fixture_connect (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tel_axl_client_get_access (fixture->client), ==, access);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser") - before, ==, n_end_user);
}

static void
test_application_users (ClientFixture *fixture, gconstpointer data)
{
  assert_access (fixture, "Standard CCM Admin Users|Standard AXL API Access", NULL, TEL_AXL_ACCESS_WRITE, 0);
  assert_access (fixture, "Standard AXL API Users|Standard AXL Read Only API Access", NULL, TEL_AXL_ACCESS_READ, 0);
  assert_access (fixture, "Standard AXL Read Only API Access|Standard AXL API Access", NULL, TEL_AXL_ACCESS_WRITE, 0);
  assert_access (fixture, "Our own role", "Standard AXL API Access", TEL_AXL_ACCESS_UNKNOWN, 0);
}

static void
test_end_users (ClientFixture *fixture, gconstpointer data)
{
  assert_access (fixture, NULL, "Standard AXL API Access", TEL_AXL_ACCESS_WRITE, 1);
  assert_access (fixture, NULL, "Standard AXL Read Only API Access", TEL_AXL_ACCESS_READ, 1);
  assert_access (fixture, NULL, NULL, TEL_AXL_ACCESS_UNKNOWN, 1);
}

static void
test_said_before_a_write (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_access (fixture, "Standard AXL Read Only API Access", NULL, TEL_AXL_ACCESS_READ, 0);
  g_assert_false (tel_axl_client_check_may_write (fixture->client, &error));
  client_fixture_assert_sentence (error, TEL_ERROR_READ_ONLY, "“Standard AXL API Access”");
}

/* Where the roles told nothing, the first refusal does. */
static void
test_shown_by_a_write (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_access (fixture, "Our own role", NULL, TEL_AXL_ACCESS_UNKNOWN, 0);
  g_assert_true (tel_axl_client_check_may_write (fixture->client, NULL));
  g_assert_false (client_fixture_remove_user (fixture, NULL, &error));
  client_fixture_assert_sentence (error, TEL_ERROR_READ_ONLY, "“Standard AXL API Access”");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
  g_assert_cmpint (tel_axl_client_get_access (fixture->client), ==, TEL_AXL_ACCESS_READ);
}

/* An account that may not look at accounts is none that may not connect. */
static void
behave_secretively (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (g_strcmp0 (operation, "getAppUser") == 0)
    tel_test_axl_answer_page (message, 403, "<html>HTTP Status 403</html>");
  else
    tel_test_axl_answer_version (message, operation, CLIENT_FIXTURE_VERSION);
}

static void
test_not_told (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->behaviour = behave_secretively;
  client_fixture_connect (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tel_axl_client_get_access (fixture->client), ==, TEL_AXL_ACCESS_UNKNOWN);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/axl-client/access/" path, ClientFixture, NULL, client_fixture_set_up, function,                        \
              client_fixture_tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  ADD ("application-users", test_application_users);
  ADD ("end-users", test_end_users);
  ADD ("said-before-a-write", test_said_before_a_write);
  ADD ("shown-by-a-write", test_shown_by_a_write);
  ADD ("not-told", test_not_told);

  return g_test_run ();
}
