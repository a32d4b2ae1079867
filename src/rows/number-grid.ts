/** The grid of numbers that buckets stand on: spans of 1, 2 or 5 times a power of ten. */

interface Bounds {
  readonly least: number
  readonly greatest: number
  /** Where the grid may end beyond the greatest number: a bound that no number reaches. */
  readonly end?: number
}

/** The smallest such span that makes at most `bins` buckets from the least number to the end and is not below `minimum`. */
export function numberSpan({ least, greatest, end = greatest }: Bounds, bins: number, minimum = 0): number {
  const wanted = Math.max(1, Math.trunc(bins))
  const floor = Math.max(minimum, (Math.max(greatest, end) - least) / wanted / 10)
  const start = floor > 0 && Number.isFinite(floor) ? Math.floor(Math.log10(floor)) : 0
  for (let power = start; power < start + 20; power++) {
    for (const step of [1, 2, 5]) {
      // a negative power of ten is not exact, its text is
      const size = Number(`${step}e${power}`)
      const buckets = Math.max(Math.floor(greatest / size) + 1, Math.ceil(end / size)) - Math.floor(least / size)
      if (size >= minimum && buckets <= wanted) return size
    }
  }
  return Number(`1e${start + 20}`)
}
