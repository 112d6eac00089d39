/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "client-fixture.h"

#include "model/tel-auth-string.h"
#include "model/tel-carried.h"
#include "model/tel-device.h"
#include "model/tel-object.h"
#include "tel-test.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <string.h>

/* One and the same answer is written as servers write that somebody else made, and read the same. */

typedef enum
{
  PLAIN = 0,
  /* Prefixes: none but for the answer's own element, or others than everybody's. */
  NO_PREFIXES = 1 << 0,
  OTHER_PREFIXES = 1 << 1,
  /* Contents. */
  INDENTED = 1 << 2,
  NILS = 1 << 3,
  SECTIONS = 1 << 4,
  NUMBERED_CHARACTERS = 1 << 5,
  REMARKS = 1 << 6,
  BACKWARDS = 1 << 7,
  WITHOUT_EMPTIES = 1 << 8,
  STRANGERS = 1 << 9,
  SMALL_UUIDS = 1 << 10,
  BARE_UUIDS = 1 << 11,
  HEADERS = 1 << 12,
  LATIN = 1 << 13,
  MARKED = 1 << 14,
  UNDECLARED = 1 << 15,
  /* Transfers. */
  CHUNKS = 1 << 16,
  COMPRESSED = 1 << 17,
  UNTIL_CLOSED = 1 << 18,
  OTHER_TYPE = 1 << 19,
} Style;

static const struct
{
  const char *name;
  Style style;
} styles[] = {
  { "plain", PLAIN },
  { "other-prefixes", OTHER_PREFIXES },
  { "no-prefixes", NO_PREFIXES },
  { "indented", INDENTED },
  { "nil-for-empty", NILS },
  { "indented-nil", INDENTED | NILS | OTHER_PREFIXES },
  { "sections", SECTIONS },
  { "numbered-characters", NUMBERED_CHARACTERS },
  { "remarks", REMARKS | INDENTED },
  { "backwards", BACKWARDS },
  { "without-empty-elements", WITHOUT_EMPTIES },
  { "elements-that-nobody-knows", STRANGERS },
  { "lower-case-uuids", SMALL_UUIDS },
  { "uuids-without-braces", SMALL_UUIDS | BARE_UUIDS },
  { "soap-headers", HEADERS | OTHER_PREFIXES },
  { "latin-1", LATIN },
  { "byte-order-mark", MARKED },
  { "no-declaration", UNDECLARED },
  { "chunks", CHUNKS },
  { "compressed", COMPRESSED },
  { "compressed-chunks", COMPRESSED | CHUNKS },
  { "until-the-connection-closes", UNTIL_CLOSED },
  { "another-type", OTHER_TYPE },
  { "all-of-it", OTHER_PREFIXES | INDENTED | NILS | SECTIONS | REMARKS | BACKWARDS | STRANGERS | SMALL_UUIDS | HEADERS |
                     COMPRESSED | CHUNKS | OTHER_TYPE },
};

#define WORDS "Item not valid: The specified User was not found"

