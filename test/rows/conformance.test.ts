/** The conformance cases whose searches are these commands and little else, run over their events. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ascending, keyOf, textOf, valuesOf } from '../../src/rows/cell.ts'
import { columnIndex, namesOf, tableOf } from '../../src/rows/columns.ts'
import type { Cell, Table } from '../../src/rows/table.ts'
import { endsColumn, startsColumn } from '../../src/rows/transaction.ts'
import { type ConformanceCase, readCases } from '../conformance/case.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { run } from './run.ts'

const file = ['conformance', 'spl.jsonl'] as const
const own = /^(transaction|untable|transpose|addtotals|autoregress|filldown)\b/

test('conformance cases of these commands', needsShared(...file), async context => {
  const cases = readCases(sharedPath(...file)).filter(({ spl }) => {
    const stages = stagesOf(spl)
    return (
      stages.some(stage => own.test(stage)) &&
      stages.every(stage => /^(\*$|table |sort 0 _time$)/.test(stage) || own.test(stage))
    )
  })
  assert.ok(cases.length >= 7, `${cases.length} cases`)
  for (const each of cases) {
    await context.test(each.name, () => {
      const made = stagesOf(each.spl).reduce(stage, eventsTable(each))
      const rows = made.rows.map(row =>
        shown(Object.fromEntries(namesOf(made).map((name, at) => [name, row[at] ?? null]))),
      )
      const wanted = each.expect.map(row => shown(row as Readonly<Record<string, Cell>>))
      assert.deepEqual(each.ordered ? rows : rows.sort(), each.ordered ? wanted : wanted.sort())
    })
  }
})

const stagesOf = (spl: string): string[] => spl.split('|').map(stage => stage.trim())

function eventsTable({ events }: ConformanceCase): Table {
  const names = [...new Set(events.flatMap(event => Object.keys(event)))]
  const rows = events.map(event => names.map(name => (event[name] ?? null) as Cell))
  return sorted(tableOf(names, rows), -1)
}

function sorted(table: Table, sign: number): Table {
  const at = columnIndex(table, '_time')
  const order = ascending(table.rows.map(row => row[at] ?? null))
  return { ...table, rows: table.rows.toSorted((a, b) => sign * order(a[at] ?? null, b[at] ?? null)) }
}

function stage(table: Table, text: string): Table {
  if (text === '*') return table
  if (text === 'sort 0 _time') return sorted(table, 1)
  if (text.startsWith('table ')) {
    const names = text.split(/[\s,]+/).slice(1)
    return tableOf(
      names,
      table.rows.map(row => names.map(name => row[columnIndex(table, name)] ?? null)),
    )
  }
  const made = run(text, text.startsWith('transaction') ? withEdges(table, text) : table, undefined).table
  assert.ok(made)
  return made
}

/** What SQL computes before: whether `startswith=(field=value)` and `endswith=(…)` hold. */
function withEdges(table: Table, text: string): Table {
  const edges = ['startswith', 'endswith'].map(option => new RegExp(`${option}=\\((\\w+)=(\\w+)\\)`).exec(text))
  const holds = (row: readonly Cell[], edge: RegExpExecArray | null | undefined): number =>
    edge && textOf(row[columnIndex(table, edge[1] ?? '')]) === edge[2] ? 1 : 0
  return tableOf(
    [...namesOf(table), startsColumn, endsColumn],
    table.rows.map(row => [...row, holds(row, edges[0]), holds(row, edges[1])]),
  )
}

/** Absent cells and internal fields are not compared, numbers are what they print. */
const shown = (row: Readonly<Record<string, Cell>>): string =>
  Object.entries(row)
    .filter(([name, cell]) => !name.startsWith('_') && valuesOf(cell).length > 0)
    .map(([name, cell]) => `${name}=${keyOf(cell)}`)
    .sort()
    .join(' ')
