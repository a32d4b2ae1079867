/** What changed between two texts, as one stretch of lines with a few around it: enough where one value of a file is laid out anew. */

export interface DiffLine {
  readonly sign: ' ' | '-' | '+' | '@'
  readonly text: string
}

const around = 3

/** As a unified diff has them; nothing for equal texts. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  if (before === after) return []
  const old = linesOf(before)
  const now = linesOf(after)
  const most = Math.min(old.length, now.length)
  let start = 0
  while (start < most && old[start] === now[start]) start++
  let end = 0
  while (end < most - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++
  const from = Math.max(0, start - around)
  const tail = Math.min(end, around)
  const signed = (sign: DiffLine['sign'], lines: readonly string[]): DiffLine[] => lines.map(text => ({ sign, text }))
  const size = (lines: readonly string[]): string => `${from + 1},${lines.length - end + tail - from}`
  return [
    { sign: '@', text: `@ -${size(old)} +${size(now)} @@` },
    ...signed(' ', old.slice(from, start)),
    ...signed('-', old.slice(start, old.length - end)),
    ...signed('+', now.slice(start, now.length - end)),
    ...signed(' ', old.slice(old.length - end, old.length - end + tail)),
  ]
}

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n')
