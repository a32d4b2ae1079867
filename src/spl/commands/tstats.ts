/** `tstats count from datamodel=Endpoint.Processes where … by …`. */
import { parseAggregations, parseBy } from '../aggregations.ts'
import type { DataModelName, Name, SearchExpression, TstatsCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readDataModelName } from '../data-model-name.ts'
import { Options } from '../options.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'
import { parseWhereClause } from './where-clause.ts'

export function parseTstats(cursor: Cursor, word: CommandWord): TstatsCommand | undefined {
  const options = new Options(cursor, 'tstats', {
    taken: ['summariesonly', 'prestats', 'append', 'fillnull_value', 'span'],
    ignored: ['local', 'allow_old_summaries', 'chunk_size', 'include_reduced_buckets'],
  })
  const aggregations = parseAggregations(cursor, 'tstats', options, ['from', 'where', 'by', 'groupby'])
  const clauses = aggregations && parseClauses(cursor, word, options)
  if (!aggregations || !clauses) return undefined
  const { from, where, by } = clauses
  const timespan = options.timeSpan('span')
  const fillnullValue = options.text('fillnull_value')
  if (options.has('span') && !by.some(({ name }) => name === '_time')) {
    cursor.report('unsupported-option', options.span('span') ?? word, { command: 'tstats', option: 'span' })
  }
  return {
    kind: 'tstats',
    aggregations,
    ...(from && { from }),
    ...(where && { where }),
    by,
    ...(timespan && { timespan }),
    ...(fillnullValue !== undefined && { fillnullValue }),
    summariesonly: options.flag('summariesonly'),
    prestats: options.flag('prestats'),
    append: options.flag('append'),
    span: whole(word, cursor),
  }
}

interface Clauses {
  readonly from?: DataModelName
  readonly where?: SearchExpression
  readonly by: readonly Name[]
}

function parseClauses(cursor: Cursor, word: CommandWord, options: Options): Clauses | undefined {
  const from = parseFrom(cursor, options)
  if (from === undefined) return undefined
  const where = parseWhereClause(cursor, ['by', 'groupby'])
  if (where === undefined) return undefined
  const by = cursor.eatWord('by', 'groupby') ? parseBy(cursor, options) : []
  if (!by) return undefined
  cursor.blanks()
  if (!cursor.done) return unexpected(cursor, word)
  return { ...(from !== 'none' && { from }), ...(where !== 'none' && { where }), by }
}

function parseFrom(cursor: Cursor, options: Options): DataModelName | 'none' | undefined {
  const start = cursor.at
  if (!cursor.eatWord('from')) return 'none'
  cursor.blanks()
  const model = cursor.eatWord('datamodel') ? readDataModelName(cursor) : undefined
  if (!model) {
    const { text, span } = cursor.found()
    return cursor.report('unsupported-source', { start, end: span.end }, { command: 'tstats from', source: text })
  }
  do cursor.blanks()
  while (options.read())
  return model
}
