/** Whether work grows with its input, told by two sizes in one run: no time of a clock, so that a slow machine changes nothing. */
import assert from 'node:assert/strict'

/** Many, as other work on the machine may be at it for a while; most are not needed. */
const attempts = 20

/**
 * The whole beside an eighth of it: eight times as long where time is linear, 64 times where it is square.
 * Measured again where it looks bad, so that what else the machine does is left out.
 */
export function assertLinear(work: (share: number) => unknown, what = 'the work'): void {
  const times = new Shortest()
  for (let attempt = 0; attempt < attempts; attempt++) {
    for (const share of shares) {
      const started = performance.now()
      work(share)
      times.take(share, performance.now() - started)
    }
    if (times.isLinear()) return
  }
  times.fail(what)
}

/** The same of work that is awaited. */
export async function assertLinearWait(work: (share: number) => Promise<unknown>, what = 'the work'): Promise<void> {
  const times = new Shortest()
  for (let attempt = 0; attempt < attempts; attempt++) {
    for (const share of shares) {
      const started = performance.now()
      await work(share)
      times.take(share, performance.now() - started)
    }
    if (times.isLinear()) return
  }
  times.fail(what)
}

/** Milliseconds: what takes no more than some of these is told by chance. */
const shortest = 2
const shares = [1 / 8, 1] as const

class Shortest {
  private part = Number.POSITIVE_INFINITY
  private whole = Number.POSITIVE_INFINITY

  take(share: number, ms: number): void {
    if (share === 1) this.whole = Math.min(this.whole, ms)
    else this.part = Math.min(this.part, ms)
  }

  isLinear(): boolean {
    return this.whole < 24 * Math.max(this.part, shortest)
  }

  fail(what: string): never {
    assert.fail(`${what}: ${this.whole} ms for all, ${this.part} ms for an eighth`)
  }
}
