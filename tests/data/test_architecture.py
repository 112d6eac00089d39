# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""The picture of the house, read from every #include: arrows point down only."""

import json
import re

import tap

# What a folder, or a main, may include besides itself.
EDGES = {
    'model': [],
    'axl': ['model'],
    'cluster': ['axl', 'model'],
    'plan': ['cluster', 'axl', 'model'],
    'delivery': ['cluster', 'model'],
    'audit': ['plan', 'cluster', 'axl', 'model'],
    'ui': ['audit', 'plan', 'delivery', 'cluster', 'axl', 'model'],
    'simulator': [],
    'main.c': ['ui', 'model'],
    'batch': ['audit', 'plan', 'delivery', 'cluster', 'axl', 'model'],
    'batch-main.c': ['batch'],
    'simulator-main.c': ['simulator'],
}
# The simulated cluster has rules and tables of its own; it shares with the client how XML is read and written.
SIMULATOR_SHARES = ['axl/tel-xml-reader.h', 'axl/tel-xml-writer.h']
# What changes a cluster.
WRITE_HEADER = 'axl/tel-axl-client-write.h'

# Who may include a library's headers; None stands for everybody.
LIBRARIES = {
    r'(glib|glib-object|gio/.*|glib/.*)(\.h)?': None,
    r'gtk/.*|adwaita\.h|gdk/.*': ['ui', 'main.c'],
    r'libsoup/.*|libxml/.*': ['axl', 'simulator'],
    # Certificates; the random numbers and the wiping of TelAuthString; what is encrypted on the disk.
    r'gnutls/.*': ['axl', 'simulator', 'delivery', 'model/tel-auth-string.c', 'model/tel-seal.c'],
    r'sqlite3\.h': ['plan', 'simulator'],
    r'libsecret/.*': ['cluster'],
    # The journal keeps the objects of a plan as JSON, the audit what it read and found.
    r'json-glib/.*': ['plan', 'audit', 'simulator', 'batch'],
}

FILES = tap.sources('src/**/*.[ch]')


def part(path):
    """Returns the folder of a file, or its own name when it is a main."""
    return path.parts[1]


def includes(path):
    """Returns the headers that a file includes: our own ones, and those of libraries."""
    text = tap.read(path)
    return (re.findall(r'^\s*#\s*include\s+"([^"]+)"', text, re.MULTILINE),
            re.findall(r'^\s*#\s*include\s+<([^>]+)>', text, re.MULTILINE))


@tap.case('/architecture/every-folder-is-in-the-picture')
def every_folder():
    tap.check(sorted({part(path) for path in FILES} - set(EDGES)), 'These are not in the picture')


@tap.case('/architecture/arrows-point-down')
def arrows():
    assert FILES, 'no source was found'
    wrong = []
    for path in FILES:
        for header in includes(path)[0]:
            folder = header.split('/')[0]
            if '/' not in header:
                allowed = header in ('config.h', 'telephonist-resources.h')
            elif part(path) == 'simulator' and folder != 'simulator':
                allowed = header in SIMULATOR_SHARES
            else:
                allowed = folder == part(path) or folder in EDGES[part(path)]
            if not allowed:
                wrong.append(f'{path} includes {header}')
    tap.check(wrong, 'These includes are against the arrows')


@tap.case('/architecture/only-a-plan-writes')
def only_a_plan_writes():
    assert (tap.SOURCE_ROOT / 'src' / WRITE_HEADER).exists(), f'{WRITE_HEADER} is gone'
    own = WRITE_HEADER.rsplit('.', 1)[0]
    wrong = [path for path in FILES if WRITE_HEADER in includes(path)[0] and part(path) != 'plan'
             and str(path) not in (f'src/{own}.c', 'src/axl/tel-axl-client.c')]
    tap.check(wrong, f'Only src/plan/ may include {WRITE_HEADER}')


@tap.case('/architecture/private-headers-stay-at-home')
def private_headers():
    wrong = [f'{path} includes {header}' for path in FILES for header in includes(path)[0]
             if header.endswith('-private.h') and header.split('/')[0] != part(path)]
    tap.check(wrong, 'These private headers were carried out of their folder')


@tap.case('/architecture/libraries-stay-where-they-belong')
def libraries():
    wrong = []
    for path in FILES:
        for header in includes(path)[1]:
            for pattern, users in LIBRARIES.items():
                if re.fullmatch(pattern, header) and users is not None:
                    if part(path) not in users and str(path.relative_to('src')) not in users:
                        wrong.append(f'{path} includes <{header}>')
    tap.check(wrong, 'These libraries are seen where they do not belong')


@tap.case('/architecture/telcore-does-not-know-gtk')
def telcore_without_gtk():
    commands = json.loads((tap.BUILD_ROOT / 'compile_commands.json').read_text(encoding='utf-8'))
    core = [command for command in commands if 'libtelcore.a.p/' in command.get('output', '')]
    assert core, 'the commands that compile telcore were not found'
    tap.check([command['file'] for command in core if re.search(r'/(gtk-4\.0|libadwaita-1)\b', command['command'])],
              'These files of telcore are compiled with GTK')


@tap.case('/architecture/no-verification-is-switched-off')
def verification():
    # What would trust any certificate, change the database behind CUCM's back, or block the main loop.
    words = re.compile(r'g_tls_client_connection_set_validation_flags|"validation-flags"|executeSQLUpdate'
                       r'|soup_session_send \(|soup_session_send_and_read \(|G_TLS_CERTIFICATE_FLAGS_NONE')
    wrong = [f'{path}:{number}: {line.strip()}' for path in FILES if part(path) != 'simulator'
             for number, line in enumerate(tap.read(path).splitlines(), 1) if words.search(line)]
    tap.check(wrong, 'The client must not do this')


tap.main()
