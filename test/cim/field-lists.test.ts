/** The published field lists of Windows data sources: what Splunk showed for an event that we have as XML. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { normalise } from '../../src/cim/normalise.ts'
import type { WindowsEvent } from '../../src/logs/event.ts'
import { needsShared, sharedPath } from '../shared.ts'

interface DataSource {
  readonly name?: string
  readonly fields?: readonly string[]
  readonly example_log?: string
}

// Made by Splunk itself, not from the event; or the columns of every event.
const ofSplunk =
  /^(_time|date_\w+|linecount|punct|index|splunk_server|tag|tag::\w+|timestamp|xmlns|timeendpos|timestartpos|host|source|sourcetype)$/
// Blocks of XML that no rule reads; they would keep every event twice.
const blocks = new Set(['EventData_Xml', 'System_Props_Xml'])

// Lists are unions over several events: the example has these empty, or was indexed as a Security event.
const defender = 'Microsoft-Windows-Windows Defender/Operational'
const notOfThisEvent = [
  ...['Involved_File', 'New_Value', 'Old_Value', 'Target_Commandline'].map(name => `${defender} 1121 ${name}`),
  ...['Path', 'Target_Commandline'].map(name => `${defender} 1122 ${name}`),
  `${defender} 5007 New_Value`,
  ...['Error_Code', 'app', 'product', 'ta_windows_action', 'vendor'].map(
    name => `Microsoft-Windows-TaskScheduler/Operational 200 ${name}`,
  ),
]

test('events have the fields of their published lists', needsShared('corpus/splunk/data_sources'), () => {
  const folder = sharedPath('corpus/splunk/data_sources')
  let sources = 0
  let listed = 0
  const missing: string[] = []
  for (const file of readdirSync(folder)) {
    const source = parse(readFileSync(`${folder}/${file}`, 'utf8')) as DataSource
    const event = eventOf(source.example_log ?? '')
    // The list of the directory monitor stands over the example of another source.
    if (!event || !source.fields?.includes('EventCode') || source.fields.includes('admonEventType')) continue
    sources++
    const { fields } = normalise(event)
    for (const name of source.fields) {
      if (ofSplunk.test(name) || blocks.has(name)) continue
      listed++
      if (!fields.has(name)) missing.push(`${event.system.channel} ${event.system.eventId} ${name}`)
    }
  }
  assert.ok(sources > 40, `${sources} sources`)
  assert.ok(listed > 2_500, `${listed} fields`)
  assert.deepEqual(missing, notOfThisEvent)
})

/** Reads the examples, which are all written alike; not for any other XML. */
function eventOf(xml: string): WindowsEvent | undefined {
  if (!/^<Event .*<\/Event>$/s.test(xml.trim())) return undefined
  const element = (name: string): string | undefined =>
    new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1]
  const attribute = (name: string, attr: string): string | undefined =>
    new RegExp(`<${name} [^>]*?\\b${attr}='([^']*)'`).exec(xml)?.[1]
  const system = {
    provider: attribute('Provider', 'Name'),
    guid: attribute('Provider', 'Guid'),
    eventSourceName: attribute('Provider', 'EventSourceName'),
    eventId: element('EventID'),
    qualifiers: attribute('EventID', 'Qualifiers'),
    version: element('Version'),
    level: element('Level'),
    task: element('Task'),
    opcode: element('Opcode'),
    keywords: element('Keywords'),
    systemTime: attribute('TimeCreated', 'SystemTime'),
    recordId: element('EventRecordID'),
    activityId: attribute('Correlation', 'ActivityID'),
    processId: attribute('Execution', 'ProcessID'),
    threadId: attribute('Execution', 'ThreadID'),
    channel: element('Channel'),
    computer: element('Computer'),
    userId: attribute('Security', 'UserID'),
  }
  const body = /<(EventData|UserData)\b/.exec(xml)?.[1]
  const inner = new RegExp(`<${body}[^>]*>(.*)</${body}>`, 's').exec(xml)?.[1] ?? ''
  const data =
    body === 'EventData'
      ? Array.from(
          inner.matchAll(/<Data(?: Name='([^']*)')?>([^<]*)<\/Data>/g),
          match => [match[1] ?? null, text(match[2])] as const,
        )
      : Array.from(
          inner.matchAll(/<(\w+)(?: [^>]*)?>([^<]*)<\/\1>/g),
          match => [match[1] ?? null, text(match[2])] as const,
        )
  return {
    kind: 'windows',
    origin: { file: 'example.xml', record: 1 },
    time: undefined,
    system: Object.fromEntries(Object.entries(system).filter(([, value]) => value !== undefined)),
    body,
    data,
    bodyName: undefined,
    extra: [],
    raw: () => xml,
  }
}

const text = (escaped: string | undefined): string =>
  (escaped ?? '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
