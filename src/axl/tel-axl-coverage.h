/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object-kind.h"
#include "model/tel-object.h"
#include "model/tel-release.h"

G_BEGIN_DECLS

/* What an operation does not take of an object, though another one does: it is left out of a rewrite. */

char **tel_axl_coverage_list_left_out (TelObjectKind kind, TelRelease release, TelObject *base, TelObject *draft);
void tel_axl_coverage_keep_addable (TelObjectKind kind, TelRelease release, TelObject *object);
char **tel_axl_coverage_list_secrets (TelObjectKind kind, TelRelease release);

G_END_DECLS
