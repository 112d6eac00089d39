/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-phone.h"

#include "simulator/tel-simulator-capf.h"
#include "simulator/tel-simulator-defaults.h"
#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-phone-lines.h"
#include "simulator/tel-simulator-phone-rules.h"
#include "simulator/tel-simulator-product.h"
#include "simulator/tel-simulator-tree.h"

#define SUPPORT_FIELD "ciscoSupportField"

#define READ_ONLY TEL_SIMULATOR_FIELD_READ_ONLY
#define REQUIRED TEL_SIMULATOR_FIELD_REQUIRED

static void complete (const TelSimulatorContext *context,
                      const char *pkid,
                      const TelSimulatorElement *tags,
                      TelSimulatorElement *element);

static const TelSimulatorField fields[] = {
  { "name", "name", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
  { "description", "description", TEL_SIMULATOR_FIELD_TEXT },
  { "product", "tkproduct", TEL_SIMULATOR_FIELD_ENUMERATION, "typeproduct", READ_ONLY },
  { "model", "tkmodel", TEL_SIMULATOR_FIELD_ENUMERATION, "typemodel", READ_ONLY },
  { "class", "tkclass", TEL_SIMULATOR_FIELD_ENUMERATION, "typeclass", READ_ONLY },
  { "protocol", "tkdeviceprotocol", TEL_SIMULATOR_FIELD_ENUMERATION, "typedeviceprotocol", READ_ONLY },
  { "callingSearchSpaceName", "fkcallingsearchspace", TEL_SIMULATOR_FIELD_REFERENCE, "callingsearchspace" },
  { "devicePoolName", "fkdevicepool", TEL_SIMULATOR_FIELD_REFERENCE, "devicepool", REQUIRED },
  { "commonPhoneConfigName", "fkcommonphoneconfig", TEL_SIMULATOR_FIELD_REFERENCE, "commonphoneconfig", REQUIRED },
  { "locationName", "fklocation", TEL_SIMULATOR_FIELD_REFERENCE, "location", REQUIRED },
  { "versionStamp", "versionstamp", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
  { "securityProfileName", "fksecurityprofile", TEL_SIMULATOR_FIELD_REFERENCE, "securityprofile" },
  { "sipProfileName", "fksipprofile", TEL_SIMULATOR_FIELD_REFERENCE, "sipprofile" },
  { "phoneTemplateName", "fkphonetemplate", TEL_SIMULATOR_FIELD_REFERENCE, "phonetemplate" },
  { "primaryPhoneName", "fkdevice_primaryphone", TEL_SIMULATOR_FIELD_REFERENCE, "device" },
  { "softkeyTemplateName", "fksoftkeytemplate", TEL_SIMULATOR_FIELD_REFERENCE, "softkeytemplate" },
  { "ownerUserName", "fkenduser", TEL_SIMULATOR_FIELD_REFERENCE, "enduser" },
  { "mobilityUserIdName", "fkenduser_mobility", TEL_SIMULATOR_FIELD_REFERENCE, "enduser" },
  { "subscribeCallingSearchSpaceName", "fkcallingsearchspace_restrict", TEL_SIMULATOR_FIELD_REFERENCE,
    "callingsearchspace" },
  { "rerouteCallingSearchSpaceName", "fkcallingsearchspace_reroute", TEL_SIMULATOR_FIELD_REFERENCE,
    "callingsearchspace" },
  { "allowCtiControlFlag", "allowcticontrolflag", TEL_SIMULATOR_FIELD_BOOLEAN },
  { "presenceGroupName", "fkmatrix_presence", TEL_SIMULATOR_FIELD_REFERENCE, "matrix" },
  { "isActive", "isactive", TEL_SIMULATOR_FIELD_BOOLEAN },
  { "certificateOperation", "tkcertificateoperation", TEL_SIMULATOR_FIELD_ENUMERATION, "typecertificateoperation",
    READ_ONLY },
  { "authenticationString", "authenticationstring", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
  { "certificateStatus", "tkcertificatestatus", TEL_SIMULATOR_FIELD_ENUMERATION, "typecertificatestatus", READ_ONLY },
  { "upgradeFinishTime", "upgradefinishtime", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
};

/* What stands in other tables, or is CAPF's, or is only read (contract 2.1). */
static const char *const own[] = {
  "lines",
  "addLines",
  "removeLines",
  "vendorConfig",
  "newName",
  "authenticationMode",
  "keySize",
  "keyOrder",
  "ecKeySize",
  "numberOfButtons",
  "loginUserId",
  "currentProfileName",
  "loginTime",
  "loginDuration",
  "currentConfig",
  "roamingDevicePoolName",
  "activationIDStatus",
  "isDualMode",
  "sshPwd",
  NULL,
};

static const char *const unlisted[] = {
  "lines",        "vendorConfig",  "versionStamp", "speeddials", "busyLampFields",     "services", "addOnModules",
  "mlppDomainId", "cgpnIngressDN", "msisdn",       "elinGroup",  "activationIDStatus", NULL,
};

const TelSimulatorObject tel_simulator_phone_object = {
  "device", "phone", "Phone", "name", "name", fields, G_N_ELEMENTS (fields), own, unlisted, complete,
};

static void
read_vendor_config (const TelSimulatorContext *context, const char *pkid, TelSimulatorElement *phone)
{
  g_autofree char *xml = tel_simulator_store_look_up (context->store, "SELECT xml FROM devicexml4k WHERE fkdevice = ?",
                                                      pkid, TEL_SIMULATOR_END);
  TelSimulatorElement *tree = xml != NULL ? tel_simulator_envelope_read_bare (xml, NULL) : NULL;

  if (tree != NULL)
    tel_simulator_element_take_child (phone, tree);
}

static void
complete (const TelSimulatorContext *context,
          const char *pkid,
          const TelSimulatorElement *tags,
          TelSimulatorElement *element)
{
  g_autofree char *ctiid =
      tel_simulator_store_look_up (context->store, "SELECT ctiid FROM device WHERE pkid = ?", pkid, TEL_SIMULATOR_END);

  tel_simulator_element_set_attribute (element, "ctiid", ctiid);
  tel_simulator_capf_read (context, pkid, tags, element);

  if (tel_simulator_record_wants (tags, "lines"))
    tel_simulator_phone_lines_read (context, pkid, element);

  if (tel_simulator_record_wants (tags, "vendorConfig"))
    read_vendor_config (context, pkid, element);
}

static void
drop_support_field (TelSimulatorElement *section)
{
  for (guint i = tel_simulator_element_get_n_children (section); i > 0; i--)
    {
      TelSimulatorElement *child = tel_simulator_element_get_nth_child (section, i - 1);

      if (g_str_equal (tel_simulator_element_get_name (child), SUPPORT_FIELD))
        tel_simulator_element_remove_nth_child (section, i - 1);
      else
        drop_support_field (child);
    }
}

/* Where CUCM keeps the Cisco Support Field is UNVERIFIED (contract 5): anywhere, or directly in vendorConfig only. */
static TelSimulatorElement *
keep_known (const TelSimulatorContext *context, const TelSimulatorElement *config)
{
  TelSimulatorElement *kept = tel_simulator_element_copy (config);

  for (guint i = 0; context->direct_support_field && i < tel_simulator_element_get_n_children (kept); i++)
    drop_support_field (tel_simulator_element_get_nth_child (kept, i));

  return kept;
}

/* The whole content is replaced: a client has to send back what it wants to keep (contract 5). */
static gboolean
write_vendor_config (const TelSimulatorContext *context,
                     const char *pkid,
                     const TelSimulatorElement *phone,
                     GError **error)
{
  const TelSimulatorElement *config = tel_simulator_element_get_child (phone, "vendorConfig");
  g_autoptr (TelSimulatorElement) kept = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *key = NULL;

  if (config == NULL)
    return TRUE;

  if (!tel_simulator_store_run (context->store, error, "DELETE FROM devicexml4k WHERE fkdevice = ?", pkid,
                                TEL_SIMULATOR_END))
    return FALSE;

  if (tel_simulator_element_get_n_children (config) == 0)
    return TRUE;

  kept = keep_known (context, config);
  xml = tel_simulator_tree_to_xml (kept);
  key = tel_simulator_store_new_pkid (context->store);

  return tel_simulator_store_run (context->store, error,
                                  "INSERT INTO devicexml4k (pkid, fkdevice, xml) VALUES (?, ?, ?)", key, pkid, xml,
                                  TEL_SIMULATOR_END);
}

static const TelSimulatorModel *
check_product (const TelSimulatorContext *context, const TelSimulatorElement *phone, GError **error)
{
  const char *product = tel_simulator_element_get_child_text (phone, "product");
  const char *protocol = tel_simulator_element_get_child_text (phone, "protocol");
  const char *class = tel_simulator_element_get_child_text (phone, "class");
  const TelSimulatorModel *model = tel_simulator_product_find (context->store, product);

  if (model == NULL)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "The specified value for product is not valid: %s", product != NULL ? product : "");
  else if (g_strcmp0 (class, "Phone") != 0)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "The specified value for class is not valid: %s", class != NULL ? class : "");
  else if (g_strcmp0 (protocol, model->protocol) != 0 && g_strcmp0 (protocol, model->other_protocol) != 0)
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                 "The specified protocol is not valid for this device type: %s", protocol != NULL ? protocol : "");
  else
    return model;

  return NULL;
}

static gboolean
insert (const TelSimulatorContext *context,
        const char *pkid,
        const TelSimulatorElement *phone,
        const TelSimulatorModel *model,
        GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", model->number);
  g_autofree char *protocol = tel_simulator_record_find_type (context, "typedeviceprotocol",
                                                              tel_simulator_element_get_child_text (phone, "protocol"));

  return tel_simulator_store_run (
      context->store, error,
      "INSERT INTO device (pkid, name, tkmodel, tkproduct, tkdeviceprotocol, tkclass, allowcticontrolflag, isactive,"
      " ctiid) VALUES (?, ?, ?, ?, ?, 1, 't', 't', (SELECT coalesce (max (ctiid), 0) + 1 FROM device))",
      pkid, tel_simulator_element_get_child_text (phone, "name"), number, number, protocol, TEL_SIMULATOR_END);
}

static gboolean
finish (const TelSimulatorContext *context, const char *pkid, GError **error)
{
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (context->clock);
  g_autofree char *key = tel_simulator_store_new_pkid (context->store);
  g_autofree char *stamp = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", g_date_time_to_unix (now), key);

  return tel_simulator_store_run (context->store, error, "UPDATE device SET versionstamp = ? WHERE pkid = ?", stamp,
                                  pkid, TEL_SIMULATOR_END);
}

static gboolean
check_required (const TelSimulatorContext *context, const char *pkid, GError **error)
{
  g_autofree char *pool = tel_simulator_store_look_up (context->store, "SELECT fkdevicepool FROM device WHERE pkid = ?",
                                                       pkid, TEL_SIMULATOR_END);

  if (pool != NULL)
    return TRUE;

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NULL,
                       "Cannot insert a null into column (device.fkdevicepool).");

  return FALSE;
}

