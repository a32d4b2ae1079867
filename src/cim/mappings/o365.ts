/** Office 365: the unified audit log, and sign-ins of the Graph interface. */
import {
  all,
  any,
  choose,
  extract,
  firstOf,
  is,
  joined,
  lines,
  lookup,
  matches,
  present,
  text,
  when,
} from '../mapping.ts'
import { json, named, type SourceMapping } from '../source-mapping.ts'
import { withoutPort } from './addresses.ts'

const logon = is('Operation', 'UserLoggedIn', 'UserLoginFailed')
const directory = is('Workload', 'AzureActiveDirectory')
const ofFiles = is('Workload', 'SharePoint', 'OneDrive')
const creates = matches('Operation', /^(?:Add|New|Create|Hard|FileUploaded|Consent|Install|Upload)/)
const deletes = matches('Operation', /^(?:Delete|Remove|Hard|SoftDelete|FileDeleted|FileRecycled)/)
const modifies = matches(
  'Operation',
  /^(?:Update|Set|Change|Modify|Disable|Enable|Reset|FileModified|FileRenamed|Restore|Assign|Revoke|Verify)/,
)
const ofAccounts = all(
  directory,
  matches(
    'Operation',
    /user|member|role|group|application|service principal|owner|password|authentication|licen[cs]e/i,
  ),
)
const reads = matches('Operation', /^(?:MailItemsAccessed|File(?:Accessed|Downloaded|Previewed|SyncDownloaded))/)

export const o365: SourceMapping = {
  name: 'o365',
  sourcetypes: ['o365:management:activity'],
  sources: ['o365', 'O365', 'o365:management:activity'],
  recognise: [json('Workload', all(present('Operation'), any(present('RecordType'), present('OrganizationId'))))],
  readings: [
    named('ExtendedProperties{}.Name', 'ExtendedProperties{}.Value'),
    named('Parameters{}.Name', 'Parameters{}.Value'),
    named('OperationProperties{}.Name', 'OperationProperties{}.Value'),
    named('DeviceProperties{}.Name', 'DeviceProperties{}.Value'),
  ],
  layers: [
    {
      name: 'o365',
      fields: {
        user: 'UserId',
        user_id: 'UserKey',
        user_type: lookup('o365UserType', 'UserType'),
        src_user: when(ofAccounts, 'UserId'),
        src_user_type: when(ofAccounts, lookup('o365UserType', 'UserType')),
        user_agent: firstOf('UserAgent', extract('additionalDetails', /"User-Agent":"([^"]+)"/)),
        user_agent_change: extract('additionalDetails', /"User-Agent":"([^"]+)"/),
        src: firstOf(withoutPort('ClientIP'), withoutPort('ClientIPAddress'), withoutPort('ActorIpAddress')),
        src_ip: 'src',
        dest: 'Workload',
        dest_name: 'Workload',
        app: 'Workload',
        dvc: 'Workload',
        authentication_service: 'Workload',
        command: 'Operation',
        signature: 'Operation',
        event_type: firstOf(lookup('azureEventType', 'AzureActiveDirectoryEventType'), 'Operation'),
        record_type: lookup('o365RecordType', 'RecordType'),
        action: choose([
          [is('Operation', 'UserLoggedIn'), text('success')],
          [is('Operation', 'UserLoginFailed'), text('failure')],
          [deletes, text('deleted')],
          [creates, text('created')],
          [modifies, text('modified')],
          [reads, text('read')],
        ]),
        status: choose(
          [
            [matches('ResultStatus', /^(?:fail|false|error)/i), text('failure')],
            [is('Operation', 'UserLoginFailed'), text('failure')],
          ],
          text('success'),
        ),
        result: choose([[present('ResultStatusDetail'), 'ResultStatusDetail']], 'ResultStatus'),
        reason: 'LogonError',
        object: choose([[matches('ObjectId', /./), 'ObjectId']]),
        object_id: firstOf('ObjectId', 'Target{}.ID'),
        object_attrs: 'ModifiedProperties{}.Name',
        object_category: choose([
          [ofFiles, text('file')],
          [matches('Operation', /service principal|application|consent/i), text('application')],
          [matches('Operation', /role/i), text('role')],
          [matches('Operation', /group/i), text('group')],
          [matches('Operation', /polic/i), text('policy')],
          [matches('Operation', /mailbox|folder|inbox|transport/i), text('mailbox')],
          [ofAccounts, text('user')],
          [directory, text('directory')],
        ]),
        change_type: when(any(creates, deletes, modifies), choose([[directory, text('AAA')]], 'Workload')),
        dataset_name: choose([
          [logon, text('authentication')],
          [ofAccounts, text('account_management')],
          [any(ofFiles, reads), text('data_access')],
          [any(creates, deletes, modifies), text('change')],
        ]),
        authentication_method: when(logon, firstOf('UserAuthenticationMethod', 'RequestType')),
        Name: firstOf('Name', 'Parameters{}.Name', 'ModifiedProperties{}.Name'),
        Params: lines('Parameters{}.Value'),
        client_info_str: 'ClientInfoString',
        extended_properties: lines('ExtendedProperties{}.Value'),
        tenant_id: 'OrganizationId',
        vendor_account: 'OrganizationId',
        vendor_product: joined(text('Microsoft Office 365 '), 'Workload'),
      },
    },
  ],
  eventtypes: [
    { tag: 'o365_authentication', when: logon },
    { tag: 'o365_change', when: any(creates, deletes, modifies) },
  ],
  tags: [
    'cloud',
    { tag: 'authentication', when: logon },
    { tag: 'change', when: any(creates, deletes, modifies) },
    { tag: 'account', when: all(ofAccounts, any(creates, deletes, modifies)) },
    { tag: 'data', when: any(ofFiles, reads) },
    { tag: 'access', when: any(ofFiles, reads) },
  ],
}

export const o365Graph: SourceMapping = {
  name: 'o365_graph',
  sourcetypes: ['o365:graph:api'],
  recognise: [json('createdDateTime', all(present('userPrincipalName'), present('appDisplayName')))],
  layers: [
    {
      name: 'o365_graph',
      fields: {
        user: 'userPrincipalName',
        user_id: 'userId',
        src: 'ipAddress',
        src_ip: 'ipAddress',
        app: 'appDisplayName',
        dest: 'resourceDisplayName',
        action: choose([[is('status.errorCode', '0'), text('success')]], text('failure')),
        reason: 'status.failureReason',
        vendor_product: text('Microsoft Azure Active Directory'),
      },
    },
  ],
  tags: ['authentication'],
}
