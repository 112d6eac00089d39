/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-request-cluster.h"

#include "axl/tel-axl-request-private.h"
#include "axl/tel-axl-table.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

static gboolean
check_release (TelRelease release, TelRelease since, const char *operation, GError **error)
{
  if (release >= since)
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_UNSUPPORTED,
               /* Translators: a release such as 9.1, the name of an operation such as listChange */
               _ ("Release %s does not have the operation %s."), tel_release_to_string (release), operation);

  return FALSE;
}

static void
write_number (TelXmlWriter *xml, const char *name, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  tel_xml_writer_element (xml, name, text);
}

/**
 * tel_axl_request_new_changes:
 * @release: the release of the cluster
 * @cursor: (nullable): where to go on; %NULL to ask where the queue stands
 * @error: return location for an error
 *
 * Makes a listChange (contract 2.8).
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_UNSUPPORTED before 10.0
 */
TelAxlRequest *
tel_axl_request_new_changes (TelRelease release, TelAxlCursor *cursor, GError **error)
{
  static const char *const rows[] = { "queueInfo", "change", NULL };
  g_autoptr (TelXmlWriter) xml = NULL;
  g_autofree char *next = NULL;
  TelAxlRequest *self;

  if (!check_release (release, TEL_RELEASE_10_0, "listChange", error))
    return NULL;

  self = tel_axl_request_begin (release, TEL_OBJECT_KIND_PROCESS_NODE, "list", "Change", &xml);
  self->returns_rows = TRUE;
  self->row_elements = rows;
  self->subject = g_strdup (_ ("the changes of the cluster"));
  if (cursor != NULL)
    {
      next = g_strdup_printf ("%" G_GUINT64_FORMAT, tel_axl_cursor_get_next (cursor));
      tel_xml_writer_start (xml, "startChangeId");
      tel_xml_writer_attribute (xml, "queueId", tel_axl_cursor_get_queue_id (cursor));
      tel_xml_writer_text (xml, next);
      tel_xml_writer_end (xml);
    }

  return tel_axl_request_end (self, xml);
}

/**
 * tel_axl_request_new_registrations:
 * @release: the release of the cluster
 * @pattern: the name of a device, or a pattern of names; “%” stands for any run of characters
 * @skip: how many to leave out from the beginning
 * @first: how many to return at most
 * @error: return location for an error
 *
 * Makes a listRegistrationDynamic (contract 2.7). Only from 14.0 on it says whether a device is registered.
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_UNSUPPORTED before 11.5
 */
TelAxlRequest *
tel_axl_request_new_registrations (TelRelease release, const char *pattern, guint skip, guint first, GError **error)
{
  static const char *const rows[] = { "registrationDynamic", NULL };
  static const char *const tags[] = { "device", "lastKnownIpAddress", "lastKnownUcm", "lastSeen" };
  g_autoptr (TelXmlWriter) xml = NULL;
  TelAxlRequest *self;

  g_return_val_if_fail (pattern != NULL, NULL);

  if (!check_release (release, TEL_RELEASE_11_5, "listRegistrationDynamic", error))
    return NULL;

  self = tel_axl_request_begin (release, TEL_OBJECT_KIND_DEVICE, "list", "RegistrationDynamic", &xml);
  self->returns_rows = TRUE;
  self->row_elements = rows;
  self->subject = g_strdup (_ ("the registration of devices"));
  tel_xml_writer_start (xml, "searchCriteria");
  tel_xml_writer_element (xml, "device", pattern);
  tel_xml_writer_end (xml);
  tel_xml_writer_start (xml, "returnedTags");
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    tel_xml_writer_element (xml, tags[i], NULL);
  if (release >= TEL_RELEASE_14_0)
    tel_xml_writer_element (xml, "risStatus", NULL);
  tel_xml_writer_end (xml);
  write_number (xml, "skip", skip);
  write_number (xml, "first", first);

  return tel_axl_request_end (self, xml);
}

/**
 * tel_axl_request_new_credential_policies:
 * @release: the release of the cluster
 *
 * Makes a listCredentialPolicy, which every release has: a cluster has a few of them, so that one answer is enough.
 *
 * Returns: (transfer full): a new request
 */
TelAxlRequest *
tel_axl_request_new_credential_policies (TelRelease release)
{
  static const char *const rows[] = { "credentialPolicy", NULL };
  g_autoptr (TelXmlWriter) xml = NULL;
  TelAxlRequest *self;

  self = tel_axl_request_begin (release, TEL_OBJECT_KIND_USER, "list", "CredentialPolicy", &xml);
  self->returns_rows = TRUE;
  self->row_elements = rows;
  self->subject = g_strdup (_ ("the credential policies"));
  tel_xml_writer_start (xml, "searchCriteria");
  tel_xml_writer_element (xml, "name", "%");
  tel_xml_writer_end (xml);
  tel_xml_writer_start (xml, "returnedTags");
  tel_xml_writer_element (xml, "name", NULL);
  tel_xml_writer_element (xml, "credExpiresAfter", NULL);
  tel_xml_writer_end (xml);

  return tel_axl_request_end (self, xml);
}

