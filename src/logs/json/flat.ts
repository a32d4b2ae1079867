/** Layouts that put System and data side by side at the top level: NXLog, the PowerShell export, Azure Sentinel. */
import {
  attribute,
  type SystemTexts,
  systemOf,
  systemPaths,
  textOf,
  type WindowsParts,
  type XmlElement,
} from '../windows-event.ts'
import { parseXml } from '../xml.ts'
import { type Fields, presentText, pushData, windowsNotation } from './fields.ts'
import { flatten } from './flatten.ts'
import { isArray, isObject, isProblem, type JsonObject, type JsonValue, parseJson, scalarText } from './value.ts'

type SystemPath = (typeof systemPaths)[number]

export interface FlatLayout {
  /** Members that, with EventID, make it this layout. */
  readonly marks: readonly string[]
  /** For a place of System the members that may hold it: the first that has text does, the others are what they are. */
  readonly system: readonly (readonly [SystemPath, ...string[]])[]
  /** Members that are neither System nor data: what the shipper added. */
  readonly isExtra: (name: string, fields: Fields) => boolean
}

const nxlogExtra = new Set(
  [
    'Severity SeverityValue EventTypeOrignal Category Opcode Message EventReceivedTime SourceModuleName SourceModuleType',
    'Domain AccountName AccountType @timestamp @version host port tags type ERROR_EVT_UNRESOLVED',
  ].flatMap(names => names.split(' ')),
)

const nxlogTypes = new Set([
  'INFO',
  'WARNING',
  'ERROR',
  'CRITICAL',
  'VERBOSE',
  'DEBUG',
  'AUDIT_SUCCESS',
  'AUDIT_FAILURE',
])

/** Its time has no zone and is read as UTC; what Windows calls ProcessID is ExecutionProcessID in newer versions. */
export const nxlog: FlatLayout = {
  marks: ['SourceModuleType', 'EventTime'],
  system: [
    ['Provider@Name', 'SourceName'],
    ['Provider@Guid', 'ProviderGuid'],
    ['EventID', 'EventID'],
    ['EventID@Qualifiers', 'Qualifiers'],
    ['Version', 'Version'],
    ['Level', 'Level', 'EventTypeOrignal', 'EventType', 'Severity'],
    ['Task', 'Task', 'TaskValue'],
    ['Opcode', 'OpcodeValue'],
    ['Keywords', 'Keywords'],
    ['TimeCreated@SystemTime', 'EventTime'],
    ['EventRecordID', 'RecordNumber'],
    ['Correlation@ActivityID', 'ActivityID'],
    ['Correlation@RelatedActivityID', 'RelatedActivityID'],
    ['Execution@ProcessID', 'ExecutionProcessID', 'ProcessID'],
    ['Execution@ThreadID', 'ExecutionThreadID', 'ThreadID'],
    ['Channel', 'Channel'],
    ['Computer', 'Hostname'],
    ['Security@UserID', 'UserID'],
  ],
  isExtra: (name, fields) =>
    nxlogExtra.has(name) || (name === 'EventType' && nxlogTypes.has(presentText(fields.get(name)) ?? '')),
}

/** Where a pipeline kept a part of the fields only, without those by which NXLog is known. */
export const pickedNxlog: readonly FlatLayout[] = ['Channel', 'SourceName'].map(mark => ({
  ...nxlog,
  marks: ['EventTime', 'Hostname', mark],
}))

const flatExtra = new Set(['Message', '@timestamp', '@version', 'host', 'port', 'tags', 'type'])

export const flat: FlatLayout = {
  marks: ['TimeCreated'],
  system: [
    ['Provider@Name', 'SourceName', 'ProviderName', 'Provider', 'Source'],
    ['Provider@Guid', 'ProviderGuid'],
    ['EventID', 'EventID'],
    ['EventID@Qualifiers', 'Qualifiers'],
    ['Version', 'Version'],
    ['Level', 'Level'],
    ['Task', 'Task'],
    ['Opcode', 'Opcode'],
    ['Keywords', 'Keywords'],
    ['TimeCreated@SystemTime', 'TimeCreated'],
    ['EventRecordID', 'RecordNumber', 'EventRecordID', 'RecordId'],
    ['Correlation@ActivityID', 'ActivityID'],
    ['Execution@ProcessID', 'ExecutionProcessID'],
    ['Execution@ThreadID', 'ExecutionThreadID', 'ThreadID'],
    ['Channel', 'Channel', 'LogName'],
    ['Computer', 'Hostname', 'Computer', 'MachineName'],
    ['Security@UserID', 'UserID'],
  ],
  isExtra: name => flatExtra.has(name),
}

