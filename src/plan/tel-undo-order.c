/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-undo-order.h"

#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-user.h"

#include "plan/tel-step-private.h"

static gboolean
is_same_number (const char *pattern, const char *partition, const char *other_pattern, const char *other_partition)
{
  return pattern != NULL && g_strcmp0 (pattern, other_pattern) == 0 &&
         g_str_equal (partition != NULL ? partition : "", other_partition != NULL ? other_partition : "");
}

static gboolean
has_primary (TelUser *user, const char *pattern, const char *partition)
{
  return is_same_number (pattern, partition, tel_user_get_primary_pattern (user),
                         tel_user_get_primary_partition (user));
}

static gboolean
has_line_of (TelDevice *device, TelUser *user)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      if (has_primary (user, tel_line_get_pattern (line), tel_line_get_partition (line)))
        return TRUE;
    }

  return FALSE;
}

/* Whether what the user had before names something that the step took away from where it was. */
static gboolean
needs (TelUser *user, TelStep *step)
{
  TelObject *base = tel_step_get_base (step);
  TelObject *draft = tel_step_get_draft (step);

  if (tel_step_get_operation (step) != TEL_STEP_OPERATION_UPDATE)
    return FALSE;
  if (TEL_IS_DEVICE (base))
    return (tel_step_renames (step) && tel_user_is_associated_with (user, tel_object_get_key (base))) ||
           (has_line_of (TEL_DEVICE (base), user) && !has_line_of (TEL_DEVICE (draft), user));

  return TEL_IS_DIRECTORY_NUMBER (base) && tel_step_renames (step) &&
         has_primary (user, tel_directory_number_get_pattern (TEL_DIRECTORY_NUMBER (base)),
                      tel_directory_number_get_partition (TEL_DIRECTORY_NUMBER (base)));
}

/**
 * tel_undo_order_find:
 * @steps: (element-type TelStep): the steps of a plan
 * @position: of one of them
 *
 * Steps are undone in reverse, but for a user whose device or number got another name, or whose device another line,
 * before: the association and the primary extension can name the old one only once it is back (contract 2.3).
 *
 * Returns: the position of the step after which this one is undone, @position itself where it is its own turn
 */
guint
tel_undo_order_find (GListModel *steps, guint position)
{
  g_autoptr (TelStep) step = g_list_model_get_item (steps, position);
  TelObject *base = tel_step_get_base (step);

  if (tel_step_get_operation (step) != TEL_STEP_OPERATION_UPDATE || !TEL_IS_USER (base))
    return position;

  for (guint i = 0; i < position; i++)
    {
      g_autoptr (TelStep) before = g_list_model_get_item (steps, i);

      if (needs (TEL_USER (base), before))
        return i;
    }

  return position;
}
