/** Windows events from the EVTX oracle: what three readers agreed on, record by record. */
import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { WindowsEvent } from '../../src/logs/event.ts'
import { sharedPath } from '../shared.ts'

interface OracleRecord {
  readonly [part: string]: unknown
  readonly data?: readonly (readonly [string | null, string])[]
}

/** Every record, or those of the oracle file with this name. */
export function* oracleEvents(only?: string): Generator<WindowsEvent> {
  const folder = sharedPath('logs/evtx-oracle')
  for (const file of only === undefined ? readdirSync(folder) : [only]) {
    const text = gunzipSync(readFileSync(`${folder}/${file}`)).toString('utf8')
    for (const line of text.split('\n')) if (line !== '') yield eventOf(file, JSON.parse(line))
  }
}

function eventOf(file: string, record: OracleRecord): WindowsEvent {
  const part = (name: string): string | undefined => (typeof record[name] === 'string' ? record[name] : undefined)
  const system = {
    provider: part('provider'),
    guid: part('provider_guid'),
    eventSourceName: part('event_source'),
    eventId: part('event_id'),
    qualifiers: part('qualifiers'),
    version: part('version'),
    level: part('level'),
    task: part('task'),
    opcode: part('opcode'),
    keywords: part('keywords'),
    systemTime: part('time'),
    recordId: part('record_id'),
    activityId: part('activity_id'),
    processId: part('pid'),
    threadId: part('tid'),
    channel: part('channel'),
    computer: part('computer'),
    userId: part('user_sid'),
  }
  return {
    kind: 'windows',
    origin: { file, record: Number(part('record_id') ?? record['i']) },
    time: Date.parse(part('time') ?? '') * 1000 || undefined,
    system: Object.fromEntries(Object.entries(system).filter(([, value]) => value !== undefined)),
    body: part('body'),
    data: record.data ?? [],
    bodyName: part('eventdata_name') ?? part('userdata_element'),
    extra: [],
    raw: () => '',
  }
}
