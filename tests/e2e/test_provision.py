# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""A new administrator gives Tanya Adams a desktop softphone with a line and an authentication string."""

import json
import os
import pathlib
import re
import socket
import urllib.request

import desktop
import tap

PROFILE = 'CSF Encrypted AuthString'
WORDS = {
    'en': {
        'search': 'Search users', 'create': 'Create a softphone: Desktop…', 'profile': 'Phone Security Profile',
        'review': 'Review…', 'lock-out': re.compile('cannot call on CSFTADAMS'), 'run': 'Provision Tanya Adams',
        'dialog': 'Authentication String', 'show': 'Show the string', 'copy': 'Copy', 'copied': re.compile('^Copied'),
    },
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


def picture(name):
    """Keeps a picture where TELEPHONIST_TEST_PICTURES says, for people to look at."""
    if directory := os.environ.get('TELEPHONIST_TEST_PICTURES'):
        pathlib.Path(directory).mkdir(parents=True, exist_ok=True)
        desktop.screenshot(pathlib.Path(directory) / f'{name}.png')


def open_user(program, words, user_id):
    """Finds a user by typing into the search entry and opens the first match."""
    program.find('entry', words['search'])
    desktop.keys('ctrl+f')
    desktop.type_text(user_id)
    desktop.wait_for('a single match', lambda: program.all('label', re.compile(r'^1 ')))
    desktop.keys('Return')


def fill_form(program, words):
    """Opens the form and chooses the profile that asks for a string."""
    program.press('push button', words['create'])
    box = program.find('combo box', words['profile'])
    program.press('push button', None, box)
    program.find('label', PROFILE)
    desktop.keys('Down', 'Return')
    program.find('label', PROFILE, box)
    picture('form')


def run_plan(program, words):
    """Reviews the plan, ticks the lock-out off and runs it."""
    program.press('push button', words['review'])
    tick = program.find('check box', words['lock-out'])
    picture('plan')
    button = program.find('push button', words['run'])
    assert not desktop.is_enabled(button), 'the plan can be run before G3.7 was ticked off'
    desktop.click(tick)
    program.press('push button', words['run'])


def copy_string(program, words):
    """Reveals and copies the string; returns what was shown and what another field gets pasted."""
    window = program.find('frame', words['dialog'])
    program.press('push button', words['show'], window)
    shown = desktop.text_of(program.find('label', re.compile(r'^[\d ]+$'), window))
    picture('string')
    program.press('push button', words['copy'], window)
    program.find('push button', words['copied'], window)
    desktop.keys('Escape')
    program.gone('frame', words['dialog'])
    entry = program.find('entry', words['search'])
    desktop.keys('ctrl+f', 'ctrl+a', 'ctrl+v')
    pasted = desktop.wait_for('the string to be pasted',
                              lambda: re.fullmatch(r'\d{10}', desktop.content_of(entry)))
    return shown.replace(' ', ''), pasted.group()


def check_cluster(port, string):
    """Compares what the simulated cluster holds with what was asked for."""
    dump = get(port, 'dump')
    phone, user = dump['phones']['CSFTADAMS'], dump['users']['tadams']
    line = phone['lines'][0]
    found = {
        'owner': phone['ownerUserName'], 'devices': user['associatedDevices'], 'groups': user['associatedGroups'],
        'line': (line['pattern'], line['routePartitionName']), 'line users': line['associatedEndusers'],
        'operation': phone['certificateOperation'], 'mode': phone['authenticationMode'],
        'key size': phone['keySize'], 'string': phone['authenticationString'], 'profile': phone['securityProfileName'],
        'applied': phone['applyCount'],
    }
    assert found == {
        'owner': 'tadams', 'devices': ['CSFTADAMS', 'SEP001122334455'],
        'groups': ['Standard CCM End Users', 'Standard CTI Enabled'],
        'line': ('1001', 'PT-Internal'), 'line users': ['tadams'],
        'operation': 'Install/Upgrade', 'mode': 'By Authentication String',
        'key size': '2048', 'string': string, 'profile': PROFILE, 'applied': 1,
    }, found
    assert re.fullmatch(r'\d{4}:\d\d:\d\d:\d\d:00', phone['upgradeFinishTime']), phone['upgradeFinishTime']


def check_writes(port):
    """Every write was sent once, and Apply Config last."""
    writes = [request['operation'] for request in get(port, 'requests')
              if request['operation'].startswith(('add', 'update', 'remove', 'apply', 'reset', 'do'))]
    assert writes == ['addPhone', 'updateUser', 'applyPhone'], writes


@tap.case('/provision/desktop-softphone-with-a-string')
def desktop_softphone():
    """The journey of the issue, from the demo cluster to the copied string."""
    words, port = WORDS['en'], free_port()
    with desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo',
                         environment={'TELEPHONIST_DEMO_CONTROL': str(port)}) as program:
        open_user(program, words, 'tadams')
        fill_form(program, words)
        run_plan(program, words)
        shown, pasted = copy_string(program, words)
        assert shown == pasted, 'another string was copied than shown'
        check_cluster(port, shown)
        check_writes(port)
        assert shown not in program.said(), 'the string was logged'
        desktop.keys('Escape')
        picture('users')


tap.main()