/* What is answered to an operation, without its frame. A uuid is only its digit here. */
static const struct
{
  const char *operation;
  const char *inside;
} answers[] = {
  { "getUser",
    "<user uuid='1'><firstName>Zoë</firstName><lastName>O'Néill &amp; &lt;Söhne&gt;</lastName><userid>tadams</userid>"
    "<mailid/><department>R&amp;D</department><associatedDevices><device>CSFTADAMS</device>"
    "<device>SEP001122334455</device></associatedDevices><primaryExtension><pattern>1001</pattern>"
    "<routePartitionName>PT-Internal</routePartitionName></primaryExtension><associatedGroups><userGroup>"
    "<name>Standard CCM End Users</name><userRoles><userRole>Standard CCM End Users</userRole>"
    "<userRole>Standard CCMUSER Administration</userRole></userRoles></userGroup><userGroup>"
    "<name>Standard CTI Enabled</name><userRoles/></userGroup></associatedGroups><enableCti>true</enableCti>"
    "<phoneProfiles/><homeCluster>true</homeCluster><imAndPresenceEnable>false</imAndPresenceEnable>"
    "<serviceProfile uuid='2'>Jabber Service Profile</serviceProfile><ldapDirectoryName/></user>" },
  { "getPhone",
    "<phone ctiid='61' uuid='3'><name>CSFTADAMS</name><description>Zoë's &quot;Jabber&quot;</description>"
    "<product>Cisco Unified Client Services Framework</product>"
    "<model>Cisco Unified Client Services Framework</model><class>Phone</class><protocol>SIP</protocol>"
    "<protocolSide>User</protocolSide><callingSearchSpaceName/><devicePoolName uuid='4'>Default</devicePoolName>"
    "<commonPhoneConfigName uuid='5'>Standard Common Phone Profile</commonPhoneConfigName>"
    "<locationName uuid='6'>Hub_None</locationName><vendorConfig><videoCapability>0</videoCapability><desktopClient>"
    "<ciscoSupportField>configurationfile=a&amp;b.xml</ciscoSupportField></desktopClient></vendorConfig>"
    "<securityProfileName uuid='7'>CSF Encrypted</securityProfileName>"
    "<sipProfileName uuid='8'>Standard SIP Profile</sipProfileName><lines>"
    "<line uuid='9'><index>1</index><label>Zoë - 1001</label><display/><dirn uuid='9'><pattern>1001</pattern>"
    "<routePartitionName uuid='9'>PT-Internal</routePartitionName></dirn><e164Mask>+81352191XXX</e164Mask>"
    "<maxNumCalls>4</maxNumCalls><busyTrigger>2</busyTrigger><callInfoDisplay><callerName>true</callerName>"
    "<callerNumber>false</callerNumber></callInfoDisplay><associatedEndusers><enduser><userId>tadams</userId></enduser>"
    "<enduser><userId>amckenzi</userId></enduser></associatedEndusers></line>"
    "<line uuid='9'><index>2</index><dirn uuid='9'><pattern>3001</pattern><routePartitionName/></dirn>"
    "<associatedEndusers/></line></lines><speeddials/><ownerUserName uuid='1'>tadams</ownerUserName>"
    "<allowCtiControlFlag>true</allowCtiControlFlag><certificateOperation>Install/Upgrade</certificateOperation>"
    "<authenticationMode>By Authentication String</authenticationMode><keySize>2048</keySize>"
    "<keyOrder>RSA Only</keyOrder><ecKeySize/><authenticationString>4815162342</authenticationString>"
    "<certificateStatus>Operation Pending</certificateStatus><upgradeFinishTime>2026:12:31:12:00</upgradeFinishTime>"
    "</phone>" },
  { "getPhoneSecurityProfile",
    "<phoneSecurityProfile uuid='7'><phoneType>Cisco Unified Client Services Framework</phoneType>"
    "<protocol>SIP</protocol><name>CSF Encrypted</name><description/><deviceSecurityMode>Encrypted</deviceSecurityMode>"
    "<authenticationMode>By Authentication String</authenticationMode><keySize>2048</keySize>"
    "<keyOrder>RSA Only</keyOrder><ecKeySize/><tftpEncryptedConfig>true</tftpEncryptedConfig>"
    "<nonceValidityTime>600</nonceValidityTime><transportType>TLS</transportType><sipPhonePort>5061</sipPhonePort>"
    "</phoneSecurityProfile>" },
  { "getSipProfile",
    "<sipProfile uuid='8'><name>Standard SIP Profile</name><description>Señal</description>"
    "<timerRegisterDelta>120</timerRegisterDelta><timerRegister>720</timerRegister><timerKeepAlive>720</timerKeepAlive>"
    "<timerSubscribe>21600</timerSubscribe><timerSubscribeDelta>15</timerSubscribeDelta><callerName/></sipProfile>" },
  { "listDevicePool", "<devicePool uuid='4'><name>Default</name></devicePool>"
                      "<devicePool uuid='5'><name>Zoë &amp; Söhne</name></devicePool>" },
  { "removeUser", "{ABCDEF01-0000-4000-8000-000000000001}" },
};

