/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-control.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include <string.h>

#include "simulator/tel-simulator-capf-session.h"
#include "simulator/tel-simulator-certificate.h"
#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-registration.h"
#include "simulator/tel-simulator-product.h"
#include "simulator/tel-simulator-schema.h"
#include "simulator/tel-simulator-world-faults.h"

#define JSON_TYPE "application/json"
#define PHONE_PREFIX "/phone/"
#define ENTER_SUFFIX "/enter-string"
#define LOG_IN_SUFFIX "/log-in"
#define LOG_OUT_SUFFIX "/log-out"
#define CONTACT_SUFFIX "/contact-capf"
#define SUCCESS " Success"

struct _TelSimulatorControl
{
  GObject parent_instance;

  TelSimulatorServer *cluster;
  SoupServer *server;
  guint16 port;
};

G_DEFINE_FINAL_TYPE (TelSimulatorControl, tel_simulator_control, G_TYPE_OBJECT)

typedef void (*Handler) (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body);

typedef struct
{
  const char *method;
  const char *path;
  Handler handler;
  const char *meaning;
} Route;

static void
respond (SoupServerMessage *message, guint status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, JSON_TYPE, SOUP_MEMORY_COPY, text, strlen (text));
}

static void
respond_builder (SoupServerMessage *message, guint status, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  respond (message, status, text);
}

static void
respond_error (SoupServerMessage *message, guint status, const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_add_string_value (builder, text);
  json_builder_end_object (builder);
  respond_builder (message, status, builder);
}

static void
respond_done (SoupServerMessage *message)
{
  respond (message, SOUP_STATUS_OK, "{}");
}

/* json-glib gives up on a member of another type with a warning; a request may hold anything. */
static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gint64
get_integer (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
             ? json_node_get_int (node)
             : fallback;
}

static guint
get_count (JsonObject *object, const char *name, guint fallback)
{
  return (guint) CLAMP (get_integer (object, name, fallback), 0, G_MAXINT);
}

static void
handle_dump (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  const TelSimulatorContext *context = tel_simulator_server_get_context (self->cluster);
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  if (tel_simulator_registration_settle (context, &error))
    dump = tel_simulator_store_dump (context->store, &error);

  if (dump != NULL)
    respond (message, SOUP_STATUS_OK, dump);
  else
    respond_error (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, error->message);
}

static void
handle_requests (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  TelSimulatorLog *log = tel_simulator_server_get_log (self->cluster);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < tel_simulator_log_get_length (log); i++)
    {
      const TelSimulatorLogEntry *entry = tel_simulator_log_get_entry (log, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "operation");
      json_builder_add_string_value (builder, entry->operation);
      json_builder_set_member_name (builder, "object");
      json_builder_add_string_value (builder, entry->object);
      json_builder_set_member_name (builder, "status");
      json_builder_add_string_value (builder, entry->status);
      json_builder_set_member_name (builder, "http");
      json_builder_add_int_value (builder, entry->http);
      json_builder_set_member_name (builder, "milliseconds");
      json_builder_add_int_value (builder, entry->milliseconds);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  respond_builder (message, SOUP_STATUS_OK, builder);
}

static void
handle_get_clock (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  TelSimulatorClock *clock = tel_simulator_server_get_context (self->cluster)->clock;
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (clock);
  g_autofree char *text = g_date_time_format_iso8601 (now);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "now");
  json_builder_add_string_value (builder, text);
  json_builder_set_member_name (builder, "zone");
  json_builder_add_string_value (builder, g_time_zone_get_identifier (tel_simulator_clock_get_zone (clock)));
  json_builder_end_object (builder);
  respond_builder (message, SOUP_STATUS_OK, builder);
}

static void
handle_post_clock (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  TelSimulatorClock *clock = tel_simulator_server_get_context (self->cluster)->clock;
  const char *text = get_string (body, "now");

  if (text != NULL)
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (text, tel_simulator_clock_get_zone (clock));

      if (now == NULL)
        {
          respond_error (message, SOUP_STATUS_BAD_REQUEST, "“now” is not a time in ISO 8601.");
          return;
        }
      tel_simulator_clock_set_now (clock, now);
    }
  else if (json_object_has_member (body, "advance"))
    tel_simulator_clock_advance (clock, get_integer (body, "advance", 0) * G_TIME_SPAN_SECOND);
  else
    {
      respond_error (message, SOUP_STATUS_BAD_REQUEST, "Give “now” (ISO 8601) or “advance” (seconds).");
      return;
    }

  handle_get_clock (self, message, path, body);
}

