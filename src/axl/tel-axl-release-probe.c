/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-release-probe.h"

#include "axl/tel-xml-reader.h"
#include "model/tel-error.h"

#include <libsoup/soup.h>

#define UDS_PATH "/cucm-uds/version"

/* What a probe knows so far. A release is tried at most once. */
typedef struct
{
  gboolean tried[TEL_RELEASE_15_0 + 1];
  TelRelease trying;
  char *version;
} Probe;

/* What is being looked for in the answer of UDS: the text of versionInformation/version, and not the attribute. */
typedef struct
{
  guint depth;
  gboolean inside;
  GString *version;
} UdsReading;

static void try_release (GTask *task, TelRelease release);

static void
probe_free (Probe *probe)
{
  g_free (probe->version);
  g_free (probe);
}

static gboolean
on_uds_start (gpointer user_data,
              const char *name,
              const char *namespace_uri,
              const TelXmlAttribute *attributes,
              guint n_attributes,
              GError **error)
{
  UdsReading *reading = user_data;

  reading->depth++;
  reading->inside = reading->depth == 2 && g_str_equal (name, "version");
  return TRUE;
}

static gboolean
on_uds_text (gpointer user_data, const char *text, gsize length, GError **error)
{
  UdsReading *reading = user_data;

  if (reading->inside)
    g_string_append_len (reading->version, text, length);
  return TRUE;
}

static gboolean
on_uds_end (gpointer user_data, const char *name, const char *namespace_uri, GError **error)
{
  UdsReading *reading = user_data;

  reading->depth--;
  reading->inside = FALSE;
  return TRUE;
}

/* The newest release not tried yet that is in the server's list, or in ours where the server gave none. */
static TelRelease
choose_next (Probe *probe, const char *supported)
{
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  for (guint i = n_releases; i > 0; i--)
    {
      TelRelease release = releases[i - 1];

      if (!probe->tried[release] && (supported == NULL || tel_axl_release_probe_is_supported (supported, release)))
        return release;
    }

  return TEL_RELEASE_UNKNOWN;
}

/* Takes over task and error. */
static void
finish_failed (GTask *task, GError *error)
{
  g_autoptr (GTask) owned = task;

  g_task_return_error (task, error);
}

/* Takes over task and error. */
static void
try_another (GTask *task, GError *error)
{
  TelAxlCaller *caller = g_task_get_source_object (task);
  Probe *probe = g_task_get_task_data (task);
  TelRelease next = TEL_RELEASE_UNKNOWN;

  /* A 599 names what the server supports; how one refuses a version by a fault is not known (contract 1.1). */
  if (g_error_matches (error, TEL_ERROR, TEL_ERROR_RELEASE))
    next = choose_next (probe, tel_axl_caller_get_supported_versions (caller));
  else if (g_error_matches (error, TEL_ERROR, TEL_ERROR_REJECTED))
    next = choose_next (probe, NULL);

  if (next == TEL_RELEASE_UNKNOWN)
    {
      finish_failed (task, error);
      return;
    }

  g_error_free (error);
  try_release (task, next);
}

static void
on_version_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (TelAxlResponse) response = NULL;
  GError *error = NULL;
  TelRelease release;
  const char *version;

  response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);
  if (response == NULL)
    {
      try_another (task, error);
      return;
    }

  /* A server takes older versions too, but the schema to speak is the one of its own release. */
  version = tel_axl_response_get_value (response);
  release = tel_release_from_version (version);
  probe->version = g_strdup (version);
  g_task_return_int (task, release != TEL_RELEASE_UNKNOWN ? release : probe->trying);
  g_object_unref (task);
}

static void
try_release (GTask *task, TelRelease release)
{
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (TelAxlRequest) request = tel_axl_request_new_version (release);

  probe->tried[release] = TRUE;
  probe->trying = release;
  tel_axl_caller_call_async (g_task_get_source_object (task), request, g_task_get_cancellable (task),
                             on_version_answered, task);
}

