/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-enrolment.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "model/tel-deadline.h"

static GDateTime *
get_deadline (TelDevice *device, GTimeZone *cluster_zone)
{
  const char *completes_by = tel_device_get_completes_by (device);

  return completes_by != NULL && *completes_by != '\0' ? tel_deadline_parse (completes_by, cluster_zone) : NULL;
}

static gboolean
has_failed (TelDevice *device)
{
  const char *status = tel_device_get_certificate_status (device);

  return status != NULL && strstr (status, "Failed") != NULL;
}

/**
 * tel_enrolment_get_state:
 * @device: a device, read whole
 * @now: the cluster's present time
 * @cluster_zone: the zone that the cluster's times are in
 *
 * Tells how far the CAPF enrolment of a device is (G3, contract 4).
 *
 * Returns: the state
 */
TelEnrolmentState
tel_enrolment_get_state (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone)
{
  g_return_val_if_fail (TEL_IS_DEVICE (device), TEL_ENROLMENT_STATE_NONE);
  g_return_val_if_fail (now != NULL, TEL_ENROLMENT_STATE_NONE);
  g_return_val_if_fail (cluster_zone != NULL, TEL_ENROLMENT_STATE_NONE);

  if (tel_device_is_pending (device))
    {
      g_autoptr (GDateTime) deadline = get_deadline (device, cluster_zone);

      if (deadline != NULL && g_date_time_compare (now, deadline) >= 0)
        return TEL_ENROLMENT_STATE_EXPIRED;

      return TEL_ENROLMENT_STATE_WAITING;
    }

  if (has_failed (device))
    return TEL_ENROLMENT_STATE_FAILED;
  if (g_strcmp0 (tel_device_get_certificate_status (device), "Upgrade Success") == 0)
    return TEL_ENROLMENT_STATE_ENROLLED;

  return TEL_ENROLMENT_STATE_NONE;
}

static char *
describe_waiting (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone)
{
  g_autoptr (GDateTime) deadline = get_deadline (device, cluster_zone);
  g_autofree char *when = NULL;
  g_autofree char *left = NULL;

  if (deadline == NULL)
    return g_strdup (_ ("waits for enrolment"));

  when = tel_deadline_describe (deadline, cluster_zone);
  left = tel_deadline_describe_remaining (deadline, now);

  /* Translators: the state of a device, after a colon. The first %s is a date and time, the second what is left until
   * then, for example “9 days left”. */
  return g_strdup_printf (_ ("waits for enrolment until %s (%s)"), when, left);
}

static char *
describe_expired (TelDevice *device, GTimeZone *cluster_zone)
{
  g_autoptr (GDateTime) deadline = get_deadline (device, cluster_zone);
  g_autofree char *when = tel_deadline_describe (deadline, cluster_zone);

  /* Translators: the state of a device, after a colon. %s is a date and time. */
  return g_strdup_printf (_ ("enrolment expired on %s; only a new string helps"), when);
}

/**
 * tel_enrolment_describe:
 * @device: a device, read whole
 * @now: the cluster's present time
 * @cluster_zone: the zone that the cluster's times are in
 *
 * Says how far the CAPF enrolment of a device is, in words that stand after the device's name and a colon. The
 * server's own words are part of it where an operation failed.
 *
 * Returns: (transfer full): a translated text
 */
char *
tel_enrolment_describe (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone)
{
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  switch (tel_enrolment_get_state (device, now, cluster_zone))
    {
    case TEL_ENROLMENT_STATE_WAITING:
      return describe_waiting (device, now, cluster_zone);

    case TEL_ENROLMENT_STATE_EXPIRED:
      return describe_expired (device, cluster_zone);

    case TEL_ENROLMENT_STATE_ENROLLED:
      return g_strdup (_ ("enrolled"));

    case TEL_ENROLMENT_STATE_FAILED:
      /* Translators: the state of a device, after a colon. %s are the cluster's own words. */
      return g_strdup_printf (_ ("enrolment failed: “%s”"), tel_device_get_certificate_status (device));

    case TEL_ENROLMENT_STATE_NONE:
    default:
      return g_strdup (_ ("no CAPF enrolment"));
    }
}
