/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-request.h"

#include <string.h>

#include "model/tel-device.h"
#include "model/tel-user.h"
#include "tel-test-schema.h"
#include "tel-test.h"

#define ROUTING "enableCallRoutingToRdWhenNoneIsActive"

/* The request's text, valid where the schema is at hand. */
static char *
make_text (TelAxlRequest *request)
{
  TelTestSchema *schema = tel_test_schema_load (tel_release_to_string (tel_axl_request_get_release (request)));
  gsize size;
  const char *data = g_bytes_get_data (tel_axl_request_get_body (request), &size);

  if (schema != NULL)
    tel_test_schema_assert_valid (schema, data, size);

  return g_strndup (data, size);
}

static char *
make_add (TelRelease release, gpointer object)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = tel_axl_request_new_add (release, object, &error);

  g_assert_no_error (error);

  return make_text (request);
}

static char *
make_update (TelRelease release, gpointer base, gpointer draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = tel_axl_request_new_update (release, base, draft, &error);

  g_assert_no_error (error);

  return make_text (request);
}

static TelDevice *
make_device (const char *product, const char *protocol)
{
  return g_object_new (TEL_TYPE_DEVICE, "name", "NEW", "product", product, "class", "Phone", "protocol", protocol,
                       "protocol-side", "User", "device-pool", "Default", "common-phone-profile",
                       "Standard Common Phone Profile", "location", "Hub_None", "owner", "tadams", "cti-control", TRUE,
                       NULL);
}

static void
assert_has (const char *text, const char *words, gboolean has)
{
  if ((strstr (text, words) != NULL) != has)
    g_error ("“%s” is %s %s", words, has ? "not in" : "in", text);
}

/* What is for a CTI remote device alone is not said of a softphone, nor on a release that does not know it. */
static void
test_add (gconstpointer data)
{
  TelRelease release = GPOINTER_TO_UINT (data);
  g_autoptr (TelDevice) softphone = make_device ("Cisco Dual Mode for iPhone", "SIP");
  g_autoptr (TelDevice) remote = make_device ("CTI Remote Device", "CTI Remote Device");
  g_autofree char *for_softphone = make_add (release, softphone);
  g_autofree char *for_remote = NULL;

  g_object_set (remote, "rerouting-calling-search-space", "CSS-Internal", "route-when-inactive", TRUE, NULL);
  for_remote = make_add (release, remote);

  assert_has (for_softphone, ROUTING, FALSE);
  assert_has (for_softphone, "rerouteCallingSearchSpaceName", FALSE);
  assert_has (for_remote, "<protocol>CTI Remote Device</protocol>", TRUE);
  assert_has (for_remote, "<rerouteCallingSearchSpaceName>CSS-Internal</rerouteCallingSearchSpaceName>", TRUE);
  assert_has (for_remote, "<" ROUTING ">true</" ROUTING ">", release >= TEL_RELEASE_10_0);
  assert_has (for_remote, "<phoneTemplateName/>", TRUE);
  assert_has (for_remote, "sipProfileName", FALSE);
  assert_has (for_remote, "authenticationMode", FALSE);
}

/* Off by default means that an add leaves it out; an update that turns it off says so. */
static void
test_turn_off (void)
{
  g_autoptr (TelDevice) base = make_device ("CTI Remote Device", "CTI Remote Device");
  g_autoptr (TelDevice) draft = make_device ("CTI Remote Device", "CTI Remote Device");
  g_autofree char *text = NULL;

  g_object_set (base, "route-when-inactive", TRUE, NULL);
  text = make_update (TEL_RELEASE_14_0, base, draft);

  assert_has (text, "<" ROUTING ">false</" ROUTING ">", TRUE);
}

static void
test_mobility (gconstpointer data)
{
  TelRelease release = GPOINTER_TO_UINT (data);
  g_autoptr (TelUser) base = g_object_new (TEL_TYPE_USER, "user-id", "tadams", "last-name", "Adams", NULL);
  g_autoptr (TelUser) draft =
      g_object_new (TEL_TYPE_USER, "user-id", "tadams", "last-name", "Adams", "mobility-enabled", TRUE, NULL);
  g_autofree char *text = make_update (release, base, draft);

  assert_has (text, "<userid>tadams</userid><enableMobility>true</enableMobility>", TRUE);
}

int
main (int argc, char **argv)
{
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < n_releases; i++)
    {
      const char *name = tel_release_to_string (releases[i]);
      g_autofree char *add = g_strdup_printf ("/request/remote-device/add/%s", name);
      g_autofree char *mobility = g_strdup_printf ("/request/remote-device/mobility/%s", name);

      g_test_add_data_func (add, GUINT_TO_POINTER (releases[i]), test_add);
      g_test_add_data_func (mobility, GUINT_TO_POINTER (releases[i]), test_mobility);
    }
  g_test_add_func ("/request/remote-device/turn-off", test_turn_off);

  return g_test_run ();
}
