#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""Counts the cases of meson's test logs, per suite and in all, and fails when one failed or none was counted."""

import collections
import json
import re
import sys

CASE = re.compile(r'^(not )?ok\b([^#]*)(?:#\s*(skip|todo)\b)?', re.IGNORECASE)


def count_test(entry):
    """Returns how many cases of one test passed, failed and were skipped, and names those that failed."""
    passed = failed = skipped = 0
    for line in entry.get('stdout', '').splitlines():
        match = CASE.match(line)
        if not match:
            continue
        if match[3] and match[3].lower() == 'skip':
            skipped += 1
        elif match[1]:
            failed += 1
            print('failed: {}: {}'.format(entry['name'], match[2].strip(' 0123456789-')))
        else:
            passed += 1
    # A test that crashed, ran out of time or leaked has failed without a case of its own that says so.
    if entry['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL') and failed == 0:
        failed = 1
        print('failed: {}: {}'.format(entry['name'], entry['result'].lower()))
    return passed, failed, skipped


def main(paths):
    suites = collections.defaultdict(lambda: [0, 0, 0])
    for path in paths:
        try:
            with open(path, encoding='utf-8') as log:
                entries = [json.loads(line) for line in log]
        except FileNotFoundError:
            continue
        for entry in entries:
            name = entry['name'].split(' / ')[-1]
            for position, number in enumerate(count_test(entry)):
                suites[name.split('/')[0]][position] += number

    for suite, numbers in suites.items():
        print('{}: {} passed, {} failed, {} skipped'.format(suite, *numbers))
    passed, failed, skipped = (sum(numbers) for numbers in zip(*suites.values())) if suites else (0, 0, 0)
    print(f'{passed} passed, {failed} failed, {skipped} skipped')
    return 1 if failed or not passed + failed + skipped else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
