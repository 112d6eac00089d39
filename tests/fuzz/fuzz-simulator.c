/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "fuzz.h"
#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-operations.h"
#include "simulator/tel-simulator-schema.h"

#define RELEASE 1400

static TelSimulatorContext *
make_context (void)
{
  TelSimulatorContext *context = g_new0 (TelSimulatorContext, 1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 1, 12, 0, 0);

  context->store = tel_simulator_store_open (NULL, RELEASE, "clean", NULL);
  context->clock = tel_simulator_clock_new (zone);
  context->release = RELEASE;
  tel_simulator_clock_hold (context->clock, now);
  fuzz_require (context->store != NULL);

  return context;
}

/* As the server does: what the schema refuses goes no further. Whatever was done is taken back, so that one input does
 * not decide what the next finds. */
static void
run (TelSimulatorContext *context, TelSimulatorElement *request)
{
  const char *operation = tel_simulator_element_get_name (request);
  g_autofree char *name = g_strconcat (operation, "Response", NULL);
  g_autoptr (TelSimulatorElement) response = tel_simulator_element_new (name, NULL);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!tel_simulator_operations_exist (operation, RELEASE) ||
      !tel_simulator_schema_check_request (request, RELEASE, NULL) || !tel_simulator_store_begin (context->store, NULL))
    return;

  done = tel_simulator_operations_run (context, request, response, &error);
  tel_simulator_store_roll_back (context->store);
  fuzz_require (done == (error == NULL));
  answer = done ? tel_simulator_envelope_write (response, RELEASE)
                : tel_simulator_envelope_write_fault (error, operation, RELEASE);
  fuzz_require (g_utf8_validate (g_bytes_get_data (answer, NULL), (gssize) g_bytes_get_size (answer), NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static TelSimulatorContext *context = NULL;
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelSimulatorElement) request = tel_simulator_envelope_read (body, &error);

  if (context == NULL)
    context = make_context ();
  fuzz_require ((request == NULL) == (error != NULL));
  if (request != NULL)
    run (context, request);

  return 0;
}
