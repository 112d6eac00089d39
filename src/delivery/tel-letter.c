/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "delivery/tel-letter.h"

#include <string.h>

/* Digits are read in groups. */
#define GROUP 4

/**
 * TelLetter:
 *
 * What is said to the user who is given a string on paper, as a list of blocks. How it looks is the printer's affair.
 */
struct _TelLetter
{
  GObject parent_instance;

  TelLanguage language;
  GPtrArray *blocks;
};

G_DEFINE_FINAL_TYPE (TelLetter, tel_letter, G_TYPE_OBJECT)

/* What stands between braces in a text. */
typedef struct
{
  const char *name;
  const char *value;
} Field;

/* The texts of one language, in the order of the letter. */
typedef struct
{
  const char *title;
  const char *greeting;
  const char *introduction;
  const char *name_label;
  const char *device_label;
  const char *string_label;
  const char *deadline_label;
  /* Where the cluster's time and local time differ. */
  const char *deadline;
  const char *steps_heading;
  const char *steps[4];
  const char *refused_heading;
  const char *refused;
  const char *note;
} Texts;

static const Texts english = {
  .title = "Your authentication string for Cisco Jabber",
  .greeting = "Hello {name},",
  .introduction = "Cisco Jabber on {equipment} has to be enrolled once before you can call with it. For this you need "
                  "the authentication string below.",
  .name_label = "For",
  .device_label = "Device name",
  .string_label = "Authentication string",
  .deadline_label = "Accepted until",
  .deadline = "{there} in the time of the telephone system\n{here} in our time",
  .steps_heading = "What to do",
  .steps = { "Connect to the company network, at the office. Enrolment does not work from outside over Mobile and "
             "Remote Access (MRA).",
             "Start Cisco Jabber on {equipment} and sign in.",
             "Where Jabber asks for the authentication string, type the digits above without blanks.",
             "Wait. Enrolment can take up to a minute." },
  .refused_heading = "If the string is refused",
  .refused = "Check the digits and the device and try again. After a few refusals stop, because Jabber may then refuse "
             "even the right string, and ask for a new string. After the time above it is refused in any case, and you "
             "need a new one.",
  .note = "The string is for you and for this device. Please do not pass it on, and destroy this letter once you are "
          "enrolled.",
};

static const Texts japanese = {
  .title = "Cisco Jabber の認証文字列のお知らせ",
  .greeting = "{name} 様",
  .introduction = "{equipment}の Cisco Jabber で通話するには、最初に一度 CAPF 登録が必要です。登録には次の認証文字列を"
                  "使います。",
  .name_label = "お名前",
  .device_label = "デバイス名",
  .string_label = "認証文字列",
  .deadline_label = "有効期限",
  .deadline = "電話システムの時刻で {there}\nこちらの時刻で {here}",
  .steps_heading = "手順",
  .steps = { "社内で会社のネットワークに接続してください。社外から MRA (Mobile and Remote Access) "
             "経由では登録できません。",
             "{equipment}で Cisco Jabber を起動し、サインインしてください。",
             "認証文字列を求められたら、上の数字を空白なしで入力してください。",
             "しばらくお待ちください。登録には最大 1 分間かかる場合があります。" },
  .refused_heading = "認証文字列が拒否された場合",
  .refused =
      "数字とデバイスを確かめて、もう一度入力してください。数回拒否されたら入力をやめ、新しい認証文字列を依頼して"
      "ください。続けて入力すると、正しい認証文字列も拒否されることがあります。有効期限を過ぎた認証文字列は"
      "拒否され、新しい認証文字列が必要になります。",
  .note =
      "この認証文字列は、ご本人とこのデバイス専用です。ほかの人に渡さず、登録が終わったらこの用紙を破棄してください。",
};

static const Texts *const texts_of[] = {
  [TEL_LANGUAGE_ENGLISH] = &english,
  [TEL_LANGUAGE_JAPANESE] = &japanese,
};

static void
wipe (char *text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
block_free (gpointer data)
{
  TelLetterBlock *block = data;

  g_free (block->label);
  wipe (block->text);
  g_free (block);
}

/* Takes the text over. */
static void
add (TelLetter *self, TelLetterStyle style, const char *label, char *text)
{
  TelLetterBlock *block = g_new0 (TelLetterBlock, 1);

  block->style = style;
  block->label = g_strdup (label);
  block->text = text;
  g_ptr_array_add (self->blocks, block);
}

/* What a value says is never taken for a field. */
static char *
expand (const char *text, const Field *fields, guint n_fields)
{
  GString *result = g_string_new (NULL);

  while (*text != '\0')
    {
      guint i = 0;

      while (i < n_fields && !g_str_has_prefix (text, fields[i].name))
        i++;
      if (i < n_fields)
        {
          g_string_append (result, fields[i].value);
          text += strlen (fields[i].name);
        }
      else
        {
          g_string_append_c (result, *text++);
        }
    }

  return g_string_free (result, FALSE);
}

/* In a buffer of its size, so that none grows and leaves a copy behind. */
static char *
group_digits (TelAuthString *string)
{
  const char *digits = tel_auth_string_peek (string);
  gsize length = strlen (digits);
  char *text = g_malloc0 (length + length / GROUP + 1);
  char *end = text;

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && i % GROUP == 0)
        *end++ = ' ';
      *end++ = digits[i];
    }

  return text;
}

