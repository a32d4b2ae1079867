/** Which files a kept store holds whole: a row of its own for each, written after all of its events. */

import type { Chapter } from './block-writer.ts'
import type { KeptFile } from './engine.ts'

/** A file and the fields of its events. */
export interface FileRow extends KeptFile {
  readonly fields: Chapter['fields']
  readonly multivalued: Chapter['multivalued']
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

/** Every field of every file, and whether it has several values somewhere. */
export const selectFields = `
SELECT name, max(several)
FROM (
  SELECT arrayJoin(fields) AS name, 0 AS several FROM files
  UNION ALL
  SELECT arrayJoin(multivalued) AS name, 1 AS several FROM files
)
GROUP BY name`

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
