/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-undo-effects.h"

#include <glib/gi18n-lib.h>

#include "model/tel-parameter.h"
#include "model/tel-security-profile.h"

#include "plan/tel-step-private.h"

/* Its way there was ticked off, and the way back touches as much (G1.4, G1.5, G7.2). */
static void
say_parameter (TelUndoing *self, TelStep *step)
{
  TelParameter *parameter = TEL_PARAMETER (tel_step_get_draft (step));

  tel_undo_say (
      self, TEL_FORCE_TICK,
      /* Translators: the internal name of a parameter, its value */
      _ ("“%s” is set for the whole cluster, and goes back to “%s”: whatever hangs on it, such as the "
         "enrolment of all phones, follows. A service that reads it only when it starts has to be restarted."),
      tel_parameter_get_name (parameter), tel_parameter_get_text (parameter));
}

static void
say_security_profile (TelUndoing *self, TelStep *step)
{
  TelSecurityProfile *base = TEL_SECURITY_PROFILE (tel_step_get_base (step));
  TelSecurityProfile *draft = TEL_SECURITY_PROFILE (tel_step_get_draft (step));
  g_autofree char *object =
      tel_object_kind_describe (TEL_OBJECT_KIND_SECURITY_PROFILE, tel_step_get_object_name (step), NULL);

  if (tel_security_profile_needs_certificate (draft) && !tel_security_profile_needs_certificate (base))
    tel_undo_say (self, TEL_FORCE_TICK,
                  /* Translators: an object such as phone security profile “CSF Encrypted” */
                  _ ("The %s asks for a certificate again: whoever has a device with it and no certificate cannot call "
                     "until enrolment is done, on the company network."),
                  object);
  if (!tel_security_profile_enrols_alike (base, draft))
    tel_undo_say (self, TEL_FORCE_TICK,
                  /* Translators: an object such as phone security profile “CSF Encrypted” */
                  _ ("The %s gets another authentication mode or key back. Start the enrolments anew that wait on its "
                     "devices."),
                  object);
}

static void
say_application (TelUndoing *self, TelStep *step)
{
  g_autofree char *object = tel_object_kind_describe (tel_step_get_kind (step), tel_step_get_object_name (step), NULL);

  tel_undo_say (self, TEL_FORCE_TICK,
                /* Translators: an object such as SIP profile “Mobile” */
                _ ("The devices that use the %s take the change over, and may re-register now."), object);
}

/**
 * tel_undo_effects_say:
 * @self: an undoing with all its steps
 *
 * Has ticked off what the steps mean for the whole cluster or for the devices of a profile, as it was on the way there
 * (G1.4, G1.5, G3.4, G3.7, G7.2, G8.9).
 */
void
tel_undo_effects_say (TelUndoing *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      TelStep *step = self->steps->pdata[i];
      TelStepOperation operation = tel_step_get_operation (step);
      TelObjectKind kind = tel_step_get_kind (step);

      if (operation == TEL_STEP_OPERATION_UPDATE && kind == TEL_OBJECT_KIND_PARAMETER)
        say_parameter (self, step);
      else if (operation == TEL_STEP_OPERATION_UPDATE && kind == TEL_OBJECT_KIND_SECURITY_PROFILE)
        say_security_profile (self, step);
      else if (operation == TEL_STEP_OPERATION_APPLY &&
               (kind == TEL_OBJECT_KIND_SECURITY_PROFILE || kind == TEL_OBJECT_KIND_SIP_PROFILE))
        say_application (self, step);
    }
}
