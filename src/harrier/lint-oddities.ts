/** What a search says and its author most likely did not mean, or what makes it read far more than it needs. */
import type { Binary, Command, SearchExpression } from '../spl/ast.ts'
import type { Parsed } from '../spl/parse.ts'
import { searchesOf, searchFields, visit } from '../spl/walk.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { callOf } from '../text/source.ts'
import type { Span } from '../text/span.ts'

/** Of what the author wrote; macros have places of their own and are not blamed on each of their callers. */
export function oddities(parsed: Parsed): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const { expanded: source } = parsed
  const written = (span: Span): boolean => callOf({ source, span }) === undefined
  const report = (code: string, span: Span, message: string, help?: string): void => {
    if (!found.some(one => one.code === code && one.place?.span.start === span.start))
      found.push({ code, severity: 'warning', message, ...(help !== undefined && { help }), place: { source, span } })
  }
  visit(parsed.query, {
    command: command => filterOfSearch(command, parsed, report),
    search(expression) {
      const mixed = expression.kind === 'and' ? mixedIn(expression.items, source.text) : undefined
      if (!mixed || !written(mixed)) return
      const text = source.text.slice(mixed.start, mixed.end).replace(/\s+/g, ' ')
      const message = "OR stands beside AND without parentheses, and 'search' joins OR first"
      report('mixed-operators', mixed, message, text.length <= 120 && isBalanced(text) ? `(${text})` : undefined)
    },
    expression(expression) {
      if (expression.kind === 'binary' && written(expression.span)) constantComparison(expression, report, source.text)
    },
  })
  const [first] = parsed.query.commands
  if (first && written(first.span)) unselective(first, report)
  return found
}

type Report = (code: string, span: Span, message: string, help?: string) => void

/** `search` before a macro that is a search itself: `search search *`. */
function filterOfSearch(command: Command, { expanded: source }: Parsed, report: Report): void {
  if (command.kind !== 'search' || command.implicit || command.where.kind !== 'and') return
  const [first] = command.where.items
  if (first?.kind !== 'keyword' || first.value.quoted || first.value.text !== 'search') return
  const call = callOf({ source, span: first.span })
  if (!call || callOf({ source, span: { start: command.span.start, end: command.span.start + 1 } })) return
  const macro = call.source.text.slice(call.span.start, call.span.end)
  const message = `'search' stands before ${macro}, which begins with 'search' itself: events must hold that word`
  report('search-of-search', first.span, message, macro)
}

const comparing = new Set(['=', '!=', '<', '<=', '>', '>=', 'like'])

/** `"outcome.result"="SUCCESS"` in the eval dialect, where double quotes make texts. */
function constantComparison({ operator, left, right, span }: Binary, report: Report, text: string): void {
  if (!comparing.has(operator) || left.kind !== 'text' || right.kind !== 'text') return
  const said = text.slice(span.start, span.end)
  const always = operator === '=' || operator === '!=' ? (left.value === right.value) === (operator === '=') : undefined
  const outcome = always === undefined ? 'has the same answer for every event' : `is always ${always}`
  const message = `${said} compares two texts and ${outcome}; a field stands in single quotes`
  report('constant-comparison', span, message, `'${left.value}'${text.slice(left.span.end, span.end)}`)
}

/** The first OR of an AND that stands there without parentheses of its own. */
function mixedIn(items: readonly SearchExpression[], text: string): Span | undefined {
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'or') continue
    const before = items[index - 1]
    const after = items[index + 1]
    const near = [
      before && text.slice(before.span.end, item.span.start),
      after && text.slice(item.span.end, after.span.start),
    ]
    // Blanks alone join by habit; who writes AND means an order.
    if (!near.some(gap => gap !== undefined && /\bAND\b/.test(gap))) continue
    if (!isWrapped(item.items, before, after, text)) return item.span
  }
  return undefined
}

/** Spans leave parentheses out, so those around an OR stand between it and its neighbours. */
function isWrapped(
  [first, second]: readonly SearchExpression[],
  before: SearchExpression | undefined,
  after: SearchExpression | undefined,
  text: string,
): boolean {
  if (!first || !second) return true
  if (!before) return after !== undefined && /\)/.test(text.slice(second.span.end, after.span.start))
  const outside = text.slice(before.span.end, first.span.start) + text.slice(first.span.end, second.span.start)
  const upToOr = outside.slice(0, outside.lastIndexOf('OR'))
  // Those that close the neighbour before open nothing here.
  const opened = upToOr.replace(/^[^(]*/, '')
  return (opened.match(/\(/g)?.length ?? 0) > (opened.match(/\)/g)?.length ?? 0)
}

const isBalanced = (text: string): boolean => text.split('(').length === text.split(')').length

const selecting = new Set(['index', 'source', 'sourcetype', 'eventtype', 'tag', 'host', 'splunk_server', 'channel'])

/** A search that names no kind of log reads them all. */
function unselective(command: Command, report: Report): void {
  if (command.kind !== 'search' || !command.implicit) return
  const fields = searchesOf(command).flatMap(searchFields)
  if (fields.some(({ name }) => selecting.has(name.toLowerCase()) || name.toLowerCase().startsWith('tag::'))) return
  const message = 'the search names no index, source, sourcetype, eventtype or tag, so that it reads every event'
  report('reads-everything', command.span, message)
}
