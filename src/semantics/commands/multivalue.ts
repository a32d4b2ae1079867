/** `makemv`, `nomv`, `mvexpand`: one value into several, several into one, one row into several. */
import { call, column, type Expr, number, text } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import type { MakemvCommand, MvexpandCommand, NomvCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { rePattern } from '../regex.ts'
import { withColumn } from '../scope.ts'
import { asList, asText } from '../values.ts'

export function bindMakemv(binder: Binder, input: Bound, command: MakemvCommand): Bound {
  const { field, by, span } = command
  const value = binder.field(input.scope, field.name, field.span)
  if (value.kind === 'null') return input
  if (command.setsv) binder.report('unsupported-form', span, { command: 'makemv', form: "'setsv=true'" })
  const values = by.kind === 'delim' ? split(value, by.text, command.allowempty) : tokens(binder, value, by.pattern)
  if (!values) return input
  const extended = binder.extend(input.plan, field.name, values, span)
  return { plan: extended.plan, scope: withColumn(input.scope, field.name, extended.value) }
}

/** Neighbouring delimiters count as one unless empty values are allowed. Of a list each value is split. */
function split(value: Expr, delimiter: string, allowempty: boolean): Expr {
  const whole = value.type === 'list' ? call('joinValues', 'text', value, text(delimiter)) : asText(value)
  const values = call('split', 'list', whole, text(delimiter))
  if (allowempty) return values
  const test: Expr = {
    kind: 'compare',
    operator: '!=',
    as: 'text',
    left: { kind: 'item', name: 'part', type: 'text' },
    right: text(''),
    type: 'boolean',
  }
  return { kind: 'keep', list: values, item: 'part', test, type: 'list' }
}

function tokens(
  binder: Binder,
  value: Expr,
  pattern: { readonly text: string; readonly span: MakemvCommand['span'] },
): Expr | undefined {
  const checked = rePattern(binder, pattern.text, pattern.span)
  return checked === undefined
    ? undefined
    : call('extractAll', 'list', value.type === 'list' ? value : asText(value), text(checked), number(1), number(0))
}

/** By newlines; what the `mvcombine` just before has made, by its delimiter. */
export function bindNomv(binder: Binder, input: Bound, { field, span }: NomvCommand): Bound {
  const value = binder.field(input.scope, field.name, field.span)
  if (value.type !== 'list') return input
  const { earlier } = binder
  const delimiter = earlier?.kind === 'mvcombine' && earlier.field.name === field.name ? earlier.delim : '\n'
  const extended = binder.extend(input.plan, field.name, call('joinValues', 'text', value, text(delimiter)), span)
  return { plan: extended.plan, scope: withColumn(input.scope, field.name, extended.value) }
}

export function bindMvexpand(binder: Binder, input: Bound, { field, limit, span }: MvexpandCommand): Bound {
  const value = asList(binder.field(input.scope, field.name, field.span))
  const list = limit > 0 ? call('slice', 'list', value, number(0), number(limit - 1)) : value
  const id = binder.newId(field.name)
  const plan: Plan = { kind: 'explode', input: input.plan, list, id, span }
  return { plan, scope: withColumn(input.scope, field.name, column(id, 'text')) }
}
