/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-parameter-builder.h"

#include <glib/gi18n-lib.h>

#include "model/tel-process-node.h"
#include "plan/tel-plan-sketch.h"

/* What applying is about, where it is about no single parameter. */
#define ENTERPRISE_WIDE "Enterprise Wide"

/* One value for all nodes, or what each of them goes back to. */
typedef struct
{
  TelCluster *cluster;
  TelGuideParameter parameter;
  char *value;
  GHashTable *before;
  gboolean apply;
  gboolean applies_only;
  TelPlanSketch *sketch;
} Building;

static void
building_free (Building *building)
{
  g_clear_object (&building->cluster);
  g_clear_pointer (&building->value, g_free);
  g_clear_pointer (&building->before, g_hash_table_unref);
  g_clear_pointer (&building->sketch, tel_plan_sketch_free);
  g_free (building);
}

static void
refuse (Building *building, const char *sentence)
{
  tel_plan_sketch_say (building->sketch, tel_guide_parameter_get_rule (building->parameter), TEL_FORCE_REFUSE, "%s",
                       sentence);
}

/* What a row is to be; NULL where nothing is known of its node. */
static const char *
get_wanted (Building *building, TelParameter *row)
{
  if (building->before == NULL)
    return building->value;

  return g_hash_table_lookup (building->before, tel_parameter_get_node (row));
}

static gboolean
differs (Building *building, TelParameter *row)
{
  const char *wanted = get_wanted (building, row);

  return wanted != NULL && !g_str_equal (tel_parameter_get_text (row), wanted);
}

/* Changing what is set would move every mobile client to another domain: a person does that knowingly, elsewhere. */
static void
check_domain (Building *building, TelParameter *row)
{
  if (*tel_parameter_get_text (row) != '\0')
    tel_plan_sketch_say (building->sketch, "G1.5", TEL_FORCE_REFUSE,
                         /* Translators: a domain, a place in the cluster's pages */
                         _ ("“Organization Top Level Domain” is “%s” already, and is set here only where it is empty. "
                            "Change it in %s if it is wrong."),
                         tel_parameter_get_text (row), tel_guide_parameter_get_place (building->parameter));
}

/* A cluster that keeps numbers would not know the words (contract 7). */
static void
check_issuer (Building *building, TelParameter *row)
{
  if (g_ascii_string_to_unsigned (tel_parameter_get_text (row), 10, 0, G_MAXUINT, NULL, NULL))
    tel_plan_sketch_say (building->sketch, "G1.4", TEL_FORCE_REFUSE,
                         /* Translators: a value, a place in the cluster's pages */
                         _ ("The cluster keeps “%s” for the certificate issuer, and what it stands for is not known. "
                            "Change it in %s."),
                         tel_parameter_get_text (row), tel_guide_parameter_get_place (building->parameter));
}

static void
check_row (Building *building, TelParameter *row)
{
  g_autoptr (GError) error = NULL;

  if (!tel_guide_parameter_check_value (building->parameter, tel_parameter_get_value_type (row),
                                        get_wanted (building, row), &error))
    refuse (building, error->message);
  else if (building->parameter == TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN)
    check_domain (building, row);
  else if (building->parameter == TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER)
    check_issuer (building, row);
}

static guint64
to_number (const char *value)
{
  guint64 number = 0;

  g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &number, NULL);

  return number;
}

static gboolean
is_above_guide (Building *building, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (differs (building, rows->pdata[i]) &&
        to_number (get_wanted (building, rows->pdata[i])) > TEL_GUIDE_PARAMETER_ALERT_TIMER_VALUE)
      return TRUE;

  return FALSE;
}

