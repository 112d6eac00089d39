/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-column.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"

/* What is empty comes last, as it says nothing. */
static int
compare_texts (const char *one, const char *other)
{
  if (tel_text_is_blank (one) || tel_text_is_blank (other))
    return tel_text_is_blank (one) - tel_text_is_blank (other);

  return strcmp (one, other);
}

static int
compare_findings (TelAuditOverview *overview, TelAuditRow *one, TelAuditRow *other)
{
  guint n_one = tel_audit_row_get_n_findings (one);
  guint n_other = tel_audit_row_get_n_findings (other);

  if (tel_audit_row_get_worst (one) != tel_audit_row_get_worst (other))
    return tel_audit_row_get_worst (one) < tel_audit_row_get_worst (other) ? -1 : 1;

  return n_one > n_other ? -1 : n_one < n_other;
}

static guint
count_related (TelAuditOverview *overview, TelAuditRow *row)
{
  TelSnapshot *snapshot = tel_audit_overview_get_snapshot (overview);
  const char *name = tel_audit_row_get_name (row);

  if (snapshot == NULL)
    return 0;

  return tel_audit_row_get_user (row) != NULL ? tel_snapshot_get_devices_of_user (snapshot, name)->len
                                              : tel_snapshot_get_users_of_device (snapshot, name)->len;
}

static char *
dup_full_name (TelAuditOverview *overview, TelAuditRow *row)
{
  return tel_user_dup_full_name (tel_audit_row_get_user (row));
}

static int
compare_full_names (TelAuditOverview *overview, TelAuditRow *one, TelAuditRow *other)
{
  return strcmp (tel_user_get_collation_key (tel_audit_row_get_user (one)),
                 tel_user_get_collation_key (tel_audit_row_get_user (other)));
}

static char *
dup_names (TelAuditOverview *overview, TelAuditRow *row)
{
  return g_strdup (tel_audit_row_get_name (row));
}

static int
compare_names (TelAuditOverview *overview, TelAuditRow *one, TelAuditRow *other)
{
  return strcmp (tel_audit_row_get_name (one), tel_audit_row_get_name (other));
}

