/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-parameter-discovery.h"

#include "model/tel-process-node.h"

struct _TelParameterDiscovery
{
  TelDiscoveryAnswer answer;
  GPtrArray *names;
  GPtrArray *rows;
};

static gboolean
fits (TelGuideParameter guide_parameter, TelParameter *parameter)
{
  const char *name = tel_parameter_get_name (parameter);
  /* The pseudo node has the enterprise parameters and nothing else (contract 2.6). */
  gboolean is_enterprise = g_strcmp0 (tel_parameter_get_node (parameter), TEL_PROCESS_NODE_ENTERPRISE) == 0;

  if (tel_parameter_get_node (parameter) != NULL &&
      is_enterprise != tel_guide_parameter_is_enterprise (guide_parameter))
    return FALSE;

  return name != NULL &&
         g_strcmp0 (tel_parameter_get_service (parameter), tel_guide_parameter_get_service (guide_parameter)) == 0 &&
         g_regex_match_simple (tel_guide_parameter_get_pattern (guide_parameter), name, G_REGEX_CASELESS, 0);
}

static void
keep_only (TelParameterDiscovery *self, const char *name)
{
  for (guint i = self->rows->len; i > 0; i--)
    if (g_strcmp0 (tel_parameter_get_name (self->rows->pdata[i - 1]), name) != 0)
      g_ptr_array_remove_index (self->rows, i - 1);
}

/**
 * tel_parameter_discovery_new:
 * @parameter: what is looked for
 * @parameters: the parameters of its service, or more
 * @chosen: (nullable): the internal name that was chosen before for this cluster
 *
 * Looks for a parameter by the look of its name (contract 7). A choice counts only while the cluster has such a
 * parameter among those that fit.
 *
 * Returns: (transfer full): what was found
 */
TelParameterDiscovery *
tel_parameter_discovery_new (TelGuideParameter parameter, GListModel *parameters, const char *chosen)
{
  TelParameterDiscovery *self;

  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (parameters), NULL);

  self = g_new0 (TelParameterDiscovery, 1);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (TelParameter) row = g_list_model_get_item (parameters, i);

      if (!fits (parameter, row))
        continue;
      if (!g_ptr_array_find_with_equal_func (self->names, tel_parameter_get_name (row), g_str_equal, NULL))
        g_ptr_array_add (self->names, g_strdup (tel_parameter_get_name (row)));
      g_ptr_array_add (self->rows, g_steal_pointer (&row));
    }

  if (self->names->len == 0)
    self->answer = TEL_DISCOVERY_NONE;
  else if (self->names->len == 1)
    self->answer = TEL_DISCOVERY_ONE;
  else if (chosen != NULL && g_ptr_array_find_with_equal_func (self->names, chosen, g_str_equal, NULL))
    {
      self->answer = TEL_DISCOVERY_ONE;
      keep_only (self, chosen);
      g_ptr_array_set_size (self->names, 0);
      g_ptr_array_add (self->names, g_strdup (chosen));
    }
  else
    self->answer = TEL_DISCOVERY_SEVERAL;
  g_ptr_array_add (self->names, NULL);

  return self;
}

/**
 * tel_parameter_discovery_free:
 * @self: (transfer full): what was found
 *
 * Frees it.
 */
void
tel_parameter_discovery_free (TelParameterDiscovery *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * tel_parameter_discovery_get_answer:
 * @self: what was found
 *
 * Tells whether the parameter is known now.
 *
 * Returns: the answer
 */
TelDiscoveryAnswer
tel_parameter_discovery_get_answer (TelParameterDiscovery *self)
{
  g_return_val_if_fail (self != NULL, TEL_DISCOVERY_NONE);

  return self->answer;
}

/**
 * tel_parameter_discovery_find_highest:
 * @self: what was found
 * @highest: (out): return location for the number
 *
 * Finds the highest of the values, as numbers. A clusterwide parameter should have one, but comes once per node.
 *
 * Returns: %TRUE when the parameter is known and all its values are numbers
 */
gboolean
tel_parameter_discovery_find_highest (TelParameterDiscovery *self, guint64 *highest)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (highest != NULL, FALSE);

  if (self->answer != TEL_DISCOVERY_ONE)
    return FALSE;

  *highest = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *value = tel_parameter_get_value (self->rows->pdata[i]);
      guint64 number;

      if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &number, NULL))
        return FALSE;
      *highest = MAX (*highest, number);
    }

  return TRUE;
}

/**
 * tel_parameter_discovery_get_names:
 * @self: what was found
 *
 * Gets the internal names that fit, each once: none, one, or those to choose among.
 *
 * Returns: (array zero-terminated=1): the names
 */
const char *const *
tel_parameter_discovery_get_names (TelParameterDiscovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->names->pdata;
}

/**
 * tel_parameter_discovery_get_rows:
 * @self: what was found
 *
 * Gets the parameters behind the names. A clusterwide parameter may come once or once per node; whoever changes it
 * changes every row (contract 7).
 *
 * Returns: (transfer none) (element-type TelParameter): the rows
 */
GPtrArray *
tel_parameter_discovery_get_rows (TelParameterDiscovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rows;
}
