# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Telephonist authors
"""Somebody else's SOAP client walks through every object of the simulated cluster, release by release: what it wrote is
read back, and nothing that is answered breaks the vendor's schema."""

import tap
from stranger import (NOT_FOUND, RELEASES, Cluster, Walk, equal, everything, fit, options, plain, refused, rows, same,
                      text, zeep)

if zeep:
    from lxml import etree

CSF = 'Cisco Unified Client Services Framework'
NOBODY = '{DEADBEEF-0000-4000-8000-00000000DEAD}'

_clusters = {}


def walk(name):
    """Makes a function a case on each release; it is given the cluster, which all cases of a release share."""
    def add(function):
        for release in RELEASES:
            def run(release=release):
                if release not in _clusters:
                    _clusters[release] = Cluster(release)
                function(_clusters[release])
            tap.case(f'/zeep/{release}/{name}')(run)
        return function
    return add


@walk('version')
def version(cluster):
    """Which cluster it is, and the attribute by which answers are told apart."""
    found = cluster.call('getCCMVersion')['return']['componentVersion']['version']
    assert found.startswith(cluster.release + '.'), found
    equal(cluster.call('getUser', userid='tadams', sequence=18446744073709551615).sequence, 18446744073709551615)
    equal(cluster.call('getUser', userid='tadams').sequence, None)


@walk('session')
def session(cluster):
    """The session that was begun is kept, as the vendor's samples are told to."""
    assert {'JSESSIONID', 'JSESSIONIDSSO'} <= set(cluster.session.cookies.keys()), 'no session was begun'
    before = dict(cluster.session.cookies)
    cluster.session.auth = None
    try:
        cluster.call('getCCMVersion')
    finally:
        cluster.session.auth = (cluster.user, cluster.password)
    equal(dict(cluster.session.cookies), before)


@walk('line')
def line(cluster):
    """Directory numbers, in a partition and in none."""
    new = {
        'pattern': '7701', 'description': 'A stranger’s <line> & more', 'usage': 'Device',
        'routePartitionName': 'PT-Internal', 'alertingName': '見知らぬ人', 'asciiAlertingName': 'Stranger',
        'presenceGroupName': 'Standard Presence group', 'shareLineAppearanceCssName': 'CSS-Internal',
        'callForwardAll': {'forwardToVoiceMail': False, 'callingSearchSpaceName': 'CSS-Internal',
                           'secondaryCallingSearchSpaceName': None, 'destination': '7702'},
        'autoAnswer': 'Auto Answer Off', 'allowCtiControlFlag': False,
    }
    journey = Walk(cluster, 'Line', new, {'pattern': '7701', 'routePartitionName': 'PT-Internal'}, 'pattern')
    journey.add()
    equal(journey.list().routePartitionName['_value_1'], 'PT-Internal')
    journey.update({'description': '', 'alertingName': 'Other'},
                   {'asciiAlertingName': 'O', 'allowCtiControlFlag': True})
    journey.send_back()
    journey.remove()

    # In no partition: the element with xsi:nil, as a client writes what is nothing.
    free = Walk(cluster, 'Line', {'pattern': '7703', 'usage': 'Device', 'routePartitionName': zeep.xsd.Nil},
                {'pattern': '7703'}, 'pattern')
    free.add()
    equal(free.read(pattern='7703', routePartitionName=zeep.xsd.Nil).uuid, free.uuid)
    cluster.call('updateLine', uuid=free.uuid, newPattern='7704', newRoutePartitionName='PT-Other')
    equal(free.read(pattern='7704', routePartitionName='PT-Other').uuid, free.uuid)
    free.key = {'pattern': '7704', 'routePartitionName': 'PT-Other'}
    free.remove(by_uuid=True)


