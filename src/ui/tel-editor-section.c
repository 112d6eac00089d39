/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-editor-section.h"

G_DEFINE_INTERFACE (TelEditorSection, tel_editor_section, GTK_TYPE_WIDGET)

static void
tel_editor_section_default_init (TelEditorSectionInterface *iface)
{
  g_object_interface_install_property (iface, g_param_spec_string ("problem", NULL, NULL, NULL,
                                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

/**
 * tel_editor_section_load:
 * @self: a section that was not loaded yet
 * @cluster: the cluster, its references loaded
 * @draft: what is edited
 *
 * Shows a draft and edits it from then on.
 */
void
tel_editor_section_load (TelEditorSection *self, TelCluster *cluster, TelDraft *draft)
{
  g_return_if_fail (TEL_IS_EDITOR_SECTION (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_DRAFT (draft));

  TEL_EDITOR_SECTION_GET_IFACE (self)->load (self, cluster, draft);
}

/**
 * tel_editor_section_get_problem:
 * @self: a section
 *
 * Tells why what stands in it cannot be planned.
 *
 * Returns: (transfer none) (nullable): a sentence, %NULL when every field that was edited is within its limits
 */
const char *
tel_editor_section_get_problem (TelEditorSection *self)
{
  g_return_val_if_fail (TEL_IS_EDITOR_SECTION (self), NULL);

  return TEL_EDITOR_SECTION_GET_IFACE (self)->get_problem (self);
}
