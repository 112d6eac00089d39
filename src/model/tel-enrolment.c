/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-enrolment.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "model/tel-certificate-status.h"
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
describe_pending (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone)
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

/* The words of this program where it has some, else those of the cluster. */
static char *
describe_failure (TelDevice *device)
{
  const char *status = tel_device_get_certificate_status (device);
  const char *reason = tel_certificate_status_describe_reason (status);

  /* Translators: the cluster's own words in quotes */
  return reason != NULL ? g_strdup (reason) : g_strdup_printf (_ ("“%s”"), status);
}

static char *
describe_waiting (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone)
{
  g_autofree char *pending = describe_pending (device, now, cluster_zone);
  g_autofree char *failure = NULL;

  if (!has_failed (device))
    return g_steal_pointer (&pending);

  failure = describe_failure (device);

  /* Translators: the state of a device: “waits for enrolment until …”, then why a try failed */
  return g_strdup_printf (_ ("%s; the last try failed: %s"), pending, failure);
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
 * Says how far the CAPF enrolment of a device is, in words that stand after the device's name and a colon. Why a try
 * failed is part of it, in the server's own words where they are not known here.
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
      {
        g_autofree char *failure = describe_failure (device);

        /* Translators: the state of a device, after a colon. %s says why. */
        return g_strdup_printf (_ ("enrolment failed: %s"), failure);
      }

    case TEL_ENROLMENT_STATE_NONE:
    default:
      return g_strdup (_ ("no CAPF enrolment"));
    }
}

/**
 * tel_enrolment_get_remedy:
 * @device: a device, read whole
 * @now: the cluster's present time
 * @cluster_zone: the zone that the cluster's times are in
 *
 * Says what is to be done about the CAPF enrolment of a device: of a deadline that is over (G4.3) before what became of
 * the last try (G4.2).
 *
 * Returns: (nullable): translated sentences, %NULL when there is nothing to be done
 */
const char *
tel_enrolment_get_remedy (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone)
{
  const char *status;

  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  status = tel_device_get_certificate_status (device);
  switch (tel_enrolment_get_state (device, now, cluster_zone))
    {
    case TEL_ENROLMENT_STATE_EXPIRED:
      return _ (
          "After the deadline the authentication string is refused, and the deadline cannot be extended any more. "
          "Issue a new string.");

    case TEL_ENROLMENT_STATE_WAITING:
      /* What an earlier operation came to is nothing to act upon while this one waits. */
      return tel_certificate_status_get_remedy (has_failed (device) ? status : "Operation Pending");

    case TEL_ENROLMENT_STATE_ENROLLED:
    case TEL_ENROLMENT_STATE_FAILED:
    case TEL_ENROLMENT_STATE_NONE:
    default:
      return tel_certificate_status_get_remedy (g_strcmp0 (status, "Operation Pending") != 0 ? status : NULL);
    }
}

/**
 * tel_enrolment_describe_deadline:
 * @device: a device
 * @now: the cluster's present time
 * @cluster_zone: the zone that the cluster's times are in
 * @local_zone: the zone of the person
 *
 * Tells the deadline of a device in the cluster's time and in local time (G3.5), and while an operation is pending what
 * is left.
 *
 * Returns: (transfer full) (nullable): the text, %NULL when there is no deadline
 */
char *
tel_enrolment_describe_deadline (TelDevice *device, GDateTime *now, GTimeZone *cluster_zone, GTimeZone *local_zone)
{
  g_autoptr (GDateTime) deadline = NULL;
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);
  g_return_val_if_fail (now != NULL, NULL);
  g_return_val_if_fail (cluster_zone != NULL && local_zone != NULL, NULL);

  deadline = get_deadline (device, cluster_zone);
  if (deadline == NULL)
    return NULL;

  there = tel_deadline_describe (deadline, cluster_zone);
  here = tel_deadline_describe (deadline, local_zone);
  /* Translators: the same moment twice */
  text = g_strdup_printf (_ ("%s in the cluster’s time\n%s in local time"), there, here);
  if (!tel_device_is_pending (device))
    return g_steal_pointer (&text);

  left = tel_deadline_describe_remaining (deadline, now);

  return g_strdup_printf ("%s · %s", text, left);
}
