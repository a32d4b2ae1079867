/** A plan as text: one stage a line, the source first, in words that need no SQL. */
import { unreachable } from '../text/unreachable.ts'
import type { Expr } from './expr.ts'
import type { Measure, Output, Plan, RunningFrame } from './plan.ts'
import { inputsOf, measureOperands } from './used.ts'

export function printPlan({ plan, columns, events }: Output): string {
  const shown = columns.map(({ name, value }) =>
    value.kind === 'column' ? `${name} = ${value.id}` : `${name} = ${printExpr(value)}`,
  )
  const rest = events
    ? [`every field of the event${events.hidden.length > 0 ? ` but ${events.hidden.join(', ')}` : ''}`]
    : []
  return [...stageLines(plan), `output  ${[...shown, ...rest].join(', ')}`].join('\n')
}

function stageLines(plan: Plan): string[] {
  return [
    ...inputsOf(plan).flatMap((input, index) => (index === 0 ? stageLines(input) : branch(input))),
    stageLine(plan),
  ]
}

/** A further input stands to the right of the main one. */
const branch = (plan: Plan): string[] => stageLines(plan).map(line => `  | ${line}`)

function stageLine(plan: Plan): string {
  switch (plan.kind) {
    case 'scan': {
      const read = plan.columns.map(
        ({ id, type, read: { name, kind } }) =>
          `${id} = ${kind === 'field' ? `field ${name}` : name}${type === 'text' ? '' : `: ${type}`}`,
      )
      const bounds = [
        ...(plan.from === undefined ? [] : [`from ${plan.from}`]),
        ...(plan.until === undefined ? [] : [`until ${plan.until}`]),
      ]
      return ['scan   ', [...bounds, ...read].join(', ')].join(' ')
    }
    case 'generate':
      return `rows    ${plan.count}`
    case 'filter':
      return `filter  ${printExpr(plan.condition)}`
    case 'extend':
      return `extend  ${plan.columns.map(({ id, value }) => `${id} = ${printExpr(value)}`).join(', ')}`
    case 'explode':
      return `explode ${plan.id} in ${printExpr(plan.list)}`
    case 'aggregate': {
      const measures = plan.measures.map(({ id, measure }) => `${id} = ${printMeasure(measure)}`)
      const keys = plan.keys.map(({ id, value }) =>
        value.kind === 'column' ? `${id} = ${value.id}` : `${id} = ${printExpr(value)}`,
      )
      return `group   ${measures.join(', ')}${keys.length > 0 ? ` by ${keys.join(', ')}` : ''}`
    }
    case 'sort':
      return `sort    ${plan.keys.map(({ value, descending, as }) => `${printExpr(value)} ${as}${descending ? ' descending' : ''}`).join(', ')}`
    case 'limit':
      return `limit   ${plan.end} ${plan.count}`
    case 'distinct':
      return `first   ${plan.count} of each ${plan.keys.map(printExpr).join(', ')}${plan.consecutive ? ' in a row' : ''}${plan.empty === 'keep' ? ', absent ones too' : ''}`
    case 'takeWhile':
      return `while   ${printExpr(plan.condition)}`
    case 'values':
      return `values  ${plan.rows.length} rows of ${plan.columns.map(({ id }) => id).join(', ')}`
    case 'union':
      return `union   ${plan.columns.map(({ id }) => id).join(', ')}${plan.order.kind === 'time' ? `, newest first by ${plan.order.column}` : ''}`
    case 'join': {
      const keys = plan.keys.map(({ left, right }) => `${printExpr(left)} = ${printExpr(right)}`)
      const added = plan.columns.map(({ id, value }) => `${id} = ${printExpr(value)}`)
      return `join    ${plan.type}${plan.max > 0 ? `, at most ${plan.max}` : ''} on ${keys.join(' and ')} with ${added.join(', ')}`
    }
    case 'window': {
      const frame =
        plan.frame.kind === 'group' ? 'all' : `${printReach(plan.frame)}${plan.frame.current ? '' : ' but this'}`
      const columns = plan.columns.map(({ id, measure }) => `${id} = ${printMeasure(measure)}`)
      return `window  ${columns.join(', ')} over ${frame}${plan.keys.length > 0 ? ` by ${plan.keys.map(printExpr).join(', ')}` : ''}`
    }
    default:
      return unreachable(plan)
  }
}

