/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-product.h"

#include "simulator/tel-simulator-fault.h"

static gboolean
insert_type (TelSimulatorStore *store, const char *table, const TelSimulatorModel *model, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO %s (enum, name, moniker) VALUES (?, ?, ?)", table);
  g_autofree char *number = g_strdup_printf ("%u", model->number);

  return tel_simulator_store_run (store, error, sql, number, model->name, model->name, TEL_SIMULATOR_END);
}

static gboolean
insert_standard_profile (TelSimulatorStore *store, const TelSimulatorModel *model, const char *protocol, GError **error)
{
  gboolean remote = g_str_equal (protocol, "CTI Remote Device");
  g_autofree char *pkid = tel_simulator_store_new_pkid (store);
  g_autofree char *name = remote ? g_strdup_printf ("%s - Standard Profile", model->name)
                                 : g_strdup_printf ("%s - Standard %s Non-Secure Profile", model->name, protocol);
  g_autofree char *number = g_strdup_printf ("%u", model->number);

  if (remote)
    return tel_simulator_store_run (store, error,
                                    "INSERT INTO securityprofile (pkid, name, description, tksecuritypolicy, tkmodel,"
                                    " tkdeviceprotocol, isstandard) VALUES (?, ?, ?, 4, ?,"
                                    " (SELECT p.enum FROM typedeviceprotocol p WHERE p.name = ?), 't')",
                                    pkid, name, name, number, protocol, TEL_SIMULATOR_END);

  return tel_simulator_store_run (
      store, error,
      "INSERT INTO securityprofile (pkid, name, description, tksecuritypolicy, tkmodel, tkdeviceprotocol,"
      " tkdevicesecuritymode, tktransport, tftpencryptedflag, sipoauthflag, tkauthenticationmode, tkkeysize, "
      "tkkeyorder,"
      " noncepolicytime, sipport, digestauthenticationflag, excludedigestflag, isstandard) VALUES (?, ?, ?, 4, ?,"
      " (SELECT p.enum FROM typedeviceprotocol p WHERE p.name = ?), 1, 4, 'f', 'f', 2,"
      " (SELECT k.enum FROM typekeysize k WHERE k.name = ?), 1, 600, 5060, 'f', 'f', 't')",
      pkid, name, name, number, protocol, tel_simulator_store_get_release (store) >= 1205 ? "2048" : "1024",
      TEL_SIMULATOR_END);
}

