# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""What an administrator does between the list of users and the copied string, and what the cluster has of it then."""

import contextlib
import json
import os
import pathlib
import re
import selectors
import socket
import subprocess
import time
import urllib.request

import desktop

WORDS = {
    'search': 'Search users', 'create': 'Create a softphone: {label}…', 'profile': 'Phone Security Profile',
    'sip profile': 'SIP Profile', 'review': 'Review…', 'lock-out': 'cannot call on {device}', 'run': 'Provision {name}',
    'dialog': 'Authentication String', 'show': 'Show the string', 'copy': 'Copy', 'copied': '^Copied',
}


def free_port():
    """Returns a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def get(port, path):
    """Asks the simulated cluster's control port."""
    with urllib.request.urlopen(f'http://127.0.0.1:{port}/{path}', timeout=desktop.BOUND) as answer:
        return json.load(answer)


def post(port, path, body):
    """Has the control port of the simulated cluster do something."""
    request = urllib.request.Request(f'http://127.0.0.1:{port}/{path}', json.dumps(body).encode())
    with urllib.request.urlopen(request, timeout=desktop.BOUND) as answer:
        answer.read()


def get_writes(port):
    """Returns the operations that wrote, in the order in which the cluster carried them out."""
    return [request['operation'] for request in get(port, 'requests')
            if request['operation'].startswith(('add', 'update', 'remove', 'apply', 'reset', 'do'))]


def picture(name):
    """Keeps a picture where TELEPHONIST_TEST_PICTURES says, for people to look at."""
    if directory := os.environ.get('TELEPHONIST_TEST_PICTURES'):
        pathlib.Path(directory).mkdir(parents=True, exist_ok=True)
        desktop.screenshot(pathlib.Path(directory) / f'{name}.png')


