/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "tel-test-cluster.h"

G_BEGIN_DECLS

TelSimulatorElement *tel_test_sql_ask (TelTestCluster *cluster, const char *statement);
char *tel_test_sql_query (TelTestCluster *cluster, const char *statement);
void tel_test_sql_refuse (TelTestCluster *cluster, const char *statement, int code, const char *message);

G_END_DECLS
