/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-profile-steps.h"

#include <glib/gi18n-lib.h>

#include "axl/tel-axl-coverage.h"
#include "model/tel-enrolment.h"

#include "plan/tel-plan-sketch.h"
#include "plan/tel-profile-proposal.h"
#include "plan/tel-profile-rules.h"
#include "plan/tel-profile-use.h"
#include "plan/tel-settlement.h"

typedef struct
{
  TelProfileReading *reading;
  TelPlanSketch *sketch;
  char *object;
} Making;

static void
clear_making (Making *making)
{
  g_clear_pointer (&making->sketch, tel_plan_sketch_free);
  g_clear_pointer (&making->object, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, clear_making)

static void
run_rules (Making *self, TelObject *base, TelObject *source, TelObject *draft)
{
  const TelProfileSituation situation = { tel_cluster_get_release (self->reading->cluster), base, source, draft,
                                          self->reading->wish.mac_only };
  g_autoptr (GPtrArray) notices = tel_profile_rules_run (&situation);

  for (guint i = 0; i < notices->len; i++)
    tel_plan_sketch_add_notice (self->sketch, notices->pdata[i]);
}

static void
check_namesake (Making *self)
{
  if (self->reading->namesake != NULL)
    tel_plan_sketch_say (self->sketch, "name", TEL_FORCE_REFUSE,
                         _ ("The name “%s” is taken: the cluster has a profile of that name already. Give this one "
                            "another name."),
                         tel_object_get_key (self->reading->namesake));
}

/* Whoever read the one that is copied may have read it from a list, which does not tell all of it. */
static TelObject *
make_whole (Making *self)
{
  TelObject *draft = tel_object_copy (self->reading->wish.draft);

  if (self->reading->now != NULL)
    g_object_set (draft, "carried", tel_object_get_carried (self->reading->now), NULL);
  g_object_set (draft, "uuid", NULL, NULL);

  return draft;
}

static void
add (Making *self)
{
  TelObjectKind kind = self->reading->wish.kind;
  g_autoptr (TelObject) draft = make_whole (self);

  /* Before anything is left out: what was wanted and this release does not take is not to go unsaid. */
  run_rules (self, NULL, self->reading->now, draft);
  check_namesake (self);
  tel_axl_coverage_keep_addable (kind, tel_cluster_get_release (self->reading->cluster), draft);
  tel_plan_sketch_add (self->sketch, kind, draft,
                       /* Translators: an object such as SIP profile “Mobile” */
                       g_strdup_printf (_ ("Add the %s"), self->object));
}

static void
name_devices (Making *self)
{
  GPtrArray *devices = self->reading->devices;
  g_autofree char *names = tel_profile_use_describe (devices);

  if (devices->len > 0)
    tel_plan_sketch_say (
        self->sketch, "G8.9", TEL_FORCE_TICK,
        g_dngettext (GETTEXT_PACKAGE,
                     /* Translators: an object such as SIP profile “Mobile”, how many devices, their names */
                     "The %s is used by %u device, which this change touches: %s.",
                     "The %s is used by %u devices, all of which this change touches: %s.", devices->len),
        self->object, devices->len, names);
}

/* What the cluster says of the last enrolment is all that AXL tells of a certificate (contract 4.6). */
static gboolean
has_certificate (Making *self, TelDevice *device)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->reading->cluster);

  return tel_enrolment_get_state (device, now, tel_cluster_get_time_zone (self->reading->cluster)) ==
         TEL_ENROLMENT_STATE_ENROLLED;
}

static void
check_lock_out (Making *self, TelSecurityProfile *base, TelSecurityProfile *draft)
{
  g_autoptr (GPtrArray) without = g_ptr_array_new ();
  g_autofree char *names = NULL;

  if (!tel_security_profile_needs_certificate (draft) || tel_security_profile_needs_certificate (base))
    return;
  for (guint i = 0; i < self->reading->devices->len; i++)
    if (!has_certificate (self, self->reading->devices->pdata[i]))
      g_ptr_array_add (without, self->reading->devices->pdata[i]);
  if (without->len == 0)
    return;

  names = tel_profile_use_describe (without);
  tel_plan_sketch_say (self->sketch, "G3.7", TEL_FORCE_TICK,
                       g_dngettext (GETTEXT_PACKAGE,
                                    /* Translators: how many devices, their names */
                                    "%u device has no certificate, and cannot call until its enrolment is done, on the "
                                    "company network: %s.",
                                    "%u devices have no certificate, and cannot call until their enrolment is done, on "
                                    "the company network: %s.",
                                    without->len),
                       without->len, names);
  if (tel_security_profile_get_tftp_encrypted_config (draft))
    tel_plan_sketch_say (self->sketch, "G3.7", TEL_FORCE_TICK,
                         _ ("Their configuration is encrypted as well: a client may not recover until the right "
                            "authentication string is entered."));
}

