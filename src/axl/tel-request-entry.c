/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-request-entry.h"

struct _TelRequestEntry
{
  GObject parent_instance;

  TelRequestFacts facts;
};

G_DEFINE_FINAL_TYPE (TelRequestEntry, tel_request_entry, G_TYPE_OBJECT)

static void
tel_request_entry_finalize (GObject *object)
{
  TelRequestEntry *self = TEL_REQUEST_ENTRY (object);

  g_free (self->facts.host);
  g_free (self->facts.operation);
  g_free (self->facts.object);
  g_free (self->facts.request);
  g_free (self->facts.answer);

  G_OBJECT_CLASS (tel_request_entry_parent_class)->finalize (object);
}

static void
tel_request_entry_class_init (TelRequestEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_request_entry_finalize;
}

static void
tel_request_entry_init (TelRequestEntry *self)
{
}

/**
 * tel_request_entry_new:
 * @facts: what is known of a request; copied
 *
 * Makes an entry.
 *
 * Returns: (transfer full): a new entry
 */
TelRequestEntry *
tel_request_entry_new (const TelRequestFacts *facts)
{
  TelRequestEntry *self;

  g_return_val_if_fail (facts != NULL && facts->host != NULL && facts->operation != NULL, NULL);

  self = g_object_new (TEL_TYPE_REQUEST_ENTRY, NULL);
  self->facts = *facts;
  self->facts.host = g_strdup (facts->host);
  self->facts.operation = g_strdup (facts->operation);
  self->facts.object = g_strdup (facts->object);
  self->facts.request = g_strdup (facts->request);
  self->facts.answer = g_strdup (facts->answer);

  return self;
}

/**
 * tel_request_entry_get_facts:
 * @self: an entry
 *
 * Gets what is known of the request.
 *
 * Returns: (transfer none): the facts
 */
const TelRequestFacts *
tel_request_entry_get_facts (TelRequestEntry *self)
{
  g_return_val_if_fail (TEL_IS_REQUEST_ENTRY (self), NULL);

  return &self->facts;
}

/**
 * tel_request_entry_forget_bodies:
 * @self: an entry
 *
 * Forgets what was said.
 */
void
tel_request_entry_forget_bodies (TelRequestEntry *self)
{
  g_return_if_fail (TEL_IS_REQUEST_ENTRY (self));

  g_clear_pointer (&self->facts.request, g_free);
  g_clear_pointer (&self->facts.answer, g_free);
}
