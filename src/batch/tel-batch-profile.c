/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-profile.h"

#include <string.h>

#include <glib/gi18n.h>

#include "batch/tel-batch-edit.h"
#include "batch/tel-batch-object.h"
#include "batch/tel-batch-output.h"
#include "batch/tel-batch-run.h"
#include "model/tel-error.h"
#include "plan/tel-profile-builder.h"
#include "plan/tel-profile-proposal.h"
#include "plan/tel-profile-rules.h"
#include "plan/tel-profile-use.h"

/* What a column may take of a line. */
#define WIDEST 60

static const char *const security_columns[] = {
  "name", "product", "device-security-mode", "authentication-mode", "key-size", "transport", NULL
};
static const char *const sip_columns[] = {
  "name", "timer-register-delta", "timer-register", "timer-keep-alive", "timer-subscribe", "timer-subscribe-delta", NULL
};

static TelObject *
read_profile (TelBatchSession *session, const TelBatchOptions *options, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  g_autoptr (GAsyncResult) result = NULL;

  tel_cluster_read_async (cluster, options->kind, options->object_name, NULL,
                          tel_batch_session_get_cancellable (session), tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_cluster_read_finish (cluster, result, error);
}

static gboolean
sets (const TelBatchOptions *options, const char *field)
{
  for (guint i = 0; options->assignments != NULL && options->assignments[i] != NULL; i++)
    if (g_str_has_prefix (options->assignments[i], field) && options->assignments[i][strlen (field)] == '=')
      return TRUE;

  return FALSE;
}

/* The transport type goes with the mode unless somebody says it, whereupon the rules judge (G8.3). */
static void
set_mode (const TelBatchOptions *options, TelSecurityProfile *draft, TelSecurityProfile *before)
{
  g_autofree char *mode = g_strdup (
      options->security_mode != NULL ? options->security_mode : tel_security_profile_get_device_security_mode (draft));

  if (options->security_mode == NULL && !sets (options, "device-security-mode"))
    return;
  if (sets (options, "transport"))
    g_object_set (draft, "device-security-mode", mode, NULL);
  else
    tel_profile_proposal_set_mode (draft, before, mode);
}

static gboolean
fill (TelBatchSession *session, const TelBatchOptions *options, TelObject *draft, TelObject *before, GError **error)
{
  const char *reason = tel_sip_profile_rules_explain_preset (tel_batch_session_get_cluster (session));

  if (options->mobile && reason != NULL)
    {
      g_set_error_literal (error, TEL_ERROR, TEL_ERROR_INVALID, reason);
      return FALSE;
    }
  if (options->mobile)
    tel_sip_profile_set_mobile_timers (TEL_SIP_PROFILE (draft));
  if (!tel_batch_edit_set_fields (draft, options->assignments, error))
    return FALSE;
  if (TEL_IS_SECURITY_PROFILE (draft))
    set_mode (options, TEL_SECURITY_PROFILE (draft), (TelSecurityProfile *) before);

  return TRUE;
}

static TelObject *
make_new (TelBatchSession *session, const TelBatchOptions *options)
{
  TelRelease release = tel_cluster_get_release (tel_batch_session_get_cluster (session));
  TelObject *draft;

  if (options->kind == TEL_OBJECT_KIND_SECURITY_PROFILE)
    draft = TEL_OBJECT (tel_profile_proposal_new_security (options->type, release));
  else
    draft = TEL_OBJECT (tel_profile_proposal_new_sip ());
  g_object_set (draft, "name", options->object_name, NULL);

  return draft;
}

/* Fills a wish whose objects are the caller's to let go of. */
static gboolean
make_wish (TelBatchSession *session, const TelBatchOptions *options, TelProfileWish *wish, GError **error)
{
  if (options->profile_action == TEL_BATCH_PROFILE_CREATE)
    wish->draft = make_new (session, options);
  else
    {
      TelObject *now = read_profile (session, options, error);

      if (now == NULL)
        return FALSE;
      if (options->profile_action == TEL_BATCH_PROFILE_COPY)
        wish->source = now;
      else
        wish->base = now;
    }

  if (options->profile_action == TEL_BATCH_PROFILE_COPY)
    {
      wish->draft = tel_profile_proposal_new_copy (wish->source);
      g_object_set (wish->draft, "name", options->name, NULL);
    }
  else if (options->profile_action == TEL_BATCH_PROFILE_EDIT)
    wish->draft = tel_object_copy (wish->base);

  return wish->draft == NULL ||
         fill (session, options, wish->draft, wish->base != NULL ? wish->base : wish->source, error);
}

static TelPlan *
build_plan (TelBatchSession *session, const TelBatchOptions *options, GError **error)
{
  static const TelProfileAction actions[] = {
    [TEL_BATCH_PROFILE_CREATE] = TEL_PROFILE_ACTION_ADD,  [TEL_BATCH_PROFILE_COPY] = TEL_PROFILE_ACTION_ADD,
    [TEL_BATCH_PROFILE_EDIT] = TEL_PROFILE_ACTION_CHANGE, [TEL_BATCH_PROFILE_DELETE] = TEL_PROFILE_ACTION_REMOVE,
    [TEL_BATCH_PROFILE_APPLY] = TEL_PROFILE_ACTION_APPLY,
  };
  TelProfileWish wish = { actions[options->profile_action], options->kind, .mac_only = options->mac_only,
                          .apply = options->apply };
  g_autoptr (TelObject) base = NULL;
  g_autoptr (TelObject) source = NULL;
  g_autoptr (TelObject) draft = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean is_made = make_wish (session, options, &wish, error);

  base = wish.base;
  source = wish.source;
  draft = wish.draft;
  if (!is_made)
    return NULL;

  tel_profile_builder_build_async (tel_batch_session_get_cluster (session), &wish,
                                   tel_batch_session_get_cancellable (session), tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_profile_builder_build_finish (result, error);
}

static void
add_profile (TelCluster *cluster, const TelBatchOptions *options, TelObject *profile, JsonBuilder *builder)
{
  TelRelease release = tel_cluster_get_release (cluster);
  g_autoptr (GPtrArray) devices = tel_profile_use_list_known (cluster, options->kind, tel_object_get_key (profile));

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "profile");
  tel_batch_object_add_json (profile, options->kind, TEL_AXL_TAG, release, FALSE, builder);
  tel_batch_output_add_flag (builder, "standard", tel_profile_proposal_is_standard (profile, release));
  json_builder_set_member_name (builder, "devices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < devices->len; i++)
    json_builder_add_string_value (builder, tel_device_get_name (devices->pdata[i]));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_row (TelCluster *cluster,
         const TelBatchOptions *options,
         TelObject *profile,
         const char *const *columns,
         TelBatchTable *table)
{
  g_autoptr (GPtrArray) devices = tel_profile_use_list_known (cluster, options->kind, tel_object_get_key (profile));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; columns[i] != NULL; i++)
    g_ptr_array_add (cells, tel_batch_object_dup_text (profile, columns[i]));
  g_ptr_array_add (cells, g_strdup_printf ("%u", devices->len));
  /* Translators: of a profile that nobody can change */
  g_ptr_array_add (cells, g_strdup (tel_profile_proposal_is_standard (profile, tel_cluster_get_release (cluster))
                                        ? _ ("standard")
                                        : ""));
  tel_batch_table_add (table, (const char *const *) cells->pdata);
}

static void
print_profiles (TelCluster *cluster, const TelBatchOptions *options, GListModel *profiles)
{
  const char *const *columns = options->kind == TEL_OBJECT_KIND_SECURITY_PROFILE ? security_columns : sip_columns;
  g_autoptr (GPtrArray) heading = g_ptr_array_new ();
  g_autoptr (TelBatchTable) table = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelObject) profile = g_list_model_get_item (profiles, i);

      if (table == NULL)
        {
          for (guint j = 0; columns[j] != NULL; j++)
            g_ptr_array_add (heading, (gpointer) tel_object_get_property_label (profile, columns[j]));
          g_ptr_array_add (heading, (gpointer) _ ("Devices"));
          g_ptr_array_add (heading, (gpointer) "");
          table = tel_batch_table_new (heading->len, WIDEST);
          tel_batch_table_add (table, (const char *const *) heading->pdata);
        }
      add_row (cluster, options, profile, columns, table);
    }
  if (table != NULL)
    tel_batch_table_print (table);
}