@walk('user')
def user(cluster):
    """End users, with groups as the vendor's samples write them."""
    new = {
        'firstName': 'Sigrún', 'lastName': 'O’Stranger <&>', 'userid': 'stranger', 'password': 'C1sco12345',
        'pin': '123456', 'mailid': 'stranger@example.com', 'department': 'Other people', 'telephoneNumber': '7701',
        'userLocale': 'English United States', 'presenceGroupName': 'Standard Presence group',
        'associatedGroups': {'userGroup': [
            {'name': 'Standard CCM End Users',
             'userRoles': {'userRole': ['Standard CCM End Users', 'Standard CCMUSER Administration']}}]},
        'associatedDevices': {'device': ['SEP001122334457']},
        'enableCti': True, 'homeCluster': True, 'imAndPresenceEnable': False,
        'serviceProfile': 'Jabber Service Profile',
    }
    if cluster.number >= (11, 0):
        new['displayName'] = 'Sigrún the stranger'
    journey = Walk(cluster, 'User', new, {'userid': 'stranger'}, 'userid')
    journey.add(unread=('password', 'pin'))
    found = journey.read(userid='stranger')
    assert found.password is None and found.pin is None, 'a password was given away'
    equal(journey.list().lastName, new['lastName'])
    journey.update(
        {'associatedDevices': {'device': ['SEP001122334456', 'SEP001122334457']},
         'primaryExtension': {'pattern': '1900', 'routePartitionName': 'PT-Internal'}},
        {'associatedGroups': {'userGroup': [{'name': 'Standard CCM End Users'}, {'name': 'Standard CTI Enabled'}]},
         'imAndPresenceEnable': True, 'mailid': 'other@example.com'})
    journey.send_back()
    journey.call('update', userid='stranger', associatedDevices={'device': []}, serviceProfile=zeep.xsd.Nil)
    found = journey.read(userid='stranger')
    assert not (found.associatedDevices and found.associatedDevices.device), 'the devices are still there'
    same({'serviceProfile': None}, found, 'xsi:nil did not clear the service profile')
    journey.remove()


@walk('phone-security-profile')
def phone_security_profile(cluster):
    """Phone security profiles."""
    new = {
        'phoneType': CSF, 'protocol': 'SIP', 'name': 'Strange CSF', 'description': 'Somebody else’s',
        'deviceSecurityMode': 'Encrypted', 'authenticationMode': 'By Authentication String', 'keySize': '2048',
        'tftpEncryptedConfig': True, 'nonceValidityTime': 300, 'transportType': 'TLS',
    }
    if cluster.number >= (11, 0):
        new['keyOrder'] = 'RSA Only'
    if cluster.number >= (12, 5):
        new['EnableOAuthAuthentication'] = False
    journey = Walk(cluster, 'PhoneSecurityProfile', new, {'name': 'Strange CSF'})
    journey.add()
    same(new, journey.list(), 'listPhoneSecurityProfile gives another')
    journey.update({'authenticationMode': 'By Null String', 'description': ''},
                   {'deviceSecurityMode': 'Authenticated', 'tftpEncryptedConfig': False})
    journey.send_back()
    journey.call('update', name='Strange CSF', newName='Stranger CSF')
    journey.key = {'name': 'Stranger CSF'}
    refused(cluster, NOT_FOUND, 'getPhoneSecurityProfile', name='Strange CSF')
    if cluster.has('applyPhoneSecurityProfile'):
        equal(journey.call('apply', name='Stranger CSF')['return'], journey.uuid)
        equal(journey.call('reset', uuid=journey.uuid)['return'], journey.uuid)
    journey.remove()


@walk('sip-profile')
def sip_profile(cluster):
    """SIP profiles, every element."""
    new = {
        'name': 'Strange SIP', 'description': 'Somebody else’s', 'timerRegisterDelta': 120, 'timerRegister': 720,
        'timerKeepAlive': 720, 'timerSubscribe': 21600, 'timerSubscribeDelta': 15, 'startMediaPort': 20000,
        'sipBandwidthModifier': 'TIAS only', 'callerIdBlock': 'Off',
        'userAgentServerHeaderInfo': 'Send Unified CM Version Information as User-Agent Header',
        'dialStringInterpretation': 'Always treat all dial strings as URI addresses',
        'callingLineIdentification': 'Default',
    }
    if cluster.number >= (10, 0):
        new.update(sipSessionRefreshMethod='Invite', cucmVersionInSipHeader='Major And Minor',
                   confidentialAccessLevelHeaders='Disabled', earlyOfferSuppVoiceCall='Disabled (Default value)')
    journey = Walk(cluster, 'SipProfile', new, {'name': 'Strange SIP'})
    journey.add()
    equal(journey.list().description, 'Somebody else’s')
    journey.update({'timerRegister': 3600, 'callStats': True}, {'description': '', 'timerT1': 600})
    journey.send_back()
    copy = fit(plain(journey.read(uuid=journey.uuid)), cluster.type_of('addSipProfile', 'sipProfile'))
    copy.update(name='Copied SIP')
    copied = Walk(cluster, 'SipProfile', copy, {'name': 'Copied SIP'})
    copied.add()
    copied.remove()
    if cluster.has('applySipProfile'):
        equal(journey.call('apply', uuid=journey.uuid)['return'], journey.uuid)
        equal(journey.call('restart', name='Strange SIP')['return'], journey.uuid)
    journey.remove(by_uuid=True)


