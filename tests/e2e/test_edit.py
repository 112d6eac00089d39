# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""A device is edited and retired, and each is undone from the Activity page."""

import re

import desktop
import journey
import tap

USER = 'hsuzuki'
DEVICE = 'CSFHSUZUKI'
# Somebody whose device waits for its enrolment.
OWNER = 'pnowak'
RETIRED = 'CSFPNOWAK'
DESCRIPTION = 'Room 1204, second desk'
# What an object has been through rather than what it is; the phones of the demo register as time goes by.
COUNTERS = ('versionStamp', 'applyCount', 'resetCount', 'restartCount', 'registration')
# What does not come back with a device: its enrolment.
ENROLMENT = ('authenticationString', 'certificateOperation', 'certificateStatus', 'upgradeFinishTime')


def start_demo(control):
    """Starts the program on the demo cluster."""
    return desktop.Program(desktop.needs('bin/telephonist'), '--new-instance', '--demo',
                           environment={'TELEPHONIST_DEMO_CONTROL': str(control)})


def get_state(control):
    """Returns everything that the cluster holds, without what counts up with every write."""
    def strip(value):
        if isinstance(value, list):
            return [strip(member) for member in value]
        if isinstance(value, dict):
            return {name: strip(member) for name, member in value.items() if name not in COUNTERS}
        return value

    return strip(journey.get(control, 'dump'))


def find_differences(before, after, path=()):
    """Returns where two states differ: for each place, by its names, what stands there before and after."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return {} if before == after else {path: (before, after)}
    found = {}
    for name in {**before, **after}:
        found.update(find_differences(before.get(name), after.get(name), (*path, name)))
    return found


def edit(program, location=None):
    """Edits the description and the location of the device, whose editor is shown; returns the new location."""
    program.write(program.find('text', 'Description'), DESCRIPTION)
    offered = journey.get_offered(program, 'Location')
    chosen = journey.get_labels(program, program.find('combo box', 'Location'))[0]
    location = next(name for name in offered if name not in (chosen, 'None'))
    journey.choose(program, 'Location', location)
    program.find('label', '2 changes')
    return location


def run(program, window, name):
    """Runs the plan of a dialog to its end and closes it."""
    program.press('push button', name, window)
    program.find('alert', 'Everything is done and was read back.', window)


def close(program, window):
    """Closes the dialog of a plan that has ended."""
    title = desktop.text_of(window)
    program.press('push button', 'Close', window)
    program.gone('frame', title)


def review_undo(program, plan):
    """Opens a finished plan on the Activity page and has it undone; returns the dialog with what will be done."""
    journey.open_page(program, 'Activity')
    desktop.click(program.find('list item', re.compile(f'^{re.escape(plan)}, Done')))
    program.find('label', 'Done')
    journey.picture(f'activity-{plan}')
    program.press('push button', 'Undo…')
    return program.find('frame', f'Undo: {plan}')


@tap.case('/edit/apply-and-undo')
def apply_and_undo():
    """The journey of the issue: edit, review, apply, undo."""
    control = journey.free_port()
    plan = f'Changes to {DEVICE}'
    with start_demo(control) as program:
        journey.open_user(program, USER)
        before = get_state(control)
        location = edit(program)
        journey.picture('editor')
        program.press('push button', 'Review…')
        window = program.find('frame', plan)
        desktop.click(program.find('list item', f'Change “Description” and “Location” of {DEVICE}', window))
        program.find('label', re.compile(DESCRIPTION), window)
        journey.picture('edit-plan')
        run(program, window, 'Apply changes')
        journey.picture('edit-done')
        close(program, window)

        phone = before['phones'][DEVICE]
        found = find_differences(before, get_state(control))
        assert found == {
            ('phones', DEVICE, 'description'): (phone['description'], DESCRIPTION),
            ('phones', DEVICE, 'locationName'): (phone['locationName'], location),
        }, found
        assert journey.get_writes(control) == ['updatePhone', 'applyPhone'], journey.get_writes(control)

        window = review_undo(program, plan)
        journey.picture('edit-undo')
        run(program, window, 'Undo')
        journey.picture('edit-undone')
        close(program, window)
        found = find_differences(before, get_state(control))
        assert not found, found


@tap.case('/edit/kept-and-discarded')
def kept_and_discarded():
    """An edit is kept while another user is shown; what is discarded was never sent."""
    control = journey.free_port()
    with start_demo(control) as program:
        journey.open_user(program, USER)
        before = get_state(control)
        description = desktop.content_of(program.find('text', 'Description'))
        edit(program)
        journey.open_user(program, 'tadams')
        program.gone('label', '2 changes')
        journey.open_user(program, USER)
        program.find('label', '2 changes')
        assert desktop.content_of(program.find('text', 'Description')) == DESCRIPTION, 'the edit is lost'
        program.press('push button', 'Discard')
        program.gone('label', '2 changes')
        desktop.wait_for('the description of before',
                         lambda: desktop.content_of(program.find('text', 'Description')) == description)
        journey.picture('discarded')
        found = find_differences(before, get_state(control))
        assert not found, found
        assert not journey.get_writes(control), journey.get_writes(control)


@tap.case('/edit/retire-and-undo')
def retire_and_undo():
    """A device is retired with its association and without its line; undoing brings it back, but not its enrolment."""
    control = journey.free_port()
    plan = f'Retire {RETIRED}'
    with start_demo(control) as program:
        journey.open_user(program, OWNER)
        before = get_state(control)
        menu = program.find('push button', f'More for {RETIRED}')
        program.press('push button', None, desktop.children(menu)[0])
        program.press('menu item', 'Retire…')
        window = program.find('frame', 'Retire device')
        journey.picture('retire-form')
        program.press('push button', 'Review…', window)
        window = program.find('frame', plan)
        journey.picture('retire-plan')
        journey.tick_all(program, window)
        run(program, window, 'Retire')
        journey.picture('retire-done')
        close(program, window)

        after = get_state(control)
        assert set(find_differences(before, after)) == {
            ('phones', RETIRED), ('users', OWNER, 'associatedDevices'), ('users', OWNER, 'primaryExtension'),
            ('lines', '1008 in PT-Internal', 'associatedDevices'),
        }, find_differences(before, after)

        window = review_undo(program, plan)
        program.find('label', re.compile(f'^Enrolment of .*{RETIRED}” has to be repeated'), window)
        journey.picture('retire-undo')
        run(program, window, 'Undo')
        journey.picture('retire-undone')
        close(program, window)
        found = find_differences(before, get_state(control))
        assert set(found) <= {('phones', RETIRED, name) for name in ENROLMENT}, found


tap.main()
