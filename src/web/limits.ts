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
}

/** The first that makes a page small enough is taken. */
export const limits: readonly Limits[] = [
  { values: 50, listed: 24, value: 2048, body: 20_480, form: 6_000 },
  { values: 50, listed: 12, value: 512, body: 9_000, form: 2_400 },
  { values: 30, listed: 8, value: 300, body: 5_000, form: 1_200 },
  { values: 14, listed: 4, value: 120, body: 2_000, form: 500 },
  { values: 5, listed: 2, value: 60, body: 600, form: 0 },
]

/** Bytes of the page of a rule. */
export const largestRulePage = 40 * 1024
