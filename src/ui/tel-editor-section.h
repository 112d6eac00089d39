/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A part of an editor: it shows a draft and writes every edit straight into it, so that what is changed is the draft's
 * to tell. Implementations notify a string property "problem".
 */
#define TEL_TYPE_EDITOR_SECTION (tel_editor_section_get_type ())
G_DECLARE_INTERFACE (TelEditorSection, tel_editor_section, TEL, EDITOR_SECTION, GtkWidget)

struct _TelEditorSectionInterface
{
  GTypeInterface parent_iface;

  void (*load) (TelEditorSection *self, TelCluster *cluster, TelDraft *draft);
  const char *(*get_problem) (TelEditorSection *self);
};

void tel_editor_section_load (TelEditorSection *self, TelCluster *cluster, TelDraft *draft);
const char *tel_editor_section_get_problem (TelEditorSection *self);

G_END_DECLS