static gboolean
list_profiles (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelCluster *cluster = tel_batch_session_get_cluster (session);
  GListModel *profiles = G_LIST_MODEL (tel_cluster_get_store (cluster, options->kind));

  if (!tel_batch_session_load (session, options->kind, error) ||
      !tel_batch_session_load (session, TEL_OBJECT_KIND_DEVICE, error))
    return FALSE;
  if (builder == NULL)
    {
      print_profiles (cluster, options, profiles);
      return TRUE;
    }

  json_builder_set_member_name (builder, "profiles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelObject) profile = g_list_model_get_item (profiles, i);

      add_profile (cluster, options, profile, builder);
    }
  json_builder_end_array (builder);

  return TRUE;
}

/**
 * tel_batch_profile:
 * @session: a session
 * @options: the command line
 * @builder: (nullable): for programs; %NULL prints for people
 * @error: return location for an error
 *
 * Lists profiles with the devices that use them, or makes, copies, changes, removes or applies one: checks every rule,
 * and shows the plan or runs it.
 *
 * Returns: %TRUE when it was done, or shown for a dry run
 */
gboolean
tel_batch_profile (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelPlan) plan = NULL;

  if (options->profile_action == TEL_BATCH_PROFILE_LIST)
    return list_profiles (session, options, builder, error);
  if (!tel_batch_session_load_references (session, error))
    return FALSE;
  plan = build_plan (session, options, error);

  return plan != NULL && tel_batch_run_carry_out (session, plan, options, builder, error);
}
