/** Rules that look for nearly the same: those that share most of their indicators, of whatever vendor they are. */
import { comparisonKeys } from './comparison-key.ts'
import type { Indicator } from './indicators.ts'

export interface Similar {
  readonly id: string
  /** Of all that this rule looks for, and all that the other does: the same, more, less, or much of it. */
  readonly relation: 'same' | 'contains' | 'within' | 'shares'
  /** Keys of this rule that the other has too; names of one program are one. */
  readonly shared: readonly string[]
  /** 1 for the same. Shared keys in all keys of both, or, where it is less, that share field by field, weighted by rarity. */
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
/** Keys that more rules have say nothing about any two of them. */
const mostHolders = 40

/** Among few rules nearly all is rare: as if so many others were there. */
const fewRules = 1000

/** What one rule is compared by: its own spelling of each key. */
type Keys = ReadonlyMap<string, string>

interface Rules {
  readonly keysOf: ReadonlyMap<string, Keys>
  readonly holders: ReadonlyMap<string, readonly string[]>
}

type Counted = Iterable<{ readonly id: string; readonly indicators: readonly Indicator[] }>

/** Nothing is counted before the first question. */
export function findOverlap(rules: Counted): Overlap {
  let counted: Rules | undefined
  return {
    similar(id) {
      counted ??= count(rules)
      const { keysOf, holders } = counted
      const keys = keysOf.get(id) ?? new Map()
      const others = new Set<string>()
      for (const key of keys.keys()) {
        const found = holders.get(key) ?? []
        if (found.length <= mostHolders) for (const other of found) others.add(other)
      }
      others.delete(id)
      return [...others]
        .flatMap(other => compare(keys, other, counted) ?? [])
        .toSorted((a, b) => b.likeness - a.likeness || a.rarest - b.rarest)
    },
  }
}

function count(rules: Counted): Rules {
  const keysOf = new Map<string, Keys>()
  const holders = new Map<string, string[]>()
  for (const { id, indicators } of rules) {
    const keys = new Map<string, string>()
    for (const { key: written, selector, exclude } of indicators) {
      if (selector || exclude) continue
      for (const key of comparisonKeys(written)) if (!keys.has(key)) keys.set(key, written)
    }
    keysOf.set(id, keys)
    for (const key of keys.keys()) {
      const found = holders.get(key)
      if (found) found.push(id)
      else holders.set(key, [id])
    }
  }
  return { keysOf, holders }
}

/** Nothing where the two are not alike enough to speak of. */
function compare(keys: Keys, id: string, rules: Rules | undefined): Similar | undefined {
  const others = rules?.keysOf.get(id)
  if (!rules || !others) return undefined
  const shared = [...keys.keys()].filter(key => others.has(key))
  const share = shared.length / (keys.size + others.size - shared.length)
  const held = shared.length >= leastHeld && shared.length === Math.min(keys.size, others.size)
  if (shared.length < leastShared || (share < least && !held)) return undefined
  const likeness = Math.min(share, weightedShare(keys, others, rules))
  if (likeness < least && !held) return undefined
  const rarest = shared.reduce((least, key) => Math.min(least, holdersOf(key, rules)), Number.POSITIVE_INFINITY)
  const spelled = [...new Set(shared.map(key => keys.get(key) ?? key))]
  return { id, relation: relationOf(shared.length, keys.size, others.size), shared: spelled, likeness, rarest }
}

const holdersOf = (key: string, { holders }: Rules): number => holders.get(key)?.length ?? 1

/**
 * A field counts as much as the rarest value that it is tested for: of a long list of programs no more than of one.
 * What differs in one field, a value of the registry, say, is not made up for by a list that is shared in another.
 */
function weightedShare(keys: Keys, others: Keys, rules: Rules): number {
  const fields = new Map<string, { shared: number; all: number; weight: number }>()
  for (const key of new Set([...keys.keys(), ...others.keys()])) {
    const name = key.slice(0, key.indexOf('|'))
    const field = fields.get(name) ?? { shared: 0, all: 0, weight: 0 }
    const weight = Math.log(1 + (rules.keysOf.size + fewRules) / holdersOf(key, rules))
    field.all += weight
    if (keys.has(key) && others.has(key)) field.shared += weight
    field.weight = Math.max(field.weight, weight)
    fields.set(name, field)
  }
  let shared = 0
  let all = 0
  for (const field of fields.values()) {
    shared += (field.shared / field.all) * field.weight
    all += field.weight
  }
  return shared / all
}

function relationOf(shared: number, own: number, others: number): Similar['relation'] {
  if (shared === own && shared === others) return 'same'
  if (shared === others) return 'contains'
  return shared === own ? 'within' : 'shares'
}
