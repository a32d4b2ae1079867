/** The innermost SELECT: every field that a search uses becomes a column of its own where the table is read. */
import type { ColumnId } from '../plan/columns.ts'
import type { Attribute, Scan, ScanColumn } from '../plan/plan.ts'
import { aliased, type Block, type Definition, defineAll, noColumns, plainColumn, readFrom } from './block.ts'
import { identifier, numeral } from './query.ts'

/** Newest first; events of one time in the order of arrival. */
const eventOrder = [
  { sql: 'toUnixTimestamp64Micro(_time)', descending: true, nulls: 'last', exact: true },
  { sql: 'toInt64(seq)', descending: false, nulls: 'last', exact: true },
] as const

export function scanBlock(scan: Scan, needed: ReadonlySet<ColumnId>): Block {
  const bounds = [
    ...(scan.from === undefined ? [] : [`_time >= ${timestamp(scan.from)}`]),
    ...(scan.until === undefined ? [] : [`_time < ${timestamp(scan.until)}`]),
  ]
  const columns = scan.columns.filter(({ id }) => needed.has(id))
  return defineAll(
    { ...readFrom('events', eventOrder), where: bounds },
    columns.map(column => [column.id, leaf(column)] as const),
  )
}

const timestamp = (seconds: number): string =>
  `fromUnixTimestamp64Micro(toInt64(${numeral(Math.round(seconds * 1e6))}), 'UTC')`

const attributes: Record<Attribute, string> = {
  time: 'toNullable(toUnixTimestamp64Micro(_time) / 1e6)',
  indextime: 'toNullable(toUnixTimestamp64Micro(_indextime) / 1e6)',
  seq: 'toNullable(toFloat64(seq))',
  raw: "nullIf(_raw, '')",
  index: 'toNullable(`index`)',
  host: "nullIf(host, '')",
  source: "nullIf(source, '')",
  sourcetype: "nullIf(sourcetype, '')",
  sources: 'sources',
  sourcetypes: 'sourcetypes',
  tags: 'tags',
  file: 'toNullable(file)',
  record: 'toNullable(toFloat64(record))',
}

/** A list field is stored as text in events that have one value of it, as an array of texts in the others. */
function leaf(column: ScanColumn): Definition {
  if (column.read.kind === 'attribute') return plainColumn(attributes[column.read.name])
  const path = `fields.${identifier(column.read.name)}`
  if (column.type !== 'list') return plainColumn(`${path}.:String`)
  const many = `arrayMap(x -> assumeNotNull(x), ${path}.:\`Array(Nullable(String))\`)`
  if (column.read.alwaysList) return aliased(noColumns, many)
  return aliased(noColumns, `if(isNull(${path}.:String), ${many}, [assumeNotNull(${path}.:String)])`)
}
