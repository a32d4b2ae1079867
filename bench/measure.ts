/** What measurements share: one line of output, and the middle of several times. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`)

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
