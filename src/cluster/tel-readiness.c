/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-readiness-private.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"

/* What of the cluster is read anew; all the rest of what it knows is not asked for here. */
static const TelObjectKind wanted[] = {
  TEL_OBJECT_KIND_SECURITY_PROFILE,
  TEL_OBJECT_KIND_SIP_PROFILE,
  TEL_OBJECT_KIND_PARAMETER,
  TEL_OBJECT_KIND_BUTTON_TEMPLATE,
};

struct _TelReadiness
{
  GObject parent_instance;

  TelCluster *cluster;
  GPtrArray *checks;
  /* By #TelGuideParameter: what was found of it, or why it was not told. */
  TelParameterDiscovery *parameters[TEL_N_GUIDE_PARAMETERS];
  char *refusals[TEL_N_GUIDE_PARAMETERS];
  TelSoftphoneUse *use;

  guint n_pending;
  GError *error;
};

static void tel_readiness_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TelReadiness,
                               tel_readiness,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tel_readiness_list_model_init))

/* What the store of the cluster holds. The call service's parameters are too many to be read with everything else. */
static void
discover_loaded (TelReadiness *self)
{
  GListModel *rows = G_LIST_MODEL (tel_cluster_get_store (self->cluster, TEL_OBJECT_KIND_PARAMETER));

  for (TelGuideParameter parameter = 0; parameter < TEL_N_GUIDE_PARAMETERS; parameter++)
    if (self->parameters[parameter] == NULL)
      self->parameters[parameter] =
          tel_parameter_discovery_new (parameter, rows, tel_cluster_get_chosen_parameter (self->cluster, parameter));
}

static void
on_use_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelReadiness *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->use = tel_softphone_use_read_finish (result, &error);
  if (self->use == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  discover_loaded (self);
  tel_readiness_rules_judge (self);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

/* What there is can be told apart only when the profiles are known. */
static void
end_one (GTask *task)
{
  TelReadiness *self = g_task_get_task_data (task);

  if (--self->n_pending > 0)
    return;
  if (self->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&self->error));
      return;
    }

  tel_softphone_use_read_async (self->cluster, g_task_get_cancellable (task), on_use_read, g_object_ref (task));
}

static void
take_error (TelReadiness *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!tel_cluster_load_finish (TEL_CLUSTER (object), result, &error))
    take_error (g_task_get_task_data (task), error);
  end_one (task);
}

/* A service that the cluster does not know or does not show leaves its parameter unread (contract 7). */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_REJECTED) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_FORBIDDEN);
}

static void
on_timer_discovered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelReadiness *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->parameters[TEL_GUIDE_PARAMETER_ALERT_TIMER] =
      tel_cluster_discover_finish (TEL_CLUSTER (object), result, &error);
  if (error != NULL && is_refusal (error))
    {
      self->refusals[TEL_GUIDE_PARAMETER_ALERT_TIMER] = g_strdup (error->message);
      g_error_free (error);
    }
  else if (error != NULL)
    take_error (self, error);
  end_one (task);
}

static GType
tel_readiness_get_item_type (GListModel *model)
{
  return TEL_TYPE_READINESS_CHECK;
}

static guint
tel_readiness_get_n_items (GListModel *model)
{
  return TEL_READINESS (model)->checks->len;
}

static gpointer
tel_readiness_get_item (GListModel *model, guint position)
{
  TelReadiness *self = TEL_READINESS (model);

  return position < self->checks->len ? g_object_ref (self->checks->pdata[position]) : NULL;
}

static void
tel_readiness_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tel_readiness_get_item_type;
  iface->get_n_items = tel_readiness_get_n_items;
  iface->get_item = tel_readiness_get_item;
}

