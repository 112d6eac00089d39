# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""A cluster that is set up wrongly is made ready from the Cluster page, as far as that can be done from here."""

import os
import re

import desktop
import journey
import tap

ISSUER = 'Certificate Issuer to Endpoint'
DOMAIN = 'Organization Top Level Domain'


MOBILE = 'SIP profile for mobile devices'
NEW_PROFILE = 'Mobile Clients'
TIMERS = {'timerRegisterDelta': '120', 'timerRegister': '720', 'timerKeepAlive': '720', 'timerSubscribe': '21600',
          'timerSubscribeDelta': '15'}


def mend(program, what, verb='Set'):
    """Opens what mends a prerequisite."""
    button = program.find('push button', f'{verb}… ({what})')
    desktop.scroll_to(button)
    desktop.click(button)


def run_plan(program, title, verb='Set Parameter', warns=True):
    """Ticks off what the plan warns of, and runs it."""
    window = program.find('frame', title)
    button = program.find('push button', verb, window)
    if warns:
        assert not desktop.is_enabled(button), 'the plan can be run before what it warns of was ticked off'
        journey.tick_all(program, window)
    program.press('push button', verb, window)
    desktop.wait_for('the plan to begin', lambda: not program.all('push button', verb, window))
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


TABLET = 'COP file of “Cisco Jabber for Tablet”'
TIMER = 'SIP Dual Mode Alert Timer'


@tap.case('/cluster/not-wanted')
def not_wanted():
    """What the site does not use is not asked for."""
    with desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo=unready') as program:
        program.find('entry', journey.WORDS['search'])
        journey.open_page(program, 'Cluster')
        mend_elsewhere = f'What to do ({TABLET})'
        desktop.click(program.find('push button', mend_elsewhere))
        program.press('push button', f'We do not use this type of phone ({TABLET})')
        program.gone('push button', mend_elsewhere)
        journey.picture('cluster-not-wanted')


@tap.case('/cluster/alert-timer')
def alert_timer():
    """The alert timer is raised, and each node is given back what it had."""
    control = journey.free_port()
    with desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo=small',
                         environment={'TELEPHONIST_DEMO_CONTROL': str(control)}) as program:
        program.find('entry', journey.WORDS['search'])
        journey.open_page(program, 'Cluster')
        desktop.click(program.find('list item', 'Parameters'))
        for button in ('Set to 10000 ms', 'Raise by 500 ms', 'Back to 1500 ms'):
            program.press('push button', button)
            run_plan(program, re.compile(f'^Set “{TIMER}”'))
            if button.startswith('Raise'):
                program.find('push button', 'Back to 1500 ms')
                journey.picture('alert-timer')
        program.gone('push button', 'Back to 1500 ms')
        assert journey.get_writes(control) == ['updateServiceParameter'] * 6, journey.get_writes(control)
        assert '10500' not in str(journey.get(control, 'dump')['serviceParameters'])


def ask_batch(cluster, *command):
    """Has the headless program do something on a cluster."""
    tap.run(os.environ['TELEPHONIST_TEST_BATCH'], '--host', '127.0.0.1', '--port', cluster.port, '--user', cluster.user,
            '--fingerprint', f'SHA256:{cluster.fingerprint}', *command,
            env={**os.environ, 'TELEPHONIST_PASSWORD': cluster.password})


@tap.case('/cluster/mobile-profile-on-9.1')
def mobile_profile_on_nine():
    """A release 9 cluster gets its SIP profile for mobile devices, and an iPhone that uses it (G6)."""
    program = desktop.needs('bin/telephonist')
    with journey.Cluster('--release', '9.1') as cluster, desktop.Program(program, '--new-instance') as program:
        # Somebody has given the only one the timers of a desk phone.
        ask_batch(cluster, 'profile', 'edit', 'sip', 'Jabber Mobile SIP Profile', '--set', 'timer-register-delta=5',
                  '--accept', 'G8.9')
        journey.connect(program, cluster)
        program.find('entry', journey.WORDS['search'])
        journey.open_page(program, 'Cluster')
        mend(program, MOBILE, 'Create')
        form = program.find('frame', 'New SIP profile')
        journey.fill(program, 'Name', NEW_PROFILE)
        journey.picture('mobile-profile')
        program.press('push button', journey.WORDS['review'], form)
        run_plan(program, re.compile(f'“{NEW_PROFILE}”$'), 'Add profile', warns=False)
        program.gone('push button', f'Create… ({MOBILE})')
        profile = journey.get(cluster.control, 'dump')['sipProfiles'][NEW_PROFILE]
        assert {name: str(profile[name]) for name in TIMERS} == TIMERS, profile

        journey.open_page(program, 'Users')
        journey.open_user(program, 'tadams')
        journey.open_form(program, 'iPhone')
        offered = journey.get_offered(program, journey.WORDS['sip profile'])
        assert offered == [NEW_PROFILE], offered
        string = journey.give_softphone(program, 'TCTTADAMS', 'TCT Encrypted AuthString')
        journey.check_softphone(cluster.control, 'TCTTADAMS', string, {
            'product': 'Cisco Dual Mode for iPhone', 'template': 'Standard Dual Mode for iPhone',
            'profile': 'TCT Encrypted AuthString', 'sip profile': NEW_PROFILE,
        })


tap.main()
