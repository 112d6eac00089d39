/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "axl/tel-axl-redaction.h"
#include "axl/tel-axl-table.h"
#include "tel-test.h"

/* No test value is part of a name. */
#define HIDDEN "Zq7"

static char *
redact (const char *operation, const char *xml)
{
  return tel_axl_redaction_make (operation, xml, strlen (xml));
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not have “%s”", text, part);
}

static void
assert_hidden (const char *operation, const char *xml)
{
  g_autofree char *text = redact (operation, xml);

  if (strstr (text, HIDDEN) != NULL)
    g_error ("“%s” is told of “%s”", text, xml);
  assert_has (text, "…");
}

static void
test_known (void)
{
  g_autofree char *text =
      redact ("getPhone", "<e:Envelope xmlns:e='urn:e'><e:Body><phone uuid=\"{1}\"><name>CSF&amp;1</name>\n"
                          "<description/></phone></e:Body></e:Envelope>");

  g_assert_cmpstr (text, ==,
                   "<Envelope>\n  <Body>\n    <phone uuid=\"{1}\">\n      <name>CSF&amp;1</name>\n"
                   "      <description></description>\n    </phone>\n  </Body>\n</Envelope>");
}

/* By the tables, by the name, and what no table has. */
static void
test_hidden (void)
{
  static const char *const messages[] = {
    "<phone><authenticationString>Zq7</authenticationString></phone>",
    "<phone><sshPwd>Zq7</sshPwd></phone>",
    "<user><password>Zq7</password></user>",
    "<user><pin>Zq7</pin></user>",
    "<user><digestCredentials>Zq7</digestCredentials></user>",
    "<phone><someNewPassword>Zq7</someNewPassword></phone>",
    "<phone><someNewElement>Zq7</someNewElement></phone>",
    "<phone someAttribute=\"Zq7\"/>",
    "<phone><vendorConfig><name>Zq7</name></vendorConfig></phone>",
    "<user><passwordCredentials><description>Zq7</description></passwordCredentials></user>",
    "<serviceParameter><value>Zq7</value></serviceParameter>",
    "<Fault><faultcode>Zq7</faultcode><faultstring>Zq7 is bad</faultstring></Fault>",
    "<phone><password><![CDATA[Zq7]]></password></phone>",
    "<phone><password><!-- -->Zq7<!-- -->Zq7</password></phone>",
    "<phone>Zq7</phone>",
    "<phone><name>a</name>Zq7<name>b</name>Zq7<unknown>Zq7</unknown></phone>",
    "<phone><password>Zq7",
    "<html><b>Zq7</b>",
    "Zq7",
    "<!DOCTYPE a [<!ENTITY b \"Zq7\">]><name>&b;</name>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    assert_hidden ("getPhone", messages[i]);
}

/* A column may be called anything. */
static void
test_query (void)
{
  assert_hidden ("executeSQLQuery", "<return><row><name>Zq7</name><description>Zq7</description></row></return>");
  assert_hidden ("executeSQLQuery", "<executeSQLQuery><sql>select Zq7 from device</sql></executeSQLQuery>");
}

/* After a secret the rest is told again. */
static void
test_after_secret (void)
{
  g_autofree char *text = redact ("getPhone", "<phone><vendorConfig><a><name>Zq7</name></a></vendorConfig>"
                                              "<pin>Zq7</pin><name>CSF1</name></phone>");

  g_assert_null (strstr (text, HIDDEN));
  assert_has (text, "<name>CSF1</name>");
}

/* Whatever the tables call a secret is one here. */
static void
check_table (const TelAxlTable *table)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];

      if (row->kind == TEL_AXL_SECRET || (row->flags & TEL_AXL_SECRET_TEXT) != 0)
        {
          g_autofree char *xml = g_strdup_printf ("<%s>%s</%s>", row->element, HIDDEN, row->element);

          assert_hidden ("getUser", xml);
        }
      if (row->items != NULL)
        check_table (row->items);
    }
}

static void
test_tables (void)
{
  for (guint kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    check_table (tel_axl_table_get (kind));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/axl-redaction/known", test_known);
  g_test_add_func ("/axl-redaction/hidden", test_hidden);
  g_test_add_func ("/axl-redaction/query", test_query);
  g_test_add_func ("/axl-redaction/after-secret", test_after_secret);
  g_test_add_func ("/axl-redaction/tables", test_tables);

  return g_test_run ();
}
