/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-edit.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"
#include "model/tel-text.h"

#include "plan/tel-edit-rules.h"
#include "plan/tel-edit-steps.h"
#include "plan/tel-settlement.h"

typedef struct
{
  TelDevice *base;
  TelDevice *draft;
  GDateTime *completes_by;
  gboolean mac_only;
} Part;

/**
 * TelEdit:
 *
 * Base and draft give the changes; what is written is the draft's change put onto the object as it is read when the
 * plan is made (architecture, write path 1 to 4).
 */
struct _TelEdit
{
  GObject parent_instance;

  TelUser *user_base;
  TelUser *user_draft;
  GPtrArray *parts;
  gboolean apply;
};

G_DEFINE_FINAL_TYPE (TelEdit, tel_edit, G_TYPE_OBJECT)

static void
part_free (Part *part)
{
  g_clear_object (&part->base);
  g_clear_object (&part->draft);
  g_clear_pointer (&part->completes_by, g_date_time_unref);
  g_free (part);
}

static gboolean
differs (TelObject *base, TelObject *draft)
{
  g_auto (GStrv) sent = tel_settlement_list_sent (base, draft);

  return sent[0] != NULL;
}

static gboolean
is_changed (Part *part)
{
  return part->completes_by != NULL || differs (TEL_OBJECT (part->base), TEL_OBJECT (part->draft));
}

/* What was edited meets what the cluster has now; where both changed the same, nothing is planned. */
static gpointer
merge (TelPlanSketch *sketch, TelObject *base, TelObject *draft, TelObject *now)
{
  g_autofree char *conflict = NULL;
  TelObject *merged = tel_settlement_merge (base, draft, now, &conflict);

  if (merged != NULL)
    return merged;

  tel_plan_sketch_say (sketch, "conflict", TEL_FORCE_REFUSE,
                       /* Translators: an object's name, sentences that tell the versions of fields */
                       _ ("Somebody else changed %s meanwhile. %s Decide in the editor which one is to be."),
                       tel_object_get_key (draft), conflict);

  return g_object_ref (now);
}

/* Of the product specific settings only the Cisco Support Field is written (G2.8). */
static void
keep_vendor_config (TelEditSituation *situation, TelDevice *base, TelDevice *draft)
{
  g_autoptr (TelDevice) kept = tel_object_copy (TEL_OBJECT (base));
  g_autofree char *text = tel_device_dup_support_field (draft);

  tel_device_set_support_field (kept, text);
  if (text != NULL && !tel_object_property_equal (TEL_OBJECT (kept), TEL_OBJECT (draft), "vendor-config"))
    tel_plan_sketch_say (
        situation->sketch, "G2.8", TEL_FORCE_REFUSE,
        /* Translators: a device */
        _ ("Of the product specific settings of %s only the Cisco Support Field can be changed: Jabber "
           "uses no other."),
        tel_device_get_name (base));
  g_object_set (draft, "vendor-config", tel_device_get_vendor_config (kept), NULL);
}

/* A line that comes to a softphone is its owner's, unless somebody else was named (G5.2). */
static void
associate_owner (TelDevice *base, TelDevice *draft)
{
  GListModel *lines = tel_device_get_lines (draft);
  const char *owner[] = { tel_device_get_owner (draft), NULL };

  if (tel_text_is_blank (owner[0]) || !tel_device_get_softphone_type (base, NULL))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      const char *const *users = tel_line_get_end_users (line);

      if (tel_line_find (tel_device_get_lines (base), line) == NULL && (users == NULL || users[0] == NULL))
        g_object_set (line, "end-users", owner, NULL);
    }
}

static void
add_situation (TelEditSituation *situation, Part *part)
{
  TelDevice *now = tel_device_reading_get_device (situation->reading, tel_device_get_name (part->base));
  g_autoptr (TelDevice) edited = tel_object_copy (TEL_OBJECT (part->draft));
  g_autoptr (TelDevice) draft = NULL;
  TelUser *owner;

  g_return_if_fail (now != NULL);

  tel_edit_line_rules_check_draft (situation, edited);
  keep_vendor_config (situation, part->base, edited);
  associate_owner (part->base, edited);
  draft = merge (situation->sketch, TEL_OBJECT (part->base), TEL_OBJECT (edited), TEL_OBJECT (now));
  owner = tel_device_reading_get_user (situation->reading, tel_device_get_owner (draft));
  tel_edit_situation_add_device (situation,
                                 tel_softphone_situation_new_for_edit (situation->reading->cluster, owner, now, draft,
                                                                       part->completes_by, part->mac_only));
}