static const struct
{
  TelObjectKind kind;
  const char *key;
} asked[] = {
  { TEL_OBJECT_KIND_USER, "tadams" },
  { TEL_OBJECT_KIND_DEVICE, "CSFTADAMS" },
  { TEL_OBJECT_KIND_SECURITY_PROFILE, "CSF Encrypted" },
  { TEL_OBJECT_KIND_SIP_PROFILE, "Standard SIP Profile" },
};

/* How the server writes now. */
static Style current;

static void
append_text (GString *out, const char *text, Style style)
{
  g_autofree char *escaped = NULL;

  if ((style & SECTIONS) != 0)
    {
      g_string_append_printf (out, "<![CDATA[%s]]>", text);
      return;
    }

  for (const char *next = text; (style & NUMBERED_CHARACTERS) != 0 && *next != '\0'; next = g_utf8_next_char (next))
    g_string_append_printf (out, "&#x%x;", g_utf8_get_char (next));
  if ((style & NUMBERED_CHARACTERS) != 0)
    return;

  escaped = g_markup_escape_text (text, -1);
  if ((style & REMARKS) != 0)
    g_string_append_printf (out, "<!-- a -->%.1s<?b c?><!-- < & > -->%s", escaped, escaped + 1);
  else
    g_string_append (out, escaped);
}

static char *
make_value (const xmlAttr *attribute, Style style)
{
  const char *digit = (const char *) attribute->children->content;
  g_autofree char *uuid = g_strdup_printf ("{ABCDEF0%s-0000-4000-8000-00000000000%s}", digit, digit);
  g_autofree char *spelled = NULL;

  if (!xmlStrEqual (attribute->name, BAD_CAST "uuid"))
    return g_strdup (digit);

  spelled = (style & SMALL_UUIDS) != 0 ? g_ascii_strdown (uuid, -1) : g_strdup (uuid);

  return (style & BARE_UUIDS) != 0 ? g_strndup (spelled + 1, strlen (spelled) - 2) : g_steal_pointer (&spelled);
}

static void
append_attributes (GString *out, xmlNode *node, Style style)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autofree char *value = make_value (attribute, style);

      g_string_append_printf (out, " %s='%s'", attribute->name, value);
    }
  if ((style & STRANGERS) != 0)
    g_string_append (out, " since='16.0'");
}

static void
append_indent (GString *out, guint depth, Style style)
{
  if ((style & INDENTED) != 0)
    g_string_append_printf (out, "\r\n%*s", (int) depth * 4, "");
}

static int
compare_backwards (gconstpointer a, gconstpointer b)
{
  const xmlNode *one = *(xmlNode *const *) a;
  const xmlNode *other = *(xmlNode *const *) b;

  return strcmp ((const char *) other->name, (const char *) one->name);
}

/* Equal names stay in their order: that of a list says something. */
static GPtrArray *
list_children (xmlNode *node, Style style)
{
  GPtrArray *children = g_ptr_array_new ();

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      g_ptr_array_add (children, child);
  if ((style & BACKWARDS) != 0 && !xmlStrEqual (node->name, BAD_CAST "vendorConfig"))
    g_ptr_array_sort (children, compare_backwards);

  return children;
}

