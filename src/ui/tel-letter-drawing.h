/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "delivery/tel-letter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a letter looks on paper. */

double tel_letter_drawing_draw (TelLetter *letter, cairo_t *cairo, double width, double height);

G_END_DECLS