static char *
make_title (TelEdit *self)
{
  const char *first = NULL;
  guint n_objects = 0;
  g_autofree char *user = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];

      if (!is_changed (part))
        continue;
      if (n_objects++ == 0)
        first = tel_device_get_name (part->base);
    }
  if (self->user_draft != NULL && differs (TEL_OBJECT (self->user_base), TEL_OBJECT (self->user_draft)))
    {
      user = tel_user_dup_full_name (self->user_base);
      if (n_objects++ == 0)
        first = user;
    }
  if (n_objects == 1)
    /* Translators: the title of a plan: a device or a user */
    return g_strdup_printf (_ ("Changes to %s"), first);

  /* Translators: the title of a plan: a device or a user, how many others */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Changes to %s and %u other", "Changes to %s and %u others",
                                       n_objects - 1),
                          first, n_objects - 1);
}

static TelPlan *
make_plan (TelEdit *self, TelDeviceReading *reading)
{
  g_autoptr (TelEditSituation) situation = tel_edit_situation_new (reading);
  g_autofree char *title = make_title (self);

  if (self->user_base != NULL)
    {
      TelUser *now = tel_device_reading_get_user (reading, tel_user_get_user_id (self->user_base));
      g_autoptr (TelUser) draft =
          merge (situation->sketch, TEL_OBJECT (self->user_base), TEL_OBJECT (self->user_draft), TEL_OBJECT (now));

      tel_edit_situation_add_user (situation, now, draft);
    }
  for (guint i = 0; i < self->parts->len; i++)
    if (is_changed (self->parts->pdata[i]))
      add_situation (situation, self->parts->pdata[i]);

  tel_edit_rules_run (situation);
  tel_edit_steps_add (situation, self->apply);

  return tel_plan_sketch_finish (situation->sketch, title, _ ("Apply changes"));
}

static gboolean
is_refused (TelPlan *plan)
{
  g_autoptr (TelNotice) first = g_list_model_get_item (tel_plan_get_notices (plan), 0);

  /* What stops a plan stands first. */
  return first != NULL && tel_notice_get_force (first) == TEL_FORCE_REFUSE;
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelDeviceReading *reading = g_task_get_task_data (task);
  g_autoptr (TelPlan) plan = NULL;
  GError *error = NULL;

  if (!tel_device_reading_run_finish (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  plan = make_plan (g_task_get_source_object (task), reading);
  if (g_list_model_get_n_items (tel_plan_get_steps (plan)) == 0 && !is_refused (plan))
    g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_INVALID, "%s",
                             _ ("The cluster has all of these changes already, so there is nothing to carry out."));
  else
    g_task_return_pointer (task, g_steal_pointer (&plan), g_object_unref);
}

static void
want_part (TelDeviceReading *reading, Part *part)
{
  GListModel *lines = tel_device_get_lines (part->draft);
  const char *owner = tel_device_get_owner (part->draft);

  tel_device_reading_want_device (reading, tel_device_get_name (part->base));
  if (!tel_text_is_blank (owner))
    tel_device_reading_want_user (reading, owner);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      if (!tel_text_is_blank (tel_line_get_pattern (line)))
        tel_device_reading_want_number (reading, tel_line_get_pattern (line), tel_line_get_partition (line));
    }
}

/* With whom a desktop softphone is shared matters where the service profile changes (G5.6). */
static void
want_softphones (TelEdit *self, TelDeviceReading *reading)
{
  const char *const *devices = tel_user_get_associated_devices (self->user_draft);

  if (tel_object_property_equal (TEL_OBJECT (self->user_base), TEL_OBJECT (self->user_draft), "service-profile"))
    return;

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    {
      TelDevice *device = tel_cluster_get_device (reading->cluster, devices[i]);

      if (device != NULL && tel_device_get_softphone_type (device, NULL))
        tel_device_reading_want_device (reading, devices[i]);
    }
}

static void
want_user (TelEdit *self, TelDeviceReading *reading)
{
  const char *primary = tel_user_get_primary_pattern (self->user_draft);

  tel_device_reading_want_user (reading, tel_user_get_user_id (self->user_base));
  if (!tel_text_is_blank (primary))
    tel_device_reading_want_number (reading, primary, tel_user_get_primary_partition (self->user_draft));
  want_softphones (self, reading);
}

static void
tel_edit_finalize (GObject *object)
{
  TelEdit *self = TEL_EDIT (object);

  g_clear_object (&self->user_base);
  g_clear_object (&self->user_draft);
  g_ptr_array_unref (self->parts);

  G_OBJECT_CLASS (tel_edit_parent_class)->finalize (object);
}

static void
tel_edit_class_init (TelEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_edit_finalize;
}

static void
tel_edit_init (TelEdit *self)
{
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  self->apply = TRUE;
}

/**
 * tel_edit_new:
 *
 * Makes an edit that changes nothing. Changed devices are applied unless it is said otherwise.
 *
 * Returns: (transfer full): a new edit
 */
