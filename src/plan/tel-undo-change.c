/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-undo-change.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-line.h"

#include "plan/tel-merge.h"
#include "plan/tel-step-private.h"

/* These go together; which of them is put back is decided by what was pending (write path 7). */
static const char *const enrolment[] = {
  "certificate-operation", "authentication-mode", "key-size", "key-order", "ec-key-size", "completes-by", NULL,
};

static void
copy_property (TelObject *from, TelObject *to, const char *property)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (from), property, &value);
  g_object_set_property (G_OBJECT (to), property, &value);
}

static void
copy_enrolment (TelObject *from, TelObject *to)
{
  for (guint i = 0; enrolment[i] != NULL; i++)
    copy_property (from, to, enrolment[i]);
}

static TelLine *
find_line (GListModel *lines, TelLine *line)
{
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) other = g_list_model_get_item (lines, i);

      if (g_strcmp0 (tel_line_get_pattern (line), tel_line_get_pattern (other)) == 0 &&
          g_strcmp0 (tel_line_get_partition (line), tel_line_get_partition (other)) == 0)
        return other;
    }

  return NULL;
}

/* Of a line that the plan added, the cluster chose what the plan did not say. */
static void
take_added_lines (TelDevice *after, TelDevice *base, TelDevice *result)
{
  GListStore *lines = G_LIST_STORE (tel_device_get_lines (after));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lines)); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (G_LIST_MODEL (lines), i);
      TelLine *made = find_line (tel_device_get_lines (result), line);

      if (made != NULL && find_line (tel_device_get_lines (base), line) == NULL)
        g_list_store_splice (lines, i, 1, (gpointer *) &made, 1);
    }
}

/* What the plan had made of the object: what it wanted, or what the cluster took it for. */
static TelObject *
make_after (TelStep *step)
{
  TelObject *base = tel_step_get_base (step);
  TelObject *result = tel_step_get_result (step);
  TelObject *after = tel_object_copy (tel_step_get_draft (step));
  g_auto (GStrv) changed = tel_object_list_differences (base, after);

  for (guint i = 0; result != NULL && changed[i] != NULL; i++)
    {
      GType type = g_object_class_find_property (G_OBJECT_GET_CLASS (base), changed[i])->value_type;

      if (type == G_TYPE_STRING || type == G_TYPE_BOOLEAN || type == G_TYPE_UINT)
        copy_property (result, after, changed[i]);
    }
  if (result != NULL && TEL_IS_DEVICE (after))
    take_added_lines (TEL_DEVICE (after), TEL_DEVICE (base), TEL_DEVICE (result));

  return after;
}

static gboolean
is_good_deadline (TelUndoing *self, const char *text)
{
  g_autoptr (GDateTime) deadline = tel_deadline_parse (text, tel_cluster_get_time_zone (self->cluster));
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);

  /* Nearer than an hour it is not sent (G3.5). */
  return deadline != NULL && g_date_time_difference (deadline, now) >= G_TIME_SPAN_HOUR;
}

static void
set_new_deadline (TelUndoing *self, TelObject *device)
{
  GTimeZone *zone = tel_cluster_get_time_zone (self->cluster);
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);
  g_autoptr (GDateTime) deadline =
      tel_deadline_after_days (now, tel_cluster_get_capf_expiry_days (self->cluster), zone);
  g_autofree char *text = tel_deadline_format (deadline, zone);

  g_object_set (device, "completes-by", text, NULL);
}

/* What was pending before comes back with another string, for nobody knows the old one (write path 7). */
static gboolean
start_again (TelUndoing *self, TelObject *base, TelObject *merged, const char *name)
{
  gboolean by_string =
      g_strcmp0 (tel_device_get_authentication_mode (TEL_DEVICE (base)), TEL_AUTHENTICATION_MODE_STRING) == 0;

  copy_enrolment (base, merged);
  if (!is_good_deadline (self, tel_device_get_completes_by (TEL_DEVICE (base))))
    {
      set_new_deadline (self, merged);
      tel_undo_say (self, TEL_FORCE_REMIND,
                    /* Translators: a device */
                    _ ("The deadline that the operation of %s had before has passed, so that it gets a new one."),
                    name);
    }
  if (by_string)
    tel_undo_say (self, TEL_FORCE_TICK,
                  /* Translators: a device */
                  _ ("The authentication string that %s had before this plan cannot be brought back: another one is "
                     "issued, and the one given before does not work."),
                  name);

  return by_string;
}