const azureExtra = new Set(
  [
    'TenantId SourceSystem MG ManagementGroupName Type SourceComputerId EventOriginId TimeCollected EventLevelName Activity InstanceId',
    'Account AccountType SubjectAccount TargetAccount Process RenderedDescription EventCategory UserName ParameterXml TimeGenerated',
  ].flatMap(names => names.split(' ')),
)

export const azure: FlatLayout = {
  marks: ['TimeGenerated'],
  system: [
    ['Provider@Name', 'Provider', 'EventSourceName', 'Source'],
    ['EventID', 'EventID'],
    ['Version', 'Version'],
    ['Level', 'EventLevel', 'Level'],
    ['Task', 'Task'],
    ['Opcode', 'Opcode'],
    ['Keywords', 'Keywords'],
    ['TimeCreated@SystemTime', 'TimeCreated', 'TimeGenerated'],
    ['EventRecordID', 'EventRecordId', 'SystemRecordId'],
    ['Correlation@ActivityID', 'Correlation'],
    ['Execution@ProcessID', 'SystemProcessId'],
    ['Execution@ThreadID', 'SystemThreadId'],
    ['Channel', 'Channel', 'EventLog'],
    ['Computer', 'Computer'],
    ['Security@UserID', 'SystemUserId'],
  ],
  isExtra: name => azureExtra.has(name) || name.startsWith('_'),
}

export function flatParts(layout: FlatLayout, object: JsonObject, fields: Fields): WindowsParts {
  const texts: SystemTexts = new Array(systemPaths.length).fill(undefined)
  const taken = new Set<string>()
  for (const [path, ...names] of layout.system) {
    for (const name of names) {
      const value = fields.get(name)
      const text = value === undefined ? undefined : windowsNotation(path, value)
      if (text === undefined) continue
      texts[systemPaths.indexOf(path)] = text
      if (!layout.isExtra(name, fields)) taken.add(name)
      break
    }
  }
  const data: [string | null, string][] = []
  const extra: [string, string][] = []
  for (const [name, value] of object.members) {
    if (taken.has(name)) continue
    if (layout.isExtra(name, fields)) flatten(value, name === 'RenderedDescription' ? 'Message' : name, extra)
    else if (layout === azure && /^EventData(_dynamic|_string)?$/.test(name)) pushEventData(data, value)
    else pushData(data, layout === azure ? name.replace(/_(dynamic|string)$/, '') : name, value)
  }
  return { system: systemOf(texts), body: data.length > 0 ? 'EventData' : undefined, bodyName: undefined, data, extra }
}

/** Sentinel's EventData: JSON or XML as a text, or an object. */
function pushEventData(data: [string | null, string][], value: JsonValue): void {
  if (typeof value === 'string' && value.trimStart().startsWith('<')) {
    const root = parseXml(value)
    if ('problem' in root) data.push([null, value])
    else pushXmlData(data, root)
    return
  }
  const parsed = typeof value === 'string' ? parseJson(value) : value
  if (isProblem(parsed)) data.push([null, scalarText(value) ?? ''])
  else if (isObject(parsed)) for (const [name, member] of parsed.members) pushData(data, name, member)
  else if (isArray(parsed)) for (const item of parsed) data.push([null, scalarText(item) ?? ''])
  else if (parsed !== null) data.push([null, scalarText(parsed) ?? ''])
}

/** Also `<DataItem><EventData>…`. */
function pushXmlData(data: [string | null, string][], element: XmlElement): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.name === 'EventData') pushXmlData(data, child)
    else if (child.name === 'Data') data.push([attribute(child, 'Name') ?? null, textOf(child)])
    else data.push([`#${child.name}`, textOf(child)])
  }
}
