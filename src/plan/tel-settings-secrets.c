/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-settings-secrets.h"

#include "model/tel-secret-name.h"

#include <string.h>

/**
 * tel_settings_secrets_matches:
 * @setting: a product specific setting
 *
 * Tells whether by its name or its text a secret is to be expected.
 *
 * Returns: %TRUE for what looks like a secret
 */
gboolean
tel_settings_secrets_matches (TelTree *setting)
{
  const char *text = tel_tree_get_text (setting);

  return tel_secret_name_matches (tel_tree_get_name (setting)) ||
         (text != NULL && strchr (text, '=') != NULL && tel_secret_name_matches (text));
}

/**
 * tel_settings_secrets_strip:
 * @settings: product specific settings
 * @other: (nullable): another version of them
 *
 * Leaves out what looks like a secret. One that stands otherwise in the other version stays, for it is what is changed.
 *
 * Returns: (transfer full): the settings without secrets
 */
TelTree *
tel_settings_secrets_strip (TelTree *settings, TelTree *other)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);

  for (guint i = 0; i < tel_tree_get_n_children (settings); i++)
    {
      TelTree *child = tel_tree_get_child (settings, i);
      TelTree *counterpart = other != NULL ? tel_tree_find (other, tel_tree_get_name (child)) : child;

      if (tel_tree_get_n_children (child) > 0)
        g_ptr_array_add (children, tel_settings_secrets_strip (child, counterpart));
      else if (!tel_settings_secrets_matches (child) || counterpart == NULL || !tel_tree_equal (child, counterpart))
        g_ptr_array_add (children, tel_tree_ref (child));
    }

  return tel_tree_new (tel_tree_get_name (settings), tel_tree_get_text (settings), (TelTree *const *) children->pdata,
                       children->len);
}
