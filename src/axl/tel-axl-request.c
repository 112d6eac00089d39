/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-request-private.h"

#include "axl/tel-axl-query.h"
#include "axl/tel-axl-table.h"
#include "axl/tel-axl-writer.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define ENVELOPE_NAMESPACE "http://schemas.xmlsoap.org/soap/envelope/"
#define AXL_NAMESPACE "http://www.cisco.com/AXL/API/"

/* In letters, of a name in a sentence. */
#define LONGEST_NAME 80

/**
 * tel_axl_request_begin:
 * @release: the release of the cluster
 * @kind: what the request is about
 * @verb: the first part of the operation's name
 * @operand: the rest of it
 * @writer: (out) (transfer full): the writer within the operation's element
 *
 * Begins a request: its head. What neither lists nor gets is taken to write.
 *
 * Returns: (transfer full): a request without a body, to be given to tel_axl_request_end()
 */
TelAxlRequest *
tel_axl_request_begin (
    TelRelease release, TelObjectKind kind, const char *verb, const char *operand, TelXmlWriter **writer)
{
  TelAxlRequest *self = g_new0 (TelAxlRequest, 1);
  TelXmlWriter *xml = tel_xml_writer_new ();
  g_autofree char *namespace_uri = g_strconcat (AXL_NAMESPACE, tel_release_to_string (release), NULL);

  g_atomic_ref_count_init (&self->references);
  self->release = release;
  self->kind = kind;
  self->operation = g_strconcat (verb, operand, NULL);
  self->soap_action = g_strdup_printf ("\"CUCM:DB ver=%s %s\"", tel_release_to_string (release), self->operation);
  self->write = strcmp (verb, "list") != 0 && strcmp (verb, "get") != 0;

  tel_xml_writer_start_namespaced (xml, "soapenv", "Envelope", ENVELOPE_NAMESPACE);
  tel_xml_writer_declare_namespace (xml, "ns", namespace_uri);
  tel_xml_writer_start_namespaced (xml, "soapenv", "Header", ENVELOPE_NAMESPACE);
  tel_xml_writer_end (xml);
  tel_xml_writer_start_namespaced (xml, "soapenv", "Body", ENVELOPE_NAMESPACE);
  /* Only the operation has a prefix: what is in it is in no namespace (contract 1.1). */
  tel_xml_writer_start_namespaced (xml, "ns", self->operation, namespace_uri);
  *writer = xml;
  return self;
}

/**
 * tel_axl_request_end:
 * @self: (transfer full): what tel_axl_request_begin() gave
 * @xml: its writer
 *
 * Ends a request.
 *
 * Returns: (transfer full): the request with its body
 */
TelAxlRequest *
tel_axl_request_end (TelAxlRequest *self, TelXmlWriter *xml)
{
  self->body = tel_xml_writer_finish (xml);
  return self;
}

static gboolean
check_operation (TelRelease release, TelObjectKind kind, guint operation, GError **error)
{
  const TelAxlTable *table = tel_axl_table_get (kind);

  if ((table->operations & operation) != 0)
    return TRUE;

  /* Translators: the plural name of a kind of object, e.g. “Locations” */
  g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID, _ ("“%s” cannot be used this way through the cluster’s interface."),
               tel_object_kind_get_label (kind));
  return FALSE;
}

/* An object that has no more than its name, for requests that need nothing else. */
static TelObject *
make_named (TelObjectKind kind, const char *name, const char *partition)
{
  const TelAxlTable *table = tel_axl_table_get (kind);
  GType type = tel_object_kind_get_object_type (kind);

  if (tel_axl_table_get_n_keys (table) == 1)
    return g_object_new (type, table->keys[0].property, name, NULL);
  return g_object_new (type, table->keys[0].property, name, table->keys[1].property, partition, NULL);
}

/* No name of a cluster is so long: one that was typed or pasted would bury the sentence it stands in. */
static char *
shorten (const char *name)
{
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (name, -1) <= LONGEST_NAME)
    return g_strdup (name);

  beginning = g_utf8_substring (name, 0, LONGEST_NAME - 1);

  return g_strconcat (beginning, "…", NULL);
}

