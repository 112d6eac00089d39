/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

/**
 * TelAxlWait:
 * @TEL_AXL_WAIT_NONE: nothing waits
 * @TEL_AXL_WAIT_BUSY: the cluster took nothing on (HTTP 503)
 * @TEL_AXL_WAIT_PACE: no more than so many writes are sent in a minute
 *
 * Why a request whose turn it is was not sent yet.
 */
typedef enum
{
  TEL_AXL_WAIT_NONE,
  TEL_AXL_WAIT_BUSY,
  TEL_AXL_WAIT_PACE,
} TelAxlWait;
