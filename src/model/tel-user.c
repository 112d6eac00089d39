/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-user.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"

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
  gboolean mobility_enabled;
  char *presence_group;
  gboolean home_cluster;
  gboolean im_and_presence;
  char *service_profile;
  char *directory_uri;
  char *status;
  char *ldap_directory;

  char *search_key;
  char *collation_key;
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
  { "mobility-enabled", N_ ("Enable Mobility"), TEL_PROPERTY_BOOLEAN, NULL,
    G_STRUCT_OFFSET (TelUser, mobility_enabled) },
  { "presence-group", N_ ("Presence group"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, presence_group) },
  { "home-cluster", N_ ("Home Cluster"), TEL_PROPERTY_BOOLEAN, NULL, G_STRUCT_OFFSET (TelUser, home_cluster) },
  { "im-and-presence", N_ ("Enable User for IM and Presence"), TEL_PROPERTY_BOOLEAN, NULL,
    G_STRUCT_OFFSET (TelUser, im_and_presence) },
  { "service-profile", N_ ("Service profile"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, service_profile) },
  { "directory-uri", N_ ("Directory URI"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, directory_uri) },
  { "status", N_ ("Status"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, status) },
  { "ldap-directory", N_ ("LDAP directory"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelUser, ldap_directory) },
};

static gboolean
has_east_asian_script (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    switch (g_unichar_get_script (g_utf8_get_char (c)))
      {
      case G_UNICODE_SCRIPT_HAN:
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
      case G_UNICODE_SCRIPT_HANGUL:
      case G_UNICODE_SCRIPT_BOPOMOFO:
        return TRUE;

      default:
        break;
      }

  return FALSE;
}

/* The one place that knows the order of names: the family name comes first in the scripts of East Asia. */
static char *
join_names (const char *first, const char *last)
{
  if (tel_text_is_blank (first))
    return g_strdup (last);
  if (tel_text_is_blank (last))
    return g_strdup (first);
  if (has_east_asian_script (first) || has_east_asian_script (last))
    return g_strconcat (last, " ", first, NULL);

  return g_strconcat (first, " ", last, NULL);
}

static void
tel_user_finalize (GObject *object)
{
  TelUser *self = TEL_USER (object);

  g_clear_pointer (&self->search_key, g_free);
  g_clear_pointer (&self->collation_key, g_free);

  G_OBJECT_CLASS (tel_user_parent_class)->finalize (object);
}

/* The list without one member and with another, which stands where the one stood or else at the end. */
static void
set_members (TelUser *self, const char *property, char **list, const char *without, const char *with)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) members = NULL;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    if (g_strcmp0 (list[i], without) != 0)
      g_strv_builder_add (builder, list[i]);
    else if (with != NULL)
      g_strv_builder_add (builder, with);
  if (without == NULL)
    g_strv_builder_add (builder, with);

  members = g_strv_builder_end (builder);
  g_object_set (self, property, members, NULL);
}

static void
tel_user_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  TelUser *self = TEL_USER (object);

  /* Before the value is stored, since storing notifies, and who is notified may ask for a key. */
  g_clear_pointer (&self->search_key, g_free);
  g_clear_pointer (&self->collation_key, g_free);

  G_OBJECT_CLASS (tel_user_parent_class)->set_property (object, property_id, value, pspec);
}

static void
tel_user_class_init (TelUserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_user_finalize;
  tel_object_class_install (TEL_OBJECT_CLASS (klass), properties, G_N_ELEMENTS (properties), "user-id");
  object_class->set_property = tel_user_set_property;
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
 * tel_user_get_mobility_enabled:
 * @self: the object
 *
 * Gets whether the user may have remote destinations, which the owner of a CTI remote device has to.
 *
 * Returns: the value
 */
gboolean
tel_user_get_mobility_enabled (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), FALSE);

  return self->mobility_enabled;
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

/**
 * tel_user_dup_full_name:
 * @self: the object
 *
 * Makes the name that is shown: the display name when there is one, else the first and last names in the order of
 * their script, else the user ID.
 *
 * Returns: (transfer full): the name
 */
char *
tel_user_dup_full_name (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  if (!tel_text_is_blank (self->display_name))
    return g_strdup (self->display_name);
  if (!tel_text_is_blank (self->first_name) || !tel_text_is_blank (self->last_name))
    return join_names (self->first_name, self->last_name);

  return g_strdup (self->user_id != NULL ? self->user_id : "");
}

/**
 * tel_user_is_from_directory:
 * @self: the object
 *
 * Tells whether an LDAP directory owns the user's name, mail and numbers (contract 2.3).
 *
 * Returns: %TRUE when one does
 */
gboolean
tel_user_is_from_directory (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), FALSE);

  return !tel_text_is_blank (self->ldap_directory);
}

/**
 * tel_user_is_in_group:
 * @self: the object
 * @group: the name of a user group
 *
 * Tells whether the user is in a group (G4.4). Groups are known only of a user that was read whole.
 *
 * Returns: %TRUE when the user is
 */
