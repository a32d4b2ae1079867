/** The canonical text of a tree: reading it gives the same tree again. */
import { unreachable } from '../text/unreachable.ts'
import type { Command, Expression, Query, SearchExpression } from './ast.ts'
import { commandParsers } from './commands/index.ts'
import { generatingCommands } from './known-commands.ts'
import {
  type PrintSubsearch,
  printAppend,
  printCollect,
  printDatamodel,
  printDataset,
  printFormat,
  printGentimes,
  printInputlookup,
  printJoin,
  printMakeresults,
  printMap,
  printOutputlookup,
  printReturn,
  printUnion,
} from './print-combining.ts'
import {
  printAs,
  printAssignments,
  printBin,
  printConvert,
  printExtract,
  printForeach,
  printIplocation,
  printLookup,
  printMakemv,
  printRangemap,
  printRegex,
  printReplace,
  printRex,
  printSpath,
  printStrcat,
  printTags,
  printTojson,
} from './print-events.ts'
import { printExpression } from './print-expression.ts'
import { flag, printName, printNames, unless, words } from './print-name.ts'
import { printDedup, printHead, printSort, printTransaction, printTranspose, printXyseries } from './print-rows.ts'
import { printSearch } from './print-search.ts'
import {
  printAggregations,
  printAutoregress,
  printBins,
  printBy,
  printChart,
  printMstats,
  printStats,
  printStreamstats,
  printTimechart,
  printTop,
  printTotals,
  printTrendline,
  printTstats,
} from './print-statistics.ts'

export interface PrintOptions {
  /** One command a line. */
  readonly lines?: boolean
  /** The text that the tree was read from: without it a command that is not supported is printed as its name only. */
  readonly text?: string
}

export function printQuery(query: Query, options: PrintOptions = {}): string {
  const commands = query.commands.map((command, index) => printCommand(command, index === 0, options))
  const text = commands.join(options.lines ? '\n| ' : ' | ')
  return query.commands[0]?.kind === 'search' || commands.length === 0 ? text : `| ${text}`
}

