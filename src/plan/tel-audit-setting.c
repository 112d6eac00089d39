/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-audit-setting.h"

#define FILE_NAME "telephonist-audit.jsonl"

/**
 * tel_audit_setting_dup_path:
 * @settings: the settings of the program
 *
 * Gets the file that the audit trail is appended to where it goes to a file: in the folder that was chosen, else beside
 * the journal.
 *
 * Returns: (transfer full): the file
 */
char *
tel_audit_setting_dup_path (GSettings *settings)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  folder = g_settings_get_string (settings, TEL_AUDIT_SETTING_FOLDER);
  if (folder[0] != '\0')
    return g_build_filename (folder, FILE_NAME, NULL);

  return g_build_filename (g_get_user_state_dir (), "telephonist", FILE_NAME, NULL);
}

/**
 * tel_audit_setting_make_sink:
 *
 * Makes what the settings of this person say; the headless program, too, keeps to them. Where the program was not
 * installed there are no settings, hence no audit trail.
 *
 * Returns: (transfer full) (nullable): a new sink, %NULL for none
 */
TelAuditSink *
tel_audit_setting_make_sink (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, TEL_APPLICATION_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *path = NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, TEL_AUDIT_SETTING_PLACE))
    return NULL;

  settings = g_settings_new (TEL_APPLICATION_ID);
  switch (g_settings_get_enum (settings, TEL_AUDIT_SETTING_PLACE))
    {
    case TEL_AUDIT_SETTING_PLACE_FILE:
      path = tel_audit_setting_dup_path (settings);
      return tel_audit_sink_new_file (path);

    case TEL_AUDIT_SETTING_PLACE_SYSTEM_LOG:
      return tel_audit_sink_new_system_log (NULL);

    default:
      return NULL;
    }
}
