/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "axl/tel-certificate.h"

G_BEGIN_DECLS

/* Facts below each other, each with what it is called beside it, to be read, compared and copied. */
#define TEL_TYPE_FACT_GRID (tel_fact_grid_get_type ())
G_DECLARE_FINAL_TYPE (TelFactGrid, tel_fact_grid, TEL, FACT_GRID, AdwBin)

void tel_fact_grid_add (TelFactGrid *self, const char *label, const char *text);
void tel_fact_grid_add_fingerprint (TelFactGrid *self, const char *label, const char *fingerprint);
void tel_fact_grid_add_certificate (TelFactGrid *self, TelCertificate *certificate);
char *tel_fact_grid_dup_value (TelFactGrid *self, const char *label);

G_END_DECLS
