/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-operations.h"

#include "axl/tel-axl-caller.h"
#include "axl/tel-axl-client-private.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-parameter.h"
#include "model/tel-sip-profile.h"
#include "model/tel-user.h"
#include "tel-test.h"

#define PARTITION "PT-Internal"
#define STRING "1029384756"
#define SIP_PROFILE "Matrix SIP"

typedef enum
{
  VERB_VERSION,
  VERB_ROLES,
  VERB_ROLES_OF_END_USER,
  VERB_QUERY,
  VERB_CHANGES,
  VERB_REGISTRATIONS,
  VERB_OPTIONS,
  VERB_AUTHENTICATE,
  VERB_APPLY_ALL,
  VERB_RESTART_ALL,
  VERB_RESET_ALL,
  N_PLAIN_VERBS,
  /* Of each kind of object for which there is such an operation. */
  VERB_LIST = N_PLAIN_VERBS,
  VERB_GET,
  VERB_GET_BY_UUID,
  VERB_ADD,
  VERB_UPDATE,
  VERB_REMOVE,
  VERB_APPLY,
  VERB_RESTART,
  VERB_RESET,
  N_VERBS,
} Verb;

typedef struct
{
  Verb verb;
  TelObjectKind kind;
} Operation;

struct _TelTestOperations
{
  TelTestConnection *connection;
  TelRelease release;
  GArray *operations;
  TelObject *samples[TEL_N_OBJECT_KINDS];
  guint n_made;
};

static TelObject *
list_first (TelTestOperations *self, TelObjectKind kind)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) objects = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_list_async (self->connection->client, kind, kind == TEL_OBJECT_KIND_PARAMETER ? "service" : NULL, NULL,
                             NULL, NULL, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  objects = tel_axl_client_list_finish (self->connection->client, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (objects->len, >, 0);

  return g_object_ref (g_ptr_array_index (objects, 0));
}

static gpointer
read_object (TelTestOperations *self, TelObjectKind kind, const char *name, const char *partition)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TelObject *object;

  tel_axl_client_get_async (self->connection->client, kind, name, partition, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  object = tel_axl_client_get_finish (self->connection->client, result, &error);
  g_assert_no_error (error);

  return object;
}

static TelObject *
make_device (const char *name)
{
  g_autoptr (TelAuthString) string = tel_auth_string_new (STRING);

  return g_object_new (TEL_TYPE_DEVICE, "name", name, "description", "Matrix", "product",
                       tel_device_type_get_product (TEL_DEVICE_TYPE_CSF), "class", "Phone", "protocol", "SIP",
                       "protocol-side", "User", "device-pool", "Default", "common-phone-profile",
                       "Standard Common Phone Profile", "location", "Hub_None", "security-profile",
                       "CSF Encrypted AuthString", "sip-profile", "Standard SIP Profile", "button-template",
                       tel_device_type_get_button_template (TEL_DEVICE_TYPE_CSF), "certificate-operation",
                       TEL_CERTIFICATE_OPERATION_INSTALL, "authentication-mode", "By Authentication String", "key-size",
                       "2048", "key-order", "RSA Only", "authentication-string", string, "completes-by",
                       "2036:01:31:12:00", NULL);
}

/* An object of a kind that can be made, with a name of its own; NULL of another kind. */
static TelObject *
make_object (TelTestOperations *self, TelObjectKind kind, guint n)
{
  g_autofree char *name = g_strdup_printf ("CSFM%u", n);
  g_autofree char *pattern = g_strdup_printf ("7%05u", n);
  TelObject *object;

  switch (kind)
    {
    case TEL_OBJECT_KIND_USER:
      return g_object_new (TEL_TYPE_USER, "user-id", name, "last-name", "Matrix", "presence-group",
                           "Standard Presence group", NULL);
    case TEL_OBJECT_KIND_DEVICE:
      return make_device (name);
    case TEL_OBJECT_KIND_DIRECTORY_NUMBER:
      return g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", pattern, "partition", PARTITION, "usage", "Device",
                           NULL);
    case TEL_OBJECT_KIND_SECURITY_PROFILE:
      return g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", name, "product",
                           tel_device_type_get_product (TEL_DEVICE_TYPE_CSF), "protocol", "SIP", "device-security-mode",
                           "Encrypted", "authentication-mode", "By Authentication String", "key-size", "2048",
                           "transport", "TLS", NULL);
    case TEL_OBJECT_KIND_SIP_PROFILE:
      object = tel_object_copy (self->samples[TEL_OBJECT_KIND_SIP_PROFILE]);
      g_object_set (object, "name", name, NULL);
      return object;
    default:
      return NULL;
    }
}

static const char *
get_partition (TelObject *object)
{
  return TEL_IS_DIRECTORY_NUMBER (object) ? tel_directory_number_get_partition (TEL_DIRECTORY_NUMBER (object)) : NULL;
}

