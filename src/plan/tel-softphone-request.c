/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-softphone-request.h"

#include <string.h>

/**
 * TelSoftphoneRequest:
 *
 * What is wanted, before anything was checked. Its properties are bound to the dialog's rows.
 */
struct _TelSoftphoneRequest
{
  GObject parent_instance;

  TelDeviceType device_type;
  TelDevice *device;
  GDateTime *completes_by;
  char *user_id;
  char *pattern;
  char *partition;
  char *line_label;
  char *line_display;
  char *external_mask;
  char *support_field;
  gboolean no_partition;
  gboolean add_number;
  gboolean start_capf;
  gboolean mac_only;
  gboolean leave_secure_connection;
  gboolean set_primary;
};

G_DEFINE_FINAL_TYPE (TelSoftphoneRequest, tel_softphone_request, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DEVICE_TYPE,
  PROP_DEVICE,
  PROP_COMPLETES_BY,
  PROP_USER_ID,
  PROP_PATTERN,
  PROP_PARTITION,
  PROP_LINE_LABEL,
  PROP_LINE_DISPLAY,
  PROP_EXTERNAL_MASK,
  PROP_SUPPORT_FIELD,
  PROP_NO_PARTITION,
  PROP_ADD_NUMBER,
  PROP_START_CAPF,
  PROP_MAC_ONLY,
  PROP_LEAVE_SECURE_CONNECTION,
  PROP_SET_PRIMARY,
  N_PROPERTIES,
};

/* Where the value of a property stands; texts and flags are kept alike, so that one row is all that a new one needs. */
static const struct
{
  const char *name;
  gssize offset;
} texts[] = {
  [PROP_USER_ID] = { "user-id", G_STRUCT_OFFSET (TelSoftphoneRequest, user_id) },
  [PROP_PATTERN] = { "pattern", G_STRUCT_OFFSET (TelSoftphoneRequest, pattern) },
  [PROP_PARTITION] = { "partition", G_STRUCT_OFFSET (TelSoftphoneRequest, partition) },
  [PROP_LINE_LABEL] = { "line-label", G_STRUCT_OFFSET (TelSoftphoneRequest, line_label) },
  [PROP_LINE_DISPLAY] = { "line-display", G_STRUCT_OFFSET (TelSoftphoneRequest, line_display) },
  [PROP_EXTERNAL_MASK] = { "external-mask", G_STRUCT_OFFSET (TelSoftphoneRequest, external_mask) },
  [PROP_SUPPORT_FIELD] = { "support-field", G_STRUCT_OFFSET (TelSoftphoneRequest, support_field) },
}, flags[] = {
  [PROP_NO_PARTITION] = { "no-partition", G_STRUCT_OFFSET (TelSoftphoneRequest, no_partition) },
  [PROP_ADD_NUMBER] = { "add-number", G_STRUCT_OFFSET (TelSoftphoneRequest, add_number) },
  [PROP_START_CAPF] = { "start-capf", G_STRUCT_OFFSET (TelSoftphoneRequest, start_capf) },
  [PROP_MAC_ONLY] = { "mac-only", G_STRUCT_OFFSET (TelSoftphoneRequest, mac_only) },
  [PROP_LEAVE_SECURE_CONNECTION] = { "leave-secure-connection", G_STRUCT_OFFSET (TelSoftphoneRequest, leave_secure_connection) },
  [PROP_SET_PRIMARY] = { "set-primary", G_STRUCT_OFFSET (TelSoftphoneRequest, set_primary) },
};

static GParamSpec *properties[N_PROPERTIES];

static char **
get_text (TelSoftphoneRequest *self, guint property_id)
{
  return G_STRUCT_MEMBER_P (self, texts[property_id].offset);
}

static gboolean *
get_flag (TelSoftphoneRequest *self, guint property_id)
{
  return G_STRUCT_MEMBER_P (self, flags[property_id].offset);
}

static gboolean
set_completes_by (TelSoftphoneRequest *self, GDateTime *completes_by)
{
  if (self->completes_by == completes_by)
    return FALSE;

  g_clear_pointer (&self->completes_by, g_date_time_unref);
  self->completes_by = completes_by != NULL ? g_date_time_ref (completes_by) : NULL;

  return TRUE;
}

static gboolean
set_text (char **field, const char *text)
{
  if (g_strcmp0 (*field, text) == 0)
    return FALSE;

  g_free (*field);
  *field = g_strdup (text);

  return TRUE;
}