static char *
describe (TelObjectKind kind, TelObject *object)
{
  const char *key = tel_object_get_key (object);
  g_autofree char *name = shorten (key != NULL ? key : "");
  g_autofree char *partition = NULL;

  if (kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    g_object_get (object, "partition", &partition, NULL);
  return tel_object_kind_describe (kind, name, partition);
}

/* Makes a request whose body is the key of one object. */
static TelAxlRequest *
request_by_key (TelRelease release, const TelAxlTable *table, const char *verb, TelObject *object, GError **error)
{
  g_autoptr (TelXmlWriter) xml = NULL;
  g_autoptr (TelAxlRequest) self = tel_axl_request_begin (release, table->kind, verb, table->operand, &xml);

  self->subject = describe (table->kind, object);
  self->returns_objects = strcmp (verb, "get") == 0;
  if (!tel_axl_writer_write_key (xml, table, object, error))
    return NULL;
  return tel_axl_request_end (g_steal_pointer (&self), xml);
}

/* Release 9.1 applies and resets by the old operation, which knows devices only (contract 2.1). */
static TelAxlRequest *
request_device_reset (TelRelease release, const char *name, const char *type)
{
  g_autoptr (TelXmlWriter) xml = NULL;
  TelAxlRequest *self = tel_axl_request_begin (release, TEL_OBJECT_KIND_DEVICE, "do", "DeviceReset", &xml);

  self->subject = tel_object_kind_describe (TEL_OBJECT_KIND_DEVICE, name, NULL);
  tel_xml_writer_element (xml, "deviceName", name);
  tel_xml_writer_element (xml, "deviceResetType", type);
  return tel_axl_request_end (self, xml);
}

static TelAxlRequest *
request_effect (TelRelease release,
                TelObjectKind kind,
                guint operation,
                const char *verb,
                const char *reset_type,
                const char *name,
                const char *partition,
                GError **error)
{
  g_autoptr (TelObject) object = make_named (kind, name, partition);

  if (!check_operation (release, kind, operation, error))
    return NULL;
  if (release >= TEL_RELEASE_10_0)
    return request_by_key (release, tel_axl_table_get (kind), verb, object, error);
  if (kind == TEL_OBJECT_KIND_DEVICE)
    return request_device_reset (release, name, reset_type);

  g_autofree char *description = describe (kind, object);

  g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
               /* Translators: an object such as “directory number 1001 in PT-Internal” */
               _ ("Release 9.1 cannot apply or reset %s by itself: do it for the devices that use it."), description);
  return NULL;
}

/**
 * tel_axl_request_new_version:
 * @release: the release to ask in
 *
 * Makes a getCCMVersion (contract 1.2).
 *
 * Returns: (transfer full): a new request
 */
TelAxlRequest *
tel_axl_request_new_version (TelRelease release)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);

  g_autoptr (TelXmlWriter) xml = NULL;
  TelAxlRequest *self = tel_axl_request_begin (release, TEL_OBJECT_KIND_PROCESS_NODE, "get", "CCMVersion", &xml);

  self->subject = g_strdup (_ ("the version of the cluster"));
  return tel_axl_request_end (self, xml);
}

/**
 * tel_axl_request_new_roles:
 * @release: the release of the cluster
 * @account: the name of an account
 * @as_end_user: %TRUE for an end user, %FALSE for an application user
 *
 * Makes a getAppUser or a getUser that asks for the roles of the account's groups alone.
 *
 * Returns: (transfer full): a new request; tel_axl_response_get_value() has the roles, a line each
 */
TelAxlRequest *
tel_axl_request_new_roles (TelRelease release, const char *account, gboolean as_end_user)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (account != NULL, NULL);

  static const char *const tags[] = { "returnedTags", "associatedGroups", "userGroup", "userRoles" };
  g_autoptr (TelXmlWriter) xml = NULL;
  TelAxlRequest *self =
      tel_axl_request_begin (release, TEL_OBJECT_KIND_USER, "get", as_end_user ? "User" : "AppUser", &xml);

  self->subject = tel_object_kind_describe (TEL_OBJECT_KIND_USER, account, NULL);
  tel_xml_writer_element (xml, "userid", account);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      tel_xml_writer_start (xml, tags[i]);
      /* Without it the schema of an end user's group is not kept to. */
      if (i == 2)
        tel_xml_writer_element (xml, "name", NULL);
    }
  tel_xml_writer_element (xml, "userRole", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    tel_xml_writer_end (xml);

  return tel_axl_request_end (self, xml);
}

