/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-device.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What is done to a user and their devices as a whole: retire, rename, another owner, another number. The actions are
 * the user pane's: user.retire-device(s), user.rename-device(s), user.change-owner(s), user.compare-device(s), each
 * with the name of a device, user.change-number, user.retire-all and user.compare.
 */

void tel_user_actions_install (GtkWidgetClass *widget_class);
void tel_user_actions_update (GtkWidget *pane);
GMenuModel *tel_user_actions_make_device_menu (TelDevice *device);

G_END_DECLS