@walk('end-user-capf-profile')
def end_user_capf_profile(cluster):
    """CAPF profiles of end users, and their names among what belongs to the user."""
    new = {
        'endUserId': 'nmailer', 'instanceId': 'Strange1', 'certificationOperation': 'Install/Upgrade',
        'authenticationMode': 'By Authentication String', 'authenticationString': '4815162342', 'keySize': '2048',
        'operationCompletion': '2036:12:31:12',
    }
    if cluster.number >= (11, 0):
        new['keyOrder'] = 'RSA Only'
    journey = Walk(cluster, 'EndUserCapfProfile', new, {'instanceId': 'Strange1'}, 'instanceId')
    journey.add()
    same(new, journey.list(), 'listEndUserCapfProfile gives another')
    for criterion, number in (('nmailer', 1), ('egrin', 0)):
        found = journey.call('list', {'endUserId': criterion}, {'endUserId': ''})
        equal([row.endUserId['_value_1'] for row in rows(found, journey.tag)], [criterion] * number)
    user = cluster.call('getUser', userid='nmailer')['return'].user
    equal(user.associatedCapfProfiles.capfProfileInstanceId, ['Strange1'])
    journey.update({'keySize': '1024'}, {'authenticationString': '2342', 'operationCompletion': '2037:01:01:12'})
    journey.send_back()
    refused(cluster, NOT_FOUND, 'addEndUserCapfProfile', {**new, 'endUserId': 'nobody', 'instanceId': 'Strange2'})
    journey.remove()


def describe_phone(cluster):
    """Returns a softphone as the vendor's samples write one."""
    phone = {
        'name': 'CSFSTRANGER', 'description': 'Jabber of <a stranger> & 友人', 'product': CSF, 'class': 'Phone',
        'protocol': 'SIP', 'protocolSide': 'User', 'callingSearchSpaceName': 'CSS-Internal',
        'devicePoolName': 'Default', 'commonPhoneConfigName': 'Standard Common Phone Profile',
        'locationName': 'Hub_None', 'useTrustedRelayPoint': 'Default',
        'securityProfileName': 'CSF Encrypted AuthString', 'sipProfileName': 'Standard SIP Profile',
        'lines': {'line': [{
            'index': 1, 'label': 'Lobby', 'display': 'Lobby',
            'dirn': {'pattern': '1900', 'routePartitionName': 'PT-Internal'}, 'e164Mask': '+81352191XXX',
            'maxNumCalls': 4, 'busyTrigger': 2, 'missedCallLogging': False,
            'associatedEndusers': {'enduser': [{'userId': 'nmailer'}]}}]},
        'phoneTemplateName': 'Standard Client Services Framework', 'primaryPhoneName': None,
        'builtInBridgeStatus': 'Default', 'ownerUserName': 'nmailer', 'packetCaptureMode': 'None',
        'allowCtiControlFlag': True, 'presenceGroupName': 'Standard Presence group',
        'certificateOperation': 'Install/Upgrade', 'authenticationMode': 'By Authentication String',
        'keySize': '2048', 'authenticationString': '4815162342', 'upgradeFinishTime': '2036:12:31:12:00',
        'deviceMobilityMode': 'Default',
    }
    if cluster.number < (10, 0):
        phone['mobileSmartClientProfileName'] = None
    else:
        phone['lines']['line'][0]['recordingMediaSource'] = 'Gateway Preferred'
    if cluster.number >= (11, 0):
        phone['keyOrder'] = 'RSA Only'
    return phone


def check_vendor_config(cluster, phone):
    """Sends and reads what only the product knows, as the vendor's sample does."""
    video, section = etree.Element('videoCapability'), etree.Element('desktopClient')
    video.text = '0'
    etree.SubElement(section, 'ciscoSupportField').text = 'configurationfile=a&b.xml'
    phone.call('update', name='CSFSTRANGER', vendorConfig=cluster.types.XVendorConfig([video, section]))
    found = phone.read(name='CSFSTRANGER').vendorConfig._value_1
    equal([element.tag for element in found], ['videoCapability', 'desktopClient'])
    equal(found[1].findtext('ciscoSupportField'), 'configurationfile=a&b.xml')


