/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-audit.h"

static void
detect_c01 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_jabber (phone) && !is (phone, "keySize", text (get_profile (self, phone), "keySize")))
      add_phone (found, phone);
}

static void
detect_c02 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is (phone, "product", CSF) && is (phone, "authenticationMode", BY_NULL) &&
        (is_pending (phone) || needs_capf (get_profile (self, phone))))
      add_phone (found, phone);
}

static void
detect_c04 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_jabber (phone) && is_pending (phone) && is (phone, "authenticationMode", BY_STRING) &&
        !matches (phone, "authenticationString", "^[0-9]{4,10}$"))
      add_phone (found, phone);
}

static void
detect_c05 (Snapshot *self, GHashTable *found)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (self->cluster->context.clock);
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    {
      int part[5] = { 0 };
      g_autoptr (GDateTime) deadline = NULL;

      if (!is_jabber (phone) || !is_pending (phone) ||
          sscanf (text (phone, "upgradeFinishTime"), "%d:%d:%d:%d:%d", &part[0], &part[1], &part[2], &part[3],
                  &part[4]) < 4)
        continue;

      deadline = g_date_time_new_utc (part[0], part[1], part[2], part[3], part[4], 0);
      if (g_date_time_compare (deadline, now) < 0)
        add_phone (found, phone);
    }
}

static void
detect_c06 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_jabber (phone) && g_str_has_prefix (text (phone, "certificateStatus"), "Upgrade Failed"))
      add_phone (found, phone);
}

static void
detect_c07 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *one;
  const TelSimulatorElement *two;

  for (each (one, self->phones))
    for (each (two, self->phones))
      if (one != two && !is (one, "authenticationString", "") &&
          is (one, "authenticationString", text (two, "authenticationString")))
        add_phone (found, one);
}

static void
detect_c08 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (!is (phone, "authenticationString", "") && !is_pending (phone))
      add_phone (found, phone);
}

static gint64
read_column (Snapshot *self, const TelSimulatorElement *phone, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM device WHERE name = ?", column);
  g_autofree char *value =
      tel_simulator_store_look_up (self->cluster->context.store, sql, text (phone, "name"), TEL_SIMULATOR_END);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static void
detect_c10 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_jabber (phone) && needs_capf (get_profile (self, phone)) && !is_pending (phone) &&
        is (phone, "certificateStatus", "None") && read_column (self, phone, "lscvaliduntil") == 0)
      add_phone (found, phone);
}

static void
detect_c11 (Snapshot *self, GHashTable *found)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (self->cluster->context.clock);
  gint64 soon = g_date_time_to_unix (now) + DAYS_TO_RENEW * DAY;
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    {
      gint64 until = read_column (self, phone, "lscvaliduntil");

      if (is_jabber (phone) && until != 0 && (until < soon || read_column (self, phone, "lscissuervaliduntil") < soon))
        add_phone (found, phone);
    }
}

static void
detect_c12 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *profile;

  for (each (profile, self->profiles))
    for (guint i = 1; i < G_N_ELEMENTS (jabber); i++)
      if (is (profile, "phoneType", jabber[i]) && is (profile, "tftpEncryptedConfig", "true"))
        add (found, "phoneSecurityProfile", text (profile, "name"));
}

static void
detect_c13 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *mode = find (self->parameters, "name", "ClusterSecurityMode");
  const TelSimulatorElement *profile;

  for (each (profile, self->profiles))
    if (needs_capf (profile) && is (mode, "value", "0"))
      add_parameter (found, mode);
}

static void
detect_c14 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (is_jabber (phone) && is (phone, "allowMraMode", "true") && is_pending (phone))
      add_phone (found, phone);
}

static void
detect_c15 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *phone;

  for (each (phone, self->phones))
    if (self->release >= 1205 && is_jabber (phone) && needs_capf (get_profile (self, phone)))
      add_phone (found, phone);
}

static void
detect_c16 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *parameter;

  for (each (parameter, self->parameters))
    if (is (parameter, "name", "CertificateIssuerToEndpoint") && !is (parameter, "value", CAPF))
      add_parameter (found, parameter);
}

static void
detect_c19 (Snapshot *self, GHashTable *found)
{
  const TelSimulatorElement *profile;

  for (each (profile, self->profiles))
    if (is_secure (profile) && !is (profile, "transportType", "TLS"))
      add (found, "phoneSecurityProfile", text (profile, "name"));
}

const Rule tel_test_audit_enrolment[] = { { "C01", detect_c01 }, { "C02", detect_c02 }, { "C04", detect_c04 },
                                          { "C05", detect_c05 }, { "C06", detect_c06 }, { "C07", detect_c07 },
                                          { "C08", detect_c08 }, { "C10", detect_c10 }, { "C11", detect_c11 },
                                          { "C12", detect_c12 }, { "C13", detect_c13 }, { "C14", detect_c14 },
                                          { "C15", detect_c15 }, { "C16", detect_c16 }, { "C19", detect_c19 },
                                          { NULL, NULL } };
