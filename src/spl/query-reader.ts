/** Reads the stages of an expanded search one by one, so that a fault in one hides none in the next. */
import type { Span } from '../text/span.ts'
import type { Command, Query, UnsupportedCommand } from './ast.ts'
import type { Head } from './commands/head-of-stage.ts'
import { commandParsers } from './commands/index.ts'
import { parseSearchCommand } from './commands/search.ts'
import { type Context, Cursor, isWordCode, nestingLimit, trimmed } from './cursor.ts'
import { generatingCommands, knownCommands, onlyFirst } from './known-commands.ts'
import { nearest } from './nearest.ts'
import { type Outline, split, wholeSearch } from './outline.ts'

interface Stage extends Span {
  readonly first: boolean
  readonly inSubsearch: boolean
  /** Whether a pipe stands before it. */
  readonly piped: boolean
}

export class QueryReader implements Context {
  readonly text: string
  readonly report: Context['report']
  nesting = 0
  private readonly outline: Outline
  private readonly told: readonly number[]

  /** `told`: where faults were reported already; the stages that hold them are not read. */
  constructor(text: string, outline: Outline, told: readonly number[], report: Context['report']) {
    this.text = text
    this.outline = outline
    this.told = [...told].sort((a, b) => a - b)
    this.report = report
  }

  get brackets(): ReadonlyMap<number, number> {
    return this.outline.brackets
  }

  readAll(): Query {
    const span = { start: 0, end: this.text.length }
    return { commands: this.readStages(span, wholeSearch), span }
  }

  subsearch(open: number, close: number): Query {
    const span = { start: open, end: Math.min(close + 1, this.text.length) }
    if (this.nesting >= nestingLimit) {
      this.report('nested-too-deeply', { start: open, end: open + 1 }, { limit: nestingLimit })
      return { commands: [], span }
    }
    this.nesting++
    const commands = this.readStages({ start: open + 1, end: close }, open)
    this.nesting--
    return { commands, span }
  }

  private readStages({ start, end }: Span, bracket: number): readonly Command[] {
    const pipes = this.outline.pipes.get(bracket) ?? []
    const ranges = split(start, end, pipes).map(range => trimmed(this.text, range))
    const leadingPipe = ranges.length > 1 && isEmpty(ranges[0])
    const stages = leadingPipe ? ranges.slice(1) : ranges
    const commands: Command[] = []
    stages.forEach((range, index) => {
      const piped = leadingPipe || index > 0
      if (!isEmpty(range)) {
        commands.push(this.readStage({ ...range, first: index === 0, inSubsearch: bracket !== wholeSearch, piped }))
      } else if (pipes.length === 0) this.report('empty-search', { start, end }, {})
      else {
        const pipe = pipes[leadingPipe ? index : Math.max(0, index - 1)] ?? start
        this.report('empty-stage', { start: pipe, end: pipe + 1 }, {})
      }
    })
    return commands
  }

  private readStage(stage: Stage): Command {
    const cursor = new Cursor(this, stage.start, stage.end)
    const written = cursor.run(code => isWordCode(code) || code === 45 || code === 46)
    const head = { name: written.toLowerCase(), start: stage.start, end: cursor.at }
    if (anyWithin(this.told, stage)) return broken(stage, head)
    if (this.isImplicitSearch(stage, head, cursor)) {
      this.warnOfMissingPipe(cursor, head)
      cursor.at = stage.start
      return parseSearchCommand(cursor, head, true) ?? broken(stage, { ...head, name: '', end: stage.start })
    }
    return this.readCommand(cursor, stage, head) ?? broken(stage, head)
  }

  /** Without a pipe before it a stage is a search, but that in a subsearch a command may make its rows at once. */
  private isImplicitSearch(stage: Stage, { name }: Head, cursor: Cursor): boolean {
    if (stage.piped) return false
    if (name === 'search') return comparisonFollows(cursor)
    return !(stage.inSubsearch && generatingCommands.has(name))
  }

  private readCommand(cursor: Cursor, stage: Stage, head: Head): Command | undefined {
    if (head.name === '') {
      const { text: found, span } = cursor.found()
      return cursor.report('expected-command', span, { found })
    }
    const parser = commandParsers.get(head.name)
    if (!parser) return this.unsupported(stage, head)
    const command = parser(cursor, head)
    const appends = command?.kind === 'tstats' && command.append
    if (!stage.first && onlyFirst.has(head.name) && !appends) {
      this.report('generating-not-first', nameSpan(head), { name: head.name })
    }
    return command
  }

  private unsupported(stage: Stage, head: Head): UnsupportedCommand {
    const span = nameSpan(head)
    const known = knownCommands.has(head.name)
    if (known) this.report('unsupported-command', span, { name: head.name })
    else {
      const name = this.text.slice(head.start, head.end)
      const rest = this.text.slice(head.end, stage.end)
      this.report('unknown-command', span, { name, rest, ...nearest(head.name, knownCommands) })
    }
    return { ...broken(stage, head), because: known ? 'known' : 'unknown' }
  }

  /** `tstats count …` at the very start looks for words, which nobody means. */
  private warnOfMissingPipe(cursor: Cursor, head: Head): void {
    if (!generatingCommands.has(head.name)) return
    const rest = this.text.slice(cursor.at, cursor.end)
    if (/^\s+[\w"(]/.test(rest.slice(0, 50))) {
      this.report('command-without-pipe', nameSpan(head), { name: head.name, rest })
    }
  }
}

const isEmpty = (span: Span | undefined): boolean => span?.start === span?.end

const nameSpan = ({ start, end }: Head): Span => ({ start, end })

const broken = ({ start, end }: Span, head: Head): UnsupportedCommand => ({
  kind: 'unsupported',
  name: head.name,
  nameSpan: nameSpan(head),
  because: 'broken',
  span: { start, end },
})

function comparisonFollows(cursor: Cursor): boolean {
  const here = cursor.at
  cursor.blanks()
  const follows = cursor.char !== '' && '=!<>'.includes(cursor.char)
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
