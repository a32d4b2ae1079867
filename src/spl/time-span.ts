/** Stretches that `span=` and its like take: `5m`, `10`, `2log10`. */
import type { Span } from '../text/span.ts'
import type { BinSize, NumberSpan, TimeSpan, TimeUnit } from './ast.ts'

/** `5m`, `1h`, `1mon`; undefined where the text is none. */
export function parseTimeSpan(text: string, span: Span): TimeSpan | undefined {
  const match = /^(\d{1,9})([a-z]+)$/.exec(text)
  const unit = match?.[2] === undefined ? undefined : units.get(match[2])
  const count = Number(match?.[1])
  return unit && count > 0 ? { kind: 'time', count, unit, span } : undefined
}

/** `10`, `0.5`: a stretch of a number. */
export function parseNumberSpan(text: string, span: Span): NumberSpan | undefined {
  const size = /^\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : 0
  return size > 0 ? { kind: 'number', size, span } : undefined
}

/** Anything that `bin span=` takes. */
export function parseBinSize(text: string, span: Span): BinSize | undefined {
  const log = /^(\d{1,9}(?:\.\d{1,6})?)?log(\d{1,9}(?:\.\d{1,6})?)?$/.exec(text)
  if (!log) return parseTimeSpan(text, span) ?? parseNumberSpan(text, span)
  const [coefficient, base] = [Number(log[1] ?? 1), Number(log[2] ?? 10)]
  return coefficient >= 1 && base > 1 && coefficient < base ? { kind: 'log', coefficient, base, span } : undefined
}

/** As `span=` takes it. */
export function printBinSize(size: BinSize): string {
  switch (size.kind) {
    case 'time':
      return `${size.count}${size.unit}`
    case 'number':
      return String(size.size)
    case 'log':
      return `${size.coefficient}log${size.base}`
  }
}

const spellings: Readonly<Record<TimeUnit, string>> = {
  us: 'us',
  ms: 'ms',
  cs: 'cs',
  ds: 'ds',
  s: 's sec secs second seconds',
  m: 'm min mins minute minutes',
  h: 'h hr hrs hour hours',
  d: 'd day days',
  w: 'w week weeks',
  mon: 'mon month months',
  q: 'q qtr qtrs quarter quarters',
  y: 'y yr yrs year years',
}

const units: ReadonlyMap<string, TimeUnit> = new Map(
  Object.entries(spellings).flatMap(([unit, words]) => words.split(' ').map(word => [word, unit as TimeUnit] as const)),
)
