/** Reads EQL: an event with its condition, or several in a sequence or sample, and what is piped from them. */
import { and, type Predicate } from '../../predicate/predicate.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { ExpressionReader } from './expression.ts'
import { predicateOf } from './expression-predicates.ts'
import { expressionTokens } from './expression-tokens.ts'

export interface EqlQuery {
  readonly kind: 'event' | 'sequence' | 'sample' | 'join'
  readonly events: readonly EqlEvent[]
  /** Keys of all events of a sequence. */
  readonly by: readonly string[]
  /** `5m`: how long a sequence may take. */
  readonly maxspan: string | undefined
  /** From `sequence` to the first event: absent for a single event. */
  readonly head: Span | undefined
  readonly pipes: readonly { readonly name: string; readonly span: Span }[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface EqlEvent {
  /** `process`, `any`; nothing where the query is broken. */
  readonly category: string
  /** With its category. */
  readonly predicate: Predicate
  readonly by: readonly string[]
  /** How often it must come in a row. */
  readonly runs: number
  /** `missing`: `![…]`; `until` ends a sequence. */
  readonly role: 'event' | 'missing' | 'until'
  readonly span: Span
}

export function parseEql(source: Source): EqlQuery {
  return new QueryReader(source).query()
}

const mostEvents = 256

class QueryReader {
  private readonly source: Source
  private readonly reader: ExpressionReader

  constructor(source: Source) {
    this.source = source
    this.reader = new ExpressionReader(source, expressionTokens(source.text), 'eql')
  }

  query(): EqlQuery {
    const { reader } = this
    const start = reader.token?.start ?? 0
    const word = reader.token?.word
    const kind = word === 'sequence' || word === 'sample' || word === 'join' ? word : 'event'
    if (kind !== 'event') reader.at++
    const head = kind === 'event' ? { by: [], maxspan: undefined } : this.head()
    const headEnd = reader.token?.start ?? start
    const events = kind === 'event' ? [this.event('event')] : this.steps()
    const pipes = this.pipes()
    if (reader.token) reader.fault(`${reader.here()} cannot stand here; 'and', 'or' or '|' would be right before it`)
    return {
      kind,
      events,
      ...head,
      head: kind === 'event' ? undefined : { start, end: trimEnd(this.source.text, start, headEnd) },
      pipes,
      diagnostics: reader.diagnostics,
    }
  }

  private head(): Pick<EqlQuery, 'by' | 'maxspan'> {
    const { reader } = this
    let by: readonly string[] = []
    let maxspan: string | undefined
    for (;;) {
      if (reader.takeWord('by')) by = this.keys()
      else if (reader.takeWord('with')) {
        const value = this.option('maxspan')
        if (value !== undefined) maxspan = value
      } else return { by, maxspan }
    }
  }

  private option(name: string): string | undefined {
    const { reader } = this
    if (!reader.takeWord(name) || !reader.takeSign('=') || reader.token?.kind !== 'number') {
      reader.fault(`${reader.here()} stands where '${name}=' and a number are wanted`)
      return undefined
    }
    const value = reader.token.text
    reader.at++
    // `1 m` is written apart now and then.
    const unit = reader.token
    if (unit && /^(?:ms|s|m|h|d)$/.test(unit.word) && /\d$/.test(value)) {
      reader.at++
      return value + unit.word
    }
    return value
  }

  private keys(): readonly string[] {
    const { reader } = this
    const keys: string[] = []
    do {
      reader.takeSign('?')
      const start = reader.token?.start ?? 0
      if (reader.token?.kind !== 'name') {
        reader.fault(`${reader.here()} stands where the name of a field is wanted`)
        return keys
      }
      const key = reader.condition()
      keys.push(key.kind === 'field' ? key.name : this.source.text.slice(start, key.span.end))
    } while (reader.takeSign(','))
    return keys
  }

  private steps(): readonly EqlEvent[] {
    const { reader } = this
    const events: EqlEvent[] = []
    for (;;) {
      const until = reader.takeWord('until')
      const missing = reader.takeSign('!')
      if (!reader.isSign('[')) {
        if (until || missing || events.length === 0)
          reader.fault(`${reader.here()} stands where '[' and an event are wanted`)
        return events
      }
      if (events.length >= mostEvents) reader.fault(`more than ${mostEvents} events in one sequence`)
      events.push(this.step(until ? 'until' : missing ? 'missing' : 'event'))
    }
  }

  private step(role: EqlEvent['role']): EqlEvent {
    const { reader } = this
    const open = reader.token
    reader.at++
    const event = this.event(role)
    const end = reader.token?.end ?? this.source.text.length
    if (!reader.takeSign(']'))
      reader.fault(reader.token ? `${reader.here()} stands where ']' is wanted` : `'[' is never closed`)
    let by: readonly string[] = []
    let runs = 1
    for (;;) {
      if (reader.takeWord('by')) by = this.keys()
      else if (reader.takeWord('with')) runs = Number(this.option('runs') ?? 1)
      else return { ...event, by, runs, span: { start: open?.start ?? 0, end } }
    }
  }

  private event(role: EqlEvent['role']): EqlEvent {
    const { reader } = this
    const { token } = reader
    if (token?.kind !== 'name' && token?.kind !== 'text') {
      reader.fault(`${reader.here()} stands where the category of an event is wanted, as in 'process where …'`)
      return {
        category: '',
        predicate: { kind: 'opaque', span: { start: 0, end: 0 } },
        by: [],
        runs: 1,
        role,
        span: { start: 0, end: 0 },
      }
    }
    const span = { start: token.start, end: token.end }
    reader.at++
    if (!reader.takeWord('where')) reader.fault(`${reader.here()} stands where 'where' is wanted`)
    const condition = reader.condition()
    const category: readonly Predicate[] =
      token.word === 'any'
        ? []
        : [{ kind: 'test', field: 'event.category', operator: 'eq', values: [token.text], caseSensitive: true, span }]
    const predicate = and([...category, predicateOf(condition, { dialect: 'eql' })])
    return {
      category: token.text,
      predicate,
      by: [],
      runs: 1,
      role,
      span: { start: span.start, end: condition.span.end },
    }
  }

  private pipes(): EqlQuery['pipes'] {
    const { reader } = this
    const pipes: { name: string; span: Span }[] = []
    while (reader.takeSign('|')) {
      const { token } = reader
      if (token?.kind !== 'name') {
        reader.fault(`${reader.here()} stands where a pipe such as 'head 5' is wanted`)
        break
      }
      reader.at++
      let { end } = token
      for (let next = reader.token; next && !reader.isSign('|'); next = reader.token) {
        end = next.end
        reader.at++
      }
      pipes.push({ name: token.word, span: { start: token.start, end } })
    }
    return pipes
  }
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && /\s/.test(text.charAt(at - 1))) at--
  return at
}
