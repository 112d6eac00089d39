# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""A new administrator gives Tanya Adams softphones, each with a line and an authentication string."""

import desktop
import journey
import tap

PHONE = 'Cisco Dual Mode for iPhone'


def start_demo(control):
    """Starts the program on the demo cluster."""
    return desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo',
                           environment={'TELEPHONIST_DEMO_CONTROL': str(control)})


@tap.case('/provision/desktop-softphone-with-a-string')
def desktop_softphone():
    """The journey of the issue, from the demo cluster to the copied string."""
    control = journey.free_port()
    with start_demo(control) as program:
        journey.open_user(program, 'tadams')
        journey.open_form(program, 'Desktop')
        string = journey.give_softphone(program, 'CSFTADAMS', 'CSF Encrypted AuthString')
        journey.check_softphone(control, 'CSFTADAMS', string, {
            'product': 'Cisco Unified Client Services Framework', 'template': 'Standard Client Services Framework',
            'profile': 'CSF Encrypted AuthString', 'sip profile': 'Standard SIP Profile',
        })
        # Every write was sent once, and Apply Config last.
        assert journey.get_writes(control) == ['addPhone', 'updateUser', 'applyPhone'], journey.get_writes(control)
        desktop.keys('Escape')
        journey.picture('users')


@tap.case('/provision/mobile-softphone-on-14.0')
def mobile_softphone():
    """An iPhone on the demo cluster, whose release brings the SIP profile for mobile devices itself."""
    control = journey.free_port()
    with start_demo(control) as program:
        journey.open_user(program, 'tadams')
        journey.open_form(program, 'iPhone')
        string = journey.give_softphone(program, 'TCTTADAMS', 'TCT Encrypted AuthString')
        journey.check_softphone(control, 'TCTTADAMS', string, {
            'product': PHONE, 'template': 'Standard Dual Mode for iPhone', 'profile': 'TCT Encrypted AuthString',
            'sip profile': 'Standard SIP Profile for Mobile Device',
        })
        assert journey.get_writes(control) == ['addPhone', 'updateUser', 'applyPhone'], journey.get_writes(control)


@tap.case('/provision/mobile-softphone-on-9.1')
def mobile_softphone_on_nine():
    """An iPhone on a cluster of release 9.1, connected to by hand: a site has to have made the SIP profile there."""
    program = desktop.needs('bin/telephonist')
    with journey.Cluster('--release', '9.1') as cluster, desktop.Program(program, '--new-instance') as program:
        journey.connect(program, cluster)
        journey.open_user(program, 'tadams')
        journey.open_form(program, 'iPhone')
        # What has no timers for mobile devices is not even offered (G1.2).
        offered = journey.get_offered(program, 'SIP Profile')
        assert offered == ['Jabber Mobile SIP Profile'], offered
        string = journey.give_softphone(program, 'TCTTADAMS', 'TCT Encrypted AuthString')
        journey.check_softphone(cluster.control, 'TCTTADAMS', string, {
            'product': PHONE, 'template': 'Standard Dual Mode for iPhone', 'profile': 'TCT Encrypted AuthString',
            'sip profile': 'Jabber Mobile SIP Profile',
        })
        # Before release 10 there is no applyPhone.
        writes = journey.get_writes(cluster.control)
        assert writes == ['addPhone', 'updateUser', 'doDeviceReset'], writes
        assert cluster.password not in program.said(), 'the password was logged'


tap.main()
