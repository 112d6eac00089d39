/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "delivery/tel-mail.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"

#define NEW_LINE "\r\n"

/* RFC 2045 and RFC 2047: a line has at most 76 characters. So many bytes of text make a word that fits on a line, the
 * name of the header before it. */
#define BODY_LINE 76
#define WORD_BYTES 39

/* A text of known size that is written once and wiped: no buffer grows and leaves a copy of the secret behind. */
typedef struct
{
  char *text;
  gsize size;
} Secret;

static Secret *
secret_new (gsize size)
{
  Secret *secret = g_new0 (Secret, 1);

  secret->text = g_malloc0 (size);
  secret->size = size;

  return secret;
}

static void
secret_free (gpointer data)
{
  Secret *secret = data;

  explicit_bzero (secret->text, secret->size);
  g_free (secret->text);
  g_free (secret);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Secret, secret_free)

static gboolean
is_address_character (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr (".!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

/* One plain address: nothing that could begin a second one, a header or a route. */
static gboolean
is_address (const char *text)
{
  const char *at = strchr (text, '@');

  if (at == NULL || at == text || at[1] == '\0')
    return FALSE;
  for (const char *c = text; c < at; c++)
    if (!is_address_character (*c))
      return FALSE;
  for (const char *c = at + 1; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '.' && *c != '-')
      return FALSE;

  return at[1] != '.' && strlen (text) <= 254;
}

static gboolean
is_unreserved (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("-._~", c) != NULL);
}

/* Like g_uri_escape_string(), with line ends as RFC 6068 wants them, into a buffer that is large enough. */
static char *
append_escaped (char *end, const char *text, const char *kept)
{
  static const char digits[] = "0123456789ABCDEF";

  for (const char *c = text; *c != '\0'; c++)
    if (*c == '\n')
      {
        end = g_stpcpy (end, "%0D%0A");
      }
    else if (is_unreserved (*c) || strchr (kept, *c) != NULL)
      {
        *end++ = *c;
      }
    else
      {
        *end++ = '%';
        *end++ = digits[(guchar) *c >> 4];
        *end++ = digits[(guchar) *c & 15];
      }
  *end = '\0';

  return end;
}

static gboolean
is_ascii (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isprint (*c))
      return FALSE;

  return TRUE;
}

/* RFC 2047: words of base64, none of which cuts a character. */
static char *
encode_header (const char *text)
{
  GString *header = g_string_new (NULL);

  if (is_ascii (text))
    return g_string_free (g_string_append (header, text), FALSE);

  while (*text != '\0')
    {
      g_autofree char *word = NULL;
      gsize length = 0;

      while (text[length] != '\0')
        {
          gsize next = (gsize) (g_utf8_next_char (text + length) - text);

          if (next > WORD_BYTES)
            break;
          length = next;
        }
      word = g_base64_encode ((const guchar *) text, length);
      g_string_append_printf (header, "%s=?UTF-8?B?%s?=", header->len > 0 ? NEW_LINE " " : "", word);
      text += length;
    }

  return g_string_free (header, FALSE);
}

static Secret *
make_body (const char *text)
{
  g_autoptr (Secret) lines = NULL;
  g_autoptr (Secret) result = NULL;
  gsize n_lines = 0;
  gsize encoded_length;
  char *encoded;
  char *end;

  for (const char *c = text; *c != '\0'; c++)
    n_lines += *c == '\n';
  lines = secret_new (strlen (text) + n_lines + 1);
  end = lines->text;
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '\n')
        *end++ = '\r';
      *end++ = *c;
    }

  encoded = g_base64_encode ((const guchar *) lines->text, (gsize) (end - lines->text));
  encoded_length = strlen (encoded);
  result = secret_new (encoded_length + (encoded_length / BODY_LINE + 1) * strlen (NEW_LINE) + 1);
  end = result->text;
  for (gsize i = 0; i < encoded_length; i += BODY_LINE)
    {
      gsize length = MIN (BODY_LINE, encoded_length - i);

      memcpy (end, encoded + i, length);
      end = g_stpcpy (end + length, NEW_LINE);
    }
  tel_mail_wipe (encoded);

  return g_steal_pointer (&result);
}