def check_lines(cluster, phone):
    """A second line, and the first one away again."""
    second = {'index': 2, 'label': 'Second', 'dirn': {'pattern': '3001', 'routePartitionName': None},
              'associatedEndusers': {'enduser': [{'userId': 'nmailer'}, {'userId': 'egrin'}]}}
    if cluster.number < (10, 0):
        first = fit(plain(phone.read(name='CSFSTRANGER')), cluster.type_of('updatePhone'))['lines']['line'][0]
        phone.call('update', name='CSFSTRANGER', lines={'line': [first, second]})
    else:
        second['recordingMediaSource'] = 'Gateway Preferred'
        phone.call('update', name='CSFSTRANGER', addLines={'line': [second]})
    found = phone.read(name='CSFSTRANGER').lines.line
    equal([(row.label, row.dirn.pattern) for row in found], [('Lobby', '1900'), ('Second', '3001')])
    same(second, found[1], 'the second line is another')
    if cluster.number >= (10, 0):
        phone.call('update', uuid=phone.uuid, removeLines={'line': [second]})
        equal([row.label for row in phone.read(uuid=phone.uuid).lines.line], ['Lobby'])


@walk('phone')
def phone(cluster):
    """Softphones, with their line and their enrolment."""
    new = describe_phone(cluster)
    journey = Walk(cluster, 'Phone', new, {'name': 'CSFSTRANGER'})
    journey.add()
    found = journey.read(name='CSFSTRANGER')
    assert found.ctiid > 0 and found.lines.line[0].uuid and found.lines.line[0].dirn.uuid, 'attributes are missing'
    equal((found.model, found.certificateStatus), (CSF, 'Operation Pending'))
    listed = journey.list()
    same({name: new[name] for name in ('description', 'ownerUserName', 'securityProfileName', 'authenticationString')},
         listed, 'listPhone gives another')
    some = cluster.call('getPhone', name='CSFSTRANGER', returnedTags={'name': '', 'lines': {'line': [{'index': ''}]}})
    same({'name': 'CSFSTRANGER', 'description': None}, some['return']['phone'], 'getPhone gave what was not asked for')
    journey.update({'description': 'Another', 'ownerUserName': 'egrin', 'callingSearchSpaceName': zeep.xsd.Nil},
                   {'isActive': True, 'locationName': 'Tokyo'})
    check_vendor_config(cluster, journey)
    check_lines(cluster, journey)
    journey.send_back()
    refer = plain(journey.read(name='CSFSTRANGER').devicePoolName)
    cluster.call('updatePhone', name='CSFSTRANGER', devicePoolName={'uuid': refer['uuid'], '_value_1': None},
                 newName='CSFOTHER')
    journey.key = {'name': 'CSFOTHER'}
    same({'devicePoolName': 'Default'}, journey.read(name='CSFOTHER'), 'a reference by uuid went astray')
    refused(cluster, NOT_FOUND, 'updatePhone', name='CSFOTHER', devicePoolName='No such pool')
    journey.remove()


@walk('skipped-elements')
def skipped_elements(cluster):
    """What the schema asks for and real clusters do not: the vendor's samples leave it out, and a lenient cluster adds
    it; one that is strict does not, so that our own client's mistakes are seen."""
    phone = {name: value for name, value in describe_phone(cluster).items()
             if name not in ('securityProfileName', 'certificateOperation', 'authenticationMode', 'keySize', 'keyOrder',
                             'authenticationString', 'upgradeFinishTime')}
    for name in ('commonPhoneConfigName', 'phoneTemplateName', 'primaryPhoneName', 'useTrustedRelayPoint',
                 'builtInBridgeStatus', 'packetCaptureMode', 'certificateOperation', 'deviceMobilityMode',
                 *(['mobileSmartClientProfileName'] if cluster.number < (10, 0) else [])):
        phone[name] = zeep.xsd.SkipValue
    cluster.refuse('addPhone', phone)
    lenient = Cluster(cluster.release, '--lenient')
    try:
        lenient.call('addPhone', phone)
        found = lenient.call('getPhone', name='CSFSTRANGER')['return'].phone
        same({'commonPhoneConfigName': 'Standard Common Phone Profile', 'builtInBridgeStatus': 'Default',
              'phoneTemplateName': 'Standard Client Services Framework', 'packetCaptureMode': 'None',
              'certificateOperation': 'No Pending Operation'}, found, 'what was left out is not the default')
        tap.check(lenient.watcher.invalid, "The vendor's schema refuses these answers")
    finally:
        lenient.session.close()
        lenient.end()