static TelAxlRequest *
make_update (TelTestOperations *self, TelObjectKind kind, guint n)
{
  TelObject *base = self->samples[kind];
  g_autoptr (TelObject) draft = tel_object_copy (base);
  g_autofree char *text = g_strdup_printf ("%u", 1000 + n);

  g_object_set (draft,
                kind == TEL_OBJECT_KIND_USER        ? "department"
                : kind == TEL_OBJECT_KIND_PARAMETER ? "value"
                                                    : "description",
                text, NULL);

  return tel_axl_request_new_update (self->release, base, draft, NULL);
}

static TelAxlRequest *
make_add (TelTestOperations *self, TelObjectKind kind, guint n)
{
  g_autoptr (TelObject) object = make_object (self, kind, n);

  return object != NULL ? tel_axl_request_new_add (self->release, object, NULL) : NULL;
}

/* There has to be something to remove. */
static TelAxlRequest *
make_remove (TelTestOperations *self, TelObjectKind kind, guint n)
{
  g_autoptr (TelObject) object = make_object (self, kind, n);
  g_autoptr (TelAxlRequest) add = make_add (self, kind, n);
  g_autoptr (GError) error = NULL;

  if (add == NULL)
    return NULL;

  tel_test_operations_call (self, add, &error);
  g_assert_no_error (error);

  return tel_axl_request_new_remove (self->release, kind, tel_object_get_key (object), get_partition (object), NULL);
}

static TelAxlRequest *
make_get (TelTestOperations *self, TelObjectKind kind)
{
  TelObject *sample = self->samples[kind];

  if (kind == TEL_OBJECT_KIND_PARAMETER)
    return tel_axl_request_new_get_again (self->release, sample, NULL);

  return tel_axl_request_new_get (self->release, kind, tel_object_get_key (sample), get_partition (sample), NULL);
}

static TelAxlRequest *
make_list (TelTestOperations *self, TelObjectKind kind)
{
  const TelAxlCriterion criterion = { "service", "%" };

  return tel_axl_request_new_list (self->release, kind, &criterion, kind == TEL_OBJECT_KIND_PARAMETER ? 1 : 0,
                                   TEL_AXL_PURPOSE_OVERVIEW, 0, 50, NULL);
}

static TelAxlRequest *
make_effect (TelTestOperations *self, Verb verb, TelObjectKind kind)
{
  const char *name = tel_object_get_key (self->samples[kind]);
  const char *partition = get_partition (self->samples[kind]);

  /* What is told to the devices themselves, and to those that share something. */
  if (kind > TEL_OBJECT_KIND_SIP_PROFILE)
    return NULL;
  if (verb == VERB_APPLY)
    return tel_axl_request_new_apply (self->release, kind, name, partition, NULL);
  if (verb == VERB_RESTART)
    return tel_axl_request_new_restart (self->release, kind, name, partition, NULL);

  return tel_axl_request_new_reset (self->release, kind, name, partition, NULL);
}

static TelAxlRequest *
make_plain (TelTestOperations *self, Verb verb)
{
  switch (verb)
    {
    case VERB_VERSION:
      return tel_axl_request_new_version (self->release);
    case VERB_ROLES:
      return tel_axl_request_new_roles (self->release, self->connection->simulator->user, FALSE);
    case VERB_ROLES_OF_END_USER:
      return tel_axl_request_new_roles (self->release, "tadams", TRUE);
    case VERB_QUERY:
      return tel_axl_request_new_query (self->release, "SELECT name FROM device", NULL);
    case VERB_CHANGES:
      return tel_axl_request_new_changes (self->release, NULL, NULL);
    case VERB_REGISTRATIONS:
      return tel_axl_request_new_registrations (self->release, "CSF%", 0, 50, NULL);
    case VERB_OPTIONS:
      return tel_axl_request_new_phone_options (self->release,
                                                tel_object_get_uuid (self->samples[TEL_OBJECT_KIND_DEVICE]),
                                                "phoneTemplateName", 0, 50, NULL);
    case VERB_AUTHENTICATE:
      return tel_axl_request_new_authenticate (self->release, "hsuzuki", "pw-hsuzuki", FALSE);
    default:
      return tel_axl_request_new_enterprise_effect (self->release, TEL_AXL_EFFECT_APPLY + (verb - VERB_APPLY_ALL),
                                                    NULL);
    }
}

static TelAxlRequest *
make (TelTestOperations *self, const Operation *operation)
{
  guint n = self->n_made++;

  switch (operation->verb)
    {
    case VERB_LIST:
      return make_list (self, operation->kind);
    case VERB_GET:
      return make_get (self, operation->kind);
    case VERB_GET_BY_UUID:
      return operation->kind <= TEL_OBJECT_KIND_DIRECTORY_NUMBER
                 ? tel_axl_request_new_get_by_uuid (self->release, operation->kind,
                                                    tel_object_get_uuid (self->samples[operation->kind]))
                 : NULL;
    case VERB_ADD:
      return make_add (self, operation->kind, n);
    case VERB_UPDATE:
      return operation->kind <= TEL_OBJECT_KIND_PARAMETER ? make_update (self, operation->kind, n) : NULL;
    case VERB_REMOVE:
      return make_remove (self, operation->kind, n);
    case VERB_APPLY:
    case VERB_RESTART:
    case VERB_RESET:
      return make_effect (self, operation->verb, operation->kind);
    default:
      return make_plain (self, operation->verb);
    }
}

