/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "tel-test-cluster.h"

/*
 * What an audit reads of a cluster: everything through AXL, but for the two things that only the database shows. The
 * rules below are written from the column "Detect" of the audit rules and know nothing of how the worlds are made.
 */
typedef struct
{
  TelTestCluster *cluster;
  guint release;
  GPtrArray *answers;
  GPtrArray *users;
  GPtrArray *phones;
  GPtrArray *lines;
  GPtrArray *profiles;
  GPtrArray *sip_profiles;
  GPtrArray *service_profiles;
  GPtrArray *parameters;
  GPtrArray *nodes;
  GPtrArray *registrations;
} Snapshot;

Snapshot *tel_test_snapshot_new (guint release, const char *world);
void tel_test_snapshot_free (Snapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Snapshot, tel_test_snapshot_free)
