/** What is known of a source's fields, and where a field of an event comes from. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainEvent } from '../../src/cim/explain.ts'
import { fieldsOf, hasField, type SourceName } from '../../src/cim/fields-of.ts'

const knows = (source: SourceName, name: string): boolean => {
  const fields = fieldsOf(source)
  return fields !== undefined && hasField(fields, name)
}

test('a source of JSON has what its mapping makes, what it carries, and what may be below its objects', () => {
  const trail = { sourcetype: 'AWS:CloudTrail' }
  assert.ok(knows(trail, 'user_arn'))
  assert.ok(knows(trail, 'eventName'))
  assert.ok(knows(trail, 'requestParameters.anything.at{}.all'))
  assert.ok(knows(trail, 'host'))
  assert.ok(!knows(trail, 'eventNames'))
})

test('a source of text has the groups and columns that are cut out of it', () => {
  assert.ok(knows({ sourcetype: 'linux_secure' }, 'sshd_protocol'))
  assert.ok(knows({ sourcetype: 'pan:traffic' }, 'bytes_out'))
  assert.ok(!knows({ sourcetype: 'linux_secure' }, '#message'))
})

test('a channel has the fields of all of its events, an event code only its own', () => {
  const security = { source: 'XmlWinEventLog:Security', sourcetype: 'xmlwineventlog' }
  assert.ok(knows(security, 'TicketEncryptionType'))
  assert.ok(knows({ ...security, eventCode: '4769' }, 'TicketEncryptionType'))
  assert.ok(!knows({ ...security, eventCode: '4688' }, 'TicketEncryptionType'))
  assert.ok(knows({ source: 'WinEventLog:Microsoft-Windows-AppLocker/*' }, 'FullFilePath'))
})

test('nothing is known of a source that has no mapping', () => {
  assert.equal(fieldsOf({ sourcetype: 'my:own' }), undefined)
  assert.equal(fieldsOf({}), undefined)
})

test('every field of a JSON event says what made it', () => {
  const fields = [
    ['actor.alternateId', 'ann@corp.example'],
    ['eventType', 'user.session.start'],
    ['client.ipAddress', '198.51.100.7'],
  ] as const
  const explained = explainEvent({
    kind: 'json',
    origin: { file: 'okta.json', record: 1 },
    time: undefined,
    fields,
    raw: () => '{}',
  })
  const of = (name: string) => explained.find(({ field }) => field === name)
  assert.deepEqual(of('src_ip'), {
    field: 'src_ip',
    value: '198.51.100.7',
    madeBy: { mapping: 'okta', from: 'client.ipAddress' },
  })
  assert.equal(of('client.ipAddress')?.madeBy, undefined)
})

test('every field of a text event says what made it', () => {
  const explained = explainEvent({
    kind: 'text',
    origin: { file: 'secure', record: 1 },
    time: undefined,
    format: 'syslog',
    fields: [],
    syslog: { app: 'sshd', host: 'web1', message: 'Failed password for ann from 198.51.100.7 port 50022 ssh2' },
    raw: () => 'Mar  1 10:00:00 web1 sshd[814]: Failed password for ann from 198.51.100.7 port 50022 ssh2',
  })
  const action = explained.find(({ field }) => field === 'action')
  assert.equal(action?.value, 'failure')
  assert.equal(action?.madeBy?.mapping, 'linux_secure')
  assert.ok(explained.every(({ field }) => !field.startsWith('#')))
})
