/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TelXmlWriter TelXmlWriter;

/* Everything given to the writer is escaped by it; what XML 1.0 cannot hold (control characters) is left out. */

TelXmlWriter *tel_xml_writer_new (void);
void tel_xml_writer_start (TelXmlWriter *self, const char *name);
void
tel_xml_writer_start_namespaced (TelXmlWriter *self, const char *prefix, const char *name, const char *namespace_uri);
void tel_xml_writer_declare_namespace (TelXmlWriter *self, const char *prefix, const char *namespace_uri);
void tel_xml_writer_attribute (TelXmlWriter *self, const char *name, const char *value);
void tel_xml_writer_text (TelXmlWriter *self, const char *text);
void tel_xml_writer_end (TelXmlWriter *self);
void tel_xml_writer_element (TelXmlWriter *self, const char *name, const char *text);
GBytes *tel_xml_writer_finish (TelXmlWriter *self);
void tel_xml_writer_free (TelXmlWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelXmlWriter, tel_xml_writer_free)

G_END_DECLS
