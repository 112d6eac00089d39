/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The rules of the catalogue about where and how users sign in: U06 and U12. */

#include "config.h"

#include "audit/tel-audit-devices.h"
#include "audit/tel-audit-rules-private.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * 60 * 60)

static void
append_line (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
}

/* By the clock of the cluster that is audited. */
static char *
dup_time (TelSnapshot *snapshot, gint64 seconds, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) there =
      utc != NULL ? g_date_time_to_timezone (utc, tel_snapshot_get_time_zone (snapshot)) : NULL;

  return there != NULL ? g_date_time_format (there, format) : g_strdup ("?");
}

/* The clusters besides this one that are a user's home, with when that was read; %NULL when none is known to be. */
static char *
list_homes (TelAuditPass *pass, TelUser *user)
{
  GPtrArray *others = tel_snapshot_get_other_clusters (pass->snapshot);
  g_autoptr (GString) homes = g_string_new (NULL);

  for (guint i = 0; i < others->len; i++)
    {
      TelOtherCluster *other = others->pdata[i];
      g_autofree char *when = NULL;

      if (!tel_other_cluster_is_home_of (other, tel_user_get_user_id (user)))
        continue;
      if (homes->len > 0)
        g_string_append (homes, _ (", "));
      when = dup_time (pass->snapshot, g_date_time_to_unix (tel_other_cluster_get_taken_at (other)), "%F %R");
      /* Translators: a cluster, the date and time when it was read */
      g_string_append_printf (homes, _ ("“%s” (as of %s)"), tel_other_cluster_get_name (other), when);
    }

  return homes->len > 0 ? g_string_free (g_steal_pointer (&homes), FALSE) : NULL;
}

/**
 * tel_audit_judge_home_cluster:
 * @pass: a pass through a snapshot
 *
 * Judges U06: a user with a softphone has exactly one home cluster, here or elsewhere. What of the others is known is
 * what this computer has read of them at some time, which is said. Whoever is at home on two others is found there.
 */
void
tel_audit_judge_home_cluster (TelAuditPass *pass)
{
  TelUser *user;

  for (each_user (pass, user))
    {
      g_autofree char *name = tel_user_dup_full_name (user);
      g_autofree char *homes = NULL;

      if (!tel_audit_pass_has_softphone (pass, user))
        continue;

      homes = list_homes (pass, user);
      if (!tel_user_get_home_cluster (user) && homes == NULL)
        tel_audit_pass_add_user (pass, TEL_SEVERITY_ERROR, user, _ ("This cluster is not the home cluster of %s."),
                                 name);
      else if (tel_user_get_home_cluster (user) && homes != NULL)
        tel_audit_pass_add_user (pass, TEL_SEVERITY_ERROR, user,
                                 /* Translators: a user, other clusters with the dates of what is known of them */
                                 _ ("This cluster is the home cluster of %s, and so is %s."), name, homes);
    }
}

/**
 * tel_audit_tell_other_clusters:
 * @snapshot: a snapshot
 *
 * Says which other clusters were looked at for U06 and which were left out, or that none was known: then whether a user
 * has two home clusters was not judged.
 *
 * Returns: (transfer full): sentences, each on a line
 */
char *
tel_audit_tell_other_clusters (TelSnapshot *snapshot)
{
  GPtrArray *others = tel_snapshot_get_other_clusters (snapshot);
  const char *reason = tel_snapshot_get_reason (snapshot, TEL_SNAPSHOT_PART_OTHER_CLUSTERS);
  g_autoptr (GString) looked_at = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < others->len; i++)
    {
      TelOtherCluster *other = others->pdata[i];
      g_autofree char *when = NULL;

      if (tel_other_cluster_get_reason (other) != NULL)
        continue;
      if (looked_at->len > 0)
        g_string_append (looked_at, _ (", "));
      when = dup_time (snapshot, g_date_time_to_unix (tel_other_cluster_get_taken_at (other)), "%F %R");
      /* Translators: a cluster, the date and time when it was read */
      g_string_append_printf (looked_at, _ ("“%s” (as of %s)"), tel_other_cluster_get_name (other), when);
    }

  if (looked_at->len > 0)
    /* Translators: other clusters, each with the date when it was read */
    g_string_append_printf (text, _ ("Other clusters looked at: %s."), looked_at->str);
  else
    append_line (text, _ ("Whether another cluster is a home cluster too was not judged."));
  if (looked_at->len == 0 && reason != NULL)
    append_line (text, reason);
  for (guint i = 0; i < others->len; i++)
    {
      const char *left_out = tel_other_cluster_get_reason (others->pdata[i]);
      g_autofree char *line = NULL;

      if (left_out == NULL)
        continue;
      /* Translators: a cluster that was not looked at, why */
      line = g_strdup_printf (_ ("“%s” was left out: %s"), tel_other_cluster_get_name (others->pdata[i]), left_out);
      append_line (text, line);
    }

  return g_string_free (text, FALSE);
}

