/** Numbers by chance that are the same for the same seed. */

/** A whole number from 0 to below `below`. */
export type Random = (below: number) => number

export function generator(seed: number): Random {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    let mixed = state ^ (state >>> 15)
    mixed = Math.imul(mixed, 0x2c1b3c6d)
    mixed ^= mixed >>> 12
    return (mixed >>> 0) % Math.max(1, below)
  }
}

export function pick<T>(list: readonly T[], random: Random): T {
  const item = list[random(list.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}
