# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""What different SOAP clients make of one and the same request, sent by hand over sockets: all are answered as one."""

import base64
import http.client
import re
import socket
import ssl

import simulated
import tap

RELEASE = '14.0'
SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
AXL = f'http://www.cisco.com/AXL/API/{RELEASE}'
XSI = 'http://www.w3.org/2001/XMLSchema-instance'
ACTION = f'"CUCM:DB ver={RELEASE} getUser"'
INNER = '<userid>mgarcia</userid><returnedTags><lastName/></returnedTags>'
SIGN = '<user uuid="{%s}"><lastName>García-López</lastName></user>' % '-'.join('.' * n for n in (8, 4, 4, 4, 12))

_cluster = None


def cluster():
    """Returns the cluster that all cases ask."""
    global _cluster
    if _cluster is None:
        _cluster = simulated.Simulated(RELEASE)
    return _cluster


def trust():
    """Returns what verifies the cluster as strictly as OpenSSL can."""
    context = ssl.create_default_context(cafile=cluster().certificate)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def authorization():
    """Returns the header of the account that may do everything."""
    return 'Basic ' + base64.b64encode(f'{cluster().user}:{cluster().password}'.encode()).decode()


def ask(method, path, headers, body=None, chunked=False):
    """Sends a request; returns status, headers and text of the answer."""
    connection = http.client.HTTPSConnection(cluster().host, cluster().port, context=trust(), timeout=simulated.BOUND)
    try:
        connection.request(method, path, body, headers, encode_chunked=chunked)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode('utf-8')
    finally:
        connection.close()


def post(body, chunked=False, **headers):
    """Posts a body; a header that is None is left out."""
    given = {'Authorization': authorization(), 'Content-Type': 'text/xml; charset=utf-8', 'SOAPAction': ACTION,
             **{name.replace('_', '-'): value for name, value in headers.items()}}
    if isinstance(body, str):
        body = body.encode('utf-8')
    return ask('POST', '/axl/', {name: value for name, value in given.items() if value is not None}, body, chunked)


def understood(answer, said):
    """Fails the case unless the answer is the one that all are to get."""
    status, headers, text = answer
    assert status == 200 and re.search(SIGN, text), f'{said}: {status} {text}'
    assert headers['Content-Type'] == 'text/xml;charset=utf-8', headers['Content-Type']


def refused(answer, words):
    """Fails the case unless the answer is a fault with these words."""
    status, _, text = answer
    assert status == 500 and '<faultcode>soapenv:' in text and words in text, f'{status} {text}'


def envelope(inner=INNER, operation='getUser'):
    """Returns a request as this program's own client would write it."""
    return (f'<soapenv:Envelope xmlns:soapenv="{SOAP}" xmlns:ns="{AXL}"><soapenv:Body><ns:{operation}>{inner}'
            f'</ns:{operation}></soapenv:Body></soapenv:Envelope>')


@tap.case('/forms/actions')
def actions():
    for action in (ACTION, f'CUCM:DB ver={RELEASE} getUser', f'CUCM:DB ver={RELEASE}', f'"CUCM:DB ver={RELEASE}"',
                   f'CUCM:DB ver={RELEASE} "getUser"'):
        understood(post(envelope(), SOAPAction=action), action)
    for action in (None, '', '""', 'getUser', 'CUCM:DB ver=12.5', f'CUCM:DB ver={RELEASE} getPhone'):
        refused(post(envelope(), SOAPAction=action), 'SOAPAction')


