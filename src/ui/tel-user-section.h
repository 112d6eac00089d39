/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"
#include "plan/tel-user-fault.h"

G_BEGIN_DECLS

/* The part of the editor that holds the end user: association, primary extension, groups, what Jabber needs. */
#define TEL_TYPE_USER_SECTION (tel_user_section_get_type ())
G_DECLARE_FINAL_TYPE (TelUserSection, tel_user_section, TEL, USER_SECTION, AdwBin)

TelUserSection *tel_user_section_new (GPtrArray *devices);
void tel_user_section_load (TelUserSection *self, TelCluster *cluster, TelUser *base, TelUser *draft);
const char *tel_user_section_get_problem (TelUserSection *self);
void tel_user_section_put_right (TelUserSection *self, TelUserAspect aspect);
void tel_user_section_put_all_right (TelUserSection *self);

G_END_DECLS
