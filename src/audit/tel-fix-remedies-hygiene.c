/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* How what the rules H01 to H04 find is put right: devices that nobody uses, outliers, secrets in settings. */

#include "config.h"

#include "audit/tel-fix-remedy.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "audit/tel-audit-devices.h"
#include "model/tel-secret-name.h"

/* What of the Cisco Support Field goes. */
#define VALUE_SECRETS "secrets"
#define VALUE_ALL "all"

/* Settings of the Cisco Support Field stand between these (G2.8). */
#define SEPARATOR ";"

static void
list_retirement (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  tel_fix_remedy_add_choice (choices, TEL_FIX_RETIRE, g_strdup (_ ("Retire the device")));
}

static void
retire (TelFixWork *work, TelFinding *finding, GTask *task)
{
  tel_fix_remedy_build_retirement (work, tel_finding_get_name (finding), task);
}

/* What a device shares with the others of its place. */
static const char *const places[] = { "device-pool", "calling-search-space", "location", "media-resource-group-list" };

static gboolean
has_property (gpointer object, const char *name)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (object), name) != NULL;
}

static char *
dup_place (TelDevice *device, const char *property)
{
  char *value = NULL;

  if (has_property (device, property))
    g_object_get (device, property, &value, NULL);

  return value;
}

static char *
describe_places (TelDevice *device)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *value = dup_place (device, places[i]);

      if (tel_audit_is_empty (value))
        continue;
      g_string_append_printf (text, "%s%s “%s”", text->len > 0 ? _ (", ") : "",
                              tel_object_get_property_label (TEL_OBJECT (device), places[i]), value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_alike (TelDevice *one, TelDevice *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (has_property (one, places[i]) && !tel_object_property_equal (TEL_OBJECT (one), TEL_OBJECT (other), places[i]))
      return FALSE;

  return TRUE;
}

static void
add_model (GListStore *choices, TelDevice *device, TelDevice *model)
{
  const char *name = tel_device_get_name (model);
  g_autofree char *places_of_model = NULL;

  if (model == device || is_alike (model, device))
    return;

  places_of_model = describe_places (model);
  /* Translators: a device, its device pool, location and so on */
  tel_fix_remedy_add_choice (choices, name, g_strdup_printf (_ ("As %s: %s"), name, places_of_model));
}

/* The device that most softphones of the site are like. */
static TelDevice *
find_usual_device (TelFixWork *work)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TelDevice *usual = NULL;
  guint most = 0;

  for (guint i = 0; i < tel_snapshot_get_n (work->snapshot, TEL_OBJECT_KIND_DEVICE); i++)
    {
      TelDevice *device = tel_snapshot_get_nth (work->snapshot, TEL_OBJECT_KIND_DEVICE, i);
      char *key = tel_device_get_softphone_type (device, NULL) ? describe_places (device) : NULL;
      guint n;

      if (key == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;
      g_hash_table_insert (counts, key, GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          usual = device;
        }
    }

  return usual;
}

/* The user's desk phone, their other devices, the site's majority. */
static void
list_models (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  TelDevice *device = tel_snapshot_get_device (work->snapshot, tel_finding_get_name (finding));
  TelDevice *usual = find_usual_device (work);
  const char *owner = device != NULL ? tel_device_get_owner (device) : NULL;
  GPtrArray *devices;

  if (device == NULL)
    return;

  devices = tel_audit_is_empty (owner) ? NULL : tel_snapshot_get_devices_of_user (work->snapshot, owner);
  for (guint i = 0; devices != NULL && i < devices->len; i++)
    if (!tel_device_get_device_type (devices->pdata[i], NULL))
      add_model (choices, device, devices->pdata[i]);
  for (guint i = 0; devices != NULL && i < devices->len; i++)
    add_model (choices, device, devices->pdata[i]);
  if (usual != NULL)
    add_model (choices, device, usual);
}

static void
want_model (TelFixWork *work, TelFinding *finding)
{
  tel_fix_remedy_want_object (work, finding);
  tel_amendments_want_device (work->amendments, work->value);
}

static char *
align (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device = tel_fix_remedy_draft_device (work, finding, &reason);
  TelDevice *model;

  if (device == NULL)
    return reason;
  model = tel_amendments_draft_device (work->amendments, work->value);
  if (model == NULL)
    return tel_fix_work_explain_gone (TEL_OBJECT_KIND_DEVICE, work->value, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *value = dup_place (model, places[i]);

      if (has_property (device, places[i]))
        g_object_set (device, places[i], value, NULL);
    }

  return NULL;
}

static gboolean
is_secret (const char *setting)
{
  return strchr (setting, '=') != NULL && tel_secret_name_matches (setting);
}

/* %NULL when nothing is left. */
static char *
strip_secrets (const char *field)
{
  g_auto (GStrv) settings = g_strsplit (field, SEPARATOR, -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; settings[i] != NULL; i++)
    if (!is_secret (settings[i]))
      g_strv_builder_add (kept, settings[i]);
  rest = g_strv_builder_end (kept);
  text = g_strjoinv (SEPARATOR, rest);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
list_removals (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  tel_fix_remedy_add_choice (choices, VALUE_SECRETS, g_strdup (_ ("Remove the settings with secrets, keep the rest")));
  tel_fix_remedy_add_choice (choices, VALUE_ALL, g_strdup (_ ("Empty the Cisco Support Field")));
}

static char *
remove_secrets (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device = tel_fix_remedy_draft_device (work, finding, &reason);
  g_autofree char *field = device != NULL ? tel_device_dup_support_field (device) : NULL;
  g_autofree char *rest = NULL;

  if (device == NULL)
    return reason;
  if (field == NULL)
    return g_strdup (_ ("The Cisco Support Field is empty. Remove what is in another product specific setting in Cisco "
                        "Unified CM Administration."));

  if (g_str_equal (work->value, VALUE_SECRETS))
    rest = strip_secrets (field);
  tel_device_set_support_field (device, rest);

  return NULL;
}

const TelFixRemedy tel_fix_hygiene_remedies[] = {
  { "H01", NULL, NULL, list_retirement, retire, FALSE },
  { "H03", want_model, align, list_models, NULL, FALSE },
  { "H04", tel_fix_remedy_want_object, remove_secrets, list_removals, NULL, FALSE },
  { NULL },
};
