/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-edit-rules.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-capf-restart.h"
#include "plan/tel-field-check.h"
#include "plan/tel-softphone-rules.h"

/* More than these at once is a crowd at the CAPF service (audit rule C18). */
#define MANY_STRINGS 20

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

static void
check_second_device (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  TelDevice *other;
  g_autofree char *reason = NULL;

  if (!is_changed (device, "owner") || device->user == NULL || !is_jabber (device))
    return;

  other = tel_edit_rules_find_second (self, device->user, device->device);
  if (other == NULL)
    return;

  reason = tel_softphone_rules_describe_second (device->user, other);
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
  g_autofree char *wrong = NULL;

  if (!is_changed (device, "name"))
    return;

  wrong = tel_field_check (TEL_OBJECT (device->device), "name", tel_cluster_get_release (self->reading->cluster));
  if (wrong != NULL)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE, "%s", wrong);
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
  if ((!is_changed (device, "name") && !is_changed (device, "owner")) ||
      !tel_device_get_softphone_type (device->base, NULL))
    return;

  if (!device->starts_capf)
    tel_capf_restart_say_without (self->sketch, self->reading->cluster, device->base);
  else if (tel_capf_restart_is_needed (device->base))
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_TICK,
                         _ ("%s holds a certificate and enrols again after this change."), device->device_name);
}

/* They follow the profile, or an action of their own changes them. */
static void
check_enrolment_fields (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  static const char *const fields[] = { "certificate-operation", "authentication-mode", "key-size", "key-order",
                                        "ec-key-size",           "completes-by" };

  for (guint i = 0; !device->starts_capf && i < G_N_ELEMENTS (fields); i++)
    if (is_changed (device, fields[i]))
      tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                           /* Translators: a field, a device */
                           _ ("“%s” of %s is not edited by itself: it follows the phone security profile and the "
                              "enrolment."),
                           tel_object_get_property_label (TEL_OBJECT (device->device), fields[i]), device->device_name);
}

static void
check_softphone (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  if (device->completes_by != NULL && !device->starts_capf)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                         _ ("%s is not a softphone, so no authentication string is issued for it here."),
                         device->device_name);
}

static void
check_remote_device (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  if (is_jabber (device) && !tel_device_type_is_softphone (device->type) && is_changed (device, "sip-profile") &&
      !is_blank (tel_device_get_sip_profile (device->device)))
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE,
                         _ ("%s is a CTI remote device, which has no SIP profile. Choose none."), device->device_name);
}

static void
check_fields (TelEditSituation *self, TelSoftphoneSituation *device, const char *rule)
{
  g_autoptr (TelDevice) named = tel_object_copy (TEL_OBJECT (device->device));
  g_autofree char *wrong = NULL;

  /* Of the name its own rule speaks. */
  g_object_set (named, "name", tel_device_get_name (device->base), NULL);
  wrong = tel_field_check_all (TEL_OBJECT (device->base), TEL_OBJECT (named),
                               tel_cluster_get_release (self->reading->cluster));
  if (wrong != NULL)
    tel_plan_sketch_say (self->sketch, rule, TEL_FORCE_REFUSE, "%s: %s", device->device_name, wrong);
}

static const struct
{
  const char *rule;
  Check check;
} rules[] = {
  { "G2.1", check_second_device },   { "G2.2", check_softphone },        { "G2.3", check_owner },
  { "G2.4", check_desktop_name },    { "G2.5", check_mobile_name },      { "G2.8", check_support_field },
  { "G3.4", check_pending_profile }, { "G3.4", check_enrolment_fields }, { "G4.5", check_old_string },
  { "G8.1", check_remote_device },   { "G8.10", check_certificate },     { "field", check_fields },
};

/* What the edit gives to somebody else is theirs no more: the association goes with the owner. */
static gboolean
is_theirs (TelUser *user, TelDevice *now, TelDevice *draft)
{
  const char *user_id = tel_user_get_user_id (user);

  if (draft != NULL && !tel_object_property_equal (TEL_OBJECT (now), TEL_OBJECT (draft), "owner"))
    return g_strcmp0 (tel_device_get_owner (draft), user_id) == 0;

  return g_strcmp0 (tel_device_get_owner (now), user_id) == 0 ||
         tel_user_is_associated_with (user, tel_device_get_name (now));
}

/**
 * tel_edit_rules_find_second:
 * @self: a situation
 * @user: a user who gets a device
 * @device: the device, one that is edited or one of the cluster
 *
 * Finds another device of the same type that is the user's once the edit is carried out, by owner or association
 * (G2.1).
 *
 * Returns: (transfer none) (nullable): the other device
 */
TelDevice *
tel_edit_rules_find_second (TelEditSituation *self, TelUser *user, TelDevice *device)
{
  GListModel *all;
  TelUser *draft_user;
  TelUser *after;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  all = G_LIST_MODEL (tel_cluster_get_store (self->reading->cluster, TEL_OBJECT_KIND_DEVICE));
  draft_user = tel_edit_situation_find_user (self, tel_user_get_user_id (user));
  after = draft_user != NULL ? draft_user : user;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (TelDevice) other = g_list_model_get_item (all, i);
      TelDevice *draft;

      if (other == device || g_strcmp0 (tel_device_get_product (other), tel_device_get_product (device)) != 0)
        continue;
      draft = tel_edit_situation_find_device (self, tel_device_get_name (other));
      if (draft != device && is_theirs (after, other, draft))
        return other;
    }

  return NULL;
}