@walk('resets')
def resets(cluster):
    """Apply, restart and reset of a device and of a number, by the ways that the release has."""
    uuid = cluster.call('getPhone', name='CSFAKenzi')['return']['phone'].uuid
    for reset in ('Reset', 'Restart', 'Apply Configuration'):
        cluster.call('doDeviceReset', deviceName='CSFAKenzi', deviceResetType=reset)
    cluster.call('doDeviceReset', deviceName='CSFAKenzi', isHardReset=True)
    for asked in ('Generate PRT', 'Extended Config Pull'):
        act = cluster.call if cluster.number >= (14, 0) else cluster.refuse
        act('doDeviceReset', deviceName='CSFAKenzi', deviceResetType=asked)
    cluster.refuse('doDeviceReset', deviceName='NOBODY', isHardReset=False)
    for verb in ('apply', 'reset', 'restart'):
        equal(cluster.has(f'{verb}Phone'), cluster.number >= (10, 0))
        if not cluster.has(f'{verb}Phone'):
            continue
        equal(cluster.call(f'{verb}Phone', name='CSFAKenzi')['return'], uuid)
        equal(cluster.call(f'{verb}Phone', uuid=uuid)['return'], uuid)
        refused(cluster, NOT_FOUND, f'{verb}Phone', uuid=NOBODY)
        number = cluster.call(f'{verb}Line', pattern='1003', routePartitionName='PT-Internal')['return']
        equal(cluster.call(f'{verb}Line', uuid=number)['return'], number)


@walk('service-parameter')
def service_parameter(cluster):
    """Service parameters node by node, and enterprise parameters beside them."""
    tags = everything(cluster.type_of('listServiceParameter', 'returnedTags'))
    found = rows(cluster.call('listServiceParameter', {'service': 'Cisco CallManager'}, tags), 'serviceParameter')
    assert found and all(row.service == 'Cisco CallManager' and row.valueType for row in found), found
    for row in found:
        key = {'processNodeName': row.processNodeName['_value_1'], 'name': row.name, 'service': row.service}
        one = cluster.call('getServiceParameter', **key)['return'].serviceParameter
        equal(one.uuid, row.uuid)
        same(plain(row), one, 'listServiceParameter and getServiceParameter differ')
        equal(cluster.call('getServiceParameter', uuid=row.uuid)['return'].serviceParameter.name, row.name)
    domain = {'processNodeName': 'EnterpriseWideData', 'name': 'OrganizationDomain', 'service': 'Enterprise Wide'}
    before = cluster.call('getServiceParameter', **domain)['return'].serviceParameter
    for key, value in ((domain, 'stranger.example'), ({'uuid': before.uuid}, before.value)):
        equal(cluster.call('updateServiceParameter', **key, value=value)['return'], before.uuid)
        equal(cluster.call('getServiceParameter', **domain)['return'].serviceParameter.value, value)
    refused(cluster, NOT_FOUND, 'getServiceParameter', **{**domain, 'name': 'NoSuchParameter'})


@walk('process-node')
def process_node(cluster):
    """The nodes, as the vendor's sample looks for those that process calls."""
    criteria = {'name': '%'}
    if cluster.number >= (10, 0):
        criteria['processNodeRole'] = 'CUCM Voice/Video'
    tags = everything(cluster.type_of('listProcessNode', 'returnedTags'))
    nodes = rows(cluster.call('listProcessNode', criteria, tags), 'processNode')
    names = [node.name for node in nodes]
    assert {'EnterpriseWideData', 'cucm-pub.example.com'} <= set(names), names
    equal('imp1.example.com' in names, cluster.number < (10, 0))
    for node in nodes:
        for key in ({'name': node.name}, {'uuid': node.uuid}):
            same(plain(node), cluster.call('getProcessNode', **key)['return'].processNode, 'getProcessNode differs')
    wide = next(node for node in nodes if node.name == 'EnterpriseWideData')
    equal(wide.uuid, '{00000000-1111-0000-0000-000000000000}')
    if cluster.number >= (10, 0):
        equal({node.processNodeRole for node in nodes}, {'CUCM Voice/Video'})


