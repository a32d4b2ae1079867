/** Whether work grows with its input, told by two sizes in one run: no time of a clock, so that a slow machine changes nothing. */
import assert from 'node:assert/strict'

const attempts = 5

/**
 * The whole beside an eighth of it: eight times as long where time is linear, 64 times where it is square.
 * Measured again where it looks bad, so that what else the machine does is left out.
 */
export function assertLinear(work: (share: number) => unknown, what = 'the work'): void {
  let [part, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let attempt = 0; attempt < attempts; attempt++) {
    part = Math.min(
      part,
      timed(() => work(1 / 8)),
    )
    whole = Math.min(
      whole,
      timed(() => work(1)),
    )
    if (whole < 24 * Math.max(part, 1)) return
  }
  assert.fail(`${what}: ${whole} ms for all, ${part} ms for an eighth`)
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
