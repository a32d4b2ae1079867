/** Renders the pages of a site before somebody asks for them, in the time in which nobody asks. */
import { setImmediate, setTimeout } from 'node:timers/promises'
import { linksOf } from './links.ts'

export interface Preparing {
  /** Rendered at once, one after the other. */
  readonly first: readonly string[]
  /** Rendered next, and after them what they and the first link to. */
  readonly rest: readonly string[]
  /** The HTML at an address; it keeps it. */
  page(address: string): Promise<string>
  /** There is room for more. */
  isWanted(): boolean
  /** Milliseconds. */
  sinceAsked(): number
  readonly signal: AbortSignal
}

/** A page takes one to ten milliseconds, for which who asks may have to wait: so long after a request the next is near. */
const quiet = 250

export async function prepare({ first, rest, page, isWanted, sinceAsked, signal }: Preparing): Promise<void> {
  const known = new Set([...first, ...rest])
  // what is added to the set on the way is gone through as well
  for (const address of known) {
    await setImmediate()
    while (!first.includes(address) && sinceAsked() < quiet && !signal.aborted)
      await setTimeout(quiet, undefined, { signal }).catch(() => {})
    if (signal.aborted || !isWanted()) return
    for (const { target } of linksOf(await page(address), address)) if (target.endsWith('/')) known.add(target)
  }
}
