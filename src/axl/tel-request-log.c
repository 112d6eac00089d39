/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-request-log.h"

/**
 * TelRequestLog:
 *
 * Each connection of the program writes into one log: a window that could not connect has no cluster, and what it tried
 * is just what is looked for then.
 */
struct _TelRequestLog
{
  GObject parent_instance;

  GQueue entries;
  guint64 n_added;
  gboolean keeps_bodies;
  char *problem;
};

static void tel_request_log_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TelRequestLog,
                               tel_request_log,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tel_request_log_list_model_init))

enum
{
  PROP_0,
  PROP_KEEPS_BODIES,
  PROP_PROBLEM,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static GType
get_item_type (GListModel *list)
{
  return TEL_TYPE_REQUEST_ENTRY;
}

static guint
get_n_items (GListModel *list)
{
  return g_queue_get_length (&TEL_REQUEST_LOG (list)->entries);
}

static gpointer
get_item (GListModel *list, guint position)
{
  TelRequestEntry *entry = g_queue_peek_nth (&TEL_REQUEST_LOG (list)->entries, position);

  return entry != NULL ? g_object_ref (entry) : NULL;
}

static void
tel_request_log_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
tel_request_log_finalize (GObject *object)
{
  g_queue_clear_full (&TEL_REQUEST_LOG (object)->entries, g_object_unref);
  g_free (TEL_REQUEST_LOG (object)->problem);

  G_OBJECT_CLASS (tel_request_log_parent_class)->finalize (object);
}

static void
tel_request_log_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelRequestLog *self = TEL_REQUEST_LOG (object);

  switch (property_id)
    {
    case PROP_KEEPS_BODIES:
      g_value_set_boolean (value, self->keeps_bodies);
      break;

    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_request_log_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  TelRequestLog *self = TEL_REQUEST_LOG (object);

  switch (property_id)
    {
    case PROP_KEEPS_BODIES:
      tel_request_log_set_keeps_bodies (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_request_log_class_init (TelRequestLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_request_log_finalize;
  object_class->get_property = tel_request_log_get_property;
  object_class->set_property = tel_request_log_set_property;

  properties[PROP_KEEPS_BODIES] =
      g_param_spec_boolean ("keeps-bodies", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_request_log_init (TelRequestLog *self)
{
}

/**
 * tel_request_log_get_default:
 *
 * Gets the log of this program.
 *
 * Returns: (transfer none): the log
 */
TelRequestLog *
tel_request_log_get_default (void)
{
  static TelRequestLog *log;

  if (log == NULL)
    log = tel_request_log_new ();

  return log;
}

/**
 * tel_request_log_new:
 *
 * Makes a log with nothing in it.
 *
 * Returns: (transfer full): a new log
 */
TelRequestLog *
tel_request_log_new (void)
{
  return g_object_new (TEL_TYPE_REQUEST_LOG, NULL);
}

/**
 * tel_request_log_add:
 * @self: a log
 * @entry: a request that has ended
 *
 * Adds a request; where there are too many the oldest goes.
 */
void
tel_request_log_add (TelRequestLog *self, TelRequestEntry *entry)
{
  g_return_if_fail (TEL_IS_REQUEST_LOG (self));
  g_return_if_fail (TEL_IS_REQUEST_ENTRY (entry));

  if (g_queue_get_length (&self->entries) == TEL_REQUEST_LOG_MAXIMUM)
    {
      g_object_unref (g_queue_pop_tail (&self->entries));
      g_list_model_items_changed (G_LIST_MODEL (self), TEL_REQUEST_LOG_MAXIMUM - 1, 1, 0);
    }
  g_queue_push_head (&self->entries, g_object_ref (entry));
  self->n_added++;
  if (g_queue_get_length (&self->entries) > TEL_REQUEST_LOG_MAXIMUM_BODIES)
    tel_request_entry_forget_bodies (g_queue_peek_nth (&self->entries, TEL_REQUEST_LOG_MAXIMUM_BODIES));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
}

/**
 * tel_request_log_clear:
 * @self: a log
 *
 * Forgets every request.
 */
void
tel_request_log_clear (TelRequestLog *self)
{
  guint n_entries;

  g_return_if_fail (TEL_IS_REQUEST_LOG (self));

  n_entries = g_queue_get_length (&self->entries);
  g_queue_clear_full (&self->entries, g_object_unref);
  if (n_entries > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_entries, 0);
}

/**
 * tel_request_log_set_keeps_bodies:
 * @self: a log
 * @keeps_bodies: whether it is kept what is said
 *
 * Says whether what is sent and answered is kept from now on, without secrets. Where it is no longer wanted what was
 * kept is forgotten.
 */
void
tel_request_log_set_keeps_bodies (TelRequestLog *self, gboolean keeps_bodies)
{
  g_return_if_fail (TEL_IS_REQUEST_LOG (self));

  if (self->keeps_bodies == keeps_bodies)
    return;

  self->keeps_bodies = keeps_bodies;
  if (!keeps_bodies)
    g_queue_foreach (&self->entries, (GFunc) (void (*) (void)) tel_request_entry_forget_bodies, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEEPS_BODIES]);
}

/**
 * tel_request_log_get_keeps_bodies:
 * @self: a log
 *
 * Tells whether it is kept what is said. The property “keeps-bodies” notifies.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_request_log_get_keeps_bodies (TelRequestLog *self)
{
  g_return_val_if_fail (TEL_IS_REQUEST_LOG (self), FALSE);

  return self->keeps_bodies;
}

/**
 * tel_request_log_set_problem:
 * @self: a log
 * @problem: (nullable): a sentence, %NULL where all goes well
 *
 * Says why the last request is not in the file of the log.
 */
void
tel_request_log_set_problem (TelRequestLog *self, const char *problem)
{
  g_return_if_fail (TEL_IS_REQUEST_LOG (self));

  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/**
 * tel_request_log_get_problem:
 * @self: a log
 *
 * Tells why the last request is not in the file of the log. The property “problem” notifies.
 *
 * Returns: (nullable): a sentence
 */
const char *
tel_request_log_get_problem (TelRequestLog *self)
{
  g_return_val_if_fail (TEL_IS_REQUEST_LOG (self), NULL);

  return self->problem;
}

/**
 * tel_request_log_get_n_added:
 * @self: a log
 *
 * Counts what was ever added, forgotten requests included.
 *
 * Returns: how many
 */
guint64
tel_request_log_get_n_added (TelRequestLog *self)
{
  g_return_val_if_fail (TEL_IS_REQUEST_LOG (self), 0);

  return self->n_added;
}
