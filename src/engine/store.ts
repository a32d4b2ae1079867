/** The events table: its definition, how rows come into it, and how an event comes back. */
import type { FetchedEvent } from './engine.ts'
import { maxPaths } from './fields-column.ts'
import { printedFields } from './printed-fields.ts'

const columns = `
  _time DateTime64(6, 'UTC'),
  _indextime DateTime64(6, 'UTC'),
  seq UInt64,
  \`index\` LowCardinality(String),
  host LowCardinality(String),
  source LowCardinality(String),
  sourcetype LowCardinality(String),
  sources Array(LowCardinality(String)),
  sourcetypes Array(LowCardinality(String)),
  tags Array(LowCardinality(String)),
  _raw String,
  file LowCardinality(String),
  record Int64,
  fields JSON(max_dynamic_paths = ${maxPaths})`

/**
 * Few dynamic paths: with the default of 1,024 heterogeneous logs load six times slower. What was just inserted is compact,
 * one file for all columns: with a file for each of the paths an insert takes seven times as long. Few parts are merged at
 * once, in small blocks: the buffers of a hundred parts with as many paths are gigabytes.
 */
export const createEvents = `
CREATE TABLE IF NOT EXISTS events (${columns}
) ENGINE = MergeTree ORDER BY (\`index\`, _time, seq)
SETTINGS min_level_for_wide_part = 1, max_parts_to_merge_at_once = 5,
  merge_max_block_size = 1024, merge_max_block_size_bytes = 2000000`

/** A block of the Native form from a file, read at a third of what rows cost. The whole file is one block, so one part. */
export const insertEvents = `
INSERT INTO events SELECT * FROM file({path:String}, Native, {columns:String})
SETTINGS max_insert_block_size = 1000000, max_block_size = 1000000`

export const insertColumns = columns

export const sessionSettings: Readonly<Record<string, string | number>> = {
  join_use_nulls: 1,
  prefer_column_name_to_alias: 1,
  max_query_size: 67_108_864,
  max_ast_elements: 1_000_000,
  max_expanded_ast_elements: 2_000_000,
  max_execution_time: 120,
  max_memory_usage: 4_000_000_000,
  max_result_rows: 10_000_000,
  transform_null_in: 0,
  session_timezone: 'UTC',
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
  enable_materialized_cte: 1,
}

export const fetchColumns =
  'seq, toUnixTimestamp64Micro(_time), _raw, `index`, host, source, sourcetype, file, record, toString(fields)'

export function fetchedEvent(cells: readonly unknown[]): readonly [seq: number, event: FetchedEvent] {
  const text = (index: number): string => String(cells[index] ?? '')
  return [
    Number(cells[0]),
    {
      time: Number(cells[1]) / 1e6,
      raw: text(2),
      index: text(3),
      host: text(4),
      source: text(5),
      sourcetype: text(6),
      file: text(7),
      record: Number(cells[8]),
      fields: printedFields(text(9)),
    },
  ]
}
