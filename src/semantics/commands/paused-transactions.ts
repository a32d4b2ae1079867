/**
 * Transactions of one field that only pauses and the number of events end: what the search asks of them is reckoned where
 * the events are.
 */
import { call, choose, column, compare, type Expr, nothing, number, present } from '../../plan/expr.ts'
import type { Measure, Plan, RunningFrame } from '../../plan/plan.ts'
import { secondsOf } from '../../rows/time-grid.ts'
import type { TransactionCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { laterFields } from '../later-fields.ts'
import { closedScope } from '../scope.ts'

/** Undefined where the events must be merged in memory: another field of theirs is asked for, or something else ends one. */
export function pausedTransactions(binder: Binder, input: Bound, command: TransactionCommand): Bound | undefined {
  const { scope, plan } = input
  const [field, ...others] = command.fields
  const { events } = scope
  if (!field || others.length > 0 || !isPlain(command) || !events || events.dataset || scope.late || !isStream(plan))
    return undefined
  const value = binder.field(scope, field.name, field.span)
  const time = events.scan.attribute('time')
  const own = new Set([field.name, ...reckoned])
  const later = [...(laterFields(binder.later) ?? ['*'])].filter(name => !own.has(name))
  const strange = later.some(
    name => merged.includes(name) || binder.knownField(scope, name, command.span).kind !== 'null',
  )
  const changed = [...scope.columns.keys(), ...events.hidden].includes('_time') || reckoned.includes(field.name)
  if (value.type !== 'text' || value.kind !== 'column' || later.includes('*') || strange || changed) return undefined
  return grouped(binder, plan, field.name, value, time, events.scan.attribute('seq'), command)
}

/** What a search may ask for beside the field. */
const reckoned: readonly string[] = ['_time', 'duration', 'eventcount']

/** What comes from merging the events. */
const merged: readonly string[] = ['closed_txn', 'field_match_sum', 'linecount']

const isPlain = ({ startswith, endswith, maxspan, ...command }: TransactionCommand): boolean =>
  !startswith &&
  !endswith &&
  (maxspan === undefined || secondsOf(maxspan) < 0) &&
  !command.keeporphans &&
  command.maxopentxn === undefined &&
  command.maxopenevents === undefined &&
  (command.mvlist === false || (Array.isArray(command.mvlist) && command.mvlist.length === 0))

/** Events in the order of the store: newest first. */
function isStream(plan: Plan): boolean {
  if (plan.kind === 'filter' || plan.kind === 'extend') return isStream(plan.input)
  return plan.kind === 'scan'
}

function grouped(
  binder: Binder,
  events: Plan,
  name: string,
  value: Expr,
  time: Expr,
  seq: Expr,
  { maxpause, maxevents, span }: TransactionCommand,
): Bound {
  const pause = maxpause === undefined ? -1 : secondsOf(maxpause)
  let plan: Plan = { kind: 'filter', input: events, condition: present(value), span }
  const running = (hint: string, measure: Measure, frame: Pick<RunningFrame, 'rows' | 'current' | 'by'>): Expr => {
    const id = binder.newId(hint)
    const window: RunningFrame = { kind: 'running', counts: 'group', ...frame }
    plan = { kind: 'window', input: plan, keys: [value], frame: window, columns: [{ id, measure }], span }
    return column(id, 'number')
  }
  const soFar = { rows: 0, current: true }
  // which of the events of one time comes first changes no transaction but for the order of these
  const place = running('place', { kind: 'count', type: 'number' }, { ...soFar, by: { value: time, descending: true } })
  const by = { value: place, descending: false }
  // of the one event before this
  const newer = running('newer', { kind: 'greatest', argument: time, type: 'number' }, { rows: 1, current: false, by })
  // the place of the newest event of a transaction tells it from the others
  const begins =
    pause < 0
      ? nothing('number')
      : choose(compare('>', 'number', call('subtract', 'number', newer, time), number(pause)), place, nothing('number'))
  const begun = running('begun', { kind: 'greatest', argument: begins, type: 'number' }, { ...soFar, by })
  const first = choose(present(begun), begun, number(1))
  const full = call(
    'floor',
    'number',
    call('divide', 'number', call('subtract', 'number', place, first), number(maxevents)),
  )
  const keys = [value, first, ...(maxevents > 0 ? [full] : [])].map(key => ({ id: binder.newId('key'), value: key }))
  const measured = (hint: string, measure: Measure): { id: ReturnType<typeof binder.newId>; measure: Measure } => ({
    id: binder.newId(hint),
    measure,
  })
  const oldest = measured('time', { kind: 'least', argument: time, type: 'number' })
  const newest = measured('newest', { kind: 'greatest', argument: time, type: 'number' })
  const arrived = measured('arrived', { kind: 'first', argument: seq, type: 'number' })
  const count = measured('eventcount', { kind: 'count', type: 'number' })
  plan = { kind: 'aggregate', input: plan, keys, measures: [oldest, newest, arrived, count], span }
  const [start, end] = [column(oldest.id, 'number'), column(newest.id, 'number')]
  plan = {
    kind: 'sort',
    input: plan,
    keys: [
      { value: start, descending: true, as: 'number' },
      { value: end, descending: true, as: 'number' },
      { value: column(arrived.id, 'number'), descending: false, as: 'number' },
    ],
    span,
  }
  const duration = binder.extend(
    plan,
    'duration',
    call('round', 'number', call('subtract', 'number', end, start), number(6)),
    span,
  )
  const key = column(keys[0]?.id ?? oldest.id, 'text')
  return {
    plan: duration.plan,
    scope: closedScope([
      ['_time', start],
      [name, key],
      ['duration', duration.value],
      ['eventcount', column(count.id, 'number')],
    ]),
  }
}
