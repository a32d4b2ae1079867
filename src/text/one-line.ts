/** Long text on one line of a list. */

/** A word is kept whole where the line has so many characters before it. */
const leastBefore = 40

/** Blanks are folded; what is longer than `most` characters is cut, rather after a word than within it, and ends with `…`. */
export function oneLine(text: string, most: number): string {
  const line = text
    .slice(0, most * 2)
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (line.length <= most) return text.length > most * 2 ? `${line} …` : line
  const end = line.lastIndexOf(' ', most)
  const isNear = end >= leastBefore && most - end <= leastBefore
  return `${line.slice(0, isNear ? end : most)} …`
}
