/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-edit.h"

#include <string.h>

#include <glib/gi18n.h>

#include "batch/tel-batch-output.h"
#include "batch/tel-batch-run.h"
#include "model/tel-error.h"
#include "plan/tel-capf-builder.h"
#include "plan/tel-edit.h"
#include "plan/tel-settings-copy.h"

/* Not a property: it stands in the product specific settings (G2.8). */
#define SUPPORT_FIELD "support-field"

static TelObject *
read_object (TelBatchSession *session, TelObjectKind kind, const char *name, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (GAsyncResult) result = NULL;

  tel_cluster_read_async (cluster, kind, name, NULL, tel_batch_session_get_cancellable (session),
                          tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_cluster_read_finish (cluster, result, error);
}

/* What a text on a command line can say. */
static gboolean
is_field (TelObject *object, GParamSpec *pspec)
{
  return pspec->owner_type == G_OBJECT_TYPE (object) &&
         (pspec->value_type == G_TYPE_STRING || pspec->value_type == G_TYPE_BOOLEAN ||
          pspec->value_type == G_TYPE_UINT || pspec->value_type == G_TYPE_STRV);
}

static char *
list_fields (TelObject *object)
{
  guint n_pspecs;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < n_pspecs; i++)
    if (is_field (object, pspecs[i]))
      g_strv_builder_add (builder, pspecs[i]->name);
  if (TEL_IS_DEVICE (object))
    g_strv_builder_add (builder, SUPPORT_FIELD);
  names = g_strv_builder_end (builder);

  return g_strjoinv (", ", names);
}

static gboolean
set_flag (TelObject *object, const char *property, const char *text, GError **error)
{
  gboolean is_on = g_str_equal (text, "yes") || g_str_equal (text, "true");

  if (!is_on && !g_str_equal (text, "no") && !g_str_equal (text, "false"))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID, _ ("“%s” is yes or no, and not “%s”."), property, text);
      return FALSE;
    }
  g_object_set (object, property, is_on, NULL);

  return TRUE;
}

static gboolean
set_number (TelObject *object, const char *property, const char *text, GError **error)
{
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &number, NULL))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID, _ ("“%s” is a number, and not “%s”."), property, text);
      return FALSE;
    }
  g_object_set (object, property, (guint) number, NULL);

  return TRUE;
}

static gboolean
set_field (TelObject *object, const char *name, const char *text, GError **error)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);
  g_autofree char *names = NULL;

  if (TEL_IS_DEVICE (object) && g_str_equal (name, SUPPORT_FIELD))
    {
      tel_device_set_support_field (TEL_DEVICE (object), text);
      return TRUE;
    }
  if (pspec == NULL || !is_field (object, pspec))
    {
      names = list_fields (object);
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID, _ ("“%s” is not a field that can be set. There are %s."), name,
                   names);
      return FALSE;
    }
  if (pspec->value_type == G_TYPE_BOOLEAN)
    return set_flag (object, name, text, error);
  if (pspec->value_type == G_TYPE_UINT)
    return set_number (object, name, text, error);

  if (pspec->value_type == G_TYPE_STRV)
    {
      g_auto (GStrv) members = g_strsplit (text, ",", -1);

      g_object_set (object, name, members, NULL);
    }
  else
    g_object_set (object, name, *text != '\0' ? text : NULL, NULL);

  return TRUE;
}

/* What was left out is said before the plan. */
static TelDevice *
copy_settings (TelBatchSession *session, const char *name, TelDevice *to, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelObject) from = read_object (session, TEL_OBJECT_KIND_DEVICE, name, error);
  g_auto (GStrv) left_out = NULL;
  TelDevice *draft;

  if (from == NULL)
    return NULL;

  draft = tel_settings_copy (tel_batch_session_get_cluster (session), TEL_DEVICE (from), to, &left_out);
  if (builder != NULL)
    tel_batch_output_add_texts (builder, "leftOut", (const char *const *) left_out);
  for (guint i = 0; builder == NULL && left_out[i] != NULL; i++)
    tel_batch_output_print ("%s", left_out[i]);

  return draft;
}

static TelEdit *
make_device_edit (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (TelObject) base = read_object (session, TEL_OBJECT_KIND_DEVICE, options->object_name, error);
  g_autoptr (TelDevice) draft = NULL;
  g_autoptr (TelEdit) edit = tel_edit_new ();

  if (base == NULL)
    return NULL;

  draft = options->copy_from != NULL ? copy_settings (session, options->copy_from, TEL_DEVICE (base), builder, error)
                                     : tel_object_copy (base);
  if (draft == NULL || !tel_batch_edit_set_fields (TEL_OBJECT (draft), options->assignments, error))
    return NULL;

  tel_edit_add_device (edit, TEL_DEVICE (base), draft);
  if (options->capf)
    {
      g_autoptr (GDateTime) deadline = tel_capf_builder_propose_deadline (cluster, NULL);

      tel_edit_start_capf (edit, options->object_name, deadline, options->mac_only);
    }

  return g_steal_pointer (&edit);
}

static TelEdit *
make_user_edit (TelBatchSession *session, const TelBatchOptions *options, GError **error)
{
  g_autoptr (TelObject) base = read_object (session, TEL_OBJECT_KIND_USER, options->object_name, error);
  g_autoptr (TelObject) draft = NULL;
  g_autoptr (TelEdit) edit = tel_edit_new ();

  if (base == NULL)
    return NULL;

  draft = tel_object_copy (base);
  if (!tel_batch_edit_set_fields (draft, options->assignments, error))
    return NULL;

  tel_edit_set_user (edit, TEL_USER (base), TEL_USER (draft));

  return g_steal_pointer (&edit);
}

/**
 * tel_batch_edit_set_fields:
 * @object: what is changed
 * @assignments: (nullable): the fields that are set, each FIELD=VALUE
 * @error: return location for an error
 *
 * Sets fields by their names, as a command line says them.
 *
 * Returns: %FALSE with %TEL_ERROR_INVALID when there is no such field, or it does not take that value
 */
gboolean
tel_batch_edit_set_fields (TelObject *object, char **assignments, GError **error)
{
  g_return_val_if_fail (TEL_IS_OBJECT (object), FALSE);

  for (guint i = 0; assignments != NULL && assignments[i] != NULL; i++)
    {
      const char *equals = strchr (assignments[i], '=');
      g_autofree char *name = g_strndup (assignments[i], (gsize) (equals - assignments[i]));

      if (!set_field (object, name, equals + 1, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tel_batch_edit:
 * @session: a session
 * @options: the command line
 * @builder: (nullable): for programs; %NULL prints for people
 * @error: return location for an error
 *
 * Changes fields of a device or a user, or copies a device's settings from another: checks every rule, and shows the
 * plan or runs it.
 *
 * Returns: %TRUE when it was done, or shown for a dry run
 */
gboolean
tel_batch_edit (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelEdit) edit = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelPlan) plan = NULL;

  if (!tel_batch_session_load_references (session, error) ||
      !tel_batch_session_load (session, TEL_OBJECT_KIND_DEVICE, error))
    return FALSE;

  edit = g_str_equal (options->argument, "user") ? make_user_edit (session, options, error)
                                                 : make_device_edit (session, options, builder, error);
  if (edit == NULL)
    return FALSE;

  tel_edit_set_apply (edit, !options->apply_later);
  tel_edit_build_async (edit, tel_batch_session_get_cluster (session), tel_batch_session_get_cancellable (session),
                        tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);
  plan = tel_edit_build_finish (edit, result, error);

  return plan != NULL && tel_batch_run_carry_out (session, plan, options, builder, error);
}
