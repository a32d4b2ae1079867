/** `from datamodel`: the events of a dataset, with the model's fields under their plain names. */
import type { FromCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { datasetCondition, findDataset } from '../dataset.ts'
import { eventScope } from '../scope.ts'

export function bindFrom(binder: Binder, { datamodel, span }: FromCommand): Bound {
  const scan = binder.openScan(span)
  const dataset = findDataset(binder, datamodel.model, datamodel.dataset, datamodel.span)
  const scope = dataset ? eventScope(scan, { dataset, prefixed: false }) : eventScope(scan)
  if (!dataset || !scope.events) return { plan: scan.plan, scope }
  const condition = datasetCondition(binder, dataset, scope.events)
  return { plan: { kind: 'filter', input: scan.plan, condition, span }, scope }
}
