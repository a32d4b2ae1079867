/** Searches of the reference material that are hard to read: where they are, and the world that they are bound in. */
import { readFileSync } from 'node:fs'
import { type DryRun, dryRun } from '../../src/harrier/dry-run.ts'
import { RunLookups } from '../../src/harrier/lookups.ts'
import { emptyFacts, worldOf } from '../../src/harrier/world.ts'
import { readRules } from '../../src/rules/read.ts'
import { parse } from '../../src/spl/parse.ts'
import { rootSource } from '../../src/text/source.ts'
import { sharedPath } from '../shared.ts'

export const folder = ['reference', 'spl-census', 'hard-cases'] as const

/** Compiles one by its name; `fields` are those of the events, `name (several)` one that holds several values. */
export type Reader = (name: string, fields: readonly string[]) => DryRun

export function openHardSearches(): Reader {
  const set = readRules([sharedPath('corpus', 'splunk', 'macros')])
  return (name, fields) => {
    const parsed = parse(rootSource(name, rawSearch(name)), { macros: set.macros.find })
    const facts = { ...emptyFacts, fields: new Map(fields.map(known)) }
    return dryRun(parsed, worldOf(facts, {}, 1_710_499_042, new RunLookups(set.lookups)))
  }
}

function known(line: string): [string, { multivalued: boolean }] {
  const name = line.replace(/ \(several\)$/, '')
  return [name, { multivalued: name !== line }]
}

/** The first fenced block after its heading: the search as its author wrote it. */
function rawSearch(name: string): string {
  const text = readFileSync(sharedPath(...folder, `${name}.md`), 'utf8')
  const found = /^## Raw search\n+~~~spl\n(.*?)\n~~~$/ms.exec(text)?.[1]
  if (found === undefined) throw new Error(`${name} holds no search`)
  return found
}