static void
handle_post_fault (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  const char *operation = get_string (body, "operation");
  const char *kind = get_string (body, "kind");
  TelSimulatorDisturbance disturbance = {
    .operation = (char *) operation,
    .occurrence = get_count (body, "occurrence", 1),
    .times = get_count (body, "times", 1),
    .code = (int) CLAMP (get_integer (body, "code", TEL_SIMULATOR_FAULT_GENERIC), G_MININT, G_MAXINT),
    .message = (char *) get_string (body, "message"),
    .seconds = MIN (get_count (body, "seconds", 0), 24 * 60 * 60),
  };

  if (operation == NULL || kind == NULL || !tel_simulator_disturbances_parse_kind (kind, &disturbance.kind))
    {
      g_autofree char *kinds = tel_simulator_disturbances_list_kinds ();
      g_autofree char *text = g_strdup_printf ("Give “operation” (or “*”) and “kind”, one of: %s.", kinds);

      respond_error (message, SOUP_STATUS_BAD_REQUEST, text);
      return;
    }
  if (disturbance.kind == TEL_SIMULATOR_DISTURBANCE_STATUS && (disturbance.code < 400 || disturbance.code > 599))
    {
      respond_error (message, SOUP_STATUS_BAD_REQUEST, "Give the status of HTTP as “code”, from 400 to 599.");
      return;
    }

  tel_simulator_disturbances_add (tel_simulator_server_get_disturbances (self->cluster), &disturbance);
  respond_done (message);
}

static void
handle_delete_fault (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  tel_simulator_disturbances_clear (tel_simulator_server_get_disturbances (self->cluster));
  respond_done (message);
}

static void
mutate_now (TelSimulatorControl *self, SoupServerMessage *message, const TelSimulatorElement *request)
{
  g_autoptr (TelSimulatorElement) response = tel_simulator_element_new ("mutation", NULL);
  g_autoptr (GError) fault = NULL;

  if (tel_simulator_operations_run (tel_simulator_server_get_context (self->cluster), request, response, &fault))
    respond_done (message);
  else
    respond_error (message, SOUP_STATUS_BAD_REQUEST, fault->message);
}

static void
mutate_before (TelSimulatorControl *self, SoupServerMessage *message, TelSimulatorElement *request, JsonObject *before)
{
  TelSimulatorDisturbance disturbance = {
    .kind = TEL_SIMULATOR_DISTURBANCE_MUTATE,
    .operation = (char *) get_string (before, "operation"),
    .occurrence = get_count (before, "occurrence", 1),
    .request = request,
  };

  if (disturbance.operation == NULL)
    {
      respond_error (message, SOUP_STATUS_BAD_REQUEST, "“before” needs an “operation”.");
      return;
    }

  tel_simulator_disturbances_add (tel_simulator_server_get_disturbances (self->cluster), &disturbance);
  respond_done (message);
}

static void
handle_mutate (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  const TelSimulatorContext *context = tel_simulator_server_get_context (self->cluster);
  const char *text = get_string (body, "request");
  JsonNode *before = json_object_get_member (body, "before");
  g_autoptr (TelSimulatorElement) request = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    {
      respond_error (message, SOUP_STATUS_BAD_REQUEST, "Give the operation's element as “request”.");
      return;
    }

  request = tel_simulator_envelope_read_bare (text, &error);
  if (request == NULL || !tel_simulator_schema_check_request (request, context->release, &error))
    respond_error (message, SOUP_STATUS_BAD_REQUEST, error->message);
  else if (before != NULL && JSON_NODE_HOLDS_OBJECT (before))
    mutate_before (self, message, request, json_node_get_object (before));
  else
    mutate_now (self, message, request);
}

/* The phone as the dump or the configuration would show it, for the two fields that entering a string changes. */
static TelSimulatorElement *
get_phone (TelSimulatorControl *self, const char *name, GError **error)
{
  g_autoptr (TelSimulatorElement) request = tel_simulator_element_new ("getPhone", NULL);
  g_autoptr (TelSimulatorElement) response = tel_simulator_element_new ("getPhoneResponse", NULL);
  TelSimulatorElement *returned;

  tel_simulator_element_add_text_child (request, "name", name);
  if (!tel_simulator_operations_run (tel_simulator_server_get_context (self->cluster), request, response, error))
    return NULL;

  returned = tel_simulator_element_get_child (response, "return");
  returned = returned != NULL ? tel_simulator_element_get_child (returned, "phone") : NULL;

  return returned != NULL ? tel_simulator_element_copy (returned) : NULL;
}

