/** What `stats` and its like compute: `count`, `dc(user) as users`, `sum(eval(a*b))`. */
import type { Aggregation, AggregationArgument, Name } from './ast.ts'
import { allBut, type Cursor, isWordCode } from './cursor.ts'
import { parseExpression } from './expression.ts'
import { nameOf, readName, wantName } from './names.ts'
import type { Options } from './options.ts'
import { parseTimeSpan } from './time-span.ts'

/**
 * Reads aggregations and options to the end of the stage or to one of `stops`; undefined where a fault was reported.
 */
export function parseAggregations(
  cursor: Cursor,
  command: string,
  options: Options,
  stops: readonly string[],
): Aggregation[] | undefined {
  const found: Aggregation[] = []
  for (;;) {
    cursor.separators()
    if (cursor.done || cursor.word(...stops)) break
    if (options.read()) {
      if (options.failed) return undefined
      continue
    }
    const aggregation = parseAggregation(cursor, command)
    if (!aggregation) return undefined
    found.push(aggregation)
  }
  if (found.length > 0) return found
  const example = `${command} count by user`
  const wants = cursor.done ? 'a function' : `a function before '${cursor.found().text}'`
  return cursor.report('missing-argument', cursor.found().span, { command, wants, example })
}

/** `by a, b span=1h`: the fields, with options among them; undefined where a fault was reported. */
export function parseBy(cursor: Cursor, options: Options): Name[] | undefined {
  const by: Name[] = []
  for (;;) {
    cursor.separators()
    if (cursor.done) break
    if (options.read()) {
      if (options.failed) return undefined
      continue
    }
    const name = readName(cursor)
    if (!name) return unexpected(cursor, 'by')
    by.push(name)
  }
  if (by.length > 0) return by
  const { text, span } = cursor.found()
  return cursor.report('missing-name', span, { after: 'by', found: text })
}

function unexpected(cursor: Cursor, command: string): undefined {
  const { text, span } = cursor.found()
  return cursor.report('unexpected-text', span, { command, found: text })
}

export function parseAggregation(cursor: Cursor, command: string): Aggregation | undefined {
  const start = cursor.at
  const written = cursor.run(code => isWordCode(code) || code === 46)
  if (written === '') {
    const { text, span } = cursor.found()
    return cursor.report('expected-function', span, { command, found: text, example: `${command} count by user` })
  }
  const functionSpan = { start, end: cursor.at }
  const name = written.toLowerCase()
  const parsed = parseArgument(cursor, written)
  if (!parsed) return undefined
  const end = cursor.at
  const column = { function: name, functionSpan, ...(parsed.argument && { argument: parsed.argument }) }
  cursor.blanks()
  if (!cursor.eatWord('as')) {
    cursor.at = end
    return {
      ...column,
      alias: `${name}${parsed.suffix}`,
      aliasSpan: { start, end },
      named: false,
      span: { start, end },
    }
  }
  cursor.blanks()
  const by = cursor.found()
  if (cursor.word('by')) return cursor.report('missing-name', by.span, { after: 'as', found: by.text })
  const alias = wantName(cursor, 'as')
  return alias && { ...column, alias: alias.name, aliasSpan: alias.span, named: true, span: { start, end: cursor.at } }
}

/** What stands in the parentheses, if they are there, and how it shows in the name of the column. */
function parseArgument(
  cursor: Cursor,
  name: string,
): { readonly argument?: AggregationArgument; readonly suffix: string } | undefined {
  const before = cursor.at
  cursor.blanks()
  const opening = { start: cursor.at, end: cursor.at + 1 }
  if (!cursor.eat('(')) {
    cursor.at = before
    return { suffix: '' }
  }
  cursor.blanks()
  if (cursor.eat(')')) return { suffix: '' }
  const inside = name.toLowerCase() === 'sparkline' ? seriesArgument : plainArgument
  const argument = cursor.nested(opening, () => inside(cursor))
  if (!argument || argument === 'broken') return undefined
  cursor.blanks()
  if (cursor.eat(')')) return { argument, suffix: `(${suffixOf(cursor, argument)})` }
  if (cursor.done) return cursor.report('unclosed-parenthesis', opening, {})
  const { text, span } = cursor.found()
  return cursor.report('one-field', span, { function: name, found: text })
}

const plainArgument = (cursor: Cursor): AggregationArgument | 'broken' => evalArgument(cursor) ?? fieldArgument(cursor)

/** `avg(x), 5m` of a sparkline: a function, and how long a bucket is. */
function seriesArgument(cursor: Cursor): AggregationArgument | 'broken' {
  const start = cursor.at
  const written = cursor.run(code => isWordCode(code) || code === 46)
  const functionSpan = { start, end: cursor.at }
  const parsed = written === '' ? undefined : parseArgument(cursor, written)
  if (!parsed) {
    const { text, span } = cursor.found()
    if (written === '')
      cursor.report('expected-function', span, { command: 'sparkline', found: text, example: 'sparkline(count, 1h)' })
    return 'broken'
  }
  const name = written.toLowerCase()
  const span = { start, end: cursor.at }
  const alias = `${name}${parsed.suffix}`
  const { argument } = parsed
  const of: Aggregation = {
    function: name,
    functionSpan,
    ...(argument && { argument }),
    alias,
    aliasSpan: span,
    named: false,
    span,
  }
  cursor.blanks()
  if (!cursor.eat(',')) return { kind: 'series', of, span }
  cursor.blanks()
  const at = cursor.at
  const value = cursor.run(isWordCode)
  const timespan = parseTimeSpan(value, { start: at, end: cursor.at })
  if (timespan) return { kind: 'series', of, timespan, span: { start, end: cursor.at } }
  const data = { command: 'sparkline', option: 'span', value, wants: 'a stretch such as 5m or 1h' }
  cursor.report('wrong-value', value === '' ? cursor.found().span : { start: at, end: cursor.at }, data)
  return 'broken'
}

function suffixOf(cursor: Cursor, argument: AggregationArgument): string {
  return argument.kind === 'field' ? argument.field.name : cursor.text.slice(argument.span.start, argument.span.end)
}

/** `eval(…)`; undefined where something else stands here. */
function evalArgument(cursor: Cursor): AggregationArgument | 'broken' | undefined {
  const start = cursor.at
  if (!cursor.eatWord('eval')) return undefined
  cursor.blanks()
  const opening = { start: cursor.at, end: cursor.at + 1 }
  if (!cursor.eat('(')) {
    cursor.at = start
    return undefined
  }
  const expression = parseExpression(cursor, 'eval(')
  if (!expression) return 'broken'
  cursor.blanks()
  if (cursor.eat(')')) return { kind: 'eval', expression, span: { start, end: cursor.at } }
  const { text, span } = cursor.found()
  if (cursor.done) cursor.report('unclosed-parenthesis', opening, {})
  else cursor.report('missing-operator', span, { found: text, command: 'eval' })
  return 'broken'
}

function fieldArgument(cursor: Cursor): AggregationArgument | 'broken' {
  if (cursor.char === '"' || cursor.char === "'") {
    const { text, span } = cursor.quoted()
    return { kind: 'field', field: nameOf(text, span) }
  }
  const start = cursor.at
  const name = cursor.run(inArgument)
  if (name !== '') return { kind: 'field', field: nameOf(name, { start, end: cursor.at }) }
  const { text, span } = cursor.found()
  cursor.report('missing-name', span, { after: '(', found: text })
  return 'broken'
}

const inArgument = allBut('(),"|[]')