/**
 * tel_simulator_phone_create:
 * @context: the cluster
 * @phone: the `phone` of an addPhone
 * @error: return location for a #GError
 *
 * Adds a phone with its line appearances and its CAPF settings.
 *
 * Returns: (transfer full): its key, NULL with a #TelSimulatorFault when it is refused
 */
char *
tel_simulator_phone_create (const TelSimulatorContext *context, const TelSimulatorElement *phone, GError **error)
{
  const TelSimulatorModel *model = check_product (context, phone, error);
  const TelSimulatorElement *lines = tel_simulator_element_get_child (phone, "lines");
  g_autoptr (TelSimulatorElement) full = NULL;
  g_autofree char *pkid = NULL;

  if (model == NULL ||
      !tel_simulator_phone_rules_check_name (tel_simulator_element_get_child_text (phone, "name"), model, error) ||
      !tel_simulator_phone_rules_check_request (phone, model, error))
    return NULL;

  full = tel_simulator_defaults_apply (phone, "phone", context->release);
  pkid = tel_simulator_store_new_pkid (context->store);

  if (insert (context, pkid, phone, model, error) &&
      tel_simulator_record_write (context, &tel_simulator_phone_object, pkid, full, error) &&
      check_required (context, pkid, error) && tel_simulator_phone_rules_fill_in (context, pkid, error) &&
      tel_simulator_phone_rules_check_stored (context, pkid, error) &&
      write_vendor_config (context, pkid, phone, error) &&
      (lines == NULL || tel_simulator_phone_lines_replace (context, pkid, lines, error)) &&
      tel_simulator_capf_write (context, pkid, phone, TRUE, error) && finish (context, pkid, error))
    return g_steal_pointer (&pkid);

  return NULL;
}