@tap.case('/forms/envelopes')
def envelopes():
    bare = f'<userid xmlns="">mgarcia</userid><returnedTags xmlns=""><lastName/></returnedTags>'
    typed = INNER.replace('<userid>', '<userid xsi:type="xsd:string">')
    forms = {
        'Perl': f'<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="{SOAP}" xmlns:xsi="{XSI}"'
                f' xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:axl="{AXL}"'
                ' SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><SOAP-ENV:Body>'
                f'<axl:getUser xsi:schemaLocation="{AXL} AXLSoap.xsd">{typed}</axl:getUser></SOAP-ENV:Body>'
                '</SOAP-ENV:Envelope>',
        '.NET': f'<s:Envelope xmlns:s="{SOAP}"><s:Body xmlns:xsi="{XSI}"><q1:getUser xmlns:q1="{AXL}">{bare}</q1:getUser>'
                '</s:Body></s:Envelope>',
        'no prefixes': f'<Envelope xmlns="{SOAP}"><Header/><Body><getUser xmlns="{AXL}">{bare}</getUser></Body></Envelope>',
        'headers': f'<e:Envelope xmlns:e="{SOAP}" xmlns:ns="{AXL}"><e:Header><w:s xmlns:w="urn:w" e:mustUnderstand="0">'
                   f'<w:t>x</w:t></w:s></e:Header><e:Body id="b"><ns:getUser>{INNER}</ns:getUser></e:Body></e:Envelope>',
        'white space': envelope('\r\n\t<userid>mgarcia</userid>\n\n  <returnedTags>\n<lastName>\n</lastName></returnedTags> ')
                       .replace('><soapenv:Body>', '>\n <soapenv:Body>\n ') + '\n\n',
        'remarks': '<?xml version="1.0"?><!-- a --><?one two?>' + envelope(
            '<!-- b --><userid>mg<!-- c -->ar<![CDATA[ci]]>&#97;</userid><?three?><returnedTags><lastName><!-- d -->'
            '</lastName></returnedTags>') + '<!-- e --><?four?>',
    }
    for said, body in forms.items():
        understood(post(body), said)


@tap.case('/forms/other-envelopes')
def other_envelopes():
    refused(post(envelope().replace(SOAP, 'http://www.w3.org/2003/05/soap-envelope')), 'SOAP 1.1')
    refused(post(f'<ns:getUser xmlns:ns="{AXL}">{INNER}</ns:getUser>'), 'SOAP 1.1')
    refused(post('<!DOCTYPE e [<!ENTITY x "mgarcia">]>' + envelope().replace('mgarcia', '&x;')), 'document type')
    refused(post(envelope().replace('mgarcia', '&mgarcia;')), 'entity')
    refused(post(envelope()[:-9]), 'XML')


@tap.case('/forms/encodings')
def encodings():
    asked = envelope('<searchCriteria><lastName>García%</lastName></searchCriteria><returnedTags><lastName/></returnedTags>',
                     'listUser')
    action = ACTION.replace('getUser', 'listUser')
    for name, charset, declared in (
            ('utf-8', 'utf-8', 'UTF-8'), ('utf-8', 'UTF-8', None), ('utf-8', None, None), ('utf-8-sig', 'utf-8', 'utf-8'),
            ('utf-8', '"utf-8"', 'utf-8'), ('utf-16', 'utf-16', 'utf-16'), ('utf-16', None, 'UTF-16'),
            ('latin-1', 'iso-8859-1', 'ISO-8859-1'), ('latin-1', None, 'ISO-8859-1'), ('latin-1', 'ISO-8859-1', None),
            ('cp1252', 'windows-1252', 'windows-1252')):
        declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ''
        kind = 'text/xml' + (f'; charset={charset}' if charset else '')
        understood(post((declaration + asked).encode(name), Content_Type=kind, SOAPAction=action),
                   f'{name} as {charset}, {declared}')
    reference = '<?xml version="1.0" encoding="us-ascii"?>' + asked.replace('í', '&#237;')
    understood(post(reference, Content_Type='text/xml; charset=us-ascii', SOAPAction=action), 'a character reference')
    refused(post(asked.encode('latin-1'), SOAPAction=action), 'XML')


@tap.case('/forms/transfers')
def transfers():
    whole = envelope().encode()
    pieces = (whole[i:i + 7] for i in range(0, len(whole), 7))
    understood(post(pieces, chunked=True, Transfer_Encoding='chunked'), 'chunks')
    understood(post(envelope(), Accept_Encoding='gzip, deflate, br'), 'compression')
    understood(post(envelope(), Connection='close'), 'a connection for once')
    understood(post(envelope(), Content_Type='application/x-www-form-urlencoded'), 'curl without a type')
    for content in (None, 'text/xml', 'text/xml;charset="UTF-8"', 'application/xml'):
        understood(post(envelope(), Content_Type=content), content)


