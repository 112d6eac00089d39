/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-options.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-phone.h"
#include "simulator/tel-simulator-sip-profile.h"
#include "simulator/tel-simulator-types.h"

/*
 * Where the choices of an element come from, when neither the table of its object nor the list of enumerations says it:
 * a query for names and, of objects, keys. Some depend on model and protocol, which are the query's two values then.
 */
typedef struct
{
  const char *element;
  const char *sql;
  gboolean of_device;
} Source;

/* What the choices depend on: the request's product and protocol, else those of the phone. */
typedef struct
{
  char *model;
  char *protocol;
} Device;

static const Source sources[] = {
  { "securityProfileName",
    "SELECT s.name, s.pkid FROM securityprofile s WHERE (s.tkmodel = ?1 AND s.tkdeviceprotocol = ?2)"
    " OR s.tkmodel IS NULL ORDER BY s.name",
    TRUE },
  { "phoneTemplateName",
    "SELECT t.name, t.pkid FROM phonetemplate t WHERE (t.tkmodel = ?1 AND (t.tkdeviceprotocol IS NULL OR "
    "t.tkdeviceprotocol = ?2))"
    " OR t.tkmodel IS NULL ORDER BY t.name",
    TRUE },
  { "ownerUserName", "SELECT u.userid, u.pkid FROM enduser u ORDER BY u.userid" },
  { "mobilityUserIdName", "SELECT u.userid, u.pkid FROM enduser u ORDER BY u.userid" },
  { "primaryPhoneName", "SELECT d.name, d.pkid FROM device d WHERE d.tkclass = 1 ORDER BY d.name" },
  { "authenticationMode", "SELECT t.name, NULL FROM typeauthenticationmode t ORDER BY t.enum" },
  { "keySize", "SELECT t.name, NULL FROM typekeysize t ORDER BY t.enum" },
  { "keyOrder", "SELECT t.name, NULL FROM typekeyorder t ORDER BY t.enum" },
  { "ecKeySize", "SELECT t.name, NULL FROM typeeckeysize t ORDER BY t.enum" },
  { "automatedAlternateRoutingCssName", "SELECT c.name, c.pkid FROM callingsearchspace c ORDER BY c.name" },
  { "cgpnTransformationCssName", "SELECT c.name, c.pkid FROM callingsearchspace c ORDER BY c.name" },
  { "monitoringCssName", "SELECT c.name, c.pkid FROM callingsearchspace c ORDER BY c.name" },
  { "routePartitionName", "SELECT p.name, p.pkid FROM routepartition p ORDER BY p.name" },
};

static void
device_clear (Device *self)
{
  g_free (self->model);
  g_free (self->protocol);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Device, device_clear)

static const Source *
find_source (const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].element, element))
      return &sources[i];

  return NULL;
}

static const TelSimulatorField *
find_field (const TelSimulatorObject *object, const char *element)
{
  for (guint i = 0; i < object->n_fields; i++)
    if (g_str_equal (object->fields[i].element, element))
      return &object->fields[i];

  return NULL;
}

static void
add_row (GPtrArray *rows, const char *name)
{
  GPtrArray *row = g_ptr_array_new_full (2, g_free);

  g_ptr_array_add (row, g_strdup (name));
  g_ptr_array_add (row, NULL);
  g_ptr_array_add (rows, row);
}

/* The two protocols that some models have. */
static GPtrArray *
list_protocols (const TelSimulatorContext *context, const Device *device)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n_models;
  const TelSimulatorModel *models = tel_simulator_types_get_models (&n_models);

  for (guint i = 0; i < n_models; i++)
    if (models[i].number == g_ascii_strtoull (device->model, NULL, 10))
      {
        add_row (rows, models[i].protocol);
        if (models[i].other_protocol != NULL)
          add_row (rows, models[i].other_protocol);
      }

  return rows;
}

static GPtrArray *
list_values (const char *element)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_auto (GStrv) values = g_strsplit (tel_simulator_types_get_values (element), "|", -1);

  for (guint i = 0; values[i] != NULL; i++)
    if (*values[i] != '\0')
      add_row (rows, values[i]);

  return rows;
}

