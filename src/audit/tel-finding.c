/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-finding.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-exception.h"
#include "model/tel-device-type.h"

/* From how many names on a set of them pays. */
#define MANY 16

enum
{
  USERS,
  DEVICES,
  N_LISTS,
};

struct _TelFinding
{
  GObject parent_instance;

  const TelAuditRule *rule;
  TelSeverity severity;
  TelObjectKind kind;
  char *name;
  char *partition;
  char *read;
  char *id;
  gboolean on_demand;
  GPtrArray *users;
  GPtrArray *devices;
  GHashTable *names[N_LISTS];
  TelException *exception;
};

enum
{
  PROP_EXCEPTION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TelFinding, tel_finding, G_TYPE_OBJECT)

static void
tel_finding_finalize (GObject *object)
{
  TelFinding *self = TEL_FINDING (object);

  g_free (self->name);
  g_free (self->partition);
  g_free (self->read);
  g_free (self->id);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  for (guint i = 0; i < N_LISTS; i++)
    g_clear_pointer (&self->names[i], g_hash_table_unref);
  g_clear_object (&self->exception);

  G_OBJECT_CLASS (tel_finding_parent_class)->finalize (object);
}

static void
tel_finding_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelFinding *self = TEL_FINDING (object);

  switch (property_id)
    {
    case PROP_EXCEPTION:
      g_value_set_object (value, self->exception);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_finding_class_init (TelFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_finding_finalize;
  object_class->get_property = tel_finding_get_property;

  /**
   * TelFinding:exception:
   *
   * That it is accepted, or was until a day that is over.
   */
  properties[PROP_EXCEPTION] =
      g_param_spec_object ("exception", NULL, NULL, TEL_TYPE_EXCEPTION, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static GPtrArray *
new_names (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (names, NULL);

  return names;
}

static void
tel_finding_init (TelFinding *self)
{
  self->users = new_names ();
  self->devices = new_names ();
}

/* Most findings concern one or two; a profile may concern thousands. */
static gboolean
has_name (GPtrArray *names, GHashTable **set, const char *name)
{
  if (names->len < MANY)
    return g_strv_contains ((const char *const *) names->pdata, name);

  if (*set == NULL)
    {
      *set = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i + 1 < names->len; i++)
        g_hash_table_add (*set, names->pdata[i]);
    }

  return g_hash_table_contains (*set, name);
}

/* The array ends with %NULL, as a list of names does. */
static void
add_name (GPtrArray *names, GHashTable **set, const char *name)
{
  char *copy;

  if (name == NULL || *name == '\0' || has_name (names, set, name))
    return;

  copy = g_strdup (name);
  g_ptr_array_insert (names, (int) names->len - 1, copy);
  if (*set != NULL)
    g_hash_table_add (*set, copy);
}

/* A slash in a name would be taken for the end of it. */
static void
append_part (GString *id, const char *part)
{
  g_string_append_c (id, '/');
  for (const char *c = part; *c != '\0'; c++)
    if (*c == '/' || *c == '%')
      g_string_append_printf (id, "%%%02X", (guint) *c);
    else
      g_string_append_c (id, *c);
}

/**
 * tel_finding_make_id:
 * @rule_id: the number of a rule
 * @kind: what kind of object breaks it
 * @name: the object's name
 * @partition: (nullable): the partition of a directory number, the place of a parameter
 *
 * Makes what the same finding is called in every audit of a cluster, in every language and version of the program.
 *
 * Returns: (transfer full): the ID, such as `J01/phone/CSFTADAMS`
 */
char *
tel_finding_make_id (const char *rule_id, TelObjectKind kind, const char *name, const char *partition)
{
  GString *id;

  g_return_val_if_fail (rule_id != NULL && name != NULL, NULL);

  id = g_string_new (rule_id);
  append_part (id, tel_object_kind_get_nick (kind));
  append_part (id, name);
  if (partition != NULL && *partition != '\0')
    append_part (id, partition);

  return g_string_free (id, FALSE);
}

/**
 * tel_finding_new:
 * @rule: the rule that is broken
 * @severity: how badly
 * @kind: what kind of object breaks it
 * @name: the object's name: a user ID, a device name, a pattern, the name of a profile, a parameter or a product
 * @partition: (nullable): the partition of a directory number; the place of a parameter (tel_parameter_dup_place())
 * @read: what was read, a translated sentence
 *
 * Makes a finding. A user or device is concerned by what is found with it.
 *
 * Returns: (transfer full): a new finding
 */
TelFinding *
tel_finding_new (const TelAuditRule *rule,
                 TelSeverity severity,
                 TelObjectKind kind,
                 const char *name,
                 const char *partition,
                 const char *read)
{
  TelFinding *self;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (TEL_TYPE_FINDING, NULL);
  self->rule = rule;
  self->severity = severity;
  self->kind = kind;
  self->name = g_strdup (name);
  self->partition = g_strdup (partition);
  self->read = g_strdup (read);
  self->id = tel_finding_make_id (rule->id, kind, name, partition);
  if (kind == TEL_OBJECT_KIND_USER)
    tel_finding_add_user (self, name);
  else if (kind == TEL_OBJECT_KIND_DEVICE)
    tel_finding_add_device (self, name);

  return self;
}

/**
 * tel_finding_get_rule:
 * @self: a finding
 *
 * Gets the rule that is broken.
 *
 * Returns: (transfer none): a row of the table of rules
 */
const TelAuditRule *
tel_finding_get_rule (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), NULL);

  return self->rule;
}

