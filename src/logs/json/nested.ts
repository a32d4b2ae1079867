/** Layouts that keep System and data apart: Winlogbeat, before and after ECS, and the XML turned into objects by EVTX readers. */
import { bodyNames, type SystemTexts, systemIndex, systemOf, systemPaths, type WindowsParts } from '../windows-event.ts'
import { at, type Fields, fieldsOf, presentText, pushData, windowsNotation } from './fields.ts'
import { flatten } from './flatten.ts'
import { isArray, isObject, type JsonObject, type JsonValue, scalarText } from './value.ts'

/** For each place of System: Winlogbeat 6 at the top level, Winlogbeat 7 below `winlog`. */
const winlogbeatPaths: readonly (readonly [path: (typeof systemPaths)[number], old: string, current: string])[] = [
  ['Provider@Name', 'source_name', 'provider_name'],
  ['Provider@Guid', 'provider_guid', 'provider_guid'],
  ['EventID', 'event_id', 'event_id'],
  ['Version', 'version', 'version'],
  ['Task', 'task', 'task'],
  ['Opcode', 'opcode', 'opcode'],
  ['Keywords', 'keywords', 'keywords'],
  ['EventRecordID', 'record_number', 'record_id'],
  ['Correlation@ActivityID', 'activity_id', 'activity_id'],
  ['Correlation@RelatedActivityID', 'related_activity_id', 'related_activity_id'],
  ['Execution@ProcessID', 'process_id', 'process.pid'],
  ['Execution@ThreadID', 'thread_id', 'process.thread.id'],
  ['Channel', 'log_name', 'channel'],
  ['Computer', 'computer_name', 'computer_name'],
  ['Security@UserID', 'user.identifier', 'user.identifier'],
]

/** `winlog` is undefined for Winlogbeat 6. */
export function winlogbeatParts(object: JsonObject, winlog: JsonObject | undefined): WindowsParts {
  const top = fieldsOf(object)
  const inner = winlog ? fieldsOf(winlog) : top
  const texts: SystemTexts = new Array(systemPaths.length).fill(undefined)
  const set = (path: (typeof systemPaths)[number], value: JsonValue | undefined) => {
    texts[systemPaths.indexOf(path)] = value === undefined ? undefined : windowsNotation(path, value)
  }
  for (const [path, old, current] of winlogbeatPaths) set(path, at(inner, winlog ? current : old))
  set('TimeCreated@SystemTime', at(top, '@timestamp'))
  set('Level', winlogbeatLevel(top, texts))
  return { system: systemOf(texts), ...winlogbeatBody(inner), extra: winlogbeatExtra(object) }
}

/** Events of the Security log have level 0, which Winlogbeat calls `information` as it does 4. */
function winlogbeatLevel(top: Fields, texts: SystemTexts): JsonValue | undefined {
  const level = at(top, 'level') ?? at(top, 'log.level')
  const audit =
    texts[systemPaths.indexOf('Channel')] === 'Security' && presentText(level)?.toLowerCase() === 'information'
  return audit ? '0' : level
}

function winlogbeatBody(fields: Fields): Pick<WindowsParts, 'body' | 'bodyName' | 'data'> {
  const data: [string | null, string][] = []
  const eventData = fields.get('event_data')
  const userData = fields.get('user_data')
  if (isObject(userData) && !isObject(eventData)) {
    for (const [name, value] of userData.members) if (name !== 'xml_name') pushData(data, name, value)
    return { body: 'UserData', bodyName: presentText(fieldsOf(userData).get('xml_name')), data }
  }
  if (isObject(eventData)) for (const [name, value] of eventData.members) pushData(data, name, value)
  return { body: isObject(eventData) ? 'EventData' : undefined, bodyName: undefined, data }
}

/** All that is not data; what went into System too, as the texts for level, task and keywords say more there. */
function winlogbeatExtra(object: JsonObject): [string, string][] {
  const extra: [string, string][] = []
  for (const [name, value] of object.members) {
    if (name === 'event_data' || name === 'user_data') continue
    if (name === 'winlog' && isObject(value)) {
      for (const [inner, member] of value.members) {
        if (inner !== 'event_data' && inner !== 'user_data') flatten(member, `${name}.${inner}`, extra)
      }
    } else flatten(value, name === 'message' ? 'Message' : name, extra)
  }
  return extra
}