class Cluster:
    """A simulated cluster in a process of its own, which ends with the case."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([os.environ['TELEPHONIST_TEST_SIMULATOR'], '--until-stdin-closes', '--control',
                                         '0', *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        said = self._read_until(b'fingerprint SHA256:[0-9A-F:]+ capf [0-9]+\n')
        self.control = int(re.search(r'control on http://127\.0\.0\.1:(\d+)/', said).group(1))
        self.port, self.user, self.password, self.fingerprint = re.search(
            r'https://127\.0\.0\.1:(\d+)/axl/ user (\S+) password (\S+) fingerprint SHA256:(\S+)', said).groups()

    def _read_until(self, pattern):
        end, said = time.monotonic() + desktop.BOUND, b''
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            while not re.search(pattern, said):
                assert selector.select(end - time.monotonic()), f'the cluster did not start: {said!r}'
                piece = os.read(self.process.stdout.fileno(), 4096)
                assert piece, f'the cluster ended: {said!r}'
                said += piece
        return said.decode()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        try:
            self.process.wait(desktop.BOUND)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


def open_user(program, user_id):
    """Finds a user by typing into the search entry and opens the first match."""
    program.find('entry', WORDS['search'])
    desktop.keys('ctrl+f')
    desktop.type_text(user_id)
    desktop.wait_for('a single match', lambda: program.all('label', re.compile(r'^1 ')))
    desktop.keys('Return')


def open_page(program, name):
    """Goes to a page of the window, which has the focus, by its key."""
    desktop.keys({'Users': 'alt+1', 'Audit': 'alt+3', 'Cluster': 'alt+4', 'Activity': 'alt+5'}[name])
    role, first = {'Users': ('entry', WORDS['search']), 'Audit': ('panel', 'Find what is set up wrong'),
                   'Cluster': ('list item', 'Mixed mode'), 'Activity': ('entry', 'Search plans')}[name]
    program.find(role, first)


def get_labels(program, node):
    """Returns the texts within a node, in reading order."""
    return [desktop.text_of(label) for label in program.all('label', within=node)]


def open_list(program, field):
    """Opens the list of a field; returns the field and what is offered, in order."""
    box = program.find('combo box', field)
    chosen = get_labels(program, box)
    desktop.scroll_to(box)
    program.press('push button', None, box)
    return box, desktop.wait_for(f'the list of “{field}”', lambda: get_labels(program, box)[len(chosen):])


def choose(program, field, value):
    """Chooses a value of a field with the keyboard."""
    box, offered = open_list(program, field)
    desktop.keys('Home', *['Down'] * offered.index(value), 'Return')
    desktop.wait_for(f'“{value}” to be chosen', lambda: get_labels(program, box) == [value])


def get_offered(program, field):
    """Returns what a field offers, in order; what is chosen stays."""
    box, offered = open_list(program, field)
    desktop.keys('Escape')
    desktop.wait_for('the list to close', lambda: len(get_labels(program, box)) == 1)
    return offered


def fill(program, row, text):
    """Types a text into a row of a form in place of what is there."""
    desktop.click(program.find('text', row))
    desktop.keys('ctrl+a')
    desktop.type_text(text)


def tick_all(program, window):
    """Ticks everything off that the plan warns of."""
    for box in desktop.wait_for('what is to be ticked off', lambda: program.all('check box', within=window)):
        if not desktop.is_checked(box):
            desktop.click(box)


def run_plan(program, device, name):
    """Reviews the plan, ticks the lock-out off and runs it."""
    program.press('push button', WORDS['review'])
    tick = program.find('check box', re.compile(WORDS['lock-out'].format(device=device)))
    picture(f'plan-{device}')
    button = program.find('push button', WORDS['run'].format(name=name))
    assert not desktop.is_enabled(button), 'the plan can be run before G3.7 was ticked off'
    desktop.click(tick)
    program.press('push button', WORDS['run'].format(name=name))


def copy_string(program):
    """Reveals and copies the string; returns what was shown and what another field gets pasted."""
    window = program.find('frame', WORDS['dialog'])
    program.press('push button', WORDS['show'], window)
    shown = desktop.text_of(program.find('label', re.compile(r'^[\d ]+$'), window))
    program.press('push button', WORDS['copy'], window)
    program.find('push button', re.compile(WORDS['copied']), window)
    desktop.keys('Escape')
    program.gone('frame', WORDS['dialog'])
    desktop.keys('alt+1')
    entry = program.find('entry', WORDS['search'])
    desktop.keys('ctrl+f', 'ctrl+a', 'ctrl+v')
    pasted = desktop.wait_for('the string to be pasted',
                              lambda: re.fullmatch(r'\d{10}', desktop.content_of(entry)))
    return shown.replace(' ', ''), pasted.group()


def fill_connection(program, cluster, password):
    """Types into the form of a new connection where the cluster is, and a password."""
    desktop.click(program.find('list item', 'Connect to a cluster…'))
    fill(program, 'Host name or address', '127.0.0.1')
    fill(program, 'Port', cluster.port)
    fill(program, 'User name', cluster.user)
    fill(program, 'Password', password)
    # A new connection is one to Production, over which nothing is changed, until somebody says otherwise.
    program.press('push button', 'Lab')


def trust(program, cluster):
    """Trusts a cluster that nobody vouches for, having compared its fingerprint."""
    desktop.wait_for('the fingerprint of the cluster',
                     lambda: cluster.fingerprint in [''.join(desktop.content_of(label).split()) for label
                                                     in program.all('label', 'SHA-256 fingerprint')])
    picture('certificate')
    program.press('push button', re.compile('^Trust this key'))


def connect(program, cluster):
    """Connects to a cluster."""
    fill_connection(program, cluster, cluster.password)
    program.press('push button', 'Connect')
    trust(program, cluster)


def issue_again(program, device):
    """Issues a new string for the device whose user is shown; returns its dialog and the string."""
    program.press('push button', re.compile(f'^Show the authentication string of {device}'))
    window = program.find('frame', WORDS['dialog'])
    program.press('push button', 'New string…', window)
    program.find('push button', 'Issue new string', window)
    tick_all(program, window)
    program.press('push button', 'Issue new string', window)
    program.press('push button', WORDS['show'], window)
    shown = desktop.text_of(program.find('label', re.compile(r'^\d( +\d){9}$'), window))
    return window, shown.replace(' ', '')


def save_message(program, window, path):
    """Saves the message with the string of a dialog as a file."""
    program.press('push button', 'Save message…', window)
    program.write(program.find('text', 'Name:'), str(path))
    program.press('push button', re.compile('^_Save'))
    desktop.wait_for('the message', path.exists)
    program.find('label', re.compile('^Saved as a message to '), window)


def open_form(program, label):
    """Opens the form of a type for the user who is shown."""
    program.press('push button', WORDS['create'].format(label=label))
    program.find('combo box', WORDS['profile'])


def give_softphone(program, device, profile):
    """Gives Tanya Adams, whose form is open, a softphone; returns the string that was shown and copied."""
    choose(program, WORDS['profile'], profile)
    picture(f'form-{device}')
    run_plan(program, device, 'Tanya Adams')
    shown, pasted = copy_string(program)
    assert shown == pasted, 'another string was copied than shown'
    assert shown not in program.said(), 'the string was logged'
    return shown


def check_softphone(port, device, string, expected):
    """Compares what the simulated cluster holds with what was asked for."""
    dump = get(port, 'dump')
    phone, user = dump['phones'][device], dump['users']['tadams']
    line = phone['lines'][0]
    found = {
        'product': phone['product'], 'template': phone['phoneTemplateName'], 'profile': phone['securityProfileName'],
        'sip profile': phone['sipProfileName'], 'owner': phone['ownerUserName'], 'devices': user['associatedDevices'],
        'groups': user['associatedGroups'], 'line': (line['pattern'], line['routePartitionName']),
        'line users': line['associatedEndusers'], 'operation': phone['certificateOperation'],
        'mode': phone['authenticationMode'], 'key size': phone['keySize'], 'string': phone['authenticationString'],
        'applied': phone['applyCount'],
    }
    assert found == {
        'owner': 'tadams', 'devices': sorted([device, 'SEP001122334455']),
        'groups': ['Standard CCM End Users', 'Standard CTI Enabled'],
        'line': ('1001', 'PT-Internal'), 'line users': ['tadams'],
        'operation': 'Install/Upgrade', 'mode': 'By Authentication String', 'key size': '2048', 'string': string,
        'applied': 1, **expected,
    }, found
    assert re.fullmatch(r'\d{4}:\d\d:\d\d:\d\d:00', phone['upgradeFinishTime']), phone['upgradeFinishTime']
