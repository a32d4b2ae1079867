/** The rules of the reference content: for how many every field that they read of an event is one that its source can have. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnNames, fieldsOf, hasField, type KnownFields, type SourceName } from '../../src/cim/fields-of.ts'
import type { Indicator } from '../../src/rules/indicators.ts'
import { type Logic, readLogic } from '../../src/rules/logic.ts'
import { type RuleSet, readRules } from '../../src/rules/read.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { type DatasetLookup, findDataset, findField } from '../../src/schema/find-dataset.ts'
import type { Command } from '../../src/spl/ast.ts'
import { fieldsRead, fieldsWritten } from '../../src/spl/walk.ts'
import { needsShared, sharedPath } from '../shared.ts'

test('most rules read only fields that their sources can have', needsShared('corpus/splunk/detections'), context => {
  const set = readRules([sharedPath('corpus/splunk')])
  const live = set.rules.filter(({ deprecated, file }) => !deprecated && !file.includes('/deprecated/'))
  assert.equal(live.length, 1305)
  const explained = live.filter(rule => unexplained(rule, set).length === 0)
  context.diagnostic(`${explained.length} of ${live.length} rules have every field explained`)
  assert.ok(explained.length >= 1210, `${explained.length} rules`)
})

function unexplained(rule: Rule, set: RuleSet): readonly string[] {
  const logic = readLogic(rule.search, set.macros)
  const sources = sourcesOf(rule, logic, set).flatMap(name => fieldsOf(name) ?? [])
  const models = logic.dataModels.map(datasetNamed)
  const { read, prefixes } = readOfEvents(logic, madeInText(rule, logic, set))
  const has = (source: KnownFields, name: string) => prefixes.some(prefix => hasField(source, prefix + name))
  return read.filter(
    name =>
      !columnNames.includes(name) &&
      !models.some(model => inModel(model, name)) &&
      !sources.some(source => has(source, name)),
  )
}

/** The data sources that the rule names, and what its search asks of sourcetype, source, eventtype and index. */
function sourcesOf(rule: Rule, logic: Logic, set: RuleSet): readonly SourceName[] {
  const listed = rule.dataSources
    .flatMap(names => names.split(/ AND |,/))
    .flatMap(name => set.dataSources.find(name) ?? [])
  return [...listed.map(({ source, sourcetype }) => ({ source, sourcetype })), ...logic.indicators.flatMap(sourceAsked)]
}

function sourceAsked({ field, value }: Indicator): readonly SourceName[] {
  if (field === 'sourcetype') return [{ sourcetype: value }]
  if (field === 'source') return [{ source: value }, { source: `${value}*` }]
  if (field === 'eventtype') return ofEventtype.get(value) ?? []
  if (field === 'index') return ofIndex.get(value) ?? []
  return []
}

const ofEventtype: ReadonlyMap<string, readonly SourceName[]> = new Map([
  ['wineventlog_security', [{ source: 'WinEventLog:Security' }]],
  ['wineventlog_system', [{ source: 'WinEventLog:System' }]],
  ['wineventlog_application', [{ source: 'WinEventLog:Application' }]],
  ['cisco_ios', [{ sourcetype: 'cisco:ios' }]],
  ['okta_log', [{ sourcetype: 'OktaIM2:log' }]],
  ['osquery-process', [{ sourcetype: 'osquery:results' }]],
])

const ofIndex: ReadonlyMap<string, readonly SourceName[]> = new Map([
  ['risk', [{ sourcetype: 'stash' }]],
  ['_audit', [{ sourcetype: 'audittrail' }]],
])

function datasetNamed(name: string): DatasetLookup {
  const [model = '', ...path] = name.split('.')
  return findDataset(model, path.length === 0 ? undefined : path.join('.'))
}

/** Columns, and what an inventory of assets and identities adds, are of every dataset. */
function inModel(model: DatasetLookup, name: string): boolean {
  if (name === 'nodename' || /\.(?:_time|host|source|sourcetype|\w+_(?:category|bunit|priority))$/.test(name))
    return true
  if (model.kind === 'found') return findField(model, name) !== undefined
  if (model.kind !== 'severalRoots') return false
  return model.roots.some(dataset =>
    findField({ kind: 'found', model: model.model, dataset, lineage: [dataset] }, name),
  )
}

/**
 * What the commands read before rows are no events any more, less what commands before them made. A rename of `properties.*`
 * lets names below `properties.` be read without it.
 */
function readOfEvents(logic: Logic, made: Set<string>): { read: readonly string[]; prefixes: readonly string[] } {
  const read = new Set<string>()
  const prefixes = ['']
  for (const command of logic.parsed.query.commands) {
    for (const { name, wildcard } of fieldsRead(command)) if (!wildcard && !made.has(name)) read.add(name)
    for (const { name } of fieldsWritten(command)) made.add(name)
    if (command.kind === 'rename')
      for (const { from } of command.renames) if (from.name.endsWith('*')) prefixes.push(from.name.slice(0, -1))
    if (endsEvents(command)) break
  }
  return { read: [...read], prefixes }
}

const endsEvents = (command: Command): boolean => command.kind === 'stats' || command.kind === 'tstats'

/** Names that `rex`, `lookup`, `spath` and aliases make, read off the text, so that no command need be understood. */
function madeInText(rule: Rule, logic: Logic, set: RuleSet): Set<string> {
  const called = set.macros.all
    .filter(({ name }) => logic.macros.includes(name))
    .map(({ definition }) => definition.text)
  const made = new Set<string>()
  for (const text of [rule.search.text, ...called]) {
    for (const [, name = ''] of text.matchAll(/\(\?P?<(\w+)>/g)) made.add(name)
    for (const [, names = ''] of text.matchAll(/\bOUTPUT(?:NEW)?\b([^|]*)/gi))
      for (const name of names.split(/[\s,"]+/)) made.add(name)
    for (const [, name = ''] of text.matchAll(/\b(?:output|path)="?([^\s|"]+)/gi)) made.add(name)
    for (const [, name = ''] of text.matchAll(/\bas "?([\w.]+)/gi)) made.add(name)
  }
  return made
}
