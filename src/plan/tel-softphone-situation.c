/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-softphone-situation.h"

#include "model/tel-deadline.h"
#include "model/tel-text.h"

#include "plan/tel-softphone-proposal.h"

static const char *
none_if_blank (const char *text)
{
  return tel_text_is_blank (text) ? NULL : text;
}

/* The user of the device, and whom the draft's own line names besides (G5.2). */
static char **
list_line_users (const char *user_id, TelLine *line)
{
  g_autoptr (GStrvBuilder) users = g_strv_builder_new ();
  const char *const *others = tel_line_get_end_users (line);

  g_strv_builder_add (users, user_id);
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    if (g_strcmp0 (others[i], user_id) != 0)
      g_strv_builder_add (users, others[i]);

  return g_strv_builder_end (users);
}

static void
fill_line (TelSoftphoneSituation *self, TelLine *line)
{
  TelSoftphoneRequest *request = self->request;
  const char *user_id = tel_user_get_user_id (self->user);
  const char *pattern = tel_softphone_request_get_pattern (request);
  g_autofree char *label = g_strdup (none_if_blank (tel_softphone_request_get_line_label (request)));
  g_autofree char *display = g_strdup (none_if_blank (tel_softphone_request_get_line_display (request)));
  g_auto (GStrv) users = list_line_users (user_id, line);

  if (label == NULL)
    label = tel_softphone_proposal_make_label (self->user, pattern);
  if (display == NULL)
    display = tel_softphone_proposal_make_display (self->user);

  /* A caller's phone that has only ASCII is shown the user ID rather than question marks. */
  g_object_set (line, "index", 1u, "label", label, "display", display, "display-ascii",
                g_str_is_ascii (display) ? display : user_id, "pattern", pattern, "partition",
                none_if_blank (tel_softphone_request_get_partition (request)), "external-mask",
                none_if_blank (tel_softphone_request_get_external_mask (request)), "end-users", users, NULL);
  if (tel_line_get_maximum_calls (line) == 0)
    g_object_set (line, "maximum-calls", TEL_PROPOSAL_MAXIMUM_CALLS, "busy-trigger", TEL_PROPOSAL_BUSY_TRIGGER, NULL);
}

static void
put_line (TelSoftphoneSituation *self)
{
  GListStore *lines = G_LIST_STORE (tel_device_get_lines (self->device));
  g_autoptr (TelLine) line = g_list_model_get_item (G_LIST_MODEL (lines), 0);

  if (tel_text_is_blank (tel_softphone_request_get_pattern (self->request)))
    return;
  if (line == NULL)
    {
      line = tel_line_new ();
      g_list_store_append (lines, line);
    }
  fill_line (self, line);
}

/* Mode, key size and key order are the profile's: another combination would move the device to another profile (G3.4,
 * contract 4.1). Without an operation none of them may be sent (contract 4.2). */
static void
put_enrolment (TelSoftphoneSituation *self)
{
  TelSecurityProfile *profile = self->profile;
  GTimeZone *zone = tel_cluster_get_time_zone (self->cluster);
  g_autofree char *deadline = NULL;

  if (!self->starts_capf || profile == NULL)
    {
      g_object_set (self->device, "certificate-operation", TEL_CERTIFICATE_OPERATION_NONE, "authentication-mode", NULL,
                    "key-size", NULL, "key-order", NULL, "ec-key-size", NULL, "completes-by", NULL, NULL);
      return;
    }

  if (self->completes_by != NULL)
    deadline = tel_deadline_format (self->completes_by, zone);
  g_object_set (self->device, "certificate-operation", TEL_CERTIFICATE_OPERATION_INSTALL, "authentication-mode",
                tel_security_profile_get_authentication_mode (profile), "key-size",
                tel_security_profile_get_key_size (profile), "key-order", tel_security_profile_get_key_order (profile),
                "ec-key-size", tel_security_profile_get_ec_key_size (profile), "completes-by", deadline, NULL);
}

