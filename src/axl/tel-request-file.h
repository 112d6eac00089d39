/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-request-log.h"

G_BEGIN_DECLS

/* The request log as a file: a line for each request, for its owner only. A file that is full is kept under another
 * name, and the oldest of those goes. */
#define TEL_TYPE_REQUEST_FILE (tel_request_file_get_type ())
G_DECLARE_FINAL_TYPE (TelRequestFile, tel_request_file, TEL, REQUEST_FILE, GObject)

#define TEL_REQUEST_FILE_DEFAULT_BYTES (1000 * 1000)
#define TEL_REQUEST_FILE_N_KEPT 4

TelRequestFile *tel_request_file_new (TelRequestLog *log, const char *path, gsize maximum_bytes);
char *tel_request_file_dup_default_path (void);

G_END_DECLS
