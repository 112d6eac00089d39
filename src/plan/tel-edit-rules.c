/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-edit-rules.h"

#include <glib/gi18n-lib.h>

#include "model/tel-enrolment.h"

#include "plan/tel-field-check.h"
#include "plan/tel-softphone-rules.h"

typedef void (*Check) (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule);

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
is_changed (TelSoftphoneSituation *device, const char *property)
{
  return !tel_object_property_equal (TEL_OBJECT (device->base), TEL_OBJECT (device->device), property);
}

static gboolean
is_jabber (TelSoftphoneSituation *device)
{
  return tel_device_get_device_type (device->base, NULL);
}

static gboolean
holds_certificate (TelEditSituation *self, TelSoftphoneSituation *device)
{
  TelCluster *cluster = self->reading->cluster;
  g_autoptr (GDateTime) now = tel_cluster_get_now (cluster);

  return tel_enrolment_get_state (device->base, now, tel_cluster_get_time_zone (cluster)) ==
         TEL_ENROLMENT_STATE_ENROLLED;
}

static void
check_second_device (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  g_autofree char *reason = NULL;

  if (!is_changed (device, "owner") || device->user == NULL || !is_jabber (device))
    return;

  reason = tel_softphone_rules_explain_second (self->reading->cluster, device->user, device->type);
  if (reason != NULL)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE, "%s", reason);
}

static void
check_owner (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  if (is_changed (device, "owner") && is_blank (tel_device_get_owner (device->device)) && is_jabber (device))
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                         _ ("%s would have no owner. Owner User ID is the user the device is made for: choose one."),
                         device->device_name);
}

static void
check_name (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  const char *name = tel_device_get_name (device->device);
  g_autoptr (GError) error = NULL;

  if (!is_changed (device, "name"))
    return;

  if (is_jabber (device) && !tel_device_type_check_name (device->type, name != NULL ? name : "", &error))
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE, "%s", error->message);
  else if (tel_cluster_get_device (self->reading->cluster, name) != NULL)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                         _ ("The name “%s” is taken: the cluster has a device of that name already. Give this one "
                            "another name."),
                         name);
}

static void
check_desktop_name (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  if (device->type == TEL_DEVICE_TYPE_CSF)
    check_name (self, device, rule);
}

static void
check_mobile_name (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  if (device->type != TEL_DEVICE_TYPE_CSF)
    check_name (self, device, rule);
}

static void
check_support_field (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  g_autofree char *before = tel_device_dup_support_field (device->base);
  g_autofree char *after = tel_device_dup_support_field (device->device);

  if (device->type != TEL_DEVICE_TYPE_CSF && g_strcmp0 (before, after) != 0 && !is_blank (after))
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                         _ ("The Cisco Support Field belongs to desktop softphones (CSF). Leave it empty for %s."),
                         device->device_name);
}

/* The pending operation's mode and key are the old profile's: the cluster would move the device (contract 4.1). */
static void
check_pending_profile (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  if (is_changed (device, "security-profile") && tel_device_is_pending (device->base) && !device->starts_capf)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                         _ ("%s waits for its enrolment with the phone security profile “%s”. Start the enrolment anew "
                            "with the other profile, or cancel it first."),
                         device->device_name, tel_device_get_security_profile (device->base));
}

static void
check_old_string (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  if (device->starts_capf && tel_device_is_pending (device->base))
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_TICK,
                         _ ("The authentication string given before for %s stops working."), device->device_name);
}

static void
check_certificate (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  if ((!is_changed (device, "name") && !is_changed (device, "owner")) || !holds_certificate (self, device))
    return;

  if (device->starts_capf)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_TICK,
                         _ ("%s holds a certificate and enrols again after this change."), device->device_name);
  else
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                         _ ("%s holds a certificate. With another name or owner it has to enrol again: start CAPF "
                            "enrolment with this change."),
                         device->device_name);
}

static void
check_fields (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  g_autofree char *wrong = NULL;

  /* Names have rules of their own. */
  if (is_changed (device, "name"))
    return;

  wrong = tel_field_check_all (TEL_OBJECT (device->base), TEL_OBJECT (device->device),
                               tel_cluster_get_release (self->reading->cluster));
  if (wrong != NULL)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE, "%s: %s", device->device_name, wrong);
}

static const struct
{
  const char *rule;
  Check check;
} rules[] = {
  { "G2.1", check_second_device },   { "G2.3", check_owner },         { "G2.4", check_desktop_name },
  { "G2.5", check_mobile_name },     { "G2.8", check_support_field }, { "field", check_fields },
  { "G3.4", check_pending_profile }, { "G4.5", check_old_string },    { "G8.10", check_certificate },
};

/**
 * tel_edit_rules_run:
 * @self: a situation
 *
 * Lets the rules speak of an edit: of each device, its lines, and the user. What a rule says of new and changed devices
 * alike was said by tel_softphone_rules_run() before.
 */
void
tel_edit_rules_run (TelEditSituation *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->devices->len; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (rules); j++)
        rules[j].check (self, self->devices->pdata[i], rules[j].rule);
      tel_edit_line_rules_run (self, self->devices->pdata[i]);
    }
  if (self->user != NULL)
    tel_edit_user_rules_run (self);
}
