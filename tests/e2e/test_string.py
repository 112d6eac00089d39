# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""A string is issued anew and given out as a message, whose text is read as the user would."""

import email
import email.policy
import re
import stat

import desktop
import journey
import tap

DEVICE = 'CSFPNOWAK'


@tap.case('/string/issued-again-and-saved-as-a-message')
def saved_message():
    """The file that a mail program opens has all that the user has to know, and the string in its body alone."""
    control = journey.free_port()
    with desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo',
                         environment={'TELEPHONIST_DEMO_CONTROL': str(control)}) as program:
        journey.open_user(program, 'pnowak')
        window, string = journey.issue_again(program, DEVICE)
        assert re.fullmatch(r'[1-9]\d{9}', string), 'the string is not of ten digits'
        path = program.place('HOME') / 'message.eml'
        journey.save_message(program, window, path)
        program.find('label', re.compile('^Saved as a message to pnowak@example.com'), window)

        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        text = message.get_content()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, 'others may read the message'
        assert message['To'].addresses[0].addr_spec == 'pnowak@example.com', message['To']
        assert string not in message['Subject'], 'the string is in the subject'
        for words in (string, DEVICE, 'company network', 'MRA', 'up to a minute', 'accepted until', 'few refusals'):
            assert words in text, f'the message does not say “{words}”'
        assert journey.get(control, 'dump')['phones'][DEVICE]['authenticationString'] == string, 'another string'
        assert string not in program.said(), 'the string was logged'


tap.main()
