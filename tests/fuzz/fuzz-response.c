/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-response.h"
#include "fuzz.h"

/* The first byte chooses the request that is answered, the second how the answer is cut; the rest is the answer. */
#define PREFIX 2

static const TelObjectKind kinds[] = {
  TEL_OBJECT_KIND_USER,        TEL_OBJECT_KIND_DEVICE,      TEL_OBJECT_KIND_DIRECTORY_NUMBER,
  TEL_OBJECT_KIND_SIP_PROFILE, TEL_OBJECT_KIND_DEVICE_POOL, TEL_OBJECT_KIND_SECURITY_PROFILE,
};
static const TelRelease releases[] = { TEL_RELEASE_9_1, TEL_RELEASE_14_0 };

/* Not every release has every operation for every kind. */
static void
add (GPtrArray *requests, TelAxlRequest *request)
{
  if (request != NULL)
    g_ptr_array_add (requests, request);
}

static GPtrArray *
make_requests (void)
{
  GPtrArray *requests = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      TelRelease release = releases[i];

      add (requests, tel_axl_request_new_version (release));
      add (requests, tel_axl_request_new_query (release, "SELECT name FROM device", NULL));
      add (requests, tel_axl_request_new_remove (release, TEL_OBJECT_KIND_DEVICE, "X", NULL, NULL));
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        {
          add (requests, tel_axl_request_new_list (release, kinds[k], NULL, 0, TEL_AXL_PURPOSE_OVERVIEW, 0, 100, NULL));
          add (requests, tel_axl_request_new_get (release, kinds[k], "X", NULL, NULL));
        }
    }

  return requests;
}

static void
check_objects (TelAxlResponse *response)
{
  g_autoptr (GPtrArray) objects = tel_axl_response_steal_objects (response);
  const TelAxlFault *fault = tel_axl_response_get_fault (response);
  g_autoptr (GError) error = fault != NULL ? tel_axl_fault_to_error (fault, "getPhone", "device “X”") : NULL;

  fuzz_require (fault == NULL || (error != NULL && g_utf8_validate (error->message, -1, NULL)));
  for (guint i = 0; objects != NULL && i < objects->len; i++)
    {
      TelObject *object = g_ptr_array_index (objects, i);
      g_autoptr (TelObject) copy = tel_object_copy (object);
      g_auto (GStrv) differences = tel_object_list_differences (object, copy);

      fuzz_require (differences[0] == NULL);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static GPtrArray *requests = NULL;
  g_autoptr (TelAxlResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_read = TRUE;
  gsize step;

  if (requests == NULL)
    requests = make_requests ();
  if (size < PREFIX)
    return 0;

  response = tel_axl_response_new (requests->pdata[data[0] % requests->len]);
  step = data[1] == 0 ? size : data[1];
  for (gsize i = PREFIX; is_read && i < size; i += step)
    is_read = tel_axl_response_feed (response, (const char *) data + i, MIN (step, size - i), &error);
  is_read = is_read && tel_axl_response_finish (response, &error);

  fuzz_require (is_read == (error == NULL));
  fuzz_require (error == NULL || g_utf8_validate (error->message, -1, NULL));
  if (is_read)
    check_objects (response);

  return 0;
}