@walk('parameters-reset')
def parameters_reset(cluster):
    """Parameters go back to their defaults, and everything fetches its configuration anew, where a release has it."""
    equal([cluster.has(name) for name in ('doServiceParametersReset', 'doEnterpriseParametersReset')],
          [cluster.number >= (11, 5)] * 2)
    equal([cluster.has(f'{verb}EnterpriseParameters') for verb in ('applyConfig', 'reset', 'restart')],
          [cluster.number >= (12, 5)] * 3)
    if not cluster.has('doServiceParametersReset'):
        return
    node = {'processNodeName': 'cucm-pub.example.com', 'service': 'Cisco CallManager'}
    for key, value, reset in (
            ({**node, 'name': 'SIPDualModeAlertTimer'}, '10000',
             lambda: cluster.call('doServiceParametersReset', **node)),
            ({'processNodeName': 'EnterpriseWideData', 'service': 'Enterprise Wide', 'name': 'ClusterID'}, 'Strange',
             lambda: cluster.call('doEnterpriseParametersReset'))):
        before = cluster.call('getServiceParameter', **key)['return'].serviceParameter.value
        cluster.call('updateServiceParameter', **key, value=value)
        equal(cluster.call('getServiceParameter', **key)['return'].serviceParameter.value, value)
        reset()
        equal(cluster.call('getServiceParameter', **key)['return'].serviceParameter.value, before)
    refused(cluster, NOT_FOUND, 'doServiceParametersReset', processNodeName='nowhere', service='Cisco CallManager')
    for verb in ('applyConfig', 'reset', 'restart'):
        cluster.call(f'{verb}EnterpriseParameters')


@walk('authentication')
def authentication(cluster):
    """A user's password and PIN, as the vendor's sample tries them."""
    new = {'userid': 'knocker', 'lastName': 'Knocker', 'password': 'C1sco12345', 'pin': '135790',
           'presenceGroupName': 'Standard Presence group'}
    uuid = cluster.call('addUser', new)['return']
    for named, right in (({'password': 'C1sco12345'}, True), ({'pin': '135790'}, True),
                         ({'password': 'c1sco12345'}, False), ({'pin': '135791'}, False)):
        found = cluster.call('doAuthenticateUser', userid='knocker', **named)['return']
        equal(found.userAuthenticated, str(right).lower())
        assert not right or found.daysToExpiry > 0, found
    cluster.call('updateUser', uuid=uuid, password='An0ther.One')
    equal(cluster.call('doAuthenticateUser', userid='knocker', password='C1sco12345')['return'].userAuthenticated, 'false')
    equal(cluster.call('doAuthenticateUser', userid='knocker', password='An0ther.One')['return'].userAuthenticated, 'true')
    cluster.call('removeUser', uuid=uuid)
    cluster.refuse('doAuthenticateUser', userid='knocker', password='An0ther.One')


@walk('change-feed')
def change_feed(cluster):
    """What has changed since one last asked, as the vendor's sample polls for it."""
    equal(cluster.has('listChange'), cluster.number >= (10, 0))
    if not cluster.has('listChange'):
        return
    queue = cluster.call('listChange').queueInfo
    at, seen = queue.nextStartChangeId, []

    def poll(*kinds):
        answer = cluster.call('listChange', {'queueId': queue.queueId, '_value_1': at},
                              *([{'object': list(kinds)}] if kinds else []))
        equal(answer.queueInfo.queueId, queue.queueId)
        return answer.queueInfo.nextStartChangeId, answer.changes.change if answer.changes else []

    equal(poll()[1], [])
    uuid = cluster.call('addLine', {'pattern': '7790', 'usage': 'Device', 'routePartitionName': None})['return']
    cluster.call('updateLine', uuid=uuid, description='changed')
    user = cluster.call('getUser', userid='egrin')['return'].user
    cluster.call('updateUser', userid='egrin', department='Changes')
    cluster.call('removeLine', uuid=uuid)
    equal({change.type for change in poll('User')[1]}, {'User'})
    at, changes = poll()
    for change in changes:
        assert change.id and change.doGet in ('true', 'false', 't', 'f'), change
        seen.append((change.type, change.uuid, change.action))
        tags = change.changedTags.changedTag if change.changedTags else []
        assert all(tag.name for tag in tags), change
    for expected in (('Line', uuid, 'a'), ('Line', uuid, 'u'), ('Line', uuid, 'r'), ('User', user.uuid, 'u')):
        assert expected in seen, f'{expected} is not in {seen}'
    equal(poll()[1], [])
    cluster.call('updateUser', userid='egrin', department=user.department)
    cluster.refuse('listChange', {'queueId': 'another', '_value_1': at})