static void
append_node (GString *out, xmlNode *node, guint depth, Style style)
{
  g_autoptr (GPtrArray) children = list_children (node, style);
  xmlChar *text = children->len == 0 ? xmlNodeGetContent (node) : NULL;
  gboolean is_empty = children->len == 0 && (text == NULL || *text == '\0');

  if (!is_empty || (style & WITHOUT_EMPTIES) == 0)
    {
      append_indent (out, depth, style);
      g_string_append_printf (out, "<%s", node->name);
      append_attributes (out, node, style);
      if (is_empty)
        g_string_append (out, (style & NILS) != 0 ? " i:nil='true'/>" : "/>");
      else
        {
          g_string_append (out, ">");
          if (text != NULL)
            append_text (out, (const char *) text, style);
          for (guint i = 0; i < children->len; i++)
            append_node (out, g_ptr_array_index (children, i), depth + 1, style);
          if (children->len > 0)
            append_indent (out, depth, style);
          g_string_append_printf (out, "</%s>", node->name);
        }
      if ((style & STRANGERS) != 0 && depth == 5)
        g_string_append (out, "<newThing i:type='t:new'><part>1</part><part>2</part></newThing>");
    }
  xmlFree (text);
}

/* Writes elements that stand beside one another. */
static void
append_nodes (GString *out, const char *nodes, guint depth, Style style)
{
  g_autofree char *text = g_strdup_printf ("<nodes>%s</nodes>", nodes);
  xmlDoc *document = xmlReadMemory (text, (int) strlen (text), NULL, "utf-8", XML_PARSE_NONET);
  g_autoptr (GPtrArray) children = NULL;

  g_assert_nonnull (document);
  children = list_children (xmlDocGetRootElement (document), style);
  for (guint i = 0; i < children->len; i++)
    append_node (out, g_ptr_array_index (children, i), depth, style);
  xmlFreeDoc (document);
}

/* The operation's own element and what it returns: elements or a text. */
static void
append_answer (GString *out, const char *operation, const char *inside, Style style)
{
  const char *prefix = (style & OTHER_PREFIXES) != 0 ? "axlapi:" : (style & NO_PREFIXES) != 0 ? "" : "ns:";
  const char *bound = (style & OTHER_PREFIXES) != 0 ? ":axlapi" : (style & NO_PREFIXES) != 0 ? "" : ":ns";

  g_string_append_printf (out,
                          "<%s%sResponse xmlns%s='http://www.cisco.com/AXL/API/14.0' sequence='1' "
                          "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>",
                          prefix, operation, bound);
  append_indent (out, 3, style);
  g_string_append (out, (style & NO_PREFIXES) != 0 ? "<return xmlns=''>" : "<return>");
  if (*inside == '<')
    append_nodes (out, inside, 4, style);
  else
    append_text (out, inside, style);
  append_indent (out, 3, style);
  g_string_append_printf (out, "</return></%s%sResponse>", prefix, operation);
}

static void
append_fault (GString *out, const char *inside, Style style)
{
  const char *prefix = (style & OTHER_PREFIXES) != 0 ? "SOAP-ENV:" : (style & NO_PREFIXES) != 0 ? "" : "soapenv:";

  g_string_append_printf (out, "<%sFault xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>", prefix);
  append_nodes (out, inside, 3, style);
  append_indent (out, 2, style);
  g_string_append_printf (out, "</%sFault>", prefix);
}

static GBytes *
write_envelope (const char *body, Style style)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *prefix = (style & OTHER_PREFIXES) != 0 ? "SOAP-ENV:" : (style & NO_PREFIXES) != 0 ? "" : "soapenv:";
  const char *bound = (style & OTHER_PREFIXES) != 0 ? ":SOAP-ENV" : (style & NO_PREFIXES) != 0 ? "" : ":soapenv";
  gsize length;
  char *latin;

  if ((style & MARKED) != 0)
    g_string_append (out, "\xef\xbb\xbf");
  if ((style & UNDECLARED) == 0)
    g_string_append_printf (out, "<?xml version='1.0' encoding='%s'?>", (style & LATIN) != 0 ? "ISO-8859-15" : "UTF-8");
  if ((style & REMARKS) != 0)
    g_string_append (out, "<!-- made elsewhere --><?style x?>");
  g_string_append_printf (out, "<%sEnvelope xmlns%s='http://schemas.xmlsoap.org/soap/envelope/'>", prefix, bound);
  if ((style & HEADERS) != 0)
    g_string_append_printf (out, "<%sHeader><x:y xmlns:x='urn:x'><return>no</return></x:y></%sHeader>", prefix, prefix);
  append_indent (out, 1, style);
  g_string_append_printf (out, "<%sBody>", prefix);
  append_indent (out, 2, style);
  g_string_append (out, body);
  append_indent (out, 1, style);
  g_string_append_printf (out, "</%sBody></%sEnvelope>", prefix, prefix);
  append_indent (out, 0, style);

  if ((style & LATIN) == 0)
    return g_string_free_to_bytes (g_steal_pointer (&out));
  latin = g_convert_with_fallback (out->str, (gssize) out->len, "ISO-8859-15", "utf-8", "'", NULL, &length, NULL);
  g_assert_nonnull (latin);

  return g_bytes_new_take (latin, length);
}

