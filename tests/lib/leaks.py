# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""Looks for secrets in everything that a program left behind, in whatever form it may have written them."""

import base64
import functools
import html
import json
import os
import pathlib
import shlex
import threading
import urllib.parse

import screen

# A shorter one is found by chance: in a time, a size, a fingerprint.
SHORTEST = 8


@functools.lru_cache(None)
def forms(secret):
    """Returns what a secret looks like in bytes: as it is, escaped, encoded, anywhere in an encoded text."""
    texts = {secret, html.escape(secret), html.escape(secret, quote=False), secret.replace('"', '&quot;'),
             json.dumps(secret)[1:-1], shlex.quote(secret), secret.replace("'", "''"),
             urllib.parse.quote(secret, safe=''), urllib.parse.quote(secret), urllib.parse.quote_plus(secret),
             ' '.join(secret), ' '.join(secret[position:position + 2] for position in range(0, len(secret), 2))}
    found = {text.encode(coding) for text in texts for coding in ('utf-8', 'utf-16-le', 'utf-16-be')}
    found.update({secret.encode().hex().encode(), secret.encode().hex().upper().encode()})
    for before in range(3):
        # What stands before it, such as the user's name and a colon, moves it within the groups of three bytes; what
        # the neighbours have a share in is left out.
        coded = base64.b64encode(b'\0' * before + secret.encode())
        piece = coded[(0, 2, 3)[before]:len(coded) - (0, 3, 2)[(before + len(secret.encode())) % 3]]
        found.update({piece, piece.replace(b'+', b'-').replace(b'/', b'_')})
    return found


def search(content, secrets):
    """Returns the secrets, by name, that stand in some bytes, also across the ends of the lines of a message."""
    joined = content.replace(b'\r', b'').replace(b'=\n', b'').replace(b'\n', b'')
    return {name for name, secret in secrets.items()
            if any(form in content or form in joined for form in forms(secret))}


def search_files(directories, secrets, excluded=()):
    """Looks into every file below the directories; returns who has what, and how many files were read."""
    findings, n_files = [], 0
    for directory in directories:
        for path in sorted(pathlib.Path(directory).rglob('*')):
            if path in excluded:
                continue
            # A name says as much as a content.
            findings += [f'the name of {path}: {name}' for name in sorted(search(os.fsencode(path), secrets))]
            if path.is_file() and not path.is_symlink():
                n_files += 1
                findings += [f'{path}: {name}' for name in sorted(search(path.read_bytes(), secrets))]
    return findings, n_files


class Watch:
    """Notes, as long as it lasts, what everybody on the machine can see of a process and of those that it started:
    the titles of the windows, the command lines and the environments."""

    def __init__(self, process):
        self.process = process
        self.titles = set()
        self.commands = set()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, kind, error, trace):
        self._ended.set()
        self._thread.join()

    def _run(self):
        with screen.Screen() as display:
            while not self._ended.wait(0.2):
                self.titles |= display.get_titles()
                self._look_at(self.process)

    def _look_at(self, process):
        place = pathlib.Path('/proc') / str(process)
        try:
            self.commands |= {(place / 'cmdline').read_bytes(), (place / 'environ').read_bytes()}
            for task in (place / 'task').iterdir():
                for child in (task / 'children').read_text(encoding='ascii').split():
                    self._look_at(child)
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            # It has ended meanwhile.
            pass

    def search(self, secrets):
        """Returns who has what."""
        return [f'{kind}: {name}' for kind, texts in
                (('the title of a window', [title.encode() for title in self.titles]),
                 ('a command line or an environment', self.commands))
                for text in texts for name in sorted(search(text, secrets))]