static gboolean
write_criteria (TelXmlWriter *xml,
                const TelAxlTable *table,
                TelRelease release,
                const TelAxlCriterion *criteria,
                guint n_criteria,
                GError **error)
{
  for (guint i = 0; i < n_criteria; i++)
    if (tel_axl_table_find_property (table, criteria[i].property, TEL_AXL_CRITERION, release) == NULL)
      {
        g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                     /* Translators: the plural name of a kind of object, the name of a property */
                     _ ("The cluster cannot search “%s” by “%s”."), tel_object_kind_get_label (table->kind),
                     criteria[i].property);
        return FALSE;
      }

  tel_xml_writer_start (xml, "searchCriteria");
  for (guint i = 0; i < table->n_rows; i++)
    for (guint j = 0; j < n_criteria; j++)
      if (tel_axl_row_stands (&table->rows[i], TEL_AXL_CRITERION, release) &&
          g_strcmp0 (table->rows[i].property, criteria[j].property) == 0)
        tel_xml_writer_element (xml, table->rows[i].element, criteria[j].pattern);
  tel_xml_writer_end (xml);
  return TRUE;
}

/**
 * tel_axl_request_new_list:
 * @release: the release of the cluster
 * @kind: what to list
 * @criteria: (array length=n_criteria) (nullable): what to search by; without one every object is listed
 * @n_criteria: how many
 * @purpose: what the list is for
 * @skip: how many objects to leave out from the beginning
 * @first: how many objects to return at most; 0 for all that the cluster gives
 * @error: return location for an error
 *
 * Makes a list request (contract 2.0, "List paging").
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_INVALID when the release cannot search so
 */
TelAxlRequest *
tel_axl_request_new_list (TelRelease release,
                          TelObjectKind kind,
                          const TelAxlCriterion *criteria,
                          guint n_criteria,
                          TelAxlPurpose purpose,
                          guint skip,
                          guint first,
                          GError **error)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);
  g_return_val_if_fail (criteria != NULL || n_criteria == 0, NULL);

  const TelAxlTable *table = tel_axl_table_get (kind);
  const TelAxlCriterion every = { table->keys[0].property, "%" };
  g_autoptr (TelXmlWriter) xml = NULL;
  g_autoptr (TelAxlRequest) self = NULL;

  if (!check_operation (release, kind, TEL_AXL_HAS_LIST, error))
    return NULL;

  self = tel_axl_request_begin (release, kind, "list", table->operand, &xml);
  /* Translators: the plural name of a kind of object, e.g. “Locations” */
  self->subject = g_strdup_printf (_ ("the list “%s”"), tel_object_kind_get_label (kind));
  self->returns_objects = TRUE;
  if (!write_criteria (xml, table, release, n_criteria > 0 ? criteria : &every, MAX (n_criteria, 1), error))
    return NULL;

  tel_xml_writer_start (xml, "returnedTags");
  tel_axl_writer_write_tags (xml, table, release, purpose);
  tel_xml_writer_end (xml);

  /* The cluster heeds “skip” only together with “first”, and the schema wants it before. */
  if (first > 0)
    {
      g_autofree char *skip_text = g_strdup_printf ("%u", skip);
      g_autofree char *first_text = g_strdup_printf ("%u", first);

      tel_xml_writer_element (xml, "skip", skip_text);
      tel_xml_writer_element (xml, "first", first_text);
    }
  return tel_axl_request_end (g_steal_pointer (&self), xml);
}

/**
 * tel_axl_request_new_get:
 * @release: the release of the cluster
 * @kind: what to get
 * @name: its name; for a user the user ID, for a directory number the pattern
 * @partition: (nullable): the partition of a directory number, %NULL or "" for none
 * @error: return location for an error
 *
 * Makes a request for one object with all it has. A parameter needs tel_axl_request_new_get_again().
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_INVALID
 */
TelAxlRequest *
tel_axl_request_new_get (
    TelRelease release, TelObjectKind kind, const char *name, const char *partition, GError **error)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);
  g_return_val_if_fail (kind != TEL_OBJECT_KIND_PARAMETER, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  g_autoptr (TelObject) object = make_named (kind, name, partition);

  if (!check_operation (release, kind, TEL_AXL_HAS_GET, error))
    return NULL;
  return request_by_key (release, tel_axl_table_get (kind), "get", object, error);
}

/**
 * tel_axl_request_new_get_again:
 * @release: the release of the cluster
 * @object: an object with its name, not a reference
 * @error: return location for an error
 *
 * Makes a request for an object that is known already, by all that names it.
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_INVALID
 */
TelAxlRequest *
tel_axl_request_new_get_again (TelRelease release, TelObject *object, GError **error)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (object), NULL);

  const TelAxlTable *table = tel_axl_table_find (G_OBJECT_TYPE (object));

  g_return_val_if_fail (table != NULL, NULL);

  return request_by_key (release, table, "get", object, error);
}

