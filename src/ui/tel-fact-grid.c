/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-fact-grid.h"

#include <glib/gi18n-lib.h>

#define PAIRS_PER_LINE 8

struct _TelFactGrid
{
  AdwBin parent_instance;

  GtkGrid *grid;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (TelFactGrid, tel_fact_grid, ADW_TYPE_BIN)

static void
add_row (TelFactGrid *self, const char *label, const char *text, gboolean monospace)
{
  GtkWidget *title = gtk_label_new (label);
  GtkWidget *value = gtk_label_new (text != NULL && *text != '\0' ? text : "–");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_yalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 12);
  gtk_widget_add_css_class (title, "dim-label");

  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), monospace ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (value), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 32);
  gtk_widget_set_hexpand (value, TRUE);
  if (monospace)
    gtk_widget_add_css_class (value, "monospace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  gtk_grid_attach (self->grid, title, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, value, 1, self->n_rows, 1, 1);
  self->n_rows++;
}

/* Eight pairs to a line: people compare them pair by pair, and a pair that is broken in two is compared wrongly. */
static char *
dup_fingerprint_text (const char *fingerprint)
{
  g_auto (GStrv) pairs = NULL;
  g_autoptr (GString) text = NULL;

  if (fingerprint == NULL)
    return NULL;

  text = g_string_new (NULL);
  pairs = g_strsplit (fingerprint, ":", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_string_append (text, pairs[i]);
      if (pairs[i + 1] != NULL)
        g_string_append (text, (i + 1) % PAIRS_PER_LINE == 0 ? ":\n" : ":");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_date (GDateTime *date)
{
  /* Translators: a date, see g_date_time_format(). */
  return date != NULL ? g_date_time_format (date, _ ("%-d %b %Y")) : g_strdup ("?");
}

static char *
dup_validity (TelCertificate *certificate)
{
  g_autofree char *from = dup_date (tel_certificate_get_not_before (certificate));
  g_autofree char *until = dup_date (tel_certificate_get_not_after (certificate));

  /* Translators: the validity of a certificate; two dates. */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

static void
tel_fact_grid_class_init (TelFactGridClass *klass)
{
}

static void
tel_fact_grid_init (TelFactGrid *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 12);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

/**
 * tel_fact_grid_add:
 * @self: a grid
 * @label: what the fact is called
 * @text: (nullable): the fact; a dash where there is none
 *
 * Adds a fact.
 */
void
tel_fact_grid_add (TelFactGrid *self, const char *label, const char *text)
{
  g_return_if_fail (TEL_IS_FACT_GRID (self));
  g_return_if_fail (label != NULL);

  add_row (self, label, text, FALSE);
}

/**
 * tel_fact_grid_add_fingerprint:
 * @self: a grid
 * @label: what it is called
 * @fingerprint: (nullable): hexadecimal pairs with colons, or words where it is not known
 *
 * Adds a fingerprint so that it can be compared pair by pair.
 */
void
tel_fact_grid_add_fingerprint (TelFactGrid *self, const char *label, const char *fingerprint)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TEL_IS_FACT_GRID (self));
  g_return_if_fail (label != NULL);

  text = dup_fingerprint_text (fingerprint);
  add_row (self, label, text, TRUE);
}

/**
 * tel_fact_grid_add_certificate:
 * @self: a grid
 * @certificate: a certificate
 *
 * Adds whose certificate it is, who signed it, and how long it is valid.
 */
void
tel_fact_grid_add_certificate (TelFactGrid *self, TelCertificate *certificate)
{
  g_autofree char *validity = NULL;

  g_return_if_fail (TEL_IS_FACT_GRID (self));
  g_return_if_fail (TEL_IS_CERTIFICATE (certificate));

  validity = dup_validity (certificate);
  add_row (self, _ ("Issued to"), tel_certificate_get_subject (certificate), FALSE);
  add_row (self, _ ("Issued by"), tel_certificate_get_issuer (certificate), FALSE);
  add_row (self, _ ("Valid"), validity, FALSE);
}

/**
 * tel_fact_grid_dup_value:
 * @self: a grid
 * @label: what a fact is called
 *
 * Gets a fact as it is shown.
 *
 * Returns: (transfer full) (nullable): its text, %NULL when there is none of that name
 */
char *
tel_fact_grid_dup_value (TelFactGrid *self, const char *label)
{
  g_return_val_if_fail (TEL_IS_FACT_GRID (self), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  for (int row = 0; row < self->n_rows; row++)
    {
      GtkLabel *title = GTK_LABEL (gtk_grid_get_child_at (self->grid, 0, row));
      GtkLabel *value = GTK_LABEL (gtk_grid_get_child_at (self->grid, 1, row));

      if (g_str_equal (gtk_label_get_text (title), label))
        return g_strdup (gtk_label_get_text (value));
    }

  return NULL;
}