/* When a password expires, 0 for never; and why that is not known, where it is not. */
static gint64
find_expiry (TelSnapshot *snapshot, const TelCredential *credential, char **unknown)
{
  const char *reason = tel_snapshot_get_reason (snapshot, TEL_SNAPSHOT_PART_CREDENTIAL_POLICIES);
  gint64 changed;
  guint days;

  if ((credential->state & TEL_CREDENTIAL_STATE_LASTING) != 0)
    return 0;

  if (!tel_snapshot_has (snapshot, TEL_SNAPSHOT_BIT (CREDENTIAL_POLICIES)))
    /* Translators: why something was not read */
    *unknown = reason != NULL ? g_strdup_printf (_ ("The credential policies could not be read: %s"), reason)
                              : g_strdup (_ ("The credential policies were not read."));
  else if (credential->policy == NULL)
    *unknown = g_strdup (_ ("The cluster does not say by which credential policy it expires."));
  else if (!tel_snapshot_get_credential_policy (snapshot, credential->policy, &days))
    *unknown = g_strdup_printf (_ ("The cluster does not list the credential policy “%s”."), credential->policy);
  else if (days == 0)
    return 0;
  else if (credential->changed == NULL)
    *unknown = g_strdup (_ ("The cluster does not say when it was changed."));
  else if (!tel_credential_parse_time (credential->changed, tel_snapshot_get_time_zone (snapshot), &changed))
    /* Translators: a time that the cluster has written in an unknown way */
    *unknown = g_strdup_printf (_ ("When it was changed cannot be read: “%s”."), credential->changed);
  else
    return changed + (gint64) days * DAY;

  return 0;
}

static void
append_lock (TelSnapshot *snapshot, const TelCredential *credential, GString *text)
{
  g_autofree char *day = NULL;
  g_autofree char *line = NULL;
  gint64 when;

  if (tel_credential_parse_time (credential->locked, tel_snapshot_get_time_zone (snapshot), &when))
    {
      day = dup_time (snapshot, when, "%F");
      /* Translators: a date */
      line = g_strdup_printf (_ ("The account is locked since %s."), day);
    }
  append_line (text, line != NULL ? line : _ ("The account is locked."));
}

static void
append_expiry (TelAuditPass *pass, const TelCredential *credential, GString *text)
{
  g_autofree char *unknown = NULL;
  g_autofree char *day = NULL;
  g_autofree char *line = NULL;
  gint64 when = find_expiry (pass->snapshot, credential, &unknown);

  if (when == 0 || when > pass->now)
    return;

  day = dup_time (pass->snapshot, when, "%F");
  /* Translators: a date, a credential policy */
  line =
      g_strdup_printf (_ ("The password has expired on %s, by the credential policy “%s”."), day, credential->policy);
  append_line (text, line);
}

/* The password of somebody who comes from a directory is kept there. */
static const TelCredential *
get_local_credential (TelSnapshot *snapshot, TelUser *user)
{
  const char *user_id = tel_user_get_user_id (user);

  return tel_snapshot_is_from_directory (snapshot, user_id) ? NULL : tel_snapshot_get_credential (snapshot, user_id);
}

/**
 * tel_audit_judge_credentials:
 * @pass: a pass through a snapshot
 *
 * Judges U12 for the local users whose credentials were read.
 */
