/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-comparison-private.h"

#include "plan/tel-settings-check.h"

static void
copy_group (TelComparisonField *field, TelUser *draft)
{
  if (tel_user_is_in_group (TEL_USER (field->left), field->group))
    tel_user_join_group (draft, field->group);
  else
    tel_user_leave_group (draft, field->group);
}

static void
copy_field (TelComparisonField *field, TelObject *draft)
{
  TelObject *target = draft;

  if (field->group != NULL)
    {
      copy_group (field, TEL_USER (draft));
      return;
    }
  if (TEL_IS_LINE (field->right))
    target = TEL_OBJECT (tel_line_find (tel_device_get_lines (TEL_DEVICE (draft)), TEL_LINE (field->right)));

  tel_settings_check_copy (field->left, target, field->property);
}

/**
 * tel_comparison_make_draft:
 * @self: a comparison
 * @right: an object of the right side: the device or the user, or a device of the user
 *
 * Makes a draft of an object with what is chosen of it copied from its counterpart.
 *
 * Returns: (transfer full) (nullable): the draft, %NULL when nothing of the object is chosen
 */
TelObject *
tel_comparison_make_draft (TelComparison *self, TelObject *right)
{
  TelObject *draft = NULL;

  g_return_val_if_fail (TEL_IS_COMPARISON (self), NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (right), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      TelComparisonField *field = self->fields->pdata[i];

      if (field->pair->right != right || !tel_comparison_row_get_chosen (self->rows->pdata[i]))
        continue;
      if (draft == NULL)
        draft = tel_object_copy (right);
      copy_field (field, draft);
    }

  return draft;
}

/**
 * tel_comparison_make_edit:
 * @self: a comparison
 *
 * Makes an edit of everything that is chosen, for tel_edit_build_async() to make a plan of.
 *
 * Returns: (transfer full): an edit, which is empty when nothing is chosen
 */
TelEdit *
tel_comparison_make_edit (TelComparison *self)
{
  TelEdit *edit;

  g_return_val_if_fail (TEL_IS_COMPARISON (self), NULL);

  edit = tel_edit_new ();
  for (guint i = 0; i < self->pairs->len; i++)
    {
      TelComparisonPair *pair = self->pairs->pdata[i];
      g_autoptr (TelObject) draft = tel_comparison_make_draft (self, pair->right);

      if (draft == NULL)
        continue;
      if (TEL_IS_USER (draft))
        tel_edit_set_user (edit, TEL_USER (pair->right), TEL_USER (draft));
      else
        tel_edit_add_device (edit, TEL_DEVICE (pair->right), TEL_DEVICE (draft));
    }

  return edit;
}
