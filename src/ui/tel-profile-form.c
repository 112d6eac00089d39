/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-profile-form.h"

#include <glib/gi18n-lib.h>

#include "model/tel-value-label.h"
#include "plan/tel-profile-proposal.h"
#include "plan/tel-profile-rules.h"
#include "plan/tel-profile-use.h"
#include "ui/tel-name-label.h"
#include "ui/tel-text-binding.h"

typedef enum
{
  FIELD_VALUE,
  FIELD_TEXT,
  FIELD_NUMBER,
  FIELD_CHOICE,
  FIELD_SWITCH,
} FieldKind;

/* One group of rows each; what a release does not have yet is not shown (G8, contract 2.4). */
static const struct
{
  const char *property;
  FieldKind kind;
  TelRelease since;
} security_fields[] = {
  { "product", FIELD_VALUE },
  { "name", FIELD_TEXT },
  { "description", FIELD_TEXT },
  { NULL },
  { "device-security-mode", FIELD_CHOICE },
  { "transport", FIELD_VALUE },
  { "tftp-encrypted-config", FIELD_SWITCH },
  { "oauth", FIELD_SWITCH, TEL_RELEASE_12_5 },
  { NULL },
  { "authentication-mode", FIELD_CHOICE },
  { "key-size", FIELD_CHOICE },
  { "key-order", FIELD_CHOICE, TEL_RELEASE_11_0 },
  { "ec-key-size", FIELD_CHOICE, TEL_RELEASE_11_0 },
}, sip_fields[] = {
  { "name", FIELD_TEXT },
  { "description", FIELD_TEXT },
  { NULL },
  { "timer-register-delta", FIELD_NUMBER },
  { "timer-register", FIELD_NUMBER },
  { "timer-keep-alive", FIELD_NUMBER },
  { "timer-subscribe", FIELD_NUMBER },
  { "timer-subscribe-delta", FIELD_NUMBER },
};

typedef struct
{
  const char *property;
  char **values;
  GtkWidget *row;
  GtkLabel *value;
  GtkLabel *hint;
} Field;

/**
 * TelProfileForm:
 *
 * The rows of one profile. The draft is what the rows show; the transport type follows the mode (G8.3).
 */
struct _TelProfileForm
{
  TelChangeForm parent_instance;

  GtkBox *box;
  AdwPreferencesGroup *group;
  GPtrArray *fields;
  GtkWidget *mac_only_row;
  GtkSwitch *mac_only_switch;
  GtkSwitch *apply_switch;

  TelCluster *cluster;
  TelObject *base;
  TelObject *source;
  TelObject *draft;
};

G_DEFINE_FINAL_TYPE (TelProfileForm, tel_profile_form, TEL_TYPE_CHANGE_FORM)

static void
field_free (Field *field)
{
  g_strfreev (field->values);
  g_free (field);
}

static gboolean
is_security (TelProfileForm *self)
{
  return TEL_IS_SECURITY_PROFILE (self->draft);
}

static TelObjectKind
get_kind (TelProfileForm *self)
{
  return is_security (self) ? TEL_OBJECT_KIND_SECURITY_PROFILE : TEL_OBJECT_KIND_SIP_PROFILE;
}

static TelSecurityProfile *
get_before (TelProfileForm *self)
{
  return (TelSecurityProfile *) (self->base != NULL ? self->base : self->source);
}

static gboolean
is_mac_only (TelProfileForm *self)
{
  return self->mac_only_switch != NULL && gtk_switch_get_active (self->mac_only_switch);
}

