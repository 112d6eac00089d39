/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-changes.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-record.h"

/* How many changes the queue keeps, and how many one answer holds. */
#define MOST_KEPT 100000
#define MOST_LISTED 10000

#define QUEUE_ID_LENGTH 8

struct _TelSimulatorChanges
{
  char *queue_id;
  guint64 first;
  GQueue queue;
};

/**
 * tel_simulator_change_new:
 * @type: a name of the schema's `XChangeType`, for good
 * @pkid: the key of the object as the database has it
 *
 * Returns: (transfer full): a change without a number, an action or tags
 */
TelSimulatorChange *
tel_simulator_change_new (const char *type, const char *pkid)
{
  TelSimulatorChange *self = g_new0 (TelSimulatorChange, 1);

  self->type = type;
  self->uuid = tel_simulator_record_brace (pkid);
  self->tags = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * tel_simulator_change_free:
 * @self: (transfer full): a change
 *
 * Frees it.
 */
void
tel_simulator_change_free (TelSimulatorChange *self)
{
  g_free (self->uuid);
  g_ptr_array_unref (self->tags);
  g_free (self);
}

static char *
make_queue_id (void)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  char *id = g_malloc0 (QUEUE_ID_LENGTH + 1);

  for (guint i = 0; i < QUEUE_ID_LENGTH; i++)
    id[i] = letters[g_random_int_range (0, (gint32) strlen (letters))];

  return id;
}

/**
 * tel_simulator_changes_new:
 *
 * Makes an empty queue, under a name that no other has: a cluster that was started anew knows nothing of the changes
 * before.
 *
 * Returns: (transfer full): the queue
 */
TelSimulatorChanges *
tel_simulator_changes_new (void)
{
  TelSimulatorChanges *self = g_new0 (TelSimulatorChanges, 1);

  self->queue_id = make_queue_id ();
  self->first = 1;
  g_queue_init (&self->queue);

  return self;
}

/**
 * tel_simulator_changes_free:
 * @self: (transfer full): the queue
 *
 * Frees it.
 */
void
tel_simulator_changes_free (TelSimulatorChanges *self)
{
  g_queue_clear_full (&self->queue, (GDestroyNotify) tel_simulator_change_free);
  g_free (self->queue_id);
  g_free (self);
}

/**
 * tel_simulator_changes_append:
 * @self: the queue
 * @changes: (transfer full) (element-type TelSimulatorChange): what a transaction has changed
 *
 * Adds changes, and drops the oldest beyond a hundred thousand.
 */
void
tel_simulator_changes_append (TelSimulatorChanges *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      TelSimulatorChange *change = changes->pdata[i];

      change->id = self->first + self->queue.length;
      g_queue_push_tail (&self->queue, change);
    }

  g_ptr_array_set_free_func (changes, NULL);
  g_ptr_array_unref (changes);

  for (; self->queue.length > MOST_KEPT; self->first++)
    tel_simulator_change_free (g_queue_pop_head (&self->queue));
}

static void
add_number (TelSimulatorElement *parent, const char *name, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  tel_simulator_element_add_text_child (parent, name, text);
}

static void
add_change (TelSimulatorElement *parent, const TelSimulatorChange *change)
{
  const char action[] = { change->action, '\0' };
  TelSimulatorElement *element = tel_simulator_element_add_child (parent, "change");
  TelSimulatorElement *tags;

  tel_simulator_element_set_attribute (element, "type", change->type);
  tel_simulator_element_set_attribute (element, "uuid", change->uuid);
  add_number (element, "id", change->id);
  tel_simulator_element_add_text_child (element, "action", action);
  tel_simulator_element_add_text_child (element, "doGet", change->do_get ? "true" : "false");
  tags = tel_simulator_element_add_child (element, "changedTags");

  for (guint i = 0; i + 1 < change->tags->len; i += 2)
    tel_simulator_element_set_attribute (tel_simulator_element_add_text_child (tags, "changedTag",
                                                                               change->tags->pdata[i + 1]),
                                         "name", change->tags->pdata[i]);
}

