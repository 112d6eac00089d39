/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-table.h"

G_BEGIN_DECLS

/* The values of enumerations that we send (contract 3.1, 3.2). Each list ends with an empty one. */
extern const TelAxlValue tel_axl_products[];
extern const TelAxlValue tel_axl_classes[];
extern const TelAxlValue tel_axl_protocols[];
extern const TelAxlValue tel_axl_protocol_sides[];
extern const TelAxlValue tel_axl_certificate_operations[];
extern const TelAxlValue tel_axl_authentication_modes[];
extern const TelAxlValue tel_axl_key_sizes[];
extern const TelAxlValue tel_axl_key_orders[];
extern const TelAxlValue tel_axl_ec_key_sizes[];
extern const TelAxlValue tel_axl_device_security_modes[];
extern const TelAxlValue tel_axl_transports[];
extern const TelAxlValue tel_axl_ring_settings[];
extern const TelAxlValue tel_axl_usages[];

G_END_DECLS
