/** Data models: which events a dataset holds, and the fields that the model computes from the event's own. */
import { and, call, cast, choose, compare, type Expr, nothing, number, or, present, text } from '../plan/expr.ts'
import type { Dataset, DatasetField, Fill } from '../schema/data-model.ts'
import { parse } from '../spl/parse.ts'
import { nearest } from '../text/nearest.ts'
import { rootSource } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { Binder } from './binder.ts'
import { evalText } from './expression.ts'
import { searchPredicate } from './predicate.ts'
import { type EventFields, eventScope, type Scope } from './scope.ts'
import { asNumber, asText, hasText, mapText } from './values.ts'
import type { ModelDataset } from './world.ts'

/** Named by a search or not known, which is reported; the nearest known name helps. */
export function findDataset(
  binder: Binder,
  model: string,
  dataset: string | undefined,
  span: Span,
): ModelDataset | undefined {
  const found = binder.world.dataset(model, dataset)
  if (found) return found
  const root = binder.world.dataset(model)
  if (!root) binder.report('unknown-model', span, { name: model, ...nearest(model, binder.world.models) })
  else {
    const known = root.siblings.map(({ name }) => name)
    binder.report('unknown-dataset', span, { model, name: dataset ?? '', known })
  }
  return undefined
}

/** The events of a dataset: the tags and constraints of it and of every dataset above it. */
export function datasetCondition(binder: Binder, found: ModelDataset, events: EventFields): Expr {
  return and(...found.lineage.flatMap(dataset => conditionsOf(binder, dataset, events)))
}

function conditionsOf(binder: Binder, dataset: Dataset, events: EventFields): Expr[] {
  const tags = events.scan.attribute('tags')
  const tagged = (tag: string): Expr => {
    const item = binder.newItem()
    // tags are kept in lower case
    const test = compare('=', 'text', { kind: 'item', name: item, type: 'text' }, text(tag))
    return { kind: 'any', list: tags, item, test, type: 'boolean' }
  }
  return [
    ...dataset.tags.map(tagged),
    ...(dataset.oneOf ?? []).map(options => or(...options.map(tagged))),
    ...(dataset.without ?? []).map((tag): Expr => ({ kind: 'not', operand: tagged(tag), type: 'boolean' })),
    ...(dataset.constraint === undefined ? [] : [constraint(binder, dataset.constraint, events)]),
  ]
}

/** A constraint is SPL of the search dialect, over the event's own fields. */
function constraint(binder: Binder, source: string, events: EventFields): Expr {
  const { query } = parse(rootSource('constraint', source))
  const [command] = query.commands
  if (command?.kind !== 'search') throw new Error(`a constraint must be a search: ${source}`)
  const scope = eventScope(events.scan)
  return searchPredicate(binder, scope, command.where)
}

/** Names that a model's fields are addressed without a prefix by. */
const plainNames = new Set(['_time', '_raw', '_indextime', 'host', 'source', 'sourcetype', 'index', 'tag', 'eventtype'])

export function modelField(binder: Binder, events: EventFields, name: string, span: Span): Expr {
  const { dataset } = events
  if (!dataset || plainNames.has(name)) return events.scan.field(name)
  const own = events.prefixed ? withoutPrefix(dataset, name) : name
  const field = own === undefined ? undefined : fieldOf(dataset, own)
  if (own === undefined || !field) {
    const known = fieldsOf(dataset).map(({ name: known }) => known)
    const { name: title = '' } = dataset.lineage.at(-1) ?? {}
    const { nearest: close } = nearest(name.slice(name.lastIndexOf('.') + 1), known)
    binder.report('unknown-model-field', span, {
      dataset: `${dataset.model}.${title}`,
      field: name,
      ...(close !== undefined && { nearest: events.prefixed ? `${title}.${close}` : close }),
    })
    return own === undefined ? nothing('text') : events.scan.field(own)
  }
  const scope = eventScope(events.scan)
  return field.fill ? filled(binder, scope, field.name, field.fill, span) : events.scan.field(field.name)
}

/** `Processes.user` → `user`; `All_Changes.Account_Management.src_user` → `src_user`. */
function withoutPrefix(dataset: ModelDataset, name: string): string | undefined {
  const names = new Set(dataset.siblings.map(({ name: sibling }) => sibling))
  let rest = name
  for (;;) {
    const dot = rest.indexOf('.')
    if (dot < 0 || !names.has(rest.slice(0, dot))) break
    rest = rest.slice(dot + 1)
  }
  return rest === name ? undefined : rest
}

const fieldsOf = (dataset: ModelDataset): readonly DatasetField[] => [
  ...dataset.lineage.flatMap(({ fields }) => fields),
  ...dataset.siblings.flatMap(({ fields }) => fields),
]

function fieldOf({ lineage, siblings }: ModelDataset, name: string): DatasetField | undefined {
  for (const { fields } of [...lineage, ...siblings]) {
    const found = fields.find(field => field.name === name)
    if (found) return found
  }
  return undefined
}

function filled(binder: Binder, scope: Scope, name: string, fill: Fill, span: Span): Expr {
  const own = binder.field(scope, name, span)
  const unknown = text('unknown')
  switch (fill.kind) {
    case 'unknown': {
      if (own.type === 'list') return choose(present(own), own, cast(unknown, 'list'))
      const given = call('nonEmpty', 'text', asText(own))
      if (!fill.dash) return call('firstPresent', 'text', given, unknown)
      const dash: Expr = { kind: 'compare', operator: '=', as: 'text', left: given, right: text('-'), type: 'boolean' }
      return choose(dash, unknown, call('firstPresent', 'text', given, unknown))
    }
    case 'zero':
      return choose(present(asNumber(own)), asNumber(own), number(0))
    case 'lower':
      return mapText(own, binder.newItem(), value => call('lower', 'text', value))
    case 'vendorProduct':
      return vendorProduct(binder, scope, own, span)
    case 'nameFromCommand': {
      const line = asText(binder.field(scope, fill.from, span))
      const name = call('nonEmpty', 'text', call('programName', 'text', line))
      return call('firstPresent', 'text', call('nonEmpty', 'text', asText(own)), name, unknown)
    }
    case 'firstOf': {
      const branches = fill.fields
        .map(field => asText(binder.field(scope, field, span)))
        .map(value => ({ when: hasText(value), value }))
      return {
        kind: 'choose',
        branches,
        otherwise: fill.otherwise === undefined ? nothing('text') : text(fill.otherwise),
        type: 'text',
      }
    }
    case 'eval':
      return asText(evalText(binder, scope, fill.expression))
  }
}

/** `vendor_product`, else vendor and product with `unknown` for the missing half, else the sourcetype. */
function vendorProduct(binder: Binder, scope: Scope, own: Expr, span: Span): Expr {
  const vendor = asText(binder.field(scope, 'vendor', span))
  const product = asText(binder.field(scope, 'product', span))
  const half = (value: Expr): Expr => choose(hasText(value), value, text('unknown'))
  return {
    kind: 'choose',
    branches: [
      { when: hasText(own), value: asText(own) },
      {
        when: or(hasText(vendor), hasText(product)),
        value: call('concat', 'text', half(vendor), text(' '), half(product)),
      },
    ],
    otherwise: asText(binder.field(scope, 'sourcetype', span)),
    type: 'text',
  }
}
