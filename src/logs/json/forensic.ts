/** Windows events as forensic tools export them: Velociraptor's `parse_evtx` and its artifact, and EvtxECmd. */
import { type SystemTexts, systemIndex, systemOf, systemPaths, type WindowsParts } from '../windows-event.ts'
import { type Fields, fieldsOf, presentText, windowsNotation } from './fields.ts'
import { flatten } from './flatten.ts'
import { bodyParts } from './nested.ts'
import { isObject, type JsonObject, type JsonValue, parseJson } from './value.ts'

type Path = (typeof systemPaths)[number]
type Columns = readonly (readonly [Path, ...string[]])[]

/** `{"System": {"EventID": {"Value": 1}, "TimeCreated": {"SystemTime": 1588000000.25}, …}, "EventData": {…}}`. */
export function velociraptorParts(object: JsonObject, fields: Fields): WindowsParts | undefined {
  const system = fields.get('System')
  if (!isObject(system) || !fieldsOf(system).has('EventID')) return undefined
  const texts = noTexts()
  for (const [name, value] of system.members) {
    setText(texts, name, isObject(value) ? fieldsOf(value).get('Value') : value)
    if (!isObject(value)) continue
    for (const [inner, text] of value.members) setText(texts, `${name}@${inner}`, text)
  }
  return { system: systemOf(texts), ...bodyParts(object), extra: extraOf(object, new Set(['System'])) }
}

/** The columns of `Windows.EventLogs.Evtx` and its like. */
const artifact: Columns = [
  ['Provider@Name', 'Provider', 'ProviderName'],
  ['EventID', 'EventID'],
  ['Level', 'Level'],
  ['Opcode', 'OpCode'],
  ['TimeCreated@SystemTime', 'EventTime', 'TimeCreated', 'Timestamp', 'CreatedTime'],
  ['EventRecordID', 'EventRecordID', 'RecordID'],
  ['Correlation@ActivityID', 'CorrelationActivityID'],
  ['Execution@ProcessID', 'ProcessID'],
  ['Execution@ThreadID', 'ThreadID'],
  ['Channel', 'Channel'],
  ['Computer', 'Computer'],
  ['Security@UserID', 'UserID', 'UserSID'],
]

/** `{"EventTime": …, "Channel": …, "EventID": 1, "EventData": {…}}`. */
export function velociraptorRow(object: JsonObject, fields: Fields): WindowsParts | undefined {
  const body = ['EventData', 'UserData'].find(name => isObject(parsed(fields.get(name))))
  if (body === undefined || !fields.has('Channel')) return undefined
  return rowParts(object, fields, artifact, bodyParts(withParsed(object, body)))
}

const ecmd: Columns = [
  ['Provider@Name', 'Provider'],
  ['EventID', 'EventId'],
  ['Level', 'Level'],
  ['TimeCreated@SystemTime', 'TimeCreated'],
  ['EventRecordID', 'EventRecordId', 'RecordNumber'],
  ['Keywords', 'KeywordsRaw'],
  ['Execution@ProcessID', 'ProcessId'],
  ['Execution@ThreadID', 'ThreadId'],
  ['Channel', 'Channel'],
  ['Computer', 'Computer'],
  ['Security@UserID', 'UserId'],
]

/** `{"EventId": 1, "Channel": …, "Payload": "{\"EventData\": …}"}`. */
export function evtxEcmdParts(object: JsonObject, fields: Fields): WindowsParts | undefined {
  const payload = parsed(fields.get('Payload'))
  if (!isObject(payload) || !fields.has('EventId') || !fields.has('Channel')) return undefined
  return rowParts(object, fields, ecmd, bodyParts(payload), 'Payload')
}

function rowParts(
  object: JsonObject,
  fields: Fields,
  columns: Columns,
  body: Pick<WindowsParts, 'body' | 'bodyName' | 'data'>,
  carrier?: string,
): WindowsParts {
  const texts = noTexts()
  const taken = new Set(['EventData', 'UserData', carrier ?? ''])
  for (const [path, ...names] of columns) {
    const name = names.find(name => presentText(fields.get(name)) !== undefined)
    if (name === undefined) continue
    taken.add(name)
    setText(texts, path, fields.get(name))
  }
  return { system: systemOf(texts), ...body, extra: extraOf(object, taken) }
}

const noTexts = (): SystemTexts => new Array(systemPaths.length).fill(undefined)

function setText(texts: SystemTexts, path: string, value: JsonValue | undefined): void {
  const index = systemIndex.get(path)
  const text = value === undefined ? undefined : windowsNotation(path, value)
  if (index === undefined || text === undefined) return
  const seconds = /^\d{9,10}(\.\d+)?$/.test(text) && path.startsWith('TimeCreated')
  texts[index] = seconds ? new Date(Math.round(Number(text) * 1000)).toISOString() : text
}

function extraOf(object: JsonObject, taken: ReadonlySet<string>): [string, string][] {
  const extra: [string, string][] = []
  for (const [name, value] of object.members) {
    if (!taken.has(name) && name !== 'EventData' && name !== 'UserData') flatten(value, name, extra)
  }
  return extra
}

/** In a table an object is JSON text. */
const parsed = (value: JsonValue | undefined) =>
  typeof value === 'string' && value.startsWith('{') ? parseJson(value) : value

function withParsed(object: JsonObject, name: string): JsonObject {
  const members = object.members.flatMap(([key, value]) => {
    const content = key === name ? parsed(value) : undefined
    return isObject(content) ? [[key, content] as const] : []
  })
  return { ...object, members }
}
