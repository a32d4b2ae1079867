/** Reads the stages of an expanded search one by one, so that a fault in one hides none in the next. */

import { nearest } from '../text/nearest.ts'
import type { Span } from '../text/span.ts'
import type { Command, Query, UnsupportedCommand } from './ast.ts'
import type { CommandWord } from './commands/command-word.ts'
import { commandParsers } from './commands/index.ts'
import { parseSearchCommand } from './commands/search.ts'
import { type Context, Cursor, isWordCode, nestingLimit, trimmed } from './cursor.ts'
import { maskTokens, unmaskTokens } from './foreach-tokens.ts'
import { generatingCommands, knownCommands, onlyFirst } from './known-commands.ts'
import { type Outline, split, wholeSearch } from './outline.ts'

interface Stage extends Span {
  readonly first: boolean
  readonly inSubsearch: boolean
  /** Whether a pipe stands before it, or might as well. */
  readonly piped: boolean
}

export class QueryReader implements Context {
  readonly text: string
  readonly report: Context['report']
  nesting = 0
  private readonly outline: Outline
  private readonly told: readonly number[]
  private masked: string | undefined
  private unknownWords = 0

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

  subsearch(open: number, close: number, pipeline?: 'pipeline'): Query {
    const span = { start: open, end: Math.min(close + 1, this.text.length) }
    if (this.nesting >= nestingLimit) {
      this.report('nested-too-deeply', { start: open, end: open + 1 }, { limit: nestingLimit })
      return { commands: [], span }
    }
    this.nesting++
    const commands = this.readStages({ start: open + 1, end: close }, open, pipeline)
    this.nesting--
    return { commands, span }
  }

  /** A field stands for each token: one of the same length, so that every place stays what it is. */
  checkTemplate(open: number, close: number): void {
    this.masked ??= maskTokens(this.text)
    const report: Context['report'] = (code, span, data) =>
      this.report(code, span, JSON.parse(unmaskTokens(JSON.stringify(data))))
    const reader = new QueryReader(this.masked, this.outline, this.told, report)
    reader.masked = this.masked
    reader.nesting = this.nesting
    reader.subsearch(open, close, 'pipeline')
  }

  private readStages({ start, end }: Span, bracket: number, pipeline?: 'pipeline'): readonly Command[] {
    const pipes = this.outline.pipes.get(bracket) ?? []
    const ranges = split(start, end, pipes).map(range => trimmed(this.text, range))
    const leadingPipe = ranges.length > 1 && isEmpty(ranges[0])
    const stages = leadingPipe ? ranges.slice(1) : ranges
    const commands: Command[] = []
    stages.forEach((range, index) => {
      const piped = leadingPipe || index > 0 || pipeline !== undefined
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
    const word = { name: written.toLowerCase(), start: stage.start, end: cursor.at }
    if (anyWithin(this.told, stage)) return broken(stage, word)
    if (this.isImplicitSearch(stage, word, cursor)) {
      this.warnOfMissingPipe(cursor, word)
      cursor.at = stage.start
      return parseSearchCommand(cursor, word, true) ?? broken(stage, { ...word, name: '', end: stage.start })
    }
    return this.readCommand(cursor, stage, word) ?? broken(stage, word)
  }

  /** Without a pipe before it a stage is a search; in brackets, only where its first word is no command. */
  private isImplicitSearch(stage: Stage, { name }: CommandWord, cursor: Cursor): boolean {
    if (stage.piped) return false
    if (name === 'search') return comparisonFollows(cursor)
    if (!stage.inSubsearch) return true
    return !generatingCommands.has(name) && !(commandParsers.has(name) && !comparisonFollows(cursor))
  }

  private readCommand(cursor: Cursor, stage: Stage, word: CommandWord): Command | undefined {
    if (word.name === '') {
      const { text: found, span } = cursor.found()
      return cursor.report('expected-command', span, { found })
    }
    const parser = commandParsers.get(word.name)
    if (!parser) return this.unsupported(stage, word)
    const command = parser(cursor, word)
    const appends = command !== undefined && 'append' in command && command.append
    if (!stage.first && onlyFirst.has(word.name) && !appends) {
      this.report('generating-not-first', nameSpan(word), { name: word.name })
    }
    return command
  }

  private unsupported(stage: Stage, word: CommandWord): UnsupportedCommand {
    const span = nameSpan(word)
    const known = knownCommands.has(word.name)
    if (known) this.report('unsupported-command', span, { name: word.name })
    else {
      const name = this.text.slice(word.start, word.end)
      const rest = this.text.slice(word.end, stage.end)
      // More than a hundred faults are not listed, so nothing is looked up for them.
      const guess = this.unknownWords++ < 100 ? nearest(word.name, knownCommands) : {}
      this.report('unknown-command', span, { name, rest, ...guess })
    }
    return { ...broken(stage, word), because: known ? 'known' : 'unknown' }
  }

  /** `tstats count …` at the very start looks for words, which nobody means. */
  private warnOfMissingPipe(cursor: Cursor, word: CommandWord): void {
    if (!generatingCommands.has(word.name)) return
    const rest = this.text.slice(cursor.at, cursor.end)
    if (/^\s+[\w"(]/.test(rest.slice(0, 50))) {
      this.report('command-without-pipe', nameSpan(word), { name: word.name, rest })
    }
  }
}

const isEmpty = (span: Span | undefined): boolean => span?.start === span?.end

const nameSpan = ({ start, end }: CommandWord): Span => ({ start, end })

const broken = ({ start, end }: Span, word: CommandWord): UnsupportedCommand => ({
  kind: 'unsupported',
  name: word.name,
  nameSpan: nameSpan(word),
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
