# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""Runs one target of libFuzzer over seeds that are made from the samples, and prints TAP.

TELEPHONIST_FUZZ_SECONDS says for how long. Where it does not, it is a minute of the same inputs in the same order each time;
how far it comes is the machine's doing. What makes a target fail is left in the folder of the build for whoever mends
it."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(os.environ['TELEPHONIST_TEST_SOURCE_ROOT'])
BUILD = pathlib.Path(os.environ['TELEPHONIST_TEST_BUILD_ROOT'])
SAMPLES = SOURCE / '..' / 'shared' / 'axl' / 'samples'
SECONDS = 60
# What no sample has: an answer with a fault, one of a list, and pages of other servers.
ENVELOPE = ('<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>{}'
            '</soapenv:Body></soapenv:Envelope>')
FAULT = ENVELOPE.format('<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>Item not valid: The specified '
                        'X was not found</faultstring><detail><axlError><axlcode>5007</axlcode><axlmessage>Item not '
                        'valid</axlmessage><request>getPhone</request></axlError></detail></soapenv:Fault>')
LIST = ENVELOPE.format('<ns:listUserResponse xmlns:ns="http://www.cisco.com/AXL/API/14.0"><return><user uuid="{1}">'
                       '<userid>tadams</userid><firstName>Tanya</firstName></user></return></ns:listUserResponse>')
ROWS = ENVELOPE.format('<ns:executeSQLQueryResponse xmlns:ns="http://www.cisco.com/AXL/API/14.0"><return><row><name>X'
                       '</name></row></return></ns:executeSQLQueryResponse>')
DECLARATION = re.compile(rb'<\?xml[^>]*\?>\s*')
MESSAGES = ('Item not valid: The specified X was not found',
            'Query request too large. Total rows matched: 50000 rows. Suggested row fetch: less than 12000 rows',
            'Cannot insert a duplicate value', 'Maximum limit reached')
PAGES = ('<html><body><h1>Cisco AXL</h1>Supported axl versions are 12.x, 14.0 and 15.0<br></body></html>',
         '<versionInformation uri="https://x/cucm-uds/version" version="14.0.1"><version>14.0.1</version>'
         '<capabilities/></versionInformation>',
         'Apache Axis2 does not support this version')


def samples():
    """Yields the valid bodies of requests that lie beside the project, if any do."""
    for path in sorted(SAMPLES.glob('*/*.xml')):
        head, tail = ENVELOPE.encode().split(b'{}')
        yield head + DECLARATION.sub(b'', path.read_bytes()) + tail


def as_answers(body):
    """Turns a request into the answers that may look like it."""
    for old, new in ((b':get', b'Response'), (b':add', b'Response'), (b':update', b'Response')):
        if old in body:
            yield re.sub(rb'<(/?)(\w+):(get|add|update)(\w+)', rb'<\1\2:get\4' + new, body)


def seeds(name):
    """Yields what a target begins with."""
    if name == 'simulator':
        yield from samples()
        yield ENVELOPE.format('<ns:getPhone xmlns:ns="http://www.cisco.com/AXL/API/14.0"><name>X</name></ns:getPhone>'
                              ).encode()
    elif name == 'response':
        for position, body in enumerate([FAULT.encode(), LIST.encode(), ROWS.encode()] +
                                        [answer for body in samples() for answer in as_answers(body)]):
            yield bytes([position % 30, position * 7 % 256]) + body
    elif name == 'fault':
        for message in MESSAGES:
            yield b'\x13\x88' + message.encode()
    else:
        for page in PAGES:
            yield page.encode()


def main(name, target):
    """Fuzzes, and tells how it ended in a line of TAP."""
    seconds = os.environ.get('TELEPHONIST_FUZZ_SECONDS')
    effort = [f'-max_total_time={seconds}'] if seconds else ['-seed=1', f'-max_total_time={SECONDS}']
    corpus = BUILD / 'corpus' / name
    findings = BUILD / 'findings'
    if not seconds:
        shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True, exist_ok=True)
    findings.mkdir(exist_ok=True)
    for position, seed in enumerate(seeds(name)):
        (corpus / f'seed-{position:04}').write_bytes(seed)

    # A kept corpus is what was found before; what leaks or takes 2 GiB fails as what crashes does.
    said = subprocess.run([target, *effort, '-max_len=65536', '-timeout=25', '-rss_limit_mb=2048',
                           '-print_final_stats=1', f'-artifact_prefix={findings}/{name}-', str(corpus)],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace', check=False)
    for line in said.stdout.splitlines()[-40 if said.returncode else -12:]:
        print('#', line)
    covered = re.findall(r'cov: (\d+) ft: (\d+) corp: (\d+)', said.stdout)
    print('# coverage, features, corpus:', covered[-1] if covered else 'none')
    print('ok' if said.returncode == 0 else 'not ok', 1, f'/fuzz/{name}')
    print('1..1')
    return said.returncode


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