static void
warn_of_timer (Building *building, GPtrArray *rows)
{
  gboolean is_further = is_above_guide (building, rows);

  tel_plan_sketch_say (building->sketch, is_further ? "G7.3" : "G7.2", TEL_FORCE_TICK, "%s",
                       is_further
                           ? _ ("The timer is clusterwide. It is raised above 10000 ms by 500 ms at a time, and "
                                "only where calls are still cut and diverted by mobile connect.")
                           : _ ("The timer is clusterwide: calls to every Jabber extension wait this long before "
                                "they go to the mobile number."));
  tel_plan_sketch_say (building->sketch, "G7.1", TEL_FORCE_REMIND, "%s",
                       _ ("It is for narrow-band networks where mobile devices have trouble receiving calls, and only "
                          "where users report it."));
  tel_plan_sketch_say (building->sketch, "G7.4", TEL_FORCE_REMIND, "%s",
                       _ ("Business calls arrive only while Jabber runs."));
}

static void
warn_of_effect (Building *building, GPtrArray *rows)
{
  switch (building->parameter)
    {
    case TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER:
      tel_plan_sketch_say (
          building->sketch, "G1.4", TEL_FORCE_TICK, "%s",
          _ ("This changes the CAPF enrolment of all phones of the cluster: a site that uses an online "
             "or offline CA loses it. Afterwards the CAPF service has to be restarted in Cisco "
             "Unified Serviceability: Tools → Control Center - Feature Services."));
      break;

    case TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN:
      tel_plan_sketch_say (building->sketch, "G1.5", TEL_FORCE_TICK, "%s",
                           _ ("This is set for the whole cluster: Jabber on mobile devices registers with this DNS "
                              "domain."));
      break;

    case TEL_GUIDE_PARAMETER_ALERT_TIMER:
      warn_of_timer (building, rows);
      break;

    case TEL_GUIDE_PARAMETER_CAPF_EXPIRY:
    case TEL_GUIDE_PARAMETER_OAUTH_MODE:
    case TEL_GUIDE_PARAMETER_SECURITY_MODE:
    default:
      g_assert_not_reached ();
    }
}

static void
set_row (Building *building, TelParameter *row)
{
  g_autoptr (TelParameter) draft = tel_object_copy (TEL_OBJECT (row));
  g_autofree char *object = NULL;
  g_autofree char *place = tel_parameter_dup_place (row);

  g_object_set (draft, "value", get_wanted (building, row), NULL);
  object = tel_object_kind_describe (TEL_OBJECT_KIND_PARAMETER, tel_parameter_get_name (row), place);
  tel_plan_sketch_update (building->sketch, TEL_OBJECT_KIND_PARAMETER, TEL_OBJECT (row), TEL_OBJECT (draft),
                          /* Translators: a parameter with its name and node, a value */
                          g_strdup_printf (_ ("Set the %s to “%s”"), object, get_wanted (building, row)));
}

static void
refuse_nothing (Building *building)
{
  const char *label = tel_guide_parameter_get_label (building->parameter);

  if (building->before != NULL)
    tel_plan_sketch_say (building->sketch, tel_guide_parameter_get_rule (building->parameter), TEL_FORCE_REFUSE,
                         /* Translators: the label of a parameter */
                         _ ("“%s” was not changed from here, or is what it was before, as far as the journal of this "
                            "computer tells. There is nothing to go back to."),
                         label);
  else
    tel_plan_sketch_say (building->sketch, tel_guide_parameter_get_rule (building->parameter), TEL_FORCE_REFUSE,
                         /* Translators: the label of a parameter, a value */
                         _ ("“%s” is “%s” already, so there is nothing to set."), label, building->value);
}

/* Every row, or what is clusterwide would depend on the node (contract 7). */
static void
set_rows (Building *building, GPtrArray *rows)
{
  gboolean is_set = FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (differs (building, rows->pdata[i]))
      {
        check_row (building, rows->pdata[i]);
        set_row (building, rows->pdata[i]);
        is_set = TRUE;
      }

  if (is_set)
    warn_of_effect (building, rows);
  else if (building->apply)
    building->applies_only = TRUE;
  else
    refuse_nothing (building);
}

static void
apply_all (TelPlanSketch *sketch, TelParameter *row)
{
  tel_plan_sketch_say (sketch, "G8.9", TEL_FORCE_TICK, "%s",
                       _ ("Every device of the cluster takes over the enterprise parameters now, and may "
                          "re-register."));
  tel_plan_sketch_apply_enterprise (sketch, row);
}

