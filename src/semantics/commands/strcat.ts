/** Small commands that make one field: `strcat`, `rangemap`, `iplocation`, `addinfo`, `tojson`. */
import { and, call, choose, compare, type Expr, nothing, number, present, text } from '../../plan/expr.ts'
import type { AddinfoCommand, IplocationCommand, RangemapCommand, StrcatCommand, TojsonCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { chosen } from '../functions/conditional.ts'
import { jsonText } from '../functions/json.ts'
import { visibleNames } from '../names.ts'
import { withColumn } from '../scope.ts'
import { asNumber, asText } from '../values.ts'

const set = (binder: Binder, input: Bound, name: string, value: Expr, span: StrcatCommand['span']): Bound => {
  const extended = binder.extend(input.plan, name, value, span)
  return { plan: extended.plan, scope: withColumn(input.scope, name, extended.value) }
}

/** A missing source is empty text; with `allrequired` the target then stays as it was. */
export function bindStrcat(binder: Binder, input: Bound, { sources, target, allrequired, span }: StrcatCommand): Bound {
  const values = sources.map(source =>
    source.kind === 'text'
      ? text(source.text)
      : asText(binder.field(input.scope, source.field.name, source.field.span)),
  )
  const joined = call('concat', 'text', ...values.map(value => chosen([{ when: present(value), value }], text(''))))
  const own = binder.field(input.scope, target.name, target.span)
  return set(
    binder,
    input,
    target.name,
    allrequired ? chosen([{ when: and(...values.map(present)), value: joined }], own) : joined,
    span,
  )
}

/** Names of all ranges that hold the value, joined by a blank. */
export function bindRangemap(binder: Binder, input: Bound, command: RangemapCommand): Bound {
  const value = asNumber(binder.field(input.scope, command.field.name, command.field.span))
  const names = command.ranges.map(({ name, low, high }) => {
    const inside = and(compare('>=', 'number', value, number(low)), compare('<=', 'number', value, number(high)))
    return chosen([{ when: inside, value: { kind: 'cast', operand: text(name), type: 'list' } }], nothing('list'))
  })
  const found = call('append', 'list', ...names)
  const joined = choose(present(found), call('joinValues', 'text', found, text(' ')), text(command.default))
  return set(binder, input, 'range', joined, command.span)
}

/** No database of places is there: the fields stay absent, and that is said. */
export function bindIplocation(binder: Binder, input: Bound, command: IplocationCommand): Bound {
  binder.report('no-geoip', command.span, {})
  const names = [
    'City',
    'Country',
    'Region',
    'lat',
    'lon',
    ...(command.allfields ? ['Continent', 'MetroCode', 'Timezone'] : []),
  ]
  return {
    ...input,
    scope: names.reduce((scope, name) => withColumn(scope, command.prefix + name, nothing('text')), input.scope),
  }
}

export function bindAddinfo(binder: Binder, input: Bound, _: AddinfoCommand): Bound {
  const { range } = binder
  const { now } = binder.world
  const infinity: Expr = range.until === undefined ? text('+Infinity') : number(range.until)
  const info: readonly (readonly [string, Expr])[] = [
    ['info_min_time', number(range.from ?? 0)],
    ['info_max_time', infinity],
    ['info_search_time', number(now)],
    ['info_sid', text('harrier')],
  ]
  return { ...input, scope: info.reduce((scope, [name, value]) => withColumn(scope, name, value), input.scope) }
}

export function bindTojson(binder: Binder, input: Bound, command: TojsonCommand): Bound {
  if (
    command.fillNull ||
    command.includeInternal ||
    command.fields.some(({ type }) => type !== undefined && type !== 'auto' && type !== 'str')
  )
    binder.report('unsupported-form', command.span, {
      command: 'tojson',
      form: 'types, internal fields or empty values',
    })
  const names =
    command.fields.length > 0 ? command.fields.map(({ field }) => field.name) : visibleNames(binder, input.scope)
  const pairs = names
    .map(name => ({ name, value: binder.field(input.scope, name, command.span) }))
    .filter(({ name, value }) => value.kind !== 'null' && !name.startsWith('_'))
    .map(({ name, value }) => {
      const pair = call('concat', 'text', text(`${JSON.stringify(name)}:`), jsonText(value))
      return chosen([{ when: present(value), value: { kind: 'cast', operand: pair, type: 'list' } }], nothing('list'))
    })
  const members = call('append', 'list', ...pairs, nothing('list'))
  const joined = chosen([{ when: present(members), value: call('joinValues', 'text', members, text(',')) }], text(''))
  return set(
    binder,
    input,
    command.outputField.name,
    call('concat', 'text', text('{'), joined, text('}')),
    command.span,
  )
}