static char *
dup_devices (TelAuditOverview *overview, TelAuditRow *row)
{
  GPtrArray *devices =
      tel_snapshot_get_devices_of_user (tel_audit_overview_get_snapshot (overview), tel_audit_row_get_name (row));
  g_autoptr (GString) text = g_string_new (NULL);

  if (devices->len == 0)
    return g_strdup (_ ("No device"));

  for (guint i = 0; i < devices->len; i++)
    {
      if (i > 0)
        /* Translators: between names in a list */
        g_string_append (text, _ (", "));
      g_string_append (text, tel_device_get_name (devices->pdata[i]));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
compare_n_related (TelAuditOverview *overview, TelAuditRow *one, TelAuditRow *other)
{
  guint n_one = count_related (overview, one);
  guint n_other = count_related (overview, other);

  return n_one < n_other ? -1 : n_one > n_other;
}

static const char *
get_extension (TelUser *user)
{
  const char *pattern = tel_user_get_primary_pattern (user);

  return tel_text_is_blank (pattern) ? tel_user_get_telephone_number (user) : pattern;
}

#define DEFINE_USER_TEXT(name, get)                                                                                    \
  static char *dup_##name (TelAuditOverview *overview, TelAuditRow *row)                                               \
  {                                                                                                                    \
    return g_strdup (get (tel_audit_row_get_user (row)));                                                              \
  }                                                                                                                    \
  static int compare_##name (TelAuditOverview *overview, TelAuditRow *one, TelAuditRow *other)                         \
  {                                                                                                                    \
    return compare_texts (get (tel_audit_row_get_user (one)), get (tel_audit_row_get_user (other)));                   \
  }

#define DEFINE_DEVICE_TEXT(name, get)                                                                                  \
  static char *dup_##name (TelAuditOverview *overview, TelAuditRow *row)                                               \
  {                                                                                                                    \
    return g_strdup (get (tel_audit_row_get_device (row)));                                                            \
  }                                                                                                                    \
  static int compare_##name (TelAuditOverview *overview, TelAuditRow *one, TelAuditRow *other)                         \
  {                                                                                                                    \
    return compare_texts (get (tel_audit_row_get_device (one)), get (tel_audit_row_get_device (other)));               \
  }

static const char *
get_type_label (TelDevice *device)
{
  TelDeviceType type;

  if (tel_device_get_device_type (device, &type))
    return tel_device_type_get_label (type);

  return tel_text_is_blank (tel_device_get_model (device)) ? tel_device_get_product (device)
                                                           : tel_device_get_model (device);
}

DEFINE_USER_TEXT (extension, get_extension)
DEFINE_USER_TEXT (department, tel_user_get_department)
DEFINE_USER_TEXT (mail, tel_user_get_mail)
DEFINE_USER_TEXT (service_profile, tel_user_get_service_profile)
DEFINE_DEVICE_TEXT (type, get_type_label)
DEFINE_DEVICE_TEXT (pool, tel_device_get_device_pool)
DEFINE_DEVICE_TEXT (description, tel_device_get_description)
DEFINE_DEVICE_TEXT (product, tel_device_get_product)
DEFINE_DEVICE_TEXT (security_profile, tel_device_get_security_profile)

/* Whose it is, or that it is nobody's, in words. */
static char *
dup_users (TelAuditOverview *overview, TelAuditRow *row)
{
  const char *owner = tel_device_get_owner (tel_audit_row_get_device (row));
  GPtrArray *users =
      tel_snapshot_get_users_of_device (tel_audit_overview_get_snapshot (overview), tel_audit_row_get_name (row));

  if (tel_text_is_blank (owner) && users->len == 0)
    return g_strdup (_ ("No user"));
  if (tel_text_is_blank (owner))
    /* Translators: a device without owner that is associated with the user %s */
    return g_strdup_printf (_ ("No owner; associated with %s"), tel_user_get_user_id (users->pdata[0]));
  if (tel_snapshot_get_user (tel_audit_overview_get_snapshot (overview), owner) == NULL)
    /* Translators: the owner %s of a device, whom the cluster does not have */
    return g_strdup_printf (_ ("%s (no such user)"), owner);

  return g_strdup (owner);
}

static int
compare_owners (TelAuditOverview *overview, TelAuditRow *one, TelAuditRow *other)
{
  const char *owner = tel_device_get_owner (tel_audit_row_get_device (one));
  const char *other_owner = tel_device_get_owner (tel_audit_row_get_device (other));

  /* What is nobody's comes first: it is looked for. */
  return g_strcmp0 (owner != NULL ? owner : "", other_owner != NULL ? other_owner : "");
}

static const TelAuditColumn user_columns[] = {
  { "findings", N_ ("Findings"), 0, TRUE, NULL, compare_findings },
  { "name", N_ ("Name"), -1, TRUE, dup_full_name, compare_full_names },
  { "user-id", N_ ("User ID"), 96, TRUE, dup_names, compare_names },
  { "devices", N_ ("Devices"), 150, TRUE, dup_devices, compare_n_related },
  { "extension", N_ ("Extension"), 90, FALSE, dup_extension, compare_extension },
  { "department", N_ ("Department"), 110, FALSE, dup_department, compare_department },
  { "mail", N_ ("Mail address"), 180, FALSE, dup_mail, compare_mail },
  { "service-profile", N_ ("Service profile"), 150, FALSE, dup_service_profile, compare_service_profile },
};

static const TelAuditColumn device_columns[] = {
  { "findings", N_ ("Findings"), 0, TRUE, NULL, compare_findings },
  { "name", N_ ("Device Name"), -1, TRUE, dup_names, compare_names },
  { "type", N_ ("Type"), 96, TRUE, dup_type, compare_type },
  { "user", N_ ("User"), 150, TRUE, dup_users, compare_owners },
  { "pool", N_ ("Device Pool"), 110, FALSE, dup_pool, compare_pool },
  { "description", N_ ("Description"), 160, FALSE, dup_description, compare_description },
  { "product", N_ ("Product"), 170, FALSE, dup_product, compare_product },
  { "security-profile", N_ ("Device Security Profile"), 180, FALSE, dup_security_profile, compare_security_profile },
};

/**
 * tel_audit_column_get_nth:
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 * @i: the place of a column
 *
 * Gets a column of the list of users or of devices.
 *
 * Returns: (nullable) (transfer none): the column, or %NULL when there are no more
 */
const TelAuditColumn *
tel_audit_column_get_nth (TelObjectKind kind, guint i)
{
  if (kind == TEL_OBJECT_KIND_USER)
    return i < G_N_ELEMENTS (user_columns) ? &user_columns[i] : NULL;

  return i < G_N_ELEMENTS (device_columns) ? &device_columns[i] : NULL;
}

/**
 * tel_audit_column_find:
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 * @id: what a column is called in the settings
 *
 * Finds a column.
 *
 * Returns: (nullable) (transfer none): the column
 */
const TelAuditColumn *
tel_audit_column_find (TelObjectKind kind, const char *id)
{
  const TelAuditColumn *column;

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; (column = tel_audit_column_get_nth (kind, i)) != NULL; i++)
    if (g_str_equal (column->id, id))
      return column;

  return NULL;
}

/**
 * tel_audit_column_get_title:
 * @self: a column
 *
 * Gets its head.
 *
 * Returns: a translated noun
 */
const char *
tel_audit_column_get_title (const TelAuditColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->title);
}