/* RFC 5322 and MIME; X-Unsent makes mail programs open the file as a draft. */
static Secret *
make_file (TelMessage *message)
{
  g_autofree char *subject = encode_header (tel_message_get_subject (message));
  g_autoptr (Secret) body = make_body (tel_message_get_body (message));
  g_autofree char *header =
      g_strconcat ("X-Unsent: 1" NEW_LINE, "To: ", tel_message_get_address (message), NEW_LINE "Subject: ", subject,
                   NEW_LINE "MIME-Version: 1.0" NEW_LINE "Content-Type: text/plain; charset=utf-8" NEW_LINE
                            "Content-Transfer-Encoding: base64" NEW_LINE "Content-Language: ",
                   tel_language_get_code (tel_message_get_language (message)), NEW_LINE NEW_LINE, NULL);
  g_autoptr (Secret) file = secret_new (strlen (header) + strlen (body->text) + 1);

  g_stpcpy (g_stpcpy (file->text, header), body->text);

  return g_steal_pointer (&file);
}

typedef struct
{
  GFile *file;
  /* Beside it, until it is whole. */
  GFile *part;
  Secret *content;
  GFileOutputStream *stream;
  GError *error;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->file);
  g_clear_object (&save->part);
  g_clear_object (&save->stream);
  g_clear_pointer (&save->content, secret_free);
  g_clear_error (&save->error);
  g_free (save);
}

static GFile *
make_part (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".telephonist-%s.part", id);

  return folder != NULL ? g_file_get_child (folder, name) : g_object_ref (file);
}

static void
return_storage_error (GTask *task, GError *error)
{
  Save *save = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_parse_name (save->file);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_STORAGE,
                             /* Translators: a file's name, the reason in the system's words */
                             _ ("The message could not be saved as “%s”. Choose another folder, or free some space. "
                                "(%s)"),
                             name, error->message);
}

static void
on_deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Save *save = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* That half a file stays behind is less than why it is half. */
  if (!g_file_delete_finish (save->part, result, &error))
    g_debug ("half a message stays behind: %s", error->message);

  return_storage_error (task, save->error);
}

static void
give_up (GTask *task, GError *error)
{
  Save *save = g_task_get_task_data (task);

  save->error = error;
  g_file_delete_async (save->part, G_PRIORITY_DEFAULT, NULL, on_deleted, task);
}

static void
on_moved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_move_finish (G_FILE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    give_up (g_steal_pointer (&task), error);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;

  if (save->error != NULL)
    {
      g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, NULL);
      give_up (g_steal_pointer (&task), g_steal_pointer (&save->error));
    }
  else if (!g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    {
      give_up (g_steal_pointer (&task), error);
    }
  else
    {
      /* Not cancelled: whether it took the name would not be known then. */
      g_file_move_async (save->part, save->file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                         G_PRIORITY_DEFAULT, NULL, NULL, NULL, on_moved, g_steal_pointer (&task));
    }
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Save *save = g_task_get_task_data (task);

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &save->error);
  g_output_stream_close_async (G_OUTPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL, on_closed, g_steal_pointer (&task));
}

static void
on_created (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  Save *save = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  save->stream = g_file_create_finish (save->part, result, &error);
  if (save->stream == NULL)
    {
      return_storage_error (task, error);
      return;
    }

  g_output_stream_write_all_async (G_OUTPUT_STREAM (save->stream), save->content->text, strlen (save->content->text),
                                   G_PRIORITY_DEFAULT, cancellable, on_written, g_steal_pointer (&task));
}

/**
 * tel_mail_check_address:
 * @message: a message
 * @error: return location for the reason, in words
 *
 * Checks that the message can go by mail: only to the directory's address, and only where there is one (G4.6).
 *
 * Returns: %TRUE when it can, %FALSE with %TEL_ERROR_INVALID when not
 */
gboolean
tel_mail_check_address (TelMessage *message, GError **error)
{
  const char *address;

  g_return_val_if_fail (TEL_IS_MESSAGE (message), FALSE);

  address = tel_message_get_address (message);
  if (address == NULL || address[0] == '\0')
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: a user's name */
                   _ ("%s has no mail address in the directory. Give the string out in person or in a letter."),
                   tel_message_get_recipient_name (message));
      return FALSE;
    }
  if (!is_address (address))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: a user's name, an address */
                   _ ("The directory's mail address of %s, “%s”, is not one that mail can be sent to. Correct it in "
                      "the directory, or give the string out in person or in a letter."),
                   tel_message_get_recipient_name (message), address);
      return FALSE;
    }

  return TRUE;
}