static gboolean
rename_phone (const TelSimulatorContext *context,
              const char *pkid,
              const TelSimulatorElement *request,
              const TelSimulatorModel *model,
              GError **error)
{
  const char *name = tel_simulator_element_get_child_text (request, "newName");

  if (name == NULL)
    return TRUE;

  return tel_simulator_phone_rules_check_name (name, model, error) &&
         tel_simulator_store_run (context->store, error, "UPDATE device SET name = ? WHERE pkid = ?", name, pkid,
                                  TEL_SIMULATOR_END);
}

static gboolean
update_lines (const TelSimulatorContext *context, const char *pkid, const TelSimulatorElement *request, GError **error)
{
  const TelSimulatorElement *lines = tel_simulator_element_get_child (request, "lines");
  const TelSimulatorElement *removed = tel_simulator_element_get_child (request, "removeLines");
  const TelSimulatorElement *added = tel_simulator_element_get_child (request, "addLines");

  return (lines == NULL || tel_simulator_phone_lines_replace (context, pkid, lines, error)) &&
         (removed == NULL || tel_simulator_phone_lines_remove (context, pkid, removed, error)) &&
         (added == NULL || tel_simulator_phone_lines_add (context, pkid, added, error));
}

/**
 * tel_simulator_phone_add:
 * @context: the cluster
 * @request: an addPhone
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the phone is refused (contract 2.1)
 */