static void
put_identity (TelSoftphoneSituation *self)
{
  const char *support_field = tel_softphone_request_get_support_field (self->request);

  g_object_set (self->device, "product", tel_device_type_get_product (self->type), "class", "Phone", "protocol",
                tel_device_type_get_protocol (self->type), "protocol-side", "User", NULL);
  if (tel_text_is_blank (tel_device_get_owner (self->device)))
    g_object_set (self->device, "owner", tel_user_get_user_id (self->user), NULL);
  if (!tel_text_is_blank (support_field))
    tel_device_set_support_field (self->device, support_field);
}

static TelSoftphoneSituation *
situation_new (TelCluster *cluster, TelUser *user, TelDevice *device, GDateTime *completes_by)
{
  TelSoftphoneSituation *self = g_new0 (TelSoftphoneSituation, 1);

  self->cluster = g_object_ref (cluster);
  self->device = g_object_ref (device);
  self->completes_by = completes_by != NULL ? g_date_time_ref (completes_by) : NULL;
  self->device_name = g_strdup (tel_device_get_name (device) != NULL ? tel_device_get_name (device) : "");
  self->notices = g_list_store_new (TEL_TYPE_NOTICE);
  g_set_object (&self->user, user);
  g_set_object (&self->profile, tel_cluster_get_security_profile (cluster, tel_device_get_security_profile (device)));
  if (user != NULL)
    self->user_name = tel_user_dup_full_name (user);
  else
    self->user_name = g_strdup (self->device_name);

  return self;
}

/**
 * tel_softphone_situation_new:
 * @cluster: a cluster with its references
 * @request: what is wanted
 * @user: the user, read whole
 * @namesake: (nullable): the device that has the wanted name already
 * @number: (nullable): the directory number wanted, as it exists
 *
 * Completes the request's draft of the device: product, owner, line, enrolment and support field (G2.3, G3.4, G5.2).
 *
 * Returns: (transfer full): the situation, on which no rule has spoken
 */
TelSoftphoneSituation *
tel_softphone_situation_new (
    TelCluster *cluster, TelSoftphoneRequest *request, TelUser *user, TelDevice *namesake, TelDirectoryNumber *number)
{
  g_autoptr (TelDevice) device = NULL;
  TelSoftphoneSituation *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_SOFTPHONE_REQUEST (request), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  device = tel_object_copy (TEL_OBJECT (tel_softphone_request_get_device (request)));
  self = situation_new (cluster, user, device, tel_softphone_request_get_completes_by (request));
  self->request = g_object_ref (request);
  self->type = tel_softphone_request_get_device_type (request);
  self->starts_capf = tel_softphone_request_get_start_capf (request) && tel_device_type_is_softphone (self->type);
  self->mac_only = tel_softphone_request_get_mac_only (request);
  g_set_object (&self->namesake, namesake);
  g_set_object (&self->number, number);

  put_identity (self);
  put_line (self);
  put_enrolment (self);

  return self;
}

/**
 * tel_softphone_situation_new_for_string:
 * @cluster: a cluster with its references
 * @user: (nullable): the device's owner
 * @device: the device, read whole
 * @completes_by: (nullable): the new deadline
 *
 * Makes the draft of a device that gets a new string: the operation starts anew (G4.2).
 *
 * Returns: (transfer full): the situation, on which no rule has spoken
 */
TelSoftphoneSituation *
tel_softphone_situation_new_for_string (TelCluster *cluster, TelUser *user, TelDevice *device, GDateTime *completes_by)
{
  TelSoftphoneSituation *self = tel_softphone_situation_new_for_pending (cluster, user, device, completes_by);

  g_return_val_if_fail (self != NULL, NULL);

  self->starts_capf = TRUE;
  put_enrolment (self);

  return self;
}

/**
 * tel_softphone_situation_new_for_pending:
 * @cluster: a cluster with its references
 * @user: (nullable): the device's owner
 * @device: the device, read whole
 * @completes_by: (nullable): the new deadline
 *
 * Makes a draft of a device whose enrolment is ended or extended: what is pending stays in it as it is.
 *
 * Returns: (transfer full): the situation, on which no rule has spoken
 */
