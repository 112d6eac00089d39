/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-part.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *nick;
  const char *label;
} Part;

/* In the order of the enumeration. */
static const Part parts[] = {
  { "users", N_ ("Users") },
  { "devices", N_ ("Devices") },
  { "numbers", N_ ("Directory numbers") },
  { "security-profiles", N_ ("Phone security profiles") },
  { "sip-profiles", N_ ("SIP profiles") },
  { "service-profiles", N_ ("Service profiles") },
  { "nodes", N_ ("Servers") },
  { "enterprise-parameters", N_ ("Enterprise parameters") },
  { "alert-timer", N_ ("SIP Dual Mode Alert Timer") },
  { "certificate-issuer", N_ ("Certificate Issuer to Endpoint") },
  { "products", N_ ("Device types") },
  { "associations", N_ ("Associated devices of users") },
  { "groups", N_ ("Groups of users") },
  { "primary-extensions", N_ ("Primary extensions") },
  { "lines", N_ ("Lines of devices") },
  { "line-users", N_ ("Users associated with lines") },
  { "line-states", N_ ("Whether directory numbers are active") },
  { "certificate-dates", N_ ("Dates of certificates") },
  { "registrations", N_ ("Registrations") },
  { "capf-service", N_ ("CAPF service") },
  { "origins", N_ ("Users from a directory") },
  { "deliveries", N_ ("Authentication strings given out") },
  { "other-clusters", N_ ("Home users of other clusters") },
  { "product-settings", N_ ("Product specific settings") },
  { "forwards", N_ ("Forwarding to voice mail") },
  { "credentials", N_ ("State of credentials") },
  { "credential-policies", N_ ("Credential policies") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (parts) == TEL_N_SNAPSHOT_PARTS);

/**
 * tel_snapshot_part_get_label:
 * @part: a part
 *
 * Gets what a part is called.
 *
 * Returns: a translated noun
 */
const char *
tel_snapshot_part_get_label (TelSnapshotPart part)
{
  g_return_val_if_fail (part < TEL_N_SNAPSHOT_PARTS, NULL);

  return _ (parts[part].label);
}

/**
 * tel_snapshot_part_get_nick:
 * @part: a part
 *
 * Gets what a part is called in files and by programs.
 *
 * Returns: a word that stays
 */
const char *
tel_snapshot_part_get_nick (TelSnapshotPart part)
{
  g_return_val_if_fail (part < TEL_N_SNAPSHOT_PARTS, NULL);

  return parts[part].nick;
}
