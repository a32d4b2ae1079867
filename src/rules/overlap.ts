/** Rules that look for nearly the same: those that share most of their indicators, of whatever vendor they are. */
import type { Indicator } from './indicators.ts'

export interface Similar {
  readonly id: string
  /** Of all that this rule looks for, and all that the other does: the same, more, less, or much of it. */
  readonly relation: 'same' | 'contains' | 'within' | 'shares'
  /** Keys that both have. */
  readonly shared: readonly string[]
  /** Shared keys in all keys of both: 1 for the same. */
  readonly likeness: number
  /** How many rules have the rarest of the shared keys: names of common programs say little about two rules. */
  readonly rarest: number
}

export interface Overlap {
  /** The most alike first, of these the ones that share what is rare; the rest in the order counted. */
  similar(id: string): readonly Similar[]
}

/** From this likeness on rules that are alike mostly serve one technique; below, no more than chance has it. */
const least = 0.6
const leastShared = 2
/** So many keys of a rule must stand in another, all of them, for it to count as held by it at a lower likeness. */
const leastHeld = 3
/** Keys that so many rules have say nothing about any two of them. */
const mostHolders = 200

export function findOverlap(
  rules: Iterable<{ readonly id: string; readonly indicators: readonly Indicator[] }>,
): Overlap {
  const keysOf = new Map<string, ReadonlySet<string>>()
  const holders = new Map<string, string[]>()
  for (const { id, indicators } of rules) {
    const keys = new Set(indicators.filter(row => !row.selector && !row.exclude).map(row => row.key))
    keysOf.set(id, keys)
    for (const key of keys) {
      const found = holders.get(key)
      if (found) found.push(id)
      else holders.set(key, [id])
    }
  }
  const heldBy = (key: string): number => holders.get(key)?.length ?? 0
  return {
    similar(id) {
      const keys = keysOf.get(id) ?? new Set()
      const others = new Set<string>()
      for (const key of keys)
        if (heldBy(key) <= mostHolders) for (const other of holders.get(key) ?? []) others.add(other)
      others.delete(id)
      return [...others]
        .flatMap(other => compare(keys, other, keysOf.get(other) ?? new Set(), heldBy) ?? [])
        .toSorted((a, b) => b.likeness - a.likeness || a.rarest - b.rarest)
    },
  }
}

/** Nothing where the two are not alike enough to speak of. */
function compare(
  keys: ReadonlySet<string>,
  id: string,
  others: ReadonlySet<string>,
  heldBy: (key: string) => number,
): Similar | undefined {
  const shared = [...keys].filter(key => others.has(key))
  const likeness = shared.length / (keys.size + others.size - shared.length)
  const held = shared.length >= leastHeld && shared.length === Math.min(keys.size, others.size)
  if (shared.length < leastShared || (likeness < least && !held)) return undefined
  const rarest = shared.reduce((least, key) => Math.min(least, heldBy(key)), Number.POSITIVE_INFINITY)
  return { id, relation: relationOf(shared.length, keys.size, others.size), shared, likeness, rarest }
}

function relationOf(shared: number, own: number, others: number): Similar['relation'] {
  if (shared === own && shared === others) return 'same'
  if (shared === others) return 'contains'
  return shared === own ? 'within' : 'shares'
}