static void
show_field (TelProfileForm *self, Field *field, const TelProfileSituation *situation)
{
  g_autoptr (TelNotice) notice = tel_profile_rules_find (situation, field->property);
  gboolean is_error = notice != NULL && tel_notice_get_force (notice) == TEL_FORCE_REFUSE;
  g_autofree char *text = NULL;

  tel_change_form_show_hint (field->hint, notice != NULL ? tel_notice_get_text (notice) : NULL, is_error);
  if (is_error)
    gtk_widget_add_css_class (field->row, "error");
  else
    gtk_widget_remove_css_class (field->row, "error");
  if (field->value == NULL)
    return;

  g_object_get (self->draft, field->property, &text, NULL);
  gtk_label_set_text (field->value, text != NULL ? tel_value_label_get (field->property, text) : "–");
}

/* The switch is there where it matters: a desktop profile with a null string (G3.2). */
static void
show_mac_only (TelProfileForm *self)
{
  const char *mode = tel_security_profile_get_authentication_mode (TEL_SECURITY_PROFILE (self->draft));

  gtk_widget_set_visible (self->mac_only_row, g_strcmp0 (mode, TEL_AUTHENTICATION_MODE_NULL_STRING) == 0);
}

static void
update (TelProfileForm *self)
{
  const TelProfileSituation situation = { tel_cluster_get_release (self->cluster), self->base, self->source,
                                          self->draft, is_mac_only (self) };
  g_autoptr (GPtrArray) notices = tel_profile_rules_run (&situation);
  g_auto (GStrv) differences = self->base != NULL ? tel_object_list_differences (self->base, self->draft) : NULL;
  gboolean is_valid = differences == NULL || differences[0] != NULL;

  for (guint i = 0; i < self->fields->len; i++)
    show_field (self, self->fields->pdata[i], &situation);
  if (self->mac_only_row != NULL)
    show_mac_only (self);
  for (guint i = 0; i < notices->len; i++)
    is_valid = is_valid && tel_notice_get_force (notices->pdata[i]) != TEL_FORCE_REFUSE;
  tel_change_form_set_valid (TEL_CHANGE_FORM (self), is_valid);
}

static void
on_chosen (AdwComboRow *row, GParamSpec *pspec, TelProfileForm *self)
{
  guint selected = adw_combo_row_get_selected (row);

  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];
      const char *value;

      if (field->row != GTK_WIDGET (row) || selected >= g_strv_length (field->values))
        continue;
      value = *field->values[selected] != '\0' ? field->values[selected] : NULL;
      if (g_str_equal (field->property, "device-security-mode"))
        tel_profile_proposal_set_mode (TEL_SECURITY_PROFILE (self->draft), get_before (self), value);
      else
        g_object_set (self->draft, field->property, value, NULL);
    }
}

/* A field that is empty can stay so; one that is not cannot be emptied (contract 2.4). */
static char **
list_values (TelProfileForm *self, const char *property, const char *current)
{
  TelDeviceType type = TEL_DEVICE_TYPE_CSF;
  g_auto (GStrv) offered = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  tel_device_type_from_product (tel_security_profile_get_product (TEL_SECURITY_PROFILE (self->draft)), &type);
  offered =
      tel_profile_proposal_list_values (get_before (self), type, property, tel_cluster_get_release (self->cluster));
  if (current == NULL || *current == '\0')
    g_strv_builder_add (builder, "");
  g_strv_builder_addv (builder, (const char **) offered);

  return g_strv_builder_end (builder);
}

static GtkWidget *
make_choice (TelProfileForm *self, Field *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *current = NULL;
  guint selected = 0;

  g_object_get (self->draft, field->property, &current, NULL);
  field->values = list_values (self, field->property, current);
  for (guint i = 0; field->values[i] != NULL; i++)
    {
      const char *value = field->values[i];

      /* Translators: nothing of a list is chosen */
      gtk_string_list_append (labels,
                              *value != '\0' ? tel_value_label_get (field->property, value) : _ ("None chosen"));
      if (g_strcmp0 (value, current) == 0)
        selected = i;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_chosen), self, 0);

  return row;
}

static GtkWidget *
make_switch_row (GtkSwitch **toggle)
{
  GtkWidget *row = adw_action_row_new ();

  *toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (*toggle), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (*toggle));

  return row;
}

