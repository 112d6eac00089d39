/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a rule of the guide says about a plan: it refuses, it wants a tick, or it reminds (requirements.md, "Force"). */
#define TEL_TYPE_NOTICE (tel_notice_get_type ())
G_DECLARE_FINAL_TYPE (TelNotice, tel_notice, TEL, NOTICE, GObject)

/**
 * TelForce:
 * @TEL_FORCE_REFUSE: the plan is not run
 * @TEL_FORCE_TICK: the plan is run once the administrator ticked it off
 * @TEL_FORCE_REMIND: said, nothing to tick
 */
typedef enum
{
  TEL_FORCE_REFUSE,
  TEL_FORCE_TICK,
  TEL_FORCE_REMIND,
} TelForce;

TelNotice *tel_notice_new (const char *rule, TelForce force, const char *text);
const char *tel_notice_get_rule (TelNotice *self);
TelForce tel_notice_get_force (TelNotice *self);
const char *tel_notice_get_text (TelNotice *self);
gboolean tel_notice_get_ticked (TelNotice *self);
void tel_notice_set_ticked (TelNotice *self, gboolean ticked);

G_END_DECLS