TelSoftphoneSituation *
tel_softphone_situation_new_for_pending (TelCluster *cluster, TelUser *user, TelDevice *device, GDateTime *completes_by)
{
  g_autoptr (TelDevice) draft = NULL;
  TelSoftphoneSituation *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (user == NULL || TEL_IS_USER (user), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  draft = tel_object_copy (TEL_OBJECT (device));
  self = situation_new (cluster, user, draft, completes_by);
  tel_device_get_device_type (device, &self->type);

  return self;
}

/**
 * tel_softphone_situation_new_for_edit:
 * @cluster: a cluster with its references
 * @owner: (nullable): the owner of the device as it is to be
 * @base: the device as it was read
 * @draft: the device as it is to be
 * @completes_by: (nullable): until when enrolment is to be done; %NULL starts none
 * @mac_only: whether the device is used on a Mac only (G3.2)
 *
 * Makes the situation of a device that is edited. Where enrolment starts, its fields are those of the profile (G3.4);
 * only a softphone enrols.
 *
 * Returns: (transfer full): the situation, on which no rule has spoken
 */
TelSoftphoneSituation *
tel_softphone_situation_new_for_edit (
    TelCluster *cluster, TelUser *owner, TelDevice *base, TelDevice *draft, GDateTime *completes_by, gboolean mac_only)
{
  g_autoptr (TelDevice) device = NULL;
  TelSoftphoneSituation *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (owner == NULL || TEL_IS_USER (owner), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (base), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (draft), NULL);

  device = tel_object_copy (TEL_OBJECT (draft));
  self = situation_new (cluster, owner, device, completes_by);
  self->base = g_object_ref (base);
  g_free (self->device_name);
  self->device_name = g_strdup (tel_device_get_name (base));
  self->starts_capf = completes_by != NULL && tel_device_get_softphone_type (base, NULL);
  self->mac_only = mac_only;
  tel_device_get_device_type (base, &self->type);
  if (self->starts_capf)
    put_enrolment (self);

  return self;
}

/**
 * tel_softphone_situation_free:
 * @self: a situation
 *
 * Frees it.
 */
void
tel_softphone_situation_free (TelSoftphoneSituation *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->cluster);
  g_clear_object (&self->request);
  g_clear_object (&self->user);
  g_clear_object (&self->namesake);
  g_clear_object (&self->number);
  g_clear_object (&self->base);
  g_clear_object (&self->device);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->completes_by, g_date_time_unref);
  g_clear_pointer (&self->given, g_date_time_unref);
  g_free (self->user_name);
  g_free (self->device_name);
  g_clear_object (&self->notices);
  g_free (self);
}

/**
 * tel_softphone_situation_say:
 * @self: a situation
 * @rule: the rule that speaks
 * @force: its force here
 * @format: the sentence, translated
 * @...: what stands in it
 *
 * Notes what a rule has to say.
 */
void
tel_softphone_situation_say (TelSoftphoneSituation *self, const char *rule, TelForce force, const char *format, ...)
{
  g_autoptr (TelNotice) notice = NULL;
  g_autofree char *text = NULL;
  va_list arguments;

  g_return_if_fail (self != NULL);

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  notice = tel_notice_new (rule, force, text);
  g_list_store_append (self->notices, notice);
}

/**
 * tel_softphone_situation_has_reference:
 * @self: a situation
 * @kind: a kind of object
 * @name: a name
 *
 * Tells whether the cluster's list of a kind has a name: names are looked up, never assumed (contract 3.3).
 *
 * Returns: %TRUE when it has
 */
gboolean
tel_softphone_situation_has_reference (TelSoftphoneSituation *self, TelObjectKind kind, const char *name)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return tel_store_lookup (tel_cluster_get_store (self->cluster, kind), name) != NULL;
}

/**
 * tel_softphone_situation_issues_string:
 * @self: a situation
 *
 * Tells whether an authentication string is made: enrolment starts, and the profile asks for a string (G3.2, G3.4).
 *
 * Returns: %TRUE when one is
 */
gboolean
tel_softphone_situation_issues_string (TelSoftphoneSituation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->starts_capf && self->profile != NULL && tel_security_profile_asks_for_string (self->profile);
}
