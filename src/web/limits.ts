/** How much of a rule its page shows: what is more stands behind links to texts of its own. */

export interface Limits {
  /** Rows of indicators, and alternatives of one group. */
  readonly values: number
  /** Values of one test in a stage. */
  readonly listed: number
  /** Characters of one value. */
  readonly value: number
  /** Characters of a body, and of its other forms. */
  readonly body: number
  readonly form: number
  /** Of everything else: characters of a text and items of a list. */
  readonly other?: { readonly characters: number; readonly items: number }
}

/** The first that makes a page small enough is taken. */
export const limits: readonly Limits[] = [
  { values: 50, listed: 24, value: 2048, body: 20_480, form: 6_000 },
  { values: 50, listed: 12, value: 512, body: 9_000, form: 2_400 },
  { values: 30, listed: 8, value: 300, body: 5_000, form: 1_200 },
  { values: 14, listed: 4, value: 120, body: 2_000, form: 500 },
  { values: 14, listed: 4, value: 120, body: 2_000, form: 500, other: { characters: 1_000, items: 24 } },
  { values: 5, listed: 2, value: 60, body: 600, form: 0, other: { characters: 200, items: 6 } },
  { values: 3, listed: 1, value: 40, body: 300, form: 0, other: { characters: 40, items: 3 } },
]

/** Bytes of the page of a rule. */
export const largestRulePage = 40 * 1024

/** Addresses are short already, and the text of the file has its own limit. */
const whole = /address$|^(?:pair|kind|vendor|text|expanded)$/i

/** The facts of a page with long texts and lists cut, at whatever depth; nesting beyond a page's own is dropped. */
export function shortened(value: unknown, most: NonNullable<Limits['other']>, depth = 0): unknown {
  if (typeof value === 'string') return value.length > most.characters ? `${value.slice(0, most.characters)} …` : value
  if (Array.isArray(value))
    return depth > deepest ? [] : value.slice(0, most.items).map(item => shortened(item, most, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === 'string' && whole.test(key) ? item : shortened(item, most, depth + 1),
    ]),
  )
}

const deepest = 8