static void
add_application (Building *building, TelParameter *row)
{
  if (building->apply)
    apply_all (building->sketch, row);
  else if (building->parameter == TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN)
    tel_plan_sketch_say (building->sketch, "G8.9", TEL_FORCE_REMIND, "%s",
                         _ ("Devices that exist already take it over when they are reset, or when the enterprise "
                            "parameters are applied."));
}

static void
plan_rows (Building *building, TelParameterDiscovery *discovery)
{
  const char *label = tel_guide_parameter_get_label (building->parameter);
  GPtrArray *rows = tel_parameter_discovery_get_rows (discovery);
  g_autofree char *names = g_strjoinv (_ (", "), (char **) tel_parameter_discovery_get_names (discovery));

  switch (tel_parameter_discovery_get_answer (discovery))
    {
    case TEL_DISCOVERY_ONE:
      set_rows (building, rows);
      add_application (building, rows->pdata[0]);
      break;

    case TEL_DISCOVERY_SEVERAL:
      tel_plan_sketch_say (building->sketch, tel_guide_parameter_get_rule (building->parameter), TEL_FORCE_REFUSE,
                           /* Translators: the label of a parameter, internal names */
                           _ ("Several parameters may be “%s”: %s. Choose first which one is meant."), label, names);
      break;

    case TEL_DISCOVERY_NONE:
    default:
      tel_plan_sketch_say (building->sketch, tel_guide_parameter_get_rule (building->parameter), TEL_FORCE_REFUSE,
                           /* Translators: the label of a parameter, a place in the cluster's pages */
                           _ ("The cluster shows no parameter “%s”. Set it in %s."), label,
                           tel_guide_parameter_get_place (building->parameter));
    }
}

static char *
make_title (Building *building)
{
  const char *label = tel_guide_parameter_get_label (building->parameter);

  if (building->before != NULL)
    /* Translators: the label of a parameter */
    return g_strdup_printf (_ ("Set “%s” back to what it was"), label);

  /* Translators: the label of a parameter, a value */
  return g_strdup_printf (_ ("Set “%s” to “%s”"), label, building->value);
}

static TelPlan *
finish_application (TelPlanSketch *sketch)
{
  return tel_plan_sketch_finish (sketch, _ ("Apply the enterprise parameters"), _ ("Apply Parameters"));
}

static TelPlan *
finish (Building *building)
{
  g_autofree char *title = make_title (building);

  return building->applies_only ? finish_application (building->sketch)
                                : tel_plan_sketch_finish (building->sketch, title, _ ("Set Parameter"));
}

static void
on_discovered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Building *building = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (TelParameterDiscovery) discovery = tel_cluster_discover_finish (TEL_CLUSTER (object), result, &error);

  if (discovery == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  plan_rows (building, discovery);
  g_task_return_pointer (task, finish (building), g_object_unref);
}

static Building *
building_new (TelCluster *cluster, TelGuideParameter parameter)
{
  Building *building = g_new0 (Building, 1);

  building->cluster = g_object_ref (cluster);
  building->parameter = parameter;
  building->sketch = tel_plan_sketch_new ();

  return building;
}

/**
 * tel_parameter_builder_build_async:
 * @cluster: a cluster
 * @parameter: what is set
 * @value: what it is set to
 * @apply: whether every device takes it over at once, where tel_parameter_builder_can_apply() says that it can
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Reads the parameter on all its nodes and makes the plan that sets it on each of them. Where it has the value already
 * and @apply is asked for, the plan only applies. What the guide does not let the program write, and what the parameter
 * cannot be, refuses the plan in words; what changes the whole cluster is to be ticked off.
 */
