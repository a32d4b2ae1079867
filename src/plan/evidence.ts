/** Which events are behind a search's rows: the part of its plan that looks at one event at a time. */
import type { ColumnId } from './columns.ts'
import { column } from './expr.ts'
import type { Attribute, Output, OutputColumn, Plan, Scan } from './plan.ts'
import { inputsOf } from './used.ts'

export interface EvidenceOf {
  /** Every event that reaches the first stage which is not event by event: `file`, `record`, `time`, `seq`, then `keys`. */
  readonly events: Output
  /** The search itself; with the column `seq` behind the others where its rows are events. */
  readonly rows: Output
  readonly match: EvidenceMatch
  /** Whether the search can have rows when no event reaches that stage: `stats count` without `by` always has one. */
  readonly rowsWithoutEvents: boolean
}

/** How a row finds its events. */
export type EvidenceMatch =
  /** By `seq`, the last column of the row. */
  | { readonly kind: 'event' }
  /** By the keys of the first grouping: the places of the row's columns, in the order of the keys. */
  | { readonly kind: 'keys'; readonly columns: readonly number[] }
  /** Not at all: a key does not survive to the end, so the whole search's events stand for each row. */
  | { readonly kind: 'none' }

/** Undefined where the search reads no events. */
export function evidenceOf(output: Output): EvidenceOf | undefined {
  const chain = [...stages(output.plan)].reverse()
  const [scan] = chain
  if (scan?.kind !== 'scan') return undefined
  const first = chain.find(plan => !eventByEvent(plan))
  const prefix = first === undefined ? output.plan : (inputsOf(first)[0] ?? scan)
  const identity = identified(scan)
  const keys = first?.kind === 'aggregate' ? first.keys : []
  const columns: OutputColumn[] = [
    ...identity.columns.map(
      ({ id, name }): OutputColumn => ({
        name,
        value: column(id, name === 'file' ? 'text' : 'number'),
      }),
    ),
    ...keys.map(({ id, value }): OutputColumn => ({ name: id, value })),
  ]
  const united = chain.some(({ kind }) => kind === 'union')
  const grouped = united || chain.some(({ kind }) => kind === 'aggregate')
  return {
    events: { plan: replaceScan(prefix, identity.scan), columns },
    rows: grouped || output.events ? output : withSeq(output, identity),
    match: united
      ? { kind: 'none' }
      : grouped
        ? keyMatch(
            output,
            keys.map(({ id }) => id),
          )
        : { kind: 'event' },
    rowsWithoutEvents: united || chain.some(plan => plan.kind === 'aggregate' && plan.keys.length === 0),
  }
}

/** Along the main input of each node: the events of other searches joined in are not behind a row. */
function* stages(plan: Plan): Generator<Plan> {
  yield plan
  const [main] = inputsOf(plan)
  if (main) yield* stages(main)
}

const eventByEvent = ({ kind }: Plan): boolean => kind === 'scan' || kind === 'filter' || kind === 'extend'

interface Identified {
  readonly scan: Scan
  readonly columns: readonly { readonly id: ColumnId; readonly name: Attribute }[]
}

/** The scan, reading also where each event came from. */
function identified(scan: Scan): Identified {
  const columns = (['file', 'record', 'time', 'seq'] as const).map(name => ({
    id: `evidence_${name}` as ColumnId,
    name,
  }))
  const read = columns.map(({ id, name }) => ({
    id,
    type: name === 'file' ? ('text' as const) : ('number' as const),
    read: { kind: 'attribute' as const, name },
  }))
  return { scan: { ...scan, columns: [...scan.columns, ...read] }, columns }
}

function replaceScan(plan: Plan, scan: Scan): Plan {
  if (plan.kind === 'scan') return scan
  if (plan.kind === 'join') return { ...plan, left: replaceScan(plan.left, scan) }
  return 'input' in plan ? { ...plan, input: replaceScan(plan.input, scan) } : plan
}

function withSeq(output: Output, { scan, columns }: Identified): Output {
  const seq = columns.find(({ name }) => name === 'seq')
  if (!seq) return output
  return {
    plan: replaceScan(output.plan, scan),
    columns: [...output.columns, { name: 'seq', value: column(seq.id, 'number') }],
  }
}

/** All keys must survive: by fewer the events of several groups would be taken for those of one row. */
function keyMatch(output: Output, keys: readonly ColumnId[]): EvidenceMatch {
  const columns = keys.map(id => output.columns.findIndex(({ value }) => value.kind === 'column' && value.id === id))
  return keys.length === 0 || columns.includes(-1) ? { kind: 'none' } : { kind: 'keys', columns }
}
