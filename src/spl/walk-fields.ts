/** Which fields a command looks at and which it gives a value. */
import type { Span } from '../text/span.ts'
import { unreachable } from '../text/unreachable.ts'
import type { Aggregation, Command, Expression, Name, SearchExpression } from './ast.ts'
import { nameOf } from './names.ts'
import { childrenOf, expressionsOf, searchesOf } from './walk.ts'

/** The fields whose values a command looks at, in the order written; those of its subsearches left out. */
export function fieldsRead(command: Command): readonly Name[] {
  const tested = [...searchesOf(command).flatMap(searchFields), ...expressionsOf(command).flatMap(expressionFields)]
  switch (command.kind) {
    case 'stats':
    case 'tstats':
    case 'eventstats':
    case 'streamstats':
      return [...command.aggregations.flatMap(argumentOf), ...tested, ...command.by]
    case 'mstats':
      return [...tested, ...command.by]
    // What it tests are fields of the table.
    case 'inputlookup':
      return []
    case 'chart':
    case 'timechart': {
      const splits = [command.kind === 'chart' ? command.row : undefined, command.column]
      const fields = splits.flatMap(split => (split ? [split.field] : []))
      return [...command.aggregations.flatMap(argumentOf), ...tested, ...fields]
    }
    case 'top':
    case 'rare':
      return [...command.fields, ...command.by]
    case 'rename':
      return command.renames.map(({ from }) => from)
    case 'convert':
      return command.conversions.map(({ field }) => field)
    case 'table':
    case 'join':
    case 'replace':
    case 'addtotals':
    case 'addcoltotals':
    case 'outlier':
    case 'fieldsummary':
    case 'tags':
      return command.fields
    case 'transaction':
      return [...command.fields, ...tested]
    case 'fields':
      return command.mode === 'keep' ? command.fields : []
    case 'sort':
      return command.keys.map(({ field }) => field)
    case 'dedup':
      return [...command.fields, ...command.sortby.map(({ field }) => field)]
    case 'lookup':
      return command.keys.map(({ event }) => event)
    case 'regex':
    case 'rex':
    case 'xmlkv':
    case 'makecontinuous':
      return written(command, command.field)
    case 'spath':
      return written(command, command.input)
    case 'bin':
    case 'makemv':
    case 'nomv':
    case 'mvexpand':
    case 'mvcombine':
    case 'rangemap':
    case 'iplocation':
    case 'fromjson':
    case 'accum':
    case 'delta':
    case 'autoregress':
      return [command.field]
    case 'trendline':
      return command.trends.map(({ field }) => field)
    case 'tojson':
    case 'return':
      return command.fields.map(({ field }) => field)
    case 'strcat':
      return command.sources.flatMap(source => (source.kind === 'field' ? [source.field] : []))
    case 'xyseries':
      return [command.x, command.y, ...command.values]
    case 'untable':
      return [command.x]
    case 'transpose':
      return command.headerField ? [command.headerField] : []
    default:
      return tested
  }
}

/** The fields that a command gives a value, as far as its text says. */
export function fieldsWritten(command: Command): readonly Name[] {
  const named = (...names: readonly string[]): readonly Name[] => names.map(name => nameOf(name, command.span))
  switch (command.kind) {
    case 'eval':
      return command.assignments.map(({ target }) => target)
    case 'stats':
    case 'tstats':
    case 'mstats':
    case 'eventstats':
    case 'streamstats':
    case 'chart':
    case 'timechart':
      return command.aggregations.map(aliasOf)
    case 'top':
    case 'rare': {
      const { showcount, showperc, countfield, percentfield } = command
      return named(...(showcount ? [countfield] : []), ...(showperc ? [percentfield] : []))
    }
    case 'fillnull':
    case 'filldown':
    case 'replace':
      return command.fields
    case 'rename':
      return command.renames.map(({ to }) => to)
    case 'convert':
      return command.conversions.map(({ field, as }) => as ?? field)
    case 'bin':
    case 'accum':
      return [command.as ?? command.field]
    case 'delta':
      return command.as ? [command.as] : named(`delta(${command.field.name})`)
    case 'autoregress': {
      const { as, from, to, field } = command
      const previous = Array.from({ length: Math.min(to - from + 1, 1000) }, (_, n) => `${field.name}_p${from + n}`)
      return as ? [as] : named(...previous)
    }
    case 'trendline':
      return command.trends.map(
        ({ function: name, period, field, as, span }) => as ?? nameOf(`${name}${period}(${field.name})`, span),
      )
    case 'rex':
      return command.rule.kind === 'pattern'
        ? groupNames(command.rule.pattern.text, command.rule.pattern.span)
        : [command.field]
    case 'spath':
      return command.output ? [command.output] : command.path ? [nameOf(command.path.text, command.path.span)] : []
    case 'lookup':
      return command.outputs.map(({ event }) => event)
    case 'makemv':
    case 'nomv':
    case 'mvcombine':
      return [command.field]
    case 'strcat':
      return [command.target]
    case 'tojson':
      return [command.outputField]
    case 'rangemap':
      return named('range')
    case 'iplocation':
      return named(...placeFields(command.allfields).map(name => `${command.prefix}${name}`))
    case 'addtotals':
      return command.row ? named(command.fieldname) : []
    case 'addinfo':
      return named('info_min_time', 'info_max_time', 'info_sid', 'info_search_time')
    case 'typer':
      return named('eventtype')
    case 'tags':
      return command.outputfield ? [command.outputfield] : named('tag')
    case 'transaction':
      return named('duration', 'eventcount', 'closed_txn')
    case 'untable':
      return [command.y, command.value]
    default:
      return []
  }
}

const placeFields = (all: boolean): readonly string[] => [
  ...['City', 'Country', 'Region', 'lat', 'lon'],
  ...(all ? ['Continent', 'MetroCode', 'Timezone'] : []),
]

/** A field that is not written has the place of the command's name. */
const written = ({ span }: Command, field: Name): readonly Name[] => (field.span.start === span.start ? [] : [field])

function groupNames(pattern: string, span: Span): readonly Name[] {
  const names = [...pattern.matchAll(/\(\?(?:P?<|')([A-Za-z_]\w*)[>']/g)].map(([, name = '']) => name)
  return [...new Set(names)].map(name => nameOf(name, span))
}

function argumentOf({ argument }: Aggregation): readonly Name[] {
  if (argument?.kind === 'series') return argumentOf(argument.of)
  return argument?.kind === 'field' ? [argument.field] : []
}

const aliasOf = ({ alias, aliasSpan }: Aggregation): Name => nameOf(alias, aliasSpan)

/** The fields that a search expression compares, in the order written. */
export function searchFields(expression: SearchExpression): readonly Name[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.items.flatMap(searchFields)
    case 'not':
      return searchFields(expression.item)
    case 'comparison':
    case 'in':
    case 'subsearch-comparison':
    case 'subsearch-in':
      return [expression.field]
    case 'keyword':
    case 'everything':
    case 'time':
    case 'subsearch':
      return []
    default:
      return unreachable(expression)
  }
}

/** The fields that an expression reads, in the order written. */
export function expressionFields(expression: Expression): readonly Name[] {
  if (expression.kind === 'field') return [{ name: expression.name, wildcard: false, span: expression.span }]
  return childrenOf(expression).flatMap(expressionFields)
}
