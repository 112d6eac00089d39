/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-page.h"

#include <string.h>

#define HTML "text/html;charset=utf-8"

static void
send (SoupServerMessage *message, guint status, const char *reason, const char *type, const char *text)
{
  soup_server_message_set_status (message, status, reason);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

/**
 * tel_simulator_page_set_date:
 * @message: a request
 * @clock: the cluster's clock
 *
 * Dates the answer by the cluster's clock, in place of the machine's: it is how a client learns what the cluster's
 * clock shows (G3.5).
 */
void
tel_simulator_page_set_date (SoupServerMessage *message, TelSimulatorClock *clock)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *date = NULL;

  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));
  g_return_if_fail (TEL_IS_SIMULATOR_CLOCK (clock));

  now = tel_simulator_clock_get_now (clock);
  date = soup_date_time_to_string (now, SOUP_DATE_HTTP);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Date", date);
}

/**
 * tel_simulator_page_send_status:
 * @message: a request
 * @status: of HTTP
 * @text: what went wrong, in the server's words
 *
 * Answers with the page that the servlet container shows; it is HTML, never XML (contract 1.3).
 */
void
tel_simulator_page_send_status (SoupServerMessage *message, guint status, const char *text)
{
  g_autofree char *escaped = NULL;
  g_autofree char *page = NULL;

  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));
  g_return_if_fail (text != NULL);

  escaped = g_markup_escape_text (text, -1);
  page = g_strdup_printf ("<html><head><title>Cisco System - Error report</title></head>\n"
                          "<body><h1>HTTP Status %u - %s</h1>\n"
                          "<p><b>type</b> Status report</p>\n"
                          "<p><b>message</b> <u>%s</u></p></body></html>\n",
                          status, escaped, escaped);
  send (message, status, text, HTML, page);
}

/**
 * tel_simulator_page_send_working:
 * @message: a request
 *
 * Answers what GET /axl/ tells those who are let in (contract 1.2).
 */
void
tel_simulator_page_send_working (SoupServerMessage *message)
{
  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));

  send (message, SOUP_STATUS_OK, NULL, HTML,
        "<html><head><title>Cisco CallManager: AXL Web Service</title></head>\n"
        "<body><h1>Cisco CallManager: AXL Web Service</h1>\n"
        "<p>The AXL Web Service is working and accepting requests. Use HTTP POST to send a request.</p>"
        "</body></html>\n");
}

/**
 * tel_simulator_page_send_version:
 * @message: a request
 * @release: of the cluster as major × 100 + minor
 *
 * Answers what the user data service tells everybody: the child is the cluster's release, the attribute that of the
 * service itself (contract 1.2).
 */
void
tel_simulator_page_send_version (SoupServerMessage *message, guint release)
{
  g_autofree char *page = NULL;

  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));

  page = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                          "<versionInformation uri=\"https://cucm-pub.example.com:8443/cucm-uds/version\" "
                          "version=\"10.0.0\"><version>%u.%u.1</version><capabilities>"
                          "<usersResourceAuthEnabled>false</usersResourceAuthEnabled></capabilities>"
                          "</versionInformation>\n",
                          release / 100, release % 100);
  send (message, SOUP_STATUS_OK, NULL, "application/xml", page);
}
