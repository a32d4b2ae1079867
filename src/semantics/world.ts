/** What binding must know beyond the search itself: the time, and what the data looks like. */
import type { Table } from '../rows/table.ts'
import type { Dataset } from '../schema/data-model.ts'
import type { FieldFacts } from '../schema/field-facts.ts'

export interface World {
  /** Epoch seconds: when the search is said to run. */
  readonly now: number
  /** The time range that holds where the search names none; epoch seconds, `until` exclusive. */
  readonly range: { readonly from?: number; readonly until?: number }
  /** The fields that events have, as far as the data is known. */
  readonly fields: ReadonlyMap<string, FieldFacts>
  /** The indexes that events are in, as far as they are known. */
  readonly indexes?: ReadonlySet<string>
  /** The dataset of a model; the root where none is named. */
  dataset(model: string, dataset?: string): ModelDataset | undefined
  /** The names to choose from when a model or a dataset is not known. */
  readonly models: readonly string[]
  /** A lookup by the name that a search uses: of its definition, or of its file. */
  lookup(name: string): Lookup | undefined
  readonly lookups: readonly string[]
  /** Ask first which rows of a long lookup can match: for a run, where a plan that is only shown has it whole. */
  readonly narrowsLookups?: boolean
  /** Cut the rows of subsearches as Splunk does. */
  readonly splunkLimits?: boolean
  /** What steps have answered, by the command or subsearch that wants it (the tree's own objects). */
  readonly answers: ReadonlyMap<object, Table>
}

/** A table and how its rows are matched (transforms.conf). Empty cells are absent values. */
export interface Lookup {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Which fields it has is not known: none is an error. */
  readonly open?: true
  readonly matches: readonly { readonly kind: 'wildcard' | 'cidr' | 'exact'; readonly field: string }[]
  readonly caseSensitive: boolean
  readonly minMatches: number
  readonly maxMatches: number | undefined
  readonly defaultMatch: string
}

/** A dataset with those above it, the root first and itself last, and all of its model. */
export interface ModelDataset {
  readonly model: string
  readonly lineage: readonly Dataset[]
  readonly siblings: readonly Dataset[]
}
