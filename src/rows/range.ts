/** Ranges of numbers as `bin` writes them: `0-10`, `-10-0`, `0.0-0.5`. */

export interface NumberRange {
  readonly low: number
  readonly high: number
  /** How many decimals its ends are written with. */
  readonly decimals: number
}

export function rangeOf(text: string): NumberRange | undefined {
  const [, low, high] = /^(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (low === undefined || high === undefined) return undefined
  const decimals = Math.max(...[low, high].map(end => end.split('.')[1]?.length ?? 0))
  return { low: Number(low), high: Number(high), decimals }
}

export const rangeText = ({ low, high, decimals }: NumberRange): string =>
  `${low.toFixed(decimals)}-${high.toFixed(decimals)}`

/** All ranges from the first to the last, each as wide as the first; at most one more than `limit`. */
export function rangesBetween(sorted: readonly NumberRange[], limit: number): NumberRange[] {
  const [first] = sorted
  const last = sorted.at(-1)
  if (!first || !last || !(first.high > first.low)) return [...sorted]
  const width = first.high - first.low
  const count = Math.min(Math.round((last.low - first.low) / width), limit) + 1
  return Array.from({ length: count }, (_, index) => ({
    low: first.low + index * width,
    high: first.low + (index + 1) * width,
    decimals: first.decimals,
  }))
}