def raw(*pieces):
    """Sends pieces of a conversation, each after something was answered to the one before; returns what was answered."""
    heard = []
    with socket.create_connection((cluster().host, cluster().port), timeout=simulated.BOUND) as plain:
        with trust().wrap_socket(plain, server_hostname=cluster().host) as connection:
            for number, piece in enumerate(pieces):
                connection.sendall(piece)
                if number < len(pieces) - 1:
                    heard.append(connection.recv(65536))
            while more := connection.recv(65536):
                heard.append(more)
    return [part.decode('utf-8', 'replace') for part in heard]


@tap.case('/forms/versions-of-http')
def versions_of_http():
    body = envelope().encode()
    head = f'Authorization: {authorization()}\r\nContent-Type: text/xml\r\nSOAPAction: {ACTION}\r\n'
    size = f'Content-Length: {len(body)}\r\n'
    old = ''.join(raw(f'POST /axl/ HTTP/1.0\r\n{head}{size}\r\n'.encode() + body))
    assert re.match(r'HTTP/1\.[01] 200 ', old) and re.search(SIGN, old) and 'chunked' not in old, old
    # One that waits for leave to send what it has to say.
    waiting = f'POST /axl/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n{head}{size}\r\n'.encode()
    leave, *answer = raw(waiting, body)
    assert leave.startswith('HTTP/1.1 100 '), leave
    assert re.search(r'^HTTP/1\.1 200 ', ''.join(answer)) and re.search(SIGN, ''.join(answer)), answer
    # Two requests at once.
    both = ''.join(raw(f'POST /axl/ HTTP/1.1\r\nHost: x\r\n{head}{size}\r\n'.encode() + body +
                       f'POST /axl/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{head}{size}\r\n'.encode() + body))
    assert len(re.findall(SIGN, both)) == 2, both


@tap.case('/forms/probes')
def probes():
    """What is asked before anything else: is there AXL, which release, am I let in (contract 1.2)."""
    known = {'Authorization': authorization()}
    for method in ('GET', 'HEAD'):
        status, headers, text = ask(method, '/axl/', known)
        assert (status, headers['Content-Type']) == (200, 'text/html;charset=utf-8'), (status, headers)
        assert method == 'HEAD' or '<title>Cisco CallManager: AXL Web Service</title>' in text, text
        status, headers, text = ask(method, '/cucm-uds/version', {})
        assert (status, headers['Content-Type']) == (200, 'application/xml'), (status, headers)
        assert method == 'HEAD' or '<version>14.0.1</version>' in text, text
    for given in ({}, {'Authorization': 'Basic eDp5'}, {'Authorization': 'Basic'}, {'Authorization': 'Bearer x'}):
        for method, body in (('GET', None), ('POST', envelope())):
            status, headers, text = ask(method, '/axl/', given, body)
            assert status == 401 and headers['WWW-Authenticate'].startswith('Basic realm='), (given, status)
            assert 'HTTP Status 401' in text and text.startswith('<html>'), text
    for release in ('8.5', '10.5', '15.0'):
        status, headers, text = post(envelope().replace(RELEASE, release), SOAPAction=f'CUCM:DB ver={release}')
        assert (status, headers.get_content_type()) == (599, 'text/html'), (status, headers)
        assert re.search(r'HTTP Status 599 - Incorrect axl version\. Supported axl versions are 11\.x, 12\.x and 14\.0<',
                         text), text


@tap.case('/forms/names-of-attributes')
def names_of_attributes():
    """What a client adds to a device's own settings and no reader could make sense of afterwards is left out."""
    config = (f'<vendorConfig xmlns:f="urn:f" xmlns:xsi="{XSI}"><videoCapability f:x="1" xsi:type="f:y" xml:lang="ja" a="b">0'
              '</videoCapability></vendorConfig>')
    named = '<name>SEP001122334455</name>'
    status, _, text = post(envelope(named + config, 'updatePhone'), SOAPAction=f'CUCM:DB ver={RELEASE}')
    assert status == 200, text
    status, _, text = post(envelope(named, 'getPhone'), SOAPAction=f'CUCM:DB ver={RELEASE}')
    assert '<vendorConfig><videoCapability a="b">0</videoCapability></vendorConfig>' in text, text


@tap.case('/forms/end')
def end():
    cluster().end()


tap.main()
