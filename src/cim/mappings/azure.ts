/** Azure: the directory's logs, the activity log, and what Defender sends. */
import {
  any,
  choose,
  extract,
  firstOf,
  is,
  joined,
  lower,
  matches,
  not,
  present,
  startsWith,
  text,
  type Value,
  when,
} from '../mapping.ts'
import { json, lifted, type SourceMapping } from '../source-mapping.ts'
import { withoutPort } from './addresses.ts'

const signIn = matches('category', /SignInLogs$/)
const audit = is('category', 'AuditLogs')
const directoryLog =
  /^(?:\w*SignInLogs|AuditLogs|ProvisioningLogs|RiskyUsers|UserRiskEvents|RiskyServicePrincipals|ServicePrincipalRiskEvents|MicrosoftGraphActivityLogs)$/

/** JSON null is the text `null`. */
const given = (field: string): Value => when(not(is(field, 'null')), field)

const target = 'properties.targetResources{}'

export const azureActiveDirectory: SourceMapping = {
  name: 'azure_monitor_aad',
  sourcetypes: ['azure:monitor:aad', 'mscs:azure:eventhub'],
  sources: ['Azure AD'],
  recognise: [json('category', matches('category', directoryLog))],
  layers: [
    {
      name: 'azure_monitor_aad',
      fields: {
        user: choose(
          [[signIn, firstOf('properties.userPrincipalName', 'properties.servicePrincipalName', 'identity')]],
          firstOf(
            given(`${target}.userPrincipalName`),
            given('properties.initiatedBy.user.userPrincipalName'),
            given('properties.initiatedBy.app.displayName'),
            'identity',
          ),
        ),
        user_id: firstOf('properties.userId', `${target}.id`),
        user_type: choose([[present('properties.userType'), 'properties.userType']], `${target}.type`),
        src_user: firstOf(
          given('properties.initiatedBy.user.userPrincipalName'),
          given('properties.initiatedBy.app.displayName'),
        ),
        src_user_type: when(
          audit,
          choose([[present('properties.initiatedBy.app.displayName'), text('application')]], text('user')),
        ),
        src_ip: firstOf(
          withoutPort(given('callerIpAddress')),
          given('properties.ipAddress'),
          given('properties.initiatedBy.user.ipAddress'),
        ),
        src: 'src_ip',
        user_agent: firstOf(given('properties.userAgent'), given('properties.additionalDetails{}.value')),
        action: choose([
          [is('properties.status.errorCode', '0'), text('success')],
          [signIn, text('failure')],
          [matches('operationName', /^(?:Add|Create|Invite|Consent|Register)/i), text('created')],
          [matches('operationName', /^(?:Delete|Remove|Hard)/i), text('deleted')],
          [audit, text('modified')],
        ]),
        signature: 'operationName',
        command: 'operationName',
        result: firstOf('properties.result', 'resultType'),
        result_id: firstOf('resultType', 'properties.status.errorCode'),
        status: firstOf(lower('properties.result'), choose([[signIn, 'action']])),
        reason: firstOf('properties.status.failureReason', given('properties.resultReason')),
        object: firstOf(given(`${target}.displayName`), given(`${target}.userPrincipalName`)),
        object_id: `${target}.id`,
        id: 'properties.id',
        object_attrs: `${target}.modifiedProperties{}.displayName`,
        additional_details: 'properties.additionalDetails{}.value',
        additional_details_name: 'properties.additionalDetails{}.key',
        additional_details_value: 'properties.additionalDetails{}.value',
        app: firstOf('properties.appDisplayName', 'properties.loggedByService'),
        dest: firstOf('properties.resourceDisplayName', 'properties.loggedByService', 'resourceId'),
        dest_type: text('application'),
        authentication_method: when(
          signIn,
          firstOf('properties.authenticationDetails{}.authenticationMethod', 'properties.authenticationRequirement'),
        ),
        dvc: 'resourceId',
        path_from_resourceId: extract('resourceId', /\/providers\/(.+)$/),
        vendor_account: 'tenantId',
        vendor_product: text('Microsoft Azure Active Directory'),
      },
    },
  ],
  eventtypes: [
    { tag: 'azure_aad_signin', when: signIn },
    { tag: 'azure_aad_audit', when: audit },
  ],
  tags: [
    'cloud',
    { tag: 'authentication', when: signIn },
    { tag: 'change', when: audit },
    { tag: 'account', when: is('properties.category', 'UserManagement', 'RoleManagement', 'GroupManagement') },
  ],
}

export const azureAudit: SourceMapping = {
  name: 'azure_audit',
  sourcetypes: ['mscs:azure:audit'],
  sources: ['mscs:azure:audit'],
  recognise: [json('operationName.localizedValue', any(present('caller'), present('resourceId')))],
  layers: [
    {
      name: 'azure_audit',
      fields: {
        user: 'caller',
        user_name: 'caller',
        src: 'claims.ipaddr',
        src_ip: 'claims.ipaddr',
        object: firstOf(extract('resourceUri', /([^/]+)$/), extract('resourceId', /([^/]+)$/)),
        object_id: firstOf('resourceId', 'resourceUri'),
        object_path: firstOf('resourceUri', 'resourceId'),
        dest: firstOf('resourceGroupName', 'resourceUri'),
        dvc: firstOf('resourceProviderName.value', 'resourceProviderName.localizedValue'),
        command: 'operationName.value',
        status: choose([
          [is('status.value', 'Succeeded', 'Success', 'Accepted'), text('success')],
          [is('status.value', 'Failed', 'Failure'), text('failure')],
          [present('status.value'), lower('status.value')],
        ]),
        result: firstOf('subStatus.localizedValue', 'subStatus.value', 'status.value'),
        result_id: when(matches('subStatus.value', /./), 'subStatus.value'),
        vendor_res_code: firstOf('properties.statusCode', 'subStatus.value', 'status.value'),
        action: choose([
          [matches('operationName.value', /\/write$/i), text('modified')],
          [matches('operationName.value', /\/delete$/i), text('deleted')],
          [matches('operationName.value', /\/action$/i), text('modified')],
        ]),
        change_type: text('cloud'),
        vendor: text('Microsoft'),
        product: text('Azure'),
        vendor_product: text('Microsoft Azure'),
      },
    },
  ],
  eventtypes: ['mscs_azure_audit'],
  tags: ['cloud', 'change'],
}

/** Rows of advanced hunting, with the columns below `properties` and without. */
export const defenderHunting: SourceMapping = {
  name: 'defender_hunting',
  sourcetypes: ['mscs:azure:eventhub:defender:advancedhunting'],
  sources: ['eventhub://windowsdefenderlogs'],
  recognise: [json('category', startsWith('category', 'AdvancedHunting-'))],
  readings: [lifted('properties.')],
  layers: [
    {
      name: 'defender_hunting',
      fields: {
        TenantId: 'tenantId',
        OperationName: 'operationName',
        Category: 'category',
        dest: 'DeviceName',
        user: firstOf(given('AccountUpn'), given('AccountName')),
        signature: 'Title',
        severity: lower('Severity'),
        description: 'Title',
        app: 'ServiceSource',
        id: 'AlertId',
        type: text('alert'),
        vendor_product: joined(text('Microsoft Defender '), firstOf('DetectionSource', text('XDR'))),
      },
    },
  ],
  tags: ['alert'],
}
