/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-fault.h"
#include "fuzz.h"

/* The first two bytes are the code, the rest is what the server says. */
#define PREFIX 2

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *said = NULL;
  g_autofree char *text = NULL;
  g_autoptr (TelAxlFault) fault = NULL;
  g_autoptr (GError) error = NULL;
  guint matched = 0;
  guint suggested = 0;

  if (size < PREFIX)
    return 0;

  /* What an XML reader has passed on is text. */
  said = g_strndup ((const char *) data + PREFIX, size - PREFIX);
  text = g_utf8_make_valid (said, -1);
  fault = tel_axl_fault_new (data[0] * 256 - data[1], text, "getPhone");
  error = tel_axl_fault_to_error (fault, "getPhone", "device “X”");
  fuzz_require (error != NULL && g_utf8_validate (error->message, -1, NULL));
  if (tel_axl_fault_parse_too_large (text, &matched, &suggested))
    fuzz_require (suggested > 0);

  return 0;
}
