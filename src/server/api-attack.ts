/** The matrix and its techniques, as facts of their pages. */
import type { Counted, EventLink, IndicatorRow, Link, RuleList, TechniqueLink } from './api.ts'

export interface MatrixPage {
  readonly kind: 'matrix'
  readonly version: string
  /** What its rules may be narrowed by; none where no server answers. */
  readonly filters: readonly MatrixFilter[]
  /** Rules that name a technique, whatever the filters. */
  readonly of: number
  readonly rules: number
  readonly techniques: number
  readonly tactics: readonly {
    readonly id: string
    readonly name: string
    readonly address: string
    readonly covered: number
    readonly cells: readonly MatrixCell[]
  }[]
  /** Where a layer of the Navigator was given to compare with. */
  readonly compared?: {
    readonly name: string
    /** Marked in the layer. */
    readonly techniques: number
    /** Of these, those that a rule names. */
    readonly covered: number
    readonly gaps: readonly TechniqueLink[]
    /** Techniques with rules that the layer does not mark. */
    readonly beyond: number
    /** Ids of the layer that have another id today. */
    readonly renamed: readonly (readonly [written: string, today: string])[]
    readonly unknown: readonly string[]
  }
}

export interface MatrixFilter {
  readonly name: 'source' | 'vendor'
  readonly label: string
  /** Counts hold under the other filter. */
  readonly values: readonly { readonly value: string; readonly label: string; readonly count: number }[]
  readonly chosen:
    | {
        readonly value: string
        readonly label: string
        /** Rules under the other filter alone, and where they stand. */
        readonly without: Counted
      }
    | undefined
}

export interface MatrixCell {
  readonly id: string
  readonly name: string
  readonly address: string
  /** Of the technique and all its sub-techniques. */
  readonly count: number
  /** Whether the layer that is compared with marks it. */
  readonly marked?: boolean
  readonly children: readonly Omit<MatrixCell, 'children'>[]
}

export interface TechniquePage {
  readonly kind: 'technique'
  readonly id: string
  readonly name: string
  readonly parent: TechniqueLink | undefined
  readonly tactics: readonly Link[]
  readonly children: readonly (TechniqueLink & { readonly count: number })[]
  readonly events: readonly (EventLink & { readonly count: number })[]
  readonly indicators: readonly (IndicatorRow & { readonly count: number })[]
  readonly list: RuleList
}
