/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Who closes the last window is asked about what was edited and not reviewed. */

gboolean tel_draft_question_ask (GtkWindow *window);

G_END_DECLS
