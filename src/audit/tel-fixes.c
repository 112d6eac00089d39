/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-fixes.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-fix-building.h"
#include "audit/tel-fix-remedy.h"
#include "model/tel-error.h"
#include "plan/tel-capf-builder.h"

struct _TelFixes
{
  GObject parent_instance;

  TelCluster *cluster;
  TelAudit *audit;
  GListStore *findings;
  /* The same, to be found. */
  GHashTable *added;
  GListStore *omissions;
  GDateTime *deadline;
  gboolean apply;
  gboolean apply_profiles;
  TelFinding *chosen;
  char *value;
};

G_DEFINE_FINAL_TYPE (TelFixes, tel_fixes, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tel_fixes_finalize (GObject *object)
{
  TelFixes *self = TEL_FIXES (object);

  g_clear_object (&self->cluster);
  g_clear_object (&self->audit);
  g_clear_pointer (&self->added, g_hash_table_unref);
  g_clear_object (&self->findings);
  g_clear_object (&self->omissions);
  g_clear_pointer (&self->deadline, g_date_time_unref);
  g_clear_object (&self->chosen);
  g_free (self->value);

  G_OBJECT_CLASS (tel_fixes_parent_class)->finalize (object);
}

static void
tel_fixes_class_init (TelFixesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_fixes_finalize;

  signals[PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
tel_fixes_init (TelFixes *self)
{
  self->findings = g_list_store_new (TEL_TYPE_FINDING);
  self->added = g_hash_table_new (NULL, NULL);
  self->omissions = g_list_store_new (TEL_TYPE_FIX_OMISSION);
  self->apply = TRUE;
}

static const TelFixRemedy *
get_remedy (TelFinding *finding)
{
  return tel_fix_remedy_find (tel_finding_get_rule (finding)->id);
}

static TelFixWork *
make_work (TelFixes *self)
{
  TelFixWork *work = tel_fix_work_new (self->cluster, tel_audit_get_snapshot (self->audit));

  tel_amendments_set_apply (work->amendments, self->apply);
  work->deadline = self->deadline != NULL ? g_date_time_ref (self->deadline)
                                          : tel_capf_builder_propose_deadline (self->cluster, NULL);

  return work;
}

static void
on_object_read (guint n_done, guint n_all, gpointer user_data)
{
  g_signal_emit (user_data, signals[PROGRESS], 0, n_done, n_all);
}

/* What no choice changes. */
static char *
explain_class (TelFinding *finding)
{
  const TelAuditRule *rule = tel_finding_get_rule (finding);

  if (rule->fix == TEL_FIX_OWN_PLAN)
    return g_strdup (_ ("This is a check of plans before they are carried out: there is nothing to put right here."));
  if (rule->fix == TEL_FIX_BY_HAND)
    /* Translators: what is to be done, a sentence */
    return g_strdup_printf (_ ("This is put right by hand. %s"), rule->remedy != NULL ? _ (rule->remedy) : "");
  if (get_remedy (finding) == NULL)
    /* Translators: what is to be done, a sentence */
    return g_strdup_printf (_ ("This is put right elsewhere. %s"), rule->remedy != NULL ? _ (rule->remedy) : "");

  return NULL;
}

static void
leave_out (TelFixes *self, TelFinding *finding, const char *reason)
{
  g_autoptr (TelFixOmission) omission = tel_fix_omission_new (finding, reason);

  g_list_store_append (self->omissions, omission);
}

static gboolean
is_chosen (TelFixes *self, TelFinding *finding)
{
  return self->chosen != NULL && g_str_equal (tel_finding_get_id (self->chosen), tel_finding_get_id (finding));
}

/* What can go into a plan with others. */
static void
sort_findings (TelFixes *self, TelFixBuilding *building)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->findings)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), i);
      g_autofree char *reason = explain_class (finding);

      if (reason == NULL && !is_chosen (self, finding) && tel_fixes_needs_choice (self, finding))
        reason = g_strdup (_ ("This is decided for one object at a time: choose what is to be done about it."));
      if (reason != NULL)
        leave_out (self, finding, reason);
      else
        g_ptr_array_add (building->findings, g_steal_pointer (&finding));
    }
}

