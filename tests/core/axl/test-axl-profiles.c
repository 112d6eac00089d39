/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-response.h"
#include "axl/tel-axl-table.h"
#include "model/tel-error.h"
#include "model/tel-process-node.h"
#include "model/tel-security-profile.h"
#include "tel-test-schema.h"
#include "tel-test.h"

#include <string.h>

static const char *const described_releases[] = { "9.1", "10.5", "12.5", "14.0" };

static char *
dup_body (TelAxlRequest *request)
{
  gsize size;
  const char *data = g_bytes_get_data (tel_axl_request_get_body (request), &size);

  return g_strndup (data, size);
}

/* Validates where the schema is at hand; requests are built on every release. */
static void
check_text (TelRelease release, const char *text)
{
  TelTestSchema *schema = tel_test_schema_load (tel_release_to_string (release));

  if (schema != NULL)
    tel_test_schema_assert_valid (schema, text, strlen (text));
}

static void
check_request (TelAxlRequest *request)
{
  g_autofree char *body = dup_body (request);

  check_text (tel_axl_request_get_release (request), body);
}

static void
assert_sends (TelAxlRequest *request, const char *words)
{
  g_autofree char *body = dup_body (request);

  if (strstr (body, words) == NULL)
    g_error ("“%s” is not in %s", words, body);
}

/* Puts the body of an answer into an envelope. */
static char *
wrap (const char *body)
{
  const char *end = g_str_has_prefix (body, "<?xml") ? strstr (body, "?>") : NULL;

  return g_strconcat ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                      "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>",
                      end != NULL ? end + 2 : body, "</soapenv:Body></soapenv:Envelope>", NULL);
}

static GPtrArray *
read_objects (TelAxlRequest *request, const char *answer)
{
  g_autoptr (TelAxlResponse) response = tel_axl_response_new (request);
  g_autoptr (GError) error = NULL;

  if (tel_axl_response_feed (response, answer, strlen (answer), &error))
    tel_axl_response_finish (response, &error);
  g_assert_no_error (error);

  return tel_axl_response_steal_objects (response);
}

static const char *
get_answered_text (const TelAxlRow *row)
{
  if (row->values != NULL)
    return row->values[0].name;
  if (row->kind == TEL_AXL_BOOLEAN)
    return "true";

  return row->kind == TEL_AXL_NUMBER ? "7" : "t";
}

/* The answer to a get with every element that the release has. */
static char *
make_answer (const TelAxlTable *table, TelRelease release)
{
  g_autoptr (GString) inside = g_string_new (NULL);
  g_autofree char *body = NULL;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];

      if (!tel_axl_row_stands (row, TEL_AXL_GET, release))
        continue;
      if (row->kind == TEL_AXL_TREE)
        g_string_append_printf (inside,
                                "<%s><presentationInfo><externalPresentationNumber>5</externalPresentationNumber>"
                                "<externalPresentationName>five</externalPresentationName></presentationInfo></%s>",
                                row->element, row->element);
      else if (g_strcmp0 (row->property, "protocol") == 0)
        g_string_append (inside, "<protocol>SIP</protocol>");
      else
        g_string_append_printf (inside, "<%s>%s</%s>", row->element, get_answered_text (row), row->element);
    }
  body = g_strdup_printf ("<ns:get%sResponse xmlns:ns=\"http://www.cisco.com/AXL/API/%s\"><return><%s"
                          " uuid='{00000003-0000-4000-8000-000000000003}'>%s</%s></return></ns:get%sResponse>",
                          table->operand, tel_release_to_string (release), table->element, inside->str, table->element,
                          table->operand);

  return wrap (body);
}

/* Changes every property that an update of the release can write. */
static void
change_everything (TelObject *draft, const TelAxlTable *table, TelRelease release)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];

      if (row->property == NULL || !tel_axl_row_stands (row, TEL_AXL_UPDATE, release))
        continue;
      if (row->kind == TEL_AXL_BOOLEAN)
        g_object_set (draft, row->property, FALSE, NULL);
      else if (row->kind == TEL_AXL_NUMBER)
        g_object_set (draft, row->property, 8, NULL);
      else
        g_object_set (draft, row->property, row->values != NULL ? row->values[1].name : "changed", NULL);
    }
}