/* What is changed has to be whole, and something that may be changed. */
static void
take_samples (TelTestOperations *self)
{
  g_autoptr (TelObject) sip_profile = read_object (self, TEL_OBJECT_KIND_SIP_PROFILE, "Standard SIP Profile", NULL);
  g_autoptr (TelAxlRequest) add = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (sip_profile, "name", SIP_PROFILE, NULL);
  add = tel_axl_request_new_add (self->release, sip_profile, &error);
  g_assert_no_error (error);
  tel_test_operations_call (self, add, &error);
  g_assert_no_error (error);

  self->samples[TEL_OBJECT_KIND_USER] = read_object (self, TEL_OBJECT_KIND_USER, "hsuzuki", NULL);
  self->samples[TEL_OBJECT_KIND_DEVICE] = read_object (self, TEL_OBJECT_KIND_DEVICE, "TABTRIBEIRO", NULL);
  self->samples[TEL_OBJECT_KIND_DIRECTORY_NUMBER] =
      read_object (self, TEL_OBJECT_KIND_DIRECTORY_NUMBER, "1003", PARTITION);
  self->samples[TEL_OBJECT_KIND_SECURITY_PROFILE] =
      read_object (self, TEL_OBJECT_KIND_SECURITY_PROFILE, "CSF Encrypted AuthString", NULL);
  self->samples[TEL_OBJECT_KIND_SIP_PROFILE] = read_object (self, TEL_OBJECT_KIND_SIP_PROFILE, SIP_PROFILE, NULL);
  self->samples[TEL_OBJECT_KIND_PARAMETER] =
      g_object_new (TEL_TYPE_PARAMETER, "service", "Cisco CallManager", "node", "cucm-pub.example.com", "name",
                    "SIPDualModeAlertTimer", NULL);
  for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    if (self->samples[kind] == NULL)
      self->samples[kind] = list_first (self, kind);
}

static void
add_operation (TelTestOperations *self, Verb verb, TelObjectKind kind)
{
  const Operation operation = { verb, kind };
  g_autoptr (TelAxlRequest) request = make (self, &operation);

  if (request != NULL)
    g_array_append_val (self->operations, operation);
}

/**
 * tel_test_operations_new:
 * @connection: (not owned): connected to a cluster with the world "small"
 *
 * Finds what can be asked of the cluster's release, and what for.
 *
 * Returns: (transfer full): the operations
 */
TelTestOperations *
tel_test_operations_new (TelTestConnection *connection)
{
  TelTestOperations *self = g_new0 (TelTestOperations, 1);

  self->connection = connection;
  self->release = tel_axl_client_get_release (connection->client);
  self->operations = g_array_new (FALSE, FALSE, sizeof (Operation));
  take_samples (self);
  for (Verb verb = 0; verb < N_PLAIN_VERBS; verb++)
    add_operation (self, verb, 0);
  for (Verb verb = N_PLAIN_VERBS; verb < N_VERBS; verb++)
    for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
      add_operation (self, verb, kind);

  return self;
}

/**
 * tel_test_operations_free:
 * @self: (transfer full): the operations
 *
 * Frees the operations.
 */
void
tel_test_operations_free (TelTestOperations *self)
{
  for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    g_clear_object (&self->samples[kind]);
  g_array_unref (self->operations);
  g_free (self);
}

/**
 * tel_test_operations_get_length:
 * @self: the operations
 *
 * Counts them.
 *
 * Returns: how many there are
 */
guint
tel_test_operations_get_length (TelTestOperations *self)
{
  return self->operations->len;
}

/**
 * tel_test_operations_make:
 * @self: the operations
 * @position: which one
 *
 * Makes a request that the cluster carries out, whatever became of those before it.
 *
 * Returns: (transfer full): a new request
 */
TelAxlRequest *
tel_test_operations_make (TelTestOperations *self, guint position)
{
  TelAxlRequest *request = make (self, &g_array_index (self->operations, Operation, position));

  g_assert_nonnull (request);

  return request;
}

/**
 * tel_test_operations_call:
 * @self: the operations
 * @request: a request
 * @error: return location
 *
 * Sends a request and waits for its answer.
 *
 * Returns: whether it was answered and not refused
 */
gboolean
tel_test_operations_call (TelTestOperations *self, TelAxlRequest *request, GError **error)
{
  TelAxlCaller *caller = tel_axl_client_get_caller (self->connection->client);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelAxlResponse) response = NULL;

  tel_axl_caller_call_async (caller, request, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  response = tel_axl_caller_call_finish (caller, result, error);

  return response != NULL;
}