/** One command without its pipe. The word `search` is left out only where a search may leave it out. */
function printCommand(command: Command, first: boolean, options: PrintOptions): string {
  const subsearch: PrintSubsearch = query => `[${printQuery(query, { ...options, lines: false })}]`
  const search = (node: SearchExpression): string => printSearch(node, subsearch)
  const expression = (node: Expression): string => printExpression(node, subsearch)
  switch (command.kind) {
    case 'search':
      return command.implicit && first ? printImplicit(search(command.where)) : `search ${search(command.where)}`
    case 'where':
      return `where ${expression(command.condition)}`
    case 'eval':
    case 'fieldformat':
      return `${command.kind} ${printAssignments(command.assignments, expression)}`
    case 'stats':
      return printStats(command, expression)
    case 'eventstats': {
      const { allnum, aggregations } = command
      return words('eventstats', flag('allnum', allnum), printAggregations(aggregations, expression), printBy(command))
    }
    case 'streamstats':
      return printStreamstats(command, expression)
    case 'tstats':
      return printTstats(command, expression, search)
    case 'mstats':
      return printMstats(command, expression, search)
    case 'chart':
      return printChart(command, expression)
    case 'timechart':
      return printTimechart(command, expression)
    case 'top':
    case 'rare':
      return printTop(command)
    case 'fieldsummary':
      return words('fieldsummary', unless(100, 'maxvals', command.maxvals), printNames(command.fields))
    case 'addtotals':
    case 'addcoltotals':
      return printTotals(command)
    case 'accum':
      return words('accum', printName(command.field.name), printAs(command.as))
    case 'delta':
      return words('delta', printName(command.field.name), printAs(command.as), unless(1, 'p', command.p))
    case 'autoregress':
      return printAutoregress(command)
    case 'trendline':
      return printTrendline(command)
    case 'outlier':
      return words(
        'outlier',
        unless('transform', 'action', command.action),
        unless(2.5, 'param', command.param),
        flag('mark', command.mark),
        flag('uselower', command.uselower),
        printNames(command.fields),
      )
    case 'fillnull':
      return words('fillnull', unless('0', 'value', command.value), printNames(command.fields))
    case 'rename':
      return `rename ${command.renames.map(({ from, to }) => `${printName(from.name)} as ${printName(to.name)}`).join(', ')}`
    case 'convert':
      return printConvert(command)
    case 'fields':
      return words('fields', command.mode === 'remove' && '-', printNames(command.fields))
    case 'table':
    case 'filldown':
      return words(command.kind, printNames(command.fields))
    case 'replace':
      return printReplace(command)
    case 'bin':
      return printBin(command)
    case 'regex':
      return printRegex(command)
    case 'rex':
      return printRex(command)
    case 'spath':
      return printSpath(command)
    case 'extract':
      return printExtract(command)
    case 'xmlkv':
      return words('xmlkv', command.field.name !== '_raw' && printName(command.field.name))
    case 'tojson':
      return printTojson(command)
    case 'fromjson':
      return words('fromjson', unless('', 'prefix', command.prefix), printName(command.field.name))
    case 'makemv':
      return printMakemv(command)
    case 'nomv':
      return `nomv ${printName(command.field.name)}`
    case 'mvexpand':
      return words('mvexpand', printName(command.field.name), unless(0, 'limit', command.limit))
    case 'mvcombine':
      return words('mvcombine', unless(' ', 'delim', command.delim), printName(command.field.name))
    case 'strcat':
      return printStrcat(command)
    case 'rangemap':
      return printRangemap(command)
    case 'iplocation':
      return printIplocation(command)
    case 'lookup':
      return printLookup(command)
    case 'tags':
      return printTags(command)
    case 'foreach':
      return printForeach(command)
    case 'sort':
      return printSort(command)
    case 'dedup':
      return printDedup(command)
    case 'head':
      return printHead(command, expression)
    case 'tail':
      return `tail ${command.count}`
    case 'transaction':
      return printTransaction(command, expression, search)
    case 'xyseries':
      return printXyseries(command)
    case 'untable':
      return `untable ${printNames([command.x, command.y, command.value])}`
    case 'transpose':
      return printTranspose(command)
    case 'makecontinuous':
      return words('makecontinuous', printName(command.field.name), printBins(command))
    case 'addinfo':
    case 'delete':
    case 'require':
    case 'reverse':
    case 'typer':
    case 'uniq':
      return command.kind
    case 'noop':
      return words(command.name, command.rest)
    case 'from':
      return `from ${printDataset(command.source, ' ')}`
    case 'datamodel':
      return printDatamodel(command)
    case 'makeresults':
      return printMakeresults(command)
    case 'gentimes':
      return printGentimes(command)
    case 'inputlookup':
      return printInputlookup(command, search)
    case 'outputlookup':
      return printOutputlookup(command)
    case 'collect':
      return printCollect(command)
    case 'join':
      return printJoin(command, subsearch)
    case 'append':
    case 'appendcols':
      return printAppend(command, subsearch)
    case 'appendpipe':
      return `appendpipe ${subsearch(command.query)}`
    case 'union':
      return printUnion(command, subsearch)
    case 'multisearch':
      return words('multisearch', ...command.queries.map(subsearch))
    case 'set':
      return words('set', command.operation, subsearch(command.left), subsearch(command.right))
    case 'map':
      return printMap(command)
    case 'format':
      return printFormat(command)
    case 'return':
      return printReturn(command)
    case 'unsupported':
      return options.text === undefined ? command.name : options.text.slice(command.span.start, command.span.end)
    default:
      return unreachable(command)
  }
}

/** What begins with a command's name would be that command: in parentheses it stays what it is. */
function printImplicit(text: string): string {
  const word = /^[a-z]+(?![\w.=!<>-])/i.exec(text)?.[0] ?? ''
  const name = word.toLowerCase()
  if (!commandParsers.has(name) && !generatingCommands.has(name)) return text
  const rest = text.slice(word.length)
  return /^(?:\s|$)/.test(rest) ? `(${word})${rest}` : `(${text})`
}