const printMeasure = (measure: Measure): string => {
  const operands = measureOperands(measure).map(printExpr)
  const percent = measure.kind === 'percentile' ? [`${measure.percent} %`, measure.rank] : []
  return `${measure.kind}(${[...operands, ...percent].join(', ')})`
}

function printExpr(expr: Expr): string {
  const list = (exprs: readonly Expr[], by: string): string => `(${exprs.map(printExpr).join(by)})`
  switch (expr.kind) {
    case 'column':
      return expr.id
    case 'text':
      return JSON.stringify(expr.value)
    case 'number':
    case 'boolean':
      return String(expr.value)
    case 'null':
      return 'null'
    case 'item':
      return expr.name
    case 'and':
      return list(expr.operands, ' and ')
    case 'or':
      return list(expr.operands, ' or ')
    case 'not':
      return `not ${printExpr(expr.operand)}`
    case 'holds':
      return `holds(${printExpr(expr.operand)})`
    case 'present':
      return `present(${printExpr(expr.operand)})`
    case 'compare':
      return `${printExpr(expr.left)} ${expr.operator}${expr.as === 'loose' ? '' : expr.as === 'number' ? '#' : '$'} ${printExpr(expr.right)}`
    case 'equals':
      return `${printExpr(expr.operand)} equals ${JSON.stringify(expr.value)}`
    case 'sameNumber':
      return `${printExpr(expr.operand)} is the number ${JSON.stringify(expr.written)}`
    case 'oneOf':
      return `${printExpr(expr.operand)} in [${expr.values.map(value => JSON.stringify(value)).join(', ')}]`
    case 'wildcard':
      return `${printExpr(expr.operand)} ${expr.caseSensitive ? 'is' : 'like'} ${JSON.stringify(expr.pieces.join('*'))}`
    case 'matches':
      return `${printExpr(expr.operand)} matches ${typeof expr.pattern === 'string' ? `/${expr.pattern}/` : printExpr(expr.pattern)}`
    case 'like':
      return `${printExpr(expr.operand)} like% ${printExpr(expr.pattern)}`
    case 'inSubnet':
      return `${printExpr(expr.operand)} in ${expr.network}`
    case 'word':
      return `${printExpr(expr.operand)} has the ${expr.whole ? 'term' : 'word'} ${JSON.stringify(expr.pieces.join('*'))}`
    case 'any':
      return `any ${expr.item} in ${printExpr(expr.list)}: ${printExpr(expr.test)}`
    case 'map':
      return `map ${expr.item} in ${printExpr(expr.list)}: ${printExpr(expr.body)}`
    case 'let':
      return `let ${expr.item} = ${printExpr(expr.value)}: ${printExpr(expr.body)}`
    case 'keep':
      return `keep ${expr.item} in ${printExpr(expr.list)}: ${printExpr(expr.test)}`
    case 'choose':
      return `choose(${expr.branches.map(({ when, value }) => `${printExpr(when)} → ${printExpr(value)}`).join(', ')}, else ${printExpr(expr.otherwise)})`
    case 'call':
      return `${expr.operation}(${expr.args.map(printExpr).join(', ')})`
    case 'cast':
      return `${expr.type}(${printExpr(expr.operand)})`
    case 'tableLookup': {
      const keys = expr.keys.map(({ value, match }) => `${printExpr(value)} ${match}`)
      return `table(${keys.join(', ')}: ${expr.output.length} rows)`
    }
    case 'anywhere':
      return `anywhere(${printExpr(expr.test)})`
    default:
      return unreachable(expr)
  }
}

const printReach = ({ rows, within }: RunningFrame): string =>
  within ? `those of ${within.seconds} s` : rows > 0 ? `the last ${rows}` : 'all so far'