static void
cancel_operation (TelUndoing *self, TelObject *merged, const char *name)
{
  g_object_set (merged, "certificate-operation", TEL_CERTIFICATE_OPERATION_NONE, NULL);
  tel_undo_say (self, TEL_FORCE_REMIND,
                /* Translators: a device */
                _ ("The CAPF operation of %s is cancelled, and its authentication string stops working. The "
                   "authentication mode, the key size and the deadline of the cancelled operation stay on the device: "
                   "they count only while an operation is pending."),
                name);
}

static gboolean
is_pending (TelObject *device)
{
  return tel_device_is_pending (TEL_DEVICE (device));
}

static TelAuthString *
get_string (TelObject *device)
{
  return tel_device_get_authentication_string (TEL_DEVICE (device));
}

/* TRUE when the operation of the plan is the one that the device has now, or when nothing shows that it is not. */
static gboolean
is_still_ours (TelStep *step, TelObject *current)
{
  TelObject *result = tel_step_get_result (step);
  TelObject *known = result != NULL ? result : tel_step_get_draft (step);

  return tel_settlement_is_same (known, current, "certificate-operation") &&
         tel_settlement_is_same (known, current, "completes-by") &&
         (get_string (known) == NULL || get_string (current) == NULL ||
          tel_settlement_is_same (known, current, "authentication-string"));
}

/* The journal keeps no string, so that another one with the same deadline looks like that of the plan. */
static void
doubt_string (TelUndoing *self, TelStep *step, TelObject *current)
{
  TelObject *result = tel_step_get_result (step);

  if (tel_step_get_new_string (step) && is_pending (current) && get_string (current) != NULL &&
      (result == NULL || get_string (result) == NULL))
    tel_undo_say (self, TEL_FORCE_TICK,
                  /* Translators: a device */
                  _ ("Whether %s still has the authentication string of this plan cannot be told: somebody may have "
                     "issued another one with the same deadline since. It stops working, whoever was given it."),
                  tel_step_get_name_after (step));
}

/* Puts the pending operation back, or away. Returns whether a new string is wanted. */
static gboolean
undo_enrolment (TelUndoing *self, TelStep *step, TelObject *current, TelObject *merged)
{
  TelObject *base = tel_step_get_base (step);
  const char *name = tel_step_get_name_after (step);

  if (!is_still_ours (step, current))
    {
      if (!tel_step_is_perhaps_sent (step))
        tel_undo_say (self, TEL_FORCE_REMIND,
                      /* Translators: a device */
                      _ ("The CAPF operation of %s has gone on since: what came of it, such as a certificate, stays."),
                      name);
      return FALSE;
    }
  doubt_string (self, step, current);
  if (is_pending (base))
    return start_again (self, base, merged, name);
  if (is_pending (current))
    cancel_operation (self, merged, name);

  return FALSE;
}

/* An extension cannot be undone once the deadline of before is over: the string would be refused at once (G4.3). */
static gboolean
refuse_old_deadline (TelUndoing *self, TelObject *current, TelObject *merged)
{
  GTimeZone *zone = tel_cluster_get_time_zone (self->cluster);
  g_autoptr (GDateTime) old = NULL;
  g_autofree char *shown = NULL;

  if (!TEL_IS_DEVICE (merged) || !is_pending (merged) || tel_settlement_is_same (current, merged, "completes-by") ||
      is_good_deadline (self, tel_device_get_completes_by (TEL_DEVICE (merged))))
    return FALSE;

  old = tel_deadline_parse (tel_device_get_completes_by (TEL_DEVICE (merged)), zone);
  shown = old != NULL ? tel_deadline_describe (old, zone) : g_strdup ("");
  tel_undo_say (self, TEL_FORCE_REFUSE,
                /* Translators: a device, a date and time */
                _ ("The deadline that %s had before, %s, has passed or is less than one hour away in the cluster's "
                   "time, so that it cannot be put back. Cancel the enrolment, or let it go on."),
                tel_device_get_name (TEL_DEVICE (merged)), shown);

  return TRUE;
}

static gboolean
changes_enrolment (TelStep *step)
{
  TelObject *base = tel_step_get_base (step);

  return TEL_IS_DEVICE (base) && (tel_step_get_new_string (step) ||
                                  !tel_settlement_is_same (base, tel_step_get_draft (step), "certificate-operation"));
}

static char *
make_sentence (TelStep *step, gboolean renames, gboolean new_string)
{
  TelObjectKind kind = tel_step_get_kind (step);
  const char *partition = tel_step_get_partition_after (step);
  g_autofree char *object = tel_object_kind_describe (kind, tel_step_get_name_after (step), partition);
  g_autofree char *before =
      tel_object_kind_describe (kind, tel_step_get_object_name (step), tel_step_get_partition (step));

  if (renames)
    /* Translators: both are objects such as device “CSFTADAMS” */
    return g_strdup_printf (_ ("Make the %s the %s again"), object, before);
  if (new_string)
    /* Translators: an object such as device “CSFTADAMS” */
    return g_strdup_printf (_ ("Put back what was changed of the %s, with a new authentication string"), object);

  /* Translators: an object such as device “CSFTADAMS” */
  return g_strdup_printf (_ ("Put back what was changed of the %s"), object);
}