static GBytes *
compress (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (input, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (output, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

/* Sends a body as the style says that bodies are sent. */
static void
send_body (SoupServerMessage *message, guint status, GBytes *plain, Style style)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr (GBytes) bytes = (style & COMPRESSED) != 0 ? compress (plain) : g_bytes_ref (plain);
  gsize length = g_bytes_get_size (bytes);
  gsize piece = (style & CHUNKS) != 0 ? 11 : length;

  if ((style & COMPRESSED) != 0)
    {
      const char *accepted =
          soup_message_headers_get_list (soup_server_message_get_request_headers (message), "Accept-Encoding");

      g_assert_nonnull (accepted);
      g_assert_nonnull (strstr (accepted, "gzip"));
      soup_message_headers_replace (headers, "Content-Encoding", "gzip");
    }
  soup_server_message_set_status (message, status, (style & OTHER_TYPE) != 0 ? "Whatever" : NULL);
  soup_message_headers_replace (headers, "Content-Type",
                                (style & OTHER_TYPE) != 0 ? "application/soap+xml; action=\"\"" : "Text/XML");
  if ((style & CHUNKS) != 0)
    soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  else if ((style & UNTIL_CLOSED) != 0)
    soup_message_headers_set_encoding (headers, SOUP_ENCODING_EOF);
  for (gsize offset = 0; offset < length; offset += piece)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, offset, MIN (piece, length - offset));

      soup_message_body_append_bytes (body, part);
    }
  soup_message_body_complete (body);
}

static void
answer_in_style (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_strcmp0 (operation, answers[i].operation) == 0)
      {
        g_autoptr (GString) body = g_string_new (NULL);
        g_autoptr (GBytes) envelope = NULL;

        append_answer (body, operation, answers[i].inside, current);
        envelope = write_envelope (body->str, current);
        send_body (message, SOUP_STATUS_OK, envelope, current);
        return;
      }

  g_error ("%s is not expected", operation);
}

static TelObject *
get_object (ClientFixture *fixture, guint number, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_get_async (fixture->client, asked[number].kind, asked[number].key, NULL, NULL, tel_test_take_result,
                            &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_get_finish (fixture->client, result, error);
}

static void
assert_same (TelObject *plain, TelObject *other, Style style)
{
  g_auto (GStrv) differences = tel_object_list_differences (plain, other);
  TelCarried *carried = tel_object_get_carried (plain);

  g_assert_cmpstr (tel_object_get_uuid (plain), ==, tel_object_get_uuid (other));
  for (guint i = 0; differences[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      /* A secret equals only itself. */
      if (!g_str_equal (differences[i], "authentication-string"))
        g_error ("“%s” of %s is read otherwise", differences[i], tel_object_get_key (plain));
      g_assert_cmpstr (tel_auth_string_peek (tel_device_get_authentication_string (TEL_DEVICE (plain))), ==,
                       tel_auth_string_peek (tel_device_get_authentication_string (TEL_DEVICE (other))));
    }
  if (carried != NULL && (style & (BACKWARDS | WITHOUT_EMPTIES | STRANGERS)) == 0)
    g_assert_true (tel_carried_equal (carried, tel_object_get_carried (other)));
  if ((style & STRANGERS) != 0)
    g_assert_true (g_strv_contains (tel_carried_get_unknown (tel_object_get_carried (other)), "newThing"));
}

static void
test_objects (ClientFixture *fixture, gconstpointer data)
{
  Style style = GPOINTER_TO_UINT (data);

  client_fixture_begin (fixture, answer_in_style);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TelObject) plain = NULL;
      g_autoptr (TelObject) other = NULL;

      current = (style & LATIN) != 0 ? LATIN : PLAIN;
      plain = get_object (fixture, i, &error);
      g_assert_no_error (error);
      current = style;
      other = get_object (fixture, i, &error);
      g_assert_no_error (error);
      assert_same (plain, other, style);
    }
}

