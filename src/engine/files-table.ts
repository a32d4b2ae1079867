/** Which files a kept store holds whole: a row of its own for each, written after all of its events. */
import type { FieldFacts } from '../schema/field-facts.ts'
import type { Chapter } from './chapter.ts'
import type { KeptFile } from './engine.ts'

/** A file and the fields of its events. */
export interface FileRow extends KeptFile {
  readonly fields: Chapter['fields']
  readonly multivalued: Chapter['multivalued']
  readonly lists: Chapter['lists']
  readonly oddNumbers: Chapter['oddNumbers']
}

export const createFiles = `
CREATE TABLE IF NOT EXISTS files (
  first UInt64,
  next UInt64,
  name String,
  hash String,
  bytes UInt64,
  logs UInt64,
  badRecords UInt64,
  events UInt64,
  newest Nullable(Float64),
  indexes Array(LowCardinality(String)),
  fields Array(LowCardinality(String)),
  multivalued Array(LowCardinality(String))
) ENGINE = MergeTree ORDER BY first`

/**
 * Of files that were loaded before these were kept nothing is known: no field is always a list, and any may have odd numbers.
 * So it is too where an older release adds files.
 */
export const addFieldFacts = `
ALTER TABLE files
  ADD COLUMN IF NOT EXISTS lists Array(LowCardinality(String)),
  ADD COLUMN IF NOT EXISTS oddNumbers Array(LowCardinality(String)) DEFAULT fields`

/** Lines of JSONEachRow. */
export const fileRows = (files: readonly FileRow[]): string => files.map(file => JSON.stringify(file) + '\n').join('')

export const selectFiles = `
SELECT first, next, name, hash, bytes, logs, badRecords, events, newest, indexes FROM files ORDER BY first`

export function keptFile(cells: readonly unknown[]): KeptFile {
  const number = (index: number): number => Number(cells[index])
  const { 8: newest, 9: indexes } = cells
  return {
    first: number(0),
    next: number(1),
    name: String(cells[2]),
    hash: String(cells[3]),
    bytes: number(4),
    logs: number(5),
    badRecords: number(6),
    events: number(7),
    newest: newest === null ? undefined : Number(newest),
    indexes: Array.isArray(indexes) ? indexes.map(String) : [],
  }
}

/** Every field of every file, and what holds for it in all of them. */
export const selectFields = `
SELECT name, max(has(multivalued, name)), min(has(lists, name)), max(has(oddNumbers, name))
FROM files ARRAY JOIN fields AS name
GROUP BY name`

export const fieldFacts = (cells: readonly unknown[]): readonly [name: string, facts: FieldFacts] => [
  String(cells[0]),
  { multivalued: Number(cells[1]) > 0, alwaysList: Number(cells[2]) > 0, plainNumbers: Number(cells[3]) === 0 },
]

/** Every field of every sourcetype, how many events have it, and how many several values of it. */
export const selectFieldCounts = `
SELECT field, sourcetype, count(), countIf(startsWith(type, 'Array'))
FROM (SELECT sourcetype, JSONAllPathsWithTypes(fields) AS types FROM events)
ARRAY JOIN mapKeys(types) AS field, mapValues(types) AS type
GROUP BY field, sourcetype
ORDER BY field, sourcetype`

/** A condition on \`seq\` that holds for the events of no file. */
export function outsideOf(files: readonly KeptFile[]): string {
  const gaps: string[] = []
  let next = 0
  for (const file of files.toSorted((a, b) => a.first - b.first)) {
    if (file.first > next) gaps.push(`seq BETWEEN ${next} AND ${file.first - 1}`)
    next = Math.max(next, file.next)
  }
  return [...gaps, `seq >= ${next}`].join(' OR ')
}
