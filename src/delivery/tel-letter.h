/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "delivery/tel-language.h"

G_BEGIN_DECLS

/**
 * TelLetterStyle:
 * @TEL_LETTER_TITLE: what the letter is about
 * @TEL_LETTER_TEXT: a paragraph
 * @TEL_LETTER_FACT: a label and what it names
 * @TEL_LETTER_SECRET: a label and the string, in groups of four digits
 * @TEL_LETTER_HEADING: what the following is about
 * @TEL_LETTER_STEP: a number and what is to be done
 * @TEL_LETTER_NOTE: a paragraph at the end
 *
 * What a block of a letter is.
 */
typedef enum
{
  TEL_LETTER_TITLE,
  TEL_LETTER_TEXT,
  TEL_LETTER_FACT,
  TEL_LETTER_SECRET,
  TEL_LETTER_HEADING,
  TEL_LETTER_STEP,
  TEL_LETTER_NOTE,
} TelLetterStyle;

/**
 * TelLetterBlock:
 * @style: what it is
 * @label: (nullable): what stands before the text
 * @text: the text, a secret where the style says so
 *
 * A part of a letter.
 */
typedef struct
{
  TelLetterStyle style;
  char *label;
  char *text;
} TelLetterBlock;

/* The letter that brings a user the authentication string, to be printed (G4). It wipes the secret when it goes. */
#define TEL_TYPE_LETTER (tel_letter_get_type ())
G_DECLARE_FINAL_TYPE (TelLetter, tel_letter, TEL, LETTER, GObject)

TelLetter *tel_letter_new (TelUser *user,
                           TelDevice *device,
                           TelAuthString *string,
                           GDateTime *deadline,
                           GTimeZone *cluster_zone,
                           GTimeZone *local_zone,
                           TelLanguage language);
TelLanguage tel_letter_get_language (TelLetter *self);
guint tel_letter_get_n_blocks (TelLetter *self);
const TelLetterBlock *tel_letter_get_block (TelLetter *self, guint position);

G_END_DECLS
