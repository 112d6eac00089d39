/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-identity-group.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-field-check.h"
#include "plan/tel-settlement.h"
#include "ui/tel-name-label.h"
#include "ui/tel-text-binding.h"

/* What a directory owns (contract 2.3). */
static const struct
{
  const char *property;
  TelRelease since;
} fields[] = {
  { "last-name" },        { "first-name" }, { "middle-name" }, { "display-name", TEL_RELEASE_11_0 },
  { "telephone-number" }, { "mail" },       { "department" },
};

#define N_FIELDS G_N_ELEMENTS (fields)

struct _TelIdentityGroup
{
  AdwPreferencesGroup parent_instance;

  TelUser *base;
  TelUser *draft;
  TelRelease release;
  GtkWidget *rows[N_FIELDS];
  GtkLabel *hint;
  char *problem;
};

G_DEFINE_FINAL_TYPE (TelIdentityGroup, tel_identity_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_wrong (AdwEntryRow *row, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

/* What the cluster has itself is not judged. */
static char *
explain_field (TelIdentityGroup *self, const char *property)
{
  if (tel_settlement_is_same (TEL_OBJECT (self->base), TEL_OBJECT (self->draft), property))
    return NULL;

  return tel_field_check (TEL_OBJECT (self->draft), property, self->release);
}

static void
check (TelIdentityGroup *self)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *wrong = NULL;

      if (self->rows[i] == NULL)
        continue;
      wrong = explain_field (self, fields[i].property);
      set_wrong (ADW_ENTRY_ROW (self->rows[i]), wrong != NULL);
      if (first == NULL)
        first = g_steal_pointer (&wrong);
    }

  gtk_label_set_text (self->hint, first != NULL ? first : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), first != NULL);
  if (g_strcmp0 (self->problem, first) == 0)
    return;

  g_free (self->problem);
  self->problem = g_steal_pointer (&first);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static GtkWidget *
add_entry (TelIdentityGroup *self, const char *property)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 tel_object_get_property_label (TEL_OBJECT (self->draft), property));
  tel_text_binding_new (G_OBJECT (self->draft), property, GTK_EDITABLE (row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  return row;
}

static void
add_text (TelIdentityGroup *self, const char *property)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = NULL;

  g_object_get (self->draft, property, &text, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 tel_object_get_property_label (TEL_OBJECT (self->draft), property));
  /* Translators: a field that is empty */
  gtk_label_set_text (GTK_LABEL (label), text != NULL && *text != '\0' ? text : _ ("–"));
  tel_name_label_wrap (GTK_LABEL (label));
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_hint (TelIdentityGroup *self)
{
  self->hint = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE,
                                        "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "margin-top", 6,
                                        "margin-start", 12, "visible", FALSE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "error");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->hint));
}

static void
add_entries (TelIdentityGroup *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->release >= fields[i].since)
      self->rows[i] = add_entry (self, fields[i].property);

  add_hint (self);
  g_signal_connect_object (self->draft, "notify", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  check (self);
}

static void
tel_identity_group_dispose (GObject *object)
{
  TelIdentityGroup *self = TEL_IDENTITY_GROUP (object);

  g_clear_object (&self->base);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (tel_identity_group_parent_class)->dispose (object);
}

static void
tel_identity_group_finalize (GObject *object)
{
  g_free (TEL_IDENTITY_GROUP (object)->problem);

  G_OBJECT_CLASS (tel_identity_group_parent_class)->finalize (object);
}

static void
tel_identity_group_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, TEL_IDENTITY_GROUP (object)->problem);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_identity_group_class_init (TelIdentityGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_identity_group_dispose;
  object_class->finalize = tel_identity_group_finalize;
  object_class->get_property = tel_identity_group_get_property;

  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_identity_group_init (TelIdentityGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Names and addresses"));
}

/**
 * tel_identity_group_load:
 * @self: a group that was not loaded yet
 * @cluster: the cluster, for its release
 * @base: the user as they were read
 * @draft: a draft of them
 *
 * Shows the fields that a directory can own. Where one does, they are not offered; before release 10 the cluster does
 * not tell whether one does, and they are not offered either (contract 2.3).
 */
void
tel_identity_group_load (TelIdentityGroup *self, TelCluster *cluster, TelUser *base, TelUser *draft)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TEL_IS_IDENTITY_GROUP (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_USER (base));
  g_return_if_fail (TEL_IS_USER (draft));
  g_return_if_fail (self->draft == NULL);

  self->base = g_object_ref (base);
  self->draft = g_object_ref (draft);
  self->release = tel_cluster_get_release (cluster);
  if (self->release >= TEL_RELEASE_10_0 && !tel_user_is_from_directory (draft))
    {
      add_entries (self);
      return;
    }

  if (self->release >= TEL_RELEASE_10_0)
    {
      g_autofree char *directory = g_markup_escape_text (tel_user_get_ldap_directory (draft), -1);

      /* Translators: the name of an LDAP directory */
      text = g_strdup_printf (_ ("From the LDAP directory “%s”: they are changed there."), directory);
    }
  else
    text = g_strdup (_ ("This release does not tell whether an LDAP directory owns them. Change them in the directory, "
                        "or in Cisco Unified CM Administration."));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), text);
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->release >= fields[i].since)
      add_text (self, fields[i].property);
}

/**
 * tel_identity_group_get_problem:
 * @self: a group
 *
 * Tells why what stands in it cannot be sent.
 *
 * Returns: (transfer none) (nullable): a sentence, %NULL when it can
 */
const char *
tel_identity_group_get_problem (TelIdentityGroup *self)
{
  g_return_val_if_fail (TEL_IS_IDENTITY_GROUP (self), NULL);

  return self->problem;
}