static char *
describe_deadline (TelLanguage language, GDateTime *deadline, GTimeZone *cluster_zone, GTimeZone *local_zone)
{
  g_autofree char *there = tel_language_describe_time (language, deadline, cluster_zone);
  g_autofree char *here = tel_language_describe_time (language, deadline, local_zone);
  const Field fields[] = { { "{there}", there }, { "{here}", here } };

  if (g_str_equal (there, here))
    return g_steal_pointer (&there);

  return expand (texts_of[language]->deadline, fields, G_N_ELEMENTS (fields));
}

static void
tel_letter_finalize (GObject *object)
{
  TelLetter *self = TEL_LETTER (object);

  g_clear_pointer (&self->blocks, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_letter_parent_class)->finalize (object);
}

static void
tel_letter_class_init (TelLetterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_letter_finalize;
}

static void
tel_letter_init (TelLetter *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
}

/**
 * tel_letter_new:
 * @user: who is given the string
 * @device: the device that it is for
 * @string: the string
 * @deadline: until when it is accepted
 * @cluster_zone: the cluster's time zone
 * @local_zone: the zone in which the deadline is told besides
 * @language: the language, tel_language_choose() for the user's own
 *
 * Writes the letter: device, string, deadline, where the string is typed, on the company network and not over MRA, up
 * to a minute, and what to do when it is refused (G3.6, G4.1, G4.2, G4.3, G4.6). The string is in one block alone.
 *
 * Returns: (transfer full): the letter
 */
TelLetter *
tel_letter_new (TelUser *user,
                TelDevice *device,
                TelAuthString *string,
                GDateTime *deadline,
                GTimeZone *cluster_zone,
                GTimeZone *local_zone,
                TelLanguage language)
{
  g_autofree char *name = NULL;
  const Texts *texts;
  TelLetter *self;

  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device) && tel_device_get_name (device) != NULL, NULL);
  g_return_val_if_fail (string != NULL, NULL);
  g_return_val_if_fail (deadline != NULL && cluster_zone != NULL && local_zone != NULL, NULL);
  g_return_val_if_fail (language < TEL_N_LANGUAGES, NULL);

  self = g_object_new (TEL_TYPE_LETTER, NULL);
  self->language = language;
  texts = texts_of[language];
  name = tel_user_dup_full_name (user);
  const Field fields[] = {
    { "{name}", name },
    { "{equipment}", tel_language_describe_equipment (language, device) },
  };
  const guint n_fields = G_N_ELEMENTS (fields);

  add (self, TEL_LETTER_TITLE, NULL, g_strdup (texts->title));
  add (self, TEL_LETTER_TEXT, NULL, expand (texts->greeting, fields, n_fields));
  add (self, TEL_LETTER_TEXT, NULL, expand (texts->introduction, fields, n_fields));
  add (self, TEL_LETTER_SECRET, texts->string_label, group_digits (string));
  add (self, TEL_LETTER_FACT, texts->name_label, g_strdup (name));
  add (self, TEL_LETTER_FACT, texts->device_label, g_strdup (tel_device_get_name (device)));
  add (self, TEL_LETTER_FACT, texts->deadline_label, describe_deadline (language, deadline, cluster_zone, local_zone));
  add (self, TEL_LETTER_HEADING, NULL, g_strdup (texts->steps_heading));
  for (guint i = 0; i < G_N_ELEMENTS (texts->steps); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);

      add (self, TEL_LETTER_STEP, number, expand (texts->steps[i], fields, n_fields));
    }
  add (self, TEL_LETTER_HEADING, NULL, g_strdup (texts->refused_heading));
  add (self, TEL_LETTER_TEXT, NULL, g_strdup (texts->refused));
  add (self, TEL_LETTER_NOTE, NULL, g_strdup (texts->note));

  return self;
}

/**
 * tel_letter_get_language:
 * @self: a letter
 *
 * Gets the language in which the letter is written.
 *
 * Returns: the language
 */
TelLanguage
tel_letter_get_language (TelLetter *self)
{
  g_return_val_if_fail (TEL_IS_LETTER (self), TEL_LANGUAGE_ENGLISH);

  return self->language;
}

/**
 * tel_letter_get_n_blocks:
 * @self: a letter
 *
 * Gets of how many blocks the letter is.
 *
 * Returns: their number
 */
guint
tel_letter_get_n_blocks (TelLetter *self)
{
  g_return_val_if_fail (TEL_IS_LETTER (self), 0);

  return self->blocks->len;
}

/**
 * tel_letter_get_block:
 * @self: a letter
 * @position: which block, from 0
 *
 * Gets a block, from the top of the letter to its bottom. The secret among them must not be copied where it is not
 * wiped.
 *
 * Returns: (transfer none): the block
 */
const TelLetterBlock *
tel_letter_get_block (TelLetter *self, guint position)
{
  g_return_val_if_fail (TEL_IS_LETTER (self), NULL);
  g_return_val_if_fail (position < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, position);
}
