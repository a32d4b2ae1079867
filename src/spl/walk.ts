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

/** A field that a command names: it `reads` its value, `writes` it, or `drops` it. */
export interface Mention {
  readonly field: Name
  readonly use: 'reads' | 'writes' | 'drops'
}

/** The fields that one command names, those of its subsearches left out. */
export function mentions(command: Command): readonly Mention[] {
  const found: Mention[] = []
  const reads = (fields: readonly Name[]): void => {
    found.push(...fields.map(field => ({ field, use: 'reads' as const })))
  }
  const writes = (...fields: readonly Name[]): void => {
    found.push(...fields.map(field => ({ field, use: 'writes' as const })))
  }
  for (const search of searchesOf(command)) reads(searchFields(search))
  for (const expression of expressionsOf(command)) reads(expressionFields(expression))
  switch (command.kind) {
    case 'eval':
      writes(...command.assignments.map(({ target }) => target))
      break
    case 'stats':
    case 'tstats':
      reads(command.aggregations.flatMap(({ argument }) => (argument?.kind === 'field' ? [argument.field] : [])))
      reads(command.by)
      writes(...command.aggregations.map(aliasOf))
      break
    case 'fillnull':
      writes(...command.fields)
      break
    case 'rename':
      for (const { from, to } of command.renames) {
        reads([from])
        writes(to)
      }
      break
    case 'convert':
      for (const { field, as } of command.conversions) {
        reads([field])
        writes(as ?? field)
      }
      break
    case 'table':
      reads(command.fields)
      break
    case 'fields':
      if (command.mode === 'keep') reads(command.fields)
      else found.push(...command.fields.map(field => ({ field, use: 'drops' as const })))
      break
    case 'sort':
      reads(command.keys.map(({ field }) => field))
      break
    case 'dedup':
      reads([...command.fields, ...command.sortby.map(({ field }) => field)])
      break
    case 'bin':
      reads([command.field])
      writes(command.as ?? command.field)
      break
    case 'search':
    case 'where':
    case 'head':
    case 'tail':
    case 'from':
    case 'makeresults':
    case 'unsupported':
      break
    default:
      unreachable(command)
  }
  return found
}

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
