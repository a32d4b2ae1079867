/** Ways through a tree: every command, every expression, every field that is named. */
import { unreachable } from '../text/unreachable.ts'
import type { Aggregation, Command, Expression, Name, Query, SearchExpression } from './ast.ts'

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
  }
}

export function visitSearch(expression: SearchExpression, visitor: Visitor): void {
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
      visit(expression.query, visitor)
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

export function visitExpression(expression: Expression, visitor: Visitor): void {
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
  if (command.kind === 'search') return [command.where]
  return command.kind === 'tstats' && command.where ? [command.where] : []
}

/** The parts of a command in the eval dialect. */
export function expressionsOf(command: Command): readonly Expression[] {
  switch (command.kind) {
    case 'where':
      return [command.condition]
    case 'eval':
      return command.assignments.map(({ value }) => value)
    case 'head':
      return command.condition ? [command.condition] : []
    case 'stats':
    case 'tstats':
      return command.aggregations.flatMap(({ argument }) => (argument?.kind === 'eval' ? [argument.expression] : []))
    default:
      return []
  }
}

/** The fields whose values a command looks at, in the order written; those of its subsearches left out. */
export function fieldsRead(command: Command): readonly Name[] {
  const tested = [...searchesOf(command).flatMap(searchFields), ...expressionsOf(command).flatMap(expressionFields)]
  switch (command.kind) {
    case 'stats':
    case 'tstats':
      return [...command.aggregations.flatMap(argumentOf), ...tested, ...command.by]
    case 'rename':
      return command.renames.map(({ from }) => from)
    case 'convert':
      return command.conversions.map(({ field }) => field)
    case 'table':
      return command.fields
    case 'fields':
      return command.mode === 'keep' ? command.fields : []
    case 'sort':
      return command.keys.map(({ field }) => field)
    case 'dedup':
      return [...command.fields, ...command.sortby.map(({ field }) => field)]
    case 'bin':
      return [command.field]
    default:
      return tested
  }
}

/** The fields that a command gives a value. */
export function fieldsWritten(command: Command): readonly Name[] {
  switch (command.kind) {
    case 'eval':
      return command.assignments.map(({ target }) => target)
    case 'stats':
    case 'tstats':
      return command.aggregations.map(aliasOf)
    case 'fillnull':
      return command.fields
    case 'rename':
      return command.renames.map(({ to }) => to)
    case 'convert':
      return command.conversions.map(({ field, as }) => as ?? field)
    case 'bin':
      return [command.as ?? command.field]
    default:
      return []
  }
}

const argumentOf = ({ argument }: Aggregation): readonly Name[] => (argument?.kind === 'field' ? [argument.field] : [])

const aliasOf = ({ alias, aliasSpan }: Aggregation): Name => ({
  name: alias,
  wildcard: alias.includes('*'),
  span: aliasSpan,
})

/** The fields that a search expression compares, in the order written. */
export function searchFields(expression: SearchExpression): readonly Name[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.items.flatMap(searchFields)
    case 'not':
      return searchFields(expression.item)
    case 'comparison':
    case 'in':
      return [expression.field]
    case 'keyword':
    case 'everything':
    case 'time':
    case 'subsearch':
      return []
    default:
      return unreachable(expression)
  }
}

/** The fields that an expression reads, in the order written. */
export function expressionFields(expression: Expression): readonly Name[] {
  if (expression.kind === 'field') return [{ name: expression.name, wildcard: false, span: expression.span }]
  return childrenOf(expression).flatMap(expressionFields)
}