static void
add_text (JsonBuilder *builder, const TelSimulatorElement *phone, const char *name)
{
  const char *text = tel_simulator_element_get_child_text (phone, name);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
talk_to_capf (TelSimulatorControl *self,
              SoupServerMessage *message,
              const char *path,
              const char *suffix,
              const char *string,
              const char *trouble)
{
  const TelSimulatorContext *context = tel_simulator_server_get_context (self->cluster);
  g_autofree char *name =
      g_strndup (path + strlen (PHONE_PREFIX), strlen (path) - strlen (PHONE_PREFIX) - strlen (suffix));
  g_autoptr (TelSimulatorElement) phone = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) fault = NULL;
  const char *status = NULL;

  if (!tel_simulator_capf_session_run (context, name, string, trouble, &status, &fault))
    {
      gboolean unknown = g_error_matches (fault, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND);

      respond_error (message, unknown ? SOUP_STATUS_NOT_FOUND : SOUP_STATUS_CONFLICT, fault->message);
      return;
    }

  phone = get_phone (self, name, &fault);
  if (phone == NULL)
    {
      respond_error (message, SOUP_STATUS_NOT_FOUND, fault != NULL ? fault->message : "The phone is gone.");
      return;
    }

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "accepted");
  json_builder_add_boolean_value (builder, g_str_has_suffix (status, SUCCESS));
  add_text (builder, phone, "certificateStatus");
  add_text (builder, phone, "certificateOperation");
  json_builder_end_object (builder);
  respond_builder (message, SOUP_STATUS_OK, builder);
}

static void
handle_enter_string (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  const char *string = get_string (body, "string");

  if (string != NULL)
    talk_to_capf (self, message, path, ENTER_SUFFIX, string, get_string (body, "trouble"));
  else
    respond_error (message, SOUP_STATUS_BAD_REQUEST, "Give what is entered as “string”.");
}

/* A phone whose profile asks for no string needs nobody to type one. */
static void
handle_contact_capf (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  talk_to_capf (self, message, path, CONTACT_SUFFIX, NULL, get_string (body, "trouble"));
}

static void
log_phone (TelSimulatorControl *self,
           SoupServerMessage *message,
           const char *path,
           const char *suffix,
           gboolean (*log) (const TelSimulatorContext *context, const char *device, GError **error))
{
  g_autofree char *name =
      g_strndup (path + strlen (PHONE_PREFIX), strlen (path) - strlen (PHONE_PREFIX) - strlen (suffix));
  g_autoptr (GError) fault = NULL;

  if (log (tel_simulator_server_get_context (self->cluster), name, &fault))
    respond_done (message);
  else
    respond_error (message, SOUP_STATUS_NOT_FOUND, fault->message);
}

static void
handle_log_in (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  log_phone (self, message, path, LOG_IN_SUFFIX, tel_simulator_registration_log_in);
}

static void
handle_log_out (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  log_phone (self, message, path, LOG_OUT_SUFFIX, tel_simulator_registration_log_out);
}

/* What the person at a phone does. */
static const Route phone_routes[] = {
  { "POST", ENTER_SUFFIX, handle_enter_string, "the phone enters {string}; {trouble} makes it fail otherwise" },
  { "POST", CONTACT_SUFFIX, handle_contact_capf, "the phone asks CAPF without a string; {trouble} makes it fail" },
  { "POST", LOG_IN_SUFFIX, handle_log_in, "the phone registers" },
  { "POST", LOG_OUT_SUFFIX, handle_log_out, "the phone goes away" },
};

static void
handle_product (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  const TelSimulatorContext *context = tel_simulator_server_get_context (self->cluster);
  const char *name = get_string (body, "name");
  JsonNode *installed = json_object_get_member (body, "installed");
  g_autoptr (GError) error = NULL;

  if (name == NULL || installed == NULL || json_node_get_value_type (installed) != G_TYPE_BOOLEAN)
    respond_error (message, SOUP_STATUS_BAD_REQUEST, "Give the “name” of a product and “installed”: true or false.");
  else if (tel_simulator_product_set_installed (context->store, name, json_node_get_boolean (installed), &error))
    respond_done (message);
  else
    respond_error (message, SOUP_STATUS_BAD_REQUEST, error->message);
}

