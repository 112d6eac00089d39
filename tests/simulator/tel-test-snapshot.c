/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-snapshot.h"

static const TelSimulatorElement *
run (Snapshot *self, const char *operation, const char *body)
{
  TelSimulatorElement *response = tel_test_cluster_run (self->cluster, operation, body);

  g_ptr_array_add (self->answers, response);

  return tel_test_find (response, "return");
}

static GPtrArray *
list (Snapshot *self, const char *operation, const char *criterion, const char *tags)
{
  g_autofree char *body =
      g_strdup_printf ("<searchCriteria><%s>%%</%s></searchCriteria><returnedTags>%s</returnedTags>", criterion,
                       criterion, tags);
  const TelSimulatorElement *answer = run (self, operation, body);
  GPtrArray *objects = g_ptr_array_new ();

  for (guint i = 0; i < tel_simulator_element_get_n_children (answer); i++)
    g_ptr_array_add (objects, (gpointer) tel_simulator_element_get_nth_child (answer, i));

  return objects;
}

/* The bulk list names the objects; what it cannot give is got from each. */
static GPtrArray *
get_each (Snapshot *self, const char *label, const char *key, const char *extra)
{
  g_autofree char *list_operation = g_strconcat ("list", label, NULL);
  g_autofree char *get_operation = g_strconcat ("get", label, NULL);
  g_autofree char *tags = g_strdup_printf ("<%s/>%s", key, extra);
  g_autoptr (GPtrArray) listed = list (self, list_operation, key, tags);
  GPtrArray *objects = g_ptr_array_new ();

  for (guint i = 0; i < listed->len; i++)
    {
      const char *uuid = tel_simulator_element_get_attribute (g_ptr_array_index (listed, i), "uuid");
      g_autofree char *body = g_strdup_printf ("<uuid>%s</uuid>", uuid);

      g_ptr_array_add (objects, (gpointer) tel_simulator_element_get_nth_child (run (self, get_operation, body), 0));
    }

  return objects;
}

/**
 * tel_test_snapshot_free:
 * @self: (transfer full): a snapshot
 *
 * Frees the snapshot with its cluster.
 */
void
tel_test_snapshot_free (Snapshot *self)
{
  g_ptr_array_unref (self->users);
  g_ptr_array_unref (self->phones);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->profiles);
  g_ptr_array_unref (self->sip_profiles);
  g_ptr_array_unref (self->service_profiles);
  g_ptr_array_unref (self->parameters);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->registrations);
  g_ptr_array_unref (self->answers);
  tel_test_cluster_free (self->cluster);
  g_free (self);
}

/**
 * tel_test_snapshot_new:
 * @release: the release as major × 100 + minor
 * @world: a world
 *
 * Reads a new cluster, as an audit would.
 *
 * Returns: (transfer full): what was read
 */
Snapshot *
tel_test_snapshot_new (guint release, const char *world)
{
  Snapshot *self = g_new0 (Snapshot, 1);

  self->cluster = tel_test_cluster_new (release, world);
  self->release = release;
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_simulator_element_free);
  self->users = get_each (self, "User", "userid", "");
  self->phones = get_each (self, "Phone", "name", "");
  self->lines = get_each (self, "Line", "pattern", "");
  self->profiles = get_each (self, "PhoneSecurityProfile", "name", "");
  self->sip_profiles = get_each (self, "SipProfile", "name", "");
  self->service_profiles = list (self, "listServiceProfile", "name", "<name/><isDefault>t</isDefault>");
  self->parameters = list (self, "listServiceParameter", "service", "<processNodeName/><name/><value/>");
  self->nodes = list (self, "listProcessNode", "name", "<name/>");
  self->registrations = release >= 1105
                            ? list (self, "listRegistrationDynamic", "device", "<device/><lastKnownUcm/><lastSeen/>")
                            : g_ptr_array_new ();

  return self;
}
