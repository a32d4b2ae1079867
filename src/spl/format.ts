/** Canonical layout of a search as it is written: comments and calls of macros stay, and the meaning does. */
import type { Diagnostic } from '../text/diagnostic.ts'
import { authorPlace, rootSource } from '../text/source.ts'
import type { Freedom } from './format-dialects.ts'
import { layout } from './format-layout.ts'
import { readPipeline } from './format-tokens.ts'
import type { MacroLookup } from './macros.ts'
import { type Parsed, parse } from './parse.ts'
import { sameTree } from './same-tree.ts'

export interface FormatOptions {
  /** Where macros are defined: a stage with a call of an unknown one keeps its blanks where they are. */
  readonly macros?: MacroLookup
}

export interface Formatted {
  /** The given text where it could not be understood. */
  readonly text: string
  /** Of the given text. */
  readonly diagnostics: readonly Diagnostic[]
}

export function formatSpl(text: string, { macros }: FormatOptions = {}): Formatted {
  const read = (source: string): Parsed => parse(rootSource('<search>', source), macros && { macros })
  const parsed = read(text)
  const { diagnostics } = parsed
  const pipeline = diagnostics.some(({ code }) => unreadable.has(code)) ? undefined : readPipeline(text)
  if (!pipeline) return { text, diagnostics }
  const limits = limitsOf(diagnostics)
  for (const most of ['full', 'plain'] as const) {
    const laidOut = layout(pipeline, { text, freedom: (start, end) => lesser(most, freedomOf(limits, start, end)) })
    const again = read(laidOut)
    if (sameTree(again.query, parsed.query) && sameFaults(again, parsed)) return { text: laidOut, diagnostics }
  }
  return { text, diagnostics }
}

/** Faults after which nothing says where a stage begins or ends. */
const unreadable = new Set([
  ...['empty-search', 'empty-stage', 'unclosed-quote', 'unclosed-bracket', 'stray-bracket', 'unclosed-comment'],
  ...['nested-too-deeply', 'too-many-faults', 'macro-too-large', 'too-many-macros'],
])

/** Faults of calls: what they stand for is not known, all else is. */
const ofMacros = new Set(['unknown-macro', 'wrong-arity', 'unsupported-macro', 'macro-cycle', 'macro-too-deep'])

interface Limit {
  readonly at: number
  readonly freedom: Freedom
}

/** Where a fault stands the text stays as it is. In order. */
function limitsOf(diagnostics: readonly Diagnostic[]): readonly Limit[] {
  return diagnostics
    .flatMap(({ code, severity, place }): Limit[] => {
      if (!place || severity !== 'error' || code === 'unsupported-command' || code === 'unsupported-option') return []
      return [{ at: authorPlace(place).span.start, freedom: ofMacros.has(code) ? 'plain' : 'none' }]
    })
    .sort((a, b) => a.at - b.at)
}

function freedomOf(limits: readonly Limit[], start: number, end: number): Freedom {
  let low = 0
  let high = limits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((limits[middle]?.at ?? 0) < start) low = middle + 1
    else high = middle
  }
  let least: Freedom = 'full'
  for (let index = low; index < limits.length; index++) {
    const limit = limits[index]
    if (!limit || limit.at >= end) break
    least = lesser(least, limit.freedom)
  }
  return least
}

const order: readonly Freedom[] = ['none', 'plain', 'full']
const lesser = (a: Freedom, b: Freedom): Freedom => (order.indexOf(a) < order.indexOf(b) ? a : b)

const sameFaults = (a: Parsed, b: Parsed): boolean =>
  a.diagnostics.length === b.diagnostics.length &&
  a.diagnostics.every(({ code }, index) => code === b.diagnostics[index]?.code)
