/** The macros of a rule set: those of its folders, then what Splunk's own apps bring, then the filters that a build makes up. */
import type { Diagnostic } from '../text/diagnostic.ts'
import { type Place, rootSource, type Source } from '../text/source.ts'
import { type KeyReader, valueAt } from './yaml-keys.ts'
import { placeOf, scalarSource, type YamlMap } from './yaml-tree.ts'

export interface MacroDefinition {
  readonly name: string
  readonly parameters: readonly string[]
  /** Leads back to the file that defines it. */
  readonly definition: Source
  readonly description: string | undefined
  /** Absent for what no file defines. */
  readonly place: Place | undefined
}

export interface MacroPool {
  /** What files define, by name; of one call that is defined twice the first. */
  readonly all: readonly MacroDefinition[]
  /** The macro that a call with so many arguments means. */
  find(name: string, count: number): MacroDefinition | undefined
  /** How many arguments the macros of this name take, for messages. */
  counts(name: string): readonly number[]
}

export function macroPool(defined: readonly MacroDefinition[]): MacroPool {
  const byCall = new Map<string, MacroDefinition>()
  for (const macro of [...defined, ...builtIn]) if (!byCall.has(callKey(macro))) byCall.set(callKey(macro), macro)
  const counting = defined.filter(macro => byCall.get(callKey(macro)) === macro)
  return {
    all: counting.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    find: (name, count) => byCall.get(`${name}(${count})`) ?? implied(name, count),
    counts: name => [...byCall.values()].filter(macro => macro.name === name).map(macro => macro.parameters.length),
  }
}

/** Name and number of arguments: what a call chooses a macro by. */
const callKey = (macro: Pick<MacroDefinition, 'name' | 'parameters'>): string =>
  `${macro.name}(${macro.parameters.length})`

export function readMacro(root: YamlMap, source: Source, keys: KeyReader): MacroDefinition | undefined {
  const name = keys.text(root, 'name')?.trim()
  const definition = keys.scalar(root, 'definition')
  if (!name || !definition) return undefined
  return {
    name,
    parameters: valueAt(root, 'arguments') ? keys.texts(root, 'arguments').map(parameter => parameter.trim()) : [],
    definition: scalarSource(source, definition, `macro ${name}`),
    description: keys.text(root, 'description'),
    place: placeOf(source, definition),
  }
}

/** Two definitions of one call: the first counts. */
export function repeatedMacros(defined: readonly MacroDefinition[]): readonly Diagnostic[] {
  const first = new Map<string, MacroDefinition>()
  return defined.flatMap((macro): Diagnostic[] => {
    const before = first.get(callKey(macro))
    if (!before) first.set(callKey(macro), macro)
    if (!before || before.definition.text === macro.definition.text || !macro.place) return []
    const message = `the macro '${callKey(macro)}' is already defined otherwise in '${before.place?.source.name}', which counts`
    return [{ code: 'repeated-macro', severity: 'warning', message, place: macro.place }]
  })
}

function made(name: string, parameters: readonly string[], text: string): MacroDefinition {
  const definition = rootSource(`macro ${name}`, text)
  return { name, parameters, definition, description: undefined, place: undefined }
}

function windowsLog(channel: string): string {
  return `(source="WinEventLog:${channel}" OR source="XmlWinEventLog:${channel}")`
}

/** From the Common Information Model, Enterprise Security and the defaults of the content's own app. */
const builtIn: readonly MacroDefinition[] = [
  made('drop_dm_object_name', ['object_name'], 'rename "$object_name$.*" as "*"'),
  made('security_content_ctime', ['field'], 'convert timeformat="%Y-%m-%dT%H:%M:%S" ctime($field$)'),
  made(
    'security_content_summariesonly',
    [],
    'summariesonly=`summariesonly_config` allow_old_summaries=`oldsummaries_config` fillnull_value=`fillnull_config`',
  ),
  made('summariesonly_config', [], 'false'),
  made('oldsummaries_config', [], 'true'),
  made('fillnull_config', [], 'null'),
  made('risk_index', [], 'index=risk'),
  made('notable_index', [], 'index=notable'),
  // Adds what an asset list knows of the field; there is no such list here, so every row passes as it is.
  made('get_asset', ['field'], 'search *'),
  made('comment', ['text'], ''),
  // Where Windows logs are by default; every content folder has its own, a rule that comes alone has none.
  made('powershell', [], windowsLog('Microsoft-Windows-PowerShell/Operational')),
  made(
    'sysmon',
    [],
    `(${windowsLog('Microsoft-Windows-Sysmon/Operational')} OR source="Syslog:Linux-Sysmon/Operational")`,
  ),
  made('wineventlog_security', [], windowsLog('Security')),
  made('wineventlog_system', [], windowsLog('System')),
  made('wineventlog_application', [], windowsLog('Application')),
]

/** A filter that nobody has filled lets everything through; a data model's list of indexes is empty until somebody sets it. */
function implied(name: string, count: number): MacroDefinition | undefined {
  if (count !== 0) return undefined
  if (name.endsWith('_filter')) return made(name, [], 'search *')
  if (/^cim_\w+_indexes$/.test(name)) return made(name, [], '')
  return undefined
}
