# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""Every text that people read is offered for translation, and translated."""

import pathlib
import re
import tempfile

import tap

MARKED = re.compile(r'(?<!\w)(?:N?C?_|g_dngettext|g_dpgettext2?|ngettext|g_dgettext) ?\(|translatable="yes"')
PLAIN = re.compile(r'^\s*#|^\s*/?\*')


def listed():
    return [line for line in tap.read('po/POTFILES.in').splitlines() if line and not line.startswith('#')]


def languages():
    return [line for line in tap.read('po/LINGUAS').splitlines() if line and not line.startswith('#')]


def template(directory):
    """Extracts all texts as the build does, and returns the path of the template."""
    path = pathlib.Path(directory) / 'telephonist.pot'
    tap.run(tap.program('xgettext'), '--from-code=UTF-8', '--add-comments', '--keyword=_', '--keyword=N_',
            '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
            '--keyword=g_dgettext:2', '--files-from=po/POTFILES.in', f'--output={path}', cwd=tap.SOURCE_ROOT)
    return path


@tap.case('/translations/every-file-is-listed')
def every_file_is_listed():
    marked = {str(path) for path in tap.sources('src/**/*.[ch]', 'src/**/*.ui')
              if any(MARKED.search(line) and not PLAIN.match(line) for line in tap.read(path).splitlines())}
    marked |= {str(path) for path in tap.sources('data/*.desktop.in', 'data/*.metainfo.xml.in', 'data/*.gschema.xml')}
    tap.check(sorted(marked - set(listed())), 'These files have text to translate and are not in po/POTFILES.in')
    tap.check(sorted(path for path in listed() if not (tap.SOURCE_ROOT / path).exists()),
              'po/POTFILES.in lists files that are gone')
    assert listed() == sorted(listed()), 'po/POTFILES.in is not in alphabetical order'


@tap.case('/translations/complete')
def complete():
    assert languages() == ['ja'], languages()
    with tempfile.TemporaryDirectory() as directory:
        texts = template(directory)
        for language in languages():
            merged = pathlib.Path(directory) / f'{language}.po'
            tap.run(tap.program('msgmerge'), '--quiet', '--no-fuzzy-matching', f'--output-file={merged}',
                    f'po/{language}.po', str(texts), cwd=tap.SOURCE_ROOT)
            for kind in ('--untranslated', '--only-fuzzy'):
                left = tap.run(tap.program('msgattrib'), kind, '--no-obsolete', '--no-wrap', str(merged))
                tap.check(re.findall(r'^msgid "(.+)"$', left, re.MULTILINE), f'{language} lacks these ({kind})')


@tap.case('/translations/well-formed')
def well_formed():
    for language in languages():
        said = tap.run(tap.program('msgfmt'), '--check', '--statistics', '--output-file=/dev/null',
                       f'po/{language}.po', cwd=tap.SOURCE_ROOT)
        assert 'fuzzy' not in said and 'untranslated' not in said, said


@tap.case('/translations/whole-sentences')
def whole_sentences():
    # xgettext sees only the part before a macro: such a text is never translated.
    wrong = [f'{path}:{number}' for path in tap.sources('src/**/*.[ch]')
             for number, line in enumerate(tap.read(path).splitlines(), 1)
             if re.search(r'(?<!\w)(N?C?_|ngettext) ?\(.*"\s+G_G\w+_FORMAT', line)]
    tap.check(wrong, 'A macro cuts these texts in two')


@tap.case('/translations/typography')
def typography():
    with tempfile.TemporaryDirectory() as directory:
        text = template(directory).read_text(encoding='utf-8')
    texts = [''.join(re.findall(r'"(.*)"', entry))
             for entry in re.findall(r'^msgid ((?:".*"\n)+)', text, re.MULTILINE)]
    assert len(texts) > 20, 'hardly any text was found'
    tap.check([text for text in texts if '...' in text or '\\"' in text],
              'These texts have three full stops instead of “…”, or straight quotes instead of “ ”')


tap.main()
