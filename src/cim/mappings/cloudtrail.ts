/** AWS CloudTrail. */
import {
  all,
  any,
  type Condition,
  choose,
  extract,
  firstOf,
  is,
  joined,
  type Layer,
  lower,
  matches,
  not,
  present,
  text,
  when,
} from '../mapping.ts'
import { json, type SourceMapping } from '../source-mapping.ts'
import { ifAddress } from './addresses.ts'

const logon = matches('eventName', /^(?:ConsoleLogin|AssumeRole\w*|GetSessionToken|GetFederationToken)$/)
const service = (...names: readonly string[]): Condition =>
  is('eventSource', ...names.map(name => `${name}.amazonaws.com`))
const objects = matches('eventName', /^(?:(?:Get|Put|Copy|Head|Delete|Restore)Objects?|UploadPart)$/)
const aclEntry = matches('eventName', /^(?:Create|Replace|Delete)NetworkAclEntry$/)
const changes = matches(
  'eventName',
  /^(?:Accept|Add|Allocate|Associate|Attach|Authorize|Cancel|Change|Copy|Create|Deactivate|Delete|Deregister|Detach|Disable|Disassociate|Enable|Import|Modify|Put|Reboot|Register|Release|Remove|Replace|Reset|Restore|Resync|Revoke|Run|Schedule|Set|Start|Stop|Tag|Terminate|Untag|Update|Upload)/,
)
const ofNetwork = matches(
  'eventName',
  /NetworkAcl|SecurityGroup|NetworkInterface|Vpc|Subnet|Route|Gateway|IPSet|WebACL/,
)
const ofInstance = matches('eventName', /Instance/)
const name = (...fields: readonly string[]): readonly string[] => fields.map(field => `requestParameters.${field}`)
const range = (low: string, high: string) =>
  firstOf(joined(`requestParameters.portRange.${low}`, text('-'), `requestParameters.portRange.${high}`))

const who: Layer = {
  name: 'aws_cloudtrail',
  fields: {
    user: choose(
      [
        [is('userIdentity.type', 'Root'), text('root')],
        [
          is('userIdentity.type', 'AssumedRole'),
          firstOf(
            extract('userIdentity.principalId', /:(.+)$/),
            'userIdentity.sessionContext.sessionIssuer.userName',
            'userIdentity.principalId',
          ),
        ],
      ],
      firstOf(
        'userIdentity.userName',
        extract('userIdentity.principalId', /:(.+)$/),
        'userIdentity.sessionContext.sessionIssuer.userName',
        'userIdentity.invokedBy',
        'userIdentity.principalId',
        'userIdentity.accountId',
      ),
    ),
    userName: 'user',
    user_name: 'user',
    user_arn: firstOf('userIdentity.arn', 'userIdentity.sessionContext.sessionIssuer.arn'),
    user_id: 'userIdentity.principalId',
    user_type: 'userIdentity.type',
    user_access_key: 'userIdentity.accessKeyId',
    // The add-on names it and nothing in the record fills it.
    user_group_id: text('unknown'),
    user_agent: 'userAgent',
    user_role: choose([
      [matches('eventName', /^AssumeRole/), 'requestParameters.roleArn'],
      [is('userIdentity.type', 'AssumedRole'), 'userIdentity.sessionContext.sessionIssuer.arn'],
    ]),
    src: 'sourceIPAddress',
    src_ip: firstOf(ifAddress('sourceIPAddress'), 'sourceIPAddress'),
    src_user: when(any(logon, service('iam')), 'user'),
    src_user_id: when(any(logon, service('iam')), 'userIdentity.principalId'),
    src_user_name: when(any(logon, service('iam')), 'user'),
    src_user_type: when(any(logon, service('iam')), 'userIdentity.type'),
    src_user_role: when(
      all(logon, is('userIdentity.type', 'AssumedRole')),
      'userIdentity.sessionContext.sessionIssuer.arn',
    ),
    aws_account_id: firstOf('userIdentity.accountId', 'recipientAccountId'),
    vendor_account: firstOf('recipientAccountId', 'userIdentity.accountId'),
    temp_access_key: 'responseElements.credentials.accessKeyId',
    authentication_method: choose([
      [is('eventName', 'ConsoleLogin'), text('console')],
      [is('eventName', 'AssumeRoleWithSAML'), text('SAML')],
      [is('eventName', 'AssumeRoleWithWebIdentity'), text('web identity')],
      [logon, text('STS')],
    ]),
  },
}

