/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal.h"

G_BEGIN_DECLS

/**
 * TelDeliveryWay:
 * @TEL_DELIVERY_WAY_COPY: on the clipboard
 * @TEL_DELIVERY_WAY_MAIL: as a draft in the mail program
 * @TEL_DELIVERY_WAY_FILE: as a message file
 * @TEL_DELIVERY_WAY_LETTER: in a letter that was printed
 * @TEL_DELIVERY_WAY_PDF: in a letter that was saved
 *
 * How an authentication string was given out.
 */
typedef enum
{
  TEL_DELIVERY_WAY_COPY,
  TEL_DELIVERY_WAY_MAIL,
  TEL_DELIVERY_WAY_FILE,
  TEL_DELIVERY_WAY_LETTER,
  TEL_DELIVERY_WAY_PDF,
} TelDeliveryWay;

/**
 * TelJournalDelivery:
 * @device: the device that the string is for
 * @user: the ID of the user who was given it
 * @way: how
 * @address: (nullable): where a mail goes
 * @language: (nullable): the code of the language of a message or letter
 * @deadline: (nullable): until when the string was good, as the cluster writes it
 * @given: when, in microseconds since 1970
 * @connection: the identity of the connection
 * @person: who sat at the desktop
 * @account: the AXL account
 * @replaced: whether a newer string was issued since, by a plan of this journal
 *
 * That a string was given out, when and how; never the string.
 */
typedef struct
{
  char *device;
  char *user;
  TelDeliveryWay way;
  char *address;
  char *language;
  char *deadline;
  gint64 given;
  char *connection;
  char *person;
  char *account;
  gboolean replaced;
} TelJournalDelivery;

TelJournalDelivery *
tel_journal_delivery_new (TelCluster *cluster, TelDevice *device, TelUser *user, TelDeliveryWay way);
void tel_journal_delivery_free (TelJournalDelivery *self);
GDateTime *tel_journal_delivery_get_time (const TelJournalDelivery *self);
char *tel_journal_delivery_describe (const TelJournalDelivery *self);

void tel_journal_note_delivery_async (TelJournal *self,
                                      TelJournalDelivery *delivery,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean tel_journal_note_delivery_finish (TelJournal *self, GAsyncResult *result, GError **error);
void tel_journal_list_deliveries_async (TelJournal *self,
                                        const char *connection,
                                        const char *device,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *tel_journal_list_deliveries_finish (TelJournal *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelJournalDelivery, tel_journal_delivery_free)

G_END_DECLS