/* A label that ends in the number follows it, so that “Tanya Adams - 1001” does not stay beside 1002. */
static void
follow_pattern (TelSoftphoneRequest *self, const char *pattern)
{
  g_autofree char *ending = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *label = NULL;

  if (self->pattern == NULL || *self->pattern == '\0' || self->line_label == NULL)
    return;
  ending = g_strdup_printf (" - %s", self->pattern);
  if (!g_str_has_suffix (self->line_label, ending))
    return;

  kept = g_strndup (self->line_label, strlen (self->line_label) - strlen (ending));
  label = pattern != NULL && *pattern != '\0' ? g_strdup_printf ("%s - %s", kept, pattern) : NULL;
  g_object_set (self, "line-label", label, NULL);
}

static gboolean
set_flag (gboolean *field, gboolean flag)
{
  if (*field == flag)
    return FALSE;

  *field = flag;

  return TRUE;
}

static void
tel_softphone_request_finalize (GObject *object)
{
  TelSoftphoneRequest *self = TEL_SOFTPHONE_REQUEST (object);

  for (guint i = PROP_USER_ID; i <= PROP_SUPPORT_FIELD; i++)
    g_clear_pointer (get_text (self, i), g_free);
  g_clear_object (&self->device);
  g_clear_pointer (&self->completes_by, g_date_time_unref);

  G_OBJECT_CLASS (tel_softphone_request_parent_class)->finalize (object);
}

static void
tel_softphone_request_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelSoftphoneRequest *self = TEL_SOFTPHONE_REQUEST (object);

  if (property_id == PROP_DEVICE_TYPE)
    g_value_set_uint (value, self->device_type);
  else if (property_id == PROP_DEVICE)
    g_value_set_object (value, self->device);
  else if (property_id == PROP_COMPLETES_BY)
    g_value_set_boxed (value, self->completes_by);
  else if (property_id <= PROP_SUPPORT_FIELD)
    g_value_set_string (value, *get_text (self, property_id));
  else if (property_id < N_PROPERTIES)
    g_value_set_boolean (value, *get_flag (self, property_id));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
tel_softphone_request_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  TelSoftphoneRequest *self = TEL_SOFTPHONE_REQUEST (object);
  gboolean changed = FALSE;

  if (property_id == PROP_PATTERN)
    follow_pattern (self, g_value_get_string (value));

  if (property_id == PROP_DEVICE_TYPE)
    {
      changed = self->device_type != g_value_get_uint (value);
      self->device_type = g_value_get_uint (value);
    }
  else if (property_id == PROP_DEVICE)
    changed = g_set_object (&self->device, g_value_get_object (value));
  else if (property_id == PROP_COMPLETES_BY)
    changed = set_completes_by (self, g_value_get_boxed (value));
  else if (property_id <= PROP_SUPPORT_FIELD)
    changed = set_text (get_text (self, property_id), g_value_get_string (value));
  else if (property_id < N_PROPERTIES)
    changed = set_flag (get_flag (self, property_id), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
tel_softphone_request_class_init (TelSoftphoneRequestClass *klass)
{
  const GParamFlags access = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_softphone_request_finalize;
  object_class->get_property = tel_softphone_request_get_property;
  object_class->set_property = tel_softphone_request_set_property;

  properties[PROP_DEVICE_TYPE] =
      g_param_spec_uint ("device-type", NULL, NULL, 0, TEL_N_DEVICE_TYPES - 1, TEL_DEVICE_TYPE_CSF, access);
  properties[PROP_DEVICE] = g_param_spec_object ("device", NULL, NULL, TEL_TYPE_DEVICE, access);
  properties[PROP_COMPLETES_BY] = g_param_spec_boxed ("completes-by", NULL, NULL, G_TYPE_DATE_TIME, access);
  for (guint i = PROP_USER_ID; i <= PROP_SUPPORT_FIELD; i++)
    properties[i] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, access);
  for (guint i = PROP_SUPPORT_FIELD + 1; i < N_PROPERTIES; i++)
    properties[i] = g_param_spec_boolean (flags[i].name, NULL, NULL, FALSE, access);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_softphone_request_init (TelSoftphoneRequest *self)
{
  self->device = tel_device_new ();
}

/**
 * tel_softphone_request_new:
 * @user_id: the user the softphone is for
 * @type: its type
 *
 * Makes a request with an empty draft of the device; tel_softphone_builder_propose() fills it.
 *
 * Returns: (transfer full): a new request
 */
TelSoftphoneRequest *
tel_softphone_request_new (const char *user_id, TelDeviceType type)
{
  g_return_val_if_fail (user_id != NULL, NULL);

  return g_object_new (TEL_TYPE_SOFTPHONE_REQUEST, "user-id", user_id, "device-type", type, NULL);
}

/**
 * tel_softphone_request_get_device_type:
 * @self: a request
 *
 * Gets the type of softphone wanted (G2.2).
 *
 * Returns: the type
 */
TelDeviceType
tel_softphone_request_get_device_type (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), TEL_DEVICE_TYPE_CSF);

  return self->device_type;
}