static void
assert_elements (const TelAxlTable *table, TelAxlUse use, TelRelease release, gboolean carried, const char *body)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];
      g_autofree char *tag = g_strdup_printf ("<%s>", row->element);

      if (tel_axl_row_stands (row, use, release) && (carried || row->property != NULL) && strstr (body, tag) == NULL)
        g_error ("%s of %s in release %s is lost: %s", row->element, table->element, tel_release_to_string (release),
                 body);
    }
}

/* What was read is copied by an add (contract 8, “Copy default SIP profile”) and changed by an update, and nothing is
 * lost on the way. */
static void
round_trip (const TelAxlTable *table, TelRelease release)
{
  g_autoptr (TelAxlRequest) get = tel_axl_request_new_get (release, table->kind, "t", NULL, NULL);
  g_autofree char *answer = make_answer (table, release);
  g_autoptr (GPtrArray) objects = read_objects (get, answer);
  TelObject *base = g_ptr_array_index (objects, 0);
  g_autoptr (TelObject) copy = tel_object_copy (base);
  g_autoptr (TelObject) draft = tel_object_copy (base);
  g_autoptr (TelAxlRequest) add = NULL;
  g_autoptr (TelAxlRequest) update = NULL;
  g_autofree char *added = NULL;
  g_autofree char *updated = NULL;
  g_autoptr (GError) error = NULL;

  check_text (release, answer);
  g_object_set (copy, "name", "Copy", NULL);
  add = tel_axl_request_new_add (release, copy, &error);
  g_assert_no_error (error);
  added = dup_body (add);
  check_text (release, added);
  assert_elements (table, TEL_AXL_ADD, release, TRUE, added);
  g_assert_null (strstr (added, "uuid"));

  change_everything (draft, table, release);
  update = tel_axl_request_new_update (release, base, draft, &error);
  g_assert_no_error (error);
  updated = dup_body (update);
  check_text (release, updated);
  assert_elements (table, TEL_AXL_UPDATE, release, FALSE, updated);
  g_assert_nonnull (strstr (updated, "<name>t</name><newName>changed</newName>"));
}

static void
test_round_trip (gconstpointer data)
{
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  for (guint i = 0; i < n_releases; i++)
    round_trip (data, releases[i]);
}

static const TelAxlTable *
find_table (const char *operand)
{
  for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    if (strcmp (tel_axl_table_get (kind)->operand, operand) == 0)
      return tel_axl_table_get (kind);

  return NULL;
}

static void
assert_all_known (GPtrArray *objects, const char *where)
{
  for (guint i = 0; i < objects->len; i++)
    {
      TelCarried *carried = tel_object_get_carried (g_ptr_array_index (objects, i));
      const char *const *unknown = carried != NULL ? tel_carried_get_unknown (carried) : NULL;

      if (unknown != NULL && unknown[0] != NULL)
        g_error ("%s: no table knows %s", where, unknown[0]);
    }
}

static guint
read_sample (const char *directory, const char *name, TelRelease release)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *operand = g_strndup (name + strcspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                                        strcspn (name, ".") - strcspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
  const TelAxlTable *table = find_table (operand);
  g_autofree char *body = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (TelAxlRequest) request = NULL;
  g_autoptr (GPtrArray) objects = NULL;

  if (table == NULL || (!g_str_has_prefix (name, "get") && !g_str_has_prefix (name, "list")))
    return 0;
  g_assert_true (g_file_get_contents (path, &body, NULL, NULL));
  answer = wrap (body);
  if (g_str_has_prefix (name, "list"))
    request = tel_axl_request_new_list (release, table->kind, NULL, 0, TEL_AXL_PURPOSE_OVERVIEW, 0, 0, NULL);
  else if (table->kind != TEL_OBJECT_KIND_PARAMETER)
    request = tel_axl_request_new_get (release, table->kind, "x", NULL, NULL);
  if (request == NULL)
    return 0;
  objects = read_objects (request, answer);
  assert_all_known (objects, path);

  return 1;
}

