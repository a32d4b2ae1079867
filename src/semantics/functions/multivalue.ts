/** Functions of fields with several values (reference 3.11). */
import { call, compare, type Expr, item, nothing, number, text } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import { visit as visitExpr } from '../../plan/used.ts'
import type { Expression } from '../../spl/ast.ts'
import { evalCondition, evalExpression } from '../expression.ts'
import { type Scope, withColumn } from '../scope.ts'
import { relativeSteps } from '../time.ts'
import { asList, asNumber, asText, numberIn } from '../values.ts'
import {
  at,
  type FunctionContext,
  type FunctionRule,
  type FunctionTable,
  many,
  regexOperand,
  wantArgument,
} from './rule.ts'

export const multivalueFunctions: FunctionTable = {
  mvappend: { min: 1, max: many, build: args => call('append', 'list', ...args.map(asList)) },
  mvcount: { min: 1, max: 1, build: args => call('countOf', 'number', asList(at(args, 0))) },
  mvdedup: ofList('distinctValues'),
  mvsort: ofList('sortValues'),
  mvreverse: ofList('reverseValues'),
  mvindex: {
    min: 2,
    max: 3,
    build: args =>
      args.length === 2
        ? call('valueAt', 'text', asList(at(args, 0)), asNumber(at(args, 1)))
        : call('slice', 'list', asList(at(args, 0)), asNumber(at(args, 1)), asNumber(at(args, 2))),
  },
  mvjoin: { min: 2, max: 2, build: args => call('joinValues', 'text', asList(at(args, 0)), asText(at(args, 1))) },
  mvfind: {
    min: 2,
    max: 2,
    build: (args, context) => {
      const pattern = regexOperand(args, context)
      return pattern ? call('findMatch', 'number', asList(at(args, 0)), pattern) : nothing('number')
    },
  },
  mvzip: {
    min: 2,
    max: 3,
    build: args =>
      call(
        'zip',
        'list',
        asList(at(args, 0)),
        asList(at(args, 1)),
        args.length === 3 ? asText(at(args, 2)) : text(','),
      ),
  },
  mvrange: {
    min: 2,
    max: 3,
    build: (args, context) => {
      const [from, until, by] = [asNumber(at(args, 0)), asNumber(at(args, 1)), step(args, context)]
      if (from.kind === 'number' && until.kind === 'number' && by.kind === 'number') {
        const count = Math.ceil((until.value - from.value) / by.value)
        if (count > longestRange) wantArgument(context, 1, `an end that makes at most 100,000 values, not ${count}`)
      } else watchRange(context, from, until, by)
      return call('rangeOf', 'list', from, until, by)
    },
  },
  mvfilter: {
    min: 1,
    max: 1,
    bind: context => {
      const [test] = context.node.arguments
      const name = test && onlyField(test)
      if (!test || name === undefined) {
        wantArgument(context, 0, 'a condition on one field')
        return nothing('list')
      }
      const list = asList(context.binder.field(context.scope, name, test.span))
      const variable = context.binder.newItem()
      const inner = withColumn(context.scope, name, item(variable))
      return {
        kind: 'keep',
        list,
        item: variable,
        test: evalCondition(context.binder, inner, test, "'mvfilter'"),
        type: 'list',
      }
    },
  },
  mvmap: {
    min: 2,
    max: 3,
    bind: context => {
      const [values, body, given] = context.node.arguments
      const name = given?.kind === 'text' ? given.value : values && onlyField(values)
      if (!values || !body || name === undefined) {
        wantArgument(context, 0, 'a field, or a third argument that names the value')
        return nothing('list')
      }
      const list = asList(evalExpression(context.binder, context.scope, values))
      const variable = context.binder.newItem()
      const inner: Scope = withColumn(context.scope, name, item(variable))
      return {
        kind: 'map',
        list,
        item: variable,
        body: asText(evalExpression(context.binder, inner, body)),
        type: 'list',
      }
    },
  },
}

/** As many values as the database is asked for; where the ends come from fields a longer range is absent. */
const longestRange = 100_000

/** Rows whose range is longer are counted when the search has run; where no row is at hand it is said that there may be some. */
function watchRange({ binder, node }: FunctionContext, from: Expr, until: Expr, by: Expr): void {
  const { span } = node
  const input = binder.rows
  if (!input || [from, until, by].some(hasFreeItem)) {
    binder.report('long-ranges', span, { limit: longestRange })
    return
  }
  const length = call('absolute', 'number', call('divide', 'number', call('subtract', 'number', until, from), by))
  const plan: Plan = { kind: 'filter', input, condition: compare('>', 'number', length, number(longestRange)), span }
  const says = (rows: number): string =>
    `'mvrange' is null in ${rows.toLocaleString('en-US')} row${rows === 1 ? '' : 's'}: it would make more than ${longestRange.toLocaleString('en-US')} values`
  binder.limits.push({ command: 'mvrange', count: 0, plan, cuts: true, span, says, source: binder.source })
}

/** Whether an expression speaks of a value of a list around it. */
function hasFreeItem(expr: Expr): boolean {
  const bound = new Set<string>()
  const named = new Set<string>()
  visitExpr(expr, inner => {
    if (inner.kind === 'item') named.add(inner.name)
    else if ('item' in inner) bound.add(inner.item)
  })
  return [...named].some(name => !bound.has(name))
}

function ofList(operation: 'distinctValues' | 'sortValues' | 'reverseValues'): FunctionRule {
  return { min: 1, max: 1, build: args => call(operation, 'list', asList(at(args, 0))) }
}

/** A number, or a time span such as "7d" in seconds. */
function step(args: readonly Expr[], context: FunctionContext): Expr {
  const [, , given] = args
  if (!given) return number(1)
  if (given.kind !== 'text' || numberIn(given.value) !== undefined) return asNumber(given)
  const [single, ...more] = relativeSteps(`+${given.value}`) ?? []
  const [, count, unit] = /^\+(\d+)([a-z]+)$/.exec(single ?? '') ?? []
  const seconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }[unit ?? '']
  if (seconds !== undefined && more.length === 0) return number(Number(count) * seconds)
  wantArgument(context, 2, "a number or a span such as '7d'")
  return nothing('number')
}

/** The one field that an expression mentions; undefined where there are none or several. */
function onlyField(expression: Expression): string | undefined {
  const names = new Set<string>()
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case 'field':
        names.add(node.name)
        break
      case 'call':
        node.arguments.forEach(visit)
        break
      case 'unary':
        visit(node.operand)
        break
      case 'binary':
        visit(node.left)
        visit(node.right)
        break
      case 'in':
        visit(node.value)
        node.options.forEach(visit)
        break
      default:
    }
  }
  visit(expression)
  const [only] = names
  return names.size === 1 ? only : undefined
}
