/** One compiled search over the store: its rows, and the events behind each. */

import type { Evidence, Row, Value } from '../detect/report.ts'
import { type Answer, type AnswerRow, answer } from '../engine/answer.ts'
import type { Cell, Engine, Rows } from '../engine/engine.ts'
import { type EvidenceMatch, evidenceOf } from '../plan/evidence.ts'
import type { Output } from '../plan/plan.ts'
import { emit } from '../sql/emit.ts'

export interface Ran {
  readonly columns: readonly string[]
  readonly rows: readonly RanRow[]
  /** Every event that the leading filter let through, by file and record. */
  readonly evidence: readonly Evidence[]
}

export interface RanRow {
  readonly row: Row
  readonly evidence: readonly Evidence[]
  readonly evidenceOf: 'row' | 'rule'
  /** Epoch seconds: the row's own time, else that of its latest event. */
  readonly time: number | undefined
}

interface EvidenceEvent extends Evidence {
  readonly time: number
  readonly seq: number
  readonly keys: readonly Cell[]
}

/** `before`: what was run on the way to this output; where the output itself reads no events, they were read there. */
export async function runSearch(engine: Engine, output: Output, before: readonly Output[] = []): Promise<Ran> {
  const plan = evidenceOf(output)
  if (!plan) return withoutOwnEvents(engine, output, before)
  const events = evidenceEvents(await engine.query(emit(plan.events)))
  const evidence = sorted(events)
  if (events.length === 0 && !plan.rowsWithoutEvents) return { columns: [], rows: [], evidence }
  const found = await answer(engine, emit(plan.rows), plan.rows)
  const hidden = plan.rows === output ? undefined : 'seq'
  const finder = eventsOf(plan.match, events, found)
  return {
    columns: found.columns.filter(name => name !== hidden || output.columns.some(column => column.name === name)),
    rows: found.rows.map(row => ranRow(row, finder(row), events, hidden)),
    evidence,
  }
}

async function withoutOwnEvents(engine: Engine, output: Output, before: readonly Output[]): Promise<Ran> {
  const first = before.map(evidenceOf).find(plan => plan !== undefined)
  const events = first ? evidenceEvents(await engine.query(emit(first.events))) : []
  const { columns, rows } = await answer(engine, emit(output), output)
  return { columns, rows: rows.map(row => ranRow(row, undefined, events, undefined)), evidence: sorted(events) }
}

function ranRow(
  row: AnswerRow,
  own: readonly EvidenceEvent[] | undefined,
  all: readonly EvidenceEvent[],
  hidden: string | undefined,
): RanRow {
  const events = own ?? all
  const cells = new Map(row.cells)
  if (hidden !== undefined) cells.delete(hidden)
  return {
    row: rowOf(cells),
    evidence: sorted(events),
    evidenceOf: own ? 'row' : 'rule',
    time: timeOf(cells, events),
  }
}

/** How each row finds its own events; undefined for a row that cannot tell them from others. */
function eventsOf(
  match: EvidenceMatch,
  events: readonly EvidenceEvent[],
  found: Answer,
): (row: AnswerRow) => readonly EvidenceEvent[] | undefined {
  switch (match.kind) {
    case 'none':
      return () => undefined
    case 'event': {
      const bySeq = new Map(events.map(event => [event.seq, event]))
      return row => {
        const event = bySeq.get(row.seq ?? Number(row.cells.get('seq')))
        return event ? [event] : undefined
      }
    }
    case 'keys': {
      const byKeys = groupByKeys(events)
      const names = match.columns.map(index => found.columns[index] ?? '')
      return row => byKeys.get(keyText(names.map(name => row.cells.get(name) ?? null))) ?? []
    }
  }
}

/** An event with several values of a key belongs to the row of each. */
function groupByKeys(events: readonly EvidenceEvent[]): Map<string, EvidenceEvent[]> {
  const groups = new Map<string, EvidenceEvent[]>()
  for (const event of events) {
    for (const keys of combinations(event.keys)) {
      const key = keyText(keys)
      const group = groups.get(key)
      if (group) group.push(event)
      else groups.set(key, [event])
    }
  }
  return groups
}

function combinations(keys: readonly Cell[]): (string | number | null)[][] {
  return keys.reduce<(string | number | null)[][]>(
    (all, key) => {
      const values = typeof key === 'string' || typeof key === 'number' || key === null ? [key] : [...new Set(key)]
      return all.flatMap(start => values.map(value => [...start, value]))
    },
    [[]],
  )
}

const keyText = (keys: readonly Cell[]): string => JSON.stringify(keys.map(key => (key === null ? null : String(key))))

function evidenceEvents(rows: Rows): EvidenceEvent[] {
  return rows.map(([file, record, time, seq, ...keys]) => ({
    file: String(file ?? ''),
    record: Number(record),
    time: Number(time),
    seq: Number(seq),
    keys,
  }))
}

const sorted = (events: readonly EvidenceEvent[]): Evidence[] =>
  events
    .map(({ file, record }) => ({ file, record }))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.record - b.record))

/** Columns without a value are left out, as in Splunk's own results. */
export function rowOf(cells: ReadonlyMap<string, Cell>): Row {
  const row: [string, Value][] = []
  for (const [name, value] of cells) if (value !== null) row.push([name, value])
  return Object.fromEntries(row)
}

function timeOf(cells: ReadonlyMap<string, Cell>, events: readonly EvidenceEvent[]): number | undefined {
  const time = cells.get('_time')
  if (typeof time === 'number') return time
  return events.length === 0 ? undefined : events.reduce((latest, event) => Math.max(latest, event.time), 0)
}
