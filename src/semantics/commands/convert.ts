/** `convert`: fields rewritten as times, numbers or text. */
import { call, choose, compare, type Expr, number, present, text } from '../../plan/expr.ts'
import type { Conversion, ConvertCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { visibleNames } from '../names.ts'
import { nameMatcher, type Scope, withColumn } from '../scope.ts'
import { asNumber, asText, mapText } from '../values.ts'

export function bindConvert(binder: Binder, input: Bound, command: ConvertCommand): Bound {
  let { plan, scope } = input
  for (const conversion of command.conversions) {
    for (const { from, to } of fieldsOf(binder, input.scope, conversion)) {
      const field = binder.field(scope, from, conversion.field.span)
      // a field that does not exist stays away
      if (field.kind === 'null') continue
      const value = convert(binder, conversion, field, command.timeformat)
      const extended = binder.extend(plan, to, value, command.span)
      plan = extended.plan
      scope = withColumn(scope, to, extended.value)
    }
  }
  return { plan, scope }
}

function fieldsOf(binder: Binder, scope: Scope, { field, as }: Conversion): { from: string; to: string }[] {
  if (!field.wildcard) return [{ from: field.name, to: as?.name ?? field.name }]
  const match = nameMatcher(field.name)
  return visibleNames(binder, scope)
    .filter(name => match(name))
    .map(name => ({ from: name, to: name }))
}

function convert(binder: Binder, { function: name, span }: Conversion, field: Expr, timeformat: string): Expr {
  const matched = (pattern: string, group = 1): Expr =>
    asNumber(call('extract', 'text', asText(field), text(pattern), number(group)))
  const zero = (value: Expr): Expr => choose(present(value), value, number(0))
  switch (name) {
    case 'ctime':
      return ctime(binder, field, timeformat)
    case 'mktime': {
      const time = call('parseTime', 'number', asText(field), text(timeformat))
      return choose(present(time), asText(time), asText(field))
    }
    case 'num':
      return asNumber(field)
    case 'auto':
      return choose(present(asNumber(field)), asText(asNumber(field)), asText(field))
    case 'none':
      return field
    case 'rmcomma':
      return call('replaceMatches', 'text', asText(field), text(','), text(''))
    case 'rmunit':
      return matched(String.raw`^\s*([-+]?\d*\.?\d+)`)
    case 'dur2sec': {
      const pattern = String.raw`^(?:(\d+)\+)?(\d+):(\d+):(\d+(?:\.\d+)?)$`
      return total([
        [zero(matched(pattern, 1)), 86_400],
        [matched(pattern, 2), 3600],
        [matched(pattern, 3), 60],
        [matched(pattern, 4), 1],
      ])
    }
    case 'mstime': {
      const pattern = String.raw`^(?:(\d+):)?(\d+(?:\.\d+)?)$`
      return total([
        [zero(matched(pattern, 1)), 60],
        [matched(pattern, 2), 1],
      ])
    }
    case 'memk': {
      const unit = call(
        'lower',
        'text',
        call('extract', 'text', asText(field), text(String.raw`^[\d.]+\s*([kKmMgG])`), number(1)),
      )
      const is = (letter: string): Expr => compare('=', 'text', unit, text(letter))
      const factor: Expr = {
        kind: 'choose',
        branches: [
          { when: is('m'), value: number(1024) },
          { when: is('g'), value: number(1024 * 1024) },
        ],
        otherwise: number(1),
        type: 'number',
      }
      return call('multiply', 'number', matched(String.raw`^([\d.]+)`), factor)
    }
    default:
      binder.report('unsupported-form', span, { command: 'convert', form: `'${name}'` })
      return field
  }
}

/** Epoch seconds as text; what is no time stays as it is. */
function ctime(binder: Binder, field: Expr, timeformat: string): Expr {
  const format = (value: Expr): Expr => call('formatTime', 'text', asNumber(value), text(timeformat))
  if (field.type === 'number') return format(field)
  return mapText(field, binder.newItem(), value => choose(present(format(value)), format(value), value))
}

const total = (parts: readonly (readonly [Expr, number])[]): Expr =>
  parts
    .map(([value, factor]) => call('multiply', 'number', value, number(factor)))
    .reduce((sum, part) => call('add', 'number', sum, part))