static void
test_rows_and_values (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  current = GPOINTER_TO_UINT (data);
  client_fixture_begin (fixture, answer_in_style);
  pools = client_fixture_list_pools (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, 2);
  g_assert_cmpstr (tel_object_get_key (g_ptr_array_index (pools, 0)), ==, "Default");
  g_assert_cmpstr (tel_object_get_key (g_ptr_array_index (pools, 1)), ==, "Zoë & Söhne");
  g_assert_cmpstr (tel_object_get_uuid (g_ptr_array_index (pools, 1)), ==, "{ABCDEF05-0000-4000-8000-000000000005}");

  g_assert_true (client_fixture_remove_user (fixture, NULL, &error));
  g_assert_no_error (error);
}

/* The code and the words, or the words alone, in either of their places (contract 1.4). */
static const char *const faults[] = {
  "<faultcode>soapenv:Server</faultcode><faultstring>" WORDS "</faultstring><detail><axlError><axlcode>5007</axlcode>"
  "<axlmessage>" WORDS "</axlmessage><request>getUser</request></axlError></detail>",
  "<faultcode>Client</faultcode><faultstring>" WORDS "</faultstring><faultactor/><detail/>",
  "<faultstring>" WORDS "</faultstring>",
  "<faultcode>x</faultcode><faultstring/><detail><trace>at x</trace><axlError><axlmessage>" WORDS "</axlmessage>"
  "</axlError></detail>",
};

static const char *current_fault;
static guint current_status;

static void
fail_in_style (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GBytes) envelope = NULL;

  append_fault (body, current_fault, current);
  envelope = write_envelope (body->str, current);
  send_body (message, current_status, envelope, current);
}

static void
test_faults (ClientFixture *fixture, gconstpointer data)
{
  static const guint statuses[] = { SOUP_STATUS_INTERNAL_SERVER_ERROR, SOUP_STATUS_OK };

  current = GPOINTER_TO_UINT (data);
  client_fixture_begin (fixture, fail_in_style);
  for (guint i = 0; i < G_N_ELEMENTS (faults) * G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TelObject) user = NULL;

      current_fault = faults[i / G_N_ELEMENTS (statuses)];
      current_status = statuses[i % G_N_ELEMENTS (statuses)];
      user = client_fixture_get_user (fixture, NULL, &error);
      g_assert_null (user);
      g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, WORDS));
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (ClientFixture *fixture, gconstpointer data);
  } tests[] = {
    { "objects", test_objects },
    { "rows-and-values", test_rows_and_values },
    { "faults", test_faults },
  };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (styles) * G_N_ELEMENTS (tests); i++)
    {
      guint style = i % G_N_ELEMENTS (styles);
      guint test = i / G_N_ELEMENTS (styles);
      g_autofree char *path = g_strdup_printf ("/axl-foreign-answers/%s/%s", tests[test].path, styles[style].name);

      g_test_add (path, ClientFixture, GUINT_TO_POINTER (styles[style].style), client_fixture_set_up, tests[test].test,
                  client_fixture_tear_down);
    }

  return g_test_run ();
}