static GtkWidget *
make_switch (TelProfileForm *self, Field *field)
{
  GtkSwitch *toggle;
  GtkWidget *row = make_switch_row (&toggle);

  g_object_bind_property (self->draft, field->property, toggle, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);

  return row;
}

static gboolean
to_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_take_string (to,
                       g_value_get_uint (from) > 0 ? g_strdup_printf ("%u", g_value_get_uint (from)) : g_strdup (""));

  return TRUE;
}

/* What is no number is none, which the rules refuse. */
static gboolean
from_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint64 number = 0;

  g_ascii_string_to_unsigned (g_value_get_string (from), 10, 0, G_MAXUINT, &number, NULL);
  g_value_set_uint (to, (guint) number);

  return TRUE;
}

static GtkWidget *
make_entry (TelProfileForm *self, Field *field, FieldKind kind)
{
  GtkWidget *row = adw_entry_row_new ();

  if (kind == FIELD_NUMBER)
    {
      adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_DIGITS);
      g_object_bind_property_full (self->draft, field->property, row, "text",
                                   G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, to_text, from_text, NULL, NULL);
    }
  else
    tel_text_binding_new (G_OBJECT (self->draft), field->property, GTK_EDITABLE (row));

  return row;
}

static GtkWidget *
make_value (TelProfileForm *self, Field *field)
{
  GtkWidget *row = adw_action_row_new ();

  field->value = GTK_LABEL (gtk_label_new (NULL));
  tel_name_label_wrap (field->value);
  gtk_label_set_xalign (field->value, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (field->value), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (field->value), "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (field->value));
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

/* A row of its own, right below the one that it is about. */
static GtkWidget *
make_hint_row (GtkLabel *hint)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (hint));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_bind_property (hint, "visible", row, "visible", G_BINDING_SYNC_CREATE);

  return row;
}

static GtkLabel *
make_hint (void)
{
  GtkWidget *hint = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (hint), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (hint, "tel-hint");
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_set_visible (hint, FALSE);

  return GTK_LABEL (hint);
}

static void
begin_group (TelProfileForm *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->group));
}

static void
add_to_group (TelProfileForm *self, GtkWidget *row, const char *title, GtkLabel *hint)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (self->group, row);
  if (hint != NULL)
    adw_preferences_group_add (self->group, make_hint_row (hint));
}

static void
add_field (TelProfileForm *self, const char *property, FieldKind kind)
{
  Field *field = g_new0 (Field, 1);

  field->property = property;
  field->hint = make_hint ();
  if (kind == FIELD_CHOICE)
    field->row = make_choice (self, field);
  else if (kind == FIELD_SWITCH)
    field->row = make_switch (self, field);
  else if (kind == FIELD_VALUE)
    field->row = make_value (self, field);
  else
    field->row = make_entry (self, field, kind);
  add_to_group (self, field->row, tel_object_get_property_label (self->draft, property), field->hint);
  g_ptr_array_add (self->fields, field);
}

/* Of a CTI remote device there is a name and a description only (contract 2.4). */
static gboolean
has_field (TelProfileForm *self, const char *property, TelDeviceType type)
{
  gboolean is_on = FALSE;

  if (!tel_device_type_is_softphone (type))
    return g_str_equal (property, "product") || g_str_equal (property, "name") || g_str_equal (property, "description");
  if (!g_str_equal (property, "tftp-encrypted-config"))
    return TRUE;

  g_object_get (self->draft, property, &is_on, NULL);

  return is_on || tel_device_type_allows_tftp_encryption (type);
}