@walk('options')
def phone_options(cluster):
    """What can be chosen for a device that is there, all of it."""
    equal([cluster.has(name) for name in ('getPhoneOptions', 'getSipProfileOptions')], [cluster.number >= (10, 0)] * 2)
    if not cluster.has('getPhoneOptions'):
        return
    uuid = cluster.call('getPhone', name='CSFAKenzi')['return']['phone'].uuid
    profiles = {'skip': 0, 'first': 1000, 'product': CSF, 'protocol': 'SIP'}
    found = cluster.call('getPhoneOptions', uuid=uuid, returnedChoices={'securityProfileName': profiles})['return'].phone
    names = [text(choice) for choice in found.securityProfileName.choice]
    assert 'CSF Encrypted AuthString' in names and 'TCT Encrypted AuthString' not in names, names
    equal(found.devicePoolName, None)
    everything_of_it = options(cluster.type_of('getPhoneOptions', 'returnedChoices'))
    found = cluster.call('getPhoneOptions', uuid=uuid, returnedChoices=everything_of_it)['return'].phone
    for name in ('devicePoolName', 'certificateOperation', 'sipProfileName', 'phoneTemplateName', 'locationName'):
        assert 0 < len(found[name].choice) <= 2 and text(found[name].choice[0]), f'{name}: {found[name]}'
    refused(cluster, NOT_FOUND, 'getPhoneOptions', uuid=NOBODY)
    uuid = cluster.call('getSipProfile', name='Standard SIP Profile')['return']['sipProfile'].uuid
    everything_of_it = options(cluster.type_of('getSipProfileOptions', 'returnedChoices'))
    found = cluster.call('getSipProfileOptions', uuid=uuid, returnedChoices=everything_of_it)['return'].sipProfile
    assert len(found.callingLineIdentification.choice) == 2, found


@walk('registration')
def registration(cluster):
    """Where devices were seen last."""
    equal(cluster.has('listRegistrationDynamic'), cluster.number >= (11, 5))
    if not cluster.has('listRegistrationDynamic'):
        return
    tags = everything(cluster.type_of('listRegistrationDynamic', 'returnedTags'))
    found = rows(cluster.call('listRegistrationDynamic', {'device': '%'}, tags), 'registrationDynamic')
    assert found, 'nothing is registered'
    phones = {row.uuid: row.name for row in rows(cluster.call('listPhone', {'name': '%'}, {'name': ''}), 'phone')}
    for row in found:
        equal(phones[row.device['uuid']], row.device['_value_1'])
    one = rows(cluster.call('listRegistrationDynamic', {'device': found[0].device['_value_1']}, {'device': ''}),
               'registrationDynamic')
    equal([row.uuid for row in one], [found[0].uuid])


@walk('sql')
def sql(cluster):
    """Queries, as the vendor's sample reads their rows."""
    answer = cluster.call('executeSQLQuery', "select e.userid, d.name as device from enduser e left outer join device d "
                          "on d.fkenduser = e.pkid where e.userid in ('tadams', 'nmailer') order by e.userid, d.name")
    found = [{column.tag: column.text for column in row} for row in rows(answer, 'row')]
    equal(found, [{'userid': 'nmailer', 'device': None}, {'userid': 'tadams', 'device': 'SEP001122334455'}])
    equal(rows(cluster.call('executeSQLQuery', sql='select pkid from device where name = "no such device"'), 'row'), [])
    uuid = cluster.call('getUser', userid='tadams')['return'].user.uuid
    answer = cluster.call('executeSQLQuery', sql="select pkid from enduser where userid = 'tadams'")
    equal('{%s}' % rows(answer, 'row')[0][0].text.upper(), uuid)
    answer = cluster.call('executeSQLQuery', sql="select count(*) as n from device where name like 'CSF%' and tkclass = 1")
    listed = rows(cluster.call('listPhone', {'name': 'CSF%'}, {'name': ''}), 'phone')
    equal(int(rows(answer, 'row')[0][0].text), len(listed))
    refused(cluster, 201, 'executeSQLQuery', sql='select userid from where')
    refused(cluster, 217, 'executeSQLQuery', sql='select nothing from enduser')


