/** The known word that a mistyped one most likely meant. */

/** `{ nearest }`, or nothing where no known word is near enough to be worth saying; a word that was cut short is near. */
export function nearest(word: string, known: Iterable<string>): { readonly nearest?: string } {
  const limit = word.length <= 3 ? 1 : 2
  if (word.length > 40) return {}
  let best: string | undefined
  let least = limit + 1
  for (const candidate of known) {
    const isStart = word.length > 2 && candidate.startsWith(word)
    if (!isStart && Math.abs(candidate.length - word.length) >= least) continue
    const edits = isStart ? 1 : distance(word.toLowerCase(), candidate)
    if (edits < least) {
      best = candidate
      least = edits
    }
  }
  return best === undefined ? {} : { nearest: best }
}

/** Insertions, deletions, replacements and swaps of neighbours between two short words. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(before, j - 2) + 1)
      row.push(edits)
    }
    before = last
    last = row
  }
  return at(last, b.length)
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY
