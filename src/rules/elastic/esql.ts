/** Reads ES|QL as its stages: commands split at pipes, with the conditions of `where` as far as they can be said. */
import { type Predicate, placedAt } from '../../predicate/predicate.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { ExpressionReader } from './expression.ts'
import { predicateOf } from './expression-predicates.ts'
import { expressionTokens, type Token } from './expression-tokens.ts'
import { parseKql } from './kql.ts'

export interface EsqlQuery {
  readonly stages: readonly EsqlStage[]
  /** Patterns behind `from`. */
  readonly indexes: readonly string[]
  /** Fields that the query itself makes: what is compared with them is no indicator. */
  readonly computed: ReadonlySet<string>
}

export interface EsqlStage {
  /** In lower case: `where`, `inline stats`. */
  readonly command: string
  readonly span: Span
  /** Of `where` alone. */
  readonly predicate: Predicate | undefined
}

export function parseEsql(source: Source): EsqlQuery {
  const stages = split(expressionTokens(source.text))
  const computed = new Set<string>()
  for (const tokens of stages) for (const name of madeBy(tokens)) computed.add(name)
  return {
    stages: stages.map(tokens => stageOf(tokens, source)),
    indexes: stages.flatMap(tokens => (tokens[0]?.word === 'from' ? indexesOf(tokens, source) : [])),
    computed,
  }
}

/** At the pipes outside of parentheses. */
function split(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const stages: Token[][] = []
  let stage: Token[] = []
  let depth = 0
  for (const token of tokens) {
    const sign = token.kind === 'sign' ? token.text : ''
    if (sign === '(' || sign === '[') depth++
    if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1)
    if (sign === '|' && depth === 0) {
      stages.push(stage)
      stage = []
    } else stage.push(token)
  }
  stages.push(stage)
  return stages.filter(tokens => tokens.length > 0)
}

function stageOf(tokens: readonly Token[], source: Source): EsqlStage {
  const [first, second] = tokens
  const words = [
    first?.word ?? '',
    ...(first?.word === 'inline' || first?.word === 'lookup' ? [second?.word ?? ''] : []),
  ]
  const span = { start: first?.start ?? 0, end: tokens.at(-1)?.end ?? 0 }
  return {
    command: words.join(' '),
    span,
    predicate: first?.word === 'where' ? condition(tokens.slice(1), source) : undefined,
  }
}

function condition(tokens: readonly Token[], source: Source): Predicate {
  const reader = new ExpressionReader(source, tokens, 'esql')
  const expression = reader.condition()
  const whole = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 }
  if (reader.token || reader.diagnostics.length > 0) return { kind: 'opaque', span: whole }
  return predicateOf(expression, { dialect: 'esql', embedded: (text, span) => embeddedKql(text, span, source.name) })
}

/** Its tests stand where the whole call does. */
const embeddedKql = (text: string, span: Span, name: string): Predicate =>
  placedAt(parseKql({ name, text, segments: [] }).predicate, span)

function indexesOf(tokens: readonly Token[], source: Source): readonly string[] {
  const start = tokens[1]?.start ?? 0
  const end = tokens.find(({ word }, index) => index > 0 && word === 'metadata')?.start ?? tokens.at(-1)?.end ?? 0
  return source.text
    .slice(start, end)
    .split(/[\s,]+/)
    .filter(name => name !== '')
}

/** Names before a single `=`, and those that a pattern takes out of a text. */
function madeBy(tokens: readonly Token[]): readonly string[] {
  const command = tokens[0]?.word ?? ''
  if (command === 'grok' || command === 'dissect')
    return tokens
      .filter(({ kind }) => kind === 'text')
      .flatMap(({ text }) =>
        [...text.matchAll(/%\{[+?*&]?(?:[A-Z0-9_]+:)?([\w.@]+)/g)].flatMap(match => match[1] ?? []),
      )
  if (command === 'rename')
    return tokens.flatMap(({ word }, index) => (word === 'as' ? (tokens[index + 1]?.text ?? []) : []))
  if (!/^(?:eval|stats|inline|completion|row)$/.test(command)) return []
  return tokens.flatMap(({ kind, text }, index) => {
    const next = tokens[index + 1]
    return kind === 'name' && next?.kind === 'sign' && next.text === '=' ? [text] : []
  })
}
