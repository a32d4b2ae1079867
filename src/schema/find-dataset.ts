/** Finds data models, datasets and their fields by the names that searches give them. */
import type { DataModel, Dataset, DatasetField } from './data-model.ts'
import { dataModels } from './datamodels/index.ts'

export type DatasetLookup =
  | FoundDataset
  /** The model has several roots and none was named. */
  | { readonly kind: 'severalRoots'; readonly model: DataModel; readonly roots: readonly Dataset[] }
  | { readonly kind: 'unknownDataset'; readonly model: DataModel }
  | { readonly kind: 'unknownModel'; readonly known: readonly string[] }

export interface FoundDataset {
  readonly kind: 'found'
  readonly model: DataModel
  readonly dataset: Dataset
  /** From the root down to the dataset: an event of it fulfils every one. */
  readonly lineage: readonly Dataset[]
}

export interface FoundField {
  readonly field: DatasetField
  /** The dataset that the name speaks of. It is the one asked for, one above it, or one below: then other events lack the field. */
  readonly dataset: Dataset
}

/** `Processes`, `Endpoint.Processes`, `All_Changes.Account_Management`: a dataset is named alone or with those above it. */
export function findDataset(modelName: string, path?: string): DatasetLookup {
  const model = dataModels.find(one => one.name === modelName)
  if (!model) return { kind: 'unknownModel', known: dataModels.map(one => one.name) }
  if (path === undefined) {
    const roots = model.datasets.filter(one => one.parent === undefined)
    const [root] = roots
    return root && roots.length === 1 ? found(model, root) : { kind: 'severalRoots', model, roots }
  }
  const names = path.split('.')
  const dataset =
    namedDataset(model, names) ?? (names[0] === model.name ? namedDataset(model, names.slice(1)) : undefined)
  return dataset ? found(model, dataset) : { kind: 'unknownDataset', model }
}

/**
 * The field that `Processes.user` means in a search over the dataset. A field is named after its own dataset, the root for
 * what is inherited, alone or with the datasets above (`All_Changes.Account_Management.src_user`).
 */
export function findField(within: FoundDataset, name: string): FoundField | undefined {
  const names = name.split('.')
  // The names of some fields have dots themselves, so the longest path of datasets that leaves a field is tried first.
  for (let length = names.length - 1; length > 0; length--) {
    const dataset = namedDataset(within.model, names.slice(0, length))
    if (!dataset || rootOf(within.model, dataset) !== within.lineage[0]) continue
    const fieldName = names.slice(length).join('.')
    const field = allFields(within.model, dataset).find(one => one.name === fieldName)
    if (field) return { field, dataset }
  }
  return undefined
}

/** The dataset's fields and those of the datasets above. */
export function allFields(model: DataModel, dataset: Dataset): readonly DatasetField[] {
  return lineageOf(model, dataset).flatMap(one => one.fields)
}

export function lineageOf(model: DataModel, dataset: Dataset): readonly Dataset[] {
  const parent = model.datasets.find(one => one.name === dataset.parent)
  return parent ? [...lineageOf(model, parent), dataset] : [dataset]
}

export const childrenOf = (model: DataModel, dataset: Dataset): readonly Dataset[] =>
  model.datasets.filter(one => one.parent === dataset.name)

const rootOf = (model: DataModel, dataset: Dataset): Dataset | undefined => lineageOf(model, dataset)[0]

const found = (model: DataModel, dataset: Dataset): FoundDataset => ({
  kind: 'found',
  model,
  dataset,
  lineage: lineageOf(model, dataset),
})

/** The last name is the dataset's; those before it are names above it, in order, of which some may be left out. */
function namedDataset(model: DataModel, names: readonly string[]): Dataset | undefined {
  const dataset = model.datasets.find(one => one.name === names.at(-1))
  if (!dataset) return undefined
  let above = lineageOf(model, dataset).map(one => one.name)
  for (const name of names) {
    const at = above.indexOf(name)
    if (at < 0) return undefined
    above = above.slice(at + 1)
  }
  return dataset
}
