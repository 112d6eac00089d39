/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What became of a device's last certificate operation, in words and with what to do about it (contract 3.2). */

char *tel_certificate_status_describe (const char *status);
const char *tel_certificate_status_describe_reason (const char *status);
const char *tel_certificate_status_get_remedy (const char *status);

G_END_DECLS