/* A pending operation has the mode and the key of the profile as it was; it cannot be sent anew without its string. */
static void
check_pending (Making *self, TelSecurityProfile *base, TelSecurityProfile *draft)
{
  g_autoptr (GPtrArray) pending = g_ptr_array_new ();
  g_autofree char *names = NULL;

  if (tel_security_profile_enrols_alike (base, draft))
    return;
  for (guint i = 0; i < self->reading->devices->len; i++)
    if (tel_device_is_pending (self->reading->devices->pdata[i]))
      g_ptr_array_add (pending, self->reading->devices->pdata[i]);
  if (pending->len == 0)
    return;

  names = tel_profile_use_describe (pending);
  tel_plan_sketch_say (self->sketch, "G3.4", TEL_FORCE_TICK,
                       g_dngettext (GETTEXT_PACKAGE,
                                    /* Translators: how many devices, their names */
                                    "%u device waits for its enrolment with the authentication mode and the key of "
                                    "before. Start the enrolment anew after this change: %s.",
                                    "%u devices wait for their enrolment with the authentication mode and the key of "
                                    "before. Start the enrolments anew after this change: %s.",
                                    pending->len),
                       pending->len, names);
}

static void
warn_of_registration (Making *self)
{
  guint n_devices = self->reading->devices->len;

  tel_plan_sketch_say (self->sketch, "G8.9", TEL_FORCE_TICK,
                       g_dngettext (GETTEXT_PACKAGE, "%u device takes the change over, and may re-register now.",
                                    "%u devices take the change over, and may re-register now.", n_devices),
                       n_devices);
}

/* 9.1 applies devices only (contract 2.0). */
static void
apply (Making *self, TelObject *profile)
{
  GPtrArray *devices = self->reading->devices;

  warn_of_registration (self);
  if (tel_cluster_get_release (self->reading->cluster) >= TEL_RELEASE_10_0)
    tel_plan_sketch_apply_profile (self->sketch, self->reading->wish.kind, profile, devices->len);
  else
    for (guint i = 0; i < devices->len; i++)
      tel_plan_sketch_apply (self->sketch, devices->pdata[i]);
}

static TelObject *
merge (Making *self)
{
  g_autofree char *conflict = NULL;
  TelObject *merged =
      tel_settlement_merge (self->reading->wish.base, self->reading->wish.draft, self->reading->now, &conflict);

  if (merged != NULL)
    return merged;

  tel_plan_sketch_say (self->sketch, "conflict", TEL_FORCE_REFUSE,
                       /* Translators: an object's name, sentences that tell the versions of fields */
                       _ ("Somebody else changed %s meanwhile. %s Decide in the editor which one is to be."),
                       tel_object_get_key (self->reading->wish.draft), conflict);

  return g_object_ref (self->reading->now);
}

static void
change (Making *self)
{
  TelObject *now = self->reading->now;
  g_autoptr (TelObject) draft = merge (self);
  g_auto (GStrv) sent = tel_settlement_list_sent (now, draft);

  if (sent[0] == NULL)
    return;

  run_rules (self, now, NULL, draft);
  check_namesake (self);
  name_devices (self);
  if (TEL_IS_SECURITY_PROFILE (draft))
    {
      check_lock_out (self, TEL_SECURITY_PROFILE (now), TEL_SECURITY_PROFILE (draft));
      check_pending (self, TEL_SECURITY_PROFILE (now), TEL_SECURITY_PROFILE (draft));
    }
  tel_plan_sketch_update (self->sketch, self->reading->wish.kind, now, draft,
                          /* Translators: an object such as SIP profile “Mobile” */
                          g_strdup_printf (_ ("Change the %s"), self->object));
  if (self->reading->devices->len == 0)
    return;
  if (self->reading->wish.apply)
    apply (self, draft);
  else
    tel_plan_sketch_say (self->sketch, "G8.9", TEL_FORCE_REMIND,
                         _ ("The change is saved, but the devices take it over only when it is applied, or when they "
                            "register next."));
}

