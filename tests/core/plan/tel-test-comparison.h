/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "plan/tel-plan.h"
#include "tel-test-simulator.h"

G_BEGIN_DECLS

/* The logical dump of a simulated cluster, compared: by name, without identities, stamps, certificate status and
 * strings.
 */

JsonNode *tel_test_comparison_take (TelTestSimulator *simulator);
char **tel_test_comparison_compare (JsonNode *one, JsonNode *other);
void tel_test_comparison_assert_same (JsonNode *one, JsonNode *other);
void tel_test_comparison_assert_announced (JsonNode *one, JsonNode *other, TelPlan *plan);

G_END_DECLS
