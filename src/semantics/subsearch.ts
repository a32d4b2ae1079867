/** Subsearches among terms and in expressions: their rows, once they are known, as what stands in their place. */
import { searchOfRows } from '../rows/search-of-rows.ts'
import type { Table } from '../rows/table.ts'
import type {
  Expression,
  Query,
  SearchExpression,
  SearchSubsearch,
  SearchSubsearchComparison,
  SearchSubsearchIn,
  SearchValue,
} from '../spl/ast.ts'
import { parse } from '../spl/parse.ts'
import { rootSource } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { Binder } from './binder.ts'

/** Undefined where the subsearch must run first, or its text is no search. */
export function subsearchTerms(
  binder: Binder,
  where: SearchSubsearch | SearchSubsearchComparison | SearchSubsearchIn,
): SearchExpression | undefined {
  if (where.kind === 'subsearch-in') return listTerms(binder, where)
  const table = cutRows(binder, answerOf(binder, where.query), where.span)
  if (!table) return undefined
  if (where.kind === 'subsearch') {
    const { span } = where
    const nothing: SearchExpression = { kind: 'not', item: { kind: 'everything', span }, span }
    return compact(searchOfRows(table, { span, read: text => parsedSearch(binder, text, span) ?? nothing }))
  }
  const [text] = returnedTexts(table)
  const value = valueNode(text ?? '', where.span)
  return { kind: 'comparison', field: where.field, operator: where.operator, value, span: where.span }
}

/** limits.conf: maxout of a subsearch among terms. */
const mostRows = 10_000

function cutRows(binder: Binder, table: Table | undefined, span: Span): Table | undefined {
  if (!table || table.rows.length <= mostRows) return table
  const cuts = binder.world.splunkLimits === true
  binder.report('subsearch-limit', span, { rows: table.rows.length, limit: mostRows, cuts })
  return cuts ? { ...table, rows: table.rows.slice(0, mostRows) } : table
}

/** Thousands of values of one field are one list. */
function compact(terms: SearchExpression): SearchExpression {
  if (terms.kind !== 'or') return terms
  const [first] = terms.items
  const values = terms.items.flatMap(item =>
    item.kind === 'comparison' && first?.kind === 'comparison' && item.field.name === first.field.name
      ? [item.value]
      : [],
  )
  if (first?.kind !== 'comparison' || values.length < terms.items.length) return terms
  return { kind: 'in', field: first.field, values, span: terms.span }
}

function listTerms(binder: Binder, where: SearchSubsearchIn): SearchExpression | undefined {
  const tables = where.subsearches.map(query => answerOf(binder, query))
  if (tables.includes(undefined)) return undefined
  const found = tables.flatMap(table => (table ? returnedTexts(table) : [])).map(text => valueNode(text, where.span))
  return { kind: 'in', field: where.field, values: [...where.values, ...found], span: where.span }
}

const answerOf = (binder: Binder, query: Query) =>
  binder.answer({ kind: 'subsearch', key: query, source: binder.source })

const valueNode = (text: string, span: Span): SearchValue => ({ text, quoted: true, caseSensitive: false, span })

/** What `return $x` gives: the values of the first column, quotes around them gone. */
const returnedTexts = (table: { readonly rows: readonly (readonly unknown[])[] }): readonly string[] =>
  table.rows
    .flatMap(([cell]) =>
      cell === null || cell === undefined ? [] : Array.isArray(cell) ? cell.map(String) : [String(cell)],
    )
    .map(text => /^"(.*)"$/s.exec(text)?.[1] ?? text)

function parsedSearch(binder: Binder, text: string, span: Span): SearchExpression | undefined {
  const { query, diagnostics } = parse(rootSource('subsearch', `search ${text}`))
  const [command] = query.commands
  if (command?.kind === 'search' && query.commands.length === 1 && diagnostics.length === 0) return command.where
  binder.report('subsearch-text', span, { text })
  return undefined
}

/** The text that a subsearch returns into an expression; undefined where it must run first or is no expression. */
export function subsearchExpression(binder: Binder, query: Query, span: Span): Expression | undefined {
  const table = answerOf(binder, query)
  if (!table) return undefined
  const text = table.rows.flatMap(([cell]) => (cell === null || cell === undefined ? [] : [String(cell)])).join(' OR ')
  const parsed = parse(rootSource('subsearch', `| eval x=${text}`))
  const [command] = parsed.query.commands
  const value = command?.kind === 'eval' ? command.assignments[0]?.value : undefined
  if (value && parsed.diagnostics.length === 0) return value
  binder.report('subsearch-text', span, { text })
  return undefined
}