/* Every answer among the samples that holds objects is read, and no element of it is unknown. */
static void
test_samples (void)
{
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (described_releases); i++)
    {
      g_autofree char *relative = g_strconcat ("axl/samples-responses/", described_releases[i], NULL);
      g_autofree char *directory = tel_test_find_shared (relative);
      g_autoptr (GDir) entries = directory != NULL ? g_dir_open (directory, 0, NULL) : NULL;
      const char *name;

      if (entries == NULL)
        return;
      while ((name = g_dir_read_name (entries)) != NULL)
        n_read += read_sample (directory, name, tel_release_from_string (described_releases[i]));
    }
  g_test_message ("%u answers", n_read);
  g_assert_cmpuint (n_read, >=, 16);
}

static void
test_nodes (void)
{
  static const struct
  {
    const char *name;
    const char *role;
    gboolean server;
    gboolean calls;
  } nodes[] = {
    { "EnterpriseWideData", "CUCM Voice/Video", FALSE, FALSE },
    { "cucm-pub.example.com", "CUCM Voice/Video", TRUE, TRUE },
    { "cucm-pub.example.com", NULL, TRUE, TRUE },
    { "imp1.example.com", "CUCM IM and Presence", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      g_autoptr (TelProcessNode) node =
          g_object_new (TEL_TYPE_PROCESS_NODE, "name", nodes[i].name, "role", nodes[i].role, NULL);

      g_assert_cmpint (tel_process_node_is_server (node), ==, nodes[i].server);
      g_assert_cmpint (tel_process_node_processes_calls (node), ==, nodes[i].calls);
    }
}

/* What counts for SIP phones only is not sent for another protocol: the safe form of contract 2.4. */
static void
test_add_remote_device_profile (TelRelease release)
{
  g_autoptr (TelSecurityProfile) profile =
      g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", "CTIRD Profile", "description", "created by AXL", "product",
                    "CTI Remote Device", "protocol", "CTI Remote Device", "transport", "TLS", NULL);
  g_autoptr (TelSecurityProfile) draft = tel_object_copy (TEL_OBJECT (profile));
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request = tel_axl_request_new_add (release, TEL_OBJECT (profile), &error);
  g_autoptr (TelAxlRequest) update = NULL;
  g_autoptr (TelAxlRequest) refused = NULL;

  g_assert_no_error (error);
  assert_sends (request, "<description>created by AXL</description></phoneSecurityProfile>");
  check_request (request);

  g_object_set (draft, "description", "changed", NULL);
  update = tel_axl_request_new_update (release, TEL_OBJECT (profile), TEL_OBJECT (draft), &error);
  g_assert_no_error (error);
  check_request (update);

  g_object_set (draft, "transport", "TCP", NULL);
  refused = tel_axl_request_new_update (release, TEL_OBJECT (profile), TEL_OBJECT (draft), &error);
  g_assert_null (refused);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "SIP"));
}

/* The one reference that can be got is a node; the others are found in their lists. */
static void
test_get_node (TelRelease release)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRequest) request =
      tel_axl_request_new_get (release, TEL_OBJECT_KIND_PROCESS_NODE, "cucm-pub.example.com", NULL, &error);
  g_autoptr (TelAxlRequest) refused =
      tel_axl_request_new_get (release, TEL_OBJECT_KIND_LOCATION, "Hub_None", NULL, NULL);

  g_assert_no_error (error);
  g_assert_null (refused);
  assert_sends (request, "getProcessNode");
  check_request (request);
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
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/profiles/round-trip/security-profile", &tel_axl_security_profile_table, test_round_trip);
  g_test_add_data_func ("/profiles/round-trip/sip-profile", &tel_axl_sip_profile_table, test_round_trip);
  g_test_add_data_func ("/profiles/contract-2.4/remote-device", (gconstpointer) test_add_remote_device_profile,
                        on_every_release);
  g_test_add_data_func ("/profiles/contract-2.7/get-node", (gconstpointer) test_get_node, on_every_release);
  g_test_add_func ("/profiles/samples-are-known-whole", test_samples);
  g_test_add_func ("/profiles/contract-2.6/nodes", test_nodes);

  return g_test_run ();
}
