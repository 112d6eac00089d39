/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-audit.h"

static gboolean
has_mobile_timers (const TelSimulatorElement *profile)
{
  return is (profile, "timerRegisterDelta", "120") && is (profile, "timerRegister", "720") &&
         is (profile, "timerKeepAlive", "720") && is (profile, "timerSubscribe", "21600") &&
         is (profile, "timerSubscribeDelta", "15");
}

static void
detect_m01 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_mobile (phone) && !has_mobile_timers (find (self->sip_profiles, "name", text (phone, "sipProfileName"))))
      add_phone (found, phone);
}

static void
detect_m02 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    {
      const TelSimulatorElement *profile = find (self->sip_profiles, "name", text (phone, "sipProfileName"));

      if (self->release < 1000 && is_mobile (phone) && !g_str_has_prefix (text (profile, "name"), "Standard ") &&
          !has_mobile_timers (profile))
        add (found, "sipProfile", text (profile, "name"));
    }
}

static void
detect_m03 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is (phone, "product", CSF) &&
        has_mobile_timers (find (self->sip_profiles, "name", text (phone, "sipProfileName"))))
      add_phone (found, phone);
}

static gboolean
has_mobile_phones (Snapshot *self)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_mobile (phone))
      return TRUE;

  return FALSE;
}

static void
detect_m04 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *parameter;

  for (each (parameter, self->parameters))
    if (is (parameter, "name", "SIPDualModeAlertTimer") && has_mobile_phones (self) &&
        g_ascii_strtoll (text (parameter, "value"), NULL, 10) < 10000)
      add_parameter (found, parameter);
}

static void
detect_m05 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *parameter;

  for (each (parameter, self->parameters))
    if (is (parameter, "name", "OrganizationDomain") && has_mobile_phones (self) && is (parameter, "value", ""))
      add_parameter (found, parameter);
}

/* Query H of contract 6.2. */
static void
detect_m06 (Snapshot *self, GHashTable *found)
{
  for (guint i = 0; i < G_N_ELEMENTS (jabber); i++)
    {
      g_autofree char *number =
          tel_simulator_store_look_up (self->cluster->context.store, "SELECT enum FROM typemodel WHERE name = ?",
                                       jabber[i], TEL_SIMULATOR_END);

      if (number == NULL)
        add (found, "product", jabber[i]);
    }
}

static gboolean
is_in_group (const TelSimulatorElement *user, const char *group)
{
  return has_text (tel_test_find (user, "associatedGroups"), "name", group);
}

static void
detect_u01 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;

  for (each (user, self->users))
    if (has_jabber (self, user) && !is_in_group (user, "Standard CCM End Users"))
      add_user (found, user);
}

static void
detect_u02 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;

  for (each (user, self->users))
    if (has_jabber (self, user) && !is_in_group (user, "Standard CTI Enabled"))
      add_user (found, user);
}

static void
detect_u03 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;

  for (each (user, self->users))
    if (has_jabber (self, user) && is_in_group (user, "Standard CTI Secure Connection"))
      add_user (found, user);
}

static void
detect_u04 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;
  const TelSimulatorElement *phone;

  for (each (user, self->users))
    for (each (phone, self->phones))
      if (matches (phone, "model", "^Cisco (88|89|99)[0-9]{2}") && is_of (phone, user) &&
          !is_in_group (user, "Standard CTI Allow Control of Phones supporting Connected Xfer and conf"))
        add_user (found, user);
}

static void
detect_u05 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *object;

  for (each (object, self->users))
    if (is (object, "enableCti", "false") && has_jabber (self, object))
      add_user (found, object);
  for (each (object, self->phones))
    if (is (object, "allowCtiControlFlag", "false") && is_jabber (object))
      add_phone (found, object);
  for (each (object, self->lines))
    if (is (object, "allowCtiControlFlag", "false") && is_on_jabber (self, object))
      add_line (found, object);
}

