# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""A SOAP client that somebody else wrote, with the vendor's own description of the service, in front of the simulated
cluster: zeep in strict mode, as the vendor's samples use it, over TLS that is verified."""

import os
import pathlib

import tap
from simulated import BOUND, Simulated

try:
    import requests
    import zeep
    from lxml import etree
except ImportError:
    zeep = None

RELEASES = ('9.1', '10.5', '12.5', '14.0')
BINDING = '{http://www.cisco.com/AXLAPIService/}AXLAPIBinding'

NOT_FOUND, NOT_FOUND_IN_UPDATE = 5007, 5003

# The schema of 9.1 forbids blanks in the names of groups in its own answer (contract 9.10).
CONTRADICTORY = {('9.1', 'listUserGroupResponse')}


def find_description(release):
    """Returns the path of the vendor's WSDL, or skips the case."""
    schemas = os.environ.get('TELEPHONIST_AXL_SCHEMAS') or tap.SOURCE_ROOT.parent / 'shared' / 'axl' / 'schema'
    path = pathlib.Path(schemas) / release / 'AXLAPI.wsdl'
    if zeep is None:
        raise tap.Skip('zeep is not installed')
    if not path.exists():
        raise tap.Skip("the vendor's WSDL is not here")
    return path


class Watcher(zeep.Plugin if zeep else object):
    """Holds what is sent and answered against the vendor's schema, by a validator that is not the simulator's own."""

    def __init__(self, release, path):
        self.release = release
        self.schema = etree.XMLSchema(etree.parse(str(path)))
        self.answers = self.requests = 0
        self.invalid = []

    def egress(self, envelope, http_headers, operation, binding_options):
        """Counts what is sent; strangers send what the schema refuses too."""
        self.requests += 1
        return envelope, http_headers

    def ingress(self, envelope, http_headers, operation):
        """Notes every answer that the schema refuses."""
        # On its own, so that the schema sees it as a document.
        answer = etree.fromstring(etree.tostring(envelope[-1][0]))
        name = etree.QName(answer)
        if name.localname == 'Fault':
            return envelope, http_headers
        self.answers += 1
        if (self.release, name.localname) not in CONTRADICTORY and not self.schema.validate(answer):
            self.invalid.append(f'{name.localname}: {self.schema.error_log.last_error.message}')
        return envelope, http_headers


class Cluster(Simulated):
    """A simulated cluster of a release, and the client that was made from the vendor's WSDL."""

    def __init__(self, release, *options):
        description = find_description(release)
        super().__init__(release, *options)
        self.number = tuple(map(int, release.split('.')))
        self.session = requests.Session()
        # No proxy and no certificates of this machine.
        self.session.trust_env = False
        self.session.verify = self.certificate
        self.session.auth = (self.user, self.password)
        self.watcher = Watcher(release, description.with_name('AXLSoap.xsd'))
        self.client = zeep.Client(str(description), plugins=[self.watcher],
                                  transport=zeep.Transport(session=self.session, timeout=BOUND, operation_timeout=BOUND),
                                  settings=zeep.Settings(strict=True, xml_huge_tree=False))
        self.service = self.client.create_service(BINDING, self.url)
        self.values = Values(description.with_name('AXLSoap.xsd'))
        self.types = self.client.type_factory('ns0')

    def call(self, operation, *arguments, **named):
        """Carries out an operation."""
        return getattr(self.service, operation)(*arguments, **named)

    def has(self, operation):
        """Returns whether the vendor's WSDL of this release has an operation."""
        return operation in self.client.wsdl.bindings[BINDING].all()

    def refuse(self, operation, *arguments, **named):
        """Carries out an operation that is to be refused; returns AXL's code, where the release tells one, and words."""
        try:
            self.call(operation, *arguments, **named)
        except zeep.exceptions.Fault as fault:
            code = None if fault.detail is None else fault.detail.findtext('.//axlcode')
            return code and int(code), fault.message
        raise AssertionError(f'{operation} was not refused')

    def type_of(self, operation, *names):
        """Returns the schema type of an operation's element, or of one inside it."""
        found = self.client.get_element(f'ns0:{operation}').type
        for name in names:
            found = dict(found.elements)[name].type
        return found


def everything(kind):
    """Returns returnedTags that ask for all that a list can give, with nothing in them, as samples have them."""
    inner = getattr(kind, 'elements', None)
    if not inner or [name for name, _ in inner] == ['_value_1']:
        return ''
    return {name: [everything(element.type)] if element.accepts_multiple else everything(element.type)
            for name, element in inner if not name.startswith('_value')}


def text(value):
    """Returns what an element holds, of a reference the name."""
    if value is None or value is zeep.xsd.Nil:
        return ''
    if etree.iselement(value):
        return etree.tostring(value, method='c14n', exclusive=True).decode()
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (str, int)) else text(value['_value_1'])