/**
 * tel_axl_request_new_add:
 * @release: the release of the cluster
 * @object: what is to be added, not a reference
 * @error: return location for an error
 *
 * Makes a request that adds an object with what is set of it.
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_INVALID when a value is missing or is none of
 *   those that the cluster knows
 */
TelAxlRequest *
tel_axl_request_new_add (TelRelease release, TelObject *object, GError **error)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (object), NULL);

  const TelAxlTable *table = tel_axl_table_find (G_OBJECT_TYPE (object));
  g_autoptr (TelXmlWriter) xml = NULL;
  g_autoptr (TelAxlRequest) self = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  if (!check_operation (release, table->kind, TEL_AXL_HAS_ADD, error))
    return NULL;
  self = tel_axl_request_begin (release, table->kind, "add", table->operand, &xml);
  self->subject = describe (table->kind, object);
  tel_xml_writer_start (xml, table->element);
  if (!tel_axl_writer_write_added (xml, table, release, object, error))
    return NULL;
  return tel_axl_request_end (g_steal_pointer (&self), xml);
}

/**
 * tel_axl_request_new_update:
 * @release: the release of the cluster
 * @base: the object as it was read
 * @draft: the object as it is to be
 * @error: return location for an error
 *
 * Makes a request that changes what differs and nothing else. The object is found by the name it has in @base.
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_INVALID when nothing differs, when something
 *   cannot be changed, or when a list cannot be written back without a loss
 */
TelAxlRequest *
tel_axl_request_new_update (TelRelease release, TelObject *base, TelObject *draft, GError **error)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (base), NULL);
  g_return_val_if_fail (G_OBJECT_TYPE (base) == G_OBJECT_TYPE (draft), NULL);

  const TelAxlTable *table = tel_axl_table_find (G_OBJECT_TYPE (base));
  g_autoptr (TelXmlWriter) xml = NULL;
  g_autoptr (TelAxlRequest) self = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  if (!check_operation (release, table->kind, TEL_AXL_HAS_UPDATE, error))
    return NULL;
  self = tel_axl_request_begin (release, table->kind, "update", table->operand, &xml);
  self->subject = describe (table->kind, base);
  if (!tel_axl_writer_write_key (xml, table, base, error) ||
      !tel_axl_writer_write_changed (xml, table, release, base, draft, error))
    return NULL;
  return tel_axl_request_end (g_steal_pointer (&self), xml);
}

/**
 * tel_axl_request_new_remove:
 * @release: the release of the cluster
 * @kind: what to remove
 * @name: its name
 * @partition: (nullable): the partition of a directory number, %NULL or "" for none
 * @error: return location for an error
 *
 * Makes a request that removes an object.
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_INVALID
 */
TelAxlRequest *
tel_axl_request_new_remove (
    TelRelease release, TelObjectKind kind, const char *name, const char *partition, GError **error)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  g_autoptr (TelObject) object = make_named (kind, name, partition);

  if (!check_operation (release, kind, TEL_AXL_HAS_REMOVE, error))
    return NULL;
  return request_by_key (release, tel_axl_table_get (kind), "remove", object, error);
}

/**
 * tel_axl_request_new_apply:
 * @release: the release of the cluster
 * @kind: what to apply
 * @name: its name
 * @partition: (nullable): the partition of a directory number, %NULL or "" for none
 * @error: return location for an error
 *
 * Makes a request that sends the settings of an object to the phones ("Apply Config"): an apply operation from release
 * 10.0 on, doDeviceReset before (contract 2.1).
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_INVALID when the release cannot apply the kind
 */
TelAxlRequest *
tel_axl_request_new_apply (
    TelRelease release, TelObjectKind kind, const char *name, const char *partition, GError **error)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return request_effect (release, kind, TEL_AXL_HAS_APPLY, "apply", "Apply Configuration", name, partition, error);
}

/**
 * tel_axl_request_new_reset:
 * @release: the release of the cluster
 * @kind: what to reset
 * @name: its name
 * @partition: (nullable): the partition of a directory number, %NULL or "" for none
 * @error: return location for an error
 *
 * Makes a request that resets the phones of an object, which drops their calls (contract 2.1).
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_INVALID when the release cannot reset the kind
 */
TelAxlRequest *
tel_axl_request_new_reset (
    TelRelease release, TelObjectKind kind, const char *name, const char *partition, GError **error)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return request_effect (release, kind, TEL_AXL_HAS_RESET, "reset", "Reset", name, partition, error);
}

/**
 * tel_axl_request_new_query:
 * @release: the release of the cluster
 * @statement: a single SELECT
 * @error: return location for an error
 *
 * Makes a request that asks the cluster's database (contract 2.8). The operation that writes there is never made.
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_INVALID for anything but a single SELECT
 */
