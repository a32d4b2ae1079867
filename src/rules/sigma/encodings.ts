/** Texts as an attacker's tool would have encoded them: UTF-16, Base64 at each of three offsets, and other dashes. */

export type Bytes = Uint8Array

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

export function utf16(text: string, order: 'little' | 'big', mark: boolean): Bytes {
  const units = [...(mark ? '\ufeff' : '')].map(unit => unit.charCodeAt(0))
  for (let i = 0; i < text.length; i++) units.push(text.charCodeAt(i))
  return Uint8Array.from(
    units.flatMap(unit => (order === 'little' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  )
}

export function base64(bytes: Bytes): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** What stands in any Base64 text that holds the bytes: it may begin at each of three places of a group. */
export function base64Offsets(bytes: Bytes): readonly string[] {
  const starts = [0, 2, 3]
  const ends = [undefined, -3, -2]
  return starts.map((start, shift) => {
    const padded = new Uint8Array(shift + bytes.length).fill(32)
    padded.set(bytes, shift)
    return base64(padded).slice(start, ends[(bytes.length + shift) % 3])
  })
}

const dashes = ['-', '/', '–', '—', '―']
const mostDashes = 3

/** Each dash or slash that begins an option in each of the spellings that Windows takes; the one written first. */
export function dashVariants(text: string): readonly string[] {
  const places = [...text.matchAll(/\B[-/]\b/g)].map(match => match.index).slice(0, mostDashes)
  let variants = [text]
  for (const at of places) {
    const written = text.charAt(at)
    const spellings = [written, ...dashes.filter(dash => dash !== written)]
    variants = variants.flatMap(variant => spellings.map(dash => variant.slice(0, at) + dash + variant.slice(at + 1)))
  }
  return variants
}
