# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""Cases of a test in Python, told in the Test Anything Protocol as GLib's harness tells its own."""

import os
import pathlib
import shutil
import subprocess
import sys
import traceback

SOURCE_ROOT = pathlib.Path(os.environ.get('TELEPHONIST_TEST_SOURCE_ROOT', pathlib.Path(__file__).parents[2]))
BUILD_ROOT = pathlib.Path(os.environ.get('TELEPHONIST_TEST_BUILD_ROOT', SOURCE_ROOT / 'build'))

_cases = []


class Skip(Exception):
    """Raised by a case that cannot run here; the text says why."""


def case(name):
    """Makes a function a case of the test."""
    def add(function):
        _cases.append((name, function))
        return function
    return add


def check(findings, sentence):
    """Fails the case, naming every finding, when there is one."""
    if findings:
        raise AssertionError('\n'.join([sentence + ':'] + [f'  {finding}' for finding in findings]))


def program(name):
    """Returns the path of a program, or skips the case."""
    path = shutil.which(name)
    if path is None:
        raise Skip(f'{name} is not installed')
    return path


def run(*command, **options):
    """Runs a command and fails the case, with what it said, when it fails."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          encoding='utf-8', check=False, **options)
    if done.returncode != 0:
        raise AssertionError(f'{command[0]} failed with {done.returncode}:\n{done.stdout}')
    return done.stdout


def sources(*patterns):
    """Returns the project's own files that match, relative to its root, without what is built."""
    found = set()
    for pattern in patterns:
        for path in SOURCE_ROOT.glob(pattern):
            relative = path.relative_to(SOURCE_ROOT)
            if path.is_file() and not relative.parts[0].startswith(('build', '.git')):
                found.add(relative)
    return sorted(found)


def read(relative):
    """Returns the text of one of the project's files."""
    return (SOURCE_ROOT / relative).read_text(encoding='utf-8')


def main():
    """Runs the cases in the order in which they were written, and ends the program."""
    failed = False
    print(f'1..{len(_cases)}', flush=True)
    for number, (name, function) in enumerate(_cases, 1):
        try:
            function()
            print(f'ok {number} {name}', flush=True)
        except Skip as reason:
            print(f'ok {number} {name} # SKIP {reason}', flush=True)
        except Exception as error:  # pylint: disable=broad-except
            failed = True
            text = str(error) if isinstance(error, AssertionError) and str(error) else traceback.format_exc()
            print(f'{name}: {text}', file=sys.stderr, flush=True)
            print(f'not ok {number} {name}', flush=True)
    sys.exit(1 if failed else 0)
