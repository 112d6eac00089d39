/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-editor-section.h"

G_DEFINE_INTERFACE (TelEditorSection, tel_editor_section, GTK_TYPE_WIDGET)

static void
tel_editor_section_default_init (TelEditorSectionInterface *iface)
{
  g_object_interface_install_property (iface, g_param_spec_boolean ("valid", NULL, NULL, TRUE,
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
 * tel_editor_section_is_valid:
 * @self: a section
 *
 * Tells whether what stands in it can be planned.
 *
 * Returns: %TRUE when no field is beyond its limits
 */
gboolean
tel_editor_section_is_valid (TelEditorSection *self)
{
  g_return_val_if_fail (TEL_IS_EDITOR_SECTION (self), FALSE);

  return TEL_EDITOR_SECTION_GET_IFACE (self)->is_valid (self);
}
