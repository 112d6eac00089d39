/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-plan-private.h"
#include "plan/tel-step-private.h"

/**
 * TelPlan:
 *
 * Steps in the order in which they are safe (contract, “Safe write order”), and what the rules say of them. It is shown
 * before it is run.
 */
struct _TelPlan
{
  GObject parent_instance;

  char *title;
  char *verb;
  gint64 number;
  gint64 undoes;
  gboolean separable;
  GListStore *steps;
  GListStore *notices;
};

static void tel_plan_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TelPlan,
                               tel_plan,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tel_plan_list_model_init))

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_VERB,
  PROP_CAN_RUN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
on_notice_ticked (TelPlan *self)
{
  g_assert (TEL_IS_PLAN (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_RUN]);
}

static void
on_steps_changed (TelPlan *self, guint position, guint removed, guint added)
{
  g_assert (TEL_IS_PLAN (self));

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
tel_plan_get_item_type (GListModel *model)
{
  return TEL_TYPE_STEP;
}

static guint
tel_plan_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (TEL_PLAN (model)->steps));
}

static gpointer
tel_plan_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (TEL_PLAN (model)->steps), position);
}

static void
tel_plan_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tel_plan_get_item_type;
  iface->get_n_items = tel_plan_get_n_items;
  iface->get_item = tel_plan_get_item;
}

static void
tel_plan_finalize (GObject *object)
{
  TelPlan *self = TEL_PLAN (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->verb, g_free);
  g_clear_object (&self->steps);
  g_clear_object (&self->notices);

  G_OBJECT_CLASS (tel_plan_parent_class)->finalize (object);
}

static void
tel_plan_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelPlan *self = TEL_PLAN (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_VERB:
      g_value_set_string (value, self->verb);
      break;

    case PROP_CAN_RUN:
      g_value_set_boolean (value, tel_plan_can_run (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_plan_class_init (TelPlanClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_plan_finalize;
  object_class->get_property = tel_plan_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_VERB] = g_param_spec_string ("verb", NULL, NULL, NULL, flags);
  properties[PROP_CAN_RUN] = g_param_spec_boolean ("can-run", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_plan_init (TelPlan *self)
{
  self->steps = g_list_store_new (TEL_TYPE_STEP);
  self->notices = g_list_store_new (TEL_TYPE_NOTICE);

  g_signal_connect_object (self->steps, "items-changed", G_CALLBACK (on_steps_changed), self, G_CONNECT_SWAPPED);
}

/**
 * tel_plan_new:
 * @title: what the plan does, as a title
 * @verb: what its button says
 *
 * Makes a plan without steps.
 *
 * Returns: (transfer full): a new plan
 */
TelPlan *
tel_plan_new (const char *title, const char *verb)
{
  TelPlan *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (verb != NULL, NULL);

  self = g_object_new (TEL_TYPE_PLAN, NULL);
  self->title = g_strdup (title);
  self->verb = g_strdup (verb);

  return self;
}

/**
 * tel_plan_add_step:
 * @self: a plan
 * @step: (transfer none): the next step
 *
 * Appends a step.
 */
void
tel_plan_add_step (TelPlan *self, TelStep *step)
{
  g_return_if_fail (TEL_IS_PLAN (self));
  g_return_if_fail (TEL_IS_STEP (step));

  g_list_store_append (self->steps, step);
}

/**
 * tel_plan_add_notice:
 * @self: a plan
 * @notice: (transfer none): what a rule says
 *
 * Appends a notice.
 */
void
tel_plan_add_notice (TelPlan *self, TelNotice *notice)
{
  g_return_if_fail (TEL_IS_PLAN (self));
  g_return_if_fail (TEL_IS_NOTICE (notice));

  g_list_store_append (self->notices, notice);
  g_signal_connect_object (notice, "notify::ticked", G_CALLBACK (on_notice_ticked), self, G_CONNECT_SWAPPED);
}

/**
 * tel_plan_get_title:
 * @self: a plan
 *
 * Gets what the plan does, as a title.
 *
 * Returns: the title, in the user's language
 */
const char *
tel_plan_get_title (TelPlan *self)
{
  g_return_val_if_fail (TEL_IS_PLAN (self), NULL);

  return self->title;
}

/**
 * tel_plan_get_verb:
 * @self: a plan
 *
 * Gets what the button that runs the plan says.
 *
 * Returns: the label, in the user's language
 */
const char *
tel_plan_get_verb (TelPlan *self)
{
  g_return_val_if_fail (TEL_IS_PLAN (self), NULL);

  return self->verb;
}

/**
 * tel_plan_set_number:
 * @self: a plan
 * @number: its number in the journal
 *
 * Says under which number the plan was written down.
 */
void
tel_plan_set_number (TelPlan *self, gint64 number)
{
  g_return_if_fail (TEL_IS_PLAN (self));

  self->number = number;
}

/**
 * tel_plan_get_number:
 * @self: a plan
 *
 * Gets the number that the plan has in the journal.
 *
 * Returns: the number, 0 while it is not written down
 */
gint64
tel_plan_get_number (TelPlan *self)
{
  g_return_val_if_fail (TEL_IS_PLAN (self), 0);

  return self->number;
}

/**
 * tel_plan_set_undoes:
 * @self: a plan
 * @number: the number of another plan in the journal
 *
 * Says that this plan undoes another one.
 */
void
tel_plan_set_undoes (TelPlan *self, gint64 number)
{
  g_return_if_fail (TEL_IS_PLAN (self));

  self->undoes = number;
}

/**
 * tel_plan_get_undoes:
 * @self: a plan
 *
 * Gets which plan this one undoes.
 *
 * Returns: its number in the journal, 0 for none
 */
gint64
tel_plan_get_undoes (TelPlan *self)
{
  g_return_val_if_fail (TEL_IS_PLAN (self), 0);

  return self->undoes;
}

/**
 * tel_plan_set_separable:
 * @self: a plan
 * @separable: whether its steps do not need one another
 *
 * Says what a step that is refused means for the others: a plan goes on with them only when they do not need it. What
 * applies a device needs the write to it in any case.
 */
void
tel_plan_set_separable (TelPlan *self, gboolean separable)
{
  g_return_if_fail (TEL_IS_PLAN (self));

  self->separable = separable;
}

/**
 * tel_plan_is_separable:
 * @self: a plan
 *
 * Tells whether the plan goes on after a step that is refused.
 *
 * Returns: %TRUE when it does, %FALSE when it stops there
 */
gboolean
tel_plan_is_separable (TelPlan *self)
{
  g_return_val_if_fail (TEL_IS_PLAN (self), FALSE);

  return self->separable;
}

/**
 * tel_plan_get_steps:
 * @self: a plan
 *
 * Gets the steps in the order in which they are sent.
 *
 * Returns: (transfer none): a list of #TelStep
 */
GListModel *
tel_plan_get_steps (TelPlan *self)
{
  g_return_val_if_fail (TEL_IS_PLAN (self), NULL);

  return G_LIST_MODEL (self->steps);
}

/**
 * tel_plan_get_notices:
 * @self: a plan
 *
 * Gets what the rules say.
 *
 * Returns: (transfer none): a list of #TelNotice
 */
GListModel *
tel_plan_get_notices (TelPlan *self)
{
  g_return_val_if_fail (TEL_IS_PLAN (self), NULL);

  return G_LIST_MODEL (self->notices);
}

/**
 * tel_plan_can_run:
 * @self: a plan
 *
 * Tells whether the plan may be run: no rule refuses it, and all that wants a tick has one. The property “can-run”
 * notifies.
 *
 * Returns: %TRUE when it may
 */
gboolean
tel_plan_can_run (TelPlan *self)
{
  GListModel *notices;

  g_return_val_if_fail (TEL_IS_PLAN (self), FALSE);

  notices = G_LIST_MODEL (self->notices);
  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);
      TelForce force = tel_notice_get_force (notice);

      if (force == TEL_FORCE_REFUSE || (force == TEL_FORCE_TICK && !tel_notice_get_ticked (notice)))
        return FALSE;
    }

  return g_list_model_get_n_items (G_LIST_MODEL (self->steps)) > 0;
}

/**
 * tel_plan_is_untouched:
 * @self: a plan
 *
 * Tells whether nothing of the plan was carried out, so that there is nothing to undo.
 *
 * Returns: %TRUE unless a step was carried out, or perhaps was
 */
gboolean
tel_plan_is_untouched (TelPlan *self)
{
  g_return_val_if_fail (TEL_IS_PLAN (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->steps)); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i);

      if (tel_step_get_state (step) != TEL_STEP_STATE_WAITING && tel_step_get_state (step) != TEL_STEP_STATE_FAILED)
        return FALSE;
    }

  return TRUE;
}