static gboolean
insert_template (TelSimulatorStore *store, const TelSimulatorModel *model, GError **error)
{
  g_autofree char *pkid = tel_simulator_store_new_pkid (store);
  g_autofree char *number = g_strdup_printf ("%u", model->number);

  return tel_simulator_store_run (
      store, error,
      "INSERT INTO phonetemplate (pkid, name, tkmodel, tkdeviceprotocol, usermodifiableflag) VALUES (?, ?, ?,"
      " (SELECT p.enum FROM typedeviceprotocol p WHERE p.name = ?), 'f')",
      pkid, model->template_name, number, model->protocol, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_product_install:
 * @store: the database, inside a transaction
 * @model: the kind of device
 * @error: return location for a #GError
 *
 * Brings what a COP file brings, or the release itself: model and product, the standard phone security profiles and the
 * standard phone button template (contract 3.1, 3.3).
 *
 * Returns: whether it was installed
 */
gboolean
tel_simulator_product_install (TelSimulatorStore *store, const TelSimulatorModel *model, GError **error)
{
  g_return_val_if_fail (model != NULL, FALSE);

  return insert_type (store, "typemodel", model, error) && insert_type (store, "typeproduct", model, error) &&
         insert_standard_profile (store, model, model->protocol, error) &&
         (model->other_protocol == NULL || insert_standard_profile (store, model, model->other_protocol, error)) &&
         (model->template_name == NULL || insert_template (store, model, error));
}

/**
 * tel_simulator_product_find:
 * @store: the database
 * @name: (nullable): the name of a product or model
 *
 * Finds a kind of device that the cluster knows: one of its release whose COP file, where it needs one, is installed.
 *
 * Returns: (nullable): the kind of device
 */
const TelSimulatorModel *
tel_simulator_product_find (TelSimulatorStore *store, const char *name)
{
  g_autofree char *number = NULL;

  if (name != NULL)
    number =
        tel_simulator_store_look_up (store, "SELECT enum FROM typeproduct WHERE name = ?", name, TEL_SIMULATOR_END);

  return number != NULL ? tel_simulator_types_find_model (name, tel_simulator_store_get_release (store)) : NULL;
}

static gboolean
remove_rows (TelSimulatorStore *store, const TelSimulatorModel *model, GError **error)
{
  /* A phone of another type that was given a profile or template of this one gets its own type's again. */
  static const char *const statements[] = {
    "DELETE FROM device WHERE tkmodel = ?",
    "UPDATE device SET fksecurityprofile = (SELECT s.pkid FROM securityprofile s WHERE s.tkmodel = device.tkmodel"
    " AND s.isstandard = 't' LIMIT 1) WHERE fksecurityprofile IN"
    " (SELECT s.pkid FROM securityprofile s WHERE s.tkmodel = ?)",
    "UPDATE device SET fkphonetemplate = (SELECT p.pkid FROM phonetemplate p WHERE p.tkmodel = device.tkmodel LIMIT 1)"
    " WHERE fkphonetemplate IN (SELECT p.pkid FROM phonetemplate p WHERE p.tkmodel = ?)",
    "DELETE FROM securityprofile WHERE tkmodel = ?",
    "DELETE FROM phonetemplate WHERE tkmodel = ?",
    "DELETE FROM typeproduct WHERE enum = ?",
    "DELETE FROM typemodel WHERE enum = ?",
  };
  g_autofree char *number = g_strdup_printf ("%u", model->number);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!tel_simulator_store_run (store, error, statements[i], number, TEL_SIMULATOR_END))
      return FALSE;

  return TRUE;
}

/**
 * tel_simulator_product_remove:
 * @store: the database, inside a transaction
 * @name: the name of a product
 * @error: return location for a #GError
 *
 * Takes a product away, with its devices, profiles and template.
 *
 * Returns: FALSE with %TEL_SIMULATOR_FAULT_NOT_FOUND when the release has no such product
 */
gboolean
tel_simulator_product_remove (TelSimulatorStore *store, const char *name, GError **error)
{
  const TelSimulatorModel *model = tel_simulator_types_find_model (name, tel_simulator_store_get_release (store));

  if (model != NULL)
    return remove_rows (store, model, error);

  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND, "This release has no product “%s”.", name);

  return FALSE;
}

/**
 * tel_simulator_product_set_installed:
 * @store: the database
 * @name: the name of a product
 * @installed: whether the cluster is to know it
 * @error: return location for a #GError
 *
 * Makes the cluster one on which a product's COP file is installed, or one on which it never was (G1.1): then it has no
 * devices of that type, no profiles and no template either. A CUCM has no such operation.
 *
 * Returns: FALSE with %TEL_SIMULATOR_FAULT_NOT_FOUND when the release has no such product
 */
gboolean
tel_simulator_product_set_installed (TelSimulatorStore *store, const char *name, gboolean installed, GError **error)
{
  const TelSimulatorModel *model = tel_simulator_types_find_model (name, tel_simulator_store_get_release (store));

  if (model == NULL)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND, "This release has no product “%s”.",
                   name);
      return FALSE;
    }
  if ((tel_simulator_product_find (store, name) != NULL) == installed)
    return TRUE;
  if (!tel_simulator_store_begin (store, error))
    return FALSE;

  if (installed ? tel_simulator_product_install (store, model, error) : remove_rows (store, model, error))
    return tel_simulator_store_commit (store, error);

  tel_simulator_store_roll_back (store);

  return FALSE;
}
