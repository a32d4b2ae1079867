/** `from`, `datamodel`: the events of a dataset, or the rows of a lookup. */
import type { DatamodelCommand, Dataset, FromCommand } from '../../spl/ast.ts'
import type { Span } from '../../text/span.ts'
import type { Binder, Bound } from '../binder.ts'
import { datasetCondition, findDataset } from '../dataset.ts'
import { lookupRows } from '../lookups.ts'
import { eventScope } from '../scope.ts'

export const bindFrom = (binder: Binder, { source, span }: FromCommand): Bound | undefined =>
  bindDataset(binder, source, span)

export function bindDataset(binder: Binder, source: Dataset, span: Span): Bound | undefined {
  switch (source.kind) {
    case 'datamodel':
      return datasetEvents(binder, source.name.model, source.name.dataset, {
        prefixed: false,
        span,
        named: source.name.span,
      })
    case 'lookup':
      return lookupRows(binder, source.name, span)
    case 'savedsearch':
      binder.report('unsupported-form', source.name.span, { command: 'from', form: 'a saved search' })
      return undefined
  }
}

/** `search` keeps the dataset before the names, `flat` leaves it out. */
export function bindDatamodel(binder: Binder, { model, dataset, mode, span }: DatamodelCommand): Bound | undefined {
  if (!model || !dataset || !mode) {
    binder.report('unsupported-form', span, { command: 'datamodel', form: 'a listing of models' })
    return undefined
  }
  return datasetEvents(binder, model.name, dataset.name, { prefixed: mode === 'search', span, named: dataset.span })
}

interface How {
  readonly prefixed: boolean
  readonly span: Span
  readonly named: Span
}

/** The model's fields under their plain names, or with the dataset before them. */
function datasetEvents(
  binder: Binder,
  model: string,
  name: string | undefined,
  { prefixed, span, named }: How,
): Bound | undefined {
  const scan = binder.openScan(span)
  const dataset = findDataset(binder, model, name, named)
  if (!dataset) return undefined
  const scope = eventScope(scan, { dataset, prefixed })
  if (!scope.events) return undefined
  const condition = datasetCondition(binder, dataset, scope.events)
  return { plan: { kind: 'filter', input: scan.plan, condition, span }, scope }
}
