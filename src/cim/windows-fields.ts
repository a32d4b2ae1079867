/** The fields of a Windows event before any mapping: System elements and attributes, and the names of its data. */
import type { WindowsEvent, WindowsSystem } from '../logs/event.ts'
import { accountOfSid } from './sids.ts'

/** The fields of an event while they are made; a list grows in place. */
export type EventFields = Map<string, string | string[]>

export interface WindowsFieldOptions {
  readonly channel: string
  readonly raw: string
  /** Name the well-known accounts in Security events, as Splunk's input does. */
  readonly nameSids: boolean
}

export function windowsFields(event: WindowsEvent, options: WindowsFieldOptions): EventFields {
  const fields: EventFields = new Map()
  for (const [name, part] of systemFields) {
    const value = event.system[part]
    if (value) fields.set(name, value)
  }
  addData(fields, event, options.nameSids && options.channel === 'Security')
  addBlocks(fields, event, options)
  for (const [name, value] of event.extra) {
    const field = fieldName(name)
    if (value && !fields.has(field)) fields.set(field, value)
  }
  return fields
}

/** What every event has as a column: a name of the record that is the same is kept as `extracted_…`, as Splunk does. */
export const besideColumns = (name: string): string => (columns.has(name) ? `extracted_${name}` : name)

const columns = new Set(['index', 'host', 'source', 'sourcetype', '_time', '_raw', '_indextime'])

/** Adds a value to what the field has. */
export function addValue(fields: EventFields, name: string, value: string): void {
  const before = fields.get(name)
  if (before === undefined) fields.set(name, value)
  else if (typeof before === 'string') fields.set(name, [before, value])
  else before.push(value)
}

const systemFields: readonly (readonly [field: string, part: keyof WindowsSystem])[] = [
  ['Name', 'provider'],
  ['Guid', 'guid'],
  ['EventSourceName', 'eventSourceName'],
  ['EventID', 'eventId'],
  ['Qualifiers', 'qualifiers'],
  ['Version', 'version'],
  ['Level', 'level'],
  ['Task', 'task'],
  ['Opcode', 'opcode'],
  ['Keywords', 'keywords'],
  ['SystemTime', 'systemTime'],
  ['EventRecordID', 'recordId'],
  ['ActivityID', 'activityId'],
  ['RelatedActivityID', 'relatedActivityId'],
  ['ProcessID', 'processId'],
  ['ThreadID', 'threadId'],
  ['Channel', 'channel'],
  ['Computer', 'computer'],
  ['UserID', 'userId'],
]

/**
 * Data of EventData by their names; an element without text gives no field. Leaves of any other body are
 * `UserData.<name>` and, where no System field is called so, `<name>`. Data without a name are gathered in `Data`.
 */
function addData(fields: EventFields, event: WindowsEvent, nameSids: boolean): void {
  const nested = event.body !== 'EventData'
  for (const [given, text] of event.data) {
    if (text === '' || given === '#Binary') continue
    const name = given === null ? 'Data' : fieldName(given)
    const value = nameSids && text.startsWith('S-1-') ? (accountOfSid(text) ?? text) : text
    if (nested) {
      addValue(fields, `UserData.${name}`, value)
      if (systemNames.has(name) && fields.has(name)) continue
    }
    addValue(fields, name, value)
  }
}

const systemNames = new Set(systemFields.map(([name]) => name))

/** The fields of System. */
export const systemFieldNames: readonly string[] = [...systemNames]

/**
 * The inner XML of a body is a field only where rules read it: UserData always, EventData where its data have no names or
 * the channel is one whose rules search the text. Everywhere else it would double the event.
 */
function addBlocks(fields: EventFields, event: WindowsEvent, options: WindowsFieldOptions): void {
  if (event.body === undefined) return
  if (event.body !== 'EventData') fields.set('UserData_Xml', innerXml(event, options.raw))
  else if (channelsOfXmlRules.has(options.channel) || event.data.some(([name]) => name === null)) {
    fields.set('EventData_Xml', innerXml(event, options.raw))
  }
}

const channelsOfXmlRules = new Set(['System', 'Microsoft-IIS-Configuration/Operational'])

/** Cut from the record where that is XML, else made from the data. */
function innerXml(event: WindowsEvent, raw: string): string {
  const open = /^\s*</.test(raw) ? raw.indexOf(`<${event.body}`) : -1
  const start = open < 0 ? -1 : raw.indexOf('>', open) + 1
  const end = raw.lastIndexOf(`</${event.body}>`)
  if (start > 0 && end >= start) return raw.slice(start, end)
  const inner = event.data.map(([name, value]) => xmlOf(event.body === 'EventData', name, value)).join('')
  return event.body === 'EventData' || event.bodyName === undefined
    ? inner
    : `<${event.bodyName}>${inner}</${event.bodyName}>`
}

function xmlOf(eventData: boolean, name: string | null, value: string): string {
  const text = escapeXml(value)
  if (name === '#Binary') return `<Binary>${text}</Binary>`
  if (name === null) return `<Data>${text}</Data>`
  return eventData ? `<Data Name='${escapeXml(name)}'>${text}</Data>` : `<${name}>${text}</${name}>`
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** What is neither letter, digit nor underscore becomes an underscore. */
function fieldName(name: string): string {
  const known = cleanNames.get(name)
  if (known !== undefined) return known
  const clean = besideColumns(name.replace(/[^A-Za-z0-9_]/g, '_'))
  if (cleanNames.size < 10_000 && name.length < 200) cleanNames.set(name, clean)
  return clean
}

const cleanNames = new Map<string, string>()