static char *
make_title (GPtrArray *findings)
{
  TelFinding *first = findings->pdata[0];
  const TelAuditRule *rule = tel_finding_get_rule (first);
  g_autofree char *object = NULL;

  if (findings->len == 1)
    {
      object = tel_finding_describe_object (first);
      /* Translators: the title of a plan: the title of an audit rule, an object such as device CSFASATO */
      return g_strdup_printf (_ ("Put right: %s (%s)"), _ (rule->title), object);
    }
  for (guint i = 1; i < findings->len; i++)
    if (tel_finding_get_rule (findings->pdata[i]) != rule)
      /* Translators: the title of a plan */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Put right %u finding", "Put right %u findings",
                                           findings->len),
                              findings->len);

  /* Translators: the title of a plan: the title of an audit rule, of how many findings */
  return g_strdup_printf (_ ("Put right: %s (%u)"), _ (rule->title), findings->len);
}

static void
on_plan_built (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelFixes *self = g_task_get_source_object (task);
  TelFixBuilding *building = g_task_get_task_data (G_TASK (result));
  GListModel *omissions = G_LIST_MODEL (building->omissions);
  GError *error = NULL;
  TelPlan *plan = g_task_propagate_pointer (G_TASK (result), &error);

  for (guint i = 0; i < g_list_model_get_n_items (omissions); i++)
    {
      g_autoptr (TelFixOmission) omission = g_list_model_get_item (omissions, i);

      g_list_store_append (self->omissions, omission);
    }
  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
build_together (GTask *task, TelFixBuilding *building)
{
  TelFixes *self = g_task_get_source_object (task);
  g_autoptr (GTask) inner = g_task_new (NULL, g_task_get_cancellable (task), on_plan_built, g_object_ref (task));

  building->title = make_title (building->findings);
  building->value = g_strdup (self->value);
  building->apply_profiles = self->apply_profiles;
  tel_amendments_set_progress (building->work->amendments, on_object_read, self);
  g_task_set_task_data (inner, building, (GDestroyNotify) tel_fix_building_free);
  tel_fix_building_run (building, inner);
}

static void
on_own_plan_built (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  TelPlan *plan = g_task_propagate_pointer (G_TASK (result), &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Some remedies are plans that stand by themselves. */
static void
build_own (GTask *task, TelFixBuilding *building)
{
  TelFixes *self = g_task_get_source_object (task);
  g_autoptr (GTask) inner = g_task_new (NULL, g_task_get_cancellable (task), on_own_plan_built, g_object_ref (task));

  building->value = g_strdup (self->value);
  building->work->value = building->value;
  g_task_set_task_data (inner, building, (GDestroyNotify) tel_fix_building_free);
  get_remedy (self->chosen)->build (building->work, self->chosen, inner);
}

static void
build (GTask *task)
{
  TelFixes *self = g_task_get_source_object (task);
  g_autoptr (TelFixBuilding) building = tel_fix_building_new (make_work (self));

  sort_findings (self, building);
  if (self->chosen != NULL && building->findings->len + g_list_model_get_n_items (G_LIST_MODEL (self->omissions)) > 1)
    g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_INVALID, "%s",
                             _ ("What is chosen for one object goes into a plan of its own. Put the others right in "
                                "another one."));
  else if (building->findings->len == 0)
    {
      g_autoptr (TelFixOmission) first = g_list_model_get_item (G_LIST_MODEL (self->omissions), 0);

      g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_INVALID, "%s",
                               g_list_model_get_n_items (G_LIST_MODEL (self->omissions)) == 1
                                   ? tel_fix_omission_get_reason (first)
                                   : _ ("Nothing of what was chosen can be put right together."));
    }
  else if (self->chosen != NULL && get_remedy (self->chosen)->build != NULL)
    build_own (task, g_steal_pointer (&building));
  else
    build_together (task, g_steal_pointer (&building));
}

static void
on_references_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tel_cluster_load_references_finish (TEL_CLUSTER (object), result, &error))
    build (task);
  else
    g_task_return_error (task, error);
}

/**
 * tel_fixes_new:
 * @cluster: the cluster that was audited
 * @audit: the audit
 *
 * Makes fixes without findings.
 *
 * Returns: (transfer full): new fixes
 */