void
tel_audit_judge_credentials (TelAuditPass *pass)
{
  TelUser *user;

  for (each_user (pass, user))
    {
      const TelCredential *credential = get_local_credential (pass->snapshot, user);
      g_autoptr (GString) text = g_string_new (NULL);

      if (credential == NULL)
        continue;

      if ((credential->state & TEL_CREDENTIAL_STATE_LOCKED) != 0)
        append_lock (pass->snapshot, credential, text);
      if ((credential->state & TEL_CREDENTIAL_STATE_MUST_CHANGE) != 0)
        append_line (text, _ ("The password must be changed at the next sign-in."));
      append_expiry (pass, credential, text);
      if (text->len > 0)
        tel_finding_set_on_demand (tel_audit_pass_add_user (pass, TEL_SEVERITY_WARNING, user, "%s", text->str));
    }
}

/**
 * tel_audit_list_unread_credentials:
 * @snapshot: a snapshot
 * @ids: a set of IDs of findings, which are freed with it
 *
 * Adds the findings of U12 that nobody knows of, since the credentials of these local users were not read.
 *
 * Returns: how many local users there are
 */
guint
tel_audit_list_unread_credentials (TelSnapshot *snapshot, GHashTable *ids)
{
  guint n_local = 0;

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_USER); i++)
    {
      TelUser *user = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_USER, i);
      const char *user_id = tel_user_get_user_id (user);

      if (tel_snapshot_is_from_directory (snapshot, user_id))
        continue;
      n_local++;
      if (tel_snapshot_get_credential (snapshot, user_id) == NULL)
        g_hash_table_add (ids, tel_finding_make_id ("U12", TEL_OBJECT_KIND_USER, user_id, NULL));
    }

  return n_local;
}

static void
append_unread (TelSnapshot *snapshot, GString *text)
{
  g_autoptr (GHashTable) unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_local = tel_audit_list_unread_credentials (snapshot, unread);
  guint n_unread = g_hash_table_size (unread);
  g_autofree char *line = NULL;

  if (n_unread == 0)
    return;

  /* Translators: how many users were read, how many there are */
  line = g_strdup_printf (_ ("The credentials of %u of %u local users were read. The others were not judged."),
                          n_local - n_unread, n_local);
  append_line (text, line);
}

static void
append_policies (TelSnapshot *snapshot, GString *text)
{
  g_auto (GStrv) names = tel_snapshot_list_credential_policies (snapshot);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint days = 0;

      tel_snapshot_get_credential_policy (snapshot, names[i], &days);
      if (list->len > 0)
        g_string_append (list, _ (", "));
      if (days == 0)
        /* Translators: a credential policy by which passwords never expire */
        g_string_append_printf (list, _ ("“%s” never"), names[i]);
      else
        /* Translators: a credential policy, after how many days passwords expire by it */
        g_string_append_printf (list, g_dngettext (GETTEXT_PACKAGE, "“%s” after %u day", "“%s” after %u days", days),
                                names[i], days);
    }
  if (list->len == 0)
    return;

  /* Translators: credential policies, each with after how many days */
  line = g_strdup_printf (_ ("Passwords expire by the credential policies of the cluster: %s."), list->str);
  append_line (text, line);
}

/**
 * tel_audit_tell_credentials:
 * @snapshot: a snapshot
 *
 * Says for how many of the users U12 was judged and by which credential policies, and for how many of them whether
 * their passwords have expired could not be, and why.
 *
 * Returns: (transfer full) (nullable): sentences, each on a line
 */
char *
tel_audit_tell_credentials (TelSnapshot *snapshot)
{
  g_autoptr (GHashTable) n_by_reason = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_USER); i++)
    {
      const TelCredential *credential =
          get_local_credential (snapshot, tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_USER, i));
      char *unknown = NULL;
      guint n;

      if (credential != NULL)
        find_expiry (snapshot, credential, &unknown);
      if (unknown == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (n_by_reason, unknown));
      if (n == 0)
        g_ptr_array_add (reasons, unknown);
      /* The first key stays, and with it the place in the list. */
      g_hash_table_insert (n_by_reason, unknown, GUINT_TO_POINTER (n + 1));
    }

  append_unread (snapshot, text);
  append_policies (snapshot, text);
  for (guint i = 0; i < reasons->len; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (n_by_reason, reasons->pdata[i]));
      g_autofree char *line = g_strdup_printf (
          /* Translators: a number of users, why */
          g_dngettext (GETTEXT_PACKAGE, "Whether the password has expired was not judged for %u user. %s",
                       "Whether the password has expired was not judged for %u users. %s", n),
          n, (const char *) reasons->pdata[i]);

      append_line (text, line);
    }

  return g_string_free (text, text->len == 0);
}