static void
handle_get_throttle (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  TelSimulatorThrottle *throttle = tel_simulator_server_get_throttle (self->cluster);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "outstanding");
  json_builder_add_int_value (builder, tel_simulator_throttle_get_outstanding (throttle));
  json_builder_set_member_name (builder, "limit");
  json_builder_add_int_value (builder, tel_simulator_throttle_get_limit (throttle));
  json_builder_set_member_name (builder, "perSecond");
  json_builder_add_int_value (builder, tel_simulator_throttle_get_rate (throttle));
  json_builder_end_object (builder);
  respond_builder (message, SOUP_STATUS_OK, builder);
}

static void
handle_post_throttle (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  TelSimulatorThrottle *throttle = tel_simulator_server_get_throttle (self->cluster);

  tel_simulator_throttle_set_limit (throttle, get_count (body, "limit", tel_simulator_throttle_get_limit (throttle)));
  tel_simulator_throttle_set_rate (throttle, get_count (body, "perSecond", tel_simulator_throttle_get_rate (throttle)));
  if (json_object_has_member (body, "outstanding"))
    tel_simulator_throttle_set_outstanding (throttle, get_count (body, "outstanding", 0));
  handle_get_throttle (self, message, path, body);
}

static void
handle_delete_sessions (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  tel_simulator_server_expire_sessions (self->cluster);
  respond_done (message);
}

static void
handle_certificate (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = tel_simulator_certificate_make (&error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (certificate == NULL || !tel_simulator_server_change_certificate (self->cluster, certificate, &error))
    {
      respond_error (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, error->message);
      return;
    }

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fingerprint");
  json_builder_add_string_value (builder, tel_simulator_server_get_fingerprint (self->cluster));
  json_builder_end_object (builder);
  respond_builder (message, SOUP_STATUS_OK, builder);
}

static void
handle_faults (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  g_autofree char *faults =
      tel_simulator_world_faults_to_json (tel_simulator_server_get_context (self->cluster)->store);

  respond (message, SOUP_STATUS_OK, faults);
}

static void handle_index (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body);

static const Route routes[] = {
  { "GET", "/", handle_index, "this list" },
  { "GET", "/dump", handle_dump, "what the cluster has, by name" },
  { "GET", "/requests", handle_requests, "what was asked of it" },
  { "GET", "/clock", handle_get_clock, "its clock and time zone" },
  { "POST", "/clock", handle_post_clock, "sets the clock: {now} in ISO 8601, or {advance} in seconds" },
  { "POST", "/fault", handle_post_fault,
    "disturbs an {operation} (* for any) the {occurrence}th time (0: each) and as many {times} as said: {kind} of "
    "disturbance (the error for a wrong one lists them); {code}, {message}, {seconds}" },
  { "DELETE", "/fault", handle_delete_fault, "no disturbance any more" },
  { "GET", "/faults", handle_faults, "the misconfigurations that are planted in its world" },
  { "POST", "/mutate", handle_mutate,
    "somebody else writes {request}, an operation's element, now or {before} an {operation}'s {occurrence}" },
  { "POST", "/product", handle_product, "{name} of a product whose COP file is {installed} or not" },
  { "GET", "/throttle", handle_get_throttle, "how many change notifications wait" },
  { "POST", "/throttle", handle_post_throttle, "sets {limit}, {perSecond} and {outstanding}" },
  { "POST", "/certificate", handle_certificate, "another certificate, with another key, from now on" },
  { "DELETE", "/sessions", handle_delete_sessions, "ends every session, whose next use gets 404" },
};

static void
add_route (JsonBuilder *builder, const Route *route, const char *prefix)
{
  g_autofree char *path = g_strconcat (prefix, route->path, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "method");
  json_builder_add_string_value (builder, route->method);
  json_builder_set_member_name (builder, "path");
  json_builder_add_string_value (builder, path);
  json_builder_set_member_name (builder, "meaning");
  json_builder_add_string_value (builder, route->meaning);
  json_builder_end_object (builder);
}

static void
handle_index (TelSimulatorControl *self, SoupServerMessage *message, const char *path, JsonObject *body)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    add_route (builder, &routes[i], "");
  for (guint i = 0; i < G_N_ELEMENTS (phone_routes); i++)
    add_route (builder, &phone_routes[i], PHONE_PREFIX "NAME");
  json_builder_end_array (builder);
  respond_builder (message, SOUP_STATUS_OK, builder);
}

