# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""A plan that stops, or whose program dies, is found on the Activity page and gone on with."""

import contextlib
import re
import sqlite3

import desktop
import journey
import tap

DEVICE = 'CSFTADAMS'
PLAN = f'{DEVICE} for Tanya Adams'


def begin_softphone(program):
    """Begins to give Tanya Adams a softphone."""
    journey.open_user(program, 'tadams')
    journey.open_form(program, 'Desktop')
    journey.choose(program, journey.WORDS['profile'], 'CSF Encrypted AuthString')
    journey.run_plan(program, DEVICE, 'Tanya Adams')


def go_on(program):
    """Goes on with the plan, whose page is open, and returns the string that is given out."""
    program.press('push button', 'Go on…')
    program.press('push button', 'Go on')
    shown, pasted = journey.copy_string(program)
    assert shown == pasted, 'another string was copied than shown'
    return shown


def open_plan(program, state):
    """Opens the newest plan of the Activity page."""
    desktop.click(program.find('list item', re.compile(f'^{re.escape(PLAN)}, {state}')))
    program.find('label', state)


def get_steps(program):
    """Returns how far each step has come, as the journal on the disk has it."""
    path = program.place('XDG_STATE_HOME') / 'telephonist' / 'journal.sqlite'
    if not path.exists():
        return []
    with contextlib.closing(sqlite3.connect(f'file:{path}?mode=ro', uri=True)) as journal:
        # The file is there before its tables are.
        if not journal.execute("SELECT name FROM sqlite_schema WHERE name = 'step'").fetchall():
            return []
        return [state for state, in journal.execute('SELECT state FROM step ORDER BY position')]


def check(control, string, writes):
    """Compares what the cluster holds, and what was sent to it, with what was asked for."""
    phone, user = (journey.get(control, 'dump')[kind][name] for kind, name in (('phones', DEVICE), ('users', 'tadams')))
    assert phone['authenticationString'] == string, 'another string is on the cluster'
    assert phone['applyCount'] == 1, phone['applyCount']
    assert DEVICE in user['associatedDevices'], user['associatedDevices']
    assert journey.get_writes(control) == writes, journey.get_writes(control)


@tap.case('/activity/plan-that-stopped')
def stopped():
    """The cluster refuses a step once; the rest is carried out later, and nothing twice."""
    control = journey.free_port()
    with desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo',
                         environment={'TELEPHONIST_DEMO_CONTROL': str(control)}) as program:
        program.find('entry', journey.WORDS['search'])
        journey.post(control, 'fault', {'operation': 'updateUser', 'kind': 'refuse', 'message': 'Not now'})
        begin_softphone(program)
        program.find('label', re.compile('Not now'))
        journey.picture('plan-stopped')
        dialog = program.find('frame', 'New softphone: Desktop')
        program.press('push button', 'Close', dialog)
        program.gone('frame', 'New softphone: Desktop')
        journey.open_page(program, 'Activity')
        open_plan(program, 'Stopped')
        journey.picture('activity')
        string = go_on(program)
        check(control, string, ['addPhone', 'updateUser', 'updateUser', 'applyPhone'])
        journey.open_page(program, 'Users')
        journey.open_page(program, 'Activity')
        open_plan(program, 'Done')


@tap.case('/activity/program-that-died')
def died():
    """The program is killed while the cluster carries out a step; the plan is there after the next start."""
    control = journey.free_port()
    with desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo',
                         environment={'TELEPHONIST_DEMO_CONTROL': str(control)}) as program:
        program.find('entry', journey.WORDS['search'])
        journey.post(control, 'fault', {'operation': 'updateUser', 'kind': 'stall', 'seconds': 600})
        begin_softphone(program)
        desktop.wait_for('the second step to be under way',
                         lambda: get_steps(program) == ['done', 'running', 'waiting'])
        program.die_and_start_again()
        program.find('entry', journey.WORDS['search'])
        journey.open_page(program, 'Activity')
        open_plan(program, 'Interrupted')
        journey.picture('interrupted')
        string = go_on(program)
        # This cluster is a new process, which saw no more than what was missing.
        check(control, string, ['updateUser', 'applyPhone'])


tap.main()
