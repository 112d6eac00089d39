/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-member-picker.h"

#include "ui/tel-object-list.h"

struct _TelMemberPicker
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  GtkPopover *popover;
  TelObjectList *list;

  GListModel *objects;
  char **excluded;
  char *description;
};

G_DEFINE_FINAL_TYPE (TelMemberPicker, tel_member_picker, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DESCRIPTION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The list is there only while it is looked at. */
static void
on_shown (TelMemberPicker *self)
{
  tel_object_list_set_objects (self->list, self->objects, (const char *const *) self->excluded);
  tel_object_list_begin (self->list);
}

static void
on_closed (TelMemberPicker *self)
{
  tel_object_list_set_objects (self->list, NULL, NULL);
}

static void
on_picked (TelMemberPicker *self, TelObject *object)
{
  g_autofree char *name = g_strdup (tel_object_get_key (object));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, name);
}

static void
set_description (TelMemberPicker *self, const char *description)
{
  g_free (self->description);
  self->description = g_strdup (description);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

static void
tel_member_picker_dispose (GObject *object)
{
  TelMemberPicker *self = TEL_MEMBER_PICKER (object);

  g_clear_object (&self->objects);

  G_OBJECT_CLASS (tel_member_picker_parent_class)->dispose (object);
}

static void
tel_member_picker_finalize (GObject *object)
{
  TelMemberPicker *self = TEL_MEMBER_PICKER (object);

  g_strfreev (self->excluded);
  g_free (self->description);

  G_OBJECT_CLASS (tel_member_picker_parent_class)->finalize (object);
}

static void
tel_member_picker_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DESCRIPTION:
      g_value_set_string (value, TEL_MEMBER_PICKER (object)->description);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_member_picker_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DESCRIPTION:
      set_description (TEL_MEMBER_PICKER (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_member_picker_class_init (TelMemberPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_member_picker_dispose;
  object_class->finalize = tel_member_picker_finalize;
  object_class->get_property = tel_member_picker_get_property;
  object_class->set_property = tel_member_picker_set_property;

  /* What the button does, for its accessible name: its label alone does not say to what. */
  properties[PROP_DESCRIPTION] =
      g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_PICKED] = g_signal_new ("picked", TEL_TYPE_MEMBER_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TEL_TYPE_OBJECT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-member-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TelMemberPicker, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TelMemberPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, TelMemberPicker, list);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
}

static void
tel_member_picker_init (TelMemberPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_member_picker_set_objects:
 * @self: a picker
 * @objects: (element-type TelObject): what there is to choose from
 *
 * Says among what is searched.
 */
void
tel_member_picker_set_objects (TelMemberPicker *self, GListModel *objects)
{
  g_return_if_fail (TEL_IS_MEMBER_PICKER (self));
  g_return_if_fail (G_IS_LIST_MODEL (objects));

  g_set_object (&self->objects, objects);
}

/**
 * tel_member_picker_set_excluded:
 * @self: a picker
 * @names: (nullable): the names of what was chosen already
 *
 * Says what is not offered.
 */
void
tel_member_picker_set_excluded (TelMemberPicker *self, const char *const *names)
{
  g_return_if_fail (TEL_IS_MEMBER_PICKER (self));

  g_strfreev (self->excluded);
  self->excluded = g_strdupv ((char **) names);
}
