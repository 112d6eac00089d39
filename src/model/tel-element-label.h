/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *tel_element_label_get (const char *element);

G_END_DECLS
