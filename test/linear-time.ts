/** Whether work grows with its input, told by two sizes in one run: no time of a clock, so that a slow machine changes nothing. */
import assert from 'node:assert/strict'

const attempts = 5

/**
 * The whole beside an eighth of it: eight times as long where time is linear, 64 times where it is square.
 * Measured again where it looks bad, so that what else the machine does is left out.
 */
export function assertLinear(work: (share: number) => unknown, what = 'the work'): void {
  const shortest = new Shortest()
  for (let attempt = 0; attempt < attempts; attempt++) {
    for (const share of shares) {
      const started = performance.now()
      work(share)
      shortest.take(share, performance.now() - started)
    }
    if (shortest.isLinear()) return
  }
  shortest.fail(what)
}

/** The same of work that is awaited. */
export async function assertLinearWait(work: (share: number) => Promise<unknown>, what = 'the work'): Promise<void> {
  const shortest = new Shortest()
  for (let attempt = 0; attempt < attempts; attempt++) {
    for (const share of shares) {
      const started = performance.now()
      await work(share)
      shortest.take(share, performance.now() - started)
    }
    if (shortest.isLinear()) return
  }
  shortest.fail(what)
}

const shares = [1 / 8, 1] as const

class Shortest {
  private part = Number.POSITIVE_INFINITY
  private whole = Number.POSITIVE_INFINITY

  take(share: number, ms: number): void {
    if (share === 1) this.whole = Math.min(this.whole, ms)
    else this.part = Math.min(this.part, ms)
  }

  isLinear(): boolean {
    return this.whole < 24 * Math.max(this.part, 1)
  }

  fail(what: string): never {
    assert.fail(`${what}: ${this.whole} ms for all, ${this.part} ms for an eighth`)
  }
}
