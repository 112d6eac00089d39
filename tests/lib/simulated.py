# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""The simulated cluster as a program of its own, for clients that are not ours."""

import atexit
import hashlib
import os
import re
import ssl
import subprocess
import tempfile

SIMULATOR = os.environ.get('TELEPHONIST_TEST_SIMULATOR', 'telephonist-simulator')
# Seconds. Instrumented code on a busy machine is slow.
BOUND = 120
LINE = re.compile(r'listening on (?P<url>https://(?P<host>127\.0\.0\.1):(?P<port>\d+)/axl/) user (?P<user>\S+) '
                  r'password (?P<password>\S+) fingerprint SHA256:(?P<fingerprint>[0-9A-F:]+) capf (?P<capf>\d+)$')


class Simulated:
    """A running cluster of a release with what it says of itself, and a file with the certificate that it shows."""

    def __init__(self, release, *options):
        self.release = release
        self.process = subprocess.Popen([SIMULATOR, '--release', release, '--until-stdin-closes', *options],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding='utf-8')
        said = LINE.match(self.process.stdout.readline().rstrip('\n'))
        self.url, self.host, self.port = said['url'], said['host'], int(said['port'])
        self.user, self.password = said['user'], said['password']
        self.certificate = self._pin(said['fingerprint'])

    def _pin(self, announced):
        """Takes the certificate that is shown, if it is the one that was announced."""
        shown = ssl.get_server_certificate((self.host, self.port))
        digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(shown)).hexdigest()
        assert digest == announced.replace(':', '').lower(), 'another certificate was announced'
        with tempfile.NamedTemporaryFile('w', prefix='telephonist-simulated-', suffix='.pem', delete=False) as file:
            file.write(shown)
        atexit.register(os.unlink, file.name)
        return file.name

    def end(self):
        """Ends the cluster; fails when it does not end well."""
        self.process.stdin.close()
        self.process.stdout.close()
        assert self.process.wait(BOUND) == 0, 'the simulator did not end well'
