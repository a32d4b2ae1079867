/** if, case, coalesce and the tests (reference 3.7). */
import {
  and,
  anyOf,
  call,
  choose,
  compare,
  type Expr,
  holds,
  not,
  nothing,
  number,
  present,
  shared,
  text,
} from '../../plan/expr.ts'
import { parse } from '../../spl/parse.ts'
import { rootSource } from '../../text/source.ts'
import type { Binder } from '../binder.ts'
import { equality, evalCondition, evalExpression } from '../expression.ts'
import { isNetwork } from '../network.ts'
import { searchPredicate } from '../predicate.ts'
import { anyValue, asNumber, asText, coerce, commonType } from '../values.ts'
import { at, constantText, type FunctionContext, type FunctionTable, many, regexOperand, wantArgument } from './rule.ts'

export const conditionalFunctions: FunctionTable = {
  if: {
    min: 3,
    max: 3,
    bind: context => {
      const [when, value, otherwise] = context.node.arguments
      if (!when || !value || !otherwise) return nothing('text')
      return chosen([{ when: conditionOf(context, 0), value: argument(context, 1) }], argument(context, 2))
    },
  },
  case: {
    min: 2,
    max: many,
    bind: context => {
      if (context.node.arguments.length % 2 !== 0) {
        wantArgument(context, context.node.arguments.length - 1, 'pairs of a condition and a value')
        return nothing('text')
      }
      return chosen(pairsOf(context), nothing('text'))
    },
  },
  validate: {
    min: 2,
    max: many,
    bind: context => {
      if (context.node.arguments.length % 2 !== 0) {
        wantArgument(context, context.node.arguments.length - 1, 'pairs of a condition and a message')
        return nothing('text')
      }
      return chosen(
        pairsOf(context).map(({ when, value }) => ({ when: not(when), value })),
        nothing('text'),
      )
    },
  },
  coalesce: { min: 1, max: many, build: (args, { binder }) => firstOf(args, binder) },
  ifnull: { min: 1, max: many, build: (args, { binder }) => firstOf(args, binder) },
  nullif: {
    min: 2,
    max: 2,
    build: (args, { binder }) => {
      return shared(at(args, 0), binder.newItem(), value =>
        choose(equality(binder, value, at(args, 1)), { kind: 'null', type: value.type }, value),
      )
    },
  },
  in: {
    min: 2,
    max: many,
    build: (args, { binder }) => anyOf(args.slice(1).map(option => equality(binder, at(args, 0), option))),
  },
  isnull: { min: 1, max: 1, build: args => not(present(at(args, 0))) },
  isnotnull: { min: 1, max: 1, build: args => present(at(args, 0)) },
  isnum: { min: 1, max: 1, build: args => numeric(at(args, 0)) },
  isint: {
    min: 1,
    max: 1,
    build: args => {
      const value = asNumber(at(args, 0))
      return and(numeric(at(args, 0)), holds(compare('=', 'number', value, call('floor', 'number', value))))
    },
  },
  isstr: { min: 1, max: 1, build: args => and(present(at(args, 0)), not(numeric(at(args, 0)))) },
  isbool: { min: 1, max: 1, build: args => boolean(at(args, 0).type === 'boolean') },
  true: { min: 0, max: 0, build: () => boolean(true) },
  false: { min: 0, max: 0, build: () => boolean(false) },
  null: { min: 0, max: 0, build: () => nothing('text') },
  typeof: { min: 1, max: 1, build: args => typeName(at(args, 0)) },
  like: {
    min: 2,
    max: 2,
    build: (args, { binder }) =>
      anyValue(at(args, 0), binder.newItem(), value => ({
        kind: 'like',
        operand: asText(value),
        pattern: asText(at(args, 1)),
        type: 'boolean',
      })),
  },
  match: {
    min: 2,
    max: 2,
    build: (args, context) => {
      const operand = regexOperand(args, context)
      if (!operand) return nothing('boolean')
      const pattern = operand.kind === 'text' ? operand.value : operand
      return anyValue(at(args, 0), context.binder.newItem(), value => ({
        kind: 'matches',
        operand: asText(value),
        pattern,
        type: 'boolean',
      }))
    },
  },
  cidrmatch: {
    min: 2,
    max: 2,
    build: (args, context) => {
      const network = constantText(args, 0, context, 'the network', 'cidrmatch("10.0.0.0/8", ip)')
      if (network === undefined) return nothing('boolean')
      if (!isNetwork(network)) {
        wantArgument(context, 0, "a network, as in '10.0.0.0/8'")
        return nothing('boolean')
      }
      return anyValue(at(args, 1), context.binder.newItem(), value => ({
        kind: 'inSubnet',
        operand: asText(value),
        network,
        type: 'boolean',
      }))
    },
  },
  searchmatch: {
    min: 1,
    max: 1,
    bind: context => {
      const [argumentNode] = context.node.arguments
      if (argumentNode?.kind !== 'text') {
        wantArgument(context, 0, 'a search in double quotes')
        return nothing('boolean')
      }
      const { query } = parse(rootSource('searchmatch', `search ${argumentNode.value}`))
      const [command] = query.commands
      if (command?.kind === 'search' && query.commands.length === 1)
        return searchPredicate(context.binder, context.scope, command.where)
      wantArgument(context, 0, 'a search in double quotes')
      return nothing('boolean')
    },
  },
}