static void
refuse_conflicts (TelUndoing *self, const char *object, GPtrArray *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *since = tel_conflict_describe_since (g_ptr_array_index (conflicts, i));

      tel_undo_say (self, TEL_FORCE_REFUSE,
                    _ ("The %s was changed since, so that this cannot be undone as a whole. %s"), object, since);
    }
}

static void
add_inverse (TelUndoing *self, TelStep *step, TelObject *current, TelObject *merged, gboolean new_string)
{
  TelObjectKind kind = tel_step_get_kind (step);
  gboolean renames =
      tel_step_renames (step) && g_strcmp0 (tel_object_get_key (current), tel_step_get_name_after (step)) == 0;
  TelStep *inverse = tel_step_new (TEL_STEP_OPERATION_UPDATE, kind, current, merged);
  TelObject *other =
      tel_undo_state_get (self->state, kind, tel_step_get_object_name (step), tel_step_get_partition (step));

  if (renames && other != NULL && tel_undo_is_other (other, current))
    {
      g_autofree char *object =
          tel_object_kind_describe (kind, tel_step_get_object_name (step), tel_step_get_partition (step));

      tel_undo_say (self, TEL_FORCE_REFUSE,
                    /* Translators: an object such as device “CSFTADAMS” */
                    _ ("There is another %s by now, so that the old name cannot be given back."), object);
    }
  tel_step_set_new_string (inverse, new_string);
  /* Without it the string could be given to nobody (G4.5). */
  if (new_string)
    g_hash_table_add (self->applied, g_strdup (tel_step_get_name_after (step)));
  if (renames)
    {
      tel_undo_state_set (self->state, kind, tel_step_get_name_after (step), tel_step_get_partition_after (step), NULL);
      g_hash_table_replace (self->renamed, g_strdup (tel_step_get_name_after (step)),
                            g_strdup (tel_step_get_object_name (step)));
    }
  tel_undo_state_set (self->state, kind, tel_step_get_name_after (inverse), tel_step_get_partition_after (inverse),
                      merged);
  tel_undo_add_step (self, inverse, make_sentence (step, renames, new_string));
}

/* By its new name, or by the old one where a renaming may not have come through. */
static TelObject *
find_current (TelUndoing *self, TelStep *step)
{
  TelObjectKind kind = tel_step_get_kind (step);
  TelObject *current =
      tel_undo_state_get (self->state, kind, tel_step_get_name_after (step), tel_step_get_partition_after (step));

  if ((current == NULL || tel_undo_is_other (tel_step_get_base (step), current)) && tel_step_is_perhaps_sent (step))
    current = tel_undo_state_get (self->state, kind, tel_step_get_object_name (step), tel_step_get_partition (step));

  return current;
}

/**
 * tel_undo_change:
 * @self: an undoing
 * @step: an update that was, or may have been, carried out
 *
 * Appends the step that puts back what the update changed, three-way and by field: what others did since to other
 * fields stays, and a field that they changed too refuses the undoing.
 */
void
tel_undo_change (TelUndoing *self, TelStep *step)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_conflict_free);
  g_autoptr (TelObject) after = make_after (step);
  g_autoptr (TelObject) before = tel_object_copy (tel_step_get_base (step));
  g_autoptr (TelObject) merged = NULL;
  TelObject *current = find_current (self, step);
  g_autofree char *object = tel_object_kind_describe (tel_step_get_kind (step), tel_step_get_name_after (step),
                                                      tel_step_get_partition_after (step));
  gboolean new_string = FALSE;
  g_auto (GStrv) differences = NULL;

  if (current == NULL)
    {
      tel_undo_say (self, TEL_FORCE_REFUSE, _ ("The %s is gone, so that what was changed of it cannot be put back."),
                    object);
      return;
    }

  merged = tel_object_copy (current);
  if (changes_enrolment (step))
    copy_enrolment (before, after);
  tel_merge_fields (after, before, merged, TEL_MERGE_SIDE_CURRENT, conflicts);
  if (conflicts->len > 0)
    {
      refuse_conflicts (self, object, conflicts);
      return;
    }

  if (changes_enrolment (step))
    new_string = undo_enrolment (self, step, current, merged);
  else if (refuse_old_deadline (self, current, merged))
    return;
  differences = tel_settlement_list_sent (current, merged);
  if (differences[0] != NULL || new_string)
    add_inverse (self, step, current, merged, new_string);
}
