/** Script block events in every form that logs come in: EVTX, XML as Splunk keeps it, and two layouts of JSON. */
import { windowsXml } from '../../src/logs/windows-raw.ts'
import { encodeEvtx, type PlainRecord } from '../logs/evtx-encoder.ts'

export interface ScriptBlock {
  readonly host: string
  readonly event: string
  readonly channel: string
  readonly message: string
  /** Which part of how many. */
  readonly part: readonly [number: number, total: number]
  /** Absent: the record names no user. */
  readonly user: string | undefined
  /** Absent: the record has no such element. */
  readonly path: string | undefined
}

export const forms = {
  evtx: { extension: 'evtx', write: (blocks: readonly ScriptBlock[]) => encodeEvtx(blocks.map(record)) },
  xml: {
    extension: 'log',
    write: (blocks: readonly ScriptBlock[]) => blocks.map(block => windowsXml(parts(block))).join('\n'),
  },
  winlogbeat: { extension: 'winlogbeat.jsonl', write: (blocks: readonly ScriptBlock[]) => lines(blocks, winlogbeat) },
  flat: { extension: 'flat.jsonl', write: (blocks: readonly ScriptBlock[]) => lines(blocks, flat) },
} as const

const provider = 'Microsoft-Windows-PowerShell'
const guid = '{A0C1853B-5C40-4B15-8766-3CF1C58F985A}'
const blockId = '277bd2c2-62f0-9cd6-3d6a-1ae6354e2168'

function record({ host, event, channel, user, ...block }: ScriptBlock, index: number): PlainRecord {
  const system = {
    provider,
    guid,
    eventId: event,
    version: '1',
    level: '5',
    task: '2',
    opcode: '15',
    keywords: '0x0',
    systemTime: time(index),
    recordId: String(index + 1),
    processId: '4412',
    threadId: '5120',
    channel,
    computer: host,
    ...(user !== undefined && { userId: user }),
  }
  return { system, data: Object.entries(data(block)) }
}

const parts = (block: ScriptBlock, index = 0) => ({
  ...record(block, index),
  body: 'EventData',
  bodyName: undefined,
  data: record(block, index).data.map(([name, value]) => [name, String(value)] as [string | null, string]),
  extra: [],
})

const data = ({ part, message, path }: Pick<ScriptBlock, 'part' | 'message' | 'path'>): Record<string, string> => ({
  MessageNumber: String(part[0]),
  MessageTotal: String(part[1]),
  ScriptBlockText: message,
  ScriptBlockId: blockId,
  ...(path !== undefined && { Path: path }),
})

const time = (index: number): string => new Date(Date.UTC(2026, 2, 17, 9) + index * 1000).toISOString()

const lines = (blocks: readonly ScriptBlock[], write: (block: ScriptBlock, index: number) => unknown): string =>
  blocks.map((block, index) => `${JSON.stringify(write(block, index))}\n`).join('')

const winlogbeat = (block: ScriptBlock, index: number) => ({
  '@timestamp': time(index),
  event: { code: block.event, kind: 'event', provider },
  log: { level: 'verbose' },
  winlog: {
    api: 'wineventlog',
    channel: block.channel,
    computer_name: block.host,
    event_id: Number(block.event),
    provider_name: provider,
    provider_guid: guid,
    record_id: index + 1,
    opcode: '15',
    process: { pid: 4412, thread: { id: 5120 } },
    event_data: data(block),
    ...(block.user !== undefined && { user: { identifier: block.user } }),
  },
  agent: { type: 'winlogbeat', version: '7.17.9' },
})

const flat = (block: ScriptBlock, index: number) => ({
  SourceName: provider,
  ProviderGuid: guid,
  Level: '5',
  Keywords: '0x0',
  Channel: block.channel,
  Hostname: block.host,
  TimeCreated: time(index),
  EventID: Number(block.event),
  Task: '2',
  Opcode: '15',
  ExecutionProcessID: 4412,
  ExecutionThreadID: 5120,
  ...(block.user !== undefined && { UserID: block.user }),
  ...data(block),
})
