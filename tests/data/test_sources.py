# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""The shape of the source files."""

import re
import shutil

import tap

C_FILES = tap.sources('src/**/*.[ch]', 'tests/**/*.[ch]')
LONGEST_FILE = 800
LONGEST_FUNCTION = 80
# Other versions lay out some lines differently.
FORMATTER = 14
COPYRIGHT = 'SPDX-FileCopyrightText: The Telephonist authors'


@tap.case('/sources/formatted')
def formatted():
    formatter = shutil.which(f'clang-format-{FORMATTER}') or tap.program('clang-format')
    if f'version {FORMATTER}.' not in tap.run(formatter, '--version'):
        raise tap.Skip(f'clang-format is not version {FORMATTER}')
    tap.run(formatter, '--dry-run', '-Werror', *map(str, C_FILES), cwd=tap.SOURCE_ROOT)


@tap.case('/sources/licensed')
def licensed():
    code = C_FILES + tap.sources('**/meson.build', 'meson_options.txt', '**/*.py', 'run', '.ci/run', 'tests/in-session', 'po/*.po')
    metadata = tap.sources('data/**/*.svg', 'data/*.in', 'data/*.xml', 'src/**/*.xml', 'src/**/*.ui', 'src/**/*.css')
    wrong = []
    for files, licences in ((code, ('GPL-3.0-or-later',)), (metadata, ('CC0-1.0', 'GPL-3.0-or-later'))):
        for path in files:
            head = tap.read(path)[:500]
            if path.suffixes[-2:] == ['.service', '.in']:
                continue
            if COPYRIGHT not in head or not any('SPDX-License-Identifier: ' + licence in head for licence in licences):
                wrong.append(path)
    tap.check(wrong, 'These files do not begin with the two SPDX lines')


@tap.case('/sources/files-are-short')
def files_are_short():
    lengths = {path: tap.read(path).count('\n') for path in C_FILES}
    tap.check([f'{path}: {length} lines' for path, length in lengths.items() if length > LONGEST_FILE],
              f'These files are longer than {LONGEST_FILE} lines')


@tap.case('/sources/functions-are-short')
def functions_are_short():
    long = []
    for path in C_FILES:
        name = start = None
        for number, line in enumerate(tap.read(path).splitlines(), 1):
            if line == '{':
                start = number
            elif line == '}' and start is not None:
                if number - start - 1 > LONGEST_FUNCTION:
                    long.append(f'{path}: {name} has {number - start - 1} lines')
                start = None
            elif start is None and (match := re.match(r'(\w+) \(', line)):
                name = match[1]
    tap.check(long, f'These functions are longer than {LONGEST_FUNCTION} lines')


@tap.case('/sources/config-comes-first')
def config_comes_first():
    wrong = []
    for path in C_FILES:
        includes = re.findall(r'^#include (\S+)', tap.read(path), re.MULTILINE)
        if path.suffix == '.c' and includes[:1] != ['"config.h"']:
            wrong.append(path)
    tap.check(wrong, 'The first include of these files is not "config.h"')


@tap.case('/sources/named-after-their-type')
def named_after_their_type():
    wrong = [path for path in tap.sources('src/*/*.[ch]', 'src/*/*.ui') if not path.name.startswith('tel-')]
    tap.check(wrong, 'These files are not named after a type')


@tap.case('/sources/finished')
def finished():
    # Put together here so that this file does not find itself.
    marks = re.compile(r'\b(' + '|'.join(('TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X')) + r')\b')
    files = C_FILES + tap.sources('src/**/*.ui', 'tests/**/*.py', 'data/*.in', 'run')
    tap.check([f'{path}:{number}' for path in files
               for number, line in enumerate(tap.read(path).splitlines(), 1) if marks.search(line)],
              'Something is marked as unfinished')


tap.main()
