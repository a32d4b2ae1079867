/** The events that a search starts from; a column is read as soon as some stage asks for it. */
import type { ColumnId } from '../plan/columns.ts'
import { column, type Expr } from '../plan/expr.ts'
import type { Attribute, Scan, ScanColumn } from '../plan/plan.ts'
import type { Span } from '../text/span.ts'
import type { World } from './world.ts'

type OpenScan = { -readonly [Key in keyof Scan]: Scan[Key] } & { columns: ScanColumn[] }

export class EventScan {
  readonly #scan: OpenScan
  readonly #world: World
  readonly #newId: (hint: string) => ColumnId

  constructor(world: World, newId: (hint: string) => ColumnId, span: Span) {
    this.#world = world
    this.#newId = newId
    this.#scan = { kind: 'scan', span, columns: [] }
    this.bound(world.range)
  }

  /** Grows until the last stage is bound. */
  get plan(): Scan {
    return this.#scan
  }

  /** Bounds that the search itself names take the place of the given range; epoch seconds. */
  bound(range: { readonly from?: number; readonly until?: number }): void {
    delete this.#scan.from
    delete this.#scan.until
    if (range.from !== undefined) this.#scan.from = range.from
    if (range.until !== undefined) this.#scan.until = range.until
  }

  get range(): { readonly from?: number; readonly until?: number } {
    const { from, until } = this.#scan
    return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
  }

  attribute(name: Attribute): Expr {
    return this.#column({ kind: 'attribute', name }, attributeType(name))
  }

  /** A field of the event as it was extracted or normalised, by its Splunk name. */
  field(name: string): Expr {
    const attribute = isAttribute(name) ? attributeFields[name] : undefined
    if (attribute !== undefined) return this.attribute(attribute)
    const { multivalued = false, alwaysList = false, plainNumbers = false } = this.#world.fields.get(name) ?? {}
    const read = { kind: 'field', name, ...(multivalued && alwaysList && { alwaysList }) } as const
    const value = this.#column(read, multivalued ? 'list' : 'text')
    return plainNumbers && value.kind === 'column' ? { ...value, plainNumbers } : value
  }

  #column(read: ScanColumn['read'], type: ScanColumn['type']): Expr {
    const known = this.#scan.columns.find(({ read: other }) => other.kind === read.kind && other.name === read.name)
    if (known) return column(known.id, known.type)
    const id = this.#newId(read.name)
    this.#scan.columns.push({ id, type, read })
    return column(id, type)
  }
}

/** Whether the store keeps what has this name beside the fields. */
export const isAttribute = (name: string): boolean => Object.hasOwn(attributeFields, name)

function attributeType(name: Attribute): ScanColumn['type'] {
  if (name === 'sources' || name === 'sourcetypes' || name === 'tags') return 'list'
  return name === 'time' || name === 'indextime' || name === 'seq' || name === 'record' ? 'number' : 'text'
}

/** Fields that the store keeps beside the others. */
const attributeFields: Readonly<Record<string, Attribute>> = {
  _time: 'time',
  _indextime: 'indextime',
  _raw: 'raw',
  index: 'index',
  host: 'host',
  source: 'source',
  sourcetype: 'sourcetype',
  tag: 'tags',
  'tag::eventtype': 'tags',
}
