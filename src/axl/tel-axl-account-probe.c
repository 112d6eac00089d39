/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-account-probe.h"

#include "model/tel-error.h"

/* The names that CUCM gives them (contract 1.1, user-needs 6). */
#define WRITE_ROLE "Standard AXL API Access"
#define READ_ROLE "Standard AXL Read Only API Access"

typedef struct
{
  TelRelease release;
  char *account;
  gboolean as_end_user;
} Probe;

static void ask (GTask *task);

static void
probe_free (Probe *probe)
{
  g_free (probe->account);
  g_free (probe);
}

/* Roles that a customer made tell nothing by their names. */
static TelAxlAccess
judge_roles (const char *roles)
{
  g_auto (GStrv) names = g_strsplit (roles, "\n", -1);

  if (g_strv_contains ((const char *const *) names, WRITE_ROLE))
    return TEL_AXL_ACCESS_WRITE;

  return g_strv_contains ((const char *const *) names, READ_ROLE) ? TEL_AXL_ACCESS_READ : TEL_AXL_ACCESS_UNKNOWN;
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlResponse) response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);

  if (response != NULL)
    g_task_return_int (task, judge_roles (tel_axl_response_get_value (response)));
  else if (g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND) && !probe->as_end_user)
    {
      probe->as_end_user = TRUE;
      ask (task);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
           g_error_matches (error, TEL_ERROR, TEL_ERROR_LOGIN))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    /* An account that may not look at accounts may do its work all the same. */
    g_task_return_int (task, TEL_AXL_ACCESS_UNKNOWN);
}

static void
ask (GTask *task)
{
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (TelAxlRequest) request = tel_axl_request_new_roles (probe->release, probe->account, probe->as_end_user);

  tel_axl_caller_call_async (g_task_get_source_object (task), request, g_task_get_cancellable (task), on_answered,
                             g_object_ref (task));
}

/**
 * tel_axl_account_probe_async:
 * @caller: what carries the requests
 * @release: the schema to speak
 * @account: the account that speaks
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Asks for the roles of the account's groups: as an application user first, which most are, then as an end user.
 */
void
tel_axl_account_probe_async (TelAxlCaller *caller,
                             TelRelease release,
                             const char *account,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Probe *probe;

  g_return_if_fail (TEL_IS_AXL_CALLER (caller));
  g_return_if_fail (account != NULL);

  task = g_task_new (caller, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_axl_account_probe_async);
  probe = g_new0 (Probe, 1);
  probe->release = release;
  probe->account = g_strdup (account);
  g_task_set_task_data (task, probe, (GDestroyNotify) probe_free);

  ask (task);
}

/**
 * tel_axl_account_probe_finish:
 * @caller: what carries the requests
 * @result: the result
 * @access: (out): what the account may do; %TEL_AXL_ACCESS_UNKNOWN where the cluster does not tell
 * @error: return location
 *
 * Ends tel_axl_account_probe_async().
 *
 * Returns: %FALSE with %TEL_ERROR_LOGIN or %G_IO_ERROR_CANCELLED set
 */
gboolean
tel_axl_account_probe_finish (TelAxlCaller *caller, GAsyncResult *result, TelAxlAccess *access, GError **error)
{
  gssize found;

  g_return_val_if_fail (g_task_is_valid (result, caller), FALSE);
  g_return_val_if_fail (access != NULL, FALSE);

  found = g_task_propagate_int (G_TASK (result), error);
  if (found < 0)
    return FALSE;

  *access = (TelAxlAccess) found;

  return TRUE;
}