TelAxlRequest *
tel_axl_request_new_query (TelRelease release, const char *statement, GError **error)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  g_autofree char *checked = tel_axl_query_check (statement, error);
  g_autoptr (TelXmlWriter) xml = NULL;
  TelAxlRequest *self;

  if (checked == NULL)
    return NULL;
  self = tel_axl_request_begin (release, TEL_OBJECT_KIND_PROCESS_NODE, "execute", "SQLQuery", &xml);
  self->write = FALSE;
  self->returns_rows = TRUE;
  self->subject = g_strdup (_ ("a query of the database"));
  tel_xml_writer_element (xml, "sql", checked);
  return tel_axl_request_end (self, xml);
}

/**
 * tel_axl_request_new_restart:
 * @release: the release of the cluster
 * @kind: a device, a directory number or a SIP profile
 * @name: its name
 * @partition: (nullable): the partition of a directory number, %NULL or "" for none
 * @error: return location for an error
 *
 * Makes a request that restarts the devices concerned, which drops their calls (contract 2.1).
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_INVALID when the release cannot restart the kind
 */
TelAxlRequest *
tel_axl_request_new_restart (
    TelRelease release, TelObjectKind kind, const char *name, const char *partition, GError **error)
{
  g_return_val_if_fail (tel_release_to_string (release) != NULL, NULL);
  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return request_effect (release, kind, TEL_AXL_HAS_RESTART, "restart", "Restart", name, partition, error);
}

/**
 * tel_axl_request_ref:
 * @self: a request
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
TelAxlRequest *
tel_axl_request_ref (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * tel_axl_request_unref:
 * @self: (transfer full): a request
 *
 * Drops a reference. The body is wiped with the last one of its own.
 */
void
tel_axl_request_unref (TelAxlRequest *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->operation);
  g_free (self->soap_action);
  g_free (self->subject);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/**
 * tel_axl_request_get_body:
 * @self: a request
 *
 * Gets the SOAP envelope. It may hold a secret: it belongs into no log.
 *
 * Returns: (transfer none): the envelope in UTF-8
 */
GBytes *
tel_axl_request_get_body (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

/**
 * tel_axl_request_get_operation:
 * @self: a request
 *
 * Gets the name of the operation, e.g. “getPhone”.
 *
 * Returns: the name
 */
const char *
tel_axl_request_get_operation (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->operation;
}

/**
 * tel_axl_request_get_soap_action:
 * @self: a request
 *
 * Gets the value of the header SOAPAction, the quotation marks included (contract 1.1).
 *
 * Returns: the value
 */
const char *
tel_axl_request_get_soap_action (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->soap_action;
}

/**
 * tel_axl_request_get_release:
 * @self: a request
 *
 * Gets the release whose schema the request follows.
 *
 * Returns: the release
 */
TelRelease
tel_axl_request_get_release (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, TEL_RELEASE_UNKNOWN);

  return self->release;
}

/**
 * tel_axl_request_get_kind:
 * @self: a request
 *
 * Gets the kind of the objects that the request is about; it means nothing for getCCMVersion and executeSQLQuery.
 *
 * Returns: the kind
 */
TelObjectKind
tel_axl_request_get_kind (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, TEL_OBJECT_KIND_USER);

  return self->kind;
}

/**
 * tel_axl_request_get_subject:
 * @self: a request
 *
 * Gets what the request is about, for a sentence, e.g. “device “CSFTADAMS””.
 *
 * Returns: the translated words
 */
const char *
tel_axl_request_get_subject (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subject;
}

/**
 * tel_axl_request_is_write:
 * @self: a request
 *
 * Tells whether the request changes something on the cluster, so that it may not be sent twice.
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_axl_request_is_write (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->write;
}

/**
 * tel_axl_request_returns_objects:
 * @self: a request
 *
 * Tells whether the answer holds objects: that to a list or to a get does.
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_axl_request_returns_objects (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->returns_objects;
}

/**
 * tel_axl_request_returns_rows:
 * @self: a request
 *
 * Tells whether the answer holds rows: that to a query does.
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_axl_request_returns_rows (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->returns_rows;
}

/**
 * tel_axl_request_get_row_elements:
 * @self: a request whose answer holds rows
 *
 * Gets the names of the elements that are rows: what is in them are their values, and what has nothing in it is a value
 * itself, named after the element around it.
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): the names, %NULL for whatever `return` has in it
 */
const char *const *
tel_axl_request_get_row_elements (TelAxlRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->row_elements;
}