def differences(written, read, path=''):
    """Lists where what was read is not what was written; what was not written is not looked at."""
    if isinstance(written, dict) and ('_value_1' not in written or isinstance(written['_value_1'], list)):
        return [found for name, value in written.items()
                for found in differences(value, None if read is None else read[name], f'{path}/{name}')]
    if isinstance(written, list):
        read = read or []
        if len(written) != len(read):
            return [f'{path}: {len(written)} written, {len(read)} read']
        return [found for number, pair in enumerate(zip(written, read))
                for found in differences(*pair, f'{path}/{number}')]
    return [] if text(written) == text(read) else [f'{path}: “{text(written)}” written, “{text(read)}” read']


def fit(value, kind):
    """Takes of an answer what a request may hold, as scripts do that read, change and send back."""
    if isinstance(value, dict):
        if '_value_1' in value and not isinstance(value['_value_1'], list):
            return value['_value_1']
        inner = dict(kind.elements)
        return {name: fit(item, inner[name].type) if name in inner else item for name, item in value.items()
                if item is not None and (name in inner or name.startswith('_value'))}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [fit(item, kind) for item in value]
    return value


def plain(value):
    """Returns an answer as dictionaries and lists."""
    return zeep.helpers.serialize_object(value, dict)


def options(kind):
    """Returns returnedChoices that ask for the first of everything that can be chosen, for a desktop softphone."""
    values = {'skip': 0, 'first': 2, 'product': 'Cisco Unified Client Services Framework', 'protocol': 'SIP'}
    inner = dict(getattr(kind, 'elements', ()))
    if 'first' in inner:
        return {name: values[name] for name in inner}
    chosen = {name: options(element.type) for name, element in inner.items()}
    return {name: [value] if inner[name].accepts_multiple else value for name, value in chosen.items() if value}


XSD = '{http://www.w3.org/2001/XMLSchema}'


class Values:
    """Values that the schema of a release allows for an element, where zeep does not keep them: of enumerations."""

    def __init__(self, path):
        schema = etree.parse(str(path))
        self.choices, self.types = {}, {}
        for kind in schema.iter(XSD + 'simpleType'):
            if choices := [choice.get('value') for choice in kind.iter(XSD + 'enumeration')]:
                self.choices[kind.get('name')] = choices
        for element in schema.iter(XSD + 'element'):
            if element.get('type'):
                self.types.setdefault(element.get('name'), set()).add(element.get('type').split(':')[-1])

    def another(self, name, kind, before):
        """Returns a value for an element that is not the one before; None where only the cluster knows one."""
        kinds = self.types.get(name, {'string'}) if kind == 'anySimpleType' else {kind}
        for kind in sorted(kinds):
            for choice in self.choices.get(kind, ()):
                if choice not in ('', 'null', before):
                    return choice
        if kinds & {'boolean'}:
            return 'false' if before == 'true' else 'true'
        if any(kind.startswith(('XInteger', 'unsigned', 'int', 'XMOH')) for kind in kinds):
            return '9' if before != '9' else '10'
        return None if kinds & {'XFkType', 'XUUID', 'XVendorConfig'} else 'x1'


def leaves(kind, path=()):
    """Lists the elements of a type that hold values and are no lists: their paths and the names of their types."""
    for name, element in kind.elements:
        inner = getattr(element.type, 'elements', None)
        if element.accepts_multiple or name.startswith('_value'):
            continue
        if inner and [each for each, _ in inner] != ['_value_1']:
            yield from leaves(element.type, (*path, name))
        else:
            yield (*path, name), element.type.qname.localname if element.type.qname else 'string'


def follow(value, path):
    """Returns what stands at the end of a path, None where it does not lead there."""
    for step in path:
        value = None if value is None else value[step]
    return value


def nest(values):
    """Makes of values by their paths what a request holds."""
    whole = {}
    for path, value in values.items():
        place = whole
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = value
    return whole


def same(written, read, sentence):
    """Fails the case where what was read is not what was written."""
    tap.check(differences(written, read), sentence)


def equal(found, expected):
    """Fails the case with both values where they differ."""
    assert found == expected, f'{found!r} is not {expected!r}'


def rows(answer, tag):
    """Returns the rows of a list, none where it is empty."""
    return (answer['return'] and answer['return'][tag]) or []


def refused(cluster, code, operation, *arguments, **named):
    """Fails the case unless an operation is refused with a code; 9.1 tells none. Returns the words."""
    found, words = cluster.refuse(operation, *arguments, **named)
    equal(found, None if cluster.number < (10, 0) else code)
    return words