static void
tel_readiness_finalize (GObject *object)
{
  TelReadiness *self = TEL_READINESS (object);

  g_clear_object (&self->cluster);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  for (guint i = 0; i < TEL_N_GUIDE_PARAMETERS; i++)
    {
      g_clear_pointer (&self->parameters[i], tel_parameter_discovery_free);
      g_clear_pointer (&self->refusals[i], g_free);
    }
  g_clear_pointer (&self->use, tel_softphone_use_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (tel_readiness_parent_class)->finalize (object);
}

static void
tel_readiness_class_init (TelReadinessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_readiness_finalize;
}

static void
tel_readiness_init (TelReadiness *self)
{
  self->checks = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * tel_readiness_add:
 * @self: a readiness that is being judged
 * @facts: what a rule has found
 *
 * Writes down a check, as it stands where what it is for is not used.
 */
void
tel_readiness_add (TelReadiness *self, const TelReadinessFacts *facts)
{
  g_autofree char *found = NULL;
  g_autofree char *hindrance = NULL;
  TelReadinessFacts judged;

  g_return_if_fail (TEL_IS_READINESS (self));

  judged = *facts;
  tel_readiness_needs_judge (self, &judged, &found, &hindrance);
  g_ptr_array_add (self->checks, tel_readiness_check_new (&judged));
}

/**
 * tel_readiness_read_async:
 * @cluster: a cluster
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when everything was read
 * @user_data: data for @callback
 *
 * Reads what the guide's prerequisites are about, and judges it (G1, G6.4, G7).
 */
void
tel_readiness_read_async (TelCluster *cluster,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TelReadiness *self;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_readiness_read_async);
  self = g_object_new (TEL_TYPE_READINESS, NULL);
  self->cluster = g_object_ref (cluster);
  self->n_pending = G_N_ELEMENTS (wanted) + 1;
  g_task_set_task_data (task, self, g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    tel_cluster_load_async (cluster, wanted[i], cancellable, on_loaded, g_object_ref (task));
  tel_cluster_discover_async (cluster, TEL_GUIDE_PARAMETER_ALERT_TIMER, cancellable, on_timer_discovered,
                              g_object_ref (task));
}

/**
 * tel_readiness_read_finish:
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says of a list
 *
 * Ends tel_readiness_read_async().
 *
 * Returns: (transfer full) (nullable): how ready the cluster is
 */
TelReadiness *
tel_readiness_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_readiness_get_cluster:
 * @self: a readiness
 *
 * Gets the cluster that was judged.
 *
 * Returns: (transfer none): the cluster
 */
TelCluster *
tel_readiness_get_cluster (TelReadiness *self)
{
  g_return_val_if_fail (TEL_IS_READINESS (self), NULL);

  return self->cluster;
}

/**
 * tel_readiness_get_use:
 * @self: a readiness
 *
 * Gets which softphones the cluster has.
 *
 * Returns: (transfer none): what there is
 */
const TelSoftphoneUse *
tel_readiness_get_use (TelReadiness *self)
{
  g_return_val_if_fail (TEL_IS_READINESS (self), NULL);

  return self->use;
}

/**
 * tel_readiness_get_parameter:
 * @self: a readiness
 * @parameter: a parameter
 *
 * Gets what was found of a parameter.
 *
 * Returns: (transfer none) (nullable): what was found, %NULL when the cluster refused to tell
 */
TelParameterDiscovery *
tel_readiness_get_parameter (TelReadiness *self, TelGuideParameter parameter)
{
  g_return_val_if_fail (TEL_IS_READINESS (self), NULL);
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  return self->parameters[parameter];
}

/**
 * tel_readiness_get_rows:
 * @self: a readiness
 * @parameter: a parameter
 *
 * Gets a parameter as it stands at each node.
 *
 * Returns: (transfer none) (nullable) (element-type TelParameter): at least one, %NULL where it is not known which
 *   parameter is meant
 */
GPtrArray *
tel_readiness_get_rows (TelReadiness *self, TelGuideParameter parameter)
{
  TelParameterDiscovery *discovery = tel_readiness_get_parameter (self, parameter);

  if (discovery == NULL || tel_parameter_discovery_get_answer (discovery) != TEL_DISCOVERY_ONE)
    return NULL;

  return tel_parameter_discovery_get_rows (discovery);
}

/**
 * tel_readiness_get_refusal:
 * @self: a readiness
 * @parameter: a parameter
 *
 * Gets why the cluster did not tell of a parameter.
 *
 * Returns: (nullable): a sentence, %NULL when it told, or did not say why
 */
const char *
tel_readiness_get_refusal (TelReadiness *self, TelGuideParameter parameter)
{
  g_return_val_if_fail (TEL_IS_READINESS (self), NULL);
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  return self->refusals[parameter];
}

/**
 * tel_readiness_find:
 * @self: a readiness
 * @id: what names a check
 *
 * Looks a check up.
 *
 * Returns: (transfer none) (nullable): the check
 */
TelReadinessCheck *
tel_readiness_find (TelReadiness *self, const char *id)
{
  g_return_val_if_fail (TEL_IS_READINESS (self), NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (g_strcmp0 (tel_readiness_check_get_id (self->checks->pdata[i]), id) == 0)
      return self->checks->pdata[i];

  return NULL;
}

/**
 * tel_readiness_count:
 * @self: a readiness
 * @state: a state
 *
 * Counts the checks that stand in a state.
 *
 * Returns: how many they are
 */
guint
tel_readiness_count (TelReadiness *self, TelReadinessState state)
{
  guint n_checks = 0;

  g_return_val_if_fail (TEL_IS_READINESS (self), 0);

  for (guint i = 0; i < self->checks->len; i++)
    n_checks += tel_readiness_check_get_state (self->checks->pdata[i]) == state;

  return n_checks;
}

static gboolean
are_equal (GPtrArray *rows)
{
  for (guint i = 1; i < rows->len; i++)
    if (!g_str_equal (tel_parameter_get_text (rows->pdata[0]), tel_parameter_get_text (rows->pdata[i])))
      return FALSE;

  return TRUE;
}

/* A number with what it stands for. */
static char *
describe_value (TelGuideParameter parameter, TelParameter *row)
{
  const char *text = tel_parameter_get_text (row);
  const char *meaning = tel_guide_parameter_get_meaning (parameter, text);

  if (*text == '\0')
    /* Translators: the value of a parameter */
    return g_strdup (_ ("empty"));
  if (meaning != NULL)
    /* Translators: the value of a parameter, what it stands for */
    return g_strdup_printf (_ ("“%s” (%s)"), text, meaning);

  return g_strdup_printf (_ ("“%s”"), text);
}

/**
 * tel_readiness_describe_values:
 * @self: a readiness
 * @parameter: a parameter
 *
 * Says what the values of a parameter are: one, where all nodes have the same, otherwise node by node.
 *
 * Returns: (transfer full) (nullable): translated words, %NULL when it is not known which parameter is meant
 */
char *
tel_readiness_describe_values (TelReadiness *self, TelGuideParameter parameter)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *rows;

  g_return_val_if_fail (TEL_IS_READINESS (self), NULL);

  rows = tel_readiness_get_rows (self, parameter);
  if (rows == NULL)
    return NULL;

  if (are_equal (rows))
    return describe_value (parameter, rows->pdata[0]);

  for (guint i = 0; i < rows->len; i++)
    /* Translators: a node of the cluster, the value of a parameter there */
    g_string_append_printf (text, _ ("%s%s: “%s”"), i > 0 ? _ ("; ") : "", tel_parameter_get_node (rows->pdata[i]),
                            tel_parameter_get_text (rows->pdata[i]));

  return g_strdup (text->str);
}
