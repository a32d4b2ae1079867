/** `bin`: a time or a number put into the bucket that holds it. */
import { and, call, choose, compare, type Expr, nothing, number, present, text } from '../../plan/expr.ts'
import { numberSpan } from '../../rows/number-grid.ts'
import { timeSpanOf } from '../../rows/time-grid.ts'
import type { BinCommand, BinSize } from '../../spl/ast.ts'
import type { Span } from '../../text/span.ts'
import type { Binder, Bound } from '../binder.ts'
import { boundsOf, timeRange } from '../bounds.ts'
import { withColumn } from '../scope.ts'
import { timePoint } from '../time.ts'
import { asNumber, asText } from '../values.ts'

export function bindBin(binder: Binder, input: Bound, command: BinCommand): Bound | undefined {
  const value = binned(binder, input, command, command)
  if (!value) return undefined
  const name = command.as?.name ?? command.field.name
  const extended = binder.extend(input.plan, name, value, command.span)
  return { plan: extended.plan, scope: withColumn(input.scope, name, extended.value) }
}

type Binned = Pick<BinCommand, 'field' | 'span' | 'size' | 'bins' | 'minspan' | 'start' | 'end' | 'aligntime'>

/**
 * The bucket of a field's value. Undefined where a fault was reported, or while the values are not known that an
 * automatic span is found for; `key` names that question.
 */
export function binned(binder: Binder, input: Bound, command: Binned, key: object): Expr | undefined {
  const field = binder.field(input.scope, command.field.name, command.field.span)
  if (field.kind === 'null') return nothing('text')
  const size = command.size ?? automaticSize(binder, input, command, field, key)
  if (!size) return undefined
  if (size.kind === 'log') return logBucket(field, size.coefficient, size.base)
  if (size.kind === 'time') return timeBucket(binder, command, field, size.count, size.unit)
  if (command.field.name === '_time') return timeBucket(binder, command, field, size.size, 's')
  return numberBucket(field, size.size)
}

/**
 * Without `span=`: the smallest usual span that makes no more buckets than `bins`, and is not below `minspan`. `start` and
 * `end` widen the range of a number's values and never narrow it.
 */
function automaticSize(binder: Binder, input: Bound, command: Binned, field: Expr, key: object): BinSize | undefined {
  if (command.field.name === '_time') {
    const range = timeRange(binder, input, key, command.span)
    return range && { kind: 'time', ...timeSpanOf(command, range.from, range.until), span: command.span }
  }
  const bounds = boundsOf(binder, input, asNumber(field), key, command.span)
  const least = command.minspan?.kind === 'number' ? command.minspan.size : 0
  if (!bounds) return undefined
  const { start = bounds.least, end = bounds.greatest } = command
  const range = { least: Math.min(bounds.least, start), greatest: bounds.greatest, end }
  return { kind: 'number', size: numberSpan(range, command.bins ?? 100, least), span: command.span }
}

function timeBucket(binder: Binder, command: Binned, field: Expr, count: number, unit: string): Expr {
  const align = alignment(binder, 'bin', command, unit)
  return align === undefined ? field : bucketOf(asNumber(field), { count, unit, align })
}

/** `aligntime` shifts the grid of spans up to hours, longer ones keep to the calendar. Undefined where a fault was reported. */
export function alignment(
  binder: Binder,
  command: string,
  { aligntime, span }: { readonly aligntime?: string; readonly span: Span },
  unit: string,
): number | undefined {
  if (aligntime === undefined) return 0
  const align = timePoint(aligntime, binder.world.now)
  if (align === undefined) binder.report('unsupported-form', span, { command, form: `'aligntime=${aligntime}'` })
  return align === undefined || ['s', 'm', 'h'].includes(unit) ? align : 0
}

interface TimeGrid {
  readonly count: number
  readonly unit: string
  readonly align: number
}

/** The start of the bucket that holds a time. */
export function bucketOf(time: Expr, { count, unit, align }: TimeGrid): Expr {
  const floor = (value: Expr): Expr => call('bucketTime', 'number', value, number(count), text(unit))
  if (align === 0) return floor(time)
  return call('add', 'number', floor(call('subtract', 'number', time, number(align))), number(align))
}

/** A number becomes the text of its range: `0-10`, the lower end in, the upper out. */
function numberBucket(field: Expr, size: number): Expr {
  const value = asNumber(field)
  const decimals = /\.(\d+)/.exec(String(size))?.[1]?.length ?? 0
  const low = call(
    'multiply',
    'number',
    call('floor', 'number', call('divide', 'number', value, number(size))),
    number(size),
  )
  const end = (bound: Expr): Expr => fixed(bound, decimals)
  const range = call('concat', 'text', end(low), text('-'), end(call('add', 'number', low, number(size))))
  return choose(present(value), range, asText(field))
}

/** A bound with as many decimals as the span: `0.0`, `0.5`. */
function fixed(bound: Expr, decimals: number): Expr {
  if (decimals === 0) return asText(bound)
  const rounded = asText(call('round', 'number', bound, number(decimals)))
  const whole: Expr = { kind: 'matches', operand: rounded, pattern: '^-?[0-9]+$', type: 'boolean' }
  return choose(whole, call('concat', 'text', rounded, text(`.${'0'.repeat(decimals)}`)), rounded)
}

/** Borders at coefficient · base^k, for every k. */
function logBucket(field: Expr, coefficient: number, base: number): Expr {
  const value = asNumber(field)
  const exponent = call(
    'floor',
    'number',
    call('logarithm', 'number', call('divide', 'number', value, number(coefficient)), number(base)),
  )
  const border = (by: number): Expr =>
    call(
      'multiply',
      'number',
      number(coefficient),
      call('power', 'number', number(base), call('add', 'number', exponent, number(by))),
    )
  const range = call('concat', 'text', asText(border(0)), text('-'), asText(border(1)))
  return choose(and(present(value), compare('>', 'number', value, number(0))), range, asText(field))
}
