/** Ways through a tree: every command, every expression, every field that is named. */
import { unreachable } from '../text/unreachable.ts'
import type { Aggregation, Command, Expression, Query, SearchExpression, TransactionEdge } from './ast.ts'

export { expressionFields, fieldsRead, fieldsWritten, searchFields } from './walk-fields.ts'

/** What to do at each node, parents before children; subsearches are visited too. */
export interface Visitor {
  readonly command?: (command: Command) => void
  readonly search?: (expression: SearchExpression) => void
  readonly expression?: (expression: Expression) => void
}

export function visit(query: Query, visitor: Visitor): void {
  for (const command of query.commands) {
    visitor.command?.(command)
    for (const search of searchesOf(command)) visitSearch(search, visitor)
    for (const expression of expressionsOf(command)) visitExpression(expression, visitor)
    for (const inner of queriesOf(command)) visit(inner, visitor)
  }
}

function visitSearch(expression: SearchExpression, visitor: Visitor): void {
  visitor.search?.(expression)
  switch (expression.kind) {
    case 'and':
    case 'or':
      for (const item of expression.items) visitSearch(item, visitor)
      return
    case 'not':
      visitSearch(expression.item, visitor)
      return
    case 'subsearch':
    case 'subsearch-comparison':
      visit(expression.query, visitor)
      return
    case 'subsearch-in':
      for (const query of expression.subsearches) visit(query, visitor)
      return
    case 'comparison':
    case 'in':
    case 'keyword':
    case 'everything':
    case 'time':
      return
    default:
      unreachable(expression)
  }
}

function visitExpression(expression: Expression, visitor: Visitor): void {
  visitor.expression?.(expression)
  if (expression.kind === 'subsearch') visit(expression.query, visitor)
  else for (const child of childrenOf(expression)) visitExpression(child, visitor)
}

/** The expressions directly inside one. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return expression.arguments
    case 'unary':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'in':
      return [expression.value, ...expression.options]
    case 'text':
    case 'number':
    case 'field':
    case 'subsearch':
    case 'broken':
      return []
    default:
      return unreachable(expression)
  }
}

/** The parts of a command in the search dialect. */
export function searchesOf(command: Command): readonly SearchExpression[] {
  switch (command.kind) {
    case 'search':
      return [command.where]
    case 'tstats':
    case 'mstats':
    case 'inputlookup':
      return command.where ? [command.where] : []
    case 'transaction':
      return edges(command).flatMap(edge => (edge.kind === 'search' ? [edge.where] : []))
    default:
      return []
  }
}

/** The parts of a command in the eval dialect. */
export function expressionsOf(command: Command): readonly Expression[] {
  switch (command.kind) {
    case 'where':
      return [command.condition]
    case 'eval':
    case 'fieldformat':
      return command.assignments.map(({ value }) => value)
    case 'head':
      return command.condition ? [command.condition] : []
    case 'stats':
    case 'tstats':
    case 'mstats':
    case 'eventstats':
    case 'chart':
    case 'timechart':
      return command.aggregations.flatMap(evalArgument)
    case 'streamstats': {
      const resets = [command.resetBefore, command.resetAfter].filter(condition => condition !== undefined)
      return [...command.aggregations.flatMap(evalArgument), ...resets]
    }
    case 'transaction':
      return edges(command).flatMap(edge => (edge.kind === 'eval' ? [edge.condition] : []))
    default:
      return []
  }
}

/** The searches that a command runs beside its own; those inside its terms and expressions left out. */
function queriesOf(command: Command): readonly Query[] {
  switch (command.kind) {
    case 'join':
    case 'append':
    case 'appendcols':
    case 'appendpipe':
      return [command.query]
    case 'union':
      return command.sources.flatMap(source => (source.kind === 'subsearch' ? [source.query] : []))
    case 'multisearch':
      return command.queries
    case 'set':
      return [command.left, command.right]
    default:
      return []
  }
}

function evalArgument({ argument }: Aggregation): readonly Expression[] {
  if (argument?.kind === 'series') return evalArgument(argument.of)
  return argument?.kind === 'eval' ? [argument.expression] : []
}

function edges({ startswith, endswith }: Extract<Command, { kind: 'transaction' }>): readonly TransactionEdge[] {
  return [startswith, endswith].filter(edge => edge !== undefined)
}