static void
add_mac_only (TelProfileForm *self, TelDeviceType type)
{
  if (!tel_device_type_needs_mac_for_null_string (type))
    return;

  self->mac_only_row = make_switch_row (&self->mac_only_switch);
  add_to_group (self, self->mac_only_row, _ ("Only Macs use this profile"), NULL);
  g_signal_connect_object (self->mac_only_switch, "notify::active", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
add_security_fields (TelProfileForm *self)
{
  TelRelease release = tel_cluster_get_release (self->cluster);
  TelDeviceType type = TEL_DEVICE_TYPE_CSF;

  tel_device_type_from_product (tel_security_profile_get_product (TEL_SECURITY_PROFILE (self->draft)), &type);
  begin_group (self);
  for (guint i = 0; i < G_N_ELEMENTS (security_fields); i++)
    if (security_fields[i].property == NULL)
      begin_group (self);
    else if (security_fields[i].since <= release && has_field (self, security_fields[i].property, type))
      {
        add_field (self, security_fields[i].property, security_fields[i].kind);
        if (g_str_equal (security_fields[i].property, "authentication-mode"))
          add_mac_only (self, type);
      }
}

static void
set_mobile_timers (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_sip_profile_set_mobile_timers (TEL_SIP_PROFILE (TEL_PROFILE_FORM (widget)->draft));
}

static void
add_preset (TelProfileForm *self)
{
  const char *reason = tel_sip_profile_rules_explain_preset (self->cluster);
  GtkWidget *button;

  if (reason != NULL)
    {
      adw_preferences_group_set_description (self->group, reason);
      return;
    }

  button = gtk_button_new_with_label (_ ("For mobile devices"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "profile.mobile-timers");
  gtk_widget_set_tooltip_text (button, _ ("Enter the timers with which Jabber keeps its connection in the background"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (self->group, button);
}

static void
add_sip_fields (TelProfileForm *self)
{
  begin_group (self);
  for (guint i = 0; i < G_N_ELEMENTS (sip_fields); i++)
    if (sip_fields[i].property != NULL)
      add_field (self, sip_fields[i].property, sip_fields[i].kind);
    else
      {
        begin_group (self);
        adw_preferences_group_set_title (self->group, _ ("Timers in seconds"));
        add_preset (self);
      }
}

/* Which devices a change touches, before it is made, and whether they take it over now (G8.9). */
static void
add_use (TelProfileForm *self)
{
  g_autoptr (GPtrArray) devices =
      tel_profile_use_list_known (self->cluster, get_kind (self), tel_object_get_key (self->base));
  g_autofree char *names = tel_profile_use_describe (devices);
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (devices->len == 0)
    return;

  text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    /* Translators: how many devices, their names */
                                    "%u device uses this profile, and a change touches it: %s.",
                                    "%u devices use this profile, and a change touches all of them: %s.", devices->len),
                       devices->len, names);
  begin_group (self);
  adw_preferences_group_set_description (self->group, text);
  row = make_switch_row (&self->apply_switch);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("They may re-register then."));
  add_to_group (self, row, _ ("Apply to these devices now"), NULL);
}

static void
build (TelProfileForm *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  if (is_security (self))
    add_security_fields (self);
  else
    add_sip_fields (self);
  if (self->base != NULL)
    add_use (self);
  /* A secure profile that was made without TLS is put right by whoever edits it (G8.3). */
  if (is_security (self))
    tel_profile_proposal_set_mode (TEL_SECURITY_PROFILE (self->draft), get_before (self),
                                   tel_security_profile_get_device_security_mode (TEL_SECURITY_PROFILE (self->draft)));
  g_signal_connect_object (self->draft, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
tel_profile_form_build (TelChangeForm *form,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  TelProfileForm *self = TEL_PROFILE_FORM (form);
  const TelProfileWish wish = {
    self->base != NULL ? TEL_PROFILE_ACTION_CHANGE : TEL_PROFILE_ACTION_ADD,
    get_kind (self),
    self->base,
    self->source,
    self->draft,
    is_mac_only (self),
    self->apply_switch != NULL && gtk_switch_get_active (self->apply_switch),
  };

  tel_profile_builder_build_async (self->cluster, &wish, cancellable, callback, user_data);
}

static void
tel_profile_form_dispose (GObject *object)
{
  TelProfileForm *self = TEL_PROFILE_FORM (object);

  g_clear_object (&self->cluster);
  g_clear_object (&self->base);
  g_clear_object (&self->source);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (tel_profile_form_parent_class)->dispose (object);
}

static void
tel_profile_form_finalize (GObject *object)
{
  g_ptr_array_unref (TEL_PROFILE_FORM (object)->fields);

  G_OBJECT_CLASS (tel_profile_form_parent_class)->finalize (object);
}

static void
tel_profile_form_class_init (TelProfileFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_profile_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = tel_profile_form_finalize;
  TEL_CHANGE_FORM_CLASS (klass)->build = tel_profile_form_build;
  TEL_CHANGE_FORM_CLASS (klass)->build_finish = tel_profile_builder_build_finish;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "profile.mobile-timers", NULL, set_mobile_timers);
}

static void
tel_profile_form_init (TelProfileForm *self)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
}

/* Takes over the draft. */
static TelChangeForm *
make_form (TelCluster *cluster, TelObject *base, TelObject *source, gpointer draft)
{
  TelProfileForm *self = g_object_new (TEL_TYPE_PROFILE_FORM, NULL);

  self->cluster = g_object_ref (cluster);
  g_set_object (&self->base, base);
  g_set_object (&self->source, source);
  self->draft = draft;
  build (self);

  return TEL_CHANGE_FORM (self);
}

/**
 * tel_profile_form_new_for_type:
 * @cluster: the cluster with its references
 * @type: a phone type
 *
 * Makes the form of a new phone security profile (G8).
 *
 * Returns: (transfer floating): a new widget
 */
TelChangeForm *
tel_profile_form_new_for_type (TelCluster *cluster, TelDeviceType type)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  return make_form (cluster, NULL, NULL, tel_profile_proposal_new_security (type, tel_cluster_get_release (cluster)));
}

/**
 * tel_profile_form_new_for_sip:
 * @cluster: the cluster with its references
 *
 * Makes the form of a new SIP profile (G6).
 *
 * Returns: (transfer floating): a new widget
 */
TelChangeForm *
tel_profile_form_new_for_sip (TelCluster *cluster)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  return make_form (cluster, NULL, NULL, tel_profile_proposal_new_sip ());
}

