/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-user.h"

#include <glib/gi18n-lib.h>

/**
 * TelUser:
 *
 * An end user of the cluster.
 */
struct _TelUser
{
  TelObject parent_instance;

  char *user_id;
  char *first_name;
  char *middle_name;
  char *last_name;
  char *display_name;
  char *mail;
  char *department;
  char *telephone_number;
  char *user_locale;
  char **associated_devices;
  char *primary_pattern;
  char *primary_partition;
  char **groups;
  gboolean cti_enabled;
  char *presence_group;
  gboolean home_cluster;
  gboolean im_and_presence;
  char *service_profile;
  char *directory_uri;
  char *status;
  char *ldap_directory;
};

G_DEFINE_FINAL_TYPE (TelUser, tel_user, TEL_TYPE_OBJECT)

static const TelObjectProperty properties[] = {
  { "user-id", N_ ("User ID"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, user_id) },
  { "first-name", N_ ("First name"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, first_name) },
  { "middle-name", N_ ("Middle name"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, middle_name) },
  { "last-name", N_ ("Last name"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, last_name) },
  { "display-name", N_ ("Display name"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, display_name) },
  { "mail", N_ ("Mail address"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, mail) },
  { "department", N_ ("Department"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, department) },
  { "telephone-number", N_ ("Telephone number"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelUser, telephone_number) },
  { "user-locale", N_ ("User locale"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, user_locale) },
  { "associated-devices", N_ ("Device Association"), TEL_PROPERTY_STRINGS, NULL,
    G_STRUCT_OFFSET (TelUser, associated_devices) },
  { "primary-pattern", N_ ("Primary extension"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelUser, primary_pattern) },
  { "primary-partition", N_ ("Partition of the primary extension"), TEL_PROPERTY_STRING, NULL,
    G_STRUCT_OFFSET (TelUser, primary_partition) },
  { "groups", N_ ("User groups"), TEL_PROPERTY_STRINGS, NULL, G_STRUCT_OFFSET (TelUser, groups) },
  { "cti-enabled", N_ ("Allow Control of Device from CTI"), TEL_PROPERTY_BOOLEAN, NULL,
    G_STRUCT_OFFSET (TelUser, cti_enabled) },
  { "presence-group", N_ ("Presence group"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, presence_group) },
  { "home-cluster", N_ ("Home Cluster"), TEL_PROPERTY_BOOLEAN, NULL, G_STRUCT_OFFSET (TelUser, home_cluster) },
  { "im-and-presence", N_ ("Enable User for IM and Presence"), TEL_PROPERTY_BOOLEAN, NULL,
    G_STRUCT_OFFSET (TelUser, im_and_presence) },
  { "service-profile", N_ ("Service profile"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, service_profile) },
  { "directory-uri", N_ ("Directory URI"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, directory_uri) },
  { "status", N_ ("Status"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, status) },
  { "ldap-directory", N_ ("LDAP directory"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, ldap_directory) },
};

static void
tel_user_class_init (TelUserClass *klass)
{
  tel_object_class_install (TEL_OBJECT_CLASS (klass), properties, G_N_ELEMENTS (properties), "user-id");
}

static void
tel_user_init (TelUser *self)
{
}

/**
 * tel_user_new:
 *
 * Makes one with every property unset.
 *
 * Returns: (transfer full): a new object
 */
TelUser *
tel_user_new (void)
{
  return g_object_new (TEL_TYPE_USER, NULL);
}

/**
 * tel_user_get_user_id:
 * @self: the object
 *
 * Gets the user ID, the key of the object.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_user_id (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->user_id;
}

/**
 * tel_user_get_first_name:
 * @self: the object
 *
 * Gets the first name.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_first_name (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->first_name;
}

/**
 * tel_user_get_middle_name:
 * @self: the object
 *
 * Gets the middle name.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_middle_name (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->middle_name;
}

/**
 * tel_user_get_last_name:
 * @self: the object
 *
 * Gets the last name.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_last_name (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->last_name;
}

/**
 * tel_user_get_display_name:
 * @self: the object
 *
 * Gets the display name (from release 11.0).
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_display_name (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->display_name;
}

/**
 * tel_user_get_mail:
 * @self: the object
 *
 * Gets the mail address of the directory, the only one a string is sent to (G4.6).
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_mail (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->mail;
}

/**
 * tel_user_get_department:
 * @self: the object
 *
 * Gets the department.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_department (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->department;
}

/**
 * tel_user_get_telephone_number:
 * @self: the object
 *
 * Gets the telephone number.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_telephone_number (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->telephone_number;
}

/**
 * tel_user_get_user_locale:
 * @self: the object
 *
 * Gets the locale, in CUCM's own words, e.g. “Japanese Japan”.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_user_locale (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->user_locale;
}

/**
 * tel_user_get_associated_devices:
 * @self: the object
 *
 * Gets the names of the devices that the user controls (G5.4); NULL before the user was read whole.
 *
 * Returns: (nullable): the values, NULL-terminated
 */
const char *const *
tel_user_get_associated_devices (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return (const char *const *) self->associated_devices;
}

/**
 * tel_user_get_primary_pattern:
 * @self: the object
 *
 * Gets the directory number of the primary extension (G5.7).
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_primary_pattern (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->primary_pattern;
}

/**
 * tel_user_get_primary_partition:
 * @self: the object
 *
 * Gets the partition of the primary extension.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_primary_partition (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->primary_partition;
}

/**
 * tel_user_get_groups:
 * @self: the object
 *
 * Gets the names of the groups the user is in (G4.4); NULL before the user was read whole.
 *
 * Returns: (nullable): the values, NULL-terminated
 */
const char *const *
tel_user_get_groups (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return (const char *const *) self->groups;
}

/**
 * tel_user_get_cti_enabled:
 * @self: the object
 *
 * Gets whether CTI is enabled for the user.
 *
 * Returns: the value
 */
gboolean
tel_user_get_cti_enabled (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), FALSE);

  return self->cti_enabled;
}

/**
 * tel_user_get_presence_group:
 * @self: the object
 *
 * Gets the presence group.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_presence_group (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->presence_group;
}

/**
 * tel_user_get_home_cluster:
 * @self: the object
 *
 * Gets whether this cluster is the user's home.
 *
 * Returns: the value
 */
gboolean
tel_user_get_home_cluster (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), FALSE);

  return self->home_cluster;
}

/**
 * tel_user_get_im_and_presence:
 * @self: the object
 *
 * Gets whether the user has IM and Presence.
 *
 * Returns: the value
 */
gboolean
tel_user_get_im_and_presence (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), FALSE);

  return self->im_and_presence;
}

/**
 * tel_user_get_service_profile:
 * @self: the object
 *
 * Gets the service profile (G5.5, G5.6).
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_service_profile (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->service_profile;
}

/**
 * tel_user_get_directory_uri:
 * @self: the object
 *
 * Gets the directory URI.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_directory_uri (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->directory_uri;
}

/**
 * tel_user_get_status:
 * @self: the object
 *
 * Gets the status; “1” is active.
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_status (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->status;
}

/**
 * tel_user_get_ldap_directory:
 * @self: the object
 *
 * Gets the directory that owns the user's name, mail and numbers; empty for a local user (contract 2.3).
 *
 * Returns: (nullable): the value
 */
const char *
tel_user_get_ldap_directory (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  return self->ldap_directory;
}