/** `{"Event": {"System": …, "EventData": …}}`; undefined where the object is something else of that name. */
export function eventParts(event: JsonObject): WindowsParts | undefined {
  const members = fieldsOf(event)
  const system = members.get('System')
  if (!isObject(system)) return undefined
  const texts: SystemTexts = new Array(systemPaths.length).fill(undefined)
  const set = (path: string, value: JsonValue | undefined) => {
    const index = systemIndex.get(path)
    const text = presentText(value)
    if (index !== undefined && text !== undefined) texts[index] = text
  }
  for (const [name, value] of system.members) {
    if (name.endsWith('_attributes') && isObject(value)) {
      for (const [key, text] of value.members) set(`${name.slice(0, -'_attributes'.length)}@${key}`, text)
      continue
    }
    set(name, elementText(value))
    for (const [key, text] of attributesOf(value)) set(`${name}@${key}`, text)
  }
  return { system: systemOf(texts), ...bodyParts(event), extra: [] }
}

/** The member that is a body, as its elements were turned into objects. */
export function bodyParts(event: JsonObject): Pick<WindowsParts, 'body' | 'bodyName' | 'data'> {
  const [body, content] = event.members.find(([name, value]) => bodyNames.has(name) && value !== null) ?? []
  const data: [string | null, string][] = []
  const bodyName = body === 'UserData' ? userData(content, data) : eventData(content, data)
  return { body, bodyName, data }
}

function eventData(content: JsonValue | undefined, data: [string | null, string][]): string | undefined {
  if (!isObject(content)) return undefined
  for (const [name, value] of content.members) {
    if (isAttribute(name)) continue
    if (name === 'Data') pushElements(data, value)
    else if (name === 'Binary')
      data.push(['#Binary', elementText(value) === undefined ? '' : (scalarText(elementText(value)) ?? '')])
    else pushData(data, name, value === null ? '' : value)
  }
  return presentText(attributesOf(content).find(([key]) => key === 'Name')?.[1])
}

/** `Data` itself: one or many, each a text or an element with a name. */
function pushElements(data: [string | null, string][], value: JsonValue): void {
  for (const item of isArray(value) ? value : [value]) {
    const text = elementText(item)
    const name = attributesOf(item).find(([key]) => key === 'Name')?.[1]
    // A list of texts stands for as many `<Data>` without names.
    if (isArray(text)) for (const part of text) data.push([null, scalarText(part) ?? ''])
    else data.push([presentText(name) ?? null, text === null || text === undefined ? '' : (scalarText(text) ?? '')])
  }
}

function userData(content: JsonValue | undefined, data: [string | null, string][]): string | undefined {
  if (!isObject(content)) return undefined
  const first = content.members.find(([name]) => !isAttribute(name))
  if (!first) return undefined
  const [name, value] = first
  if (isObject(value)) pushLeaves(data, value)
  else pushData(data, name, value ?? '')
  return name
}

function pushLeaves(data: [string | null, string][], element: JsonObject): void {
  for (const [name, value] of element.members) {
    if (isAttribute(name)) continue
    if (isObject(value) && elementText(value) === undefined) pushLeaves(data, value)
    else pushData(data, name, elementText(value) ?? '')
  }
}

const isAttribute = (name: string): boolean =>
  name === '#attributes' || name.startsWith('@') || name.endsWith('_attributes')

function attributesOf(value: JsonValue): (readonly [string, JsonValue])[] {
  if (!isObject(value)) return []
  return value.members.flatMap(([name, member]) => {
    if (name === '#attributes' && isObject(member)) return member.members
    return name.startsWith('@') ? [[name.slice(1), member] as const] : []
  })
}

/** The text of an element that has attributes, or the value where it has none. */
function elementText(value: JsonValue): JsonValue | undefined {
  return isObject(value) ? fieldsOf(value).get('#text') : value
}