/**
 * tel_profile_form_new_for_copy:
 * @cluster: the cluster with its references
 * @source: a profile
 *
 * Makes the form of a copy, which has yet to be named.
 *
 * Returns: (transfer floating): a new widget
 */
TelChangeForm *
tel_profile_form_new_for_copy (TelCluster *cluster, TelObject *source)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (source), NULL);

  return make_form (cluster, NULL, source, tel_profile_proposal_new_copy (source));
}

/**
 * tel_profile_form_new_for_change:
 * @cluster: the cluster with its references
 * @base: a profile as it was read
 *
 * Makes the form of a change.
 *
 * Returns: (transfer floating): a new widget
 */
TelChangeForm *
tel_profile_form_new_for_change (TelCluster *cluster, TelObject *base)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (base), NULL);

  return make_form (cluster, base, NULL, tel_object_copy (base));
}

/**
 * tel_profile_form_get_draft:
 * @self: the form
 *
 * Gets the profile as it is to be.
 *
 * Returns: (transfer none): the profile
 */
TelObject *
tel_profile_form_get_draft (TelProfileForm *self)
{
  g_return_val_if_fail (TEL_IS_PROFILE_FORM (self), NULL);

  return self->draft;
}

/**
 * tel_profile_form_renames:
 * @self: the form
 *
 * Tells whether a profile that exists gets another name.
 *
 * Returns: %TRUE when it does
 */
gboolean
tel_profile_form_renames (TelProfileForm *self)
{
  g_return_val_if_fail (TEL_IS_PROFILE_FORM (self), FALSE);

  return self->base != NULL && !tel_object_property_equal (self->base, self->draft, "name");
}
