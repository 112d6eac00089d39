/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-tree.h"

G_BEGIN_DECLS

/* Product specific settings without those that look like secrets. */

TelTree *tel_settings_secrets_strip (TelTree *settings, TelTree *other);

G_END_DECLS