TelFixes *
tel_fixes_new (TelCluster *cluster, TelAudit *audit)
{
  TelFixes *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_AUDIT (audit), NULL);

  self = g_object_new (TEL_TYPE_FIXES, NULL);
  self->cluster = g_object_ref (cluster);
  self->audit = g_object_ref (audit);

  return self;
}

/**
 * tel_fixes_add:
 * @self: fixes
 * @finding: a finding
 *
 * Adds what is to be put right, once.
 */
void
tel_fixes_add (TelFixes *self, TelFinding *finding)
{
  g_return_if_fail (TEL_IS_FIXES (self));
  g_return_if_fail (TEL_IS_FINDING (finding));

  if (g_hash_table_add (self->added, finding))
    g_list_store_append (self->findings, finding);
}

/**
 * tel_fixes_add_rule:
 * @self: fixes
 * @rule: a rule
 *
 * Adds all that the audit found of a rule.
 */
void
tel_fixes_add_rule (TelFixes *self, const TelAuditRule *rule)
{
  GListModel *findings;

  g_return_if_fail (TEL_IS_FIXES (self));
  g_return_if_fail (rule != NULL);

  findings = G_LIST_MODEL (self->audit);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (findings, i);

      if (tel_finding_get_rule (finding) == rule)
        tel_fixes_add (self, finding);
    }
}

/**
 * tel_fixes_get_findings:
 * @self: fixes
 *
 * Gets what is to be put right.
 *
 * Returns: (transfer none): a model of #TelFinding
 */
GListModel *
tel_fixes_get_findings (TelFixes *self)
{
  g_return_val_if_fail (TEL_IS_FIXES (self), NULL);

  return G_LIST_MODEL (self->findings);
}

/**
 * tel_fixes_set_deadline:
 * @self: fixes
 * @deadline: (nullable): until when enrolments that start are to be done; %NULL for the cluster's default (G3.5)
 *
 * Sets the deadline of new authentication strings.
 */
void
tel_fixes_set_deadline (TelFixes *self, GDateTime *deadline)
{
  g_return_if_fail (TEL_IS_FIXES (self));

  g_clear_pointer (&self->deadline, g_date_time_unref);
  self->deadline = deadline != NULL ? g_date_time_ref (deadline) : NULL;
}

/**
 * tel_fixes_set_apply:
 * @self: fixes
 * @apply: whether Apply Config is sent to changed devices now, as it is unless it is said otherwise (G2.7)
 *
 * Sets when changes reach the devices.
 */
void
tel_fixes_set_apply (TelFixes *self, gboolean apply)
{
  g_return_if_fail (TEL_IS_FIXES (self));

  self->apply = apply;
}

/**
 * tel_fixes_set_apply_profiles:
 * @self: fixes
 * @apply: whether the devices of a changed profile take it over now, as they do not unless it is asked for (G8.9)
 *
 * Sets when changes of profiles reach their devices.
 */
void
tel_fixes_set_apply_profiles (TelFixes *self, gboolean apply)
{
  g_return_if_fail (TEL_IS_FIXES (self));

  self->apply_profiles = apply;
}

/**
 * tel_fixes_explain_refusal:
 * @self: fixes
 * @finding: a finding
 *
 * Says why nothing can be done about a finding from here: it is done by hand, or elsewhere in the program.
 *
 * Returns: (transfer full) (nullable): the sentence, with what is to be done instead; %NULL when it can be put right
 */
char *
tel_fixes_explain_refusal (TelFixes *self, TelFinding *finding)
{
  g_return_val_if_fail (TEL_IS_FIXES (self), NULL);
  g_return_val_if_fail (TEL_IS_FINDING (finding), NULL);

  return explain_class (finding);
}

/**
 * tel_fixes_needs_choice:
 * @self: fixes
 * @finding: a finding
 *
 * Tells whether a person has to choose what is done about a finding, which then goes into a plan of its own. What is
 * put right together with others can still need a choice where more than one remedy is possible: the plan leaves it out
 * then and says so.
 *
 * Returns: %TRUE when there has to be a choice
 */
gboolean
tel_fixes_needs_choice (TelFixes *self, TelFinding *finding)
{
  g_return_val_if_fail (TEL_IS_FIXES (self), FALSE);
  g_return_val_if_fail (TEL_IS_FINDING (finding), FALSE);

  return tel_finding_get_rule (finding)->fix == TEL_FIX_CHOOSE && get_remedy (finding) != NULL;
}

