/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-disturbances.h"

struct _TelSimulatorDisturbances
{
  GPtrArray *arranged;
};

static const char *const kinds[] = {
  [TEL_SIMULATOR_DISTURBANCE_REFUSE] = "refuse",
  [TEL_SIMULATOR_DISTURBANCE_THROTTLE] = "throttle",
  [TEL_SIMULATOR_DISTURBANCE_STALL] = "stall",
  [TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE] = "reset-before",
  [TEL_SIMULATOR_DISTURBANCE_RESET_AFTER] = "reset-after",
  [TEL_SIMULATOR_DISTURBANCE_STATUS] = "status",
  [TEL_SIMULATOR_DISTURBANCE_HTML] = "html",
  [TEL_SIMULATOR_DISTURBANCE_EXPIRE_SESSION] = "expire-session",
  [TEL_SIMULATOR_DISTURBANCE_TRUNCATE] = "truncate",
  [TEL_SIMULATOR_DISTURBANCE_SLOW] = "slow",
  [TEL_SIMULATOR_DISTURBANCE_ENDLESS] = "endless",
  [TEL_SIMULATOR_DISTURBANCE_MALFORMED] = "malformed",
  [TEL_SIMULATOR_DISTURBANCE_WRONG_NAMESPACE] = "wrong-namespace",
  [TEL_SIMULATOR_DISTURBANCE_ENTITY_BOMB] = "entity-bomb",
  [TEL_SIMULATOR_DISTURBANCE_EXTERNAL_ENTITY] = "external-entity",
  [TEL_SIMULATOR_DISTURBANCE_DEEP_NESTING] = "deep-nesting",
  [TEL_SIMULATOR_DISTURBANCE_UTF_16] = "utf-16",
  [TEL_SIMULATOR_DISTURBANCE_GZIP_BOMB] = "gzip-bomb",
  NULL,
};

static TelSimulatorDisturbance *
copy (const TelSimulatorDisturbance *disturbance)
{
  TelSimulatorDisturbance *result = g_memdup2 (disturbance, sizeof *disturbance);

  result->operation = g_strdup (disturbance->operation);
  result->message = g_strdup (disturbance->message);
  result->request = disturbance->request != NULL ? tel_simulator_element_copy (disturbance->request) : NULL;
  result->seen = 0;

  return result;
}

static void
disturbance_free (gpointer data)
{
  TelSimulatorDisturbance *disturbance = data;

  g_free (disturbance->operation);
  g_free (disturbance->message);
  g_clear_pointer (&disturbance->request, tel_simulator_element_free);
  g_free (disturbance);
}

/* From its occurrence on, as many times as it is to happen. */
static gboolean
is_due (const TelSimulatorDisturbance *disturbance)
{
  return disturbance->occurrence == 0 || disturbance->seen >= disturbance->occurrence;
}

static gboolean
is_over (const TelSimulatorDisturbance *disturbance)
{
  return disturbance->occurrence != 0 && disturbance->seen + 1 >= disturbance->occurrence + MAX (disturbance->times, 1);
}

/**
 * tel_simulator_disturbances_new:
 *
 * Makes an empty list of arrangements.
 *
 * Returns: (transfer full): the list
 */
TelSimulatorDisturbances *
tel_simulator_disturbances_new (void)
{
  TelSimulatorDisturbances *self = g_new0 (TelSimulatorDisturbances, 1);

  self->arranged = g_ptr_array_new_with_free_func (disturbance_free);

  return self;
}

/**
 * tel_simulator_disturbances_free:
 * @self: (transfer full): the list
 *
 * Frees the list.
 */
void
tel_simulator_disturbances_free (TelSimulatorDisturbances *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->arranged);
  g_free (self);
}

/**
 * tel_simulator_disturbances_parse_kind:
 * @name: a name, such as "refuse" or "reset-before"
 * @kind: (out): the kind
 *
 * Reads the name of a kind. That somebody else's write comes first has none: it needs a write.
 *
 * Returns: TRUE if there is one of that name
 */
gboolean
tel_simulator_disturbances_parse_kind (const char *name, TelSimulatorDisturbanceKind *kind)
{
  g_return_val_if_fail (name != NULL && kind != NULL, FALSE);

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i], name))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tel_simulator_disturbances_get_name:
 * @kind: a kind
 *
 * Gives the name of a kind.
 *
 * Returns: (nullable): the name, NULL for %TEL_SIMULATOR_DISTURBANCE_MUTATE
 */
const char *
tel_simulator_disturbances_get_name (TelSimulatorDisturbanceKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

/**
 * tel_simulator_disturbances_list_kinds:
 *
 * Lists the names, for a sentence.
 *
 * Returns: (transfer full): the names with commas between them
 */
char *
tel_simulator_disturbances_list_kinds (void)
{
  return g_strjoinv (", ", (char **) kinds);
}

/**
 * tel_simulator_disturbances_add:
 * @self: the list
 * @disturbance: what shall happen; copied
 *
 * Arranges for something to happen. Counting begins now.
 */
void
tel_simulator_disturbances_add (TelSimulatorDisturbances *self, const TelSimulatorDisturbance *disturbance)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (disturbance != NULL && disturbance->operation != NULL);

  g_ptr_array_add (self->arranged, copy (disturbance));
}

/**
 * tel_simulator_disturbances_clear:
 * @self: the list
 *
 * Calls off everything that was arranged.
 */
void
tel_simulator_disturbances_clear (TelSimulatorDisturbances *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->arranged, 0);
}

/**
 * tel_simulator_disturbances_collect:
 * @self: the list
 * @operation: of a request that has come
 *
 * Counts the request, and gives what is to happen to it now.
 *
 * Returns: (transfer full) (element-type TelSimulatorDisturbance): the disturbances, in the order of their arrangement
 */
GPtrArray *
tel_simulator_disturbances_collect (TelSimulatorDisturbances *self, const char *operation)
{
  GPtrArray *due;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (operation != NULL, NULL);

  due = g_ptr_array_new_with_free_func (disturbance_free);
  for (guint i = 0; i < self->arranged->len;)
    {
      TelSimulatorDisturbance *disturbance = g_ptr_array_index (self->arranged, i);

      if (!g_str_equal (disturbance->operation, "*") && !g_str_equal (disturbance->operation, operation))
        {
          i++;
          continue;
        }

      disturbance->seen++;
      if (is_due (disturbance))
        g_ptr_array_add (due, copy (disturbance));
      if (is_over (disturbance))
        g_ptr_array_remove_index (self->arranged, i);
      else
        i++;
    }

  return due;
}