/**
 * tel_edit_rules_run_device:
 * @self: a situation
 * @device: one of its devices
 *
 * Lets the rules speak of one device and its lines: what they say of new and changed devices alike, and what they say
 * of changes.
 */
void
tel_edit_rules_run_device (TelEditSituation *self, TelSoftphoneSituation *device)
{
  GListModel *notices;

  g_return_if_fail (self != NULL);
  g_return_if_fail (device != NULL);

  notices = G_LIST_MODEL (device->notices);
  tel_softphone_rules_run (device);
  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      tel_plan_sketch_add_notice (self->sketch, notice);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i].check (self, device, rules[i].rule);
  tel_edit_line_rules_run (self, device);
}

/**
 * tel_edit_rules_run_user:
 * @self: a situation
 * @position: of one of its users
 *
 * Lets the rules speak of one user.
 */
void
tel_edit_rules_run_user (TelEditSituation *self, guint position)
{
  g_return_if_fail (self != NULL && position < self->users->len);

  self->user = self->users->pdata[position];
  self->user_draft = self->user_drafts->pdata[position];
  tel_edit_user_rules_run (self);
}

/* What goes to voice mail does not go to the number any more that somebody has entered once. */
static void
say_of_forwards (TelEditSituation *self, TelDirectoryNumber *now, TelDirectoryNumber *draft, const char *label)
{
  static const char *const forwards[] = { TEL_FORWARD_BUSY, TEL_FORWARD_BUSY_INTERNAL, TEL_FORWARD_NO_ANSWER,
                                          TEL_FORWARD_NO_ANSWER_INTERNAL };

  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    {
      g_autofree char *destination = tel_directory_number_dup_forward_destination (now, forwards[i]);
      g_autofree char *shown = destination != NULL ? tel_directory_number_show_pattern (destination) : NULL;

      if (destination == NULL || tel_directory_number_forwards_to_voice_mail (now, forwards[i]) ||
          !tel_directory_number_forwards_to_voice_mail (draft, forwards[i]))
        continue;
      tel_plan_sketch_say (self->sketch, "line", TEL_FORCE_TICK,
                           /* Translators: a directory number, a kind of forward, the number that calls go to */
                           _ ("%s, “%s”: until now these calls go to %s. They go to voice mail instead."), label,
                           tel_object_get_property_label (TEL_OBJECT (now), forwards[i]), shown);
    }
}

/**
 * tel_edit_rules_run_number:
 * @self: a situation
 * @position: of one of its directory numbers
 *
 * Lets the rules speak of one directory number: what its fields can hold, and which calls go elsewhere than before.
 */
void
tel_edit_rules_run_number (TelEditSituation *self, guint position)
{
  g_autofree char *wrong = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (self != NULL && position < self->numbers->len);

  label = tel_directory_number_dup_label (self->numbers->pdata[position]);
  say_of_forwards (self, self->numbers->pdata[position], self->number_drafts->pdata[position], label);

  wrong = tel_field_check_all (self->numbers->pdata[position], self->number_drafts->pdata[position],
                               tel_cluster_get_release (self->reading->cluster));
  if (wrong != NULL)
    tel_plan_sketch_say (self->sketch, "field", TEL_FORCE_REFUSE, "%s: %s", label, wrong);
}

/**
 * tel_edit_rules_check_strings:
 * @self: a situation
 *
 * Reminds of what many authentication strings for one moment mean: enrolment takes its time by the load of the cluster
 * (audit rule C18, G4.1).
 */
void
tel_edit_rules_check_strings (TelEditSituation *self)
{
  guint n_strings = 0;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->devices->len; i++)
    if (tel_softphone_situation_issues_string (self->devices->pdata[i]))
      n_strings++;

  if (n_strings > MANY_STRINGS)
    tel_plan_sketch_say (self->sketch, "C18", TEL_FORCE_REMIND,
                         g_dngettext (GETTEXT_PACKAGE,
                                      "%u authentication string is issued for one moment. Do not give all of them out "
                                      "at once: enrolments that begin together are slow, and some fail.",
                                      "%u authentication strings are issued for one moment. Do not give all of them "
                                      "out at once: enrolments that begin together are slow, and some fail.",
                                      n_strings),
                         n_strings);
}

/**
 * tel_edit_rules_run:
 * @self: a situation
 *
 * Lets the rules speak of an edit: of each device with its lines, each user and each directory number.
 */
void
tel_edit_rules_run (TelEditSituation *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->devices->len; i++)
    tel_edit_rules_run_device (self, self->devices->pdata[i]);
  for (guint i = 0; i < self->users->len; i++)
    tel_edit_rules_run_user (self, i);
  for (guint i = 0; i < self->numbers->len; i++)
    tel_edit_rules_run_number (self, i);
  tel_edit_rules_check_strings (self);
}
