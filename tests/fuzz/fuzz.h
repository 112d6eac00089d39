/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>
#include <stdint.h>
#include <stdlib.h>

/* What has to hold whatever was read; what does not is a finding. */
#define fuzz_require(condition)                                                                                        \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    if (!(condition))                                                                                                  \
      {                                                                                                                \
        g_printerr ("%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition);                                      \
        abort ();                                                                                                      \
      }                                                                                                                \
  }                                                                                                                    \
  G_STMT_END

/* Called by libFuzzer with each input. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
