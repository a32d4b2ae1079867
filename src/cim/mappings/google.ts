/** Google Cloud and Google Workspace. */
import { any, beside, choose, firstOf, is, type Layer, lower, matches, present, text, when } from '../mapping.ts'
import { json, lifted, type Recognition, type SourceMapping } from '../source-mapping.ts'

/** Messages of the hub for others carry their events below `data`; searches read them with and without. */
export const gcpPubSub: SourceMapping = {
  name: 'gcp_pubsub',
  sourcetypes: ['google:gcp:pubsub:message'],
  recognise: [json('data.logName'), json('data.protoPayload.methodName')],
  readings: [lifted('data.')],
  layers: [
    {
      name: 'gcp_pubsub',
      fields: {
        src: 'data.protoPayload.requestMetadata.callerIp',
        src_ip: 'data.protoPayload.requestMetadata.callerIp',
        src_user: 'data.protoPayload.authenticationInfo.principalEmail',
        user: 'data.protoPayload.authenticationInfo.principalEmail',
        http_user_agent: 'data.protoPayload.requestMetadata.callerSuppliedUserAgent',
        user_agent: 'data.protoPayload.requestMetadata.callerSuppliedUserAgent',
        command: 'data.protoPayload.methodName',
        action: choose([
          [matches('data.protoPayload.methodName', /(?:^|\.)(?:create|insert|add)/i), text('created')],
          [matches('data.protoPayload.methodName', /(?:^|\.)(?:delete|remove)/i), text('deleted')],
          [matches('data.protoPayload.methodName', /(?:^|\.)(?:set|update|patch|modify)/i), text('modified')],
          [matches('data.protoPayload.methodName', /(?:^|\.)(?:get|list)/i), text('read')],
        ]),
        object: 'data.protoPayload.resourceName',
        dest: 'data.protoPayload.serviceName',
        category: 'data.logName',
        vendor_product: text('Google Cloud Platform'),
      },
    },
  ],
  tags: [{ tag: 'change', when: matches('data.logName', /activity$/) }],
}

const isReport = is('kind', 'admin#reports#activity')
const ofApplication = (...names: readonly string[]): readonly Recognition[] => [
  json('id.applicationName', is('id.applicationName', ...names)),
]
const eventName = firstOf('event.name', 'events{}.name')
const parameter = (name: string) =>
  firstOf(
    beside('event.parameters{}.name', name, 'event.parameters{}.value'),
    beside('events{}.parameters{}.name', name, 'events{}.parameters{}.value'),
  )

const workspace: Layer = {
  name: 'google_workspace',
  fields: {
    user: 'actor.email',
    user_name: 'actor.email',
    src_user: 'actor.email',
    src: 'ipAddress',
    src_ip: 'ipAddress',
    app: 'id.applicationName',
    'event.name': eventName,
    'event.type': firstOf('event.type', 'events{}.type'),
    command: 'event.name',
    signature: 'event.name',
    action: choose([
      [is('event.name', 'login_success'), text('success')],
      [is('event.name', 'login_failure'), text('failure')],
      [matches('event.name', /^(?:CREATE|ADD|ENROLL)/i), text('created')],
      [matches('event.name', /^(?:DELETE|REMOVE)/i), text('deleted')],
      [matches('event.name', /^(?:CHANGE|UPDATE|TOGGLE|UNENROLL|SET|SUSPEND|TURN|ENFORCE|ASSIGN)/i), text('modified')],
    ]),
    status: when(isReport, choose([[is('event.name', 'login_failure'), text('failure')]], text('success'))),
    login_challenge_method: firstOf(
      parameter('login_challenge_method'),
      'event.parameters{}.multiValue{}',
      'events{}.parameters{}.multiValue{}',
    ),
    authentication_method: parameter('login_type'),
    object: firstOf(parameter('USER_EMAIL'), parameter('doc_title'), parameter('GROUP_EMAIL')),
    vendor_account: 'id.customerId',
    vendor_product: text('Google Workspace'),
  },
}

const login = matches('event.name', /^log(?:in|out)/)

export const workspaceLogin: SourceMapping = {
  name: 'google_workspace',
  sourcetypes: ['gws:reports:login'],
  sources: ['gws:reports:login', 'gws_login'],
  recognise: ofApplication('login'),
  layers: [workspace],
  eventtypes: ['gws_reports_login'],
  tags: [{ tag: 'authentication', when: login }],
}

export const workspaceAdmin: SourceMapping = {
  name: 'google_workspace',
  sourcetypes: ['gws:reports:admin'],
  sources: ['gws:reports:admin'],
  recognise: ofApplication('admin'),
  layers: [workspace],
  eventtypes: ['gws_reports_admin'],
  tags: [
    { tag: 'change', when: present('action') },
    { tag: 'account', when: matches('event.name', /USER|GROUP|ROLE/i) },
  ],
}

export const workspaceDrive: SourceMapping = {
  name: 'google_workspace',
  sourcetypes: ['gws:reports:drive'],
  sources: ['gws:reports:drive'],
  recognise: ofApplication('drive'),
  layers: [workspace],
}

const exported = (name: string, sourcetype: string, recognise: readonly Recognition[]): SourceMapping => ({
  name,
  sourcetypes: [sourcetype],
  sources: ['http:gsuite'],
  recognise,
  layers: [
    {
      name,
      fields: {
        email: firstOf('email', 'actor.email'),
        src_ip: firstOf('ip_address', 'ipAddress'),
        action: lower('action'),
        vendor_product: text('Google Workspace'),
      },
    },
  ],
})

export const gsuiteGmail = exported('gsuite_gmail', 'gsuite:gmail:bigquery', [json('rfc2822_message_id')])

export const gsuiteDrive: SourceMapping = {
  ...exported('gsuite_drive', 'gsuite:drive:json', [json('parameters.doc_id', any(present('name'), present('email')))]),
  readings: [lifted('parameters.')],
}

export const gsuiteCalendar: SourceMapping = {
  ...exported('gsuite_calendar', 'gsuite:calendar:json', [json('parameters.calendar_id')]),
  readings: [lifted('parameters.')],
}
