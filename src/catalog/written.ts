/** How the author of a rule spelled a value: with the quotes gone, the wildcards left. */

const mostText = 8 * 1024

/** The spelling within the text of a test; nothing where it is the value itself, or is not found. */
export function writtenValue(text: string, value: string): string | undefined {
  if (value === '' || text.length > mostText) return undefined
  const at = placeOf(text, value)
  if (at < 0) return undefined
  const found = spelling(text, at, at + value.length)
  return found === value || found.length > value.length + 40 || isWithField(found, value) ? undefined : found
}

/** `event.type:start`, where the value is `start`, or `process:` where it is `process`. */
function isWithField(found: string, value: string): boolean {
  const start = found.toLowerCase().indexOf(value.toLowerCase())
  return /^[\w.@]{2,}:$/.test(found.slice(0, start)) || found.slice(start + value.length) === ':'
}

/** The whole value before one with wildcards, and that before a part of another. */
function placeOf(text: string, value: string): number {
  const lower = text.toLowerCase()
  const wanted = value.toLowerCase()
  const quoted = ['"', "'"].map(quote => lower.indexOf(quote + wanted + quote)).find(place => place >= 0)
  if (quoted !== undefined) return quoted + 1
  const places = placesOf(lower, wanted)
  const isWhole = (at: number): boolean => bare(spelling(lower, at, at + wanted.length)) === bare(wanted)
  return places.find(isWhole) ?? lower.lastIndexOf(wanted)
}

const mostPlaces = 60

function placesOf(text: string, wanted: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(wanted); at >= 0 && places.length < mostPlaces; at = text.indexOf(wanted, at + 1))
    places.push(at)
  return places
}

const bare = (text: string): string => text.replaceAll(/[*%]/g, '')

/** From the value outwards to its quotes, or to what ends a bare word. */
function spelling(text: string, start: number, end: number): string {
  let from = start
  let to = end
  while (from > 0 && !/["'`\s=(),]/.test(text.charAt(from - 1))) from--
  const quote = text.charAt(from - 1)
  const isQuoted = quote === '"' || quote === "'"
  while (to < text.length && !(isQuoted ? text.charAt(to) === quote : /["'`\s(),]/.test(text.charAt(to)))) to++
  return text.slice(from, to)
}
