/** `streamstats time_window=5m`: measures over the rows of a stretch of time before each row. */
import type { ColumnId } from '../../plan/columns.ts'
import { choose, column, compare, type Expr, not, number, present } from '../../plan/expr.ts'
import type { Measure, Plan, RunningFrame, TimeReach } from '../../plan/plan.ts'
import { secondsOf } from '../../rows/time-grid.ts'
import type { StreamstatsCommand, TimeSpan } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { asNumber } from '../values.ts'

interface Measured {
  readonly id: ColumnId
  readonly measure: Measure
}

interface Windows {
  readonly command: StreamstatsCommand
  readonly timeWindow: TimeSpan
  /** What the rows of one group share, resets among it. */
  readonly keys: readonly Expr[]
  readonly columns: readonly Measured[]
}

/** A second or more, of the same length everywhere. */
const units: ReadonlySet<TimeSpan['unit']> = new Set(['s', 'm', 'h', 'd', 'w'])

/** Undefined where a fault was reported, and while the order of the rows is not known. */
export function timeWindows(binder: Binder, input: Bound, windows: Windows): Plan | undefined {
  const { command, timeWindow, keys, columns } = windows
  const { span, current, window } = command
  if (!units.has(timeWindow.unit)) {
    const form = "a 'time_window' of months or more, or of less than a second"
    binder.report('unsupported-form', span, { command: 'streamstats', form })
    return undefined
  }
  const time = asNumber(binder.field(input.scope, '_time', span))
  const order = isStream(input, time) ? 'newest first' : orderOf(binder, input.plan, time, command)
  if (!order) return undefined
  const within: TimeReach = { time, descending: order === 'newest first', seconds: secondsOf(timeWindow) }
  const frame: RunningFrame = { kind: 'running', rows: 0, current, counts: 'group', within }
  const node = { kind: 'window', input: input.plan, keys, frame, columns, span } as const
  return window === 0 ? node : withinRows(binder, node, command)
}

type WindowNode = Extract<Plan, { kind: 'window' }>

/** With `window` the rows are at most so many: where there are more in time, those that are counted. */
function withinRows(binder: Binder, timed: WindowNode, command: StreamstatsCommand): Plan {
  const { current, span, window } = command
  const all = command.global && command.by.length > 0
  const few = timed.columns.map(({ measure }) => ({ id: binder.newId('few'), measure }))
  const many = timed.columns.map(({ measure }) => ({ id: binder.newId('many'), measure }))
  const count: Measured = { id: binder.newId('rows'), measure: { kind: 'count', type: 'number' } }
  const inTime: Plan = { ...timed, columns: few }
  const counted: Plan = { ...timed, input: inTime, keys: all ? [] : timed.keys, columns: [count] }
  const frame: RunningFrame = { kind: 'running', rows: window, current, counts: all ? 'all' : 'group' }
  const inRows: Plan = { ...timed, input: counted, frame, columns: many }
  const fits = compare('<=', 'number', column(count.id, 'number'), number(window))
  const columns = timed.columns.map(({ id, measure: { type } }, index) => ({
    id,
    value: choose(fits, column(few[index]?.id ?? id, type), column(many[index]?.id ?? id, type)),
  }))
  return { kind: 'extend', input: inRows, columns, span }
}

/** Asked first. Reported where a row lacks a time, or where some go on in time and some back. */
function orderOf(
  binder: Binder,
  input: Plan,
  time: Expr,
  command: StreamstatsCommand,
): 'newest first' | 'oldest first' | undefined {
  const { span } = command
  const before = binder.newId('before')
  const plan: Plan = {
    kind: 'window',
    input,
    keys: [],
    frame: { kind: 'running', rows: 1, current: false, counts: 'group' },
    columns: [{ id: before, measure: { kind: 'greatest', argument: time, type: 'number' } }],
    span,
  }
  const tests = [
    compare('>', 'number', time, column(before, 'number')),
    compare('<', 'number', time, column(before, 'number')),
    not(present(time)),
  ]
  const measures = tests.map(
    (test): Measured => ({ id: binder.newId('rows'), measure: { kind: 'countWhere', test, type: 'number' } }),
  )
  const columns = measures.map(({ id }) => ({ name: id, value: column(id, 'number') }))
  const aggregated: Plan = { kind: 'aggregate', input: plan, keys: [], measures, span }
  const table = binder.answer({ kind: 'rows', key: command, output: { plan: aggregated, columns } })
  if (!table) return undefined
  const [ups, downs, without] = (table.rows[0] ?? []).map(Number)
  if (without === 0 && (ups === 0 || downs === 0)) return ups === 0 ? 'newest first' : 'oldest first'
  binder.report('time-order', span, { command: 'streamstats', option: 'time_window' })
  return undefined
}

/** Events with their own time, in the order of the store: newest first. */
function isStream({ plan, scope }: Bound, time: Expr): boolean {
  const stored = scope.events?.scan.attribute('time')
  const own = stored?.kind === 'column' && time.kind === 'column' && stored.id === time.id
  return own && isScan(plan)
}

const isScan = (plan: Plan): boolean => plan.kind === 'scan' || (plan.kind === 'filter' && isScan(plan.input))
