# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""A cluster that is set up wrongly is made ready from the Cluster page, as far as that can be done from here."""

import re

import desktop
import journey
import tap

ISSUER = 'Certificate Issuer to Endpoint'
DOMAIN = 'Organization Top Level Domain'


def mend(program, what):
    """Opens what mends a prerequisite."""
    button = program.find('push button', f'Set… ({what})')
    desktop.scroll_to(button)
    desktop.click(button)


def run_plan(program, title):
    """Ticks off what the plan warns of, and runs it."""
    window = program.find('frame', title)
    button = program.find('push button', 'Set Parameter', window)
    assert not desktop.is_enabled(button), 'the plan can be run before what it warns of was ticked off'
    journey.tick_all(program, window)
    program.press('push button', 'Set Parameter', window)
    desktop.wait_for('the plan to be over', lambda: program.all('push button', 'Close', within=window))
    program.press('push button', 'Close', window)
    program.gone('frame', title)


@tap.case('/cluster/made-ready')
def made_ready():
    """Each prerequisite is mended by a plan of its own, and is met then."""
    control = journey.free_port()
    with desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo=neglected',
                         environment={'TELEPHONIST_DEMO_CONTROL': str(control)}) as program:
        program.find('entry', journey.WORDS['search'])
        journey.open_page(program, 'Cluster')
        journey.picture('cluster')
        mend(program, ISSUER)
        run_plan(program, re.compile(f'^Set “{ISSUER}”'))
        program.gone('push button', f'Set… ({ISSUER})')
        mend(program, DOMAIN)
        journey.fill(program, DOMAIN, 'example.com')
        program.press('push button', journey.WORDS['review'])
        run_plan(program, re.compile(f'^Set “{DOMAIN}”'))
        program.gone('push button', f'Set… ({DOMAIN})')
        journey.picture('cluster-ready')
        assert journey.get_writes(control) == ['updateServiceParameter'] * 2, journey.get_writes(control)
        text = str(journey.get(control, 'dump')['serviceParameters'])
        assert 'Online CA' not in text and 'example.com' in text, text


tap.main()