/**
 * tel_softphone_request_get_device:
 * @self: a request
 *
 * Gets the draft of the device. Its first line, where it has one, lends its settings (calls, ring, further users) to
 * the line that is made; number, label and display are the request's own.
 *
 * Returns: (transfer none): the draft
 */
TelDevice *
tel_softphone_request_get_device (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), NULL);

  return self->device;
}

/**
 * tel_softphone_request_get_completes_by:
 * @self: a request
 *
 * Gets the deadline of the enrolment (G3.5).
 *
 * Returns: (transfer none) (nullable): the time
 */
GDateTime *
tel_softphone_request_get_completes_by (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), NULL);

  return self->completes_by;
}

/**
 * tel_softphone_request_get_user_id:
 * @self: a request
 *
 * Gets the user the softphone is for.
 *
 * Returns:: the value
 */
const char *
tel_softphone_request_get_user_id (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), NULL);

  return self->user_id;
}

/**
 * tel_softphone_request_get_pattern:
 * @self: a request
 *
 * Gets the directory number of its line (G5.1).
 *
 * Returns: (nullable): the value
 */
const char *
tel_softphone_request_get_pattern (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), NULL);

  return self->pattern;
}

/**
 * tel_softphone_request_get_partition:
 * @self: a request
 *
 * Gets the partition of the number (G5.1).
 *
 * Returns: (nullable): the value
 */
const char *
tel_softphone_request_get_partition (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), NULL);

  return self->partition;
}

/**
 * tel_softphone_request_get_line_label:
 * @self: a request
 *
 * Gets the text beside the line.
 *
 * Returns: (nullable): the value
 */
const char *
tel_softphone_request_get_line_label (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), NULL);

  return self->line_label;
}

/**
 * tel_softphone_request_get_line_display:
 * @self: a request
 *
 * Gets the name shown to those who are called.
 *
 * Returns: (nullable): the value
 */
const char *
tel_softphone_request_get_line_display (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), NULL);

  return self->line_display;
}

/**
 * tel_softphone_request_get_external_mask:
 * @self: a request
 *
 * Gets the external phone number mask.
 *
 * Returns: (nullable): the value
 */
const char *
tel_softphone_request_get_external_mask (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), NULL);

  return self->external_mask;
}

/**
 * tel_softphone_request_get_support_field:
 * @self: a request
 *
 * Gets the Cisco Support Field (G2.8).
 *
 * Returns: (nullable): the value
 */
const char *
tel_softphone_request_get_support_field (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), NULL);

  return self->support_field;
}

/**
 * tel_softphone_request_get_no_partition:
 * @self: a request
 *
 * Tells whether a number in no partition was asked for in so many words (G5.1).
 *
 * Returns: the value
 */
gboolean
tel_softphone_request_get_no_partition (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), FALSE);

  return self->no_partition;
}

/**
 * tel_softphone_request_get_add_number:
 * @self: a request
 *
 * Tells whether the number is to be added to the cluster (G5.1).
 *
 * Returns: the value
 */
gboolean
tel_softphone_request_get_add_number (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), FALSE);

  return self->add_number;
}

/**
 * tel_softphone_request_get_start_capf:
 * @self: a request
 *
 * Tells whether CAPF enrolment is started (G3).
 *
 * Returns: the value
 */
gboolean
tel_softphone_request_get_start_capf (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), FALSE);

  return self->start_capf;
}

/**
 * tel_softphone_request_get_mac_only:
 * @self: a request
 *
 * Tells whether the device is confirmed to be used on a Mac only (G3.2).
 *
 * Returns: the value
 */
gboolean
tel_softphone_request_get_mac_only (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), FALSE);

  return self->mac_only;
}

/**
 * tel_softphone_request_get_leave_secure_connection:
 * @self: a request
 *
 * Tells whether the removal from Standard CTI Secure Connection was asked for (G4.4).
 *
 * Returns: the value
 */
gboolean
tel_softphone_request_get_leave_secure_connection (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), FALSE);

  return self->leave_secure_connection;
}

/**
 * tel_softphone_request_get_set_primary:
 * @self: a request
 *
 * Tells whether the number becomes the primary extension although there is another (G5.7).
 *
 * Returns: the value
 */
gboolean
tel_softphone_request_get_set_primary (TelSoftphoneRequest *self)
{
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (self), FALSE);

  return self->set_primary;
}
