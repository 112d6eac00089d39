/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEL_TYPE_SIMULATOR_VALIDATOR (tel_simulator_validator_get_type ())
G_DECLARE_FINAL_TYPE (TelSimulatorValidator, tel_simulator_validator, TEL, SIMULATOR_VALIDATOR, GObject)

/**
 * TelSimulatorValidatorCounts:
 * @requests: how many requests were held against a schema
 * @invalid_requests: how many of them it refuses
 * @answers: how many answers were held against a schema
 * @invalid_answers: how many of them it refuses
 *
 * What a validator has seen.
 */
typedef struct
{
  guint requests;
  guint invalid_requests;
  guint answers;
  guint invalid_answers;
} TelSimulatorValidatorCounts;

TelSimulatorValidator *tel_simulator_validator_new (const char *directory);
gboolean tel_simulator_validator_has_release (TelSimulatorValidator *self, guint release);
char *tel_simulator_validator_check_request (TelSimulatorValidator *self,
                                             GBytes *envelope,
                                             const char *operation,
                                             guint release);
char *tel_simulator_validator_check_answer (TelSimulatorValidator *self,
                                            GBytes *envelope,
                                            const char *operation,
                                            guint release);
const TelSimulatorValidatorCounts *tel_simulator_validator_get_counts (TelSimulatorValidator *self);

G_END_DECLS
