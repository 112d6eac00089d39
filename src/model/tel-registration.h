/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TelRegistrationState:
 * @TEL_REGISTRATION_STATE_UNKNOWN: the cluster has never seen the device, or its release does not say
 * @TEL_REGISTRATION_STATE_REGISTERED: the device is in touch with the cluster
 * @TEL_REGISTRATION_STATE_NOT_REGISTERED: the cluster knows the device and has no contact with it
 *
 * Whether a device is registered, as the cluster last knew (contract 2.7).
 */
typedef enum
{
  TEL_REGISTRATION_STATE_UNKNOWN,
  TEL_REGISTRATION_STATE_REGISTERED,
  TEL_REGISTRATION_STATE_NOT_REGISTERED,
} TelRegistrationState;

/* What a cluster says of one device's registration. Immutable and reference counted. */
#define TEL_TYPE_REGISTRATION (tel_registration_get_type ())
typedef struct _TelRegistration TelRegistration;

GType tel_registration_get_type (void);
TelRegistration *tel_registration_new (
    const char *device_name, const char *status, const char *address, const char *server, gint64 last_seen);
TelRegistration *tel_registration_ref (TelRegistration *self);
void tel_registration_unref (TelRegistration *self);

const char *tel_registration_get_device_name (TelRegistration *self);
const char *tel_registration_get_status (TelRegistration *self);
gboolean tel_registration_is_rejected (TelRegistration *self);
TelRegistrationState tel_registration_get_state (TelRegistration *self);
const char *tel_registration_get_address (TelRegistration *self);
const char *tel_registration_get_server (TelRegistration *self);
gint64 tel_registration_get_last_seen (TelRegistration *self);

const char *tel_registration_state_get_label (TelRegistrationState state);
const char *tel_registration_state_get_nick (TelRegistrationState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelRegistration, tel_registration_unref)

G_END_DECLS