/**
 * tel_mail_is_outside:
 * @address: (nullable): a mail address
 * @organization_domain: (nullable): the cluster's organization top level domain, or several with commas or blanks
 *   between them
 *
 * Tells whether a mail would leave the organization, which is warned of (G4.6). A domain below the organization's is
 * inside. Where the organization's domain is not known, nothing is said to be outside.
 *
 * Returns: %TRUE when it would
 */
gboolean
tel_mail_is_outside (const char *address, const char *organization_domain)
{
  g_auto (GStrv) domains = NULL;
  gboolean known = FALSE;
  const char *at;

  at = address != NULL ? strrchr (address, '@') : NULL;
  if (at == NULL || organization_domain == NULL)
    return FALSE;

  domains = g_strsplit_set (organization_domain, ", \t", -1);
  for (guint i = 0; domains[i] != NULL; i++)
    {
      gsize length = strlen (domains[i]);
      gsize there = strlen (at + 1);

      if (length == 0)
        continue;
      known = TRUE;
      if (there >= length && g_ascii_strcasecmp (at + 1 + there - length, domains[i]) == 0 &&
          (there == length || at[there - length] == '.'))
        return FALSE;
    }

  return known;
}

/**
 * tel_mail_dup_uri:
 * @message: a message
 * @error: return location for an error
 *
 * Makes a `mailto:` URI with which the desktop's mail program opens the message as a draft. Others on the machine may
 * read that program's command line, and the string with it.
 *
 * Returns: (transfer full): the URI, a secret, to be freed with tel_mail_wipe(), or NULL with %TEL_ERROR_INVALID
 */
char *
tel_mail_dup_uri (TelMessage *message, GError **error)
{
  const char *address;
  const char *subject;
  const char *body;
  char *uri;
  char *end;

  g_return_val_if_fail (TEL_IS_MESSAGE (message), NULL);

  if (!tel_mail_check_address (message, error))
    return NULL;

  address = tel_message_get_address (message);
  subject = tel_message_get_subject (message);
  body = tel_message_get_body (message);

  /* A byte becomes three at most, a line end six. */
  uri =
      g_malloc (strlen ("mailto:?subject=&body=") + 3 * (strlen (address) + strlen (subject)) + 6 * strlen (body) + 1);
  end = append_escaped (g_stpcpy (uri, "mailto:"), address, "@");
  end = append_escaped (g_stpcpy (end, "?subject="), subject, "");
  append_escaped (g_stpcpy (end, "&body="), body, "");

  return uri;
}

/**
 * tel_mail_wipe:
 * @text: (nullable) (transfer full): a text that holds a string
 *
 * Wipes and frees a text.
 */
void
tel_mail_wipe (char *text)
{
  if (text == NULL)
    return;

  explicit_bzero (text, strlen (text));
  g_free (text);
}

/**
 * tel_mail_save_async:
 * @message: a message
 * @file: a file; one that exists is replaced, which the person has agreed to
 * @cancellable: (nullable): to cancel
 * @callback: called when it is saved
 * @user_data: data for @callback
 *
 * Saves the message as a file that mail programs open as a draft (`.eml`). It is made anew and for the person alone
 * (mode 0600), beside @file, and takes that name once it is whole; if anything fails it is removed again and @file
 * stays as it was. The address is checked as by tel_mail_check_address().
 */
void
tel_mail_save_async (
    TelMessage *message, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Save *save;

  g_return_if_fail (TEL_IS_MESSAGE (message));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (message, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_mail_save_async);
  if (!tel_mail_check_address (message, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  save = g_new0 (Save, 1);
  save->file = g_object_ref (file);
  save->part = make_part (file);
  save->content = make_file (message);
  g_task_set_task_data (task, save, save_free);
  /* Not cancelled: whether the file was made would not be known then. Writing is. */
  g_file_create_async (save->part, G_FILE_CREATE_PRIVATE, G_PRIORITY_DEFAULT, NULL, on_created,
                       g_steal_pointer (&task));
}

/**
 * tel_mail_save_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends tel_mail_save_async().
 *
 * Returns: %TRUE when the file is there, %FALSE with %TEL_ERROR_INVALID, %TEL_ERROR_STORAGE or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
tel_mail_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tel_mail_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
