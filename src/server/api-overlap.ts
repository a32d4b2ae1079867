/** Rules beside each other, as facts of their pages. */
import type { IndicatorRow, Link, RuleRow } from './api.ts'

export interface RelatedRule extends Link {
  /** The page of both rules; absent for the rule itself. */
  readonly pair?: string
  readonly vendor: string
  readonly relation: 'same' | 'contains' | 'within' | 'shares'
  readonly likeness: number
  readonly shared: number
}

export interface OverlapPage {
  readonly kind: 'overlap'
  readonly pairs: number
  /** Of all pages. */
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly groups: readonly {
    readonly shared: readonly string[]
    readonly rules: readonly RelatedRule[]
  }[]
}

export interface PairPage {
  readonly kind: 'pair'
  readonly a: RuleRow
  readonly b: RuleRow
  /** From A to B; absent where the two are not alike enough to speak of. */
  readonly relation: RelatedRule['relation'] | undefined
  readonly likeness: number | undefined
  /** Values that are looked for, selectors left out. */
  readonly both: number
  /** Values of one rule that the other tests in other words. */
  readonly alike: number
  readonly onlyA: number
  readonly onlyB: number
  /** Values that one rule leaves out and the other does not. */
  readonly leftOut: number
  /** Ids that both name. */
  readonly techniques: readonly string[]
  readonly rows: readonly PairRow[]
}

export interface PairRow extends IndicatorRow {
  readonly inA: boolean
  readonly inB: boolean
  /** In one alone, but the other tests the same in other words: the name of a program by another field, a part of a path. */
  readonly alike: boolean
}