static void
detect_u06 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;

  for (each (user, self->users))
    if (!is (user, "homeCluster", "true"))
      add_user (found, user);
}

static void
detect_u07 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;

  for (each (user, self->users))
    if (!is (user, "imAndPresenceEnable", "true"))
      add_user (found, user);
}

static void
detect_u08 (Snapshot *self, GHashTable *found)
{
  gboolean has_default = find (self->service_profiles, "isDefault", "true") != NULL;
  const TelSimulatorElement *user;

  for (each (user, self->users))
    if (is (user, "serviceProfile", "") && !has_default)
      add_user (found, user);
}

static void
detect_u09 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;
  const TelSimulatorElement *phone;

  for (each (user, self->users))
    {
      gboolean there = FALSE;

      for (each (phone, self->phones))
        for (guint i = 0; is_of (phone, user) && i < count_lines (phone); i++)
          if (is (get_nth_line (phone, i), "dirn/pattern", text (user, "primaryExtension/pattern")))
            there = TRUE;

      if (has_jabber (self, user) && !there)
        add_user (found, user);
    }
}

static void
detect_u10 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;

  for (each (user, self->users))
    if (has_jabber (self, user) && is (user, "mailid", ""))
      add_user (found, user);
}

static void
detect_u11 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;

  for (each (user, self->users))
    if (matches (user, "userid", "^ | $"))
      add_user (found, user);
}

static gboolean
has_expired (Snapshot *self, const TelSimulatorElement *user)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (self->cluster->context.clock);
  g_autofree char *until = tel_simulator_store_look_up (
      self->cluster->context.store,
      "SELECT c.timechanged + p.credexpiresafter * 24 * 60 * 60 FROM credential c JOIN"
      " enduser u ON c.fkenduser = u.pkid JOIN credentialpolicy p ON p.credexpiresafter > 0"
      " AND p.name = ? WHERE c.tkcredential = 3 AND u.userid = ?",
      text (user, "passwordCredentials/pwdCredPolicyName"), text (user, "userid"), TEL_SIMULATOR_END);

  return until != NULL && is (user, "passwordCredentials/pwdCredDoesNotExpire", "false") &&
         g_ascii_strtoll (until, NULL, 10) <= g_date_time_to_unix (now);
}

static void
detect_u12 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;

  for (each (user, self->users))
    if (is (user, "passwordCredentials/pwdCredLockedByAdministrator", "true") ||
        is (user, "passwordCredentials/pwdCredUserMustChange", "true") || has_expired (self, user))
      add_user (found, user);
}

/* On 9.1 only the database tells who comes from a directory. */
static void
detect_u13 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;

  for (each (user, self->users))
    {
      g_autofree char *local =
          tel_simulator_store_look_up (self->cluster->context.store, "SELECT islocaluser FROM enduser WHERE userid = ?",
                                       text (user, "userid"), TEL_SIMULATOR_END);
      gboolean synchronized = self->release < 1000 ? g_str_equal (local, "f") : !is (user, "ldapDirectoryName", "");

      if (synchronized && is (user, "mailid", ""))
        add_user (found, user);
    }
}

static void
detect_u14 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;

  for (each (user, self->users))
    if (!has_jabber (self, user))
      add_user (found, user);
}

const Rule tel_test_audit_users[] = { { "M01", detect_m01 }, { "M02", detect_m02 }, { "M03", detect_m03 },
                                      { "M04", detect_m04 }, { "M05", detect_m05 }, { "M06", detect_m06 },
                                      { "U01", detect_u01 }, { "U02", detect_u02 }, { "U03", detect_u03 },
                                      { "U04", detect_u04 }, { "U05", detect_u05 }, { "U06", detect_u06 },
                                      { "U07", detect_u07 }, { "U08", detect_u08 }, { "U09", detect_u09 },
                                      { "U10", detect_u10 }, { "U11", detect_u11 }, { "U12", detect_u12 },
                                      { "U13", detect_u13 }, { "U14", detect_u14 }, { NULL, NULL } };
