/** The options that say how values are put into bins; shared by `bin`, `chart`, `timechart` and `makecontinuous`. */
import type { Span } from '../text/span.ts'
import type { Bins, NumberSpan, TimeSpan } from './ast.ts'
import type { Options } from './options.ts'
import { parseBinSize, parseNumberSpan, parseTimeSpan } from './time-span.ts'

export const binOptions: readonly string[] = ['span', 'minspan', 'bins', 'start', 'end', 'aligntime']

/** What the options say; none of them, nothing. */
export function binsOf(options: Options): Bins {
  const size = options.parsed('span', parseBinSize, 'a stretch such as 5m, 1h, 10 or 2log10')
  const minspan = options.parsed('minspan', parseLeastSize, 'a stretch such as 5m or 10')
  const [bins, start, end] = [options.whole('bins', 2), options.number('start'), options.number('end')]
  const aligntime = options.text('aligntime')
  return {
    ...(size && { size }),
    ...(minspan && { minspan }),
    ...(bins !== undefined && { bins }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(aligntime !== undefined && { aligntime }),
  }
}

const parseLeastSize = (value: string, span: Span): TimeSpan | NumberSpan | undefined =>
  parseTimeSpan(value, span) ?? parseNumberSpan(value, span)
