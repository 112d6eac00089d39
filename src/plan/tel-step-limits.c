/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-step-limits.h"

#include <glib/gi18n-lib.h>

#include "axl/tel-axl-coverage.h"
#include "model/tel-device.h"

#include "plan/tel-step-private.h"

/* Only these kinds are written whole, by tables that name everything. */
static gboolean
has_table (TelObjectKind kind)
{
  return kind <= TEL_OBJECT_KIND_SIP_PROFILE;
}

static void
add_left_out (GStrvBuilder *limits, TelStep *step, TelRelease release)
{
  g_auto (GStrv) left_out = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  if (!has_table (tel_step_get_kind (step)))
    return;
  left_out = tel_axl_coverage_list_left_out (tel_step_get_kind (step), release, tel_step_get_base (step),
                                             tel_step_get_draft (step));
  if (left_out[0] == NULL)
    return;

  names = g_strjoinv (", ", left_out);
  /* Translators: names of fields */
  text = g_strdup_printf (_ ("Left out, because the cluster does not take it here: %s."), names);
  g_strv_builder_add (limits, text);
}

static void
add_removal (GStrvBuilder *limits, TelStep *step)
{
  g_strv_builder_add (limits, _ ("Undoing this adds it again as a new object, without passwords and without what "
                                 "referred to it elsewhere."));
  if (tel_step_get_kind (step) == TEL_OBJECT_KIND_DEVICE)
    g_strv_builder_add (limits, _ ("A certificate and an authentication string cannot be restored: enrolment has to be "
                                   "repeated."));
}

static const char *
get_apply_limit (TelObjectKind kind)
{
  switch (kind)
    {
    case TEL_OBJECT_KIND_DEVICE:
      return _ ("The device takes its configuration over at once; this cannot be undone, only done again.");

    case TEL_OBJECT_KIND_PARAMETER:
      return _ ("Every device takes the enterprise parameters over at once and may re-register; this cannot be undone, "
                "only done again.");

    default:
      return _ ("The devices take the profile over at once, and may re-register; this cannot be undone, only done "
                "again.");
    }
}

/**
 * tel_step_limits_list:
 * @step: a step of a plan
 * @release: the release of the cluster
 *
 * Lists, in sentences, what of the step cannot be undone or restored and what it leaves out of what it rewrites.
 *
 * Returns: (transfer full): the sentences
 */
char **
tel_step_limits_list (TelStep *step, TelRelease release)
{
  g_autoptr (GStrvBuilder) limits = g_strv_builder_new ();

  g_return_val_if_fail (TEL_IS_STEP (step), NULL);

  switch (tel_step_get_operation (step))
    {
    case TEL_STEP_OPERATION_REMOVE:
      add_removal (limits, step);
      break;

    case TEL_STEP_OPERATION_APPLY:
      g_strv_builder_add (limits, get_apply_limit (tel_step_get_kind (step)));
      break;

    case TEL_STEP_OPERATION_ADD:
    case TEL_STEP_OPERATION_UPDATE:
      add_left_out (limits, step, release);
      if (tel_step_get_new_string (step))
        g_strv_builder_add (limits, _ ("An authentication string that was given before cannot be brought back."));
      break;

    default:
      g_assert_not_reached ();
    }

  return g_strv_builder_end (limits);
}