const boolean = (value: boolean): Expr => ({ kind: 'boolean', value, type: 'boolean' })

const argument = ({ binder, scope, node }: FunctionContext, index: number): Expr => {
  const expression = node.arguments[index]
  return expression ? evalExpression(binder, scope, expression) : nothing('text')
}

function conditionOf({ binder, scope, node }: FunctionContext, index: number): Expr {
  const expression = node.arguments[index]
  return expression ? evalCondition(binder, scope, expression, `'${node.function}'`) : nothing('boolean')
}

const pairsOf = (context: FunctionContext): { when: Expr; value: Expr }[] =>
  context.node.arguments
    .filter((_, index) => index % 2 === 0)
    .map((_, pair) => ({ when: conditionOf(context, pair * 2), value: argument(context, pair * 2 + 1) }))

/** Branches of different types become text; a branch that is a condition stays one only if all are. */
export function chosen(branches: readonly { when: Expr; value: Expr }[], otherwise: Expr): Expr {
  const values = [...branches.map(({ value }) => value), otherwise]
  if (values.every(value => value.type === 'boolean' || value.kind === 'null'))
    if (values.some(value => value.type === 'boolean'))
      return {
        kind: 'choose',
        branches,
        otherwise: otherwise.kind === 'null' ? nothing('boolean') : otherwise,
        type: 'boolean',
      }
  const type = commonType(values)
  const coerced = branches.map(({ when, value }) => ({ when, value: coerce(value, type) }))
  const [only] = coerced
  if (only && coerced.length === 1) return choose(only.when, only.value, coerce(otherwise, type))
  return { kind: 'choose', branches: coerced, otherwise: coerce(otherwise, type), type }
}

function firstOf(args: readonly Expr[], binder: Binder): Expr {
  const given = args.filter(arg => arg.kind !== 'null')
  const last = given.at(-1)
  if (!last) return nothing('text')
  if (given.length === 1) return last
  return sharedAll(given.slice(0, -1), binder, values =>
    chosen(
      values.map(value => ({ when: present(value), value })),
      last,
    ),
  )
}

/** Each value is named once, whatever the body does with it. */
function sharedAll(values: readonly Expr[], binder: Binder, body: (values: readonly Expr[]) => Expr): Expr {
  const [first, ...rest] = values
  if (!first) return body([])
  return shared(first, binder.newItem(), value => sharedAll(rest, binder, others => body([value, ...others])))
}

/** A number, or a text that looks like one. */
const numeric = (value: Expr): Expr => (value.type === 'number' ? present(value) : present(asNumber(value)))

function typeName(value: Expr): Expr {
  if (value.type === 'boolean') return text('Bool')
  if (value.type === 'number') return choose(present(value), text('Number'), text('Invalid'))
  if (value.kind === 'text') return text('String')
  const several: Expr = compare('>', 'number', call('countOf', 'number', value), number(1))
  return chosen(
    [
      { when: not(present(value)), value: text('Invalid') },
      ...(value.type === 'list' ? [{ when: several, value: text('Multivalue') }] : []),
      { when: numeric(value), value: text('Number') },
    ],
    text('String'),
  )
}
