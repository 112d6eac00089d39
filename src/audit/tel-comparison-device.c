/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-comparison-private.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*Applies) (TelDevice *device);

static gboolean
is_remote_device (TelDevice *device)
{
  TelDeviceType type;

  return tel_device_get_device_type (device, &type) && type == TEL_DEVICE_TYPE_CTIRD;
}

/* A CTI remote device is a place for calls, not a telephone (G8.1). */
static gboolean
is_telephone (TelDevice *device)
{
  return !is_remote_device (device);
}

/* Why what is no setting is not copied. */
typedef enum
{
  BELONGS_TO_DEVICE,
  COMES_WITH_TYPE,
  IS_ENROLMENT,
} Reason;

static const char *const reasons[] = {
  [BELONGS_TO_DEVICE] = N_ ("It is not copied: it tells this device, or whose it is, from others."),
  [COMES_WITH_TYPE] = N_ ("It is not copied: it comes with the type of the device."),
  [IS_ENROLMENT] = N_ ("It is not copied: an enrolment is started for one device, on the Users page."),
};

typedef struct
{
  const char *property;
  Reason reason;
  Applies applies;
} Field;

static const Field device_fields[] = {
  { "name", BELONGS_TO_DEVICE, NULL },
  { "description", BELONGS_TO_DEVICE, NULL },
  { "product", COMES_WITH_TYPE, NULL },
  { "model", COMES_WITH_TYPE, NULL },
  { "class", COMES_WITH_TYPE, NULL },
  { "protocol", COMES_WITH_TYPE, NULL },
  { "protocol-side", COMES_WITH_TYPE, NULL },
  { "device-pool", COMES_WITH_TYPE, NULL },
  { "location", COMES_WITH_TYPE, NULL },
  { "calling-search-space", COMES_WITH_TYPE, NULL },
  { "rerouting-calling-search-space", COMES_WITH_TYPE, NULL },
  { "common-phone-profile", COMES_WITH_TYPE, NULL },
  { "button-template", COMES_WITH_TYPE, is_telephone },
  { "security-profile", COMES_WITH_TYPE, NULL },
  { "sip-profile", COMES_WITH_TYPE, is_telephone },
  { "presence-group", COMES_WITH_TYPE, NULL },
  { "cti-control", COMES_WITH_TYPE, NULL },
  { "route-when-inactive", COMES_WITH_TYPE, is_remote_device },
};

static const Field owner_fields[] = {
  { "owner", BELONGS_TO_DEVICE, NULL },
  { "mobility-user", BELONGS_TO_DEVICE, NULL },
};

static const Field enrolment_fields[] = {
  { "certificate-operation", IS_ENROLMENT, is_telephone },
  { "authentication-mode", IS_ENROLMENT, is_telephone },
  { "key-size", IS_ENROLMENT, is_telephone },
  { "key-order", IS_ENROLMENT, is_telephone },
  { "ec-key-size", IS_ENROLMENT, is_telephone },
  { "completes-by", IS_ENROLMENT, is_telephone },
  { "certificate-status", IS_ENROLMENT, is_telephone },
};

static TelComparisonApplies
get_applies (const TelComparisonPlace *place, Applies applies)
{
  TelComparisonApplies both = 0;

  if (applies == NULL || applies (TEL_DEVICE (place->left)))
    both |= TEL_COMPARISON_APPLIES_LEFT;
  if (applies == NULL || applies (TEL_DEVICE (place->right)))
    both |= TEL_COMPARISON_APPLIES_RIGHT;

  return both;
}

static gboolean
has_string_then (TelComparison *self, const TelComparisonPlace *place)
{
  return tel_snapshot_get_string_state (self->snapshot, tel_device_get_name (TEL_DEVICE (place->left))) !=
         TEL_STRING_STATE_ABSENT;
}

/* Whether there is one and whether it is the same is all that is ever told of a string. */
static void
add_string (TelComparison *self, const TelComparisonPlace *place)
{
  TelAuthString *left = tel_device_get_authentication_string (TEL_DEVICE (place->left));
  TelAuthString *right = tel_device_get_authentication_string (TEL_DEVICE (place->right));
  gboolean is_there = self->snapshot != NULL ? has_string_then (self, place) : left != NULL;
  /* Translators: of an authentication string, which is not shown */
  const char *present = _ ("there is one");
  TelComparisonState state = TEL_COMPARISON_STATE_SAME;
  const char *text = right != NULL ? present : NULL;
  TelComparisonRow *row;

  if (is_there != (right != NULL))
    state = is_there ? TEL_COMPARISON_STATE_ONLY_LEFT : TEL_COMPARISON_STATE_ONLY_RIGHT;
  else if (is_there && self->snapshot != NULL)
    state = TEL_COMPARISON_STATE_UNKNOWN;
  else if (is_there && tel_auth_string_equal (left, right))
    /* Translators: of an authentication string, which is not shown: the one of the other device, too */
    text = _ ("the same one");
  else if (is_there)
    {
      state = TEL_COMPARISON_STATE_DIFFERS;
      /* Translators: of an authentication string, which is not shown: not the one of the other device */
      text = _ ("another one");
    }

  row = tel_comparison_add_in_state (self, place, "authentication-string",
                                     tel_object_get_property_label (place->right, "authentication-string"), state,
                                     is_there ? present : NULL, text);
  tel_comparison_show_property (self, row, "authentication-string");
  if (tel_comparison_row_is_difference (row))
    tel_comparison_row_forbid (row, _ ("It is not copied: each device has an authentication string of its own."));
}

static void
add_fields (TelComparison *self, const TelComparisonPlace *place, const Field *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    tel_comparison_add_property (self, place, fields[i].property, get_applies (place, fields[i].applies),
                                 _ (reasons[fields[i].reason]));
}

static void
add_enrolment (TelComparison *self, const TelComparisonPlace *place)
{
  add_fields (self, place, enrolment_fields, G_N_ELEMENTS (enrolment_fields));
  if (get_applies (place, is_telephone) == TEL_COMPARISON_APPLIES_BOTH)
    add_string (self, place);
}

/**
 * tel_comparison_add_device:
 * @self: a comparison
 * @pair: two devices
 *
 * Adds the fields of two devices, their enrolment, their lines and their product specific settings.
 */
void
tel_comparison_add_device (TelComparison *self, TelComparisonPair *pair)
{
  TelComparisonPlace place = { pair, _ ("Device Information"), "", pair->left, pair->right };

  add_fields (self, &place, device_fields, G_N_ELEMENTS (device_fields));
  place.section = _ ("Owner and association");
  add_fields (self, &place, owner_fields, G_N_ELEMENTS (owner_fields));
  tel_comparison_add_lines (self, pair);

  /* Translators: a section of a device's settings */
  place.section = _ ("CAPF");
  add_enrolment (self, &place);
  tel_comparison_add_product_settings (self, pair);
  tel_comparison_add_rest (self, pair);
}
