/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-tree.h"

G_BEGIN_DECLS

/* Which product specific settings look like secrets, and the settings without them. */

gboolean tel_settings_secrets_matches (TelTree *setting);
TelTree *tel_settings_secrets_strip (TelTree *settings, TelTree *other);

G_END_DECLS