static gboolean
is_wanted (const TelSimulatorElement *objects, const TelSimulatorChange *change)
{
  if (objects == NULL || tel_simulator_element_get_n_children (objects) == 0)
    return TRUE;

  for (guint i = 0; i < tel_simulator_element_get_n_children (objects); i++)
    if (g_strcmp0 (tel_simulator_element_get_text (tel_simulator_element_get_nth_child (objects, i)), change->type) ==
        0)
      return TRUE;

  return FALSE;
}

/* Adds the changes from @start on, and gives the number to go on with. */
static guint64
add_changes (const TelSimulatorChanges *self,
             const TelSimulatorElement *objects,
             guint64 start,
             TelSimulatorElement *parent)
{
  guint64 end = self->first + self->queue.length;
  const GList *link =
      start < end ? g_queue_peek_nth_link ((GQueue *) &self->queue, (guint) (start - self->first)) : NULL;

  for (; link != NULL; link = link->next)
    {
      const TelSimulatorChange *change = link->data;

      if (!is_wanted (objects, change))
        continue;
      if (tel_simulator_element_get_n_children (parent) == MOST_LISTED)
        return change->id;
      add_change (parent, change);
    }

  return end;
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND, message);

  return FALSE;
}

static gboolean
read_start (const TelSimulatorChanges *self, const TelSimulatorElement *element, guint64 *start, GError **error)
{
  const char *queue_id = tel_simulator_element_get_attribute (element, "queueId");

  if (queue_id == NULL)
    {
      g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                           "cvc-complex-type.4: Attribute 'queueId' must appear on element 'startChangeId'.");

      return FALSE;
    }

  *start = g_ascii_strtoull (tel_simulator_element_get_text (element), NULL, 10);

  if (!g_str_equal (queue_id, self->queue_id))
    return fail (error, "The queueId value does not match the server. This indicates that it is either incorrect or "
                        "the server restarted and a full sync is needed.");
  if (*start < self->first)
    return fail (error, "The startChangeId value is no longer in the queue. A full sync is needed.");
  if (*start > self->first + self->queue.length)
    return fail (error, "The startChangeId value is not in the queue yet.");

  return TRUE;
}

/**
 * tel_simulator_changes_list:
 * @context: the cluster
 * @request: a listChange
 * @response: what is filled; it has no `return`
 * @error: return location for a #GError
 *
 * Lists changes (contract 2.8, 10.0 and later, and Cisco's AXL guide, "Change Notification"). Without anything the
 * request asks where the queue stands; with object types only, for all that the queue has of them; with a start, for
 * what has come since. The words for a queue of another name are Cisco's; those for a start that the queue has no more
 * are not known.
 *
 * Returns: FALSE with a #TelSimulatorFault when the queue cannot tell
 */
gboolean
tel_simulator_changes_list (const TelSimulatorContext *context,
                            const TelSimulatorElement *request,
                            TelSimulatorElement *response,
                            GError **error)
{
  const TelSimulatorChanges *self = tel_simulator_store_get_changes (context->store);
  const TelSimulatorElement *start_element = tel_simulator_element_get_child (request, "startChangeId");
  const TelSimulatorElement *objects = tel_simulator_element_get_child (request, "objectList");
  TelSimulatorElement *info;
  TelSimulatorElement *changes;
  guint64 start = self->first;
  guint64 next = self->first + self->queue.length;

  if (start_element != NULL && !read_start (self, start_element, &start, error))
    return FALSE;

  info = tel_simulator_element_add_child (response, "queueInfo");
  changes = tel_simulator_element_add_child (response, "changes");

  if (start_element != NULL || objects != NULL)
    next = add_changes (self, objects, start, changes);

  add_number (info, "firstChangeId", self->first);
  add_number (info, "lastChangeId", self->first + self->queue.length - 1);
  add_number (info, "nextStartChangeId", next);
  tel_simulator_element_add_text_child (info, "queueId", self->queue_id);

  return TRUE;
}