gboolean
tel_user_is_in_group (TelUser *self, const char *group)
{
  g_return_val_if_fail (TEL_IS_USER (self), FALSE);
  g_return_val_if_fail (group != NULL, FALSE);

  return self->groups != NULL && g_strv_contains ((const char *const *) self->groups, group);
}

/**
 * tel_user_is_associated_with:
 * @self: the object
 * @device_name: the name of a device
 *
 * Tells whether the user controls a device (G5.4). Associations are known only of a user that was read whole.
 *
 * Returns: %TRUE when the user does
 */
gboolean
tel_user_is_associated_with (TelUser *self, const char *device_name)
{
  g_return_val_if_fail (TEL_IS_USER (self), FALSE);
  g_return_val_if_fail (device_name != NULL, FALSE);

  return self->associated_devices != NULL &&
         g_strv_contains ((const char *const *) self->associated_devices, device_name);
}

/**
 * tel_user_associate:
 * @self: the object
 * @device_name: the name of a device
 *
 * Lets the user control a device (G5.4). One that they control stays where it stands.
 */
void
tel_user_associate (TelUser *self, const char *device_name)
{
  g_return_if_fail (TEL_IS_USER (self));
  g_return_if_fail (device_name != NULL);

  if (!tel_user_is_associated_with (self, device_name))
    set_members (self, "associated-devices", self->associated_devices, NULL, device_name);
}

/**
 * tel_user_dissociate:
 * @self: the object
 * @device_name: the name of a device
 *
 * Takes a device from those that the user controls, if it is one of them.
 */
void
tel_user_dissociate (TelUser *self, const char *device_name)
{
  g_return_if_fail (TEL_IS_USER (self));
  g_return_if_fail (device_name != NULL);

  set_members (self, "associated-devices", self->associated_devices, device_name, NULL);
}

/**
 * tel_user_rename_associated:
 * @self: the object
 * @device_name: the name of a device
 * @new_name: its new name
 *
 * Puts the new name of a device where the old one stands, if the user controls it.
 */
void
tel_user_rename_associated (TelUser *self, const char *device_name, const char *new_name)
{
  g_return_if_fail (TEL_IS_USER (self));
  g_return_if_fail (device_name != NULL);
  g_return_if_fail (new_name != NULL);

  if (tel_user_is_associated_with (self, device_name))
    set_members (self, "associated-devices", self->associated_devices, device_name, new_name);
}

/**
 * tel_user_join_group:
 * @self: the object
 * @group: the name of a user group
 *
 * Puts the user into a group (G4.4). One that they are in stays where it stands.
 */
void
tel_user_join_group (TelUser *self, const char *group)
{
  g_return_if_fail (TEL_IS_USER (self));
  g_return_if_fail (group != NULL);

  if (!tel_user_is_in_group (self, group))
    set_members (self, "groups", self->groups, NULL, group);
}

/**
 * tel_user_leave_group:
 * @self: the object
 * @group: the name of a user group
 *
 * Takes the user out of a group, if they are in it.
 */
void
tel_user_leave_group (TelUser *self, const char *group)
{
  g_return_if_fail (TEL_IS_USER (self));
  g_return_if_fail (group != NULL);

  set_members (self, "groups", self->groups, group, NULL);
}

/**
 * tel_user_fold_search_text:
 * @text: what a person typed
 *
 * Folds a text as the search key is folded: without regard to case, nor to the width of Japanese letters and digits.
 *
 * Returns: (transfer full): the text to look for in tel_user_get_search_key()
 */
char *
tel_user_fold_search_text (const char *text)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

/**
 * tel_user_get_search_key:
 * @self: the object
 *
 * Gets everything by which a user is searched – names, user ID, extension, department, mail – folded and in one text,
 * so that a list of many users is filtered at once. No line of it runs into the next.
 *
 * Returns: the key, valid until a property changes
 */
const char *
tel_user_get_search_key (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  if (self->search_key == NULL)
    {
      g_autofree char *full_name = tel_user_dup_full_name (self);
      const char *const fields[] = {
        full_name,        self->first_name,      self->last_name,        self->user_id,
        self->department, self->primary_pattern, self->telephone_number, self->mail,
      };
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        if (!tel_text_is_blank (fields[i]))
          g_string_append_printf (text, "%s\n", fields[i]);
      self->search_key = tel_user_fold_search_text (text->str);
    }

  return self->search_key;
}

/**
 * tel_user_get_collation_key:
 * @self: the object
 *
 * Gets what users are sorted by: the name as it is shown, then the user ID, for strcmp().
 *
 * Returns: the key, valid until a property changes
 */
const char *
tel_user_get_collation_key (TelUser *self)
{
  g_return_val_if_fail (TEL_IS_USER (self), NULL);

  if (self->collation_key == NULL)
    {
      g_autofree char *full_name = tel_user_dup_full_name (self);
      g_autofree char *text = g_strdup_printf ("%s\n%s", full_name, self->user_id != NULL ? self->user_id : "");

      self->collation_key = g_utf8_collate_key (text, -1);
    }

  return self->collation_key;
}
