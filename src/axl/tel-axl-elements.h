/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-tree.h"

G_BEGIN_DECLS

/*
 * The elements of one object of an answer, in memory that is used again for the next object. Elements are numbered in
 * document order; the object's own is 0. An element has text or elements in it, never both.
 */
typedef struct _TelAxlElements TelAxlElements;

#define TEL_AXL_NO_ELEMENT G_MAXUINT

TelAxlElements *tel_axl_elements_new (void);
void tel_axl_elements_free (TelAxlElements *self);
void tel_axl_elements_clear (TelAxlElements *self);

void tel_axl_elements_start (TelAxlElements *self, const char *name, const char *uuid);
void tel_axl_elements_text (TelAxlElements *self, const char *text, gsize length);
void tel_axl_elements_end (TelAxlElements *self);

const char *tel_axl_elements_get_name (TelAxlElements *self, guint element);
const char *tel_axl_elements_get_text (TelAxlElements *self, guint element);
const char *tel_axl_elements_get_uuid (TelAxlElements *self, guint element);
guint tel_axl_elements_get_first_child (TelAxlElements *self, guint element);
guint tel_axl_elements_get_next (TelAxlElements *self, guint element);
guint tel_axl_elements_find_child (TelAxlElements *self, guint element, const char *name);
TelTree *tel_axl_elements_to_tree (TelAxlElements *self, guint element);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelAxlElements, tel_axl_elements_free)

G_END_DECLS