/* Names, and the keys of objects; none of a kind of object that the cluster does not have. */
static GPtrArray *
list_choices (const TelSimulatorContext *context,
              const TelSimulatorObject *object,
              const char *element,
              const Device *device)
{
  const Source *source = find_source (element);
  const TelSimulatorField *field = find_field (object, element);
  g_autofree char *sql = NULL;

  if (g_str_equal (element, "protocol"))
    return list_protocols (context, device);
  if (source != NULL && !source->of_device)
    return tel_simulator_store_select (context->store, source->sql, TEL_SIMULATOR_END);
  if (source != NULL)
    return tel_simulator_store_select (context->store, source->sql, device->model, device->protocol, TEL_SIMULATOR_END);
  if (field == NULL || field->target == NULL)
    return list_values (element);

  if (field->kind == TEL_SIMULATOR_FIELD_REFERENCE)
    sql = g_strdup_printf ("SELECT name, pkid FROM %s ORDER BY name", field->target);
  else
    sql = g_strdup_printf ("SELECT name, NULL FROM %s ORDER BY enum", field->target);

  return tel_simulator_store_select (context->store, sql, TEL_SIMULATOR_END);
}

static guint64
read_number (const TelSimulatorElement *element, const char *name, guint64 fallback)
{
  const char *text = tel_simulator_element_get_child_text (element, name);

  return text != NULL && *text != '\0' ? g_ascii_strtoull (text, NULL, 10) : fallback;
}

static void
add_choices (TelSimulatorElement *parent, const TelSimulatorElement *asked, GPtrArray *rows)
{
  guint64 skip = read_number (asked, "skip", 0);
  guint64 first = read_number (asked, "first", G_MAXUINT);

  for (guint64 i = skip; i < rows->len && i - skip < first; i++)
    {
      const char *pkid = tel_simulator_rows_get (rows, (guint) i, 1);
      TelSimulatorElement *choice =
          tel_simulator_element_add_text_child (parent, "choice", tel_simulator_rows_get (rows, (guint) i, 0));
      g_autofree char *uuid = pkid != NULL ? tel_simulator_record_brace (pkid) : NULL;

      if (uuid != NULL)
        tel_simulator_element_set_attribute (choice, "uuid", uuid);
    }
}

static gboolean
take_type (const TelSimulatorContext *context,
           const TelSimulatorElement *asked,
           const char *element,
           const char *table,
           char **number,
           GError **error)
{
  const char *name = tel_simulator_element_get_child_text (asked, element);
  char *found;

  if (name == NULL)
    return TRUE;

  found = tel_simulator_record_find_type (context, table, name);
  if (found == NULL)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "The specified value for %s is not valid: %s", element, name);

      return FALSE;
    }

  g_free (*number);
  *number = found;

  return TRUE;
}

/* Elements that hold others, such as the lines, are gone into; all others have choices. */
static gboolean
is_group (const char *element)
{
  static const char *const groups[] = { "lines",
                                        "line",
                                        "lineIdentifier",
                                        "dirn",
                                        "addOnModules",
                                        "addOnModule",
                                        "services",
                                        "service",
                                        "blfDirectedCallParks",
                                        "blfDirectedCallPark",
                                        "directedCallParkDnAndPartition",
                                        "confidentialAccess",
                                        NULL };

  return g_strv_contains (groups, element);
}

static gboolean
answer_choices (const TelSimulatorContext *context,
                const TelSimulatorObject *object,
                const TelSimulatorElement *asked,
                const Device *device,
                TelSimulatorElement *parent,
                GError **error)
{
  for (guint i = 0; i < tel_simulator_element_get_n_children (asked); i++)
    {
      const TelSimulatorElement *child = tel_simulator_element_get_nth_child (asked, i);
      const char *name = tel_simulator_element_get_name (child);
      g_auto (Device) own = { g_strdup (device->model), g_strdup (device->protocol) };
      g_autoptr (GPtrArray) rows = NULL;

      if (is_group (name))
        {
          if (!answer_choices (context, object, child, device, tel_simulator_element_add_child (parent, name), error))
            return FALSE;
          continue;
        }

      if (!take_type (context, child, "product", "typeproduct", &own.model, error) ||
          !take_type (context, child, "protocol", "typedeviceprotocol", &own.protocol, error))
        return FALSE;

      rows = list_choices (context, object, name, &own);
      add_choices (tel_simulator_element_add_child (parent, name), child, rows);
    }

  return TRUE;
}

