/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What is chosen before a plan is made that changes a user's devices. Property: "valid", whether a plan can be made of
 * what stands in it.
 */
#define TEL_TYPE_CHANGE_FORM (tel_change_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (TelChangeForm, tel_change_form, TEL, CHANGE_FORM, AdwBin)

/**
 * TelChangeFormClass:
 * @build: makes the plan of what was chosen
 * @build_finish: ends it
 */
struct _TelChangeFormClass
{
  AdwBinClass parent_class;

  void (*build) (TelChangeForm *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  TelPlan *(*build_finish) (GAsyncResult *result, GError **error);
};

void tel_change_form_set_valid (TelChangeForm *self, gboolean valid);
gboolean tel_change_form_is_valid (TelChangeForm *self);
void tel_change_form_build_async (TelChangeForm *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
TelPlan *tel_change_form_build_finish (TelChangeForm *self, GAsyncResult *result, GError **error);
void tel_change_form_show_hint (GtkLabel *label, const char *text, gboolean is_error);

G_END_DECLS
