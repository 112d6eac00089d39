/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-fix-omission.h"

struct _TelFixOmission
{
  GObject parent_instance;

  TelFinding *finding;
  char *reason;
};

G_DEFINE_FINAL_TYPE (TelFixOmission, tel_fix_omission, G_TYPE_OBJECT)

static void
tel_fix_omission_finalize (GObject *object)
{
  TelFixOmission *self = TEL_FIX_OMISSION (object);

  g_clear_object (&self->finding);
  g_free (self->reason);

  G_OBJECT_CLASS (tel_fix_omission_parent_class)->finalize (object);
}

static void
tel_fix_omission_class_init (TelFixOmissionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_fix_omission_finalize;
}

static void
tel_fix_omission_init (TelFixOmission *self)
{
}

/**
 * tel_fix_omission_new:
 * @finding: what is left out
 * @reason: why, a translated sentence
 *
 * Makes an omission.
 *
 * Returns: (transfer full): a new omission
 */
TelFixOmission *
tel_fix_omission_new (TelFinding *finding, const char *reason)
{
  TelFixOmission *self;

  g_return_val_if_fail (TEL_IS_FINDING (finding), NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  self = g_object_new (TEL_TYPE_FIX_OMISSION, NULL);
  self->finding = g_object_ref (finding);
  self->reason = g_strdup (reason);

  return self;
}

/**
 * tel_fix_omission_get_finding:
 * @self: an omission
 *
 * Gets what is left out.
 *
 * Returns: (transfer none): the finding
 */
TelFinding *
tel_fix_omission_get_finding (TelFixOmission *self)
{
  g_return_val_if_fail (TEL_IS_FIX_OMISSION (self), NULL);

  return self->finding;
}

/**
 * tel_fix_omission_get_reason:
 * @self: an omission
 *
 * Gets why it is left out.
 *
 * Returns: the sentence, in the user's language
 */
const char *
tel_fix_omission_get_reason (TelFixOmission *self)
{
  g_return_val_if_fail (TEL_IS_FIX_OMISSION (self), NULL);

  return self->reason;
}
