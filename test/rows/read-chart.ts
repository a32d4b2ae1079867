/** `chart` and `timechart` of the cases, read with the defaults that their reader gives them. */
import type * as spl from '../../src/spl/ast.ts'
import { readSpan } from './read-command.ts'

const span = { start: 0, end: 0 }
const name = (text: string): spl.Name => ({ span, name: text, wildcard: false })

export interface Range {
  readonly from?: number
  readonly until?: number
}

/** `earliest=0 latest=7200 | timechart …`: the range of the search before the command. */
export function readRange(text: string): { range: Range; command: string } {
  const [, from, until, command] = /^earliest=(\d+) latest=(\d+) \| (.*)$/s.exec(text) ?? []
  if (command === undefined) return { range: {}, command: text }
  return { range: { from: Number(from), until: Number(until) }, command }
}

export function readChart(text: string): spl.ChartCommand {
  const { words, options } = split(text)
  const over = after(words, 'over', 1)
  const by = after(words, 'by', 2)
  const [row, column] = [...over, ...by]
  const where = readWhere(text)
  const bins = options.get('span')
  return {
    kind: 'chart',
    span,
    aggregations: aggregations(words),
    ...(row ? { row: { span, field: name(row), ...(bins ? { size: readSpan(bins) } : {}) } } : {}),
    ...(column ? { column: { span, field: name(column) } } : {}),
    ...(where ? { where } : {}),
    series: seriesOptions(options),
  }
}

export function readTimechart(text: string): spl.TimechartCommand {
  const { words, options } = split(text)
  const [column] = after(words, 'by', 1)
  const where = readWhere(text)
  return {
    kind: 'timechart',
    span,
    aggregations: aggregations(words),
    time: { size: readSpan(options.get('span') ?? '1m') },
    ...(column ? { column: { span, field: name(column) } } : {}),
    ...(where ? { where } : {}),
    series: seriesOptions(options),
    partial: options.get('partial') !== 'f',
    fixedrange: options.get('fixedrange') !== 'f',
  }
}

function split(text: string): { words: string[]; options: Map<string, string> } {
  const options = new Map<string, string>()
  const words: string[] = []
  for (const word of text.replace(/ where .*/, '').match(/\w+="[^"]*"|\S+/g) ?? []) {
    const [, option, value] = /^(\w+)=(.*)$/.exec(word) ?? []
    if (option !== undefined && value !== undefined) options.set(option, value.replaceAll('"', ''))
    else words.push(word)
  }
  return { words: words.slice(1), options }
}

function after(words: readonly string[], word: string, count: number): string[] {
  const at = words.indexOf(word)
  return at < 0 ? [] : words.slice(at + 1, at + 1 + count).filter(each => each !== 'by')
}

function aggregations(words: readonly string[]): spl.Aggregation[] {
  const end = words.findIndex(word => word === 'over' || word === 'by')
  return words.slice(0, end < 0 ? words.length : end).map(aggregation)
}

function aggregation(text: string): spl.Aggregation {
  const [, called = '', argument] = /^(\w+)(?:\((.*)\))?$/.exec(text) ?? []
  return {
    span,
    function: called,
    functionSpan: span,
    ...(argument === undefined ? {} : { argument: { kind: 'field', field: name(argument) } }),
    alias: text,
    aliasSpan: span,
    named: false,
  }
}

function readWhere(text: string): spl.SeriesFilter | undefined {
  const [, what] = / where (.*)$/.exec(text) ?? []
  if (what === undefined) return undefined
  const [, ranked, word, from, count] = /^(\S+) (in|notin) (top|bottom)(\d+)$/.exec(what) ?? []
  if (ranked !== undefined) {
    const test = {
      kind: 'rank',
      in: word === 'in',
      from: from === 'top' ? 'top' : 'bottom',
      count: Number(count),
    } as const
    return { span, aggregation: aggregation(ranked), test }
  }
  const [, compared = '', operator, value] = /^(\S+) (<=|>=|!=|<|>|=) (\S+)$/.exec(what) ?? []
  const test = { kind: 'compare', operator: operator as '=', value: Number(value) } as const
  return { span, aggregation: aggregation(compared), test }
}

function seriesOptions(options: ReadonlyMap<string, string>): spl.SeriesOptions {
  const [, from, limit = '10'] = /^(top|bottom)?(\d+)$/.exec(options.get('limit') ?? '10') ?? []
  const agg = options.get('agg')
  const format = options.get('format')
  return {
    limit: Number(limit),
    limitFrom: from === 'bottom' ? 'bottom' : 'top',
    useother: options.get('useother') !== 'f',
    otherstr: options.get('otherstr') ?? 'OTHER',
    usenull: options.get('usenull') !== 'f',
    nullstr: options.get('nullstr') ?? 'NULL',
    cont: options.get('cont') !== 'f',
    ...(agg === undefined ? {} : { agg }),
    sep: options.get('sep') ?? ': ',
    ...(format === undefined ? {} : { format }),
  }
}