static void
remove_profile (Making *self)
{
  GPtrArray *devices = self->reading->devices;
  g_autofree char *names = tel_profile_use_describe (devices);

  if (tel_profile_proposal_is_standard (self->reading->now, tel_cluster_get_release (self->reading->cluster)))
    tel_plan_sketch_say (self->sketch, "standard", TEL_FORCE_REFUSE,
                         _ ("“%s” is a standard profile, which the cluster lets nobody remove."),
                         tel_object_get_key (self->reading->now));
  if (devices->len > 0)
    tel_plan_sketch_say (self->sketch, "G8.9", TEL_FORCE_REFUSE,
                         g_dngettext (GETTEXT_PACKAGE,
                                      /* Translators: an object such as SIP profile “Mobile”, how many devices, names */
                                      "The %s is used by %u device. Give it another profile first: %s.",
                                      "The %s is used by %u devices. Give them another profile first: %s.",
                                      devices->len),
                         self->object, devices->len, names);
  tel_plan_sketch_remove (self->sketch, self->reading->wish.kind, self->reading->now,
                          /* Translators: an object such as SIP profile “Mobile” */
                          g_strdup_printf (_ ("Remove the %s"), self->object));
}

static void
apply_alone (Making *self)
{
  if (self->reading->devices->len > 0)
    apply (self, self->reading->now);
  else
    tel_plan_sketch_say (self->sketch, "G8.9", TEL_FORCE_REFUSE,
                         /* Translators: an object such as SIP profile “Mobile” */
                         _ ("No device uses the %s, so that there is nothing to apply."), self->object);
}

static char *
make_title (Making *self)
{
  switch (self->reading->wish.action)
    {
    case TEL_PROFILE_ACTION_ADD:
      return g_strdup_printf (_ ("Add the %s"), self->object);

    case TEL_PROFILE_ACTION_CHANGE:
      return g_strdup_printf (_ ("Change the %s"), self->object);

    case TEL_PROFILE_ACTION_REMOVE:
      return g_strdup_printf (_ ("Remove the %s"), self->object);

    case TEL_PROFILE_ACTION_APPLY:
    default:
      /* Translators: an object such as SIP profile “Mobile” */
      return g_strdup_printf (_ ("Apply the %s"), self->object);
    }
}

static const char *
get_verb (TelProfileAction action)
{
  switch (action)
    {
    case TEL_PROFILE_ACTION_ADD:
      return _ ("Add profile");

    case TEL_PROFILE_ACTION_CHANGE:
      return _ ("Change profile");

    case TEL_PROFILE_ACTION_REMOVE:
      return _ ("Remove profile");

    case TEL_PROFILE_ACTION_APPLY:
    default:
      return _ ("Apply profile");
    }
}

/**
 * tel_profile_steps_make_plan:
 * @self: what was read
 *
 * Makes the plan that carries a wish out, with what the rules say of it.
 *
 * Returns: (transfer full): the plan, without steps when it is refused or when nothing is left to do
 */
TelPlan *
tel_profile_steps_make_plan (TelProfileReading *self)
{
  TelProfileWish *wish = &self->wish;
  const char *name = tel_object_get_key (wish->base != NULL ? wish->base : wish->draft);
  g_auto (Making)
      making = { self, tel_plan_sketch_new (), tel_object_kind_describe (wish->kind, name != NULL ? name : "", NULL) };
  g_autofree char *title = make_title (&making);

  if (wish->action == TEL_PROFILE_ACTION_ADD)
    add (&making);
  else if (wish->action == TEL_PROFILE_ACTION_CHANGE)
    change (&making);
  else if (wish->action == TEL_PROFILE_ACTION_REMOVE)
    remove_profile (&making);
  else
    apply_alone (&making);

  return tel_plan_sketch_finish (making.sketch, title, get_verb (wish->action));
}
