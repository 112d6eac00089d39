/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-request.h"
#include "axl/tel-xml-writer.h"

G_BEGIN_DECLS

/* What the files that make requests share. */
struct _TelAxlRequest
{
  gatomicrefcount references;
  TelRelease release;
  TelObjectKind kind;
  char *operation;
  char *soap_action;
  char *subject;
  gboolean write;
  gboolean returns_objects;
  gboolean returns_rows;
  const char *const *row_elements;
  GBytes *body;
};

TelAxlRequest *tel_axl_request_begin (
    TelRelease release, TelObjectKind kind, const char *verb, const char *operand, TelXmlWriter **writer);
TelAxlRequest *tel_axl_request_end (TelAxlRequest *self, TelXmlWriter *xml);

G_END_DECLS
