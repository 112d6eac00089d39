/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-readiness-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_declined (TelReadiness *self, TelNeed need)
{
  return !tel_cluster_is_wanted (tel_readiness_get_cluster (self), need);
}

/* What the cluster has is used, whatever somebody said; what it does not tell of may be. */
static char *
explain_use (TelReadiness *self, TelNeed need)
{
  const TelSoftphoneUse *use = tel_readiness_get_use (self);
  const char *example;
  guint count = tel_softphone_use_count (use, need, &example);

  if (!tel_softphone_use_is_known (use))
    return g_strdup (
        _ ("The cluster did not tell which softphones there are, so it cannot be said that none are used."));
  if (count == 0)
    return NULL;

  if (need == TEL_NEED_SECURE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         /* Translators: how many, the name of one of them */
                                         "%u softphone has a secure profile: “%s”.",
                                         "%u softphones have a secure profile, “%s” for one.", count),
                            count, example);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: how many, the name of one of them */
                                       "%u device of this type exists: “%s”.",
                                       "%u devices of this type exist, “%s” for one.", count),
                          count, example);
}

static gboolean
is_unwanted (TelReadiness *self, TelNeed need)
{
  g_autofree char *use = explain_use (self, need);

  return is_declined (self, need) && use == NULL;
}

static gboolean
is_any_mobile_wanted (TelReadiness *self)
{
  return !is_unwanted (self, TEL_NEED_TCT) || !is_unwanted (self, TEL_NEED_BOT) || !is_unwanted (self, TEL_NEED_TAB);
}

/* NULL where it is wanted: what the check is for, or what that is for. */
static const char *
explain_unwanted (TelReadiness *self, const TelReadinessFacts *facts)
{
  TelDeviceType type;

  if (facts->part != NULL && tel_device_type_from_prefix (facts->part, &type) &&
      is_unwanted (self, tel_need_of_type (type)))
    return _ ("you said that this type of phone is not used here");
  if (facts->group == TEL_READINESS_GROUP_MOBILE && !is_any_mobile_wanted (self))
    return _ ("you said that no type of mobile phone is used here");
  if (facts->group == TEL_READINESS_GROUP_SECURE && is_unwanted (self, TEL_NEED_SECURE))
    return _ ("you said that secure phones are not used here");

  return NULL;
}

/* What is as it should be is so for everybody, and what a release does not have too. */
static gboolean
may_be_unwanted (TelReadinessState state)
{
  return state == TEL_READINESS_STATE_NOT_MET || state == TEL_READINESS_STATE_UNREADABLE ||
         state == TEL_READINESS_STATE_REMINDER;
}

/**
 * tel_readiness_needs_judge:
 * @self: a readiness that is being judged
 * @facts: what a rule has found, changed where nobody has a use for it
 * @found: (out) (nullable) (transfer full): keeps the words that @facts names
 * @hindrance: (out) (nullable) (transfer full): likewise
 *
 * Takes out what is not asked for: somebody has said that a type of softphone, or secure ones, are not used, and the
 * cluster has none (G1.1, G1.3, G1.6). Where it has some the check stays as it was judged, and says so.
 */
void
tel_readiness_needs_judge (TelReadiness *self, TelReadinessFacts *facts, char **found, char **hindrance)
{
  const char *reason;

  g_return_if_fail (TEL_IS_READINESS (self));
  g_return_if_fail (facts != NULL && found != NULL && hindrance != NULL);

  if (!may_be_unwanted (facts->state))
    {
      facts->need = TEL_NEED_NONE;
      return;
    }

  if (facts->need != TEL_NEED_NONE)
    {
      facts->declined = is_declined (self, facts->need);
      facts->hindrance = *hindrance = explain_use (self, facts->need);
    }
  reason = explain_unwanted (self, facts);
  if (reason != NULL)
    {
      facts->state = TEL_READINESS_STATE_NOT_WANTED;
      facts->fix = TEL_READINESS_FIX_NONE;
      facts->place = NULL;
      facts->command = NULL;
      facts->found = *found = g_strdup_printf (_ ("%s; %s"), facts->found, reason);
    }
  else if (facts->declined)
    /* Translators: what was read, and why what somebody said does not count */
    facts->found = *found =
        g_strdup_printf (_ ("%s. You said that it is not used, but it is. %s"), facts->found, facts->hindrance);
}