class Walk:
    """One object from its making to its end, by name and by uuid."""

    def __init__(self, cluster, kind, new, key, criterion='name'):
        self.cluster = cluster
        self.kind = kind
        self.tag = kind[0].lower() + kind[1:]
        self.new = new
        self.key = key
        self.criterion = criterion
        self.uuid = None

    def call(self, verb, *arguments, **named):
        """Carries out an operation on this kind of object."""
        return self.cluster.call(verb + self.kind, *arguments, **named)

    def read(self, **named):
        """Reads the object whole."""
        return self.call('get', **named)['return'][self.tag]

    def add(self, unread=()):
        """Makes the object, once, and reads it by both keys."""
        refused(self.cluster, NOT_FOUND, 'get' + self.kind, **self.key)
        self.uuid = self.call('add', self.new)['return']
        self.cluster.refuse('add' + self.kind, self.new)
        written = {name: value for name, value in self.new.items() if name not in unread}
        for key in (self.key, {'uuid': self.uuid}, {'uuid': self.uuid.lower()}):
            found = self.read(**key)
            same(written, found, f'add{self.kind} and get{self.kind} by {list(key)} differ')
            equal(found.uuid, self.uuid)

    def list(self):
        """Finds the object in lists: all of them, the one, page by page, and none."""
        tags = everything(self.cluster.type_of('list' + self.kind, 'returnedTags'))
        whole = rows(self.call('list', {self.criterion: '%'}, tags), self.tag)
        assert self.uuid in [row.uuid for row in whole], f'list{self.kind} does not find what was added'
        one = rows(self.call('list', {self.criterion: self.new[self.criterion]}, {self.criterion: ''}), self.tag)
        equal([(row.uuid, row[self.criterion]) for row in one], [(self.uuid, self.new[self.criterion])])
        pages = []
        while page := rows(self.call('list', searchCriteria={self.criterion: '%'}, returnedTags={self.criterion: ''},
                                     skip=len(pages), first=4), self.tag):
            assert len(page) <= 4, 'a page is longer than was asked for'
            pages += [row.uuid for row in page]
        equal(sorted(pages), sorted(row.uuid for row in whole))
        equal(rows(self.call('list', {self.criterion: 'no such thing'}, {self.criterion: ''}), self.tag), [])
        return next(row for row in whole if row.uuid == self.uuid)

    def update(self, by_name, by_uuid):
        """Changes some of the object by its name and some by its uuid; the rest stays."""
        before = plain(self.read(uuid=self.uuid))
        for key, change in ((self.key, by_name), ({'uuid': self.uuid}, by_uuid)):
            equal(self.call('update', **key, **change)['return'], self.uuid)
            found = self.read(uuid=self.uuid)
            same(change, found, f'update{self.kind} and get{self.kind} differ')
        changed = set(by_name) | set(by_uuid) | {'versionStamp'}
        same({name: value for name, value in before.items() if name not in changed and value is not None}, found,
             f'update{self.kind} changed more than it was told to')

    def send_back(self, leave_out=()):
        """Sends the whole answer back, as scripts do; nothing is another afterwards."""
        before = plain(self.read(uuid=self.uuid))
        request = fit(before, self.cluster.type_of('update' + self.kind))
        self.call('update', **{name: value for name, value in request.items() if name not in ('uuid', *leave_out)})
        before.pop('versionStamp', None)
        same({name: value for name, value in before.items() if value is not None}, self.read(uuid=self.uuid),
             f'what get{self.kind} gave and update{self.kind} was given back came out otherwise')

    def remove(self, by_uuid=False):
        """Removes the object, once."""
        key = {'uuid': self.uuid} if by_uuid else self.key
        equal(self.call('remove', **key)['return'], self.uuid)
        refused(self.cluster, NOT_FOUND, 'get' + self.kind, **self.key)
        refused(self.cluster, NOT_FOUND, 'get' + self.kind, uuid=self.uuid)
        refused(self.cluster, NOT_FOUND, 'remove' + self.kind, **key)
        refused(self.cluster, NOT_FOUND_IN_UPDATE, 'update' + self.kind, **key)

    def write(self, changes):
        """Changes as much as the cluster lets itself be told at once; returns what it took, by paths."""
        try:
            self.call('update', uuid=self.uuid, **nest(changes))
            return changes
        except zeep.exceptions.Fault:
            if len(changes) == 1:
                return {}
        paths = list(changes)
        half = len(paths) // 2
        return {**self.write({path: changes[path] for path in paths[:half]}),
                **self.write({path: changes[path] for path in paths[half:]})}

    def write_everything(self, leave_out):
        """Gives each element that holds a value another one; returns the numbers of those kept and of those refused."""
        before = self.read(uuid=self.uuid)
        changes = {}
        for path, kind in leaves(self.cluster.type_of('update' + self.kind)):
            if path[0] in ('uuid', *self.key, *leave_out) or path[-1].startswith('new') or path[-1] in leave_out:
                continue
            value = self.cluster.values.another(path[-1], kind, text(follow(before, path)))
            if value is not None:
                changes[path] = value
        taken = self.write(changes)
        found = self.read(uuid=self.uuid)
        tap.check([f'{"/".join(path)}: “{value}” written, “{text(follow(found, path))}” read'
                   for path, value in taken.items() if text(follow(found, path)) != value],
                  f'what update{self.kind} took, get{self.kind} does not give')
        return len(taken), len(changes) - len(taken)
