/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-cluster-check.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-softphone-builder.h"

/* The only value that Jabber supports (G1.4). */
#define REQUIRED_ISSUER "Cisco Certificate Authority Proxy Function"

/* What is missing, and whether a softphone that the user has is in want of it. */
typedef struct
{
  TelCluster *cluster;
  GPtrArray *softphones;
  GString *text;
  gboolean is_wanted;
} Situation;

static void
say (Situation *self, gboolean is_wanted, char *text)
{
  if (self->text->len > 0)
    g_string_append (self->text, "; ");
  g_string_append (self->text, text);
  self->is_wanted = self->is_wanted || is_wanted;
  g_free (text);
}

static gboolean
has_mobile (Situation *self)
{
  for (guint i = 0; i < self->softphones->len; i++)
    {
      TelDeviceType type;

      if (tel_device_get_softphone_type (g_ptr_array_index (self->softphones, i), &type) &&
          tel_device_type_is_mobile (type))
        return TRUE;
    }

  return FALSE;
}

static gboolean
needs_certificate (Situation *self)
{
  for (guint i = 0; i < self->softphones->len; i++)
    {
      TelDevice *device = g_ptr_array_index (self->softphones, i);
      TelSecurityProfile *profile =
          tel_cluster_get_security_profile (self->cluster, tel_device_get_security_profile (device));

      if (profile != NULL && tel_security_profile_needs_certificate (profile))
        return TRUE;
    }

  return FALSE;
}

/* G1.1 */
static void
check_products (Situation *self)
{
  for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    if (!tel_cluster_has_product (self->cluster, type))
      /* Translators: a type of phone */
      say (self, FALSE,
           g_strdup_printf (_ ("the COP file of “%s” is not installed (G1.1)"), tel_device_type_get_product (type)));
}

/* G1.2 */
static void
check_sip_profile (Situation *self)
{
  g_autoptr (GListModel) profiles = NULL;

  if (tel_cluster_get_release (self->cluster) >= TEL_RELEASE_10_0)
    return;

  profiles = tel_softphone_builder_list_sip_profiles (self->cluster, TEL_DEVICE_TYPE_TCT);
  if (g_list_model_get_n_items (profiles) == 0)
    say (self, has_mobile (self), g_strdup (_ ("there is no SIP profile for mobile devices (G1.2)")));
}

/* G1.4: the cluster may keep a number instead of the words (contract 7), which says neither yes nor no. */
static void
check_issuer (Situation *self)
{
  const char *issuer = tel_cluster_get_certificate_issuer (self->cluster);

  if (tel_cluster_get_release (self->cluster) < TEL_RELEASE_10_0 || issuer == NULL || *issuer == '\0' ||
      g_ascii_isdigit (*issuer) || g_ascii_strcasecmp (issuer, REQUIRED_ISSUER) == 0)
    return;

  say (self, needs_certificate (self),
       /* Translators: the value of a parameter of the CAPF service */
       g_strdup_printf (_ ("“Certificate Issuer to Endpoint” is “%s” (G1.4)"), issuer));
}

/* G1.5 */
static void
check_organization_domain (Situation *self)
{
  const char *domain = tel_cluster_get_organization_domain (self->cluster);

  if (domain != NULL && *domain == '\0')
    say (self, has_mobile (self), g_strdup (_ ("“Organization Top Level Domain” is empty (G1.5)")));
}

/* G1.6 */
static void
check_mixed_mode (Situation *self)
{
  if (needs_certificate (self) && !tel_cluster_is_mixed_mode (self->cluster) &&
      tel_cluster_get_enterprise_parameter (self->cluster, "ClusterSecurityMode") != NULL)
    say (self, TRUE, g_strdup (_ ("it is not in mixed mode, which secure phones need (G1.6)")));
}

/**
 * tel_cluster_check_new:
 * @cluster: a cluster
 * @softphones: (element-type TelDevice): the user's softphones, each read whole
 *
 * Says which prerequisites of G1 the cluster lacks, and offers the page where they are mended. It is a problem where a
 * softphone of the user is in want of it.
 *
 * Returns: (transfer full): the line of the checklist
 */
TelCheck *
tel_cluster_check_new (TelCluster *cluster, GPtrArray *softphones)
{
  const char *title = _ ("Cluster");
  g_autoptr (GString) text = g_string_new (NULL);
  Situation situation = { cluster, softphones, text, FALSE };
  TelCheck *check;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (softphones != NULL, NULL);

  if (!tel_cluster_has_references (cluster))
    return tel_check_new (title, TEL_CHECK_STATE_MISSING, _ ("its prerequisites are not read yet"));

  check_products (&situation);
  check_sip_profile (&situation);
  check_issuer (&situation);
  check_organization_domain (&situation);
  check_mixed_mode (&situation);
  if (text->len == 0)
    return tel_check_new (title, TEL_CHECK_STATE_DONE, _ ("has what softphones need"));

  check = tel_check_new (title, situation.is_wanted ? TEL_CHECK_STATE_PROBLEM : TEL_CHECK_STATE_MISSING, text->str);
  tel_check_set_action (check, _ ("Show"), _ ("Show how ready the cluster is"), "win.page",
                        g_variant_new_string ("cluster"));

  return check;
}
