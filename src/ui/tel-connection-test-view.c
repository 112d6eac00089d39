/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-test-view.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-check.h"

struct _TelConnectionTestView
{
  AdwBin parent_instance;

  AdwActionRow *rows[TEL_N_CONNECTION_STAGES];
  GtkImage *images[TEL_N_CONNECTION_STAGES];

  TelConnectionTest *test;
};

G_DEFINE_FINAL_TYPE (TelConnectionTestView, tel_connection_test_view, ADW_TYPE_BIN)

static const struct
{
  TelCheckState check;
  const char *words;
} states[] = {
  [TEL_CONNECTION_STAGE_STATE_WAITING] = { TEL_CHECK_STATE_MISSING, N_ ("Not tried") },
  [TEL_CONNECTION_STAGE_STATE_RUNNING] = { TEL_CHECK_STATE_WAITING, N_ ("Being tried") },
  [TEL_CONNECTION_STAGE_STATE_PASSED] = { TEL_CHECK_STATE_DONE, N_ ("In order") },
  [TEL_CONNECTION_STAGE_STATE_FAILED] = { TEL_CHECK_STATE_PROBLEM, N_ ("Failed") },
};

static void
update (TelConnectionTestView *self)
{
  for (guint i = 0; i < TEL_N_CONNECTION_STAGES; i++)
    {
      TelConnectionStageState state = tel_connection_test_get_state (self->test, i);
      const char *words = _ (states[state].words);

      gtk_image_set_from_icon_name (self->images[i], tel_check_state_get_icon_name (states[state].check));
      gtk_widget_set_css_classes (GTK_WIDGET (self->images[i]),
                                  (const char *[]){ tel_check_state_get_style_class (states[state].check), NULL });
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->images[i]), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->images[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      adw_action_row_set_subtitle (self->rows[i], tel_connection_test_get_text (self->test, i));
    }
}

static void
tel_connection_test_view_dispose (GObject *object)
{
  g_clear_object (&TEL_CONNECTION_TEST_VIEW (object)->test);

  G_OBJECT_CLASS (tel_connection_test_view_parent_class)->dispose (object);
}

static void
tel_connection_test_view_class_init (TelConnectionTestViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_connection_test_view_dispose;
}

static void
tel_connection_test_view_init (TelConnectionTestView *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Test"));
  for (guint i = 0; i < TEL_N_CONNECTION_STAGES; i++)
    {
      self->rows[i] = ADW_ACTION_ROW (adw_action_row_new ());
      self->images[i] = GTK_IMAGE (gtk_image_new ());
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->rows[i]), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), tel_connection_stage_get_label (i));
      adw_action_row_set_subtitle_lines (self->rows[i], 0);
      adw_action_row_add_prefix (self->rows[i], GTK_WIDGET (self->images[i]));
      adw_preferences_group_add (group, GTK_WIDGET (self->rows[i]));
    }
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tel_connection_test_view_set_test:
 * @self: a view
 * @test: (nullable): the test to show, %NULL hides the view
 *
 * Shows a test as it goes on.
 */
void
tel_connection_test_view_set_test (TelConnectionTestView *self, TelConnectionTest *test)
{
  g_return_if_fail (TEL_IS_CONNECTION_TEST_VIEW (self));

  if (self->test != NULL)
    g_signal_handlers_disconnect_by_data (self->test, self);
  g_set_object (&self->test, test);
  gtk_widget_set_visible (GTK_WIDGET (self), test != NULL);
  if (test == NULL)
    return;

  g_signal_connect_object (test, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