static void
on_uds_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (TelAxlExchange) exchange = NULL;
  g_autofree char *version = NULL;
  GError *error = NULL;
  TelRelease release = TEL_RELEASE_UNKNOWN;

  exchange = tel_axl_caller_fetch_finish (TEL_AXL_CALLER (source), result, &error);
  if (exchange == NULL)
    {
      finish_failed (task, error);
      return;
    }

  /* UDS may be missing: then the versions are tried from the newest on. */
  if (exchange->status == SOUP_STATUS_OK && exchange->page != NULL)
    {
      version = tel_axl_release_probe_parse_uds (exchange->page->str);
      release = tel_release_from_version (version);
    }
  if (release == TEL_RELEASE_UNKNOWN)
    release = choose_next (probe, NULL);

  try_release (task, release);
}

/**
 * tel_axl_release_probe_async:
 * @caller: what carries the requests
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Asks UDS, which wants no credentials, for the release; then asks AXL itself with the schema of that release, which
 * proves the credentials too. Where that schema is not supported, others are tried from the newest on, guided by the
 * server's list (contract 1.2). A wrong password is sent once.
 */
void
tel_axl_release_probe_async (TelAxlCaller *caller,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_AXL_CALLER (caller));

  task = g_task_new (caller, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_axl_release_probe_async);
  g_task_set_task_data (task, g_new0 (Probe, 1), (GDestroyNotify) probe_free);

  tel_axl_caller_fetch_async (caller, UDS_PATH, cancellable, on_uds_answered, task);
}

/**
 * tel_axl_release_probe_finish:
 * @caller: what carries the requests
 * @result: the result
 * @version: (out) (optional) (nullable) (transfer full): the server's full version, such as `14.0.1.10000-20`
 * @error: return location
 *
 * Ends tel_axl_release_probe_async().
 *
 * Returns: the schema to speak; %TEL_RELEASE_UNKNOWN with @error set
 */
TelRelease
tel_axl_release_probe_finish (TelAxlCaller *caller, GAsyncResult *result, char **version, GError **error)
{
  Probe *probe;
  gssize release;

  g_return_val_if_fail (g_task_is_valid (result, caller), TEL_RELEASE_UNKNOWN);

  release = g_task_propagate_int (G_TASK (result), error);
  if (release < 0)
    return TEL_RELEASE_UNKNOWN;

  probe = g_task_get_task_data (G_TASK (result));
  if (version != NULL)
    *version = g_steal_pointer (&probe->version);

  return (TelRelease) release;
}

/**
 * tel_axl_release_probe_parse_uds:
 * @document: what `/cucm-uds/version` answered
 *
 * Reads the release of CUCM, which is the element `version`; the attribute of that name is the version of UDS.
 *
 * Returns: (transfer full) (nullable): the version, %NULL when there is none
 */
char *
tel_axl_release_probe_parse_uds (const char *document)
{
  static const TelXmlHandler handler = { on_uds_start, on_uds_text, on_uds_end };
  g_autoptr (TelXmlReader) reader = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  UdsReading reading = { 0, FALSE, text };

  g_return_val_if_fail (document != NULL, NULL);

  reader = tel_xml_reader_new (&handler, &reading, NULL);
  if (!tel_xml_reader_feed (reader, document, strlen (document), NULL) || !tel_xml_reader_finish (reader, NULL))
    return NULL;

  g_strstrip (text->str);
  return *text->str != '\0' ? g_strdup (text->str) : NULL;
}

/**
 * tel_axl_release_probe_is_supported:
 * @supported: a server's list, such as `12.x, 14.0 and 15.0`
 * @release: a release
 *
 * Says whether a release is in a server's list.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_axl_release_probe_is_supported (const char *supported, TelRelease release)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *any_minor = NULL;

  g_return_val_if_fail (supported != NULL, FALSE);

  words = g_strsplit_set (supported, ", \t", -1);
  any_minor = g_strdup_printf ("%d.x", release / 100);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], any_minor) || g_strcmp0 (words[i], tel_release_to_string (release)) == 0)
        return TRUE;
    }

  return FALSE;
}
