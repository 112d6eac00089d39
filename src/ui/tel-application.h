/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "axl/tel-trust-store.h"
#include "cluster/tel-connection-store.h"
#include "cluster/tel-password-store.h"
#include "plan/tel-journal.h"
#include "ui/tel-demo.h"

G_BEGIN_DECLS

/* The program: its command line, its windows, and what they share. */
#define TEL_TYPE_APPLICATION (tel_application_get_type ())
G_DECLARE_FINAL_TYPE (TelApplication, tel_application, TEL, APPLICATION, AdwApplication)

TelApplication *tel_application_new (void);
GSettings *tel_application_get_settings (TelApplication *self);
TelTrustStore *tel_application_get_trust_store (TelApplication *self);
TelPasswordStore *tel_application_get_passwords (TelApplication *self);
TelConnectionStore *tel_application_get_connections (TelApplication *self);
TelJournal *tel_application_get_journal (TelApplication *self);
TelJournal *tel_application_get_default_journal (void);
TelDemo *tel_application_get_demo (TelApplication *self, const char *world);

G_END_DECLS