static Handler
find_handler (const char *method, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (g_str_equal (routes[i].method, method) && g_str_equal (routes[i].path, path))
      return routes[i].handler;

  for (guint i = 0; i < G_N_ELEMENTS (phone_routes); i++)
    if (g_str_equal (phone_routes[i].method, method) && g_str_has_prefix (path, PHONE_PREFIX) &&
        g_str_has_suffix (path, phone_routes[i].path) &&
        strlen (path) > strlen (PHONE_PREFIX) + strlen (phone_routes[i].path))
      return phone_routes[i].handler;

  return NULL;
}

static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  TelSimulatorControl *self = user_data;
  const char *method = soup_server_message_get_method (message);
  Handler handler = find_handler (method, path);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  if (handler == NULL)
    {
      respond_error (message, SOUP_STATUS_NOT_FOUND,
                     "There is nothing of that name and method. GET / lists what there is.");
      return;
    }

  if (length > 0 && json_parser_load_from_data (parser, data, (gssize) length, NULL))
    root = json_parser_get_root (parser);
  if (g_str_equal (method, "POST") && (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)))
    {
      respond_error (message, SOUP_STATUS_BAD_REQUEST, "The body is not a JSON object.");
      return;
    }

  handler (self, message, path, g_str_equal (method, "POST") ? json_node_get_object (root) : NULL);
}

static void
tel_simulator_control_dispose (GObject *object)
{
  TelSimulatorControl *self = TEL_SIMULATOR_CONTROL (object);

  tel_simulator_control_stop (self);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_simulator_control_parent_class)->dispose (object);
}

static void
tel_simulator_control_class_init (TelSimulatorControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_simulator_control_dispose;
}

static void
tel_simulator_control_init (TelSimulatorControl *self)
{
}

/**
 * tel_simulator_control_new:
 * @server: the cluster
 *
 * Makes the cluster's control port, with which tests look behind the scene and play the phone, the clock and somebody
 * else. It speaks JSON over plain HTTP, asks for no password and is reached from this machine only.
 *
 * Returns: (transfer full): the control, which does not listen yet
 */
TelSimulatorControl *
tel_simulator_control_new (TelSimulatorServer *server)
{
  TelSimulatorControl *self;

  g_return_val_if_fail (TEL_IS_SIMULATOR_SERVER (server), NULL);

  self = g_object_new (TEL_TYPE_SIMULATOR_CONTROL, NULL);
  self->cluster = g_object_ref (server);

  return self;
}

/**
 * tel_simulator_control_listen:
 * @self: the control
 * @port: on 127.0.0.1, 0 for any that is free
 * @error: return location for an error
 *
 * Begins to serve in the thread's default main context.
 *
 * Returns: TRUE on success, FALSE with @error set when the port is taken
 */
gboolean
tel_simulator_control_listen (TelSimulatorControl *self, guint16 port, GError **error)
{
  g_autoptr (SoupServer) server = NULL;
  GSList *uris;

  g_return_val_if_fail (TEL_IS_SIMULATOR_CONTROL (self), FALSE);
  g_return_val_if_fail (self->server == NULL, FALSE);

  server = soup_server_new (NULL, NULL);
  soup_server_add_handler (server, NULL, on_request, self, NULL);
  if (!soup_server_listen_local (server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;

  uris = soup_server_get_uris (server);
  self->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->server = g_steal_pointer (&server);

  return TRUE;
}

/**
 * tel_simulator_control_stop:
 * @self: the control
 *
 * Closes all connections.
 */
void
tel_simulator_control_stop (TelSimulatorControl *self)
{
  g_return_if_fail (TEL_IS_SIMULATOR_CONTROL (self));

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}

/**
 * tel_simulator_control_get_port:
 * @self: the control
 *
 * Gives the port on which it listens, or listened last.
 *
 * Returns: the port, 0 when it never listened
 */
guint16
tel_simulator_control_get_port (TelSimulatorControl *self)
{
  g_return_val_if_fail (TEL_IS_SIMULATOR_CONTROL (self), 0);

  return self->port;
}
