# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""Uses an installed program as a person would: through the accessibility bus, the keyboard, and a look at the screen.

For the end-to-end tests, in the session that `in-session` starts for them.
"""

import contextlib
import mmap
import os
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile
import time
import zlib

import tap

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    Atspi = None

STAGE = pathlib.Path(os.environ.get('TELEPHONIST_TEST_STAGE', tap.SOURCE_ROOT / 'build' / 'stage'))
BOUND = 60


def wait_for(what, condition):
    """Waits until the condition gives something true, and returns it; fails the case when it does not in time."""
    end = time.monotonic() + BOUND
    while True:
        with contextlib.suppress(GLib.Error):
            if found := condition():
                return found
        if time.monotonic() > end:
            raise AssertionError(f'waited in vain for {what}')
        time.sleep(0.1)


def needs(program):
    """Returns a program of the stage, or skips the case where it is not installed or cannot be driven."""
    if Atspi is None:
        raise tap.Skip('the accessibility bindings for Python are not installed')
    path = STAGE / program
    if not path.exists():
        raise tap.Skip(f'{path} is not installed; ./run test installs it')
    return str(path)


def children(node):
    """Returns what lies directly within a node."""
    found = (node.get_child_at_index(position) for position in range(node.get_child_count()))
    return [child for child in found if child is not None]


def walk(node):
    """Yields a node and everything within, in reading order, with its depth."""
    stack = [(node, 0)]
    while stack:
        node, depth = stack.pop()
        yield node, depth
        with contextlib.suppress(GLib.Error):
            stack.extend((child, depth + 1) for child in reversed(children(node)))


def text_of(node):
    """Returns what a person would call the node: its name, else the text in it."""
    name = node.get_name() or ''
    if not name and 'Text' in node.get_interfaces():
        name = content_of(node)
    return name


def content_of(node):
    """Returns the text that stands in an entry, whatever its name. (GTK 4.8 does not take -1 for the end.)"""
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def is_shown(node):
    """Tells whether a node is on the screen; GTK 4.8 sets SHOWING on few, so a visible one with an area counts."""
    states = node.get_state_set()
    if states.contains(Atspi.StateType.SHOWING):
        return True
    if not states.contains(Atspi.StateType.VISIBLE):
        return False
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def is_enabled(node):
    """Tells whether a node can be used now."""
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def is_checked(node):
    """Tells whether a check box or a switch is on."""
    return node.get_state_set().contains(Atspi.StateType.CHECKED)


class Program:
    """A running program of the stage."""

    def __init__(self, *command, language='en', environment=None, prepare=None):
        self.home = tempfile.mkdtemp(prefix='telephonist-e2e-')
        self.log = pathlib.Path(self.home) / 'log'
        self.command = command
        places = {name: f'{self.home}/{name.lower()}' for name in
                  ('HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME')}
        for place in places.values():
            os.mkdir(place, 0o700)
        # Nothing moves of itself, so that a picture can be taken of a screen at rest.
        settings = self.place('XDG_CONFIG_HOME') / 'gtk-4.0' / 'settings.ini'
        settings.parent.mkdir()
        settings.write_text('[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n', encoding='utf-8')
        self.environment = {**os.environ, **places, 'G_DEBUG': 'fatal-criticals', 'LANGUAGE': language,
                            **(environment or {})}
        if prepare is not None:
            prepare(self)
        self._start()

    def _start(self):
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            env=self.environment)
        self.node = wait_for(f'the window of {self.command[0]}', self._find_application)

    def die_and_start_again(self):
        """Kills the program, which gets no chance to do anything, and starts it again for the same person."""
        self.process.kill()
        self.process.wait()
        self._start()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is not None and not isinstance(error, tap.Skip):
            print('\n'.join(f'# {line}' for line in self.tree().splitlines()))
            print('\n'.join(f'# {line}' for line in self.said().splitlines()))
        self.process.terminate()
        try:
            self.process.wait(BOUND)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def _find_application(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with {self.process.returncode}:\n{self.said()}')
        for application in children(Atspi.get_desktop(0)):
            if application.get_process_id() == self.process.pid and children(application):
                return application
        return None

    def said(self):
        """Returns what the program wrote to its standard output and error."""
        return self.log.read_text(encoding='utf-8', errors='replace')

    def place(self, name):
        """Returns one of the directories that the program takes for the person's own, such as XDG_STATE_HOME."""
        return pathlib.Path(self.home) / name.lower()

    def all(self, role=None, name=None, within=None):
        """Returns every node on the screen with that role, and with that name: a text or a compiled pattern."""
        found = []
        for node, _ in walk(within or self.node):
            with contextlib.suppress(GLib.Error):
                if role is not None and node.get_role_name() != role:
                    continue
                if isinstance(name, re.Pattern) and not name.search(text_of(node)):
                    continue
                if isinstance(name, str) and text_of(node) != name:
                    continue
                if is_shown(node):
                    found.append(node)
        return found

    def find(self, role=None, name=None, within=None):
        """Waits for a node and returns the first one."""
        return wait_for(f'{role or "anything"} called {name!r}', lambda: self.all(role, name, within))[0]

    def gone(self, role=None, name=None, within=None):
        """Waits until there is no such node."""
        wait_for(f'no {role or "node"} called {name!r}', lambda: not self.all(role, name, within))

    def press(self, role, name=None, within=None):
        """Waits for a button, a row or a box that can be used, and activates it."""
        node = wait_for(f'{role} {name!r}, ready to be used',
                        lambda: [node for node in self.all(role, name, within) if is_enabled(node)])[0]
        Atspi.Action.do_action(node, 0)
        return node

    def write(self, node, text):
        """Puts a text into an entry in place of what is there."""
        Atspi.EditableText.set_text_contents(node, text)
        wait_for(f'the entry to hold {text!r}', lambda: content_of(node) == text)

    def texts(self, within=None):
        """Returns every text on the screen, in reading order."""
        found = []
        for node, _ in walk(within or self.node):
            with contextlib.suppress(GLib.Error):
                if is_shown(node) and (text := text_of(node).strip()):
                    found.append(text)
        return found

    def tree(self):
        """Returns the program's nodes, for a person who looks for the right one."""
        lines = []
        for node, depth in walk(self.node):
            with contextlib.suppress(GLib.Error):
                if is_shown(node):
                    lines.append(f'{"  " * depth}{node.get_role_name()} {text_of(node)[:80]!r}')
        return '\n'.join(lines)