# Secrets, what is only read, and what only the cluster knows another value for.
NEVER_READ = ('password', 'pin', 'digestCredentials', 'mlppPassword', 'sshPwd', 'versionStamp', 'primaryExtension',
              'pattern', 'routePartitionName', 'convertUserAccount', 'isAnonymous',
              *(f'{which}{what}' for which in ('pwd', 'pin')
                for what in ('CredTimeChanged', 'CredTimeAdminLockout', 'ResetHackCount')))


@walk('every-element')
def every_element(cluster):
    """Every element of an update is kept or refused; none is taken and lost."""
    # How many have to be kept at least: what is refused is out of a range, or not for this kind of device.
    for kind, key, least in (('Line', {'pattern': '1050', 'routePartitionName': 'PT-Internal'}, 40),
                             ('User', {'userid': 'sobrien'}, 20), ('SipProfile', {'name': 'Tried SIP'}, 50),
                             ('PhoneSecurityProfile', {'name': 'Tried CSF'}, 8), ('Phone', {'name': 'CSFCSECURE'}, 60)):
        journey = Walk(cluster, kind, {}, key)
        if kind.endswith('Profile'):
            original = 'Standard SIP Profile' if kind == 'SipProfile' else 'CSF Encrypted AuthString'
            copy = fit(plain(journey.read(name=original)), cluster.type_of('add' + kind, journey.tag))
            journey.call('add', {**copy, **key})
        journey.uuid = journey.read(**key).uuid
        kept, refusals = journey.write_everything(NEVER_READ)
        print(f'# {cluster.release}: {kept} elements of {kind} kept, {refusals} refused', flush=True)
        assert kept >= least, f'{kept} of {kind}'


REFERENCES = ('DevicePool', 'Location', 'Css', 'RoutePartition', 'PhoneButtonTemplate', 'SoftKeyTemplate',
              'CommonPhoneConfig', 'UserGroup', 'ServiceProfile', 'CallManagerGroup', 'PresenceGroup')


@walk('reference-lists')
def reference_lists(cluster):
    """What devices and users refer to: all that a list can give, one by its name, and page by page."""
    for kind in REFERENCES:
        operation, tag = f'list{kind}', kind[0].lower() + kind[1:]
        tags = everything(cluster.type_of(operation, 'returnedTags'))
        whole = rows(cluster.call(operation, {'name': '%'}, tags), tag)
        assert whole and all(row.uuid and row.name for row in whole), f'{operation} gives rows without name or uuid'
        for row in whole:
            one = rows(cluster.call(operation, {'name': row.name}, {'name': ''}), tag)
            equal([found.uuid for found in one], [row.uuid])
        pages = [rows(cluster.call(operation, {'name': '%'}, {'name': ''}, skip=skip, first=1), tag)
                 for skip in range(len(whole) + 1)]
        equal([len(page) for page in pages], [1] * len(whole) + [0])
        equal({page[0].uuid for page in pages if page}, {row.uuid for row in whole})


@walk('all-that-is-there')
def all_that_is_there(cluster):
    """Every object of the world, whole, by name and by uuid."""
    for kind, key in (('Phone', 'name'), ('User', 'userid'), ('PhoneSecurityProfile', 'name'), ('SipProfile', 'name'),
                      ('Line', 'pattern')):
        tag = kind[0].lower() + kind[1:]
        found = rows(cluster.call(f'list{kind}', {key: '%'}, {key: '', **({'routePartitionName': ''} if key == 'pattern'
                                                                         else {})}), tag)
        assert len(found) > 1, f'there is no {tag}'
        for row in found:
            by_uuid = plain(cluster.call(f'get{kind}', uuid=row.uuid)['return'][tag])
            names = {key: row[key]}
            if kind == 'Line':
                names['routePartitionName'] = plain(row.routePartitionName)
            same(by_uuid, cluster.call(f'get{kind}', **names)['return'][tag], f'get{kind} depends on the key')


@walk('valid')
def valid(cluster):
    """Nothing that was answered broke the vendor's schema, and the cluster ends well."""
    print(f'# {cluster.release}: {cluster.watcher.requests} requests, {cluster.watcher.answers} answers validated',
          flush=True)
    tap.check(cluster.watcher.invalid, "The vendor's schema refuses these answers")
    cluster.session.close()
    cluster.end()


tap.main()
