/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "tel-test-simulator.h"

G_BEGIN_DECLS

/**
 * TelTestBatch:
 * @status: the exit status
 * @output: what was printed
 * @errors: what was printed as an error
 * @json: (nullable): the output as JSON, where it was asked for
 *
 * One run of telephonist-batch, in a process of its own, against a simulated cluster in this one.
 */
typedef struct
{
  int status;
  char *output;
  char *errors;
  JsonNode *json;
} TelTestBatch;

/**
 * TelTestBatchSetup:
 * @password: (nullable): for the variable of the environment; %NULL leaves it unset
 * @input: (nullable): for the standard input; %NULL leaves it open without a byte, so that whoever reads it hangs
 * @fingerprint: (nullable): the certificate that is trusted
 * @json: whether to ask for JSON
 * @interrupt_at: (nullable): an operation; when the cluster has answered it, the program is interrupted
 * @kill_after: when the cluster has answered so many requests, the program is killed; 0 for never
 * @ca_file: (nullable): the file with the authorities that alone may vouch for the cluster
 *
 * What stands around the command.
 */
typedef struct
{
  const char *password;
  const char *input;
  const char *fingerprint;
  gboolean json;
  const char *interrupt_at;
  guint kill_after;
  const char *ca_file;
} TelTestBatchSetup;

TelTestBatch *tel_test_batch_run (TelTestSimulator *simulator, const char *command, ...) G_GNUC_NULL_TERMINATED;
TelTestBatch *
tel_test_batch_run_with (TelTestSimulator *simulator, const TelTestBatchSetup *setup, const char *const *command);
void tel_test_batch_free (TelTestBatch *self);
void tel_test_batch_assert_error (TelTestBatch *self, const char *kind, const char *text);

char *tel_test_batch_get (JsonNode *root, const char *path);
void tel_test_batch_assert (JsonNode *root, const char *path, const char *expected);
JsonNode *tel_test_batch_dump (TelTestSimulator *simulator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelTestBatch, tel_test_batch_free)

G_END_DECLS
