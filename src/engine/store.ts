/** The events table: its definition, how an event becomes a row of it, and how one comes back. */
import type { StoredEvent } from '../schema/stored-event.ts'
import type { FetchedEvent } from './engine.ts'

/** Few dynamic paths: with the default of 1,024 heterogeneous logs load six times slower. */
export const createEvents = `
CREATE TABLE IF NOT EXISTS events (
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
  fields JSON(max_dynamic_paths = 96)
) ENGINE = MergeTree ORDER BY (\`index\`, _time, seq)`

/** Values stay the text that they are: a date in a field that holds only dates would else become a Date. */
export const insertSettings = {
  input_format_try_infer_dates: 0,
  input_format_try_infer_datetimes: 0,
  type_json_skip_duplicated_paths: 1,
} as const

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

/** One line of JSONEachRow. Written by hand: a field may be called `__proto__`, and numbers must not pass through floats. */
export function eventRow(event: StoredEvent, seq: number, indexTime: number): string {
  const fields: string[] = []
  for (const [name, value] of event.fields) if (name !== '') fields.push(`${json(name)}:${jsonValue(value)}`)
  return (
    `{"_time":${Math.trunc(event.time)},"_indextime":${Math.trunc(indexTime)},"seq":${seq},"index":${json(event.index)}` +
    `,"host":${json(event.host)},"source":${json(event.source)},"sourcetype":${json(event.sourcetype)}` +
    `,"sources":${jsonValue(event.sources)},"sourcetypes":${jsonValue(event.sourcetypes)},"tags":${jsonValue(event.tags)}` +
    `,"_raw":${json(event.raw)},"file":${json(event.file)},"record":${Math.trunc(event.record)},"fields":{${fields.join(',')}}}\n`
  )
}

const jsonValue = (value: string | readonly string[]): string =>
  typeof value === 'string' ? json(value) : `[${value.map(json).join(',')}]`

/** Half a surrogate pair is no text; the database would refuse the whole block. */
const json = (text: string): string => JSON.stringify(text.isWellFormed() ? text : text.toWellFormed())

export const fetchColumns =
  'seq, toUnixTimestamp64Micro(_time), _raw, `index`, host, source, sourcetype, file, record, fields'

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
      fields: flattened(cells[9]),
    },
  ]
}

/** The database prints dotted names as nested objects; search-time fields are flat. */
function flattened(value: unknown): Map<string, string | readonly string[]> {
  const fields = new Map<string, string | readonly string[]>()
  const visit = (inner: unknown, name: string): void => {
    if (inner === null || inner === undefined) return
    if (Array.isArray(inner)) fields.set(name, inner.filter(item => item !== null).map(String))
    else if (typeof inner === 'object') {
      for (const [key, child] of Object.entries(inner)) visit(child, name === '' ? key : `${name}.${key}`)
    } else fields.set(name, String(inner))
  }
  visit(value, '')
  return fields
}
