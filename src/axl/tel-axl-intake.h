/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <libsoup/soup.h>

#include "axl/tel-axl-exchange.h"

G_BEGIN_DECLS

/* What takes an answer in as it comes: XML into the exchange's sink, anything else into its page, and no more than the
 * exchange allows. */
typedef struct _TelAxlIntake TelAxlIntake;

TelAxlIntake *tel_axl_intake_new (TelAxlExchange *exchange, const char *host, SoupMessage *message);
void tel_axl_intake_free (TelAxlIntake *self);

gboolean tel_axl_intake_take (TelAxlIntake *self, GBytes *piece, GError **error);
gboolean tel_axl_intake_finish (TelAxlIntake *self, GError **error);
gboolean tel_axl_intake_has_enough (TelAxlIntake *self);
gsize tel_axl_intake_get_received (TelAxlIntake *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlIntake, tel_axl_intake_free)

G_END_DECLS
