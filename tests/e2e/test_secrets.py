# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""Nothing that the program leaves behind has the password or an authentication string in it, whatever is switched on.

What is looked for is taken from the cluster, not from the screen. What is looked into is every file below the
directories that the program takes for the person's own, below its temporary and its runtime directory, what it and its
children wrote to standard output and error, what another program gets of the clipboard and of the selection, the titles
of the windows, command lines and environments. The one file that is left out is the database of the demo cluster, which
is that cluster, and holds its strings; that it holds no password is looked for all the same.
"""

import os
import pathlib
import re
import time

import desktop
import journey
import leaks
import screen
import tap

# Every way of writing it down changes something of it.
PASSWORD = 'Zq7&<x>"%+/=\'k'
WRONG_PASSWORD = 'Hm4;"<y>&%+/=r'
CLIPBOARD_SECONDS = 12
SETTINGS = f"""[io/github/telephonist/Telephonist]
request-log-file=true
audit-trail='file'
clipboard-seconds=uint32 {CLIPBOARD_SECONDS}
"""
EXPORTS = {'As a table (CSV)…': 'plans.csv', 'As a document (JSON)…': 'plans.json',
           'As an audit trail (a line for each write)…': 'plans.audit.jsonl'}


class Evidence:
    """A program with everything switched on that writes something, and what is collected of it."""

    def __init__(self, *arguments, environment=None):
        self.program = desktop.Program(
            desktop.needs('bin/telephonist'), '--new-instance', *arguments, prepare=self._prepare,
            environment={'G_MESSAGES_DEBUG': 'all', 'GSETTINGS_BACKEND': 'keyfile', **(environment or {})})
        self.watch = leaks.Watch(self.program.process.pid)
        self.secrets = {}
        self.offers = []
        # What the person asked for, string and all.
        self.asked_for = self.program.place('HOME') / 'message.eml'

    @staticmethod
    def _prepare(program):
        program.environment['TMPDIR'] = str(program.place('HOME') / 'tmp')
        os.mkdir(program.environment['TMPDIR'], 0o700)
        settings = program.place('XDG_CONFIG_HOME') / 'glib-2.0' / 'settings' / 'keyfile'
        settings.parent.mkdir(parents=True)
        settings.write_text(SETTINGS, encoding='utf-8')

    def __enter__(self):
        self.program.__enter__()
        self.watch.__enter__()
        return self

    def __exit__(self, *reason):
        self.watch.__exit__(*reason)
        self.program.__exit__(*reason)

    def take_strings(self, control):
        """Takes down which strings the cluster has now, those that it began with too."""
        for name, phone in journey.get(control, 'dump')['phones'].items():
            string = phone.get('authenticationString') or ''
            if len(string) >= leaks.SHORTEST:
                self.secrets[f'the string {string} of {name}'] = string

    def take_offers(self):
        """Takes down what other programs are offered now."""
        with screen.Screen() as display:
            self.offers += [(name, display.get_offer(name)) for name in ('CLIPBOARD', 'PRIMARY')]

    def quit(self):
        """Quits as a person does."""
        desktop.keys('ctrl+q')
        desktop.wait_for('the program to end', lambda: self.program.process.poll() is not None)
        assert self.program.process.returncode == 0, f'it ended with {self.program.process.returncode}'
        self.take_offers()

    def check(self, known=()):
        """Looks for the secrets in everything; `known` is what may have strings, but no password."""
        passwords = {name: secret for name, secret in self.secrets.items() if 'password' in name}
        findings, n_files = leaks.search_files(
            [self.program.home, os.environ['XDG_RUNTIME_DIR']], self.secrets, {self.asked_for, *known})
        for path in known:
            findings += [f'{path}: {name}' for name in leaks.search(path.read_bytes(), passwords)]
        findings += self.watch.search(self.secrets)
        for name, offer in self.offers:
            findings += [f'{name} as {kind}: {secret}' for kind, content in offer.items()
                         for secret in leaks.search(content, self.secrets)]
        print(f'# {n_files} files, {len(self.program.log.read_bytes())} bytes of messages, '
              f'{len(self.watch.titles)} titles, {len(self.watch.commands)} command lines and environments, '
              f'{len(self.offers)} selections, {len(self.secrets)} secrets')
        tap.check(findings, 'A secret was left behind')

    def check_files(self, *relative):
        """Fails when something was not written at all, which would then not have been looked into."""
        for path in (pathlib.Path(self.program.home) / name for name in relative):
            assert path.exists() and path.stat().st_size > 0, f'{path} was not written'


def keep_bodies(program):
    """Has the request log keep what is said, which no setting remembers."""
    desktop.keys('ctrl+comma')
    window = program.find('frame', 'Preferences')
    switch = program.find('check box', re.compile('^Keep what is said'), window)
    desktop.scroll_to(switch)
    desktop.click(switch)
    desktop.wait_for('what is said to be kept', lambda: desktop.is_checked(switch))
    desktop.keys('Escape')
    program.gone('frame', 'Preferences')


def copy_and_wait(evidence, window, string):
    """Copies the string of a dialog; what another program gets of it is right, and is gone in time."""
    program = evidence.program
    program.press('push button', journey.WORDS['copy'], window)
    program.find('push button', re.compile(journey.WORDS['copied']), window)
    with screen.Screen() as display:
        assert string.encode() in display.get_offer('CLIPBOARD').values(), 'another program gets no string'
    desktop.wait_for('the clipboard to be cleared',
                     lambda: program.all('push button', journey.WORDS['copy'], window))
    evidence.take_offers()


def choose_in_menu(program, button, item):
    """Opens a menu and chooses something with the keyboard: over the accessibility bus the menu would stay open."""
    def open_menu():
        # A window that closed just now takes the focus, and the menu, away with it.
        if not program.all('menu item', item):
            desktop.click(program.find('push button', button))
            time.sleep(1)
        return program.all('menu item', item)

    desktop.wait_for(f'the menu “{button}”', open_menu)
    offered = [desktop.text_of(node) for node in program.all('menu item') if desktop.is_enabled(node)]
    desktop.keys('Home', *['Down'] * offered.index(item), 'Return')
    program.gone('menu item')


def export_plans(program):
    """Exports the journal in each way that there is."""
    for item, name in EXPORTS.items():
        path = program.place('HOME') / name
        choose_in_menu(program, 'Export the plans shown', item)
        program.write(program.find('text', 'Name:'), str(path))
        program.press('push button', re.compile('^_Export'))
        desktop.wait_for(name, path.exists)
        program.gone('text', 'Name:')


def look_at_requests(evidence):
    """Has the Activity page show the requests and what was said; returns how many were looked at."""
    program = evidence.program
    desktop.click(program.find('page tab', 'Requests'))
    shown = 0
    for row in program.all('list item', re.compile('getPhone|addPhone|updatePhone'))[:3]:
        desktop.click(row)
        window = program.find('frame', 'Request')
        text = desktop.content_of(program.find('text', None, window))
        assert 'authenticationString' in text, text
        tap.check(leaks.search(text.encode(), evidence.secrets), 'A secret is in what was said')
        desktop.keys('Escape')
        program.gone('frame', 'Request')
        shown += 1
    desktop.click(program.find('page tab', 'Plans'))
    return shown


def give_softphone(evidence, control):
    """Gives Tanya Adams a softphone with a string; returns the dialog that has it."""
    program = evidence.program
    journey.open_user(program, 'tadams')
    journey.open_form(program, 'Desktop')
    journey.choose(program, journey.WORDS['profile'], 'CSF Encrypted AuthString')
    journey.run_plan(program, 'CSFTADAMS', 'Tanya Adams')
    window = program.find('frame', journey.WORDS['dialog'])
    program.press('push button', journey.WORDS['show'], window)
    evidence.take_strings(control)
    return window


def get_string(control, device):
    """Returns the string that the cluster has for a device."""
    return journey.get(control, 'dump')['phones'][device]['authenticationString']


@tap.case('/secrets/cluster')
def cluster():
    """Somebody connects with a password, gives out strings in every way and exports everything that can be."""
    os.environ['TELEPHONIST_SIMULATOR_PASSWORD'] = PASSWORD
    with journey.Cluster() as cluster:
        del os.environ['TELEPHONIST_SIMULATOR_PASSWORD']
        assert cluster.password == PASSWORD, cluster.password
        with Evidence() as evidence:
            program = evidence.program
            evidence.secrets.update({'the password': PASSWORD, 'the wrong password': WRONG_PASSWORD})
            evidence.take_strings(cluster.control)
            keep_bodies(program)
            journey.fill_connection(program, cluster, WRONG_PASSWORD)
            program.press('push button', 'Connect')
            journey.trust(program, cluster)
            program.find('label', re.compile('password'))
            journey.fill(program, 'Password', PASSWORD)
            program.press('push button', 'Connect')

            window = give_softphone(evidence, cluster.control)
            copy_and_wait(evidence, window, get_string(cluster.control, 'CSFTADAMS'))
            desktop.keys('Escape')
            program.gone('frame', journey.WORDS['dialog'])

            journey.open_user(program, 'pnowak')
            window, shown = journey.issue_again(program, 'CSFPNOWAK')
            evidence.take_strings(cluster.control)
            assert shown == get_string(cluster.control, 'CSFPNOWAK'), 'another string is shown'
            journey.save_message(program, window, evidence.asked_for)
            # Whoever finds nothing finds it here.
            assert leaks.search(evidence.asked_for.read_bytes(), {'string': shown}), 'the message has no string'
            copy_and_wait(evidence, window, shown)
            desktop.keys('Escape')
            program.gone('frame', journey.WORDS['dialog'])

            journey.open_page(program, 'Activity')
            assert look_at_requests(evidence) > 0, 'no request was looked at'
            export_plans(program)
            choose_in_menu(program, 'Main menu', 'Copy diagnostics')
            program.find('label', re.compile('^Diagnostics were copied'))
            with screen.Screen() as display:
                assert any(b'Telephonist' in text for text in display.get_offer('CLIPBOARD').values()), 'not copied'
            evidence.take_offers()

            # A string that is still in the clipboard does not outlive the program.
            journey.open_page(program, 'Users')
            program.press('push button', re.compile('^Show the authentication string of CSFPNOWAK'))
            window = program.find('frame', journey.WORDS['dialog'])
            program.press('push button', journey.WORDS['copy'], window)
            program.find('push button', re.compile(journey.WORDS['copied']), window)
            evidence.quit()

            assert '-DEBUG' in program.said(), 'no messages for debugging'
            state = 'xdg_state_home/telephonist'
            evidence.check_files(f'{state}/journal.sqlite', f'{state}/requests.log', f'{state}/telephonist-audit.jsonl',
                                 'xdg_config_home/telephonist/known-hosts', 'xdg_config_home/telephonist/connections',
                                 *(f'home/{name}' for name in EXPORTS.values()))
            said = (program.place('XDG_STATE_HOME') / 'telephonist' / 'requests.log').read_text(encoding='utf-8')
            assert '<authenticationString>' in said, 'the request log has nothing of what was said'
            evidence.check()


@tap.case('/secrets/demo')
def demo():
    """The demo cluster is a child of the program, which is told its password by it."""
    control = journey.free_port()
    with Evidence('--demo', environment={'TELEPHONIST_DEMO_CONTROL': str(control),
                                         'TELEPHONIST_SIMULATOR_PASSWORD': PASSWORD}) as evidence:
        program = evidence.program
        program.find('entry', journey.WORDS['search'])
        evidence.secrets['the password'] = PASSWORD
        evidence.take_strings(control)
        keep_bodies(program)
        window = give_softphone(evidence, control)
        copy_and_wait(evidence, window, get_string(control, 'CSFTADAMS'))
        desktop.keys('Escape')
        program.gone('frame', journey.WORDS['dialog'])
        evidence.quit()

        # It stands in the environment because this test put it there, for both of them.
        evidence.watch.commands = {text for text in evidence.watch.commands
                                   if b'TELEPHONIST_SIMULATOR_PASSWORD=' not in text}
        databases = set((program.place('XDG_STATE_HOME') / 'telephonist').glob('demo*.sqlite*'))
        assert databases, 'the demo cluster has no database'
        evidence.check(databases)


tap.main()