/* Who asks for nothing in particular is told of every element whose choices are known. */
static TelSimulatorElement *
ask_for_everything (const TelSimulatorObject *object)
{
  static const char *const elements[] = {
    "product",
    "class",
    "protocol",
    "callingSearchSpaceName",
    "devicePoolName",
    "commonPhoneConfigName",
    "networkLocation",
    "locationName",
    "securityProfileName",
    "sipProfileName",
    "phoneTemplateName",
    "softkeyTemplateName",
    "ownerUserName",
    "presenceGroupName",
    "certificateOperation",
    "authenticationMode",
    "keySize",
    "keyOrder",
    "ecKeySize",
    "dndOption",
  };
  static const char *const sip_elements[] = {
    "sipBandwidthModifier",        "userAgentServerHeaderInfo", "dialStringInterpretation",
    "acceptAudioCodecPreferences", "callingLineIdentification", "sipSessionRefreshMethod",
    "earlyOfferSuppVoiceCall",     "cucmVersionInSipHeader",    "confidentialAccessLevelHeaders",
  };
  gboolean is_phone = object == &tel_simulator_phone_object;
  TelSimulatorElement *asked = tel_simulator_element_new ("returnedChoices", NULL);

  for (guint i = 0; i < (is_phone ? G_N_ELEMENTS (elements) : G_N_ELEMENTS (sip_elements)); i++)
    tel_simulator_element_add_child (asked, is_phone ? elements[i] : sip_elements[i]);

  return asked;
}

static gboolean
answer (const TelSimulatorContext *context,
        const TelSimulatorObject *object,
        const TelSimulatorElement *request,
        const Device *device,
        TelSimulatorElement *response,
        GError **error)
{
  const TelSimulatorElement *asked = tel_simulator_element_get_child (request, "returnedChoices");
  g_autoptr (TelSimulatorElement) everything = asked == NULL ? ask_for_everything (object) : NULL;
  TelSimulatorElement *element =
      tel_simulator_element_add_child (tel_simulator_element_add_child (response, "return"), object->element);

  return answer_choices (context, object, asked != NULL ? asked : everything, device, element, error);
}

/**
 * tel_simulator_options_phone:
 * @context: the cluster
 * @request: a getPhoneOptions
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Gives the values that the elements of a phone may have (contract 2.1, 10.0 and later): by the request's product and
 * protocol where it names them, else by those of the phone itself. Whether a key of zeros stands for a new phone is
 * UNVERIFIED; here there must be one.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such phone or product
 */
gboolean
tel_simulator_options_phone (const TelSimulatorContext *context,
                             const TelSimulatorElement *request,
                             TelSimulatorElement *response,
                             GError **error)
{
  g_autofree char *pkid =
      tel_simulator_record_find (context, &tel_simulator_phone_object, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (Device) device = { NULL };

  if (pkid == NULL)
    return FALSE;

  rows = tel_simulator_store_select (context->store, "SELECT tkproduct, tkdeviceprotocol FROM device WHERE pkid = ?",
                                     pkid, TEL_SIMULATOR_END);
  device.model = g_strdup (tel_simulator_rows_get (rows, 0, 0));
  device.protocol = g_strdup (tel_simulator_rows_get (rows, 0, 1));

  return answer (context, &tel_simulator_phone_object, request, &device, response, error);
}

/**
 * tel_simulator_options_sip_profile:
 * @context: the cluster
 * @request: a getSipProfileOptions
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Gives the values that the elements of a SIP profile may have (contract 2.0, 10.0 and later).
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such profile
 */
gboolean
tel_simulator_options_sip_profile (const TelSimulatorContext *context,
                                   const TelSimulatorElement *request,
                                   TelSimulatorElement *response,
                                   GError **error)
{
  g_autofree char *pkid = tel_simulator_record_find (context, &tel_simulator_sip_profile_object, request,
                                                     TEL_SIMULATOR_FAULT_NOT_FOUND, error);
  const Device none = { NULL };

  return pkid != NULL && answer (context, &tel_simulator_sip_profile_object, request, &none, response, error);
}
