/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-sip-profile.h"

#include <glib/gi18n-lib.h>

/**
 * TelSipProfile:
 *
 * A SIP profile, with the five timers the guide speaks of (G6.2).
 */
/* In seconds (G6.2). */
#define MOBILE_REGISTER_DELTA 120u
#define MOBILE_REGISTER 720u
#define MOBILE_KEEP_ALIVE 720u
#define MOBILE_SUBSCRIBE 21600u
#define MOBILE_SUBSCRIBE_DELTA 15u

struct _TelSipProfile
{
  TelObject parent_instance;

  char *name;
  char *description;
  guint timer_register_delta;
  guint timer_register;
  guint timer_keep_alive;
  guint timer_subscribe;
  guint timer_subscribe_delta;
};

G_DEFINE_FINAL_TYPE (TelSipProfile, tel_sip_profile, TEL_TYPE_OBJECT)

static const TelObjectProperty properties[] = {
  { "name", N_ ("Name"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelSipProfile, name) },
  { "description", N_ ("Description"), TEL_PROPERTY_STRING, NULL, G_STRUCT_OFFSET (TelSipProfile, description) },
  { "timer-register-delta", N_ ("Timer Register Delta"), TEL_PROPERTY_UINT, NULL,
    G_STRUCT_OFFSET (TelSipProfile, timer_register_delta) },
  { "timer-register", N_ ("Timer Register Expires"), TEL_PROPERTY_UINT, NULL,
    G_STRUCT_OFFSET (TelSipProfile, timer_register) },
  { "timer-keep-alive", N_ ("Timer Keep Alive Expires"), TEL_PROPERTY_UINT, NULL,
    G_STRUCT_OFFSET (TelSipProfile, timer_keep_alive) },
  { "timer-subscribe", N_ ("Timer Subscribe Expires"), TEL_PROPERTY_UINT, NULL,
    G_STRUCT_OFFSET (TelSipProfile, timer_subscribe) },
  { "timer-subscribe-delta", N_ ("Timer Subscribe Delta"), TEL_PROPERTY_UINT, NULL,
    G_STRUCT_OFFSET (TelSipProfile, timer_subscribe_delta) },
};

static void
tel_sip_profile_class_init (TelSipProfileClass *klass)
{
  tel_object_class_install (TEL_OBJECT_CLASS (klass), properties, G_N_ELEMENTS (properties), "name");
}

static void
tel_sip_profile_init (TelSipProfile *self)
{
}

/**
 * tel_sip_profile_new:
 *
 * Makes one with every property unset.
 *
 * Returns: (transfer full): a new object
 */
TelSipProfile *
tel_sip_profile_new (void)
{
  return g_object_new (TEL_TYPE_SIP_PROFILE, NULL);
}

/**
 * tel_sip_profile_get_name:
 * @self: the object
 *
 * Gets the name, the key of the object.
 *
 * Returns: (nullable): the value
 */
const char *
tel_sip_profile_get_name (TelSipProfile *self)
{
  g_return_val_if_fail (TEL_IS_SIP_PROFILE (self), NULL);

  return self->name;
}

/**
 * tel_sip_profile_get_description:
 * @self: the object
 *
 * Gets the description.
 *
 * Returns: (nullable): the value
 */
const char *
tel_sip_profile_get_description (TelSipProfile *self)
{
  g_return_val_if_fail (TEL_IS_SIP_PROFILE (self), NULL);

  return self->description;
}

/**
 * tel_sip_profile_get_timer_register_delta:
 * @self: the object
 *
 * Gets the timer in seconds.
 *
 * Returns: the value
 */
guint
tel_sip_profile_get_timer_register_delta (TelSipProfile *self)
{
  g_return_val_if_fail (TEL_IS_SIP_PROFILE (self), 0);

  return self->timer_register_delta;
}

/**
 * tel_sip_profile_get_timer_register:
 * @self: the object
 *
 * Gets the timer in seconds.
 *
 * Returns: the value
 */
guint
tel_sip_profile_get_timer_register (TelSipProfile *self)
{
  g_return_val_if_fail (TEL_IS_SIP_PROFILE (self), 0);

  return self->timer_register;
}

/**
 * tel_sip_profile_get_timer_keep_alive:
 * @self: the object
 *
 * Gets the timer in seconds.
 *
 * Returns: the value
 */
guint
tel_sip_profile_get_timer_keep_alive (TelSipProfile *self)
{
  g_return_val_if_fail (TEL_IS_SIP_PROFILE (self), 0);

  return self->timer_keep_alive;
}

/**
 * tel_sip_profile_get_timer_subscribe:
 * @self: the object
 *
 * Gets the timer in seconds.
 *
 * Returns: the value
 */
guint
tel_sip_profile_get_timer_subscribe (TelSipProfile *self)
{
  g_return_val_if_fail (TEL_IS_SIP_PROFILE (self), 0);

  return self->timer_subscribe;
}

/**
 * tel_sip_profile_get_timer_subscribe_delta:
 * @self: the object
 *
 * Gets the timer in seconds.
 *
 * Returns: the value
 */
guint
tel_sip_profile_get_timer_subscribe_delta (TelSipProfile *self)
{
  g_return_val_if_fail (TEL_IS_SIP_PROFILE (self), 0);

  return self->timer_subscribe_delta;
}

/**
 * tel_sip_profile_has_mobile_timers:
 * @self: the object
 *
 * Tells whether the profile's timers are the ones with which Jabber keeps its connection in the background (G6.2).
 *
 * Returns: %TRUE when all five are
 */
gboolean
tel_sip_profile_has_mobile_timers (TelSipProfile *self)
{
  g_return_val_if_fail (TEL_IS_SIP_PROFILE (self), FALSE);

  return self->timer_register_delta == MOBILE_REGISTER_DELTA && self->timer_register == MOBILE_REGISTER &&
         self->timer_keep_alive == MOBILE_KEEP_ALIVE && self->timer_subscribe == MOBILE_SUBSCRIBE &&
         self->timer_subscribe_delta == MOBILE_SUBSCRIBE_DELTA;
}

/**
 * tel_sip_profile_set_mobile_timers:
 * @self: the object
 *
 * Gives the profile the timers with which Jabber keeps its connection in the background (G6.2).
 */
void
tel_sip_profile_set_mobile_timers (TelSipProfile *self)
{
  g_return_if_fail (TEL_IS_SIP_PROFILE (self));

  g_object_set (self, "timer-register-delta", MOBILE_REGISTER_DELTA, "timer-register", MOBILE_REGISTER,
                "timer-keep-alive", MOBILE_KEEP_ALIVE, "timer-subscribe", MOBILE_SUBSCRIBE, "timer-subscribe-delta",
                MOBILE_SUBSCRIBE_DELTA, NULL);
}
