/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "delivery/tel-message.h"

#include <string.h>

/**
 * TelMessage:
 *
 * What is said in a mail to the user who is given a string.
 */
struct _TelMessage
{
  GObject parent_instance;

  TelLanguage language;
  char *recipient_name;
  char *address;
  char *subject;
  char *body;
  gsize body_size;
};

G_DEFINE_FINAL_TYPE (TelMessage, tel_message, G_TYPE_OBJECT)

/* What stands between braces in a text. */
typedef enum
{
  FIELD_NAME,
  FIELD_DEVICE,
  FIELD_EQUIPMENT,
  FIELD_STRING,
  FIELD_DEADLINE,
  N_FIELDS,
} Field;

static const char *const field_names[N_FIELDS] = {
  [FIELD_NAME] = "{name}",     [FIELD_DEVICE] = "{device}",     [FIELD_EQUIPMENT] = "{equipment}",
  [FIELD_STRING] = "{string}", [FIELD_DEADLINE] = "{deadline}",
};

typedef struct
{
  const char *subject;
  const char *body;
} Texts;

static const Texts english = {
  .subject = "Enrolling Cisco Jabber on {device}",
  .body = "Hello {name},\n"
          "\n"
          "Cisco Jabber on {equipment} (device {device}) has to be enrolled once before you can call with it.\n"
          "Your authentication string is:\n"
          "\n"
          "    {string}\n"
          "\n"
          "1. Connect to the company network, at the office. Enrolment does not work from outside over Mobile and "
          "Remote Access (MRA).\n"
          "2. Start Cisco Jabber on {equipment} and sign in. Where Jabber asks for the authentication string, type the "
          "digits above.\n"
          "3. Wait. Enrolment can take up to a minute.\n"
          "\n"
          "The string is accepted until {deadline}. After that it is refused and you need a new one.\n"
          "\n"
          "If the string is refused, check it and try again. After a few refusals stop, because Jabber may then refuse "
          "even the right string, and ask for a new string.\n"
          "\n"
          "The string is for you and for this device. Please do not pass it on.\n",
};

static const Texts japanese = {
  .subject = "Cisco Jabber の CAPF 登録のお願い ({device})",
  .body = "{name} 様\n"
          "\n"
          "{equipment}の Cisco Jabber (デバイス {device}) で通話するには、最初に一度 CAPF 登録が必要です。\n"
          "認証文字列は次のとおりです。\n"
          "\n"
          "    {string}\n"
          "\n"
          "1. 社内で会社のネットワークに接続してください。社外から MRA (Mobile and Remote Access) "
          "経由では登録できません。\n"
          "2. {equipment}で Cisco Jabber を起動してサインインし、認証文字列を求められたら上の数字を入力してください。\n"
          "3. しばらくお待ちください。登録には最大 1 分間かかる場合があります。\n"
          "\n"
          "この認証文字列の有効期限は {deadline}です。期限を過ぎると拒否され、新しい認証文字列が必要になります。\n"
          "\n"
          "認証文字列が拒否された場合は、内容を確かめてもう一度入力してください。数回拒否されたら入力をやめ、"
          "新しい認証文字列を依頼してください。続けて入力すると、正しい認証文字列も拒否されることがあります。\n"
          "\n"
          "この認証文字列は、ご本人とこのデバイス専用です。ほかの人に渡さないでください。\n",
};

static const Texts *const texts_of[] = {
  [TEL_LANGUAGE_ENGLISH] = &english,
  [TEL_LANGUAGE_JAPANESE] = &japanese,
};

static gboolean
find_field (const char *text, Field *field)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (g_str_has_prefix (text, field_names[i]))
      {
        *field = i;
        return TRUE;
      }

  return FALSE;
}

static gsize
measure (const char *text, const char *const values[N_FIELDS])
{
  gsize size = 1;

  while (*text != '\0')
    {
      Field field;

      if (find_field (text, &field))
        {
          size += strlen (values[field]);
          text += strlen (field_names[field]);
        }
      else
        {
          size++;
          text++;
        }
    }

  return size;
}

/* Measured before it is written, so that no buffer grows and leaves a copy of the secret behind. What a value says is
 * never taken for a field. */
static char *
expand (const char *text, const char *const values[N_FIELDS], gsize *size)
{
  char *result;
  char *end;

  *size = measure (text, values);
  result = g_malloc (*size);
  end = result;
  while (*text != '\0')
    {
      Field field;

      if (find_field (text, &field))
        {
          end = g_stpcpy (end, values[field]);
          text += strlen (field_names[field]);
        }
      else
        {
          *end++ = *text++;
        }
    }
  *end = '\0';

  return result;
}