const what: Layer = {
  name: 'aws_cloudtrail',
  fields: {
    errorCode: firstOf('errorCode', text('success')),
    status: choose(
      [
        [is('responseElements.ConsoleLogin', 'Failure'), text('failure')],
        [not(is('errorCode', 'success')), text('failure')],
      ],
      text('success'),
    ),
    result: choose(
      [[not(is('errorCode', 'success')), firstOf('errorMessage', 'errorCode')]],
      when(present('errorMessage'), 'errorMessage'),
    ),
    result_id: when(not(is('errorCode', 'success')), 'errorCode'),
    reason: 'errorMessage',
    desc: 'errorMessage',
    msg: firstOf('errorMessage', 'errorCode'),
    dest: 'eventSource',
    dvc: 'eventSource',
    app: firstOf('eventType', 'eventSource'),
    command: 'eventName',
    signature: 'eventName',
    start_time: 'eventTime',
    vendor: text('AWS'),
    product: text('CloudTrail'),
    vendor_product: text('AWS CloudTrail'),
    vendor_region: 'awsRegion',
    region: 'awsRegion',
    action: choose([
      [is('eventName', 'ConsoleLogin'), lower('responseElements.ConsoleLogin')],
      [logon, 'status'],
      [
        matches('eventName', /^(?:Create|Run|Import|Allocate|Register|Upload|Copy|PutImage|PutObject)/),
        text('created'),
      ],
      [matches('eventName', /^(?:Delete|Terminate|Deregister|Release|Remove)/), text('deleted')],
      [matches('eventName', /^Start/), text('started')],
      [matches('eventName', /^Stop/), text('stopped')],
      [changes, text('modified')],
      [matches('eventName', /^(?:Get|Head|List|Describe)/), text('read')],
    ]),
    object: firstOf(
      ...name('userName', 'groupName', 'roleName', 'policyName', 'policyArn', 'bucketName', 'instanceId', 'groupId'),
      ...name('networkAclId', 'name', 'trailName', 'logGroupName', 'snapshotId', 'imageId', 'repositoryName', 'keyId'),
      ...name('dBInstanceIdentifier', 'detectorId', 'serialNumber', 'alarmNames{}', 'taskArn', 'sAMLProviderArn'),
      'requestParameters.instancesSet.items{}.instanceId',
      'responseElements.instancesSet.items{}.instanceId',
    ),
    object_id: firstOf(
      'responseElements.accessKey.accessKeyId',
      'responseElements.user.userId',
      'responseElements.snapshotId',
      'responseElements.keyMetadata.keyId',
      'responseElements.virtualMFADevice.serialNumber',
      'responseElements.instancesSet.items{}.instanceId',
      'requestParameters.instancesSet.items{}.instanceId',
      ...name('groupId', 'networkAclId', 'instanceId', 'snapshotId', 'imageId', 'keyId', 'bucketName', 'policyArn'),
      ...name('userName', 'groupName', 'detectorId', 'serialNumber', 'logGroupName', 'name'),
    ),
    object_attrs: when(
      matches('eventName', /Attribute|NetworkAclEntry/),
      firstOf('requestParameters.attribute', 'requestParameters.attributeType', 'requestParameters.ruleAction'),
    ),
    object_category: choose(
      [
        [matches('eventName', /AccessKey/), text('access_key')],
        [matches('eventName', /User|LoginProfile|MFADevice|AccountPasswordPolicy/), text('user')],
        [matches('eventName', /SecurityGroup/), text('security_group')],
        [matches('eventName', /NetworkAcl/), text('network_acl')],
        [all(service('iam'), matches('eventName', /Group/)), text('group')],
        [matches('eventName', /Role/), text('role')],
        [matches('eventName', /Policy/), text('policy')],
        [matches('eventName', /DBInstance/), text('database')],
        [ofInstance, text('instance')],
        [matches('eventName', /Snapshot|Volume/), text('volume')],
        [matches('eventName', /Image/), text('image')],
        [all(service('s3'), objects), text('file')],
        [service('s3'), text('storage')],
        [matches('eventName', /Trail|Logging|Log(?:Group|Stream)/), text('audit_log')],
      ],
      text('unknown'),
    ),
    change_type: when(
      changes,
      choose(
        [
          [service('iam'), text('AAA')],
          [service('s3'), text('storage')],
          [service('ec2'), text('virtual computing')],
        ],
        text('cloud'),
      ),
    ),
    image_id: firstOf('requestParameters.instancesSet.items{}.imageId', 'requestParameters.imageId'),
    instance_type: firstOf('requestParameters.instanceType', 'requestParameters.dBInstanceClass'),
    rule_action: when(aclEntry, 'requestParameters.ruleAction'),
    direction: when(aclEntry, choose([[is('requestParameters.egress', 'true'), text('outbound')]], text('inbound'))),
    protocol_code: when(aclEntry, 'requestParameters.aclProtocol'),
    protocol: when(aclEntry, choose([[is('requestParameters.aclProtocol', '-1'), text('all')]], text('ip'))),
    src_ip_range: when(not(is('requestParameters.egress', 'true')), 'requestParameters.cidrBlock'),
    dest_ip_range: when(is('requestParameters.egress', 'true'), 'requestParameters.cidrBlock'),
    src_port_range: when(not(is('requestParameters.egress', 'true')), range('from', 'to')),
    dest_port_range: when(aclEntry, range('from', 'to')),
  },
}

export const cloudtrail: SourceMapping = {
  name: 'aws_cloudtrail',
  sourcetypes: ['aws:cloudtrail'],
  sources: ['aws_cloudtrail'],
  recognise: [json('eventVersion', all(present('eventName'), present('eventSource')))],
  layers: [who, what],
  eventtypes: [
    'aws_cloudtrail_events',
    { tag: 'aws_cloudtrail_auth', when: logon },
    { tag: 'aws_cloudtrail_change', when: changes },
  ],
  tags: [
    'cloud',
    { tag: 'authentication', when: logon },
    { tag: 'change', when: all(changes, not(objects)) },
    { tag: 'account', when: all(changes, service('iam')) },
    { tag: 'network', when: all(changes, ofNetwork) },
    { tag: 'instance', when: all(changes, ofInstance, not(matches('eventName', /DBInstance/))) },
    { tag: 'data', when: all(service('s3'), objects) },
    { tag: 'access', when: all(service('s3'), objects) },
  ],
}
