/** SPL text to its tree: comments out, macros in, then stage by stage; a fault in one stage hides none in the next. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { Command, Query, UnsupportedCommand } from './ast.ts'
import { commandParsers } from './commands/index.ts'
import { parseSearchCommand } from './commands/search.ts'
import { withoutComments } from './comments.ts'
import { type Context, Cursor, isWordCode, nestingLimit, trimmed } from './cursor.ts'
import { generatingCommands, knownCommands, onlyFirst } from './known-commands.ts'
import { type ExpandedCall, expandMacros, type MacroLookup } from './macros.ts'
import { type Code, type MessageData, say } from './messages.ts'
import { nearest } from './nearest.ts'
import { type Outline, outline, split, wholeSearch } from './outline.ts'

export interface ParseOptions {
  readonly macros?: MacroLookup
}

export interface Parsed {
  /** What could be read; with errors among the diagnostics it is not the whole search. */
  readonly query: Query
  /** The search as it was given. */
  readonly source: Source
  /** The search without comments: where calls of macros stand. */
  readonly uncommented: Source
  /** The text that the spans of `query` speak of. */
  readonly expanded: Source
  readonly calls: readonly ExpandedCall[]
  readonly diagnostics: readonly Diagnostic[]
}

const faultLimit = 100

export function parse(source: Source, { macros = () => undefined }: ParseOptions = {}): Parsed {
  const { source: uncommented, unclosed } = withoutComments(source)
  const { source: expanded, calls, diagnostics: macroFaults } = expandMacros(uncommented, macros)
  const diagnostics = [...macroFaults]
  const report = reporter(expanded, diagnostics)
  if (unclosed)
    diagnostics.push({ code: 'unclosed-comment', ...say('unclosed-comment', {}), place: { source, span: unclosed } })
  const outlined = outline(expanded.text)
  for (const fault of outlined.faults) report(fault.code, fault.span, {})
  const reader = makeReader(expanded.text, outlined, calls, report)
  return { query: reader.query(), source, uncommented, expanded, calls, diagnostics }
}

type Report = Context['report']

/** Reports each fault once and stops listing at a limit. */
function reporter(source: Source, diagnostics: Diagnostic[]): Report {
  let count = 0
  return <C extends Code>(code: C, span: Span, data: MessageData[C]): void => {
    count++
    if (count <= faultLimit) diagnostics.push({ code, ...say(code, data), place: { source, span } })
    else if (count === faultLimit + 1) {
      const more = say('too-many-faults', { limit: faultLimit })
      diagnostics.push({ code: 'too-many-faults', ...more, place: { source, span } })
    }
  }
}

interface Stage extends Span {
  /** The first stage of the whole search, of a subsearch, or one after another. */
  readonly position: 'first' | 'first in subsearch' | 'later'
  /** Whether a pipe stands before it. */
  readonly piped: boolean
}