void
tel_parameter_builder_build_async (TelCluster *cluster,
                                   TelGuideParameter parameter,
                                   const char *value,
                                   gboolean apply,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Building *building;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (parameter < TEL_N_GUIDE_PARAMETERS);
  g_return_if_fail (value != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_parameter_builder_build_async);
  building = building_new (cluster, parameter);
  building->value = g_strdup (value);
  building->apply = apply;
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);

  if (apply && !tel_guide_parameter_is_enterprise (parameter))
    refuse (building, _ ("Only enterprise parameters can be applied to every device. A service parameter counts at "
                         "once."));
  else if (apply && tel_parameter_builder_explain_apply (cluster) != NULL)
    refuse (building, tel_parameter_builder_explain_apply (cluster));
  if (!tel_guide_parameter_check_value (parameter, NULL, value, &error))
    refuse (building, error->message);
  if (error != NULL)
    g_task_return_pointer (task, finish (building), g_object_unref);
  else
    tel_cluster_discover_async (cluster, parameter, cancellable, on_discovered, g_object_ref (task));
}

/**
 * tel_parameter_builder_build_back_async:
 * @cluster: a cluster
 * @parameter: what is set
 * @before: (element-type utf8 utf8): what it was, by node, as tel_journal_list_before_finish() tells
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made; tel_parameter_builder_build_finish() ends it
 * @user_data: data for @callback
 *
 * Reads the parameter on all its nodes and makes the plan that gives each node back what it had. A node that is not
 * named is left alone.
 */
void
tel_parameter_builder_build_back_async (TelCluster *cluster,
                                        TelGuideParameter parameter,
                                        GHashTable *before,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task;
  Building *building;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (parameter < TEL_N_GUIDE_PARAMETERS);
  g_return_if_fail (before != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_parameter_builder_build_back_async);
  building = building_new (cluster, parameter);
  building->before = g_hash_table_ref (before);
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);
  tel_cluster_discover_async (cluster, parameter, cancellable, on_discovered, task);
}

/**
 * tel_parameter_builder_build_apply:
 * @cluster: a cluster
 *
 * Makes the plan that has every device take over the enterprise parameters as they are (G8.9), which were changed
 * before, here or elsewhere.
 *
 * Returns: (transfer full): the plan, refused where tel_parameter_builder_explain_apply() says why
 */
TelPlan *
tel_parameter_builder_build_apply (TelCluster *cluster)
{
  g_autoptr (TelPlanSketch) sketch = tel_plan_sketch_new ();
  g_autoptr (TelParameter) all = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  all = tel_parameter_new ();
  g_object_set (all, "name", ENTERPRISE_WIDE, "service", ENTERPRISE_WIDE, "node", TEL_PROCESS_NODE_ENTERPRISE, NULL);
  if (tel_parameter_builder_explain_apply (cluster) != NULL)
    tel_plan_sketch_say (sketch, "G8.9", TEL_FORCE_REFUSE, "%s", tel_parameter_builder_explain_apply (cluster));
  else
    apply_all (sketch, all);

  return finish_application (sketch);
}

/**
 * tel_parameter_builder_build_finish:
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says of the list
 *
 * Ends tel_parameter_builder_build_async() and tel_parameter_builder_build_back_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_parameter_builder_build_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_parameter_builder_can_apply:
 * @cluster: a cluster
 * @parameter: a parameter
 *
 * Tells whether a plan can have every device take the parameter over at once (contract 2.6).
 *
 * Returns: %TRUE for enterprise parameters from release 12.5 on
 */
gboolean
tel_parameter_builder_can_apply (TelCluster *cluster, TelGuideParameter parameter)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), FALSE);

  return tel_guide_parameter_is_enterprise (parameter) && tel_parameter_builder_explain_apply (cluster) == NULL;
}

/**
 * tel_parameter_builder_explain_apply:
 * @cluster: a cluster
 *
 * Tells what is done by hand where no plan can have the devices take over the enterprise parameters (contract 2.6).
 *
 * Returns: (nullable): a translated sentence, %NULL from release 12.5 on
 */
const char *
tel_parameter_builder_explain_apply (TelCluster *cluster)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  if (tel_cluster_get_release (cluster) >= TEL_RELEASE_12_5)
    return NULL;

  return _ ("Before release 12.5 enterprise parameters cannot be applied from here. Reset the devices in Cisco Unified "
            "CM Administration: System → Enterprise Parameters → Reset.");
}
