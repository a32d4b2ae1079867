/** Rules that look for nearly the same: those that share most of their indicators. */
import type { Indicator } from './indicators.ts'

export interface Similar {
  readonly id: string
  /** Keys that both have. */
  readonly shared: readonly string[]
  /** Shared keys in all keys of both: 1 for the same. */
  readonly likeness: number
}

export interface Overlap {
  /** The most alike first; those of one likeness in the order counted. */
  similar(id: string): readonly Similar[]
}

/** From this likeness on rules that are alike mostly serve one technique; below, no more than chance has it. */
const least = 0.6
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
  return {
    similar(id) {
      const keys = keysOf.get(id) ?? new Set()
      const shared = new Map<string, string[]>()
      for (const key of keys) {
        const ids = holders.get(key) ?? []
        if (ids.length > mostHolders) continue
        for (const other of ids) {
          const common = shared.get(other)
          if (common) common.push(key)
          else if (other !== id) shared.set(other, [key])
        }
      }
      return [...shared]
        .map(([other, common]) => ({ id: other, shared: common, likeness: likeness(keys, keysOf.get(other), common) }))
        .filter(({ shared, likeness }) => shared.length > 1 && likeness >= least)
        .toSorted((a, b) => b.likeness - a.likeness)
    },
  }
}

function likeness(
  keys: ReadonlySet<string>,
  others: ReadonlySet<string> | undefined,
  common: readonly string[],
): number {
  return common.length / (keys.size + (others?.size ?? 0) - common.length)
}
