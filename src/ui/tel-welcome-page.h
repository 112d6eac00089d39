/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "axl/tel-trust-store.h"
#include "cluster/tel-connection-store.h"
#include "cluster/tel-password-store.h"

G_BEGIN_DECLS

/* What a window shows before it is connected: the connections that are saved, and the ways to a cluster. */
#define TEL_TYPE_WELCOME_PAGE (tel_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (TelWelcomePage, tel_welcome_page, TEL, WELCOME_PAGE, AdwBin)

void tel_welcome_page_set_stores (TelWelcomePage *self,
                                  TelConnectionStore *connections,
                                  TelTrustStore *trust_store,
                                  TelPasswordStore *passwords);
void tel_welcome_page_reload (TelWelcomePage *self);

G_END_DECLS