/**
 * tel_plan_has_warnings:
 * @self: a plan
 *
 * Tells whether a step was sent and not everything was found as it was sent.
 *
 * Returns: %TRUE when a step ended with a warning
 */
gboolean
tel_plan_has_warnings (TelPlan *self)
{
  g_return_val_if_fail (TEL_IS_PLAN (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->steps)); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i);

      if (tel_step_get_state (step) == TEL_STEP_STATE_WARNING)
        return TRUE;
    }

  return FALSE;
}

/**
 * tel_plan_removes:
 * @self: a plan
 *
 * Tells whether the plan takes something away from the cluster.
 *
 * Returns: %TRUE when a step removes an object
 */
gboolean
tel_plan_removes (TelPlan *self)
{
  g_return_val_if_fail (TEL_IS_PLAN (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->steps)); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i);

      if (tel_step_get_operation (step) == TEL_STEP_OPERATION_REMOVE)
        return TRUE;
    }

  return FALSE;
}

/**
 * tel_plan_visit_objects:
 * @self: a plan
 * @visitor: called for each object, perhaps more than once
 * @user_data: data for @visitor
 *
 * Names every object that the plan touches, by the name that it has before and the one that it has afterwards.
 */
void
tel_plan_visit_objects (TelPlan *self, TelPlanVisitor visitor, gpointer user_data)
{
  g_return_if_fail (TEL_IS_PLAN (self));
  g_return_if_fail (visitor != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->steps)); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i);
      TelObjectKind kind = tel_step_get_kind (step);

      visitor (kind, tel_step_get_object_name (step), tel_step_get_partition (step), user_data);
      visitor (kind, tel_step_get_name_after (step), tel_step_get_partition_after (step), user_data);
    }
}
