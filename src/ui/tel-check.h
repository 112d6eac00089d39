/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TelCheckState:
 * @TEL_CHECK_STATE_DONE: as it has to be
 * @TEL_CHECK_STATE_MISSING: not done yet
 * @TEL_CHECK_STATE_WAITING: under way
 * @TEL_CHECK_STATE_PROBLEM: against a rule of the guide
 */
typedef enum
{
  TEL_CHECK_STATE_DONE,
  TEL_CHECK_STATE_MISSING,
  TEL_CHECK_STATE_WAITING,
  TEL_CHECK_STATE_PROBLEM,
} TelCheckState;

/* One thing that a user's softphone needs, and how it stands: a state and its words, and what can be done about it. */
#define TEL_TYPE_CHECK (tel_check_get_type ())
G_DECLARE_FINAL_TYPE (TelCheck, tel_check, TEL, CHECK, GObject)

TelCheck *tel_check_new (const char *title, TelCheckState state, const char *text);
const char *tel_check_get_title (TelCheck *self);
TelCheckState tel_check_get_state (TelCheck *self);
const char *tel_check_get_text (TelCheck *self);
void tel_check_set_action (
    TelCheck *self, const char *label, const char *description, const char *action_name, GVariant *target);
const char *tel_check_get_action_name (TelCheck *self);
GVariant *tel_check_get_action_target (TelCheck *self);
const char *tel_check_get_action_label (TelCheck *self);
const char *tel_check_get_action_description (TelCheck *self);
const char *tel_check_state_get_icon_name (TelCheckState state);
const char *tel_check_state_get_label (TelCheckState state);
const char *tel_check_state_get_style_class (TelCheckState state);

G_END_DECLS
