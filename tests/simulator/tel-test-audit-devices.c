/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-audit.h"

static void
detect_j01 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_jabber (phone) && is (phone, "ownerUserName", ""))
      add_phone (found, phone);
}

static void
detect_j02 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_jabber (phone) && !is (phone, "ownerUserName", "") &&
        !is (find (self->users, "userid", text (phone, "ownerUserName")), "status", "1"))
      add_phone (found, phone);
}

static void
detect_j03 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    {
      const TelSimulatorElement *owner = find (self->users, "userid", text (phone, "ownerUserName"));

      if (is_jabber (phone) && owner != NULL && !is_associated (owner, phone))
        add_phone (found, phone);
    }
}

static void
detect_j04 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;
  const TelSimulatorElement *user;

  for (each (phone, self->phones))
    for (each (user, self->users))
      if (is_jabber (phone) && !is (phone, "ownerUserName", "") && is_associated (user, phone) &&
          !is (phone, "ownerUserName", text (user, "userid")))
        add_phone (found, phone);
}

static void
detect_j05 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is (phone, "product", CSF) && !matches (phone, "name", "^[A-Za-z0-9]{1,15}$"))
      add_phone (found, phone);
}

static void
detect_j06 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_mobile (phone) && !matches (phone, "name", "^(TCT|BOT|TAB)[A-Z0-9._-]{1,12}$"))
      add_phone (found, phone);
}

static void
detect_j07 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_mobile (phone) && !g_str_has_prefix (text (phone, "name"), prefixes[get_type (phone)]))
      add_phone (found, phone);
}

static void
detect_j08 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;
  const TelSimulatorElement *phone;

  for (each (user, self->users))
    {
      guint counts[G_N_ELEMENTS (jabber)] = { 0 };

      for (each (phone, self->phones))
        if (is_jabber (phone) && is_of (phone, user) && ++counts[get_type (phone)] > 1)
          add_user (found, user);
    }
}

static void
detect_j09 (Snapshot *self, GHashTable *found)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const TelSimulatorElement *user;

  for (each (user, self->users))
    {
      GString *name = g_string_new ("CSF");
      const TelSimulatorElement *other;
      char *key;

      for (const char *letter = text (user, "userid"); *letter != '\0'; letter++)
        if (g_ascii_isalnum (*letter) && name->len < 15)
          g_string_append_c (name, g_ascii_toupper (*letter));

      key = g_string_free (name, FALSE);
      other = g_hash_table_lookup (names, key);
      if (other != NULL)
        {
          add_user (found, other);
          add_user (found, user);
        }
      g_hash_table_insert (names, key, (gpointer) user);
    }
}

static void
detect_j10 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    {
      const char *type = text (get_profile (self, phone), "phoneType");

      if (!is_jabber (phone))
        continue;
      if (*type != '\0' && !is (phone, "product", type))
        add_phone (found, phone);
      for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
        if (is (phone, "phoneTemplateName", templates[i]) && get_type (phone) != (int) i)
          add_phone (found, phone);
    }
}

static void
detect_j11 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_jabber (phone) && count_lines (phone) == 0)
      add_phone (found, phone);
}

static void
detect_j12 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    for (guint i = 0; is_jabber (phone) && i < count_lines (phone); i++)
      if (!is (phone, "ownerUserName", "") && !has_text (tel_test_find (get_nth_line (phone, i), "associatedEndusers"),
                                                         "userId", text (phone, "ownerUserName")))
        add_phone (found, phone);
}

static void
detect_j13 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *line;

  for (each (line, self->lines))
    if (is (line, "routePartitionName", "") && is_on_jabber (self, line))
      add_line (found, line);
}

static void
detect_j14 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *line;

  for (each (line, self->lines))
    if (is (line, "active", "false") && is_on_jabber (self, line))
      add_line (found, line);
}