/**
 * tel_axl_request_new_phone_options:
 * @release: the release of the cluster
 * @uuid: the uuid of an existing device: the schema wants one
 * @element: the AXL name of an element without further conditions, such as `devicePoolName` or `phoneTemplateName`
 * @skip: how many choices to leave out from the beginning
 * @first: how many to return at most
 * @error: return location for an error
 *
 * Makes a getPhoneOptions, which asks for the values that an element of the device may have (contract 2.1).
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_UNSUPPORTED before 10.0
 */
TelAxlRequest *
tel_axl_request_new_phone_options (
    TelRelease release, const char *uuid, const char *element, guint skip, guint first, GError **error)
{
  static const char *const rows[] = { "choice", NULL };
  g_autoptr (TelXmlWriter) xml = NULL;
  TelAxlRequest *self;

  g_return_val_if_fail (uuid != NULL, NULL);
  g_return_val_if_fail (element != NULL, NULL);

  if (!check_release (release, TEL_RELEASE_10_0, "getPhoneOptions", error))
    return NULL;

  self = tel_axl_request_begin (release, TEL_OBJECT_KIND_DEVICE, "get", "PhoneOptions", &xml);
  self->returns_rows = TRUE;
  self->row_elements = rows;
  self->subject = g_strdup (_ ("what a device may be set to"));
  tel_xml_writer_element (xml, "uuid", uuid);
  tel_xml_writer_start (xml, "returnedChoices");
  tel_xml_writer_start (xml, element);
  write_number (xml, "skip", skip);
  write_number (xml, "first", first);
  tel_xml_writer_end (xml);
  tel_xml_writer_end (xml);

  return tel_axl_request_end (self, xml);
}

/**
 * tel_axl_request_new_authenticate:
 * @release: the release of the cluster
 * @user_id: a user
 * @password: the password or PIN that is to be tried; it is in the request, and wiped with it
 * @is_pin: whether it is a PIN, of at least four digits
 *
 * Makes a doAuthenticateUser (contract 2.3). It counts as a writing request: a wrong password that is sent twice is two
 * wrong passwords.
 *
 * Returns: (transfer full): a new request
 */
TelAxlRequest *
tel_axl_request_new_authenticate (TelRelease release, const char *user_id, const char *password, gboolean is_pin)
{
  static const char *const rows[] = { "return", NULL };
  g_autoptr (TelXmlWriter) xml = NULL;
  TelAxlRequest *self;

  g_return_val_if_fail (user_id != NULL && password != NULL, NULL);

  self = tel_axl_request_begin (release, TEL_OBJECT_KIND_USER, "do", "AuthenticateUser", &xml);
  self->returns_rows = TRUE;
  self->row_elements = rows;
  self->subject = tel_object_kind_describe (TEL_OBJECT_KIND_USER, user_id, NULL);
  tel_xml_writer_element (xml, "userid", user_id);
  tel_xml_writer_element (xml, is_pin ? "pin" : "password", password);

  return tel_axl_request_end (self, xml);
}

/**
 * tel_axl_request_new_enterprise_effect:
 * @release: the release of the cluster
 * @effect: what all devices are to do
 * @error: return location for an error
 *
 * Makes the request that puts changed enterprise parameters into effect (contract 2.6). The one that sets them to their
 * defaults is never made.
 *
 * Returns: (transfer full): a new request, or %NULL with %TEL_ERROR_UNSUPPORTED before 12.5
 */
TelAxlRequest *
tel_axl_request_new_enterprise_effect (TelRelease release, TelAxlEffect effect, GError **error)
{
  static const char *const verbs[] = { "applyConfig", "restart", "reset" };
  g_autofree char *operation = g_strconcat (verbs[effect], "EnterpriseParameters", NULL);
  g_autoptr (TelXmlWriter) xml = NULL;
  TelAxlRequest *self;

  if (!check_release (release, TEL_RELEASE_12_5, operation, error))
    return NULL;

  self = tel_axl_request_begin (release, TEL_OBJECT_KIND_PARAMETER, verbs[effect], "EnterpriseParameters", &xml);
  self->subject = g_strdup (_ ("the enterprise parameters"));

  return tel_axl_request_end (self, xml);
}

/**
 * tel_axl_request_new_get_by_uuid:
 * @release: the release of the cluster
 * @kind: what to get: what its table can get
 * @uuid: its uuid, in braces
 *
 * Makes a request for one object with all it has, whatever it is called by now.
 *
 * Returns: (transfer full): a new request
 */
TelAxlRequest *
tel_axl_request_new_get_by_uuid (TelRelease release, TelObjectKind kind, const char *uuid)
{
  g_autoptr (TelXmlWriter) xml = NULL;
  TelAxlRequest *self;

  g_return_val_if_fail (kind < TEL_N_OBJECT_KINDS, NULL);
  g_return_val_if_fail ((tel_axl_table_get (kind)->operations & TEL_AXL_HAS_GET) != 0, NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  self = tel_axl_request_begin (release, kind, "get", tel_axl_table_get (kind)->operand, &xml);
  self->returns_objects = TRUE;
  self->subject = tel_object_kind_describe (kind, uuid, NULL);
  tel_xml_writer_element (xml, "uuid", uuid);

  return tel_axl_request_end (self, xml);
}
