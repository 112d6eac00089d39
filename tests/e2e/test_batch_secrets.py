# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""Nothing that the headless program leaves behind has the password or an authentication string in it.

It goes through what a script does: it reads, provisions, issues again, stops halfway, goes on, undoes and exports, with
every message for debugging switched on. What is looked for is taken from the cluster; what is looked into is everything
that was printed, every file below the directories that it takes for the person's own and below its temporary one, and
its command lines. The one output that may have the string is the one that was asked for it.
"""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import journey
import leaks
import tap

# Every way of writing it down changes something of it.
PASSWORD = 'Zq7&<x>"%+/=\'k'
WRONG_PASSWORD = 'Hm4;"<y>&%+/=r'
SECURE = ['--security-profile', 'CSF Encrypted AuthString', '--capf', '--accept', 'G3.7']


class Batch:
    """The headless program in a home of its own, and everything that it said."""

    def __init__(self, cluster):
        self.cluster = cluster
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='telephonist-batch-'))
        self.environment = {**os.environ, 'G_MESSAGES_DEBUG': 'all', 'TMPDIR': str(self.home / 'tmp'),
                            **{name: str(self.home / name.lower())
                               for name in ('HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'XDG_DATA_HOME',
                                            'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR')}}
        for name in ('TMPDIR', 'HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME',
                     'XDG_RUNTIME_DIR'):
            os.mkdir(self.environment[name], 0o700)
        self.secrets = {'the password': PASSWORD, 'the wrong password': WRONG_PASSWORD}
        self.said = []
        self.take_strings()

    def __enter__(self):
        return self

    def __exit__(self, *reason):
        shutil.rmtree(self.home)

    def take_strings(self):
        """Takes down which strings the cluster has now."""
        for name, phone in journey.get(self.cluster.control, 'dump')['phones'].items():
            string = phone.get('authenticationString') or ''
            if len(string) >= leaks.SHORTEST:
                self.secrets[f'the string {string} of {name}'] = string

    def ask(self, *command, password=PASSWORD, in_variable=False, expected=0):
        """Runs a command; returns what it printed, which is not looked into yet, and its messages."""
        arguments = [os.environ['TELEPHONIST_TEST_BATCH'], '--host', '127.0.0.1', '--port', self.cluster.port, '--user',
                     self.cluster.user, '--fingerprint', f'SHA256:{self.cluster.fingerprint}', *command]
        environment = dict(self.environment)
        if in_variable:
            environment['TELEPHONIST_PASSWORD'] = password
        done = subprocess.run(arguments, input='' if in_variable else password + '\n', capture_output=True,
                              encoding='utf-8', env=environment, check=False)
        assert done.returncode == expected, \
            f'{command} ended with {done.returncode}: {done.stdout}{done.stderr[-1000:]}'
        self.said += [(command, ' '.join(arguments)), (command, done.stderr)]
        self.take_strings()
        return done.stdout

    def run(self, *command, **options):
        """Runs a command whose output is looked into as well; returns it."""
        printed = self.ask(*command, **options)
        assert printed or options.get('expected'), f'{command} printed nothing'
        self.said.append((command, printed))
        return printed

    def check(self):
        """Looks for the secrets in everything."""
        assert any('Tel-DEBUG' in text for _, text in self.said), 'no messages for debugging'
        findings, n_files = leaks.search_files([self.home], self.secrets)
        findings += [f'{" ".join(command)}: {secret}' for command, text in self.said
                     for secret in sorted(leaks.search(text.encode(), self.secrets))]
        print(f'# {n_files} files, {len(self.said)} outputs, {sum(len(text) for _, text in self.said)} characters, '
              f'{len(self.secrets)} secrets')
        tap.check(findings, 'A secret was left behind')


def read_everything(batch):
    """Asks for whatever can be read, as a table and as JSON."""
    for command in (['version'], ['users', 'tadams'], ['user', 'pnowak'], ['list', 'phone'],
                    ['get', 'phone', 'CSFPNOWAK'], ['get', 'user', 'pnowak'], ['list', 'user'], ['list', 'phone-security-profile'],
                    ['sql', 'SELECT name FROM device']):
        batch.run(*command)
        batch.run('--json', *command, in_variable=True)


def export_journal(batch):
    """Prints the journal in each way that there is; returns the numbers of its plans, the newest first."""
    batch.run('activity')
    plans = json.loads(batch.run('--json', 'activity'))
    plans = [plan['id'] for plan in (plans['plans'] if isinstance(plans, dict) else plans)]
    for number in plans:
        batch.run('activity', str(number))
        batch.run('--json', 'activity', str(number))
    batch.run('activity', '--audit')
    return plans


@tap.case('/batch-secrets/everything')
def everything():
    """A script reads, writes in every way and exports."""
    os.environ['TELEPHONIST_SIMULATOR_PASSWORD'] = PASSWORD
    with journey.Cluster() as cluster:
        del os.environ['TELEPHONIST_SIMULATOR_PASSWORD']
        assert cluster.password == PASSWORD, cluster.password
        with Batch(cluster) as batch:
            batch.run('version', password=WRONG_PASSWORD, expected=1)
            batch.run('--json', 'version', password=WRONG_PASSWORD, in_variable=True, expected=1)
            read_everything(batch)

            provision = ['provision', '--user', 'tadams', '--type', 'CSF', *SECURE]
            batch.run(*provision, '--dry-run')
            batch.run(*provision)
            shown = batch.ask('string', 'new', 'CSFPNOWAK', '--show-string', '--accept', 'G4.5')
            # Whoever finds nothing finds it here.
            assert leaks.search(shown.encode(), batch.secrets), f'the string was not printed: {shown}'
            batch.run('--json', 'string', 'extend', 'CSFPNOWAK', '--completes-by', '2036-12-31T12:00')
            batch.run('rename', 'CSFTADAMS', 'CSFADAMS', '--capf', '--accept', 'G4.5')
            batch.run('edit', 'device', 'CSFADAMS', '--set', 'description=Tanya', '--apply-later')
            batch.run('--json', 'user', 'tadams')

            journey.post(cluster.control, 'fault', {'operation': 'applyPhone', 'kind': 'refuse', 'message': 'Not now',
                                                    'times': 1})
            batch.run('provision', '--user', 'pnowak', '--type', 'TCT', '--security-profile',
                      'TCT Encrypted AuthString', '--capf', '--accept', 'G3.7', expected=1)
            batch.run('resume', str(export_journal(batch)[0]))
            batch.run('--json', 'undo', str(export_journal(batch)[0]), '--accept', 'loss')
            batch.run('string', 'cancel', 'CSFPNOWAK', '--accept', 'G4.5', '--accept', 'G3.7')
            export_journal(batch)
            read_everything(batch)

            journal = batch.home / 'xdg_state_home' / 'telephonist' / 'journal.sqlite'
            assert journal.stat().st_size > 0, 'there is no journal'
            batch.check()


tap.main()
