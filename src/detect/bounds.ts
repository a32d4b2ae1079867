/** The time range of a drilldown: offsets as rules write them to bounds that a search takes. */
import type { Row } from './report.ts'
import type { RunTimes } from './time.ts'
import { type Filled, fillTokens } from './tokens.ts'

/** What a drilldown may ask about the run: the names that `addinfo` gives. A run without a bound begins at 0, ends now. */
export const runFields = ({ earliest, latest, now }: RunTimes): Row => ({
  info_min_time: earliest ?? 0,
  info_max_time: latest ?? now,
  info_search_time: now,
})

/**
 * `7d` is seven days before the run, `0` as the end is the run itself. Null where there is no bound, or where a field
 * that should give it is missing.
 */
export function fillBound(
  offset: string | undefined,
  side: 'earliest' | 'latest',
  row: Row,
  run: RunTimes,
): { readonly bound: string | null; readonly missing: readonly string[] } {
  if (offset === undefined || offset.trim() === '') return { bound: null, missing: [] }
  if (offset.trim() === '$info_max_time$' && run.latest === null) return { bound: 'now', missing: [] }
  const { text, missing }: Filled = fillTokens(offset, row)
  return { bound: missing.length > 0 ? null : boundOf(text.trim(), side), missing }
}

function boundOf(text: string, side: 'earliest' | 'latest'): string | null {
  if (text === '') return null
  if (/^\+?inf(?:inity)?$/i.test(text)) return 'now'
  if (side === 'latest' && /^0+(?:\.0+)?$/.test(text)) return 'now'
  return /^\d+\s*[a-z]+(?:@[a-z]+\d?)?$/i.test(text) ? `-${text}` : text
}