def keys(*names):
    """Presses keys one after another, named as X names them: Return, ctrl+f, Down."""
    for name in names:
        tap.run(tap.program('xdotool'), 'key', '--clearmodifiers', name)
        time.sleep(0.1)


def _find_window(node):
    """Returns the window that a node lies in, whatever role it has."""
    while (parent := node.get_parent()).get_role_name() != 'application':
        node = parent
    return node


def _find_origin(window):
    """Waits for a window to be the active one; returns where on the screen the extents of what is in it begin."""
    wait_for(f'{text_of(window)!r} to be the active window',
             lambda: tap.run(tap.program('xdotool'), 'getactivewindow', 'getwindowname').strip() == text_of(window))
    said = tap.run('xdotool', 'getactivewindow', 'getwindowgeometry', '--shell')
    place = dict(line.split('=') for line in said.split())
    outer = Atspi.Component.get_extents(window, Atspi.CoordType.WINDOW)
    # What the window draws around itself does not count in the extents.
    return int(place['X']) + (int(place['WIDTH']) - outer.width) // 2, \
        int(place['Y']) + (int(place['HEIGHT']) - outer.height) // 2


def click(node, *held):
    """Moves the pointer to the middle of a node and clicks, as GTK 4.8 has no other way to tick; held are keys."""
    left, top = _find_origin(_find_window(node))
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    tap.run('xdotool', 'mousemove', str(left + box.x + box.width // 2), str(top + box.y + box.height // 2),
            *(word for key in held for word in ('keydown', key)), 'click', '1',
            *(word for key in held for word in ('keyup', key)))


def scroll_to(node):
    """Turns the wheel until a node is in sight: GTK 4.8 gives no focus to what is asked for it."""
    pane = node.get_parent()
    while pane.get_role_name() != 'scroll pane':
        pane = pane.get_parent()
        if pane.get_role_name() == 'application':
            return
    left, top = _find_origin(_find_window(node))
    view = Atspi.Component.get_extents(pane, Atspi.CoordType.WINDOW)
    tap.run('xdotool', 'mousemove', str(left + view.x + 2), str(top + view.y + view.height // 2))

    def is_in_sight():
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        if view.y <= box.y and box.y + box.height <= view.y + view.height:
            return True
        tap.run('xdotool', 'click', '4' if box.y < view.y else '5')
        return False

    wait_for(f'{text_of(node)!r} to be scrolled into sight', is_in_sight)


def type_text(text):
    """Types a text with the keyboard."""
    tap.run(tap.program('xdotool'), 'type', '--delay', '15', '--', text)


def _read_screen():
    """Returns the screen's width and height and its lines, each as bytes of blue, green, red and nothing."""
    with open(os.environ['TELEPHONIST_TEST_SCREEN'], 'rb') as file, \
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as dump:
        # The header of an X window dump, then its table of colours, then the lines.
        header = struct.unpack('>25I', dump[:100])
        width, height, stride, colours = header[4], header[5], header[12], header[19]
        assert header[11] == 32, 'the screen is not 24 bits deep'
        start = header[0] + colours * 12
        return width, height, [dump[start + row * stride:start + row * stride + width * 4] for row in range(height)]


def _read_still_screen():
    """Waits until nothing on the screen moves any more, and returns it."""
    end = time.monotonic() + BOUND
    before = _read_screen()
    while time.monotonic() < end:
        time.sleep(0.3)
        after = _read_screen()
        if after == before:
            return after
        before = after
    raise AssertionError('the screen does not come to rest')


def screenshot(path):
    """Writes what the active window shows, with the pointer out of the way, to a PNG file."""
    tap.run(tap.program('xdotool'), 'mousemove', '0', '0')
    width, height, screen = _read_still_screen()
    said = tap.run('xdotool', 'getactivewindow', 'getwindowgeometry', '--shell')
    place = dict(line.split('=') for line in said.split())
    left, top = max(int(place['X']), 0), max(int(place['Y']), 0)
    right, bottom = min(left + int(place['WIDTH']), width), min(top + int(place['HEIGHT']), height)
    lines = []
    for line in screen[top:bottom]:
        line = line[left * 4:right * 4]
        pixels = bytearray((right - left) * 3)
        pixels[0::3], pixels[1::3], pixels[2::3] = line[2::4], line[1::4], line[0::4]
        lines.append(b'\0' + pixels)

    def chunk(kind, content):
        return struct.pack('>I', len(content)) + kind + content + struct.pack('>I', zlib.crc32(kind + content))

    pathlib.Path(path).write_bytes(b'\x89PNG\r\n\x1a\n'
                                   + chunk(b'IHDR', struct.pack('>IIBBBBB', right - left, bottom - top, 8, 2, 0, 0, 0))
                                   + chunk(b'IDAT', zlib.compress(b''.join(lines), 6))
                                   + chunk(b'IEND', b''))
