/** `foreach` with `mode=multivalue`, `json_array` or `auto_collections`: an `eval` for each value of a field, one after the other. */
import { and, call, choose, compare, type Expr, number, present, text } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import type { ForeachCommand } from '../../spl/ast.ts'
import { instantiateForeach } from '../../spl/templates.ts'
import { bindQuery } from '../bind.ts'
import type { Binder, Bound } from '../binder.ts'
import { type Scope, withColumn } from '../scope.ts'
import { asList, asText, coerce, commonType } from '../values.ts'

/** Each round is a stage of the search, and a search may have a thousand. */
const mostValues = 100

/** The name under which a round sees its value. */
const itemName = '__item'

export function bindForeachValue(binder: Binder, input: Bound, command: ForeachCommand): Bound | undefined {
  const unsupported = (form: string): undefined => {
    binder.report('unsupported-form', command.span, { command: 'foreach', form })
    return undefined
  }
  const [field, more] = command.fields
  if (!field || more || field.wildcard) return unsupported(`'mode=${command.mode}' and not one field`)
  const values = valuesOf(command, binder.field(input.scope, field.name, field.span))
  const listed = binder.extend(input.plan, '__values', values, command.span)
  const rounds = mostRounds(binder, command, listed)
  if (rounds === undefined) return undefined
  if (rounds > mostValues) return unsupported(`a field of ${rounds} values (at most ${mostValues})`)
  let bound: Bound = { plan: listed.plan, scope: input.scope }
  // without rows one round says what is wrong with the body
  for (let round = 0; round < Math.max(1, rounds); round++) {
    const { plan, value } = binder.extend(
      bound.plan,
      itemName,
      call('valueAt', 'text', asList(listed.value), number(round)),
      command.span,
    )
    const match = { field: field.name, segments: [], item: itemName, iteration: round }
    const { query, expanded, diagnostics } = instantiateForeach(command, match, binder.source)
    binder.diagnostics.push(...diagnostics)
    if (query.commands.some(({ kind }) => kind !== 'eval')) return unsupported('any command but eval in its body')
    const scope = withColumn(bound.scope, itemName, value)
    const made = binder.within(expanded, () => bindQuery(binder, query, { plan, scope }))
    if (!made) return undefined
    bound = whereGiven(binder, bound.scope, made, value, command.span)
  }
  return bound
}

function valuesOf({ mode }: ForeachCommand, value: Expr): Expr {
  const elements = (json: Expr): Expr => call('jsonValues', 'list', json, text('{}'))
  if (mode === 'json_array') return elements(asText(value))
  if (mode === 'multivalue') return asList(value)
  // one value that is an array stands for its elements
  const list = asList(value)
  const first = call('valueAt', 'text', list, number(0))
  const isArray: Expr = { kind: 'matches', operand: first, pattern: '^\\s*\\[', type: 'boolean' }
  const isOne = compare('=', 'number', call('countOf', 'number', list), number(1))
  return choose(and(isOne, isArray, present(call('jsonOrNull', 'text', first))), elements(first), list)
}

/** How many values a row has at most: known when the rows so far have been run. */
function mostRounds(binder: Binder, command: ForeachCommand, rows: { plan: Plan; value: Expr }): number | undefined {
  const id = binder.newId('most')
  const count = call('countOf', 'number', asList(rows.value))
  const plan: Plan = {
    kind: 'aggregate',
    input: rows.plan,
    keys: [],
    measures: [{ id, measure: { kind: 'greatest', argument: count, type: 'number' } }],
    span: command.span,
  }
  const value: Expr = { kind: 'column', id, type: 'number' }
  const table = binder.answer({ kind: 'rows', key: command, output: { plan, columns: [{ name: 'most', value }] } })
  return table && Number(table.rows[0]?.[0] ?? 0)
}

/** What the round made, in rows that have a value for it; in others each field stays what it was. */
function whereGiven(binder: Binder, before: Scope, made: Bound, item: Expr, span: Plan['span']): Bound {
  let { plan, scope } = made
  for (const [name, value] of made.scope.columns) {
    if (name === itemName || before.columns.get(name) === value) continue
    const own = binder.field(before, name, span)
    const type = commonType([value, own])
    const chosen = choose(present(item), coerce(value, type), coerce(own, type))
    const extended = binder.extend(plan, name, chosen, span)
    plan = extended.plan
    scope = withColumn(scope, name, extended.value)
  }
  const columns = new Map(scope.columns)
  columns.delete(itemName)
  return { plan, scope: { ...scope, columns } }
}
