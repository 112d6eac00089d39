/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What an answer tells of a forward is not always what a request takes (contract 2.2): some of it is only read, and
 * some may be missing that is demanded. */

#include "config.h"

#include "axl/tel-axl-request.h"
#include "model/tel-directory-number.h"
#include "tel-test-schema.h"
#include "tel-test.h"

#include <string.h>

#define HEAD "<routePartitionName>PT-Internal</routePartitionName>"

static TelTree *
make_forward (const char *element, const char *const *parts)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);

  for (guint i = 0; parts[i] != NULL; i += 2)
    g_ptr_array_add (children, tel_tree_new (parts[i], parts[i + 1], NULL, 0));

  return tel_tree_new (element, NULL, (TelTree *const *) children->pdata, children->len);
}

#define FORWARD(element, ...) make_forward (element, (const char *const[]){ __VA_ARGS__, NULL })

static TelDirectoryNumber *
make_number (TelTree *no_answer)
{
  return g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1001", "partition", "PT-Internal", TEL_FORWARD_NO_ANSWER,
                       no_answer, NULL);
}

static void
assert_body (TelAxlRequest *request, const char *expected)
{
  TelTestSchema *schema = tel_test_schema_load (tel_release_to_string (tel_axl_request_get_release (request)));
  gsize size;
  const char *data = g_bytes_get_data (tel_axl_request_get_body (request), &size);
  g_autofree char *text = g_strndup (data, size);

  if (strstr (text, expected) == NULL)
    g_error ("“%s” is not in %s", expected, text);
  if (schema != NULL)
    tel_test_schema_assert_valid (schema, data, size);
}

static void
assert_update (TelRelease release, TelTree *before, TelTree *after, const char *expected)
{
  g_autoptr (TelDirectoryNumber) base = make_number (before);
  g_autoptr (TelDirectoryNumber) draft = make_number (after);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request =
      tel_axl_request_new_update (release, TEL_OBJECT (base), TEL_OBJECT (draft), &error);

  g_assert_no_error (error);
  assert_body (request, expected);
}

static void
test_update (TelRelease release)
{
  g_autoptr (TelTree) short_one = FORWARD ("callForwardNoAnswer", "forwardToVoiceMail", "true");
  g_autoptr (TelTree) long_one = FORWARD ("callForwardNoAnswer", "duration", "23", "callingSearchSpaceName", "CSS",
                                          "forwardToVoiceMail", "false", "destination", "1900");

  assert_update (release, NULL, short_one,
                 HEAD "<callForwardNoAnswer><forwardToVoiceMail>true</forwardToVoiceMail><callingSearchSpaceName/>"
                      "</callForwardNoAnswer></ns:updateLine>");
  assert_update (release, short_one, long_one,
                 HEAD "<callForwardNoAnswer><forwardToVoiceMail>false</forwardToVoiceMail>"
                      "<callingSearchSpaceName>CSS</callingSearchSpaceName><destination>1900</destination>"
                      "<duration>23</duration></callForwardNoAnswer></ns:updateLine>");
  assert_update (release, long_one, NULL,
                 HEAD "<callForwardNoAnswer><forwardToVoiceMail>false</forwardToVoiceMail><callingSearchSpaceName/>"
                      "</callForwardNoAnswer></ns:updateLine>");
}

/* A number that was removed comes back with what it carried. */
static void
test_add (TelRelease release)
{
  g_autoptr (TelTree) alternate =
      FORWARD ("callForwardAlternateParty", "forwardToVoiceMail", "false", "destination", "1900");
  g_autoptr (TelTree) all = FORWARD ("callForwardAll", "destination", "1901");
  TelTree *known[] = { alternate, all };
  g_autoptr (TelCarried) carried = tel_carried_new (known, G_N_ELEMENTS (known), (const char *const[]){ NULL });
  g_autoptr (TelDirectoryNumber) number = make_number (NULL);
  g_autoptr (TelAxlRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (number, "carried", carried, "usage", "Device", NULL);
  request = tel_axl_request_new_add (release, TEL_OBJECT (number), &error);
  g_assert_no_error (error);
  assert_body (request, "<callForwardAll><callingSearchSpaceName/><secondaryCallingSearchSpaceName/>"
                        "<destination>1901</destination></callForwardAll>");
  assert_body (request, "<callForwardAlternateParty><callingSearchSpaceName/><destination>1900</destination>"
                        "</callForwardAlternateParty>");
}

typedef void (*ReleaseFunc) (TelRelease release);

static void
on_every_release (gconstpointer data)
{
  ReleaseFunc func = (ReleaseFunc) data;
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  for (guint i = 0; i < n_releases; i++)
    func (releases[i]);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/axl-request-forwards/update", (gconstpointer) test_update, on_every_release);
  g_test_add_data_func ("/axl-request-forwards/add", (gconstpointer) test_add, on_every_release);

  return g_test_run ();
}
