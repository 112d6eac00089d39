/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-request-row.h"

#include <glib/gi18n-lib.h>

#define STATUS_OK 200

/**
 * TelRequestRow:
 *
 * All rows have one height: GTK 4.8 scrolls backwards over unequal ones.
 */
struct _TelRequestRow
{
  AdwBin parent_instance;

  GtkInscription *title_inscription;
  GtkInscription *details_inscription;
  GtkLabel *result_label;
};

G_DEFINE_FINAL_TYPE (TelRequestRow, tel_request_row, ADW_TYPE_BIN)

/* Why there was no answer, by the name of the error's kind. */
static const struct
{
  const char *name;
  const char *words;
} problems[] = {
  /* Translators: what came of a request */
  { "network", N_ ("No connection") },
  /* Translators: what came of a request */
  { "timed_out", N_ ("Timed out") },
  /* Translators: what came of a request */
  { "untrusted_certificate", N_ ("Certificate not trusted") },
  /* Translators: what came of a request */
  { "certificate_changed", N_ ("Certificate changed") },
  /* Translators: what came of a request */
  { "protocol", N_ ("Unreadable answer") },
  /* Translators: what came of a request */
  { "cancelled", N_ ("Cancelled") },
};

static void
tel_request_row_class_init (TelRequestRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-request-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TelRequestRow, title_inscription);
  gtk_widget_class_bind_template_child (widget_class, TelRequestRow, details_inscription);
  gtk_widget_class_bind_template_child (widget_class, TelRequestRow, result_label);
}

static void
tel_request_row_init (TelRequestRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_request_row_new:
 *
 * Makes a row that shows nothing.
 *
 * Returns: (transfer floating): a new row
 */
TelRequestRow *
tel_request_row_new (void)
{
  return g_object_new (TEL_TYPE_REQUEST_ROW, NULL);
}

/**
 * tel_request_row_set_entry:
 * @self: a row
 * @entry: a request
 *
 * Shows a request.
 */
void
tel_request_row_set_entry (TelRequestRow *self, TelRequestEntry *entry)
{
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *result = NULL;
  g_autofree char *words = NULL;
  const TelRequestFacts *facts;
  GtkWidget *item;

  g_return_if_fail (TEL_IS_REQUEST_ROW (self));
  g_return_if_fail (TEL_IS_REQUEST_ENTRY (entry));

  facts = tel_request_entry_get_facts (entry);
  title = tel_request_row_dup_title (entry);
  details = tel_request_row_dup_details (entry);
  result = tel_request_row_dup_result (entry);
  gtk_inscription_set_text (self->title_inscription, title);
  gtk_inscription_set_text (self->details_inscription, details);
  gtk_label_set_text (self->result_label, result);
  if (facts->status == STATUS_OK && facts->problem == NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->result_label), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->result_label), "error");

  /* The list item around a row has no words of its own in GTK 4.8. */
  words = g_strdup_printf ("%s, %s, %s", title, result, details);
  item = gtk_widget_get_parent (GTK_WIDGET (self));
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * tel_request_row_dup_title:
 * @entry: a request
 *
 * Says what was asked.
 *
 * Returns: (transfer full): the words
 */
char *
tel_request_row_dup_title (TelRequestEntry *entry)
{
  const TelRequestFacts *facts = tel_request_entry_get_facts (entry);

  return facts->object != NULL ? g_strdup_printf ("%s · %s", facts->operation, facts->object)
                               : g_strdup (facts->operation);
}

/**
 * tel_request_row_dup_details:
 * @entry: a request
 *
 * Says when it was sent and where, how long it took and how much was carried.
 *
 * Returns: (transfer full): the words
 */
char *
tel_request_row_dup_details (TelRequestEntry *entry)
{
  const TelRequestFacts *facts = tel_request_entry_get_facts (entry);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (facts->time / G_USEC_PER_SEC);
  g_autofree char *clock = g_date_time_format (time, "%H:%M:%S");
  g_autofree char *sent = g_format_size (facts->sent);
  g_autofree char *received = g_format_size (facts->received);

  /* Translators: a time of the day, how long a request took, two sizes such as “1.2 MB”, the name of a server */
  return g_strdup_printf (_ ("%s · %'u ms · %s sent, %s received · %s"), clock, facts->milliseconds, sent, received,
                          facts->host);
}

/**
 * tel_request_row_dup_result:
 * @entry: a request
 *
 * Says what came of it.
 *
 * Returns: (transfer full): the words
 */
char *
tel_request_row_dup_result (TelRequestEntry *entry)
{
  const TelRequestFacts *facts = tel_request_entry_get_facts (entry);
  const char *words = facts->problem;

  for (guint i = 0; facts->problem != NULL && i < G_N_ELEMENTS (problems); i++)
    if (g_str_equal (problems[i].name, facts->problem))
      words = _ (problems[i].words);

  if (facts->status == 0)
    return g_strdup (words != NULL ? words : "–");

  return words != NULL ? g_strdup_printf ("%u · %s", facts->status, words) : g_strdup_printf ("%u", facts->status);
}
