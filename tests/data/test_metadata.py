# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""What the desktop, the software centre and the build services read."""

import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import tap

ID = 'io.github.telephonist.Telephonist'
PERMISSIONS = {'--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri'}


@tap.case('/metadata/desktop-file')
def desktop_file():
    tap.run(tap.program('desktop-file-validate'), str(tap.BUILD_ROOT / 'data' / f'{ID}.desktop'))


@tap.case('/metadata/appstream')
def appstream():
    tap.run(tap.program('appstreamcli'), 'validate', '--no-net', '--explain',
            str(tap.BUILD_ROOT / 'data' / f'{ID}.metainfo.xml'))


@tap.case('/metadata/settings')
def settings():
    tap.run(tap.program('glib-compile-schemas'), '--strict', '--dry-run', str(tap.SOURCE_ROOT / 'data'))


@tap.case('/metadata/dbus-service')
def dbus_service():
    text = (tap.BUILD_ROOT / 'data' / f'{ID}.service').read_text(encoding='utf-8')
    assert f'Name={ID}\n' in text, text
    assert re.search(r'^Exec=/.*/telephonist --gapplication-service$', text, re.MULTILINE), text


@tap.case('/metadata/icons')
def icons():
    files = tap.sources('data/icons/**/*.svg')
    assert {path.name for path in files} == {f'{ID}.svg', f'{ID}-symbolic.svg'}, files
    for path in files:
        tap.run(tap.program('xmllint'), '--noout', '--nonet', str(path), cwd=tap.SOURCE_ROOT)
        drawing = ElementTree.parse(tap.SOURCE_ROOT / path).getroot()
        assert drawing.tag == '{http://www.w3.org/2000/svg}svg', f'{path} is no SVG'
        assert drawing.get('width') == drawing.get('height'), f'{path} is not square'
        assert 'data:' not in tap.read(path), f'{path} holds a picture instead of a drawing'


@tap.case('/metadata/templates')
def templates():
    files = tap.sources('src/ui/**/*.ui')
    for path in files:
        ElementTree.parse(tap.SOURCE_ROOT / path)
    listed = {file.text.strip() for manifest in tap.sources('src/ui/*.gresource.xml')
              for file in ElementTree.parse(tap.SOURCE_ROOT / manifest).getroot().iter('file')}
    styles_and_icons = tap.sources('src/ui/**/*.css', 'src/ui/**/*.svg')
    have = {str(path.relative_to('src/ui')) for path in files + styles_and_icons}
    tap.check(sorted(have ^ listed), 'Only one of the folder and the list of resources has these')


@tap.case('/metadata/flatpak')
def flatpak():
    manifest = json.loads(tap.read(f'flatpak/{ID}.json'))
    assert manifest['id'] == ID
    assert manifest['runtime'] == 'org.gnome.Platform'
    assert len(manifest['modules']) == 1
    tap.check(sorted(set(manifest['finish-args']) - PERMISSIONS), 'These permissions are not needed')


@tap.case('/metadata/needs-are-those-of-the-build')
def needs():
    table = re.search(r"^libraries='\n(.*?)'", tap.read('run'), re.MULTILINE | re.DOTALL)[1]
    listed = {row.split()[0]: row.split()[1] for row in table.splitlines()}
    build = tap.read('meson.build')
    floors = dict(re.findall(r"^(\w+_floor) = '([\d.]+)'", build, re.MULTILINE))
    needed = {}
    for module, version in re.findall(r"dependency\('([^']+)', version: '>= (.*)\)$", build, re.MULTILINE):
        name = re.fullmatch(r"' \+ (\w+)", version)
        needed[module] = floors[name[1]] if name else version.rstrip("'")
    assert listed == needed, f'run asks for {listed}, meson.build for {needed}'


@tap.case('/metadata/no-display-is-one-sentence')
def no_display():
    done = subprocess.run([tap.SOURCE_ROOT / 'run', '--no-install'], env={'PATH': '/usr/bin:/bin'},
                          stdin=subprocess.DEVNULL, capture_output=True, encoding='utf-8', check=False)
    assert done.returncode == 1, done
    assert done.stdout == '', done
    assert done.stderr.count('\n') == 1 and done.stderr.endswith('.\n') and 'display' in done.stderr, done


tap.main()
