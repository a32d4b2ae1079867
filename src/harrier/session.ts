/** A run of searches over one store: its world, its macros, and the copy that its writing commands act on. */
import type { Engine } from '../engine/engine.ts'
import type { Table } from '../rows/table.ts'
import type { RuleSet } from '../rules/read.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import type { CollectCommand } from '../spl/ast.ts'
import { RunLookups } from './lookups.ts'
import type { Session } from './settle.ts'
import { type RangeTexts, worldOf } from './world.ts'

export function sessionOf(engine: Engine, set: RuleSet, range: RangeTexts, clock: number): Session {
  const lookups = new RunLookups(set.lookups)
  const world = { ...worldOf(engine.facts(), range, clock, lookups), narrowsLookups: true }
  return {
    engine,
    world,
    macros: set.macros.find,
    async write({ key, rows }) {
      if (key.kind === 'outputlookup') lookups.write(key, rows)
      else if (!key.testmode) await engine.insert(collected(key, rows, world.now))
    },
  }
}

/** What `collect` puts into an index: `key="value"` pairs as text, the fields beside it. */
function collected(command: CollectCommand, { columns, rows }: Table, now: number): StoredEvent[] {
  const source = command.source ?? ''
  const sourcetype = command.sourcetype ?? 'stash'
  return rows.map((cells, index) => {
    const fields = new Map<string, string | readonly string[]>()
    let time = now
    columns.forEach(({ name }, column) => {
      const cell = cells[column] ?? null
      if (name === '_time' && typeof cell === 'number') time = cell
      if (cell === null || name.startsWith('_')) return
      fields.set(name, typeof cell === 'object' ? cell : String(cell))
    })
    const pairs = [...fields].map(([name, value]) => `${name}="${[value].flat().join(',').replaceAll('"', '\\"')}"`)
    return {
      time: Math.round(time * 1e6),
      index: command.index,
      host: command.host ?? '',
      source,
      sourcetype,
      sources: [source],
      sourcetypes: [sourcetype],
      tags: [],
      raw: [command.marker, ...pairs].filter(part => part !== '').join(', '),
      fields,
      file: 'collect',
      record: index + 1,
    }
  })
}