/**
 * tel_fixes_takes_text:
 * @self: fixes
 * @finding: a finding
 *
 * Tells whether something else can be chosen than what tel_fixes_list_choices() lists: a user ID (J01, J02), a device
 * name (J05 to J07), a number, a tab and its partition (J11), a profile where there is none (J15), calls and busy
 * trigger as in 2/1 (J17), the value of a parameter (M04, M05).
 *
 * Returns: %TRUE when it can
 */
gboolean
tel_fixes_takes_text (TelFixes *self, TelFinding *finding)
{
  const TelFixRemedy *remedy;
  g_autoptr (TelFixWork) work = NULL;

  g_return_val_if_fail (TEL_IS_FIXES (self), FALSE);
  g_return_val_if_fail (TEL_IS_FINDING (finding), FALSE);

  remedy = get_remedy (finding);
  if (remedy == NULL || !remedy->takes_text || remedy->lists_all == NULL)
    return remedy != NULL && remedy->takes_text;

  work = make_work (self);

  return !remedy->lists_all (work, finding);
}

/**
 * tel_fixes_list_choices:
 * @self: fixes, whose cluster has its references
 * @finding: a finding
 *
 * Lists what can be chosen for a finding, the most likely first, from what was read for the audit.
 *
 * Returns: (transfer full): a model of #TelFixChoice, empty when nothing is known that fits
 */
GListModel *
tel_fixes_list_choices (TelFixes *self, TelFinding *finding)
{
  GListStore *choices;
  const TelFixRemedy *remedy;

  g_return_val_if_fail (TEL_IS_FIXES (self), NULL);
  g_return_val_if_fail (TEL_IS_FINDING (finding), NULL);

  choices = g_list_store_new (TEL_TYPE_FIX_CHOICE);
  remedy = get_remedy (finding);
  if (remedy != NULL && remedy->list != NULL)
    {
      g_autoptr (TelFixWork) work = make_work (self);

      remedy->list (work, finding, choices);
    }

  return G_LIST_MODEL (choices);
}

/**
 * tel_fixes_choose:
 * @self: fixes
 * @finding: a finding, which is added where it is not
 * @value: the value of a choice, or what a person typed where tel_fixes_takes_text() says that they can
 *
 * Chooses what is done about a finding. It goes into a plan of its own: with others the plan is refused.
 */
void
tel_fixes_choose (TelFixes *self, TelFinding *finding, const char *value)
{
  g_return_if_fail (TEL_IS_FIXES (self));
  g_return_if_fail (TEL_IS_FINDING (finding));
  g_return_if_fail (value != NULL);

  tel_fixes_add (self, finding);
  g_set_object (&self->chosen, finding);
  g_free (self->value);
  self->value = g_strdup (value);
}

/**
 * tel_fixes_build_async:
 * @self: fixes, which is not changed meanwhile
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Reads the objects that the findings are about as they are now, and makes one plan that puts right what can be: each
 * object is written once. A step that the cluster refuses does not keep back the others. What is left out, and why,
 * tel_fixes_get_omissions() has afterwards.
 */
void
tel_fixes_build_async (TelFixes *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEL_IS_FIXES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_fixes_build_async);
  g_list_store_remove_all (self->omissions);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->findings)) == 0)
    g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_INVALID, "%s", _ ("No finding was chosen."));
  else if (tel_cluster_has_references (self->cluster))
    build (task);
  else
    tel_cluster_load_references_async (self->cluster, cancellable, on_references_loaded, g_object_ref (task));
}

/**
 * tel_fixes_build_finish:
 * @self: fixes
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_INVALID when nothing of it can be put right by a plan
 *
 * Ends tel_fixes_build_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_fixes_build_finish (TelFixes *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_FIXES (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_fixes_get_omissions:
 * @self: fixes
 *
 * Gets what the plan that was made last leaves out, and why.
 *
 * Returns: (transfer none): a model of #TelFixOmission
 */
GListModel *
tel_fixes_get_omissions (TelFixes *self)
{
  g_return_val_if_fail (TEL_IS_FIXES (self), NULL);

  return G_LIST_MODEL (self->omissions);
}
