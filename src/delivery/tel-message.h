/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "delivery/tel-language.h"

G_BEGIN_DECLS

/* The message that brings a user the authentication string (G4). It holds the secret and wipes it when it goes. */
#define TEL_TYPE_MESSAGE (tel_message_get_type ())
G_DECLARE_FINAL_TYPE (TelMessage, tel_message, TEL, MESSAGE, GObject)

TelMessage *tel_message_new (TelUser *user,
                             TelDevice *device,
                             TelAuthString *string,
                             GDateTime *deadline,
                             GTimeZone *cluster_zone,
                             GTimeZone *local_zone,
                             TelLanguage language);
TelLanguage tel_message_get_language (TelMessage *self);
const char *tel_message_get_recipient_name (TelMessage *self);
const char *tel_message_get_address (TelMessage *self);
const char *tel_message_get_subject (TelMessage *self);
const char *tel_message_get_body (TelMessage *self);

G_END_DECLS
