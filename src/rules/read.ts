/** Reads folders of detection content from the disk: rules, and what rules need, pooled from all roots and what is above them. */
import type { Diagnostic } from '../text/diagnostic.ts'
import { diagnosticOf, withPlace } from './cache/diagnostics.ts'
import { packSet, unpackSet } from './cache/kept-set.ts'
import { knownLogic } from './cache/known.ts'
import { readStored, storePath, writeStored } from './cache/store.ts'
import { type DataSourcePool, dataSourcePool } from './data-sources.ts'
import { type Listing, listFiles } from './listing.ts'
import { type LookupPool, lookupPool } from './lookups.ts'
import { type MacroPool, macroPool, repeatedMacros } from './macros.ts'
import { once } from './once.ts'
import type { Rule } from './rule.ts'
import { type RuleLogic, readRuleLogic } from './rule-logic.ts'
import { isShared, knownFiles, readFiles, type SetFiles } from './set-files.ts'
import { diagnosticsOf, lookupsOf, sourcesOf, unreadSources } from './set-parts.ts'
import { withFilters } from './sigma/read.ts'
import { nowhere } from './unreadable.ts'

export interface RuleSet {
  /** In the order of the roots, then of their paths. */
  readonly rules: readonly Rule[]
  readonly macros: MacroPool
  readonly lookups: LookupPool
  readonly dataSources: DataSourcePool
  readonly diagnostics: readonly Diagnostic[]
  /** What a rule of the set does; read once. */
  logicOf(rule: Rule): RuleLogic
  /** Leaves what was read, with the logic of every rule, for the next start, where a folder was named for it. */
  keep(): void
}

export interface ReadOptions {
  /** A folder that keeps what was read: what has not changed since is not read again. */
  readonly cache?: string | undefined
  /** Sets of fewer files are read faster than they are looked up. */
  readonly leastFiles?: number
}

export function readRules(roots: readonly string[], { cache, leastFiles = 200 }: ReadOptions = {}): RuleSet {
  const listing = listFiles(roots)
  const count = [...listing.roots, ...listing.pools].reduce((sum, { files }) => sum + files.length, 0)
  if (cache === undefined || count < leastFiles) return setOf(listing, readFiles(listing, { keeps: false }))
  const path = storePath(cache, roots)
  const stored = readStored(path)
  const kept = stored && unpackSet(stored)
  return setOf(listing, (kept && knownFiles(listing, kept)) ?? readFiles(listing, { keeps: true }), path)
}

/** Kept in the file `path`, if one is named. */
function setOf(listing: Listing, found: SetFiles, path?: string): RuleSet {
  const files = [...found.files.values()]
  const defined = once(() => files.filter(isShared).flatMap(file => file.whole().macros))
  const macros = once(() => macroPool(defined()))
  const lookups = once(() => lookupPool(...lookupsOf(listing, found.files)))
  const dataSources = once(() => dataSourcePool(sourcesOf(files), unreadSources(files)))
  const repeated = once(() => repeatedMacros(defined()))
  const repeatedBefore = found.kept?.repeated.map((facts, index) =>
    diagnosticOf(facts, () => repeated()[index]?.place ?? nowhere('')),
  )
  const { counting, diagnostics } = newest(files.flatMap(({ rules }) => rules))
  const rules = finishedRules(found, counting)
  const logic = new Map<Rule, RuleLogic>()
  const told = repeatedBefore ?? repeated()
  const set: RuleSet = {
    rules: [...rules.values()],
    get macros() {
      return macros()
    },
    get lookups() {
      return lookups()
    },
    get dataSources() {
      return dataSources()
    },
    diagnostics: [...diagnosticsOf(listing, found.files), ...told, ...diagnostics],
    logicOf(rule) {
      const known = logic.get(rule) ?? readRuleLogic(rule, set)
      logic.set(rule, known)
      return known
    },
    keep() {
      if (path === undefined || found.same) return
      const logicOf = (read: Rule): RuleLogic | undefined => {
        const rule = rules.get(read)
        return rule && set.logicOf(rule)
      }
      const kept = files.flatMap(({ content, ...file }) => (content ? { ...file, ...content } : []))
      writeStored(path, packSet({ files: kept, repeated: told, logicOf }))
    },
  }
  for (const { rules: own, logic: facts = [] } of files)
    for (const [index, rule] of own.entries()) {
      const known = facts[index]
      if (known && rules.has(rule))
        logic.set(
          rule,
          knownLogic(known, () => readRuleLogic(rule, set)),
        )
    }
  return set
}

/** What each rule that counts is beside the filters of other files; a rule that is known has them already. */
function finishedRules({ files, filters }: SetFiles, counting: readonly Rule[]): ReadonlyMap<Rule, Rule> {
  const known = new Set([...files.values()].flatMap(({ rules, logic }) => (logic ? rules : [])))
  return new Map(counting.map(rule => [rule, known.has(rule) ? rule : withFilters(rule, filters())]))
}

/** Of rules with the same id the one of the highest version; of the same version the first. */
function newest(rules: readonly Rule[]): {
  readonly counting: readonly Rule[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const best = new Map<string, Rule>()
  for (const rule of rules) {
    const other = best.get(rule.id)
    if (!other || rule.version > other.version) best.set(rule.id, rule)
  }
  const dropped = rules.filter(rule => best.get(rule.id) !== rule)
  const diagnostics = dropped.map((rule): Diagnostic => {
    const winner = best.get(rule.id)
    const message = `'${rule.file}' (version ${rule.version}) has the id of '${winner?.file}' (version ${winner?.version}), which counts`
    return withPlace({ code: 'repeated-id', severity: 'warning', message }, () => rule.searchPlace)
  })
  return { counting: rules.filter(rule => best.get(rule.id) === rule), diagnostics }
}
