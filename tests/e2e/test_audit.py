# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""What is set up wrong is found on the Audit page and put right from there."""

import datetime
import re

import desktop
import journey
import tap

DEVICE, OWNER = 'CSFMOGAWA', 'mogawa'
FINDING = 'Jabber device without owner'
# What stands under the title of the finding in the list.
ROW = f'Error · device “{DEVICE}”'
ACCEPTED_ROW = f'{ROW} · Accepted'
# What is shown of all findings and, once any was, how many were accepted.
COUNT = re.compile(r'^(\d+) of (\d+)(?: · (\d+) accepted)?$')
REASON = 'A telephone of the lobby'


def read_cluster(program):
    """Reads the cluster from the Audit page; returns the label that counts the findings."""
    program.find('entry', journey.WORDS['search'])
    journey.open_page(program, 'Audit')
    program.press('push button', 'Read the cluster')
    return program.find('status bar', COUNT)


def get_counts(label):
    """Returns how many findings are shown, how many there are, and how many of them were accepted."""
    return tuple(int(number or 0) for number in COUNT.match(desktop.text_of(label)).groups())


def select_finding(program):
    """Selects the finding of the device without an owner."""
    desktop.click(program.find('label', re.compile(f'J01 {FINDING}')))
    program.find('label', 'The Owner User ID is empty.')


@tap.case('/audit/fixed')
def fixed():
    """A device without owner is found, gets its owner through a plan, and is found no longer."""
    control = journey.free_port()
    with desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo=small',
                         environment={'TELEPHONIST_DEMO_CONTROL': str(control)}) as program:
        count = read_cluster(program)
        assert not journey.get(control, 'dump')['phones'][DEVICE]['ownerUserName']
        before = get_counts(count)
        select_finding(program)
        program.find('label', ROW)
        journey.picture('audit')
        program.press('push button', 'Fix…')
        window = program.find('frame', re.compile(f'^Put right: {FINDING}'))
        journey.picture('audit-plan')
        assert journey.get_writes(control) == [], 'something was written before the plan was run'
        program.press('push button', 'Put right', window)
        desktop.wait_for('the plan to be over', lambda: journey.get_writes(control) == ['updatePhone', 'applyPhone'])
        program.gone('push button', 'Put right', window)
        program.press('push button', 'Close', window)
        program.gone('frame', re.compile('^Put right'))
        desktop.wait_for('the finding to be gone', lambda: get_counts(count)[1] < before[1])
        assert not program.all('label', ROW), 'the finding is still in the list'
        journey.picture('audit-fixed')
        assert journey.get(control, 'dump')['phones'][DEVICE]['ownerUserName'] == OWNER


@tap.case('/audit/two')
def two():
    """Two devices that do not stand beside each other are selected with Ctrl."""
    with desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo=small') as program:
        read_cluster(program)
        devices = program.find('list', 'Devices')
        desktop.click(program.find('label', 'CSFHNAKANO', devices))
        program.find('label', 'Findings of CSFHNAKANO')
        desktop.click(program.find('label', 'CSFKHARADA', devices), 'ctrl')
        program.find('label', 'Findings of 2 devices')


def choose_last_day(program, window):
    """Chooses the fifteenth of the month that is proposed; returns the day."""
    proposed = datetime.date.today() + datetime.timedelta(days=90)
    desktop.click(program.find('label', '15', window))
    return proposed.replace(day=15)


def tick(program, name):
    """Ticks a box of the filter with the keyboard."""
    desktop.click(program.find('push button', 'Choose which findings are shown'))
    box = program.find('check box', name)

    def has_focus():
        if box.get_state_set().contains(desktop.Atspi.StateType.FOCUSED):
            return True
        desktop.keys('Tab')
        return False

    desktop.wait_for(f'the focus on “{name}”', has_focus)
    desktop.keys('space')
    desktop.wait_for(f'“{name}” to be ticked', lambda: desktop.is_checked(box))
    desktop.keys('Escape')
    program.gone('check box', name)


@tap.case('/audit/accepted')
def accepted():
    """A finding that is accepted until a day counts no longer, and is marked where it is asked for."""
    control = journey.free_port()
    with desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo=small',
                         environment={'TELEPHONIST_DEMO_CONTROL': str(control)}) as program:
        count = read_cluster(program)
        findings = program.find('list', 'Findings')
        shown, found, _ = get_counts(count)
        select_finding(program)
        program.press('push button', 'Accept…')
        window = program.find('frame', 'Accept findings')
        assert not desktop.is_enabled(program.find('push button', 'Accept', window)), 'it is accepted without a reason'
        # Nothing has to be clicked before the reason is typed.
        desktop.wait_for('the dialog to be active',
                         lambda: window.get_state_set().contains(desktop.Atspi.StateType.ACTIVE))
        desktop.type_text(REASON)
        last_day = choose_last_day(program, window)
        program.find('label', f'{last_day.day} {last_day:%b %Y}', window)
        journey.picture('audit-accept')
        program.press('push button', 'Accept', window)
        program.gone('frame', 'Accept findings')
        desktop.wait_for('the finding to be accepted', lambda: get_counts(count) == (shown - 1, found, 1))
        assert not program.all('label', ROW, findings), 'what is accepted is still shown'

        tick(program, 'Show accepted findings too')
        program.find('label', ACCEPTED_ROW, findings)
        journey.picture('audit-accepted')
        assert journey.get_writes(control) == [], 'the cluster was written to'


tap.main()