gboolean
tel_simulator_phone_add (const TelSimulatorContext *context,
                         const TelSimulatorElement *request,
                         TelSimulatorElement *response,
                         GError **error)
{
  g_autofree char *pkid =
      tel_simulator_phone_create (context, tel_simulator_element_get_child (request, "phone"), error);

  return pkid != NULL && tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_phone_get:
 * @context: the cluster
 * @request: a getPhone
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such phone (contract 2.1)
 */
gboolean
tel_simulator_phone_get (const TelSimulatorContext *context,
                         const TelSimulatorElement *request,
                         TelSimulatorElement *response,
                         GError **error)
{
  return tel_simulator_record_get (context, &tel_simulator_phone_object, request, response, error);
}

/**
 * tel_simulator_phone_list:
 * @context: the cluster
 * @request: a listPhone
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Lists phones without what contract 2.1 says that lists cannot give.
 *
 * Returns: FALSE with a #TelSimulatorFault when the request is refused
 */
gboolean
tel_simulator_phone_list (const TelSimulatorContext *context,
                          const TelSimulatorElement *request,
                          TelSimulatorElement *response,
                          GError **error)
{
  return tel_simulator_record_list (context, &tel_simulator_phone_object, request, response, error);
}

/**
 * tel_simulator_phone_update:
 * @context: the cluster
 * @request: an updatePhone
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Changes what the request names; `lines` is the whole new set, `removeLines` and `addLines` change the set that is.
 *
 * Returns: FALSE with a #TelSimulatorFault when the change is refused (contract 2.1)
 */
gboolean
tel_simulator_phone_update (const TelSimulatorContext *context,
                            const TelSimulatorElement *request,
                            TelSimulatorElement *response,
                            GError **error)
{
  g_autofree char *pkid = tel_simulator_record_find (context, &tel_simulator_phone_object, request,
                                                     TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND, error);
  g_autofree char *product = NULL;
  const TelSimulatorModel *model;

  if (pkid == NULL)
    return FALSE;

  product = tel_simulator_store_look_up (
      context->store, "SELECT m.name FROM device d JOIN typemodel m ON d.tkmodel = m.enum WHERE d.pkid = ?", pkid,
      TEL_SIMULATOR_END);
  model = tel_simulator_product_find (context->store, product);

  return tel_simulator_phone_rules_check_request (request, model, error) &&
         rename_phone (context, pkid, request, model, error) &&
         tel_simulator_record_write (context, &tel_simulator_phone_object, pkid, request, error) &&
         tel_simulator_phone_rules_fill_in (context, pkid, error) &&
         tel_simulator_phone_rules_check_stored (context, pkid, error) &&
         write_vendor_config (context, pkid, request, error) && update_lines (context, pkid, request, error) &&
         tel_simulator_capf_write (context, pkid, request, FALSE, error) && finish (context, pkid, error) &&
         tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_phone_remove:
 * @context: the cluster
 * @request: a removePhone
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Removes a phone with its line appearances and associations. The directory numbers stay.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such phone or another one depends on it
 */
gboolean
tel_simulator_phone_remove (const TelSimulatorContext *context,
                            const TelSimulatorElement *request,
                            TelSimulatorElement *response,
                            GError **error)
{
  return tel_simulator_record_remove (context, &tel_simulator_phone_object, request, response, error);
}