/**
 * tel_finding_get_severity:
 * @self: a finding
 *
 * Gets how bad it is.
 *
 * Returns: its severity
 */
TelSeverity
tel_finding_get_severity (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), TEL_SEVERITY_INFORMATION);

  return self->severity;
}

/**
 * tel_finding_get_kind:
 * @self: a finding
 *
 * Gets what kind of object breaks the rule.
 *
 * Returns: the kind
 */
TelObjectKind
tel_finding_get_kind (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), TEL_OBJECT_KIND_USER);

  return self->kind;
}

/**
 * tel_finding_get_name:
 * @self: a finding
 *
 * Gets the name of the object.
 *
 * Returns: a user ID, a device name, a pattern, the name of a profile, a parameter or a product
 */
const char *
tel_finding_get_name (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), NULL);

  return self->name;
}

/**
 * tel_finding_get_partition:
 * @self: a finding
 *
 * Gets the partition of a directory number, or the place of a parameter.
 *
 * Returns: (nullable): the name
 */
const char *
tel_finding_get_partition (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), NULL);

  return self->partition;
}

/**
 * tel_finding_get_read:
 * @self: a finding
 *
 * Gets what was read.
 *
 * Returns: a translated sentence
 */
const char *
tel_finding_get_read (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), NULL);

  return self->read;
}

/**
 * tel_finding_get_id:
 * @self: a finding
 *
 * Gets what the same finding is called in every audit of a cluster: an exception is kept under it, and two audits are
 * compared by it.
 *
 * Returns: the ID
 */
const char *
tel_finding_get_id (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), NULL);

  return self->id;
}

/**
 * tel_finding_describe_object:
 * @self: a finding
 *
 * Says which object it is.
 *
 * Returns: (transfer full): such as “device CSFTADAMS”
 */
char *
tel_finding_describe_object (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), NULL);

  /* A type of phone has no kind of its own (M06); it stands under that of what comes with it. */
  if (self->kind == TEL_OBJECT_KIND_BUTTON_TEMPLATE && tel_device_type_from_product (self->name, NULL))
    /* Translators: within a sentence, a type of phone */
    return g_strdup_printf (_ ("type of phone “%s”"), self->name);

  return tel_object_kind_describe (self->kind, self->name, self->partition);
}

/**
 * tel_finding_set_on_demand:
 * @self: a finding
 *
 * Says that it goes by what is read for the objects shown only (TelAuditRule.list_unread).
 */
void
tel_finding_set_on_demand (TelFinding *self)
{
  g_return_if_fail (TEL_IS_FINDING (self));

  self->on_demand = TRUE;
}

/**
 * tel_finding_is_on_demand:
 * @self: a finding
 *
 * Tells whether it goes by what is read for the objects shown only, so that an audit without it says nothing unless it
 * was read for that object.
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_finding_is_on_demand (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), FALSE);

  return self->on_demand;
}

/**
 * tel_finding_add_user:
 * @self: a finding
 * @user_id: (nullable): a user ID
 *
 * Says that it concerns a user.
 */
void
tel_finding_add_user (TelFinding *self, const char *user_id)
{
  g_return_if_fail (TEL_IS_FINDING (self));

  add_name (self->users, &self->names[USERS], user_id);
}

/**
 * tel_finding_add_device:
 * @self: a finding
 * @device_name: (nullable): a device name
 *
 * Says that it concerns a device.
 */
void
tel_finding_add_device (TelFinding *self, const char *device_name)
{
  g_return_if_fail (TEL_IS_FINDING (self));

  add_name (self->devices, &self->names[DEVICES], device_name);
}

/**
 * tel_finding_get_users:
 * @self: a finding
 *
 * Gets the users whom it concerns.
 *
 * Returns: (array zero-terminated=1): their user IDs, none for what concerns the cluster
 */
const char *const *
tel_finding_get_users (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), NULL);

  return (const char *const *) self->users->pdata;
}

/**
 * tel_finding_get_devices:
 * @self: a finding
 *
 * Gets the devices that it concerns.
 *
 * Returns: (array zero-terminated=1): their names
 */
const char *const *
tel_finding_get_devices (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), NULL);

  return (const char *const *) self->devices->pdata;
}

/**
 * tel_finding_set_exception:
 * @self: a finding
 * @exception: (nullable): that it is accepted, which may have ended
 *
 * Says that it is accepted, or with %NULL that it is not. #TelAudit does that for what it has found.
 */
void
tel_finding_set_exception (TelFinding *self, TelException *exception)
{
  g_return_if_fail (TEL_IS_FINDING (self));
  g_return_if_fail (exception == NULL || TEL_IS_EXCEPTION (exception));

  if (g_set_object (&self->exception, exception))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXCEPTION]);
}

/**
 * tel_finding_get_exception:
 * @self: a finding
 *
 * Gets the exception that was made for it.
 *
 * Returns: (nullable) (transfer none): the exception, which may have ended (tel_exception_has_ended()), or %NULL
 */
TelException *
tel_finding_get_exception (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), NULL);

  return self->exception;
}

/**
 * tel_finding_is_accepted:
 * @self: a finding
 *
 * Tells whether an exception counts for it today.
 *
 * Returns: %FALSE when it is open
 */
gboolean
tel_finding_is_accepted (TelFinding *self)
{
  g_return_val_if_fail (TEL_IS_FINDING (self), FALSE);

  return self->exception != NULL && !tel_exception_has_ended (self->exception);
}
