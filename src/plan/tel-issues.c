/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-issues.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"

#include "plan/tel-secret-mask.h"

/* With ten digits a string that another device has is a wonder; with four it is not. */
#define MAXIMUM_TRIES 1000

struct _TelIssues
{
  GPtrArray *issues;
  GPtrArray *secrets;
};

static gboolean
is_known (TelIssues *self, TelCluster *cluster, TelAuthString *string)
{
  GListModel *devices = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_DEVICE));

  for (guint i = 0; i < self->secrets->len; i++)
    if (tel_auth_string_equal (self->secrets->pdata[i], string))
      return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (TelDevice) device = g_list_model_get_item (devices, i);
      TelAuthString *known = tel_device_get_authentication_string (device);

      if (known != NULL && tel_auth_string_equal (known, string))
        return TRUE;
    }

  return FALSE;
}

static TelAuthString *
make_string (TelIssues *self, TelCluster *cluster, guint length, GError **error)
{
  for (guint i = 0; i < MAXIMUM_TRIES; i++)
    {
      g_autoptr (TelAuthString) string = tel_auth_string_generate (length, error);

      if (string == NULL)
        return NULL;
      if (!is_known (self, cluster, string))
        return g_steal_pointer (&string);
    }

  g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
               _ ("No authentication string of %u digits is free. Use a longer one."), length);

  return NULL;
}

/**
 * tel_issues_new:
 *
 * Makes an empty list.
 *
 * Returns: (transfer full): a new list
 */
TelIssues *
tel_issues_new (void)
{
  TelIssues *self = g_new0 (TelIssues, 1);

  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_issue_free);
  self->secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_auth_string_unref);

  return self;
}

/**
 * tel_issues_free:
 * @self: (transfer full): a list
 *
 * Frees a list; each string is wiped with its last reference.
 */
void
tel_issues_free (TelIssues *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->issues);
  g_ptr_array_unref (self->secrets);
  g_free (self);
}

/**
 * tel_issues_make:
 * @self: a list
 * @cluster: the cluster
 * @name: a device
 * @length: digits
 * @error: return location for an error
 *
 * Makes the string of a device in memory, right before the write that carries it, unlike that of any device we know
 * (G3.3).
 *
 * Returns: %FALSE with %TEL_ERROR_INVALID when no string is free
 */
gboolean
tel_issues_make (TelIssues *self, TelCluster *cluster, const char *name, guint length, GError **error)
{
  TelAuthString *string;

  g_return_val_if_fail (self != NULL, FALSE);

  string = make_string (self, cluster, length, error);
  if (string == NULL)
    return FALSE;

  g_ptr_array_add (self->issues, tel_issue_new (name, string));
  g_ptr_array_add (self->secrets, string);

  return TRUE;
}

/**
 * tel_issues_add:
 * @self: a list
 * @name: a device
 * @device: (nullable): the device as it was read last
 *
 * Adds a device whose string only the cluster has, unless it is there.
 */
void
tel_issues_add (TelIssues *self, const char *name, TelDevice *device)
{
  TelIssue *issue;

  g_return_if_fail (self != NULL);

  if (tel_issues_find (self, name) != NULL)
    return;

  issue = tel_issue_new (name, NULL);
  g_set_object (&issue->device, device);
  g_ptr_array_add (self->issues, issue);
}

/**
 * tel_issues_get_length:
 * @self: a list
 *
 * Tells how many there are.
 *
 * Returns: the number
 */
guint
tel_issues_get_length (TelIssues *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->issues->len;
}

/**
 * tel_issues_get:
 * @self: a list
 * @position: a position
 *
 * Gets one of them.
 *
 * Returns: (transfer none) (nullable): the issue, %NULL behind the last
 */
TelIssue *
tel_issues_get (TelIssues *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);

  return position < self->issues->len ? self->issues->pdata[position] : NULL;
}

/**
 * tel_issues_find:
 * @self: a list
 * @name: a device
 *
 * Finds the one of a device.
 *
 * Returns: (transfer none) (nullable): the issue, %NULL when there is none
 */
TelIssue *
tel_issues_find (TelIssues *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->issues->len; i++)
    if (g_strcmp0 (((TelIssue *) self->issues->pdata[i])->name, name) == 0)
      return self->issues->pdata[i];

  return NULL;
}

/**
 * tel_issues_get_first:
 * @self: a list
 *
 * Gets the first that may be given out, or where there is none, the first.
 *
 * Returns: (transfer none) (nullable): the issue, %NULL when the list is empty
 */
TelIssue *
tel_issues_get_first (TelIssues *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->issues->len; i++)
    if (((TelIssue *) self->issues->pdata[i])->is_given)
      return self->issues->pdata[i];

  return tel_issues_get (self, 0);
}

/**
 * tel_issues_list_given:
 * @self: a list
 *
 * Lists those that may be given out.
 *
 * Returns: (transfer container) (element-type TelIssue): the issues
 */
GPtrArray *
tel_issues_list_given (TelIssues *self)
{
  GPtrArray *given;

  g_return_val_if_fail (self != NULL, NULL);

  given = g_ptr_array_new ();
  for (guint i = 0; i < self->issues->len; i++)
    if (((TelIssue *) self->issues->pdata[i])->is_given)
      g_ptr_array_add (given, self->issues->pdata[i]);

  return given;
}

/**
 * tel_issues_remember:
 * @self: a list
 * @device: a device as it was read
 *
 * Remembers the string that a device has, so that it is masked: one that was pending is sent along when its deadline is
 * extended.
 */
void
tel_issues_remember (TelIssues *self, TelDevice *device)
{
  TelAuthString *string;

  g_return_if_fail (self != NULL);
  g_return_if_fail (TEL_IS_DEVICE (device));

  string = tel_device_get_authentication_string (device);
  if (string != NULL)
    g_ptr_array_add (self->secrets, tel_auth_string_ref (string));
}

/**
 * tel_issues_mask:
 * @self: a list
 * @text: (nullable): what is to be written down
 *
 * Takes every string that was met out of a text.
 *
 * Returns: (transfer full) (nullable): the text without them
 */
char *
tel_issues_mask (TelIssues *self, const char *text)
{
  char *masked;

  g_return_val_if_fail (self != NULL, NULL);

  masked = g_strdup (text);
  for (guint i = 0; i < self->secrets->len; i++)
    {
      g_autofree char *before = masked;

      masked = tel_secret_mask (before, self->secrets->pdata[i]);
    }

  return masked;
}
