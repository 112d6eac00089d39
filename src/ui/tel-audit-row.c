/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-row.h"

#include <glib/gi18n-lib.h>

/**
 * TelAuditRow:
 *
 * Holds what a list of very many rows asks for again and again, so that nothing is worked out while one is drawn,
 * sorted or filtered.
 */
struct _TelAuditRow
{
  GObject parent_instance;

  /* A TelUser or a TelDevice. */
  gpointer object;
  guint place;
  guint n_findings;
  TelSeverity worst;
  gboolean selected;
  char *search_key;
};

G_DEFINE_FINAL_TYPE (TelAuditRow, tel_audit_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tel_audit_row_finalize (GObject *object)
{
  TelAuditRow *self = TEL_AUDIT_ROW (object);

  g_clear_object (&self->object);
  g_clear_pointer (&self->search_key, g_free);

  G_OBJECT_CLASS (tel_audit_row_parent_class)->finalize (object);
}

static void
tel_audit_row_class_init (TelAuditRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_audit_row_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_audit_row_init (TelAuditRow *self)
{
  self->worst = TEL_N_SEVERITIES;
}

static void
append_field (GString *text, const char *field)
{
  if (field == NULL || *field == '\0')
    return;

  g_string_append (text, field);
  g_string_append_c (text, '\n');
}

/* Who looks for a device finds its user too. */
static void
append_devices (TelAuditRow *self, TelSnapshot *snapshot, GString *text)
{
  GPtrArray *devices = tel_snapshot_get_devices_of_user (snapshot, tel_audit_row_get_name (self));

  for (guint i = 0; i < devices->len; i++)
    append_field (text, tel_device_get_name (devices->pdata[i]));
}

static void
append_lines (TelDevice *device, GString *text)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      append_field (text, tel_line_get_pattern (line));
    }
}

/* Who looks for a user finds their devices too. */
static void
append_users (TelDevice *device, TelSnapshot *snapshot, GString *text)
{
  GPtrArray *users = tel_snapshot_get_users_of_device (snapshot, tel_device_get_name (device));

  append_field (text, tel_device_get_owner (device));
  for (guint i = 0; i < users->len; i++)
    append_field (text, tel_user_get_search_key (users->pdata[i]));
}

static char *
make_search_key (TelAuditRow *self, TelSnapshot *snapshot)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (TEL_IS_USER (self->object))
    {
      append_field (text, tel_user_get_search_key (self->object));
      append_devices (self, snapshot, text);
    }
  else
    {
      append_field (text, tel_device_get_name (self->object));
      append_field (text, tel_device_get_description (self->object));
      append_field (text, tel_device_get_product (self->object));
      append_field (text, tel_device_get_device_pool (self->object));
      append_lines (self->object, text);
      append_users (self->object, snapshot, text);
    }

  return tel_user_fold_search_text (text->str);
}

/**
 * tel_audit_row_new:
 * @object: (transfer none): a #TelUser or a #TelDevice of a snapshot
 * @place: where it stands in the snapshot, which decides between equals
 *
 * Makes a row without findings.
 *
 * Returns: (transfer full): a new row
 */
TelAuditRow *
tel_audit_row_new (gpointer object, guint place)
{
  TelAuditRow *self;

  g_return_val_if_fail (TEL_IS_USER (object) || TEL_IS_DEVICE (object), NULL);

  self = g_object_new (TEL_TYPE_AUDIT_ROW, NULL);
  self->object = g_object_ref (object);
  self->place = place;

  return self;
}

/**
 * tel_audit_row_get_user:
 * @self: a row
 *
 * Gets the user of the row.
 *
 * Returns: (transfer none) (nullable): the user, or %NULL for a device
 */
TelUser *
tel_audit_row_get_user (TelAuditRow *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (self), NULL);

  return TEL_IS_USER (self->object) ? self->object : NULL;
}

/**
 * tel_audit_row_get_device:
 * @self: a row
 *
 * Gets the device of the row.
 *
 * Returns: (transfer none) (nullable): the device, or %NULL for a user
 */
TelDevice *
tel_audit_row_get_device (TelAuditRow *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (self), NULL);

  return TEL_IS_DEVICE (self->object) ? self->object : NULL;
}

