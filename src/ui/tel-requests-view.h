/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-request-log.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The request log on the screen: what was asked of clusters, the newest first. */
#define TEL_TYPE_REQUESTS_VIEW (tel_requests_view_get_type ())
G_DECLARE_FINAL_TYPE (TelRequestsView, tel_requests_view, TEL, REQUESTS_VIEW, AdwBin)

G_END_DECLS
