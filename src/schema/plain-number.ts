/** The one plain way to write a number, and texts that write one in another way: `01`, `1.0`, `+1`, `1e3`. */

/** So few digits that two of these texts are never one number in 64 bits. */
const plain = /^(?:0|-?[1-9]\d{0,14}|-?(?:0|[1-9]\d{0,8})\.\d{0,5}[1-9])$/

/** All that the database reads as a finite number. */
const numeral = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/** Undefined for a number that has too many digits for one. */
export function plainNumber(value: number): string | undefined {
  const text = String(value)
  return plain.test(text) ? text : undefined
}

/** Whether a text reads as a number but is not the plain way to write it. Asked of every value: a pattern is too slow for most. */
export function isOddNumber(text: string): boolean {
  const first = text.charCodeAt(0)
  if (!(first >= plus && first <= nine)) return false
  const { length } = text
  const whole = digitsFrom(text, first < zero && first !== point ? 1 : 0)
  if (whole === length && (first > zero ? length <= 15 : first === zero && length === 1)) return false
  let next = text.charCodeAt(whole)
  if (next === point) next = text.charCodeAt(digitsFrom(text, whole + 1))
  const goesOn = Number.isNaN(next) || next === exponent || next === capitalExponent
  return goesOn && numeral.test(text) && !plain.test(text)
}

/** Where the digits that begin at a place end. */
function digitsFrom(text: string, start: number): number {
  let at = start
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < zero || code > nine) break
  }
  return at
}

const plus = 0x2b
const point = 0x2e
const zero = 0x30
const nine = 0x39
const capitalExponent = 0x45
const exponent = 0x65