/**
 * tel_audit_row_get_name:
 * @self: a row
 *
 * Gets what the object is found by.
 *
 * Returns: a user ID or a device name
 */
const char *
tel_audit_row_get_name (TelAuditRow *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (self), NULL);

  return tel_object_get_key (self->object);
}

/**
 * tel_audit_row_get_place:
 * @self: a row
 *
 * Gets where it stands in the snapshot.
 *
 * Returns: its place
 */
guint
tel_audit_row_get_place (TelAuditRow *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (self), 0);

  return self->place;
}

/**
 * tel_audit_row_get_n_findings:
 * @self: a row
 *
 * Counts the findings that concern the object and are not filtered out.
 *
 * Returns: how many there are
 */
guint
tel_audit_row_get_n_findings (TelAuditRow *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (self), 0);

  return self->n_findings;
}

/**
 * tel_audit_row_get_worst:
 * @self: a row
 *
 * Tells how bad the worst of its findings is.
 *
 * Returns: a severity, or %TEL_N_SEVERITIES when there is no finding
 */
TelSeverity
tel_audit_row_get_worst (TelAuditRow *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (self), TEL_N_SEVERITIES);

  return self->worst;
}

/**
 * tel_audit_row_set_findings:
 * @self: a row
 * @n_findings: how many findings count
 * @worst: how bad the worst is, %TEL_N_SEVERITIES for none
 *
 * Says what was found.
 */
void
tel_audit_row_set_findings (TelAuditRow *self, guint n_findings, TelSeverity worst)
{
  g_return_if_fail (TEL_IS_AUDIT_ROW (self));

  if (self->n_findings == n_findings && self->worst == worst)
    return;

  self->n_findings = n_findings;
  self->worst = worst;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * tel_audit_row_describe_count:
 * @n: how many findings
 * @worst: how bad the worst of them is
 *
 * Says how many findings there are and how bad the worst is.
 *
 * Returns: (transfer full): such as “2 · Error”
 */
char *
tel_audit_row_describe_count (guint n, TelSeverity worst)
{
  /* Translators: how many findings there are, and how bad the worst of them is: “2 · Error” */
  return g_strdup_printf (_ ("%'u · %s"), n, tel_severity_get_label (worst));
}

/**
 * tel_audit_row_describe_findings:
 * @self: a row
 *
 * Says how many findings there are and how bad the worst is.
 *
 * Returns: (transfer full): such as “2 · Error”, or “None”
 */
char *
tel_audit_row_describe_findings (TelAuditRow *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (self), NULL);

  if (self->n_findings == 0)
    /* Translators: that there are no findings of the audit */
    return g_strdup (C_ ("findings", "None"));

  return tel_audit_row_describe_count (self->n_findings, self->worst);
}

/**
 * tel_audit_row_is_selected:
 * @self: a row
 *
 * Tells whether the row is selected in its list, or marked there as belonging to what is selected in the other.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_audit_row_is_selected (TelAuditRow *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (self), FALSE);

  return self->selected;
}

/**
 * tel_audit_row_set_selected:
 * @self: a row
 * @selected: whether it is selected
 *
 * Selects the row. It is for the selection of its list to say so to the view.
 */
void
tel_audit_row_set_selected (TelAuditRow *self, gboolean selected)
{
  g_return_if_fail (TEL_IS_AUDIT_ROW (self));

  self->selected = selected;
}

/**
 * tel_audit_row_has_words:
 * @self: a row
 * @snapshot: the snapshot that the object is of
 * @words: (nullable): folded words, see tel_user_fold_search_text()
 *
 * Tells whether a search finds the row: a user also by their devices, a device also by its users.
 *
 * Returns: %TRUE when all words occur, or there are none
 */
gboolean
tel_audit_row_has_words (TelAuditRow *self, TelSnapshot *snapshot, const char *const *words)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (self), FALSE);
  g_return_val_if_fail (TEL_IS_SNAPSHOT (snapshot), FALSE);

  if (words == NULL || words[0] == NULL)
    return TRUE;

  if (self->search_key == NULL)
    self->search_key = make_search_key (self, snapshot);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->search_key, words[i]) == NULL)
      return FALSE;

  return TRUE;
}
