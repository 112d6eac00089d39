# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""What is set up wrong is found on the Audit page and put right from there."""

import re

import desktop
import journey
import tap

DEVICE, OWNER = 'CSFMOGAWA', 'mogawa'
FINDING = 'Jabber device without owner'
# What stands under the title of the finding in the list.
ROW = f'Error · device “{DEVICE}”'
COUNT = re.compile(r'^(\d+) of (\d+)$')


def read_cluster(program):
    """Reads the cluster from the Audit page."""
    program.find('entry', journey.WORDS['search'])
    journey.open_page(program, 'Audit')
    program.press('push button', 'Read the cluster')
    program.find(None, COUNT)


def count_findings(program):
    """Returns how many findings are counted of the whole cluster."""
    return max(int(COUNT.match(desktop.text_of(label)).group(2)) for label in program.all(None, COUNT))


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
        read_cluster(program)
        assert not journey.get(control, 'dump')['phones'][DEVICE]['ownerUserName']
        before = count_findings(program)
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
        desktop.wait_for('the finding to be gone', lambda: count_findings(program) < before)
        assert not program.all('label', ROW), 'the finding is still in the list'
        journey.picture('audit-fixed')
        assert journey.get(control, 'dump')['phones'][DEVICE]['ownerUserName'] == OWNER


tap.main()