function makeReader(text: string, outlined: Outline, calls: readonly ExpandedCall[], report: Report) {
  const reported = [
    ...outlined.faults.map(fault => fault.span),
    ...calls.filter(call => !call.expanded).map(call => call.span),
  ]
    .map(({ start }) => start)
    .sort((a, b) => a - b)
  const context: Context = { text, brackets: outlined.brackets, report, nesting: 0, subsearch }

  function subsearch(open: number, close: number): Query {
    const span = { start: open, end: Math.min(close + 1, text.length) }
    if (context.nesting >= nestingLimit) {
      report('nested-too-deeply', { start: open, end: open + 1 }, { limit: nestingLimit })
      return { commands: [], span }
    }
    context.nesting++
    const query = readQuery(open, open + 1, close)
    context.nesting--
    return query
  }

  function readQuery(bracket: number, start: number, end: number): Query {
    const ranges = split(start, end, outlined.pipes.get(bracket) ?? []).map(range => trimmed(text, range))
    const leadingPipe = ranges.length > 1 && ranges[0]?.start === ranges[0]?.end
    const stages = leadingPipe ? ranges.slice(1) : ranges
    const commands = stages.flatMap((range, index): Command[] => {
      if (range.start === range.end) {
        report(...emptyFault(stages.length > 1 || leadingPipe, range.start))
        return []
      }
      const first = bracket === wholeSearch ? 'first' : 'first in subsearch'
      return [readStage({ ...range, position: index === 0 ? first : 'later', piped: leadingPipe || index > 0 })]
    })
    return {
      commands,
      span: bracket === wholeSearch ? { start, end } : { start: bracket, end: Math.min(end + 1, text.length) },
    }
  }

  function emptyFault(piped: boolean, at: number): ['empty-stage' | 'empty-search', Span, object] {
    if (!piped) return ['empty-search', { start: at, end: at }, {}]
    const pipe = text.lastIndexOf('|', at - 1)
    return ['empty-stage', { start: pipe, end: pipe + 1 }, {}]
  }

  function readStage(stage: Stage): Command {
    const cursor = new Cursor(context, stage.start, stage.end)
    const name = commandName(cursor)
    const nameSpan = { start: stage.start, end: cursor.at }
    const head = { ...nameSpan, name: name.toLowerCase() }
    if (anyWithin(reported, stage)) return broken(stage, name, nameSpan)
    if (!stage.piped && head.name !== 'search' && !(stage.position !== 'first' && generatingCommands.has(head.name))) {
      warnOfMissingPipe(cursor, name, nameSpan)
      cursor.at = stage.start
      return parseSearchCommand(cursor, head, true) ?? broken(stage, '', { start: stage.start, end: stage.start })
    }
    if (!stage.piped && head.name === 'search' && comparisonFollows(cursor)) {
      cursor.at = stage.start
      return parseSearchCommand(cursor, head, true) ?? broken(stage, '', nameSpan)
    }
    const command = readCommand(cursor, stage, head, name)
    return command ?? broken(stage, name, nameSpan)
  }

  function readCommand(cursor: Cursor, stage: Stage, head: Span & { name: string }, name: string): Command | undefined {
    if (name === '') {
      const { text: found, span } = cursor.found()
      return cursor.report('expected-command', span, { found })
    }
    const parser = commandParsers.get(head.name)
    if (!parser) return unsupported(stage, head, name)
    const command = parser(cursor, head)
    const appends = command?.kind === 'tstats' && command.append
    if (stage.position === 'later' && onlyFirst.has(head.name) && !appends) {
      report('generating-not-first', { start: head.start, end: head.end }, { name: head.name })
    }
    return command
  }

  function unsupported(stage: Span, head: Span & { name: string }, name: string): UnsupportedCommand {
    const nameSpan = { start: head.start, end: head.end }
    const known = knownCommands.has(head.name)
    const rest = text.slice(head.end, stage.end)
    if (known) report('unsupported-command', nameSpan, { name: head.name })
    else report('unknown-command', nameSpan, { name, rest, ...nearest(head.name, knownCommands) })
    return { kind: 'unsupported', name: head.name, nameSpan, because: known ? 'known' : 'unknown', span: plain(stage) }
  }

  function warnOfMissingPipe(cursor: Cursor, name: string, span: Span): void {
    if (!generatingCommands.has(name) || comparisonFollows(cursor)) return
    const rest = text.slice(cursor.at, cursor.end)
    if (/^\s+[\w"(]/.test(rest.slice(0, 50))) report('command-without-pipe', span, { name, rest })
  }

  return { query: () => readQuery(wholeSearch, 0, text.length) }
}

const plain = ({ start, end }: Span): Span => ({ start, end })

const broken = (stage: Span, name: string, nameSpan: Span): UnsupportedCommand => ({
  kind: 'unsupported',
  name: name.toLowerCase(),
  nameSpan: plain(nameSpan),
  because: 'broken',
  span: plain(stage),
})

const commandName = (cursor: Cursor): string => cursor.run(code => isWordCode(code) || code === 45 || code === 46)

function comparisonFollows(cursor: Cursor): boolean {
  const here = cursor.at
  cursor.blanks()
  const follows = '=!<>'.includes(cursor.char) && cursor.char !== ''
  cursor.at = here
  return follows
}

/** Whether one of the sorted offsets lies in a span. */
function anyWithin(offsets: readonly number[], { start, end }: Span): boolean {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) < start) low = middle + 1
    else high = middle
  }
  const next = offsets[low]
  return next !== undefined && next < end
}