static char *
describe_deadline (TelLanguage language, GDateTime *deadline, GTimeZone *cluster_zone, GTimeZone *local_zone)
{
  g_autofree char *there = tel_language_describe_time (language, deadline, cluster_zone);
  g_autofree char *here = tel_language_describe_time (language, deadline, local_zone);

  if (g_str_equal (there, here))
    return g_steal_pointer (&there);
  if (language == TEL_LANGUAGE_JAPANESE)
    return g_strdup_printf ("電話システムの時刻で %s、こちらの時刻で %s ", there, here);

  return g_strdup_printf ("%s in the time of the telephone system, which is %s in ours", there, here);
}

static void
tel_message_finalize (GObject *object)
{
  TelMessage *self = TEL_MESSAGE (object);

  if (self->body != NULL)
    explicit_bzero (self->body, self->body_size);
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->recipient_name, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->subject, g_free);

  G_OBJECT_CLASS (tel_message_parent_class)->finalize (object);
}

static void
tel_message_class_init (TelMessageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_message_finalize;
}

static void
tel_message_init (TelMessage *self)
{
}

/**
 * tel_message_new:
 * @user: who is given the string
 * @device: the device that it is for
 * @string: the string
 * @deadline: until when it is accepted
 * @cluster_zone: the cluster's time zone
 * @local_zone: (nullable): the zone in which the deadline is told besides, NULL for this computer's
 * @language: the language, tel_language_choose() for the user's own
 *
 * Writes the message: where the string is typed, on the company network and not over MRA, up to a minute, the
 * deadline, and to stop after a few refusals (G3.6, G4.1, G4.2, G4.3, G4.6). The string stands in the body alone.
 *
 * Returns: (transfer full): the message
 */
TelMessage *
tel_message_new (TelUser *user,
                 TelDevice *device,
                 TelAuthString *string,
                 GDateTime *deadline,
                 GTimeZone *cluster_zone,
                 GTimeZone *local_zone,
                 TelLanguage language)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *deadline_text = NULL;
  const char *values[N_FIELDS];
  const Texts *texts;
  TelMessage *self;
  gsize subject_size;

  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);
  g_return_val_if_fail (tel_device_get_name (device) != NULL, NULL);
  g_return_val_if_fail (string != NULL, NULL);
  g_return_val_if_fail (deadline != NULL, NULL);
  g_return_val_if_fail (cluster_zone != NULL, NULL);
  g_return_val_if_fail (language < TEL_N_LANGUAGES, NULL);

  zone = local_zone != NULL ? g_time_zone_ref (local_zone) : g_time_zone_new_local ();
  texts = texts_of[language];
  deadline_text = describe_deadline (language, deadline, cluster_zone, zone);

  self = g_object_new (TEL_TYPE_MESSAGE, NULL);
  self->language = language;
  self->recipient_name = tel_user_dup_full_name (user);
  self->address = g_strdup (tel_user_get_mail (user));

  values[FIELD_NAME] = self->recipient_name;
  values[FIELD_DEVICE] = tel_device_get_name (device);
  values[FIELD_EQUIPMENT] = tel_language_describe_equipment (language, device);
  values[FIELD_STRING] = tel_auth_string_peek (string);
  values[FIELD_DEADLINE] = deadline_text;
  self->subject = expand (texts->subject, values, &subject_size);
  self->body = expand (texts->body, values, &self->body_size);

  return self;
}

/**
 * tel_message_get_language:
 * @self: a message
 *
 * Gets the language in which the message is written.
 *
 * Returns: the language
 */
TelLanguage
tel_message_get_language (TelMessage *self)
{
  g_return_val_if_fail (TEL_IS_MESSAGE (self), TEL_LANGUAGE_ENGLISH);

  return self->language;
}

/**
 * tel_message_get_recipient_name:
 * @self: a message
 *
 * Gets the name of the user.
 *
 * Returns: the full name
 */
const char *
tel_message_get_recipient_name (TelMessage *self)
{
  g_return_val_if_fail (TEL_IS_MESSAGE (self), NULL);

  return self->recipient_name;
}

/**
 * tel_message_get_address:
 * @self: a message
 *
 * Gets the user's address as the directory has it, unchecked; see tel_mail_check_address().
 *
 * Returns: (nullable): the address
 */
const char *
tel_message_get_address (TelMessage *self)
{
  g_return_val_if_fail (TEL_IS_MESSAGE (self), NULL);

  return self->address;
}

/**
 * tel_message_get_subject:
 * @self: a message
 *
 * Gets the subject, which never has the string, since lists of mail show it.
 *
 * Returns: the subject
 */
const char *
tel_message_get_subject (TelMessage *self)
{
  g_return_val_if_fail (TEL_IS_MESSAGE (self), NULL);

  return self->subject;
}

/**
 * tel_message_get_body:
 * @self: a message
 *
 * Gets the text with the string in it, a secret: it must not be copied where it is not wiped.
 *
 * Returns: the text, its lines ended by a line feed
 */
const char *
tel_message_get_body (TelMessage *self)
{
  g_return_val_if_fail (TEL_IS_MESSAGE (self), NULL);

  return self->body;
}
