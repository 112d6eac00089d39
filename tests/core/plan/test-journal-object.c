/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-directory-number.h"
#include "plan/tel-journal-object.h"
#include "tel-test.h"

static TelDirectoryNumber *
read_number (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;
  TelObject *object = tel_journal_object_from_json (TEL_TYPE_DIRECTORY_NUMBER, node, &error);

  g_assert_no_error (error);

  return TEL_DIRECTORY_NUMBER (object);
}

/* Undoing a removal adds the number with its forwards, whichever version wrote the journal. */
static void
test_older_forwards (void)
{
  g_autoptr (TelDirectoryNumber) number = read_number (
      "{\"pattern\":\"1001\",\"carried\":{\"unknown\":[],\"known\":[{\"name\":\"callForwardNoAnswer\",\"children\":["
      "{\"name\":\"forwardToVoiceMail\",\"text\":\"true\"},{\"name\":\"callingSearchSpaceName\"}]},"
      "{\"name\":\"callForwardAll\",\"children\":[{\"name\":\"destination\",\"text\":\"1900\"}]}]}}");

  g_assert_true (tel_directory_number_forwards_to_voice_mail (number, TEL_FORWARD_NO_ANSWER));
  g_assert_false (tel_directory_number_forwards_to_voice_mail (number, TEL_FORWARD_BUSY));
  g_assert_nonnull (tel_carried_get (tel_object_get_carried (TEL_OBJECT (number)), "callForwardAll"));
}

static void
test_forwards (void)
{
  g_autoptr (TelDirectoryNumber) number = g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1001", NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;
  g_autoptr (TelDirectoryNumber) again = NULL;
  g_auto (GStrv) differences = NULL;

  tel_directory_number_forward_to_voice_mail (number, TEL_FORWARD_BUSY_INTERNAL);
  node = tel_journal_object_to_json (TEL_OBJECT (number));
  json = json_to_string (node, FALSE);
  again = read_number (json);
  differences = tel_object_list_differences (TEL_OBJECT (number), TEL_OBJECT (again));
  g_assert_cmpuint (g_strv_length (differences), ==, 0);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/journal-object/older-forwards", test_older_forwards);
  g_test_add_func ("/journal-object/forwards", test_forwards);

  return g_test_run ();
}