static void
detect_j15 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *line;

  for (each (line, self->lines))
    if ((is (line, "voiceMailProfileName", "") || !is (line, "callForwardNoAnswer/forwardToVoiceMail", "true")) &&
        is_on_jabber (self, line))
      add_line (found, line);
}

static gboolean
are_alike (const TelSimulatorElement *one, const TelSimulatorElement *two)
{
  return is (one, "label", text (two, "label")) && is (one, "display", text (two, "display")) &&
         is (one, "e164Mask", text (two, "e164Mask"));
}

static void
detect_j16 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *user;
  const TelSimulatorElement *one;
  const TelSimulatorElement *two;

  for (each (user, self->users))
    for (each (one, self->phones))
      for (each (two, self->phones))
        if (is (one, "ownerUserName", text (user, "userid")) && is (two, "ownerUserName", text (user, "userid")) &&
            count_lines (one) > 0 && count_lines (two) > 0 &&
            is (one, "lines/line/dirn/pattern", text (two, "lines/line/dirn/pattern")) &&
            !are_alike (get_nth_line (one, 0), get_nth_line (two, 0)))
          add_user (found, user);
}

static void
detect_j17 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    for (guint i = 0; is_jabber (phone) && i < count_lines (phone); i++)
      {
        gint64 most = g_ascii_strtoll (text (get_nth_line (phone, i), "maxNumCalls"), NULL, 10);

        if (most <= 1 || most < g_ascii_strtoll (text (get_nth_line (phone, i), "busyTrigger"), NULL, 10))
          add_phone (found, phone);
      }
}

static void
detect_h01 (Snapshot *self, GHashTable *found)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (self->cluster->context.clock);
  gint64 long_ago = g_date_time_to_unix (now) - DAYS_UNSEEN * DAY;
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    {
      const TelSimulatorElement *registration = find (self->registrations, "device", text (phone, "name"));

      if (self->release >= 1105 && is_jabber (phone) &&
          (registration == NULL || g_ascii_strtoll (text (registration, "lastSeen"), NULL, 10) < long_ago))
        add_phone (found, phone);
    }
}

static void
detect_h02 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *registration;

  for (each (registration, self->registrations))
    if (find (self->nodes, "name", text (registration, "lastKnownUcm")) == NULL)
      add (found, "phone", text (registration, "device"));
}

static void
detect_h03 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *softphone;
  const TelSimulatorElement *desk_phone;

  for (each (softphone, self->phones))
    for (each (desk_phone, self->phones))
      if (is_jabber (softphone) && !is_jabber (desk_phone) && !is (softphone, "ownerUserName", "") &&
          is (softphone, "ownerUserName", text (desk_phone, "ownerUserName")) &&
          (!is (softphone, "devicePoolName", text (desk_phone, "devicePoolName")) ||
           !is (softphone, "locationName", text (desk_phone, "locationName")) ||
           !is (softphone, "callingSearchSpaceName", text (desk_phone, "callingSearchSpaceName"))))
        add_phone (found, softphone);
}

static void
detect_h04 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (g_regex_match_simple ("pass(word|wd)?\\s*=", text (phone, "vendorConfig/desktopClient/ciscoSupportField"),
                              G_REGEX_CASELESS, 0))
      add_phone (found, phone);
}

const Rule tel_test_audit_devices[] = {
  { "J01", detect_j01 }, { "J02", detect_j02 }, { "J03", detect_j03 }, { "J04", detect_j04 }, { "J05", detect_j05 },
  { "J06", detect_j06 }, { "J07", detect_j07 }, { "J08", detect_j08 }, { "J09", detect_j09 }, { "J10", detect_j10 },
  { "J11", detect_j11 }, { "J12", detect_j12 }, { "J13", detect_j13 }, { "J14", detect_j14 }, { "J15", detect_j15 },
  { "J16", detect_j16 }, { "J17", detect_j17 }, { "H01", detect_h01 }, { "H02", detect_h02 }, { "H03", detect_h03 },
  { "H04", detect_h04 }, { NULL, NULL }
};
