/** What binding must know beyond the search itself: the time, and what the data looks like. */
import type { Dataset } from '../schema/data-model.ts'

export interface World {
  /** Epoch seconds: when the search is said to run. */
  readonly now: number
  /** The time range that holds where the search names none; epoch seconds, `until` exclusive. */
  readonly range: { readonly from?: number; readonly until?: number }
  /** The fields that events have, as far as the data is known. */
  readonly fields: ReadonlyMap<string, { readonly multivalued: boolean }>
  /** The dataset of a model; the root where none is named. */
  dataset(model: string, dataset?: string): ModelDataset | undefined
  /** The names to choose from when a model or a dataset is not known. */
  readonly models: readonly string[]
}

/** A dataset with those above it, the root first and itself last, and all of its model. */
export interface ModelDataset {
  readonly model: string
  readonly lineage: readonly Dataset[]
  readonly siblings: readonly Dataset[]
}
