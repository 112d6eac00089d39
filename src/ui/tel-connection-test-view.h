/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "axl/tel-connection-test.h"

G_BEGIN_DECLS

/* Shows how far a test of a connection came, a row for each stage. */
#define TEL_TYPE_CONNECTION_TEST_VIEW (tel_connection_test_view_get_type ())
G_DECLARE_FINAL_TYPE (TelConnectionTestView, tel_connection_test_view, TEL, CONNECTION_TEST_VIEW, AdwBin)

void tel_connection_test_view_set_test (TelConnectionTestView *self, TelConnectionTest *test);

G_END_DECLS