TelEdit *
tel_edit_new (void)
{
  return g_object_new (TEL_TYPE_EDIT, NULL);
}

/**
 * tel_edit_set_user:
 * @self: an edit
 * @base: the user as they were read whole
 * @draft: the user as they are to be
 *
 * Sets the user that is changed.
 */
void
tel_edit_set_user (TelEdit *self, TelUser *base, TelUser *draft)
{
  g_return_if_fail (TEL_IS_EDIT (self));
  g_return_if_fail (TEL_IS_USER (base));
  g_return_if_fail (TEL_IS_USER (draft));

  g_set_object (&self->user_base, base);
  g_set_object (&self->user_draft, draft);
}

/**
 * tel_edit_add_device:
 * @self: an edit
 * @base: a device as it was read whole
 * @draft: the device as it is to be
 *
 * Adds a device that is changed.
 */
void
tel_edit_add_device (TelEdit *self, TelDevice *base, TelDevice *draft)
{
  Part *part;

  g_return_if_fail (TEL_IS_EDIT (self));
  g_return_if_fail (TEL_IS_DEVICE (base));
  g_return_if_fail (TEL_IS_DEVICE (draft));

  part = g_new0 (Part, 1);
  part->base = g_object_ref (base);
  part->draft = g_object_ref (draft);
  g_ptr_array_add (self->parts, part);
}

/**
 * tel_edit_set_apply:
 * @self: an edit
 * @apply: whether Apply Config is sent to the changed devices now (G2.7)
 *
 * Sets when the changes reach the devices. A device whose enrolment starts is applied in any case (G4.5).
 */
void
tel_edit_set_apply (TelEdit *self, gboolean apply)
{
  g_return_if_fail (TEL_IS_EDIT (self));

  self->apply = apply;
}

/**
 * tel_edit_start_capf:
 * @self: an edit
 * @device_name: a device of the edit
 * @completes_by: until when enrolment is to be done (G3.5)
 * @mac_only: whether the device is used on a Mac only (G3.2)
 *
 * Has the plan start the enrolment of a device, as a secure profile wants it (G3.7).
 */
void
tel_edit_start_capf (TelEdit *self, const char *device_name, GDateTime *completes_by, gboolean mac_only)
{
  g_return_if_fail (TEL_IS_EDIT (self));
  g_return_if_fail (device_name != NULL);
  g_return_if_fail (completes_by != NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];

      if (g_strcmp0 (tel_device_get_name (part->base), device_name) != 0)
        continue;
      g_clear_pointer (&part->completes_by, g_date_time_unref);
      part->completes_by = g_date_time_ref (completes_by);
      part->mac_only = mac_only;
      return;
    }
  g_return_if_reached ();
}

/**
 * tel_edit_is_empty:
 * @self: an edit
 *
 * Tells whether nothing is changed.
 *
 * Returns: %TRUE when there is nothing to plan
 */
gboolean
tel_edit_is_empty (TelEdit *self)
{
  g_return_val_if_fail (TEL_IS_EDIT (self), TRUE);

  if (self->user_base != NULL && differs (TEL_OBJECT (self->user_base), TEL_OBJECT (self->user_draft)))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    if (is_changed (self->parts->pdata[i]))
      return FALSE;

  return TRUE;
}

/**
 * tel_edit_build_async:
 * @self: an edit, which is not changed meanwhile
 * @cluster: the cluster
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Reads everything that the edit depends on (the objects as they are now, owners, associated users, the directory
 * numbers of the lines and who uses them), lets the rules speak and makes the plan. A plan that a rule refuses has no
 * steps.
 */
void
tel_edit_build_async (
    TelEdit *self, TelCluster *cluster, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TelDeviceReading *reading;

  g_return_if_fail (TEL_IS_EDIT (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_edit_build_async);
  if (tel_edit_is_empty (self))
    {
      g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_INVALID, "%s",
                               _ ("Nothing was changed, so there is nothing to review."));
      return;
    }

  reading = tel_device_reading_new (cluster, TEL_DEVICE_READING_NUMBERS);
  g_task_set_task_data (task, reading, (GDestroyNotify) tel_device_reading_free);
  if (self->user_base != NULL)
    want_user (self, reading);
  for (guint i = 0; i < self->parts->len; i++)
    if (is_changed (self->parts->pdata[i]))
      want_part (reading, self->parts->pdata[i]);

  tel_device_reading_run_async (reading, cancellable, on_read, g_object_ref (task));
}

/**
 * tel_edit_build_finish:
 * @self: an edit
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_INVALID when nothing is to be changed, %TEL_ERROR_NOT_FOUND when an
 * object of the edit is gone
 *
 * Ends tel_edit_build_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_edit_build_finish (TelEdit *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_EDIT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
